//! The calendar of inspections: each quarter with the one cap for all bodies and who used it.

use super::state::{Inspection, InspectionKind};
use crate::{context::At, process::Contract};
use kernel::{Date, OrganisationId};
use rules::Key;
use std::collections::BTreeMap;

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuarterId {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub number: i8,
}

impl QuarterId {
    /// The quarter of a day.
    pub fn of(day: Date) -> QuarterId {
        QuarterId {
            year: day.year(),
            number: (day.month() - 1) / 3 + 1,
        }
    }
}

/// A quarter with its inspections.
#[derive(Clone, Debug)]
pub struct Quarter<'a> {
    /// Which.
    pub id: QuarterId,
    /// The cap of the quarter, all bodies together.
    pub cap: u32,
    /// The inspections, by day.
    pub inspections: Vec<&'a Inspection>,
}

impl Quarter<'_> {
    /// How many the cap still allows; nothing once it is reached.
    pub fn left(&self) -> u32 {
        let used = u32::try_from(self.inspections.len()).unwrap_or(u32::MAX);
        self.cap.saturating_sub(used)
    }

    /// How many are beyond the cap.
    pub fn over(&self) -> u32 {
        let used = u32::try_from(self.inspections.len()).unwrap_or(u32::MAX);
        used.saturating_sub(self.cap)
    }

    /// How many each office made.
    pub fn by_office(&self) -> BTreeMap<OrganisationId, usize> {
        let mut found = BTreeMap::new();
        for one in &self.inspections {
            *found.entry(one.office.id).or_insert(0) += 1;
        }
        found
    }

    /// How many were surprise visits or came unannounced.
    pub fn unannounced(&self) -> usize {
        let kinds = self.inspections.iter().map(|one| one.kind);
        kinds
            .filter(|one| *one != InspectionKind::Announced)
            .count()
    }
}

/// The quarters of the contract up to the present one and any with an inspection after it, the latest
/// first. Nothing where no pack covers the day.
pub fn quarters<'a>(at: &At<'_>, contract: &'a Contract) -> Vec<Quarter<'a>> {
    let Ok(cap) = at.count(Key::InspectionsPerQuarter) else {
        return Vec::new();
    };
    let mut found: BTreeMap<QuarterId, Vec<&Inspection>> = BTreeMap::new();
    let mut day = contract.terms.start;
    while day <= at.today().min(contract.terms.end) {
        found.entry(QuarterId::of(day)).or_default();
        day = kernel::time::plus_days(day, 28);
    }
    found.entry(QuarterId::of(at.today())).or_default();
    for one in &contract.delivery.inspections {
        found.entry(QuarterId::of(one.on)).or_default().push(one);
    }
    let quarter = |(id, mut inspections): (QuarterId, Vec<&'a Inspection>)| {
        inspections.sort_by_key(|one| one.on);
        Quarter {
            id,
            cap,
            inspections,
        }
    };
    found.into_iter().rev().map(quarter).collect()
}
