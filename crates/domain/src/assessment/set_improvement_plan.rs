//! The side that fell short sets its improvement plan.

use crate::{
    assessment::{
        ImprovementPlanned,
        choices::ImprovementId,
        duties::{cure, cure_plan},
        facts::Measure,
        parties, period,
        refusals::{
            CURE_RANGE, IMPROVEMENT_NOT_YOURS, IMPROVEMENT_STEP, IMPROVEMENT_UNKNOWN,
            MEASURES_MISSING,
        },
        state::{CurePhase, Improvement},
    },
    context::At,
    decision::{Decided, Decision},
    input::{Line, Rows},
    obligation::Due,
    refusal::{Param, Refusal},
    verb::Act,
};
use kernel::{Date, time::days_between};
use rules::Key;

row! {
    /// A step of the plan.
    MeasureRow {
        what: Line = ("措施", "Measure");
        until: Option<Date> = ("完成日", "Until") hint ("可不填", "optional");
    }
}

verb! {
    /// Whoever failed sets the improvement plan: provider, purchaser or host alike (A101).
    SetImprovementPlan "set-improvement-plan" ("提出整改计划", "Set an improvement plan")
    help ("谁不足谁整改：承接方、购买方和落地街道适用同样的期限。", "Whoever fell short improves; provider, purchaser and host have the same periods.")
    acts [101] scope Contract stages [S15, S17, S18, S19]
    {
        improvement: ImprovementId = ("整改事项", "Improvement");
        measures: Rows<MeasureRow> = ("措施", "Measures");
        until: Option<Date> = ("整改完成日", "Last day of the cure") hint ("不填按规则期限", "leave empty for the period of the rules");
    }
}

impl Act for SetImprovementPlan {
    fn decide(&self, at: &At<'_>) -> Decided {
        let improvement = own(at, self.improvement)?;
        IMPROVEMENT_STEP.unless(improvement.phase == CurePhase::Required)?;
        MEASURES_MISSING
            .unless(!self.measures.0.is_empty())
            .map_err(|refusal| refusal.at("measures"))?;
        let due = match self.until {
            Some(until) => self.in_range(at, until)?,
            None => at.due(Key::Cure, at.today())?,
        };
        let until = match due.date() {
            Some(until) => until,
            None => at.due_date(Key::Cure, at.today())?,
        };
        let measures = self.measures.0.iter().map(|row| Measure {
            what: row.what.text(),
            until: row.until,
        });
        let id = improvement.id;
        Decision::new(at)
            .event(ImprovementPlanned {
                improvement: id,
                measures: measures.collect(),
                until,
            })
            .meet(cure_plan(improvement.side), id)
            .owe_by(cure(improvement.side), &improvement.organisation, id, due)
            .done()
    }
}

impl SetImprovementPlan {
    fn in_range(&self, at: &At<'_>, until: Date) -> Result<Due, Refusal> {
        let least = period::days(at, Key::CureMin)?;
        let most = period::days(at, Key::CureMax)?;
        if (least..=most).contains(&days_between(at.today(), until)) {
            return Ok(Due::agreed(until));
        }
        Err(CURE_RANGE
            .with("least", least.to_string())
            .with("most", most.to_string())
            .at("until"))
    }
}

/// The improvement of an id, whosever it is.
pub(crate) fn find<'a>(at: &At<'a>, id: ImprovementId) -> Result<&'a Improvement, Refusal> {
    let mut all = at.contract()?.assessment.improvements.iter();
    all.find(|one| one.id == id)
        .ok_or_else(|| IMPROVEMENT_UNKNOWN.refuse().at("improvement"))
}

/// The improvement of an id, which must be for the actor's own side.
pub(crate) fn own<'a>(at: &At<'a>, id: ImprovementId) -> Result<&'a Improvement, Refusal> {
    let improvement = find(at, id)?;
    let (_, organisation) = parties::own_side(at)?;
    if improvement.organisation.id == organisation.id {
        return Ok(improvement);
    }
    let who = Param::Made {
        zh: improvement.organisation.zh.clone(),
        en: improvement.organisation.en.clone(),
    };
    Err(IMPROVEMENT_NOT_YOURS.with("who", who).at("improvement"))
}
