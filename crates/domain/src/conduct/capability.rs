//! The capability record of a provider in one contract. It belongs to the organisation.

use super::{
    measure::{Line, Measure, Place},
    places::{Places, place},
};
use crate::{
    assessment::{
        choices::{CureOutcome, EvaluatedSide, EvaluationId, EvaluationKind, Grade, ResultClass},
        state::CurePhase,
    },
    delivery::state::{ReportState, Word},
    ending::{
        choices::{Rung, SanctionId},
        state::SanctionState,
    },
    growth::{choices::GrowthLine, state::Publication},
    process::{Contract, ContractId, Process, UnitId},
};
use kernel::{Date, FreeText, Money, OrganisationId, Role, time::days_between};
use rust_decimal::Decimal;

/// What the record of one contract says of what its provider can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// The contract.
    pub contract: ContractId,
    /// The price in force.
    pub value: Money,
    /// First day of the term.
    pub start: Date,
    /// Last day of the service, bridges included.
    pub end: Date,
    /// Units agreed and reported.
    pub units: Vec<Units>,
    /// Results that are out and not under appeal.
    pub results: Vec<Result>,
    /// Hours of professional supervision.
    pub supervision: Decimal,
    /// Hours of training.
    pub training: Decimal,
    /// People in the team as named.
    pub team: u32,
    /// Worker-years so far: team times the part of the term that has passed, in years.
    pub worker_years: Decimal,
    /// Changes in the named team.
    pub staff_changes: u32,
    /// Shares: users' voice, refusals given openly, improvements.
    pub measures: Vec<Measure>,
    /// Money spent on growth, line by line.
    pub growth: Vec<(GrowthLine, Money)>,
    /// The line for it in the cost model, if there is one.
    pub growth_line: Option<Money>,
    /// Learning meetings held.
    pub meetings: u32,
    /// Sanctions that are final and have not expired.
    pub sanctions: Vec<Standing>,
    /// Rewards granted.
    pub rewards: u32,
    /// Whether and with which words the organisation lets others read it.
    pub published: Option<Publication>,
    /// Its own words beside the record.
    pub note: Option<FreeText>,
}

/// Units of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// What is counted.
    pub name: FreeText,
    /// How many were agreed.
    pub agreed: u32,
    /// How many were reported, questioned reports apart.
    pub done: u32,
}

/// A result of an evaluation.
#[derive(Clone, Debug, PartialEq)]
pub struct Result {
    /// Its id.
    pub id: EvaluationId,
    /// When in the term.
    pub kind: EvaluationKind,
    /// How far it carries.
    pub class: ResultClass,
    /// The grade, unless the evidence is insufficient.
    pub grade: Option<Grade>,
    /// The score.
    pub score: Decimal,
    /// The lower end of the interval.
    pub low: Decimal,
    /// The upper end of the interval.
    pub high: Decimal,
    /// The entry.
    pub place: Option<Place>,
}

/// A final sanction on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its id.
    pub id: SanctionId,
    /// The rung.
    pub rung: Rung,
    /// The day its record expires, if it does.
    pub expires: Option<Date>,
}

impl Capability {
    /// The record of a contract.
    pub fn of(process: &Process, contract: &Contract, places: &Places, today: Date) -> Capability {
        let supplier = contract.supplier.id;
        let mut measures = vec![
            users(contract),
            refusals(places),
            improvements(contract, places),
        ];
        measures.retain(|one| one.all > 0);
        let rewards = contract.ending.rewards.iter();
        Capability {
            contract: contract.id,
            value: contract.terms.value,
            start: contract.terms.start,
            end: contract.ending.service_end(&contract.terms),
            units: contract
                .terms
                .units
                .iter()
                .map(|unit| units(contract, unit))
                .collect(),
            results: results(contract, places),
            supervision: contract.delivery.supervision_hours,
            training: contract.delivery.training_hours,
            team: contract.agreement.team_size,
            worker_years: worker_years(contract, today),
            staff_changes: length(contract.agreement.staff_changes.len()),
            measures,
            growth: spent(contract),
            growth_line: growth_line(process, contract),
            meetings: length(contract.growth.meetings.len()),
            sanctions: standing(contract, supplier, today),
            rewards: length(rewards.filter(|(to, _)| *to == supplier).count()),
            published: contract.growth.published.clone(),
            note: contract
                .growth
                .note_of(supplier)
                .map(|one| one.text.clone()),
        }
    }

    /// Hours a worker and year, for instance of training; none before a tenth of a worker-year.
    pub fn per_worker_year(&self, hours: Decimal) -> Option<Decimal> {
        let enough = self.worker_years >= Decimal::new(1, 1);
        let share = enough.then(|| hours.checked_div(self.worker_years))?;
        share.map(|found| found.round_dp(1))
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Final sanctions against an organisation whose record has not expired on `today`.
pub fn standing(contract: &Contract, organisation: OrganisationId, today: Date) -> Vec<Standing> {
    let own = contract.ending.sanctions.iter();
    own.filter(|one| one.organisation.id == organisation)
        .filter_map(|one| match &one.state {
            SanctionState::Final { expires } if expires.is_none_or(|day| day > today) => {
                Some(Standing {
                    id: one.id,
                    rung: one.rung,
                    expires: *expires,
                })
            }
            SanctionState::Final { .. }
            | SanctionState::Proposed
            | SanctionState::Decided { .. }
            | SanctionState::Appealed { .. }
            | SanctionState::Dismissed
            | SanctionState::Expired => None,
        })
        .collect()
}

/// The line for supervision and training of the cost model, in the proportion of the price of this
/// contract to the price that was planned.
pub fn growth_line(process: &Process, contract: &Contract) -> Option<Money> {
    let cost = process.planning.cost.as_ref()?;
    let share = contract
        .terms
        .value
        .amount()
        .checked_div(cost.price.amount())?;
    cost.supervision.times(share).ok()
}

fn units(contract: &Contract, unit: &crate::process::Unit) -> Units {
    Units {
        name: unit.name.clone(),
        agreed: unit.quantity,
        done: done(contract, unit.id),
    }
}

/// Units reported; a report that was questioned or replaced counts for nothing.
pub fn done(contract: &Contract, unit: UnitId) -> u32 {
    let standing = contract
        .delivery
        .reports
        .iter()
        .filter(|one| match one.state {
            ReportState::Submitted | ReportState::Accepted | ReportState::DeemedAccepted => true,
            ReportState::Questioned | ReportState::Replaced(_) => false,
        });
    standing
        .flat_map(|one| &one.content.done)
        .filter(|one| one.unit == unit)
        .map(|one| one.quantity)
        .fold(0, u32::saturating_add)
}

fn results(contract: &Contract, places: &Places) -> Vec<Result> {
    let all = contract.assessment.evaluations().iter();
    all.filter(|one| !one.is_under_appeal())
        .filter_map(|one| {
            let outcome = one.outcome()?;
            Some(Result {
                id: one.id,
                kind: one.kind,
                class: outcome.class,
                grade: outcome.grade,
                score: outcome.score,
                low: outcome.low,
                high: outcome.high,
                place: place(&places.results, &one.id),
            })
        })
        .collect()
}

/// Days of a year.
const YEAR: i32 = 365;

fn worker_years(contract: &Contract, today: Date) -> Decimal {
    let until = today.min(contract.ending.service_end(&contract.terms));
    let days = days_between(contract.terms.start, until).max(0);
    let years = Decimal::from(contract.agreement.team_size) * Decimal::from(days);
    (years / Decimal::from(YEAR)).round_dp(2)
}

/// What users said of the records of service: numbers only, never who.
fn users(contract: &Contract) -> Measure {
    let mut measure = Measure::new(Line::Users);
    let voices = contract.delivery.standing_services();
    let spoken = voices
        .flat_map(|one| &one.voices)
        .filter(|voice| matches!(voice.role, Role::Resident | Role::UserPanel));
    for voice in spoken {
        match voice.word {
            Word::Confirmed => measure.kept(None),
            Word::Denied => measure.missed(None),
        }
    }
    measure
}

/// Refusals with a reason are a strength: each counts for the organisation.
fn refusals(places: &Places) -> Measure {
    let mut measure = Measure::new(Line::Refusals);
    for version in &places.refusals {
        measure.kept(Some(Place::Entry(*version)));
    }
    measure
}

fn improvements(contract: &Contract, places: &Places) -> Measure {
    let mut measure = Measure::new(Line::Improvements);
    let own = contract.assessment.improvements.iter();
    for one in own.filter(|one| one.side == EvaluatedSide::Provider) {
        let place = place(&places.improvements, &one.id);
        match one.phase {
            CurePhase::Closed {
                outcome: CureOutcome::Cured,
                ..
            } => measure.kept(place),
            CurePhase::Closed { .. } => measure.missed(place),
            CurePhase::Required
            | CurePhase::Planned { .. }
            | CurePhase::Reported { .. }
            | CurePhase::Lifted => {}
        }
    }
    measure
}

fn spent(contract: &Contract) -> Vec<(GrowthLine, Money)> {
    let currency = contract.terms.value.currency();
    GrowthLine::ALL
        .iter()
        .map(|line| {
            let sums = contract.growth.spent_on(*line).map(|one| one.amount);
            let sum = kernel::money::total(currency, sums);
            (*line, sum.unwrap_or(Money::zero(currency)))
        })
        .filter(|(_, sum)| !sum.is_zero())
        .collect()
}
