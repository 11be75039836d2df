//! The record and the plain rows in one embedded database.
//!
//! The record is an append-only list of entries with a Merkle tree over it ([`tlog`]). Entries,
//! read models and outcomes of one command are written in one transaction, several commands share
//! one commit, and each commit signs one checkpoint. Texts that people wrote live beside the
//! record behind a salted commitment, so they can be erased and every proof still holds.
//!
//! Nothing here reads a clock or draws a random number: times, ids, salts and seeds are arguments.
//! [`verify()`] trusts nothing but its own arithmetic and may be pointed at any copy of a database.

pub mod bench;
mod blobs;
mod error;
mod keys;
mod leaf;
mod model;
mod sqlite;
mod store;
mod verify;

pub use blobs::{BLOBS_DIR, BlobState, Blobs};
pub use error::StoreError;
pub use keys::{CHECKPOINT_FILE, KEY_FILE};
pub use model::{
    Actor, Appended, Draft, EntryQuery, NewEntry, Obligation, ObligationQuery, Organisation, Party,
    Person, Positions, Projection, Request, Session, Slip, Spoken, StoredEntry, Summary,
    SummaryQuery, Talk,
};
pub use sqlite::{DATABASE_FILE, Open, Rollback, SqliteReader, SqliteReaders, SqliteStore};
pub use store::{
    Batch, Project, Projected, ReadModels, ReadRecord, ReadRows, ReadVoices, Reader, Readers,
    SignedCheckpoint, Store, Swept, WriteRows, WriteVoices, in_command,
};
pub use verify::{
    Damage, Finding, Report, StaleModel, Table, VerifyOptions, verify, verify_read_models,
};
