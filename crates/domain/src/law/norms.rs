//! What the pack of the place asks for. A parameter that only the platform sets is no rule of the
//! place: where the law is silent, nothing is invented.

use crate::{context::At, process::Contract};
use kernel::{Date, Money, time::plus_days};
use rules::{Key, Value};

fn text<'a>(at: &At<'a>, key: Key) -> &'a str {
    let pack = at.public_pack().ok();
    pack.and_then(|pack| pack.text(key).ok()).unwrap_or("")
}

/// Whether conflicts must be assessed before the tender notice.
pub fn asks_for_conflicts(at: &At<'_>) -> bool {
    text(at, Key::ConflictAssessment) == "before-tender-notice"
}

/// Whether each assessed bidder gets a summary before the award is published.
pub fn asks_for_summaries(at: &At<'_>) -> bool {
    text(at, Key::AwardLoserFeedback) == "assessment-summary"
}

/// Whether nothing but the purchaser's own choice stands between award and signing.
pub fn standstill_is_chosen(at: &At<'_>) -> bool {
    let pack = at.public_pack().ok();
    pack.is_some_and(|pack| pack.parameter(Key::Standstill).value == Value::Days(0))
}

/// The last day of the standstill the purchaser chose, beginning with the day of the notice.
pub fn standstill_ends(at: &At<'_>, published: Date) -> Option<Date> {
    let days = at.process.local.standstill?;
    let calendar = at.public_pack().ok()?.calendar();
    calendar
        .add_working_days(plus_days(published, -1), days)
        .ok()
}

/// Whether a copy of the contract goes to an office.
pub fn asks_for_filing(at: &At<'_>) -> bool {
    at.has_rule(Key::FileWith) && !text(at, Key::FileWith).starts_with("none")
}

/// Whether that office must approve the contract.
pub fn asks_for_approval(at: &At<'_>) -> bool {
    text(at, Key::FileWith) == "comptroller-approval"
}

/// The day the time to sign is counted from: the award notice, or the appropriation.
pub fn signing_counts_from(at: &At<'_>, published: Date) -> Date {
    let budget = at.process.planning.budget.as_ref();
    match (text(at, Key::SignCountsFrom), budget) {
        ("appropriation", Some(budget)) => budget.on,
        _ => published,
    }
}

/// Whether the law of the place says by when a renewal is signed.
pub fn times_renewals(at: &At<'_>) -> bool {
    at.has_rule(Key::SignRenewalBy)
}

/// Whether the text of this contract has a time of its own to be published in.
pub fn asks_for_text(at: &At<'_>, contract: &Contract) -> bool {
    let Ok(pack) = at.public_pack() else {
        return false;
    };
    let over: Option<Money> = pack.money(Key::PublishTextOver).ok();
    let above = over.is_some_and(|over| contract.terms.value.at_most(over).is_err());
    let same = pack.parameter(Key::PublishText).value == pack.parameter(Key::PublishContract).value;
    above && !same && at.has_rule(Key::PublishText)
}

/// Whether interest runs because the contract is late: by law, or by clause where the law is silent.
pub fn charges_late_contract(at: &At<'_>, contract: &Contract) -> bool {
    let Ok(pack) = at.pack() else {
        return false;
    };
    let by_law = at.has_rule(Key::PayInterestLateContract);
    let agreed = contract
        .terms
        .clauses
        .contains(&crate::contract::Clause::PayInterest);
    let flag = pack.flag(Key::PayInterestLateContract);
    flag == Ok(rules::Flag::Yes) && (by_law || agreed)
}
