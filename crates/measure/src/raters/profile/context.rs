//! What is worked out once for the whole panel.

use super::{Agreeing, Material};
use crate::{
    numeric::{Seed, mean},
    raters::{
        agreement,
        alpha::{Level, allows, alpha},
        bunching::Span,
        grid::{Grid, Undefined},
        icc::{Form, Of, icc},
        modelled::{Modelled, against_model},
        rasch::{Fit, NoFit, Panel, fit},
        sheet::{RaterId, ServiceRecord, Sheet, Standing, TargetId, Visit},
        twins::{Twins, twins},
    },
};
use kernel::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The material in order, with what concerns all raters together.
pub(super) struct Context<'a> {
    pub sheets: Vec<Sheet>,
    pub standings: BTreeMap<&'a TargetId, &'a Standing>,
    pub records: BTreeMap<&'a TargetId, Vec<ServiceRecord>>,
    pub visits: BTreeMap<&'a RaterId, BTreeMap<&'a TargetId, Vec<Date>>>,
    pub texts: BTreeMap<&'a RaterId, BTreeSet<&'a crate::raters::sheet::TextId>>,
    pub span: Option<Span>,
    pub fit: Result<Fit, NoFit>,
    pub modelled: BTreeMap<RaterId, Modelled>,
    pub twins: Twins,
    pub seed: Seed,
}

impl<'a> Context<'a> {
    pub(super) fn of(material: &Material<'a>, seed: Seed) -> Context<'a> {
        let mut sheets = material.sheets.to_vec();
        sheets.sort_by(|a, b| {
            let key = |one: &Sheet| one.marks.iter().map(|mark| mark.score).collect::<Vec<_>>();
            let names = (&a.rater, &a.target).cmp(&(&b.rater, &b.target));
            names.then_with(|| key(a).cmp(&key(b)))
        });
        let fit = fit(Panel::of(&sheets));
        let modelled = fit
            .as_ref()
            .map_or_else(|_| BTreeMap::new(), |fit| against_model(fit, seed));
        let mut records: BTreeMap<&TargetId, Vec<ServiceRecord>> = BTreeMap::new();
        for record in material.records {
            records
                .entry(&record.target)
                .or_default()
                .push(record.clone());
        }
        let mut texts: BTreeMap<&RaterId, BTreeSet<_>> = BTreeMap::new();
        for text in material.texts {
            texts.entry(&text.rater).or_default().insert(&text.id);
        }
        Context {
            sheets,
            standings: material
                .standings
                .iter()
                .map(|one| (&one.target, one))
                .collect(),
            records,
            visits: by_rater(material.visits),
            texts,
            span: material.span,
            fit,
            modelled,
            twins: twins(material.texts, material.templates),
            seed,
        }
    }

    /// Everybody who scored or wrote.
    pub(super) fn raters(&self) -> Vec<RaterId> {
        let scored = self.sheets.iter().map(|sheet| &sheet.rater);
        let all: BTreeSet<&RaterId> = scored.chain(self.texts.keys().copied()).collect();
        all.into_iter().cloned().collect()
    }

    /// The sheets of one rater.
    pub(super) fn own(&self, rater: &RaterId) -> impl Iterator<Item = &Sheet> {
        self.sheets
            .iter()
            .filter(move |sheet| sheet.rater == *rater)
    }

    pub(super) fn agreeing(&self) -> Agreeing {
        let grid = self.totals();
        let grid = grid.as_ref().ok_or(Undefined::TooFew);
        let alpha = grid.and_then(|grid| alpha(grid, Level::Interval, self.seed));
        let lowest = |one: &crate::raters::grid::Coefficient| {
            one.interval.map_or(one.value, |interval| interval.low)
        };
        Agreeing {
            allows: alpha.as_ref().ok().map(|one| allows(lowest(one))),
            alpha,
            icc: grid.and_then(|grid| icc(grid, Form::Agreement, Of::One)),
            identical: agreement::identical(&self.sheets, None),
            between_raters: agreement::between_raters(&self.sheets),
        }
    }

    /// Totals of targets as rows by raters as columns; several sheets of a rater for a target count
    /// as their mean.
    fn totals(&self) -> Option<Grid> {
        let mut totals: BTreeMap<(&TargetId, &RaterId), Vec<f64>> = BTreeMap::new();
        for sheet in &self.sheets {
            totals
                .entry((&sheet.target, &sheet.rater))
                .or_default()
                .extend(sheet.overall());
        }
        let targets: BTreeSet<&TargetId> = totals.keys().map(|(target, _)| *target).collect();
        let raters: BTreeSet<&RaterId> = totals.keys().map(|(_, rater)| *rater).collect();
        let row = |target: &&TargetId| {
            let cell = |rater: &&RaterId| totals.get(&(*target, *rater)).and_then(|all| mean(all));
            raters.iter().map(cell).collect()
        };
        Grid::new(targets.iter().map(row).collect())
    }
}

fn by_rater(visits: &[Visit]) -> BTreeMap<&RaterId, BTreeMap<&TargetId, Vec<Date>>> {
    let mut found: BTreeMap<&RaterId, BTreeMap<&TargetId, Vec<Date>>> = BTreeMap::new();
    for visit in visits {
        let theirs = found.entry(&visit.rater).or_default();
        theirs.entry(&visit.target).or_default().push(visit.day);
    }
    found
}
