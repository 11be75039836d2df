//! `bonafide bid`.

mod verify;

use super::{
    Done,
    files::{
        End, Failure, Readers, both, read, read_envelope, read_tender, said, shape, write_new,
    },
    officer::chance,
};
use clap::{Args, Subcommand};
use kernel::{Bi, Digest, OrganisationId, lang::bi};
use seal::{
    Attachment, CONTENT_BYTES_MAX, Envelope, Financial, Header, Level, Part, Technical, Tender,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
pub use verify::Verify;

const TECHNICAL: Bi = bi("技术部分文件", "a technical part");
const FINANCIAL: Bi = bi("价格部分文件", "a financial part");

/// Seal a bid, and check one.
#[derive(Subcommand)]
pub enum Bid {
    /// Seal a bid on this computer. Nobody can read it before enough officers have released their
    /// shares, whoever runs the platform.
    Seal(Seal),
    /// Show what may be known of a sealed bid before it is opened, and whether it can be used.
    Check(Check),
    /// Check, without the platform, that a bid was handed in and in time, and what it holds.
    ///
    /// Exit codes: 0 all holds, 3 the envelope cannot be used, 6 a proof or an opening does not hold.
    Verify(Verify),
}

/// Seal a bid.
#[derive(Args)]
pub struct Seal {
    /// What the page of the purchase offers as `tender.json`.
    #[arg(long)]
    tender: PathBuf,
    /// The id of your organisation, as its page shows it.
    #[arg(long)]
    tenderer: OrganisationId,
    /// First a JSON file `{"team": 6, "plan": "…"}`, then the files to attach.
    #[arg(long, num_args = 1.., required = true)]
    technical: Vec<PathBuf>,
    /// A JSON file `{"price": {"amount": "300000", "currency": "CNY"}, "staff_cost": {…}}`.
    #[arg(long)]
    financial: PathBuf,
    /// The lots of the bid; all when none is named.
    #[arg(long, value_delimiter = ',')]
    lots: Vec<u32>,
    /// The new file to hand in.
    #[arg(long)]
    out: PathBuf,
}

/// Show what may be known of a sealed bid.
#[derive(Args)]
pub struct Check {
    /// The sealed bid.
    file: PathBuf,
    /// What the page of the purchase offers as `tender.json`, to see whether the bid fits it.
    #[arg(long)]
    tender: Option<PathBuf>,
}

/// Runs the sub-command.
///
/// # Errors
/// A file cannot be read or written, or is of another kind.
pub fn run(arguments: &Bid) -> Done {
    match arguments {
        Bid::Seal(arguments) => seal(arguments),
        Bid::Check(arguments) => Ok(check(arguments)?.into()),
        Bid::Verify(arguments) => Ok(verify::run(arguments)?.into()),
    }
}

fn seal(arguments: &Seal) -> Done {
    let tender = read_tender(&arguments.tender)?;
    let technical = technical(&arguments.technical)?;
    let financial = read(&arguments.financial, content_max())?;
    let financial = Financial::from_json(&financial)
        .and_then(|financial| financial.write())
        .map_err(|fault| shape(&arguments.financial, FINANCIAL, &said(&fault)))?;
    let mut lots = arguments.lots.clone();
    if lots.is_empty() {
        lots.clone_from(&tender.lots);
    }
    lots.sort_unstable();
    let plan = tender.plan(arguments.tenderer, lots);
    let level = Level::SealedByTenderer;
    let sealed = seal::seal(&plan, &technical, &financial, level, &mut chance()?);
    let sealed = sealed.map_err(|fault| said(&fault))?;
    // Read as the platform will, before anybody relies on it.
    let envelope = Envelope::read(&sealed)
        .and_then(|envelope| tender.check(envelope.header()).map(|()| envelope));
    let envelope = envelope.map_err(|unusable| said(&unusable))?;
    write_new(&arguments.out, &sealed, Readers::Usual)?;
    let out = arguments.out.display();
    println!("{}", envelope.digest());
    eprintln!(
        "{}",
        both(
            &format!("已密封到 `{out}`；上面是它的 SHA-256。截止前在项目页提交，并保存凭证"),
            &format!(
                "sealed into `{out}`; its SHA-256 is above. Hand it in on the page of the purchase before the deadline and keep the receipt"
            ),
        )
    );
    eprintln!(
        "{}",
        both(
            "密钥只分给了开标人，您自己也打不开这份文件：请保留原文件",
            "the key went to the officers only, you cannot open this file yourself: keep the originals",
        )
    );
    Ok(ExitCode::SUCCESS)
}

fn content_max() -> u64 {
    u64::try_from(CONTENT_BYTES_MAX).unwrap_or(u64::MAX)
}

fn technical(paths: &[PathBuf]) -> Result<Vec<u8>, Failure> {
    let (first, attached) = paths.split_first().ok_or("no technical file")?;
    let json = read(first, content_max())?;
    let mut technical: Technical =
        serde_json::from_slice(&json).map_err(|error| shape(first, TECHNICAL, &error))?;
    if !technical.attachments.is_empty() {
        let why = both(
            "附件由命令行给出，不写在文件里",
            "attach files on the command line, not in it",
        );
        return Err(shape(first, TECHNICAL, &why));
    }
    let mut files = Vec::new();
    for path in attached {
        let bytes = read(path, content_max())?;
        let name = file_name(path);
        technical.attachments.push(Attachment::of(name, &bytes));
        files.push(bytes);
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    technical
        .write(&files)
        .map_err(|fault| shape(first, TECHNICAL, &said(&fault)))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn check(arguments: &Check) -> Result<End, Failure> {
    let tender = match &arguments.tender {
        Some(path) => Some(read_tender(path)?),
        None => None,
    };
    let bytes = read_envelope(&arguments.file)?;
    let envelope = match Envelope::read(&bytes) {
        Ok(envelope) => envelope,
        Err(unusable) => {
            println!("{}", said(&unusable));
            return Ok(End::Unusable);
        }
    };
    print_header(envelope.header(), envelope.digest(), tender.as_ref());
    match tender.map(|tender| tender.check(envelope.header())) {
        Some(Err(unusable)) => {
            println!("{}", said(&unusable));
            Ok(End::Unusable)
        }
        Some(Ok(())) => {
            println!(
                "{}",
                both(
                    "符合本项目，可以提交",
                    "it fits the purchase and can be handed in"
                )
            );
            Ok(End::Whole)
        }
        None => {
            println!("{}", both("文件完整", "the file is whole"));
            Ok(End::Whole)
        }
    }
}

fn print_header(header: &Header, digest: Digest, tender: Option<&Tender>) {
    let plan = &header.plan;
    let lots: Vec<String> = plan.lots.iter().map(u32::to_string).collect();
    let rows = [
        ("SHA-256", "SHA-256", digest.to_string()),
        ("采购项目", "purchase", plan.process.to_string()),
        (
            "采购文件摘要",
            "tender documents",
            plan.documents.to_string(),
        ),
        ("截止时间", "deadline", plan.deadline.to_string()),
        ("响应人", "tenderer", plan.tenderer.to_string()),
        ("标包", "lots", lots.join(", ")),
    ];
    for (zh, en, value) in rows {
        println!("{}: {value}", both(zh, en));
    }
    let level = header.level.name();
    println!("{}", both(level.zh, level.en));
    let (need, count) = (plan.threshold, plan.count());
    println!(
        "{}",
        both(
            &format!("{count} 位开标人中的 {need} 位共同开启："),
            &format!("{need} of {count} officers open it together:"),
        )
    );
    for (place, officer) in plan.officers.iter().enumerate() {
        let name = tender.and_then(|tender| tender.officers.get(place));
        let name = name.map_or("", |officer| officer.name.as_str());
        println!("  {} {officer} {name}", place + 1);
    }
    for part in Part::ALL {
        let name = part.name();
        let kib = header.part(part).size >> 10;
        println!("{}: {kib} KiB", both(name.zh, name.en));
    }
}
