//! Why too few came, and what follows.

use super::{
    CAUSE_ANALYSIS, FAIRNESS_RETEST,
    answers::{Cause, NextStep, Retest},
    events::{TenderFailed, TenderRestarted},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
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
    }
}

impl Act for AnalyseFailure {
    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        let again = match self.next {
            NextStep::Repeat | NextStep::OtherMethod => self.fairness != Retest::NotDone,
            NextStep::End => true,
        };
        vec![
            CAUSE_ANALYSIS.holds(!self.causes.is_empty()),
            FAIRNESS_RETEST.holds(again),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let decision = Decision::new(at).event(TenderFailed {
            causes: self.causes.clone(),
            funnel: at.process.funnel(),
            retest: self.fairness,
            note: self.note.as_ref().map(Prose::text),
            next: self.next,
        });
        match self.next {
            NextStep::Repeat | NextStep::OtherMethod => decision
                .event(TenderRestarted { next: self.next })
                .enter(Stage::S06)
                .done(),
            NextStep::End => decision.enter(Stage::End).done(),
        }
    }
}
