//! Why the rules give no answer.

use crate::{Key, Kind};
use kernel::{Bi, CalendarError, Date, Lang, lang::bi};

/// A question the rules cannot answer, or a pack that is no pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The count reaches a year whose working days are not published or not entered.
    #[error("{}", self.message(Lang::En))]
    UnknownCalendarYear {
        /// The year that is missing.
        year: i16,
    },
    /// No pack of the jurisdiction is in force on the date.
    #[error("{}", self.message(Lang::En))]
    NoPackInForce {
        /// The jurisdiction asked for.
        jurisdiction: String,
        /// The date asked for.
        on: Date,
    },
    /// A parameter was asked for as something it is not.
    #[error("{}", self.message(Lang::En))]
    WrongKind {
        /// The parameter.
        key: Key,
        /// What was asked for.
        expected: Kind,
        /// What it is.
        found: Kind,
    },
    /// A pack that cannot be loaded.
    #[error("{}", self.message(Lang::En))]
    Malformed {
        /// The pack, by its id if it could be read.
        pack: String,
        /// The key or section at fault.
        key: String,
        /// What is wrong with it.
        problem: Bi,
        /// The particulars, in the words of the reader of the file.
        detail: String,
    },
}

impl RuleError {
    /// A code that never changes.
    pub const fn code(&self) -> &'static str {
        match self {
            RuleError::UnknownCalendarYear { .. } => "rules.unknown-calendar-year",
            RuleError::NoPackInForce { .. } => "rules.no-pack-in-force",
            RuleError::WrongKind { .. } => "rules.wrong-kind",
            RuleError::Malformed { .. } => "rules.malformed-pack",
        }
    }

    /// What happened and what would help, for people.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            RuleError::UnknownCalendarYear { year } => bi(
                "尚无{year}年的工作日历，无法计算期限。请等待国务院办公厅公布该年放假安排并更新规则包。",
                "The working days of {year} are not known, so the deadline cannot be computed. It \
                 needs that year's official holiday notice in the rule pack.",
            )
            .fill(lang, &[("year", &year.to_string())]),
            RuleError::NoPackInForce { jurisdiction, on } => bi(
                "{on}当日没有适用于“{jurisdiction}”的规则包。",
                "No rule pack for “{jurisdiction}” is in force on {on}.",
            )
            .fill(lang, &[("jurisdiction", jurisdiction), ("on", &on.to_string())]),
            RuleError::WrongKind { key, expected, found } => bi(
                "参数{key}是{found}，不是{expected}。",
                "The parameter {key} is {found}, not {expected}.",
            )
            .fill(
                lang,
                &[
                    ("key", key.code()),
                    ("expected", expected.label().get(lang)),
                    ("found", found.label().get(lang)),
                ],
            ),
            RuleError::Malformed { pack, key, problem, detail } => {
                let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
                bi("规则包{pack}的“{key}”有误：{problem}。{detail}", "Rule pack {pack}, “{key}”: {problem}.{detail}")
                    .fill(
                        lang,
                        &[("pack", pack), ("key", key), ("problem", problem.get(lang)), ("detail", &detail)],
                    )
            }
        }
    }
}

/// Only an unknown year can come up once a pack is loaded; a table that contradicts itself is
/// refused by the loader, which names the pack.
impl From<CalendarError> for RuleError {
    fn from(error: CalendarError) -> RuleError {
        match error {
            CalendarError::UnknownYear(year) => RuleError::UnknownCalendarYear { year },
            other => RuleError::Malformed {
                pack: String::new(),
                key: "calendar".to_owned(),
                problem: bi("日历自相矛盾", "the calendar contradicts itself"),
                detail: other.to_string(),
            },
        }
    }
}
