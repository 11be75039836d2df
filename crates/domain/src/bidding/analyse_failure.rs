//! Why too few came, and what follows.

use super::{
    CAUSE_ANALYSIS, FAIRNESS_RETEST, REPEAT_AGAIN,
    answers::{Cause, NextStep, Retest},
    events::{MethodApproved, TenderFailed, TenderRestarted},
    refusals::METHOD_UNAPPROVED,
    rounds::Round,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose},
    process::Method,
    stage::Stage,
    verb::Act,
};

verb! {
    /// Records why the competition failed and decides what follows. The numbers are computed.
    AnalyseFailure "analyse-failure" ("分析竞争不足", "Analyse the failed competition")
    help ("说明供应商为什么不来或被排除；重新采购前须复查文件的公平性。人数由平台统计。", "Say why suppliers stayed away or were excluded; the documents are tested again before they are used again. The platform fills in the numbers.")
    acts [] scope Process stages [S07b]
    {
        causes: Vec<Cause> = ("原因", "Causes");
        note: Option<Prose> = ("说明", "Note");
        fairness: Retest = ("公平性复查", "Fairness retest");
        next: NextStep = ("下一步", "Next step");
        method: Option<Method> = ("改用的采购方式", "The other method") hint ("改用其他方式时填写", "for another method");
        approval: Option<Line> = ("财政部门批准文号", "Number of the approval") hint ("改用其他方式时填写", "for another method");
    }
}

impl Act for AnalyseFailure {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let bidding = &at.process.bidding;
        let method = at.process.plan.as_ref().map(|plan| plan.method);
        let used = |round: &Round| round.plan.as_ref().map(|plan| plan.method);
        let mut failed = bidding.rounds.iter().filter(|one| one.failure.is_some());
        let twice = failed.any(|round| method.is_some() && used(round) == method);
        let again = match self.next {
            NextStep::Repeat | NextStep::OtherMethod => self.fairness != Retest::NotDone,
            NextStep::End => true,
        };
        vec![
            CAUSE_ANALYSIS.holds(!self.causes.is_empty()),
            FAIRNESS_RETEST.holds(again),
            REPEAT_AGAIN.holds(self.next != NextStep::Repeat || !twice),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let approved = match (self.next, self.method, &self.approval) {
            (NextStep::OtherMethod, Some(method), Some(number)) => Some(MethodApproved {
                method,
                number: number.text(),
            }),
            (NextStep::OtherMethod, _, _) => {
                return Err(METHOD_UNAPPROVED.refuse().at("approval"));
            }
            (NextStep::Repeat | NextStep::End, _, _) => None,
        };
        let decision = Decision::new(at).event(TenderFailed {
            causes: self.causes.clone(),
            funnel: at.process.funnel(),
            retest: self.fairness,
            note: self.note.as_ref().map(Prose::text),
            next: self.next,
        });
        match self.next {
            NextStep::Repeat | NextStep::OtherMethod => decision
                .maybe(approved)
                .event(TenderRestarted { next: self.next })
                .enter(Stage::S06)
                .done(),
            NextStep::End => decision.enter(Stage::End).done(),
        }
    }
}
