//! Reports on an emergency.

use super::{
    choices::EmergencyId,
    common::lead,
    facts::EmergencyReported,
    law::{
        ALREADY_FILED, EMERGENCY_UNKNOWN, HOURS_ZERO, REPORT_EMERGENCY_PROVIDER,
        REPORT_EMERGENCY_PURCHASER,
    },
    state::Emergency,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

verb! {
    /// A side reports what was done under an emergency order.
    ReportEmergency "report-emergency" ("报告紧急任务", "Report on the emergency")
    help ("双方各报一份：做了什么、多少工时。", "Each side reports what was done and how many hours it took.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        order: EmergencyId = ("紧急任务", "Order");
        hours: u32 = ("实际工时", "Hours worked");
        account: Prose = ("做了什么", "What was done");
    }
}

impl Act for ReportEmergency {
    fn decide(&self, at: &At<'_>) -> Decided {
        HOURS_ZERO
            .unless(self.hours > 0)
            .map_err(|one| one.at("hours"))?;
        let side = lead(at.actor().role);
        let found = order_of(at, self.order)?;
        ALREADY_FILED.unless(found.reports.iter().all(|(one, _)| *one != side))?;
        let decision = Decision::new(at).event(EmergencyReported {
            order: self.order,
            side,
            hours: self.hours,
            account: self.account.text(),
        });
        if side == Role::Provider {
            decision.meet(&REPORT_EMERGENCY_PROVIDER, self.order).done()
        } else {
            decision
                .meet(&REPORT_EMERGENCY_PURCHASER, self.order)
                .done()
        }
    }
}

/// The order of an id.
pub(super) fn order_of<'a>(at: &At<'a>, id: EmergencyId) -> Result<&'a Emergency, Refusal> {
    let orders = &at.contract()?.ending.emergencies;
    orders
        .iter()
        .find(|one| one.id == id)
        .ok_or_else(|| EMERGENCY_UNKNOWN.refuse().at("order"))
}
