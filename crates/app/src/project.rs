//! The read models of a purchase: pure functions of its state.

use crate::cache::Loaded;
use domain::{ObligationState, Process, planning::splitting::Share};
use kernel::{ProcessId, Role};
use serde_json::json;
use store::{Obligation, Party, Projected, Projection, StoredEntry, Summary};

/// The rows of one purchase.
pub fn project(id: ProcessId, process: &Process) -> Projection {
    Projection {
        summary: summary(id, process),
        obligations: process
            .obligations
            .iter()
            .map(|one| obligation(id, one))
            .collect(),
        parties: parties(id, process),
    }
}

/// The rows of one purchase, from its entries; used by `rebuild` and `verify`.
///
/// # Errors
/// An entry that cannot be read.
pub fn project_entries(id: ProcessId, entries: &[StoredEntry]) -> Projected {
    let loaded = Loaded::fold(entries)?;
    Ok(project(id, &loaded.process))
}

fn summary(id: ProcessId, process: &Process) -> Option<Summary> {
    let buyer = process.organisation_in(Role::Purchaser, None)?;
    let suppliers: Vec<&domain::Organisation> = process
        .contracts
        .iter()
        .map(|contract| &contract.supplier)
        .collect();
    let hosts = process.organisations_in(Role::Host, None);
    Some(Summary {
        process: id.to_string(),
        title: process
            .title
            .as_ref()
            .map_or("", |title| title.as_str())
            .to_owned(),
        stage: process.shown_stage().code().to_owned(),
        buyer: buyer.id.to_string(),
        supplier: suppliers.first().map(|one| one.id.to_string()),
        updated: process.updated.map(|at| at.to_string()).unwrap_or_default(),
        version: i64::from(process.version),
        json: json!({
            "buyer": buyer, "suppliers": suppliers, "hosts": hosts, "share": Share::of(process),
        })
        .to_string(),
    })
}

fn obligation(id: ProcessId, one: &domain::Obligation) -> Obligation {
    let status = match one.state {
        ObligationState::Open => "open",
        ObligationState::Met { .. } => "met",
        ObligationState::Waived { .. } => "waived",
        ObligationState::Excused { .. } => "excused",
        ObligationState::Lapsed => "lapsed",
    };
    Obligation {
        process: id.to_string(),
        contract: one.contract.map(|contract| i64::from(contract.0)),
        id: one.id.to_string(),
        debtor_role: one.duty.0.debtor.code().to_owned(),
        debtor_organisation: one.debtor.map(|id| id.to_string()),
        creditor_role: one.duty.0.creditor.code().to_owned(),
        what: one.duty.0.code.to_owned(),
        due: one.due.date().map(|date| date.to_string()),
        status: status.to_owned(),
        json: json!({ "subject": one.subject, "arose": one.arose }).to_string(),
    }
}

fn parties(id: ProcessId, process: &Process) -> Vec<Party> {
    let live = process.grants.iter().filter(|grant| grant.until.is_none());
    live.map(|grant| Party {
        process: id.to_string(),
        contract: grant.contract.map(|contract| i64::from(contract.0)),
        organisation: grant
            .organisation
            .as_ref()
            .map(|one| one.id.to_string())
            .unwrap_or_default(),
        person: grant.person.as_ref().map(|one| one.id.to_string()),
        role: grant.role.code().to_owned(),
    })
    .collect()
}
