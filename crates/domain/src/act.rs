//! The 112 typed acts (domain.md §5c): what each is, whether it is allowed, and whether it is
//! protected. Forbidden acts have a place here too, because what cannot be expressed cannot be seen.

pub mod table;

use kernel::Bi;
use serde::{Deserialize, Serialize};

/// The stable code of an act, shown as `A63`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActCode(pub u8);

impl std::fmt::Display for ActCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "A{:02}", self.0)
    }
}

/// Whether an act may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActStatus {
    /// The party must do it.
    Must,
    /// The party may do it.
    May,
    /// It is allowed under conditions.
    Conditional,
    /// It is forbidden, and recordable.
    Forbidden,
}

/// Whether an act can ever be held against the person who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Never usable as evidence against its author.
    Protected,
    /// An ordinary act.
    Ordinary,
}

/// One row of the table of acts.
#[derive(Clone, Copy, Debug)]
pub struct TypedAct {
    /// Its code.
    pub code: ActCode,
    /// What it is called.
    pub name: Bi,
    /// Whether it may happen.
    pub status: ActStatus,
    /// Whether it is protected.
    pub protection: Protection,
    /// Prior of its effect on the relationship: codes such as `EQ+ CN++` of domain.md §5c.
    pub effects: &'static str,
}

/// The row of a code.
pub fn typed_act(code: ActCode) -> Option<&'static TypedAct> {
    table::ACTS.iter().find(|act| act.code == code)
}
