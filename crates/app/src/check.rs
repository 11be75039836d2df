//! Checking a record and receipts for the command line, in sentences of both languages.

mod words;

use crate::{app::AppError, project};
use kernel::Digest;
use serde_json::Value;
use std::path::{Path, PathBuf};
use store::{
    BlobState, Blobs, CHECKPOINT_FILE, DATABASE_FILE, KEY_FILE, StoreError, StoredEntry,
    VerifyOptions,
};
use tlog::{Checkpoint, Receipt, Signer, VerifierKey};
use words::both;

/// What to check.
#[derive(Clone, Debug)]
pub struct Checking {
    /// The directory of a database, live or copied, or the database file itself.
    pub data: Option<PathBuf>,
    /// Receipt files.
    pub receipts: Vec<PathBuf>,
    /// The verifier key to trust.
    pub key: Option<String>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether everything holds.
    pub holds: bool,
    /// What to tell the reader.
    pub lines: Vec<String>,
}

/// Why a check could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// A file cannot be read.
    #[error("cannot read `{}`", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file is not a receipt.
    #[error("`{}` is not a receipt", path.display())]
    NotAReceipt {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The key given is not a verifier key.
    #[error("the verifier key is out of shape")]
    Key(#[source] tlog::NoteError),
    /// The database cannot be opened.
    #[error("the database cannot be checked")]
    Store(#[from] StoreError),
    /// Its read models cannot be made again.
    #[error("the read models cannot be checked")]
    App(#[from] AppError),
}

/// Checks a database, receipts, or receipts against a database.
///
/// # Errors
/// A file cannot be read or has the wrong shape; damage is an outcome, not an error.
pub fn check(checking: &Checking) -> Result<Outcome, CheckError> {
    let key = match (&checking.key, &checking.data) {
        (Some(text), _) => Some(
            text.trim()
                .parse::<VerifierKey>()
                .map_err(CheckError::Key)?,
        ),
        (None, Some(data)) => key_beside(data),
        (None, None) => None,
    };
    let mut receipts = Vec::new();
    for path in &checking.receipts {
        receipts.push(read_receipt(path)?);
    }
    let mut outcome = Outcome {
        holds: true,
        lines: Vec::new(),
    };
    for (path, receipt) in checking.receipts.iter().zip(&receipts) {
        check_receipt(path, receipt, key.as_ref(), &mut outcome);
    }
    if let Some(data) = &checking.data {
        check_database(data, key.as_ref(), &receipts, &mut outcome)?;
    }
    Ok(outcome)
}

fn read_receipt(path: &Path) -> Result<Receipt, CheckError> {
    let text = std::fs::read_to_string(path).map_err(|source| CheckError::File {
        path: path.to_owned(),
        source,
    })?;
    parse_receipt(&text).map_err(|source| CheckError::NotAReceipt {
        path: path.to_owned(),
        source,
    })
}

/// Reads a receipt from the text of its file, or from an answer of the JSON interface, which wraps
/// it.
///
/// # Errors
/// The text is neither.
pub fn parse_receipt(text: &str) -> Result<Receipt, serde_json::Error> {
    let mut value: serde_json::Value = serde_json::from_str(text)?;
    if let Some(inner) = value.get_mut("receipt") {
        value = inner.take();
    }
    serde_json::from_value(value)
}

/// Why a receipt does not hold, in Chinese and in English.
pub fn receipt_words(error: &tlog::ReceiptError) -> (String, String) {
    let (zh, en) = words::receipt(error);
    (zh.to_string(), en.to_string())
}

fn check_receipt(path: &Path, receipt: &Receipt, key: Option<&VerifierKey>, outcome: &mut Outcome) {
    let name = path.display();
    if let Err(error) = receipt.verify(key) {
        let (zh, en) = words::receipt(&error);
        outcome.holds = false;
        outcome.lines.push(both(
            &format!("{name}：凭证无效：{zh}"),
            &format!("the receipt does not hold: {en}"),
        ));
        return;
    }
    let places = receipt.entries.iter();
    let places: Vec<String> = places.map(|entry| entry.position.to_string()).collect();
    let places = places.join(", ");
    outcome.lines.push(both(
        &format!("{name}：凭证有效，位置 {places}"),
        &format!("the receipt holds, positions {places}"),
    ));
    if key.is_none() {
        let stated = &receipt.verifier_key;
        outcome.lines.push(both(
            &format!("公钥由凭证自述，请与平台公布的核对：{stated}"),
            "the key is the receipt's own word; compare it with the one published",
        ));
    }
}

/// The database file of a directory, or the file itself.
fn database_of(data: &Path) -> PathBuf {
    if data.is_dir() {
        data.join(DATABASE_FILE)
    } else {
        data.to_owned()
    }
}

fn beside(data: &Path, name: &str) -> Option<String> {
    let dir = if data.is_dir() {
        Some(data)
    } else {
        data.parent()
    }?;
    std::fs::read_to_string(dir.join(name)).ok()
}

fn key_beside(data: &Path) -> Option<VerifierKey> {
    let text = beside(data, KEY_FILE)?;
    Signer::from_secret_text(text.trim())
        .ok()
        .map(|signer| signer.verifier().clone())
}

fn memory_beside(data: &Path, key: Option<&VerifierKey>) -> Option<Checkpoint> {
    let text = beside(data, CHECKPOINT_FILE)?;
    // The file is padded with line ends to one disk sector.
    let note = format!("{}\n", text.trim_end_matches('\n'));
    Checkpoint::open(&note, key?).ok()
}

fn check_database(
    data: &Path,
    key: Option<&VerifierKey>,
    receipts: &[Receipt],
    outcome: &mut Outcome,
) -> Result<(), CheckError> {
    let path = database_of(data);
    let memory = memory_beside(data, key);
    let options = VerifyOptions {
        key,
        receipts,
        known: memory.as_ref(),
    };
    let report = store::verify(&path, &options)?;
    if let Some(finding) = &report.finding {
        outcome.holds = false;
        outcome.lines.push(words::finding(finding));
        return Ok(());
    }
    let (entries, checkpoints) = (report.entries, report.checkpoints);
    outcome.lines.push(both(
        &format!("记录完好：{entries} 条，{checkpoints} 个检查点"),
        &format!("the record is whole: {entries} entries, {checkpoints} checkpoints"),
    ));
    let mut named = Vec::new();
    let stale = store::verify_read_models(&path, &mut |id, entries| {
        named.extend(entries.iter().flat_map(files_named));
        project::project_entries(id, entries)
    })?;
    if let Some(stale) = stale {
        outcome.holds = false;
        outcome.lines.push(words::stale(&stale));
        outcome.lines.push(both(
            "用 bonafide record rebuild 重建读模型",
            "`bonafide record rebuild` makes the read models again",
        ));
        return Ok(());
    }
    outcome.lines.push(both(
        "读模型与记录一致",
        "the read models agree with the record",
    ));
    check_files(&path, named, outcome)
}

/// The files an entry names, with its position.
fn files_named(entry: &StoredEntry) -> Vec<(u64, Digest)> {
    let one = |value: &Value, name: &str| value.get(name)?.as_str()?.parse::<Digest>().ok();
    let found: Vec<Option<Digest>> = match entry.kind.as_str() {
        "bid.sealed" => vec![one(&entry.body, "envelope")],
        "document.fixed" => vec![one(&entry.body, "digest")],
        "bid.opened" => {
            let files = entry.body.get("files").and_then(Value::as_array);
            let files = files.into_iter().flatten();
            files.map(|file| one(file, "digest")).collect()
        }
        _ => Vec::new(),
    };
    let found = found.into_iter().flatten();
    found.map(|digest| (entry.position, digest)).collect()
}

/// Every file the record names must be there with the bytes it names: a sealed bid cannot be
/// dropped or exchanged unseen.
fn check_files(
    database: &Path,
    mut named: Vec<(u64, Digest)>,
    outcome: &mut Outcome,
) -> Result<(), CheckError> {
    let blobs = Blobs::beside(database.parent().unwrap_or(database));
    named.sort_unstable();
    let count = named.len();
    for (position, digest) in named {
        let line = match blobs.state(&digest)? {
            BlobState::Whole => continue,
            BlobState::Missing => both(
                &format!("位置 {position} 的条目所指的文件 {digest} 不见了"),
                &format!(
                    "the file {digest} that the entry at position {position} names is missing"
                ),
            ),
            BlobState::Changed => both(
                &format!("位置 {position} 的条目所指的文件 {digest} 被改动"),
                &format!(
                    "the file {digest} that the entry at position {position} names was changed"
                ),
            ),
        };
        outcome.holds = false;
        outcome.lines.push(line);
    }
    if outcome.holds {
        outcome.lines.push(both(
            &format!("记录所指的 {count} 个文件（密封响应、文件）都在且未被改动"),
            &format!("the {count} files the record names (sealed bids, documents) are all there unchanged"),
        ));
    }
    Ok(())
}
