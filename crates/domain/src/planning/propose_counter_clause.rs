//! A would-be tenderer proposes another wording.

use super::{
    CounterProposed,
    rules::{ANSWER_COUNTER, COUNTER_LATE, DRAFT_MISSING},
    state::CounterId,
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// Proposes a counter-clause before bidding (A14). Protected: it never counts against its
    /// author.
    ProposeCounterClause "propose-counter-clause" ("提出条款修改建议", "Propose a counter-clause")
    help ("投标前可以对合同条款提出另一种写法。建议受保护，购买方须答复，不接受的须说明理由。",
          "Before bidding anybody who may bid can propose another wording. It is protected; the \
           purchaser must answer, and reject only with a reason.")
    acts [14] scope Process stages [S06, S07]
    {
        clause: Option<Clause> = ("针对的条款（不选为新增）", "Clause (leave empty for a new one)");
        text: Prose = ("建议的写法", "Wording proposed");
        why: Prose = ("理由", "Why");
    }
}

impl Act for ProposeCounterClause {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        DRAFT_MISSING.unless(at.process.plan.is_some())?;
        offers_open(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let id = CounterId::after(at.process.planning.counters.len());
        let due = at.due(Key::TermsAnswer, at.occurred_on())?;
        Decision::new(at)
            .event(CounterProposed {
                id,
                clause: self.clause,
                text: self.text.text(),
                why: self.why.text(),
            })
            .owe(&ANSWER_COUNTER, id, due)
            .done()
    }
}

/// Wording is proposed before bids close; afterwards it could only hold up the opening.
fn offers_open(at: &At<'_>) -> Result<(), Refusal> {
    match &at.process.bidding.notice {
        Some(notice) if at.now() >= notice.deadline => Err(COUNTER_LATE.refuse()),
        _ => Ok(()),
    }
}
