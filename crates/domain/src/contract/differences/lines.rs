//! The lines of a comparison and how they are collected.

use super::TERM;
use crate::say::Say;
use kernel::{Bi, Lang, lang::bi};

/// How a line of the contract stands to the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The same.
    Same,
    /// Another value.
    Changed,
    /// Only in the contract.
    Added,
    /// Only in the documents.
    Removed,
}

impl Mark {
    /// What people read.
    pub const fn name(self) -> Bi {
        match self {
            Mark::Same => bi("一致", "same"),
            Mark::Changed => bi("不同", "changed"),
            Mark::Added => bi("新增", "added"),
            Mark::Removed => bi("缺少", "removed"),
        }
    }
}

/// Whether a difference is one of substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Nothing may be signed with such a difference (Government Procurement Law art. 46).
    Substance,
    /// A date that follows from the day the contract is made; days before or after it stay.
    Calendar,
}

/// One line of the comparison. Values are texts in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part it belongs to.
    pub part: Bi,
    /// What it is.
    pub name: Both,
    /// What the documents and the award say.
    pub before: Option<Both>,
    /// What the contract says.
    pub after: Option<Both>,
    /// How they stand to each other.
    pub mark: Mark,
    /// Whether a difference would be one of substance.
    pub weight: Weight,
}

impl Line {
    /// Whether it is a difference of substance.
    pub fn departs(&self) -> bool {
        self.mark != Mark::Same && self.weight == Weight::Substance
    }
}

/// A text in both languages, built when it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Both {
    pub(super) fn of(value: &impl Say) -> Both {
        Both {
            zh: value.say(Lang::Zh),
            en: value.say(Lang::En),
        }
    }

    pub(super) fn fixed(text: Bi) -> Both {
        Both {
            zh: text.zh.to_owned(),
            en: text.en.to_owned(),
        }
    }

    pub(super) fn plain(text: impl ToString) -> Both {
        let text = text.to_string();
        Both {
            zh: text.clone(),
            en: text,
        }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Collects lines.
pub(super) struct Lines(pub(super) Vec<Line>);

impl Lines {
    fn push(&mut self, part: Bi, name: Both, pair: (Option<Both>, Option<Both>), weight: Weight) {
        let mark = match &pair {
            (Some(before), Some(after)) if before == after => Mark::Same,
            (Some(_), Some(_)) => Mark::Changed,
            (None, _) => Mark::Added,
            (Some(_), None) => Mark::Removed,
        };
        self.0.push(Line {
            part,
            name,
            before: pair.0,
            after: pair.1,
            mark,
            weight,
        });
    }

    pub(super) fn value<T: Say>(&mut self, part: Bi, name: Bi, before: &T, after: &T) {
        let pair = (Some(Both::of(before)), Some(Both::of(after)));
        self.push(part, Both::fixed(name), pair, Weight::Substance);
    }

    pub(super) fn calendar(&mut self, name: Bi, before: Both, after: Both) {
        let pair = (Some(before), Some(after));
        self.push(TERM, Both::fixed(name), pair, Weight::Calendar);
    }

    /// Two lists whose items have a name of their own.
    pub(super) fn keyed<T>(
        &mut self,
        part: Bi,
        before: &[T],
        after: &[T],
        say: impl Fn(&T) -> (String, Both),
    ) {
        let old: Vec<(String, Both)> = before.iter().map(&say).collect();
        let mut new: Vec<(String, Both)> = after.iter().map(&say).collect();
        for (name, said) in old {
            let place = new.iter().position(|one| one.0 == name);
            let found = place.map(|place| new.remove(place).1);
            self.push(
                part,
                Both::plain(name),
                (Some(said), found),
                Weight::Substance,
            );
        }
        for (name, said) in new {
            self.push(
                part,
                Both::plain(name),
                (None, Some(said)),
                Weight::Substance,
            );
        }
    }

    /// Two lists can hold the same items in another order; that is shown and changes nothing.
    pub(super) fn order(&mut self, part: Bi, unmoved: bool) {
        if !unmoved
            && self
                .0
                .iter()
                .all(|line| line.mark == Mark::Same || line.weight == Weight::Calendar)
        {
            let pair = (
                Some(Both::fixed(bi("原顺序", "as tendered"))),
                Some(Both::fixed(bi("顺序不同", "another order"))),
            );
            self.push(
                part,
                Both::fixed(bi("排列顺序", "Order")),
                pair,
                Weight::Calendar,
            );
        }
    }
}
