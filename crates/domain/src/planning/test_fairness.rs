//! The draft is tested for fairness before it goes out.

use super::{
    FairnessTested,
    choices::{Lint, MethodBasis, Splitting},
    lint,
    rules::{
        AGREED_NOT_DRAFTED, DRAFT_MISSING, FORBIDDEN_FACTORS, METHOD_LAWFUL, NOT_SPLIT,
        SCORING_GRADED, SME_RECORDED, SYMMETRIC_SCHEDULES,
    },
    state::Finding,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Tests the draft for fairness. A new draft must be tested again.
    TestFairness "test-fairness" ("公平检查", "Test the draft for fairness")
    help ("系统检查评分、预留、双方义务；您只需声明是否分次采购和采购方式依据。",
          "Scoring, reservation and schedules are checked for you; declare only splitting and \
           the ground of the method.")
    acts [9, 11] scope Process stages [S06]
    {
        splitting: Splitting = ("是否分次采购", "Bought in parts?");
        method_basis: MethodBasis = ("采购方式依据", "Ground of the method");
        method_note: Option<Prose> = ("批准文号或说明", "Approval number or note");
    }
}

/// What the draft itself shows.
fn shown(at: &At<'_>) -> Vec<Finding> {
    match (&at.process.plan, &at.process.planning.draft) {
        (Some(plan), Some(draft)) => lint::findings(at, plan, draft),
        _ => Vec::new(),
    }
}

fn clean(findings: &[Finding], lints: &[Lint]) -> bool {
    !findings.iter().any(|one| lints.contains(&one.lint))
}

impl TestFairness {
    fn declared(&self, at: &At<'_>) -> Vec<Finding> {
        let plan = at.process.plan.as_ref();
        plan.map(|plan| lint::declared(at, plan, self.splitting, self.method_basis))
            .unwrap_or_default()
    }
}

impl Act for TestFairness {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let planning = &at.process.planning;
        DRAFT_MISSING.unless(planning.draft.is_some() && at.process.plan.is_some())?;
        AGREED_NOT_DRAFTED.unless(planning.agreed_undrafted() == 0)
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let found = shown(at);
        vec![
            FORBIDDEN_FACTORS.holds(clean(&found, &[Lint::ForbiddenFactor, Lint::RegionalBonus])),
            SYMMETRIC_SCHEDULES.holds(clean(&found, &[Lint::OneSided])),
            SME_RECORDED.holds(clean(&found, &[Lint::SmeExcludes])),
            SCORING_GRADED.holds(clean(&found, &[Lint::SubjectiveShare])),
        ]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let found = self.declared(at);
        vec![
            METHOD_LAWFUL.holds(clean(&found, &[Lint::MethodUnsettled])),
            NOT_SPLIT.holds(clean(&found, &[Lint::SplitPurchase])),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let mut findings = shown(at);
        findings.extend(self.declared(at));
        Decision::new(at)
            .event(FairnessTested {
                findings,
                splitting: self.splitting,
                method_basis: self.method_basis,
                method_note: self.method_note.as_ref().map(Prose::text),
            })
            .done()
    }
}
