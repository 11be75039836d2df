//! The command bus: one writer thread, group commit.
//!
//! Every command is loaded, authorised, decided, appended and projected inside the transaction that
//! commits it, so rules that reach across a purchase need no locks. Commands waiting together share
//! one durable commit; a refused one is undone alone.

mod arrival;
mod command;
mod hot;
mod papers;
mod writer;

use crate::{cache::Cache, clock::Clock, directory::Directory, press::Press, vault::Vault};
use domain::{
    ContractId, Fault, Refusal,
    registry::Denied,
    sealing::Found,
    verb::{Scope, VerbEntry},
};
use kernel::{PersonId, ProcessId, Timestamp};
use policy::Denial;
use rules::Rulebook;
use serde_json::{Map, Value};
use std::{
    sync::{
        Arc, RwLock,
        atomic::{AtomicU64, Ordering},
        mpsc::{Sender, SyncSender, TrySendError, channel, sync_channel},
    },
    thread::JoinHandle,
};
use store::{Batch, Positions, Readers, Store, StoreError};
use writer::Writer;

/// Most commands that share a commit.
pub const GROUP_MAX: usize = 128;
/// Most commands that wait; one more is told to come back.
pub const QUEUE_MAX: usize = 4_096;

/// Who gives a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person who has signed in.
    Person(PersonId),
    /// The clock of the platform.
    Clock,
}

/// A command on its way.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Chosen by the client; the same key takes effect once.
    pub key: String,
    /// Who gives it.
    pub who: Who,
    /// The purchase; none for the command that starts one.
    pub process: Option<ProcessId>,
    /// The contract it concerns.
    pub contract: Option<ContractId>,
    /// The verb.
    pub verb: String,
    /// Its fields.
    pub input: Map<String, Value>,
    /// When it happened, if earlier than now.
    pub occurred: Option<Timestamp>,
    /// The reason for guards that ask for one.
    pub reason: Option<String>,
    /// The version of the purchase the person was looking at; a newer one refuses the command.
    pub expected: Option<u32>,
}

/// An accepted command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The purchase.
    pub process: ProcessId,
    /// Where its events stand in the record.
    pub positions: Positions,
    /// Whether this very request had been accepted before.
    pub repeat: Repeat,
}

/// Whether a request was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It took effect now.
    First,
    /// It had taken effect before; nothing was added.
    Again,
}

/// Why a command was not accepted.
#[derive(Clone, Debug)]
pub enum Rejection {
    /// Its fields are faulty.
    Faults(Vec<Fault>),
    /// A rule refuses it.
    Refused(Refusal),
    /// The policy refuses it.
    Denied(Denial),
    /// The purchase moved on meanwhile.
    Moved {
        /// The version it has now.
        current: u32,
    },
    /// There is no such verb.
    UnknownVerb,
    /// There is no such purchase.
    UnknownProcess,
    /// The key was used for another request.
    KeyReused,
    /// Too many commands wait.
    Busy,
    /// The record cannot be written now; nothing was kept.
    Unavailable,
}

impl From<Denied> for Rejection {
    fn from(denied: Denied) -> Rejection {
        match denied {
            Denied::Faults(faults) => Rejection::Faults(faults),
            Denied::Refused(refusal) => Rejection::Refused(refusal),
        }
    }
}

/// What the writer needs besides the store.
pub struct Surroundings {
    /// The time.
    pub clock: Arc<Clock>,
    /// The rules.
    pub rulebook: Arc<Rulebook>,
    /// The people.
    pub directory: Arc<RwLock<Arc<Directory>>>,
    /// The purchases in memory.
    pub cache: Arc<Cache>,
    /// The read models, for rules that look beyond one purchase.
    pub readers: Arc<dyn Readers>,
    /// The files outside the database.
    pub vault: Arc<Vault>,
    /// What makes papers.
    pub press: Arc<Press>,
}

/// Room for the one answer is made by the client, not by the writer.
type Reply = SyncSender<Result<Accepted, Rejection>>;
/// Work on plain rows that must go through the one writer.
pub type RowWork = Box<dyn FnOnce(&mut dyn Batch) -> Result<(), StoreError> + Send>;

/// What becomes of the trace of a change in the write-ahead log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trace {
    /// It goes when the log is emptied by itself.
    Kept,
    /// The log is emptied right after.
    Swept,
}

/// A command with what the shell found out for it beforehand.
struct Given {
    submission: Submission,
    found: Found,
}

enum Job {
    Command(Box<Given>, Reply),
    Rows(RowWork, Trace, Sender<Result<(), StoreError>>),
    Stop,
}

/// What the writer has done since it started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Commands accepted; repeated ones do not count.
    pub commands: u64,
    /// Entries they appended.
    pub entries: u64,
    /// Commits they shared.
    pub commits: u64,
}

#[derive(Debug, Default)]
struct Counters {
    commands: AtomicU64,
    entries: AtomicU64,
    commits: AtomicU64,
}

/// The handle by which commands reach the writer.
pub struct Bus {
    jobs: SyncSender<Job>,
    counters: Arc<Counters>,
    thread: Option<JoinHandle<Result<(), StoreError>>>,
}

impl Bus {
    /// Starts the writer.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub fn start(store: Box<dyn Store>, around: Surroundings) -> std::io::Result<Bus> {
        let (jobs, queue) = sync_channel(QUEUE_MAX);
        let counters = Arc::new(Counters::default());
        let writer = Writer::new(store, around, counters.clone());
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || writer.run(&queue))?;
        Ok(Bus {
            jobs,
            counters,
            thread: Some(thread),
        })
    }

    /// Sends a command and waits until it is durable or refused.
    ///
    /// # Errors
    /// The rejection.
    pub fn submit(&self, submission: Submission, found: Found) -> Result<Accepted, Rejection> {
        let (reply, answer) = sync_channel(1);
        let given = Box::new(Given { submission, found });
        self.jobs
            .try_send(Job::Command(given, reply))
            .map_err(|error| match error {
                TrySendError::Full(_) => Rejection::Busy,
                TrySendError::Disconnected(_) => Rejection::Unavailable,
            })?;
        answer.recv().unwrap_or(Err(Rejection::Unavailable))
    }

    /// What the writer has done so far.
    pub fn work(&self) -> Work {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Work {
            commands: read(&self.counters.commands),
            entries: read(&self.counters.entries),
            commits: read(&self.counters.commits),
        }
    }

    /// Does work on plain rows in the writer and waits until it is durable.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn rows(&self, work: RowWork) -> Result<(), StoreError> {
        self.rows_with(work, Trace::Kept)
    }

    /// The same, and no trace of it stays in the write-ahead log, which would tell what was changed
    /// together and in which order. A reader at work can hold this back until the next time.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn rows_swept(&self, work: RowWork) -> Result<(), StoreError> {
        self.rows_with(work, Trace::Swept)
    }

    fn rows_with(&self, work: RowWork, trace: Trace) -> Result<(), StoreError> {
        let (reply, answer) = channel();
        self.jobs
            .send(Job::Rows(work, trace, reply))
            .map_err(|_| StoreError::Poisoned)?;
        answer.recv().unwrap_or(Err(StoreError::Poisoned))
    }

    /// Stops the writer gracefully.
    ///
    /// # Errors
    /// Failures of the database while stopping.
    pub fn stop(&mut self) -> Result<(), StoreError> {
        let _ = self.jobs.send(Job::Stop);
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(stopped)) => stopped,
            Some(Err(_)) => Err(StoreError::Poisoned),
            None => Ok(()),
        }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::error!(%error, "the writer did not stop cleanly");
        }
    }
}

/// The contract an event of this verb belongs to: none for acts about the purchase as a whole.
pub fn contract_of(entry: &VerbEntry, named: Option<ContractId>) -> Option<ContractId> {
    match entry.meta.scope {
        Scope::Contract | Scope::Either => named,
        Scope::Process => None,
    }
}
