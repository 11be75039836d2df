//! `bonafide people`.

use super::Done;
use app::{App, Clock, Options, OrganisationCard, PersonCard, ids};
use clap::{Args, Subcommand};
use kernel::Role;
use serde::Deserialize;
use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

/// Add organisations and people.
#[derive(Subcommand)]
pub enum People {
    /// Read them from a JSON file and print a first password for each person.
    Import(Import),
}

/// Read organisations and people from a JSON file.
#[derive(Args)]
pub struct Import {
    /// The file: `{"organisations": [{"key", "zh", "en"}], "people": [{"login", "zh", "en",
    /// "organisation", "jobs": ["R1"]}]}`.
    file: PathBuf,
    /// Where the database is.
    #[arg(long, default_value = "data/main")]
    data: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    organisations: Vec<Organisation>,
    people: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    key: String,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    login: String,
    zh: String,
    en: String,
    organisation: Option<String>,
    jobs: Vec<Role>,
}

/// Runs the sub-command.
///
/// # Errors
/// The file cannot be read, names an organisation it does not have, or a login is taken.
pub fn run(arguments: &People) -> Done {
    let People::Import(arguments) = arguments;
    let file: File = serde_json::from_str(&std::fs::read_to_string(&arguments.file)?)?;
    let app = App::open(&Options::new(&arguments.data), Clock::system())?;
    let now = app.clock().now();
    let mut by_key = BTreeMap::new();
    let mut cards = Vec::new();
    for one in file.organisations {
        let id = ids::organisation(now)?;
        by_key.insert(one.key, id);
        cards.push(OrganisationCard {
            id,
            zh: one.zh,
            en: one.en,
        });
    }
    app.put_organisations(cards)?;
    for one in file.people {
        let organisation = match &one.organisation {
            Some(key) => Some(
                *by_key
                    .get(key)
                    .ok_or_else(|| format!("no organisation has the key `{key}`"))?,
            ),
            None => None,
        };
        let password: String = ids::token()?.chars().take(24).collect();
        let id = ids::person(now)?;
        let card = PersonCard {
            id,
            organisation,
            login: one.login.clone(),
            zh: one.zh,
            en: one.en,
            jobs: one.jobs,
        };
        app.put_persons(vec![card], &app::accounts::hash_password(&password)?)?;
        println!("{}\t{password}", one.login);
    }
    app.stop()?;
    Ok(ExitCode::SUCCESS)
}
