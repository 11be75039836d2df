//! Joint maximum likelihood: one facet after the other takes a Newton step until nothing moves.

use super::{
    Logit, NoFit,
    cells::Chances,
    panel::{Panel, PanelSheet},
};
use crate::numeric::{mean, real};

/// Rounds after which we give up.
const ROUNDS_MAX: usize = 500;
/// What moves less than this has settled.
const SETTLED: f64 = 1e-5;
/// The longest step.
const STEP_MAX: f64 = 1.0;
/// A lowest or highest possible sum has no finite estimate; so much of a category is taken from it
/// (the usual correction of extreme scores).
const FROM_THE_END: f64 = 0.3;

/// Which facet a step is for.
#[derive(Clone, Copy)]
enum Facet {
    Target,
    Item,
    Rater,
}

/// Estimates by place.
#[derive(Clone, Debug)]
pub(super) struct Values {
    targets: Vec<f64>,
    items: Vec<f64>,
    raters: Vec<f64>,
    thresholds: Vec<f64>,
    rounds: usize,
}

/// What is known of one member of a facet.
#[derive(Clone, Copy, Default)]
struct Tally {
    seen: f64,
    expected: f64,
    variance: f64,
    n: usize,
}

impl Tally {
    fn add(&mut self, category: usize, chances: &Chances) {
        self.seen += real(category);
        self.expected += chances.mean;
        self.variance += chances.variance;
        self.n += 1;
    }

    /// The Newton step towards more, with sums at an end moved inside.
    fn step(&self, highest: f64) -> f64 {
        let most = (real(self.n) * highest - FROM_THE_END).max(FROM_THE_END);
        let seen = self.seen.clamp(FROM_THE_END, most);
        let step = (seen - self.expected) / self.variance.max(1e-9);
        step.clamp(-STEP_MAX, STEP_MAX)
    }

    fn logit(&self, value: f64) -> Logit {
        Logit {
            value,
            error: 1.0 / self.variance.max(1e-9).sqrt(),
            n: self.n,
        }
    }
}

/// Estimates that have settled.
pub(super) fn settled(panel: &Panel) -> Result<Values, NoFit> {
    let mut values = Values {
        targets: vec![0.0; panel.targets().len()],
        items: vec![0.0; panel.items().len()],
        raters: vec![0.0; panel.raters().len()],
        thresholds: vec![0.0; panel.categories().saturating_sub(1)],
        rounds: 0,
    };
    while values.rounds < ROUNDS_MAX {
        values.rounds += 1;
        let moved = [
            values.move_facet(panel, Facet::Item),
            values.move_facet(panel, Facet::Rater),
            values.move_thresholds(panel),
            values.move_facet(panel, Facet::Target),
        ];
        if moved.into_iter().fold(0.0, f64::max) < SETTLED {
            return Ok(values);
        }
    }
    Err(NoFit::Unsettled)
}

fn at(values: &[f64], place: usize) -> f64 {
    values.get(place).copied().unwrap_or_default()
}

/// Takes the mean from all; the mean.
fn centre(values: &mut [f64]) -> f64 {
    let middle = mean(values).unwrap_or_default();
    values.iter_mut().for_each(|value| *value -= middle);
    middle
}

impl Values {
    pub(super) fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    pub(super) const fn rounds(&self) -> usize {
        self.rounds
    }

    fn chances(&self, sheet: &PanelSheet, item: usize, leaning: f64) -> Chances {
        let measure = at(&self.targets, sheet.target) - at(&self.items, item);
        Chances::at(
            measure - at(&self.raters, sheet.rater) + leaning,
            &self.thresholds,
        )
    }

    fn tallies(&self, panel: &Panel, facet: Facet) -> Vec<Tally> {
        let size = match facet {
            Facet::Target => self.targets.len(),
            Facet::Item => self.items.len(),
            Facet::Rater => self.raters.len(),
        };
        let mut tallies = vec![Tally::default(); size];
        for sheet in panel.sheets() {
            for (item, category) in &sheet.cells {
                let place = match facet {
                    Facet::Target => sheet.target,
                    Facet::Item => *item,
                    Facet::Rater => sheet.rater,
                };
                if let Some(tally) = tallies.get_mut(place) {
                    tally.add(*category, &self.chances(sheet, *item, 0.0));
                }
            }
        }
        tallies
    }

    /// One step of a facet; how far it went. Items and raters keep mean 0, targets are free.
    fn move_facet(&mut self, panel: &Panel, facet: Facet) -> f64 {
        let highest = real(panel.categories()) - 1.0;
        let tallies = self.tallies(panel, facet);
        let (values, sign) = match facet {
            Facet::Target => (&mut self.targets, 1.0),
            Facet::Item => (&mut self.items, -1.0),
            Facet::Rater => (&mut self.raters, -1.0),
        };
        let before = values.clone();
        for (value, tally) in values.iter_mut().zip(&tallies) {
            *value += sign * tally.step(highest);
        }
        if matches!(facet, Facet::Item | Facet::Rater) {
            centre(values);
        }
        let far = values
            .iter()
            .zip(&before)
            .map(|(now, then)| (now - then).abs());
        far.fold(0.0, f64::max)
    }

    fn move_thresholds(&mut self, panel: &Panel) -> f64 {
        let mut tallies = vec![Tally::default(); self.thresholds.len()];
        for sheet in panel.sheets() {
            for (item, category) in &sheet.cells {
                let ladder = self.chances(sheet, *item, 0.0).ladder();
                for ((step, tally), below) in tallies.iter_mut().enumerate().zip(ladder) {
                    let reached = 1.0 - below;
                    tally.seen += f64::from(u8::from(*category > step));
                    tally.expected += reached;
                    tally.variance += reached * below;
                }
            }
        }
        let before = self.thresholds.clone();
        for (threshold, tally) in self.thresholds.iter_mut().zip(&tallies) {
            let step = (tally.expected - tally.seen) / tally.variance.max(1e-9);
            *threshold += step.clamp(-STEP_MAX, STEP_MAX);
        }
        centre(&mut self.thresholds);
        let far = self
            .thresholds
            .iter()
            .zip(&before)
            .map(|(now, then)| (now - then).abs());
        far.fold(0.0, f64::max)
    }

    /// Targets, items and raters with their errors.
    pub(super) fn logits(&self, panel: &Panel) -> [Vec<Logit>; 3] {
        let of = |facet: Facet, values: &[f64]| -> Vec<Logit> {
            let tallies = self.tallies(panel, facet);
            tallies
                .iter()
                .zip(values)
                .map(|(tally, value)| tally.logit(*value))
                .collect()
        };
        [
            of(Facet::Target, &self.targets),
            of(Facet::Item, &self.items),
            of(Facet::Rater, &self.raters),
        ]
    }

    /// What must be added to the measure of these sheets so that they are as expected.
    pub(super) fn leaning<'a>(
        &self,
        sheets: impl Iterator<Item = &'a PanelSheet> + Clone,
    ) -> Option<Logit> {
        let highest = real(self.thresholds.len());
        let tally = |leaning: f64| {
            let mut tally = Tally::default();
            for sheet in sheets.clone() {
                for (item, category) in &sheet.cells {
                    tally.add(*category, &self.chances(sheet, *item, leaning));
                }
            }
            tally
        };
        let mut value = 0.0;
        for _ in 0..ROUNDS_MAX {
            let step = tally(value).step(highest);
            value += step;
            if step.abs() < SETTLED {
                break;
            }
        }
        Some(tally(value).logit(value)).filter(|logit| logit.n > 0)
    }

    /// Mean and standard deviation of each cell.
    pub(super) fn expected(&self, panel: &Panel) -> Vec<Vec<(f64, f64)>> {
        self.each_cell(panel, |chances| (chances.mean, chances.variance.sqrt()))
    }

    /// Cumulative chances of each cell.
    pub(super) fn ladders(&self, panel: &Panel) -> Vec<Vec<Vec<f64>>> {
        self.each_cell(panel, |chances| chances.ladder())
    }

    fn each_cell<T>(&self, panel: &Panel, of: impl Fn(&Chances) -> T) -> Vec<Vec<T>> {
        let cells = |sheet: &PanelSheet| -> Vec<T> {
            let items = sheet.cells.iter();
            items
                .map(|(item, _)| of(&self.chances(sheet, *item, 0.0)))
                .collect()
        };
        panel.sheets().iter().map(cells).collect()
    }
}
