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
    /// There is no such jurisdiction.
    #[error("{}", self.message(Lang::En))]
    UnknownJurisdiction {
        /// What was asked for.
        jurisdiction: String,
        /// The jurisdictions there are.
        known: Vec<String>,
    },
    /// There is no such parameter.
    #[error("{}", self.message(Lang::En))]
    UnknownKey {
        /// What was asked for.
        key: String,
        /// Parameters whose codes are like it.
        like: Vec<Key>,
    },
    /// A text that is no date.
    #[error("{}", self.message(Lang::En))]
    NotADate {
        /// The text.
        text: String,
    },
    /// No pack of the jurisdiction is in force on the date.
    #[error("{}", self.message(Lang::En))]
    NoPackInForce {
        /// The jurisdiction asked for.
        jurisdiction: String,
        /// The date asked for.
        on: Date,
        /// The first day of the first pack.
        begins: Date,
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
    /// Every code.
    pub const CODES: [&str; 7] = [
        "rules.unknown-calendar-year",
        "rules.unknown-jurisdiction",
        "rules.unknown-key",
        "rules.not-a-date",
        "rules.no-pack-in-force",
        "rules.wrong-kind",
        "rules.malformed-pack",
    ];

    /// A code that never changes.
    pub const fn code(&self) -> &'static str {
        match self {
            RuleError::UnknownCalendarYear { .. } => "rules.unknown-calendar-year",
            RuleError::UnknownJurisdiction { .. } => "rules.unknown-jurisdiction",
            RuleError::UnknownKey { .. } => "rules.unknown-key",
            RuleError::NotADate { .. } => "rules.not-a-date",
            RuleError::NoPackInForce { .. } => "rules.no-pack-in-force",
            RuleError::WrongKind { .. } => "rules.wrong-kind",
            RuleError::Malformed { .. } => "rules.malformed-pack",
        }
    }

    /// What happened and what would help, for people.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            RuleError::UnknownCalendarYear { year } => bi(
                "尚无{year}年的工作日历，无法计算期限。请等待该年节假日安排公布并更新规则包。",
                "The working days of {year} are not known, so the deadline cannot be computed. It \
                 needs that year's official holidays in the rule pack.",
            )
            .fill(lang, &[("year", &year.to_string())]),
            RuleError::UnknownJurisdiction { jurisdiction, known } => {
                let known = known.join(bi("、", ", ").get(lang));
                bi(
                    "没有“{jurisdiction}”的规则包。现有：{known}。",
                    "There is no rule pack for “{jurisdiction}”. There are: {known}.",
                )
                .fill(lang, &[("jurisdiction", jurisdiction), ("known", &known)])
            }
            RuleError::UnknownKey { key, like } => unknown_key(key, like, lang),
            RuleError::NotADate { text } => bi(
                "“{text}”不是日期，请写成 2026-09-24 的形式。",
                "“{text}” is not a date; write it like 2026-09-24.",
            )
            .fill(lang, &[("text", text)]),
            RuleError::NoPackInForce { jurisdiction, on, begins } => bi(
                "{on}当日没有适用于“{jurisdiction}”的规则包，请选{begins}或之后的日期。",
                "No rule pack for “{jurisdiction}” is in force on {on}; choose {begins} or a later day.",
            )
            .fill(
                lang,
                &[
                    ("jurisdiction", jurisdiction),
                    ("on", &on.to_string()),
                    ("begins", &begins.to_string()),
                ],
            ),
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

fn unknown_key(key: &str, like: &[Key], lang: Lang) -> String {
    let codes: Vec<&str> = like.iter().map(|key| key.code()).collect();
    if codes.is_empty() {
        return bi(
            "没有参数“{key}”。请在规则列表中查看全部参数。",
            "There is no parameter “{key}”. The list of rules shows all of them.",
        )
        .fill(lang, &[("key", key)]);
    }
    bi(
        "没有参数“{key}”。相近的有：{like}。",
        "There is no parameter “{key}”. Like it: {like}.",
    )
    .fill(
        lang,
        &[
            ("key", key),
            ("like", &codes.join(bi("、", ", ").get(lang))),
        ],
    )
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
