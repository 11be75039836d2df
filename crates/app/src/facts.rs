//! What the program knows beside one purchase and hands to its rules: other purchases of the same
//! buyer, read from the summaries, and the duty lists of the hosts, from the directory.

use crate::directory::Directory;
use domain::{
    Facts, Process, Wants,
    planning::splitting::{Share, Sibling},
};
use kernel::{FreeText, OrganisationId, ProcessId, Role};
use serde::Deserialize;
use store::{ReadModels, Readers, StoreError, Summary, SummaryQuery};

/// Most purchases of one buyer that are looked through.
const SIBLINGS_MAX: u32 = 1_000;

/// The part of a summary that other purchases are compared by.
#[derive(Deserialize)]
struct Noted {
    #[serde(default)]
    share: Option<Share>,
}

/// The facts for an act in a purchase.
///
/// # Errors
/// Failures of the database.
pub fn gather(
    directory: &Directory,
    models: Option<&dyn ReadModels>,
    (id, process): (ProcessId, &Process),
    wants: Wants,
) -> Result<Facts, StoreError> {
    let siblings = match (wants, models, buyer(process)) {
        (Wants::Siblings, Some(models), Some(buyer)) => siblings(models, id, buyer)?,
        _ => Vec::new(),
    };
    Ok(Facts {
        siblings,
        duty_lists: directory.duty_lists().clone(),
    })
}

/// The facts for a command. Read models stand as of the last commit: a purchase budgeted in the same
/// batch is seen by the next one.
///
/// # Errors
/// Failures of the database.
pub fn committed(
    directory: &Directory,
    readers: &dyn Readers,
    about: (ProcessId, &Process),
    wants: Wants,
) -> Result<Facts, StoreError> {
    let reader = match wants {
        Wants::Nothing => None,
        Wants::Siblings => Some(readers.reader()?),
    };
    let models = reader.as_deref().map(|one| -> &dyn ReadModels { one });
    gather(directory, models, about, wants)
}

fn buyer(process: &Process) -> Option<OrganisationId> {
    process
        .organisation_in(Role::Purchaser, None)
        .map(|one| one.id)
}

fn siblings(
    models: &dyn ReadModels,
    own: ProcessId,
    buyer: OrganisationId,
) -> Result<Vec<Sibling>, StoreError> {
    let buyer = buyer.to_string();
    let query = SummaryQuery {
        organisations: Some(vec![buyer.clone()]),
        limit: SIBLINGS_MAX,
        ..SummaryQuery::default()
    };
    let own = own.to_string();
    let others = models.summaries(&query)?.into_iter();
    let others = others.filter(|one| one.buyer == buyer && one.process != own);
    Ok(others.filter_map(sibling).collect())
}

/// A summary without a budget, or of a shape this program does not know, has no share to count.
fn sibling(row: Summary) -> Option<Sibling> {
    let noted: Noted = serde_json::from_str(&row.json).ok()?;
    Some(Sibling {
        process: row.process.parse().ok()?,
        title: FreeText::new(row.title),
        share: noted.share?,
    })
}
