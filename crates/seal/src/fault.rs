//! What every fault of this crate can say: what is wrong, what to do next, and who is to blame.

use kernel::{Bi, Lang, lang::fill};

/// Whose doing a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The bidder, who dealt and sealed the envelope.
    Tenderer,
    /// The officer of this number (from 1, in the order of the header).
    Officer(u8),
    /// Whoever runs the tool: something is missing or was mixed up.
    User,
}

/// A fault with its wording.
pub trait Fault {
    /// What is wrong. May hold `{name}` places.
    fn what(&self) -> Bi;
    /// What the reader can do next.
    fn next(&self) -> Bi;
    /// The values of the places.
    fn values(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// Both sentences in `lang`.
    fn say(&self, lang: Lang) -> String {
        let values = self.values();
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let (what, next) = (self.what().get(lang), self.next().get(lang));
        let (between, end) = match lang {
            Lang::Zh => ("。", "。"),
            Lang::En => (". ", "."),
        };
        format!(
            "{}{between}{}{end}",
            fill(what, &values),
            fill(next, &values)
        )
    }
}
