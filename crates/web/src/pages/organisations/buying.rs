//! The record as purchaser or host.

use super::{Records, measures, shownable};
use crate::{failure::Failure, wording::In};
use app::organisations::Part;
use domain::conduct::{Government, Line, Measure, Pay, measure::total};
use kernel::Side;
use maud::{Markup, html};
use serde_json::{Value, json};

/// Contracts shown one by one.
const SHOWN_MAX: usize = 50;

/// The records of a side, with the purchases they come from.
pub(super) fn of_side<'a>(records: &'a Records<'_>, side: Side) -> Vec<(&'a Part, &'a Government)> {
    let all = records.parts.iter().flat_map(|part| {
        let own = part.government.iter().filter(move |one| one.side == side);
        own.map(move |one| (part.as_ref(), one))
    });
    all.collect()
}

/// The column.
pub(super) fn section(records: &Records<'_>, fewest: u32) -> Result<Markup, Failure> {
    let lang = records.lang;
    let mut sides = Vec::new();
    for side in [Side::Purchaser, Side::Host] {
        let own = of_side(records, side);
        if !own.is_empty() {
            sides.push(column(records, (side, &own), fewest)?);
        }
    }
    Ok(html! {
        section.card #buying {
            h2 { (lang.t("作为购买方或街道", "As purchaser or host")) }
            @if sides.is_empty() { p.empty { (lang.t("没有作为购买方或街道参与的项目。", "It has not bought or hosted a service here.")) } }
            @for one in &sides { (one) }
        }
    })
}

fn column(
    records: &Records<'_>,
    (side, own): (Side, &[(&Part, &Government)]),
    fewest: u32,
) -> Result<Markup, Failure> {
    let lang = records.lang;
    let mut rows = Vec::new();
    for (part, one) in own.iter().take(SHOWN_MAX) {
        rows.push(row(records, part, one, fewest)?);
    }
    Ok(html! {
        h3 { (lang.bi(side.name())) " " span.count { (own.len()) } }
        (sums(lang, own.iter().map(|(_, one)| *one), fewest))
        details { summary { (lang.t("逐项目查看", "Purchase by purchase")) }
            @for one in &rows { (one) }
            @if own.len() > SHOWN_MAX { p.meta { (lang.t("只列最近 ", "The latest ")) (SHOWN_MAX) (lang.t(" 项。", " are listed.")) } }
        }
    })
}

/// What several records say together.
pub(super) fn sums<'a>(
    lang: In,
    all: impl Iterator<Item = &'a Government> + Clone,
    fewest: u32,
) -> Markup {
    let pays = Pay::total(all.clone().filter_map(|one| one.pay.as_ref()));
    let measures = total(all.clone().flat_map(|one| &one.measures));
    let hours: rust_decimal::Decimal = all.clone().map(|one| one.off_contract_hours).sum();
    let days = all
        .clone()
        .map(|one| one.borrowed_days)
        .fold(0, u32::saturating_add);
    let found: usize = all.clone().map(|one| one.retaliation.len()).sum();
    let sanctions: usize = all.map(|one| one.sanctions.len()).sum();
    html! {
        dl.facts {
            @for one in pays.iter().filter(|one| !one.is_empty()) { (measures::pay(lang, one, fewest)) }
        }
        (measures::totals(lang, &measures, fewest))
        dl.facts {
            @if found > 0 { dt { (lang.t("认定的报复", "Retaliation found")) } dd { strong.late { (found) } } }
            @if !hours.is_zero() { dt { (lang.t("合同外要求的工时", "Hours asked outside the contract")) } dd { (hours.normalize()) } }
            @if days > 0 { dt { (lang.t("借用人员天数", "Days of borrowed staff")) } dd { (days) } }
            @if sanctions > 0 { dt { (lang.t("在记录中的处理", "Sanctions on record")) } dd { (sanctions) } }
        }
    }
}

fn row(
    records: &Records<'_>,
    part: &Part,
    one: &Government,
    fewest: u32,
) -> Result<Markup, Failure> {
    let lang = records.lang;
    let of = shownable(records, part)?;
    Ok(html! {
        div.side {
            p { a href={ "/purchases/" (part.process) } { (part.title) } " "
                @match one.contract { Some(id) => { (id) } None => { span.meta { (lang.t("签约前", "before the contract")) } } } }
            @if let Some(pay) = one.pay.as_ref().filter(|pay| !pay.is_empty()) {
                dl.facts { (measures::pay(lang, pay, fewest)) }
                p { (lang.t("付款记录", "Payments")) (measures::acts(lang, &of, &pay.places)) }
            }
            (measures::rows(lang, &of, &one.measures, fewest))
            @if !one.retaliation.is_empty() { p { (lang.t("认定的报复 ", "Retaliation found ")) (one.retaliation.len()) (measures::acts(lang, &of, &one.retaliation)) } }
            @for sanction in &one.sanctions { p { (super::providing::sanction(lang, sanction)) } }
            @if let Some(note) = &one.note { p { strong { (lang.t("本单位说明：", "Its own words: ")) } (note.as_str()) } }
        }
    })
}

/// The record as data.
pub(super) fn data(records: &Records<'_>, fewest: u32) -> Result<Value, Failure> {
    let mut rows = Vec::new();
    for side in [Side::Purchaser, Side::Host] {
        for (part, one) in of_side(records, side) {
            let of = shownable(records, part)?;
            let measures = one
                .measures
                .iter()
                .map(|one| measures::data(&of, one, fewest));
            rows.push(json!({
                "purchase": part.process, "title": part.title, "side": side,
                "contract": one.contract.map(|id| id.to_string()),
                "pay": one.pay.as_ref().map(measures::pay_data),
                "measures": measures.collect::<Vec<_>>(),
                "offContractHours": one.off_contract_hours, "borrowedDays": one.borrowed_days,
                "retaliationFound": one.retaliation.len(), "note": one.note.as_ref().map(|one| one.as_str()),
            }));
        }
    }
    let all = records.parts.iter().flat_map(|part| &part.government);
    let sums: Vec<Measure> = total(all.clone().flat_map(|one| &one.measures));
    let pays = Pay::total(all.filter_map(|one| one.pay.as_ref()));
    Ok(json!({
        "pay": pays.iter().map(measures::pay_data).collect::<Vec<_>>(),
        "totals": sums.iter().map(|one| json!({
            "line": one.line.code(), "good": one.good, "all": one.all,
            "percent": one.share(fewest).map(|share| share.value().normalize().to_string()),
        })).collect::<Vec<_>>(),
        "records": rows,
    }))
}

/// The lines a would-be tenderer looks at first.
pub(super) const FIRST: &[Line] = &[
    Line::Answers,
    Line::Preconditions,
    Line::Changes,
    Line::Inspections,
    Line::Tasks,
    Line::Results,
    Line::InTime,
    Line::NoRetaliation,
];
