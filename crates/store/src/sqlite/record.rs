//! Reading the record, through any connection.

use super::{Link, sql};
use crate::{
    StoreError, leaf,
    model::{EntryQuery, Positions, Request, StoredEntry},
    store::ReadRecord,
};
use kernel::{ProcessId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Params, Row, types::ValueRef};

/// The most rows any query returns at once.
pub(crate) const ROWS_MAX: u32 = 1_000;

/// A position or version out of the database.
pub(crate) fn unsigned(row: &Row<'_>, column: usize) -> Result<u64, StoreError> {
    Ok(u64::try_from(row.get::<_, i64>(column)?)?)
}

pub(super) fn next_position(connection: &Connection) -> Result<u64, StoreError> {
    one_number(connection, sql!("entry_next"), [])
}

pub(super) fn version(connection: &Connection, process: &str) -> Result<u64, StoreError> {
    one_number(connection, sql!("process_version"), [process])
}

fn one_number(connection: &Connection, sql: &str, params: impl Params) -> Result<u64, StoreError> {
    let number: i64 = connection
        .prepare_cached(sql)?
        .query_row(params, |row| row.get(0))?;
    Ok(u64::try_from(number)?)
}

pub(crate) fn newest_note(connection: &Connection) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("checkpoint_last"))?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}

pub(super) fn last_recorded(connection: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("entry_last"))?;
    let mut rows = statement.query([])?;
    match rows.next()? {
        Some(row) => {
            let position = unsigned(row, 0)?;
            let leaf = row
                .get_ref(1)?
                .as_blob()
                .map_err(|_| StoreError::Unreadable(position))?;
            Ok(Some(leaf::decode(position, leaf, None)?.recorded))
        }
        None => Ok(None),
    }
}

/// All processes with entries, in the order of their ids.
pub(crate) fn processes(connection: &Connection) -> Result<Vec<ProcessId>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("processes"))?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
    ids.map(|id| id?.parse().map_err(|_| StoreError::Row("entry")))
        .collect()
}

/// Reads the record through a borrowed connection.
pub(crate) struct Over<'c>(pub &'c Connection);

impl Link for Over<'_> {
    fn link(&self) -> Result<&Connection, StoreError> {
        Ok(self.0)
    }
}

fn read(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Vec<StoredEntry>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let position = unsigned(row, 0)?;
        let leaf = row
            .get_ref(1)?
            .as_blob()
            .map_err(|_| StoreError::Unreadable(position))?;
        let payload = match row.get_ref(2)? {
            ValueRef::Blob(bytes) => Some(bytes),
            ValueRef::Null => None,
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) => {
                return Err(StoreError::Unreadable(position));
            }
        };
        entries.push(leaf::decode(position, leaf, payload)?);
    }
    Ok(entries)
}

impl<T: Link> ReadRecord for T {
    fn entries(&self, process: ProcessId) -> Result<Vec<StoredEntry>, StoreError> {
        read(
            self.link()?,
            sql!("entries_of_process"),
            [process.to_string()],
        )
    }

    fn page(&self, query: EntryQuery) -> Result<Vec<StoredEntry>, StoreError> {
        let params = (i64::try_from(query.from)?, query.limit.min(ROWS_MAX));
        read(self.link()?, sql!("entries_page"), params)
    }

    fn outcome(&self, request: &Request) -> Result<Option<Positions>, StoreError> {
        let mut statement = self.link()?.prepare_cached(sql!("outcome_get"))?;
        let mut rows = statement.query([&request.key])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let (actor, hash) = (row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?);
        if actor != request.actor || hash != request.hash {
            return Err(StoreError::KeyReused);
        }
        Ok(Some(Positions {
            first: unsigned(row, 2)?,
            last: unsigned(row, 3)?,
        }))
    }
}
