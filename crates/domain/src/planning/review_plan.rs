//! People who did not write the plan review it.

use super::{
    PlanReviewed,
    choices::Opinion,
    rules::{ENOUGH_REVIEWERS, REVIEW_PLAN, REVIEWERS_INDEPENDENT},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Person, Prose},
    stage::Stage,
    verb::Act,
};
use kernel::PersonId;
use rules::Key;
use std::collections::BTreeSet;

verb! {
    /// Reviews need and plan (A07, D04). A returned plan goes back to research.
    ReviewPlan "review-plan" ("审查需求和方案", "Review need and plan")
    help ("审查是否公平、有竞争、有验收办法、风险可控。编制人不得参加。",
          "Judge fairness, competition, acceptance and risk. Drafters may not take part.")
    acts [7] scope Process stages [S04]
    {
        reviewers: Vec<Person> = ("审查人", "Reviewers");
        opinion: Opinion = ("结论", "Conclusion");
        findings: Prose = ("审查意见", "Findings");
    }
}

impl Act for ReviewPlan {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let mut judges: BTreeSet<PersonId> = self.reviewers.iter().map(|one| one.id).collect();
        let enough = at.count(Key::NeedReviewMinPersons).ok();
        let enough = enough.and_then(|count| usize::try_from(count).ok());
        let enough = enough.is_some_and(|count| judges.len() >= count);
        // Whoever files the review influences it, and so is treated as reviewing (SD13).
        judges.extend(at.actor().person);
        let drafters = at
            .process
            .planning
            .submission
            .iter()
            .flat_map(|one| &one.drafters);
        let apart = !drafters.map(|one| one.id).any(|id| judges.contains(&id));
        vec![
            REVIEWERS_INDEPENDENT.holds(apart),
            ENOUGH_REVIEWERS.holds(enough),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let next = match self.opinion {
            Opinion::Pass => Stage::S05,
            Opinion::Return => Stage::S02,
        };
        Decision::new(at)
            .event(PlanReviewed {
                reviewers: self.reviewers.clone(),
                opinion: self.opinion,
                findings: self.findings.text(),
            })
            .meet(&REVIEW_PLAN, "")
            .enter(next)
            .done()
    }
}
