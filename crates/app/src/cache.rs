//! Purchases folded from the record and kept in memory.

use domain::{Actor, ContractId, Envelope, Event, Process, registry};
use kernel::{EntryId, ProcessId, Role, Timestamp};
use std::{
    collections::HashMap,
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
    pub log: Vec<Arc<Logged>>,
}

impl Loaded {
    /// Folds stored entries.
    ///
    /// # Errors
    /// An entry that cannot be read back as an event.
    pub fn fold(entries: &[StoredEntry]) -> Result<Loaded, StoreError> {
        let mut loaded = Loaded::default();
        for entry in entries {
            loaded.push(logged(entry)?);
        }
        Ok(loaded)
    }

    /// Moves on by one event.
    pub fn push(&mut self, logged: Logged) {
        registry::apply(&mut self.process, &logged.envelope, &logged.event);
        self.log.push(Arc::new(logged));
    }

    /// When the last event was recorded.
    pub fn updated(&self) -> Option<Timestamp> {
        self.process.updated
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
        },
        event: Event::parse(&entry.kind, &entry.body).map_err(|_| broken())?,
    })
}

/// The purchases read so far. Only committed states are ever in it.
#[derive(Debug, Default)]
pub struct Cache {
    loaded: RwLock<HashMap<ProcessId, Arc<Loaded>>>,
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
        let mut map = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        // A commit may have put a newer state there meanwhile; the newer one stays.
        let kept = map.entry(process).or_insert_with(|| loaded.clone());
        if kept.process.version < loaded.process.version {
            *kept = loaded;
        }
        Ok(Some(kept.clone()))
    }

    fn peek(&self, process: ProcessId) -> Option<Arc<Loaded>> {
        self.loaded
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&process)
            .cloned()
    }

    /// Takes in states that have just been committed.
    pub fn publish(&self, states: impl IntoIterator<Item = (ProcessId, Arc<Loaded>)>) {
        let mut map = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        map.extend(states);
    }
}
