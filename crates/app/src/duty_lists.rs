//! The duty lists of townships and subdistricts: plain rows of the directory, because one list of a
//! host serves all its purchases and is replaced as a whole. What a purchase made of it is in the
//! record: `duties.matched` cites the row with the version and the digest of the file.

pub mod sheet;

use crate::app::{App, AppError};
use domain::planning::duty_list::{self, DutyList, RowFault};
use kernel::{Bi, Digest, OrganisationId};
use std::collections::BTreeMap;
use store::{ReadRows, StoreError};

/// The hosts that have a list.
const INDEX: &str = "duty-lists";

/// Why a file was not taken.
#[derive(Debug)]
pub enum Refused {
    /// The file as a whole cannot be read.
    File(Bi),
    /// Rows are faulty; nothing was taken.
    Rows(Vec<RowFault>),
    /// No such organisation.
    Host,
    /// The database failed.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for Refused {
    fn from(error: E) -> Refused {
        Refused::Failed(error.into())
    }
}

fn key(host: OrganisationId) -> String {
    format!("duty-list:{host}")
}

fn read<T: serde::de::DeserializeOwned + Default>(
    rows: &dyn ReadRows,
    key: &str,
) -> Result<T, StoreError> {
    let Some(text) = rows.meta(key)? else {
        return Ok(T::default());
    };
    serde_json::from_str(&text).map_err(|_| StoreError::Row("duty list"))
}

/// The newest list of each host.
///
/// # Errors
/// Failures of the database or a row out of shape.
pub fn newest(rows: &dyn ReadRows) -> Result<BTreeMap<OrganisationId, DutyList>, StoreError> {
    let hosts: Vec<OrganisationId> = read(rows, INDEX)?;
    let mut found = BTreeMap::new();
    for host in hosts {
        let versions: Vec<DutyList> = read(rows, &key(host))?;
        if let Some(last) = versions.into_iter().next_back() {
            found.insert(host, last);
        }
    }
    Ok(found)
}

impl App {
    /// Every version of a host's list, oldest first.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn duty_lists_of(&self, host: OrganisationId) -> Result<Vec<DutyList>, AppError> {
        let reader = self.reader()?;
        let rows: &dyn ReadRows = &*reader;
        Ok(read(rows, &key(host))?)
    }

    /// Takes a new version of a host's list: the whole file or nothing. The same file again changes
    /// nothing.
    ///
    /// # Errors
    /// Why the file was not taken.
    pub fn import_duty_list(
        &self,
        host: OrganisationId,
        name: &str,
        bytes: &[u8],
    ) -> Result<DutyList, Refused> {
        if self.directory().organisation(host).is_none() {
            return Err(Refused::Host);
        }
        let cells = sheet::cells(bytes).map_err(Refused::File)?;
        let rows = duty_list::read(&cells).map_err(Refused::Rows)?;
        let list = DutyList {
            version: 0,
            on: kernel::civil_date(self.clock().now()),
            file: name.chars().filter(|c| !c.is_control()).take(120).collect(),
            digest: Digest::of(bytes),
            rows,
        };
        self.bus().rows(Box::new(move |batch| {
            let mut versions: Vec<DutyList> = read(&*batch, &key(host))?;
            if versions
                .last()
                .is_some_and(|last| last.digest == list.digest)
            {
                return Ok(());
            }
            let before = versions.last().map_or(0, |last| last.version);
            versions.push(DutyList {
                version: before.saturating_add(1),
                ..list
            });
            let mut hosts: Vec<OrganisationId> = read(&*batch, INDEX)?;
            if !hosts.contains(&host) {
                hosts.push(host);
            }
            let text =
                |value: serde_json::Result<String>| value.map_err(|_| StoreError::Row("duty list"));
            batch.put_meta(&key(host), &text(serde_json::to_string(&versions))?)?;
            batch.put_meta(INDEX, &text(serde_json::to_string(&hosts))?)
        }))?;
        self.reload_directory()?;
        let lists = self.directory().duty_lists().clone();
        lists.get(&host).cloned().ok_or(Refused::Host)
    }
}
