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
pub struct Ledger {}

impl Ledger {
    /// Whether the advance has been paid.
    pub fn advance_paid(&self) -> bool {
        false
    }

    /// Whether an invoice, payment, interest entry or deduction is still open; nothing is settled then.
    pub fn has_open_items(&self) -> bool {
        false
    }

    /// Days the oldest undisputed amount is late on `today` (X3 opens after the pack's limit).
    pub fn arrears_days(&self, _today: kernel::Date) -> Option<i32> {
        None
    }
}

events! {
    /// Placeholder until the module has its own events.
    Noted "money.noted" to Parties ocds Not("placeholder")
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
