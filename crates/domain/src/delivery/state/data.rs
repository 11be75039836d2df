//! Data that offices asked for, who asks for tasks, and how their hours were made good.

use crate::{
    delivery::{
        ids::{DatumId, ReportFieldId},
        words::Means,
        words_data::{Asking, DatumKind},
    },
    input::Organisation,
};
use kernel::{Date, FreeText, Money, PersonId};

/// A datum an office asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// Its id.
    pub id: DatumId,
    /// The office.
    pub office: Organisation,
    /// What sort of datum it is.
    pub kind: DatumKind,
    /// In words.
    pub name: FreeText,
    /// The decision it is for.
    pub decision: FreeText,
    /// When it was asked for.
    pub on: Date,
    /// Whether the office had asked before.
    pub asking: Asking,
    /// How it stands.
    pub state: DatumState,
}

impl Datum {
    /// The field of the report that holds it.
    pub fn field(&self) -> Option<ReportFieldId> {
        match self.state {
            DatumState::Located(field) => field,
            DatumState::Agreed(field) => Some(field),
            DatumState::Proposed | DatumState::Declined | DatumState::Lapsed => None,
        }
    }
}

/// How a request for a datum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatumState {
    /// The record holds it, in this field of the reports where one is named.
    Located(Option<ReportFieldId>),
    /// Waits for the provider.
    Proposed,
    /// The reports answer it.
    Agreed(ReportFieldId),
    /// Declined; a protected act.
    Declined,
    /// Not answered; silence is no agreement.
    Lapsed,
}

/// Who asked for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A person of the directory.
    Person(PersonId),
    /// Somebody named by name or post alone.
    Elsewhere,
    /// Nobody is named.
    Unnamed,
}

/// How the hours of a task were made good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeGood {
    /// How.
    pub means: Means,
    /// For what sum.
    pub amount: Money,
    /// When.
    pub on: Date,
}
