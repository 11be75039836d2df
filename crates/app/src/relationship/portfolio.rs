//! The contracts of one district together.

use super::{ACTION, Relationship};
use crate::{
    app::{App, AppError},
    view::Viewer,
};
use domain::ContractId;
use kernel::{OrganisationId, ProcessId, Role};
use measure::{
    coded::{CodedMatter, Step},
    ids::ContractName,
    pool::{Pooled, Project, pool},
    schema::Part,
};
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

/// Which index is pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pools {
    /// A, the control shift.
    Control,
    /// B, absorption.
    Absorption,
}

impl Pools {
    /// Both.
    pub const ALL: [Pools; 2] = [Pools::Control, Pools::Absorption];

    /// The value of each category.
    fn values(self) -> Vec<f64> {
        match self {
            Pools::Control => Step::ALL.iter().map(|step| step.value()).collect(),
            Pools::Absorption => vec![0.0, 1.0],
        }
    }

    /// The value of a matter; none where it says nothing to the index.
    fn of(self, matter: &CodedMatter) -> Option<f64> {
        match self {
            Pools::Control => matter.a.map(Step::value),
            Pools::Absorption => matter.b.map(|yes| f64::from(u8::from(yes))),
        }
    }

    /// The weights of a contract's pairs of one kind, by category.
    fn counts(self, relationship: &Relationship, upper: Part) -> Vec<f64> {
        let findings = &relationship.findings;
        let is_upper = |matter: &&CodedMatter| {
            let mut parties = findings.parties.iter();
            let part = parties.find(|one| one.id == matter.dyad.upper);
            part.is_some_and(|one| one.part == upper)
        };
        let own: Vec<&CodedMatter> = findings.matters.iter().filter(is_upper).collect();
        let values = self.values().into_iter();
        values
            .map(|value| {
                let same = own.iter().filter(|one| {
                    let found = self.of(one);
                    found.is_some_and(|found| (found - value).abs() < f64::EPSILON)
                });
                same.map(|one| one.weight).sum()
            })
            .collect()
    }
}

/// The contracts compared on one index for one kind of pair. For a reader who may not see a contract
/// by itself, what is said of that contract is left out.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The office of the pairs.
    pub upper: Part,
    /// The index.
    pub index: Pools,
    /// What the contracts have in common, and those the reader may see.
    pub pooled: Pooled,
}

/// The name under which a contract is pooled.
pub fn pooled_name(process: ProcessId, contract: ContractId) -> ContractName {
    ContractName::new(format!("{process} {contract}"))
}

/// All pools of some contracts; groups that are too small have none.
fn pools(all: &[(ContractName, Arc<Relationship>)], seen: &[ContractName]) -> Vec<Pool> {
    let mut found = Vec::new();
    for upper in [Part::District, Part::Host] {
        for index in Pools::ALL {
            let projects: Vec<Project> = all
                .iter()
                .map(|(name, one)| Project {
                    name: name.clone(),
                    counts: index.counts(one, upper),
                })
                .collect();
            let Ok(mut pooled) = pool(&index.values(), &projects, 1) else {
                continue;
            };
            pooled.projects.retain(|one| seen.contains(&one.name));
            pooled
                .apart
                .retain(|one| seen.contains(&one.more) && seen.contains(&one.less));
            found.push(Pool {
                upper,
                index,
                pooled,
            });
        }
    }
    found
}

/// The contracts of a district, measured together.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    /// How many signed contracts were counted.
    pub contracts: u32,
    /// Sums over the contracts by kind of pair, where there are enough of them.
    pub pools: Vec<Pool>,
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
        let mut all = Vec::new();
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
                all.push((pooled_name(process, contract.id), relationship.clone()));
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
        let told = found.told.iter();
        let seen: Vec<ContractName> = told
            .map(|one| pooled_name(one.process, one.contract))
            .collect();
        found.pools = pools(&all, &seen);
        Ok(found)
    }
}
