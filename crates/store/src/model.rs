//! What goes into the store and what comes out of it.

use kernel::{EntryId, OrganisationId, PersonId, ProcessId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The person, if it was one and not the clock.
    pub person: Option<PersonId>,
    /// The organisation the person acted for.
    pub organisation: Option<OrganisationId>,
    /// The capability used, in the words of the policy.
    pub role: String,
}

/// An entry about to be appended. Position and version are given by the store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// The process it belongs to.
    pub process: ProcessId,
    /// The kind of event.
    pub kind: String,
    /// When it happened.
    pub occurred: Timestamp,
    /// When it was recorded. The store never lets this run backwards, see [`Appended::recorded`].
    pub recorded: Timestamp,
    /// Who acted.
    pub actor: Actor,
    /// The number of the contract within the process, if it concerns one.
    pub contract: Option<u32>,
    /// The command that produced it.
    pub command: EntryId,
    /// The rule pack it was decided under.
    pub pack: Option<String>,
    /// The event as JSON; each `{"$text":"…"}` in it is kept erasable.
    pub body: serde_json::Value,
    /// 32 fresh random bytes for the commitment to the texts.
    pub salt: [u8; 32],
}

/// An entry of the record.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredEntry {
    /// The place in the record, from 0.
    pub position: u64,
    /// The process it belongs to.
    pub process: ProcessId,
    /// The place within the process, from 1.
    pub version: u64,
    /// The kind of event.
    pub kind: String,
    /// When it happened.
    pub occurred: Timestamp,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Who acted.
    pub actor: Actor,
    /// The number of the contract within the process.
    pub contract: Option<u32>,
    /// The command that produced it.
    pub command: EntryId,
    /// The rule pack it was decided under.
    pub pack: Option<String>,
    /// The event with its texts, or `{"$erased":true}` in place of each erased one.
    pub body: serde_json::Value,
}

/// A run of positions, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Positions {
    /// The first.
    pub first: u64,
    /// The last.
    pub last: u64,
}

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Where the entries stand.
    pub positions: Positions,
    /// The version of the process after them.
    pub version: u64,
    /// The time recorded with the last entry: the one given, or the time of the entry before it
    /// where the clock had gone backwards.
    pub recorded: Timestamp,
}

/// The identity of a request that must take effect once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The idempotency key the client chose.
    pub key: String,
    /// Who sent it.
    pub actor: String,
    /// A hash over everything the request asks for.
    pub hash: [u8; 32],
}

/// The read models of one process, made by folding its entries; replaces those stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// The row of the process in lists; none hides it.
    pub summary: Option<Summary>,
    /// What is owed, in the order to be shown.
    pub obligations: Vec<Obligation>,
    /// Who takes part, in the order to be shown.
    pub parties: Vec<Party>,
}

/// A process as one row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The process id.
    pub process: String,
    /// Its title.
    pub title: String,
    /// The stage it is in.
    pub stage: String,
    /// The buyer's organisation id.
    pub buyer: String,
    /// The supplier's organisation id, once there is one.
    pub supplier: Option<String>,
    /// When it last changed, RFC 3339 in UTC: lists are sorted by it as text.
    pub updated: String,
    /// The version it was made from.
    pub version: i64,
    /// Whatever else a list shows, as JSON.
    pub json: String,
}

/// One obligation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// The process id.
    pub process: String,
    /// The number of the contract within the process.
    pub contract: Option<i64>,
    /// Its id within the process.
    pub id: String,
    /// The role that owes.
    pub debtor_role: String,
    /// The organisation that owes.
    pub debtor_organisation: Option<String>,
    /// The role it is owed to.
    pub creditor_role: String,
    /// What is owed.
    pub what: String,
    /// When it is due, as ISO text that sorts.
    pub due: Option<String>,
    /// Its state, in the words of the domain.
    pub status: String,
    /// Whatever else is shown, as JSON.
    pub json: String,
}

/// One part an organisation or person plays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The process id.
    pub process: String,
    /// The number of the contract within the process.
    pub contract: Option<i64>,
    /// The organisation.
    pub organisation: String,
    /// The person, where the part is personal.
    pub person: Option<String>,
    /// The part.
    pub role: String,
}

/// Which entries to read, in the order of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryQuery {
    /// The first position wanted.
    pub from: u64,
    /// The most entries wanted; held to 1,000.
    pub limit: u32,
}

/// Which summaries to read, newest change first. Absent filters let everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryQuery {
    /// Only this stage.
    pub stage: Option<String>,
    /// Only titles that contain this text, case of Latin letters apart.
    pub text: Option<String>,
    /// Only processes one of these organisations takes part in; `Some(vec![])` finds nothing.
    pub organisations: Option<Vec<String>>,
    /// How many to skip.
    pub offset: u32,
    /// The most wanted; held to 1,000.
    pub limit: u32,
}

/// Which obligations to read, soonest due first, those without due date last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObligationQuery {
    /// Only this process.
    pub process: Option<ProcessId>,
    /// Only those in one of these states.
    pub statuses: Option<Vec<String>>,
    /// Only those one of these organisations owes.
    pub debtors: Option<Vec<String>>,
    /// How many to skip.
    pub offset: u32,
    /// The most wanted; held to 1,000.
    pub limit: u32,
}

/// An organisation, as the directory keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Everything about it, as JSON.
    pub json: String,
}

/// A person who can sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// The organisation acted for.
    pub organisation: Option<OrganisationId>,
    /// The name typed to sign in; unique.
    pub login: String,
    /// The slow hash of the password in PHC form.
    pub password_hash: String,
    /// The BCP 47 tag of the language pages are shown in.
    pub language: String,
    /// Everything else, as JSON.
    pub json: String,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({})", self.id)
    }
}

/// What a one-time slip is about: an evaluation, and who speaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Talk {
    /// The process.
    pub process: ProcessId,
    /// The number of the contract.
    pub contract: u32,
    /// The number of the evaluation.
    pub evaluation: u32,
    /// Whose slip it is, in the words of the domain.
    pub channel: String,
}

/// A one-time slip that nobody used yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Slip {
    /// SHA-256 of the token on the slip; the token itself is never stored.
    pub token_hash: [u8; 32],
    /// What it is about.
    pub talk: Talk,
}

impl fmt::Debug for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slip({:?})", self.talk)
    }
}

/// Something said by a slip that waits for its batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Random, so that it tells nothing of when the row came.
    pub id: [u8; 16],
    /// What it is about.
    pub talk: Talk,
    /// `answer` or `words`.
    pub kind: String,
    /// The batch it was put into, while that is on its way into the record.
    pub batch: Option<String>,
    /// What was said.
    pub json: String,
}

/// A signed-in browser.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the cookie; the token itself is never stored.
    pub token_hash: [u8; 32],
    /// Who is signed in.
    pub person: PersonId,
    /// The token each form must repeat.
    pub csrf: String,
    /// When it began.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session(of {}, until {})", self.person, self.expires)
    }
}

/// A form begun and not yet submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub person: PersonId,
    /// The act it prepares.
    pub verb: String,
    /// The process it concerns, if it exists yet.
    pub process: Option<ProcessId>,
    /// What has been filled in, as JSON.
    pub json: String,
    /// When it was last saved.
    pub updated: Timestamp,
}
