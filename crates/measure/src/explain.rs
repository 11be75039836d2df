//! Why a pair is said to be what it is, in plain sentences of both languages, each with the matters
//! or the things owed behind it (measurement.md §4.8). Nothing is said that the findings do not
//! hold.

mod parts;
mod why;

use crate::{
    coded::CodedMatter,
    findings::{Cell, Findings, Verdict, Word},
    ids::{InstanceId, MatterId, PartyId},
};
use kernel::{Bi, Lang, lang::bi};

/// A sentence and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// The matters behind it.
    pub matters: Vec<MatterId>,
    /// The things owed behind it.
    pub items: Vec<InstanceId>,
}

/// What there is to say about one cell.
pub(crate) struct Teller<'a> {
    pub(crate) cell: &'a Cell,
    pub(crate) findings: &'a Findings,
    pub(crate) lang: Lang,
    /// The matters of the cell; a disputed one twice.
    pub(crate) matters: Vec<&'a CodedMatter>,
}

/// All sentences of a cell: what is said, what it rests on, what moved it most, what would change
/// it.
pub fn sentences(cell: &Cell, findings: &Findings, lang: Lang) -> Vec<Sentence> {
    let here = findings.matters.iter().filter(|matter| {
        let stage = cell.stage.as_ref();
        matter.dyad == cell.dyad && stage.is_none_or(|stage| *stage == matter.stage)
    });
    let teller = Teller {
        cell,
        findings,
        lang,
        matters: here.collect(),
    };
    let mut all = vec![teller.verdict()];
    all.extend(parts::sentences(&teller));
    all.extend(why::sentences(&teller));
    all
}

impl Teller<'_> {
    /// The name of a party.
    pub(crate) fn name(&self, id: &PartyId) -> String {
        let parties = &self.findings.parties;
        let found = parties.iter().find(|party| party.id == *id);
        let name = found.map_or("", |party| party.name.get(self.lang));
        if name.is_empty() {
            id.as_str().to_owned()
        } else {
            name.to_owned()
        }
    }

    /// A number, as a word where it is small and the language writes it so.
    pub(crate) fn number(&self, n: usize) -> String {
        const WORDS: [&str; 13] = [
            "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        let word = match self.lang {
            Lang::En => WORDS.get(n).copied(),
            Lang::Zh => None,
        };
        word.map_or_else(|| n.to_string(), str::to_owned)
    }

    /// A sentence: fills in the two parties, and begins with a capital.
    pub(crate) fn say(&self, words: Bi, values: &[(&str, String)]) -> Sentence {
        let dyad = &self.cell.dyad;
        let (office, organisation) = (self.name(&dyad.upper), self.name(&dyad.lower));
        let mut all: Vec<(&str, &str)> = vec![("office", &office), ("org", &organisation)];
        all.extend(values.iter().map(|(key, value)| (*key, value.as_str())));
        let text = words.fill(self.lang, &all);
        let mut letters = text.chars();
        let first = letters.next().map(char::to_uppercase);
        Sentence {
            text: first.into_iter().flatten().chain(letters).collect(),
            matters: Vec::new(),
            items: Vec::new(),
        }
    }

    fn verdict(&self) -> Sentence {
        let name = |what: crate::findings::RelationType| what.name().get(self.lang).to_owned();
        match self.cell.verdict {
            Verdict::Insufficient { have, need } => self.say(
                bi(
                    "记录太少，不作判断：现有 {have} 件事项，至少还要到 {need} 件。",
                    "too little is recorded to say anything: there are {have} matters, and it takes \
                     at least {need}.",
                ),
                &[("have", have.to_string()), ("need", need.to_string())],
            ),
            Verdict::Undetermined { first, second } => self.say(
                bi(
                    "尚不能确定，介于“{first}”与“{second}”之间。",
                    "this cannot be determined: it lies between “{first}” and “{second}”.",
                ),
                &[("first", name(first)), ("second", name(second))],
            ),
            Verdict::Asserted { what, word } => {
                let word = match word {
                    Word::VeryLikely => bi("很可能是", "very likely"),
                    Word::Likely => bi("可能是", "likely"),
                };
                self.say(
                    bi("{word}“{what}”：{plain}", "{word} “{what}”: {plain}"),
                    &[
                        ("word", word.get(self.lang).to_owned()),
                        ("what", name(what)),
                        ("plain", lowered(what.plain().get(self.lang))),
                    ],
                )
            }
        }
    }
}

/// A sentence that goes on after a colon.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The names of the matters that fulfil a condition, each once.
pub(crate) fn names(
    matters: &[&CodedMatter],
    which: impl Fn(&CodedMatter) -> bool,
) -> Vec<MatterId> {
    let mut out: Vec<MatterId> = Vec::new();
    for matter in matters {
        if which(matter) && !out.contains(&matter.id) {
            out.push(matter.id.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests;
