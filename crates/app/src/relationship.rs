//! Whether a contract is still real, for pages and the command line: the record of a purchase is
//! turned into a dossier, the dossier is measured, and the answer is kept until the record or the
//! day moves on.
//!
//! What goes in is what every party of the contract may read. Sealed ratings, the protected channel
//! and what workers or users said in confidence never do, so that all who may see the findings may
//! see the same, and nobody learns from a number what they could not read.

mod book;
mod cast;
mod dossier;
mod duties;
mod kept;
mod matrix;
mod norms;
mod portfolio;

pub use dossier::dossier;
pub use kept::Kept;
pub use portfolio::{Pool, Pools, Portfolio, Told, pooled_name};

use crate::{
    app::{App, AppError},
    cache::Loaded,
    view::Viewer,
};
use domain::ContractId;
use kernel::{Date, ProcessId};
use measure::{Dossier, Findings, ids::ActId};
use policy::Decision;
use rules::Rulebook;
use std::sync::Arc;

/// The action of the permission table that opens the measures of one contract.
pub const ACTION: &str = "view-relationship";

/// A contract as it is measured.
#[derive(Clone, Debug)]
pub struct Relationship {
    /// What went in.
    pub dossier: Dossier,
    /// What was found.
    pub findings: Findings,
}

impl Relationship {
    /// The version of the entry in which an act can be read; see [`crate::signs::entry`]. None for
    /// an act that is not in the dossier.
    pub fn entry(&self, act: &ActId) -> Option<u32> {
        let mut acts = self.dossier.acts.iter();
        let found = acts.find(|one| one.id == *act)?;
        let source = found.sources.first()?;
        source.as_str().parse().ok()
    }
}

impl App {
    /// The measures of a contract on the day of the clock. None when there is no such contract, when
    /// it is not signed, or when the viewer may not see them: both parties, the hosts of this
    /// contract and the auditor may; the public never sees a single contract.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn relationship(
        &self,
        process: ProcessId,
        contract: ContractId,
        viewer: &Viewer,
    ) -> Result<Option<Arc<Relationship>>, AppError> {
        let Some(loaded) = self.purchase(process)? else {
            return Ok(None);
        };
        match viewer.may(&loaded, Some(contract), ACTION) {
            Decision::Allow(_) => Ok(self.measured_in(process, contract, &loaded)),
            Decision::Deny(_) => Ok(None),
        }
    }

    /// The same whoever asks; for sums over contracts.
    fn measured_in(
        &self,
        process: ProcessId,
        contract: ContractId,
        loaded: &Loaded,
    ) -> Option<Arc<Relationship>> {
        let today = loaded.process.law().zone().civil_date(self.clock().now());
        let place = (process, contract);
        let version = loaded.process.version;
        if let Some(known) = self.measured().get(place, version, today) {
            return known;
        }
        let found = measured(loaded, contract, self.rulebook(), today).map(Arc::new);
        self.measured().put(place, (version, today, found.clone()));
        found
    }
}

/// Measures a contract of a purchase as of a day; none when it is not signed.
pub fn measured(
    loaded: &Loaded,
    contract: ContractId,
    rulebook: &Rulebook,
    today: Date,
) -> Option<Relationship> {
    let dossier = dossier(loaded, contract, rulebook, today)?;
    let findings = measure::measure(&dossier);
    Some(Relationship { dossier, findings })
}
