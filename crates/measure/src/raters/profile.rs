//! The profile of evaluators: each family with effect, interval, p-value and number of cases, and
//! at most one request to look again. No composite score: what does not measure one thing has no
//! sum.
//!
//! An evaluator sees the own profile before anybody else does; this module does not decide who
//! sees.

mod context;
mod read;
#[cfg(test)]
mod tests;

use super::{
    agreement::Identical,
    alpha::Use,
    bunching::Span,
    family::Family,
    fdr,
    grid::{Coefficient, Undefined},
    rasch::NoFit,
    sheet::{RaterId, ServiceRecord, Sheet, Standing, Text, Visit},
};
use crate::numeric::{Interval, Seed};
use kernel::{Bi, Lang, lang::bi};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many families must stand out before a review is asked for.
pub const FAMILIES_FOR_REVIEW: usize = 2;

/// What the profile is drawn from. What is left empty makes its families insufficient.
#[derive(Clone, Copy, Debug, Default)]
pub struct Material<'a> {
    /// Score sheets of all raters of the panel.
    pub sheets: &'a [Sheet],
    /// Reasons and reports the raters wrote.
    pub texts: &'a [Text],
    /// The words of forms, which everybody's texts contain.
    pub templates: &'a [&'a str],
    /// Records of service of the targets.
    pub records: &'a [ServiceRecord],
    /// Visits of the raters.
    pub visits: &'a [Visit],
    /// What is known of the targets beside the scores.
    pub standings: &'a [Standing],
    /// The days that records and visits are looked at.
    pub span: Option<Span>,
}

/// Whether a family stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// It does not.
    Quiet,
    /// Its q-value is at most [`fdr::RATE`] and its effect is beyond the limit of the family.
    StandsOut,
}

/// What one family shows of one rater.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Outcome {
    /// Too few cases.
    Insufficient {
        /// How many there are.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// The panel does not allow it.
    NotPossible {
        /// Why.
        why: NoFit,
    },
    /// A finding.
    Measured(Measured),
}

/// A finding.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The effect, in the unit of the family.
    pub effect: f64,
    /// Its 95 % interval, where there is one.
    pub interval: Option<Interval>,
    /// What would be usual, where that is known.
    pub expected: Option<f64>,
    /// The p-value, corrected for all that was looked at within the family.
    pub p: f64,
    /// The q-value over the families of this rater (Benjamini and Hochberg).
    pub q: f64,
    /// How many cases.
    pub n: usize,
    /// Whether it stands out.
    pub signal: Signal,
}

/// Whether somebody is asked to look again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "review", rename_all = "kebab-case")]
pub enum Review {
    /// No.
    None,
    /// Yes: one request, for these families together.
    Asked {
        /// The families that stand out.
        families: Vec<Family>,
    },
}

impl Review {
    /// The request in words; none when nothing is asked.
    pub const fn wording(&self) -> Option<Bi> {
        match self {
            Review::None => None,
            Review::Asked { .. } => Some(bi(
                "有两类以上的情况值得一起看一看。请先听评估人的说明，再决定要不要复核。",
                "Two or more kinds of signs are worth a look together. Hear the evaluator first, \
                 then decide whether to review.",
            )),
        }
    }
}

/// One evaluator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluator {
    /// Who.
    pub rater: RaterId,
    /// Every family.
    pub families: BTreeMap<Family, Outcome>,
    /// Whether a review is asked for.
    pub review: Review,
}

/// The panel as a whole: agreement of totals over targets. It belongs to nobody in particular.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreeing {
    /// Krippendorff's α of totals, interval level.
    pub alpha: Result<Coefficient, Undefined>,
    /// What it allows, by the lower end of its interval where there is one.
    pub allows: Option<Use>,
    /// Intraclass correlation of one rater, absolute agreement, of targets that all raters scored.
    pub icc: Result<Coefficient, Undefined>,
    /// Identical sheets.
    pub identical: Identical,
    /// The mean standard deviation between raters, in shares of the scale.
    pub between_raters: Option<f64>,
}

/// The profile of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The panel.
    pub panel: Agreeing,
    /// The evaluators, in order.
    pub evaluators: Vec<Evaluator>,
}

/// Draws the profile. The order of the material does not matter. The q-values are taken over the
/// families of one rater, so that nobody's profile depends on how many others are looked at.
pub fn profile(material: &Material<'_>, seed: Seed) -> Profile {
    let context = context::Context::of(material, seed);
    let evaluators = context
        .raters()
        .into_iter()
        .map(|rater| evaluator(&context, rater));
    Profile {
        evaluators: evaluators.collect(),
        panel: context.agreeing(),
    }
}

fn evaluator(context: &context::Context<'_>, rater: RaterId) -> Evaluator {
    let readings: Vec<(Family, read::Reading)> = Family::ALL
        .iter()
        .map(|family| (*family, context.read(*family, &rater)))
        .collect();
    let p: Vec<f64> = readings
        .iter()
        .filter_map(|(_, reading)| reading.p())
        .collect();
    let mut q = fdr::q_values(&p).into_iter();
    let mut families = BTreeMap::new();
    for (family, reading) in readings {
        let outcome = match reading {
            read::Reading::Insufficient { have } => Outcome::Insufficient {
                have,
                need: family.need(),
            },
            read::Reading::NotPossible(why) => Outcome::NotPossible { why },
            read::Reading::Read(raw) => Outcome::Measured(raw.measured(q.next().unwrap_or(1.0))),
        };
        families.insert(family, outcome);
    }
    let standing_out = |(family, outcome): (&Family, &Outcome)| match outcome {
        Outcome::Measured(one) if one.signal == Signal::StandsOut => Some(*family),
        _ => None,
    };
    let standing: Vec<Family> = families.iter().filter_map(standing_out).collect();
    let review = if standing.len() >= FAMILIES_FOR_REVIEW {
        Review::Asked { families: standing }
    } else {
        Review::None
    };
    Evaluator {
        rater,
        families,
        review,
    }
}

impl Outcome {
    /// The outcome in words: what was counted, what would be usual, and the question when it stands
    /// out.
    pub fn sentence(&self, family: Family, lang: Lang) -> String {
        match self {
            Outcome::Insufficient { have, need } => {
                let (have, need) = (have.to_string(), need.to_string());
                let words = bi(
                    "资料还不够：有 {have}，至少需要 {need}。",
                    "Too little to say: {have} where at least {need} are needed.",
                );
                words.fill(lang, &[("have", &have), ("need", &need)])
            }
            Outcome::NotPossible { why } => impossible(*why).get(lang).to_owned(),
            Outcome::Measured(one) => one.sentence(family, lang),
        }
    }
}

impl Measured {
    fn sentence(&self, family: Family, lang: Lang) -> String {
        let (effect, n) = (family.unit().say(self.effect), self.n.to_string());
        let mut parts = vec![
            family
                .finding()
                .fill(lang, &[("effect", &effect), ("n", &n)]),
        ];
        if let Some(interval) = self.interval {
            let (low, high) = (
                family.unit().say(interval.low),
                family.unit().say(interval.high),
            );
            let words = bi(
                "可能范围 {low} 至 {high}。",
                "It may lie between {low} and {high}.",
            );
            parts.push(words.fill(lang, &[("low", &low), ("high", &high)]));
        }
        if let Some(expected) = self.expected {
            let usual = family.unit().say(expected);
            let words = bi("通常约为 {usual}。", "Usual would be about {usual}.");
            parts.push(words.fill(lang, &[("usual", &usual)]));
        }
        if self.signal == Signal::StandsOut {
            parts.push(family.question().get(lang).to_owned());
        }
        parts.join(match lang {
            Lang::Zh => "",
            Lang::En => " ",
        })
    }
}

const fn impossible(why: NoFit) -> Bi {
    match why {
        NoFit::TooFew => bi(
            "至少要有两位评估人和两个项目才能比较。",
            "It takes two raters and two projects to compare.",
        ),
        NoFit::NoVariance => bi(
            "分数没有差别，无法分辨是一致还是没有评。",
            "Scores do not differ, so agreement cannot be told from not judging.",
        ),
        NoFit::Unconnected => bi(
            "评估人之间没有共同评过的项目，无法分辨是人偏严还是项目偏弱。",
            "Raters share no project, so a severe rater cannot be told from a weak project.",
        ),
        NoFit::Unsettled => bi(
            "分数太少太散，估计不出稳定的结果。",
            "Scores are too few and scattered for a stable estimate.",
        ),
    }
}
