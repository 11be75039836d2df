//! Who confirms: the shares that separation of duties looks at (SD10).

use super::state::{Delivery, Word};
use kernel::{PersonId, Role};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Confirmations of records that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Records that count.
    pub records: usize,
    /// Records that somebody confirmed.
    pub records_confirmed: usize,
    /// Confirmations; two persons may confirm the same record.
    pub confirmed: usize,
    /// Those by users themselves, their panel included.
    pub by_users: usize,
    /// Confirmations by person.
    pub by_person: BTreeMap<PersonId, usize>,
}

/// A share of all confirmations, in per cent; nothing when there are none.
fn share(part: usize, whole: usize) -> Option<Decimal> {
    (whole > 0)
        .then(|| (Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole)).round_dp(1))
}

impl Voices {
    /// The largest share of one person, in per cent.
    pub fn largest(&self) -> Option<Decimal> {
        share(
            self.by_person.values().copied().max().unwrap_or(0),
            self.confirmed,
        )
    }

    /// The share of users themselves, in per cent.
    pub fn users(&self) -> Option<Decimal> {
        share(self.by_users, self.confirmed)
    }
}

impl Delivery {
    /// Who confirmed how much.
    pub fn voices(&self) -> Voices {
        let mut found = Voices::default();
        for service in self.standing_services() {
            found.records += 1;
            found.records_confirmed += usize::from(service.is_confirmed());
            for voice in service
                .voices
                .iter()
                .filter(|one| one.word == Word::Confirmed)
            {
                found.confirmed += 1;
                found.by_users +=
                    usize::from(matches!(voice.role, Role::Resident | Role::UserPanel));
                if let Some(person) = voice.person {
                    *found.by_person.entry(person).or_default() += 1;
                }
            }
        }
        found
    }
}
