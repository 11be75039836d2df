//! Each pair by month: the month and the two before it.

use super::{
    Run,
    counts::Counts,
    indices::axes,
    portable::count,
    posterior::posterior,
    weigh::{Weighed, distinct},
};
use crate::{coded::Dyad, findings::MonthPoint};
use kernel::Date;
use std::collections::BTreeSet;

/// Months in a window.
const WINDOW: i32 = 3;
/// Matters from which the likeliest type is told.
const ENOUGH: u32 = 8;

/// Months since year 0.
fn number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn first_day(month: i32) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    Date::new(year, month, 1).ok()
}

/// Every month from the first matter of a pair to the day the findings tell of.
pub(crate) fn months(run: &Run<'_>, list: &[Weighed<'_>]) -> Vec<MonthPoint> {
    let dyads: BTreeSet<&Dyad> = list.iter().map(|line| &line.matter.dyad).collect();
    let last = number(run.dossier.contract.as_of);
    let mut keys: Vec<(i32, Vec<Weighed<'_>>)> = Vec::new();
    for dyad in dyads {
        let own = list
            .iter()
            .filter(|line| line.matter.dyad == *dyad)
            .copied();
        let own: Vec<Weighed<'_>> = own.collect();
        let months = || own.iter().map(|line| number(line.matter.opened));
        let (Some(first), Some(end)) = (months().min(), months().max()) else {
            continue;
        };
        for month in first..=end.max(last.min(end + WINDOW - 1)) {
            let near = own.iter().filter(|line| {
                let of = number(line.matter.opened);
                of <= month && of > month - WINDOW
            });
            keys.push((month, near.copied().collect()));
        }
    }
    let points = super::parallel::map(run.threads, &keys, |(month, near)| point(run, *month, near));
    points.into_iter().flatten().collect()
}

fn point(run: &Run<'_>, month: i32, near: &[Weighed<'_>]) -> Option<MonthPoint> {
    let dyad = near.first()?.matter.dyad.clone();
    let counts = Counts::of(near);
    let posterior = posterior(&run.streams, &counts);
    let [a, rho, v_upper, v_lower, b] = axes(near, &counts, &posterior);
    let matters = near.iter().map(|line| line.matter);
    let window = count(distinct(matters.clone()));
    let first = posterior.neutral.ranked().first().copied();
    Some(MonthPoint {
        dyad,
        month: first_day(month)?,
        matters: count(distinct(
            matters.filter(|matter| number(matter.opened) == month),
        )),
        window,
        a,
        b,
        rho,
        v_upper,
        v_lower,
        likeliest: first.filter(|_| window >= ENOUGH),
    })
}
