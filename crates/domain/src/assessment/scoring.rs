//! From rating sheets to a result, in exact decimals.
//!
//! Groups that are missing hand their weight to the others, but no group ever carries more than the
//! bound of the pack, and purchaser and hosts together never more than theirs. Where the bounds
//! cannot be kept, or too few users were heard, there is no grade: nothing may follow from it.

use crate::{
    assessment::{
        choices::{BoundBroken, Grade, Question, RatingGroup, ResultClass},
        facts::{Contact, FrozenIndex, GroupScore},
        freeze::{self, GroupWeight},
        heard::Heard,
        interval::{self, Sheets, Weighed},
        shares::shares,
        state::{Evaluation, Sheet},
    },
    signs::{Limit, Sense, Unit, ratings},
};
use kernel::Digest;
use rules::{Key, Pack, RuleError};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// A result before anybody replied to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The weighted score.
    pub score: Decimal,
    /// The lower end of the interval of 90 %.
    pub low: Decimal,
    /// The upper end of the interval of 90 %.
    pub high: Decimal,
    /// What the dice of the interval started from.
    pub seed: Digest,
    /// The groups with their means and shares.
    pub groups: Vec<GroupScore>,
    /// How far it carries.
    pub class: ResultClass,
    /// The grade.
    pub grade: Option<Grade>,
    /// Questions raised.
    pub questions: Vec<Question>,
}

/// The rules a score goes by.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    weights: &'a BTreeMap<String, Decimal>,
    bounds: &'a BTreeMap<String, Decimal>,
    bands: &'a BTreeMap<String, Decimal>,
    gap: Limit,
    denied: Limit,
}

impl<'a> Rules<'a> {
    /// Rules made by hand.
    #[cfg(test)]
    pub(crate) const fn new(
        weights: &'a BTreeMap<String, Decimal>,
        bounds: &'a BTreeMap<String, Decimal>,
        bands: &'a BTreeMap<String, Decimal>,
    ) -> Rules<'a> {
        Rules {
            weights,
            bounds,
            bands,
            gap: Limit {
                value: Decimal::from_parts(15, 0, 0, false, 0),
                unit: Unit::Points,
                sense: Sense::Over,
                key: Some(Key::SignHostGap),
            },
            denied: Limit {
                value: Decimal::TEN,
                unit: Unit::Percent,
                sense: Sense::Over,
                key: Some(Key::SignDenied),
            },
        }
    }

    /// The rules of a pack.
    ///
    /// # Errors
    /// A parameter of another kind.
    pub fn of(pack: &'a Pack) -> Result<Rules<'a>, RuleError> {
        Ok(Rules {
            weights: pack.map(Key::EvaluationWeights)?,
            bounds: pack.map(Key::EvaluationBounds)?,
            bands: pack.map(Key::GradeBands)?,
            gap: Limit {
                value: Decimal::from(pack.count(Key::SignHostGap)?),
                unit: Unit::Points,
                sense: Sense::Over,
                key: Some(Key::SignHostGap),
            },
            denied: Limit {
                value: pack.percent(Key::SignDenied)?.value(),
                unit: Unit::Percent,
                sense: Sense::Over,
                key: Some(Key::SignDenied),
            },
        })
    }

    pub(crate) fn weight(&self, group: RatingGroup) -> Decimal {
        let name = group.weight_name();
        let found = name.and_then(|name| self.weights.get(name));
        found.copied().unwrap_or(Decimal::ZERO)
    }

    pub(crate) fn bound(&self, name: &str) -> Decimal {
        let found = self.bounds.get(name);
        found.copied().unwrap_or(Decimal::ONE_HUNDRED)
    }

    /// The weights of the pack as they stand, by group.
    pub fn weights(&self) -> Vec<GroupWeight> {
        let all = RatingGroup::SERVICE.into_iter();
        all.map(|group| GroupWeight {
            group,
            weight: self.weight(group),
        })
        .collect()
    }

    /// The bounds of the platform that the weights of the pack do not keep. Such a pack can be used;
    /// every result under it says so.
    pub fn broken(&self) -> Vec<BoundBroken> {
        let weight = |group| self.weight(group);
        let government = weight(RatingGroup::Purchaser) + weight(RatingGroup::Host);
        let users_min = self.bounds.get("users-min").copied().unwrap_or_default();
        let most = RatingGroup::SERVICE.into_iter().map(weight).max();
        let mut broken = Vec::new();
        if weight(RatingGroup::Users) < users_min {
            broken.push(BoundBroken::UsersLow);
        }
        if government > self.bound("purchaser-and-host-max") {
            broken.push(BoundBroken::GovernmentHigh);
        }
        if most.is_some_and(|most| most > self.bound("any-group-max")) {
            broken.push(BoundBroken::GroupHigh);
        }
        broken
    }

    /// The grade of a score.
    pub fn grade(&self, score: Decimal) -> Grade {
        let reaches = |name: &str| self.bands.get(name).is_some_and(|least| score >= *least);
        if reaches("A") {
            Grade::A
        } else if reaches("B") {
            Grade::B
        } else if reaches("C") {
            Grade::C
        } else {
            Grade::D
        }
    }

    /// The class and grade of a score with its interval: a grade is firm only where the whole
    /// interval lies inside one band. A wide interval never moves the grade itself, or one hostile
    /// sheet could pull it down.
    pub fn classify(&self, score: Decimal, low: Decimal, high: Decimal) -> (ResultClass, Grade) {
        let class = if self.grade(low) == self.grade(high) {
            ResultClass::Graded
        } else {
            ResultClass::LowConfidence
        };
        (class, self.grade(score))
    }
}

/// A group that scored the service.
struct Present {
    group: RatingGroup,
    mean: Decimal,
    count: u32,
    sheets: Sheets,
}

/// The result of an evaluation under `rules`; `None` while nobody scored the service.
pub fn compute(evaluation: &Evaluation, index: &FrozenIndex, rules: Rules<'_>) -> Option<Computed> {
    let present = present(evaluation, index, rules);
    let names: Vec<RatingGroup> = present.iter().map(|one| one.group).collect();
    let shares = shares(&names, rules);
    let given: Decimal = shares.iter().sum();
    if given.is_zero() {
        return None;
    }
    let both = || present.iter().zip(&shares);
    let points: Decimal = both().map(|(one, share)| one.mean * share).sum();
    let score = round(points / given);
    let groups = both().map(|(one, share)| GroupScore {
        group: one.group,
        mean: one.mean,
        sheets: one.count,
        share: round(*share),
    });
    let groups: Vec<GroupScore> = groups.collect();
    let weighed = both().map(|(one, share)| Weighed {
        group: one.group,
        sheets: one.sheets.clone(),
        share: *share,
    });
    let weighed: Vec<Weighed> = weighed.collect();
    let seed = interval::seed(freeze::digest(&index.0), &weighed);
    let weights: Vec<Decimal> = index.0.iter().map(|item| item.weight).collect();
    let (low, high) = interval::interval(&weighed, &weights, seed)?;
    // Trimming can move the middle of the rounds away from the score by a little.
    let (low, high) = (low.min(score), high.max(score));
    let enough = round(given) == Decimal::ONE_HUNDRED && has_quota(evaluation);
    let (class, grade) = rules.classify(score, low, high);
    Some(Computed {
        score,
        low,
        high,
        seed,
        groups,
        class: if enough {
            class
        } else {
            ResultClass::Insufficient
        },
        grade: enough.then_some(grade),
        questions: questions(evaluation, &present, rules),
    })
}

/// The groups that scored the service and count under the rules.
fn present(evaluation: &Evaluation, index: &FrozenIndex, rules: Rules<'_>) -> Vec<Present> {
    let counting = RatingGroup::SERVICE.into_iter();
    counting
        .filter(|group| !rules.weight(*group).is_zero())
        .filter_map(|group| {
            let sheets: Vec<&Sheet> = evaluation.sheets_of(group).collect();
            let spoken = match group {
                RatingGroup::Users => evaluation.voices.points(),
                _ => Vec::new(),
            };
            let heard = Heard::of(&sheets, &spoken, index);
            let count = sheets.len().saturating_add(spoken.len());
            Some(Present {
                group,
                mean: round(heard.mean(index)?),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                sheets: heard.drawable(),
            })
        })
        .collect()
}

/// Whether as many users answered as the sample needs.
pub fn has_quota(evaluation: &Evaluation) -> bool {
    let Some(plan) = &evaluation.plan else {
        return false;
    };
    let answers: u32 = evaluation
        .sheets_of(RatingGroup::Users)
        .map(|sheet| match sheet.contact {
            Contact::Own => 0,
            Contact::Brokered { sample, .. } => sample,
        })
        .fold(0, u32::saturating_add);
    let spoken = u32::try_from(evaluation.voices.points().len()).unwrap_or(u32::MAX);
    answers.saturating_add(spoken) >= plan.quota
}

/// The questions the figures raise, by the same measures as the signs AF-09 and AF-13.
fn questions(evaluation: &Evaluation, present: &[Present], rules: Rules<'_>) -> Vec<Question> {
    let mean = |wanted| {
        let found = present.iter().find(|one| one.group == wanted);
        found.map(|one| one.mean)
    };
    let mut raised = Vec::new();
    if let (Some(host), Some(users)) = (mean(RatingGroup::Host), mean(RatingGroup::Users))
        && ratings::gap(host, users, rules.gap).crosses()
    {
        raised.push(Question::HostUserGap);
    }
    let many_denied = evaluation
        .sheets_of(RatingGroup::Users)
        .any(|sheet| match sheet.contact {
            Contact::Own => false,
            Contact::Brokered {
                contacted, denied, ..
            } => ratings::denial(denied, contacted, rules.denied).crosses(),
        });
    let users = &evaluation.voices.users;
    let without = users.iter().filter(|one| !one.is_received()).count();
    let count = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
    let spoken = ratings::denial(count(without), count(users.len()), rules.denied);
    if many_denied || (without > 0 && spoken.crosses()) {
        raised.push(Question::ReceiptDenied);
    }
    raised
}

fn round(value: Decimal) -> Decimal {
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    value.round_dp_with_strategy(2, strategy).normalize()
}
