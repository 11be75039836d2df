//! Records a surprise inspection.

use super::{
    announce_inspection::count_with,
    common::{own_office, presumption},
    facts::{InspectionCapExceeded, InspectionMade},
    guards::SURPRISE_QUOTA,
    ids::InspectionId,
    state::{Delivery, InspectionKind},
    words_watch::Quota,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// A surprise inspection, from the yearly quota (A55). It counts towards the cap as well.
    SurpriseInspection "surprise-inspection" ("突击检查", "Record a surprise inspection")
    help ("每年 1 次；在受保护行为后 60 日内进行的，推定为报复，由检查方举证。",
        "One a year; within 60 days after a protected act retaliation is presumed and the office must disprove it.")
    acts [55, 56] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21] when Earlier
    {
        scope: Line = ("检查内容", "What was looked at");
        officer: Line = ("带队人员", "Officer in charge");
    }
}

/// Whether the surprise inspections of a year, all offices together, leave room for one more (A55).
fn leaves_room(at: &At<'_>, delivery: &Delivery, year: i16) -> Result<bool, Refusal> {
    let inspections = delivery.inspections.iter();
    let surprises = inspections.filter(|one| one.kind == InspectionKind::Surprise);
    let made = surprises.filter(|one| one.on.year() == year).count();
    let most = at.count(Key::SurprisesPerYear)?;
    Ok(u32::try_from(made).is_ok_and(|made| made < most))
}

impl Act for SurpriseInspection {
    // An authority that holds no role in this purchase is told so before it fills in the form.
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_office(at).map(|_| ())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let room = leaves_room(at, &contract.delivery, at.occurred_on().year());
        vec![SURPRISE_QUOTA.holds(room.unwrap_or(false))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let office = own_office(at)?;
        let delivery = &at.contract()?.delivery;
        let on = at.occurred_on();
        let (count, cap) = count_with(at, on)?;
        let id = InspectionId::after(delivery.inspections.len());
        let beyond = count > cap || !leaves_room(at, delivery, on.year())?;
        let retaliation_presumed = presumption(at, office.id, on)?;
        let exceeded = (count > cap).then_some(InspectionCapExceeded {
            inspection: id,
            count,
            cap,
        });
        Decision::new(at)
            .event(InspectionMade {
                id,
                office,
                officer: self.officer.text(),
                on,
                scope: self.scope.text(),
                quota: if beyond { Quota::Over } else { Quota::Within },
                retaliation_presumed,
            })
            .maybe(exceeded)
            .done()
    }
}
