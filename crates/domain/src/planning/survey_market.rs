//! The purchaser surveys the market.

use super::{
    MarketSurveyed,
    choices::LegalForm,
    rules::{DATE_IN_FUTURE, SURVEY_EMPTY},
    state::MarketActor,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose, Rows},
    verb::Act,
};
use kernel::Date;

row! {
    /// A market actor asked.
    ActorRow {
        name: Line = ("单位名称", "Organisation");
        contact: Date = ("联系日期", "Day of contact");
        finding: Prose = ("了解到的情况", "What was learnt");
        form: Option<LegalForm> = ("单位性质", "Legal form");
    }
}

verb! {
    /// Records which market actors were asked about the need (A02).
    SurveyMarket "survey-market" ("市场调查", "Survey the market")
    help ("逐家记录，可分多次填写；至少要有三家不同的单位。",
          "One row per organisation; more can be added later. At least three different ones are \
           needed.")
    acts [2] scope Process stages [S02]
    {
        actors: Rows<ActorRow> = ("调查对象", "Market actors");
    }
}

impl Act for SurveyMarket {
    fn decide(&self, at: &At<'_>) -> Decided {
        SURVEY_EMPTY
            .unless(!self.actors.0.is_empty())
            .map_err(|one| one.at("actors"))?;
        for (place, row) in self.actors.0.iter().enumerate() {
            if row.contact > at.today() {
                let refusal = DATE_IN_FUTURE.with("date", row.contact);
                return Err(refusal.at(format!("actors.{place}.contact")));
            }
        }
        let actors = self.actors.0.iter().map(|row| MarketActor {
            name: row.name.text(),
            on: row.contact,
            finding: row.finding.text(),
            form: row.form,
        });
        Decision::new(at)
            .event(MarketSurveyed {
                actors: actors.collect(),
            })
            .done()
    }
}
