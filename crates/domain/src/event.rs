//! Events: small past-tense facts in the words of the field. They are frozen by golden files.

use kernel::{Bi, Lang, Zone};
use serde_json::Value;

/// Who may read an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, without signing in.
    Public,
    /// The parties of the purchase and the authorities that watch it.
    Parties,
    /// Its author only, until the bids are opened.
    Opening,
    /// Its author only, until the evaluation report is filed.
    Report,
    /// Its author only, until both sides' ratings are released together.
    Release,
    /// The author and the ruling panel and auditors only (protected channel).
    Protected,
}

/// Where an event appears in OCDS 1.1.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ocds {
    /// In a release with this tag.
    Tag(&'static str),
    /// Nowhere, for this reason.
    Not(&'static str),
}

/// What is known of a kind of event.
#[derive(Clone, Copy, Debug)]
pub struct EventMeta {
    /// Stable kind.
    pub kind: &'static str,
    /// Who may read it.
    pub audience: Audience,
    /// Where OCDS has it.
    pub ocds: Ocds,
    /// The timeline sentence.
    pub sentence: Bi,
    /// Names of its fields.
    pub fields: &'static [&'static str],
}

macro_rules! modules {
    ($($variant:ident $module:ident),+) => {
        /// A fact about a purchase.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event {
            $(#[doc = concat!("A fact of the module `", stringify!($module), "`.")]
            $variant(crate::$module::Event)),+
        }
        $(impl From<crate::$module::Event> for Event {
            fn from(event: crate::$module::Event) -> Event { Event::$variant(event) }
        })+
        impl Event {
            /// The stable kind.
            pub fn kind(&self) -> &'static str {
                match self { $(Event::$variant(event) => event.kind()),+ }
            }
            /// What is known of this kind.
            pub fn meta(&self) -> Option<&'static EventMeta> {
                match self { $(Event::$variant(event) => Some(event.meta())),+ }
            }
            /// The body as JSON.
            ///
            /// # Errors
            /// None in practice: every body is a plain struct.
            pub fn body(&self) -> serde_json::Result<Value> {
                match self { $(Event::$variant(event) => event.body()),+ }
            }
            /// The timeline sentence, without its subject.
            pub fn sentence(&self, lang: Lang) -> String {
                self.sentence_in(lang, Zone::default())
            }
            /// The same, with instants in the time of the zone of the purchase.
            pub fn sentence_in(&self, lang: Lang, zone: Zone) -> String {
                match self { $(Event::$variant(event) => event.sentence_in(lang, zone)),+ }
            }
            /// Reads a stored event.
            ///
            /// # Errors
            /// An unknown kind or a body of another shape.
            pub fn parse(kind: &str, body: &Value) -> serde_json::Result<Event> {
                $(if let Some(event) = crate::$module::Event::parse(kind, body) {
                    return event.map(Event::$variant);
                })+
                Err(serde::de::Error::custom(format!("unknown event kind `{kind}`")))
            }
            /// What is known of every kind.
            pub fn metas() -> impl Iterator<Item = &'static EventMeta> {
                [$(crate::$module::Event::METAS),+].into_iter().flatten()
            }
            /// Moves the state on by this event.
            pub(crate) fn apply(
                &self,
                process: &mut crate::process::Process,
                envelope: &crate::context::Envelope,
            ) {
                match self { $(Event::$variant(event) => crate::$module::evolve(process, envelope, event)),+ }
            }
        }
    };
}

modules!(
    Core core,
    Planning planning,
    Bidding bidding,
    Sealing sealing,
    Contract contract,
    Delivery delivery,
    Money money,
    Assessment assessment,
    Ending ending,
    Law law,
    Signs signs
);
