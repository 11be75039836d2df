//! The provider declines a new field of the report.

use super::{
    agree_datum::{any_waits, waiting},
    duties::DATUM_ANSWER,
    facts::DatumDeclined,
    ids::DatumId,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider does not agree to a new field (A69, protected: it is never held against it).
    DeclineDatum "decline-datum" ("不同意增加报告字段", "Decline a new field of the report")
    help ("说明理由即可。不同意受保护，不得因此扣分、增加检查或报复。",
        "Say why. The refusal is protected: no score, inspection or penalty may follow from it.")
    acts [69] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        datum: DatumId = ("所需数据", "Datum");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for DeclineDatum {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_waits(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let datum = waiting(at, self.datum)?;
        Decision::new(at)
            .event(DatumDeclined {
                datum: datum.id,
                reason: self.reason.text(),
            })
            .meet(&DATUM_ANSWER, datum.id)
            .done()
    }
}
