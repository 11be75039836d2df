//! What the records of service show, all of them together: never one worker, never one user.

use super::{
    case::{Case, Record},
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    text::near_duplicates,
};
use crate::delivery::{
    state::Deliverer,
    words::{Entry, ServiceKind},
};
use jiff::ToSpan;
use kernel::{Bi, Date, Role, lang::bi, time::plus_days};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

signs! {
    P23 Delivery asks Provider shown Parties by dressed_up
    ask ("{of} 条记录中有 {count} 条集中在期末，或人数逢零逢五，记录是怎样形成的？", "{count} of {of} records fall on the last days of a period, or on round numbers: how were they made?")
    settle ("原始签到、照片或服务对象确认", "the sign-in sheets, photos or confirmations by users");

    P24 Delivery asks Provider shown Parties by easy_first
    ask ("个案和探访工时的占比下降了 {count}%，困难的对象还在服务吗？", "The share of hours for cases and visits fell by {count} %: are the hard cases still served?")
    settle ("个案名册的变化和原因", "how the list of cases changed, and why");

    P25 Delivery asks Provider shown Parties by show_events
    ask ("{of} 人次中有 {count} 人次来自一场活动，这场活动解决了什么需求？", "{count} of {of} attendances came from one event: which need did it serve?")
    settle ("活动的目的和后续跟进", "what it was for, and what followed");

    AF01 Delivery asks Provider shown Parties by alike
    ask ("{of} 条有文字的记录中有 {count} 条与别的记录几乎相同，为什么？", "{count} of {of} narratives are nearly the same as another: why?")
    settle ("模板的使用情况，或各次的实际内容", "whether a template was used, and what each was really about");

    AF03 Delivery asks Provider shown Parties by entered_late
    ask ("{of} 条记录中有 {count} 条逾时补录或集中在评估前录入，录入有什么困难？", "{count} of {of} records were entered late or just before an evaluation: what makes entering hard?")
    settle ("录入方式的改进，或原始记录", "an easier way to enter them, or the notes made at the time");

    AF10 Delivery asks Provider shown Parties by beyond_capacity
    ask ("{of} 个工作日中有 {count} 个超出一人能做的工时，人手够吗？", "On {count} of {of} worker-days more hours are recorded than one person can serve: are there enough people?")
    settle ("排班、更正或增加人手", "the roster, a correction, or more people");
}

/// Enough records to compare.
fn enough(case: &Case<'_>) -> Result<(), Finding> {
    if case.services.len() >= case.size(Key::SignRecordsMin) {
        return Ok(());
    }
    Err(Finding::lacks(
        Role::Provider,
        "足够多的服务记录",
        "enough records of service to compare",
    ))
}

fn entries<'a>(records: impl IntoIterator<Item = &'a Record<'a>>) -> Vec<u32> {
    records.into_iter().map(|one| one.entry).collect()
}

/// Services on the last days of a report period, and attendances on round numbers.
fn dressed_up(case: &Case<'_>) -> Finding {
    match enough(case) {
        Ok(()) => period_ends(case).either(round_numbers(case)),
        Err(lacks) => lacks,
    }
}

fn period_ends(case: &Case<'_>) -> Finding {
    let terms = &case.view.contract.terms;
    let months = i32::try_from(terms.report_months.max(1)).unwrap_or(1);
    let mut ends = Vec::new();
    let mut start = terms.start;
    while start <= terms.end && ends.len() < 600 {
        let Ok(next) = start.checked_add(months.months()) else {
            break;
        };
        ends.push(next);
        start = next;
    }
    let days = i32::try_from(case.size(Key::SignPeriodDays)).unwrap_or(0);
    let last = |on: Date| {
        let place = ends.partition_point(|end| *end <= on);
        ends.get(place)
            .is_some_and(|end| plus_days(on, days) >= *end)
    };
    let late: Vec<&Record<'_>> = case
        .services
        .iter()
        .filter(|one| last(one.service.on))
        .collect();
    let what = bi("期末几天的服务", "services on the last days of a period");
    let limit = case.above(Key::SignPeriodEnd);
    let measure = Measure::share(what, late.len(), case.services.len(), limit);
    Finding::of(measure, || late.iter().map(|one| one.entry).collect())
}

/// Groups and activities of ten people and more: one in five would end in 0 or 5 by chance.
fn round_numbers(case: &Case<'_>) -> Finding {
    let many: Vec<&Record<'_>> = case
        .services
        .iter()
        .filter(|one| matches!(one.service.kind, ServiceKind::Group | ServiceKind::Activity))
        .filter(|one| one.service.served >= 10)
        .collect();
    let round: Vec<&Record<'_>> = many
        .iter()
        .copied()
        .filter(|one| one.service.served % 5 == 0)
        .collect();
    let what = bi("人数逢零逢五的活动", "attendances that end in 0 or 5");
    let measure = Measure::share(what, round.len(), many.len(), case.above(Key::SignHeaping));
    if many.len() < case.size(Key::SignRecordsMin) {
        return Finding::lacks(
            Role::Provider,
            "足够多的小组和活动",
            "enough groups and activities",
        );
    }
    Finding::of(measure, || round.iter().map(|one| one.entry).collect())
}

/// By how much a share fell from the first half of the records to the second, in percent of what it
/// was, with the place where the second half begins.
pub(super) fn fall(
    case: &Case<'_>,
    what: Bi,
    counts: impl Fn(&Record<'_>) -> bool,
    weigh: impl Fn(&Record<'_>) -> Decimal,
) -> Finding {
    let mut records: Vec<&Record<'_>> = case.services.iter().collect();
    records.sort_by_key(|one| one.service.on);
    let (first, second) = records.split_at(records.len() / 2);
    let share = |half: &[&Record<'_>]| {
        let all: Decimal = half.iter().map(|one| weigh(one)).sum();
        let some = half.iter().filter(|one| counts(one));
        some.map(|one| weigh(one)).sum::<Decimal>().checked_div(all)
    };
    let fell = share(first)
        .zip(share(second))
        .and_then(|(before, after)| ((before - after) * Decimal::ONE_HUNDRED).checked_div(before));
    let Some(fell) = fell else {
        return Finding::lacks(
            Role::Provider,
            "前后两段都有的这类服务",
            "services of this kind to begin with",
        );
    };
    let limit = case.above(Key::SignHardFall);
    let measure = Measure::plain(what, fell.max(Decimal::ZERO), limit);
    Finding::of(measure, || {
        entries(second.iter().filter(|one| !counts(one)).copied())
    })
}

fn easy_first(case: &Case<'_>) -> Finding {
    if let Err(lacks) = enough(case) {
        return lacks;
    }
    let personal = |one: &Record<'_>| {
        matches!(
            one.service.kind,
            ServiceKind::CaseOpened
                | ServiceKind::CaseSession
                | ServiceKind::CaseClosed
                | ServiceKind::Visit
        )
    };
    let what = bi(
        "个案和探访占比的降幅",
        "fall of the share of cases and visits",
    );
    fall(case, what, personal, |one| one.service.hours)
}

fn show_events(case: &Case<'_>) -> Finding {
    if let Err(lacks) = enough(case) {
        return lacks;
    }
    let served = |one: &&Record<'_>| one.service.served;
    let all: u64 = case
        .services
        .iter()
        .map(|one| u64::from(one.service.served))
        .sum();
    let events = case
        .services
        .iter()
        .filter(|one| one.service.kind == ServiceKind::Activity);
    let largest = events.max_by_key(served);
    let count = largest.map_or(0, |one| one.service.served);
    let what = bi("最大一场活动的人次", "attendances of the largest event");
    let measure = Measure::share(what, count, all, case.above(Key::SignShow));
    Finding::of(measure, || entries(largest))
}

/// Shingles of a text below which it says too little to be compared.
const TEXT_LEAST: usize = 10;

fn alike(case: &Case<'_>) -> Finding {
    let noted: Vec<(&Record<'_>, &str)> = case
        .services
        .iter()
        .filter_map(|one| Some((one, one.event.note.as_ref()?.as_str())))
        .collect();
    if noted.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "有文字的服务记录",
            "records with a narrative",
        );
    }
    let texts: Vec<&str> = noted.iter().map(|(_, text)| *text).collect();
    let found = near_duplicates(&texts, case.number(Key::SignSimilarRecords), TEXT_LEAST);
    let limit = Limit {
        key: Some(Key::SignSimilarRecords),
        ..Limit::ANY
    };
    let what = bi(
        "几乎相同的记录文字",
        "narratives nearly the same as another",
    );
    Finding::of(
        Measure::share(what, found.len(), texts.len(), limit),
        || {
            let noted = noted
                .iter()
                .enumerate()
                .filter(|(place, _)| found.contains(place));
            noted.map(|(_, (record, _))| record.entry).collect()
        },
    )
}

/// Records entered after the hours the rules allow, and those bunched before an evaluation.
fn entered_late(case: &Case<'_>) -> Finding {
    if let Err(lacks) = enough(case) {
        return lacks;
    }
    let late: Vec<&Record<'_>> = case
        .services
        .iter()
        .filter(|one| one.service.entry == Entry::Late)
        .collect();
    let what = bi("逾时补录的记录", "records entered late");
    let limit = case.above(Key::SignLateEntries);
    let measure = Measure::share(what, late.len(), case.services.len(), limit);
    let latency = Finding::of(measure, || late.iter().map(|one| one.entry).collect());
    bunched(case).into_iter().fold(latency, Finding::either)
}

/// For each evaluation, the share of what was entered before its fieldwork that came in the last
/// days before it. What was served in those days and entered at once is no burst.
pub(super) fn bunched(case: &Case<'_>) -> Vec<Finding> {
    let zone = case.view.process.law().zone();
    let days = i32::try_from(case.size(Key::SignBunchDays)).unwrap_or(0);
    let plans = case.view.contract.assessment.evaluations.iter();
    plans
        .filter_map(|one| one.plan.as_ref())
        .map(|plan| {
            let entered = |one: &&Record<'_>| zone.civil_date(one.recorded);
            let before: Vec<&Record<'_>> = case
                .services
                .iter()
                .filter(|one| entered(one) < plan.from)
                .collect();
            let since = plus_days(plan.from, days.saturating_neg());
            let burst: Vec<&Record<'_>> = before
                .iter()
                .copied()
                .filter(|one| entered(one) >= since && one.service.on < since)
                .collect();
            let what = bi(
                "评估前集中补录的记录",
                "records of earlier services entered just before an evaluation",
            );
            let limit = case.above(Key::SignBunched);
            let measure = Measure::share(what, burst.len(), before.len(), limit);
            Finding::of(measure, || burst.iter().map(|one| one.entry).collect())
        })
        .collect()
}

/// Worker-days above the hours a person can serve, and worker-months above what was contracted.
fn beyond_capacity(case: &Case<'_>) -> Finding {
    let mut days: BTreeMap<(Deliverer, Date), (Decimal, Vec<u32>)> = BTreeMap::new();
    for one in &case.services {
        if let Some(worker) = case.who(one) {
            let day = days.entry((worker, one.service.on)).or_default();
            day.0 += hours_of(one);
            day.1.push(one.entry);
        }
    }
    if days.is_empty() {
        return Finding::lacks(Role::Provider, "服务记录中的社工", "who gave the services");
    }
    let most = case.number(Key::WorkerDayMax);
    let over: Vec<&(Decimal, Vec<u32>)> =
        days.values().filter(|(hours, _)| *hours > most).collect();
    let limit = Limit {
        key: Some(Key::WorkerDayMax),
        ..Limit::ANY
    };
    let what = bi(
        "超出一人工时的工作日",
        "worker-days beyond what one can serve",
    );
    let daily = Finding::of(Measure::share(what, over.len(), days.len(), limit), || {
        over.iter()
            .flat_map(|(_, entries)| entries)
            .copied()
            .collect()
    });
    daily.either(months_beyond(case))
}

/// The hours of a record, with the way there and back.
fn hours_of(record: &Record<'_>) -> Decimal {
    record.service.hours + record.service.travel
}

fn months_beyond(case: &Case<'_>) -> Finding {
    let terms = &case.view.contract.terms;
    let team = case.view.contract.agreement.team_size;
    let days = kernel::time::days_between(terms.start, terms.end) + 1;
    /// Days of a month on average.
    const MONTH: Decimal = Decimal::from_parts(3044, 0, 0, false, 2);
    let months = Decimal::from(days.max(1)) / MONTH;
    let own = Decimal::from(terms.service_hours)
        .checked_div(months * Decimal::from(team))
        .unwrap_or_default();
    if own.is_zero() {
        return Finding::lacks(Role::Provider, "团队人数", "the size of the team");
    }
    let mut load: BTreeMap<(Deliverer, i16, i8), (Decimal, Vec<u32>)> = BTreeMap::new();
    for one in &case.services {
        if let Some(worker) = case.who(one) {
            let on = one.service.on;
            let month = load.entry((worker, on.year(), on.month())).or_default();
            month.0 += hours_of(one);
            month.1.push(one.entry);
        }
    }
    let over = Decimal::ONE_HUNDRED + case.number(Key::MonthOverMax);
    let most = own * over / Decimal::ONE_HUNDRED;
    let count = load.len();
    let over: Vec<(Decimal, Vec<u32>)> = load
        .into_values()
        .filter(|(hours, _)| *hours > most)
        .collect();
    let limit = Limit {
        key: Some(Key::MonthOverMax),
        ..Limit::ANY
    };
    let what = bi(
        "超出约定工时的社工月",
        "worker-months beyond what was contracted",
    );
    Finding::of(Measure::share(what, over.len(), count, limit), || {
        over.into_iter().flat_map(|(_, entries)| entries).collect()
    })
}

/// The share that a limit names, for tests and pages that show it alone.
pub(super) const fn percent_from(value: Decimal) -> Limit {
    Limit {
        value,
        unit: Unit::Percent,
        sense: Sense::From,
        key: None,
    }
}
