//! Gives an emergency order (X4).

use super::{
    choices::EmergencyId,
    common::plain_end,
    facts::EmergencyOrdered,
    law::{
        EMERGENCY_PAST, EMERGENCY_TOO_LONG, HOURS_ZERO, NOT_IN_A_ROW, RATIFY_EMERGENCY,
        REPORT_EMERGENCY_PROVIDER, REPORT_EMERGENCY_PURCHASER,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Money};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Gives an emergency order, at most 14 days, paid at the agreed rate (A76).
    OrderEmergency "order-emergency" ("下达紧急任务", "Give an emergency order")
    help ("最长 14 日，按合同工时单价计价。事后双方报告，负责人追认；超出部分走变更程序。",
          "14 days at most, paid at the hourly rate of the contract. Both sides report afterwards and the head ratifies; anything longer is a change of the contract.")
    acts [76] scope Contract stages [S14, S15, S16, S17, S18, S19]
    {
        what: Prose = ("做什么、为什么紧急", "What is to be done, and why at once");
        hours: u32 = ("预计工时", "Hours expected");
        until: Date = ("至", "Until");
    }
}

impl Act for OrderEmergency {
    fn standing(at: &At<'_>) -> Vec<Check> {
        let orders = at
            .contract()
            .map(|contract| contract.ending.emergencies.iter());
        let recent = orders.into_iter().flatten().any(|one| {
            plain_end(at, Key::Emergency, one.on).is_ok_and(|end| at.occurred_on() <= end)
        });
        vec![NOT_IN_A_ROW.holds(!recent)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        HOURS_ZERO
            .unless(self.hours > 0)
            .map_err(|one| one.at("hours"))?;
        let given = at.occurred_on();
        EMERGENCY_PAST
            .unless(self.until >= given)
            .map_err(|one| one.at("until"))?;
        let last = plain_end(at, Key::Emergency, given)?;
        if self.until > last {
            return Err(EMERGENCY_TOO_LONG.with("day", last).at("until"));
        }
        let contract = at.contract()?;
        let order = EmergencyId::after(contract.ending.emergencies.len());
        let report = at.due(Key::DeliveryReport, self.until)?;
        Decision::new(at)
            .event(EmergencyOrdered {
                order,
                what: self.what.text(),
                hours: self.hours,
                until: self.until,
                price: price(contract.terms.hour_rate, self.hours)?,
            })
            .owe(&REPORT_EMERGENCY_PROVIDER, order, report.clone())
            .owe(&REPORT_EMERGENCY_PURCHASER, order, report)
            .owe(&RATIFY_EMERGENCY, order, at.due(Key::Emergency, given)?)
            .done()
    }
}

/// Hours at the agreed rate.
pub(super) fn price(rate: Money, hours: u32) -> Result<Money, Refusal> {
    let price = rate.times(Decimal::from(hours));
    price.map_err(|_| HOURS_ZERO.refuse().at("hours"))
}
