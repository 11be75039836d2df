//! `bonafide services`.

use super::Done;
use app::{
    App, Clock, Options, Rejection,
    services::{Destination, Refused, Taken},
};
use clap::{Args, Subcommand};
use domain::{ContractId, delivery::record_services::COLUMNS};
use kernel::{Lang, ProcessId};
use std::{path::PathBuf, process::ExitCode};

/// Records of service.
#[derive(Subcommand)]
pub enum Services {
    /// Record the services of a CSV or .xlsx file: all of its rows or none. The same file again
    /// changes nothing.
    Import(Import),
    /// Print the line of headings of such a file.
    Template(Template),
}

/// Record the services of a file.
#[derive(Args)]
pub struct Import {
    /// The file; `bonafide services template` prints its headings.
    file: PathBuf,
    /// The purchase, by its id.
    #[arg(long)]
    purchase: ProcessId,
    /// The contract, for instance K1.
    #[arg(long, default_value = "K1")]
    contract: String,
    /// The sign-in name of the person who records them.
    #[arg(long = "as")]
    person: String,
    /// Where the database is.
    #[arg(long, default_value = "data/main")]
    data: PathBuf,
}

/// Print the headings.
#[derive(Args)]
pub struct Template {
    /// The language of the headings: zh or en. Both are read.
    #[arg(long, default_value = "zh")]
    lang: String,
}

/// Runs the sub-command. Faulty cells are printed one by one and give exit code 1.
///
/// # Errors
/// The file cannot be read, or there is no such purchase, contract or person.
pub fn run(arguments: &Services) -> Done {
    match arguments {
        Services::Import(arguments) => import(arguments),
        Services::Template(arguments) => template(arguments),
    }
}

fn template(arguments: &Template) -> Done {
    let lang = Lang::from_tag(&arguments.lang).ok_or("the language is zh or en")?;
    let names: Vec<&str> = COLUMNS.iter().map(|one| one.label.get(lang)).collect();
    println!("{}", names.join(","));
    Ok(ExitCode::SUCCESS)
}

fn import(arguments: &Import) -> Done {
    let bytes = std::fs::read(&arguments.file)?;
    let number = arguments.contract.trim_start_matches('K').parse();
    let contract = ContractId(number.map_err(|_| "a contract is named like K1")?);
    let app = App::open(&Options::new(&arguments.data), Clock::system())?;
    let directory = app.directory();
    let mut people = directory.persons();
    let card = people
        .find(|one| one.login == arguments.person)
        .ok_or_else(|| format!("nobody signs in as `{}`", arguments.person))?;
    let to = Destination {
        process: arguments.purchase,
        contract,
        person: card.id,
    };
    let name = arguments.file.file_name().unwrap_or_default();
    let taken = app.import_services(to, &name.to_string_lossy(), &bytes);
    let code = match taken {
        Ok(Taken::Recorded { first, last }) => {
            println!("recorded {first} to {last}");
            ExitCode::SUCCESS
        }
        Ok(Taken::Before { first, last }) => {
            println!("taken in before as {first} to {last}; nothing was recorded twice");
            ExitCode::SUCCESS
        }
        Err(refused) => {
            report(refused)?;
            ExitCode::FAILURE
        }
    };
    app.stop()?;
    Ok(code)
}

/// Prints what is wrong, in both languages.
fn report(refused: Refused) -> Result<(), Box<dyn std::error::Error>> {
    match refused {
        Refused::Cells(faults) => {
            for one in faults {
                let column = one.column.map_or(("—", "—"), |name| (name.en, name.zh));
                eprintln!(
                    "row {}, {}: {} / 第 {} 行，{}：{}",
                    one.row,
                    column.0,
                    one.text(Lang::En),
                    one.row,
                    column.1,
                    one.text(Lang::Zh)
                );
            }
        }
        Refused::File(text) => eprintln!("{} / {}", text.en, text.zh),
        Refused::Rejected(Rejection::Refused(refusal)) => {
            eprintln!("{} / {}", refusal.text(Lang::En), refusal.text(Lang::Zh));
        }
        Refused::Rejected(Rejection::Denied(denial)) => {
            let text = denial.text();
            eprintln!("{} / {}", text.en, text.zh);
        }
        Refused::Rejected(Rejection::UnknownProcess) => {
            return Err("there is no such purchase or contract".into());
        }
        Refused::Rejected(_) => return Err("the command was not accepted".into()),
        Refused::Failed(error) => return Err(error.into()),
    }
    Ok(())
}
