//! The contracts of one district together.

use super::{ACTION, Relationship};
use crate::{
    app::{App, AppError},
    view::Viewer,
};
use domain::ContractId;
use kernel::{OrganisationId, ProcessId, Role};
use policy::Decision;
use std::sync::Arc;

/// One contract of a portfolio.
#[derive(Clone, Debug)]
pub struct Told {
    /// The purchase.
    pub process: ProcessId,
    /// The contract.
    pub contract: ContractId,
    /// The title of the purchase.
    pub title: String,
    /// Its measures.
    pub relationship: Arc<Relationship>,
}

/// The contracts of a district, measured together.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    /// How many signed contracts were counted.
    pub contracts: u32,
    /// Those whose own measures this viewer may see, the purchase that changed last first.
    pub told: Vec<Told>,
}

impl App {
    /// The contracts a district bought, pooled. The sums are for everybody; a contract by itself is
    /// for those who may see it ([`App::relationship`]).
    ///
    /// # Errors
    /// Failures of the database.
    pub fn portfolio(
        &self,
        district: OrganisationId,
        viewer: &Viewer,
    ) -> Result<Portfolio, AppError> {
        let mut found = Portfolio::default();
        for row in self.purchases_of(Some(district))? {
            let Ok(process) = row.process.parse() else {
                continue;
            };
            let Some(loaded) = self.purchase(process)? else {
                continue;
            };
            let buyer = loaded.process.organisation_in(Role::Purchaser, None);
            if buyer.map(|one| one.id) != Some(district) {
                continue;
            }
            for contract in &loaded.process.contracts {
                let Some(relationship) = self.measured_in(process, contract.id, &loaded) else {
                    continue;
                };
                found.contracts += 1;
                let decision = viewer.may(&loaded, Some(contract.id), ACTION);
                if matches!(decision, Decision::Allow(_)) {
                    found.told.push(Told {
                        process,
                        contract: contract.id,
                        title: row.title.clone(),
                        relationship,
                    });
                }
            }
        }
        Ok(found)
    }
}
