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
    pub intention_published: Option<Date>,
    /// Why no intention is published.
    pub intention_exempt: Option<choices::Exemption>,
    /// The draft of the documents.
    pub draft: Option<Draft>,
    /// The fairness test of the present draft.
    pub fairness: Option<Date>,
}

/// The draft of the documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
}

/// Lists of answers.
pub mod choices {
    choice! {
        /// Why no intention is published.
        Exemption {
            Urgent "urgent" ("因不可预见的原因急需采购", "an urgent need that could not be foreseen");
        }
    }
}

impl Planning {
    /// Whether the documents can go out.
    pub fn ready_to_publish(&self) -> bool {
        self.draft.is_some() && self.fairness.is_some()
    }

    /// Organisations whose people drafted the plan or the documents.
    pub fn drafting_organisations(&self) -> Vec<OrganisationId> {
        let drafts = self.draft.iter();
        drafts.filter_map(|one| one.organisation).collect()
    }
}

/// A purchase that is ready to be tendered.
#[cfg(any(test, feature = "testkit"))]
pub mod walk {
    use crate::testkit::World;

    /// The purchase that goes well.
    pub fn walk(world: World) -> World {
        world.with(|process| {
            process.planning.draft = Some(super::Draft { organisation: None });
            process.planning.fairness = Some(kernel::Date::default());
        })
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
