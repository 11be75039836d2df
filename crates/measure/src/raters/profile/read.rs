//! One family of one rater.

use super::{Measured, Signal, context::Context};
use crate::{
    numeric::{Interval, binomial_at_least, binomial_interval, real, smallest_of},
    raters::{
        agreement, bunching, detached, evidence,
        family::Family,
        fdr, heaping,
        modelled::{Against, Modelled},
        rasch::{LOGITS, Logit, NoFit},
        sheet::{Points, RaterId, Sheet, Standing, StreetId},
        straight::{Manner, manner},
        threshold,
    },
};
use std::collections::BTreeSet;

/// One sheet or text in twenty may be hasty or alike without a reason to ask (our choice).
const TOLERATED: f64 = 0.05;
/// From this share of sheets or texts it matters (our choice).
const SHARE_LIMIT: f64 = 0.2;
/// Identical sheets matter from so much above what the model gives (our choice).
const ABOVE_EXPECTED: f64 = 0.1;
/// A share above a mark matters when it is so far from a half (our choice).
const FROM_HALF: f64 = 0.2;
/// The effect w of last digits that matters (Cohen 1988: middling).
const HEAPING_LIMIT: f64 = 0.3;
/// The rate ratio that matters.
const RATIO_LIMIT: f64 = 3.0;
/// Families that count something must also have a p-value below this.
const STRICT: f64 = 0.01;
/// Last digits mean something on scales at least so wide.
const WIDE: Points = Points::whole(50);

/// What a family shows before the q-value is known.
pub(super) enum Reading {
    Insufficient { have: usize },
    NotPossible(NoFit),
    Read(Raw),
}

/// A finding without its q-value.
pub(super) struct Raw {
    effect: f64,
    interval: Option<Interval>,
    expected: Option<f64>,
    p: f64,
    n: usize,
    /// Whether the effect is large enough to matter.
    matters: bool,
}

impl Raw {
    pub(super) fn measured(&self, q: f64) -> Measured {
        let fires = q <= fdr::RATE && self.matters;
        Measured {
            effect: self.effect,
            interval: self.interval,
            expected: self.expected,
            p: self.p,
            q,
            n: self.n,
            signal: if fires {
                Signal::StandsOut
            } else {
                Signal::Quiet
            },
        }
    }
}

impl Reading {
    pub(super) fn p(&self) -> Option<f64> {
        match self {
            Reading::Read(raw) => Some(raw.p),
            Reading::Insufficient { .. } | Reading::NotPossible(_) => None,
        }
    }

    /// A finding where there is one, else too few of so many.
    fn or_few(found: Option<Raw>, have: usize) -> Reading {
        found.map_or(Reading::Insufficient { have }, Reading::Read)
    }
}

impl Context<'_> {
    /// What this family shows of this rater.
    pub(super) fn read(&self, family: Family, rater: &RaterId) -> Reading {
        let reading = match family {
            Family::Agreement => self.identical(rater),
            Family::StraightLining => self.straight(rater),
            Family::Heaping => self.heaping(rater),
            Family::Threshold => self.threshold(rater),
            Family::CopiedText => self.copied(rater),
            Family::Bunching => self.bunching(rater),
            Family::NoEvidence => self.evidence(rater),
            Family::DetachedFromEvidence => self.detached(rater),
            Family::TiedToExtraWork => self.tied(rater),
            Family::Severity => self.severity(rater),
            Family::StreetBias => self.street_bias(rater),
            Family::Halo => self.halo(rater),
        };
        match reading {
            Reading::Read(raw) if raw.n < family.need() => Reading::Insufficient { have: raw.n },
            other => other,
        }
    }

    fn model(&self, rater: &RaterId) -> Modelled {
        self.modelled.get(rater).copied().unwrap_or_default()
    }

    /// Without a model or a third rater there is nothing to compare identical sheets with.
    fn identical(&self, rater: &RaterId) -> Reading {
        let seen = agreement::identical(&self.sheets, Some(rater));
        let model = self.model(rater).identical;
        let exchanged = agreement::exchanged(&self.sheets, rater, self.seed);
        let expected = model.map(|one| one.expected);
        let dealt = exchanged.map(|one| one.expected / real(one.seen.pairs));
        let tests = [model.map(|one| one.p), exchanged.map(|one| one.p)];
        let p = smallest_of(&tests.into_iter().flatten().collect::<Vec<f64>>());
        let (Some(p), true) = (p, seen.pairs > 0) else {
            return match &self.fit {
                Err(why) if seen.pairs > 0 => Reading::NotPossible(*why),
                _ => Reading::Insufficient { have: seen.pairs },
            };
        };
        let effect = real(seen.identical) / real(seen.pairs);
        let usual = expected.or(dealt);
        Reading::Read(Raw {
            effect,
            interval: Some(binomial_interval(seen.identical, seen.pairs)),
            expected: usual,
            p,
            n: seen.pairs,
            matters: usual.is_some_and(|usual| effect - usual > ABOVE_EXPECTED),
        })
    }

    fn straight(&self, rater: &RaterId) -> Reading {
        let manners: Vec<Manner> = self.own(rater).filter_map(manner).collect();
        let n = manners.len();
        let count = |of: fn(&Manner) -> bool| manners.iter().filter(|one| of(one)).count();
        let straight = count(Manner::is_straight);
        let modelled = self.model(rater).straight;
        let by_run =
            modelled.map_or_else(|| binomial_at_least(straight, n, TOLERATED), |one| one.p);
        let timed = count(|one| one.seconds_per_item.is_some());
        let by_haste =
            (timed > 0).then(|| binomial_at_least(count(Manner::is_hasty), timed, TOLERATED));
        let tests: Vec<f64> = [Some(by_run), by_haste].into_iter().flatten().collect();
        let either = count(|one| one.is_straight() || one.is_hasty());
        let found = smallest_of(&tests).filter(|_| n > 0).map(|p| Raw {
            effect: real(either) / real(n),
            interval: Some(binomial_interval(either, n)),
            expected: modelled.map(|one| one.expected),
            p,
            n,
            matters: real(either) / real(n) >= SHARE_LIMIT,
        });
        Reading::or_few(found, n)
    }

    /// Item scores where scales are wide, else totals the rater wrote.
    fn heaping(&self, rater: &RaterId) -> Reading {
        let marks = self.own(rater).flat_map(|sheet| sheet.marks.iter());
        let wide = marks
            .filter(|mark| mark.scale.width() >= WIDE)
            .map(|mark| mark.score);
        let mut values: Vec<Points> = wide.collect();
        if values.is_empty() {
            values = self.own(rater).filter_map(|sheet| sheet.total).collect();
        }
        let found = heaping::heaping(&values, self.seed.apart(rater.as_str())).map(|one| Raw {
            effect: one.effect,
            interval: None,
            expected: None,
            p: one.p,
            n: one.n,
            matters: one.p < STRICT && one.effect > HEAPING_LIMIT,
        });
        Reading::or_few(found, values.len())
    }

    fn threshold(&self, rater: &RaterId) -> Reading {
        let total = |sheet: &Sheet| {
            sheet
                .total
                .or_else(|| sheet.overall().and_then(Points::nearest))
        };
        let totals: Vec<Points> = self.own(rater).filter_map(total).collect();
        let found = threshold::clearest(&totals).map(|jump| Raw {
            effect: jump.share_above,
            interval: Some(jump.interval),
            expected: Some(0.5),
            p: jump.p,
            n: jump.below + jump.above,
            matters: jump.p < STRICT && (jump.share_above - 0.5).abs() >= FROM_HALF,
        });
        Reading::or_few(found, 0)
    }

    fn copied(&self, rater: &RaterId) -> Reading {
        let copied = self.twins.copied();
        let texts = self.texts.get(rater).into_iter().flatten();
        let compared: Vec<_> = texts
            .filter(|id| self.twins.compared.contains(**id))
            .collect();
        let n = compared.len();
        let alike = compared.iter().filter(|id| copied.contains(***id)).count();
        let found = (n > 0).then(|| Raw {
            effect: real(alike) / real(n),
            interval: Some(binomial_interval(alike, n)),
            expected: None,
            p: binomial_at_least(alike, n, TOLERATED),
            n,
            matters: real(alike) / real(n) >= SHARE_LIMIT,
        });
        Reading::or_few(found, n)
    }

    /// Records of the targets this rater visited, each before the rater's own visits.
    fn bunching(&self, rater: &RaterId) -> Reading {
        let visits = self.visits.get(rater).into_iter().flatten();
        let each: Vec<bunching::Bunching> = visits
            .filter_map(|(target, days)| {
                bunching::bunching(self.records.get(target)?, days, self.span?)
            })
            .collect();
        let found = bunching::pooled(&each).map(|one| {
            let effect = one.rate_ratio.unwrap_or_default();
            Raw {
                effect,
                interval: one.ratio_high.map(|high| Interval {
                    low: one.ratio_low,
                    high,
                }),
                expected: Some(1.0),
                p: one.p,
                n: one.n,
                matters: one.p < STRICT && effect > RATIO_LIMIT,
            }
        });
        Reading::or_few(found, 0)
    }

    fn evidence(&self, rater: &RaterId) -> Reading {
        let index = evidence::index(self.own(rater), self.seed.apart(rater.as_str()));
        let found = index.map(|one| Raw {
            effect: one.value,
            interval: Some(one.interval),
            expected: None,
            p: one.p,
            n: one.n,
            matters: one.value < evidence::LEAST,
        });
        Reading::or_few(found, 0)
    }

    /// Totals with something known of each target, in an order of their own.
    fn pairs(&self, rater: &RaterId, of: impl Fn(&Sheet) -> Option<f64>) -> Vec<(f64, f64)> {
        let sheets = self.own(rater);
        let mut pairs: Vec<(f64, f64)> = sheets
            .filter_map(|sheet| Some((sheet.overall()?, of(sheet)?)))
            .collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        pairs
    }

    fn standing(&self, sheet: &Sheet, of: fn(&Standing) -> Option<f64>) -> Option<f64> {
        self.standings.get(&sheet.target).and_then(|one| of(one))
    }

    /// User results where there are enough of them, else the evidence of the sheets.
    fn detached(&self, rater: &RaterId) -> Reading {
        let mut pairs = self.pairs(rater, |sheet| self.standing(sheet, |one| one.user_result));
        if pairs.len() < detached::PAIRS_MIN {
            pairs = self.pairs(rater, Sheet::evidence);
        }
        let read = |rank: detached::Rank| Raw {
            effect: rank.rho,
            interval: Some(rank.interval),
            expected: None,
            p: rank.p_detached(),
            n: rank.n,
            matters: rank.interval.low <= 0.0,
        };
        ranked(&pairs, read)
    }

    fn tied(&self, rater: &RaterId) -> Reading {
        let pairs = self.pairs(rater, |sheet| self.standing(sheet, |one| one.extra_hours));
        let read = |rank: detached::Rank| Raw {
            effect: rank.rho,
            interval: Some(rank.interval),
            expected: None,
            p: rank.p_tied(),
            n: rank.n,
            matters: rank.interval.low > 0.0,
        };
        ranked(&pairs, read)
    }

    fn severity(&self, rater: &RaterId) -> Reading {
        let fit = match &self.fit {
            Ok(fit) => fit,
            Err(why) => return Reading::NotPossible(*why),
        };
        let severity = fit.raters().get(rater).copied();
        Reading::or_few(severity.map(|one| logits(one, 1)), 0)
    }

    fn street_bias(&self, rater: &RaterId) -> Reading {
        let fit = match &self.fit {
            Ok(fit) => fit,
            Err(why) => return Reading::NotPossible(*why),
        };
        let streets: BTreeSet<&StreetId> = self
            .own(rater)
            .filter_map(|sheet| sheet.street.as_ref())
            .collect();
        if streets.len() < 2 {
            return Reading::Insufficient { have: 0 };
        }
        let enough = Family::StreetBias.need();
        let leanings: Vec<Logit> = streets
            .into_iter()
            .filter_map(|street| fit.leaning(rater, street))
            .filter(|one| one.n >= enough)
            .collect();
        let looked_at = leanings.len();
        let most = leanings.into_iter().min_by(|a, b| a.p().total_cmp(&b.p()));
        Reading::or_few(most.map(|one| logits(one, looked_at)), 0)
    }

    fn halo(&self, rater: &RaterId) -> Reading {
        if let Err(why) = &self.fit {
            return Reading::NotPossible(*why);
        }
        let Modelled { halo, spread, .. } = self.model(rater);
        let tests: Vec<f64> = [halo, spread]
            .into_iter()
            .flatten()
            .map(|one| one.p)
            .collect();
        let found = halo.zip(smallest_of(&tests));
        let read = |(one, p): (Against, f64)| Raw {
            effect: one.seen,
            interval: None,
            expected: Some(one.expected),
            p,
            n: one.n,
            matters: one.seen - one.expected > ABOVE_EXPECTED,
        };
        Reading::or_few(found.map(read), spread.map_or(0, |one| one.n))
    }
}

fn ranked(pairs: &[(f64, f64)], read: impl Fn(detached::Rank) -> Raw) -> Reading {
    match detached::rank(pairs) {
        Some(rank) => Reading::Read(read(rank)),
        None if pairs.len() < detached::PAIRS_MIN => Reading::Insufficient { have: pairs.len() },
        None => Reading::NotPossible(NoFit::NoVariance),
    }
}

/// A value in logits, the clearest of so many looked at.
fn logits(one: Logit, looked_at: usize) -> Raw {
    let interval = one.interval();
    let clear = interval.low > 0.0 || interval.high < 0.0;
    Raw {
        effect: one.value,
        interval: Some(interval),
        expected: None,
        p: (one.p() * real(looked_at)).min(1.0),
        n: one.n,
        matters: clear && one.value.abs() > LOGITS,
    }
}
