//! A need is dropped before it is tendered.

use super::{
    NeedDropped,
    rules::{
        ANSWER_COMMENT, ANSWER_COUNTER, ANSWER_THEME, COMMIT_BUDGET, DECIDE_NEED, DRAFT_DOCUMENTS,
        REVIEW_PLAN,
    },
    state::CounterState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    stage::Stage,
    verb::Act,
};

verb! {
    /// Drops the need. The reason is public.
    DropNeed "drop-need" ("不予立项", "Drop the need")
    help ("理由向社会公开。项目随即结束。", "The reason is public. The purchase ends with it.")
    acts [] scope Process stages [S01, S02, S03, S04, S05, S06]
    {
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for DropNeed {
    fn decide(&self, at: &At<'_>) -> Decided {
        let planning = &at.process.planning;
        let mut decision = Decision::new(at)
            .event(NeedDropped {
                reason: self.reason.text(),
            })
            .meet(&DECIDE_NEED, "")
            .lapse(&COMMIT_BUDGET, "")
            .lapse(&REVIEW_PLAN, "")
            .lapse(&DRAFT_DOCUMENTS, "");
        for theme in planning.themes.iter().filter(|one| one.answer.is_none()) {
            decision = decision.lapse(&ANSWER_THEME, theme.raised.id);
        }
        for comment in planning.comments.iter().filter(|one| one.answer.is_none()) {
            decision = decision.lapse(&ANSWER_COMMENT, comment.id);
        }
        let counters = planning.counters.iter();
        for counter in counters.filter(|one| one.state == CounterState::Open) {
            decision = decision.lapse(&ANSWER_COUNTER, counter.id);
        }
        decision.enter(Stage::End).done()
    }
}
