//! Records of service taken in from a file: all of its rows or none, and each file once.

use crate::{
    app::{App, AppError},
    bus::{Rejection, Submission, Who},
    duty_lists::sheet,
};
use domain::{
    Actor, At, Context, ContractId, Facts, Process,
    delivery::{
        ids::ServiceId,
        record_services::{self, RECORDS_MAX},
        table::{self, CellFault, Line},
    },
    sealing::Found,
};
use kernel::{Bi, Digest, PersonId, ProcessId, Role};
use serde_json::{Map, Value};

/// Where a file goes, and who hands it in.
#[derive(Clone, Copy, Debug)]
pub struct Destination {
    /// The purchase.
    pub process: ProcessId,
    /// The contract.
    pub contract: ContractId,
    /// Who hands it in.
    pub person: PersonId,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Its rows were recorded.
    Recorded {
        /// The first record.
        first: ServiceId,
        /// The last record.
        last: ServiceId,
    },
    /// It had been taken in before; nothing changed.
    Before {
        /// The first record then.
        first: ServiceId,
        /// The last record then.
        last: ServiceId,
    },
}

/// Why a file was not taken. Nothing of it was recorded.
#[derive(Debug)]
pub enum Refused {
    /// The file as a whole cannot be read.
    File(Bi),
    /// These cells are faulty.
    Cells(Vec<CellFault>),
    /// The command was not accepted.
    Rejected(Rejection),
    /// The database failed.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for Refused {
    fn from(error: E) -> Refused {
        Refused::Failed(error.into())
    }
}

impl App {
    /// Takes in a file of services.
    ///
    /// # Errors
    /// Why it was not taken.
    pub fn import_services(
        &self,
        to: Destination,
        name: &str,
        bytes: &[u8],
    ) -> Result<Taken, Refused> {
        let unknown = || Refused::Rejected(Rejection::UnknownProcess);
        let loaded = self.purchase(to.process)?.ok_or_else(unknown)?;
        let contract = loaded.process.contract(to.contract).ok_or_else(unknown)?;
        let digest = Digest::of(bytes);
        if let Some(before) = record_services::taken(contract, digest) {
            return Ok(Taken::Before {
                first: before.first,
                last: before.last,
            });
        }
        // Headings and a few lines above them come on top.
        let cells = sheet::cells_up_to(bytes, RECORDS_MAX + 20).map_err(Refused::File)?;
        let lines = self.lines(to, &loaded.process, &cells)?;
        let count = contract.delivery.services.len();
        let rows: Vec<Value> = lines.into_iter().map(|one| one.fields.into()).collect();
        let recorded = rows.len();
        let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
        let input = Map::from_iter([
            ("services".to_owned(), Value::Array(rows)),
            ("file".to_owned(), digest.to_string().into()),
            ("name".to_owned(), name.into()),
        ]);
        let submission = Submission {
            // The same file by the same person is the same request, also when two arrive at once.
            key: format!("services-{}-{digest}", to.contract),
            who: Who::Person(to.person),
            process: Some(to.process),
            contract: Some(to.contract),
            verb: "record-services".to_owned(),
            input,
            occurred: None,
            reason: None,
            expected: None,
        };
        self.submit(submission).map_err(Refused::Rejected)?;
        let now = self.purchase(to.process)?.ok_or_else(unknown)?;
        let contract = now.process.contract(to.contract).ok_or_else(unknown)?;
        let import = record_services::taken(contract, digest);
        let (first, last) = import.map_or_else(
            || {
                (
                    ServiceId::after(count),
                    ServiceId::after(count + recorded - 1),
                )
            },
            |one| (one.first, one.last),
        );
        Ok(Taken::Recorded { first, last })
    }

    /// The lines of a table, when every one of them can be recorded.
    fn lines(
        &self,
        to: Destination,
        process: &Process,
        cells: &[Vec<String>],
    ) -> Result<Vec<Line>, Refused> {
        let directory = self.directory();
        let law = process.law();
        let known = directory.known().placed(law.currency(), law.zone());
        let contract = process.contract(to.contract);
        let terms = contract
            .map(|one| &one.terms)
            .ok_or(Refused::Rejected(Rejection::UnknownProcess))?;
        let lines = table::read(cells, terms, &known).map_err(Refused::Cells)?;
        let card = directory.person(to.person);
        let now = self.clock().now();
        let context = Context {
            now,
            occurred: now,
            actor: Actor {
                person: Some(to.person),
                organisation: card.and_then(|one| one.organisation),
                role: Role::Provider,
            },
            rulebook: self.rulebook(),
            contract: Some(to.contract),
            reason: None,
            facts: Facts::default(),
            found: Found::default(),
        };
        let at = At {
            process,
            context: &context,
        };
        let given: Vec<_> = lines.iter().map(|one| one.given.clone()).collect();
        let wrong = record_services::faults(&at, &given)
            .map_err(|refusal| Refused::Rejected(Rejection::Refused(refusal)))?;
        let faults: Vec<CellFault> = wrong
            .iter()
            .filter_map(|(place, refusal)| {
                let line = lines.get(*place)?;
                Some(CellFault::refused(line.row, refusal))
            })
            .collect();
        if faults.is_empty() {
            Ok(lines)
        } else {
            Err(Refused::Cells(faults))
        }
    }
}
