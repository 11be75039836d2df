//! Random numbers from a seed and a label: the same for ever, in any order of use.

use super::portable::{ln, unit};
use chacha20::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// A stream of random numbers.
pub(crate) struct Random {
    source: ChaCha8Rng,
    spare: Option<f64>,
}

impl Random {
    /// The stream of a seed with this label.
    pub(crate) fn new(seed: u64, label: u64) -> Random {
        let mut key = [0; 32];
        let words = seed.to_le_bytes().into_iter().chain(label.to_le_bytes());
        for (slot, byte) in key.iter_mut().zip(words) {
            *slot = byte;
        }
        Random {
            source: ChaCha8Rng::from_seed(key),
            spare: None,
        }
    }

    /// Between 0 and 1, neither included.
    pub(crate) fn unit(&mut self) -> f64 {
        unit(self.source.next_u64())
    }

    /// A standard normal number, by Marsaglia's polar method.
    pub(crate) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let x = 2.0 * self.unit() - 1.0;
            let y = 2.0 * self.unit() - 1.0;
            let s = x * x + y * y;
            if s < 1.0 && s > 0.0 {
                let scale = (-2.0 * ln(s) / s).sqrt();
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    /// A gamma number, drawn one by one (Marsaglia and Tsang 2000; below 1 with their boost).
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = super::portable::exp(ln(self.unit()) / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let z = self.normal();
            let v = 1.0 + c * z;
            let v = v * v * v;
            let u = self.unit();
            if v > 0.0 && ln(u) < 0.5 * z * z + d * (1.0 - v + ln(v)) {
                return d * v;
            }
        }
    }

    /// A whole number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = super::portable::real(bound);
        super::portable::index((self.unit() * bound - 0.5).max(0.0))
    }
}
