//! What the shell knows beside the purchase itself and hands to a decision: other purchases of the
//! same buyer, and the duty lists of the hosts. Rules over them stay pure functions.

use crate::planning::{duty_list::DutyList, splitting::Sibling};
use kernel::OrganisationId;
use std::{collections::BTreeMap, sync::Arc};

/// What is known beside the purchase.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Other purchases of the same buyer; filled for the acts that ask for them.
    pub siblings: Vec<Sibling>,
    /// The newest duty list of each host that has one.
    pub duty_lists: Arc<BTreeMap<OrganisationId, DutyList>>,
}

/// What an act wants to know beside the purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Nothing that has to be looked up.
    Nothing,
    /// Other purchases of the same buyer.
    Siblings,
}
