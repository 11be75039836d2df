//! What is kept of the end of a contract and of its exceptional states.

pub use super::ladder::{Sanction, SanctionState, SecondKey};
use super::{
    choices::{
        BridgeId, DisputeId, DisputeStep, EmergencyId, Renewal, ResultRef, SuspensionGround,
        TerminationGround, TerminationId, Wish, WithholdingGround,
    },
    facts::ReviewPoint,
};
use crate::{
    context::Actor,
    input::Organisation,
    process::{Standing, Terms},
};
use kernel::{Date, FreeText, Money, OrganisationId, Role};

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ending {
    /// What follows the term, once decided.
    pub renewal: Option<RenewalDecision>,
    /// What the provider said about going on.
    pub wish: Option<Wish>,
    /// The day notice of what follows was given.
    pub noticed: Option<Date>,
    /// Bridges after the term, in order.
    pub bridges: Vec<Bridge>,
    /// S22.
    pub handover: Handover,
    /// X1.
    pub suspension: Suspension,
    /// X2.
    pub terminations: Vec<Termination>,
    /// X3, while it lasts.
    pub withholding: Option<Withholding>,
    /// X4.
    pub emergencies: Vec<Emergency>,
    /// M7.
    pub disputes: Vec<Dispute>,
    /// M8.
    pub sanctions: Vec<Sanction>,
    /// Rewards granted: to whom and when.
    pub rewards: Vec<(OrganisationId, Date)>,
    /// Protected acts made in any part of the contract: by whom and when. They only ever shield
    /// their author.
    pub protected: Vec<(OrganisationId, Date)>,
    /// Second keys turned for powers a sanction has bound to two persons.
    pub keys: Vec<SecondKey>,
    /// Until when the records are kept, once the contract is closed.
    pub keep_until: Option<Date>,
}

/// What follows the term.
#[derive(Clone, Debug, PartialEq)]
pub struct RenewalDecision {
    /// What was decided.
    pub outcome: Renewal,
    /// Evaluation results it cites.
    pub results: Vec<ResultRef>,
    /// When.
    pub on: Date,
}

/// The service goes on after the term at the same terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// Its id.
    pub id: BridgeId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// S22: what was handed over, returned and said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handover {
    /// Cases transferred with consent.
    pub transferred: u32,
    /// Cases closed at the handover.
    pub closed: u32,
    /// Sides that returned or deleted what belongs to the other.
    pub returned: Vec<(Role, Option<OrganisationId>)>,
    /// Parts of the review filed.
    pub reviews: Vec<Review>,
    /// Whether both contract sides have filed, and the parts are public since.
    pub reviewed: Option<Date>,
    /// Lessons.
    pub lessons: Vec<FreeText>,
}

/// One part of the review of the relationship.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The side.
    pub side: Role,
    /// The organisation; a user panel may have none.
    pub organisation: Option<OrganisationId>,
    /// What it says.
    pub points: Vec<ReviewPoint>,
}

/// X1.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Suspension {
    /// The contract is not suspended.
    #[default]
    None,
    /// One side proposed it.
    Proposed {
        /// The side.
        side: Role,
        /// Until when.
        until: Option<Date>,
        /// Why.
        facts: FreeText,
        /// How protective cases would go on.
        protective: Option<FreeText>,
    },
    /// It is suspended.
    Running {
        /// The side whose act it was.
        side: Role,
        /// The ground.
        ground: SuspensionGround,
        /// Since when.
        since: Date,
        /// Until when, if that is settled.
        until: Option<Date>,
    },
}

/// X2: one notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Termination {
    /// Its id.
    pub id: TerminationId,
    /// The side that gave it.
    pub side: Role,
    /// The ground.
    pub ground: TerminationGround,
    /// By whom.
    pub by: Actor,
    /// When.
    pub on: Date,
    /// Last day for the other side's reply.
    pub reply_until: Date,
    /// How it stands.
    pub state: TerminationState,
}

/// How a notice of an early end stands.
#[derive(Clone, Debug, PartialEq)]
pub enum TerminationState {
    /// Waiting for the reply.
    Noticed,
    /// The other side replied.
    Replied,
    /// The panel allowed it.
    Allowed {
        /// When.
        on: Date,
        /// What is owed for work done.
        work_done: Money,
        /// What is owed for winding down.
        wind_down: Money,
    },
    /// The panel denied it.
    Denied,
}

/// X3.
#[derive(Clone, Debug, PartialEq)]
pub struct Withholding {
    /// The ground.
    pub ground: WithholdingGround,
    /// Since when.
    pub since: Date,
    /// How protected cases are kept going.
    pub protective: FreeText,
}

/// X4.
#[derive(Clone, Debug, PartialEq)]
pub struct Emergency {
    /// Its id.
    pub id: EmergencyId,
    /// What is to be done.
    pub what: FreeText,
    /// Who ordered it.
    pub by: Actor,
    /// When.
    pub on: Date,
    /// Last day.
    pub until: Date,
    /// Hours ordered.
    pub hours: u32,
    /// Sides that reported, with the hours they counted.
    pub reports: Vec<(Role, u32)>,
    /// What is payable, once the head has decided.
    pub payable: Option<Money>,
}

/// M7.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// What it is about.
    pub object: FreeText,
    /// Who raised it.
    pub by: Organisation,
    /// With whom.
    pub against: Organisation,
    /// The rung of the ladder.
    pub step: DisputeStep,
    /// Last day of that rung; the panel has none here.
    pub until: Option<Date>,
    /// The last offer: by whom, and the sum.
    pub offer: Option<(OrganisationId, Option<Money>)>,
    /// The end of it, and the sum payable.
    pub closed: Option<(Date, Option<Money>)>,
}

impl Dispute {
    /// Whether the organisation is a party to it.
    pub fn concerns(&self, organisation: OrganisationId) -> bool {
        self.by.id == organisation || self.against.id == organisation
    }
}

impl Ending {
    /// What was decided about what follows the term.
    pub fn decision(&self) -> Option<&RenewalDecision> {
        self.renewal.as_ref()
    }

    /// Disputes neither settled nor ruled on.
    pub fn disputes_open(&self) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(|one| one.closed.is_none())
    }

    /// The notice of an early end that waits for a ruling.
    pub fn open_termination(&self) -> Option<&Termination> {
        self.terminations.iter().find(|one| {
            matches!(
                one.state,
                TerminationState::Noticed | TerminationState::Replied
            )
        })
    }

    /// What an allowed early end obliges the purchaser to pay: work done, and winding down.
    pub fn settlement(&self) -> Option<(Money, Money)> {
        self.terminations.iter().find_map(|one| match one.state {
            TerminationState::Allowed {
                work_done,
                wind_down,
                ..
            } => Some((work_done, wind_down)),
            TerminationState::Noticed | TerminationState::Replied | TerminationState::Denied => {
                None
            }
        })
    }

    /// Sums payable by settled or ruled disputes.
    pub fn dispute_sums(&self) -> impl Iterator<Item = (DisputeId, Money)> {
        self.disputes
            .iter()
            .filter_map(|one| Some((one.id, one.closed.as_ref()?.1?)))
    }

    /// Sums payable for emergency orders.
    pub fn emergency_sums(&self) -> impl Iterator<Item = (EmergencyId, Money)> {
        self.emergencies
            .iter()
            .filter_map(|one| Some((one.id, one.payable?)))
    }

    /// The last day of the service: that of the last bridge, else that of the terms.
    pub fn service_end(&self, terms: &Terms) -> Date {
        self.bridges.last().map_or(terms.end, |bridge| bridge.until)
    }

    /// Whether the parts of the review of the relationship are released.
    pub fn review_released(&self) -> bool {
        self.handover.reviewed.is_some()
    }

    /// Whether the contract runs, told from the exceptional states: an end outweighs a notice, a
    /// notice a withholding, a withholding a suspension.
    pub fn standing(&self) -> Standing {
        let ended = self.terminations.iter().find_map(|one| match one.state {
            TerminationState::Allowed { on, .. } => Some(on),
            TerminationState::Noticed | TerminationState::Replied | TerminationState::Denied => {
                None
            }
        });
        if let Some(on) = ended {
            return Standing::Ended { on };
        }
        if let Some(notice) = self.open_termination() {
            return Standing::Ending { since: notice.on };
        }
        if let Some(held) = &self.withholding {
            return Standing::Withheld { since: held.since };
        }
        match &self.suspension {
            Suspension::Running { since, .. } => Standing::Suspended { since: *since },
            Suspension::None | Suspension::Proposed { .. } => Standing::Running,
        }
    }
}
