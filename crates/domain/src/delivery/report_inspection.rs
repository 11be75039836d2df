//! The provider records an inspection that nobody announced here.

use super::{
    announce_inspection::count_with,
    common::{own_contract, presumption},
    facts::{InspectionCapExceeded, InspectionReported},
    ids::InspectionId,
    refusals::INSPECTOR_ONESELF,
    words_watch::Quota,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Organisation},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// An office came to inspect without a word on record (A55, A56). It counts within the one cap
    /// for all bodies, like every other inspection.
    ReportInspection "report-inspection" ("记录未预告的检查", "Record an inspection nobody announced")
    help ("哪个机关、哪天、看了什么。与预告的检查合并计数；该机关仍可提交结论，承接方可以答复。",
        "Which office came, when, and what it looked at. It counts towards the same cap; the office may still file its finding and you may reply.")
    acts [55, 56] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21] when Earlier
    {
        office: Organisation = ("机关", "Office");
        scope: Line = ("检查内容", "What was looked at");
        officer: Line = ("带队人员", "Officer in charge");
    }
}

impl Act for ReportInspection {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = own_contract(at)?;
        INSPECTOR_ONESELF
            .unless(self.office.id != contract.supplier.id)
            .map_err(|one| one.at("office"))?;
        let on = at.occurred_on();
        let (count, cap) = count_with(at, on)?;
        let id = InspectionId::after(contract.delivery.inspections.len());
        let quota = if count > cap {
            Quota::Over
        } else {
            Quota::Within
        };
        let exceeded = (count > cap).then_some(InspectionCapExceeded {
            inspection: id,
            count,
            cap,
        });
        Decision::new(at)
            .event(InspectionReported {
                id,
                office: self.office.clone(),
                officer: self.officer.text(),
                on,
                scope: self.scope.text(),
                quota,
                retaliation_presumed: presumption(at, self.office.id, on)?,
            })
            .maybe(exceeded)
            .done()
    }
}
