//! What is said of a pair, and what lies over it (measurement.md §4.6).

use super::{
    Run,
    cell::{Known, Plot},
    indices::{NEED, supports},
    money,
    posterior::simplex,
    streams::MINOR,
    weigh::{Weighed, distinct},
};
use crate::{
    coded::Place,
    findings::{Gap, Indices, Likelihood, RelationType, Tag, Verdict, Word},
};
use std::collections::BTreeSet;

/// Least matters of a cell.
const MATTERS: u32 = 8;
/// From here a type is likely.
const LIKELY: f64 = 0.6;
/// From here it is very likely.
const VERY: f64 = 0.9;
/// Below this part of what the contract implies a pair hardly deals with each other.
const IDLE: f64 = 0.4;
/// Matters both did beside the contract, from which a review is proposed.
const SIDE: usize = 2;
/// Days × share × dependence from which money exerts something: half the price twenty days late for
/// one that lives on it by half.
const LEVERAGE: f64 = 5.0;

/// The types with their likelihoods, likeliest first.
pub(crate) fn likelihoods(known: &Known<'_>) -> Vec<Likelihood> {
    let (neutral, sceptical) = (&known.posterior.neutral, &known.posterior.sceptical);
    let rest = 1.0 - known.estranged;
    let all = RelationType::ALL.iter().map(|what| {
        let own = if *what == RelationType::Estrangement {
            known.estranged
        } else {
            0.0
        };
        Likelihood {
            what: *what,
            neutral: own + rest * neutral.share(*what),
            sceptical: own + rest * sceptical.share(*what),
        }
    });
    let mut all: Vec<_> = all
        .filter(|one| one.neutral + one.sceptical > 0.0)
        .collect();
    all.sort_by(|x, y| y.neutral.total_cmp(&x.neutral).then(x.what.cmp(&y.what)));
    all
}

/// What is said, before the bounds of one-sided records.
pub(crate) fn say(list: &[Weighed<'_>], likelihoods: &[Likelihood]) -> Verdict {
    let have = super::portable::count(distinct(list.iter().map(|line| line.matter)));
    let lacks = supports(list).into_iter().zip(NEED);
    let lacks = lacks.map(|(have, need)| need.saturating_sub(super::portable::count(have)));
    let lacking = lacks.max().unwrap_or(0);
    if have < MATTERS || lacking > 0 {
        let need = MATTERS.max(have + lacking);
        return Verdict::Insufficient { have, need };
    }
    let Some(first) = likelihoods.first() else {
        return Verdict::Insufficient {
            have,
            need: MATTERS,
        };
    };
    let least = first.neutral.min(first.sceptical);
    if least >= LIKELY {
        let word = if least >= VERY {
            Word::VeryLikely
        } else {
            Word::Likely
        };
        return Verdict::Asserted {
            what: first.what,
            word,
        };
    }
    undetermined(likelihoods)
}

fn undetermined(likelihoods: &[Likelihood]) -> Verdict {
    let mut types = likelihoods.iter().map(|one| one.what);
    let first = types.next().unwrap_or(RelationType::EqualPartnership);
    let second = types.next().unwrap_or(first);
    Verdict::Undetermined { first, second }
}

/// A type that does not hold inside the bounds is not asserted. `flips` is empty where nothing can
/// be asked, else the type it flips to, if it does.
pub(crate) fn within_bounds(
    said: Verdict,
    flips: Option<&Option<RelationType>>,
    likelihoods: &[Likelihood],
) -> Verdict {
    match (said, flips) {
        (Verdict::Asserted { what, .. }, Some(Some(other))) if *other != what => {
            Verdict::Undetermined {
                first: what,
                second: *other,
            }
        }
        (Verdict::Asserted { .. }, Some(Some(_))) => undetermined(likelihoods),
        (said, _) => said,
    }
}

/// Chance of estrangement: activity below 40 % of what the contract implies, and omissions the
/// greater part of the gap.
pub(crate) fn estranged(run: &Run<'_>, plot: &Plot<'_>, gap: Option<&Gap>) -> f64 {
    let contract = &run.dossier.contract;
    let Some(expected) = contract.expected_per_month else {
        return 0.0;
    };
    let acts: BTreeSet<_> = plot
        .list
        .iter()
        .flat_map(|line| &line.matter.acts)
        .collect();
    let implied = expected * money::months(contract, plot.stage);
    if implied <= 0.0 || super::portable::real(acts.len()) >= IDLE * implied {
        return 0.0;
    }
    let Some(gap) = gap.filter(|gap| gap.estimate.mean().is_some()) else {
        return 0.0;
    };
    let draws = simplex(
        &run.streams,
        MINOR,
        &[gap.missing, gap.unlicensed],
        |parts| {
            let [missing, unlicensed, ..] = parts;
            f64::from(u8::from(missing > unlicensed))
        },
    );
    super::indices::average(&draws)
}

/// What lies over the type.
pub(crate) fn tags(
    run: &Run<'_>,
    plot: &Plot<'_>,
    indices: &Indices,
    (matters, two_sided): (u32, u32),
    gap: Option<&Gap>,
) -> Vec<Tag> {
    let above = |mean: Option<f64>, cut: f64| mean.is_some_and(|mean| mean > cut);
    let side = plot
        .list
        .iter()
        .map(|line| line.matter)
        .filter(|matter| matter.place == Place::Side);
    let one_pen = above(
        indices.recording.mean().map(f64::abs),
        std::f64::consts::LN_2,
    ) || (matters > 0 && f64::from(two_sided) < 0.3 * f64::from(matters));
    let leverage = money::leverage(&run.dossier.contract, run.dossier.contract.as_of);
    let pays = leverage.filter(|found| found.payer == plot.dyad.upper);
    let ceremonial = gap.and_then(|gap| gap.ceremonial.mean());
    let all = [
        (
            Tag::ContestedThroughChannels,
            above(indices.chi.mean(), 0.25),
        ),
        (Tag::Ceremonial, above(ceremonial, 0.2)),
        (
            Tag::PayLeverage,
            pays.is_some_and(|found| found.value >= LEVERAGE),
        ),
        (Tag::ReviewConcealment, distinct(side) >= SIDE),
        (Tag::OneSidedRecord, one_pen),
    ];
    let on = all.into_iter().filter(|(_, on)| *on);
    on.map(|(tag, _)| tag).collect()
}
