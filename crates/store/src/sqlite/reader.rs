//! Read-only connections, kept ready and handed to one thread at a time.

use super::{Link, open::check_ours, record, settings::prepare_reader, sql};
use crate::{
    StoreError,
    model::Positions,
    store::{Reader, Readers, SignedCheckpoint},
};
use rusqlite::{Connection, OpenFlags};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, RwLock},
};
use tlog::{Checkpoint, ENTRIES_MAX, FORMAT, Opening, Receipt, ReceiptEntry, Tree, VerifierKey};

/// Idle connections kept open.
const IDLE_MAX: usize = 16;

/// Gives out readers of one database.
#[derive(Debug)]
pub struct SqliteReaders {
    path: PathBuf,
    tree: Arc<RwLock<Tree>>,
    key: VerifierKey,
    idle: Arc<Mutex<Vec<Connection>>>,
}

/// Opens a connection that cannot write.
pub(crate) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare_reader(&connection)?;
    Ok(connection)
}

/// Opens a database to be verified: live, or a copy that may lie where nothing can be written.
pub(crate) fn open_copy(path: &Path) -> Result<Connection, StoreError> {
    let tried = open_reader(path).and_then(|link| check_ours(&link, path).map(|()| link));
    match tried {
        // In WAL mode even reading needs an index file beside the database, which cannot be made
        // on read-only ground. Without a log to replay the file alone is the whole truth.
        Err(StoreError::Database(_)) if !has_log(path) => {
            let link = Connection::open_with_flags(
                immutable(path),
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            )?;
            prepare_reader(&link)?;
            check_ours(&link, path)?;
            Ok(link)
        }
        other => other,
    }
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The address of a file that SQLite may take as unchanging.
fn immutable(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = path
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    format!("file:{path}?immutable=1")
}

impl SqliteReaders {
    pub(super) fn new(path: PathBuf, tree: Arc<RwLock<Tree>>, key: VerifierKey) -> SqliteReaders {
        SqliteReaders {
            path,
            tree,
            key,
            idle: Arc::default(),
        }
    }

    /// A reader, from those idle or newly opened.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn get(&self) -> Result<SqliteReader, StoreError> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => open_reader(&self.path)?,
        };
        let (tree, key) = (Arc::clone(&self.tree), self.key.clone());
        Ok(SqliteReader {
            connection: Some(connection),
            tree,
            key,
            idle: Arc::clone(&self.idle),
        })
    }
}

impl Readers for SqliteReaders {
    fn reader(&self) -> Result<Box<dyn Reader>, StoreError> {
        Ok(Box::new(self.get()?))
    }
}

/// A read-only view of the store for one thread; its connection goes back when it is dropped.
#[derive(Debug)]
pub struct SqliteReader {
    /// Only empty while being dropped.
    connection: Option<Connection>,
    tree: Arc<RwLock<Tree>>,
    key: VerifierKey,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Drop for SqliteReader {
    fn drop(&mut self) {
        if let (Some(connection), Ok(mut idle)) = (self.connection.take(), self.idle.lock())
            && idle.len() < IDLE_MAX
        {
            idle.push(connection);
        }
    }
}

impl Link for SqliteReader {
    fn link(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Poisoned)
    }
}

impl SqliteReader {
    /// The entries of a receipt, each proved in the tree of `size` leaves.
    fn proved(&self, positions: Positions, size: u64) -> Result<Vec<ReceiptEntry>, StoreError> {
        let Positions { first, last } = positions;
        let mut statement = self.link()?.prepare_cached(sql!("entries_receipt"))?;
        let mut rows = statement.query([i64::try_from(first)?, i64::try_from(last)?])?;
        let tree = self.tree.read().map_err(|_| StoreError::Poisoned)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let position = record::unsigned(row, 0)?;
            let text = |bytes: Vec<u8>| {
                String::from_utf8(bytes).map_err(|_| StoreError::Unreadable(position))
            };
            let proof = tree
                .inclusion(position, size)
                .ok_or(StoreError::NoEntry(position))?;
            let opening = match (row.get::<_, Option<Vec<u8>>>(2)?, row.get(3)?) {
                (Some(salt), Some(body)) => Some(Opening {
                    salt: hex::encode(salt),
                    body: text(body)?,
                }),
                _ => None,
            };
            entries.push(ReceiptEntry {
                position,
                leaf: text(row.get(1)?)?,
                proof,
                opening,
            });
        }
        Ok(entries)
    }
}

impl Reader for SqliteReader {
    fn checkpoint(&self) -> Result<SignedCheckpoint, StoreError> {
        let note = record::newest_note(self.link()?)?.ok_or(StoreError::Row("checkpoint"))?;
        let checkpoint = Checkpoint::open(&note, &self.key)?;
        Ok(SignedCheckpoint { checkpoint, note })
    }

    fn receipt(&self, positions: Positions) -> Result<Receipt, StoreError> {
        let Positions { first, last } = positions;
        // The checkpoint is read first, so every entry it covers is there to be read after it.
        let signed = self.checkpoint()?;
        if first > last || last >= signed.checkpoint.size {
            return Err(StoreError::NoEntry(last));
        }
        let count = last - first + 1;
        if usize::try_from(count)? > ENTRIES_MAX {
            return Err(StoreError::TooMuch(u64::try_from(ENTRIES_MAX)?));
        }
        let entries = self.proved(positions, signed.checkpoint.size)?;
        if u64::try_from(entries.len())? != count {
            return Err(StoreError::Unreadable(first));
        }
        Ok(Receipt {
            format: FORMAT.to_owned(),
            about: BTreeMap::new(),
            entries,
            checkpoint: signed.note,
            verifier_key: self.key.to_string(),
        })
    }
}
