//! What stands inside the parts of a bid.
//!
//! The financial part is JSON. The technical part is one line of JSON and the attached files after
//! it, one behind the other. Nothing here looks into an attached file: an archive stays an archive.

use crate::fault::Fault;
use kernel::{Bi, Currency, Digest, Money, lang::bi};
use serde::{Deserialize, Serialize};

const TECHNICAL: &str = "bonafide.technical/1";
const FINANCIAL: &str = "bonafide.financial/1";
/// The longest line of JSON, in bytes.
const JSON_BYTES_MAX: usize = 1 << 20;
/// The most attached files.
const FILES_MAX: usize = 100;
/// The longest name of an attached file, in bytes.
const NAME_BYTES_MAX: usize = 200;

/// The technical part of a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technical {
    /// The number of people in the team.
    pub team: u32,
    /// The service plan in short.
    pub plan: String,
    /// The attached files, in the order of their bytes.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// An attached file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its name, without a path.
    pub name: String,
    /// The SHA-256 digest of its bytes.
    pub digest: Digest,
    /// Its size, in bytes.
    pub size: usize,
}

/// The financial part of a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Financial {
    /// The price of all its lots.
    pub price: Money,
    /// The staff cost within it.
    pub staff_cost: Money,
    /// What else there is to say of the price.
    #[serde(default)]
    pub note: String,
}

/// A part as it is written: its format and what is in it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T> {
    format: String,
    content: T,
}

/// Why the content of a part cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentFault {
    /// Not of the shape it must have, for the reason given.
    #[error("out of shape: {0}")]
    Shape(String),
    /// An amount is negative, too large, or finer than two decimal places.
    #[error("an amount is out of range")]
    Amount,
    /// Too many files, or a name that is empty, too long, doubled or has a path in it.
    #[error("the name of an attached file cannot stand: `{0}`")]
    Name(String),
    /// The bytes of an attached file are missing or are not those named.
    #[error("the attached file `{0}` is not the one named")]
    Attachment(String),
    /// There are bytes nothing names.
    #[error("there are bytes after the last attached file")]
    Trailing,
}

impl Fault for ContentFault {
    fn what(&self) -> Bi {
        match self {
            ContentFault::Shape(_) => {
                bi("内容格式不符：{why}", "The content is out of shape: {why}")
            }
            ContentFault::Amount => bi(
                "金额为负、过大或超过两位小数，或两个金额币种不同",
                "An amount is negative, too large or finer than two decimal places, or the currencies differ",
            ),
            ContentFault::Name(_) => bi(
                "附件名不可用（为空、过长、重复、含路径）或附件过多：{why}",
                "There are too many attached files, or a name is empty, too long, doubled or has a path in it: {why}",
            ),
            ContentFault::Attachment(_) => bi(
                "附件与清单不符：{why}",
                "An attached file is not the one listed: {why}",
            ),
            ContentFault::Trailing => bi(
                "附件之后还有多余内容",
                "There is something after the last attached file",
            ),
        }
    }
    fn next(&self) -> Bi {
        bi(
            "请用 `bonafide bid seal` 按说明准备内容",
            "prepare the content as `bonafide bid seal --help` says",
        )
    }
    fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            ContentFault::Shape(why) | ContentFault::Name(why) | ContentFault::Attachment(why) => {
                vec![("why", why.clone())]
            }
            ContentFault::Amount | ContentFault::Trailing => Vec::new(),
        }
    }
}

fn shape(error: &impl std::fmt::Display) -> ContentFault {
    ContentFault::Shape(error.to_string())
}

impl Attachment {
    /// The entry for a file.
    pub fn of(name: impl Into<String>, bytes: &[u8]) -> Attachment {
        Attachment {
            name: name.into(),
            digest: Digest::of(bytes),
            size: bytes.len(),
        }
    }
}

impl Technical {
    /// The content of the part: `files` are the bytes of [`Technical::attachments`] in order.
    ///
    /// # Errors
    /// The names cannot stand, or the files are not those listed.
    pub fn write(&self, files: &[&[u8]]) -> Result<Vec<u8>, ContentFault> {
        self.check_names()?;
        let written = Written {
            format: TECHNICAL.to_owned(),
            content: self,
        };
        let mut bytes = serde_json::to_vec(&written).map_err(|error| shape(&error))?;
        if bytes.len() > JSON_BYTES_MAX {
            return Err(ContentFault::Shape(format!(
                "more than {JSON_BYTES_MAX} bytes of text"
            )));
        }
        bytes.push(b'\n');
        if files.len() != self.attachments.len() {
            return Err(ContentFault::Attachment(files.len().to_string()));
        }
        for (attachment, file) in self.attachments.iter().zip(files) {
            attachment.check(file)?;
            bytes.extend_from_slice(file);
        }
        Ok(bytes)
    }

    /// Reads the content of the part, with the bytes of the attached files in order.
    ///
    /// # Errors
    /// See [`ContentFault`].
    pub fn read(bytes: &[u8]) -> Result<(Technical, Vec<&[u8]>), ContentFault> {
        let start = bytes
            .get(..bytes.len().min(JSON_BYTES_MAX + 1))
            .unwrap_or_default();
        let end = start.iter().position(|byte| *byte == b'\n');
        let end = end.ok_or_else(|| shape(&"no first line"))?;
        let line = bytes.get(..end).unwrap_or_default();
        let written: Written<Technical> =
            serde_json::from_slice(line).map_err(|error| shape(&error))?;
        if written.format != TECHNICAL {
            return Err(shape(&written.format));
        }
        let technical = written.content;
        technical.check_names()?;
        let mut rest = bytes.get(end + 1..).unwrap_or_default();
        let mut files = Vec::with_capacity(technical.attachments.len());
        for attachment in &technical.attachments {
            let missing = || ContentFault::Attachment(attachment.name.clone());
            let (file, after) = rest.split_at_checked(attachment.size).ok_or_else(missing)?;
            attachment.check(file)?;
            files.push(file);
            rest = after;
        }
        if rest.is_empty() {
            Ok((technical, files))
        } else {
            Err(ContentFault::Trailing)
        }
    }

    fn check_names(&self) -> Result<(), ContentFault> {
        let mut seen = std::collections::BTreeSet::new();
        if self.attachments.len() > FILES_MAX {
            return Err(ContentFault::Name(self.attachments.len().to_string()));
        }
        for Attachment { name, .. } in &self.attachments {
            let whole = !name.is_empty()
                && name.len() <= NAME_BYTES_MAX
                && name.trim_matches('.') == name
                && !name
                    .chars()
                    .any(|c| c.is_control() || matches!(c, '/' | '\\' | ':'));
            if !whole || !seen.insert(name) {
                return Err(ContentFault::Name(name.clone()));
            }
        }
        Ok(())
    }
}

impl Attachment {
    fn check(&self, bytes: &[u8]) -> Result<(), ContentFault> {
        if bytes.len() == self.size && Digest::of(bytes) == self.digest {
            Ok(())
        } else {
            Err(ContentFault::Attachment(self.name.clone()))
        }
    }
}

impl Financial {
    /// The content of the part.
    ///
    /// # Errors
    /// The amounts cannot stand.
    pub fn write(&self) -> Result<Vec<u8>, ContentFault> {
        self.check()?;
        let written = Written {
            format: FINANCIAL.to_owned(),
            content: self,
        };
        serde_json::to_vec(&written).map_err(|error| shape(&error))
    }

    /// Reads the content of the part.
    ///
    /// # Errors
    /// See [`ContentFault`].
    pub fn read(bytes: &[u8]) -> Result<Financial, ContentFault> {
        if bytes.len() > JSON_BYTES_MAX {
            return Err(shape(&"too long"));
        }
        let written: Written<Financial> =
            serde_json::from_slice(bytes).map_err(|error| shape(&error))?;
        if written.format != FINANCIAL {
            return Err(shape(&written.format));
        }
        written.content.check()?;
        Ok(written.content)
    }

    /// Reads what a person wrote: the members of this type without the format around them.
    ///
    /// # Errors
    /// See [`ContentFault`].
    pub fn from_json(text: &[u8]) -> Result<Financial, ContentFault> {
        let financial: Financial = serde_json::from_slice(text).map_err(|error| shape(&error))?;
        financial.check()?;
        Ok(financial)
    }

    fn check(&self) -> Result<(), ContentFault> {
        let whole = |money: Money| Money::new(money.amount(), money.currency()).is_ok();
        let one: [Currency; 2] = [self.price.currency(), self.staff_cost.currency()];
        if whole(self.price) && whole(self.staff_cost) && one.first() == one.last() {
            Ok(())
        } else {
            Err(ContentFault::Amount)
        }
    }
}
