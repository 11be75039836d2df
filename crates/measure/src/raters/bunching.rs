//! Records that appear just before somebody comes to look: the share of records made in the
//! fortnight before visits against the share of days that these fortnights are.

use super::sheet::ServiceRecord;
use crate::numeric::{Interval, binomial_at_least, binomial_interval, quantile, real, sum};
use kernel::{
    Date,
    time::{days_between, plus_days},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How many days before a visit count.
pub const DAYS_BEFORE: i32 = 14;

/// The days looked at, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// How records gather before visits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bunching {
    /// Records made on days before a visit.
    pub before_visits: usize,
    /// All records made in the span.
    pub n: usize,
    /// The share of days that lie before a visit.
    pub share_of_days: f64,
    /// Records for each day before visits, divided by records for each other day; none when no
    /// record was made on other days.
    pub rate_ratio: Option<f64>,
    /// The exact interval of the ratio, conditional on n; its upper end is none when unbounded.
    pub ratio_low: f64,
    /// See `ratio_low`.
    pub ratio_high: Option<f64>,
    /// The exact p-value of as many or more before visits if records came evenly.
    pub p: f64,
}

/// How long after the service its record was made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lag {
    /// Half of the records were made within so many days.
    pub median: f64,
    /// Nine in ten were made within so many days.
    pub ninth_decile: f64,
}

/// How the making of records gathers before visits; none when no record, or when the days before
/// visits are none or all of the span.
pub fn bunching(records: &[ServiceRecord], visits: &[Date], span: Span) -> Option<Bunching> {
    let window: BTreeSet<Date> = visits
        .iter()
        .flat_map(|visit| (1..=DAYS_BEFORE).map(|back| plus_days(*visit, -back)))
        .filter(|day| span.first <= *day && *day <= span.last)
        .collect();
    let days = usize::try_from(days_between(span.first, span.last)).ok()? + 1;
    let made: Vec<Date> = records
        .iter()
        .map(|record| record.made)
        .filter(|day| span.first <= *day && *day <= span.last)
        .collect();
    let n = made.len();
    if n == 0 || window.is_empty() || window.len() >= days {
        return None;
    }
    let share = real(window.len()) / real(days);
    let before = made.iter().filter(|day| window.contains(day)).count();
    let Interval { low, high } = binomial_interval(before, n);
    Some(Bunching {
        before_visits: before,
        n,
        share_of_days: share,
        rate_ratio: ratio(real(before) / real(n), share),
        ratio_low: ratio(low, share).unwrap_or_default(),
        ratio_high: ratio(high, share),
        p: binomial_at_least(before, n, share),
    })
}

/// Several targets together, each with the days before its own visits; none of none. The ratio is
/// that of Mantel and Haenszel, with half a record elsewhere when there is none. The p-value counts
/// every record with the mean share of days: exact when all shares are equal, otherwise too large
/// rather than too small (Hoeffding 1956), like the interval that uses it.
pub fn pooled(each: &[Bunching]) -> Option<Bunching> {
    let n: usize = each.iter().map(|one| one.n).sum();
    if n == 0 {
        return None;
    }
    let before: usize = each.iter().map(|one| one.before_visits).sum();
    let share = sum(each.iter().map(|one| real(one.n) * one.share_of_days)) / real(n);
    let inside = each
        .iter()
        .map(|one| real(one.before_visits) * (1.0 - one.share_of_days));
    let outside = each
        .iter()
        .map(|one| real(one.n - one.before_visits) * one.share_of_days);
    let elsewhere = sum(outside);
    let elsewhere = if elsewhere > 0.0 {
        elsewhere
    } else {
        share / 2.0
    };
    let Interval { low, high } = binomial_interval(before, n);
    Some(Bunching {
        before_visits: before,
        n,
        share_of_days: share,
        rate_ratio: Some(sum(inside) / elsewhere),
        ratio_low: ratio(low, share).unwrap_or_default(),
        ratio_high: ratio(high, share),
        p: binomial_at_least(before, n, share),
    })
}

/// Given n, a record lies in the window with chance dρ / (dρ + 1 − d) at ratio ρ: solved for ρ.
fn ratio(chance: f64, share: f64) -> Option<f64> {
    (chance < 1.0).then(|| chance / (1.0 - chance) * (1.0 - share) / share)
}

/// How long after the service its record was made; none of no records.
pub fn lag(records: &[ServiceRecord]) -> Option<Lag> {
    let days = |record: &ServiceRecord| f64::from(days_between(record.happened, record.made));
    let days: Vec<f64> = records.iter().map(days).collect();
    Some(Lag {
        median: quantile(&days, 1, 2)?,
        ninth_decile: quantile(&days, 9, 10)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raters::sheet::TargetId;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn record(made: &str) -> ServiceRecord {
        ServiceRecord {
            target: TargetId::new("t"),
            happened: day("2026-01-01"),
            made: day(made),
        }
    }

    fn span() -> Span {
        Span {
            first: day("2026-01-01"),
            last: day("2026-05-20"),
        }
    }

    #[test]
    fn a_burst_before_a_visit_is_counted_exactly() {
        // 140 days, 14 of them before the visit: one tenth.
        let mut records = vec![record("2026-03-25"); 6];
        records.extend(vec![record("2026-02-01"); 3]);
        // The day of the visit itself lies outside, and so does what was made after the span.
        records.push(record("2026-04-01"));
        records.push(record("2026-06-01"));
        let got = bunching(&records, &[day("2026-04-01")], span()).unwrap();
        assert_eq!((got.before_visits, got.n), (6, 10));
        assert!((got.share_of_days - 0.1).abs() < 1e-12);
        // (6/14) / (4/126) = 13.5
        assert!((got.rate_ratio.unwrap() - 13.5).abs() < 1e-9);
        assert!(got.ratio_low > 3.0 && got.ratio_high.unwrap() < 70.0);
        // scipy.stats.binom.sf(5, 10, .1)
        assert!((got.p - 0.000_146_902_599_999_999_97).abs() < 1e-12);
    }

    #[test]
    fn windows_that_overlap_count_once() {
        let visits = [day("2026-04-01"), day("2026-04-02")];
        let got = bunching(&[record("2026-03-25")], &visits, span()).unwrap();
        assert!((got.share_of_days - 15.0 / 140.0).abs() < 1e-12);
        assert_eq!((got.rate_ratio, got.ratio_high), (None, None));
        assert_eq!(bunching(&[record("2026-03-25")], &[], span()), None);
    }

    #[test]
    fn targets_pooled_keep_their_own_days() {
        let one = |made: &str, times| vec![record(made); times];
        let early = [one("2026-03-25", 6), one("2026-02-01", 4)].concat();
        let late = [one("2026-04-25", 3), one("2026-02-01", 3)].concat();
        let each = [
            bunching(&early, &[day("2026-04-01")], span()).unwrap(),
            bunching(&late, &[day("2026-05-01"), day("2026-03-01")], span()).unwrap(),
        ];
        let got = pooled(&each).unwrap();
        assert_eq!((got.before_visits, got.n), (9, 16));
        // Shares .1 and .2: (6 × .9 + 3 × .8) / (4 × .1 + 3 × .2) = 7.8; mean share 2.2/16.
        assert!((got.rate_ratio.unwrap() - 7.8).abs() < 1e-9);
        assert!((got.share_of_days - 0.137_5).abs() < 1e-12);
        let alone = pooled(&each[..1]).unwrap();
        assert_eq!((alone.p, alone.ratio_low), (each[0].p, each[0].ratio_low));
        assert!((alone.rate_ratio.unwrap() - each[0].rate_ratio.unwrap()).abs() < 1e-9);
        assert_eq!(pooled(&[]), None);
    }

    #[test]
    fn lag_is_counted_in_days() {
        let records = ["2026-01-01", "2026-01-03", "2026-01-11"].map(record);
        let got = lag(&records).unwrap();
        assert_eq!(got.median, 2.0);
        assert!((got.ninth_decile - 8.4).abs() < 1e-12);
    }
}
