//! The steps of a count as sentences.

use crate::{Derivation, Flag, Step};
use kernel::{Date, Lang, lang::bi};

impl Derivation {
    /// The count in sentences, one for each step, the conclusion last.
    pub fn explain(&self, lang: Lang) -> Vec<String> {
        let mut sentences: Vec<String> = self
            .steps
            .iter()
            .map(|step| self.sentence(step, lang))
            .collect();
        let conclusion = bi(
            "自{from}起算，结果为{due}（规则包{pack}）。",
            "Counted from {from}, the result is {due} (rule pack {pack}).",
        );
        let (from, due) = (self.from.to_string(), self.due.to_string());
        let pack = self.pack.as_str();
        sentences.push(conclusion.fill(lang, &[("from", &from), ("due", &due), ("pack", pack)]));
        sentences
    }

    fn sentence(&self, step: &Step, lang: Lang) -> String {
        match step {
            Step::Rule {
                period,
                source,
                strength,
                origin,
            } => bi(
                "{label}：{period}（{source}；{strength}；{origin}）。",
                "{label}: {period} ({source}; {strength}; {origin}).",
            )
            .fill(
                lang,
                &[
                    ("label", self.key.label().get(lang)),
                    ("period", &period.show(lang)),
                    ("source", source.get(lang)),
                    ("strength", strength.label().get(lang)),
                    ("origin", origin.as_str()),
                ],
            ),
            Step::FirstDay { counted: Flag::No } => {
                bi("起算当日不计入。", "The first day is not counted.")
                    .get(lang)
                    .to_owned()
            }
            Step::FirstDay { counted: Flag::Yes } => {
                bi("起算当日计为第一日。", "The first day counts as day one.")
                    .get(lang)
                    .to_owned()
            }
            Step::Reached { date } => bi("期间计至{date}。", "The period leads to {date}.")
                .fill(lang, &[("date", &date.to_string())]),
            Step::Moved { from, to } => bi(
                "{from}不是工作日，改为{to}。",
                "{from} is not a working day, so {to} takes its place.",
            )
            .fill(
                lang,
                &[("from", &from.to_string()), ("to", &to.to_string())],
            ),
            Step::Calendar {
                holidays,
                make_up_days,
            } => calendar(holidays, make_up_days, lang),
            Step::Notice { year, source } => bi(
                "{year}年工作日依据：{source}。",
                "Working days of {year}: {source}.",
            )
            .fill(
                lang,
                &[("year", &year.to_string()), ("source", source.get(lang))],
            ),
        }
    }
}

fn calendar(holidays: &[Date], make_up_days: &[Date], lang: Lang) -> String {
    let none = || bi("无", "none").get(lang).to_owned();
    let list = |days: &[Date]| {
        let days: Vec<String> = days.iter().map(Date::to_string).collect();
        if days.is_empty() {
            none()
        } else {
            days.join(bi("、", ", ").get(lang))
        }
    };
    bi(
        "不计入的法定节假日及放假日：{holidays}；计入的调休上班日：{make_up_days}。",
        "Public holidays not counted: {holidays}; weekend workdays counted: {make_up_days}.",
    )
    .fill(
        lang,
        &[
            ("holidays", &list(holidays)),
            ("make_up_days", &list(make_up_days)),
        ],
    )
}
