//! Answers the record of a forbidden act before there is a contract.

use super::{
    breaches::{answer, answers},
    ids::BreachId,
    refusals::BREACH_UNKNOWN,
    words_watch::BreachReply,
};
use crate::{context::At, decision::Decided, input::Prose, refusal::Refusal, verb::Act};

verb! {
    /// The named organisation admits, denies or explains; its words stand beside the record.
    AnswerForbiddenActInTender "answer-forbidden-act-in-tender" ("答复采购阶段的禁止行为记录",
        "Answer a forbidden act recorded in the tender")
    help ("承认、否认或说明，与记录并列保存。", "Admit, deny or explain; your answer is kept beside the record.")
    acts [99] scope Process stages []
    {
        breach: BreachId = ("记录", "Record");
        answer: BreachReply = ("答复", "Answer");
        text: Prose = ("说明", "In words");
    }
}

impl Act for AnswerForbiddenActInTender {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        BREACH_UNKNOWN.unless(answers(at).any(|one| one.is_open()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        answer(at, self.breach, self.answer, &self.text)
    }
}
