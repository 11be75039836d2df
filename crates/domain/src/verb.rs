//! Verbs: what a command is, apart from its values.

use crate::{
    act::ActCode,
    context::At,
    decision::Decided,
    facts::Wants,
    guard::Check,
    input::{Fault, FieldMeta, Known},
    refusal::Refusal,
    stage::Stage,
};
use kernel::Bi;
use serde_json::{Map, Value};

/// What a verb is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The purchase as a whole.
    Process,
    /// One of its contracts.
    Contract,
    /// The purchase, or the contract that is named.
    Either,
}

/// Acts no guard may ever block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shield {
    /// An ordinary act.
    None,
    /// Pays money nobody disputes.
    Payment,
    /// Keeps a user safe.
    Safety,
}

/// Whether the command starts a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// It belongs to one that exists.
    Existing,
    /// It starts a new one.
    New,
}

/// Whether the act can have happened before it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The act is the recording.
    Now,
    /// It may have happened earlier; the form asks when.
    Earlier,
}

/// What is known of a verb.
#[derive(Debug)]
pub struct Meta {
    /// Stable code, also its place in addresses.
    pub code: &'static str,
    /// What it is called.
    pub title: Bi,
    /// One or two sentences above the form.
    pub help: Bi,
    /// The acts of domain.md §5c it makes.
    pub acts: &'static [ActCode],
    /// What it is about.
    pub scope: Scope,
    /// Stages in which it is possible; empty means any.
    pub stages: &'static [Stage],
    /// Whether guards may block it.
    pub shield: Shield,
    /// Whether it starts a purchase.
    pub birth: Birth,
    /// Whether it can have happened earlier.
    pub when: When,
    /// Its fields.
    pub fields: &'static [FieldMeta],
}

/// A command type made by `verb!`.
pub trait Form: Sized {
    /// What is known of it.
    const META: &'static Meta;
    /// Reads it from JSON or a form turned into JSON.
    ///
    /// # Errors
    /// Every fault of every field.
    fn read(map: &Map<String, Value>, known: &Known) -> Result<Self, Vec<Fault>>;
}

/// What a command does: the rules of one verb.
pub trait Act {
    /// What the shell has to look up for it.
    fn wants() -> Wants
    where
        Self: Sized,
    {
        Wants::Nothing
    }

    /// What must hold before the form is even worth filling, whatever its values.
    ///
    /// # Errors
    /// Why the act is not possible now, with the day it opens where waiting helps.
    fn ready(_: &At<'_>) -> Result<(), Refusal>
    where
        Self: Sized,
    {
        Ok(())
    }

    /// Guards that depend on the state alone; shown above the form.
    fn standing(_: &At<'_>) -> Vec<Check>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// Guards that depend on what was filled in.
    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        Vec::new()
    }

    /// What the form can be filled with from the state, as JSON of the fields; people change it.
    fn prefill(_: &At<'_>) -> Map<String, Value>
    where
        Self: Sized,
    {
        Map::new()
    }

    /// Fields the form leaves out at present; a command that fills them in is read all the same.
    fn unasked(_: &At<'_>) -> Vec<&'static str>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// The events the command causes.
    ///
    /// # Errors
    /// The typed refusal.
    fn decide(&self, at: &At<'_>) -> Decided;
}

/// A form with one list filled in; see [`Act::prefill`].
pub fn filled(field: &str, items: Vec<Value>) -> Map<String, Value> {
    Map::from_iter([(field.to_owned(), Value::Array(items))])
}

type Reader = fn(&Map<String, Value>, &Known) -> Result<Box<dyn Act>, Vec<Fault>>;

/// One verb of the registry.
pub struct VerbEntry {
    /// What is known of it.
    pub meta: &'static Meta,
    /// Reads its command.
    pub read: Reader,
    /// See [`Act::ready`].
    pub ready: fn(&At<'_>) -> Result<(), Refusal>,
    /// See [`Act::standing`].
    pub standing: fn(&At<'_>) -> Vec<Check>,
    /// See [`Act::prefill`].
    pub prefill: fn(&At<'_>) -> Map<String, Value>,
    /// See [`Act::unasked`].
    pub unasked: fn(&At<'_>) -> Vec<&'static str>,
    /// See [`Act::wants`].
    pub wants: fn() -> Wants,
}

impl VerbEntry {
    /// The entry of a command type.
    pub const fn of<T: Form + Act + 'static>() -> VerbEntry {
        VerbEntry {
            meta: T::META,
            read: |map, known| T::read(map, known).map(|one| -> Box<dyn Act> { Box::new(one) }),
            ready: T::ready,
            standing: T::standing,
            prefill: T::prefill,
            unasked: T::unasked,
            wants: T::wants,
        }
    }
}
