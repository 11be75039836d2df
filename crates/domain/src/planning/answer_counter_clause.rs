//! The purchaser answers a counter-clause.

use super::{
    CounterAnswered,
    choices::Verdict,
    rules::{ANSWER_COUNTER, COUNTER_LATE, COUNTER_UNKNOWN, REJECTION_BARE},
    state::{CounterId, CounterState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Accepts a counter-clause or rejects it with a reason (A14). What is accepted while drafting
    /// must be in the draft before it can be tested and go out.
    AnswerCounterClause "answer-counter-clause" ("答复条款修改建议", "Answer a counter-clause")
    help ("接受的，须重新起草文件；不接受的，须说明理由。答复公开。",
          "What is accepted goes into a new draft; a rejection needs a reason. The answer is \
           public.")
    acts [14] scope Process stages [S06, S07, S07b, S08, S09, S10, S11]
    {
        counter: CounterId = ("修改建议", "Counter-clause");
        verdict: Verdict = ("答复", "Answer");
        reason: Option<Prose> = ("理由", "Reason") hint ("不接受时必填", "needed for a rejection");
    }
}

impl Act for AnswerCounterClause {
    fn decide(&self, at: &At<'_>) -> Decided {
        let mut counters = at.process.planning.counters.iter();
        let open = counters.any(|one| one.id == self.counter && one.state == CounterState::Open);
        COUNTER_UNKNOWN
            .unless(open)
            .map_err(|one| one.at("counter"))?;
        let explained = match self.verdict {
            Verdict::Accept => true,
            Verdict::Reject => self.reason.is_some(),
        };
        REJECTION_BARE
            .unless(explained)
            .map_err(|one| one.at("reason"))?;
        let closed = at.process.bidding.notice.as_ref();
        let closed = closed.is_some_and(|notice| at.now() >= notice.deadline);
        COUNTER_LATE
            .unless(self.verdict == Verdict::Reject || !closed)
            .map_err(|one| one.at("verdict"))?;
        Decision::new(at)
            .event(CounterAnswered {
                counter: self.counter,
                verdict: self.verdict,
                reason: self.reason.as_ref().map(Prose::text),
            })
            .meet(&ANSWER_COUNTER, self.counter)
            .done()
    }
}
