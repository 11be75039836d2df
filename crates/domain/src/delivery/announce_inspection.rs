//! Announces an inspection.

use super::{
    common::{own_office, presumption},
    facts::{InspectionAnnounced, InspectionCapExceeded},
    guards::{INSPECTION_CAP, INSPECTION_NOTICE},
    ids::InspectionId,
    refusals::DAY_PAST,
    words_watch::{Presumption, Quota},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rules::Key;

verb! {
    /// An office announces an inspection or visit (A54). All offices share one cap; what goes
    /// beyond it needs a reason and is counted (A56).
    AnnounceInspection "announce-inspection" ("预告检查", "Announce an inspection")
    help ("至少提前 3 个工作日；各机关合计每季度不超过 2 次。",
        "At least 3 working days ahead; at most 2 a quarter, all offices together.")
    acts [54, 56] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        date: Date = ("检查日期", "Day of the inspection");
        scope: Line = ("检查内容", "What is looked at");
        officer: Line = ("带队人员", "Officer in charge");
    }
}

/// Inspections of the quarter of `day` with one more, and the cap.
pub(super) fn count_with(at: &At<'_>, day: Date) -> Result<(u32, u32), Refusal> {
    let quarter = |date: Date| (date.year(), (date.month() - 1) / 3);
    let inspections = at.contract()?.delivery.inspections.iter();
    let same = inspections
        .filter(|one| quarter(one.on) == quarter(day))
        .count();
    let count = u32::try_from(same).unwrap_or(u32::MAX).saturating_add(1);
    Ok((count, at.count(Key::InspectionsPerQuarter)?))
}

impl Act for AnnounceInspection {
    // An authority that holds no role in this purchase is told so before it fills in the form.
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_office(at).map(|_| ())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // A day that has passed is refused, not reasoned about.
        let past = self.date < at.today();
        let earliest = at.due_date(Key::InspectionNotice, at.today());
        let announced = earliest.is_ok_and(|earliest| earliest <= self.date);
        let within = count_with(at, self.date).is_ok_and(|(count, cap)| count <= cap);
        vec![
            INSPECTION_NOTICE.holds(past || announced),
            INSPECTION_CAP.holds(within),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        DAY_PAST
            .unless(self.date >= at.today())
            .map_err(|one| one.at("date"))?;
        let office = own_office(at)?;
        let (count, cap) = count_with(at, self.date)?;
        let id = InspectionId::after(at.contract()?.delivery.inspections.len());
        let (quota, retaliation_presumed) = if count > cap {
            (Quota::Over, presumption(at, office.id, at.today())?)
        } else {
            (Quota::Within, Presumption::No)
        };
        let exceeded = (quota == Quota::Over).then_some(InspectionCapExceeded {
            inspection: id,
            count,
            cap,
        });
        Decision::new(at)
            .event(InspectionAnnounced {
                id,
                office,
                officer: self.officer.text(),
                on: self.date,
                scope: self.scope.text(),
                quota,
                retaliation_presumed,
            })
            .maybe(exceeded)
            .done()
    }
}
