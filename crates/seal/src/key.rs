//! Officers' keys, recipients and the source of chance.

use crate::fault::Fault;
use age::secrecy::ExposeSecret as _;
use bech32::{ToBase32 as _, Variant};
use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use kernel::{Bi, lang::bi};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};
use zeroize::Zeroizing;

/// The human-readable prefix of age's secret keys.
const SECRET_PREFIX: &str = "age-secret-key-";

/// Chance for keys and shares, grown from 32 bytes the caller got from the operating system.
pub struct Random(pub(crate) ChaCha20Rng);

impl Random {
    /// Chance from `seed`, which must be fresh from the operating system and used once.
    pub fn from_seed(seed: [u8; 32]) -> Random {
        Random(ChaCha20Rng::from_seed(seed))
    }

    /// 32 fresh bytes.
    pub(crate) fn bytes(&mut self) -> Zeroizing<[u8; 32]> {
        let mut bytes = Zeroizing::new([0; 32]);
        self.0.fill_bytes(bytes.as_mut_slice());
        bytes
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random(…)")
    }
}

/// Why a text is not a key or a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not the secret key of an officer.
    #[error("not an age secret key")]
    Secret,
    /// Not the recipient of an officer.
    #[error("not an age X25519 recipient")]
    Recipient,
}

impl Fault for KeyFault {
    fn what(&self) -> Bi {
        match self {
            KeyFault::Secret => bi("这不是开标私钥", "This is not an opening officer's key"),
            KeyFault::Recipient => bi(
                "这不是开标公钥",
                "This is not an opening officer's recipient",
            ),
        }
    }
    fn next(&self) -> Bi {
        match self {
            KeyFault::Secret => bi(
                "应是 `bonafide officer key` 生成的文件，其中一行以 AGE-SECRET-KEY-1 开头",
                "use the file made by `bonafide officer key`; one line of it begins with AGE-SECRET-KEY-1",
            ),
            KeyFault::Recipient => bi(
                "应以 age1 开头，共 62 个字符；请用 `bonafide officer show` 查看",
                "it begins with age1 and has 62 characters; `bonafide officer show` prints it",
            ),
        }
    }
}

/// The public half of a key, written `age1…`: a share or a part can be sealed to it.
#[derive(Clone)]
pub struct Recipient {
    pub(crate) key: age::x25519::Recipient,
    text: String,
}

impl Recipient {
    fn new(key: age::x25519::Recipient) -> Recipient {
        let text = key.to_string();
        Recipient { key, text }
    }

    /// The recipient as text, `age1…`.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Recipient) -> bool {
        self.text == other.text
    }
}
impl Eq for Recipient {}
impl Hash for Recipient {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Recipient {
    type Err = KeyFault;
    fn from_str(text: &str) -> Result<Recipient, KeyFault> {
        // One text for one key: the case a bech32 text may also have is not taken.
        let key: age::x25519::Recipient = text.parse().map_err(|_| KeyFault::Recipient)?;
        let recipient = Recipient::new(key);
        if recipient.text == text {
            Ok(recipient)
        } else {
            Err(KeyFault::Recipient)
        }
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Recipient, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The secret key of an opening officer. It never leaves the officer's own computer.
pub struct OfficerKey(pub(crate) age::x25519::Identity);

impl OfficerKey {
    /// A new key.
    ///
    /// # Errors
    /// None in practice: 32 bytes always are a key.
    pub fn generate(random: &mut Random) -> Result<OfficerKey, KeyFault> {
        identity(&random.bytes()).map(OfficerKey)
    }

    /// Reads a key file: lines beginning with `#` are remarks, one line is the key. The files of
    /// `age-keygen` are taken too.
    ///
    /// # Errors
    /// There is no key, or more than one.
    pub fn parse(text: &str) -> Result<OfficerKey, KeyFault> {
        let mut keys = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let key = keys.next().ok_or(KeyFault::Secret)?;
        if keys.next().is_some() {
            return Err(KeyFault::Secret);
        }
        key.parse().map(OfficerKey).map_err(|_| KeyFault::Secret)
    }

    /// The key as text, one line. Keep it as you would a seal.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient::new(self.0.to_public())
    }
}

impl fmt::Debug for OfficerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfficerKey({})", self.recipient())
    }
}

/// The age identity of 32 secret bytes.
pub fn identity(secret: &[u8; 32]) -> Result<age::x25519::Identity, KeyFault> {
    secret_text(secret)?.parse().map_err(|_| KeyFault::Secret)
}

/// The age identity of 32 secret bytes as the text `age --identity` reads.
pub fn secret_text(secret: &[u8; 32]) -> Result<Zeroizing<String>, KeyFault> {
    let text = bech32::encode(SECRET_PREFIX, secret.to_base32(), Variant::Bech32);
    let text = Zeroizing::new(text.map_err(|_| KeyFault::Secret)?);
    Ok(Zeroizing::new(text.to_uppercase()))
}

/// The recipient of 32 secret bytes.
pub fn recipient_of(identity: &age::x25519::Identity) -> Recipient {
    Recipient::new(identity.to_public())
}
