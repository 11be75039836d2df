//! Purchases folded from the record and kept in memory.

mod log;

pub use log::Log;

use domain::{Actor, ContractId, Envelope, Event, Process, registry};
use kernel::{EntryId, ProcessId, Role, Zone};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};
use store::{ReadRecord, StoreError, StoredEntry};

/// One event of a purchase with its place in the record.
#[derive(Clone, Debug)]
pub struct Logged {
    /// Its place in the record.
    pub position: u64,
    /// The command it came from.
    pub command: EntryId,
    /// Who, when, about what.
    pub envelope: Envelope,
    /// What.
    pub event: Event,
}

/// A purchase: its state and the events it came from.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The state.
    pub process: Process,
    /// The events, oldest first.
    pub log: Log,
    /// The newest opening of bids.
    pub opened: Option<Arc<Logged>>,
    /// The newest evaluation report.
    pub reported: Option<Arc<Logged>>,
    /// For each contract the version of the purchase at which ratings were released last.
    released: BTreeMap<Option<ContractId>, u32>,
    /// Where in the log each kind of event stands.
    kinds: BTreeMap<&'static str, Vec<u32>>,
}

impl Loaded {
    /// Folds stored entries.
    ///
    /// # Errors
    /// An entry that cannot be read back as an event.
    pub fn fold(entries: &[StoredEntry]) -> Result<Loaded, StoreError> {
        let mut loaded = Loaded::default();
        for entry in entries {
            loaded.push(Arc::new(logged(entry)?));
        }
        Ok(loaded)
    }

    /// Moves on by one event.
    pub fn push(&mut self, mut logged: Arc<Logged>) {
        let zone = registry::zone_of(&self.process, &logged.event);
        if logged.envelope.zone != zone {
            Arc::make_mut(&mut logged).envelope.zone = zone;
        }
        registry::apply(&mut self.process, &logged.envelope, &logged.event);
        match logged.event.kind() {
            "bids.opened" => self.opened = Some(logged.clone()),
            "evaluation.reported" => self.reported = Some(logged.clone()),
            "ratings.released" => {
                let envelope = &logged.envelope;
                self.released.insert(envelope.contract, envelope.version);
            }
            _ => {}
        }
        let place = u32::try_from(self.log.len()).unwrap_or(u32::MAX);
        self.kinds
            .entry(logged.event.kind())
            .or_default()
            .push(place);
        self.log.push(logged);
    }

    /// Whether both sides' ratings were released together after a version of the purchase.
    pub fn is_released_after(&self, contract: Option<ContractId>, version: u32) -> bool {
        self.released
            .get(&contract)
            .is_some_and(|last| *last > version)
    }

    /// The events of these kinds, oldest first.
    pub fn of_kinds(&self, kinds: &[&str]) -> Vec<&Logged> {
        let places = kinds.iter().filter_map(|kind| self.kinds.get(kind));
        let mut places: Vec<u32> = places.flatten().copied().collect();
        places.sort_unstable();
        let found = places.into_iter();
        found
            .filter_map(|place| self.log.get(usize::try_from(place).ok()?))
            .map(AsRef::as_ref)
            .collect()
    }
}

fn logged(entry: &StoredEntry) -> Result<Logged, StoreError> {
    let broken = || StoreError::Unreadable(entry.position);
    let role = Role::from_code(&entry.actor.role).ok_or_else(broken)?;
    Ok(Logged {
        position: entry.position,
        command: entry.command,
        envelope: Envelope {
            version: u32::try_from(entry.version).map_err(|_| broken())?,
            occurred: entry.occurred,
            recorded: entry.recorded,
            actor: Actor {
                person: entry.actor.person,
                organisation: entry.actor.organisation,
                role,
            },
            contract: entry.contract.map(ContractId),
            zone: Zone::default(),
        },
        event: Event::parse(&entry.kind, &entry.body).map_err(|_| broken())?,
    })
}

/// The purchases read so far. Only what is committed is ever in it.
#[derive(Debug, Default)]
pub struct Cache {
    slots: RwLock<HashMap<ProcessId, Slot>>,
}

/// A purchase as it was last asked for, and what happened since. The first reader after a command
/// brings it up to date, so that the writer need not.
#[derive(Debug, Default)]
struct Slot {
    loaded: Arc<Loaded>,
    news: Vec<Arc<Logged>>,
}

impl Slot {
    fn version(&self) -> u32 {
        let newest = self.news.last().map(|one| one.envelope.version);
        newest.unwrap_or(self.loaded.process.version)
    }

    fn up_to_date(&mut self) -> Arc<Loaded> {
        if !self.news.is_empty() {
            let loaded = Arc::make_mut(&mut self.loaded);
            for logged in self.news.drain(..) {
                loaded.push(logged);
            }
        }
        self.loaded.clone()
    }
}

impl Cache {
    /// A purchase, from memory or from the record; `None` when there is none.
    ///
    /// # Errors
    /// Failures of the database or an unreadable entry.
    pub fn get(
        &self,
        process: ProcessId,
        record: &dyn ReadRecord,
    ) -> Result<Option<Arc<Loaded>>, StoreError> {
        if let Some(found) = self.peek(process) {
            return Ok(Some(found));
        }
        let entries = record.entries(process)?;
        if entries.is_empty() {
            return Ok(None);
        }
        let loaded = Arc::new(Loaded::fold(&entries)?);
        let mut slots = self.slots.write().unwrap_or_else(PoisonError::into_inner);
        let slot = slots.entry(process).or_default();
        // A commit may have put a newer state there meanwhile; the newer one stays.
        if slot.version() < loaded.process.version {
            let news = Vec::new();
            *slot = Slot { loaded, news };
        }
        Ok(Some(slot.up_to_date()))
    }

    fn peek(&self, process: ProcessId) -> Option<Arc<Loaded>> {
        {
            let slots = self.slots.read().unwrap_or_else(PoisonError::into_inner);
            let slot = slots.get(&process)?;
            if slot.news.is_empty() {
                return Some(slot.loaded.clone());
            }
        }
        let mut slots = self.slots.write().unwrap_or_else(PoisonError::into_inner);
        slots.get_mut(&process).map(Slot::up_to_date)
    }

    /// Takes in what has just been committed, in its order. The writer reads a purchase through
    /// this cache before it changes it, so a purchase that is not here begins with this news.
    pub fn publish(&self, news: Vec<(ProcessId, Arc<Logged>)>) {
        let mut slots = self.slots.write().unwrap_or_else(PoisonError::into_inner);
        for (process, logged) in news {
            let slot = slots.entry(process).or_default();
            // A reader may have found it in the record already.
            if slot.version() < logged.envelope.version {
                slot.news.push(logged);
            }
        }
    }
}
