//! From rating sheets to a result, in exact decimals.
//!
//! Groups that are missing hand their weight to the others, but no group ever carries more than the
//! bound of the pack, and purchaser and hosts together never more than theirs. Where the bounds
//! cannot be kept, or too few users were heard, there is no grade: nothing may follow from it.

use crate::{
    assessment::{
        choices::{Grade, Question, RatingGroup, ResultClass},
        facts::{Contact, FrozenIndex, GroupScore, Scores},
        state::{Evaluation, Sheet},
    },
    process::IndexItem,
    signs::{Limit, Sense, Unit, ratings},
};
use rules::{Key, Pack, RuleError};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// One part in so many of the sheets of a group is left out at each end (trimmed mean).
const TRIM_PART: usize = 5;

/// A result before anybody replied to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The weighted score.
    pub score: Decimal,
    /// The lowest group mean.
    pub low: Decimal,
    /// The highest group mean.
    pub high: Decimal,
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

    fn weight(&self, group: RatingGroup) -> Decimal {
        let name = group.weight_name();
        let found = name.and_then(|name| self.weights.get(name));
        found.copied().unwrap_or(Decimal::ZERO)
    }

    fn bound(&self, name: &str) -> Decimal {
        let found = self.bounds.get(name);
        found.copied().unwrap_or(Decimal::ONE_HUNDRED)
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

/// The result of an evaluation under `rules`; `None` while nobody scored the service.
pub fn compute(evaluation: &Evaluation, index: &FrozenIndex, rules: Rules<'_>) -> Option<Computed> {
    let present: Vec<(RatingGroup, Decimal, u32)> = RatingGroup::SERVICE
        .into_iter()
        .filter_map(|group| {
            let sheets: Vec<&Sheet> = evaluation.sheets_of(group).collect();
            let count = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
            group_mean(&sheets, index).map(|mean| (group, mean, count))
        })
        .filter(|(group, _, _)| !rules.weight(*group).is_zero())
        .collect();
    let low = present.iter().map(|(_, mean, _)| *mean).min()?;
    let high = present.iter().map(|(_, mean, _)| *mean).max()?;
    let names: Vec<RatingGroup> = present.iter().map(|(group, _, _)| *group).collect();
    let shares = shares(&names, rules);
    let given: Decimal = shares.iter().sum();
    if given.is_zero() {
        return None;
    }
    let points: Decimal = present
        .iter()
        .zip(&shares)
        .map(|((_, mean, _), share)| mean * share)
        .sum();
    let score = round(points / given);
    let groups = present
        .iter()
        .zip(&shares)
        .map(|((group, mean, sheets), share)| GroupScore {
            group: *group,
            mean: *mean,
            sheets: *sheets,
            share: round(*share),
        });
    let enough = round(given) == Decimal::ONE_HUNDRED && has_quota(evaluation);
    let (class, grade) = rules.classify(score, low, high);
    Some(Computed {
        score,
        low,
        high,
        groups: groups.collect(),
        class: if enough {
            class
        } else {
            ResultClass::Insufficient
        },
        grade: enough.then_some(grade),
        questions: questions(evaluation, &present, rules),
    })
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
    answers >= plan.quota
}

/// The mean of the sheets of one group over the index, trimmed item by item.
fn group_mean(sheets: &[&Sheet], index: &FrozenIndex) -> Option<Decimal> {
    let mut points = Decimal::ZERO;
    let mut weights = Decimal::ZERO;
    for (id, IndexItem { weight, .. }) in index.items() {
        let scores = sheets.iter().filter_map(|sheet| match &sheet.scores {
            Scores::Service(rows) => rows.iter().find(|row| row.item == id).map(|row| row.score),
            Scores::Conduct(_) => None,
        });
        if let Some(mean) = trimmed_mean(scores.collect()) {
            points += mean * weight;
            weights += weight;
        }
    }
    (!weights.is_zero()).then(|| round(points / weights))
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

/// Groups that share one bound: a group alone, or purchaser and hosts together.
struct Block {
    group: Option<RatingGroup>,
    weight: Decimal,
    bound: Decimal,
    share: Option<Decimal>,
}

impl Block {
    const fn free(group: Option<RatingGroup>, weight: Decimal, bound: Decimal) -> Block {
        Block {
            group,
            weight,
            bound,
            share: None,
        }
    }
}

const fn is_government(group: RatingGroup) -> bool {
    matches!(group, RatingGroup::Purchaser | RatingGroup::Host)
}

/// The shares of a hundred of the groups that are present. What a bound cuts off goes to those that
/// are still free; less than a hundred in all means that the bounds cannot be kept.
fn shares(present: &[RatingGroup], rules: Rules<'_>) -> Vec<Decimal> {
    let any_max = rules.bound("any-group-max");
    let (government, others): (Vec<RatingGroup>, Vec<RatingGroup>) =
        present.iter().partition(|group| is_government(**group));
    let both: Decimal = government.iter().map(|group| rules.weight(*group)).sum();
    let both_max = rules.bound("purchaser-and-host-max").min(any_max);
    let mut blocks: Vec<Block> = others
        .iter()
        .map(|group| Block::free(Some(*group), rules.weight(*group), any_max))
        .collect();
    if !both.is_zero() {
        blocks.push(Block::free(None, both, both_max));
    }
    share_out(&mut blocks);
    let share = |group: &RatingGroup| {
        let government = is_government(*group);
        let name = (!government).then_some(*group);
        let found = blocks.iter().find(|block| block.group == name);
        let block = found.and_then(|block| block.share).unwrap_or(Decimal::ZERO);
        if government {
            block * rules.weight(*group) / both
        } else {
            block
        }
    };
    present.iter().map(share).collect()
}

fn share_out(blocks: &mut [Block]) {
    loop {
        let fixed: Decimal = blocks.iter().filter_map(|block| block.share).sum();
        let free = blocks.iter().filter(|block| block.share.is_none());
        let free: Decimal = free.map(|block| block.weight).sum();
        let left = Decimal::ONE_HUNDRED - fixed;
        let over = blocks
            .iter_mut()
            .find(|block| block.share.is_none() && block.weight * left > block.bound * free);
        if let Some(block) = over {
            block.share = Some(block.bound);
            continue;
        }
        for block in blocks.iter_mut().filter(|block| block.share.is_none()) {
            block.share = Some(block.weight * left / free);
        }
        break;
    }
}

/// The questions the figures raise, by the same measures as the signs AF-09 and AF-13.
fn questions(
    evaluation: &Evaluation,
    present: &[(RatingGroup, Decimal, u32)],
    rules: Rules<'_>,
) -> Vec<Question> {
    let mean = |wanted| {
        let found = present.iter().find(|(group, _, _)| *group == wanted);
        found.map(|(_, mean, _)| *mean)
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
    if many_denied {
        raised.push(Question::ReceiptDenied);
    }
    raised
}

fn round(value: Decimal) -> Decimal {
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    value.round_dp_with_strategy(2, strategy).normalize()
}
