//! What can go wrong in the store.

use std::path::PathBuf;

/// Why the store refused or failed. Messages never hold what people wrote.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database engine failed.
    #[error("the database failed")]
    Database(#[from] rusqlite::Error),
    /// A file beside the database failed.
    #[error("cannot use `{}`", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The engine is too old to be trusted with a write-ahead log.
    #[error("SQLite {found} is older than {needed}, which repairs a defect that can lose data")]
    EngineTooOld {
        /// The version linked in.
        found: String,
        /// The oldest accepted.
        needed: &'static str,
    },
    /// A setting the promises rest on did not take effect.
    #[error("the database setting `{name}` is `{found}` and must be `{needed}`")]
    Setting {
        /// The pragma.
        name: &'static str,
        /// What it reads back as.
        found: String,
        /// What it must be.
        needed: &'static str,
    },
    /// The file is a database of another program.
    #[error("`{}` is not a database of this program", .0.display())]
    NotOurs(PathBuf),
    /// The database was written by a newer release.
    #[error("the database has schema {found}; this release knows up to {known}")]
    TooNew {
        /// The schema found.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// The key file can be read by others.
    #[error("`{}` can be read by others; restrict it to its owner (mode 0600)", .0.display())]
    KeyExposed(PathBuf),
    /// There is a record and no key to go on signing it with.
    #[error("the record exists and its key `{}` is missing", .0.display())]
    KeyMissing(PathBuf),
    /// The key is not the one the record was signed with.
    #[error("the key file holds another key than the one that signed the record")]
    OtherKey,
    /// A key or a checkpoint is out of shape.
    #[error("a signed note is not in order")]
    Note(#[from] tlog::NoteError),
    /// The memory of the last checkpoint, kept outside the database, is gone.
    #[error("the record exists and `{}`, the memory of its last checkpoint, is missing", .0.display())]
    MemoryMissing(PathBuf),
    /// The database is older than the last checkpoint remembered outside it, or another one.
    #[error(
        "the record has {found} entries and contradicts the remembered checkpoint of {remembered}"
    )]
    RolledBack {
        /// Entries found.
        found: u64,
        /// Entries in the checkpoint remembered.
        remembered: u64,
    },
    /// The record and its own newest checkpoint disagree; run the verifier.
    #[error("the record of {found} entries does not match its own checkpoint of {signed}")]
    Inconsistent {
        /// Entries found.
        found: u64,
        /// Entries signed.
        signed: u64,
    },
    /// Something else wrote to the record while this program held it.
    #[error("the record was changed from outside: {found} entries found, {expected} expected")]
    Moved {
        /// Entries found.
        found: u64,
        /// Entries expected.
        expected: u64,
    },
    /// What was read back before the commit is not what was written.
    #[error("entry {0} read back differently from what was written")]
    ReadBack(u64),
    /// An earlier commit failed; the program must be started again.
    #[error("the store stopped after a failed commit and must be started again")]
    Poisoned,
    /// Another command changed the process first.
    #[error("the process is at version {found}, not {expected}")]
    VersionMoved {
        /// The version it has.
        found: u64,
        /// The version the caller decided on.
        expected: u64,
    },
    /// An idempotency key came again with another request or from someone else.
    #[error("the idempotency key was used before for another request")]
    KeyReused,
    /// An entry cannot be recorded as it is.
    #[error("the entry cannot be recorded: {0}")]
    Entry(&'static str),
    /// A row names another process than the one written.
    #[error("a read model names another process")]
    OtherProcess,
    /// What is stored at this position cannot be read; run the verifier.
    #[error("entry {0} cannot be read")]
    Unreadable(u64),
    /// A stored row is out of shape.
    #[error("a stored row of `{0}` cannot be read")]
    Row(&'static str),
    /// There is no such entry, or not signed yet.
    #[error("there is no signed entry at position {0}")]
    NoEntry(u64),
    /// Too much was asked for at once.
    #[error("more was asked for than {0} at once")]
    TooMuch(u64),
    /// A number does not fit the database.
    #[error("a number is out of range")]
    Range(#[from] std::num::TryFromIntError),
    /// The caller's projection failed.
    #[error("the read models of a process cannot be made")]
    Projection(#[source] Box<dyn std::error::Error + Send + Sync>),
}
