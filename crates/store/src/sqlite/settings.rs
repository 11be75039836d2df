//! The settings the promises rest on: put in force, read back, refused if they did not take.

use crate::StoreError;
use rusqlite::Connection;
use std::time::Duration;

/// The oldest SQLite accepted. Before it, the WAL-reset defect could lose committed data.
const VERSION_MIN: (i32, &str) = (3_051_003, "3.51.3");
/// Pages the write-ahead log may grow to before the writer copies it back (16 MiB).
const WAL_PAGES_MAX: i64 = 4_096;
/// How long a statement waits for a lock held by another connection.
const BUSY_WAIT: Duration = Duration::from_secs(5);
/// Prepared statements kept ready on a connection; more than there are.
const STATEMENTS_MAX: usize = 96;

/// What each pragma must read back as on the writer.
const NEEDED: [(&str, &str); 5] = [
    ("journal_mode", "wal"),
    // FULL: a commit is on the disk before it is acknowledged.
    ("synchronous", "2"),
    ("foreign_keys", "1"),
    // A memory map turns a disk error into a killed process.
    ("mmap_size", "0"),
    // Erased text is overwritten, not only forgotten.
    ("secure_delete", "1"),
];

/// Refuses an engine with known loss of data.
pub fn check_engine() -> Result<(), StoreError> {
    check_version(rusqlite::version_number(), rusqlite::version())
}

fn check_version(number: i32, text: &str) -> Result<(), StoreError> {
    let (min, needed) = VERSION_MIN;
    if number >= min {
        return Ok(());
    }
    Err(StoreError::EngineTooOld {
        found: text.to_owned(),
        needed,
    })
}

/// Puts the settings of the writer in force and reads them back.
pub fn prepare_writer(connection: &Connection) -> Result<(), StoreError> {
    prepare(connection)?;
    connection.execute_batch(include_str!("sql/settings.sql"))?;
    connection.pragma_update(None, "wal_autocheckpoint", WAL_PAGES_MAX)?;
    check_writer(connection)
}

/// Reads the settings back.
pub fn check_writer(connection: &Connection) -> Result<(), StoreError> {
    NEEDED.iter().try_for_each(|(name, needed)| {
        let found = read(connection, name)?;
        if found == *needed {
            return Ok(());
        }
        Err(StoreError::Setting {
            name,
            found,
            needed,
        })
    })
}

/// Puts the settings of a reader in force.
pub fn prepare_reader(connection: &Connection) -> Result<(), StoreError> {
    prepare(connection)?;
    connection.execute_batch(include_str!("sql/settings_reader.sql"))?;
    Ok(())
}

fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY_WAIT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    Ok(())
}

fn read(connection: &Connection, name: &str) -> Result<String, StoreError> {
    let mut statement = connection.prepare(&format!("pragma {name}"))?;
    let mut rows = statement.query([])?;
    match rows.next()? {
        Some(row) => Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str().unwrap_or("unknown").to_owned(),
        }),
        // An engine built without memory maps answers nothing at all.
        None => Ok("0".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_built_in_is_new_enough_and_older_ones_are_refused() {
        assert!(check_engine().is_ok());
        assert!(matches!(
            check_version(3_051_002, "3.51.2"),
            Err(StoreError::EngineTooOld { .. })
        ));
    }

    #[test]
    fn each_bad_setting_is_refused_by_name() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bad) in [
            ("journal_mode", "delete"),
            ("synchronous", "normal"),
            ("synchronous", "off"),
            ("foreign_keys", "off"),
            ("mmap_size", "65536"),
            ("secure_delete", "off"),
        ] {
            let connection = Connection::open(dir.path().join("a.db")).unwrap();
            prepare_writer(&connection).unwrap();
            connection
                .execute_batch(&format!("pragma {name} = {bad}"))
                .unwrap();
            match check_writer(&connection) {
                Err(StoreError::Setting { name: found, .. }) => assert_eq!(found, name),
                other => panic!("{name} = {bad} gave {other:?}"),
            }
        }
    }

    #[test]
    fn a_place_that_cannot_have_a_write_ahead_log_is_refused() {
        let connection = Connection::open_in_memory().unwrap();
        let refused = prepare_writer(&connection);
        assert!(matches!(
            refused,
            Err(StoreError::Setting {
                name: "journal_mode",
                ..
            })
        ));
    }
}
