//! The other side offers another wording of a proposed change.

use super::{
    changes::ChangeId,
    choices::{Party, UserLoss, Way},
    events::ChangeCountered,
    guards::MUTUAL,
    parties,
    revision::{
        ANSWER_DUTIES, Figures, QuantityRow, answer_duty, applied, checks, complete,
        keeps_what_is_done, open_change,
    },
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
    /// Offers another wording of a change (A69).
    CounterChange "counter-change" ("提出另一方案", "Make a counter-offer")
    help ("写明完整的新方案，取代原提议；对方重新答复，期限重新计算。", "Give the whole new offer; it replaces the old one, and the other side has the full time to answer again.")
    acts [69] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        change: ChangeId = ("变更", "Change");
        what: Prose = ("变更内容", "What changes");
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

impl CounterChange {
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

impl Act for CounterChange {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let (Ok(change), Ok(impact)) = (open_change(at, self.change), self.figures().impact())
        else {
            return Vec::new();
        };
        let own = parties::signatory(at) == Ok(change.author);
        let mut found = checks(at, change.kind, &impact);
        found.push(MUTUAL.holds(!own));
        found
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let change = open_change(at, self.change)?;
        let impact = self.figures().impact()?;
        complete(change.kind, &impact)?;
        let contract = at.contract()?;
        let new = applied(&contract.terms, &impact)?;
        keeps_what_is_done(contract, &impact, &new)?;
        let due = at.due(Key::ChangeAnswer, at.occurred_on())?;
        let mut decision = Decision::new(at).event(ChangeCountered {
            id: change.id,
            party,
            what: self.what.text(),
            impact,
        });
        for duty in ANSWER_DUTIES {
            decision = if answer_duty(party) == Some(duty) {
                decision.meet(duty, change.id)
            } else {
                decision.lapse(duty, change.id)
            };
        }
        for side in [Party::Purchaser, Party::Provider] {
            if let Some(duty) = answer_duty(side).filter(|_| side != party) {
                decision = decision.owe(duty, change.id, due.clone());
            }
        }
        decision.done()
    }
}
