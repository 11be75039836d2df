//! When evaluations, cures and acceptance are possible.

use crate::{
    assessment::{choices::EvaluationKind, sample::needed},
    context::At,
    obligation::Due,
    process::{Contract, Terms},
    refusal::Refusal,
};
use kernel::{Date, time::days_between, time::plus_days};
use rules::Key;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Days before the end of the service from which acceptance can be requested.
pub(crate) const ACCEPTANCE_LEAD_DAYS: i32 = 15;

/// The days of a period of the pack that is counted in calendar days.
pub(crate) fn days(at: &At<'_>, key: Key) -> Result<i32, Refusal> {
    let missing = || crate::core::RULES_MISSING.with("day", at.today());
    let count = at.pack()?.days(key).map_err(|_| missing())?;
    i32::try_from(count).map_err(|_| missing())
}

/// The first and the last day on which a mid-term evaluation starts in time.
pub(crate) fn midterm_window(at: &At<'_>, terms: &Terms) -> Result<(Date, Date), Refusal> {
    let term = Decimal::from(days_between(terms.start, terms.end));
    let opens = (term * at.percent(Key::MidtermFrom)?.factor()).ceil();
    let closes = (term * at.percent(Key::MidtermUntil)?.factor()).floor();
    let day = |after: Decimal| plus_days(terms.start, after.to_i32().unwrap_or(i32::MAX));
    Ok((day(opens), day(closes)))
}

/// The first and the last day on which a final evaluation starts in time.
pub(crate) fn final_window(at: &At<'_>, terms: &Terms) -> Result<(Date, Date), Refusal> {
    let opens = plus_days(terms.end, -days(at, Key::FinalOpensBefore)?);
    let closes = plus_days(terms.end, days(at, Key::FinalClosesAfter)?);
    Ok((opens, closes))
}

/// The day after which a final evaluation without a result counts as satisfied. Counted from the
/// first day of the fieldwork, and from the end of the service at the latest, so that an evaluator
/// who does nothing holds nothing up.
pub(crate) fn final_total(at: &At<'_>, contract: &Contract) -> Result<Option<Date>, Refusal> {
    let mut finals = contract.assessment.evaluations.iter();
    let fieldwork = finals
        .find(|one| one.kind == EvaluationKind::Final)
        .and_then(|one| one.plan.as_ref())
        .map_or(contract.terms.end, |plan| plan.from);
    Ok(at
        .due(Key::FinalTotal, fieldwork.min(contract.terms.end))?
        .date())
}

/// A last day that follows from a window of the pack.
pub(crate) fn window_due(at: &At<'_>, key: Key, from: Date, date: Date) -> Result<Due, Refusal> {
    Ok(Due::On {
        date,
        rule: Some(key.code().to_owned()),
        pack: Some(at.pack()?.id().to_string()),
        from: Some(from),
    })
}

/// The parameters of the sample of users: its size without end, and its least size.
pub(crate) fn sample_rule(at: &At<'_>) -> Result<(u32, u32), Refusal> {
    let missing = || crate::core::RULES_MISSING.with("day", at.today());
    let rule = at
        .pack()?
        .map(Key::EvaluationSample)
        .map_err(|_| missing())?;
    let number = |name: &str| {
        let found = rule.get(name).and_then(ToPrimitive::to_u32);
        found.ok_or_else(missing)
    };
    Ok((number("base")?, number("min")?))
}

/// The fewest users a sample needs.
pub(crate) fn sample_needed(at: &At<'_>, users: u32) -> Result<u32, Refusal> {
    let (base, least) = sample_rule(at)?;
    Ok(needed(base.into(), least.into(), users))
}
