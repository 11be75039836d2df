//! The public key of an opening officer.

use crate::{
    input::{Fault, Input, Kind, Known, Line, fault},
    say::Say,
};
use bech32::{FromBase32, Variant};
use kernel::{Bi, Lang, lang::bi};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An age X25519 recipient, `age1…` (age-encryption.org/v1). Bids are sealed to it; its secret half
/// never reaches the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfficerKey(String);

/// The fault of a text that is no key.
pub const NOT_KEY: (&str, Bi) = (
    "field-not-key",
    bi(
        "请填写以 age1 开头的公钥（bonafide officer key 打印的那一行）",
        "enter the public key that begins with age1, as `bonafide officer key` prints it",
    ),
);

/// Bytes in an X25519 public key.
const KEY_BYTES: usize = 32;

impl OfficerKey {
    /// Reads a key; none when it is not one. The checksum inside is checked, because a mistyped key
    /// would make every bid impossible to open.
    pub fn parse(text: &str) -> Option<OfficerKey> {
        let (prefix, data, variant) = bech32::decode(text).ok()?;
        let bytes = Vec::<u8>::from_base32(&data).ok()?;
        let small = !text.chars().any(char::is_uppercase);
        let fits =
            small && prefix == "age" && variant == Variant::Bech32 && bytes.len() == KEY_BYTES;
        fits.then(|| OfficerKey(text.to_owned()))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Say for OfficerKey {
    fn say(&self, _: Lang) -> String {
        self.0.clone()
    }
}

impl Input for OfficerKey {
    const KIND: Kind = Kind::Line;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let Line(text) = Line::read(value, field, known)?;
        OfficerKey::parse(text.as_str().trim()).ok_or_else(|| vec![fault(field, NOT_KEY)])
    }
}
