//! How much alike two texts are.

use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Characters of a shingle.
const SHINGLE: usize = 3;

/// The runs of three characters of a text, without spaces and punctuation.
fn shingles(text: &str) -> BTreeSet<Vec<char>> {
    let letters: Vec<char> = text
        .chars()
        .filter(|one| one.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    letters.windows(SHINGLE).map(<[char]>::to_vec).collect()
}

/// The share of runs of three characters that two texts have in common (Jaccard), in percent.
pub fn similarity(one: &str, two: &str) -> Decimal {
    let (one, two) = (shingles(one), shingles(two));
    let common = Decimal::from(one.intersection(&two).count());
    let all = Decimal::from(one.union(&two).count());
    let share = (common * Decimal::ONE_HUNDRED).checked_div(all);
    share.map_or(Decimal::ZERO, |share| share.round_dp(1).normalize())
}

/// A name or number as it is compared: without spaces, punctuation and capitals.
pub fn plain(text: &str) -> String {
    let letters = text.chars().filter(|one| one.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
