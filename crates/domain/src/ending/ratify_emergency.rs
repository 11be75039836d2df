//! The head confirms an emergency order, or does not.

use super::{
    choices::{EmergencyId, Ratification},
    facts::EmergencyRatified,
    law::{EMERGENCY_RATIFIED, RATIFIER_ORDERED, RATIFY_EMERGENCY},
    order_emergency::price,
    report_emergency::order_of,
    state::Emergency,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::Role;

verb! {
    /// The head ratifies an emergency order or does not; hours worked are payable either way.
    RatifyEmergency "ratify-emergency" ("追认紧急任务", "Ratify the emergency order")
    help ("由负责人办理，不能是下达人本人。即使不追认，已做工时也照付。",
          "By the head, not by the person who gave the order. Hours worked are paid even if it is not ratified.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        order: EmergencyId = ("紧急任务", "Order");
        outcome: Ratification = ("意见", "Decision");
        words: Option<Prose> = ("说明（可选）", "In words (optional)");
    }
}

impl Act for RatifyEmergency {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = order_of(at, self.order)?;
        EMERGENCY_RATIFIED.unless(found.payable.is_none())?;
        let person = at.actor().person;
        RATIFIER_ORDERED.unless(person.is_none() || person != found.by.person)?;
        let payable = price(at.contract()?.terms.hour_rate, hours(found))?;
        Decision::new(at)
            .event(EmergencyRatified {
                order: self.order,
                outcome: self.outcome,
                payable,
                words: self.words.as_ref().map(Prose::text),
            })
            .meet(&RATIFY_EMERGENCY, self.order)
            .done()
    }
}

/// The hours to pay: those the provider counted, else those the purchaser counted, else those
/// ordered. A difference is a matter for a dispute, not for a deduction.
fn hours(order: &Emergency) -> u32 {
    let counted = |side: Role| order.reports.iter().find(|(one, _)| *one == side);
    counted(Role::Provider)
        .or_else(|| counted(Role::Purchaser))
        .map_or(order.hours, |(_, hours)| *hours)
}
