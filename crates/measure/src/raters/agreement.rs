//! Sheets that are too much alike: how often two raters give one target the same score on every
//! item, against what exchanging their scores would give.

use super::sheet::{ItemId, Points, RaterId, Sheet, TargetId};
use crate::numeric::{Draws, Seed, deviation, mean, monte_carlo_p, real, sum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Sheets with fewer items are alike too easily.
pub const ITEMS_MIN: usize = 3;
/// How often scores are exchanged.
pub const EXCHANGES: usize = 999;

/// How often sheets are identical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identical {
    /// Pairs of sheets of one target.
    pub pairs: usize,
    /// Those with the same score on every item.
    pub identical: usize,
}

/// Identical sheets against an exchange of scores.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchanged {
    /// What was seen, of targets with three or more raters.
    pub seen: Identical,
    /// The exact expected number of identical pairs when each item's scores of a target are dealt
    /// to its raters anew. Agreement on single items, which a clear case brings, is kept as it is;
    /// only whose score it was is changed.
    pub expected: f64,
    /// The p-value of as many or more identical pairs, from [`EXCHANGES`] exchanges.
    pub p: f64,
}

/// The sheets of one target on the same items.
struct Block<'a> {
    raters: Vec<&'a RaterId>,
    /// For each item the scores, in the order of the raters.
    columns: Vec<Vec<Points>>,
}

/// Sheets by target and form; a second sheet of a rater for a target is left out.
fn blocks(sheets: &[Sheet]) -> Vec<Block<'_>> {
    type Rows<'a> = BTreeMap<&'a RaterId, BTreeMap<&'a ItemId, Points>>;
    let mut groups: BTreeMap<(&TargetId, Vec<&ItemId>), Rows<'_>> = BTreeMap::new();
    for sheet in sheets {
        let row: BTreeMap<&ItemId, Points> = sheet
            .marks
            .iter()
            .map(|mark| (&mark.item, mark.score))
            .collect();
        if row.len() >= ITEMS_MIN {
            let form = (&sheet.target, row.keys().copied().collect());
            groups
                .entry(form)
                .or_default()
                .entry(&sheet.rater)
                .or_insert(row);
        }
    }
    let mut found = Vec::with_capacity(groups.len());
    for ((_, form), rows) in groups {
        let column = |item: &&ItemId| {
            rows.values()
                .filter_map(|row| row.get(item))
                .copied()
                .collect()
        };
        found.push(Block {
            columns: form.iter().map(column).collect(),
            raters: rows.into_keys().collect(),
        });
    }
    found
}

impl Block<'_> {
    /// Pairs of which the rater at `place` is one.
    fn with(&self, place: usize) -> Identical {
        let others = (0..self.raters.len()).filter(|other| *other != place);
        let alike = |other: &usize| {
            self.columns
                .iter()
                .all(|column| column.get(place) == column.get(*other))
        };
        Identical {
            pairs: self.raters.len().saturating_sub(1),
            identical: others.filter(alike).count(),
        }
    }

    /// The chance that two raters are alike on all items when scores are dealt anew.
    fn chance(&self) -> f64 {
        let item = |column: &Vec<Points>| {
            let mut sorted = column.clone();
            sorted.sort_unstable();
            let equal = sorted.chunk_by(|a, b| a == b).map(|run| real(run.len()));
            let all = real(column.len());
            sum(equal.map(|n| n * (n - 1.0))) / (all * (all - 1.0))
        };
        self.columns.iter().map(item).product()
    }
}

/// How often sheets of this rater are identical to those of others; of all raters when none is
/// named.
pub fn identical(sheets: &[Sheet], of: Option<&RaterId>) -> Identical {
    let mut total = Identical {
        pairs: 0,
        identical: 0,
    };
    for block in blocks(sheets) {
        for (place, rater) in block.raters.iter().enumerate() {
            if of.is_none_or(|one| one == *rater) {
                let one = block.with(place);
                total.pairs += one.pairs;
                total.identical += one.identical;
            }
        }
    }
    if of.is_none() {
        total.pairs /= 2;
        total.identical /= 2;
    }
    total
}

/// Identical sheets of this rater against an exchange of scores; none without a target of three or
/// more raters. A panel whose sheets are all identical cannot be told from a clear case this way:
/// that is what [`super::modelled`] is for.
pub fn exchanged(sheets: &[Sheet], of: &RaterId, seed: Seed) -> Option<Exchanged> {
    let mut theirs: Vec<(usize, Block<'_>)> = blocks(sheets)
        .into_iter()
        .filter(|block| block.raters.len() >= 3)
        .filter_map(|block| Some((block.raters.iter().position(|one| *one == of)?, block)))
        .collect();
    if theirs.is_empty() {
        return None;
    }
    let count = |blocks: &[(usize, Block<'_>)]| {
        let each = blocks.iter().map(|(place, block)| block.with(*place));
        each.fold((0, 0), |(pairs, same), one| {
            (pairs + one.pairs, same + one.identical)
        })
    };
    let (pairs, same) = count(&theirs);
    let dealt = |(_, block): &(usize, Block<'_>)| real(block.raters.len() - 1) * block.chance();
    let expected = sum(theirs.iter().map(dealt));
    let mut draws = Draws::from(seed.apart("exchange").apart(of.as_str()));
    let mut extreme = 0;
    for _ in 0..EXCHANGES {
        for (_, block) in &mut theirs {
            block
                .columns
                .iter_mut()
                .for_each(|column| draws.shuffle(column));
        }
        extreme += usize::from(count(&theirs).1 >= same);
    }
    Some(Exchanged {
        seen: Identical {
            pairs,
            identical: same,
        },
        expected,
        p: monte_carlo_p(extreme, EXCHANGES),
    })
}

/// The mean standard deviation between raters, in shares of the scale, over targets and items with
/// two or more scores. Near 0 everybody always says the same.
pub fn between_raters(sheets: &[Sheet]) -> Option<f64> {
    let mut scores: BTreeMap<(&TargetId, &ItemId), Vec<f64>> = BTreeMap::new();
    for sheet in sheets {
        for mark in &sheet.marks {
            let shares = scores.entry((&sheet.target, &mark.item)).or_default();
            shares.push(mark.scale.share(mark.score));
        }
    }
    let spread = |shares: &mut Vec<f64>| {
        shares.sort_by(f64::total_cmp);
        deviation(shares)
    };
    mean(&scores.values_mut().filter_map(spread).collect::<Vec<f64>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raters::testkit::sheet;

    fn rater(name: &str) -> RaterId {
        RaterId::new(name)
    }

    #[test]
    fn expectation_is_exact() {
        // Item scores 4 4 3 | 2 2 5 | 1 3 3: chance of a pair 1/3 each, 1/27 together, two pairs of
        // a.
        let sheets = [
            sheet("a", "t", &[4, 2, 1]),
            sheet("b", "t", &[4, 2, 3]),
            sheet("c", "t", &[3, 5, 3]),
        ];
        let got = exchanged(&sheets, &rater("a"), Seed::new(1)).unwrap();
        assert_eq!(
            got.seen,
            Identical {
                pairs: 2,
                identical: 0
            }
        );
        assert!((got.expected - 2.0 / 27.0).abs() < 1e-12);
        assert_eq!(got.p, 1.0);
    }

    #[test]
    fn one_who_copies_stands_out_and_the_honest_third_does_not() {
        let mut sheets = Vec::new();
        for target in 0..12_i32 {
            let own: Vec<i32> = (0..6).map(|item| 1 + (target * 7 + item * 5) % 5).collect();
            let other: Vec<i32> = (0..6)
                .map(|item| 1 + (target * 3 + item * 4 + 1) % 5)
                .collect();
            let name = format!("t{target}");
            sheets.push(sheet("a", &name, &own));
            sheets.push(sheet("b", &name, &own));
            sheets.push(sheet("c", &name, &other));
        }
        let copied = exchanged(&sheets, &rater("b"), Seed::new(1)).unwrap();
        assert_eq!(
            copied.seen,
            Identical {
                pairs: 24,
                identical: 12
            }
        );
        assert!(copied.expected < 1.0 && copied.p < 0.01, "{copied:?}");
        let honest = exchanged(&sheets, &rater("c"), Seed::new(1)).unwrap();
        assert_eq!((honest.seen.identical, honest.p), (0, 1.0));
        assert_eq!(
            identical(&sheets, None),
            Identical {
                pairs: 36,
                identical: 12
            }
        );
    }

    #[test]
    fn a_clear_case_is_not_copying() {
        // Everybody sees the same on every item: dealing anew changes nothing.
        let sheets = ["a", "b", "c"].map(|name| sheet(name, "t", &[5, 4, 5, 1]));
        let got = exchanged(&sheets, &rater("a"), Seed::new(1)).unwrap();
        assert_eq!((got.expected, got.p), (2.0, 1.0));
        assert_eq!(between_raters(&sheets), Some(0.0));
        let two = &sheets[..2];
        assert_eq!(exchanged(two, &rater("a"), Seed::new(1)), None);
        assert_eq!(
            identical(two, Some(&rater("a"))),
            Identical {
                pairs: 1,
                identical: 1
            }
        );
    }
}
