//! The provider withholds performance because the purchaser is in default (X3).

use super::{
    choices::{Party, Rung, WithholdingGround},
    facts::PerformanceWithheld,
    law::{CURE_DEFAULT, NO_DEFAULT, NOT_RUNNING},
    state::Suspension,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::{Due, Duty},
    refusal::{Holds, Refusal},
    verb::Act,
};
use kernel::{Date, Role, Side, time::plus_days};
use rules::Key;

verb! {
    /// The provider slows or suspends services that are not protective (A74).
    WithholdPerformance "withhold-performance" ("暂缓履行", "Withhold performance")
    help ("仅在欠款超过期限或违约通知到期未补救时可用。保护性个案必须照常。",
          "Only with arrears beyond the limit or a default notice not cured in time. Protective cases always go on.")
    acts [74] scope Contract stages [S14, S15, S16, S17, S18, S19]
    {
        services: Prose = ("暂缓哪些服务", "Which services") hint ("只限非保护性服务", "services that are not protective only");
        protective: Prose = ("保护性个案如何照常", "How protective cases go on");
    }
}

impl Act for WithholdPerformance {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        // A notice of an early end does not take this answer away.
        let ending = &at.contract()?.ending;
        let suspended = matches!(ending.suspension, Suspension::Running { .. });
        NOT_RUNNING.unless(ending.withholding.is_none() && !suspended)?;
        found(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let ground = found(at)?;
        let late = at.contract()?.money.arrears_days(at.today());
        Decision::new(at)
            .event(PerformanceWithheld {
                ground,
                arrears_days: late.and_then(|days| u32::try_from(days).ok()),
                services: self.services.text(),
                protective: self.protective.text(),
            })
            .owe(
                &CURE_DEFAULT,
                "",
                at.due(Key::DefaultCure, at.occurred_on())?,
            )
            .done()
    }
}

fn found(at: &At<'_>) -> Result<WithholdingGround, Refusal> {
    let purchaser = at
        .process
        .organisation_in(Role::Purchaser, at.context.contract);
    let ending = &at.contract()?.ending;
    let sanction = purchaser.and_then(|one| ending.in_force(one.id, Party::Purchaser));
    if sanction.is_some_and(|one| one.rung >= Rung::L4) {
        return Ok(WithholdingGround::Ladder);
    }
    let limit = at.pack()?.days(Key::ArrearsDefault);
    let limit = limit.map_err(|_| crate::core::RULES_MISSING.with("day", at.today()))?;
    let late = at.contract()?.money.arrears_days(at.today());
    ground(late, limit, uncured(at), at.today())
}

/// The ground on which performance may be withheld: arrears of at least `limit` days, or a default
/// not cured in time.
pub(super) fn ground(
    late: Option<i32>,
    limit: u32,
    uncured: Holds,
    today: Date,
) -> Result<WithholdingGround, Refusal> {
    let limit_days = i32::try_from(limit).unwrap_or(i32::MAX);
    match (late, uncured) {
        (Some(days), _) if days >= limit_days => Ok(WithholdingGround::Arrears),
        (_, Holds::Yes) => Ok(WithholdingGround::DefaultNotice),
        (Some(days), Holds::No) => {
            let opens = plus_days(today, limit_days.saturating_sub(days));
            Err(NO_DEFAULT.with("days", limit).opens(opens))
        }
        (None, Holds::No) => Err(NO_DEFAULT.with("days", limit)),
    }
}

/// Duties by which the purchaser or a host answers a notice of default. They belong to the delivery
/// of the service and are known here by their codes, because the days to cure may also be agreed.
const CURES: &[&str] = &["cure-default-purchaser", "cure-default-host"];

/// Whether a notice of default to the purchaser or a host has run out without a cure.
fn uncured(at: &At<'_>) -> Holds {
    let today = at.today();
    let mut open = at.process.obligations.iter().filter(|one| {
        one.is_open() && one.contract == at.context.contract && one.duty.0 != &CURE_DEFAULT
    });
    Holds::from(open.any(|one| {
        answers_notice(one.duty.0, &one.due) == Holds::Yes && one.days_late(today).is_some()
    }))
}

/// Whether a duty of the other side is one to cure a default: by its code, or because it was
/// counted by the pack's days to cure.
pub(super) fn answers_notice(duty: &Duty, due: &Due) -> Holds {
    let side = duty.debtor.side();
    let theirs = side == Some(Side::Purchaser) || side == Some(Side::Host);
    let counted = matches!(due, Due::On { rule: Some(rule), .. }
        if rule == Key::DefaultCure.code());
    Holds::from(theirs && (counted || CURES.contains(&duty.code)))
}
