//! TODO module head.

use crate::{
    context::{At, Envelope},
    process::Process,
    refs::Choice,
    verb::VerbEntry,
};
use kernel::FreeText;

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[];

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {}

impl Delivery {
    /// Cases opened and neither closed nor handed over.
    pub fn open_cases(&self) -> u32 {
        0
    }

    /// Persons who asked this provider for tasks since `from` (SD9: they may not score it).
    pub fn task_requesters(&self, _from: kernel::Date) -> Vec<kernel::PersonId> {
        Vec::new()
    }
}

events! {
    /// Placeholder until the module has its own events.
    Noted "delivery.noted" to Parties ocds Not("placeholder")
    say ("备注：{text}", "noted: {text}")
    { text: FreeText }
}

duties! {}
guards! {}
refusals! {}

/// What time alone brings about in this module.
pub fn tick(_at: &At<'_>) -> Vec<crate::event::Event> {
    Vec::new()
}

/// Objects of this module that a field can point to.
pub fn options(_at: &At<'_>, _kind: &str) -> Vec<Choice> {
    Vec::new()
}

/// Moves the state on by an event of this module.
pub fn evolve(_process: &mut Process, _envelope: &Envelope, event: &Event) {
    match event {
        Event::Noted(_) => {}
    }
}
