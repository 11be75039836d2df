//! People who sign in: passwords, sessions, language.

use crate::{
    app::{App, AppError},
    directory::{OrganisationCard, PersonCard},
    ids,
};
use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use kernel::{Lang, PersonId, Timestamp};
use sha2::{Digest, Sha256};
use store::Session;

/// How long a session lasts, in hours (NIST SP 800-63B-4: at most 24).
pub const SESSION_HOURS: i64 = 12;
/// Shortest password accepted, in characters (NIST SP 800-63B-4 when it stands alone).
pub const PASSWORD_MIN: usize = 15;
/// Longest password accepted, in characters.
pub const PASSWORD_MAX: usize = 256;

/// A browser that has signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: PersonCard,
    /// The token each form must repeat.
    pub csrf: String,
    /// The language they prefer.
    pub lang: Lang,
}

/// A slow, salted hash of a password in PHC form.
///
/// # Errors
/// No randomness.
pub fn hash_password(password: &str) -> Result<String, AppError> {
    let salt = ids::random::<16>()?;
    let hashed = Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|_| AppError::Password)?;
    Ok(hashed.to_string())
}

fn password_matches(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

impl App {
    /// Adds or replaces organisations.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn put_organisations(&self, cards: Vec<OrganisationCard>) -> Result<(), AppError> {
        let mut rows = Vec::with_capacity(cards.len());
        for card in cards {
            rows.push(store::Organisation {
                id: card.id,
                json: serde_json::to_string(&card)?,
            });
        }
        self.bus().rows(Box::new(move |batch| {
            rows.iter().try_for_each(|row| batch.put_organisation(row))
        }))?;
        self.reload_directory()
    }

    /// Adds or replaces people, all with the same password hash.
    ///
    /// # Errors
    /// Failures of the database, or a login that is taken.
    pub fn put_persons(&self, cards: Vec<PersonCard>, password_hash: &str) -> Result<(), AppError> {
        let mut rows = Vec::with_capacity(cards.len());
        for card in cards {
            rows.push(store::Person {
                id: card.id,
                organisation: card.organisation,
                login: card.login.clone(),
                password_hash: password_hash.to_owned(),
                language: Lang::Zh.tag().to_owned(),
                json: serde_json::to_string(&card)?,
            });
        }
        self.bus().rows(Box::new(move |batch| {
            rows.iter().try_for_each(|row| batch.put_person(row))
        }))?;
        self.reload_directory()
    }

    /// Signs in: the token for the cookie, or nothing when login and password do not match. An
    /// unknown login takes as long as a wrong password.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn sign_in(&self, login: &str, password: &str) -> Result<Option<String>, AppError> {
        if password.chars().count() > PASSWORD_MAX {
            return Ok(None);
        }
        let found = self.reader()?.person_by_login(login.trim())?;
        let hash = found
            .as_ref()
            .map_or(self.decoy_hash(), |person| &person.password_hash);
        let matches = password_matches(password, hash);
        let Some(person) = found.filter(|_| matches) else {
            return Ok(None);
        };
        self.open_session(person.id).map(Some)
    }

    fn open_session(&self, person: PersonId) -> Result<String, AppError> {
        let token = ids::token()?;
        // Sessions live in real time even where a demonstration moves the clock of the record.
        let now = crate::clock::Clock::system().now();
        let row = Session {
            token_hash: hash_token(&token),
            person,
            csrf: ids::token()?,
            created: now,
            expires: later(now),
        };
        self.bus().rows(Box::new(move |batch| {
            batch.delete_expired_sessions(now)?;
            batch.put_session(&row)
        }))?;
        Ok(token)
    }

    /// Who a cookie's token belongs to, if the session still lasts.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn signed_in(&self, token: &str) -> Result<Option<SignedIn>, AppError> {
        let reader = self.reader()?;
        let Some(session) = reader.session(&hash_token(token))? else {
            return Ok(None);
        };
        if session.expires <= crate::clock::Clock::system().now() {
            return Ok(None);
        }
        let lang = reader
            .person(session.person)?
            .and_then(|person| Lang::from_tag(&person.language))
            .unwrap_or_default();
        let card = self.directory().person(session.person).cloned();
        Ok(card.map(|person| SignedIn {
            person,
            csrf: session.csrf,
            lang,
        }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn sign_out(&self, token: &str) -> Result<(), AppError> {
        let hash = hash_token(token);
        self.bus()
            .rows(Box::new(move |batch| batch.delete_session(&hash)))?;
        Ok(())
    }

    /// Remembers the language a person prefers.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn prefer(&self, person: PersonId, lang: Lang) -> Result<(), AppError> {
        let row = self.reader()?.person(person)?;
        if let Some(mut row) = row
            && row.language != lang.tag()
        {
            row.language = lang.tag().to_owned();
            self.bus()
                .rows(Box::new(move |batch| batch.put_person(&row)))?;
        }
        Ok(())
    }
}

pub(crate) fn hash_token(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn later(now: Timestamp) -> Timestamp {
    now.saturating_add(jiff::SignedDuration::from_hours(SESSION_HOURS))
        .unwrap_or(now)
}
