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
pub struct Assessment {}

impl Assessment {
    /// Evaluation results issued so far, by id; decisions on renewal and payment must cite them.
    pub fn result_ids(&self) -> Vec<String> {
        Vec::new()
    }

    /// Whether the service was accepted, expressly or by silence.
    pub fn is_accepted(&self) -> bool {
        false
    }
}

events! {
    /// Placeholder until the module has its own events.
    Noted "assessment.noted" to Parties ocds Not("placeholder")
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
