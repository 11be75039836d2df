//! Draws that are the same on every machine: ChaCha with 12 rounds from a seed that is a parameter.

use chacha20::{
    ChaCha12Rng,
    rand_core::{Rng, SeedableRng},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where a row of draws begins. The same seed gives the same draws for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(u64);

impl Seed {
    /// The seed of this number.
    pub const fn new(number: u64) -> Seed {
        Seed(number)
    }

    /// A seed of its own for a named purpose, so that what is drawn for one purpose does not change
    /// what is drawn for another.
    pub fn apart(self, purpose: &str) -> Seed {
        let digest = Sha256::new()
            .chain_update(self.0.to_be_bytes())
            .chain_update(purpose.as_bytes())
            .finalize();
        let mut first = [0_u8; 8];
        first
            .iter_mut()
            .zip(digest)
            .for_each(|(place, byte)| *place = byte);
        Seed(u64::from_be_bytes(first))
    }
}

/// A row of draws.
pub struct Draws(ChaCha12Rng);

impl Draws {
    /// The row that begins at this seed.
    pub fn from(seed: Seed) -> Draws {
        Draws(ChaCha12Rng::seed_from_u64(seed.0))
    }

    /// A number from 0 up to and without 1, on a grid of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        let high = f64::from(self.0.next_u32());
        let low = f64::from(self.0.next_u32() >> 11);
        (high * 2_097_152.0 + low) / 9_007_199_254_740_992.0
    }

    /// A whole number below `bound`, each equally often; 0 when the bound is 0 or 1.
    pub fn below(&mut self, bound: usize) -> usize {
        let Ok(wide) = u64::try_from(bound) else {
            return 0;
        };
        if wide < 2 {
            return 0;
        }
        let usable = u64::MAX - u64::MAX % wide;
        loop {
            let drawn = self.0.next_u64();
            if drawn < usable {
                return usize::try_from(drawn % wide).unwrap_or(0);
            }
        }
    }

    /// One of the values, each equally often.
    pub fn pick<'a, T>(&mut self, values: &'a [T]) -> Option<&'a T> {
        values.get(self.below(values.len()))
    }

    /// Puts the values into an order in which every order is equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for upper in (1..values.len()).rev() {
            let other = self.below(upper + 1);
            values.swap(upper, other);
        }
    }
}
