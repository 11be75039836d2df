//! Receipts: what a party keeps, and can check years later without the log or its operator.

use crate::{
    hash::{Hash, commitment, leaf_hash},
    note::{Checkpoint, NoteError, VerifierKey},
    verify::{ProofError, verify_inclusion},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The value of [`Receipt::format`] this version writes and reads.
pub const FORMAT: &str = "bonafide.receipt/1";

/// The most entries one receipt may hold.
pub const ENTRIES_MAX: usize = 10_000;

/// A receipt in JSON. [`Receipt::verify`] proves `entries`; `about` is for people and proves
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// [`FORMAT`].
    pub format: String,
    /// What the receipt is about, for the reader: title, time of issue and the like. Not proved.
    pub about: BTreeMap<String, String>,
    /// The entries of the record, each with its proof.
    pub entries: Vec<ReceiptEntry>,
    /// The signed checkpoint (a C2SP signed note) the proofs lead to.
    pub checkpoint: String,
    /// The public key of the log, `name+hash+base64`, as the log itself states it.
    pub verifier_key: String,
}

/// One entry of the record with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptEntry {
    /// The place in the record, from 0.
    pub position: u64,
    /// The exact bytes of the leaf, which are JSON text.
    pub leaf: String,
    /// The inclusion proof (RFC 6962 §2.1.1), leaf end first.
    pub proof: Vec<Hash>,
    /// The texts of the entry and the salt of their commitment, unless left out or erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
}

/// What opens the commitment a leaf makes to its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The salt: 32 bytes in lower-case hex.
    pub salt: String,
    /// The exact bytes committed to: a JSON array of the texts.
    pub body: String,
}

/// Why a receipt does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// The format is one this program does not know.
    #[error("`{0}` is not a receipt format known here")]
    Format(String),
    /// There are no entries, or more than [`ENTRIES_MAX`].
    #[error("a receipt holds between 1 and {ENTRIES_MAX} entries")]
    Entries,
    /// The key or the checkpoint is not in order.
    #[error("the checkpoint is not in order")]
    Checkpoint(#[source] NoteError),
    /// The receipt states another key than the one trusted.
    #[error("the receipt is signed with another key than the one trusted")]
    OtherKey,
    /// An entry is not part of the signed log.
    #[error("entry {position} is not part of the signed record")]
    Entry {
        /// The place claimed.
        position: u64,
        /// Why the proof fails.
        #[source]
        source: ProofError,
    },
    /// The texts shown are not those the entry commits to.
    #[error("the texts of entry {position} are not those recorded")]
    Texts {
        /// The place claimed.
        position: u64,
    },
}

impl Receipt {
    /// Checks the receipt from itself alone. With `key` it must be that key that signed; without,
    /// the key the receipt states is believed, which shows only that the receipt is whole.
    ///
    /// # Errors
    /// See [`ReceiptError`]; the first failing entry is named.
    pub fn verify(&self, key: Option<&VerifierKey>) -> Result<(), ReceiptError> {
        let checkpoint = self.checkpoint(key)?;
        if self.entries.is_empty() || self.entries.len() > ENTRIES_MAX {
            return Err(ReceiptError::Entries);
        }
        self.entries
            .iter()
            .try_for_each(|entry| entry.verify(&checkpoint))
    }

    /// Checks format, key and signature and returns the checkpoint the proofs lead to.
    ///
    /// # Errors
    /// See [`ReceiptError`].
    pub fn checkpoint(&self, key: Option<&VerifierKey>) -> Result<Checkpoint, ReceiptError> {
        if self.format != FORMAT {
            return Err(ReceiptError::Format(self.format.clone()));
        }
        let stated: VerifierKey = self
            .verifier_key
            .parse()
            .map_err(ReceiptError::Checkpoint)?;
        if key.is_some_and(|trusted| *trusted != stated) {
            return Err(ReceiptError::OtherKey);
        }
        Checkpoint::open(&self.checkpoint, &stated).map_err(ReceiptError::Checkpoint)
    }
}

impl ReceiptEntry {
    fn verify(&self, checkpoint: &Checkpoint) -> Result<(), ReceiptError> {
        let position = self.position;
        let leaf = leaf_hash(self.leaf.as_bytes());
        verify_inclusion(
            &leaf,
            position,
            checkpoint.size,
            &checkpoint.root,
            &self.proof,
        )
        .map_err(|source| ReceiptError::Entry { position, source })?;
        match &self.opening {
            Some(opening) if !opening.opens(&self.leaf) => Err(ReceiptError::Texts { position }),
            _ => Ok(()),
        }
    }
}

impl Opening {
    /// Whether this opens the commitment in the `texts` member of the leaf.
    fn opens(&self, leaf: &str) -> bool {
        #[derive(Deserialize)]
        struct Committed {
            texts: Option<String>,
        }
        let mut salt = [0; 32];
        let salted = hex::decode_to_slice(&self.salt, &mut salt).is_ok();
        let committed = serde_json::from_str::<Committed>(leaf)
            .ok()
            .and_then(|leaf| leaf.texts);
        let shown = hex::encode(commitment(&salt, self.body.as_bytes()));
        salted && committed.is_some_and(|committed| committed == shown)
    }
}
