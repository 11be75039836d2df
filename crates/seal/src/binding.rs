//! The digests that tie shares and parts to their envelope.

use crate::{
    header::{Level, Part, Plan},
    key::Recipient,
};
use kernel::Digest;
use serde::Serialize;

#[derive(Serialize)]
struct Terms<'a> {
    plan: &'a Plan,
    level: Level,
    recipients: [&'a Recipient; 2],
}

/// The digest of the terms of an envelope: everything in its header that is not ciphertext.
pub fn terms(plan: &Plan, level: Level, recipients: [&Recipient; 2]) -> Digest {
    let terms = Terms {
        plan,
        level,
        recipients,
    };
    // Text, numbers and lists of them: this cannot fail. An empty text would only fit no envelope.
    let json = serde_json::to_vec(&terms).unwrap_or_default();
    Digest::labelled("bonafide.envelope/1 terms", &json)
}

/// The text of a share, which is what is sealed to the officer and what its digest is of.
pub fn share_text(terms: Digest, part: Part, officer: u8, value: &str) -> String {
    format!("bonafide.share/1\n{terms}\n{part}\n{officer}\n{value}\n")
}

/// The labelled digest of the text of a share.
pub fn share_digest(text: &str) -> Digest {
    Digest::labelled("bonafide.envelope/1 share", text.as_bytes())
}
