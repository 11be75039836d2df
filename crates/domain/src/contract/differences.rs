//! The contract beside what was tendered, line by line. Nothing may come between the two: every
//! field of the terms is compared here, and a field added to them later does not compile until it
//! is.

mod lines;

pub use lines::{Both, Line, Mark, Weight};

use super::substance::promised;
use crate::{
    process::{Award, Lot, Precondition, Process, TenderPlan, Terms, Tranche},
    say::Say,
};
use kernel::{Bi, Date, Lang, lang::bi, time::days_between};
use lines::Lines;

/// The contract of an award beside the documents; none without documents.
pub fn of_award(process: &Process, award: &Award, contract: &Terms) -> Option<Vec<Line>> {
    promised(process, award).map(|promised| compare(&promised, contract))
}

/// Two sets of terms, line by line.
pub fn compare(promised: &Terms, contract: &Terms) -> Vec<Line> {
    // Every field by name: a new one must be put into the comparison before this compiles.
    let Terms {
        value: _,
        start: _,
        end: _,
        tranches: _,
        units: _,
        service_hours: _,
        flex_hours: _,
        hour_rate: _,
        out_of_scope: _,
        preconditions: _,
        clauses: _,
        report_months: _,
        index: _,
    } = promised;
    let mut lines = Lines(Vec::new());
    let (old, new) = (promised, contract);
    money_and_term(&mut lines, old, new);
    service(&mut lines, old, new);
    lines.keyed(
        SCOPE,
        &counted(&old.out_of_scope),
        &counted(&new.out_of_scope),
        |one| (one.0.clone(), Both::plain(&one.0)),
    );
    lines.keyed(DUTIES, &old.preconditions, &new.preconditions, precondition);
    lines.keyed(CLAUSES, &old.clauses, &new.clauses, |one| {
        (one.code().to_owned(), Both::fixed(one.name()))
    });
    let months = bi("每几个月报告一次", "Months between reports");
    lines.value(REPORTS, months, &old.report_months, &new.report_months);
    lines.keyed(INDEX, &old.index, &new.index, |one| {
        (one.name.as_str().to_owned(), Both::plain(one.weight))
    });
    lines.order(
        CLAUSES,
        old.clauses == new.clauses && old.index == new.index,
    );
    lines.0
}

fn money_and_term(lines: &mut Lines, old: &Terms, new: &Terms) {
    lines.value(MONEY, bi("合同金额", "Price"), &old.value, &new.value);
    let rate = bi("范围外每小时价格", "Price of an hour beyond scope");
    lines.value(MONEY, rate, &old.hour_rate, &new.hour_rate);
    let first = bi("服务起始日", "First day of service");
    lines.calendar(first, Both::of(&old.start), Both::of(&new.start));
    let last = bi("服务截止日", "Last day of service");
    lines.calendar(last, Both::of(&old.end), Both::of(&new.end));
    let days = |terms: &Terms| Both::plain(days_between(terms.start, terms.end) + 1);
    lines.calendar(bi("服务天数", "Days of service"), days(old), days(new));
    let said = |terms: &Terms| -> Vec<(String, Both)> {
        let tranches = terms.tranches.iter();
        tranches
            .map(|one| (one.id.to_string(), tranche(one, terms.start)))
            .collect()
    };
    lines.keyed(PAYMENT, &said(old), &said(new), Clone::clone);
}

fn service(lines: &mut Lines, old: &Terms, new: &Terms) {
    lines.keyed(SERVICE, &old.units, &new.units, |one| {
        let said = format!("{} {}", one.name.as_str(), one.quantity);
        (one.id.to_string(), Both::plain(said))
    });
    let hours = bi("服务总工时", "Service hours");
    lines.value(SERVICE, hours, &old.service_hours, &new.service_hours);
    let flex = bi("弹性工时", "Flex hours");
    lines.value(SERVICE, flex, &old.flex_hours, &new.flex_hours);
}

/// A tranche: what for, how much, and how many days after the first day of service.
fn tranche(one: &Tranche, start: Date) -> Both {
    let (zh, en) = match one.from.map(|from| days_between(start, from)) {
        Some(days) => (
            format!("，起始日后 {days} 日起"),
            format!(", from day {days} of the service"),
        ),
        None => (String::new(), String::new()),
    };
    Both {
        zh: format!("{} {}{zh}", one.kind.say(Lang::Zh), one.share),
        en: format!("{} {}{en}", one.kind.say(Lang::En), one.share),
    }
}

const MONEY: Bi = bi("价款", "Money");
const TERM: Bi = bi("期限", "Term");
const PAYMENT: Bi = bi("付款计划", "Payment plan");
const SERVICE: Bi = bi("服务内容", "Service");
const SCOPE: Bi = bi("范围外清单", "Out-of-scope list");
const DUTIES: Bi = bi("购买方与街道义务", "What purchaser and hosts supply");
const CLAUSES: Bi = bi("条款", "Clauses");
const REPORTS: Bi = bi("报告", "Reports");
const INDEX: Bi = bi("评估指标", "Evaluation index");

/// Each text with its number among equal ones, so that one left out of two equal ones shows.
fn counted(texts: &[kernel::FreeText]) -> Vec<(String, usize)> {
    let numbered = texts.iter().enumerate();
    numbered
        .map(|(place, text)| {
            let before = texts.iter().take(place).filter(|one| *one == text).count();
            let name = match before {
                0 => text.as_str().to_owned(),
                more => format!("{} ({})", text.as_str(), more + 1),
            };
            (name, before)
        })
        .collect()
}

fn precondition(one: &Precondition) -> (String, Both) {
    let (what, days) = (one.what.as_str(), one.days_after_start);
    let said = Both {
        zh: format!("{what}，{}，起始后 {days} 日", one.by.say(Lang::Zh)),
        en: format!(
            "{what}, {}, {days} days after the start",
            one.by.say(Lang::En)
        ),
    };
    (one.id.to_string(), said)
}

/// What changed between two rounds of a purchase: method, scoring, lots and contract text.
pub fn between_rounds(before: (&TenderPlan, &[Lot]), after: (&TenderPlan, &[Lot])) -> Vec<Line> {
    let (old, new) = (before.0, after.0);
    let part = bi("采购与评分", "Method and scoring");
    let mut lines = Lines(Vec::new());
    lines.value(part, bi("采购方式", "Method"), &old.method, &new.method);
    lines.value(part, bi("最高限价", "Ceiling"), &old.ceiling, &new.ceiling);
    lines.value(
        part,
        bi("固定价格", "Fixed price"),
        &old.fixed_price,
        &new.fixed_price,
    );
    lines.value(
        part,
        bi("价格分", "Price points"),
        &old.price_points,
        &new.price_points,
    );
    lines.keyed(part, &old.criteria, &new.criteria, |one| {
        let said = format!(
            "{} {} · {}",
            one.name.as_str(),
            one.points,
            one.scale.as_str()
        );
        (one.id.to_string(), Both::plain(said))
    });
    lines.keyed(bi("标包", "Lots"), before.1, after.1, |one| {
        let said = format!("{} {}", one.title.as_str(), one.ceiling);
        (one.id.to_string(), Both::plain(said))
    });
    let terms = compare(&old.terms, &new.terms);
    // The value of the terms of a tender is its ceiling, which stands above.
    lines.0.extend(
        terms
            .into_iter()
            .filter(|one| one.part != MONEY || one.name.en != "Price"),
    );
    lines.0
}
