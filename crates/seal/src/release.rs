//! What an officer's tool writes, and what is published at the opening: released shares as JSON.

use crate::{header::Part, share::Share};
use kernel::{Digest, ProcessId};
use serde::{Deserialize, Serialize};

/// The value of [`Release::format`] this version writes and reads.
pub const RELEASE_FORMAT: &str = "bonafide.shares/1";

/// Released shares of one purchase, of one officer or of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// [`RELEASE_FORMAT`].
    pub format: String,
    /// The purchase.
    pub purchase: ProcessId,
    /// The shares.
    pub released: Vec<Released>,
    /// Shares that could not be released, with the reason.
    #[serde(default)]
    pub withheld: Vec<Withheld>,
}

/// One released share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The digest of the envelope.
    pub envelope: Digest,
    /// The part.
    pub part: Part,
    /// The number of the officer, from 1.
    pub officer: u8,
    /// The share.
    pub share: Share,
}

/// A share that could not be released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// The name of the file.
    pub file: String,
    /// Its digest, where it could be read at all.
    pub envelope: Option<Digest>,
    /// The part; both when none is named.
    pub part: Option<Part>,
    /// Why, in Chinese.
    pub zh: String,
    /// Why, in English.
    pub en: String,
}

impl Release {
    /// An empty release for `purchase`.
    pub fn new(purchase: ProcessId) -> Release {
        Release {
            format: RELEASE_FORMAT.to_owned(),
            purchase,
            released: Vec::new(),
            withheld: Vec::new(),
        }
    }

    /// The shares for a part of an envelope, as [`crate::open_part`] takes them.
    pub fn shares(&self, envelope: Digest, part: Part) -> Vec<(u8, Share)> {
        self.released
            .iter()
            .filter(|one| one.envelope == envelope && one.part == part)
            .map(|one| (one.officer, one.share.clone()))
            .collect()
    }
}
