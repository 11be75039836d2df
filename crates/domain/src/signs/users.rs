//! Photos, presence, priority users, burden: what is told by the fuller records of service.

use super::{
    case::{Case, Record},
    finding::{Finding, Limit, Measure, Sign},
    records,
};
use crate::{
    Event,
    delivery::{
        Event as Delivered,
        codes::{CaseCode, UserCode},
        words::{Priority, ServiceKind},
    },
};
use kernel::{Date, Digest, Role, lang::bi, time::days_between};
use rules::Key;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::{BTreeMap, BTreeSet};

signs! {
    AF02 Delivery asks Provider shown Parties by photos
    ask ("{of} 张照片中有 {count} 张重复使用或不是当天拍的，能否说明？", "{count} of {of} photos were used twice or taken on another day: what happened?")
    settle ("原始照片", "the photos as taken");

    AF11 Delivery asks Provider shown Parties by overlaps
    ask ("{of} 条服务中有 {count} 条与同一社工的另一条时间重叠，或同一人同时签到两处，哪条正确？", "{count} of {of} services overlap with another of the same worker, or users signed in at two places at once: which is right?")
    settle ("更正记录，或说明共同服务", "a correction, or how both were served");

    AF17 Delivery asks Purchaser shown Parties by burden
    ask ("{of} 小时中有 {count} 小时用于记录和报表，哪些可以取消？", "{count} of {of} hours go into records and reports: which can be dropped?")
    settle ("取消或合并的报表", "the reports that are dropped or joined");

    AF18 Evaluation asks Provider shown Parties by fewer_hard_cases
    ask ("指标公布后困难个案的占比下降了 {count}%，指标是否引导了选择？", "Since the index was known the share of hard cases fell by {count} %: does the index steer the choice?")
    settle ("个案名册的变化，或调整指标的建议", "how the list of cases changed, or a better index");

    AF21 Delivery asks Provider shown Parties by silent_users
    ask ("{of} 名困难的服务对象中有 {count} 名长期没有联系，近况如何？", "{count} of {of} users in hard cases had no contact for long: how are they?")
    settle ("联系记录，或不再需要服务的说明", "a contact, or why none is needed");
}

/// Photos used in two records, and photos taken on another day than the service.
fn photos(case: &Case<'_>) -> Finding {
    let zone = case.view.process.law().zone();
    let mut uses: BTreeMap<Digest, Vec<&Record<'_>>> = BTreeMap::new();
    let mut other_day = BTreeSet::new();
    for record in &case.services {
        for photo in &record.event.photos {
            uses.entry(photo.digest).or_default().push(record);
            let day = photo.taken.map(|taken| zone.civil_date(taken));
            if day.is_some_and(|day| day != record.service.on) {
                other_day.insert((photo.digest, record.entry));
            }
        }
    }
    if uses.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "服务记录中的照片",
            "photos in the records of service",
        );
    }
    let twice = |records: &[&Record<'_>]| {
        records
            .iter()
            .map(|one| one.entry)
            .collect::<BTreeSet<_>>()
            .len()
            > 1
    };
    let odd = uses.iter().filter(|(digest, records)| {
        twice(records) || other_day.iter().any(|(other, _)| other == *digest)
    });
    let odd: Vec<u32> = odd
        .flat_map(|(_, records)| records.iter().map(|one| one.entry))
        .collect();
    let count = uses.iter().filter(|(digest, records)| {
        twice(records) || other_day.iter().any(|(one, _)| one == *digest)
    });
    let what = bi("重复或非当天的照片", "photos used twice or of another day");
    let measure = Measure::share(what, count.count(), uses.len(), Limit::ANY);
    Finding::of(measure, || odd)
}

/// A record with its first and last second on its day; none without a time of day.
fn span(record: &Record<'_>) -> Option<(i64, i64)> {
    let from = record.event.from?;
    let start = i64::from(from.hour()) * 3600 + i64::from(from.minute()) * 60;
    let seconds = (record.service.hours * Decimal::from(3600)).to_i64()?;
    Some((start, start.saturating_add(seconds)))
}

/// Services of one worker that overlap in time; users who signed in to two services at once.
fn overlaps(case: &Case<'_>) -> Finding {
    let timed = case
        .services
        .iter()
        .filter_map(|one| span(one).map(|span| (one, span)));
    let timed: Vec<(&Record<'_>, (i64, i64))> = timed.collect();
    if timed.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "服务的起始时间",
            "the time of day at which services began",
        );
    }
    let mut found = BTreeSet::new();
    let mut workers: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut users: BTreeMap<(&UserCode, Date), Vec<_>> = BTreeMap::new();
    for (record, span) in &timed {
        let on = record.service.on;
        workers
            .entry((case.who(record), on))
            .or_default()
            .push((*span, record.entry));
        for user in &record.event.users {
            users
                .entry((user, on))
                .or_default()
                .push((*span, record.entry));
        }
    }
    for day in workers.into_values().chain(users.into_values()) {
        found.extend(overlapping(day));
    }
    let what = bi("时间重叠的服务", "services that overlap");
    let measure = Measure::share(what, found.len(), timed.len(), Limit::ANY);
    Finding::of(measure, || found.into_iter().collect())
}

/// The entries of spans that overlap with another one.
fn overlapping(mut day: Vec<((i64, i64), u32)>) -> Vec<u32> {
    day.sort_unstable();
    let mut found = Vec::new();
    let mut open: Option<((i64, i64), u32)> = None;
    for (span, entry) in day {
        if let Some((before, other)) = open
            && span.0 < before.1
        {
            found.extend([other, entry]);
        }
        open = match open {
            Some((before, other)) if before.1 > span.1 => Some((before, other)),
            _ => Some((span, entry)),
        };
    }
    found
}

/// Hours of records and reports over all hours worked, by the timesheets.
fn burden(case: &Case<'_>) -> Finding {
    let sheets = case.pick(|event| match event {
        Event::Delivery(Delivered::TimesheetFiled(event)) => Some(event),
        _ => None,
    });
    // A sheet filed again for the same worker and month replaces the one before.
    let mut newest = BTreeMap::new();
    for (envelope, sheet) in sheets {
        let who = match &sheet.worker {
            Some(code) => (Some(code), None),
            None => (None, envelope.actor.person),
        };
        newest.insert((who, sheet.month), (envelope.version, sheet));
    }
    if newest.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "社工的月度工时表",
            "monthly timesheets of the workers",
        );
    }
    let paper: Decimal = newest.values().map(|(_, one)| one.paperwork).sum();
    let all: Decimal = newest
        .values()
        .map(|(_, one)| one.direct + one.indirect + one.travel + one.paperwork + one.training)
        .sum();
    let what = bi("记录和报表的工时", "hours of records and reports");
    let measure = Measure::share(what, paper, all, case.above(Key::ReportBurdenMax));
    Finding::of(measure, || {
        newest.into_values().map(|(entry, _)| entry).collect()
    })
}

/// Hard cases over all services whose priority is known: the first half of the records, made when
/// the index was new to all, against the second.
fn fewer_hard_cases(case: &Case<'_>) -> Finding {
    let known = case
        .services
        .iter()
        .filter(|one| one.event.priority.is_some());
    if known.count() < case.size(Key::SignRecordsMin) {
        return Finding::lacks(
            Role::Provider,
            "个案的难易分类",
            "which cases are hard ones",
        );
    }
    let hard = |one: &Record<'_>| one.event.priority == Some(Priority::Hard);
    let weigh = |one: &Record<'_>| match one.event.priority {
        Some(_) => one.service.hours,
        None => Decimal::ZERO,
    };
    let what = bi("困难个案占比的降幅", "fall of the share of hard cases");
    records::fall(case, what, hard, weigh)
}

/// Users in hard cases, not closed, whose last contact lies long back.
fn silent_users(case: &Case<'_>) -> Finding {
    let mut last: BTreeMap<&CaseCode, (Date, u32)> = BTreeMap::new();
    let mut hard = BTreeSet::new();
    let mut closed = BTreeSet::new();
    for one in &case.services {
        let Some(code) = &one.event.case else {
            continue;
        };
        if one.event.priority == Some(Priority::Hard) {
            hard.insert(code);
        }
        if one.service.kind == ServiceKind::CaseClosed {
            closed.insert(code);
        }
        let seen = (one.service.on, one.entry);
        let known = last.entry(code).or_insert(seen);
        *known = seen.max(*known);
    }
    let open: Vec<&CaseCode> = hard.difference(&closed).copied().collect();
    if hard.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "困难个案的代号",
            "pseudonyms of the hard cases",
        );
    }
    let end = case
        .view
        .contract
        .ending
        .service_end(&case.view.contract.terms);
    let today = case.view.today.min(end);
    let days = i32::try_from(case.size(Key::SignSilentDays)).unwrap_or(i32::MAX);
    let silent: Vec<u32> = open
        .iter()
        .filter_map(|code| last.get(*code))
        .filter(|(on, _)| days_between(*on, today) >= days)
        .map(|(_, entry)| *entry)
        .collect();
    let limit = Limit {
        key: Some(Key::SignSilentDays),
        ..Limit::ANY
    };
    let what = bi(
        "长期没有联系的困难个案",
        "hard cases without contact for long",
    );
    let measure = Measure::share(what, silent.len(), open.len(), limit);
    Finding::of(measure, || silent)
}
