//! Sealed bids: who can open them, when they are closed for good, and how they come open.
//!
//! What a bid says is not in the record before the opening. The record holds the digest of a sealed
//! envelope, kept outside, whose two parts (technical, financial) can be opened only with the keys
//! of several opening officers, or with the key of the platform where none were appointed. At the
//! deadline the clock closes the list: a bid is in time if and only if its entry stands before that
//! one. Cryptography is the shell's business (crate `seal`); this module decides on what the shell
//! found, which reaches it as [`Found`].

pub mod appoint_opening_officers;
mod close;
mod events;
mod evolve;
pub mod officer_key;
pub mod release_shares;
mod rules;
pub mod state;
pub mod submit_sealed_bid;
#[cfg(test)]
mod tests;
pub mod values;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;

pub use close::when_due as tick;
pub use events::{
    BidOpened, BidSealed, BidUnusable, BidsClosed, Event, OfficersAppointed, ShareDisputed,
    SharesReleased,
};
pub use evolve::evolve;
pub(crate) use evolve::{restart, withdraw};
pub use officer_key::OfficerKey;
pub use rules::{DUTIES, GUARDS, REFUSALS, RELEASE_SHARES};
pub(crate) use rules::{NOT_CLOSED, OPENING_UNKNOWN, SHARES_LACKING};
pub use state::{Officer, OpeningRule, SealedBid, SealedPart, SealedState, Sealing, Share};
pub use values::{
    Content, Found, Header, Level, OpenedFile, Opening, Part, Unusable, documents_digest,
    share_digest,
};

use crate::{context::At, refs::Choice, verb::VerbEntry};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<appoint_opening_officers::AppointOpeningOfficers>(),
    VerbEntry::of::<submit_sealed_bid::SubmitSealedBid>(),
    VerbEntry::of::<release_shares::ReleaseShares>(),
];

/// Objects of this module that a field can point to: none; envelopes are named by their digest.
pub fn options(_at: &At<'_>, _kind: &str) -> Vec<Choice> {
    Vec::new()
}
