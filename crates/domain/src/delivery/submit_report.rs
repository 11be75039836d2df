//! Reports on a period.

use super::{
    common::own_contract,
    duties::{PERIOD_REPORT, REPORT_ANSWER, REPORT_CLARIFY},
    facts::ReportSubmitted,
    ids::PeriodReportId,
    parts::UnitDone,
    periods::{next_owed, periods},
    refusals::{REPORT_OVERLAP, REPORT_PERIOD, SERVICE_UNIT_UNKNOWN},
    state::{PeriodReport, ReportState, Service},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Prose, Rows},
    process::{Contract, UnitId},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Money};
use rules::Key;
use rust_decimal::Decimal;

row! {
    /// Units done.
    DoneRow {
        unit: UnitId = ("服务单位", "Unit");
        quantity: u32 = ("完成数量", "Done");
    }
}

verb! {
    /// The provider reports on a period (A46). What the records hold is not asked again.
    SubmitReport "submit-report" ("提交期间报告", "Report on a period")
    help ("完成量和工时留空时，按已登记的服务记录汇总。每个期间只报一次。",
        "Leave units and hours empty to take them from the records of service. Each period is reported once.")
    acts [46] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        from: Date = ("期间起", "From");
        to: Date = ("期间止", "To");
        done: Rows<DoneRow> = ("完成量", "Units done")
            hint ("留空则按服务记录汇总", "leave empty to count the records");
        hours: Option<Decimal> = ("工时", "Hours")
            hint ("留空则按服务记录汇总", "leave empty to add up the records");
        spent: Money = ("本期支出", "Spent in the period");
        note: Option<Prose> = ("说明", "Note");
    }
}

impl Act for SubmitReport {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = own_contract(at)?;
        let terms = &contract.terms;
        let fits = terms.start <= self.from && self.from <= self.to && self.to <= terms.end;
        REPORT_PERIOD
            .unless(fits && self.to <= at.today())
            .map_err(|one| one.at("to"))?;
        let questioned = self.questioned(contract);
        if let (None, Some(until)) = (questioned, contract.delivery.reported_until())
            && self.from <= until
        {
            return Err(REPORT_OVERLAP.with("until", until).at("from"));
        }
        let id = PeriodReportId::after(contract.delivery.reports.len());
        let mut decision = Decision::new(at).event(ReportSubmitted {
            id,
            from: self.from,
            to: self.to,
            done: self.units(contract)?,
            hours: self
                .hours
                .unwrap_or_else(|| self.recorded(contract).map(|one| one.hours).sum()),
            spent: self.spent,
            note: self.note.as_ref().map(Prose::text),
        });
        if let Some(earlier) = questioned {
            decision = decision.meet(&REPORT_CLARIFY, earlier.content.id);
        }
        for period in periods(contract).take_while(|one| one.to <= self.to) {
            decision = decision.meet(&PERIOD_REPORT, period);
        }
        decision = decision.owe(
            &REPORT_ANSWER,
            id,
            at.due(Key::DeliveryReportAnswer, at.today())?,
        );
        let reported = contract.delivery.reported_until().max(Some(self.to));
        if let Some(next) = next_owed(at, contract, reported) {
            let due = at.due(Key::DeliveryReport, next.to)?;
            decision = decision.owe(&PERIOD_REPORT, next, due);
        }
        decision.done()
    }
}

impl SubmitReport {
    /// The report on the same period that the purchaser has questions about.
    fn questioned<'a>(&self, contract: &'a Contract) -> Option<&'a PeriodReport> {
        contract.delivery.reports.iter().find(|one| {
            one.state == ReportState::Questioned
                && one.content.from == self.from
                && one.content.to == self.to
        })
    }

    fn recorded<'a>(&self, contract: &'a Contract) -> impl Iterator<Item = &'a Service> {
        let (from, to) = (self.from, self.to);
        let services = contract.delivery.standing_services();
        services.filter(move |one| from <= one.on && one.on <= to)
    }

    fn units(&self, contract: &Contract) -> Result<Vec<UnitDone>, Refusal> {
        let agreed = &contract.terms.units;
        if self.done.0.is_empty() {
            let counted = agreed.iter().map(|unit| {
                let done = self
                    .recorded(contract)
                    .filter(|one| one.unit == Some(unit.id))
                    .count();
                UnitDone {
                    unit: unit.id,
                    quantity: u32::try_from(done).unwrap_or(u32::MAX),
                }
            });
            return Ok(counted.collect());
        }
        let rows = self.done.0.iter().enumerate().map(|(number, row)| {
            let known = agreed.iter().any(|unit| unit.id == row.unit);
            SERVICE_UNIT_UNKNOWN.unless(known).map_err(|one| {
                one.with("unit", row.unit.to_string())
                    .at(format!("done.{number}.unit"))
            })?;
            Ok(UnitDone {
                unit: row.unit,
                quantity: row.quantity,
            })
        });
        rows.collect()
    }
}
