//! What recording and answering a forbidden act have in common before and after signing.
//!
//! A record is a claim, never a verdict, and it is never refused because the act is forbidden.
//! Before there is a contract the duty to answer is the whole state of a record.

use super::{
    common::{breach_duty, presumption},
    facts::{BreachAnswered, BreachRecorded},
    ids::BreachId,
    refusals::{BREACH_UNKNOWN, NOT_NAMED},
    words_watch::{BreachReply, BreachSide, Evidence, ForbiddenAct, Presumption},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    obligation::Obligation,
};
use kernel::Money;
use rules::Key;
use rust_decimal::Decimal;

/// A forbidden act as told by whoever records it.
pub(super) struct Claim<'a> {
    pub(super) act: ForbiddenAct,
    pub(super) side: BreachSide,
    pub(super) organisation: &'a Organisation,
    pub(super) facts: &'a Prose,
    pub(super) evidence: Evidence,
    pub(super) hours: Option<Decimal>,
    pub(super) days: Option<u32>,
    pub(super) money: Option<Money>,
}

/// The duties to answer forbidden acts in the scope of `at`, open or not.
pub(super) fn answers<'a>(at: &At<'a>) -> impl Iterator<Item = &'a Obligation> + use<'a> {
    let contract = at.context.contract;
    at.process.obligations.iter().filter(move |one| {
        let mut duties = BreachSide::ALL.iter().map(|side| breach_duty(*side));
        one.contract == contract && duties.any(|duty| one.duty.0 == duty)
    })
}

/// Records a forbidden act and asks the named side for its answer.
pub(super) fn record(at: &At<'_>, claim: &Claim<'_>) -> Decided {
    let id = BreachId::after(answers(at).count());
    let in_contract = at.context.contract.is_some();
    let retaliation_presumed = if in_contract && claim.act == ForbiddenAct::Retaliation {
        presumption(at, claim.organisation.id, at.occurred_on())?
    } else {
        Presumption::No
    };
    let due = at.due(Key::SanctionReply, at.today())?;
    Decision::new(at)
        .event(BreachRecorded {
            id,
            act: claim.act,
            side: claim.side,
            organisation: claim.organisation.clone(),
            facts: claim.facts.text(),
            evidence: claim.evidence,
            hours: claim.hours,
            days: claim.days,
            money: claim.money,
            retaliation_presumed,
        })
        .owe_by(breach_duty(claim.side), claim.organisation, id, due)
        .done()
}

/// The named organisation answers.
pub(super) fn answer(at: &At<'_>, id: BreachId, reply: BreachReply, text: &Prose) -> Decided {
    let subject = id.to_string();
    let waits = answers(at)
        .find(|one| one.is_open() && one.subject == subject)
        .ok_or_else(|| BREACH_UNKNOWN.refuse().at("breach"))?;
    let named = waits.debtor.is_some() && waits.debtor == at.actor().organisation;
    NOT_NAMED.unless(named).map_err(|one| one.at("breach"))?;
    Decision::new(at)
        .event(BreachAnswered {
            breach: id,
            answer: reply,
            text: text.text(),
        })
        .meet(waits.duty.0, id)
        .done()
}
