//! The side concerned appeals.

use super::{
    choices::SanctionId,
    facts::SanctionAppealed,
    law::{APPEAL_LATE, DECIDE_APPEAL, SANCTION_UNKNOWN},
    reply_to_sanction::{own_sanction, sanction_of},
    state::SanctionState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use rules::Key;

verb! {
    /// The side concerned appeals; the sanction is stayed (A100). It is protected.
    AppealSanction "appeal-sanction" ("申请复核处理", "Appeal against the sanction")
    help ("收到决定 10 个工作日内申请，复核期间暂不执行。", "Within 10 working days of the decision; it has no effect meanwhile.")
    acts [100] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        sanction: SanctionId = ("处理决定", "Sanction");
        grounds: Prose = ("理由", "Grounds");
    }
}

impl Act for AppealSanction {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = sanction_of(at, self.sanction)?;
        own_sanction(at, found)?;
        match &found.state {
            SanctionState::Decided { appeal_until, .. } => {
                if at.occurred_on() > *appeal_until {
                    return Err(APPEAL_LATE.with("day", *appeal_until));
                }
            }
            SanctionState::Proposed
            | SanctionState::Appealed { .. }
            | SanctionState::Final { .. }
            | SanctionState::Dismissed
            | SanctionState::Expired => return Err(SANCTION_UNKNOWN.refuse().at("sanction")),
        }
        Decision::new(at)
            .event(SanctionAppealed {
                sanction: self.sanction,
                grounds: self.grounds.text(),
            })
            .owe(
                &DECIDE_APPEAL,
                self.sanction,
                at.due(Key::Recheck, at.occurred_on())?,
            )
            .done()
    }
}
