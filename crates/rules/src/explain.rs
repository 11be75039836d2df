//! The steps of a count as sentences.

use crate::{Derivation, Flag, Key, Pack, Parameter, Step};
use kernel::{Bi, Date, Lang, lang::bi};
use std::cmp::Ordering;

impl Parameter {
    /// The value with its ground, in a sentence.
    pub fn explain(&self, lang: Lang) -> String {
        let verified = match self.verified_on {
            None => String::new(),
            Some(day) => {
                bi("；核实于{day}", "; verified {day}").fill(lang, &[("day", &day.to_string())])
            }
        };
        let note = match &self.note {
            None => String::new(),
            Some(note) => {
                bi(" 注：{note}。", " Note: {note}.").fill(lang, &[("note", note.get(lang))])
            }
        };
        bi(
            "{origin}：{value}（{source}；{strength}{verified}）。{note}",
            "{origin}: {value} ({source}; {strength}{verified}).{note}",
        )
        .fill(
            lang,
            &[
                ("origin", self.origin.as_str()),
                ("value", &self.value.show(lang)),
                ("source", self.source.get(lang)),
                ("strength", self.strength.label().get(lang)),
                ("verified", &verified),
                ("note", &note),
            ],
        )
    }
}

impl Pack {
    /// Where a value comes from, one sentence for each layer, the one in force last.
    pub fn explain(&self, key: Key, lang: Lang) -> Vec<String> {
        self.layers(key).map(|layer| layer.explain(lang)).collect()
    }
}

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
        let backwards = bi(
            "须在{from}前届满的，最迟为{due}（规则包{pack}）。",
            "To have run by {from}, the latest day is {due} (rule pack {pack}).",
        );
        let conclusion = if self.due < self.from {
            backwards
        } else {
            conclusion
        };
        let (from, due) = (self.from.to_string(), self.due.to_string());
        let pack = self.pack.as_str();
        sentences.push(conclusion.fill(lang, &[("from", &from), ("due", &due), ("pack", pack)]));
        sentences
    }

    /// The count itself: from where, how much, to where.
    fn arithmetic(&self, reached: Date, lang: Lang) -> String {
        let mut period = String::new();
        let mut counted = Flag::No;
        // A count backwards starts from where the day before was moved to.
        let mut from = self.from;
        for step in &self.steps {
            match step {
                Step::Rule { period: rule, .. } => period = rule.show(lang),
                Step::FirstDay { counted: flag } => counted = *flag,
                Step::Moved { from: left, to } if *left == from && self.due < from => from = *to,
                Step::Reached { .. } => break,
                Step::Moved { .. } | Step::Calendar { .. } | Step::Notice { .. } => {}
            }
        }
        let text = match (reached.cmp(&from), counted) {
            (Ordering::Equal, _) => bi(
                "没有须经过的期间，当日即满：{reached}。",
                "There is no time that must pass: {reached}.",
            ),
            (Ordering::Less, _) => bi(
                "自{from}往前数{period}：{reached}。",
                "Back from {from}, {period}: {reached}.",
            ),
            (Ordering::Greater, Flag::No) => bi(
                "自{from}次日起数{period}：{reached}。",
                "From the day after {from}, {period}: {reached}.",
            ),
            (Ordering::Greater, Flag::Yes) => bi(
                "自{from}当日起数{period}：{reached}。",
                "From {from} itself, {period}: {reached}.",
            ),
        };
        let (from, reached) = (from.to_string(), reached.to_string());
        text.fill(
            lang,
            &[("from", &from), ("period", &period), ("reached", &reached)],
        )
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
            Step::Reached { date } => self.arithmetic(*date, lang),
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

/// The days of the calendar that changed a count; a kind of day that did not occur goes unnamed.
fn calendar(holidays: &[Date], make_up_days: &[Date], lang: Lang) -> String {
    let named = |text: Bi, days: &[Date]| {
        let days: Vec<String> = days.iter().map(Date::to_string).collect();
        let list = days.join(bi("、", ", ").get(lang));
        (!days.is_empty()).then(|| text.fill(lang, &[("days", &list)]))
    };
    let skipped = bi(
        "不计入的法定节假日及放假日：{days}。",
        "Public holidays not counted: {days}.",
    );
    let worked = bi(
        "计入的调休上班日：{days}。",
        "Weekend workdays counted: {days}.",
    );
    let parts = [named(skipped, holidays), named(worked, make_up_days)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(bi("", " ").get(lang))
}
