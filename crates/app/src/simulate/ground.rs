//! What does not change during a simulation: people, organisations, rule packs.

use crate::{
    app::AppError,
    demo::cast,
    directory::{Directory, PersonCard},
};
use kernel::PersonId;
use rules::Rulebook;
use serde_json::Value;
use std::collections::BTreeMap;

/// People, organisations and rules.
pub struct Ground {
    /// The directory.
    pub directory: Directory,
    /// Everybody, in the order of the directory.
    pub people: Vec<PersonCard>,
    /// The rule packs.
    pub rulebook: Rulebook,
    names: BTreeMap<String, String>,
}

impl Ground {
    /// The people of the stories and the embedded packs.
    ///
    /// # Errors
    /// The packs cannot be read.
    pub fn new() -> Result<Ground, AppError> {
        let people = cast::persons();
        let organisations = cast::organisations();
        let mut names = BTreeMap::new();
        for one in &organisations {
            names.insert(one.id.to_string(), one.en.clone());
        }
        for one in &people {
            names.insert(one.id.to_string(), one.en.clone());
        }
        Ok(Ground {
            directory: Directory::of(organisations, people.clone()),
            people,
            rulebook: Rulebook::embedded()?,
            names,
        })
    }

    /// The name of a person, with that of their organisation.
    pub fn name(&self, person: PersonId) -> String {
        let Some(card) = self.directory.person(person) else {
            return person.to_string();
        };
        let own = card
            .organisation
            .and_then(|id| self.directory.organisation(id));
        match own {
            Some(own) => format!("{} ({})", card.en, own.en),
            None => card.en.clone(),
        }
    }

    /// A value with names for ids.
    pub fn plain(&self, value: &Value) -> String {
        let mut text = value.to_string();
        for (id, name) in &self.names {
            if text.contains(id.as_str()) {
                text = text.replace(id.as_str(), name);
            }
        }
        text
    }
}
