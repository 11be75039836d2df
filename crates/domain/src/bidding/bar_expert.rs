//! An expert does not take part in the draw.

use super::{
    Bar, ExpertNo,
    events::ExpertBarred,
    refusals::{EXPERT_BARRED, EXPERT_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Leaves an expert out of the draw, with the ground, before any secret is known; afterwards it could
    /// steer the outcome. Whoever works for a side is left out by the platform.
    BarExpert "bar-expert" ("排除专家", "Leave an expert out")
    help ("应当回避或不能参加的专家，须在随机数公布之前排除并写明原因。", "Experts who must stand aside or cannot come are left out before the first secret is revealed, with the ground.")
    acts [] scope Process stages [S07, S08, S09]
    {
        number: ExpertNo = ("专家", "Expert");
        ground: Bar = ("原因", "Ground");
    }
}

impl Act for BarExpert {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        super::commit_seed::sealed(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let panel = &at.process.bidding.panel;
        EXPERT_UNKNOWN
            .unless(panel.pool.iter().any(|one| one.number == self.number))
            .map_err(|one| one.at("number"))?;
        EXPERT_BARRED
            .unless(!panel.barred.iter().any(|one| one.number == self.number))
            .map_err(|one| one.at("number"))?;
        Decision::new(at)
            .event(ExpertBarred {
                number: self.number,
                ground: self.ground,
            })
            .done()
    }
}
