//! The records of an organisation, put together from every purchase it takes part in.
//!
//! They are computed from the purchases folded in memory and not kept in a read model: each number
//! is a pure function of what is in the cache already, so there is no second truth to rebuild, a
//! command writes nothing more than before, and the acts behind a number can be opened from the
//! same fold. What is remembered is the answer for one purchase at one version on one day, without
//! the purchase itself.

use crate::{
    app::{App, AppError},
    cache::Loaded,
};
use domain::{
    ContractId,
    conduct::{Capability, Government, Places},
};
use kernel::{Date, OrganisationId, ProcessId, Role, Side};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::{Summary, SummaryQuery};

/// What one purchase says of an organisation.
#[derive(Clone, Debug)]
pub struct Part {
    /// The purchase.
    pub process: ProcessId,
    /// Its title.
    pub title: String,
    /// The organisation's records as purchaser or host, the purchase itself before its contracts.
    pub government: Vec<Government>,
    /// Its records as provider, one for each signed contract.
    pub capability: Vec<Capability>,
    /// Who buys.
    pub buyer: Option<domain::Organisation>,
}

impl Part {
    /// Whether nothing in the purchase tells of the organisation.
    pub fn is_empty(&self) -> bool {
        self.government.is_empty() && self.capability.is_empty()
    }
}

type Key = (OrganisationId, ProcessId);

/// What was computed: for which version, for which day.
type Answer = (u32, Date, Arc<Part>);

/// Answers computed before.
#[derive(Debug, Default)]
pub struct Remembered(Mutex<HashMap<Key, Answer>>);

impl Remembered {
    fn get(&self, key: Key, version: u32, today: Date) -> Option<Arc<Part>> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, day, part) = answers.get(&key)?;
        (*known == version && *day == today).then(|| part.clone())
    }

    fn keep(&self, key: Key, answer: Answer) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(key, answer);
    }
}

/// Rows read at a time.
const ROWS: u32 = 1_000;

impl App {
    /// The records of an organisation, the purchase that changed last first.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn conduct(&self, organisation: OrganisationId) -> Result<Vec<Arc<Part>>, AppError> {
        let mut parts = Vec::new();
        for row in self.purchases_of(Some(organisation))? {
            let Ok(process) = row.process.parse() else {
                continue;
            };
            if let Some(part) = self.conduct_in(organisation, process)? {
                parts.push(part);
            }
        }
        Ok(parts)
    }

    /// Rows of the purchases an organisation takes part in, or of all.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn purchases_of(
        &self,
        organisation: Option<OrganisationId>,
    ) -> Result<Vec<Summary>, AppError> {
        let mut rows = Vec::new();
        loop {
            let query = SummaryQuery {
                organisations: organisation.map(|id| vec![id.to_string()]),
                offset: u32::try_from(rows.len()).unwrap_or(u32::MAX),
                limit: ROWS,
                ..SummaryQuery::default()
            };
            let more = self.summaries(&query)?;
            let last = u32::try_from(more.len()).unwrap_or(u32::MAX) < ROWS;
            rows.extend(more);
            if last {
                return Ok(rows);
            }
        }
    }

    fn conduct_in(
        &self,
        organisation: OrganisationId,
        process: ProcessId,
    ) -> Result<Option<Arc<Part>>, AppError> {
        let Some(loaded) = self.purchase(process)? else {
            return Ok(None);
        };
        let today = loaded.process.law().zone().civil_date(self.clock().now());
        let (key, version) = ((organisation, process), loaded.process.version);
        if let Some(known) = self.remembered().get(key, version, today) {
            return Ok((!known.is_empty()).then_some(known));
        }
        let part = Arc::new(told(process, &loaded, organisation, today));
        self.remembered().keep(key, (version, today, part.clone()));
        Ok((!part.is_empty()).then_some(part))
    }
}

/// What a purchase tells of an organisation.
fn told(id: ProcessId, loaded: &Loaded, organisation: OrganisationId, today: Date) -> Part {
    let process = &loaded.process;
    let log = || loaded.log.iter().map(|one| (&one.envelope, &one.event));
    let sides: Vec<Side> = [(Side::Purchaser, Role::Purchaser), (Side::Host, Role::Host)]
        .into_iter()
        .filter(|(_, role)| holds(loaded, organisation, *role))
        .map(|(side, _)| side)
        .collect();
    let signed = process.contracts.iter().filter(|one| one.signed.is_some());
    let scopes: Vec<Option<ContractId>> = [None]
        .into_iter()
        .chain(signed.clone().map(|one| Some(one.id)))
        .collect();
    let government = scopes.into_iter().flat_map(|scope| {
        let places = if sides.is_empty() {
            Places::default()
        } else {
            Places::of(scope, log())
        };
        let records = sides
            .iter()
            .map(|side| Government::of(process, scope, &places, (organisation, *side), today));
        records.filter(|one| !one.is_empty()).collect::<Vec<_>>()
    });
    let own = signed.filter(|one| one.supplier.id == organisation);
    Part {
        process: id,
        title: process
            .title
            .as_ref()
            .map_or("", |title| title.as_str())
            .to_owned(),
        government: government.collect(),
        capability: own
            .map(|contract| {
                let places = Places::of(Some(contract.id), log());
                Capability::of(process, contract, &places, today)
            })
            .collect(),
        buyer: process.organisation_in(Role::Purchaser, None).cloned(),
    }
}

/// Whether the organisation has or had a role: what it did stays on its record when it leaves.
fn holds(loaded: &Loaded, organisation: OrganisationId, role: Role) -> bool {
    loaded.process.grants.iter().any(|grant| {
        grant.role == role && grant.organisation.as_ref().map(|one| one.id) == Some(organisation)
    })
}
