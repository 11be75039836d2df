//! Reading an envelope.

use crate::{
    ENVELOPE_BYTES_MAX, files,
    header::{Header, Part},
    start::Start,
    unusable::Unusable,
};
use kernel::Digest;

/// An envelope whose every byte has been accounted for. It borrows the bytes it was read from.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    header: Header,
    technical: &'a [u8],
    financial: &'a [u8],
    bytes: &'a [u8],
}

impl<'a> Envelope<'a> {
    /// Reads an envelope.
    ///
    /// Never panics, holds nothing beyond the header besides `bytes`, and does work in proportion to
    /// their number, whatever they are.
    ///
    /// # Errors
    /// See [`Unusable`].
    pub fn read(bytes: &'a [u8]) -> Result<Envelope<'a>, Unusable> {
        if bytes.len() > ENVELOPE_BYTES_MAX {
            return Err(Unusable::TooLarge);
        }
        let (header, parts_at, total) = match Start::of(bytes)? {
            Start::Need(needed) => return Err(truncated(needed, bytes)),
            Start::Known {
                header,
                parts_at,
                total,
            } => (*header, parts_at, total),
        };
        if bytes.len() < total {
            return Err(truncated(total, bytes));
        }
        if bytes.len() > total {
            return Err(Unusable::Trailing(bytes.len() - total));
        }
        let parts = bytes.get(parts_at..).unwrap_or_default();
        let (technical, financial) = parts
            .split_at_checked(header.technical.size)
            .ok_or_else(|| truncated(total, bytes))?;
        let envelope = Envelope {
            header,
            technical,
            financial,
            bytes,
        };
        for part in Part::ALL {
            let sealed = envelope.sealed(part);
            if Digest::of(sealed) != envelope.header.part(part).digest {
                return Err(Unusable::PartDamaged(part));
            }
            if !files::is_age_file(sealed) {
                return Err(Unusable::PartNotSealed(part));
            }
        }
        Ok(envelope)
    }

    /// The header.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The SHA-256 digest of the whole file, as `sha256sum` prints it: the name of the envelope in
    /// the record.
    pub fn digest(&self) -> Digest {
        Digest::of(self.bytes)
    }

    /// The bytes it was read from.
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// A sealed part: an age file.
    pub const fn sealed(&self, part: Part) -> &'a [u8] {
        match part {
            Part::Technical => self.technical,
            Part::Financial => self.financial,
        }
    }
}

fn truncated(needed: usize, bytes: &[u8]) -> Unusable {
    Unusable::Truncated {
        missing: needed.saturating_sub(bytes.len()),
    }
}
