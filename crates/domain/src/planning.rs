//! TODO module head.

use crate::{
    context::{At, Envelope},
    process::Process,
    refs::Choice,
    verb::VerbEntry,
};
use kernel::{Date, FreeText, OrganisationId};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[];

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planning {
    /// The day the intention was published.
    pub intention_day: Option<Date>,
    /// Whether the intention is exempt from publication.
    pub intention_exempt: bool,
    /// Whether the documents were tested as they stand.
    pub fairness_current: bool,
    /// Organisations of those who drafted the plan.
    pub drafters: Vec<OrganisationId>,
}

impl Planning {
    /// The day the intention was published.
    pub fn intention_day(&self) -> Option<Date> {
        self.intention_day
    }

    /// Whether the intention need not be published.
    pub fn intention_is_exempt(&self) -> bool {
        self.intention_exempt
    }

    /// Whether the documents were tested for fairness as they now stand.
    pub fn fairness_is_current(&self) -> bool {
        self.fairness_current
    }

    /// Organisations of those who drafted the plan.
    pub fn drafter_organisations(&self) -> Vec<OrganisationId> {
        self.drafters.clone()
    }
}

events! {
    /// Placeholder until the module has its own events.
    Noted "planning.noted" to Parties ocds Not("placeholder")
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
