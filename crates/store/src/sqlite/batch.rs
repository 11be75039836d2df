//! One transaction of the writer: many commands, one commit, one checkpoint.

use super::{Link, SqliteStore, models, record, sql};
use crate::{
    StoreError,
    leaf::{self, Place},
    model::{Appended, NewEntry, Positions, Projection, Request},
    store::{Batch, SignedCheckpoint},
};
use kernel::{ProcessId, Timestamp};
use rusqlite::{Connection, params};
use std::sync::RwLockWriteGuard;
use tlog::{Checkpoint, Hash, Tree, commitment, leaf_hash};

/// Most versions kept in memory.
const VERSIONS_MAX: usize = 4_096;

/// What an entry of this batch must read back as.
struct Written {
    leaf: Hash,
    /// None if it has no texts, or they were erased again in the same batch.
    commitment: Option<[u8; 32]>,
}

/// Where a savepoint began.
struct Mark {
    written: usize,
    recorded: Option<Timestamp>,
}

/// An open transaction; see [`Batch`].
pub struct SqliteBatch<'a> {
    store: &'a mut SqliteStore,
    written: Vec<Written>,
    recorded: Option<Timestamp>,
    marks: Vec<Mark>,
}

impl<'a> SqliteBatch<'a> {
    pub(super) fn new(store: &'a mut SqliteStore) -> SqliteBatch<'a> {
        let recorded = store.last_recorded;
        SqliteBatch {
            store,
            written: Vec::new(),
            recorded,
            marks: Vec::new(),
        }
    }

    /// The first position this batch may write.
    fn base(&self) -> u64 {
        self.store.checkpoint.checkpoint.size
    }

    fn next(&self) -> Result<u64, StoreError> {
        Ok(self.base() + u64::try_from(self.written.len())?)
    }

    fn tree(&self) -> Result<RwLockWriteGuard<'_, Tree>, StoreError> {
        self.store.tree.write().map_err(|_| StoreError::Poisoned)
    }

    /// Writes one entry whose version is known to be right.
    fn write(
        &mut self,
        mut entry: NewEntry,
        process: &str,
        version: u64,
    ) -> Result<(), StoreError> {
        let position = self.next()?;
        let recorded = self
            .recorded
            .map_or(entry.recorded, |last| last.max(entry.recorded));
        let encoded = leaf::encode(
            &mut entry,
            Place {
                position,
                version,
                recorded,
            },
        )?;
        let hash = leaf_hash(&encoded.leaf);
        let key = i64::try_from(position)?;
        let link = &self.store.writer;
        link.prepare_cached(sql!("entry_insert"))?.execute(params![
            key,
            process,
            i64::try_from(version)?,
            entry.kind,
            hash.as_bytes(),
            encoded.leaf
        ])?;
        if let Some(payload) = &encoded.payload {
            let mut insert = link.prepare_cached(sql!("payload_insert"))?;
            insert.execute(params![key, entry.salt, payload.body])?;
        }
        let commitment = encoded.payload.map(|payload| payload.commitment);
        self.written.push(Written {
            leaf: hash,
            commitment,
        });
        self.recorded = Some(recorded);
        Ok(())
    }

    /// Hashes what the database now holds, not what was handed to it: a bit that flipped on the
    /// way must never be signed.
    fn read_back(&self) -> Result<(), StoreError> {
        let mut statement = self.store.writer.prepare_cached(sql!("entry_read_back"))?;
        let mut rows = statement.query([i64::try_from(self.base())?])?;
        let mut position = self.base();
        for written in &self.written {
            let wrong = StoreError::ReadBack(position);
            let Some(row) = rows.next()? else {
                return Err(wrong);
            };
            let bytes = |column| -> Result<Option<&[u8]>, StoreError> {
                let value = row.get_ref(column)?;
                value
                    .as_blob_or_null()
                    .map_err(|_| StoreError::ReadBack(position))
            };
            let same = record::unsigned(row, 0)? == position
                && bytes(1)?.is_some_and(|hash| hash == written.leaf.as_bytes())
                && bytes(2)?.is_some_and(|leaf| leaf_hash(leaf) == written.leaf);
            let kept = match (bytes(3)?, bytes(4)?) {
                (Some(salt), Some(body)) => Some(commitment(
                    salt.try_into()
                        .map_err(|_| StoreError::ReadBack(position))?,
                    body,
                )),
                _ => None,
            };
            if !same || kept != written.commitment {
                return Err(wrong);
            }
            position += 1;
        }
        match rows.next()? {
            None => Ok(()),
            Some(_) => Err(StoreError::ReadBack(position)),
        }
    }

    /// Adds the new leaves to the tree and signs the state they lead to.
    fn sign(&mut self) -> Result<SignedCheckpoint, StoreError> {
        if self.written.is_empty() {
            return Ok(self.store.checkpoint.clone());
        }
        self.read_back()?;
        let (size, root) = {
            let mut tree = self.tree()?;
            self.written
                .iter()
                .for_each(|written| tree.append_hash(written.leaf));
            (tree.size(), tree.root())
        };
        let note = self.store.signer.sign(size, root);
        let mut insert = self
            .store
            .writer
            .prepare_cached(sql!("checkpoint_insert"))?;
        insert.execute(params![i64::try_from(size)?, note])?;
        let origin = self.store.signer.verifier().name().to_owned();
        Ok(SignedCheckpoint {
            checkpoint: Checkpoint { origin, size, root },
            note,
        })
    }

    fn finish(&mut self) -> Result<SignedCheckpoint, StoreError> {
        let signed = self.sign()?;
        self.store.writer.execute_batch("commit")?;
        let grew = !self.written.is_empty();
        self.store.checkpoint = signed.clone();
        self.store.last_recorded = self.recorded;
        self.written.clear();
        if grew {
            self.store.memory.remember(&signed.note)?;
        }
        Ok(signed)
    }
}

impl Drop for SqliteBatch<'_> {
    /// Undoes whatever was not committed, in the database and in the tree.
    fn drop(&mut self) {
        if !self.written.is_empty() {
            self.store.versions.clear();
        }
        let base = self.base();
        let cut = self.tree().map(|mut tree| tree.truncate(base));
        let writer = &self.store.writer;
        let undone = if writer.is_autocommit() {
            Ok(())
        } else {
            writer.execute_batch("rollback")
        };
        if cut.is_err() || undone.is_err() {
            self.store.poisoned = true;
        }
    }
}

impl Link for SqliteBatch<'_> {
    fn link(&self) -> Result<&Connection, StoreError> {
        Ok(&self.store.writer)
    }
}

impl Batch for SqliteBatch<'_> {
    fn savepoint(&mut self) -> Result<(), StoreError> {
        self.store
            .writer
            .prepare_cached("savepoint command")?
            .execute([])?;
        self.marks.push(Mark {
            written: self.written.len(),
            recorded: self.recorded,
        });
        Ok(())
    }

    fn keep(&mut self) -> Result<(), StoreError> {
        self.store
            .writer
            .prepare_cached("release command")?
            .execute([])?;
        self.marks.pop();
        Ok(())
    }

    fn undo(&mut self) -> Result<(), StoreError> {
        self.store
            .writer
            .prepare_cached("rollback to command")?
            .execute([])?;
        self.store
            .writer
            .prepare_cached("release command")?
            .execute([])?;
        self.store.versions.clear();
        if let Some(mark) = self.marks.pop() {
            self.written.truncate(mark.written);
            self.recorded = mark.recorded;
        }
        Ok(())
    }

    fn append(&mut self, expected: u64, entries: Vec<NewEntry>) -> Result<Appended, StoreError> {
        let Some(process) = entries.first().map(|entry| entry.process) else {
            return Err(StoreError::Entry("there is nothing to append"));
        };
        if entries.iter().any(|entry| entry.process != process) {
            return Err(StoreError::Entry("one append concerns one process"));
        }
        let name = process.to_string();
        // Taken out, so that a failure half way leaves nothing to be believed.
        let found = match self.store.versions.remove(&process) {
            Some(known) => known,
            None => record::version(&self.store.writer, &name)?,
        };
        if found != expected {
            return Err(StoreError::VersionMoved { found, expected });
        }
        let first = self.next()?;
        let mut version = expected;
        let mut recorded = Timestamp::MIN;
        for entry in entries {
            version += 1;
            recorded = entry.recorded;
            self.write(entry, &name, version)?;
        }
        if self.store.versions.len() >= VERSIONS_MAX {
            self.store.versions.clear();
        }
        self.store.versions.insert(process, version);
        let positions = Positions {
            first,
            last: self.next()? - 1,
        };
        Ok(Appended {
            positions,
            version,
            recorded: self.recorded.unwrap_or(recorded),
        })
    }

    fn project(&mut self, process: ProcessId, rows: &Projection) -> Result<(), StoreError> {
        models::replace(&self.store.writer, process, rows)
    }

    fn project_change(
        &mut self,
        process: ProcessId,
        before: &Projection,
        rows: &Projection,
    ) -> Result<(), StoreError> {
        models::change(&self.store.writer, process, before, rows)
    }

    fn put_outcome(&mut self, request: &Request, outcome: Positions) -> Result<(), StoreError> {
        let mut insert = self.store.writer.prepare_cached(sql!("outcome_insert"))?;
        let added = insert.execute(params![
            request.key,
            request.actor,
            request.hash,
            i64::try_from(outcome.first)?,
            i64::try_from(outcome.last)?
        ])?;
        if added == 1 {
            Ok(())
        } else {
            Err(StoreError::KeyReused)
        }
    }

    fn erase(&mut self, position: u64) -> Result<(), StoreError> {
        let mut update = self.store.writer.prepare_cached(sql!("payload_erase"))?;
        update.execute([i64::try_from(position)?])?;
        let pending = position
            .checked_sub(self.base())
            .map(usize::try_from)
            .transpose()?;
        if let Some(written) = pending.and_then(|index| self.written.get_mut(index)) {
            written.commitment = None;
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<SignedCheckpoint, StoreError> {
        let done = self.finish();
        if done.is_err() {
            self.store.poisoned = true;
        }
        done
    }
}
