//! The side that improves reports that it has.

use crate::{
    assessment::{
        ImprovementReported,
        choices::ImprovementId,
        duties::{CHECK_CURE, cure},
        refusals::IMPROVEMENT_STEP,
        set_improvement_plan::own,
        state::CurePhase,
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use rules::Key;

verb! {
    /// Reports that an improvement is carried out (A101), with its proof.
    ReportImprovement "report-improvement" ("报告整改完成", "Report an improvement")
    help ("说明做了什么、证据在哪里。", "Say what was done and where the proof is.")
    acts [101] scope Contract stages [S15, S17, S18, S19]
    {
        improvement: ImprovementId = ("整改事项", "Improvement");
        report: Prose = ("完成情况和证明", "What was done, with proof");
    }
}

impl Act for ReportImprovement {
    fn decide(&self, at: &At<'_>) -> Decided {
        let improvement = own(at, self.improvement)?;
        let planned = matches!(improvement.phase, CurePhase::Planned { .. });
        IMPROVEMENT_STEP.unless(planned)?;
        let id = improvement.id;
        let decision = Decision::new(at)
            .event(ImprovementReported {
                improvement: id,
                report: self.report.text(),
            })
            .meet(cure(improvement.side), id);
        let due = at.due(Key::Recheck, at.today())?;
        match at.contract()?.assessment.evaluator() {
            Some(evaluator) => decision.owe_by(&CHECK_CURE, evaluator, id, due).done(),
            None => decision.owe(&CHECK_CURE, id, due).done(),
        }
    }
}
