//! The objects of a purchase that a field can point to, for the lists in forms.

use crate::context::At;
use kernel::Lang;

/// One object: its id as text and its name in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// For instance `T3`.
    pub value: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Choice {
    /// An object with one name for both languages, for instance a title somebody wrote.
    pub fn new(value: impl ToString, name: impl ToString) -> Choice {
        let (value, name) = (value.to_string(), name.to_string());
        Choice {
            value,
            zh: name.clone(),
            en: name,
        }
    }

    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The objects of a kind (`TaskId::KIND`) that can be chosen now.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    [
        crate::core::options(at, kind),
        crate::planning::options(at, kind),
        crate::bidding::options(at, kind),
        crate::sealing::options(at, kind),
        crate::contract::options(at, kind),
        crate::delivery::options(at, kind),
        crate::money::options(at, kind),
        crate::assessment::options(at, kind),
        crate::ending::options(at, kind),
        crate::growth::options(at, kind),
    ]
    .concat()
}
