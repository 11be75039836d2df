//! `bonafide signs`.

use super::Done;
use app::{
    App, Clock, Options,
    signs::{self, Asked, Sight, Standing},
};
use clap::Args;
use domain::{
    ContractId,
    signs::{Finding, Life},
};
use kernel::{Lang, lang::bi};
use std::{path::PathBuf, process::ExitCode};

/// Show the questions that the record of a contract raises.
#[derive(Args)]
pub struct Signs {
    /// The purchase: its id.
    purchase: String,
    /// The contract, for instance K1.
    #[arg(default_value = "K1")]
    contract: String,
    /// Where the database is.
    #[arg(long, default_value = "data/main")]
    data: PathBuf,
    /// The language: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

/// Runs the sub-command: what is asked, what is clear, what cannot be computed.
///
/// # Errors
/// There is no such purchase or contract, or the database cannot be read.
pub fn run(arguments: &Signs) -> Done {
    let app = App::open(&Options::new(&arguments.data), Clock::system())?;
    let id = arguments
        .purchase
        .parse()
        .map_err(|_| format!("`{}` is no id of a purchase", arguments.purchase))?;
    let loaded = app.purchase(id)?.ok_or("there is no such purchase")?;
    let number = arguments.contract.trim_start_matches('K').parse();
    let contract = ContractId(number.map_err(|_| "there is no such contract")?);
    loaded
        .process
        .contract(contract)
        .ok_or("there is no such contract")?;
    let lang = Lang::from_tag(&arguments.lang).ok_or("the languages are zh and en")?;
    let found = signs::of(&app, id, &loaded, contract, Sight::Party)?;
    for life in Life::ALL {
        println!("{}", life.name().get(lang));
        let own = || found.iter().filter(|one| one.sign.life == *life);
        for one in own().filter(|one| one.finding.fires()) {
            println!("{}", line(one, lang));
        }
        for one in own().filter(|one| !one.finding.fires()) {
            println!("{}", line(one, lang));
        }
    }
    app.stop()?;
    Ok(ExitCode::SUCCESS)
}

fn line(one: &Asked, lang: Lang) -> String {
    let code = one.sign.code;
    let name = code.name().get(lang);
    match &one.finding {
        Finding::Fires { measure, evidence } => {
            let standing = match one.standing {
                Standing::Waits { since } => {
                    let since = since.map_or_else(String::new, |since| since.to_string());
                    bi(
                        "等待答复，最新依据 {since}",
                        "unanswered, newest entry of {since}",
                    )
                    .fill(lang, &[("since", &since)])
                }
                Standing::Answered => bi("已答复", "answered").get(lang).to_owned(),
                Standing::Nothing => bi("支持", "support").get(lang).to_owned(),
            };
            let entries =
                bi("{n} 条记录", "{n} entries").fill(lang, &[("n", &evidence.len().to_string())]);
            format!(
                "  ? {:6} {}  [{}; {}; {entries}; {standing}]",
                code.code(),
                one.sign.ask(measure, lang),
                measure.figures(lang),
                measure.threshold(lang),
            )
        }
        Finding::Clear { measure } => {
            format!(
                "  - {:6} {name}  [{}; {}]",
                code.code(),
                measure.figures(lang),
                measure.threshold(lang)
            )
        }
        Finding::NotComputable { missing, .. } => {
            format!(
                "  . {:6} {name}  [missing: {}]",
                code.code(),
                missing.get(lang)
            )
        }
    }
}
