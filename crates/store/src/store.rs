//! The store as the shell sees it. SQLite is the first implementation.

use crate::{
    StoreError,
    model::{
        Appended, Draft, EntryQuery, NewEntry, Obligation, ObligationQuery, Organisation, Party,
        Person, Positions, Projection, Request, Session, Slip, Spoken, StoredEntry, Summary,
        SummaryQuery, Talk,
    },
};
use kernel::{OrganisationId, PersonId, ProcessId, Timestamp};
use std::sync::Arc;
use tlog::{Checkpoint, Receipt, VerifierKey};

/// A checkpoint with the note that signs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// What is signed.
    pub checkpoint: Checkpoint,
    /// The signed note.
    pub note: String,
}

/// What a caller's fold returns.
pub type Projected = Result<Projection, Box<dyn std::error::Error + Send + Sync>>;

/// Makes the read models of a process from all its entries.
pub type Project<'a> = dyn FnMut(ProcessId, &[StoredEntry]) -> Projected + 'a;

/// The one writer of a record. It belongs to one thread; readers work beside it.
pub trait Store: Send {
    /// Opens a batch: one transaction for any number of commands.
    ///
    /// # Errors
    /// [`StoreError::Poisoned`] after a failed commit, [`StoreError::Moved`] if something else
    /// wrote to the record.
    fn begin(&mut self) -> Result<Box<dyn Batch + '_>, StoreError>;

    /// Where readers come from.
    fn readers(&self) -> Arc<dyn Readers>;

    /// The public key checkpoints are signed with.
    fn verifier_key(&self) -> &VerifierKey;

    /// The newest checkpoint.
    fn checkpoint(&self) -> &SignedCheckpoint;

    /// The time recorded with the newest entry; the clock of the next command must not be earlier.
    fn last_recorded(&self) -> Option<Timestamp>;

    /// Makes all read models again from the record, in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Projection`] and failures of the database; nothing is changed then.
    fn rebuild(&mut self, project: &mut Project<'_>) -> Result<(), StoreError>;

    /// Empties the write-ahead log into the database, so that erased text is gone from both.
    /// Returns whether all of it could be emptied; a long reader may hold it back.
    ///
    /// # Errors
    /// Failures of the database.
    fn sweep(&mut self) -> Result<Swept, StoreError>;

    /// Stops gracefully: sweeps, and forces the remembered checkpoint to disk.
    ///
    /// # Errors
    /// Failures of the database or of the file.
    fn stop(self: Box<Self>) -> Result<(), StoreError>;
}

/// Whether the write-ahead log could be emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swept {
    /// All of it.
    All,
    /// A reader still needs part of it; sweep again later.
    HeldBack,
}

/// One transaction. Dropped without [`Batch::commit`], it leaves no trace.
pub trait Batch: ReadRecord + ReadRows + WriteRows + ReadVoices + WriteVoices {
    /// Begins a command within the batch; see [`in_command`] for the usual way.
    ///
    /// # Errors
    /// Failures of the database.
    fn savepoint(&mut self) -> Result<(), StoreError>;

    /// Keeps what was done since the savepoint.
    ///
    /// # Errors
    /// Failures of the database.
    fn keep(&mut self) -> Result<(), StoreError>;

    /// Undoes what was done since the savepoint and nothing else.
    ///
    /// # Errors
    /// Failures of the database.
    fn undo(&mut self) -> Result<(), StoreError>;

    /// Appends entries of one process, which must be at version `expected` (0 for a new one).
    ///
    /// # Errors
    /// [`StoreError::VersionMoved`] or [`StoreError::Entry`].
    fn append(&mut self, expected: u64, entries: Vec<NewEntry>) -> Result<Appended, StoreError>;

    /// Replaces the read models of a process.
    ///
    /// # Errors
    /// [`StoreError::OtherProcess`].
    fn project(&mut self, process: ProcessId, rows: &Projection) -> Result<(), StoreError>;

    /// Moves the read models of a process on from `before`, which must be what is stored: only rows
    /// that differ are written.
    ///
    /// # Errors
    /// [`StoreError::OtherProcess`].
    fn project_change(
        &mut self,
        process: ProcessId,
        before: &Projection,
        rows: &Projection,
    ) -> Result<(), StoreError>;

    /// Notes what a request led to.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] if the key has an outcome already.
    fn put_outcome(&mut self, request: &Request, outcome: Positions) -> Result<(), StoreError>;

    /// Erases the texts of an entry for good; [`Store::sweep`] after the commit also clears the
    /// write-ahead log. An entry without texts, or erased before, is left as it is.
    ///
    /// # Errors
    /// Failures of the database.
    fn erase(&mut self, position: u64) -> Result<(), StoreError>;

    /// Reads back and re-hashes every entry appended, signs one checkpoint if there are any, and
    /// commits durably. Nothing may be acknowledged before this returns.
    ///
    /// # Errors
    /// Any failure poisons the store: after a failed sync nobody knows what is on the disk.
    fn commit(self: Box<Self>) -> Result<SignedCheckpoint, StoreError>;
}

/// Runs one command in its own savepoint: kept if `work` succeeds, undone alone if it does not.
///
/// # Errors
/// The outer error is a failure of the savepoint itself, after which the batch must be dropped.
pub fn in_command<T, E>(
    batch: &mut dyn Batch,
    work: impl FnOnce(&mut dyn Batch) -> Result<T, E>,
) -> Result<Result<T, E>, StoreError> {
    batch.savepoint()?;
    let done = work(batch);
    match &done {
        Ok(_) => batch.keep()?,
        Err(_) => batch.undo()?,
    }
    Ok(done)
}

/// Gives out readers; shared by all threads.
pub trait Readers: Send + Sync {
    /// A reader for one thread; given back when dropped.
    ///
    /// # Errors
    /// Failures of the database.
    fn reader(&self) -> Result<Box<dyn Reader>, StoreError>;
}

/// Reads what has been committed.
pub trait Reader: ReadRecord + ReadModels + ReadRows + ReadVoices + Send {
    /// The newest checkpoint.
    ///
    /// # Errors
    /// Failures of the database, or a checkpoint out of shape.
    fn checkpoint(&self) -> Result<SignedCheckpoint, StoreError>;

    /// A receipt for a run of entries against the newest checkpoint, with their texts unless
    /// erased. `about` is empty and the caller's to fill.
    ///
    /// # Errors
    /// [`StoreError::NoEntry`] or [`StoreError::TooMuch`].
    fn receipt(&self, positions: Positions) -> Result<Receipt, StoreError>;
}

/// Reading the record.
pub trait ReadRecord {
    /// All entries of a process, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] names a damaged entry.
    fn entries(&self, process: ProcessId) -> Result<Vec<StoredEntry>, StoreError>;

    /// A page of the whole record.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] names a damaged entry.
    fn page(&self, query: EntryQuery) -> Result<Vec<StoredEntry>, StoreError>;

    /// What this request led to, if it was handled before.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] if its key was used by another actor or for another request.
    fn outcome(&self, request: &Request) -> Result<Option<Positions>, StoreError>;
}

/// Reading the read models.
pub trait ReadModels {
    /// A page of processes, newest change first.
    ///
    /// # Errors
    /// Failures of the database.
    fn summaries(&self, query: &SummaryQuery) -> Result<Vec<Summary>, StoreError>;

    /// The row of one process.
    ///
    /// # Errors
    /// Failures of the database.
    fn summary(&self, process: ProcessId) -> Result<Option<Summary>, StoreError>;

    /// A page of obligations, soonest due first.
    ///
    /// # Errors
    /// Failures of the database.
    fn obligations(&self, query: &ObligationQuery) -> Result<Vec<Obligation>, StoreError>;

    /// Who takes part in a process.
    ///
    /// # Errors
    /// Failures of the database.
    fn parties(&self, process: ProcessId) -> Result<Vec<Party>, StoreError>;
}

/// Reading the plain rows. All of these fail only if the database does or a row is out of shape.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
pub trait ReadRows {
    /// One organisation.
    fn organisation(&self, id: OrganisationId) -> Result<Option<Organisation>, StoreError>;
    /// All organisations, by id.
    fn organisations(&self) -> Result<Vec<Organisation>, StoreError>;
    /// One person.
    fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError>;
    /// The person with this login.
    fn person_by_login(&self, login: &str) -> Result<Option<Person>, StoreError>;
    /// All persons, by login.
    fn persons(&self) -> Result<Vec<Person>, StoreError>;
    /// A session by the hash of its token, expired or not.
    fn session(&self, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError>;
    /// A named value.
    fn meta(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// One draft.
    fn draft(&self, id: &str) -> Result<Option<Draft>, StoreError>;
    /// The drafts of a person, newest first.
    fn drafts(&self, person: PersonId) -> Result<Vec<Draft>, StoreError>;
}

/// Writing the plain rows: `put` inserts or replaces. All of these fail only if the database does
/// or a rule of the tables (a unique login, an existing person) is broken.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
pub trait WriteRows {
    /// Stores an organisation.
    fn put_organisation(&mut self, row: &Organisation) -> Result<(), StoreError>;
    /// Stores a person.
    fn put_person(&mut self, row: &Person) -> Result<(), StoreError>;
    /// Stores a session.
    fn put_session(&mut self, row: &Session) -> Result<(), StoreError>;
    /// Ends one session.
    fn delete_session(&mut self, token_hash: &[u8; 32]) -> Result<(), StoreError>;
    /// Ends every session of a person.
    fn delete_sessions_of(&mut self, person: PersonId) -> Result<(), StoreError>;
    /// Removes sessions that ended at or before `now`.
    fn delete_expired_sessions(&mut self, now: Timestamp) -> Result<(), StoreError>;
    /// Stores a named value.
    fn put_meta(&mut self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Stores a draft.
    fn put_draft(&mut self, row: &Draft) -> Result<(), StoreError>;
    /// Removes a draft.
    fn delete_draft(&mut self, id: &str) -> Result<(), StoreError>;
}

/// Reading one-time slips and what was said by them.
#[allow(
    clippy::missing_errors_doc,
    reason = "they fail only if the database does"
)]
pub trait ReadVoices {
    /// An unused slip by the hash of its token.
    fn slip(&self, token_hash: &[u8; 32]) -> Result<Option<Slip>, StoreError>;
    /// Everything that waits for its batch, in the random order of its keys.
    fn spoken(&self) -> Result<Vec<Spoken>, StoreError>;
}

/// Writing one-time slips and what was said by them.
#[allow(
    clippy::missing_errors_doc,
    reason = "they fail only if the database does"
)]
pub trait WriteVoices {
    /// Stores an unused slip.
    fn put_slip(&mut self, row: &Slip) -> Result<(), StoreError>;
    /// Removes a slip that was used.
    fn delete_slip(&mut self, token_hash: &[u8; 32]) -> Result<(), StoreError>;
    /// Removes the unused slips of an evaluation.
    fn delete_slips_of(&mut self, talk: &Talk) -> Result<(), StoreError>;
    /// Stores something said, or notes its batch.
    fn put_spoken(&mut self, row: &Spoken) -> Result<(), StoreError>;
    /// Removes something said that stands in the record now.
    fn delete_spoken(&mut self, id: &[u8; 16]) -> Result<(), StoreError>;
}
