//! Opening: settings, schema, key, tree and the memory of the last checkpoint, in that order.

use super::{
    SqliteReaders, SqliteStore, record,
    settings::{check_engine, prepare_writer},
    sql,
};
use crate::{
    StoreError,
    keys::{Memory, create_key, load_key, sync_directory},
    store::SignedCheckpoint,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::{
    collections::HashMap,
    fs::DirBuilder,
    os::unix::fs::DirBuilderExt,
    path::Path,
    sync::{Arc, RwLock},
};
use tlog::{Checkpoint, Hash, Signer, Tree, VerifierKey};

/// The name of the database file.
pub const DATABASE_FILE: &str = "record.db";

/// `Bona` in ASCII: tells our files from those of other programs.
const APPLICATION_ID: i64 = 0x426F_6E61;
/// Each step of the schema; its place in the list is the `user_version` it leads to.
const MIGRATIONS: [&str; 2] = [SCHEMA, VOICES];
/// The first schema.
pub(crate) const SCHEMA: &str = include_str!("schema/0001.sql");
/// One-time slips and what was said by them.
const VOICES: &str = include_str!("schema/0002.sql");
/// Where the public key is noted in the table `meta`, for verifying a copy without the key file.
pub(super) const META_KEY: &str = "verifier_key";

/// What to do when the database contradicts the checkpoint remembered outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rollback {
    /// Refuse to start. The right choice unless a person decided otherwise.
    Refuse,
    /// Go on from the database as it is, after restoring an older copy on purpose. Receipts given
    /// out later than that copy will contradict the record, as they should.
    Accept,
}

/// How to open a store.
#[derive(Debug)]
pub struct Open<'a> {
    /// The directory with all files; made if missing.
    pub dir: &'a Path,
    /// The name of the log, used when the key is made; later the key file says it.
    pub origin: &'a str,
    /// 32 fresh random bytes, used only if the store is new.
    pub seed: &'a [u8; 32],
    /// What to do about a database rolled back.
    pub rollback: Rollback,
}

pub(super) fn open(open: &Open<'_>) -> Result<SqliteStore, StoreError> {
    check_engine()?;
    make_directory(open.dir)?;
    let path = open.dir.join(DATABASE_FILE);
    let fresh = !path.exists();
    // The key comes first: a crash in between leaves a key without record, which is harmless.
    let signer = match load_key(open.dir)? {
        Some(signer) => signer,
        None if fresh => create_key(open.dir, open.origin, open.seed)?,
        None => return Err(StoreError::KeyMissing(open.dir.join(crate::KEY_FILE))),
    };
    let writer = Connection::open(&path)?;
    check_ours(&writer, &path)?;
    prepare_writer(&writer)?;
    migrate(&writer)?;
    check_key(&writer, &signer)?;
    if fresh {
        sync_directory(open.dir)?;
    }
    let tree = load_tree(&writer)?;
    let checkpoint = newest_checkpoint(&writer, &tree, &signer)?;
    check_memory(open, &tree, &signer)?;
    let memory = Memory::open(open.dir, &checkpoint.note)?;
    let last_recorded = record::last_recorded(&writer)?;
    let tree = Arc::new(RwLock::new(tree));
    let key = signer.verifier().clone();
    let readers = Arc::new(SqliteReaders::new(path, Arc::clone(&tree), key));
    let poisoned = false;
    Ok(SqliteStore {
        writer,
        tree,
        signer,
        memory,
        checkpoint,
        last_recorded,
        versions: HashMap::new(),
        readers,
        poisoned,
    })
}

fn make_directory(dir: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    let made = builder.recursive(true).mode(0o700).create(dir);
    made.map_err(|source| StoreError::File {
        path: dir.to_owned(),
        source,
    })
}

fn pragma(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

/// Refuses another program's database before anything in it is changed.
pub(super) fn check_ours(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let (id, version) = (
        pragma(connection, "application_id")?,
        pragma(connection, "user_version")?,
    );
    let tables: i64 = connection.query_row(sql!("tables"), [], |row| row.get(0))?;
    if id != APPLICATION_ID && (id, version, tables) != (0, 0, 0) {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    let known = i64::try_from(MIGRATIONS.len())?;
    if version > known {
        return Err(StoreError::TooNew {
            found: version,
            known,
        });
    }
    Ok(())
}

fn migrate(connection: &Connection) -> Result<(), StoreError> {
    let version = usize::try_from(pragma(connection, "user_version")?)?;
    for (number, step) in (1_i64..).zip(MIGRATIONS).skip(version) {
        let step = format!(
            "begin immediate;\n{step}\npragma application_id = {APPLICATION_ID};\n\
             pragma user_version = {number};\ncommit;"
        );
        connection.execute_batch(&step)?;
    }
    Ok(())
}

fn check_key(connection: &Connection, signer: &Signer) -> Result<(), StoreError> {
    let ours = signer.verifier().to_string();
    let get = connection.query_row(sql!("meta_get"), [META_KEY], |row| row.get::<_, String>(0));
    match get.optional()? {
        Some(stated) if stated == ours => Ok(()),
        Some(_) => Err(StoreError::OtherKey),
        None => {
            connection.execute(sql!("meta_put"), [META_KEY, &ours])?;
            Ok(())
        }
    }
}

/// The key a database states as its own.
pub(crate) fn own_key(connection: &Connection) -> Result<VerifierKey, StoreError> {
    let get = connection.query_row(sql!("meta_get"), [META_KEY], |row| row.get::<_, String>(0));
    Ok(get.optional()?.ok_or(StoreError::Row("meta"))?.parse()?)
}

/// Makes the tree again from the stored hashes. Leaves themselves are left to the verifier: here
/// it must only be certain that the signed root is reached.
fn load_tree(connection: &Connection) -> Result<Tree, StoreError> {
    let mut tree = Tree::new();
    let mut statement = connection.prepare(sql!("entry_hashes"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let size = tree.size();
        let hash = row
            .get_ref(1)?
            .as_blob()
            .ok()
            .and_then(|bytes| Hash::try_from(bytes).ok());
        match (row.get::<_, i64>(0)?, hash) {
            (position, Some(hash)) if u64::try_from(position) == Ok(size) => tree.append_hash(hash),
            _ => return Err(StoreError::Unreadable(size)),
        }
    }
    Ok(tree)
}

/// The newest checkpoint, which must cover exactly the entries there are: nothing unsigned is ever
/// built upon. A new record gets its first checkpoint here, of no entries.
fn newest_checkpoint(
    connection: &Connection,
    tree: &Tree,
    signer: &Signer,
) -> Result<SignedCheckpoint, StoreError> {
    let found = tree.size();
    let note = match record::newest_note(connection)? {
        Some(note) => note,
        None if found == 0 => {
            let note = signer.sign(0, Hash::empty());
            connection.execute(sql!("checkpoint_insert"), params![0, note])?;
            note
        }
        None => return Err(StoreError::Inconsistent { found, signed: 0 }),
    };
    let checkpoint = Checkpoint::open(&note, signer.verifier())?;
    if checkpoint.size != found || checkpoint.root != tree.root() {
        return Err(StoreError::Inconsistent {
            found,
            signed: checkpoint.size,
        });
    }
    Ok(SignedCheckpoint { checkpoint, note })
}

/// Compares the record with the memory outside it: it may have grown since, nothing else.
fn check_memory(open: &Open<'_>, tree: &Tree, signer: &Signer) -> Result<(), StoreError> {
    if open.rollback == Rollback::Accept {
        return Ok(());
    }
    match Memory::read(open.dir, signer)? {
        Some(known) if tree.root_at(known.size) == Some(known.root) => Ok(()),
        Some(known) => Err(StoreError::RolledBack {
            found: tree.size(),
            remembered: known.size,
        }),
        None if tree.size() == 0 => Ok(()),
        None => Err(StoreError::MemoryMissing(
            open.dir.join(crate::CHECKPOINT_FILE),
        )),
    }
}
