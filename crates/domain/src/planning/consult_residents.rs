//! Residents are heard on the need.

use super::{
    ResidentsConsulted,
    choices::Channel,
    rules::{ANSWER_THEME, DATE_IN_FUTURE, NOBODY_HEARD},
    state::{Raised, ThemeId},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose, Rows},
    verb::Act,
};
use kernel::Date;
use rules::Key;

row! {
    /// A theme raised.
    ThemeRow {
        theme: Line = ("议题", "Theme");
        said: Prose = ("居民怎么说", "What was said");
    }
}

verb! {
    /// Records a round of consulting residents (A03). Every theme gets a duty to answer.
    ConsultResidents "consult-residents" ("征求居民意见", "Consult residents")
    help ("按议题归纳，不写个人姓名。每项议题都须答复。",
          "Sum up by theme, without names. Every theme must be answered.")
    acts [3] scope Process stages [S02]
    {
        date: Date = ("日期", "Day");
        residents: u32 = ("听取意见的居民人数", "Residents heard");
        channel: Channel = ("方式", "How");
        themes: Rows<ThemeRow> = ("议题", "Themes");
    }
}

impl Act for ConsultResidents {
    fn decide(&self, at: &At<'_>) -> Decided {
        if self.date > at.today() {
            return Err(DATE_IN_FUTURE.with("date", self.date).at("date"));
        }
        NOBODY_HEARD
            .unless(self.residents > 0)
            .map_err(|one| one.at("residents"))?;
        let before = at.process.planning.themes.len();
        let rows = self.themes.0.iter().enumerate();
        let themes: Vec<Raised> = rows
            .map(|(place, row)| Raised {
                id: ThemeId::after(before + place),
                name: row.theme.text(),
                said: row.said.text(),
            })
            .collect();
        let due = at.due(Key::ResidentAnswer, at.occurred_on())?;
        let ids: Vec<ThemeId> = themes.iter().map(|one| one.id).collect();
        let mut decision = Decision::new(at).event(ResidentsConsulted {
            on: self.date,
            residents: self.residents,
            channel: self.channel,
            themes,
        });
        for id in ids {
            decision = decision.owe(&ANSWER_THEME, id, due.clone());
        }
        decision.done()
    }
}
