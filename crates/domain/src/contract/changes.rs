//! What is known of changes to the terms, the team and the parties of one contract.

use super::{
    choices::{ChangeKind, HardshipStance, Party, Post, StaffAnswer, UserLoss},
    values::Impact,
};
use crate::{context::Actor, input::Organisation};
use kernel::{Date, FreeText};

local_id!(
    /// A proposed change of the contract.
    ChangeId "X"
);
local_id!(
    /// A change in the named team.
    StaffChangeId "Y"
);

/// A proposed change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its id.
    pub id: ChangeId,
    /// What it is about.
    pub kind: ChangeKind,
    /// Who proposed it first.
    pub proposer: Party,
    /// The person and organisation that proposed it.
    pub by: Actor,
    /// When it was first proposed.
    pub proposed: Date,
    /// What is proposed, in the latest wording.
    pub what: FreeText,
    /// Who wrote the latest wording.
    pub author: Party,
    /// When the latest wording came; the time to answer runs from here.
    pub worded: Date,
    /// What the latest wording would change.
    pub impact: Impact,
    /// Who assented to the latest wording besides its author.
    pub assents: Vec<Party>,
    /// How it stands.
    pub state: ChangeState,
}

/// How a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeState {
    /// Somebody still has to answer.
    Proposed,
    /// All whose assent it needs have assented; it waits for its day.
    Agreed {
        /// When the last assent came.
        on: Date,
    },
    /// It changed the terms.
    InEffect {
        /// Since when.
        on: Date,
    },
    /// Refused.
    Refused {
        /// By whom.
        by: Party,
        /// When.
        on: Date,
    },
    /// Taken back by its proposer.
    Withdrawn {
        /// When.
        on: Date,
    },
    /// Nobody answered in time; silence is a refusal.
    Expired {
        /// When that was recorded.
        on: Date,
    },
}

impl Change {
    /// Whose assent the latest wording still needs.
    pub fn waiting_for(&self) -> Vec<Party> {
        let users = (self.impact.users == UserLoss::Loses).then_some(Party::Users);
        [Party::Purchaser, Party::Provider]
            .into_iter()
            .chain(users)
            .filter(|party| *party != self.author && !self.assents.contains(party))
            .collect()
    }

    /// Whether somebody still has to answer.
    pub fn is_open(&self) -> bool {
        self.state == ChangeState::Proposed
    }

    /// Whether all have assented, in force already or not.
    pub fn is_bound(&self) -> bool {
        matches!(
            self.state,
            ChangeState::Agreed { .. } | ChangeState::InEffect { .. }
        )
    }
}

/// A call to renegotiate because circumstances changed (Civil Code art. 533).
#[derive(Clone, Debug, PartialEq)]
pub struct Hardship {
    /// Who called.
    pub party: Party,
    /// When.
    pub on: Date,
    /// The answer of the other side.
    pub answer: Option<HardshipStance>,
}

/// A change in the named team.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffChange {
    /// Its id.
    pub id: StaffChangeId,
    /// Which post.
    pub post: Post,
    /// When it was notified.
    pub notified: Date,
    /// From when it holds.
    pub effective: Date,
    /// How it stands.
    pub state: StaffChangeState,
}

/// How a change in the team stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffChangeState {
    /// The purchaser was told.
    Notified,
    /// The purchaser objected.
    Objected {
        /// When.
        on: Date,
    },
    /// The provider answered the objection.
    Answered {
        /// When.
        on: Date,
        /// How.
        answer: StaffAnswer,
    },
}

/// A party replaced by its successor, who is bound as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Succession {
    /// Which party.
    pub party: Party,
    /// Who it was.
    pub predecessor: Organisation,
    /// Who it is.
    pub successor: Organisation,
    /// Since when.
    pub on: Date,
}
