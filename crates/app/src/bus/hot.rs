//! Purchases as the writer left them.
//!
//! The writer keeps states of its own and moves them on in place: sharing them with readers would
//! cost a copy of the whole purchase for every command. Readers are told what happened instead, see
//! [`crate::cache`].

use crate::cache::{Loaded, Logged};
use domain::{Process, registry};
use kernel::ProcessId;
use std::{collections::HashMap, sync::Arc};
use store::Projection;

/// Most purchases kept; beyond it all are forgotten and read again when they are needed.
const KEPT_MAX: usize = 2_048;

/// A purchase.
#[derive(Default)]
pub struct Hot {
    /// Its state, with everything this batch did to it.
    pub process: Process,
    /// Its rows as they stand in the database; none if that is not known.
    pub rows: Option<Projection>,
}

/// The purchases the writer has at hand, and what the batch that is open did to them.
#[derive(Default)]
pub struct HotStates {
    kept: HashMap<ProcessId, Hot>,
    news: Vec<(ProcessId, Arc<Logged>)>,
}

impl HotStates {
    /// Makes room before a batch begins.
    pub fn trim(&mut self) {
        if self.kept.len() > KEPT_MAX {
            self.kept.clear();
        }
    }

    /// A purchase, if it is at hand.
    pub fn get(&self, id: ProcessId) -> Option<&Hot> {
        self.kept.get(&id)
    }

    /// Takes in a purchase from the cache.
    pub fn insert(&mut self, id: ProcessId, loaded: &Loaded) {
        let hot = Hot {
            process: loaded.process.clone(),
            rows: None,
        };
        self.kept.insert(id, hot);
    }

    /// Moves a purchase on; an unknown one begins here.
    pub fn apply(&mut self, id: ProcessId, logged: Vec<Logged>) -> &mut Hot {
        let hot = self.kept.entry(id).or_default();
        for one in logged {
            registry::apply(&mut hot.process, &one.envelope, &one.event);
            self.news.push((id, Arc::new(one)));
        }
        hot
    }

    /// Forgets everything, because a batch came to nothing.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.news.clear();
    }

    /// The news of the batch, once it is durable.
    pub fn take_news(&mut self) -> Vec<(ProcessId, Arc<Logged>)> {
        std::mem::take(&mut self.news)
    }
}
