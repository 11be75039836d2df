//! What each worker recorded by day (AF-10, AF-11): hours, and spans of time where they were said.
//!
//! Kept by worker and day, so that many records are checked without comparing each with each.

use super::{
    state::{Deliverer, Delivery, Service},
    words::Entry,
};
use crate::context::At;
use jiff::{SignedDuration, civil::DateTime, civil::Time};
use kernel::{Date, time};
use rules::Key;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::HashMap;

/// The time one record takes.
#[derive(Clone, Debug)]
pub struct Booked {
    /// Whose time.
    pub who: Deliverer,
    /// On which day.
    pub on: Date,
    /// From when, if it was said.
    pub from: Option<Time>,
    /// Hours of service.
    pub hours: Decimal,
    /// Hours of travel.
    pub travel: Decimal,
}

impl Booked {
    /// From and until when; none when the time of day was not said.
    fn span(&self) -> Option<(DateTime, DateTime)> {
        let start = self.on.to_datetime(self.from?);
        let minutes = (self.hours * Decimal::from(60)).round().to_i64()?;
        let end = start.checked_add(SignedDuration::from_mins(minutes)).ok()?;
        Some((start, end))
    }
}

/// Time booked by worker and day.
#[derive(Debug, Default)]
pub struct Days {
    kept: HashMap<(Deliverer, Date), Day>,
}

#[derive(Debug, Default)]
struct Day {
    hours: Decimal,
    spans: Vec<(DateTime, DateTime)>,
}

impl Days {
    /// What was recorded from one day to another and on the days beside them, withdrawn records apart.
    pub fn of(delivery: &Delivery, from: Date, to: Date) -> Days {
        let (from, to) = (time::plus_days(from, -1), time::plus_days(to, 1));
        let mut days = Days::default();
        for service in delivery.standing_services() {
            if (from..=to).contains(&service.on)
                && let Some(booked) = delivery.booked(service)
            {
                days.add(&booked);
            }
        }
        days
    }

    /// Books time.
    pub fn add(&mut self, one: &Booked) {
        let day = self.kept.entry((one.who.clone(), one.on)).or_default();
        day.hours += one.hours + one.travel;
        day.spans.extend(one.span());
    }

    /// Hours of service and travel of a worker on a day.
    pub fn hours_on(&self, who: &Deliverer, on: Date) -> Decimal {
        let day = self.kept.get(&(who.clone(), on));
        day.map_or(Decimal::ZERO, |day| day.hours)
    }

    /// How many booked spans of the same worker this one meets, itself included if it is booked.
    pub fn meetings(&self, one: &Booked) -> usize {
        let Some((start, end)) = one.span() else {
            return 0;
        };
        let near = [-1, 0, 1].map(|days| time::plus_days(one.on, days));
        near.into_iter()
            .filter_map(|day| self.kept.get(&(one.who.clone(), day)))
            .flat_map(|day| &day.spans)
            .filter(|(from, until)| *from < end && start < *until)
            .count()
    }
}

impl Delivery {
    /// Who gave a service, as the roster of today tells.
    pub fn deliverer(&self, service: &Service) -> Option<Deliverer> {
        self.whose(service.code.as_ref(), service.worker)
    }

    /// The time a record takes.
    pub fn booked(&self, service: &Service) -> Option<Booked> {
        Some(Booked {
            who: self.deliverer(service)?,
            on: service.on,
            from: service.from,
            hours: service.hours,
            travel: service.travel,
        })
    }
}

/// Most hours of service and travel of one worker in a day (AF-10).
pub fn day_max(at: &At<'_>) -> Option<Decimal> {
    let hours = at.pack().ok()?.hours(Key::WorkerDayMax).ok()?;
    Some(Decimal::from(hours))
}

/// What a reader should look at in a record: questions, never verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Entered after the hours the rules allow (AF-03).
    Late,
    /// The worker has more hours that day than one can work (AF-10).
    LongDay,
    /// It overlaps in time with another record of the worker (AF-11).
    Overlap,
    /// The worker is not on the roster of that day (P30).
    OffRoster,
}

/// What to look at in a record. `days` holds all records around its day.
pub fn notices(
    delivery: &Delivery,
    service: &Service,
    days: &Days,
    most: Option<Decimal>,
) -> Vec<Notice> {
    let mut found = Vec::new();
    if service.entry == Entry::Late {
        found.push(Notice::Late);
    }
    let Some(booked) = delivery.booked(service) else {
        return found;
    };
    if most.is_some_and(|most| days.hours_on(&booked.who, booked.on) > most) {
        found.push(Notice::LongDay);
    }
    if days.meetings(&booked) > 1 {
        found.push(Notice::Overlap);
    }
    let off = delivery.roster.as_ref().is_some_and(|roster| {
        let mut own = roster.entries_of(&booked.who);
        !own.any(|member| member.serves_on(booked.on))
    });
    if off {
        found.push(Notice::OffRoster);
    }
    found
}
