//! Gives notice of an early end (X2).

use super::{
    choices::{TerminationGround, TerminationId},
    common::{lead, no_retaliation},
    facts::TerminationNoticed,
    law::{NOTICE_RUNNING, RULE_TERMINATION},
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Role, Side};
use rules::Key;

verb! {
    /// Gives notice of an early end; the grounds are the same for both sides (A111).
    GiveTerminationNotice "give-termination-notice" ("发出提前终止通知", "Give notice of an early end")
    help ("双方事由相同。通知不等于终止：对方有不少于 10 个工作日答复，由裁决小组决定，并结清已完成工作和收尾费用。",
          "The grounds are the same for both sides. A notice ends nothing yet: the other side has at least 10 working days to reply, the panel rules, and work done and winding down are settled.")
    acts [111] scope Contract stages [S13, S14, S15, S16, S17, S18, S19]
    {
        ground: TerminationGround = ("事由", "Ground");
        clause: Clause = ("依据条款", "Clause") hint ("一般为 C-END-1", "usually C-END-1");
        facts: Prose = ("事实", "Facts") hint ("写明发生了什么、何时、有何记录", "what happened, when, and what shows it");
    }
}

impl Act for GiveTerminationNotice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        NOTICE_RUNNING.unless(at.contract()?.ending.open_termination().is_none())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let supplier = at.contract().ok().map(|contract| contract.supplier.id);
        let other = match at.actor().role.side() {
            Some(Side::Provider) => at
                .process
                .organisation_in(Role::Purchaser, at.context.contract)
                .map(|one| one.id),
            Some(Side::Purchaser | Side::Host | Side::Evaluator) | None => supplier,
        };
        let checks = other.map(|other| no_retaliation(at, other));
        checks.into_iter().collect()
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let notice = TerminationId::after(at.contract()?.ending.terminations.len());
        let reply_until = at.due_date(Key::TerminationReply, at.occurred_on())?;
        Decision::new(at)
            .event(TerminationNoticed {
                notice,
                side: lead(at.actor().role),
                ground: self.ground,
                clause: self.clause,
                facts: self.facts.text(),
                reply_until,
            })
            .owe(
                &RULE_TERMINATION,
                notice,
                at.due(Key::Recheck, reply_until)?,
            )
            .done()
    }
}
