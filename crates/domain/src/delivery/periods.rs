//! The periods a provider reports on.

use super::{common::owed, duties::PERIOD_REPORT};
use crate::{context::At, process::Contract};
use jiff::Span;
use kernel::{Date, time};

/// A period, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

impl std::fmt::Display for Period {
    /// As an interval of ISO 8601, the subject of the duty to report on it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.from, self.to)
    }
}

/// Every period of a contract, in order: `report_months` months each, the last one to the end.
pub fn periods(contract: &Contract) -> impl Iterator<Item = Period> {
    let terms = &contract.terms;
    let months = i64::from(terms.report_months.max(1));
    let (start, end) = (terms.start, terms.end);
    let first_of = move |number: i64| {
        let span = Span::new().try_months(months.saturating_mul(number)).ok()?;
        start.checked_add(span).ok()
    };
    (0i64..).map_while(move |number| {
        let from = first_of(number).filter(|from| *from <= end)?;
        let next = first_of(number + 1).unwrap_or(end);
        let to = time::plus_days(next, -1).clamp(from, end);
        Some(Period { from, to })
    })
}

/// The first period not wholly reported on and not released, when no report is owed yet.
/// `reported` is the last day reported on.
pub fn next_owed(at: &At<'_>, contract: &Contract, reported: Option<Date>) -> Option<Period> {
    let unreported = periods(contract).filter(|one| reported.is_none_or(|until| until < one.to));
    let next = unreported.into_iter().find(|one| !is_released(at, one))?;
    owed(at, &PERIOD_REPORT, next).is_none().then_some(next)
}

/// Whether the report on a period was waived, excused or fell away.
fn is_released(at: &At<'_>, period: &Period) -> bool {
    let subject = period.to_string();
    at.process.obligations.iter().any(|one| {
        !one.is_open()
            && one.duty.0 == &PERIOD_REPORT
            && one.subject == subject
            && one.contract == at.context.contract
    })
}
