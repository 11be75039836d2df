//! Free text and personal data, kept apart so that it can be erased without breaking a proof.

use serde::{Deserialize, Serialize};

/// Text that a person wrote, or that may identify a person.
///
/// In an event it is serialised as `{"$text": "…"}`. The record keeps such text in a separate
/// payload behind a salted commitment; when the payload has been erased, reading the event back
/// gives [`FreeText::Erased`] and every proof stays valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FreeText {
    /// The text as written.
    Given {
        /// What was written.
        #[serde(rename = "$text")]
        text: String,
    },
    /// The text was erased on request or at the end of its keeping period.
    Erased {
        /// Always `true`.
        #[serde(rename = "$erased")]
        erased: bool,
    },
}

impl FreeText {
    /// Text as given.
    pub fn new(text: impl Into<String>) -> FreeText {
        FreeText::Given { text: text.into() }
    }

    /// The text left after erasure.
    pub const ERASED: FreeText = FreeText::Erased { erased: true };

    /// The text, or the mark shown in its place.
    pub fn as_str(&self) -> &str {
        match self {
            FreeText::Given { text } => text,
            FreeText::Erased { .. } => "▇▇▇",
        }
    }

    /// Whether nothing but white space was written.
    pub fn is_blank(&self) -> bool {
        matches!(self, FreeText::Given { text } if text.trim().is_empty())
    }
}

impl From<&str> for FreeText {
    fn from(text: &str) -> FreeText {
        FreeText::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_survive_json() {
        for text in [FreeText::new("服务 “A”"), FreeText::ERASED] {
            let json = serde_json::to_string(&text).unwrap();
            assert_eq!(serde_json::from_str::<FreeText>(&json).unwrap(), text);
        }
    }
}
