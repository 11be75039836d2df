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
pub struct Bidding {}

events! {
    /// Placeholder until the module has its own events.
    Noted "bidding.noted" to Parties ocds Not("placeholder")
    say ("备注：{text}", "noted: {text}")
    { text: FreeText }
}

duties! {
    /// Placeholder of the duty to sign.
    SIGN_BY_PURCHASER "sign-contract-purchaser" Purchaser => Provider ("签订合同", "Sign the contract")
    proof ("签署", "the signature") breach ("责令改正", "correction") mirror "sign-contract-supplier";
    /// Placeholder of the duty to sign.
    SIGN_BY_SUPPLIER "sign-contract-supplier" Provider => Purchaser ("签订合同", "Sign the contract")
    proof ("签署", "the signature") breach ("成交结果失效", "the award falls away") mirror "sign-contract-purchaser";
}
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
