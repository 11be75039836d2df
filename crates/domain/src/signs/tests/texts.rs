//! Likeness of texts, held against a plain computation.

use crate::signs::{
    stats::{agreement, deviation, root, spearman},
    text::{jaccard, likeness, near_duplicates, shingles},
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Jaccard over runs of three characters as sets of text, nothing hashed.
fn exact(one: &str, two: &str) -> Decimal {
    let runs = |text: &str| -> BTreeSet<String> {
        let letters: Vec<char> = text.chars().filter(|one| one.is_alphanumeric()).collect();
        letters.windows(3).map(|run| run.iter().collect()).collect()
    };
    let (one, two) = (runs(one), runs(two));
    let all = Decimal::from(one.union(&two).count());
    let common = Decimal::from(one.intersection(&two).count() * 100);
    common.checked_div(all).unwrap_or_default()
}

#[test]
fn chinese_is_compared_by_characters_and_english_by_words() {
    assert_eq!(
        likeness("社工上门探访老人", "社工上门探访老人"),
        Decimal::ONE_HUNDRED
    );
    // Two of six runs of characters are shared by both.
    assert_eq!(
        jaccard(&shingles("上门探访老人"), &shingles("上门探访孩子")).round_dp(2),
        Decimal::new(3333, 2)
    );
    // Two of four runs of words.
    let (one, two) = (
        "the worker visited the old lady",
        "the worker visited the old man",
    );
    assert_eq!(jaccard(&shingles(one), &shingles(two)), Decimal::from(60));
    assert_eq!(
        likeness("Visit, at home!", "visit at home"),
        Decimal::ONE_HUNDRED
    );
    assert_eq!(likeness("", ""), Decimal::ZERO);
}

proptest! {
    #[test]
    fn hashed_shingles_measure_what_plain_ones_do(one in "[一二三四五六七八九十]{0,40}", two in "[一二三四五六七八九十]{0,40}") {
        prop_assert_eq!(likeness(&one, &two), exact(&one, &two));
    }

    /// Bands miss few pairs that are alike and add none that are not.
    #[test]
    fn what_is_found_alike_is_alike(texts in prop::collection::vec("[一二三四五六]{8,20}", 2..20)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = near_duplicates(&texts, Decimal::from(80), 1);
        for place in &found {
            let alike = texts.iter().enumerate().any(|(other, text)| {
                other != *place && exact(text, texts[*place]) >= Decimal::from(80)
            });
            prop_assert!(alike, "{}", texts[*place]);
        }
    }
}

#[test]
fn nearly_all_alike_pairs_are_found_among_many() {
    let words: Vec<String> = (0..400_u32).map(|seed| narrative(seed * 7 + 1)).collect();
    let changed: Vec<String> = words.iter().map(|text| format!("{text}了")).collect();
    let texts: Vec<&str> = words.iter().chain(&changed).map(String::as_str).collect();
    let found = near_duplicates(&texts, Decimal::from(80), 10);
    // Each text has one twin; at most one in a hundred is missed.
    assert!(found.len() >= 792, "{}", found.len());
}

/// A made-up narrative of sixty characters that is unlike those of other seeds.
pub(super) fn narrative(seed: u32) -> String {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    (0..60)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4E00 + (state >> 20)).unwrap()
        })
        .collect()
}

#[test]
fn statistics_are_those_of_the_books() {
    let of = |values: &[i64]| {
        values
            .iter()
            .map(|one| Decimal::from(*one))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        deviation(&of(&[2, 4, 4, 4, 5, 5, 7, 9])),
        Some(Decimal::from(2))
    );
    assert_eq!(root(Decimal::from(144)), Decimal::from(12));
    let pairs =
        |left: &[i64], right: &[i64]| of(left).into_iter().zip(of(right)).collect::<Vec<_>>();
    assert_eq!(
        spearman(&pairs(&[1, 2, 3, 4], &[10, 20, 30, 40])),
        Some(Decimal::ONE)
    );
    assert_eq!(
        spearman(&pairs(&[1, 2, 3, 4], &[4, 3, 2, 1])),
        Some(Decimal::NEGATIVE_ONE)
    );
    // With ties: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    assert_eq!(
        spearman(&pairs(&[1, 2, 2, 3], &[1, 2, 3, 4])),
        Some(Decimal::new(9487, 4))
    );
    assert_eq!(spearman(&pairs(&[1, 1, 1], &[1, 2, 3])), None);
    // Raters who order the items alike agree; raters who contradict each other do not.
    let rows = |rows: &[[i64; 3]]| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
    assert_eq!(
        agreement(&rows(&[[90, 90, 90], [60, 60, 60]])),
        Some(Decimal::ONE)
    );
    assert!(agreement(&rows(&[[90, 60, 75], [60, 90, 75]])).unwrap() < Decimal::ZERO);
}
