//! The plain text of a sealed part: one line of JSON, the content, zeros up to the size of a bucket.

use crate::{CONTENT_BYTES_MAX, header::Part};
use kernel::Digest;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const FORMAT: &str = "bonafide.part/1";

/// The smallest bucket, in bytes: every financial part looks alike.
const BUCKET_MIN: usize = 16 << 10;
/// From this size on buckets grow by steps of this size, below it by doubling.
const BUCKET_STEP: usize = 1 << 20;
/// The longest first line.
const LINE_BYTES_MAX: usize = 512;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    format: String,
    part: Part,
    /// The digest of the terms, as in the header.
    terms: Digest,
    /// The length of the content, in bytes.
    length: usize,
}

/// The size of the bucket that `len` bytes are padded to: 16 KiB, doubling up to 1 MiB, then whole
/// mebibytes. An onlooker learns the bucket and nothing else of the size.
pub fn padded_len(len: usize) -> usize {
    if len <= BUCKET_STEP {
        len.max(BUCKET_MIN).next_power_of_two()
    } else {
        len.div_ceil(BUCKET_STEP).saturating_mul(BUCKET_STEP)
    }
}

/// The plain text of `part`. `None` when the content is too large.
pub fn frame(part: Part, terms: Digest, content: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if content.len() > CONTENT_BYTES_MAX {
        return None;
    }
    let line = serde_json::to_vec(&Line {
        format: FORMAT.to_owned(),
        part,
        terms,
        length: content.len(),
    });
    let line = line.ok()?;
    let whole = padded_len(line.len() + 1 + content.len());
    let mut plain = Zeroizing::new(Vec::with_capacity(whole));
    plain.extend_from_slice(&line);
    plain.push(b'\n');
    plain.extend_from_slice(content);
    plain.resize(whole, 0);
    Some(plain)
}

/// The content inside `plain`. `None` when it is not the plain text of this part under these terms,
/// or was not made as [`frame`] makes it.
pub fn unframe(part: Part, terms: Digest, plain: &[u8]) -> Option<&[u8]> {
    let start = plain.get(..plain.len().min(LINE_BYTES_MAX))?;
    let end = start.iter().position(|byte| *byte == b'\n')?;
    let line: Line = serde_json::from_slice(plain.get(..end)?).ok()?;
    let rest = plain.get(end + 1..)?;
    let (content, padding) = rest.split_at_checked(line.length)?;
    let whole = line.format == FORMAT
        && line.part == part
        && line.terms == terms
        && plain.len() == padded_len(end + 1 + line.length)
        && padding.iter().all(|byte| *byte == 0);
    whole.then_some(content)
}
