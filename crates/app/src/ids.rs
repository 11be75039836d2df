//! The one place that draws random numbers.

use kernel::{EntryId, OrganisationId, PersonId, ProcessId, Timestamp};
use uuid::{Builder, Uuid};

/// Random bytes from the operating system.
///
/// # Errors
/// The operating system has none to give.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

fn uuid_at(now: Timestamp) -> Result<Uuid, getrandom::Error> {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    Ok(Builder::from_unix_timestamp_millis(millis, &random::<10>()?).into_uuid())
}

macro_rules! minted {
    ($($name:ident -> $ty:ident),+) => {
        $(#[doc = concat!("A new [`", stringify!($ty), "`], ordered by time.\n\n# Errors\nNo randomness.")]
        pub fn $name(now: Timestamp) -> Result<$ty, getrandom::Error> {
            uuid_at(now).map($ty::new)
        })+
    };
}
minted!(process -> ProcessId, command -> EntryId, organisation -> OrganisationId, person -> PersonId);

/// A token of 256 random bits in hexadecimal, for sessions, forms and idempotency keys.
///
/// # Errors
/// No randomness.
pub fn token() -> Result<String, getrandom::Error> {
    Ok(random::<32>()?.into_iter().flat_map(hex).collect())
}

fn hex(byte: u8) -> impl Iterator<Item = char> {
    let digits = [byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16));
    digits.into_iter().flatten()
}

/// An idempotency key: as unguessable as a [`token`], but keys made one after the other stand close
/// together, so that noting them touches few pages of their index.
///
/// # Errors
/// No randomness.
pub fn request_key(now: Timestamp) -> Result<String, getrandom::Error> {
    let mut key = format!("{:012x}", now.as_millisecond().max(0));
    key.extend(random::<26>()?.into_iter().flat_map(hex));
    Ok(key)
}
