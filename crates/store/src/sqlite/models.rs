//! Read models: written whole for one process, read with filters.

use super::{Link, SqliteBatch, record, record::ROWS_MAX, sql};
use crate::{
    StoreError,
    model::{Obligation, ObligationQuery, Party, Projection, Summary, SummaryQuery},
    store::{Project, ReadModels, ReadRecord},
};
use kernel::ProcessId;
use rusqlite::{Connection, Params, Row, params};

/// Puts `rows` in place of all rows of a process.
pub(super) fn replace(
    link: &Connection,
    process: ProcessId,
    rows: &Projection,
) -> Result<(), StoreError> {
    let name = process.to_string();
    link.prepare_cached(sql!("summary_delete"))?
        .execute([&name])?;
    for delete in [sql!("obligation_delete"), sql!("party_delete")] {
        link.prepare_cached(delete)?.execute(params![name, 0])?;
    }
    change(link, process, &Projection::default(), rows)
}

/// Writes the rows of a process that differ from those before.
pub(super) fn change(
    link: &Connection,
    process: ProcessId,
    before: &Projection,
    rows: &Projection,
) -> Result<(), StoreError> {
    let process = process.to_string();
    let named = rows.summary.iter().map(|row| &row.process);
    let named = named.chain(rows.obligations.iter().map(|row| &row.process));
    let mut named = named.chain(rows.parties.iter().map(|row| &row.process));
    if named.any(|name| *name != process) {
        return Err(StoreError::OtherProcess);
    }
    match &rows.summary {
        same if *same == before.summary => {}
        Some(row) => put_summary(link, row)?,
        None => {
            link.prepare_cached(sql!("summary_delete"))?
                .execute([&process])?;
        }
    }
    for (ordinal, row) in changed(&before.obligations, &rows.obligations) {
        put_obligation(link, ordinal, row)?;
    }
    for (ordinal, row) in changed(&before.parties, &rows.parties) {
        put_party(link, ordinal, row)?;
    }
    let shorter = [
        (
            before.obligations.len(),
            rows.obligations.len(),
            sql!("obligation_delete"),
        ),
        (
            before.parties.len(),
            rows.parties.len(),
            sql!("party_delete"),
        ),
    ];
    for (_, after, delete) in shorter.into_iter().filter(|(was, is, _)| is < was) {
        link.prepare_cached(delete)?
            .execute(params![process, i64::try_from(after)?])?;
    }
    Ok(())
}

/// The rows that are new or differ, each with its place.
fn changed<'a, T: PartialEq>(
    before: &'a [T],
    after: &'a [T],
) -> impl Iterator<Item = (i64, &'a T)> {
    let old = before.iter().map(Some).chain(std::iter::repeat(None));
    let pairs = (0_i64..).zip(after).zip(old);
    pairs
        .filter(|((_, row), old)| *old != Some(*row))
        .map(|(placed, _)| placed)
}

fn put_summary(link: &Connection, row: &Summary) -> Result<(), StoreError> {
    link.prepare_cached(sql!("summary_put"))?.execute(params![
        row.process,
        row.title,
        row.stage,
        row.buyer,
        row.supplier,
        row.updated,
        row.version,
        row.json
    ])?;
    Ok(())
}

fn put_obligation(link: &Connection, ordinal: i64, row: &Obligation) -> Result<(), StoreError> {
    let mut put = link.prepare_cached(sql!("obligation_put"))?;
    put.execute(params![
        row.process,
        ordinal,
        row.contract,
        row.id,
        row.debtor_role,
        row.debtor_organisation,
        row.creditor_role,
        row.what,
        row.due,
        row.status,
        row.json
    ])?;
    Ok(())
}

fn put_party(link: &Connection, ordinal: i64, row: &Party) -> Result<(), StoreError> {
    link.prepare_cached(sql!("party_put"))?.execute(params![
        row.process,
        ordinal,
        row.contract,
        row.organisation,
        row.person,
        row.role
    ])?;
    Ok(())
}

/// Makes every row again from the record.
pub(super) fn rebuild(
    batch: &mut SqliteBatch<'_>,
    project: &mut Project<'_>,
) -> Result<(), StoreError> {
    batch.link()?.execute_batch(sql!("models_clear"))?;
    for process in record::processes(batch.link()?)? {
        let entries = batch.entries(process)?;
        let rows = project(process, &entries).map_err(StoreError::Projection)?;
        replace(batch.link()?, process, &rows)?;
    }
    Ok(())
}

/// The rows stored for one process.
pub(crate) fn stored(link: &Connection, process: &str) -> Result<Projection, StoreError> {
    Ok(Projection {
        summary: query(link, sql!("summary_get"), [process], summary)?.pop(),
        obligations: query(link, sql!("obligations_of_process"), [process], obligation)?,
        parties: query(link, sql!("parties"), [process], party)?,
    })
}

fn query<T>(
    link: &Connection,
    sql: &str,
    params: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = link.prepare_cached(sql)?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
}

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        process: row.get(0)?,
        title: row.get(1)?,
        stage: row.get(2)?,
        buyer: row.get(3)?,
        supplier: row.get(4)?,
        updated: row.get(5)?,
        version: row.get(6)?,
        json: row.get(7)?,
    })
}

fn obligation(row: &Row<'_>) -> rusqlite::Result<Obligation> {
    Ok(Obligation {
        process: row.get(0)?,
        contract: row.get(1)?,
        id: row.get(2)?,
        debtor_role: row.get(3)?,
        debtor_organisation: row.get(4)?,
        creditor_role: row.get(5)?,
        what: row.get(6)?,
        due: row.get(7)?,
        status: row.get(8)?,
        json: row.get(9)?,
    })
}

fn party(row: &Row<'_>) -> rusqlite::Result<Party> {
    Ok(Party {
        process: row.get(0)?,
        contract: row.get(1)?,
        organisation: row.get(2)?,
        person: row.get(3)?,
        role: row.get(4)?,
    })
}

/// A list as the JSON array `json_each` takes.
fn list(items: Option<&Vec<String>>) -> Option<String> {
    items.map(|items| serde_json::Value::from(items.as_slice()).to_string())
}

impl<T: Link> ReadModels for T {
    fn summaries(&self, wanted: &SummaryQuery) -> Result<Vec<Summary>, StoreError> {
        let organisations = list(wanted.organisations.as_ref());
        let limit = wanted.limit.min(ROWS_MAX);
        let params = params![
            wanted.stage,
            wanted.text,
            organisations,
            limit,
            wanted.offset
        ];
        query(self.link()?, sql!("summaries"), params, summary)
    }

    fn summary(&self, process: ProcessId) -> Result<Option<Summary>, StoreError> {
        let process = process.to_string();
        Ok(query(self.link()?, sql!("summary_get"), [process], summary)?.pop())
    }

    fn obligations(&self, wanted: &ObligationQuery) -> Result<Vec<Obligation>, StoreError> {
        let process = wanted.process.map(|process| process.to_string());
        let (statuses, debtors) = (
            list(wanted.statuses.as_ref()),
            list(wanted.debtors.as_ref()),
        );
        let limit = wanted.limit.min(ROWS_MAX);
        let params = params![process, statuses, debtors, limit, wanted.offset];
        query(self.link()?, sql!("obligations"), params, obligation)
    }

    fn parties(&self, process: ProcessId) -> Result<Vec<Party>, StoreError> {
        query(self.link()?, sql!("parties"), [process.to_string()], party)
    }
}
