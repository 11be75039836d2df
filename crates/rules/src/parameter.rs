//! A parameter: a value and why it is that value.

use crate::{PackId, Value};
use kernel::{Bi, Date, Lang, lang::bi};
use serde::{Deserialize, Serialize};

/// Wording in both languages, from a data file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Wording {
    /// The wording in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Whether a language is missing.
    pub fn is_incomplete(&self) -> bool {
        self.zh.trim().is_empty() || self.en.trim().is_empty()
    }
}

/// How binding a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// A convention of the platform, or a fact whose text has not been checked: no legal force.
    Default,
    /// A soft instrument, or a rule known only at second hand.
    Should,
    /// A statutory duty whose text was read on the day of verification.
    Must,
}

impl Strength {
    /// The words for it.
    pub const fn label(self) -> Bi {
        match self {
            Strength::Default => bi("默认，无法律效力", "default, no legal force"),
            Strength::Should => bi("指引性", "guidance"),
            Strength::Must => bi("法定", "statutory"),
        }
    }
}

/// A value of the rules with its ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The value.
    pub value: Value,
    /// The instrument and article it comes from.
    pub source: Wording,
    /// How binding it is.
    pub strength: Strength,
    /// The day the text of the source was read; none for defaults.
    pub verified_on: Option<Date>,
    /// What a reader must know besides, such as whom the rule covers.
    pub note: Option<Wording>,
    /// The pack, or layer of platform defaults, that sets the value.
    pub origin: PackId,
}
