//! Values inside events of the running service.

use super::{codes::WorkerCode, words::Certificate};
use crate::{
    contract::choices::Post, input::Person, planning::duty_list::Cited, process::UnitId, say::Say,
};
use kernel::{Date, Digest, FreeText, Lang, Timestamp};
use serde::{Deserialize, Serialize};

/// How many of a unit were done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDone {
    /// The unit.
    pub unit: UnitId,
    /// How many.
    pub quantity: u32,
}

/// The fingerprint of a photo taken at a service. The photo itself is never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// SHA-256 of the file.
    pub digest: Digest,
    /// When it was taken, by the clock of the camera, if the file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Timestamp>,
}

/// A member of the team (D19).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The code the records call them by.
    pub code: WorkerCode,
    /// The person of the directory, when they sign in themselves.
    pub person: Option<Person>,
    /// Their post.
    pub post: Post,
    /// Their professional certificate.
    pub certificate: Certificate,
    /// Hours a month they are engaged for in this contract, if it was said.
    pub hours: Option<u32>,
    /// Their first day.
    pub from: Date,
    /// Their last day, if they left.
    pub until: Option<Date>,
}

impl Member {
    /// Whether they were of the team on a day.
    pub fn serves_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
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

impl Say for Photo {
    fn say(&self, _: Lang) -> String {
        self.digest.to_string()
    }
}

impl Say for Member {
    fn say(&self, lang: Lang) -> String {
        let until = self.until.map_or_else(String::new, |day| day.to_string());
        let (post, certificate) = (self.post.say(lang), self.certificate.say(lang));
        match lang {
            Lang::Zh => format!(
                "{}（{post}，{certificate}，{}–{until}）",
                self.code, self.from
            ),
            Lang::En => format!(
                "{} ({post}, {certificate}, {}–{until})",
                self.code, self.from
            ),
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
