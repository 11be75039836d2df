//! Need → criterion → deliverable → outcome, as tables, with every gap named.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Process,
    planning::trace::{self, NeedRow, Orphan},
};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("需求逐项对应", "Trace: need to outcome");
    let process = &shown.loaded.process;
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        p { (lang.t(
            "每个评分项、服务单位和评估维度都要说得出为了哪项需求；没有人提出的不应采购，居民提出的不应遗漏。",
            "Every criterion, unit and outcome says which need it is for: nothing is bought that nobody asked for, and nothing residents asked for is forgotten.",
        )) }
        (gaps(lang, &shown))
        section.card #needs {
            h2 { (lang.t("从需求到成效", "From need to outcome")) }
            (needs(lang, process))
        }
        @if process.planning.draft.is_some() {
            section.card #rows { h2 { (lang.t("从采购文件到需求", "From the documents to the need")) } (rows(lang, process)) }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn gaps(lang: In, shown: &Shown) -> Markup {
    let process = &shown.loaded.process;
    let orphans = trace::orphans(process);
    html! {
        section.card #gaps {
            h2 { (lang.t("缺口", "Gaps")) " " span.count { (orphans.len()) } }
            @if process.planning.draft.is_none() {
                p.empty { (lang.t("采购文件尚未起草，需求还没有对应的评分和服务。", "The documents are not drafted yet; no need is linked so far.")) }
            } @else if orphans.is_empty() {
                p.empty { (lang.t("没有缺口。", "There is none.")) }
            }
            ul.todo { @for one in &orphans {
                li { (one.text().get(lang.0)) " "
                    a href={ (shown.path()) "/acts/draft-documents#f-" (one.pointer()) } { code { (one.pointer()) } }
                    @if matches!(one, Orphan::Need(..)) { p.meta { (lang.t("确实不采纳的，在答复议题时写明。", "If it is left out on purpose, say so when answering the theme.")) } }
                }
            } }
        }
    }
}

fn needs(lang: In, process: &Process) -> Markup {
    let needs = trace::needs(process);
    let (need, serves, units, outcomes) = (
        lang.t("需求", "Need"),
        lang.t("评分项", "Criteria"),
        lang.t("服务单位", "Units"),
        lang.t("评估维度", "Outcomes"),
    );
    html! {
        @if needs.is_empty() { p.empty { (lang.t("还没有居民议题或需求内容。", "There are no themes or components yet.")) } }
        @else { table.cards {
            thead { tr { @for name in [need, serves, units, outcomes] { th scope="col" { (name) } } } }
            tbody { @for one in &needs { tr id={ "need-" (one.id) } {
                td data-label=(need) { (one.id) " " (one.name.as_str()) (told(lang, one)) }
                td data-label=(serves) { (list(one.criteria.iter().map(|one| format!("{} {}", one.id, one.name.as_str())))) }
                td data-label=(units) { (list(one.units.iter().map(|one| format!("{} {} × {}", one.id, one.name.as_str(), one.quantity)))) }
                td data-label=(outcomes) { (list(one.outcomes.iter().map(|one| one.name.as_str().to_owned()))) }
            } } }
        } }
    }
}

/// What residents were told about a theme.
fn told(lang: In, one: &NeedRow<'_>) -> Markup {
    html! { @if let Some(answer) = one.answer { p.meta { (lang.bi(answer.taken.name())) (lang.t("：", ": ")) (answer.text.as_str()) } } }
}

fn list(items: impl Iterator<Item = String>) -> Markup {
    let items: Vec<String> = items.collect();
    html! { @if items.is_empty() { "—" } @for (place, one) in items.iter().enumerate() { @if place > 0 { br; } (one) } }
}

fn rows(lang: In, process: &Process) -> Markup {
    let needs = trace::needs(process);
    let Some(plan) = &process.plan else {
        return html! {};
    };
    let (row, leads) = (lang.t("文件中的内容", "Row"), lang.t("对应", "Linked to"));
    let names = |found: Vec<&NeedRow<'_>>| -> Vec<String> {
        let found = found.into_iter();
        found
            .map(|one| format!("{} {}", one.id, one.name.as_str()))
            .collect()
    };
    html! {
        table.cards {
            thead { tr { th scope="col" { (row) } th scope="col" { (leads) } } }
            tbody {
                @for one in &plan.criteria { tr {
                    td data-label=(row) { (lang.t("评分项 ", "Criterion ")) (one.id) " " (one.name.as_str()) " · " (one.points) }
                    td data-label=(leads) { (list(names(needs.iter().filter(|need| need.criteria.iter().any(|c| c.id == one.id)).collect()).into_iter())) }
                } }
                @for one in &plan.terms.units { tr {
                    td data-label=(row) { (lang.t("服务单位 ", "Unit ")) (one.id) " " (one.name.as_str()) }
                    td data-label=(leads) { (list(names(needs.iter().filter(|need| need.units.iter().any(|u| u.id == one.id)).collect()).into_iter())) }
                } }
                @for (place, one) in plan.terms.index.iter().enumerate() { tr {
                    td data-label=(row) { (lang.t("评估维度 ", "Outcome ")) (one.name.as_str()) " · " (one.weight) }
                    td data-label=(leads) { (list(trace::linked_units(process, place).into_iter().map(|unit| format!("{} {}", unit.id, unit.name.as_str())))) }
                } }
            }
        }
    }
}
