//! The components of the need beside the duty lists of the hosts: what was matched, and rows that
//! resemble a component. Likeness is proposed; people decide.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Organisation,
    planning::{
        duty_list::{self, DutyList},
        state::Component,
    },
};
use kernel::Role;
use maud::{Markup, html};

/// Most rows proposed for one component by one list.
const PROPOSALS: usize = 3;

/// The page; `?q=…` proposes rows for any words.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("职责清单对照", "Duty lists");
    let process = &shown.loaded.process;
    let directory = web.app.directory();
    let lists = directory.duty_lists();
    let hosts = process.organisations_in(Role::Host, None);
    let asked = ask.query("q").unwrap_or("").trim();
    let words = wanted(&shown, asked);
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        section.card #lists { h2 { (lang.t("各街道（镇）的清单", "Lists of the hosts")) }
            ul { @for host in &hosts { li { a href={ "/hosts/" (host.id) "/duties" } { (host.name(lang.0)) } " · "
                @match lists.get(&host.id) {
                    Some(list) => { (lang.t("第 ", "version ")) (list.version) (lang.t(" 版，", ", ")) (list.rows.len()) (lang.t(" 项，上传于 ", " rows, uploaded ")) (list.on) }
                    None => { (lang.t("没有上传", "not uploaded")) }
                } } } } }
        section.card #matched { h2 { (lang.t("已对照的内容", "Components matched")) } (matched(lang, &process.planning.components)) }
        section.card #proposals { h2 { (lang.t("可能相关的条目（仅供核对）", "Rows that may be related, to be checked")) }
            form.filters method="get" { div.field { label for="q" { (lang.t("内容", "Words")) } input #q name="q" type="text" value=(asked); }
                button.button type="submit" { (lang.t("查找", "Find")) } }
            @for host in &hosts { @if let Some(list) = lists.get(&host.id) { (proposals(lang, host, list, &words)) } } }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The words asked for, else the components, else the themes of residents.
fn wanted(shown: &Shown, asked: &str) -> Vec<String> {
    let planning = &shown.loaded.process.planning;
    if !asked.is_empty() {
        return vec![asked.chars().take(200).collect()];
    }
    if planning.components.is_empty() {
        let themes = planning.themes.iter();
        return themes
            .map(|one| one.raised.name.as_str().to_owned())
            .collect();
    }
    let components = planning.components.iter();
    components.map(|one| one.name.as_str().to_owned()).collect()
}

fn matched(lang: In, components: &[Component]) -> Markup {
    let (what, result, row) = (
        lang.t("内容", "Component"),
        lang.t("结果", "Result"),
        lang.t("清单条目", "Row of the list"),
    );
    html! {
        @if components.is_empty() { p.empty { (lang.t("还没有对照。", "Nothing is matched yet.")) } }
        @else { table.cards {
            thead { tr { @for name in [what, result, row] { th scope="col" { (name) } } } }
            tbody { @for one in components { tr id={ "component-" (one.id) } {
                td data-label=(what) { (one.id) " " (one.name.as_str()) }
                td data-label=(result) { span.state.bad[!one.result.may_be_bought()] { (lang.bi(one.result.name())) }
                    @if one.contradicts_list() { " " span.state.bad { (lang.t("与清单不一致", "not as the list says")) } } }
                td data-label=(row) { @match &one.cited {
                    Some(cited) => { (cited.host.name(lang.0)) (lang.t(" 第 ", ", version ")) (cited.version) (lang.t(" 版 ", ", row ")) a href={ "/hosts/" (cited.host.id) "/duties?version=" (cited.version) "#row-" (cited.code) } { (cited.code) } " · " (lang.bi(cited.kind.name())) p.meta { (cited.text.as_str()) } }
                    None => { span.state { (lang.t("未引用条目", "no row cited")) } p.meta { (one.basis.as_str()) } }
                } }
            } } }
        } }
    }
}

fn proposals(lang: In, host: &Organisation, list: &DutyList, words: &[String]) -> Markup {
    html! {
        h3 { (host.name(lang.0)) }
        @for word in words {
            @let found = duty_list::proposals(list, word, PROPOSALS);
            p { strong { (word) } @if found.is_empty() { (lang.t("：清单中没有相近条目", ": nothing like it on the list")) } }
            ul { @for one in found { li {
                a href={ "/hosts/" (host.id) "/duties#row-" (one.row.code) } { (one.row.code) } " · " (lang.bi(one.row.kind.name()))
                " · " (one.alike) "% · " (one.row.text)
            } } }
        }
    }
}
