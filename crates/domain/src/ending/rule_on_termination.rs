//! Rules on an early end.

use super::{
    choices::{TerminationId, TerminationRuling},
    common::may_rule,
    facts::{TerminationAllowed, TerminationDenied},
    law::{
        CURE_DEFAULT, DECIDE_RENEWAL, END_HEARD, GIVE_NOTICE, PROTECTIVE, REPLY_RUNS,
        RULE_TERMINATION, SETTLEMENT_MISSING, STATE_VIEW,
    },
    reply_to_termination::waiting,
    state::TerminationState,
    suspend_contract::protected,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    stage::Stage,
    verb::Act,
};
use kernel::{Date, Money, Role, time::plus_days};
use rules::{Flag, Key};

verb! {
    /// The panel allows or denies an early end and says what is to be settled (X2).
    RuleOnTermination "rule-on-termination" ("裁决提前终止", "Rule on the early end")
    help ("收到答复或答复期满后裁决。准予终止的，写明已完成工作和收尾费用。",
          "After the reply, or when its time is over. An early end names the sums for work done and winding down.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19]
    {
        notice: TerminationId = ("终止通知", "Notice");
        ruling: TerminationRuling = ("裁决", "Ruling");
        heard_on: Option<Date> = ("听证日期", "Hearing held on");
        work_done: Option<Money> = ("已完成工作应付", "Sum for work done") hint ("准予终止时必填，可为 0", "needed for an early end; may be 0");
        wind_down: Option<Money> = ("收尾费用", "Sum for winding down") hint ("准予终止时必填，可为 0", "needed for an early end; may be 0");
        reasons: Prose = ("理由（回应答复）", "Reasons, answering the reply");
        protective: Option<Prose> = ("保护性个案的去向", "What becomes of protective cases") hint ("准予终止且有未结个案时必填", "needed for an early end while cases are open");
    }
}

impl Act for RuleOnTermination {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let asked = at
            .pack()
            .ok()
            .and_then(|pack| pack.flag(Key::EndHearing).ok());
        let needed = self.ruling == TerminationRuling::Allow && asked == Some(Flag::Yes);
        let ends = self.ruling == TerminationRuling::Allow;
        vec![
            END_HEARD.holds(!needed || self.heard_on.is_some()),
            PROTECTIVE.holds(!ends || protected(at, self.protective.as_ref())),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let notice = waiting(at, self.notice)?;
        let contract = at.contract()?;
        let purchaser = at
            .process
            .organisation_in(Role::Purchaser, Some(contract.id));
        let mut sides = vec![contract.supplier.id];
        sides.extend(purchaser.map(|one| one.id));
        may_rule(at, &notice.by, &sides)?;
        if notice.state == TerminationState::Noticed && at.today() <= notice.reply_until {
            let opens = plus_days(notice.reply_until, 1);
            return Err(REPLY_RUNS.with("day", notice.reply_until).opens(opens));
        }
        let decision = Decision::new(at);
        let decision = match self.ruling {
            TerminationRuling::Allow => {
                let (Some(work_done), Some(wind_down)) = (self.work_done, self.wind_down) else {
                    return Err(SETTLEMENT_MISSING.refuse().at("work_done"));
                };
                decision
                    .event(TerminationAllowed {
                        notice: self.notice,
                        reasons: self.reasons.text(),
                        work_done,
                        wind_down,
                        heard_on: self.heard_on,
                        protective: self.protective.as_ref().map(Prose::text),
                    })
                    .lapse(&DECIDE_RENEWAL, "")
                    .lapse(&STATE_VIEW, "")
                    .lapse(&GIVE_NOTICE, "")
                    .lapse(&CURE_DEFAULT, "")
                    .enter(Stage::S20)
            }
            TerminationRuling::Deny => decision.event(TerminationDenied {
                notice: self.notice,
                reasons: self.reasons.text(),
                heard_on: self.heard_on,
            }),
        };
        decision.meet(&RULE_TERMINATION, self.notice).done()
    }
}
