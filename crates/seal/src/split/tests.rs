#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use super::{split, value_at};
use chacha20::{
    ChaCha20Rng,
    rand_core::{SeedableRng as _, TryCryptoRng, TryRng},
};
use std::{collections::BTreeSet, convert::Infallible};

/// Gives the same byte for ever, so that every polynomial can be tried.
struct Constant(u8);

impl TryRng for Constant {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes([self.0; 4]))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes([self.0; 8]))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill(self.0);
        Ok(())
    }
}
impl TryCryptoRng for Constant {}

#[test]
fn one_share_of_two_says_nothing_of_a_one_byte_secret() {
    // Over all chance, the share of every officer takes every value once, whatever the secret is:
    // whoever holds it has not excluded a single secret nor found one likelier.
    for secret in 0..=255 {
        for officer in 0..7 {
            let seen: BTreeSet<u8> = (0..=255)
                .map(|chance| split(&[secret], 2, 7, &mut Constant(chance))[officer][0])
                .collect();
            assert_eq!(seen.len(), 256, "secret {secret}, officer {}", officer + 1);
        }
    }
}

#[test]
fn two_shares_of_three_fit_every_one_byte_secret() {
    // Given any two shares there is for each secret a third share that completes them: exactly one.
    for (first, second) in [(0, 0), (7, 7), (1, 200), (255, 3), (90, 13)] {
        let secrets: BTreeSet<u8> = (0..=255)
            .map(|third| {
                let shares: [(u8, &[u8]); 3] = [(1, &[first]), (2, &[second]), (3, &[third])];
                value_at(0, &shares).unwrap()[0]
            })
            .collect();
        assert_eq!(secrets.len(), 256);
    }
}

#[test]
fn the_bytes_of_shares_below_the_threshold_are_spread_evenly() {
    // The real field and the real source of chance: counts of each value of one byte of one share,
    // for two very different secrets. 65,536 draws over 256 values; χ² with 255 degrees of freedom
    // lies above 400 with a probability below 10^-8, and the seed is fixed.
    for secret in [[0x00; 32], [0xff; 32]] {
        let mut random = ChaCha20Rng::from_seed([7; 32]);
        let mut counts = [0_u32; 256];
        for _ in 0..2_048 {
            let shares = split(&secret, 3, 5, &mut random);
            for byte in shares[1].iter() {
                counts[usize::from(*byte)] += 1;
            }
        }
        let expected = 256.0;
        let spread: f64 = counts
            .iter()
            .map(|count| (f64::from(*count) - expected).powi(2) / expected)
            .sum();
        assert!(spread < 400.0, "{spread}");
    }
}

#[test]
fn any_k_shares_give_the_secret_and_every_other_share() {
    let secret: Vec<u8> = (0..32).map(|byte: u8| byte.wrapping_mul(37)).collect();
    let mut random = ChaCha20Rng::from_seed([1; 32]);
    for count in 1..=7_u8 {
        for threshold in 1..=count {
            let shares = split(&secret, threshold, count, &mut random);
            for chosen in 0_u32..1 << count {
                let some: Vec<(u8, &[u8])> = (0..count)
                    .filter(|place| chosen >> place & 1 == 1)
                    .map(|place| (place + 1, shares[usize::from(place)].as_slice()))
                    .collect();
                let got = value_at(0, &some).map(|value| value.to_vec());
                if some.len() >= usize::from(threshold) {
                    assert_eq!(got.as_ref(), Some(&secret));
                    for other in 1..=count {
                        let value = value_at(other, &some).unwrap();
                        assert_eq!(value, shares[usize::from(other - 1)]);
                    }
                } else {
                    assert_ne!(got.as_ref(), Some(&secret));
                }
            }
        }
    }
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    assert!(value_at(0, &[]).is_none());
    assert!(value_at(0, &[(0, &[1])]).is_none());
    assert!(value_at(0, &[(1, &[1]), (1, &[2])]).is_none());
    assert!(value_at(0, &[(1, &[1]), (2, &[2, 3])]).is_none());
}
