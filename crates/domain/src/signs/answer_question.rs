//! Answers a question that the record raises.

use super::{Code, QUESTION_NOT_YOURS, QuestionAnswered, sign};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    refusal::Refusal,
    verb::Act,
};
use kernel::OrganisationId;

verb! {
    /// Answers a question that the record raises. An answer is never evidence against its author.
    AnswerQuestion "answer-question" ("回答提问", "Answer a question")
    help ("记录只提问，不下结论。答复与问题并列显示，不会成为对答复方不利的依据。", "The record asks and does not judge. The answer stands beside the question and is never held against who gives it.")
    acts [] scope Contract stages []
    {
        sign: Code = ("问题", "Question");
        text: Prose = ("答复", "Answer") hint ("不写服务对象和个人的姓名", "no names of users or single people");
    }
}

impl Act for AnswerQuestion {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        at.contract().map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let asked = sign(self.sign).and_then(|one| one.asked.side());
        let own = at.actor().role.side();
        QUESTION_NOT_YOURS
            .unless(asked.is_some() && asked == own)
            .map_err(|refusal| refusal.with("sign", self.sign.name()).at("sign"))?;
        let id = at.actor().organisation;
        let organisation = id.and_then(|id| organisation_of(at, id));
        let organisation = organisation
            .ok_or_else(|| QUESTION_NOT_YOURS.with("sign", self.sign.name()).at("sign"))?;
        Decision::new(at)
            .event(QuestionAnswered {
                sign: self.sign,
                organisation,
                text: self.text.text(),
            })
            .done()
    }
}

/// An organisation of this contract by its id: the supplier, or one that holds a role.
fn organisation_of(at: &At<'_>, id: OrganisationId) -> Option<Organisation> {
    let supplier = at.contract().ok().map(|contract| &contract.supplier);
    let granted = at.process.grants_in(at.context.contract);
    let mut known = granted
        .filter_map(|grant| grant.organisation.as_ref())
        .chain(supplier);
    known.find(|one| one.id == id).cloned()
}
