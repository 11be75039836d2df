//! `bonafide measure`.

mod table;

use super::Done;
use app::{App, Clock, Loaded, Options, relationship};
use clap::{Args, Subcommand};
use domain::ContractId;
use kernel::{Bi, Lang, ProcessId, lang::bi};
use measure::{Dossier, Findings, read};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// Measure whether a contract is still real: its norms against the acts of its parties.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Measure {
    #[command(subcommand)]
    other: Option<Other>,
    /// A database directory, or a file of JSON lines coded by hand.
    #[arg(required = true)]
    path: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
    /// Print everything that was found, as JSON.
    #[arg(long)]
    json: bool,
    /// The language: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

#[derive(Subcommand)]
enum Other {
    /// Print the JSON Schema of one line of a file.
    Schema,
    /// Try on planted relations how well the engine finds them again.
    Study(Study),
    /// Write the contract of a record as JSON lines, to be read, corrected and coded by hand.
    Export(Export),
}

/// Try on planted relations how well the engine finds them again.
#[derive(Args)]
pub struct Study {
    /// Decides everything that is left to chance; the same seed gives the same study.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Relations of each type, size and condition.
    #[arg(long, default_value_t = 100)]
    runs: u32,
    /// The language: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

/// Write the contract of a record as JSON lines.
#[derive(Args)]
pub struct Export {
    /// The database directory.
    path: PathBuf,
    #[command(flatten)]
    which: Which,
}

/// Which contract of a record.
#[derive(Args)]
struct Which {
    /// The purchase: its id. Not needed where the record holds one signed contract.
    #[arg(long)]
    purchase: Option<String>,
    /// The contract, for instance K1.
    #[arg(long)]
    contract: Option<String>,
}

/// There is nothing to measure, or more than one thing.
const NONE_SIGNED: Bi = bi(
    "记录中没有这样的已签合同",
    "the record holds no such signed contract",
);
const SEVERAL: Bi = bi(
    "记录中有多份已签合同，请用 --purchase 和 --contract 指定其一：",
    "the record holds several signed contracts; name one with --purchase and --contract:",
);
const LANGUAGE: Bi = bi("语言为 zh 或 en", "the language is `zh` or `en`");
const NO_PATH: Bi = bi("没有这样的目录或文件", "there is no such directory or file");

/// A text in both languages, for messages.
fn both(text: Bi) -> String {
    format!("{} / {}", text.en, text.zh)
}

/// Runs the sub-command.
///
/// # Errors
/// No such path, purchase or contract; a database that cannot be read. Faults of a file are printed
/// with their lines and end with a failure.
pub fn run(arguments: &Measure) -> Done {
    match &arguments.other {
        Some(Other::Schema) => {
            println!("{}", serde_json::to_string_pretty(&read::json_schema())?);
            Ok(ExitCode::SUCCESS)
        }
        Some(Other::Study(study)) => {
            let lang = Lang::from_tag(&study.lang).ok_or_else(|| both(LANGUAGE))?;
            let plan = measure::study::Plan::standard(study.seed, study.runs);
            let rows = measure::study::study(&plan);
            println!("{}", measure::study::table(&rows, lang));
            Ok(ExitCode::SUCCESS)
        }
        Some(Other::Export(export)) => {
            let dossier = of_record(&export.path, &export.which)?;
            print!("{}", read::write(&dossier)?);
            Ok(ExitCode::SUCCESS)
        }
        None => measured(arguments),
    }
}

fn measured(arguments: &Measure) -> Done {
    let lang = Lang::from_tag(&arguments.lang).ok_or_else(|| both(LANGUAGE))?;
    let path = arguments.path.as_deref().unwrap_or_else(|| Path::new(""));
    let dossier = if path.is_dir() {
        of_record(path, &arguments.which)?
    } else if path.is_file() {
        match of_file(path)? {
            Some(dossier) => dossier,
            None => return Ok(ExitCode::FAILURE),
        }
    } else {
        return Err(format!("{}: {}", path.display(), both(NO_PATH)).into());
    };
    let findings = measure::measure(&dossier);
    print!("{}", printed(&findings, lang, arguments.json)?);
    Ok(ExitCode::SUCCESS)
}

fn printed(findings: &Findings, lang: Lang, json: bool) -> Result<String, serde_json::Error> {
    match json {
        true => Ok(format!("{}\n", serde_json::to_string_pretty(findings)?)),
        false => Ok(table::table(findings, lang)),
    }
}

/// The dossier of a file; none when it has faults, which are printed.
fn of_file(path: &Path) -> Result<Option<Dossier>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    match read::read(&text) {
        Ok(dossier) => Ok(Some(dossier)),
        Err(faults) => {
            for one in faults {
                let place = format!("{}:{}", path.display(), one.line);
                eprintln!("{place} {}: {} / {}", one.pointer, one.text.en, one.text.zh);
                eprintln!("  {} / {}", one.advice.en, one.advice.zh);
            }
            Ok(None)
        }
    }
}

/// A signed contract of a record.
struct Found {
    process: ProcessId,
    contract: ContractId,
    loaded: Arc<Loaded>,
}

/// The dossier of a contract of a record, as of the day of the clock.
fn of_record(path: &Path, which: &Which) -> Result<Dossier, Box<dyn std::error::Error>> {
    let app = App::open(&Options::new(path), Clock::system())?;
    let found = signed(&app, which)?;
    let one = match found.as_slice() {
        [one] => one,
        [] => return Err(both(NONE_SIGNED).into()),
        several => {
            let named = several.iter().map(|one| {
                let title = one.loaded.process.title.as_ref();
                let title = title.map_or("", |title| title.as_str());
                format!(
                    "\n  --purchase {} --contract {}  {title}",
                    one.process, one.contract
                )
            });
            return Err(format!("{}{}", both(SEVERAL), named.collect::<String>()).into());
        }
    };
    let today = one
        .loaded
        .process
        .law()
        .zone()
        .civil_date(app.clock().now());
    let dossier = relationship::dossier(&one.loaded, one.contract, app.rulebook(), today);
    app.stop()?;
    dossier.ok_or_else(|| both(NONE_SIGNED).into())
}

/// The signed contracts of a record that are meant.
fn signed(app: &App, which: &Which) -> Result<Vec<Found>, Box<dyn std::error::Error>> {
    let mut found = Vec::new();
    for row in app.purchases_of(None)? {
        let named = which.purchase.as_ref().is_none_or(|id| *id == row.process);
        let (true, Ok(process)) = (named, row.process.parse::<ProcessId>()) else {
            continue;
        };
        let Some(loaded) = app.purchase(process)? else {
            continue;
        };
        let all = loaded.process.contracts.iter();
        let all = all.filter(|one| one.signed.is_some()).map(|one| one.id);
        let all: Vec<ContractId> = all.collect();
        for contract in all {
            let wanted = which.contract.as_ref();
            if wanted.is_none_or(|name| *name == contract.to_string()) {
                let loaded = loaded.clone();
                found.push(Found {
                    process,
                    contract,
                    loaded,
                });
            }
        }
    }
    Ok(found)
}
