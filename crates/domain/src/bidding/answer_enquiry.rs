//! The answer to a question, to all.

use super::{
    ANSWER_ENQUIRY, EnquiryId,
    events::EnquiryAnswered,
    refusals::{ENQUIRY_ANSWERED, ENQUIRY_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Answers an enquiry to all tenderers at once (A15).
    AnswerEnquiry "answer-enquiry" ("答复询问", "Answer an enquiry")
    help ("问题和答复向所有供应商同时公开。答复改变了文件内容的，还须发布补充文件。", "Question and answer are published to all at once. If the answer changes the documents, publish an addendum as well.")
    acts [15] scope Process stages [S07, S07b, S08, S09]
    {
        enquiry: EnquiryId = ("询问", "Enquiry");
        answer: Prose = ("答复", "Answer");
    }
}

impl Act for AnswerEnquiry {
    fn decide(&self, at: &At<'_>) -> Decided {
        let mut enquiries = at.process.bidding.enquiries.iter();
        let found = enquiries
            .find(|one| one.id == self.enquiry)
            .ok_or_else(|| ENQUIRY_UNKNOWN.refuse().at("enquiry"))?;
        ENQUIRY_ANSWERED
            .unless(found.answer.is_none())
            .map_err(|one| one.at("enquiry"))?;
        Decision::new(at)
            .event(EnquiryAnswered {
                id: found.id,
                question: found.question.clone(),
                answer: self.answer.text(),
            })
            .meet(&ANSWER_ENQUIRY, found.id)
            .done()
    }
}
