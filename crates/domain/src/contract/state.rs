//! What is known of one contract from its preparation on.

use super::{
    changes::{Change, ChangeId, Hardship, StaffChange, Succession},
    choices::{Authority, KeyTerm, Party, PlanStance, RemarkOutcome, Schedule, Supply},
    values::{Measure, Shift},
};
use crate::{
    context::Actor,
    input::{Organisation, Person},
    process::{Award, PreconditionId, Process, Terms},
};
use kernel::{Currency, Date, Digest, FreeText, Money, OrganisationId, PersonId};

local_id!(
    /// An award that a contract is prepared from: its place in the list of awards.
    AwardRef "AW"
);
local_id!(
    /// A remark on a schedule of the contract before signing.
    RemarkId "W"
);
/// Signing, charter, inception, changes and staffing of one contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// The award it was prepared from.
    pub award: Option<AwardRef>,
    /// The price as signed; add-ons are measured against it.
    pub original_value: Option<Money>,
    /// The terms as signed, which no change alters.
    pub base: Option<Terms>,
    /// Changes that took effect, in that order, each with its day.
    pub in_force: Vec<(ChangeId, Date)>,
    /// The control-rights matrix that each side signed and each host saw when it joined.
    pub rights: Vec<RightsSeen>,
    /// The named project lead.
    pub lead: Option<Person>,
    /// How many people the team has.
    pub team_size: u32,
    /// Remarks on the schedules before signing.
    pub remarks: Vec<Remark>,
    /// What each signatory read back.
    pub read_backs: Vec<ReadBack>,
    /// Signatures given.
    pub signatures: Vec<Signature>,
    /// The day a side declined to sign it.
    pub declined: Option<Date>,
    /// Days the second signature came after the first day of service.
    pub days_late: u32,
    /// The day it was published.
    pub published: Option<Date>,
    /// The day a copy was filed and its number there.
    pub filed: Option<Filing>,
    /// Hosts in the charter.
    pub seats: Vec<Seat>,
    /// What became of each precondition.
    pub supplies: Vec<Handover>,
    /// The measure before the service began.
    pub baseline: Option<Baseline>,
    /// Yearly plans.
    pub plans: Vec<Plan>,
    /// Days on which the team was introduced to residents.
    pub introductions: Vec<Date>,
    /// The day delivery began.
    pub delivery_began: Option<Date>,
    /// The day from which targets that depend on the hosts count.
    pub host_clocks_began: Option<Date>,
    /// Proposed changes.
    pub changes: Vec<Change>,
    /// Calls to renegotiate after a change of circumstances.
    pub hardships: Vec<Hardship>,
    /// Changes in the named team.
    pub staff_changes: Vec<StaffChange>,
    /// Successors of parties.
    pub successions: Vec<Succession>,
}

/// A control-rights matrix that somebody signed or joined under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightsSeen {
    /// Which side.
    pub party: Party,
    /// Which organisation.
    pub organisation: Option<OrganisationId>,
    /// The digest of the matrix.
    pub digest: Digest,
    /// When.
    pub on: Date,
}

/// A remark on a schedule that leaves the substance alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// Whose it is.
    pub party: Party,
    /// About which schedule.
    pub schedule: Schedule,
    /// The answer of the other side.
    pub answer: Option<RemarkOutcome>,
}

/// What one side's signatory read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadBack {
    /// Which side.
    pub party: Party,
    /// Who.
    pub by: Option<PersonId>,
    /// How many of the eight terms were right.
    pub right: u32,
    /// The terms that were not.
    pub wrong: Vec<KeyTerm>,
    /// When.
    pub on: Date,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Which side.
    pub party: Party,
    /// Who signed.
    pub by: Actor,
    /// By what authority, where it was stated.
    pub authority: Option<Authority>,
    /// The power of attorney, where one was named.
    pub mandate: Option<FreeText>,
    /// When.
    pub on: Date,
}

/// A copy filed with the finance authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// Its number in the register.
    pub number: FreeText,
    /// When.
    pub on: Date,
}

/// A host and the three-party charter.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// The host.
    pub host: Organisation,
    /// How it stands.
    pub state: SeatState,
}

/// How a host stands to the charter.
#[derive(Clone, Debug, PartialEq)]
pub enum SeatState {
    /// It joined.
    Joined {
        /// When.
        on: Date,
    },
    /// It announced that it will leave.
    Leaving {
        /// The last day.
        on: Date,
        /// Who takes its place, once named.
        successor: Option<Organisation>,
    },
    /// It left.
    Left {
        /// When.
        on: Date,
        /// Who took its place, once named.
        successor: Option<Organisation>,
    },
}

/// A precondition, who was to supply it, and how that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// The precondition.
    pub id: PreconditionId,
    /// Who was to supply it.
    pub by: Organisation,
    /// How it stands.
    pub state: HandoverState,
}

/// How the supply of a precondition stands.
#[derive(Clone, Debug, PartialEq)]
pub enum HandoverState {
    /// Its debtor says it was handed over.
    HandedOver {
        /// When.
        on: Date,
    },
    /// The provider looked; its word decides.
    Looked {
        /// When.
        on: Date,
        /// What it found.
        found: Supply,
    },
}

/// The measure taken before the service began.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// What was measured.
    pub measures: Vec<Measure>,
    /// How many users took part.
    pub users: u32,
    /// When.
    pub on: Date,
}

/// A yearly plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Hours planned.
    pub hours: u32,
    /// When it was submitted.
    pub submitted: Date,
    /// How it stands.
    pub state: PlanState,
}

/// How a yearly plan stands. It is never approved line by line.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanState {
    /// The purchaser may still comment.
    Submitted,
    /// The purchaser commented.
    Commented {
        /// When.
        on: Date,
        /// How it took the plan.
        stance: PlanStance,
    },
    /// The purchaser was silent and is deemed to agree.
    DeemedAgreed {
        /// When that was recorded.
        on: Date,
    },
}

impl Agreement {
    /// Add-ons to the price agreed so far, whether or not they have taken effect yet.
    pub fn addon_total(&self) -> Money {
        let currency = self
            .original_value
            .map_or_else(Currency::default, Money::currency);
        self.changes.iter().filter(|change| change.is_bound()).fold(
            Money::zero(currency),
            |sum, change| match change.impact.money {
                Shift::More(amount) => sum.plus(amount).unwrap_or(sum),
                Shift::Same | Shift::Less(_) => sum,
            },
        )
    }

    /// Every change ever proposed.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Hosts bound by the charter now.
    pub fn charter_hosts(&self) -> Vec<&Organisation> {
        self.seats
            .iter()
            .filter(|seat| match seat.state {
                SeatState::Joined { .. } | SeatState::Leaving { .. } => true,
                SeatState::Left { .. } => false,
            })
            .map(|seat| &seat.host)
            .collect()
    }

    /// Whether this side has signed.
    pub fn has_signed(&self, party: Party) -> bool {
        self.signatures.iter().any(|one| one.party == party)
    }

    /// The change of an id.
    pub fn change(&self, id: ChangeId) -> Option<&Change> {
        self.changes.iter().find(|one| one.id == id)
    }

    /// What the provider last found of a precondition that `by` was to supply.
    pub fn supply(&self, id: PreconditionId, by: OrganisationId) -> Option<&HandoverState> {
        let mut found = self.supplies.iter();
        found
            .find(|one| one.id == id && one.by.id == by)
            .map(|one| &one.state)
    }
}

impl AwardRef {
    /// The award meant.
    pub fn of(self, process: &Process) -> Option<&Award> {
        let place = usize::try_from(self.0).ok()?.checked_sub(1)?;
        process.awards.get(place)
    }

    /// Whether a contract was prepared from it already.
    pub fn is_contracted(self, process: &Process) -> bool {
        let award = self.of(process);
        let mut standing = process.contracts.iter().filter(|one| !one.is_declined());
        standing.any(|one| match one.agreement.award {
            Some(from) => from == self,
            None => award.is_some_and(|award| {
                award.supplier.id == one.supplier.id && award.lots == one.lots
            }),
        })
    }

    /// Whether it fell because a side did not sign.
    pub fn has_fallen(self, process: &Process) -> bool {
        let mut fallen = process.bidding.fallen.iter();
        fallen.any(|one| one.award == Some(self))
    }

    /// The awards that wait for a contract.
    pub fn waiting(process: &Process) -> impl Iterator<Item = (AwardRef, &Award)> {
        let numbered = process.awards.iter().enumerate();
        numbered
            .map(|(place, award)| (AwardRef::after(place), award))
            .filter(|(id, _)| !id.is_contracted(process) && !id.has_fallen(process))
    }
}
