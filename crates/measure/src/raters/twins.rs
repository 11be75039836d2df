//! Texts that are nearly the same: shingles of five characters, MinHash (Broder 1997) with bands to
//! find candidates, exact Jaccard similarity to confirm them. Works for Chinese and English alike,
//! because no word is split.

mod minhash;
mod shingles;
#[cfg(test)]
mod tests;

pub use minhash::{SIGNATURE, Signature};
pub use shingles::{Masks, Shingles, normal};

use super::sheet::{Text, TextId};
use crate::numeric::real;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// From this exact similarity two texts are near-twins.
pub const TWIN_FROM: f64 = 0.8;
/// Texts with fewer different shingles, after the template is masked, are not compared.
pub const SHINGLES_MIN: usize = 20;

/// Two texts that are nearly the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The one whose name comes first.
    pub first: TextId,
    /// The other.
    pub second: TextId,
    /// Their exact Jaccard similarity.
    pub similarity: f64,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Twins {
    /// All near-twins, ordered by name.
    pub pairs: Vec<Pair>,
    /// The texts that were long enough to compare.
    pub compared: BTreeSet<TextId>,
    /// The texts that were too short beside the template.
    pub too_short: BTreeSet<TextId>,
}

impl Twins {
    /// The texts that have a near-twin.
    pub fn copied(&self) -> BTreeSet<&TextId> {
        self.pairs
            .iter()
            .flat_map(|pair| [&pair.first, &pair.second])
            .collect()
    }
}

/// Finds all near-twins among texts after taking out what stands in the `templates`. Two texts of
/// the exact similarity [`TWIN_FROM`] are missed with a chance of 5 in 100 million.
pub fn twins(texts: &[Text], templates: &[&str]) -> Twins {
    let masks = Masks::of(templates);
    let mut found = Twins::default();
    let mut kept: BTreeMap<&TextId, Shingles> = BTreeMap::new();
    for text in texts {
        let shingles = Shingles::of(&text.words, &masks);
        if shingles.len() < SHINGLES_MIN {
            found.too_short.insert(text.id.clone());
        } else {
            found.compared.insert(text.id.clone());
            kept.insert(&text.id, shingles);
        }
    }
    for (first, second) in candidates(&kept) {
        let (Some(one), Some(other)) = (kept.get(first), kept.get(second)) else {
            continue;
        };
        let similarity = one.similarity(other);
        if similarity >= TWIN_FROM {
            found.pairs.push(Pair {
                first: first.clone(),
                second: second.clone(),
                similarity,
            });
        }
    }
    found
}

/// The pairs that share a band of their signatures.
fn candidates<'a>(kept: &BTreeMap<&'a TextId, Shingles>) -> BTreeSet<(&'a TextId, &'a TextId)> {
    let mut buckets: BTreeMap<(usize, Vec<u64>), Vec<&TextId>> = BTreeMap::new();
    for (id, shingles) in kept {
        for (place, band) in Signature::of(shingles).bands().enumerate() {
            buckets.entry((place, band.to_vec())).or_default().push(id);
        }
    }
    let mut pairs = BTreeSet::new();
    for together in buckets.values() {
        for (place, first) in together.iter().enumerate() {
            pairs.extend(
                together
                    .iter()
                    .skip(place + 1)
                    .map(|second| (*first, *second)),
            );
        }
    }
    pairs
}

/// The share of equal things in two ordered lists of different things.
fn jaccard(one: &[u64], other: &[u64]) -> f64 {
    let both = one
        .iter()
        .filter(|value| other.binary_search(value).is_ok())
        .count();
    let all = one.len() + other.len() - both;
    if all == 0 {
        0.0
    } else {
        real(both) / real(all)
    }
}
