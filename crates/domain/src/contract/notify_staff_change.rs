//! The provider notifies a change in the named team.

use super::{
    changes::StaffChangeId,
    choices::{Post, Qualification},
    events::StaffChangeNotified,
    guards::{STAFF_EQUAL, STAFF_NOTICE},
    parties,
    refusals::STAFF_NOBODY,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose},
    verb::Act,
};
use kernel::Date;
use rules::Key;

verb! {
    /// Notifies a change of named staff (A52).
    NotifyStaffChange "notify-staff-change" ("通知人员变更", "Notify a staff change")
    help ("人员由承接方决定，资质相当、提前 10 个工作日通知即可。", "Staff are the provider's choice; equal qualification and 10 working days of notice are enough.")
    acts [52] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        post: Post = ("岗位", "Post");
        leaving: Option<Line> = ("离开的人员", "Who leaves");
        arriving: Option<Line> = ("到任的人员", "Who comes");
        qualification: Qualification = ("资质比较", "Qualification");
        evidence: Prose = ("资质说明", "About the qualification") hint ("证书、年限等", "certificates, years of practice and the like");
        effective: Date = ("变更日期", "From");
    }
}

impl Act for NotifyStaffChange {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let earliest = at.due_date(Key::StaffingNotice, at.occurred_on());
        vec![
            STAFF_NOTICE.holds(earliest.is_ok_and(|earliest| self.effective >= earliest)),
            STAFF_EQUAL.holds(self.qualification == Qualification::Equal),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        parties::own_contract(at)?;
        STAFF_NOBODY
            .unless(self.leaving.is_some() || self.arriving.is_some())
            .map_err(|one| one.at("leaving"))?;
        Decision::new(at)
            .event(StaffChangeNotified {
                id: StaffChangeId::after(at.contract()?.agreement.staff_changes.len()),
                post: self.post,
                leaving: self.leaving.as_ref().map(Line::text),
                arriving: self.arriving.as_ref().map(Line::text),
                qualification: self.qualification,
                evidence: self.evidence.text(),
                effective: self.effective,
            })
            .done()
    }
}
