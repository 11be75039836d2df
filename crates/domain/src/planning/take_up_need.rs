//! The purchaser takes a need up.

use super::{NeedTakenUp, rules::DECIDE_NEED};
use crate::{
    context::At,
    decision::{Decided, Decision},
    stage::Stage,
    verb::Act,
};

verb! {
    /// Takes a need up for research.
    TakeUpNeed "take-up-need" ("受理需求", "Take up the need")
    help ("受理后开始需求调查。", "Research of the need begins.")
    acts [] scope Process stages [S01]
    {}
}

impl Act for TakeUpNeed {
    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(NeedTakenUp {})
            .meet(&DECIDE_NEED, "")
            .enter(Stage::S02)
            .done()
    }
}
