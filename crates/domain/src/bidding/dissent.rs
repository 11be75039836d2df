//! Another opinion.

use super::{common::seat, events::DissentRecorded};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Puts a dissenting opinion into the report (A20); silence counts as agreement.
    Dissent "dissent" ("提出不同意见", "Dissent")
    help ("对评审结论有不同意见的委员书面说明，写入评审报告；不写视为同意。", "A member who disagrees says so in writing and it goes into the report; silence counts as agreement.")
    acts [20] scope Process stages [S09]
    {
        text: Prose = ("不同意见和理由", "Opinion and reasons");
    }
}

impl Act for Dissent {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        seat(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(DissentRecorded {
                text: self.text.text(),
            })
            .done()
    }
}
