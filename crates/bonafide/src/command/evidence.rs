//! What receipts prove about bids: that an envelope is in the record, and where; that bids closed,
//! and where.

use super::files::{Failure, both, read_text, shape};
use kernel::{Digest, ProcessId, Timestamp, lang::bi};
use serde::Deserialize;
use serde_json::Value;
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
    /// Every digest its body names.
    pub digests: BTreeSet<Digest>,
}

/// The part of a leaf that is asked here.
#[derive(Deserialize)]
struct Leaf {
    kind: String,
    process: ProcessId,
    recorded: Timestamp,
    body: Value,
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
        let mut digests = BTreeSet::new();
        collect(&leaf.body, &mut digests);
        Some(Proved {
            position: entry.position,
            kind: leaf.kind,
            process: leaf.process,
            recorded: leaf.recorded,
            digests,
        })
    });
    Ok(entries.collect())
}

fn collect(value: &Value, digests: &mut BTreeSet<Digest>) {
    match value {
        Value::String(text) => digests.extend(text.parse::<Digest>()),
        Value::Array(values) => values.iter().for_each(|one| collect(one, digests)),
        Value::Object(members) => members.values().for_each(|one| collect(one, digests)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The entry that closed the bids of `process`: the last one, should bids have closed more than once.
pub fn closing(entries: &[Proved], process: ProcessId) -> Option<&Proved> {
    entries
        .iter()
        .filter(|entry| entry.kind == CLOSED && entry.process == process)
        .max_by_key(|entry| entry.position)
}

/// The first entry of `process` that names `envelope`.
pub fn receipt_of(entries: &[Proved], process: ProcessId, envelope: Digest) -> Option<&Proved> {
    entries
        .iter()
        .filter(|entry| entry.process == process && entry.digests.contains(&envelope))
        .min_by_key(|entry| entry.position)
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
    } else if !closing.digests.is_empty() && !closing.digests.contains(&envelope) {
        Standing::NotListed
    } else {
        Standing::InTime
    }
}
