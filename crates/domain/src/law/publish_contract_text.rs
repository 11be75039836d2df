//! The text of a large contract is published.

use super::{
    events::TextPublished,
    rules::{PUBLISH_TEXT, TEXT_NOT_ASKED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Publishes a copy of the contract where the law asks for it apart from the notice.
    PublishContractText "publish-contract-text" ("公开合同文本", "Publish the text of the contract")
    help ("英国：金额超过 500 万英镑的合同，签订后 180 日内公开合同文本。",
          "United Kingdom: a copy of a contract above £5 million within 180 days of signing.")
    acts [34] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        notice: Line = ("公告编号或网址", "Number or address of the notice");
    }
}

impl Act for PublishContractText {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut owed = at.process.obligations.iter();
        let owes = owed.any(|one| {
            one.is_open() && one.duty.0 == &PUBLISH_TEXT && one.contract == at.context.contract
        });
        TEXT_NOT_ASKED.unless(owes)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(TextPublished {
                notice: self.notice.text(),
            })
            .meet(&PUBLISH_TEXT, "")
            .done()
    }
}
