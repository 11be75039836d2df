//! Organisations and people: plain rows, with a snapshot in memory.

use crate::duty_lists;
use domain::{
    input::{Known, Organisation, Person},
    planning::duty_list::DutyList,
};
use kernel::{FreeText, Lang, OrganisationId, PersonId, Role};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use store::{ReadRows, StoreError};

/// What the directory knows of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationCard {
    /// Its id.
    pub id: OrganisationId,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

impl OrganisationCard {
    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// What the directory knows of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCard {
    /// Their id.
    pub id: PersonId,
    /// The organisation they act for.
    pub organisation: Option<OrganisationId>,
    /// What they type to sign in.
    pub login: String,
    /// Chinese name.
    pub zh: String,
    /// Name in Latin letters.
    pub en: String,
    /// The roles that are their job; in one purchase they hold those its grants name.
    pub jobs: Vec<Role>,
}

impl PersonCard {
    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Everybody known.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    organisations: BTreeMap<OrganisationId, OrganisationCard>,
    persons: BTreeMap<PersonId, PersonCard>,
    known: Known,
    duty_lists: Arc<BTreeMap<OrganisationId, DutyList>>,
}

impl Directory {
    /// Reads the rows.
    ///
    /// # Errors
    /// Failures of the database or a row out of shape.
    pub fn load(rows: &dyn ReadRows) -> Result<Directory, StoreError> {
        let mut directory = Directory::default();
        for row in rows.organisations()? {
            let card: OrganisationCard =
                serde_json::from_str(&row.json).map_err(|_| StoreError::Row("organisation"))?;
            directory.add_organisation(card);
        }
        for row in rows.persons()? {
            let card: PersonCard =
                serde_json::from_str(&row.json).map_err(|_| StoreError::Row("person"))?;
            directory.add_person(card);
        }
        directory.duty_lists = Arc::new(duty_lists::newest(rows)?);
        Ok(directory)
    }

    /// A directory of these cards, without duty lists.
    pub fn of(
        organisations: impl IntoIterator<Item = OrganisationCard>,
        persons: impl IntoIterator<Item = PersonCard>,
    ) -> Directory {
        let mut directory = Directory::default();
        organisations
            .into_iter()
            .for_each(|card| directory.add_organisation(card));
        persons
            .into_iter()
            .for_each(|card| directory.add_person(card));
        directory
    }

    fn add_organisation(&mut self, card: OrganisationCard) {
        let known = Organisation {
            id: card.id,
            zh: card.zh.clone(),
            en: card.en.clone(),
        };
        self.known.add_organisation(known);
        self.organisations.insert(card.id, card);
    }

    fn add_person(&mut self, card: PersonCard) {
        let known = Person {
            id: card.id,
            organisation: card.organisation,
            name: FreeText::new(card.zh.clone()),
        };
        self.known.add_person(known);
        self.persons.insert(card.id, card);
    }

    /// The directory as commands are read against it.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// The newest duty list of each host that has one.
    pub fn duty_lists(&self) -> &Arc<BTreeMap<OrganisationId, DutyList>> {
        &self.duty_lists
    }

    /// An organisation.
    pub fn organisation(&self, id: OrganisationId) -> Option<&OrganisationCard> {
        self.organisations.get(&id)
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&PersonCard> {
        self.persons.get(&id)
    }

    /// Every organisation.
    pub fn organisations(&self) -> impl Iterator<Item = &OrganisationCard> {
        self.organisations.values()
    }

    /// Every person.
    pub fn persons(&self) -> impl Iterator<Item = &PersonCard> {
        self.persons.values()
    }
}
