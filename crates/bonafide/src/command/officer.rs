//! `bonafide officer`.

use super::{
    Done,
    evidence::{self, Proved, Standing},
    files::{
        End, Failure, Readers, both, read_envelope, read_key, read_tender, read_text, write_new,
    },
};
use clap::{Args, Subcommand, ValueEnum};
use kernel::{Digest, Lang, Timestamp};
use seal::{Envelope, Fault as _, OfficerKey, Part, Random, Release, Released, Tender, Withheld};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use tlog::VerifierKey;
use zeroize::Zeroizing;

/// The keys of opening officers, and what they release.
#[derive(Subcommand)]
pub enum Officer {
    /// Make a key. The file never leaves your computer; its recipient goes to the purchaser.
    Key(Key),
    /// Print the recipient of a key.
    Show(Show),
    /// Take your shares out of the envelopes of a purchase, after its bids have closed.
    ///
    /// Refuses before the deadline, and before it is shown the receipt of the closing. Releases
    /// nothing of an envelope whose own receipt is not below the closing.
    Open(Open),
}

/// Make a key.
#[derive(Args)]
pub struct Key {
    /// The new file; only you may read it.
    #[arg(long)]
    out: PathBuf,
}

/// Print the recipient of a key.
#[derive(Args)]
pub struct Show {
    /// The key file.
    file: PathBuf,
}

/// Take your shares out of envelopes.
#[derive(Args)]
pub struct Open {
    /// Your key file.
    #[arg(long)]
    key: PathBuf,
    /// What the page of the purchase offers as `tender.json`; best taken when the tender came out.
    #[arg(long)]
    tender: PathBuf,
    /// The directory with the envelopes and their receipts.
    #[arg(long)]
    envelopes: PathBuf,
    /// The receipt of the closing.
    #[arg(long)]
    closing: PathBuf,
    /// Which part to release.
    #[arg(long, value_enum, default_value_t = Which::Both)]
    part: Which,
    /// The new file with your shares, to hand in on the page of the purchase.
    #[arg(long)]
    out: PathBuf,
}

/// Which part.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    /// The technical part.
    Technical,
    /// The financial part.
    Financial,
    /// Both.
    Both,
}

impl Which {
    const fn parts(self) -> &'static [Part] {
        match self {
            Which::Technical => &[Part::Technical],
            Which::Financial => &[Part::Financial],
            Which::Both => &Part::ALL,
        }
    }
}

/// Runs the sub-command.
///
/// # Errors
/// A file cannot be read or written, or is of another kind.
pub fn run(arguments: &Officer) -> Done {
    match arguments {
        Officer::Key(arguments) => key(arguments),
        Officer::Show(arguments) => {
            println!("{}", read_key(&arguments.file)?.recipient());
            Ok(ExitCode::SUCCESS)
        }
        Officer::Open(arguments) => {
            let now = app::Clock::system().now();
            let end = open(arguments, now)?;
            Ok(end.into())
        }
    }
}

/// Chance from the operating system.
pub fn chance() -> Result<Random, Failure> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut_slice())?;
    Ok(Random::from_seed(*seed))
}

fn key(arguments: &Key) -> Done {
    let key = OfficerKey::generate(&mut chance()?)?;
    let recipient = key.recipient();
    let text = Zeroizing::new(format!(
        "# bonafide officer key / 开标私钥\n# {recipient}\n{}\n",
        key.to_text().as_str()
    ));
    write_new(&arguments.out, text.as_bytes(), Readers::Owner)?;
    println!("{recipient}");
    eprintln!(
        "{}",
        both(
            "私钥文件只留在本机，请另存一份备份；把上面的 age1… 公钥交给采购人登记",
            "the key file stays on this computer, with a copy in a safe place; give the recipient age1… to the purchaser"
        )
    );
    Ok(ExitCode::SUCCESS)
}

/// A tender with the officer who opens, after the closing.
struct Opening<'a> {
    tender: &'a Tender,
    key: &'a OfficerKey,
    number: u8,
    closing: Proved,
    receipts: Vec<Proved>,
    parts: &'static [Part],
}

fn open(arguments: &Open, now: Timestamp) -> Result<End, Failure> {
    let tender = read_tender(&arguments.tender)?;
    let key = read_key(&arguments.key)?;
    let verifier: VerifierKey = tender.verifier_key.parse()?;
    let number = (1..)
        .zip(tender.recipients())
        .find_map(|(number, one)| (*one == key.recipient()).then_some(number));
    let Some(number) = number else {
        let mine = key.recipient();
        return Err(both(
            &format!("本项目没有登记您的公钥 {mine}；请换用登记的那把私钥"),
            &format!(
                "your recipient {mine} is not registered for this purchase; use the key that is"
            ),
        )
        .into());
    };
    let closing = match closed(arguments, &tender, &verifier, now)? {
        Ok(closing) => closing,
        Err(refusal) => {
            eprintln!("{refusal}");
            return Ok(End::Early);
        }
    };
    let (files, receipts) = sort_files(&arguments.envelopes, &verifier)?;
    let opening = Opening {
        tender: &tender,
        key: &key,
        number,
        closing,
        receipts,
        parts: arguments.part.parts(),
    };
    let mut release = Release::new(tender.purchase);
    for file in &files {
        opening.release(file, &mut release);
    }
    write_new(
        &arguments.out,
        &serde_json::to_vec_pretty(&release)?,
        Readers::Owner,
    )?;
    let (given, kept) = (release.released.len(), release.withheld.len());
    println!(
        "{}",
        both(
            &format!("第 {number} 位开标人：交出 {given} 份，未交出 {kept} 份"),
            &format!("officer {number}: {given} shares released, {kept} withheld"),
        )
    );
    for one in &release.withheld {
        println!("{}: {}", one.file, both(&one.zh, &one.en));
    }
    Ok(if release.withheld.is_empty() {
        End::Whole
    } else {
        End::Withheld
    })
}

/// The closing, or why it is too early.
fn closed(
    arguments: &Open,
    tender: &Tender,
    verifier: &VerifierKey,
    now: Timestamp,
) -> Result<Result<Proved, String>, Failure> {
    let deadline = tender.deadline;
    if now < deadline {
        return Ok(Err(both(
            &format!("现在是 {now}，截止时间 {deadline} 未到，不交出任何份额；请在截止后再运行"),
            &format!(
                "it is {now} and the deadline is {deadline}: no share is released; run this again after the deadline"
            ),
        )));
    }
    let entries = match evidence::proved(&arguments.closing, Some(verifier))? {
        Ok(entries) => entries,
        Err(said) => return Ok(Err(said)),
    };
    let Some(closing) = evidence::closing(&entries, tender.purchase) else {
        return Ok(Err(both(
            "这份凭证不含本项目的截止记录（bids.closed），不交出任何份额；请在项目页下载截止凭证",
            "this receipt holds no closing (bids.closed) of the purchase: no share is released; take the receipt of the closing from the page of the purchase",
        )));
    };
    if closing.recorded < deadline {
        let recorded = closing.recorded;
        return Ok(Err(both(
            &format!(
                "截止记录写于 {recorded}，早于截止时间 {deadline}，不交出任何份额；请告知监督部门"
            ),
            &format!(
                "the closing was recorded at {recorded}, before the deadline {deadline}: no share is released; tell the supervisor"
            ),
        )));
    }
    Ok(Ok(closing.clone()))
}

/// The files of a directory that are not receipts, by name, and what the receipts among them prove.
fn sort_files(dir: &Path, key: &VerifierKey) -> Result<(Vec<PathBuf>, Vec<Proved>), Failure> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            paths.push(entry.path());
        }
    }
    paths.sort();
    let mut receipts = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        if path.extension().is_none_or(|kind| kind != "json") {
            files.push(path);
            continue;
        }
        let name = path.display();
        let receipt = read_text(&path)
            .ok()
            .and_then(|text| app::check::parse_receipt(&text).ok());
        match receipt.map(|receipt| evidence::proved_by(&receipt, Some(key))) {
            None => {}
            Some(Ok(entries)) => receipts.extend(entries),
            Some(Err((zh, en))) => eprintln!(
                "{}",
                both(
                    &format!("`{name}`：凭证无效，不予采信：{zh}"),
                    &format!("the receipt does not hold and is passed over: {en}"),
                )
            ),
        }
    }
    Ok((files, receipts))
}

impl Opening<'_> {
    /// Releases the shares of one file, or says why not. One file never stops the others.
    fn release(&self, path: &Path, release: &mut Release) {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let mut withhold = |envelope, part, zh: String, en: String| {
            release.withheld.push(Withheld {
                file: file.clone().into_owned(),
                envelope,
                part,
                zh,
                en,
            });
        };
        let bytes = match read_envelope(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let error = error.to_string();
                let (zh, en) = error.split_once(" / ").unwrap_or((&error, &error));
                return withhold(None, None, zh.to_owned(), en.to_owned());
            }
        };
        let digest = Digest::of(&bytes);
        let envelope = Envelope::read(&bytes)
            .and_then(|envelope| self.tender.check(envelope.header()).map(|()| envelope));
        let envelope = match envelope {
            Ok(envelope) => envelope,
            Err(unusable) => {
                let (zh, en) = (unusable.say(Lang::Zh), unusable.say(Lang::En));
                return withhold(Some(digest), None, zh, en);
            }
        };
        if let Err((zh, en)) = self.in_time(digest) {
            return withhold(Some(digest), None, zh.to_owned(), en.to_owned());
        }
        for part in self.parts {
            match seal::open_share(&envelope, *part, self.number, self.key) {
                Ok(share) => release.released.push(Released {
                    envelope: digest,
                    part: *part,
                    officer: self.number,
                    share,
                }),
                Err(fault) => {
                    let tenderer = envelope.header().plan.tenderer;
                    let zh = format!("响应人 {tenderer}：{}", fault.say(Lang::Zh));
                    let en = format!("tenderer {tenderer}: {}", fault.say(Lang::En));
                    release.withheld.push(Withheld {
                        file: file.clone().into_owned(),
                        envelope: Some(digest),
                        part: Some(*part),
                        zh,
                        en,
                    });
                }
            }
        }
    }

    fn in_time(&self, envelope: Digest) -> Result<(), (&'static str, &'static str)> {
        let process = self.tender.purchase;
        let entry = evidence::receipt_of(&self.receipts, process, envelope);
        let entry = entry.ok_or((
            "目录中没有证明它已送达的凭证；请把它的凭证放进同一目录",
            "no receipt in the directory shows that it was handed in; put its receipt there",
        ))?;
        match evidence::standing(entry, envelope, &self.closing) {
            Standing::InTime => Ok(()),
            Standing::Late => Err((
                "它在记录中的位置不在截止记录之前，属于逾期，不予开启",
                "its place in the record is not below the closing: it was late and stays shut",
            )),
            Standing::NotListed => Err((
                "截止记录所列的响应中没有它（已撤回或已替换），不予开启",
                "the closing does not list it among the bids that stand: it was withdrawn or replaced, and stays shut",
            )),
        }
    }
}
