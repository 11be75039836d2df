//! One pass over the record in its order.

use super::{Damage, Finding, Report, evidence::Evidence};
use crate::{
    leaf::LeafHead,
    sqlite::{record::unsigned, sql},
};
use rusqlite::{Connection, Row, Rows, types::ValueRef};
use std::collections::HashMap;
use tlog::{Checkpoint, Hash, Tree, commitment, leaf_hash};

/// Where the pass has got to.
struct Scan<'a> {
    evidence: &'a Evidence,
    report: &'a mut Report,
    tree: Tree,
    /// The last version seen of each process.
    versions: HashMap<String, u64>,
    /// The size of the last checkpoint found in order.
    signed: u64,
    /// The size of the largest checkpoint there is, in order or not.
    covered: u64,
}

/// Goes through entries and checkpoints together and stops at the first damage.
pub fn scan(link: &Connection, evidence: &Evidence, report: &mut Report) -> Result<(), Finding> {
    let covered = largest_checkpoint(link);
    let (tree, versions) = (Tree::new(), HashMap::new());
    Scan {
        evidence,
        report,
        tree,
        versions,
        signed: 0,
        covered,
    }
    .run(link)
}

impl Scan<'_> {
    fn run(&mut self, link: &Connection) -> Result<(), Finding> {
        let mut entries = link.prepare(sql!("entries")).map_err(unreadable(0))?;
        let mut entries = entries.query([]).map_err(unreadable(0))?;
        let mut notes = link.prepare(sql!("checkpoints")).map_err(unreadable(0))?;
        let mut notes = Notes::new(notes.query([]).map_err(unreadable(0))?)?;
        loop {
            let position = self.tree.size();
            self.checkpoints(&mut notes)?;
            let Some(row) = entries.next().map_err(unreadable(position))? else {
                break;
            };
            let hash = self
                .entry(row, position)
                .map_err(self.first_bad(position))?;
            self.tree.append_hash(hash);
            self.report.entries = position + 1;
        }
        self.end(notes)?;
        self.evidence.roots(&self.tree)?;
        whole_file(link)
    }

    /// Damage found at `position`; but entries before it that nothing signs come first.
    fn first_bad(&self, position: u64) -> impl FnOnce(Damage) -> Finding + use<> {
        let covered = self.covered;
        move |damage| match position > covered {
            true => at(covered)(Damage::Unsigned),
            false => at(position)(damage),
        }
    }

    /// Checks one row and returns the hash of its leaf.
    fn entry(&mut self, row: &Row<'_>, position: u64) -> Result<Hash, Damage> {
        let stands = unsigned(row, 0).map_err(|_| Damage::Column { name: "position" })?;
        if stands != position {
            return Err(Damage::Missing);
        }
        let (stored, leaf) = (blob(row, 4)?, blob(row, 5)?);
        let (stored, leaf) = stored.zip(leaf).ok_or(Damage::Unreadable)?;
        let hash = leaf_hash(leaf);
        if stored != hash.as_bytes() {
            return Err(Damage::Leaf);
        }
        let head: LeafHead<'_> = serde_json::from_slice(leaf).map_err(|_| Damage::Unreadable)?;
        self.place(&head, position, &hash)?;
        self.columns(row, &head)?;
        if texts(row, head.texts.as_deref())? == Texts::Erased {
            self.report.erased.push(position);
        }
        self.evidence.leaf(position, &hash)?;
        Ok(hash)
    }

    fn place(&self, head: &LeafHead<'_>, position: u64, hash: &Hash) -> Result<(), Damage> {
        let belongs = head.position;
        if belongs == position {
            return Ok(());
        }
        match self.tree.leaf(belongs) {
            Some(original) if original == *hash => Err(Damage::Duplicate { of: belongs }),
            _ => Err(Damage::Misplaced { belongs }),
        }
    }

    fn columns(&mut self, row: &Row<'_>, head: &LeafHead<'_>) -> Result<(), Damage> {
        let text = |column, name| {
            let value = row
                .get_ref(column)
                .ok()
                .and_then(|value| value.as_str().ok());
            value.ok_or(Damage::Column { name })
        };
        let process = text(1, "process")?;
        if process != head.process {
            return Err(Damage::Column { name: "process" });
        }
        if unsigned(row, 2).ok() != Some(head.version) {
            return Err(Damage::Column { name: "version" });
        }
        if text(3, "kind")? != head.kind {
            return Err(Damage::Column { name: "kind" });
        }
        if !self.versions.contains_key(process) {
            self.versions.insert(process.to_owned(), 0);
        }
        let Some(last) = self.versions.get_mut(process) else {
            return Err(Damage::Unreadable);
        };
        *last += 1;
        let expected = *last;
        if head.version == expected {
            Ok(())
        } else {
            Err(Damage::Version { expected })
        }
    }

    /// Checks the checkpoints over exactly the entries seen so far.
    fn checkpoints(&mut self, notes: &mut Notes<'_>) -> Result<(), Finding> {
        let size = self.tree.size();
        while let Some((stored, note)) = notes.next_until(size)? {
            let wrong = Finding {
                position: Some(self.signed),
                damage: Damage::Checkpoint { size: stored },
            };
            let opened = note.and_then(|note| Checkpoint::open(&note, &self.report.key).ok());
            let Some(checkpoint) = opened.filter(|c| i64::try_from(c.size) == Ok(stored)) else {
                return Err(wrong);
            };
            if checkpoint.size != size {
                return Err(wrong);
            }
            if checkpoint.root != self.tree.root() {
                let damage = Damage::Rewritten {
                    last: size.saturating_sub(1),
                };
                return Err(Finding {
                    position: Some(self.signed),
                    damage,
                });
            }
            self.signed = size;
            self.report.checkpoints += 1;
            self.report.checkpoint = Some(checkpoint);
        }
        Ok(())
    }

    /// The entries are at their end: so must the checkpoints be.
    fn end(&mut self, mut notes: Notes<'_>) -> Result<(), Finding> {
        let size = self.tree.size();
        let mut signed = None;
        while let Some((stored, _)) = notes.next_until(u64::MAX)? {
            signed = u64::try_from(stored).ok();
        }
        match signed {
            Some(signed) => Err(at(size)(Damage::Truncated { signed })),
            None if self.signed < size => Err(at(self.signed)(Damage::Unsigned)),
            None => Ok(()),
        }
    }
}

fn at(position: u64) -> impl FnOnce(Damage) -> Finding {
    move |damage| Finding {
        position: Some(position),
        damage,
    }
}

fn unreadable(position: u64) -> impl FnOnce(rusqlite::Error) -> Finding {
    move |_| at(position)(Damage::Unreadable)
}

fn blob<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<&'r [u8]>, Damage> {
    let value = row.get_ref(column).map_err(|_| Damage::Unreadable)?;
    value.as_blob_or_null().map_err(|_| Damage::Unreadable)
}

/// Whether an entry has its texts.
#[derive(PartialEq, Eq)]
enum Texts {
    Whole,
    Erased,
}

/// Checks the row of texts against the commitment in the leaf. Salt and body must both be there
/// and open the commitment, or both be gone under a mark of erasure.
fn texts(row: &Row<'_>, committed: Option<&str>) -> Result<Texts, Damage> {
    let there = !matches!(row.get_ref(6), Ok(ValueRef::Null));
    let committed = match (committed, there) {
        (None, false) => return Ok(Texts::Whole),
        (None, true) => return Err(Damage::TextsUnexpected),
        (Some(_), false) => return Err(Damage::TextsMissing),
        (Some(committed), true) => committed,
    };
    let (salt, body) = match (blob(row, 7), blob(row, 8)) {
        (Ok(salt), Ok(body)) => (salt, body),
        _ => return Err(Damage::Texts),
    };
    let erased = row.get_ref(9).map_err(|_| Damage::Unreadable)?;
    match (salt, body, erased) {
        (None, None, ValueRef::Integer(1)) => Ok(Texts::Erased),
        (Some(salt), Some(body), ValueRef::Integer(0)) => {
            let salt = salt.try_into().map_err(|_| Damage::Texts)?;
            let mut known = [0; 32];
            let readable = hex::decode_to_slice(committed, &mut known).is_ok();
            let opens = readable && commitment(salt, body) == known;
            if opens {
                Ok(Texts::Whole)
            } else {
                Err(Damage::Texts)
            }
        }
        _ => Err(Damage::TextsHalfErased),
    }
}

/// The checkpoints in order of size, one looked at ahead.
struct Notes<'s> {
    rows: Rows<'s>,
    ahead: Option<(i64, Option<String>)>,
}

impl<'s> Notes<'s> {
    fn new(rows: Rows<'s>) -> Result<Notes<'s>, Finding> {
        let mut notes = Notes { rows, ahead: None };
        notes.advance()?;
        Ok(notes)
    }

    fn advance(&mut self) -> Result<(), Finding> {
        let file = |error: rusqlite::Error| Finding {
            position: None,
            damage: Damage::File(error.to_string()),
        };
        self.ahead = match self.rows.next().map_err(file)? {
            Some(row) => Some((row.get(0).map_err(file)?, row.get(1).ok())),
            None => None,
        };
        Ok(())
    }

    /// The next checkpoint, if it covers no more than `size` entries.
    fn next_until(&mut self, size: u64) -> Result<Option<(i64, Option<String>)>, Finding> {
        match self.ahead.take() {
            Some((stored, note)) if u64::try_from(stored).unwrap_or(0) <= size => {
                self.advance()?;
                Ok(Some((stored, note)))
            }
            other => {
                self.ahead = other;
                Ok(None)
            }
        }
    }
}

/// The size of the largest checkpoint, 0 if there is none.
fn largest_checkpoint(link: &Connection) -> u64 {
    let size = link.query_row(sql!("signed"), [], |row| row.get::<_, i64>(0));
    size.ok()
        .and_then(|size| u64::try_from(size).ok())
        .unwrap_or(0)
}

/// Asks the engine about everything outside the entries, and looks for texts that belong to none.
fn whole_file(link: &Connection) -> Result<(), Finding> {
    let file = |message: String| Finding {
        position: None,
        damage: Damage::File(message),
    };
    let orphan = link.query_row(sql!("orphans"), [], |row| row.get::<_, Option<i64>>(0));
    match orphan {
        Ok(None) => {}
        Ok(Some(position)) => {
            let position = u64::try_from(position).ok();
            return Err(Finding {
                position,
                damage: Damage::TextsUnexpected,
            });
        }
        Err(error) => return Err(file(error.to_string())),
    }
    let check = |name: &str| link.query_row(name, [], |row| row.get::<_, String>(0));
    match check("pragma integrity_check(1)") {
        Ok(answer) if answer == "ok" => Ok(()),
        Ok(answer) => Err(file(answer)),
        Err(error) => Err(file(error.to_string())),
    }
}
