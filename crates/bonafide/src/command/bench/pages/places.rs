//! The places of the routes, filled with what the contract has.

use app::{App, AppError, bench::Years, demo::cast};
use std::collections::BTreeMap;

/// What can stand in each place of a path.
pub struct Places {
    known: BTreeMap<&'static str, Vec<String>>,
}

impl Places {
    /// What the purchase has: first, middle and last of what there is much of.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn of(app: &App, years: &Years) -> Result<Places, AppError> {
        let mut known: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        let loaded = app.purchase(years.process)?;
        let loaded = loaded.ok_or_else(|| AppError::Story("the purchase is gone".to_owned()))?;
        let process = &loaded.process;
        let positions: Vec<u64> = loaded.log.iter().map(|one| one.position).collect();
        let some = spread(&positions);
        known.insert("id", vec![years.process.to_string()]);
        known.insert("contract", vec!["K1".to_owned()]);
        known.insert("position", some.iter().map(ToString::to_string).collect());
        known.insert(
            "range",
            some.iter().map(|one| format!("{one}-{one}")).collect(),
        );
        let duties: Vec<String> = process
            .obligations
            .iter()
            .map(|one| one.id.to_string())
            .collect();
        known.insert("obligation", spread(&duties));
        let bids: Vec<String> = process
            .bidding
            .bids
            .iter()
            .map(|one| one.id.to_string())
            .collect();
        known.insert("bid", spread(&bids));
        let papers: Vec<String> = process
            .papers
            .iter()
            .map(|one| one.digest.to_string())
            .collect();
        known.insert("digest", spread(&papers));
        known.insert("document", vec!["contract".to_owned(), "tender".to_owned()]);
        let verbs = domain::verbs().map(|entry| entry.meta.code.to_owned());
        known.insert("verb", verbs.collect());
        let host = cast::organisation_id("dongli").map(|id| id.to_string());
        known.insert("host", host.into_iter().collect());
        known.insert("jurisdiction", vec!["cn-national".to_owned()]);
        known.insert("key", vec!["complain.objection".to_owned()]);
        let supplier = process
            .contracts
            .first()
            .map(|one| one.supplier.id.to_string());
        for place in ["organisation", "org", "supplier", "buyer"] {
            known.insert(place, supplier.iter().cloned().collect());
        }
        Ok(Places { known })
    }

    /// A path with every place filled, in each way; nothing when a place is not known.
    pub fn fill(&self, path: &str) -> Vec<String> {
        let Some((head, rest)) = path.split_once('{') else {
            return vec![path.to_owned()];
        };
        let Some((name, tail)) = rest.split_once('}') else {
            return Vec::new();
        };
        let values = self.known.get(name).into_iter().flatten();
        let tails = self.fill(tail);
        values
            .flat_map(|value| tails.iter().map(move |tail| format!("{head}{value}{tail}")))
            .collect()
    }
}

/// The first, the middle and the last.
fn spread<T: Clone + PartialEq>(all: &[T]) -> Vec<T> {
    let places = [0, all.len() / 2, all.len().saturating_sub(1)];
    let mut found: Vec<T> = places
        .iter()
        .filter_map(|at| all.get(*at))
        .cloned()
        .collect();
    found.dedup();
    found
}
