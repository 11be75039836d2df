//! Somebody else checks an improvement and closes it.

use crate::{
    assessment::{
        ImprovementClosed,
        choices::{CureOutcome, ImprovementId},
        duties::{CHECK_CURE, cure, cure_plan},
        parties,
        refusals::{IMPROVEMENT_OWN, IMPROVEMENT_STEP},
        set_improvement_plan::find,
        state::{CurePhase, Improvement},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Checks an improvement and closes it; never one's own. With the last one delivery goes on.
    CloseImprovement "close-improvement" ("核查整改", "Check an improvement")
    help ("由评估方、裁决小组或对方核查。全部整改核查完毕后恢复执行。", "The evaluator, the panel or the other side checks. When all improvements are closed, delivery goes on.")
    acts [101] scope Contract stages [S15, S17, S18, S19]
    {
        improvement: ImprovementId = ("整改事项", "Improvement");
        outcome: CureOutcome = ("结论", "Conclusion");
        reasons: Prose = ("理由", "Reasons");
    }
}

impl Act for CloseImprovement {
    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let improvement = find(at, self.improvement)?;
        if at.actor().role == Role::Evaluator {
            parties::engaged(at)?;
        }
        let own = at.actor().organisation == Some(improvement.organisation.id);
        IMPROVEMENT_OWN
            .unless(!own)
            .map_err(|refusal| refusal.at("improvement"))?;
        self.at_this_step(at, improvement)?;
        let id = improvement.id;
        let mut decision = Decision::new(at)
            .event(ImprovementClosed {
                improvement: id,
                outcome: self.outcome,
                reasons: self.reasons.text(),
            })
            .meet(&CHECK_CURE, id)
            .lapse(cure_plan(improvement.side), id)
            .lapse(cure(improvement.side), id);
        let mut others = contract.assessment.improvements.iter();
        let others_open = others.any(|one| one.is_open() && one.id != id);
        if contract.stage == Stage::S17 && !others_open {
            decision = decision.enter(Stage::S15);
        }
        decision.done()
    }
}

impl CloseImprovement {
    /// What was reported is checked. What was neither planned nor reported in time can be closed as
    /// not cured, so that a side that does nothing does not hold the contract up.
    fn at_this_step(&self, at: &At<'_>, improvement: &Improvement) -> Result<(), Refusal> {
        let overdue = at.process.obligations.iter().any(|one| {
            let of_this =
                one.duty.0 == cure_plan(improvement.side) || one.duty.0 == cure(improvement.side);
            of_this
                && one.is_open()
                && one.contract == at.context.contract
                && one.subject == improvement.id.to_string()
                && one.days_late(at.today()).is_some()
        });
        let possible = match improvement.phase {
            CurePhase::Reported { .. } => true,
            CurePhase::Required | CurePhase::Planned { .. } => {
                overdue && self.outcome == CureOutcome::NotCured
            }
            CurePhase::Closed { .. } | CurePhase::Lifted => false,
        };
        IMPROVEMENT_STEP
            .unless(possible)
            .map_err(|refusal| refusal.at("improvement"))
    }
}
