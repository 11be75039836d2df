//! Records an order given by word of mouth.

use super::{
    classify::classify,
    common::own_contract,
    facts::VerbalOrderRecorded,
    ids::TaskId,
    refusals::ORDER_OF_ONESELF,
    tasks::verbal_duty,
    words::{RequestSide, TaskCategory},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    decision::{Decided, Decision},
    input::{Line, Organisation},
    obligation::Due,
    process::UnitId,
    refusal::Refusal,
    verb::Act,
};
use kernel::time;
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Those who were given an order by word of mouth put it on record (A59). It costs them
    /// nothing and shows in the figures of the office.
    RecordVerbalOrder "record-verbal-order" ("记录口头要求", "Record a verbal order")
    help ("谁、何时、要求做什么。对方 24 小时内确认或否认。",
        "Who asked for what, and when. The office confirms or denies within 24 hours.")
    acts [59] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21] when Earlier
    {
        side: RequestSide = ("提出方", "Side");
        office: Organisation = ("机关", "Office");
        person: Option<Line> = ("提出人", "Person who asked");
        what: Line = ("要求做什么", "What was asked");
        category: TaskCategory = ("任务类别", "Sort of task");
        unit: Option<UnitId> = ("对应的服务单位", "Service unit it is part of");
        hours: Decimal = ("已用工时", "Hours done") hint ("没有照做填 0", "0 if it was not done");
    }
}

/// The hours the office has, as whole days after the record.
fn due(at: &At<'_>) -> Result<Due, Refusal> {
    let missing = || RULES_MISSING.with("day", at.today());
    let pack = at.pack()?;
    let hours = pack.hours(Key::VerbalOrderConfirm).map_err(|_| missing())?;
    let days = i32::try_from(hours.div_ceil(24)).map_err(|_| missing())?;
    Ok(Due::On {
        date: time::plus_days(at.today(), days),
        rule: Some(Key::VerbalOrderConfirm.code().to_owned()),
        pack: Some(pack.id().to_string()),
        from: Some(at.today()),
    })
}

impl Act for RecordVerbalOrder {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = own_contract(at)?;
        ORDER_OF_ONESELF
            .unless(self.office.id != contract.supplier.id)
            .map_err(|one| one.at("office"))?;
        let what = self.what.text();
        let (class, ground) = classify(&contract.terms, self.category, self.unit, &what);
        let id = TaskId::after(contract.delivery.tasks.len());
        Decision::new(at)
            .event(VerbalOrderRecorded {
                id,
                office: self.office.clone(),
                side: self.side,
                person: self.person.as_ref().map(Line::text),
                what,
                hours: self.hours,
                category: self.category,
                class,
                ground,
            })
            .owe_by(verbal_duty(self.side), &self.office, id, due(at)?)
            .done()
    }
}
