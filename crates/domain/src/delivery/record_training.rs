//! Records training.

use super::{common::some_hours, facts::TrainingRecorded, refusals::DAY_AHEAD, words::Funder};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    verb::Act,
};
use kernel::Date;
use rust_decimal::Decimal;

verb! {
    /// Training of the team, and who paid for it (A49).
    RecordTraining "record-training" ("登记培训", "Record training")
    help ("登记团队培训时数和经费来源。", "Record hours of training of the team and who paid.")
    acts [49] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        date: Date = ("日期", "Day");
        hours: Decimal = ("时数", "Hours");
        topic: Line = ("主题", "Subject");
        funder: Funder = ("经费来源", "Paid by");
    }
}

impl Act for RecordTraining {
    fn decide(&self, at: &At<'_>) -> Decided {
        DAY_AHEAD
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        some_hours(self.hours)?;
        Decision::new(at)
            .event(TrainingRecorded {
                on: self.date,
                hours: self.hours,
                topic: self.topic.text(),
                funder: self.funder,
            })
            .done()
    }
}
