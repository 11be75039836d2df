//! What one group of raters says, sheet by sheet: its mean, and the rows the interval draws from.

use crate::{
    assessment::{
        choices::IndexItemId,
        facts::{Contact, FrozenIndex, Scores},
        interval::{Sheets, TRIM_PART, hundredths},
        state::Sheet,
    },
    process::IndexItem,
};
use rust_decimal::Decimal;

/// The sheets of one group.
pub(crate) struct Heard {
    /// Single raters: their score of each item of the index.
    own: Vec<Vec<Option<Decimal>>>,
    /// Means that the evaluator brought in for others, and of how many answers.
    called: Vec<(Decimal, u32)>,
}

impl Heard {
    /// The sheets of a group and what was said by slips, which is about the service as a whole.
    pub(crate) fn of(sheets: &[&Sheet], spoken: &[Decimal], index: &FrozenIndex) -> Heard {
        let mut heard = Heard {
            own: Vec::new(),
            called: Vec::new(),
        };
        for sheet in sheets {
            let row: Vec<Option<Decimal>> =
                index.items().map(|(id, _)| score_of(sheet, id)).collect();
            match sheet.contact {
                Contact::Own => heard.own.push(row),
                Contact::Brokered { sample, .. } => {
                    if let Some(mean) = mean_of(&[row], index) {
                        heard.called.push((mean, sample));
                    }
                }
            }
        }
        let items = index.0.len();
        let whole = spoken.iter().map(|points| vec![Some(*points); items]);
        heard.own.extend(whole);
        heard
    }

    /// The mean: raters one by one, trimmed item by item, and means brought in for others, each by
    /// the number of its answers.
    pub(crate) fn mean(&self, index: &FrozenIndex) -> Option<Decimal> {
        let called = self.called.iter();
        let called = called.map(|(mean, answers)| (*mean, Decimal::from(*answers)));
        let own = mean_of(&self.own, index).map(|mean| (mean, Decimal::from(self.own.len())));
        let (mut sum, mut raters) = (Decimal::ZERO, Decimal::ZERO);
        for (mean, count) in called.chain(own) {
            sum += mean * count;
            raters += count;
        }
        (!raters.is_zero()).then(|| sum / raters)
    }

    /// The rows the interval draws from.
    pub(crate) fn drawable(&self) -> Sheets {
        let row = |row: &Vec<Option<Decimal>>| {
            let scores = row.iter().map(|score| score.map(hundredths));
            scores.collect()
        };
        let called = self.called.iter();
        Sheets {
            own: self.own.iter().map(row).collect(),
            called: called
                .map(|(mean, answers)| (hundredths(*mean), *answers))
                .collect(),
        }
    }
}

/// The score a sheet gives an item.
fn score_of(sheet: &Sheet, id: IndexItemId) -> Option<Decimal> {
    match &sheet.scores {
        Scores::Service(rows) => rows.iter().find(|row| row.item == id).map(|row| row.score),
        Scores::Conduct(_) => None,
    }
}

/// The mean of rows over the index, trimmed item by item.
fn mean_of(rows: &[Vec<Option<Decimal>>], index: &FrozenIndex) -> Option<Decimal> {
    let mut points = Decimal::ZERO;
    let mut weights = Decimal::ZERO;
    for (place, IndexItem { weight, .. }) in index.0.iter().enumerate() {
        let scores = rows.iter().filter_map(|row| row.get(place).copied()?);
        if let Some(mean) = trimmed_mean(scores.collect()) {
            points += mean * weight;
            weights += weight;
        }
    }
    (!weights.is_zero()).then(|| points / weights)
}

fn trimmed_mean(mut scores: Vec<Decimal>) -> Option<Decimal> {
    scores.sort_unstable();
    let cut = scores.len() / TRIM_PART;
    let kept: Vec<Decimal> = scores
        .iter()
        .skip(cut)
        .take(scores.len().saturating_sub(cut.saturating_mul(2)))
        .copied()
        .collect();
    let count = Decimal::from(kept.len());
    (!count.is_zero()).then(|| kept.iter().sum::<Decimal>() / count)
}
