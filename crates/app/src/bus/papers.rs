//! The bytes of what an act publishes or signs, fixed in the same commit.

use super::{Rejection, Surroundings, command::Stop};
use crate::press::{Press, Wanted};
use domain::{Envelope, Event, Process, registry};
use kernel::{Lang, ProcessId};
use paper::Names;

/// The events of an act, with those that fix the bytes of its document. What is fixed is the
/// document as it stands after the act.
pub(super) fn fix(
    around: &Surroundings,
    (id, process): (ProcessId, &Process),
    envelope: &Envelope,
    mut events: Vec<Event>,
) -> Result<Vec<Event>, Stop> {
    let Some(document) = Press::fixes(&events) else {
        return Ok(events);
    };
    let mut after = process.clone();
    for event in &events {
        registry::apply(&mut after, envelope, event);
    }
    let wanted = Wanted {
        document,
        lang: Lang::Zh,
        contract: envelope.contract.filter(|_| document.is_of_contract()),
        tenderer: None,
        names: Names::Shown,
        on: envelope.occurred_on(),
    };
    let fixed = around.press.fix(around.vault.blobs(), (id, &after), wanted);
    let fixed = fixed.map_err(|error| {
        tracing::error!(%error, "the bytes of a document could not be kept");
        Stop::Rejected(Rejection::Unavailable)
    })?;
    events.extend(fixed);
    Ok(events)
}
