//! How much alike texts are: Jaccard similarity over runs of three characters for Chinese and of
//! three words for other languages. Many texts are compared by MinHash with banding, so that no pair
//! is looked at unless its signatures already agree in one band; every candidate is then measured
//! exactly. Equal input gives equal output; nothing here is random.

use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Characters or words of a shingle.
const SHINGLE: usize = 3;
/// Bands of a signature.
const BANDS: usize = 8;
/// Rows of a band: texts 80 % alike share a band with a probability of 98 %.
const ROWS: usize = 4;

/// The shingles of a text, hashed and sorted.
pub type Shingles = Vec<u64>;

/// A round of the finaliser of SplitMix64: spreads every bit over the word.
const fn mix(value: u64) -> u64 {
    let mut word = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

fn hash_bytes(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let fnv = bytes
        .into_iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
    mix(fnv)
}

/// Whether a character is written without spaces between words.
const fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

/// The shingles of a text: of characters where most letters are Chinese, else of words.
pub fn shingles(text: &str) -> Shingles {
    let lower = text.to_lowercase();
    let letters: Vec<char> = lower.chars().filter(|one| one.is_alphanumeric()).collect();
    let chinese = letters.iter().filter(|one| is_cjk(**one)).count();
    let mut found: Shingles = if chinese.saturating_mul(2) >= letters.len() {
        let run = |run: &[char]| {
            let bytes = run
                .iter()
                .flat_map(|letter| u32::from(*letter).to_be_bytes());
            hash_bytes(bytes)
        };
        letters.windows(SHINGLE).map(run).collect()
    } else {
        let words: Vec<&str> = lower
            .split(|one: char| !one.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let run = |run: &[&str]| hash_bytes(run.join(" ").into_bytes());
        words.windows(SHINGLE).map(run).collect()
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// What two sets of shingles have in common, in percent of both together.
pub fn jaccard(one: &[u64], two: &[u64]) -> Decimal {
    let (mut left, mut right, mut common) = (one.iter().peekable(), two.iter().peekable(), 0_usize);
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                common = common.saturating_add(1);
                left.next();
                right.next();
            }
        }
    }
    let all = one.len().saturating_add(two.len()).saturating_sub(common);
    let share = Decimal::from(common.saturating_mul(100)).checked_div(Decimal::from(all));
    share.unwrap_or_default()
}

/// How much alike two texts are, in percent.
pub fn likeness(one: &str, two: &str) -> Decimal {
    jaccard(&shingles(one), &shingles(two))
}

/// The signature: for each of [`BANDS`] × [`ROWS`] hash functions the least value over all shingles.
fn signature(shingles: &[u64]) -> [u64; BANDS * ROWS] {
    let mut least = [u64::MAX; BANDS * ROWS];
    for shingle in shingles {
        let mut word = *shingle;
        for slot in &mut least {
            word = word
                .wrapping_mul(0xD134_2543_DE82_EF95)
                .wrapping_add(0x9E37_79B9_7F4A_7C15);
            let value = word ^ (word >> 29);
            if value < *slot {
                *slot = value;
            }
        }
    }
    least
}

/// The places of texts that are at least `percent` alike to another one, those with fewer than
/// `least` shingles left out. Cost grows with the number of texts, not with the number of pairs.
pub fn near_duplicates(texts: &[&str], percent: Decimal, least: usize) -> BTreeSet<usize> {
    // Identical texts first: they are alike without being compared.
    let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, text) in texts.iter().enumerate() {
        same.entry(text.trim()).or_default().push(place);
    }
    let distinct: Vec<(&Vec<usize>, Shingles)> = same
        .iter()
        .map(|(text, places)| (places, shingles(text)))
        .filter(|(_, found)| found.len() >= least)
        .collect();
    let alike = alike_among(
        distinct.iter().map(|(_, found)| found.as_slice()).collect(),
        percent,
    );
    let mut found = BTreeSet::new();
    for (number, (places, _)) in distinct.iter().enumerate() {
        if places.len() > 1 || alike.contains(&number) {
            found.extend(places.iter().copied());
        }
    }
    found
}

/// The numbers of sets that are at least `percent` alike to another one. Within a bucket each set is
/// compared with those seen before that turned out different, up to a bound.
fn alike_among(sets: Vec<&[u64]>, percent: Decimal) -> HashSet<usize> {
    /// Most different sets of one bucket that a further one is compared with.
    const REPRESENTATIVES: usize = 8;
    let mut buckets: HashMap<(usize, [u64; ROWS]), Vec<usize>> = HashMap::new();
    let mut alike = HashSet::new();
    for (number, set) in sets.iter().enumerate() {
        let signature = signature(set);
        let (bands, _) = signature.as_chunks::<ROWS>();
        for (band, rows) in bands.iter().enumerate() {
            let bucket = buckets.entry((band, *rows)).or_default();
            let other = bucket.iter().copied().find(|other| {
                let known = sets.get(*other).copied().unwrap_or_default();
                jaccard(set, known) >= percent
            });
            if let Some(other) = other {
                alike.extend([number, other]);
            } else if bucket.len() < REPRESENTATIVES {
                bucket.push(number);
            }
        }
    }
    alike
}
