//! Transfers or closes the cases.

use super::{
    facts::CasesTransferred,
    law::{SUCCESSOR_MISSING, TRANSFER_CASES},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Organisation,
    refusal::Holds,
    verb::Act,
};

verb! {
    /// Transfers cases with the users' consent, or closes them (A109).
    TransferCases "transfer-cases" ("转介个案", "Transfer cases")
    help ("只填件数，不填个人信息。转介须经服务对象同意；可分次填写。",
          "Numbers only, nothing about persons. Users must have agreed; you may report in several parts.")
    acts [109] scope Contract stages [S21, S22] shield Safety
    {
        transferred: u32 = ("经同意转介件数", "Transferred with consent");
        closed: u32 = ("结案件数", "Closed");
        successor: Option<Organisation> = ("接手单位", "Taken over by");
    }
}

impl Act for TransferCases {
    fn decide(&self, at: &At<'_>) -> Decided {
        SUCCESSOR_MISSING
            .unless(self.transferred == 0 || self.successor.is_some())
            .map_err(|one| one.at("successor"))?;
        let contract = at.contract()?;
        let before = &contract.ending.handover;
        let handed = [
            before.transferred,
            before.closed,
            self.transferred,
            self.closed,
        ]
        .into_iter()
        .fold(0u32, u32::saturating_add);
        let decision = Decision::new(at).event(CasesTransferred {
            transferred: self.transferred,
            closed: self.closed,
            successor: self.successor.clone(),
        });
        match settled(contract.delivery.open_cases(), handed) {
            Holds::Yes => decision.meet(&TRANSFER_CASES, "").done(),
            Holds::No => decision.done(),
        }
    }
}

/// Whether the cases still open are covered by those handed over.
pub(super) fn settled(open: u32, handed: u32) -> Holds {
    Holds::from(open <= handed)
}
