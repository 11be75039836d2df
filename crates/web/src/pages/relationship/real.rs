//! The record of a purchase behind the findings.

use super::sheet::{Behind, Source};
use crate::{
    Web,
    pages::parts::{self, Shown},
    wording::In,
};
use app::relationship::Relationship;
use measure::ids::{ActId, InstanceId};

/// A purchase, who looks, and what was measured of it.
pub(super) struct Real<'a> {
    pub(super) web: &'a Web,
    pub(super) lang: In,
    pub(super) shown: &'a Shown,
    pub(super) relationship: &'a Relationship,
}

impl Behind for Real<'_> {
    fn act(&self, act: &ActId) -> Option<Source> {
        let version = self.relationship.entry(act)?;
        let logged = app::signs::entry(&self.shown.loaded, version)?;
        if !self.shown.viewer.sees(&self.shown.loaded, logged) {
            return None;
        }
        Some(Source {
            href: format!("{}/entries/{}", self.shown.path(), logged.position),
            name: format!("#{}", logged.position),
            text: parts::sentence(self.web, self.lang, logged),
        })
    }

    fn owed(&self, id: &InstanceId) -> Option<Source> {
        let all = self.shown.loaded.process.obligations.iter();
        let mut named = all.filter(|one| one.id.to_string() == id.as_str());
        let one = named.next()?;
        Some(Source {
            href: parts::obligation_path(self.shown.id, one),
            name: one.id.to_string(),
            text: self.lang.bi(one.duty.0.what).to_owned(),
        })
    }
}
