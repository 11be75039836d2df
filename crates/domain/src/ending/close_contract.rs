//! Closes the contract.

use super::{
    common::plain_end,
    decline_reward::waiting,
    facts::{ContractClosed, ReviewPublished},
    law::{
        CASES_SETTLED, DATA_RETURNED, DECIDE_REWARD, DISPUTES_CLOSED, GIVE_NOTICE, MONEY_SETTLED,
        RETURN_PROVIDER, RETURN_PURCHASER, REVIEW_HOST, REVIEW_PROVIDER, REVIEW_PURCHASER,
        REVIEW_USERS, REVIEWED, STATE_VIEW, TRANSFER_CASES,
    },
    state::Ending,
    transfer_cases::settled,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Holds,
    stage::Stage,
    verb::Act,
};
use kernel::Role;
use rules::Key;

verb! {
    /// Closes the contract and starts the keeping of its records.
    CloseContract "close-contract" ("办结合同", "Close the contract")
    help ("个案已转介或结案、款项结清后办理。档案自办结起保存 15 年。",
          "When cases are handed over and all money is settled. Records are kept for 15 years from now.")
    acts [] scope Contract stages [S22]
    {}
}

impl Act for CloseContract {
    fn standing(at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let open_cases = contract.delivery.open_cases();
        // Hours worked beyond the contract are money owed too, even before they are invoiced.
        let unpaid_task = at.process.obligations.iter().any(|one| {
            one.is_open()
                && one.contract == Some(contract.id)
                && one.duty.0.code == crate::delivery::duties::COMPENSATE_TASK.code
        });
        let paid = Holds::from(!contract.money.has_open_items() && !unpaid_task);
        checks(&contract.ending, open_cases, paid)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let archive_keep_until = plain_end(at, Key::RecordsKeep, at.occurred_on())?;
        let handover = &at.contract()?.ending.handover;
        let unpublished = !handover.reviews.is_empty() && handover.reviewed.is_none();
        let decision = Decision::new(at)
            .maybe(unpublished.then_some(ReviewPublished {}))
            .event(ContractClosed { archive_keep_until })
            .meet(&TRANSFER_CASES, "")
            .lapse(&RETURN_PROVIDER, "")
            .lapse(&RETURN_PURCHASER, "")
            .lapse(&REVIEW_PROVIDER, "")
            .lapse(&REVIEW_PURCHASER, "")
            .lapse(&REVIEW_USERS, "")
            .lapse(&STATE_VIEW, "")
            .lapse(&GIVE_NOTICE, "");
        let decision = waiting(at).fold(decision, |decision, subject| {
            decision.lapse(&DECIDE_REWARD, subject)
        });
        let lots = at.contract()?.lots.iter();
        lots.fold(decision, |decision, lot| decision.lapse(&REVIEW_HOST, lot))
            .enter(Stage::End)
            .done()
    }
}

/// What must hold before a contract is closed, given its open cases and whether all is paid.
pub(super) fn checks(ending: &Ending, open_cases: u32, paid: Holds) -> Vec<Check> {
    let handover = &ending.handover;
    let handed = handover.transferred.saturating_add(handover.closed);
    let returned = |side: Role| handover.returned.iter().any(|(one, _)| *one == side);
    vec![
        CASES_SETTLED.holds(settled(open_cases, handed)),
        MONEY_SETTLED.holds(paid),
        REVIEWED.holds(ending.review_released()),
        DATA_RETURNED.holds(returned(Role::Provider) && returned(Role::Purchaser)),
        DISPUTES_CLOSED.holds(ending.disputes_open().next().is_none()),
    ]
}
