//! The capability record as provider. It belongs to the organisation: others see what it published.

use super::{Records, measures, shownable};
use crate::{failure::Failure, wording::In};
use app::organisations::Part;
use domain::conduct::{
    Capability,
    capability::{Result as Outcome, Standing},
    measure::total,
};
use kernel::{Money, Percent, Zone};
use maud::{Markup, html};
use rules::Key;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Contracts shown one by one.
const SHOWN_MAX: usize = 50;

/// Contracts as provider, with the purchases they come from.
fn own<'a>(records: &'a Records<'_>) -> Vec<(&'a Part, &'a Capability)> {
    let all = records.parts.iter().flat_map(|part| {
        let own = part.capability.iter();
        own.map(move |one| (part.as_ref(), one))
    });
    all.collect()
}

/// Whether the reader may see the record of a contract.
fn reads(records: &Records<'_>, part: &Part, one: &Capability) -> bool {
    one.published.is_some() || records.is_own() || records.is_party(part, one.contract)
}

/// The column.
pub(super) fn section(records: &Records<'_>, fewest: u32) -> Result<Markup, Failure> {
    let lang = records.lang;
    let all = own(records);
    let readable: Vec<(&Part, &Capability)> = all
        .iter()
        .copied()
        .filter(|(part, one)| reads(records, part, one))
        .collect();
    let mut rows = Vec::new();
    for (part, one) in readable.iter().take(SHOWN_MAX) {
        rows.push(row(records, part, one, fewest)?);
    }
    let closed = all.len() - readable.len();
    Ok(html! {
        section.card #providing {
            h2 { (lang.t("作为承接方：能力记录", "As provider: capability record")) }
            @if all.is_empty() { p.empty { (lang.t("没有作为承接方签订的合同。", "It has not signed a contract as provider here.")) } }
            @else {
                h3 { (lang.t("合同", "Contracts")) " " span.count { (all.len()) } }
                @if closed > 0 { p.meta { (closed) (lang.t(" 份合同的能力记录由该单位保留，未公开。这不说明任何问题。", " of them: the organisation keeps the record to itself. That says nothing about it.")) } }
                (sums(lang, &readable, fewest))
                details { summary { (lang.t("逐合同查看", "Contract by contract")) } @for one in &rows { (one) } }
                @if records.is_own() { (owner(lang, &all)) }
            }
        }
    })
}

/// What the organisation itself can do with its record.
fn owner(lang: In, all: &[(&Part, &Capability)]) -> Markup {
    html! {
        details { summary { (lang.t("公开、收回、附说明", "Publish, close, set a note")) }
            ul { @for (part, one) in all {
                @let act = |verb: &str| format!("/purchases/{}/acts/{verb}?contract={}", part.process, one.contract);
                li { (part.title) " " (one.contract) ": "
                    a href=(act("publish-capability")) { (lang.t("公开并附说明", "publish with a note")) } " · "
                    @if one.published.is_some() { a href=(act("withdraw-capability")) { (lang.t("收回", "close")) } }
                    @else { span.meta { (lang.t("未公开", "not published")) } }
                }
            } }
        }
    }
}

fn sums(lang: In, all: &[(&Part, &Capability)], fewest: u32) -> Markup {
    let records = || all.iter().map(|(_, one)| *one);
    let measures = total(records().flat_map(|one| &one.measures));
    let years: Decimal = records().map(|one| one.worker_years).sum();
    let hours = |of: fn(&Capability) -> Decimal| -> Option<Decimal> {
        let enough = years >= Decimal::new(1, 1);
        let sum: Decimal = records().map(of).sum();
        enough.then(|| sum.checked_div(years).map(|one| one.round_dp(1)))?
    };
    let changes = records()
        .map(|one| one.staff_changes)
        .fold(0, u32::saturating_add);
    let graded: Vec<&Outcome> = records().flat_map(|one| &one.results).collect();
    html! {
        dl.facts {
            dt { (lang.t("评估结果", "Evaluated results")) } dd { (grades(lang, &graded)) }
            @if let Some(found) = hours(|one| one.supervision) { dt { (lang.t("督导时数（每人每年）", "Supervision, hours a worker and year")) } dd { (found.normalize()) } }
            @if let Some(found) = hours(|one| one.training) { dt { (lang.t("培训时数（每人每年）", "Training, hours a worker and year")) } dd { (found.normalize()) } }
            dt { (lang.t("具名人员变更", "Changes of named staff")) } dd { (changes) }
        }
        (measures::totals(lang, &measures, fewest))
    }
}

fn grades(lang: In, all: &[&Outcome]) -> Markup {
    html! {
        @if all.is_empty() { span.meta { (lang.t("尚无", "none yet")) } }
        @for one in all { span.chip { (one.grade.map_or("—", |grade| lang.bi(grade.name()))) " " (one.low.normalize()) "–" (one.high.normalize()) } " " }
    }
}

/// A final sanction in words.
pub(super) fn sanction(lang: In, one: &Standing) -> Markup {
    html! {
        (lang.t("处理 ", "Sanction ")) (one.id) " " (lang.bi(one.rung.name()))
        @if let Some(day) = one.expires { span.meta { (lang.t("，记录至 ", ", on record until ")) (day) } }
    }
}

fn row(
    records: &Records<'_>,
    part: &Part,
    one: &Capability,
    fewest: u32,
) -> Result<Markup, Failure> {
    let lang = records.lang;
    let of = shownable(records, part)?;
    Ok(html! {
        div.side {
            p { a href={ "/purchases/" (part.process) } { (part.title) } " " (one.contract) " " span.meta { (one.value) " · " (one.start) "–" (one.end) } }
            dl.facts {
                @for unit in &one.units { dt { (unit.name.as_str()) } dd { (unit.done) "/" (unit.agreed) " " span.meta { (lang.t("已报告/约定", "reported/agreed")) } } }
                @for result in &one.results {
                    dt { (lang.bi(result.kind.name())) }
                    dd { (result.score.normalize()) " (" (result.low.normalize()) "–" (result.high.normalize()) ") " (lang.bi(result.class.name()))
                        @if let Some(grade) = result.grade { " " span.chip { (lang.bi(grade.name())) } }
                        (measures::acts(lang, &of, result.place.as_slice())) }
                }
                dt { (lang.t("团队", "Team")) } dd { (one.team) (lang.t(" 人，变更 ", " people, changes ")) (one.staff_changes) }
                @if let Some(found) = one.per_worker_year(one.supervision) { dt { (lang.t("督导", "Supervision")) } dd { (found.normalize()) (lang.t(" 小时/人年", " hours a worker and year")) } }
                @if let Some(found) = one.per_worker_year(one.training) { dt { (lang.t("培训", "Training")) } dd { (found.normalize()) (lang.t(" 小时/人年", " hours a worker and year")) } }
                @for (line, sum) in &one.growth { dt { (lang.bi(line.name())) } dd { (sum) } }
                @if let Some(line) = one.growth_line { dt { (lang.t("督导与培训经费（测算）", "Line for growth in the cost model")) } dd { (line) } }
                @if one.meetings > 0 { dt { (lang.t("学习会", "Learning meetings")) } dd { (one.meetings) } }
                @if one.rewards > 0 { dt { (lang.t("激励", "Rewards")) } dd { (one.rewards) } }
            }
            (measures::rows(lang, &of, &one.measures, fewest))
            @for found in &one.sanctions { p { (sanction(lang, found)) } }
            @if let Some(note) = one.published.as_ref().and_then(|one| one.note.as_ref()).or(one.note.as_ref()) {
                p { strong { (lang.t("本单位说明：", "Its own words: ")) } (note.as_str()) }
            }
        }
    })
}

/// To the organisation alone: how much of its running work hangs on one buyer.
pub(super) fn dependence(records: &Records<'_>) -> Markup {
    let lang = records.lang;
    let today = Zone::China.civil_date(records.web.app.clock().now());
    let running: Vec<(&Part, Money)> = own(records)
        .into_iter()
        .filter(|(_, one)| one.start <= today && today <= one.end)
        .map(|(part, one)| (part, one.value))
        .collect();
    let limit = limit(records, today);
    let found = heaviest(&running).filter(|(_, share)| share.value() > limit.value());
    html! {
        @if let Some((buyer, share)) = found.filter(|_| records.is_own()) {
            p.alert role="note" { (lang.t("仅本单位可见：在执行合同金额中，来自“", "Only you see this: of the value of your running contracts, "))
                @if lang.0 == kernel::Lang::Zh { (buyer.zh) "”的占 " strong { (share.value().normalize()) "%" } "，依赖单一购买方，续约谈判时风险较大。" }
                @else { strong { (share.value().normalize()) "%" } " comes from " (buyer.en) ". To hang on one buyer is a risk when what follows the term is decided." }
            }
        }
    }
}

fn limit(records: &Records<'_>, today: kernel::Date) -> Percent {
    let book = records.web.app.rulebook();
    let pack = book
        .resolve(domain::process::JURISDICTION_DEFAULT, today)
        .ok();
    pack.and_then(|pack| pack.percent(Key::DependenceHint).ok())
        .unwrap_or(Percent::whole(100))
}

/// The buyer of most of the work, with its share; only among contracts in one currency.
fn heaviest<'a>(running: &[(&'a Part, Money)]) -> Option<(&'a domain::Organisation, Percent)> {
    let currency = running.first()?.1.currency();
    let sum =
        |amounts: &mut dyn Iterator<Item = Money>| kernel::money::total(currency, amounts).ok();
    let whole = sum(&mut running.iter().map(|(_, value)| *value))?;
    let buyers = running.iter().filter_map(|(part, _)| part.buyer.as_ref());
    let shares = buyers.filter_map(|buyer| {
        let own = running
            .iter()
            .filter(|(part, _)| part.buyer.as_ref().map(|one| one.id) == Some(buyer.id));
        let own = sum(&mut own.map(|(_, value)| *value))?;
        let share = own.amount().checked_div(whole.amount())? * Decimal::ONE_HUNDRED;
        Some((buyer, Percent::new(share.round_dp(1))?))
    });
    shares.max_by_key(|(_, share)| *share)
}

/// The record as data.
pub(super) fn data(records: &Records<'_>, fewest: u32) -> Result<Value, Failure> {
    let mut rows = Vec::new();
    let mut closed = 0u32;
    for (part, one) in own(records) {
        if reads(records, part, one) {
            rows.push(data_of(records, part, one, fewest)?);
        } else {
            closed = closed.saturating_add(1);
        }
    }
    Ok(json!({ "records": rows, "notPublished": closed }))
}

fn data_of(
    records: &Records<'_>,
    part: &Part,
    one: &Capability,
    fewest: u32,
) -> Result<Value, Failure> {
    let of = shownable(records, part)?;
    let units = one.units.iter().map(
        |unit| json!({ "name": unit.name.as_str(), "agreed": unit.agreed, "reported": unit.done }),
    );
    let results = one.results.iter().map(|result| {
        json!({ "evaluation": result.id.to_string(), "kind": result.kind.code(),
                "class": result.class.code(), "grade": result.grade.map(|grade| grade.code()),
                "score": result.score, "low": result.low, "high": result.high })
    });
    let growth = one
        .growth
        .iter()
        .map(|(line, sum)| json!({ "line": line.code(), "sum": sum }));
    Ok(json!({
        "purchase": part.process, "title": part.title, "contract": one.contract.to_string(),
        "value": one.value, "start": one.start, "end": one.end,
        "units": units.collect::<Vec<_>>(), "results": results.collect::<Vec<_>>(),
        "supervisionPerWorkerYear": one.per_worker_year(one.supervision),
        "trainingPerWorkerYear": one.per_worker_year(one.training),
        "team": one.team, "staffChanges": one.staff_changes, "growth": growth.collect::<Vec<_>>(),
        "growthLine": one.growth_line, "learningMeetings": one.meetings, "rewards": one.rewards,
        "measures": one.measures.iter().map(|one| measures::data(&of, one, fewest)).collect::<Vec<_>>(),
        "published": one.published.is_some(),
        "note": one.published.as_ref().and_then(|one| one.note.as_ref()).map(|note| note.as_str()),
    }))
}
