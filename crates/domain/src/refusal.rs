//! Refusals: why a command was not accepted, for the person who gave it.

use kernel::{Bi, Date, Lang, Money};

/// One kind of refusal: a stable code and its text in both languages.
#[derive(Debug, PartialEq, Eq)]
pub struct RefusalKind {
    /// Stable code, part of the interface.
    pub code: &'static str,
    /// What is wrong. May hold `{name}` places.
    pub text: Bi,
    /// What the reader can do next.
    pub next: Bi,
}

/// A refusal of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which kind.
    pub kind: &'static RefusalKind,
    /// Values for the places in the text.
    pub params: Vec<(&'static str, Param)>,
    /// The field of the form it concerns.
    pub field: Option<String>,
    /// The day from which the act becomes possible, where waiting helps.
    pub opens_on: Option<Date>,
}

/// A value shown inside a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// Same in both languages.
    Text(String),
    /// Differs by language.
    Both(Bi),
    /// Text already made in both languages.
    Made {
        /// Chinese.
        zh: String,
        /// English.
        en: String,
    },
}

impl Param {
    /// The value in words of `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match (self, lang) {
            (Param::Text(text), _) => text,
            (Param::Both(text), lang) => text.get(lang),
            (Param::Made { zh, .. }, Lang::Zh) => zh,
            (Param::Made { en, .. }, Lang::En) => en,
        }
    }
}

impl From<Bi> for Param {
    fn from(value: Bi) -> Param {
        Param::Both(value)
    }
}
impl From<rules::Wording> for Param {
    fn from(value: rules::Wording) -> Param {
        Param::Made {
            zh: value.zh,
            en: value.en,
        }
    }
}
impl From<u32> for Param {
    fn from(value: u32) -> Param {
        Param::Text(value.to_string())
    }
}
impl From<usize> for Param {
    fn from(value: usize) -> Param {
        Param::Text(value.to_string())
    }
}
impl From<Date> for Param {
    fn from(value: Date) -> Param {
        Param::Text(value.to_string())
    }
}
impl From<Money> for Param {
    fn from(value: Money) -> Param {
        Param::Text(value.to_string())
    }
}
impl From<String> for Param {
    fn from(value: String) -> Param {
        Param::Text(value)
    }
}
impl From<&str> for Param {
    fn from(value: &str) -> Param {
        Param::Text(value.to_owned())
    }
}

impl RefusalKind {
    /// A refusal of this kind.
    pub fn refuse(&'static self) -> Refusal {
        Refusal {
            kind: self,
            params: Vec::new(),
            field: None,
            opens_on: None,
        }
    }

    /// A refusal of this kind with one value.
    pub fn with(&'static self, name: &'static str, value: impl Into<Param>) -> Refusal {
        self.refuse().with(name, value)
    }

    /// `Err` with a refusal of this kind unless `holds`.
    ///
    /// # Errors
    /// The refusal.
    pub fn unless(&'static self, holds: impl Into<Holds>) -> Result<(), Refusal> {
        match holds.into() {
            Holds::Yes => Ok(()),
            Holds::No => Err(self.refuse()),
        }
    }
}

/// Whether a condition holds; keeps `bool` out of public parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It holds.
    Yes,
    /// It does not.
    No,
}

impl From<bool> for Holds {
    fn from(value: bool) -> Holds {
        if value { Holds::Yes } else { Holds::No }
    }
}

impl Refusal {
    /// Adds a value for a place in the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Refusal {
        self.params.push((name, value.into()));
        self
    }

    /// Points at the field it concerns.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Refusal {
        self.field = Some(field.into());
        self
    }

    /// Names the day from which the act becomes possible.
    #[must_use]
    pub fn opens(mut self, date: Date) -> Refusal {
        self.opens_on = Some(date);
        self
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.kind.code
    }

    /// What is wrong, in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        self.filled(self.kind.text, lang)
    }

    /// What to do next, in `lang`.
    pub fn next(&self, lang: Lang) -> String {
        self.filled(self.kind.next, lang)
    }

    fn filled(&self, text: Bi, lang: Lang) -> String {
        let values: Vec<(&str, &str)> = self
            .params
            .iter()
            .map(|(name, value)| (*name, value.get(lang)))
            .collect();
        text.fill(lang, &values)
    }
}
