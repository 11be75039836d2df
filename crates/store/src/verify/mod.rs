//! Checking a record from nothing but its bytes.
//!
//! Works on a live database or a copy, and asks no index, cache or stored answer: every leaf is
//! hashed again, every commitment opened, every root computed and every signature checked. What it
//! reports is the first place that is wrong, and in which way.

mod evidence;
mod models;
mod scan;

pub use models::{StaleModel, Table, verify_read_models};

use crate::{
    StoreError,
    sqlite::{open_copy, own_key},
};
use evidence::Evidence;
use std::path::Path;
use tlog::{Checkpoint, Receipt, ReceiptError, VerifierKey};

/// What is known from outside the database.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerifyOptions<'a> {
    /// The key known to be the log's. Without it the key the database states is believed, and only
    /// damage by someone who cannot sign is found.
    pub key: Option<&'a VerifierKey>,
    /// Receipts given out by this log.
    pub receipts: &'a [Receipt],
    /// The newest checkpoint known from elsewhere: the memory file, a mail, a witness.
    pub known: Option<&'a Checkpoint>,
}

/// What a verification found.
#[derive(Debug)]
pub struct Report {
    /// Entries found in order, counted from 0 up to the first damage.
    pub entries: u64,
    /// Checkpoints found in order up to the first damage.
    pub checkpoints: u64,
    /// The newest checkpoint found in order.
    pub checkpoint: Option<Checkpoint>,
    /// The key the signatures were checked with.
    pub key: VerifierKey,
    /// Entries whose texts are erased. Each should have its event of erasure in the record.
    pub erased: Vec<u64>,
    /// Receipts that do not hold by themselves, by their place in the list; they are no evidence.
    pub receipts_refused: Vec<(usize, ReceiptError)>,
    /// The first damage; none if all is in order.
    pub finding: Option<Finding>,
}

/// The first damage in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The first bad position; none if the damage is not in any entry.
    pub position: Option<u64>,
    /// The sort of damage.
    pub damage: Damage,
}

/// A sort of damage. The position it belongs to is in [`Finding::position`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// There is no entry here, and there are entries after it.
    #[error("the entry was removed")]
    Missing,
    /// The leaf does not have the hash stored beside it: one of them was changed.
    #[error("the entry or its hash was changed")]
    Leaf,
    /// The entry says it stands elsewhere.
    #[error("the entry was moved here; it belongs at {belongs}")]
    Misplaced {
        /// Where it says it stands.
        belongs: u64,
    },
    /// The entry is a copy of an earlier one.
    #[error("the entry is a copy of entry {of}")]
    Duplicate {
        /// The original.
        of: u64,
    },
    /// A column beside the leaf contradicts it.
    #[error("the column `{name}` contradicts the entry")]
    Column {
        /// The column.
        name: &'static str,
    },
    /// The version does not follow the one before it in the process.
    #[error("the entry is out of order within its process, which continues at {expected}")]
    Version {
        /// The version that should follow.
        expected: u64,
    },
    /// The texts or their salt are not those committed to.
    #[error("the texts or their salt were changed")]
    Texts,
    /// The row of texts is gone without a mark of erasure.
    #[error("the texts were removed, not erased")]
    TextsMissing,
    /// Salt, body and mark of erasure contradict each other.
    #[error("the texts are erased in part only")]
    TextsHalfErased,
    /// There are texts for an entry that has none.
    #[error("there are texts here that the entry does not have")]
    TextsUnexpected,
    /// Entries were changed together with their hashes: the signed root is not reached. One of
    /// the entries from the position up to `last` is the first changed; each is in order by itself.
    #[error("an entry from here to {last} was rewritten together with its hash")]
    Rewritten {
        /// The last entry under the broken checkpoint.
        last: u64,
    },
    /// The checkpoint that first covers this position is not in order.
    #[error("the checkpoint over {size} entries is not in order")]
    Checkpoint {
        /// The size it is stored under.
        size: i64,
    },
    /// Entries from here on are not covered by any checkpoint.
    #[error("the entries from here on are not signed")]
    Unsigned,
    /// Entries from here on are gone; a checkpoint in the database covers them.
    #[error("the record ends here; {signed} entries were signed")]
    Truncated {
        /// The size of the largest checkpoint.
        signed: u64,
    },
    /// The whole database is older than what is known from outside.
    #[error("the record ends here; a checkpoint of {known} entries is known")]
    RolledBack {
        /// The size known.
        known: u64,
    },
    /// The entry is not the one a receipt proves.
    #[error("a receipt proves another entry at this position")]
    Contradicted,
    /// The root at a size known from outside is another: two records were signed. One of the
    /// entries from the position up to `last` is the first to differ.
    #[error("a known checkpoint proves another record somewhere from here to {last}")]
    Forked {
        /// The last entry under the contradicting checkpoint.
        last: u64,
    },
    /// The entry cannot be read at all.
    #[error("the entry cannot be read")]
    Unreadable,
    /// The file is damaged outside the entries: an index, a read model, a free page.
    #[error("the database file is damaged: {0}")]
    File(String),
}

/// Checks the record in the database at `path`, which may be live or a copy.
///
/// # Errors
/// Only if the file cannot be opened as one of ours; damage is reported, not returned as error.
pub fn verify(path: &Path, options: &VerifyOptions<'_>) -> Result<Report, StoreError> {
    let link = open_copy(path)?;
    // One snapshot, so that a writer at work is no damage.
    link.execute_batch("begin")?;
    let key = match options.key {
        Some(key) => key.clone(),
        None => own_key(&link)?,
    };
    let (evidence, receipts_refused) = Evidence::gather(options, &key);
    let mut report = Report {
        entries: 0,
        checkpoints: 0,
        checkpoint: None,
        key,
        erased: Vec::new(),
        receipts_refused,
        finding: None,
    };
    report.finding = scan::scan(&link, &evidence, &mut report).err();
    Ok(report)
}
