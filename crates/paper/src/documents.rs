//! The documents, each a pure function of the state of a purchase and a rule pack.

mod award;
mod bargain;
mod charter;
mod contract;
mod parity;
mod rights;
mod schedules;
mod tender;

pub use award::{award_notice, evaluation_report, feedback, opening_record};
pub use charter::charter;
pub use contract::{Names, contract};
pub use tender::tender_documents;

use crate::{
    build::Builder,
    model::{Block, Document, Stamp},
    words::Words,
};
use domain::{Process, input::Organisation, process::Terms};
use kernel::{Digest, ProcessId, Role};
use rules::Pack;
use serde::Serialize;

/// What a document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Which purchase it is.
    pub id: ProcessId,
    /// Its state.
    pub process: &'a Process,
    /// The rule pack: that of the contract once signed, else that of the day.
    pub pack: &'a Pack,
    /// The language.
    pub lang: kernel::Lang,
}

impl<'a> Source<'a> {
    /// The words of the plan, or of other terms.
    fn words(&self, terms: &'a Terms) -> Words<'a> {
        Words {
            lang: self.lang,
            pack: self.pack,
            terms,
            team: None,
        }
    }

    /// The name of the purchase.
    fn title(&self) -> String {
        let title = self.process.title.as_ref();
        title.map_or_else(String::new, |one| one.as_str().to_owned())
    }

    /// The organisation in a role of the purchase.
    fn organisation(&self, role: Role) -> String {
        self.name(self.process.organisation_in(role, None))
    }

    /// The name of an organisation, or a dash.
    fn name(&self, organisation: Option<&Organisation>) -> String {
        organisation.map_or_else(|| "—".to_owned(), |one| one.name(self.lang).to_owned())
    }

    /// Names one after the other.
    fn names<'b>(&self, all: impl IntoIterator<Item = &'b Organisation>) -> String {
        let names: Vec<&str> = all.into_iter().map(|one| one.name(self.lang)).collect();
        self.join(&names)
    }

    /// Words one after the other.
    fn join<T: AsRef<str>>(&self, all: &[T]) -> String {
        let between = match self.lang {
            kernel::Lang::Zh => "、",
            kernel::Lang::En => ", ",
        };
        let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
        all.join(between)
    }

    /// The footer of a document made from `data`.
    fn stamp(&self, edition: u32, data: Digest) -> Stamp {
        Stamp {
            purchase: self.id.to_string(),
            edition,
            pack: self.pack.id().to_string(),
            data,
        }
    }
}

/// The digest of the data of a document. Every type that goes in is plain data, whose JSON has one
/// form: fields in the order of their declaration.
fn digest_of(label: &str, data: &impl Serialize) -> Digest {
    let bytes = serde_json::to_vec(data).unwrap_or_default();
    Digest::labelled(label, &bytes)
}

/// The digest of a document whose content has no other form than its own blocks.
fn digest_of_blocks(label: &str, blocks: &[Block]) -> Digest {
    digest_of(label, &blocks)
}

/// Closes a paper whose data is what it says.
fn close(b: Builder<'_>, from: Source<'_>, title: String) -> Document {
    let mut document = b.finish(title, from.title(), from.stamp(1, kernel::Digest::of(b"")));
    document.stamp.data = digest_of_blocks("bonafide/paper", &document.blocks);
    document
}
