//! Issues one-time slips by which residents or workers speak without an account.

use crate::{
    assessment::{
        SlipsIssued,
        guards::BLIND_SAMPLE,
        parties,
        plan_evaluation::is_sealed,
        refusals::{RATINGS_RELEASED, SLIPS_COUNT},
        voice::{Channel, SLIPS_MAX},
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Issues one-time slips (A90, A96). The record holds how many there are, so that nobody can bring
    /// in more answers than slips; what stands on a slip is nowhere in it.
    IssueSlips "issue-slips" ("发放一次性评议单", "Issue one-time slips")
    help ("登记后到评估页打印链接和二维码。每张单子只能用一次，不写姓名，也不登记谁拿了哪一张。", "After this, print links and QR codes on the page of the evaluation. Each slip works once. Write no names on it and keep no list of who got which.")
    acts [90, 96] scope Contract stages [S16, S18, S19, S20]
    {
        channel: Channel = ("发给谁", "For whom");
        count: u32 = ("张数", "How many") hint ("每次最多 500 张", "at most 500 at a time");
    }
}

impl Act for IssueSlips {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        parties::engaged(at)?;
        RATINGS_RELEASED.unless(is_sealed(&evaluation.phase))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let drawn = parties::current(at).is_ok_and(|one| one.sampling.drawn.is_some());
        match self.channel {
            Channel::Users | Channel::Others => vec![BLIND_SAMPLE.holds(drawn)],
            Channel::Workers => Vec::new(),
        }
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        SLIPS_COUNT
            .unless((1..=SLIPS_MAX).contains(&self.count))
            .map_err(|refusal| refusal.with("most", SLIPS_MAX).at("count"))?;
        Decision::new(at)
            .event(SlipsIssued {
                evaluation: parties::current(at)?.id,
                channel: self.channel,
                count: self.count,
            })
            .done()
    }
}
