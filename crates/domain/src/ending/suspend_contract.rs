//! Suspends the contract (X1).

use super::{
    choices::SuspensionGround,
    common::{lead, plain_end},
    facts::{SuspensionBegan, SuspensionProposed},
    law::{
        ANSWER_SUSPENSION_PROVIDER, ANSWER_SUSPENSION_PURCHASER, NOT_ALONE, NOT_RUNNING,
        ORDER_MISSING, PROTECTIVE, SUSPENSION_TOO_LONG,
    },
    state::Suspension,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Role};
use rules::Key;

verb! {
    /// Suspends the contract on one of four grounds (X1). By agreement it takes both sides.
    SuspendContract "suspend-contract" ("中止合同", "Suspend the contract")
    help ("事由只有四种：双方同意、公共利益、不可抗力、投诉处理期间责令暂停（不超过 30 日）。双方同意的，待对方答复后才中止。",
          "There are four grounds only: both sides agree, public interest, force majeure, an order while a complaint is decided (30 days at most). By agreement it begins when the other side has agreed.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        ground: SuspensionGround = ("事由", "Ground");
        until: Option<Date> = ("中止至", "Until") hint ("责令暂停必填", "needed for an order on complaint");
        order: Option<Line> = ("责令暂停的文号", "Order, by its number");
        facts: Prose = ("事实和理由", "Facts and reasons");
        protective: Option<Prose> = ("保护性个案如何照常", "How protective cases go on") hint ("有未结个案时必填", "needed while cases are open");
    }
}

impl Act for SuspendContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let ending = &at.contract()?.ending;
        let free = ending.suspension == Suspension::None && ending.withholding.is_none();
        NOT_RUNNING.unless(free)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        vec![
            PROTECTIVE.holds(protected(at, self.protective.as_ref())),
            NOT_ALONE.holds(self.ground != SuspensionGround::PublicInterest),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let side = lead(at.actor().role);
        if self.ground == SuspensionGround::BothAgreed {
            return self.propose(at, side);
        }
        if self.ground == SuspensionGround::ComplaintOrder {
            self.ordered(at)?;
        }
        Decision::new(at)
            .event(SuspensionBegan {
                side,
                ground: self.ground,
                until: self.until,
                order: self.order.as_ref().map(Line::text),
                facts: self.facts.text(),
                protective: self.protective.as_ref().map(Prose::text),
            })
            .done()
    }
}

/// Whether no case is open, or it is said how protective cases go on: they are never dropped.
pub(super) fn protected(at: &At<'_>, said: Option<&Prose>) -> bool {
    let contract = at.contract().ok();
    let open = contract.is_some_and(|one| one.delivery.open_cases() > 0);
    !open || said.is_some()
}

impl SuspendContract {
    fn propose(&self, at: &At<'_>, side: Role) -> Decided {
        let duty = if side == Role::Provider {
            &ANSWER_SUSPENSION_PURCHASER
        } else {
            &ANSWER_SUSPENSION_PROVIDER
        };
        Decision::new(at)
            .event(SuspensionProposed {
                side,
                until: self.until,
                facts: self.facts.text(),
                protective: self.protective.as_ref().map(Prose::text),
            })
            .owe(duty, "", at.due(Key::ChangeAnswer, at.occurred_on())?)
            .done()
    }

    fn ordered(&self, at: &At<'_>) -> Result<(), Refusal> {
        let (Some(_), Some(until)) = (&self.order, self.until) else {
            return Err(ORDER_MISSING.refuse().at("order"));
        };
        let last = plain_end(at, Key::ComplaintSuspension, at.occurred_on())?;
        if until > last {
            return Err(SUSPENSION_TOO_LONG.with("day", last).at("until"));
        }
        Ok(())
    }
}
