//! Bids typed into a form, sealed inside the command that submits them.

use super::{Rejection, Surroundings, command::Stop};
use domain::{Event, Process, bidding};
use kernel::ProcessId;

/// The events of an act, with a sealed bid in the place of each in plain words: what a tenderer typed
/// never reaches the record.
pub(super) fn sealed(
    around: &Surroundings,
    (id, process): (ProcessId, &Process),
    events: Vec<Event>,
) -> Result<Vec<Event>, Stop> {
    let seal = |event| match event {
        Event::Bidding(bidding::Event::BidSubmitted(bid)) => {
            let sealed = around.vault.seal_on_arrival(id, process, &bid);
            let sealed = sealed.map_err(|error| {
                tracing::error!(%error, "a bid could not be sealed");
                Stop::Rejected(Rejection::Unavailable)
            })?;
            Ok(Event::from(sealed))
        }
        event => Ok(event),
    };
    events.into_iter().map(seal).collect()
}
