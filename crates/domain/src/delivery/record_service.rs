//! Records one service given.

use super::{
    common::{own_contract, some_hours},
    facts::ServiceRecorded,
    guards::{SERVICE_IN_TERM, SERVICE_WHILE_SUSPENDED, WORKER_DAY},
    ids::ServiceId,
    refusals::{DAY_AHEAD, NO_OPEN_CASE, SERVICE_UNIT_UNKNOWN},
    words::{Entry, Place, ServiceKind},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    process::{Standing, UnitId},
    refusal::Refusal,
    verb::Act,
};
use jiff::SignedDuration;
use kernel::{Date, time};
use rules::Key;
use rust_decimal::Decimal;

/// Most hours of service one worker can give in a day.
const WORKER_DAY_HOURS: Decimal = Decimal::from_parts(9, 0, 0, false, 0);

verb! {
    /// Records one service given (A42).
    RecordService "record-service" ("登记服务", "Record a service")
    help ("每次服务一条，不写服务对象姓名。72 小时后补录会注明。",
        "One record per service, without names of users. Records entered after 72 hours are marked.")
    acts [42] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        kind: ServiceKind = ("服务类型", "Kind of service");
        unit: Option<UnitId> = ("计入的服务单位", "Unit it counts towards");
        date: Date = ("服务日期", "Day of the service");
        hours: Decimal = ("工时", "Hours worked");
        served: u32 = ("服务人数", "Persons served");
        place: Place = ("地点", "Place");
        note: Option<Line> = ("备注", "Note") hint ("不写姓名、住址", "no names or addresses");
    }
}

impl Act for RecordService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let suspended = at
            .contract()
            .is_ok_and(|contract| matches!(contract.standing, Standing::Suspended { .. }));
        vec![SERVICE_WHILE_SUSPENDED.holds(!suspended)]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let terms = &contract.terms;
        let same_day = contract.delivery.standing_services().filter(|one| {
            one.on == self.date && one.worker.is_some() && one.worker == at.actor().person
        });
        let hours: Decimal = same_day.map(|one| one.hours).sum();
        vec![
            SERVICE_IN_TERM.holds(terms.start <= self.date && self.date <= terms.end),
            WORKER_DAY.holds(hours + self.hours <= WORKER_DAY_HOURS),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = own_contract(at)?;
        DAY_AHEAD
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        some_hours(self.hours)?;
        if let Some(unit) = self.unit
            && !contract.terms.units.iter().any(|one| one.id == unit)
        {
            return Err(SERVICE_UNIT_UNKNOWN
                .with("unit", unit.to_string())
                .at("unit"));
        }
        if self.kind == ServiceKind::CaseClosed {
            let open = contract.delivery.open_cases() > 0;
            NO_OPEN_CASE.unless(open).map_err(|one| one.at("kind"))?;
        }
        Decision::new(at)
            .event(ServiceRecorded {
                id: ServiceId::after(contract.delivery.services.len()),
                kind: self.kind,
                unit: self.unit,
                on: self.date,
                hours: self.hours,
                served: self.served,
                place: self.place,
                entry: entry(at, self.date)?,
                note: self.note.as_ref().map(Line::text),
            })
            .done()
    }
}

/// The hours run from the end of the day of the service.
fn entry(at: &At<'_>, date: Date) -> Result<Entry, Refusal> {
    let missing = || RULES_MISSING.with("day", at.today());
    let hours = at
        .pack()?
        .hours(Key::ServiceRecord)
        .map_err(|_| missing())?;
    let end = at.start_of(time::plus_days(date, 1)).ok_or_else(missing)?;
    let limit = end
        .checked_add(SignedDuration::from_hours(i64::from(hours)))
        .map_err(|_| missing())?;
    Ok(if at.now() <= limit {
        Entry::Timely
    } else {
        Entry::Late
    })
}
