//! What is kept of sanctions (M8): how they stand, which are in force, and what they bring with
//! them for the powers of a government party.

use super::{
    choices::{Basis, Party, Power, Rung, SanctionId},
    state::Ending,
};
use crate::{context::Actor, input::Organisation};
use kernel::{Date, OrganisationId};

/// M8.
#[derive(Clone, Debug, PartialEq)]
pub struct Sanction {
    /// Its id.
    pub id: SanctionId,
    /// The side.
    pub side: Party,
    /// Against whom.
    pub organisation: Organisation,
    /// The rung proposed, then the rung imposed.
    pub rung: Rung,
    /// What it rests on.
    pub basis: Basis,
    /// Who proposed it.
    pub proposer: Actor,
    /// When.
    pub on: Date,
    /// Last day for the reply.
    pub reply_until: Date,
    /// Whether they replied, and when.
    pub replied: Option<Date>,
    /// Whether they asked for the evidence, and when.
    pub asked: Option<Date>,
    /// Whether it was shown, and when.
    pub shown: Option<Date>,
    /// How it stands.
    pub state: SanctionState,
}

/// How a sanction stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SanctionState {
    /// Proposed.
    Proposed,
    /// Decided; may be appealed.
    Decided {
        /// By whom.
        by: Actor,
        /// When.
        on: Date,
        /// Last day to appeal.
        appeal_until: Date,
    },
    /// Appealed: stayed, unless users are in danger.
    Appealed {
        /// Who decided first.
        by: Actor,
        /// When they did.
        on: Date,
    },
    /// Final.
    Final {
        /// The day its record expires, if it does.
        expires: Option<Date>,
    },
    /// Not imposed, or overturned.
    Dismissed,
    /// Its record expired.
    Expired,
}

impl Sanction {
    /// Whether its consequences hold: once it is final, and at once where users are in danger.
    pub fn is_in_force(&self) -> bool {
        match self.state {
            SanctionState::Final { .. } => true,
            SanctionState::Decided { .. } | SanctionState::Appealed { .. } => {
                self.basis == Basis::Danger
            }
            SanctionState::Proposed | SanctionState::Dismissed | SanctionState::Expired => false,
        }
    }
}

/// The second key to a power, turned for one act.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondKey {
    /// The power.
    pub power: Power,
    /// Who turned it.
    pub by: Actor,
    /// How often the organisation had used the power then.
    pub used: usize,
}

impl Ending {
    /// The highest rung on record against an organisation; expired and dismissed ones do not count.
    pub fn rung_on_record(&self, organisation: OrganisationId) -> Option<Rung> {
        self.sanctions
            .iter()
            .filter(|one| one.organisation.id == organisation)
            .filter(|one| match one.state {
                SanctionState::Final { .. } => true,
                SanctionState::Proposed
                | SanctionState::Decided { .. }
                | SanctionState::Appealed { .. }
                | SanctionState::Dismissed
                | SanctionState::Expired => false,
            })
            .map(|one| one.rung)
            .max()
    }

    /// The sanction of the highest rung in force against an organisation on a side.
    pub fn in_force(&self, organisation: OrganisationId, side: Party) -> Option<&Sanction> {
        let own = self.sanctions.iter().filter(|one| {
            one.organisation.id == organisation && one.side == side && one.is_in_force()
        });
        own.max_by_key(|one| one.rung)
    }
}
