//! Lets the service go on for a while after the term.

use super::{
    choices::{BridgeBudget, BridgeCause, BridgeId},
    common::plain_end,
    decide_renewal::opened,
    facts::BridgeBegan,
    law::{BRIDGE_BUDGETED, BRIDGE_PAST, BRIDGE_TOO_LONG},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, time::plus_days};
use rules::Key;

verb! {
    /// Lets the service go on at the same terms, at most three months in all (A108).
    OrderBridge "order-bridge" ("安排过渡期", "Order a bridge")
    help ("按原价格和条件继续服务，合计不超过三个月，避免服务中断。",
          "The service goes on at the same price and terms, three months in all at most, so that nobody is left without it.")
    acts [108] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        until: Date = ("过渡至", "Until");
        budget: BridgeBudget = ("预算", "Budget");
        reasons: Prose = ("理由", "Reasons");
    }
}

impl Act for OrderBridge {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        // A running bridge may be lengthened, and its own window would open later.
        match at.contract()?.ending.bridges.is_empty() {
            true => opened(at),
            false => Ok(()),
        }
    }

    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![BRIDGE_BUDGETED.holds(self.budget == BridgeBudget::Covered)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let last = plain_end(at, Key::RenewalBridge, contract.terms.end)?;
        let end = contract.ending.service_end(&contract.terms);
        if self.until <= end {
            return Err(BRIDGE_PAST.with("day", end).at("until"));
        }
        if self.until > last {
            return Err(BRIDGE_TOO_LONG.with("day", last).at("until"));
        }
        Decision::new(at)
            .event(BridgeBegan {
                bridge: BridgeId::after(contract.ending.bridges.len()),
                from: plus_days(end, 1),
                until: self.until,
                cause: BridgeCause::Ordered,
                reasons: Some(self.reasons.text()),
            })
            .done()
    }
}
