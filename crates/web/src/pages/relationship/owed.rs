//! What was owed by each side, and how it ended: sums, and the items one by one.

use super::{
    sheet::{Sheet, asked},
    words::{self, ENDINGS},
};
use crate::ask::Ask;
use maud::{Markup, html};
use measure::{DueItem, coded::Ending, ids::PartyId};

/// Items on one page.
const ROWS: usize = 50;

/// The sums by party.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let items = &sheet.findings.items;
    let mut parties: Vec<&PartyId> = Vec::new();
    for one in items {
        if !parties.contains(&&one.bearer) {
            parties.push(&one.bearer);
        }
    }
    html! {
        section.card #owed {
            h2 { (lang.t("各方做到了什么、没做到什么", "What each side kept and missed")) }
            @if items.is_empty() { p.empty { (lang.t("记录里还没有到期的义务。", "Nothing owed is in the record yet.")) } }
            @else {
                div.scroll { table {
                    thead { tr { th scope="col" { (lang.t("各方", "Party")) } @for (_, name) in ENDINGS { th scope="col" { (lang.bi(*name)) } } } }
                    tbody { @for party in &parties { tr {
                        th scope="row" { a href=(sheet.owed(&[("by", party.as_str())])) { (sheet.party(party)) } }
                        @for (code, _) in ENDINGS { td.number { (count(sheet, party, code)) } }
                    } } }
                } }
                p.meta { (lang.t("因对方受阻的、对方放弃的，不记在任何一方名下；迟延在宽限期内按天折算。",
                    "What the other side blocked or waived counts for nobody; lateness within the grace counts by the day.")) }
            }
        }
    }
}

fn count(sheet: &Sheet<'_>, party: &PartyId, code: &str) -> Markup {
    let all = sheet.findings.items.iter();
    let own = all.filter(|one| one.bearer == *party && words::ending(&one.ending).0 == code);
    let found = own.count();
    let href = sheet.owed(&[("by", party.as_str()), ("ending", code)]);
    html! { @if found == 0 { "0" } @else { a href=(href) { (found) } } }
}

/// Whether an item is one that was asked for.
fn wanted(ask: &Ask, one: &DueItem) -> bool {
    let code = words::ending(&one.ending).0;
    let ending = ask.query("ending").is_none_or(|asked| match asked {
        // What is missing of a part: late beyond its credit, or not done.
        "short" => matches!(one.ending, Ending::Late { .. } | Ending::Missing),
        asked => asked == code,
    });
    let same = |name: &str, value: &str| ask.query(name).is_none_or(|asked| asked == value);
    ending && same("by", one.bearer.as_str()) && same("stage", one.stage.as_str())
}

/// The items asked for.
pub(super) fn list(sheet: &Sheet<'_>, ask: &Ask) -> Markup {
    let lang = sheet.lang;
    let items = sheet.findings.items.iter();
    let found: Vec<&DueItem> = items.filter(|one| wanted(ask, one)).collect();
    let page = super::matters::page_of(ask, found.len(), ROWS);
    html! {
        section.card {
            (filters(sheet, ask))
            p { (found.len()) (lang.t(" 项", " items")) }
            @if found.is_empty() { p.empty { (lang.t("没有这样的事项。", "There are none.")) } }
            ul.duties { @for one in found.iter().skip(page * ROWS).take(ROWS) { (line(sheet, one)) } }
            (super::matters::pager(sheet, ask, ("owed", found.len(), ROWS)))
        }
    }
}

fn filters(sheet: &Sheet<'_>, ask: &Ask) -> Markup {
    let lang = sheet.lang;
    let by = ask.query("by");
    let now = ask.query("ending");
    let link = |code: Option<&str>| {
        let mut query: Vec<(&str, &str)> = by.map(|by| ("by", by)).into_iter().collect();
        query.extend(code.map(|code| ("ending", code)));
        sheet.owed(&query)
    };
    html! {
        @if let Some(by) = by { p { (lang.t("只看：", "Only: ")) strong { (sheet.party(&PartyId::new(by))) } " "
            a href={ (sheet.base) "/owed" (now.map_or_else(String::new, |one| asked(&[("ending", one)]))) } { (lang.t("看各方", "all parties")) } } }
        nav.tabs.small aria-label=(lang.t("怎样结束", "How it ended")) {
            a href=(link(None)) aria-current=[now.is_none().then_some("true")] { (lang.t("全部", "all")) }
            @for (code, name) in ENDINGS { a href=(link(Some(code))) aria-current=[(now == Some(*code)).then_some("true")] { (lang.bi(*name)) } }
        }
    }
}

fn line(sheet: &Sheet<'_>, one: &DueItem) -> Markup {
    let lang = sheet.lang;
    let source = sheet.behind.owed(&one.id);
    let (code, name) = words::ending(&one.ending);
    let ok = matches!(code, "kept" | "repaired");
    let bad = matches!(code, "missing" | "late");
    html! {
        li id=(one.id) {
            strong { @match &source {
                Some(source) => { a href=(source.href) { (source.text) } }
                None => { (one.norm) }
            } } " "
            span.state.ok[ok].bad[bad] { (lang.bi(name)) @if let Ending::Late { days, .. } = one.ending { " " (days) (lang.t(" 天", " days")) } }
            br; span.meta {
                (sheet.party(&one.bearer)) @if let Some(to) = &one.counterparty { " → " (sheet.party(to)) }
                " · " (lang.t("最后一天 ", "last day ")) (one.due) " · " (one.clause) " · " (sheet.stage(&one.stage))
                " · " (lang.t("凭据 ", "evidence ")) (one.evidence) "/3"
                @for act in &one.acts { @if let Some(source) = sheet.behind.act(act) { " · " a href=(source.href) { (source.name) } } }
            }
        }
    }
}
