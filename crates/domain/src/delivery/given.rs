//! One service as it is given in, alone or with others, and what is asked of it.

use super::{
    codes::{CaseCode, UserCode, WorkerCode},
    days::Booked,
    facts::ServiceRecorded,
    ids::ServiceId,
    parts::Photo,
    refusals::{
        CASE_NOT_OPEN, CASE_OPEN, DAY_AHEAD, HOURS_MISSING, NO_OPEN_CASE, SERVICE_UNIT_UNKNOWN,
    },
    state::Delivery,
    words::{Entry, Place, Priority, ServiceKind},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    process::{Contract, UnitId},
    refusal::Refusal,
};
use jiff::{SignedDuration, civil::Time};
use kernel::{Date, FreeText, time};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A service given in.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub kind: ServiceKind,
    pub unit: Option<UnitId>,
    pub date: Date,
    pub from: Option<Time>,
    pub hours: Decimal,
    pub travel: Option<Decimal>,
    pub served: u32,
    pub place: Place,
    pub case: Option<CaseCode>,
    pub users: Vec<UserCode>,
    pub priority: Option<Priority>,
    pub photos: Vec<Photo>,
    pub worker: Option<WorkerCode>,
    pub note: Option<FreeText>,
}

impl Given {
    /// The time it takes.
    pub fn booked(&self, at: &At<'_>, delivery: &Delivery) -> Option<Booked> {
        Some(Booked {
            who: delivery.whose(self.worker.as_ref(), at.actor().person)?,
            on: self.date,
            from: self.from,
            hours: self.hours,
            travel: self.travel.unwrap_or_default(),
        })
    }

    /// Why it cannot be recorded; what it does to cases is noted in `cases`.
    pub fn check(
        &self,
        at: &At<'_>,
        contract: &Contract,
        cases: &mut Cases,
    ) -> Result<(), Refusal> {
        DAY_AHEAD
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        HOURS_MISSING
            .unless(!self.hours.is_zero())
            .map_err(|one| one.at("hours"))?;
        if let Some(unit) = self.unit
            && !contract.terms.units.iter().any(|one| one.id == unit)
        {
            return Err(SERVICE_UNIT_UNKNOWN
                .with("unit", unit.to_string())
                .at("unit"));
        }
        cases.take(self.kind, self.case.as_ref(), self.date)
    }

    /// The fact of it.
    pub fn event(self, at: &At<'_>, id: ServiceId) -> Result<ServiceRecorded, Refusal> {
        Ok(ServiceRecorded {
            entry: entry(at, self.date)?,
            id,
            kind: self.kind,
            unit: self.unit,
            on: self.date,
            hours: self.hours,
            served: self.served,
            place: self.place,
            note: self.note,
            from: self.from,
            travel: self.travel,
            case: self.case,
            users: self.users,
            priority: self.priority,
            photos: self.photos,
            worker: self.worker,
        })
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

/// When each case was opened and closed.
#[derive(Debug, Default)]
pub(super) struct Cases {
    known: HashMap<CaseCode, Case>,
    open: i64,
}

#[derive(Debug, Default)]
struct Case {
    opened: Vec<Date>,
    closed: Vec<Date>,
}

impl Case {
    /// Whether it was open on a day: opened by then and not closed before.
    fn is_open_on(&self, day: Date) -> bool {
        let opened = self.opened.iter().filter(|one| **one <= day).count();
        let closed = self.closed.iter().filter(|one| **one < day).count();
        opened > closed
    }

    fn is_open(&self) -> bool {
        self.opened.len() > self.closed.len()
    }
}

impl Cases {
    /// Cases by the records that count; those of `codes` by their dates.
    pub fn of(delivery: &Delivery) -> Cases {
        let mut cases = Cases::default();
        for one in delivery.standing_services() {
            cases.note(one.kind, one.case.as_ref(), one.on);
        }
        cases
    }

    fn note(&mut self, kind: ServiceKind, code: Option<&CaseCode>, on: Date) {
        let (opened, change) = match kind {
            ServiceKind::CaseOpened => (true, 1),
            ServiceKind::CaseClosed => (false, -1),
            ServiceKind::CaseSession
            | ServiceKind::Group
            | ServiceKind::Activity
            | ServiceKind::Visit
            | ServiceKind::Consultation => return,
        };
        self.open += change;
        if let Some(code) = code {
            let case = self.known.entry(code.clone()).or_default();
            let list = if opened {
                &mut case.opened
            } else {
                &mut case.closed
            };
            list.push(on);
        }
    }

    fn take(
        &mut self,
        kind: ServiceKind,
        code: Option<&CaseCode>,
        on: Date,
    ) -> Result<(), Refusal> {
        let known = code.and_then(|code| self.known.get(code));
        let open_then = known.is_some_and(|case| case.is_open_on(on));
        let open_now = known.is_some_and(Case::is_open);
        let of = |refusal: &'static crate::refusal::RefusalKind| {
            let name = code.map(ToString::to_string).unwrap_or_default();
            refusal.with("case", name).with("day", on).at("case")
        };
        match (kind, code) {
            (ServiceKind::CaseOpened, Some(_)) if open_now => return Err(of(&CASE_OPEN)),
            (ServiceKind::CaseSession, Some(_)) if !open_then => return Err(of(&CASE_NOT_OPEN)),
            (ServiceKind::CaseClosed, Some(_)) if !(open_then && open_now) => {
                return Err(of(&CASE_NOT_OPEN));
            }
            (ServiceKind::CaseClosed, None) if self.open <= 0 => {
                return Err(NO_OPEN_CASE.refuse().at("kind"));
            }
            _ => {}
        }
        self.note(kind, code, on);
        Ok(())
    }
}

/// The place of a kind among records of one day: a case is opened before it is worked on.
pub(super) const fn order_of(kind: ServiceKind) -> u8 {
    match kind {
        ServiceKind::CaseOpened => 0,
        ServiceKind::CaseSession
        | ServiceKind::Group
        | ServiceKind::Activity
        | ServiceKind::Visit
        | ServiceKind::Consultation => 1,
        ServiceKind::CaseClosed => 2,
    }
}
