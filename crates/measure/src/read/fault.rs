//! What is wrong with a file, where, and what to do.

use crate::schema::Words;
use kernel::lang::{Bi, bi, fill};
use serde::Serialize;

/// The kind of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultCode {
    /// A line is not JSON.
    NotJson,
    /// A line is JSON, but not what is expected, in a way no other code tells.
    Unreadable,
    /// A field nobody knows.
    UnknownField,
    /// A field that must be there is not.
    MissingField,
    /// A text where a number is expected, and the like.
    WrongType,
    /// A word outside a closed list.
    UnknownValue,
    /// Not a day of the calendar as `2024-04-30`.
    NotADate,
    /// Not the code of an act.
    NotAnAct,
    /// A number outside its range.
    OutOfRange,
    /// There is no contract.
    NoContract,
    /// There is more than one contract.
    TwoContracts,
    /// A name is used twice.
    Duplicate,
    /// A party the contract does not name.
    UnknownParty,
    /// A norm the contract does not hold.
    UnknownNorm,
    /// An act that is not in the file.
    UnknownAct,
    /// A matter that no act belongs to.
    UnknownMatter,
    /// A stage the contract does not name.
    UnknownStage,
    /// Acts that answer each other in a circle.
    ReplyCycle,
    /// Parts of a right that do not add up to 1.
    Shares,
    /// A last day before a first day.
    DatesReversed,
    /// An override without a reason.
    NoReason,
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The line, from 1; 0 where it concerns the whole file.
    pub line: usize,
    /// The place within the line (JSON Pointer, RFC 6901).
    pub pointer: String,
    /// Its kind.
    pub code: FaultCode,
    /// What is wrong, in both languages.
    pub text: Said,
    /// What to do, in both languages.
    pub advice: Said,
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl From<Said> for Words {
    fn from(said: Said) -> Words {
        Words {
            zh: said.zh,
            en: said.en,
        }
    }
}

/// A place in a file.
#[derive(Clone, Debug)]
pub(super) struct At {
    line: usize,
    pointer: String,
}

impl At {
    /// The whole of a line.
    pub(super) fn line(line: usize) -> At {
        At {
            line,
            pointer: String::new(),
        }
    }

    /// A field or an item within.
    pub(super) fn to(&self, name: impl std::fmt::Display) -> At {
        let name = name.to_string().replace('~', "~0").replace('/', "~1");
        At {
            line: self.line,
            pointer: format!("{}/{name}", self.pointer),
        }
    }
}

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

fn said(words: Bi, values: &[(&str, &str)]) -> Said {
    Said {
        zh: fill(words.zh, values),
        en: fill(words.en, values),
    }
}

impl Faults {
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn sorted(self) -> Vec<Fault> {
        let mut all = self.0;
        all.sort();
        all.dedup();
        all
    }

    /// Adds a fault; `{name}` in the wording is replaced.
    pub(super) fn add(&mut self, at: At, code: FaultCode, words: [Bi; 2], values: &[(&str, &str)]) {
        let [text, advice] = words;
        self.0.push(Fault {
            line: at.line,
            pointer: at.pointer,
            code,
            text: said(text, values),
            advice: said(advice, values),
        });
    }

    pub(super) fn not_json(&mut self, at: At, error: &str) {
        let words = [
            bi(
                "这一行不是 JSON：{error}。",
                "This line is not JSON: {error}.",
            ),
            bi(
                "每行写一个完整的 JSON 对象，检查引号、逗号和括号。",
                "Write one whole JSON object per line; look at quotes, commas and brackets.",
            ),
        ];
        self.add(at, FaultCode::NotJson, words, &[("error", error)]);
    }

    pub(super) fn unreadable(&mut self, at: At, error: &str) {
        let words = [
            bi(
                "这一行读不通：{error}。",
                "This line cannot be read: {error}.",
            ),
            bi(
                "对照 JSON Schema 改写这一行。",
                "Rewrite the line by the JSON Schema.",
            ),
        ];
        self.add(at, FaultCode::Unreadable, words, &[("error", error)]);
    }
}
