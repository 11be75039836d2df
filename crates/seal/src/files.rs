//! What is known of an age file without a key.

/// How every age file of this version begins.
const START: &[u8] = b"age-encryption.org/v1\n";
/// How the last line of an age file's header begins.
const LAST_LINE: &[u8] = b"\n--- ";
/// The longest header of an age file that is taken: one recipient and the noise the age crate adds
/// need less than 600 bytes, and each further recipient would cost every officer a key agreement.
const AGE_HEADER_MAX: usize = 1_024;
/// The largest sealed share.
const SHARE_FILE_MAX: usize = 2_048;

/// Whether `bytes` begin as an age file with few recipients does.
pub fn is_age_file(bytes: &[u8]) -> bool {
    let header = bytes
        .get(..bytes.len().min(AGE_HEADER_MAX))
        .unwrap_or_default();
    header.starts_with(START) && header.windows(LAST_LINE.len()).any(|one| one == LAST_LINE)
}

/// Whether `bytes` are of the shape of a sealed share.
pub fn is_small_age_file(bytes: &[u8]) -> bool {
    bytes.len() <= SHARE_FILE_MAX && is_age_file(bytes)
}

/// Bytes as base64 in JSON.
pub mod base64_text {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    /// Writes.
    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    /// Reads.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map_err(D::Error::custom)
    }
}
