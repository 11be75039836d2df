//! Addresses of calendar feeds. Whoever knows the address reads the feed, so only a hash of it is
//! kept, and it can be revoked; the address itself is shown once.

use crate::{
    accounts::hash_token,
    app::{App, AppError},
    directory::PersonCard,
    ids,
};
use kernel::{Date, Lang, PersonId};
use serde::{Deserialize, Serialize};
use store::{ReadRows, StoreError};

/// Most addresses a person has at once.
pub const FEEDS_MAX: usize = 8;

/// A feed of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// The hash of its token, in hexadecimal.
    pub hash: String,
    /// Its language.
    pub lang: Lang,
    /// The day it was made.
    pub made: Date,
}

/// Whose feed an address is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Owner {
    person: PersonId,
    lang: Lang,
}

fn of_person(person: PersonId) -> String {
    format!("calendars:{person}")
}

fn of_hash(hash: &str) -> String {
    format!("calendar:{hash}")
}

fn hex(hash: [u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(rows: &dyn ReadRows, person: PersonId) -> Result<Vec<Feed>, StoreError> {
    match rows.meta(&of_person(person))? {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Row("calendar")),
        None => Ok(Vec::new()),
    }
}

fn text(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Row("calendar"))
}

impl App {
    /// The feeds of a person.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn calendars_of(&self, person: PersonId) -> Result<Vec<Feed>, AppError> {
        let reader = self.reader()?;
        Ok(read(&*reader, person)?)
    }

    /// A new feed: the token of its address; none when the person has as many as they may.
    ///
    /// # Errors
    /// Failures of the database or no randomness.
    pub fn make_calendar(&self, person: PersonId, lang: Lang) -> Result<Option<String>, AppError> {
        if self.calendars_of(person)?.len() >= FEEDS_MAX {
            return Ok(None);
        }
        let token = ids::token()?;
        let feed = Feed {
            hash: hex(hash_token(&token)),
            lang,
            made: kernel::civil_date(self.clock().now()),
        };
        self.bus().rows(Box::new(move |batch| {
            let mut all = read(&*batch, person)?;
            let owner = Owner { person, lang };
            batch.put_meta(&of_hash(&feed.hash), &text(&owner)?)?;
            all.push(feed);
            batch.put_meta(&of_person(person), &text(&all)?)
        }))?;
        Ok(Some(token))
    }

    /// Takes a feed back; its address leads nowhere from then on. A feed of somebody else stays.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn revoke_calendar(&self, person: PersonId, hash: &str) -> Result<(), AppError> {
        let hash = hash.to_owned();
        self.bus().rows(Box::new(move |batch| {
            let mut all = read(&*batch, person)?;
            let before = all.len();
            all.retain(|one| one.hash != hash);
            if all.len() == before {
                return Ok(());
            }
            batch.put_meta(&of_hash(&hash), "")?;
            batch.put_meta(&of_person(person), &text(&all)?)
        }))?;
        Ok(())
    }

    /// Whose feed a token opens, and in which language.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn calendar_owner(&self, token: &str) -> Result<Option<(PersonCard, Lang)>, AppError> {
        let row = self.meta(&of_hash(&hex(hash_token(token))))?;
        // A revoked address is as unknown as one that never was.
        let Some(row) = row.filter(|row| !row.is_empty()) else {
            return Ok(None);
        };
        let owner: Owner = serde_json::from_str(&row)?;
        let card = self.directory().person(owner.person).cloned();
        Ok(card.map(|card| (card, owner.lang)))
    }
}
