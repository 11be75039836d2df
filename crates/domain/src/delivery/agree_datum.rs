//! The provider agrees to a new field of the report.

use super::{
    common::own_contract,
    duties::DATUM_ANSWER,
    facts::DatumAgreed,
    ids::{DatumId, ReportFieldId},
    refusals::DATUM_UNKNOWN,
    report_fields::SPENT,
    state::{Datum, DatumState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider agrees that the reports answer a new question (A69 for one field). It lapses
    /// like every field when nobody uses it.
    AgreeDatum "agree-datum" ("同意增加报告字段", "Agree to a new field of the report")
    help ("同意后从下一份期间报告起填报；连续两期没有用处的字段自动失效。",
        "It is answered from the next report on; a field nobody uses for two reports lapses by itself.")
    acts [69] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        datum: DatumId = ("所需数据", "Datum");
    }
}

/// Some request for a datum waits for the provider.
pub(super) fn any_waits(at: &At<'_>) -> Result<(), Refusal> {
    let mut data = own_contract(at)?.delivery.data.iter();
    DATUM_UNKNOWN.unless(data.any(|one| one.state == DatumState::Proposed))
}

/// The request of an id that waits for the provider.
pub(super) fn waiting<'a>(at: &At<'a>, id: DatumId) -> Result<&'a Datum, Refusal> {
    let mut data = own_contract(at)?.delivery.data.iter();
    let found = data.find(|one| one.id == id && one.state == DatumState::Proposed);
    found.ok_or_else(|| DATUM_UNKNOWN.refuse().at("datum"))
}

impl Act for AgreeDatum {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_waits(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let datum = waiting(at, self.datum)?;
        let count = at.contract()?.delivery.agreed_fields.len();
        let number = u32::try_from(count).unwrap_or(u32::MAX);
        let field = ReportFieldId(SPENT.0.saturating_add(1).saturating_add(number));
        Decision::new(at)
            .event(DatumAgreed {
                datum: datum.id,
                field,
                name: datum.name.clone(),
                decision: datum.decision.clone(),
            })
            .meet(&DATUM_ANSWER, datum.id)
            .done()
    }
}
