//! Growth of the organisation that delivers (C-GRO-1): what is spent on training, supervision and
//! method, the learning meetings both sides owe each other, and the capability record, which the
//! organisation owns: it decides whether others read it.

pub mod annotate_record;
pub mod choices;
pub mod events;
mod evolve;
pub mod hold_learning_meeting;
pub mod join_learning_meeting;
pub mod norms;
pub mod publish_capability;
pub mod record_growth_spending;
pub mod state;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;
pub mod withdraw_capability;

pub use events::Event;
pub use evolve::evolve;
pub use norms::{DUTIES, GUARDS, REFUSALS};
pub use state::Growth;

use crate::{
    context::At,
    contract::Clause,
    decision::Decision,
    obligation::{Due, Duty},
    process::{Contract, Standing},
    refs::Choice,
    stage::Stage,
    verb::VerbEntry,
};
use choices::MeetingId;
use jiff::Span;
use kernel::{Date, time::plus_days};
use norms::{HOLD_MEETING, JOIN_MEETING};
use rules::Key;

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<record_growth_spending::RecordGrowthSpending>(),
    VerbEntry::of::<hold_learning_meeting::HoldLearningMeeting>(),
    VerbEntry::of::<join_learning_meeting::JoinLearningMeeting>(),
    VerbEntry::of::<publish_capability::PublishCapability>(),
    VerbEntry::of::<withdraw_capability::WithdrawCapability>(),
    VerbEntry::of::<annotate_record::AnnotateRecord>(),
];

/// Stages in which learning meetings are held.
const MEETING: &[Stage] = &[Stage::S15, Stage::S16, Stage::S17, Stage::S18, Stage::S19];

/// Months of a year.
const MONTHS: u32 = 12;

/// What time alone brings about in this module: with each part of the year both sides owe a
/// learning meeting, where the contract has the clause.
pub fn tick(at: &At<'_>) -> Vec<crate::event::Event> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let running = !matches!(contract.standing, Standing::Ended { .. });
    if !running || !MEETING.contains(&contract.stage) || !has_clause(contract) {
        return Vec::new();
    }
    let per_year = at.count(Key::LearningMeetings).unwrap_or(0);
    let begun = periods(contract, per_year)
        .into_iter()
        .take_while(|(_, from, _)| *from <= at.today());
    begun
        .fold(Decision::new(at), |decision, (number, _, until)| {
            [&HOLD_MEETING, &JOIN_MEETING]
                .into_iter()
                .filter(|duty| !owed(at, duty, number))
                .fold(decision, |decision, duty| {
                    decision.owe(duty, number, Due::agreed(until))
                })
        })
        .done()
        .unwrap_or_default()
}

/// Whether the contract has the clause on growth.
pub fn has_clause(contract: &Contract) -> bool {
    contract.terms.clauses.contains(&Clause::Growth)
}

/// Whether a duty about a period has arisen already.
fn owed(at: &At<'_>, duty: &'static Duty, number: u32) -> bool {
    let subject = number.to_string();
    at.process.obligations.iter().any(|one| {
        one.duty.0 == duty && one.subject == subject && one.contract == at.context.contract
    })
}

/// The parts of the term that have a learning meeting each: number from 1, first and last day. A
/// rest shorter than a whole part has none.
pub fn periods(contract: &Contract, per_year: u32) -> Vec<(u32, Date, Date)> {
    let months = i64::from(MONTHS.checked_div(per_year).unwrap_or(0));
    let (start, end) = (contract.terms.start, contract.terms.end);
    let day = |number: u32| start.saturating_add(Span::new().months(months * i64::from(number)));
    let numbers = (1u32..=120).take_while(|_| months > 0);
    numbers
        .map(|number| (number, day(number - 1), plus_days(day(number), -1)))
        .take_while(|(_, from, until)| from < until && *until <= end)
        .collect()
}

/// Objects of this module that a field can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    match at.contract() {
        Ok(contract) if kind == MeetingId::KIND => contract
            .growth
            .meetings
            .iter()
            .map(|one| {
                let name = format!("{} {} {}", one.id, one.on, one.topic.as_str());
                Choice::new(one.id, name)
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
