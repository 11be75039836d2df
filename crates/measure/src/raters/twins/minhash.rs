//! MinHash: how often two sets have the same smallest element under many orders is their
//! similarity.

use super::Shingles;
use crate::numeric::real;

/// How many orders. The estimate has a standard error of √(s(1 − s)/128), at most .044.
pub const SIGNATURE: usize = 128;
/// Orders in a band. 32 bands of 4 find a pair of similarity s with a chance of 1 − (1 − s⁴)³².
const BAND: usize = 4;

/// The smallest hash of a set under each of [`SIGNATURE`] orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(Vec<u64>);

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection of 64 bits that mixes
/// well, so that adding a constant first gives another order for each constant.
const fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// The constants of the orders: fixed, so that signatures can be kept and compared for ever.
fn orders() -> impl Iterator<Item = u64> {
    let golden = 0x9e37_79b9_7f4a_7c15_u64;
    (1_u64..)
        .map(move |number| mixed(number.wrapping_mul(golden)))
        .take(SIGNATURE)
}

impl Signature {
    /// The signature of a set; that of the empty set is all ones.
    pub fn of(shingles: &Shingles) -> Signature {
        let least = |order: u64| {
            let hashes = shingles.hashes().iter();
            hashes
                .map(|hash| mixed(hash.wrapping_add(order)))
                .min()
                .unwrap_or(u64::MAX)
        };
        Signature(orders().map(least).collect())
    }

    /// The estimated similarity of the two sets.
    pub fn estimate(&self, other: &Signature) -> f64 {
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        real(same) / real(SIGNATURE)
    }

    /// Its bands.
    pub fn bands(&self) -> impl Iterator<Item = &[u64]> {
        self.0.chunks(BAND)
    }
}
