//! The draft is tested for fairness before it goes out.

use super::{
    FairnessTested,
    choices::{Lint, MethodBasis, Splitting},
    lint,
    rules::{
        AGREED_NOT_DRAFTED, CEILING_COVERS_STAFF, DRAFT_MISSING, FORBIDDEN_FACTORS, METHOD_LAWFUL,
        NEEDS_ANSWERED, NOT_PAPER_ONLY, NOT_SPLIT, SCORING_GRADED, SEVERAL_CAN_MEET, SME_MARKET,
        SME_RECORDED, SYMMETRIC_SCHEDULES, TRACE_BEGUN, TRACE_ORPHAN,
    },
    splitting,
    state::Finding,
    trace::{self, Orphan},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    facts::Wants,
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
pub fn shown(at: &At<'_>) -> Vec<Finding> {
    match (&at.process.plan, &at.process.planning.draft) {
        (Some(plan), Some(draft)) => lint::findings(at, plan, draft),
        _ => Vec::new(),
    }
}

/// Whether the draft says which need its rows serve.
fn begun(at: &At<'_>) -> bool {
    let draft = at.process.planning.draft.as_ref();
    draft.is_some_and(|draft| draft.trace.is_begun())
}

fn needs_met(at: &At<'_>) -> bool {
    trace::needs(at.process).iter().all(|one| !one.is_unmet())
}

/// A row of the draft that serves nothing is an error; a need nothing answers needs a reason.
fn no_orphans(at: &At<'_>) -> Result<(), Refusal> {
    if !begun(at) {
        return Ok(());
    }
    let orphans = trace::orphans(at.process);
    let rows: Vec<&Orphan<'_>> = orphans
        .iter()
        .filter(|one| !matches!(one, Orphan::Need(..)))
        .collect();
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let refusal = TRACE_ORPHAN.with("row", first.text());
    Err(refusal.with("count", rows.len()).at(first.pointer()))
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
        AGREED_NOT_DRAFTED.unless(planning.agreed_undrafted() == 0)?;
        no_orphans(at)
    }

    fn wants() -> Wants {
        Wants::Siblings
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let found = shown(at);
        vec![
            FORBIDDEN_FACTORS.holds(clean(&found, &[Lint::ForbiddenFactor, Lint::RegionalBonus])),
            SYMMETRIC_SCHEDULES.holds(clean(&found, &[Lint::OneSided])),
            SME_RECORDED.holds(clean(&found, &[Lint::SmeExcludes])),
            SCORING_GRADED.holds(clean(&found, &[Lint::SubjectiveShare])),
            NOT_PAPER_ONLY.holds(clean(&found, &[Lint::DocumentShare])),
            SEVERAL_CAN_MEET.holds(clean(&found, &[Lint::OneFirm])),
            SME_MARKET.holds(clean(&found, &[Lint::SmeNonprofitMarket])),
            CEILING_COVERS_STAFF.holds(clean(&found, &[Lint::BelowStaffFloor])),
            TRACE_BEGUN.holds(begun(at)),
            NEEDS_ANSWERED.holds(!begun(at) || needs_met(at)),
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
        let facts = &at.context.facts;
        let together = splitting::check(at.process, &facts.siblings, None);
        let counted = together.others.iter().map(|one| one.process).collect();
        Decision::new(at)
            .event(FairnessTested {
                findings,
                splitting: self.splitting,
                method_basis: self.method_basis,
                method_note: self.method_note.as_ref().map(Prose::text),
                counted,
            })
            .done()
    }
}
