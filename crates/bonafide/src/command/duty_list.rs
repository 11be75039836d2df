//! `bonafide duty-list`.

use super::Done;
use app::{App, Clock, Options, duty_lists::Refused};
use clap::{Args, Subcommand};
use kernel::Lang;
use std::{path::PathBuf, process::ExitCode};

/// Duty lists of townships and subdistricts.
#[derive(Subcommand)]
pub enum DutyList {
    /// Load a list from a CSV or .xlsx file: the whole file or nothing. It replaces the one before,
    /// which is kept.
    Import(Import),
}

/// Load a list.
#[derive(Args)]
pub struct Import {
    /// The file, with the columns 类别 (kind), 事项 (duty) and, if there is one, 编号 (code).
    file: PathBuf,
    /// The host: its name in either language, or its id.
    #[arg(long)]
    host: String,
    /// Where the database is.
    #[arg(long, default_value = "data/main")]
    data: PathBuf,
}

/// Runs the sub-command. Faulty rows are printed one by one and give exit code 1.
///
/// # Errors
/// The file cannot be read, or no organisation is called so.
pub fn run(arguments: &DutyList) -> Done {
    let DutyList::Import(arguments) = arguments;
    let bytes = std::fs::read(&arguments.file)?;
    let app = App::open(&Options::new(&arguments.data), Clock::system())?;
    let directory = app.directory();
    let wanted = arguments.host.trim();
    let mut found = directory
        .organisations()
        .filter(|one| one.zh == wanted || one.en == wanted || one.id.to_string() == wanted);
    let host = found
        .next()
        .ok_or_else(|| format!("no organisation is called `{wanted}`"))?;
    if found.next().is_some() {
        return Err(format!("several organisations are called `{wanted}`: use the id").into());
    }
    let name = arguments.file.file_name().unwrap_or_default();
    let taken = app.import_duty_list(host.id, &name.to_string_lossy(), &bytes);
    let code = match taken {
        Ok(list) => {
            println!(
                "{}: version {}, {} rows, SHA-256 {}",
                host.en,
                list.version,
                list.rows.len(),
                list.digest
            );
            ExitCode::SUCCESS
        }
        Err(Refused::Rows(faults)) => {
            for one in faults {
                let (zh, en) = (one.text.get(Lang::Zh), one.text.get(Lang::En));
                eprintln!("row {}: {en} / {zh}", one.row);
            }
            ExitCode::FAILURE
        }
        Err(Refused::File(text)) => {
            eprintln!("{} / {}", text.get(Lang::En), text.get(Lang::Zh));
            ExitCode::FAILURE
        }
        Err(Refused::Host) => return Err("there is no such organisation".into()),
        Err(Refused::Failed(error)) => return Err(error.into()),
    };
    app.stop()?;
    Ok(code)
}
