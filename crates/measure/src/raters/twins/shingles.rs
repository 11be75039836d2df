//! A text as the set of its runs of five characters.

use super::jaccard;
use std::collections::BTreeSet;

/// Characters in a shingle.
const RUN: usize = 5;
/// So many shingles of a template in a row are masked: eight characters. Shorter runs are common
/// phrases that happen to stand in the template too.
const MASK_FROM: usize = 4;

/// The text as compared: letters and characters only, in small letters, full-width forms as plain
/// ones, and every number as a single 0, because who copies a report changes its numbers. Spaces
/// and punctuation are left out.
pub fn normal(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars().map(narrow) {
        if letter.is_numeric() && !is_ideograph(letter) {
            if out.last() != Some(&'0') {
                out.push('0');
            }
        } else if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        }
    }
    out
}

/// The plain form of a full-width letter, digit or sign.
fn narrow(letter: char) -> char {
    let code = u32::from(letter);
    if (0xFF01..=0xFF5E).contains(&code) {
        char::from_u32(code - 0xFEE0).unwrap_or(letter)
    } else {
        letter
    }
}

/// Numbers written in characters (一二三) are words here: they stand in names and set phrases.
fn is_ideograph(letter: char) -> bool {
    matches!(u32::from(letter), 0x3400..=0x9FFF | 0x2_0000..=0x3_FFFF)
}

/// FNV-1a over the code points (Fowler, Noll, Vo).
fn hash(run: &[char]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = run
        .iter()
        .flat_map(|letter| u32::from(*letter).to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, step)
}

/// What stands in templates and says nothing about who wrote it.
#[derive(Clone, Debug, Default)]
pub struct Masks(BTreeSet<u64>);

impl Masks {
    /// The masks of these template texts.
    pub fn of(templates: &[&str]) -> Masks {
        let mut masks = BTreeSet::new();
        for template in templates {
            masks.extend(normal(template).windows(RUN).map(hash));
        }
        Masks(masks)
    }
}

/// The different shingles of a text, hashed to 64 bits, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of what is left when the template is cut out. No shingle spans a cut.
    pub fn of(text: &str, masks: &Masks) -> Shingles {
        let letters = normal(text);
        let hashes: Vec<u64> = letters.windows(RUN).map(hash).collect();
        let masked = masked(&hashes, masks, letters.len());
        let clear = |start: &usize| {
            masked
                .iter()
                .skip(*start)
                .take(RUN)
                .all(|state| *state == State::Own)
        };
        let own = hashes.iter().enumerate().filter(|(start, _)| clear(start));
        Shingles(
            own.map(|(_, hash)| *hash)
                .collect::<BTreeSet<u64>>()
                .into_iter()
                .collect(),
        )
    }

    /// How many different ones there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hashes, in order.
    pub fn hashes(&self) -> &[u64] {
        &self.0
    }

    /// The exact Jaccard similarity: common shingles of all shingles, 0 to 1.
    pub fn similarity(&self, other: &Shingles) -> f64 {
        jaccard(&self.0, &other.0)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Own,
    Template,
}

/// For each character whether it belongs to a run of template shingles that is long enough.
fn masked(hashes: &[u64], masks: &Masks, letters: usize) -> Vec<State> {
    let mut states = vec![State::Own; letters];
    let known: Vec<bool> = hashes.iter().map(|hash| masks.0.contains(hash)).collect();
    let mut start = 0;
    for run in known.chunk_by(|a, b| a == b) {
        let covered = run.len() + RUN - 1;
        if run.first() == Some(&true) && run.len() >= MASK_FROM {
            let states = states.iter_mut().skip(start).take(covered);
            states.for_each(|state| *state = State::Template);
        }
        start += run.len();
    }
    states
}
