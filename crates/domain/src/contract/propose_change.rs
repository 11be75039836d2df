//! Any party proposes a change of the contract.

use super::{
    changes::ChangeId,
    choices::{ChangeKind, Party, UserLoss, Way},
    events::ChangeProposed,
    parties,
    revision::{Figures, QuantityRow, answer_duty, applied, checks, complete, keeps_what_is_done},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Prose, Rows},
    verb::Act,
};
use kernel::{Date, Money};
use rules::Key;

verb! {
    /// Proposes a change (A68). A protected act: it is never held against its author.
    ProposeChange "propose-change" ("提出变更", "Propose a change")
    help ("各方都可提出，15 个工作日内未答复视为不同意；提出变更不影响评价和付款。", "Any party may propose; no answer within 15 working days is a refusal. Proposing never affects ratings or pay.")
    acts [68, 71] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        kind: ChangeKind = ("变更类型", "Kind");
        what: Prose = ("变更内容", "What changes");
        reason: Prose = ("理由", "Reason");
        money: Option<Money> = ("金额变动", "Change of price");
        money_way: Option<Way> = ("金额增减", "Price up or down");
        hours: Option<u32> = ("工时变动", "Change of service hours");
        hours_way: Option<Way> = ("工时增减", "Hours up or down");
        units: Rows<QuantityRow> = ("服务单位数量", "Quantities of service units");
        end: Option<Date> = ("新的截止日", "New last day");
        flex_hours: Option<u32> = ("新的弹性工时", "New size of the flex pool");
        loses_service: UserLoss = ("是否有服务对象失去服务", "Do users lose a service");
        effective: Date = ("生效日期", "Takes effect on") hint ("今天或以后；若那天尚未达成一致，则从一致之日起", "today or later; if there is no agreement by then, from the day there is");
    }
}

impl ProposeChange {
    fn figures(&self) -> Figures<'_> {
        Figures {
            money: self.money,
            money_way: self.money_way,
            hours: self.hours,
            hours_way: self.hours_way,
            units: &self.units,
            end: self.end,
            flex_hours: self.flex_hours,
            users: self.loses_service,
            effective: self.effective,
        }
    }
}

impl Act for ProposeChange {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let impact = self.figures().impact();
        impact.map_or_else(|_| Vec::new(), |impact| checks(at, self.kind, &impact))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::acting(at)?;
        if party == Party::Host {
            parties::acting_host(at)?;
        }
        let contract = at.contract()?;
        let impact = self.figures().impact()?;
        complete(self.kind, &impact)?;
        let new = applied(&contract.terms, &impact)?;
        keeps_what_is_done(contract, &impact, &new)?;
        let id = ChangeId::after(contract.agreement.changes.len());
        let due = at.due(Key::ChangeAnswer, at.occurred_on())?;
        let mut decision = Decision::new(at).event(ChangeProposed {
            id,
            party,
            kind: self.kind,
            what: self.what.text(),
            reason: self.reason.text(),
            impact,
        });
        for side in [Party::Purchaser, Party::Provider] {
            if let Some(duty) = answer_duty(side).filter(|_| side != party) {
                decision = decision.owe(duty, id, due.clone());
            }
        }
        decision.done()
    }
}
