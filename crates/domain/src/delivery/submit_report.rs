//! Reports on a period.

use super::{
    common::own_contract,
    duties::{PERIOD_REPORT, REPORT_ANSWER, REPORT_CLARIFY},
    facts::ReportSubmitted,
    ids::{PeriodReportId, ReportFieldId},
    parts::UnitDone,
    periods::{next_owed, periods},
    refusals::{FIELD_MISSING, FIELD_UNKNOWN, REPORT_OVERLAP, REPORT_PERIOD, SERVICE_UNIT_UNKNOWN},
    report_fields::{FieldValue, HOURS, SPENT, UNITS_DONE},
    state::{PeriodReport, ReportState, Service},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose, Rows},
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

row! {
    /// The answer to an agreed field.
    DatumRow {
        field: ReportFieldId = ("字段", "Field");
        value: Line = ("内容", "Answer");
    }
}

verb! {
    /// The provider reports on a period (A46). What the records hold is not asked again.
    SubmitReport "submit-report" ("提交期间报告", "Report on a period")
    help ("只显示仍在使用的字段。完成量和工时留空时，按已登记的服务记录汇总。每个期间只报一次。",
        "Only fields still in use are shown. Leave units and hours empty to take them from the records of service. Each period is reported once.")
    acts [46] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        from: Date = ("期间起", "From");
        to: Date = ("期间止", "To");
        done: Rows<DoneRow> = ("完成量", "Units done")
            hint ("留空则按服务记录汇总", "leave empty to count the records");
        hours: Option<Decimal> = ("工时", "Hours")
            hint ("留空则按服务记录汇总", "leave empty to add up the records");
        spent: Option<Money> = ("本期支出", "Spent in the period");
        data: Rows<DatumRow> = ("双方同意增加的字段", "Fields agreed on")
            hint ("每个字段填一行", "one row for each");
        note: Option<Prose> = ("说明", "Note");
    }
}

impl Act for SubmitReport {
    fn unasked(at: &At<'_>) -> Vec<&'static str> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let delivery = &contract.delivery;
        let standard = [("done", UNITS_DONE), ("hours", HOURS), ("spent", SPENT)];
        let lapsed = standard
            .into_iter()
            .filter(|(_, field)| !delivery.asks_for(*field));
        let none = delivery.live_agreed_fields().next().is_none();
        let data = none.then_some("data");
        lapsed.map(|(name, _)| name).chain(data).collect()
    }

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
        let data = self.answers(contract)?;
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
            data,
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
    /// What is answered in the agreed fields. Every field still in use is needed, and no other taken.
    fn answers(&self, contract: &Contract) -> Result<Vec<FieldValue>, Refusal> {
        let delivery = &contract.delivery;
        if delivery.asks_for(SPENT) && self.spent.is_none() {
            let name = kernel::lang::bi("本期支出", "Spent in the period");
            return Err(FIELD_MISSING.with("field", name).at("spent"));
        }
        for field in delivery.live_agreed_fields() {
            let mut rows = self.data.0.iter();
            if !rows.any(|row| row.field == field.id) {
                return Err(FIELD_MISSING.with("field", field.name.as_str()).at("data"));
            }
        }
        let rows = self.data.0.iter().enumerate().map(|(number, row)| {
            let mut live = delivery.live_agreed_fields();
            FIELD_UNKNOWN
                .unless(live.any(|one| one.id == row.field))
                .map_err(|one| one.at(format!("data.{number}.field")))?;
            Ok(FieldValue {
                field: row.field,
                value: row.value.text(),
            })
        });
        rows.collect()
    }

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
