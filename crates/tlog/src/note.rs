//! Checkpoints (C2SP `tlog-checkpoint`) and their signatures (C2SP `signed-note`, Ed25519).

use crate::hash::Hash;
use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// The longest name of a log (its origin), in bytes. With it a signed checkpoint of ours always
/// fits into one 512-byte disk sector.
pub const ORIGIN_BYTES_MAX: usize = 100;

/// The longest note that is read, in bytes, cosignatures included.
const NOTE_BYTES_MAX: usize = 16 * 1024;

/// The algorithm byte of Ed25519 in keys (C2SP `signed-note`).
const ED25519: u8 = 0x01;

const PRIVATE_PREFIX: &str = "PRIVATE+KEY+";
const SIGNATURE_PREFIX: &str = "— ";

/// Why a key, a note or a checkpoint was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// A name is empty, too long, or has white space or `+` in it.
    #[error("`{0}` cannot be the name of a log")]
    Name(String),
    /// The text is not a key of the form `name+hash+base64`.
    #[error("not an Ed25519 key of the form name+hash+base64")]
    Key,
    /// The text is not a signed note.
    #[error("not a signed note")]
    Note,
    /// The note carries no signature by the key asked for.
    #[error("the note is not signed by `{0}`")]
    Unsigned(String),
    /// A signature by the key asked for is there and does not hold.
    #[error("the signature by `{0}` does not hold")]
    Signature(String),
    /// The signed text is not a checkpoint.
    #[error("the signed text is not a checkpoint")]
    Checkpoint,
    /// The checkpoint names another log than the key does.
    #[error("the checkpoint is of `{0}`, another log than the key's")]
    Origin(String),
}

/// The state of a log at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// The number of leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The body of the note: origin, size and root, each on its line.
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root)
    }

    /// Reads a body. Extension lines after the root are allowed and ignored.
    fn parse(body: &str) -> Option<Checkpoint> {
        let mut lines = body.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let size: u64 = size.parse().ok().filter(|n: &u64| n.to_string() == size)?;
        let named = !origin.is_empty() && lines.all(|line| !line.is_empty());
        named.then_some(Checkpoint {
            origin: origin.to_owned(),
            size,
            root: root.parse().ok()?,
        })
    }

    /// Reads a signed note, checks that `key` signed it and that it speaks of the key's log.
    ///
    /// # Errors
    /// See [`NoteError`].
    pub fn open(note: &str, key: &VerifierKey) -> Result<Checkpoint, NoteError> {
        let body = key.open(note)?;
        let checkpoint = Checkpoint::parse(body).ok_or(NoteError::Checkpoint)?;
        if checkpoint.origin != key.name {
            return Err(NoteError::Origin(checkpoint.origin));
        }
        Ok(checkpoint)
    }
}

/// The public half of a log's key, written `name+hash+base64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl VerifierKey {
    /// The name of the log, which is the origin of its checkpoints.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn new(name: &str, key: VerifyingKey) -> Result<VerifierKey, NoteError> {
        let bad = name.is_empty()
            || name.len() > ORIGIN_BYTES_MAX
            || name
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || c == '+');
        if bad {
            return Err(NoteError::Name(name.to_owned()));
        }
        Ok(VerifierKey {
            name: name.to_owned(),
            id: key_id(name, &key),
            key,
        })
    }

    /// Splits a note and checks every signature by this key; returns the signed text.
    fn open<'a>(&self, note: &'a str) -> Result<&'a str, NoteError> {
        let control = note.chars().any(|c| c.is_control() && c != '\n');
        if note.len() > NOTE_BYTES_MAX || control {
            return Err(NoteError::Note);
        }
        let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Note)?;
        let body = note.get(..text.len() + 1).ok_or(NoteError::Note)?;
        let mut signed = false;
        for line in signatures
            .strip_suffix('\n')
            .ok_or(NoteError::Note)?
            .split('\n')
        {
            let (name, id, signature) = read_signature(line).ok_or(NoteError::Note)?;
            if name == self.name && id == self.id {
                let signature = Signature::from_slice(&signature).map_err(|_| NoteError::Note)?;
                let checked = self.key.verify_strict(body.as_bytes(), &signature);
                checked.map_err(|_| NoteError::Signature(self.name.clone()))?;
                signed = true;
            }
        }
        if signed {
            Ok(body)
        } else {
            Err(NoteError::Unsigned(self.name.clone()))
        }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = encode_key(self.key.as_bytes());
        write!(f, "{}+{}+{key}", self.name, hex::encode(self.id))
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;
    fn from_str(text: &str) -> Result<VerifierKey, NoteError> {
        let (name, id, bytes) = decode_key(text).ok_or(NoteError::Key)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| NoteError::Key)?;
        let key = VerifierKey::new(name, key)?;
        if key.id == id {
            Ok(key)
        } else {
            Err(NoteError::Key)
        }
    }
}

/// The secret half of a log's key. Its `Debug` form shows the public half only.
pub struct Signer {
    secret: SigningKey,
    verifier: VerifierKey,
}

impl Signer {
    /// A key for the log `name` from 32 random bytes.
    ///
    /// # Errors
    /// [`NoteError::Name`].
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Signer, NoteError> {
        let secret = SigningKey::from_bytes(seed);
        let verifier = VerifierKey::new(name, secret.verifying_key())?;
        Ok(Signer { secret, verifier })
    }

    /// Reads the text of a key file, the reverse of [`Signer::to_secret_text`].
    ///
    /// # Errors
    /// [`NoteError::Key`] or [`NoteError::Name`].
    pub fn from_secret_text(text: &str) -> Result<Signer, NoteError> {
        let rest = text
            .trim_end()
            .strip_prefix(PRIVATE_PREFIX)
            .ok_or(NoteError::Key)?;
        let (name, id, seed) = decode_key(rest).ok_or(NoteError::Key)?;
        let signer = Signer::new(name, &seed)?;
        if signer.verifier.id == id {
            Ok(signer)
        } else {
            Err(NoteError::Key)
        }
    }

    /// The text of a key file: `PRIVATE+KEY+name+hash+base64`, as other programs for signed notes
    /// write it. It is a secret.
    pub fn to_secret_text(&self) -> String {
        let key = encode_key(self.secret.as_bytes());
        let VerifierKey { name, id, .. } = &self.verifier;
        format!("{PRIVATE_PREFIX}{name}+{}+{key}", hex::encode(id))
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// Signs the state of the log: a note with one signature.
    pub fn sign(&self, size: u64, root: Hash) -> String {
        let origin = self.verifier.name.clone();
        self.sign_body(&Checkpoint { origin, size, root }.body())
    }

    fn sign_body(&self, body: &str) -> String {
        let mut blob = self.verifier.id.to_vec();
        blob.extend_from_slice(&self.secret.sign(body.as_bytes()).to_bytes());
        let name = &self.verifier.name;
        format!(
            "{body}\n{SIGNATURE_PREFIX}{name} {}\n",
            STANDARD.encode(blob)
        )
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.verifier)
    }
}

/// The first four bytes of `SHA-256(name ‖ newline ‖ algorithm ‖ key)` (C2SP `signed-note`).
fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ED25519])
        .chain_update(key.as_bytes());
    let [a, b, c, d, ..] = <[u8; 32]>::from(digest.finalize());
    [a, b, c, d]
}

fn encode_key(bytes: &[u8; 32]) -> String {
    let mut tagged = vec![ED25519];
    tagged.extend_from_slice(bytes);
    STANDARD.encode(tagged)
}

fn decode_key(text: &str) -> Option<(&str, [u8; 4], [u8; 32])> {
    // The encoded key may itself hold `+`, so the text is cut from the left.
    let (name, rest) = text.split_once('+')?;
    let (id, key) = rest.split_once('+')?;
    let id = <[u8; 4]>::try_from(hex::decode(id).ok()?).ok()?;
    let tagged = STANDARD.decode(key).ok()?;
    match tagged.split_first()? {
        (&ED25519, key) => Some((name, id, key.try_into().ok()?)),
        _ => None,
    }
}

fn read_signature(line: &str) -> Option<(&str, [u8; 4], Vec<u8>)> {
    let (name, blob) = line.strip_prefix(SIGNATURE_PREFIX)?.split_once(' ')?;
    let blob = STANDARD.decode(blob).ok()?;
    let (id, signature) = blob.split_first_chunk::<4>()?;
    (!name.is_empty() && !signature.is_empty()).then(|| (name, *id, signature.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example of the public documentation of Go's golang.org/x/mod/sumdb/note.
    const SECRET: &str =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
         then you don't know what your problem is.\n";
    const NOTE: &str = "If you think cryptography is the answer to your problem,\n\
         then you don't know what your problem is.\n\n\
         — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngot\
         pRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn agrees_with_the_published_example() {
        let signer = Signer::from_secret_text(SECRET).unwrap();
        assert_eq!(signer.verifier().to_string(), PUBLIC);
        assert_eq!(signer.to_secret_text(), SECRET);
        assert_eq!(signer.sign_body(TEXT), NOTE);
        assert_eq!(PUBLIC.parse::<VerifierKey>().unwrap().open(NOTE), Ok(TEXT));
    }

    #[test]
    fn a_checkpoint_round_trips() {
        let signer = Signer::new("example.org/record", &[7; 32]).unwrap();
        let note = signer.sign(12, Hash::empty());
        let got = Checkpoint::open(&note, signer.verifier()).unwrap();
        assert_eq!((got.size, got.root), (12, Hash::empty()));
        let key: VerifierKey = signer.verifier().to_string().parse().unwrap();
        assert_eq!(&key, signer.verifier());
        assert!(!format!("{signer:?}").contains("PRIVATE"));
    }

    #[test]
    fn every_flipped_bit_of_a_note_or_key_is_refused() {
        let signer = Signer::new("example.org/record", &[7; 32]).unwrap();
        let note = signer.sign(12, Hash::empty());
        each_flip(&note, |bad| {
            assert!(Checkpoint::open(bad, signer.verifier()).is_err())
        });
        each_flip(&signer.verifier().to_string(), |bad| {
            let read = bad.parse::<VerifierKey>();
            // The case of a hex digit carries no meaning; any other change must be seen.
            assert!(
                read.is_err() || read.as_ref() == Ok(signer.verifier()),
                "{bad}"
            );
        });
    }

    fn each_flip(text: &str, check: impl Fn(&str)) {
        for at in 0..text.len() * 8 {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at / 8] ^= 1 << (at % 8);
            if let Ok(bad) = String::from_utf8(bytes) {
                check(&bad);
            }
        }
    }

    #[test]
    fn other_signatures_are_ignored_and_other_logs_refused() {
        let signer = Signer::new("example.org/record", &[7; 32]).unwrap();
        let witness = Signer::new("witness.example", &[8; 32]).unwrap();
        let note = signer.sign(1, Hash::empty());
        let body = Checkpoint {
            origin: "example.org/record".into(),
            size: 1,
            root: Hash::empty(),
        };
        let cosigned = witness.sign_body(&body.body());
        let line = cosigned.rsplit_once("\n\n").unwrap().1;
        assert!(Checkpoint::open(&format!("{note}{line}"), signer.verifier()).is_ok());
        let unsigned = NoteError::Unsigned("witness.example".into());
        assert_eq!(Checkpoint::open(&note, witness.verifier()), Err(unsigned));
        let other = NoteError::Origin("example.org/record".into());
        assert_eq!(Checkpoint::open(&cosigned, witness.verifier()), Err(other));
    }

    #[test]
    fn names_and_bodies_out_of_shape_are_refused() {
        for name in ["", "a b", "a+b", "a\n", &"x".repeat(ORIGIN_BYTES_MAX + 1)] {
            assert!(Signer::new(name, &[0; 32]).is_err(), "{name:?}");
        }
        let root = Hash::empty();
        for body in [
            "o\n01\nr\n",
            "o\n1\n",
            "o\n-1\nr\n",
            "\n1\nr\n",
            "o\n1\nr\n\n",
        ] {
            assert_eq!(
                Checkpoint::parse(&body.replace('r', &root.to_string())),
                None,
                "{body:?}"
            );
        }
        assert!(Checkpoint::parse(&format!("o\n1\n{root}\nextension\n")).is_some());
    }
}
