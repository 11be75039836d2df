//! Delivery begins.

use super::{
    choices::HostClocks,
    confirm_precondition::is_supplied,
    events::{DeliveryStarted, HostClocksStarted},
    guards::{ADVANCE, BASELINE, CHARTER, HOST_CLOCKS, PRECONDITIONS},
    parties,
    refusals::BEFORE_START,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    process::TrancheKind,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};

verb! {
    /// Begins delivery: inception is over.
    StartDelivery "start-delivery" ("开始服务", "Begin delivery")
    help ("协议、前测、场地名单和预付款齐备后开始；有缺项须说明理由，依赖街道的指标等到位后再算。", "Once charter, baseline, preconditions and advance are there. What is missing needs a reason, and targets that depend on the hosts wait for it.")
    acts [] scope Contract stages [S14]
    {
        clocks: HostClocks = ("依赖街道的指标", "Targets that depend on the hosts");
    }
}

impl Act for StartDelivery {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let start = at.contract()?.terms.start;
        if at.occurred_on() < start {
            return Err(BEFORE_START.with("start", start).opens(start));
        }
        Ok(())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let bound = contract.agreement.charter_hosts();
        let hosts = parties::hosts_of(at.process, contract);
        let joined = hosts
            .iter()
            .all(|host| bound.iter().any(|one| one.id == host.id));
        let mut tranches = contract.terms.tranches.iter();
        let advance = tranches.any(|one| one.kind == TrancheKind::Advance);
        vec![
            CHARTER.holds(joined),
            BASELINE.holds(contract.agreement.baseline.is_some()),
            PRECONDITIONS.holds(all_supplied(at)),
            ADVANCE.holds(!advance || contract.money.advance_paid()),
        ]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        vec![HOST_CLOCKS.holds(self.clocks == HostClocks::Wait || all_supplied(at))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        if at.actor().role.side() == Some(kernel::Side::Provider) {
            parties::own_contract(at)?;
        }
        let started =
            (self.clocks == HostClocks::Start).then(|| HostClocksStarted { on: at.today() });
        Decision::new(at)
            .event(DeliveryStarted {
                clocks: self.clocks,
            })
            .maybe(started)
            .enter(Stage::S15)
            .done()
    }
}

fn all_supplied(at: &At<'_>) -> bool {
    at.contract().is_ok_and(|contract| {
        parties::demands(at.process, contract)
            .iter()
            .all(|one| is_supplied(contract, one))
    })
}
