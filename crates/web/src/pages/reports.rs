//! What the period report asks for and which decision uses it; what offices asked to know and where
//! the record holds it.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Contract,
    delivery::{
        report_fields::ReportField,
        state::{Datum, DatumState, PeriodReport, ReportState},
        words_data::Asking,
    },
    say::Say,
};
use kernel::{Bi, lang::bi};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown_contract(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let lang = ask.lang;
    let title = lang.t("期间报告与所需数据", "Reports and data asked for");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (contract.id) }
        (reports(lang, &shown, contract))
        @if parts::reads_contract(&shown) {
            (fields(lang, contract))
            (register(lang, &shown, contract))
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

const fn state(one: ReportState) -> Bi {
    match one {
        ReportState::Submitted => bi("待答复", "waits for an answer"),
        ReportState::Accepted => bi("认可", "accepted"),
        ReportState::DeemedAccepted => bi("逾期未答复，视为认可", "accepted by silence"),
        ReportState::Questioned => bi("有疑问，待补充", "questions to be answered"),
        ReportState::Replaced(_) => bi("已由补充后的报告取代", "replaced by a later one"),
    }
}

fn reports(lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let all = &contract.delivery.reports;
    html! {
        section.card #reports {
            h2 { (lang.t("期间报告", "Period reports")) " " span.count { (all.len()) } }
            @if all.is_empty() { p.empty { (lang.t("还没有报告。", "No report yet.")) } }
            ul.duties { @for one in all.iter().rev() { (report(lang, shown, one)) } }
        }
    }
}

fn report(lang: In, shown: &Shown, one: &PeriodReport) -> Markup {
    let id = one.content.id.to_string();
    let waits = shown
        .loaded
        .process
        .obligations
        .iter()
        .find(|owed| owed.is_open() && owed.subject == id && owed.contract == shown.contract);
    html! {
        li id=(id) {
            strong { (id) " " (one.content.from) "–" (one.content.to) } " " span.state { (lang.bi(state(one.state))) }
            span.meta { (lang.t("提交于 ", "submitted on ")) (one.submitted) " · " (one.content.done.say(lang.0))
                " · " (one.content.hours) " h" @if let Some(spent) = one.content.spent { " · " (spent) }
                @if !one.content.data.is_empty() { " · " (one.content.data.say(lang.0)) } }
            @if let Some(owed) = waits {
                span.meta { (lang.t("等待 ", "waits on ")) (lang.bi(owed.duty.0.debtor.name())) (lang.t("：", ": ")) (lang.bi(owed.duty.0.what)) " "
                    (parts::due(lang, owed, shown.today)) " " (parts::derivation(lang, shown.id, owed)) }
            }
        }
    }
}

fn fields(lang: In, contract: &Contract) -> Markup {
    let all = contract.delivery.report_fields();
    html! {
        section.card #fields {
            h2 { (lang.t("报告字段", "Fields of the report")) }
            p.meta { (lang.t("每个字段写明用于什么决定；连续两期没有用处的自动失效，不再填报。新字段须双方同意。", "Each field names the decision it is for; one that no answer uses for two reports lapses and is asked no longer. New ones come in by agreement.")) }
            div.scroll { table {
                thead { tr { th { (lang.t("字段", "Field")) } th { (lang.t("用于", "For")) } th { (lang.t("用过", "Used in")) } th { (lang.t("状态", "State")) } } }
                tbody { @for one in &all { (field(lang, one)) } }
            } }
        }
    }
}

fn field(lang: In, one: &ReportField) -> Markup {
    html! {
        tr {
            th scope="row" { (one.id) " " (one.name(lang.0)) }
            td { (one.decision(lang.0)) }
            td { @for report in &one.used { a href={ "#" (report) } { (report) } " " }
                @if one.used.is_empty() { "—" } }
            td { @match one.lapsed {
                Some(on) => { span.state { (lang.t("已失效 ", "lapsed ")) (on) } }
                None => { span.state.ok { (lang.t("在用", "in use")) } @if let Some(since) = one.since { " " span.meta { (lang.t("自 ", "since ")) (since) } } }
            } }
        }
    }
}

fn register(lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let all = &contract.delivery.data;
    html! {
        section.card #data {
            h2 { (lang.t("机关所需数据", "Data offices asked for")) " " span.count { (all.len()) } }
            p { a href={ (shown.path()) "/acts/ask-for-datum?contract=" (contract.id) } { (lang.t("登记所需数据", "Ask for a datum")) } }
            @if all.is_empty() { p.empty { (lang.t("没有登记。", "Nothing was asked for.")) } }
            ul.duties { @for one in all.iter().rev() { (datum(lang, shown, contract, one)) } }
        }
    }
}

fn datum(lang: In, shown: &Shown, contract: &Contract, one: &Datum) -> Markup {
    html! {
        li id=(one.id) {
            strong { (one.id) " " (one.name.as_str()) } " "
            span.meta { (one.office.name(lang.0)) " · " (one.on) " · " (lang.t("用于 ", "for ")) (one.decision.as_str()) }
            (answer(lang, shown, contract, one))
            @if one.asking == Asking::Again {
                p { span.state.bad { (lang.bi(one.asking.name())) } " "
                    a href={ (shown.path()) "/acts/record-forbidden-act?contract=" (contract.id) } { (lang.t("记录禁止行为", "record a forbidden act")) } }
            }
        }
    }
}

fn answer(lang: In, shown: &Shown, contract: &Contract, one: &Datum) -> Markup {
    let page = one.kind.page();
    html! {
        span.meta { @match one.state {
            DatumState::Located(field) => {
                (lang.t("记录中已有：", "The record holds it: "))
                @match page {
                    Some(page) => { a href={ (shown.path()) "/contracts/" (contract.id) "/" (page) } { (lang.bi(one.kind.name())) } }
                    None => { a href={ (shown.path()) "/timeline" } { (lang.bi(one.kind.name())) } }
                }
                @if let Some(field) = field { " · " (field) }
            }
            DatumState::Proposed => { (lang.t("待承接方同意", "waits for the provider's agreement")) }
            DatumState::Agreed(field) => { (lang.t("已加入期间报告：", "in the reports as ")) (field) }
            DatumState::Declined => { (lang.t("承接方不同意（受保护）", "declined by the provider (protected)")) }
            DatumState::Lapsed => { (lang.t("逾期未答复，提议失效", "lapsed unanswered")) }
        } }
    }
}
