//! A question about the tender.

use super::{ANSWER_ENQUIRY, EnquiryId, common::bids_open, events::EnquiryAsked};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// Asks about the tender (A15). The answer goes to all, without the name of who asked.
    AskEnquiry "ask-enquiry" ("提出询问", "Ask about the tender")
    help ("对采购文件有不清楚的地方可以询问。答复向所有供应商公开，不显示询问人。", "Ask whatever is unclear in the documents. The answer goes to all and does not name you.")
    acts [15] scope Process stages [S07]
    {
        question: Prose = ("问题", "Question");
    }
}

impl Act for AskEnquiry {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        bids_open(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let id = EnquiryId::after(at.process.bidding.enquiries.len());
        Decision::new(at)
            .event(EnquiryAsked {
                id,
                question: self.question.text(),
            })
            .owe(&ANSWER_ENQUIRY, id, at.due(Key::Inquiry, at.occurred_on())?)
            .done()
    }
}
