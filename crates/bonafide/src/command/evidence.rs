//! What receipts prove about bids: that an envelope is in the record, and where; that bids closed,
//! and where.

use super::files::{Failure, both, read_text, shape};
use kernel::{Digest, ProcessId, Timestamp, lang::bi};
use serde::Deserialize;
use std::{collections::BTreeSet, path::Path};
use tlog::{Receipt, VerifierKey};

/// The kind of the entry that closes the bids of a purchase.
pub const CLOSED: &str = "bids.closed";

/// A proved entry of the record.
#[derive(Clone, Debug)]
pub struct Proved {
    /// Its place.
    pub position: u64,
    /// Its kind.
    pub kind: String,
    /// Its purchase.
    pub process: ProcessId,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// The envelope its body names, or the list of envelopes. `None` when it speaks of none.
    pub envelopes: Option<BTreeSet<Digest>>,
}

/// The part of a leaf that is asked here.
#[derive(Deserialize)]
struct Leaf {
    kind: String,
    process: ProcessId,
    recorded: Timestamp,
    body: Body,
}

/// The members of a body that name envelopes: one bid names its own, the closing all that stand.
#[derive(Deserialize)]
struct Body {
    envelope: Option<Digest>,
    envelopes: Option<BTreeSet<Digest>>,
}

/// Reads a receipt file, checks its proofs and its signature, and returns what it proves. Without
/// `key` the receipt's own word for the key is taken. The inner error says in both languages why the
/// receipt does not hold.
///
/// # Errors
/// The file cannot be read or is no receipt.
pub fn proved(
    path: &Path,
    key: Option<&VerifierKey>,
) -> Result<Result<Vec<Proved>, String>, Failure> {
    let text = read_text(path)?;
    let receipt = app::check::parse_receipt(&text);
    let receipt = receipt.map_err(|error| shape(path, bi("凭证", "a receipt"), &error))?;
    Ok(proved_by(&receipt, key).map_err(|(zh, en)| {
        let name = path.display();
        both(
            &format!("`{name}`：凭证无效：{zh}"),
            &format!("the receipt does not hold: {en}"),
        )
    }))
}

/// What `receipt` proves.
///
/// # Errors
/// Why it does not hold, in both languages.
pub fn proved_by(
    receipt: &Receipt,
    key: Option<&VerifierKey>,
) -> Result<Vec<Proved>, (String, String)> {
    receipt
        .verify(key)
        .map_err(|error| app::check::receipt_words(&error))?;
    let entries = receipt.entries.iter().filter_map(|entry| {
        let leaf: Leaf = serde_json::from_str(&entry.leaf).ok()?;
        let one = leaf.body.envelope.map(|one| BTreeSet::from([one]));
        Some(Proved {
            position: entry.position,
            kind: leaf.kind,
            process: leaf.process,
            recorded: leaf.recorded,
            envelopes: leaf.body.envelopes.or(one),
        })
    });
    Ok(entries.collect())
}

/// The entry that closed the bids of `process`: the last one, should bids have closed more than once.
pub fn closing(entries: &[Proved], process: ProcessId) -> Option<&Proved> {
    entries
        .iter()
        .filter(|entry| entry.kind == CLOSED && entry.process == process)
        .max_by_key(|entry| entry.position)
}

/// The first entry of `process` that names `envelope`, other than a closing.
pub fn receipt_of(entries: &[Proved], process: ProcessId, envelope: Digest) -> Option<&Proved> {
    entries
        .iter()
        .filter(|entry| entry.kind != CLOSED && entry.process == process)
        .filter(|entry| names(entry, envelope) == Some(true))
        .min_by_key(|entry| entry.position)
}

/// Whether an entry names `envelope`; `None` when it speaks of no envelope at all.
fn names(entry: &Proved, envelope: Digest) -> Option<bool> {
    let named = entry.envelopes.as_ref()?;
    Some(named.contains(&envelope))
}

/// Where an envelope stands to the closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was in time.
    InTime,
    /// It stands above the closing.
    Late,
    /// It was in time, but the closing lists the bids that stand and this is not one: it was
    /// withdrawn or replaced.
    NotListed,
}

/// Where the entry of `envelope` stands to the closing.
pub fn standing(entry: &Proved, envelope: Digest, closing: &Proved) -> Standing {
    if entry.position >= closing.position {
        Standing::Late
    } else if names(closing, envelope) == Some(false) {
        Standing::NotListed
    } else {
        Standing::InTime
    }
}
