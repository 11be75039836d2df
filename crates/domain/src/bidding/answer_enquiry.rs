//! The answer to a question, to all.

use super::{
    ANSWER_ENQUIRY, EnquiryId,
    events::{EnquiryAnswered, EnquiryMerged},
    refusals::{ENQUIRY_ANSWERED, ENQUIRY_UNKNOWN, MERGE_SELF},
    state::Enquiry,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Answers an enquiry to all tenderers at once (A15).
    AnswerEnquiry "answer-enquiry" ("答复询问", "Answer an enquiry")
    help ("问题和答复向所有供应商同时公开，不显示询问人；内容相同的可一并答复。答复改变了文件内容的，还须发布补充文件。", "Question and answer are published to all at once, without the name of who asked; enquiries that ask the same can be answered together. If the answer changes the documents, publish an addendum as well.")
    acts [15] scope Process stages [S07, S07b, S08, S09]
    {
        enquiry: EnquiryId = ("询问", "Enquiry");
        also: Vec<EnquiryId> = ("内容相同、一并答复的询问", "Others that ask the same");
        answer: Prose = ("答复", "Answer");
    }
}

impl Act for AnswerEnquiry {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = open(at, self.enquiry, "enquiry")?;
        let mut decision = Decision::new(at)
            .event(EnquiryAnswered {
                id: found.id,
                question: found.question.clone(),
                answer: self.answer.text(),
            })
            .meet(&ANSWER_ENQUIRY, found.id);
        for id in &self.also {
            MERGE_SELF
                .unless(*id != self.enquiry)
                .map_err(|one| one.at("also"))?;
            let same = open(at, *id, "also")?;
            decision = decision
                .event(EnquiryAnswered {
                    id: same.id,
                    question: same.question.clone(),
                    answer: self.answer.text(),
                })
                .event(EnquiryMerged {
                    id: same.id,
                    into: found.id,
                })
                .meet(&ANSWER_ENQUIRY, same.id);
        }
        decision.done()
    }
}

/// An enquiry that waits for its answer.
fn open<'a>(at: &At<'a>, id: EnquiryId, field: &str) -> Result<&'a Enquiry, Refusal> {
    let mut enquiries = at.process.bidding.enquiries.iter();
    let found = enquiries
        .find(|one| one.id == id)
        .ok_or_else(|| ENQUIRY_UNKNOWN.refuse().at(field))?;
    ENQUIRY_ANSWERED
        .unless(found.answer.is_none())
        .map_err(|one| one.at(field))?;
    Ok(found)
}
