//! Plain rows: the directory, sessions, named values and drafts.

use super::{Link, SqliteBatch, open::META_KEY, sql};
use crate::{
    StoreError,
    model::{Draft, Organisation, Person, Session},
    store::{ReadRows, WriteRows},
};
use kernel::{OrganisationId, PersonId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use std::str::FromStr;

pub(super) fn query<T>(
    link: &Connection,
    sql: &str,
    params: impl Params,
    read: fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = link.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

pub(super) fn execute(link: &Connection, sql: &str, params: impl Params) -> Result<(), StoreError> {
    link.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

pub(super) fn parsed<T: FromStr>(
    row: &Row<'_>,
    column: usize,
    table: &'static str,
) -> Result<T, StoreError> {
    row.get::<_, String>(column)?
        .parse()
        .map_err(|_| StoreError::Row(table))
}

fn parsed_or_null<T: FromStr>(
    row: &Row<'_>,
    column: usize,
    table: &'static str,
) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse())
        .transpose()
        .map_err(|_| StoreError::Row(table))
}

fn organisation(row: &Row<'_>) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: parsed(row, 0, "organisation")?,
        json: row.get(1)?,
    })
}

fn person(row: &Row<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        id: parsed(row, 0, "person")?,
        organisation: parsed_or_null(row, 1, "person")?,
        login: row.get(2)?,
        password_hash: row.get(3)?,
        language: row.get(4)?,
        json: row.get(5)?,
    })
}

fn session(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        token_hash: row.get(0)?,
        person: parsed(row, 1, "session")?,
        csrf: row.get(2)?,
        created: parsed(row, 3, "session")?,
        expires: parsed(row, 4, "session")?,
    })
}

fn draft(row: &Row<'_>) -> Result<Draft, StoreError> {
    Ok(Draft {
        id: row.get(0)?,
        person: parsed(row, 1, "draft")?,
        verb: row.get(2)?,
        process: parsed_or_null(row, 3, "draft")?,
        json: row.get(4)?,
        updated: parsed(row, 5, "draft")?,
    })
}

impl<T: Link> ReadRows for T {
    fn organisation(&self, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
        let params = [id.to_string()];
        Ok(query(self.link()?, sql!("organisation_get"), params, organisation)?.pop())
    }

    fn organisations(&self) -> Result<Vec<Organisation>, StoreError> {
        query(self.link()?, sql!("organisations"), [], organisation)
    }

    fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        Ok(query(self.link()?, sql!("person_get"), [id.to_string()], person)?.pop())
    }

    fn person_by_login(&self, login: &str) -> Result<Option<Person>, StoreError> {
        Ok(query(self.link()?, sql!("person_by_login"), [login], person)?.pop())
    }

    fn persons(&self) -> Result<Vec<Person>, StoreError> {
        query(self.link()?, sql!("persons"), [], person)
    }

    fn session(&self, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
        Ok(query(self.link()?, sql!("session_get"), [token_hash], session)?.pop())
    }

    fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.link()?.prepare_cached(sql!("meta_get"))?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    fn draft(&self, id: &str) -> Result<Option<Draft>, StoreError> {
        Ok(query(self.link()?, sql!("draft_get"), [id], draft)?.pop())
    }

    fn drafts(&self, person: PersonId) -> Result<Vec<Draft>, StoreError> {
        query(self.link()?, sql!("drafts"), [person.to_string()], draft)
    }
}

impl WriteRows for SqliteBatch<'_> {
    fn put_organisation(&mut self, row: &Organisation) -> Result<(), StoreError> {
        let params = params![row.id.to_string(), row.json];
        execute(self.link()?, sql!("organisation_put"), params)
    }

    fn put_person(&mut self, row: &Person) -> Result<(), StoreError> {
        let organisation = row.organisation.map(|id| id.to_string());
        let Person {
            id,
            login,
            password_hash,
            language,
            json,
            ..
        } = row;
        let params = params![
            id.to_string(),
            organisation,
            login,
            password_hash,
            language,
            json
        ];
        execute(self.link()?, sql!("person_put"), params)
    }

    fn put_session(&mut self, row: &Session) -> Result<(), StoreError> {
        let Session {
            token_hash,
            person,
            csrf,
            created,
            expires,
        } = row;
        let params = params![
            token_hash,
            person.to_string(),
            csrf,
            created.to_string(),
            expires.to_string(),
            expires.as_millisecond()
        ];
        execute(self.link()?, sql!("session_put"), params)
    }

    fn delete_session(&mut self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        execute(self.link()?, sql!("session_delete"), [token_hash])
    }

    fn delete_sessions_of(&mut self, person: PersonId) -> Result<(), StoreError> {
        execute(
            self.link()?,
            sql!("session_delete_person"),
            [person.to_string()],
        )
    }

    fn delete_expired_sessions(&mut self, now: Timestamp) -> Result<(), StoreError> {
        execute(
            self.link()?,
            sql!("session_delete_expired"),
            [now.as_millisecond()],
        )
    }

    fn put_meta(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        if key == META_KEY {
            return Err(StoreError::Entry(
                "this name is kept for the key of the record",
            ));
        }
        execute(self.link()?, sql!("meta_put"), [key, value])
    }

    fn put_draft(&mut self, row: &Draft) -> Result<(), StoreError> {
        let process = row.process.map(|id| id.to_string());
        let Draft {
            id,
            person,
            verb,
            json,
            updated,
            ..
        } = row;
        let (person, updated) = (person.to_string(), updated.to_string());
        execute(
            self.link()?,
            sql!("draft_put"),
            params![id, person, verb, process, json, updated],
        )
    }

    fn delete_draft(&mut self, id: &str) -> Result<(), StoreError> {
        execute(self.link()?, sql!("draft_delete"), [id])
    }
}
