//! The first line of an envelope, and how early a server can refuse.

use crate::{
    ENVELOPE_BYTES_MAX, HEADER_BYTES_MAX, MAGIC,
    header::{Header, Part},
    unusable::Unusable,
};
use kernel::Digest;

/// The length of the first line with its line end: magic, eight digits, a digest.
pub const LINE_LEN: usize = MAGIC.len() + 1 + 8 + 1 + 64 + 1;

/// What the first bytes of an envelope tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Nothing wrong yet, but this many bytes from the beginning are needed to go on.
    Need(usize),
    /// The header is whole.
    Known {
        /// The header.
        header: Box<Header>,
        /// Where the technical part begins.
        parts_at: usize,
        /// The exact length of the whole envelope. Whoever receives it may stop at one byte more.
        total: usize,
    },
}

impl Start {
    /// Reads the beginning of an envelope. Call it again whenever at least [`Start::Need`] bytes have
    /// arrived; nothing longer than a header is ever held for it.
    ///
    /// # Errors
    /// As soon as what is there cannot become a usable envelope.
    pub fn of(bytes: &[u8]) -> Result<Start, Unusable> {
        let magic = bytes
            .get(..bytes.len().min(MAGIC.len()))
            .unwrap_or_default();
        if !MAGIC.as_bytes().starts_with(magic) {
            return Err(foreign(bytes));
        }
        let Some(line) = bytes.get(..LINE_LEN) else {
            return Ok(Start::Need(LINE_LEN));
        };
        let (length, digest) = read_line(line).ok_or(Unusable::FirstLine)?;
        if length > HEADER_BYTES_MAX {
            return Err(Unusable::HeaderTooLarge);
        }
        let parts_at = LINE_LEN + length;
        let Some(json) = bytes.get(LINE_LEN..parts_at) else {
            return Ok(Start::Need(parts_at));
        };
        if Digest::of(json) != digest {
            return Err(Unusable::HeaderDamaged);
        }
        let header = Header::read(json)?;
        let sizes = Part::ALL.map(|part| header.part(part).size);
        let total = sizes
            .iter()
            .fold(parts_at, |sum, one| sum.saturating_add(*one));
        if total > ENVELOPE_BYTES_MAX {
            return Err(Unusable::TooLarge);
        }
        Ok(Start::Known {
            header: Box::new(header),
            parts_at,
            total,
        })
    }
}

/// The first line for a header.
pub fn line(json: &[u8]) -> String {
    format!("{MAGIC} {:08} {}\n", json.len(), Digest::of(json))
}

fn read_line(line: &[u8]) -> Option<(usize, Digest)> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let mut words = line.split(' ');
    let (magic, length, digest) = (words.next()?, words.next()?, words.next()?);
    let digits = length.len() == 8 && length.bytes().all(|one| one.is_ascii_digit());
    let fits = magic == MAGIC && digits && words.next().is_none();
    Some((length.parse().ok()?, digest.parse().ok()?)).filter(|_| fits)
}

/// Which wrong kind of file this is.
fn foreign(bytes: &[u8]) -> Unusable {
    let family = MAGIC.split('/').next().unwrap_or(MAGIC);
    match bytes.strip_prefix(family.as_bytes()) {
        Some(rest) if rest.starts_with(b"/") => Unusable::Version,
        _ => Unusable::NotAnEnvelope,
    }
}
