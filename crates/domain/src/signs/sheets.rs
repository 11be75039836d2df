//! The sheets of an evaluation, as far as they are open. Only sheets that were released together are
//! ever looked at, and figures of a draft only once the draft is out, so that no question tells what
//! is sealed.

use super::{case::Case, finding::Finding};
use crate::{
    Event,
    assessment::{
        EvaluationDrafted, Event as Judged,
        choices::{EvaluationId, RatingId},
        facts::{Contact, Scores},
        state::{Evaluation, Phase, Sheet},
    },
};
use kernel::{Role, Timestamp};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A sheet that everybody concerned may see.
pub(super) struct Released<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) entry: u32,
    pub(super) at: Timestamp,
}

/// The sheets of an evaluation that were released, with their entries.
pub(super) fn released<'a>(case: &Case<'a>, evaluation: &'a Evaluation) -> Vec<Released<'a>> {
    if evaluation.phase == Phase::Fieldwork {
        return Vec::new();
    }
    let releases = case.pick(|event| match event {
        Event::Assessment(Judged::RatingsReleased(event)) => Some(event.evaluation),
        _ => None,
    });
    let last = releases
        .into_iter()
        .rev()
        .find(|(_, id)| *id == evaluation.id);
    let Some((release, _)) = last else {
        return Vec::new();
    };
    let filed: BTreeMap<RatingId, (u32, Timestamp)> = case
        .pick(|event| match event {
            Event::Assessment(Judged::RatingFiled(event)) => Some(event.rating),
            _ => None,
        })
        .into_iter()
        .filter(|(envelope, _)| envelope.version < release.version)
        .map(|(envelope, rating)| (rating, (envelope.version, envelope.recorded)))
        .collect();
    let sheets = evaluation.sheets.iter();
    sheets
        .filter_map(|sheet| {
            let (entry, at) = filed.get(&sheet.id).copied()?;
            Some(Released { sheet, entry, at })
        })
        .collect()
}

/// The draft of an evaluation, once it is out.
pub(super) const fn drafted(evaluation: &Evaluation) -> Option<&EvaluationDrafted> {
    match &evaluation.phase {
        Phase::Drafted(draft) => Some(&draft.content),
        Phase::Issued(outcome) => Some(&outcome.draft.content),
        Phase::Fieldwork | Phase::Released { .. } | Phase::Deemed { .. } => None,
    }
}

/// The entries of the draft and the result of an evaluation.
pub(super) fn results_of(case: &Case<'_>, id: EvaluationId) -> Vec<u32> {
    case.entries(|event| match event {
        Event::Assessment(Judged::EvaluationDrafted(event)) => event.evaluation == id,
        Event::Assessment(Judged::EvaluationIssued(event)) => event.evaluation == id,
        _ => false,
    })
}

/// The points of a sheet over the index.
pub(super) fn total(case: &Case<'_>, sheet: &Sheet) -> Option<Decimal> {
    let Scores::Service(rows) = &sheet.scores else {
        return None;
    };
    let index = &case.view.contract.terms.index;
    let weighted = rows.iter().map(|row| {
        let place = usize::try_from(row.item.0)
            .ok()
            .and_then(|one| one.checked_sub(1));
        let item = place.and_then(|place| index.get(place));
        (row.score, item.map_or(Decimal::ONE, |item| item.weight))
    });
    let (points, weights) = weighted
        .fold((Decimal::ZERO, Decimal::ZERO), |sum, (score, weight)| {
            (sum.0 + score * weight, sum.1 + weight)
        });
    points.checked_div(weights)
}

/// Whether a sheet judges the service by the rater's own hand.
pub(super) fn by_hand(sheet: &Sheet) -> bool {
    sheet.contact == Contact::Own && matches!(sheet.scores, Scores::Service(_))
}

pub(super) fn evaluations<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Evaluation> + use<'a> {
    case.view.contract.assessment.evaluations.iter()
}

/// The worst of the findings of all evaluations; a datum is missing where there is none.
pub(super) fn worst(case: &Case<'_>, each: impl Fn(&Evaluation) -> Option<Finding>) -> Finding {
    let found = evaluations(case).filter_map(each).reduce(Finding::either);
    found.unwrap_or_else(|| {
        Finding::lacks(
            Role::Evaluator,
            "已公布的评分和评估初稿",
            "ratings that are released and a draft that is out",
        )
    })
}
