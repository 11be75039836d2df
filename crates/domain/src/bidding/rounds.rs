//! What is kept of each round of a purchase: what went out, what came of it, and awards that fell.

use super::{
    answers::{AfterFall, BidId, SkipGround},
    state::Failure,
};
use crate::{
    contract::{
        choices::{DeclineGround, Party},
        state::AwardRef,
    },
    input::Organisation,
    process::{Lot, LotId, TenderPlan},
};
use kernel::{Date, FreeText, Timestamp};

/// One time the tender went out.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// The day of the notice.
    pub published: Date,
    /// When bids closed, with all extensions.
    pub deadline: Timestamp,
    /// The documents as they stood at the end of the round.
    pub plan: Option<TenderPlan>,
    /// Its lots.
    pub lots: Vec<Lot>,
    /// Addenda in it.
    pub addenda: u32,
    /// When the bids were opened.
    pub opened: Option<Date>,
    /// Why the competition failed, if it did.
    pub failure: Option<Failure>,
    /// The day an award of it was set aside and the procedure went back to the documents.
    pub returned: Option<Date>,
}

/// A better ranked bid that was passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct PassedOver {
    /// The bid.
    pub bid: BidId,
    /// The ground in law.
    pub ground: SkipGround,
    /// The facts.
    pub reason: Option<FreeText>,
}

/// An award that fell because a side did not sign.
#[derive(Clone, Debug, PartialEq)]
pub struct FallenAward {
    /// The award, while it is on the list of awards.
    pub award: Option<AwardRef>,
    /// Its lots.
    pub lots: Vec<LotId>,
    /// Whose award it was.
    pub supplier: Organisation,
    /// Who did not sign.
    pub party: Party,
    /// Why.
    pub ground: DeclineGround,
    /// When.
    pub on: Date,
    /// What was decided to follow.
    pub next: Option<AfterFall>,
}
