//! `bonafide rules`.

use super::Done;
use clap::{Args, Subcommand};
use kernel::{Date, Lang, lang::bi};
use rules::{Key, Kind, Pack, RuleError, Rulebook};
use std::process::ExitCode;

/// Show the rules of a place, and how a deadline is counted.
#[derive(Subcommand)]
pub enum Rules {
    /// List the places there are rules for, with the versions of their packs.
    List(List),
    /// Show every parameter of a place with its value, strength and source.
    Show(Show),
    /// Explain one parameter: its source, what it replaces, and a deadline step by step.
    Explain(Explain),
}

/// List the places there are rules for.
#[derive(Args)]
pub struct List {
    #[command(flatten)]
    tongue: Tongue,
}

/// Show every parameter of a place.
#[derive(Args)]
pub struct Show {
    /// The place, such as `cn-national` or `us-ny`.
    jurisdiction: String,
    /// The day of the event, such as 2026-09-24; today if absent.
    #[arg(long)]
    on: Option<String>,
    #[command(flatten)]
    tongue: Tongue,
}

/// Explain one parameter.
#[derive(Args)]
pub struct Explain {
    /// The place, such as `cn-national` or `us-ny`.
    jurisdiction: String,
    /// The parameter, such as `complain.objection`.
    key: String,
    /// Count the period from this day.
    #[arg(long)]
    from: Option<String>,
    /// Count back from this day, by which the period must have run.
    #[arg(long, conflicts_with = "from")]
    until: Option<String>,
    /// The day of the event, which decides the version; the day counted from if absent, else today.
    #[arg(long)]
    on: Option<String>,
    #[command(flatten)]
    tongue: Tongue,
}

/// The language of the answer.
#[derive(Args)]
struct Tongue {
    /// The language: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

impl Tongue {
    fn get(&self) -> Result<Lang, &'static str> {
        Lang::from_tag(&self.lang).ok_or("the language is `zh` or `en` / 语言为 zh 或 en")
    }
}

/// Runs the sub-command.
///
/// # Errors
/// An unknown place, parameter, date or language, or a deadline that cannot be counted.
pub fn run(arguments: &Rules) -> Done {
    let (lang, answer) = match arguments {
        Rules::List(list) => (list.tongue.get()?, places(list.tongue.get()?)),
        Rules::Show(show) => (show.tongue.get()?, parameters(show, show.tongue.get()?)),
        Rules::Explain(one) => (one.tongue.get()?, explained(one, one.tongue.get()?)),
    };
    let lines = answer.map_err(|error| error.message(lang))?;
    for line in lines {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

type Lines = Result<Vec<String>, RuleError>;

fn places(lang: Lang) -> Lines {
    let line = |pack: &Pack| {
        let end = match pack.valid_to() {
            Some(end) => bi(" 至 {end}（不含）", " until before {end}")
                .fill(lang, &[("end", &end.to_string())]),
            None => String::new(),
        };
        bi(
            "{place}\t{id}\t{name}\t自 {from} 起{end}",
            "{place}\t{id}\t{name}\tfrom {from}{end}",
        )
        .fill(
            lang,
            &[
                ("place", pack.jurisdiction()),
                ("id", pack.id().as_str()),
                ("name", pack.name().get(lang)),
                ("from", &pack.valid_from().to_string()),
                ("end", &end),
            ],
        )
    };
    Ok(Rulebook::embedded()?.packs().map(line).collect())
}

fn parameters(show: &Show, lang: Lang) -> Lines {
    let book = Rulebook::embedded()?;
    let pack = book.resolve(
        &show.jurisdiction,
        day(show.on.as_deref())?.unwrap_or_else(today),
    )?;
    let mut lines = vec![format!("{} · {}", pack.name().get(lang), pack.id())];
    for (role, usual) in pack.usuals() {
        lines.push(format!(
            "{} {}\t{}\t{} ({})",
            role.code(),
            role.name().get(lang),
            usual.body.get(lang),
            usual.source.get(lang),
            usual.strength.label().get(lang),
        ));
    }
    for (name, keys) in Key::GROUPS {
        lines.push(String::new());
        lines.push(name.get(lang).to_owned());
        for key in *keys {
            let one = pack.parameter(*key);
            lines.push(format!(
                "  {}\t{}\t{}\t{}",
                key.code(),
                one.value.show(lang),
                one.strength.label().get(lang),
                one.source.get(lang),
            ));
        }
    }
    Ok(lines)
}

fn explained(asked: &Explain, lang: Lang) -> Lines {
    let book = Rulebook::embedded()?;
    let key = Key::named(&asked.key)?;
    let (from, until) = (day(asked.from.as_deref())?, day(asked.until.as_deref())?);
    let on = day(asked.on.as_deref())?
        .or(from)
        .or(until)
        .unwrap_or_else(today);
    let pack = book.resolve(&asked.jurisdiction, on)?;
    let mut lines = vec![
        format!("{} · {}", key.label().get(lang), key.code()),
        format!("{} · {} · {on}", pack.name().get(lang), pack.id()),
    ];
    lines.extend(pack.explain(key, lang));
    let found = match (from, until) {
        _ if key.kind() != Kind::Period => {
            let text = bi(
                "这个参数不是期间，没有可推算的期限。",
                "It is not a period, so there is no deadline to count.",
            );
            lines.push(text.get(lang).to_owned());
            return Ok(lines);
        }
        (Some(from), _) => pack.due(key, from)?,
        (None, Some(until)) => pack.due_before(key, until)?,
        (None, None) => {
            let text = bi(
                "加上 --from 日期，可逐步推算期限。",
                "Add --from with a date to count the deadline step by step.",
            );
            lines.push(text.get(lang).to_owned());
            return Ok(lines);
        }
    };
    lines.push(String::new());
    let steps = found.explain(lang);
    lines.extend(
        steps
            .iter()
            .zip(1_u32..)
            .map(|(step, number)| format!("{number}. {step}")),
    );
    Ok(lines)
}

fn day(text: Option<&str>) -> Result<Option<Date>, RuleError> {
    text.map(rules::day).transpose()
}

fn today() -> Date {
    kernel::civil_date(app::Clock::system().now())
}
