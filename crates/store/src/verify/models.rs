//! Read models against the record they are made from.

use crate::{
    StoreError,
    model::Projection,
    sqlite::{open_copy, record, sql, stored_models},
    store::{Project, ReadRecord},
};
use kernel::ProcessId;
use rusqlite::Connection;
use std::path::Path;

/// A read model that is not what the record gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleModel {
    /// The process.
    pub process: String,
    /// The first table that differs; none if the rows cannot be read at all.
    pub table: Option<Table>,
    /// The place of the first row that differs.
    pub ordinal: usize,
}

/// A table of read models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Rows of lists.
    Summary,
    /// What is owed.
    Obligation,
    /// Who takes part.
    Party,
}

/// Makes every read model again and compares it byte for byte with the one stored; returns the
/// first that differs, in the order of process ids.
///
/// # Errors
/// [`StoreError::Projection`], or an entry that cannot be read: verify the record first.
pub fn verify_read_models(
    path: &Path,
    project: &mut Project<'_>,
) -> Result<Option<StaleModel>, StoreError> {
    let link = open_copy(path)?;
    link.execute_batch("begin")?;
    let mut statement = link.prepare(sql!("processes"))?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    for name in names {
        let process = name?;
        let expected = match process.parse::<ProcessId>() {
            Ok(id) => made(&link, id, project)?,
            Err(_) => Projection::default(),
        };
        if let Some(stale) = compare(&link, process, &expected)? {
            return Ok(Some(stale));
        }
    }
    Ok(None)
}

/// What the record gives; nothing for a process the record does not know.
fn made(
    link: &Connection,
    process: ProcessId,
    project: &mut Project<'_>,
) -> Result<Projection, StoreError> {
    let entries = record::Over(link).entries(process)?;
    if entries.is_empty() {
        return Ok(Projection::default());
    }
    project(process, &entries).map_err(StoreError::Projection)
}

fn compare(
    link: &Connection,
    process: String,
    expected: &Projection,
) -> Result<Option<StaleModel>, StoreError> {
    let found = match stored_models(link, &process) {
        Ok(found) => found,
        Err(StoreError::Database(_)) => {
            return Ok(Some(StaleModel {
                process,
                table: None,
                ordinal: 0,
            }));
        }
        Err(error) => return Err(error),
    };
    let summary = (found.summary != expected.summary).then_some((Table::Summary, 0));
    let obligation = first_difference(&found.obligations, &expected.obligations);
    let party = first_difference(&found.parties, &expected.parties);
    let first = summary
        .or(obligation.map(|ordinal| (Table::Obligation, ordinal)))
        .or(party.map(|ordinal| (Table::Party, ordinal)));
    Ok(first.map(|(table, ordinal)| StaleModel {
        process,
        table: Some(table),
        ordinal,
    }))
}

fn first_difference<T: PartialEq>(found: &[T], expected: &[T]) -> Option<usize> {
    let longest = found.len().max(expected.len());
    (0..longest).find(|&place| found.get(place) != expected.get(place))
}
