//! Files of the tools of bidders and officers: read within limits, written without overwriting.

use kernel::{Bi, lang::bi};
use seal::{ENVELOPE_BYTES_MAX, Fault, OfficerKey, Tender};
use std::{
    fs::OpenOptions,
    io::{Read as _, Write as _},
    path::Path,
    process::ExitCode,
};
use zeroize::Zeroizing;

/// The largest JSON file that is read, in bytes.
const JSON_BYTES_MAX: u64 = 64 << 20;

/// An error a command ends with.
pub type Failure = Box<dyn std::error::Error>;

/// What a tool has to tell, and the exit code it ends with.
///
/// | code | meaning |
/// |---|---|
/// | 0 | everything asked for was done and holds |
/// | 1 | it could not be done: a file is missing or of another kind |
/// | 2 | the command line is out of shape |
/// | 3 | the envelope cannot be used |
/// | 4 | refused: bids have not closed |
/// | 5 | done, but some shares were withheld |
/// | 6 | a proof or an opening does not hold |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Everything was done and holds.
    Whole,
    /// The envelope cannot be used.
    Unusable,
    /// Bids have not closed.
    Early,
    /// Some shares were withheld.
    Withheld,
    /// A proof or an opening does not hold.
    Broken,
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        ExitCode::from(match end {
            End::Whole => 0,
            End::Unusable => 3,
            End::Early => 4,
            End::Withheld => 5,
            End::Broken => 6,
        })
    }
}

/// The two languages of one line.
pub fn both(zh: &str, en: &str) -> String {
    format!("{zh} / {en}")
}

/// What a fault says, in both languages on one line.
pub fn said(fault: &impl Fault) -> String {
    use kernel::Lang::{En, Zh};
    both(&fault.say(Zh), &fault.say(En))
}

/// Reads a whole file of at most `most` bytes.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let failed = |why: &dyn std::fmt::Display| {
        both(
            &format!("无法读取 `{name}`：{why}"),
            &format!("cannot read `{name}`: {why}"),
        )
    };
    let file = std::fs::File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    let took = file.take(most.saturating_add(1)).read_to_end(&mut bytes);
    let took = took.map_err(|error| failed(&error))?;
    if u64::try_from(took).unwrap_or(u64::MAX) > most {
        let limit = most >> 20;
        return Err(both(
            &format!("`{name}` 超过 {limit} MiB，不予读取"),
            &format!("`{name}` is larger than {limit} MiB and is not read"),
        )
        .into());
    }
    Ok(bytes)
}

/// Reads a file that may be an envelope.
pub fn read_envelope(path: &Path) -> Result<Vec<u8>, Failure> {
    read(path, u64::try_from(ENVELOPE_BYTES_MAX).unwrap_or(u64::MAX))
}

/// Reads a text of JSON.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = read(path, JSON_BYTES_MAX)?;
    String::from_utf8(bytes).map_err(|error| shape(path, bi("文本文件", "a text file"), &error))
}

/// The file is not what it must be.
pub fn shape(path: &Path, what: Bi, error: &dyn std::fmt::Display) -> Failure {
    let (name, Bi { zh, en }) = (path.display(), what);
    both(
        &format!("`{name}` 不是{zh}：{error}"),
        &format!("`{name}` is not {en}: {error}"),
    )
    .into()
}

const TENDER: Bi = bi("采购信息文件 tender.json", "a tender.json");

/// Reads `tender.json`.
pub fn read_tender(path: &Path) -> Result<Tender, Failure> {
    serde_json::from_str(&read_text(path)?).map_err(|error| shape(path, TENDER, &error))
}

/// Reads an officer's key.
pub fn read_key(path: &Path) -> Result<OfficerKey, Failure> {
    let text = Zeroizing::new(read_text(path)?);
    OfficerKey::parse(&text).map_err(|fault| said(&fault).into())
}

/// Who may read a new file.
#[derive(Clone, Copy)]
pub enum Readers {
    /// The owner alone (mode 0600).
    Owner,
    /// Whoever the system lets.
    Usual,
}

/// Writes a new file and waits until the disk has it. An existing file is never overwritten.
pub fn write_new(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Readers::Owner = readers {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|error| {
        let name = path.display();
        both(
            &format!("无法写入 `{name}`：{error}；已有文件不会被覆盖，请另取文件名"),
            &format!("cannot write `{name}`: {error}; a file that exists is not overwritten, choose another name"),
        )
        .into()
    })
}
