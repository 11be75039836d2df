//! Work done before there is a contract.

use super::{
    events::UnsignedWorkRecorded,
    rules::{WORK_BEFORE_TERM, WORK_IN_FUTURE, WORK_NONE},
};
use crate::{
    context::At,
    contract::refusals::NOT_YOUR_CONTRACT,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rust_decimal::Decimal;

verb! {
    /// Records work done in a term that has begun without a signed contract. It is evidence of what
    /// the delay costs; the meter adds it up.
    RecordUnsignedWork "record-unsigned-work" ("记录无合同期间的服务", "Record work done without a contract")
    help ("服务期已开始而合同尚未签订时，承接方可以如实记录已做的服务。签订时计入合同迟签记录。",
          "When the term has begun and the contract is not signed, the provider can record the work it does. It is counted when the contract is signed.")
    acts [33] scope Contract stages [S12]
    {
        date: Date = ("服务日期", "Day of the work");
        hours: Decimal = ("工时", "Hours");
        what: Prose = ("服务内容", "What was done");
    }
}

impl Act for RecordUnsignedWork {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = at.contract()?;
        let start = contract.terms.start;
        let own = Some(contract.supplier.id) == at.actor().organisation;
        NOT_YOUR_CONTRACT.unless(own)?;
        WORK_BEFORE_TERM
            .unless(at.today() >= start)
            .map_err(|one| one.with("start", start).opens(start))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let start = at.contract()?.terms.start;
        WORK_BEFORE_TERM
            .unless(self.date >= start)
            .map_err(|one| one.with("start", start).at("date"))?;
        WORK_IN_FUTURE
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        WORK_NONE
            .unless(!self.hours.is_zero())
            .map_err(|one| one.at("hours"))?;
        Decision::new(at)
            .event(UnsignedWorkRecorded {
                on: self.date,
                hours: self.hours,
                what: self.what.text(),
            })
            .done()
    }
}
