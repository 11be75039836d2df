//! The clauses as the contract prints them, for pages and for the JSON interface.

use crate::{clauses, words::Words};
use domain::{
    contract::{Clause, clauses::Parameter},
    process::Terms,
};
use kernel::{Bi, Lang};
use rules::Pack;

/// Reads the clauses of a contract in one language, with the values in effect.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'a> {
    /// The language.
    pub lang: Lang,
    /// The rule pack the contract keeps.
    pub pack: &'a Pack,
    /// Its terms.
    pub terms: &'a Terms,
}

/// A clause as the paper prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What binds all.
    pub common: String,
    /// The provider's side.
    pub provider: String,
    /// The side of the purchaser and the hosts.
    pub other: String,
    /// Where Chinese law says so, under Chinese rules.
    pub law: Option<String>,
}

impl Clauses<'_> {
    fn words(&self) -> Words<'_> {
        Words {
            lang: self.lang,
            pack: self.pack,
            terms: self.terms,
            team: None,
        }
    }

    /// The text of a clause, from the same source as the contract.
    pub fn text(&self, clause: Clause) -> Reading {
        let (words, text) = (self.words(), clauses::text(clause));
        Reading {
            common: words.fill(text.common),
            provider: words.fill(text.provider),
            other: words.fill(text.other),
            law: text
                .law
                .filter(|_| words.is_chinese())
                .map(|law| words.fill(law)),
        }
    }

    /// A wording with its parameters filled in.
    pub fn fill(&self, text: Bi) -> String {
        self.words().fill(text)
    }

    /// The value in effect of a parameter, with its unit.
    pub fn value(&self, parameter: Parameter) -> String {
        self.words().value(parameter.code()).unwrap_or_default()
    }
}
