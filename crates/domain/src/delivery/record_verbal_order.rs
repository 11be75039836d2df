//! Records an order given by word of mouth.

use super::{
    classify::{Asked, Classed, classify},
    common::own_contract,
    facts::VerbalOrderRecorded,
    ids::TaskId,
    refusals::ORDER_OF_ONESELF,
    tasks::{verbal_duty, verbal_until},
    words::{RequestSide, TaskCategory},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Organisation, Person},
    obligation::Due,
    process::UnitId,
    refusal::Refusal,
    verb::Act,
};
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
        person: Option<Line> = ("提出人姓名或职务", "Name or post of who asked");
        asked_by: Option<Person> = ("提出人（在人员名录中的）", "Who asked, if in the directory")
            hint ("评分时据此回避（SD9）", "who asked does not score for the office (SD9)");
        what: Line = ("要求做什么", "What was asked");
        category: TaskCategory = ("任务类别", "Sort of task");
        unit: Option<UnitId> = ("对应的服务单位", "Service unit it is part of");
        hours: Decimal = ("已用工时", "Hours done") hint ("没有照做填 0", "0 if it was not done");
    }
}

/// The day on which the hours of the office end. The clock counts the hours themselves, from the
/// minute of the record.
fn due(at: &At<'_>) -> Result<Due, Refusal> {
    let pack = at.pack()?;
    let end = verbal_until(at, at.now())?;
    Ok(Due::On {
        date: at.day_of(end),
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
        let asked = Asked {
            office: self.office.id,
            side: self.side,
            category: self.category,
            unit: self.unit,
            what: &what,
        };
        let Classed {
            class,
            ground,
            duty,
        } = classify(at, contract, &asked)?;
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
                duty,
                asked_by: self.asked_by.clone(),
            })
            .owe_by(verbal_duty(self.side), &self.office, id, due(at)?)
            .done()
    }
}
