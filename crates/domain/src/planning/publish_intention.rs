//! The intention to purchase is published.

use super::{
    IntentionPublished,
    rules::{DRAFT_DOCUMENTS, EXPECTED_TOO_EARLY},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::Due,
    stage::Stage,
    verb::Act,
};
use kernel::Date;
use rules::Key;

verb! {
    /// Publishes the intention (A08, D05). The notice period runs from today; documents can be
    /// drafted meanwhile.
    PublishIntention "publish-intention" ("公开采购意向", "Publish the intention")
    help ("项目名称和预算由系统公开，只需写概况和预计月份。公开期满才能发布采购公告。",
          "Name and budget are published from the record. The tender can only go out after the \
           notice period.")
    acts [8] scope Process stages [S05]
    {
        outline: Prose = ("需求概况", "Outline of the need");
        expected: Date = ("预计采购月份（该月任一天）", "Month of the tender (any day in it)");
    }
}

impl Act for PublishIntention {
    fn decide(&self, at: &At<'_>) -> Decided {
        let month_end = self.expected.last_of_month();
        // Where the calendar is not known yet nothing is guessed: the tender notice checks again.
        if let Some(earliest) = at.due(Key::IntentionNotice, at.occurred_on())?.date() {
            EXPECTED_TOO_EARLY
                .unless(month_end > earliest)
                .map_err(|one| one.with("earliest", earliest).at("expected"))?;
        }
        Decision::new(at)
            .event(IntentionPublished {
                outline: self.outline.text(),
                expected: self.expected,
            })
            .owe(&DRAFT_DOCUMENTS, "", Due::agreed(month_end))
            .enter(Stage::S06)
            .done()
    }
}
