//! Answers the record of a forbidden act in a contract.

use super::{
    breaches::{answer, answers},
    ids::BreachId,
    refusals::BREACH_UNKNOWN,
    words_watch::BreachReply,
};
use crate::{context::At, decision::Decided, input::Prose, refusal::Refusal, verb::Act};

verb! {
    /// The named organisation admits, denies or explains; its words stand beside the record.
    AnswerForbiddenAct "answer-forbidden-act" ("答复禁止行为记录", "Answer a recorded forbidden act")
    help ("承认、否认或说明，与记录并列保存。", "Admit, deny or explain; your answer is kept beside the record.")
    acts [99] scope Contract stages []
    {
        breach: BreachId = ("记录", "Record");
        answer: BreachReply = ("答复", "Answer");
        text: Prose = ("说明", "In words");
    }
}

impl Act for AnswerForbiddenAct {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        BREACH_UNKNOWN.unless(answers(at).any(|one| one.is_open()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        answer(at, self.breach, self.answer, &self.text)
    }
}
