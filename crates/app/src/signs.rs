//! The questions of a contract, as one reader may see them: what is known of other purchases is
//! looked up here, the rest is pure.

use crate::{
    app::{App, AppError},
    cache::{Loaded, Logged},
    view::Viewer,
};
use domain::{
    Audience, Contract, ContractId, Process, Wants,
    planning::splitting::Share,
    signs::{self, Answer, Around, Case, Deal, Finding, Judged, Sign, View},
};
use kernel::{Date, FreeText, OrganisationId, ProcessId, Role};
use policy::Decision;
use serde::Deserialize;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::{Summary, SummaryQuery};

/// Most purchases of a supplier or an evaluator that are looked through.
const OTHERS_MAX: u32 = 200;
/// Most of them that are read in full.
const READ_MAX: usize = 40;

/// A question with what the record says, and the answer beside it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub sign: &'static Sign,
    /// What the record says.
    pub finding: Finding,
    /// The last answer of the side that is asked.
    pub answer: Option<Answer>,
    /// How it stands.
    pub standing: Standing,
}

/// What a reader may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Questions about public events alone, without answers.
    Public,
    /// Every question, as the parties and those who watch them see them.
    Party,
}

impl Sight {
    /// What a viewer may see of a contract.
    pub fn of(viewer: &Viewer, loaded: &Loaded, contract: ContractId) -> Sight {
        match viewer.may(loaded, Some(contract), "view-parties") {
            Decision::Allow(_) => Sight::Party,
            Decision::Deny(_) => Sight::Public,
        }
    }
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody is asked.
    Nothing,
    /// It waits for an answer at least since this day, that of the newest evidence.
    Waits {
        /// The day.
        since: Option<Date>,
    },
    /// It was answered after the newest evidence.
    Answered,
}

/// The summary of another purchase, as far as it bears on the questions.
#[derive(Deserialize)]
struct Noted {
    #[serde(default)]
    share: Option<Share>,
    #[serde(default)]
    suppliers: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: OrganisationId,
}

/// The questions of a contract as they stand on the day of the clock; none when there is no such
/// contract or no rules for it.
///
/// # Errors
/// Failures of the database.
pub fn of(
    app: &App,
    id: ProcessId,
    loaded: &Loaded,
    contract: ContractId,
    sight: Sight,
) -> Result<Vec<Asked>, AppError> {
    let zone = loaded.process.law().zone();
    let today = zone.civil_date(app.clock().now());
    let Some(own) = loaded.process.contract(contract) else {
        return Ok(Vec::new());
    };
    let found = found(app, (id, loaded), contract, today)?;
    let seen = found
        .iter()
        .filter(|(sign, _)| sight == Sight::Party || sign.audience == Audience::Public);
    Ok(seen
        .map(|one| stands(own, loaded, sight, one.clone()))
        .collect())
}

/// What was found, and the version and day it holds for.
#[derive(Debug)]
struct Computed {
    version: u32,
    today: Date,
    found: Arc<Found>,
}

/// Every question with what the record says.
type Found = Vec<(&'static Sign, Finding)>;

/// Findings computed before. They hold until the purchase or the day moves on; what other purchases
/// add to them is looked up again with either.
#[derive(Debug, Default)]
pub struct Kept(Mutex<HashMap<(ProcessId, ContractId), Computed>>);

/// Most contracts whose findings are kept.
const KEPT_MAX: usize = 64;

impl Kept {
    fn get(&self, of: (ProcessId, ContractId), version: u32, today: Date) -> Option<Arc<Found>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = kept.get(&of)?;
        (one.version == version && one.today == today).then(|| one.found.clone())
    }

    fn put(&self, of: (ProcessId, ContractId), computed: Computed) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(of, computed);
    }
}

fn found(
    app: &App,
    (id, loaded): (ProcessId, &Loaded),
    contract: ContractId,
    today: Date,
) -> Result<Arc<Found>, AppError> {
    let version = loaded.process.version;
    if let Some(found) = app.questions().get((id, contract), version, today) {
        return Ok(found);
    }
    let around = around(app, id, loaded, contract)?;
    let view = View::of(&loaded.process, contract, app.rulebook(), today, &around);
    let found = view.map_or_else(Vec::new, |view| {
        signs::findings(&Case::new(view, lines(loaded)))
    });
    let found = Arc::new(found);
    let computed = Computed {
        version,
        today,
        found: found.clone(),
    };
    app.questions().put((id, contract), computed);
    Ok(found)
}

fn lines(loaded: &Loaded) -> impl Iterator<Item = (&domain::Envelope, &domain::Event)> {
    loaded.log.iter().map(|one| (&one.envelope, &one.event))
}

/// The entry of a version.
pub fn entry(loaded: &Loaded, version: u32) -> Option<&Logged> {
    let place = usize::try_from(version.checked_sub(1)?).ok()?;
    let found = loaded.log.get(place).map(AsRef::as_ref);
    found.filter(|one| one.envelope.version == version)
}

/// Answers are for the parties, as the events that gave them are.
fn stands(
    contract: &Contract,
    loaded: &Loaded,
    sight: Sight,
    (sign, finding): (&'static Sign, Finding),
) -> Asked {
    let answer = contract.answers.last(sign).cloned();
    let newest = finding.evidence().last().copied();
    let answered = answer
        .as_ref()
        .is_some_and(|one| newest.is_none_or(|newest| one.entry > newest));
    let standing = if !finding.fires() || sign.asked.side().is_none() {
        Standing::Nothing
    } else if answered {
        Standing::Answered
    } else {
        let since = newest.and_then(|newest| entry(loaded, newest));
        Standing::Waits {
            since: since.map(|one| one.envelope.recorded_on()),
        }
    };
    Asked {
        sign,
        finding,
        answer: answer.filter(|_| sight == Sight::Party),
        standing,
    }
}

/// What is known of other purchases of the buyer, the supplier and the evaluator.
///
/// # Errors
/// Failures of the database.
pub fn around(
    app: &App,
    id: ProcessId,
    loaded: &Loaded,
    contract: ContractId,
) -> Result<Around, AppError> {
    let process = &loaded.process;
    let Some(own) = process.contract(contract) else {
        return Ok(Around::default());
    };
    let facts = app.facts((id, process), Wants::Siblings)?;
    let deals = deals(app, id, process, own.supplier.id)?;
    let evaluator = own.assessment.evaluator().map(|one| one.id);
    let portfolio = match evaluator {
        Some(evaluator) => Some(portfolio(app, id, evaluator)?),
        None => None,
    };
    Ok(Around {
        siblings: Some(facts.siblings),
        proposals: proposals(app, &deals, own.supplier.id)?,
        deals: Some(deals.into_iter().filter_map(|(_, deal)| deal).collect()),
        portfolio,
    })
}

fn others(app: &App, id: ProcessId, of: OrganisationId) -> Result<Vec<Summary>, AppError> {
    let query = SummaryQuery {
        organisations: Some(vec![of.to_string()]),
        limit: OTHERS_MAX,
        ..SummaryQuery::default()
    };
    let own = id.to_string();
    let mut rows = app.summaries(&query)?;
    rows.retain(|one| one.process != own);
    Ok(rows)
}

/// Purchases by the same buyer from the same supplier, with year and method where known.
fn deals(
    app: &App,
    id: ProcessId,
    process: &Process,
    supplier: OrganisationId,
) -> Result<Vec<(ProcessId, Option<Deal>)>, AppError> {
    let buyer = process.organisation_in(Role::Purchaser, None);
    let buyer = buyer.map(|one| one.id.to_string());
    let rows = others(app, id, supplier)?.into_iter();
    let same = rows.filter(|one| Some(&one.buyer) == buyer.as_ref());
    Ok(same
        .filter_map(|row| {
            let noted: Noted = serde_json::from_str(&row.json).ok()?;
            let supplies = noted.suppliers.iter().any(|one| one.id == supplier);
            let deal = noted.share.map(|share| Deal {
                year: share.year,
                method: share.method,
            });
            supplies.then_some((row.process.parse().ok()?, deal))
        })
        .collect())
}

/// What the supplier offered in those purchases; only what was opened and awarded there.
fn proposals(
    app: &App,
    deals: &[(ProcessId, Option<Deal>)],
    supplier: OrganisationId,
) -> Result<Vec<FreeText>, AppError> {
    let mut found = Vec::new();
    for (id, _) in deals.iter().take(READ_MAX) {
        if let Some(other) = app.purchase(*id)? {
            let bids = other.process.bidding.bids.iter();
            let own = bids.filter(|bid| bid.tenderer.id == supplier && bid.was_opened());
            found.extend(own.map(|bid| bid.plan.clone()));
        }
    }
    Ok(found)
}

/// Results the evaluator issued in other purchases.
fn portfolio(app: &App, id: ProcessId, evaluator: OrganisationId) -> Result<Vec<Judged>, AppError> {
    let nothing = Around::default();
    let mut found = Vec::new();
    for row in others(app, id, evaluator)?.into_iter().take(READ_MAX) {
        let Some(other) = row.process.parse().ok() else {
            continue;
        };
        let Some(other) = app.purchase(other)? else {
            continue;
        };
        let today = other.process.law().zone().civil_date(app.clock().now());
        for contract in &other.process.contracts {
            let view = View::of(&other.process, contract.id, app.rulebook(), today, &nothing);
            if let Some(view) = view {
                found.extend(signs::results_by(
                    &Case::new(view, lines(&other)),
                    evaluator,
                ));
            }
        }
    }
    Ok(found)
}
