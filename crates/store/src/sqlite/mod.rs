//! The store in SQLite.

mod batch;
mod models;
mod open;
mod reader;
pub(crate) mod record;
mod rows;
pub(crate) mod settings;
mod voices;

pub(crate) use models::stored as stored_models;
pub use open::{DATABASE_FILE, Open, Rollback};
pub(crate) use open::{SCHEMA, own_key};
pub(crate) use reader::open_copy;
pub use reader::{SqliteReader, SqliteReaders};

use crate::{
    StoreError,
    keys::Memory,
    store::{Batch, Project, Readers, SignedCheckpoint, Store, Swept},
};
use batch::SqliteBatch;
use kernel::{ProcessId, Timestamp};
use rusqlite::Connection;
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};
use tlog::{Signer, Tree, VerifierKey};

/// The text of a named statement.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("sql/", $name, ".sql"))
    };
}
pub(crate) use sql;

/// Something that holds a connection to read through.
pub trait Link {
    /// The connection.
    ///
    /// # Errors
    /// [`StoreError::Poisoned`] if it has been given back.
    fn link(&self) -> Result<&Connection, StoreError>;
}

/// The writer of a record kept in SQLite.
pub struct SqliteStore {
    writer: Connection,
    /// All committed leaves, and during a batch the pending ones after them.
    tree: Arc<RwLock<Tree>>,
    signer: Signer,
    memory: Memory,
    checkpoint: SignedCheckpoint,
    last_recorded: Option<Timestamp>,
    /// Versions of processes written lately, pending ones included; forgotten whenever something is
    /// undone.
    versions: HashMap<ProcessId, u64>,
    readers: Arc<SqliteReaders>,
    poisoned: bool,
}

impl SqliteStore {
    /// Opens or makes the store in a directory; see [`Open`].
    ///
    /// # Errors
    /// Every unsafe ground is refused with its own [`StoreError`].
    pub fn open(open: &Open<'_>) -> Result<SqliteStore, StoreError> {
        open::open(open)
    }

    /// Where readers come from, as the concrete type.
    pub fn sqlite_readers(&self) -> Arc<SqliteReaders> {
        Arc::clone(&self.readers)
    }

    fn begin_sqlite(&mut self) -> Result<SqliteBatch<'_>, StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned);
        }
        self.writer.execute_batch("begin immediate")?;
        let expected = self.checkpoint.checkpoint.size;
        let found = record::next_position(&self.writer)?;
        if found != expected {
            self.poisoned = true;
            self.writer.execute_batch("rollback")?;
            return Err(StoreError::Moved { found, expected });
        }
        Ok(SqliteBatch::new(self))
    }
}

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<Box<dyn Batch + '_>, StoreError> {
        Ok(Box::new(self.begin_sqlite()?))
    }

    fn readers(&self) -> Arc<dyn Readers> {
        self.sqlite_readers()
    }

    fn verifier_key(&self) -> &VerifierKey {
        self.signer.verifier()
    }

    fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    fn last_recorded(&self) -> Option<Timestamp> {
        self.last_recorded
    }

    fn rebuild(&mut self, project: &mut Project<'_>) -> Result<(), StoreError> {
        let mut batch = self.begin_sqlite()?;
        models::rebuild(&mut batch, project)?;
        Box::new(batch).commit().map(|_| ())
    }

    fn sweep(&mut self) -> Result<Swept, StoreError> {
        let pragma = "wal_checkpoint(truncate)";
        let busy: i64 = self
            .writer
            .query_row(&format!("pragma {pragma}"), [], |row| row.get(0))?;
        Ok(if busy == 0 {
            Swept::All
        } else {
            Swept::HeldBack
        })
    }

    fn stop(mut self: Box<Self>) -> Result<(), StoreError> {
        if !self.poisoned {
            self.sweep()?;
        }
        self.memory.sync()
    }
}
