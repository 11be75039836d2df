//! The codings of one version of a matter.

use crate::{
    coded::{Change, Class, Place, Step},
    ids::PartyId,
    schema::Right,
};

/// Everything the rules say of a matter; weights and names come later.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sheet {
    pub(super) a: Option<Step>,
    pub(super) right: Option<Right>,
    pub(super) decided_by: Vec<PartyId>,
    pub(super) ini: bool,
    pub(super) res: bool,
    pub(super) voice: bool,
    pub(super) v_upper: Option<Step>,
    pub(super) v_lower: Option<Step>,
    pub(super) b: Option<bool>,
    pub(super) off_hours: f64,
    pub(super) hours: f64,
    pub(super) class: Class,
    pub(super) place: Place,
    pub(super) change: Change,
    /// Whether an unlicensed act of the upper side in the same matter came before the resistance.
    pub(super) provoked: bool,
    pub(super) help_upper: f64,
    pub(super) help_lower: f64,
}
