//! Measures computed before.

use super::Relationship;
use domain::ContractId;
use kernel::{Date, ProcessId};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

type Place = (ProcessId, ContractId);
/// For which version of the purchase and which day; none for a contract that is not signed.
type Answer = (u32, Date, Option<Arc<Relationship>>);

/// Most contracts whose measures are kept.
const KEPT_MAX: usize = 64;

/// Measures computed before. They hold until the purchase or the day moves on.
#[derive(Debug, Default)]
pub struct Kept(Mutex<HashMap<Place, Answer>>);

impl Kept {
    pub(super) fn get(
        &self,
        place: Place,
        version: u32,
        today: Date,
    ) -> Option<Option<Arc<Relationship>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, day, found) = kept.get(&place)?;
        (*known == version && *day == today).then(|| found.clone())
    }

    pub(super) fn put(&self, place: Place, answer: Answer) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(place, answer);
    }
}
