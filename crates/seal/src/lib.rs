//! Sealed bids: envelopes that only *k* of *n* opening officers can open together.
//!
//! A bidder's tool (or, at a lower level of assurance, the server on arrival) makes one fresh key
//! for each part of a bid, encrypts the part to it, splits the key *k*-of-*n* and encrypts each
//! share to one officer. Every bidder deals the shares of their own bid only: no dealer in common,
//! no key made together. Nobody below *k* officers learns anything but the padded size.
//!
//! # What is where
//! One envelope is one file:
//!
//! ```text
//! bonafide.envelope/1 00006214 <SHA-256 of the header>\n     94 bytes
//! {"plan":{…},"level":"…","technical":{…},"financial":{…}}   the header, JSON
//! <technical part: an age file>
//! <financial part: an age file>
//! ```
//!
//! The key of a part is an age X25519 identity, so that after the opening anybody can check with the
//! plain `age` program what `bonafide bid verify` checks. The header names
//! - the recipient of each part, which commits to its key: one ciphertext cannot open to two bids;
//! - a labelled digest of every share, so that a bad share names its culprit: the officer who
//!   released another one, or the bidder who dealt or sealed it wrongly;
//! - digest and size of each sealed part, so that damage is found before anybody waits for it.
//!
//! # Against copying
//! Who copies another's sealed part or sealed share into an own envelope gains nothing: inside every
//! part and every share stands a digest of the terms (purchase, documents, tenderer, lots,
//! deadline, level, officers, keys of both parts). Otherwise a rival could hand in a copy as their own bid, or get
//! officers to release a share of an envelope that must stay shut by showing it to them inside one
//! for a purchase that closed earlier.
//!
//! # Against an opening that depends on who came
//! A bidder could deal shares that fit together for some officers and not for others, and so decide
//! after the deadline whether their bid is opened. When a part is opened, the shares of the absent
//! officers are computed from those present and compared with the header: a bid that was not dealt
//! properly is refused whoever opens it.
//!
//! # What comes from where
//! Encryption is the `age` crate's, sharing over GF(256) `blahaj`'s. No file, clock or network is
//! touched here; keys and shares are made from the [`Random`] the caller seeds. The `age` crate
//! takes the ephemeral keys and nonces of its files from the operating system and offers no
//! parameter for them, so this crate is not in the pure ring. Its recipients are X25519 only: age's
//! hybrid post-quantum recipient is specified but in no release of the crate. A bid must stay secret
//! for weeks, until the opening; who recorded envelopes and has a quantum computer years later reads
//! what was published long before.

mod binding;
mod content;
mod drawer;
mod envelope;
mod fault;
mod files;
mod header;
mod key;
mod open;
mod part;
mod release;
mod seal;
mod share;
mod split;
mod start;
mod tender;
mod unusable;

pub use content::{Attachment, ContentFault, Financial, Technical};
pub use drawer::{DrawerFault, close, open};
pub use envelope::Envelope;
pub use fault::{Blame, Fault};
pub use header::{Header, Level, Part, PartHeader, Plan, SealedShare};
pub use key::{KeyFault, OfficerKey, Random, Recipient};
pub use open::{OpenFault, content_key, open_part};
pub use part::padded_len;
pub use release::{RELEASE_FORMAT, Release, Released, Withheld};
pub use seal::{SealFault, seal};
pub use share::{Share, ShareFault, check_share, open_share};
pub use start::Start;
pub use tender::{Tender, TenderOfficer};
pub use unusable::{Mismatch, Unusable};

/// The most officers one purchase may have.
pub const OFFICERS_MAX: u8 = 16;
/// The largest envelope, in bytes.
pub const ENVELOPE_BYTES_MAX: usize = 64 << 20;
/// The largest sealed part, in bytes.
pub const PART_BYTES_MAX: usize = 32 << 20;
/// The largest content of a part before sealing, in bytes: what remains of [`PART_BYTES_MAX`] when
/// padding, tags and the header of the age file are taken off.
pub const CONTENT_BYTES_MAX: usize = 31 << 20;
/// The largest header, in bytes.
pub const HEADER_BYTES_MAX: usize = 64 << 10;
/// The most lots one bid may be for.
pub const LOTS_MAX: usize = 1_000;
/// The first words of an envelope, with its version.
pub const MAGIC: &str = "bonafide.envelope/1";
