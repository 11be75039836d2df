//! The statistics of one rater in one panel of scores, seen or drawn.

use crate::{
    numeric::{deviation, mean, real, sum},
    raters::{
        agreement,
        rasch::{Panel, PanelSheet},
        straight::{ITEMS_MIN, is_straight, longest_run},
    },
};
use std::collections::BTreeMap;

/// Fewer sheets give no correlation worth the name.
const SHEETS_MIN: usize = 5;

/// Which sheets of a panel concern one rater; places are those of the panel.
pub(super) struct Plan {
    /// Sheets of the rater with enough items.
    own: Vec<usize>,
    /// Those on the form the rater used most.
    form: Vec<usize>,
    /// A sheet of the rater and one of another on the same target and form.
    pairs: Vec<(usize, usize)>,
}

/// What one panel of scores shows of a rater.
#[derive(Clone, Copy, Debug)]
pub(super) struct Show {
    pub identical: Option<f64>,
    pub straight: Option<f64>,
    pub spread: Option<f64>,
    pub halo: Option<f64>,
    /// Sheets on the common form that are not straight.
    pub varied: usize,
}

fn form(sheet: &PanelSheet) -> Vec<usize> {
    sheet.cells.iter().map(|(item, _)| *item).collect()
}

impl Plan {
    pub(super) fn of(panel: &Panel, rater: usize) -> Plan {
        let sheets: Vec<(usize, &PanelSheet)> = panel.sheets().iter().enumerate().collect();
        let mut forms: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        let mut pairs = Vec::new();
        for (place, sheet) in sheets.iter().filter(|(_, sheet)| sheet.rater == rater) {
            if sheet.cells.len() >= ITEMS_MIN {
                forms.entry(form(sheet)).or_default().push(*place);
            }
            let others = sheets.iter().filter(|(_, other)| {
                other.rater != rater
                    && other.target == sheet.target
                    && sheet.cells.len() >= agreement::ITEMS_MIN
                    && form(other) == form(sheet)
            });
            pairs.extend(others.map(|(other, _)| (*place, *other)));
        }
        let own = forms.values().flatten().copied().collect();
        let most = forms.into_values().max_by_key(Vec::len).unwrap_or_default();
        Plan {
            own,
            form: most,
            pairs,
        }
    }

    pub(super) const fn pairs(&self) -> usize {
        self.pairs.len()
    }

    pub(super) const fn sheets(&self) -> usize {
        self.own.len()
    }

    pub(super) fn show(&self, scores: &[Vec<usize>], expected: &[Vec<(f64, f64)>]) -> Show {
        let alike = |(one, other): &&(usize, usize)| scores.get(*one) == scores.get(*other);
        let straight = |place: &&usize| scores.get(**place).is_some_and(|one| straight(one));
        let varied: Vec<usize> = self
            .form
            .iter()
            .filter(|place| !straight(place))
            .copied()
            .collect();
        let spreads: Vec<f64> = varied
            .iter()
            .filter_map(|place| scores.get(*place))
            .filter_map(|sheet| deviation(&sheet.iter().map(|one| real(*one)).collect::<Vec<_>>()))
            .collect();
        let residuals: Vec<Vec<f64>> = varied
            .iter()
            .filter_map(|place| Some((scores.get(*place)?, expected.get(*place)?)))
            .map(|(sheet, cells)| residuals(sheet, cells))
            .collect();
        let share = |part: usize, all: usize| (all > 0).then(|| real(part) / real(all));
        Show {
            identical: share(self.pairs.iter().filter(alike).count(), self.pairs.len()),
            straight: share(self.own.iter().filter(straight).count(), self.own.len()),
            spread: mean(&spreads),
            halo: mean_correlation(&residuals),
            varied: varied.len(),
        }
    }
}

fn straight(sheet: &[usize]) -> bool {
    is_straight(longest_run(sheet), sheet.len())
}

fn residuals(sheet: &[usize], cells: &[(f64, f64)]) -> Vec<f64> {
    let cells = sheet.iter().zip(cells);
    cells
        .map(|(category, (mean, sd))| (real(*category) - mean) / sd.max(1e-6))
        .collect()
}

/// The mean correlation over all pairs of columns, from the variance of row sums: with columns
/// brought to mean 0 and variance 1, Var(sum) = I + I(I − 1) r̄. Columns that do not vary are left
/// out; none below five rows or two columns.
pub(super) fn mean_correlation(rows: &[Vec<f64>]) -> Option<f64> {
    let width = rows.first().map_or(0, Vec::len);
    if rows.len() < SHEETS_MIN {
        return None;
    }
    let count = real(rows.len());
    let mut sums = vec![0.0; rows.len()];
    let mut columns = 0;
    for place in 0..width {
        let column: Vec<f64> = rows
            .iter()
            .filter_map(|row| row.get(place))
            .copied()
            .collect();
        let centre = mean(&column)?;
        let scale = (sum(column.iter().map(|one| (one - centre).powi(2))) / count).sqrt();
        if scale > 1e-9 && column.len() == rows.len() {
            columns += 1;
            for (total, one) in sums.iter_mut().zip(&column) {
                *total += (one - centre) / scale;
            }
        }
    }
    if columns < 2 {
        return None;
    }
    let spread = sum(sums.iter().map(|one| one * one)) / count;
    Some((spread / real(columns) - 1.0) / (real(columns) - 1.0))
}
