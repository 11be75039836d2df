//! Records a forbidden act before there is a contract.

use super::{
    breaches::{Claim, record},
    words_watch::{BreachSide, Evidence, ForbiddenAct},
};
use crate::{
    context::At,
    decision::Decided,
    input::{Organisation, Prose},
    verb::Act,
};
use kernel::Money;
use rust_decimal::Decimal;

verb! {
    /// Any party records a forbidden act in need, tender or award (the acts of status X).
    RecordForbiddenActInTender "record-forbidden-act-in-tender" ("记录采购阶段的禁止行为",
        "Record a forbidden act in the tender")
    help ("记录的是主张，不是结论；对方有 10 个工作日说明。如实记录受保护。",
        "A record is a claim, not a verdict; the other side has 10 working days to answer. An honest record is protected.")
    acts [12, 17, 21, 27, 28, 32, 41, 45, 51, 53, 56, 57, 64, 65, 67, 70, 71, 75, 82, 85, 97, 112]
    scope Process stages [] when Earlier
    {
        act: ForbiddenAct = ("行为", "Act");
        side: BreachSide = ("哪一方", "By which side");
        organisation: Organisation = ("单位", "Organisation");
        facts: Prose = ("事实", "Facts")
            hint ("时间、地点、经过；不写服务对象姓名", "when, where and what; no names of users");
        evidence: Evidence = ("证据等级", "Evidence");
        hours: Option<Decimal> = ("涉及工时", "Hours involved");
        days: Option<u32> = ("涉及天数", "Days involved");
        money: Option<Money> = ("涉及金额", "Money involved");
    }
}

impl Act for RecordForbiddenActInTender {
    fn decide(&self, at: &At<'_>) -> Decided {
        let claim = Claim {
            act: self.act,
            side: self.side,
            organisation: &self.organisation,
            facts: &self.facts,
            evidence: self.evidence,
            hours: self.hours,
            days: self.days,
            money: self.money,
        };
        record(at, &claim)
    }
}
