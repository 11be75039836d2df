//! What was owed under a contract and how it ended, by the register of obligations.

use super::{book::Book, cast::Cast, norms::clause_id};
use domain::{
    Contract, Obligation, ObligationState, Process,
    delivery::state::ReportState,
    process::Unit,
    register::{self, Ground},
};
use kernel::{Date, time::days_between};
use measure::{
    ids::{ActId, ClauseId, InstanceId, NormId, PartyId, StageId},
    schema::{Duty, Outcome},
};

/// Something owed, with what its norm is made of.
#[derive(Clone, Debug)]
pub(super) struct Owed {
    /// The occasion.
    pub duty: Duty,
    /// Its norm.
    pub norm: NormId,
    /// The clause it rests on.
    pub clause: ClauseId,
    /// Who owes it.
    pub bearer: PartyId,
    /// To whom.
    pub counterparty: Option<PartyId>,
    /// Its weight.
    pub weight: f64,
}

/// The outer limit of a payment stands beside its own last day: one payment counts once.
const COUNTED_ELSEWHERE: &[&str] = &["pay-outer"];

/// Duties that are kept outside the platform, where the act on record only tells of it. All others
/// are kept by the act on record itself, which the clock of the platform dates.
const TOLD: &[&str] = &[
    "supply-precondition-host",
    "supply-precondition-purchaser",
    "complete-task",
    "compensate-task",
    "pay-invoice",
    "repay-credit",
    "set-baseline",
    "hold-learning-meeting",
    "join-learning-meeting",
    "resolve-action-point",
    "cure-default-purchaser",
    "cure-default-host",
    "cure-default-provider",
    "improve-provider",
    "improve-purchaser",
    "improve-host",
    "transfer-cases",
    "return-data-provider",
    "return-data-purchaser",
    "publish-contract",
    "file-contract",
];

/// Duties that the other side's word settles: it says whether they were kept.
const SAID_BY_COUNTERPART: &[&str] = &["supply-precondition-host", "supply-precondition-purchaser"];

/// Parts into which the quantity of a service unit is cut, so that nine tenths of the visits count
/// nine tenths.
const TENTHS: u32 = 10;
/// Days within which a record counts as made at the time (72 hours).
const AT_THE_TIME: i32 = 3;

/// Everything owed under a contract.
pub(super) fn owed(
    process: &Process,
    contract: &Contract,
    cast: &Cast,
    book: &Book<'_>,
    today: Date,
) -> Vec<Owed> {
    let all = process.obligations.iter();
    let mut found: Vec<Owed> = all
        .filter(|one| one.contract == Some(contract.id))
        .filter(|one| !COUNTED_ELSEWHERE.contains(&one.duty.0.code))
        .flat_map(|one| obligation(process, contract, cast, book, one))
        .collect();
    for unit in &contract.terms.units {
        found.extend(tenths(contract, cast, book, unit, today));
    }
    found
}

fn obligation(
    process: &Process,
    contract: &Contract,
    cast: &Cast,
    book: &Book<'_>,
    one: &Obligation,
) -> Option<Owed> {
    let due = one.due.date()?;
    let duty = one.duty.0;
    let bearer = bearer(cast, one)?;
    let counterparty = counterparty(contract, cast, one, &bearer);
    let clause = register::clauses_of(process, one)
        .first()
        .map_or_else(|| ClauseId::new("law"), |clause| clause_id(*clause));
    let toward = counterparty.as_ref().map_or("all", PartyId::as_str);
    let norm = NormId::new(format!("duty.{}.{bearer}.{toward}", duty.code));
    Some(Owed {
        duty: Duty {
            id: InstanceId::new(one.id.to_string()),
            norm: norm.clone(),
            stage: book.stage_on(one.arose),
            arose: one.arose,
            due: due.max(one.arose),
            outcome: outcome(process, book, one),
            evidence: evidence(book, one),
        },
        norm,
        clause,
        bearer,
        counterparty,
        weight: 1.0,
    })
}

fn bearer(cast: &Cast, one: &Obligation) -> Option<PartyId> {
    let named = one.debtor.and_then(|id| cast.named(id));
    named.or_else(|| match cast.with_role(one.duty.0.debtor).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    })
}

/// To whom: the office that asked, where the object of the duty knows it, else by role.
fn counterparty(
    contract: &Contract,
    cast: &Cast,
    one: &Obligation,
    bearer: &PartyId,
) -> Option<PartyId> {
    if cast.is_office(bearer) && one.duty.0.creditor.side() == Some(kernel::Side::Provider) {
        return Some(cast.organisation());
    }
    let asked = asked_by(contract, &one.subject).and_then(|id| cast.named(id));
    let named = asked.or_else(|| match cast.with_role(one.duty.0.creditor).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    });
    named.filter(|party| party != bearer)
}

/// The organisation whose request or inspection a duty answers.
fn asked_by(contract: &Contract, subject: &str) -> Option<kernel::OrganisationId> {
    let delivery = &contract.delivery;
    let task = delivery
        .tasks
        .iter()
        .find(|one| one.id.to_string() == subject);
    let (inspection, _) = subject.split_once('.').unwrap_or((subject, ""));
    let visit = delivery.inspections.iter();
    let visit = visit
        .filter(|one| one.id.to_string() == inspection)
        .map(|one| one.office.id);
    let datum = delivery.data.iter();
    let datum = datum
        .filter(|one| one.id.to_string() == subject)
        .map(|one| one.office.id);
    let task = task.map(|one| one.requester.id);
    task.into_iter().chain(visit).chain(datum).next()
}

fn outcome(process: &Process, book: &Book<'_>, one: &Obligation) -> Outcome {
    match &one.state {
        ObligationState::Waived { .. } => return Outcome::Waived,
        ObligationState::Excused { cause, .. } => {
            let because = cause.map(|cause| InstanceId::new(cause.to_string()));
            return Outcome::Excused { because };
        }
        // What fell away after its last day was not kept by then: silence had its meaning instead.
        ObligationState::Lapsed => {
            let last = one.due.date();
            let after = book.fell_away(one.id).zip(last);
            if after.is_none_or(|(on, last)| on <= last) {
                return Outcome::Lapsed;
            }
        }
        ObligationState::Open | ObligationState::Met { .. } => {}
    }
    // What waited for a precondition the other side had not supplied is not held against anybody.
    let blame = register::blame(process, one);
    let waited = blame
        .because
        .iter()
        .find(|cause| cause.ground == Ground::Precondition);
    if let Some(cause) = waited {
        let because = Some(InstanceId::new(cause.of.id.to_string()));
        return Outcome::Excused { because };
    }
    match &one.state {
        ObligationState::Met { on } => Outcome::Kept {
            on: *on,
            by: book.kept(one.id),
        },
        _ => Outcome::Open,
    }
}

/// How good the evidence is that it was kept.
fn evidence(book: &Book<'_>, one: &Obligation) -> u8 {
    let ObligationState::Met { .. } = &one.state else {
        return 0;
    };
    let code = one.duty.0.code;
    if !TOLD.contains(&code) || SAID_BY_COUNTERPART.contains(&code) {
        return 3;
    }
    let acts = book.kept(one.id);
    if acts.iter().any(|act| book.is_confirmed(act)) {
        return 3;
    }
    match book.lag(one.id) {
        Some(days) if days <= AT_THE_TIME => 2,
        _ => 1,
    }
}

/// The quantity of a service unit as ten duties of a tenth each, due on the last day of service.
fn tenths(
    contract: &Contract,
    cast: &Cast,
    book: &Book<'_>,
    unit: &Unit,
    today: Date,
) -> Vec<Owed> {
    let done = done(contract, book, unit);
    let terms = &contract.terms;
    let norm = NormId::new(format!("unit.{}", unit.id));
    let parts = (1..=TENTHS).filter(|_| unit.quantity > 0);
    parts
        .map(|tenth| {
            let needed = (unit.quantity * tenth).div_ceil(TENTHS);
            let reached = done.iter().find(|one| one.sum >= needed);
            let outcome = match reached {
                Some(one) => Outcome::Kept {
                    on: one.on.min(today),
                    by: vec![one.act.clone()],
                },
                None => Outcome::Open,
            };
            Owed {
                duty: Duty {
                    id: InstanceId::new(format!("{}-{tenth}", unit.id)),
                    norm: norm.clone(),
                    stage: StageId::new(domain::Stage::S15.code()),
                    arose: terms.start,
                    due: terms.end,
                    outcome,
                    evidence: reached.map_or(0, |one| one.evidence),
                },
                norm: norm.clone(),
                clause: clause_id(domain::contract::Clause::Scope),
                bearer: cast.organisation(),
                counterparty: Some(cast.district()),
                weight: 1.0 / f64::from(TENTHS),
            }
        })
        .collect()
}

/// How much of a unit a report brought the sum to.
struct Done {
    sum: u32,
    on: Date,
    act: ActId,
    evidence: u8,
}

fn done(contract: &Contract, book: &Book<'_>, unit: &Unit) -> Vec<Done> {
    let mut sum = 0;
    let mut found = Vec::new();
    for report in &contract.delivery.reports {
        let evidence = match report.state {
            ReportState::Replaced(_) => continue,
            ReportState::Accepted => 3,
            ReportState::Submitted | ReportState::DeemedAccepted | ReportState::Questioned => {
                let lag = days_between(report.content.to, report.submitted);
                if lag <= AT_THE_TIME { 2 } else { 1 }
            }
        };
        let counted = report.content.done.iter().filter(|one| one.unit == unit.id);
        sum += counted.map(|one| one.quantity).sum::<u32>();
        let Some(act) = book.report(report.content.id) else {
            continue;
        };
        found.push(Done {
            sum,
            on: report.content.to,
            act,
            evidence,
        });
    }
    found
}
