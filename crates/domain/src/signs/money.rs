//! What the ledger shows.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
};
use crate::{
    Event,
    delivery::{Event as Delivered, state::ReportState, words::ServiceKind},
    money::{DelayCause, Event as Paid},
    process::TrancheKind,
};
use kernel::{Money, Role, lang::bi};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

signs! {
    P03 Money asks Purchaser shown Public by late
    ask ("{of} 笔到期款项中有 {count} 笔晚付，卡在哪一步？", "{count} of {of} sums due were paid late or are late: at which step do they lie?")
    settle ("付款日期和利息", "the day of payment, and the interest");

    P04 Money asks Purchaser shown Public by hostage
    ask ("有 {count} 处付款要等评估，无争议部分为什么不先付？", "In {count} places payment waits for an evaluation: why is what nobody disputes not paid first?")
    settle ("先付无争议部分", "payment of what is undisputed");

    P37 Money asks Purchaser shown Public by audit
    ask ("有 {count} 次以合同未约定的审计为由推迟付款，依据是什么？", "Payment was put off {count} times for an audit the contract does not provide for: on what ground?")
    settle ("付款，或合同依据", "payment, or the clause");

    P38 Money asks Provider shown Parties by used_twice
    ask ("有 {count} 项成果在两个项目中使用，如何分摊？", "{count} outputs are claimed in two projects: how are they shared out?")
    settle ("成果的归属说明", "to which project each belongs");

    P39 Money asks Purchaser shown Public by overspent
    ask ("已支出 {count}，合同价 {of}，超出部分由谁承担？", "{count} was spent against a price of {of}: who carries the rest?")
    settle ("追加、减量或承担方式", "more money, less work, or how it is carried");

    P41 Money asks Provider shown Parties by rush
    ask ("{of} 小时中有 {count} 小时集中在十二月或合同期外，为什么？", "{count} of {of} hours fall in December or outside the term: why?")
    settle ("活动计划和实际情况", "the plan of activities, and what happened");
}

fn late(case: &Case<'_>) -> Finding {
    let today = case.view.today;
    let mut late = BTreeSet::new();
    let (mut count, mut of) = (0_usize, 0_usize);
    for invoice in case.view.contract.money.invoices() {
        for part in &invoice.parts {
            let Some(due) = part.due.date() else {
                continue;
            };
            let is_late = part.settled.unwrap_or(today) > due;
            if is_late || part.settled.is_some() {
                of += 1;
            }
            if is_late {
                count += 1;
                late.insert(invoice.id);
            }
        }
    }
    let what = bi("晚付的款项", "sums paid late or still late");
    Finding::of(Measure::share(what, count, of, Limit::ANY), || {
        case.entries(|event| match event {
            Event::Money(Paid::InvoiceSubmitted(event)) => late.contains(&event.id),
            Event::Money(Paid::PaymentMade(event)) => late.contains(&event.id),
            _ => false,
        })
    })
}

/// Payments put off because an evaluation is late; a performance share above what the rules allow.
fn hostage(case: &Case<'_>) -> Finding {
    let mut found = case.entries(|event| match event {
        Event::Money(Paid::DelayExplained(event)) => event.cause == DelayCause::EvaluationLate,
        Event::Money(Paid::DelayPleaded(event)) => event.cause == DelayCause::EvaluationLate,
        _ => false,
    });
    let tied: Decimal = case
        .view
        .contract
        .terms
        .tranches
        .iter()
        .filter(|one| one.kind == TrancheKind::Performance)
        .map(|one| one.share.value())
        .sum();
    if tied > case.number(Key::PerformanceShareMax) {
        let agreed = case.kinds(&["contract.signed", "documents.drafted"]);
        found.extend(agreed.last().copied());
    }
    let what = bi("等待评估的付款", "payments that wait for an evaluation");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

fn audit(case: &Case<'_>) -> Finding {
    let found = case.entries(|event| match event {
        Event::Money(Paid::DelayPleaded(event)) => event.cause == DelayCause::UnagreedAudit,
        Event::Money(Paid::DelayExplained(event)) => event.cause == DelayCause::UnagreedAudit,
        _ => false,
    });
    let what = bi("以审计为由的推迟", "delays for an audit");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

fn used_twice(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Provider,
        "同一机构其他项目的活动记录和照片",
        "the activities and photos of the provider's other projects",
    )
}

/// What the reports say was spent, against the price. Whether a surplus was taken back is not told
/// by the record.
fn overspent(case: &Case<'_>) -> Finding {
    let reports = &case.view.contract.delivery.reports;
    let standing: BTreeSet<_> = reports
        .iter()
        .filter(|one| !matches!(one.state, ReportState::Replaced(_)))
        .map(|one| one.content.id)
        .collect();
    if standing.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "期间报告中的支出",
            "what the period reports say was spent",
        );
    }
    let spent: Decimal = reports
        .iter()
        .filter(|one| standing.contains(&one.content.id))
        .filter_map(|one| one.content.spent)
        .map(Money::amount)
        .sum();
    let value: Money = case.view.contract.terms.value;
    let limit = Limit {
        value: Decimal::ONE_HUNDRED,
        unit: Unit::Percent,
        sense: Sense::Over,
        key: None,
    };
    let what = bi("支出与合同价", "spending against the price");
    Finding::of(Measure::share(what, spent, value.amount(), limit), || {
        case.entries(|event| match event {
            Event::Delivery(Delivered::ReportSubmitted(event)) => standing.contains(&event.id),
            _ => false,
        })
    })
}

/// December of a year in which the contract ran for at least half a year; activities outside the
/// term.
fn rush(case: &Case<'_>) -> Finding {
    let terms = &case.view.contract.terms;
    let end = case.view.contract.ending.service_end(terms);
    let outside: Vec<_> = case
        .services
        .iter()
        .filter(|one| one.service.kind == ServiceKind::Activity)
        .filter(|one| one.service.on < terms.start || one.service.on > end)
        .collect();
    let all: Decimal = case.services.iter().map(|one| one.service.hours).sum();
    let hours: Decimal = outside.iter().map(|one| one.service.hours).sum();
    let limit = Limit {
        unit: Unit::Hours,
        ..Limit::ANY
    };
    let what = bi("合同期外的活动工时", "hours of activities outside the term");
    let outside = Finding::of(Measure::share(what, hours, all, limit), || {
        outside.iter().map(|one| one.entry).collect()
    });
    outside.either(december(case))
}

fn december(case: &Case<'_>) -> Finding {
    /// The month in which the budget year of China ends.
    const LAST_MONTH: i8 = 12;
    let mut years: BTreeMap<i16, (BTreeSet<i8>, Decimal, Decimal, usize)> = BTreeMap::new();
    for one in &case.services {
        let (on, hours) = (one.service.on, one.service.hours);
        let year = years.entry(on.year()).or_default();
        year.0.insert(on.month());
        year.2 += hours;
        year.3 += 1;
        if on.month() == LAST_MONTH {
            year.1 += hours;
        }
    }
    let least = case.size(Key::SignRecordsMin);
    let worst = years
        .into_iter()
        .filter(|(_, (months, _, _, count))| months.len() >= 6 && *count >= least)
        .max_by_key(|(_, (_, last, all, _))| last.checked_div(*all).unwrap_or_default());
    let Some((year, (_, last, all, _))) = worst else {
        return Finding::lacks(
            Role::Provider,
            "半年以上的服务记录",
            "records of service over at least half a year",
        );
    };
    let what = bi("十二月的工时", "hours in December");
    Finding::of(
        Measure::share(what, last, all, case.above(Key::SignYearEnd)),
        || {
            let within = case.services.iter().filter(|one| {
                one.service.on.year() == year && one.service.on.month() == LAST_MONTH
            });
            within.map(|one| one.entry).collect()
        },
    )
}
