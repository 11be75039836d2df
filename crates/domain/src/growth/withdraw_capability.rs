//! The organisation closes its capability record of this contract.

use super::{
    events::CapabilityWithdrawn,
    norms::{CAPABILITY_CLOSED, NOT_ITS_RECORD},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Closes the capability record of this contract to others.
    WithdrawCapability "withdraw-capability" ("收回能力记录", "Close your capability record")
    help ("收回后别人不再从本平台看到；合同本身公开的内容不受影响。",
          "Others no longer read it here; what the contract itself makes public stays.")
    acts [] scope Contract stages [S15, S16, S17, S18, S19, S20, S21, S22, End]
    {}
}

impl Act for WithdrawCapability {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = at.contract()?;
        NOT_ITS_RECORD.unless(at.actor().organisation == Some(contract.supplier.id))?;
        CAPABILITY_CLOSED.unless(contract.growth.published.is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at).event(CapabilityWithdrawn {}).done()
    }
}
