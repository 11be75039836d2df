//! SHA-256 digests of bytes kept outside an event: sealed bids, generated documents, committed
//! secrets. Written in lower-case hexadecimal, as `sha256sum` prints them, so that anybody can
//! check one without this program.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::Digest as _;
use std::{fmt, str::FromStr};

/// The SHA-256 digest of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// The text is not a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 digest in hexadecimal")]
pub struct DigestError;

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(sha2::Sha256::digest(bytes).into())
    }

    /// The digest of `bytes` under a label, so that a digest made for one purpose can never stand
    /// for another: `SHA-256(label ‖ 0x00 ‖ bytes)`.
    pub fn labelled(label: &str, bytes: &[u8]) -> Digest {
        let hasher = sha2::Sha256::new().chain_update(label).chain_update([0]);
        Digest(hasher.chain_update(bytes).finalize().into())
    }

    /// Wraps 32 bytes hashed elsewhere.
    pub const fn new(bytes: [u8; 32]) -> Digest {
        Digest(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = DigestError;
    fn from_str(text: &str) -> Result<Digest, DigestError> {
        let mut bytes = [0; 32];
        let mut digits = text.bytes();
        for byte in &mut bytes {
            let (high, low) = (digits.next(), digits.next());
            *byte = high
                .and_then(nibble)
                .zip(low.and_then(nibble))
                .map(|(high, low)| high << 4 | low)
                .ok_or(DigestError)?;
        }
        match digits.next() {
            None => Ok(Digest(bytes)),
            Some(_) => Err(DigestError),
        }
    }
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Digest, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_abc_is_the_one_of_the_standard() {
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), text);
        assert_eq!(text.parse(), Ok(Digest::of(b"abc")));
    }

    #[test]
    fn only_64_small_hexadecimal_digits_are_a_digest() {
        let text = Digest::of(b"abc").to_string();
        for wrong in [&text[1..], &format!("{text}0"), &text.to_uppercase(), ""] {
            assert_eq!(wrong.parse::<Digest>(), Err(DigestError));
        }
    }

    #[test]
    fn a_label_sets_digests_apart() {
        assert_ne!(Digest::labelled("a", b"x"), Digest::of(b"x"));
        assert_ne!(Digest::labelled("a", b"x"), Digest::labelled("b", b"x"));
        assert_ne!(Digest::labelled("ab", b"x"), Digest::labelled("a", b"bx"));
    }
}
