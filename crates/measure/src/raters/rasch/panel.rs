//! Sheets as categories of one scale, and whether raters can be compared at all.

use crate::{
    numeric::quantile,
    raters::sheet::{ItemId, Points, RaterId, Scale, Sheet, StreetId, TargetId},
};
use std::collections::{BTreeMap, BTreeSet};

/// More categories than this are cut into five bands.
const CATEGORIES_MAX: usize = 10;
/// Bands, each with about as many scores as the others.
const BANDS: usize = 5;

/// One sheet of a panel; places are those in the panel's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelSheet {
    /// The place of the rater.
    pub rater: usize,
    /// The place of the target.
    pub target: usize,
    /// The street, when known.
    pub street: Option<StreetId>,
    /// The place of the item and the category, 0 the lowest, in the order of the form.
    pub cells: Vec<(usize, usize)>,
}

/// All sheets, ordered by rater and target, so that the order they came in does not matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    raters: Vec<RaterId>,
    targets: Vec<TargetId>,
    items: Vec<ItemId>,
    sheets: Vec<PanelSheet>,
    categories: usize,
}

impl Panel {
    /// The panel of these sheets. Where all items have one scale and at most ten different scores
    /// were given, each score is a category; otherwise places on the scale are cut into five bands
    /// of about equally many scores. Categories nobody used are left out.
    pub fn of(sheets: &[Sheet]) -> Panel {
        let mut ordered: Vec<&Sheet> = sheets.iter().filter(|one| !one.marks.is_empty()).collect();
        ordered.sort_by_key(|sheet| (&sheet.rater, &sheet.target, scores(sheet)));
        let raters = listed(ordered.iter().map(|sheet| &sheet.rater));
        let targets = listed(ordered.iter().map(|sheet| &sheet.target));
        let items = listed(
            ordered
                .iter()
                .flat_map(|sheet| sheet.marks.iter())
                .map(|m| &m.item),
        );
        let cuts = Cuts::of(&ordered);
        let place = |sheet: &&Sheet| -> Option<PanelSheet> {
            let cell = |mark: &crate::raters::sheet::Mark| {
                let item = items.binary_search(&mark.item).ok()?;
                Some((item, cuts.category(mark.scale, mark.score)))
            };
            Some(PanelSheet {
                rater: raters.binary_search(&sheet.rater).ok()?,
                target: targets.binary_search(&sheet.target).ok()?,
                street: sheet.street.clone(),
                cells: sheet.marks.iter().filter_map(cell).collect(),
            })
        };
        let mut placed: Vec<PanelSheet> = ordered.iter().filter_map(place).collect();
        let categories = closed(&mut placed);
        Panel {
            raters,
            targets,
            items,
            sheets: placed,
            categories,
        }
    }

    /// The raters, in order.
    pub fn raters(&self) -> &[RaterId] {
        &self.raters
    }
    /// The targets, in order.
    pub fn targets(&self) -> &[TargetId] {
        &self.targets
    }
    /// The items, in order.
    pub fn items(&self) -> &[ItemId] {
        &self.items
    }
    /// The sheets.
    pub fn sheets(&self) -> &[PanelSheet] {
        &self.sheets
    }
    /// How many categories were used.
    pub const fn categories(&self) -> usize {
        self.categories
    }

    /// Whether every rater shares a target with every other, directly or through others.
    pub fn is_connected(&self) -> bool {
        let mut seen_by: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut saw: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for sheet in &self.sheets {
            seen_by.entry(sheet.target).or_default().insert(sheet.rater);
            saw.entry(sheet.rater).or_default().insert(sheet.target);
        }
        let mut reached = BTreeSet::from([0]);
        let mut next = vec![0];
        while let Some(rater) = next.pop() {
            let targets = saw.get(&rater).into_iter().flatten();
            for other in targets.filter_map(|target| seen_by.get(target)).flatten() {
                if reached.insert(*other) {
                    next.push(*other);
                }
            }
        }
        reached.len() == self.raters.len()
    }
}

fn scores(sheet: &Sheet) -> Vec<(&ItemId, Points)> {
    sheet
        .marks
        .iter()
        .map(|mark| (&mark.item, mark.score))
        .collect()
}

fn listed<'a, T: Ord + Clone + 'a>(names: impl Iterator<Item = &'a T>) -> Vec<T> {
    names
        .collect::<BTreeSet<&T>>()
        .into_iter()
        .cloned()
        .collect()
}

/// Numbers the categories that occur from 0 without gaps; how many there are.
fn closed(sheets: &mut [PanelSheet]) -> usize {
    let all = sheets
        .iter()
        .flat_map(|sheet| sheet.cells.iter().map(|(_, category)| *category));
    let used: Vec<usize> = all.collect::<BTreeSet<usize>>().into_iter().collect();
    for (_, category) in sheets.iter_mut().flat_map(|sheet| sheet.cells.iter_mut()) {
        *category = used.partition_point(|one| one < category);
    }
    used.len()
}

/// How scores become categories.
enum Cuts {
    /// Each score given is one.
    Scores(Vec<Points>),
    /// The lowest place on the scale of each band but the first.
    Bands(Vec<f64>),
}

impl Cuts {
    fn of(sheets: &[&Sheet]) -> Cuts {
        let marks = || sheets.iter().flat_map(|sheet| sheet.marks.iter());
        let scales: BTreeSet<Scale> = marks().map(|mark| mark.scale).collect();
        let scores: BTreeSet<Points> = marks().map(|mark| mark.score).collect();
        if scales.len() <= 1 && scores.len() <= CATEGORIES_MAX {
            return Cuts::Scores(scores.into_iter().collect());
        }
        let shares: Vec<f64> = marks().map(|mark| mark.scale.share(mark.score)).collect();
        let mut cuts: Vec<f64> = (1..BANDS)
            .filter_map(|band| quantile(&shares, band, BANDS))
            .collect();
        cuts.dedup();
        Cuts::Bands(cuts)
    }

    fn category(&self, scale: Scale, score: Points) -> usize {
        match self {
            Cuts::Scores(scores) => scores.partition_point(|one| *one < score),
            Cuts::Bands(cuts) => cuts.partition_point(|cut| *cut <= scale.share(score)),
        }
    }
}
