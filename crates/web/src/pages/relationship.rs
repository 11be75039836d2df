//! Whether a contract is still real, and what the relationship of its parties is like: the measures
//! of one contract, first in plain words, then with every number and the acts behind it.

mod course;
mod files;
mod gap;
mod indices;
mod matters;
mod offices;
mod owed;
mod real;
mod records;
mod rights;
mod said;
mod sheet;
mod stages;
mod turn;
mod types;
mod why;
pub(crate) mod words;

#[cfg(test)]
mod tests;

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use app::relationship::{ACTION, Relationship};
use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use maud::{Markup, html};
use measure::{coded::Dyad, ids::MatterId};
use policy::Decision;
use real::Real;
use sheet::Sheet;
use std::sync::Arc;

/// The name of these pages.
fn title(lang: In) -> &'static str {
    lang.t("这份合同还真实吗", "Is this contract still real")
}

/// What a request is about.
enum Found {
    /// The measures.
    Measured(Box<Shown>, Arc<Relationship>),
    /// The page says why there are none.
    Closed(Box<Shown>, Why),
}

/// Why nothing is shown.
#[derive(Clone, Copy)]
enum Why {
    /// The reader is not one of those who see a single contract.
    NotYours,
    /// Nothing is signed yet.
    NotSigned,
}

fn found(web: &Web, ask: &Ask) -> Result<Found, Failure> {
    let shown = Box::new(parts::shown_contract(web, ask)?);
    let contract = shown.contract.ok_or(Failure::NotFound)?;
    let may = shown.viewer.may(&shown.loaded, Some(contract), ACTION);
    if matches!(may, Decision::Deny(_)) {
        return Ok(Found::Closed(shown, Why::NotYours));
    }
    let measured = web.app.relationship(shown.id, contract, &shown.viewer)?;
    Ok(match measured {
        Some(relationship) => Found::Measured(shown, relationship),
        None => Found::Closed(shown, Why::NotSigned),
    })
}

/// What a part of these pages shows: its name, and its content.
type Part = fn(&Sheet<'_>, &Ask) -> Option<(String, Markup)>;

fn page(web: &Web, ask: &Ask, part: Part) -> Answer {
    let lang = ask.lang;
    let (shown, relationship) = match found(web, ask)? {
        Found::Measured(shown, relationship) => (shown, relationship),
        Found::Closed(shown, why) => return Ok(closed(web, ask, &shown, why)),
    };
    let base = base(&shown);
    let behind = Real {
        web,
        lang,
        shown: &shown,
        relationship: &relationship,
    };
    let sheet = Sheet {
        lang,
        base: &base,
        dossier: &relationship.dossier,
        findings: &relationship.findings,
        behind: &behind,
    };
    let (name, content) = part(&sheet, ask).ok_or(Failure::NotFound)?;
    let content = html! { (head(lang, &shown, &name)) (content) };
    Ok(layout::page(web, ask, &name, &content))
}

fn base(shown: &Shown) -> String {
    let contract = shown
        .contract
        .map_or_else(String::new, |one| one.to_string());
    format!("{}/contracts/{contract}/relationship", shown.path())
}

fn head(lang: In, shown: &Shown, name: &str) -> Markup {
    let contract = shown
        .contract
        .map_or_else(String::new, |one| one.to_string());
    let own = base(shown);
    let first = title(lang);
    html! {
        @if name == first { (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", first)])) }
        @else { (parts::crumbs(lang, &[(&shown.path(), shown.title()), (&own, first), ("", name)])) }
        h1 { (name) " · " (contract) }
    }
}

/// The page for whoever may not see a single contract, or before there is anything to see.
fn closed(web: &Web, ask: &Ask, shown: &Shown, why: Why) -> axum::response::Response {
    let lang = ask.lang;
    let name = title(lang);
    let (status, text) = match why {
        Why::NotYours => (
            StatusCode::FORBIDDEN,
            lang.t(
                "单个合同的测量结果先给合同双方、落地街道和审计看，双方看到的是同一页。其他人只看汇总，而且至少五份合同才汇总。原因：数字会改变被测量的人，应当先由当事双方自己谈。",
                "The measures of a single contract are first for its two parties, its hosts and the auditor, who all see the same page. Everybody else sees sums, and only of five contracts or more. The reason: numbers change those they measure, so the parties talk about them first.",
            ),
        ),
        Why::NotSigned => (
            StatusCode::OK,
            lang.t(
                "合同签订之后才有可以对照的约定，现在没有可测量的。",
                "There is nothing to compare the record with before the contract is signed.",
            ),
        ),
    };
    let content = html! {
        (head(lang, shown, name))
        section.card #closed {
            p { (text) }
            p { a.button href="/relationships" { (lang.t("看汇总", "See the sums")) } " "
                a href={ (shown.path()) } { (lang.t("回到项目", "Back to the purchase")) } }
        }
    };
    layout::page_with(web, ask, name, &content, status)
}

/// The page of a contract.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, |sheet, _| {
        Some((title(sheet.lang).to_owned(), whole(sheet)))
    })
}

/// The whole contract.
fn whole(sheet: &Sheet<'_>) -> Markup {
    html! {
        (parts_of(sheet, &[
            ("said", sheet.lang.t("一句话", "In words")), ("gap", sheet.lang.t("差距", "Gap")),
            ("stages", sheet.lang.t("阶段", "Stages")), ("rights", sheet.lang.t("控制权", "Rights")),
            ("owed", sheet.lang.t("义务", "Duties")), ("offices", sheet.lang.t("三方", "The three")),
            ("records", sheet.lang.t("记录", "The record")), ("files", sheet.lang.t("下载", "Files")),
        ]))
        (said::section(sheet))
        (gap::section(sheet, None))
        (stages::section(sheet))
        (rights::section(sheet))
        (owed::section(sheet))
        (offices::section(sheet))
        (records::section(sheet))
        (downloads(sheet, None))
    }
}

fn parts_of(sheet: &Sheet<'_>, parts: &[(&str, &str)]) -> Markup {
    html! {
        nav.tabs.small.screen aria-label=(sheet.lang.t("本页内容", "On this page")) {
            @for (id, name) in parts { a href={ "#" (id) } { (name) } }
        }
    }
}

/// The page of one pair.
///
/// # Errors
/// Not found, or failures of the database.
pub fn pair(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, |sheet, ask| {
        let dyad = sheet.named(ask.param("pair"))?;
        Some((sheet.pair(dyad), of_pair(sheet, dyad)?))
    })
}

/// One pair in full.
fn of_pair(sheet: &Sheet<'_>, dyad: &Dyad) -> Option<Markup> {
    let lang = sheet.lang;
    let cell = sheet.whole(dyad)?;
    Some(html! {
        (parts_of(sheet, &[
            ("said", lang.t("一句话", "In words")), ("types", lang.t("类型", "Type")), ("why", lang.t("为什么", "Why")),
            ("course", lang.t("经过", "Course")), ("turn", lang.t("转折", "Turn")), ("first", lang.t("谁先动手", "Who began")),
            ("indices", lang.t("数字", "Numbers")), ("gap", lang.t("差距", "Gap")), ("files", lang.t("下载", "Files")),
        ]))
        section.card #said {
            h2 { (lang.t("一句话说清", "In plain words")) }
            (said::verdict(sheet, cell))
            p { (lang.t("谁更容易记录：", "Whose pen reaches further: ")) (matters::recording(sheet, &cell.indices.recording)) }
        }
        (types::section(sheet, cell))
        (why::section(sheet, cell))
        (course::section(sheet, dyad))
        (turn::section(sheet, dyad))
        (indices::first_mover(sheet, cell))
        (indices::section(sheet, cell))
        (gap::section(sheet, Some(dyad)))
        (downloads(sheet, Some(dyad)))
    })
}

fn downloads(sheet: &Sheet<'_>, dyad: Option<&Dyad>) -> Markup {
    let lang = sheet.lang;
    html! {
        section.card.screen #files {
            h2 { (lang.t("下载", "Files")) }
            p {
                a href={ (sheet.base) ".csv" } { (lang.t("全部数字（表格）", "All numbers (CSV)")) } " · "
                a href={ (sheet.base) ".json" } { (lang.t("全部结果（JSON）", "All findings (JSON)")) } " · "
                a href={ (sheet.base) "/matters" } { (lang.t("全部事项", "All matters")) } " · "
                a href={ (sheet.base) "/owed" } { (lang.t("全部义务", "All that was owed")) }
            }
            p { (lang.t("图：", "Plots: ")) @for name in files::plots(sheet, dyad) { a href={ (sheet.base) "/plots/" (name) ".svg" } { (name) ".svg" } " " } }
        }
    }
}

/// All matters, narrowed by links.
///
/// # Errors
/// Not found, or failures of the database.
pub fn all_matters(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, |sheet, ask| {
        let name = sheet
            .lang
            .t("数字背后的事项", "The matters behind the numbers");
        Some((name.to_owned(), matters::list(sheet, ask)))
    })
}

/// One matter with its acts.
///
/// # Errors
/// Not found, or failures of the database.
pub fn one_matter(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, |sheet, ask| {
        let id = MatterId::new(ask.param("matter"));
        let name = format!("{} {id}", sheet.lang.t("事项", "Matter"));
        Some((name, matters::one(sheet, &id)?))
    })
}

/// What was owed, item by item.
///
/// # Errors
/// Not found, or failures of the database.
pub fn all_owed(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, |sheet, ask| {
        let name = sheet.lang.t("应做的事怎样结束", "How what was owed ended");
        Some((name.to_owned(), owed::list(sheet, ask)))
    })
}

/// A file: its kind, its name, its content.
type File = fn(&Sheet<'_>, &Ask) -> Option<(&'static str, String, String)>;

fn file(web: &Web, ask: &Ask, make: File) -> Answer {
    let Found::Measured(shown, relationship) = found(web, ask)? else {
        return Err(Failure::NotFound);
    };
    let base = base(&shown);
    let behind = Real {
        web,
        lang: ask.lang,
        shown: &shown,
        relationship: &relationship,
    };
    let sheet = Sheet {
        lang: ask.lang,
        base: &base,
        dossier: &relationship.dossier,
        findings: &relationship.findings,
        behind: &behind,
    };
    let (kind, name, text) = make(&sheet, ask).ok_or(Failure::NotFound)?;
    let place = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, place),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// Every number as a table.
///
/// # Errors
/// Not found, also for whoever may not see it, or failures of the database.
pub fn csv(web: &Web, ask: &Ask) -> Answer {
    file(web, ask, |sheet, _| {
        let name = format!("relationship-{}.csv", sheet.findings.contract);
        Some(("text/csv; charset=utf-8", name, files::csv(sheet)))
    })
}

/// The findings as JSON.
///
/// # Errors
/// Not found, also for whoever may not see it, or failures of the database.
pub fn json(web: &Web, ask: &Ask) -> Answer {
    file(web, ask, |sheet, _| {
        let name = format!("relationship-{}.json", sheet.findings.contract);
        let text = serde_json::to_string_pretty(sheet.findings).ok()?;
        Some(("application/json", name, text))
    })
}

/// A plot.
///
/// # Errors
/// Not found, also for whoever may not see it, or failures of the database.
pub fn plot(web: &Web, ask: &Ask) -> Answer {
    file(web, ask, |sheet, ask| {
        let name = ask.param("file").strip_suffix(".svg")?;
        let figure = files::plot(sheet, name)?;
        Some(("image/svg+xml", format!("{name}.svg"), figure.file()))
    })
}
