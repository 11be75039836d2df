//! The need report ends the research.

use super::{
    NeedReported,
    rules::{DUTY_LIST, MARKET_ACTORS, PUBLIC_CONSULTED, THEMES_ANSWERED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    stage::Stage,
    verb::Act,
};
use rules::Key;

verb! {
    /// Files the need report (D01).
    FileNeedReport "file-need-report" ("提交需求调查报告", "File the need report")
    help ("市场调查、居民意见和职责对照由系统汇总，只需写结论。",
          "Survey, consultation and duty match are in the record; only the conclusion is needed.")
    acts [] scope Process stages [S02]
    {
        summary: Prose = ("结论", "Conclusion");
        price_basis: Option<Prose> = ("价格依据", "Basis of the price");
    }
}

impl Act for FileNeedReport {
    fn standing(at: &At<'_>) -> Vec<Check> {
        let planning = &at.process.planning;
        let enough = at.count(Key::NeedSurveyMinActors).ok();
        let enough = enough.and_then(|count| usize::try_from(count).ok());
        let surveyed = enough.is_some_and(|count| planning.actors_surveyed() >= count);
        let fit = planning
            .components
            .iter()
            .all(|one| one.result.may_be_bought());
        vec![
            MARKET_ACTORS.holds(surveyed),
            PUBLIC_CONSULTED.holds(planning.residents_consulted() > 0),
            DUTY_LIST.holds(fit && !planning.components.is_empty()),
            THEMES_ANSWERED.holds(planning.themes.iter().all(|one| one.answer.is_some())),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(NeedReported {
                summary: self.summary.text(),
                price_basis: self.price_basis.as_ref().map(Prose::text),
            })
            .enter(Stage::S03)
            .done()
    }
}
