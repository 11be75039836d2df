//! Records professional supervision.

use super::{
    common::{own_contract, some_hours},
    facts::SupervisionRecorded,
    refusals::DAY_AHEAD,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rust_decimal::Decimal;

verb! {
    /// Professional supervision of workers (A48).
    RecordSupervision "record-supervision" ("登记督导", "Record supervision")
    help ("登记对社工的专业督导时数。", "Record hours of professional supervision of workers.")
    acts [48] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        date: Date = ("日期", "Day");
        hours: Decimal = ("时数", "Hours");
        note: Option<Line> = ("主题", "Subject");
    }
}

impl Act for RecordSupervision {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        DAY_AHEAD
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        some_hours(self.hours)?;
        Decision::new(at)
            .event(SupervisionRecorded {
                on: self.date,
                hours: self.hours,
                note: self.note.as_ref().map(Line::text),
            })
            .done()
    }
}
