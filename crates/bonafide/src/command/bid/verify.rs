//! `bonafide bid verify`: everything a bidder or an auditor can check without the platform.

use super::super::{
    evidence::{self, Proved, Standing},
    files::{
        End, Failure, Readers, both, read_envelope, read_tender, read_text, said, shape, write_new,
    },
};
use clap::Args;
use kernel::{Digest, lang::bi};
use seal::{Envelope, Financial, Part, RELEASE_FORMAT, Release, Share, Technical};
use std::path::{Path, PathBuf};
use tlog::VerifierKey;

/// Check that a bid was handed in and in time, and what it holds.
#[derive(Args)]
pub struct Verify {
    /// The receipt of the bid.
    #[arg(long)]
    receipt: PathBuf,
    /// The sealed bid.
    #[arg(long)]
    envelope: PathBuf,
    /// The receipt of the closing, to see whether the bid was in time.
    #[arg(long)]
    closing: Option<PathBuf>,
    /// Files of released shares, to open the bid anew: what was published at the opening.
    #[arg(long, num_args = 1..)]
    opening: Vec<PathBuf>,
    /// What the page of the purchase offers as `tender.json`, for the key to trust.
    #[arg(long)]
    tender: Option<PathBuf>,
    /// The public key of the record to trust; without it that of `--tender`, else the one stated.
    #[arg(long)]
    key: Option<String>,
    /// A directory to write the opened parts to, with the files a plain `age` program opens them with:
    /// `age --decrypt --identity financial.key financial.age`.
    #[arg(long, requires = "opening")]
    extract: Option<PathBuf>,
}

/// Runs the check.
///
/// # Errors
/// A file cannot be read or written, or is of another kind.
pub fn run(arguments: &Verify) -> Result<End, Failure> {
    let key = trusted(arguments)?;
    let bytes = read_envelope(&arguments.envelope)?;
    let envelope = match Envelope::read(&bytes) {
        Ok(envelope) => envelope,
        Err(unusable) => {
            println!("{}", said(&unusable));
            return Ok(End::Unusable);
        }
    };
    let digest = envelope.digest();
    println!("{}: {digest}", both("密封响应文件", "sealed bid"));
    let Some(entry) = handed_in(arguments, key.as_ref(), &envelope, digest)? else {
        return Ok(End::Broken);
    };
    if key.is_none() {
        println!(
            "{}",
            both(
                "公钥由凭证自述；请用 --tender 或 --key 给出平台公布的公钥再核对一次",
                "the key is the receipt's own word; check again with --tender or --key and the key published",
            )
        );
    }
    let mut end = End::Whole;
    if let Some(path) = &arguments.closing
        && !in_time(path, key.as_ref(), &envelope, digest, &entry)?
    {
        end = End::Broken;
    }
    if !arguments.opening.is_empty() && !opened(arguments, &envelope, digest)? {
        end = End::Broken;
    }
    Ok(end)
}

fn trusted(arguments: &Verify) -> Result<Option<VerifierKey>, Failure> {
    let stated = match (&arguments.key, &arguments.tender) {
        (Some(key), _) => key.trim().to_owned(),
        (None, Some(path)) => read_tender(path)?.verifier_key,
        (None, None) => return Ok(None),
    };
    let key = stated.parse().map_err(|error: tlog::NoteError| {
        both(
            "公钥格式不对：应为 名称+哈希+base64",
            &format!("the verifier key is out of shape: {error}"),
        )
    })?;
    Ok(Some(key))
}

/// The entry that proves the bid was handed in.
fn handed_in(
    arguments: &Verify,
    key: Option<&VerifierKey>,
    envelope: &Envelope<'_>,
    digest: Digest,
) -> Result<Option<Proved>, Failure> {
    let entries = match evidence::proved(&arguments.receipt, key)? {
        Ok(entries) => entries,
        Err(said) => {
            println!("{said}");
            return Ok(None);
        }
    };
    let process = envelope.header().plan.process;
    let entry = evidence::receipt_of(&entries, process, digest).cloned();
    match &entry {
        Some(entry) => {
            let (position, recorded) = (entry.position, entry.recorded);
            println!(
                "{}",
                both(
                    &format!("凭证有效：记录第 {position} 条写有这份文件，记于 {recorded}"),
                    &format!(
                        "the receipt holds: entry {position} of the record names this file, recorded at {recorded}"
                    ),
                )
            );
        }
        None => println!(
            "{}",
            both(
                "凭证有效，但所证的条目没有写这份文件：请核对是不是另一份文件的凭证",
                "the receipt holds, but no entry it proves names this file: see whether it is the receipt of another",
            )
        ),
    }
    Ok(entry)
}

fn in_time(
    path: &Path,
    key: Option<&VerifierKey>,
    envelope: &Envelope<'_>,
    digest: Digest,
    entry: &Proved,
) -> Result<bool, Failure> {
    let entries = match evidence::proved(path, key)? {
        Ok(entries) => entries,
        Err(said) => {
            println!("{said}");
            return Ok(false);
        }
    };
    let Some(closing) = evidence::closing(&entries, envelope.header().plan.process) else {
        println!(
            "{}",
            both(
                "所给的截止凭证不含本项目的截止记录（bids.closed）",
                "the receipt given for the closing holds no closing (bids.closed) of this purchase",
            )
        );
        return Ok(false);
    };
    let at = closing.position;
    let (holds, line) = match evidence::standing(entry, digest, closing) {
        Standing::InTime => (
            true,
            both(
                &format!("在截止之前：截止记录在第 {at} 条"),
                &format!("in time: the closing is entry {at}"),
            ),
        ),
        Standing::Late => (
            false,
            both(
                &format!("逾期：截止记录在第 {at} 条"),
                &format!("late: the closing is entry {at}"),
            ),
        ),
        Standing::NotListed => (
            false,
            both(
                "截止记录所列的响应中没有这一份（已撤回或已替换，否则请提出异议）",
                "the closing does not list it among the bids that stand: it was withdrawn or replaced; if not, object",
            ),
        ),
    };
    println!("{line}");
    Ok(holds)
}

fn opened(arguments: &Verify, envelope: &Envelope<'_>, digest: Digest) -> Result<bool, Failure> {
    let mut releases = Vec::new();
    for path in &arguments.opening {
        let what = bi("开标份额文件", "a file of released shares");
        let release: Release =
            serde_json::from_str(&read_text(path)?).map_err(|error| shape(path, what, &error))?;
        if release.format != RELEASE_FORMAT {
            return Err(shape(path, what, &release.format));
        }
        releases.push(release);
    }
    let mut holds = true;
    for part in Part::ALL {
        let name = part.name();
        let shares: Vec<(u8, Share)> = releases
            .iter()
            .flat_map(|release| release.shares(digest, part))
            .collect();
        if shares.is_empty() {
            let line = both(
                &format!("{}：没有交出的份额，仍然密封", name.zh),
                &format!("{}: no share was released, it is still sealed", name.en),
            );
            println!("{line}");
            continue;
        }
        match seal::open_part(envelope, part, &shares) {
            Ok(content) => {
                println!(
                    "{}",
                    both(
                        &format!("{}：由份额重新开启", name.zh),
                        &format!("{}: opened anew from the shares", name.en)
                    )
                );
                holds &= print_content(part, &content);
                if let Some(dir) = &arguments.extract {
                    extract(dir, envelope, part, &shares, &content)?;
                }
            }
            Err(fault) => {
                println!("{}: {}", both(name.zh, name.en), said(&fault));
                holds = false;
            }
        }
    }
    Ok(holds)
}

/// Prints what a part holds; says whether it could be read.
fn print_content(part: Part, content: &[u8]) -> bool {
    let read = match part {
        Part::Technical => Technical::read(content).map(|(technical, _)| {
            println!("  {}: {}", both("团队人数", "team"), technical.team);
            println!("  {}: {}", both("服务方案", "plan"), technical.plan);
            for file in &technical.attachments {
                println!("  {}  {} ({} B)", file.digest, file.name, file.size);
            }
        }),
        Part::Financial => Financial::read(content).map(|financial| {
            println!("  {}: {}", both("报价", "price"), financial.price);
            println!(
                "  {}: {}",
                both("其中人员成本", "staff cost within it"),
                financial.staff_cost
            );
            if !financial.note.is_empty() {
                println!("  {}", financial.note);
            }
        }),
    };
    match read {
        Ok(()) => true,
        Err(fault) => {
            println!("  {}", said(&fault));
            false
        }
    }
}

fn extract(
    dir: &Path,
    envelope: &Envelope<'_>,
    part: Part,
    shares: &[(u8, Share)],
    content: &[u8],
) -> Result<(), Failure> {
    std::fs::create_dir_all(dir)?;
    let key = seal::content_key(envelope.header(), part, shares).map_err(|fault| said(&fault))?;
    let file = |kind: &str| dir.join(format!("{}.{kind}", part.code()));
    write_new(&file("age"), envelope.sealed(part), Readers::Usual)?;
    write_new(
        &file("key"),
        format!("{}\n", key.as_str()).as_bytes(),
        Readers::Usual,
    )?;
    write_new(&file("content"), content, Readers::Usual)
}
