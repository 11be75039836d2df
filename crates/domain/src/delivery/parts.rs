//! Values inside events of the running service.

use crate::{process::UnitId, say::Say};
use kernel::{Date, FreeText, Lang};
use serde::{Deserialize, Serialize};

/// How many of a unit were done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDone {
    /// The unit.
    pub unit: UnitId,
    /// How many.
    pub quantity: u32,
}

/// Something to act on after an inspection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionPoint {
    /// Its number within the finding, from 1.
    pub number: u32,
    /// What is to be done.
    pub what: FreeText,
    /// By when.
    pub by: Date,
}

impl Say for UnitDone {
    fn say(&self, _: Lang) -> String {
        format!("{} × {}", self.unit, self.quantity)
    }
}

impl Say for ActionPoint {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}.{}（{} 前）", self.number, self.what.as_str(), self.by),
            Lang::En => format!("{}. {} (by {})", self.number, self.what.as_str(), self.by),
        }
    }
}
