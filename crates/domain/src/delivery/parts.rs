//! Values inside events of the running service.

use crate::{planning::duty_list::Cited, process::UnitId, say::Say};
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

/// The row of a published duty list that a class rests on, if it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OnList(pub Option<Cited>);

impl OnList {
    /// Whether no row is cited.
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl Say for OnList {
    fn say(&self, lang: Lang) -> String {
        let Some(one) = &self.0 else {
            return String::new();
        };
        let (host, kind) = (one.host.name(lang), one.kind.name().get(lang));
        let (version, code, text) = (one.version, &one.code, one.text.as_str());
        match lang {
            Lang::Zh => format!("（{host}职责清单第 {version} 版 {code}，{kind}：{text}）"),
            Lang::En => {
                format!(" (duty list of {host}, version {version}, {code}, {kind}: {text})")
            }
        }
    }
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
