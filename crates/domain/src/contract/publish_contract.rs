//! The contract is published.

use super::{
    choices::LeftOut,
    duties::PUBLISH_CONTRACT,
    events::ContractPublished,
    guards::SECRETS_ONLY,
    inception::{Formality, begin_if_complete},
    refusals::ALREADY_PUBLISHED,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Publishes the contract (A34).
    PublishContract "publish-contract" ("公开合同", "Publish the contract")
    help ("签订后 2 个工作日内全文公开；只可略去国家秘密、商业秘密和个人信息。", "In full, within 2 working days of signing; only state or trade secrets and personal data may be left out.")
    acts [34] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        notice: Line = ("公告编号或网址", "Number or address of the notice");
        left_out: LeftOut = ("略去的内容", "What was left out");
    }
}

impl Act for PublishContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        ALREADY_PUBLISHED.unless(at.contract()?.agreement.published.is_none())
    }

    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![SECRETS_ONLY.holds(self.left_out != LeftOut::MoreThanSecrets)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let decision = Decision::new(at)
            .event(ContractPublished {
                notice: self.notice.text(),
                left_out: self.left_out,
            })
            .meet(&PUBLISH_CONTRACT, "");
        begin_if_complete(at, decision, Formality::Published)
    }
}
