//! What became of targets, results and differences.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    records::percent_from,
};
use crate::{
    Event,
    assessment::{
        Event as Judged,
        choices::{Grade, Stance},
    },
    delivery::state::ReportState,
    ending::{Event as Ended, choices::Renewal},
    process::UnitId,
};
use kernel::{Role, lang::bi};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

signs! {
    P26 Ending asks Provider shown Parties by form_only
    ask ("{of} 项指标中有 {count} 项恰好 100%，而没有测量成效，服务带来了什么变化？", "{count} of {of} targets were met at exactly 100 % and no outcome was measured: what changed for users?")
    settle ("前测与后测，或服务对象的说法", "a measure before and after, or what users say");

    P42 Ending asks Purchaser shown Public by apart_from_result
    ask ("期满决定与评估结果有 {count} 处不一致，理由是什么？", "What was decided for the end departs from the result in {count} ways: for what reason?")
    settle ("引用结果说明理由", "reasons that cite the result");

    AF06 Ending asks Provider shown Parties by exact
    ask ("{of} 项指标中有 {count} 项恰好完成，为什么没有多也没有少？", "{count} of {of} targets were met exactly, neither more nor less: why?")
    settle ("各指标的实际过程", "how each came about");

    AF16 Ending asks Purchaser shown Public by unused
    ask ("{of} 项决定中有 {count} 项没有引用评估结果，依据是什么？", "{count} of {of} decisions cite no result: what do they rest on?")
    settle ("补充引用和理由", "the result they rest on, or the reason");

    AF22 Ending asks Purchaser shown Parties by too_smooth
    ask ("整个合同期没有一次变更、婉拒或异议，指标全部刚好完成：双方有没有真正商量过？", "In the whole term there was no change, no refusal and no objection, and every target was met exactly: was anything ever talked over?")
    settle ("双方各举一件商量过的事", "one thing each side remembers talking over");
}

/// What was done of each unit: as reported, else as recorded.
fn done(case: &Case<'_>) -> Vec<(u32, u32)> {
    let delivery = &case.view.contract.delivery;
    let mut reported: BTreeMap<UnitId, u32> = BTreeMap::new();
    for report in &delivery.reports {
        if !matches!(report.state, ReportState::Replaced(_)) {
            for one in &report.content.done {
                let sum = reported.entry(one.unit).or_default();
                *sum = sum.saturating_add(one.quantity);
            }
        }
    }
    let recorded = |unit: UnitId| {
        let all = case
            .services
            .iter()
            .filter(|one| one.service.unit == Some(unit));
        u32::try_from(all.count()).unwrap_or(u32::MAX)
    };
    let units = case.view.contract.terms.units.iter();
    units
        .map(|unit| {
            let done = reported
                .get(&unit.id)
                .copied()
                .unwrap_or_else(|| recorded(unit.id));
            (done, unit.quantity)
        })
        .collect()
}

/// Targets met exactly, and all targets; nothing before the service is complete.
fn exactly(case: &Case<'_>) -> Option<(usize, usize)> {
    let done = done(case);
    let agreed = done.iter().filter(|(_, agreed)| *agreed > 0);
    let met = done
        .iter()
        .filter(|(done, agreed)| *agreed > 0 && done == agreed);
    let (met, agreed) = (met.count(), agreed.count());
    (case.is_complete() && agreed > 0).then_some((met, agreed))
}

fn term_runs() -> Finding {
    Finding::lacks(
        Role::Clock,
        "期满或验收申请",
        "the end of the term, or a request for acceptance",
    )
}

fn counted(case: &Case<'_>) -> Vec<u32> {
    let mut found = case.kinds(&["report.submitted", "acceptance.requested"]);
    if found.is_empty() {
        found.extend(case.services.iter().map(|one| one.entry));
    }
    found
}

fn exact(case: &Case<'_>) -> Finding {
    let Some((met, all)) = exactly(case) else {
        return term_runs();
    };
    let what = bi("恰好完成的指标", "targets met exactly");
    let limit = case.limit(Key::SignExact, Unit::Percent, Sense::From);
    Finding::of(Measure::share(what, met, all, limit), || counted(case))
}

fn form_only(case: &Case<'_>) -> Finding {
    let Some((met, all)) = exactly(case) else {
        return term_runs();
    };
    let what = bi("恰好 100% 的指标", "targets at exactly 100 %");
    let measure = Measure::share(what, met, all, percent_from(Decimal::ONE_HUNDRED));
    if case.view.contract.agreement.baseline.is_some() {
        return Finding::Clear { measure };
    }
    Finding::of(measure, || counted(case))
}

/// Acts that show that the sides ever differed: changes, refusals, objections, disputes, notices.
const FRICTION: &[&str] = &[
    "change.proposed",
    "hardship.invoked",
    "task.declined",
    "datum.declined",
    "task.countered",
    "task.escalated",
    "staff-change.objected",
    "default-notice.given",
    "invoice.disputed",
    "deduction.objected",
    "evaluation.appealed",
    "dispute.raised",
    "termination.notice-given",
];

fn friction(case: &Case<'_>) -> usize {
    let replies = case.entries(|event| match event {
        Event::Assessment(Judged::EvaluationReplied(event)) => event.stance == Stance::Dispute,
        _ => false,
    });
    case.kinds(FRICTION).len() + replies.len()
}

fn too_smooth(case: &Case<'_>) -> Finding {
    let Some((met, all)) = exactly(case) else {
        return term_runs();
    };
    let limit = Limit {
        value: Decimal::ONE,
        unit: Unit::Times,
        sense: Sense::Under,
        key: None,
    };
    let what = bi("变更、婉拒和异议", "changes, refusals and objections");
    let measure = Measure::plain(what, friction(case), limit);
    if met < all {
        return Finding::Clear { measure };
    }
    Finding::of(measure, || counted(case))
}

fn apart_from_result(case: &Case<'_>) -> Finding {
    let Some(decided) = case.view.contract.ending.decision() else {
        return Finding::lacks(
            Role::Purchaser,
            "期满后的决定",
            "what was decided for the end",
        );
    };
    let grade = case.view.contract.assessment.latest_grade();
    let against = match (decided.outcome, grade) {
        (Renewal::Retender | Renewal::NeedGone, Some(Grade::A)) => true,
        (Renewal::Option, Some(Grade::D)) => true,
        (
            Renewal::Option
            | Renewal::Retender
            | Renewal::Bridge
            | Renewal::NeedGone
            | Renewal::PurchaserFailed,
            _,
        ) => false,
    };
    let count = usize::from(against) + usize::from(decided.results.is_empty());
    let what = bi(
        "与结果不一致之处",
        "ways in which it departs from the result",
    );
    Finding::of(Measure::plain(what, count, Limit::ANY), || {
        case.kinds(&["renewal.decided", "evaluation.issued"])
    })
}

/// Renewals and rewards that cite no result.
fn unused(case: &Case<'_>) -> Finding {
    let decisions = case.pick(|event| match event {
        Event::Ending(Ended::RenewalDecided(event)) => Some(event.results.is_empty()),
        Event::Ending(Ended::RewardGranted(event)) => Some(event.results.is_empty()),
        _ => None,
    });
    if decisions.is_empty() {
        return Finding::lacks(
            Role::Purchaser,
            "续约或激励的决定",
            "a decision on renewal or reward",
        );
    }
    let without: Vec<u32> = decisions
        .iter()
        .filter(|(_, empty)| *empty)
        .map(|(envelope, _)| envelope.version)
        .collect();
    let what = bi("没有引用结果的决定", "decisions that cite no result");
    Finding::of(
        Measure::share(what, without.len(), decisions.len(), Limit::ANY),
        || without,
    )
}
