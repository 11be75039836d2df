//! Sharing a secret *k*-of-*n* over GF(256) (Shamir 1979), with `blahaj`'s arithmetic.

use blahaj::Sharks;
use chacha20::rand_core::CryptoRng;
use zeroize::Zeroizing;

/// A share's value: as long as the secret. Its place is the officer's number.
pub type Value = Zeroizing<Vec<u8>>;

/// Splits `secret` so that `threshold` of `count` shares give it back; the share at place *i* of the
/// answer belongs to officer *i* + 1.
pub fn split<R: CryptoRng>(secret: &[u8], threshold: u8, count: u8, random: &mut R) -> Vec<Value> {
    Sharks(threshold)
        .dealer_rng(secret, random)
        .take(usize::from(count))
        .map(|share| {
            let mut bytes = Zeroizing::new(Vec::from(&share));
            bytes.remove(0);
            bytes
        })
        .collect()
}

/// The value at `place` of the polynomial through `shares` (number, value); place 0 is the secret.
/// `None` when there are no shares, a number is 0 or doubled, or the lengths differ.
pub fn value_at(place: u8, shares: &[(u8, &[u8])]) -> Option<Value> {
    let numbers = shares.iter().map(|(number, _)| *number);
    let doubled = (shares.iter().enumerate()).any(|(at, (number, _))| {
        *number == 0 || shares.iter().skip(at + 1).any(|(other, _)| other == number)
    });
    if doubled {
        return None;
    }
    if let Some((_, value)) = shares.iter().find(|(number, _)| *number == place) {
        return Some(Zeroizing::new(value.to_vec()));
    }
    // `recover` gives the value at 0. Adding is XOR here, so shifting every number by `place` brings
    // the value wanted to 0; no number becomes 0, since none is `place`.
    let shifted: Option<Vec<blahaj::Share>> = numbers
        .zip(shares)
        .map(|(number, (_, value))| {
            let mut bytes = Zeroizing::new(vec![number ^ place]);
            bytes.extend_from_slice(value);
            blahaj::Share::try_from(bytes.as_slice()).ok()
        })
        .collect();
    let least = u8::try_from(shares.len()).ok()?;
    let value = Sharks(least).recover(&shifted?).ok()?;
    Some(Zeroizing::new(value))
}

#[cfg(test)]
mod tests;
