//! The list of purchases, with filters.

use crate::{Web, ask::Ask, layout, routes::Answer, wording::In};
use app::rows::{Summary, SummaryQuery};
use domain::Stage;
use kernel::Zone;
use maud::{Markup, html};
use serde_json::Value;

/// Rows of a page.
pub const PAGE_ROWS: u32 = 50;

/// The list.
///
/// # Errors
/// Failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let page: u32 = ask
        .query("page")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0)
        .min(10_000);
    let mine = ask.query("mine").is_some();
    let organisation = ask
        .session
        .as_ref()
        .and_then(|session| session.person.organisation)
        .filter(|_| mine);
    let query = SummaryQuery {
        stage: ask
            .query("stage")
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
        text: ask
            .query("text")
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
        organisations: organisation.map(|id| vec![id.to_string()]),
        offset: page.saturating_mul(PAGE_ROWS),
        limit: PAGE_ROWS + 1,
    };
    let mut rows = web.app.summaries(&query)?;
    let more = rows.len() > usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX));
    let content = html! {
        h1 { (lang.t("采购项目", "Purchases")) }
        (filters(ask, mine))
        section.card { (table(web, lang, &rows)) (pager(ask, page, more)) }
    };
    Ok(layout::page(
        web,
        ask,
        lang.t("采购项目", "Purchases"),
        &content,
    ))
}

fn filters(ask: &Ask, mine: bool) -> Markup {
    let lang = ask.lang;
    let stage = ask.query("stage").unwrap_or("");
    html! {
        form.filters method="get" action="/purchases" role="search" {
            div.field { label for="text" { (lang.t("名称包含", "Name contains")) }
                input #text name="text" type="search" value=(ask.query("text").unwrap_or("")); }
            div.field { label for="stage" { (lang.t("阶段", "Stage")) }
                select #stage name="stage" {
                    option value="" { (lang.t("全部", "All")) }
                    @for one in Stage::ALL { option value=(one.code()) selected[one.code() == stage] { (one.code()) " " (lang.bi(one.name())) } }
                } }
            @if ask.session.is_some() {
                label.box { input type="checkbox" name="mine" value="1" checked[mine]; span { (lang.t("只看我方参与的", "only ours")) } }
            }
            button.button type="submit" { (lang.t("筛选", "Filter")) }
        }
    }
}

fn pager(ask: &Ask, page: u32, more: bool) -> Markup {
    let lang = ask.lang;
    let link = |to: u32| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, value) in ask.query.iter().filter(|(key, _)| key != "page") {
            query.append_pair(key, value);
        }
        query.append_pair("page", &to.to_string());
        format!("/purchases?{}", query.finish())
    };
    html! {
        nav.pager aria-label=(lang.t("翻页", "Pages")) {
            @if page > 0 { a href=(link(page - 1)) { (lang.t("上一页", "Previous")) } }
            @if more { a href=(link(page + 1)) { (lang.t("下一页", "Next")) } }
        }
    }
}

/// Rows of purchases.
pub fn table(web: &Web, lang: In, rows: &[Summary]) -> Markup {
    html! {
        @if rows.is_empty() { p.empty { (lang.t("没有符合条件的项目。", "No purchase fits.")) } }
        @else {
            table.cards {
                thead { tr {
                    th scope="col" { (lang.t("项目", "Purchase")) }
                    th scope="col" { (lang.t("阶段", "Stage")) }
                    th scope="col" { (lang.t("购买方", "Purchaser")) }
                    th scope="col" { (lang.t("承接方", "Supplier")) }
                    th scope="col" { (lang.t("最长的等待", "Longest wait")) }
                } }
                tbody { @for row in rows { (line(web, lang, row)) } }
            }
        }
    }
}

fn line(web: &Web, lang: In, row: &Summary) -> Markup {
    let more: Value = serde_json::from_str(&row.json).unwrap_or(Value::Null);
    let name = |value: &Value| {
        let key = lang.t("zh", "en");
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("—")
            .to_owned()
    };
    let buyer = more.get("buyer").map_or_else(String::new, name);
    let suppliers: Vec<String> = more
        .get("suppliers")
        .and_then(Value::as_array)
        .map(|list| list.iter().map(name).collect())
        .unwrap_or_default();
    let stage = Stage::from_code(&row.stage);
    html! {
        tr {
            td data-label=(lang.t("项目", "Purchase")) { a href={ "/purchases/" (row.process) } { (row.title) } }
            td data-label=(lang.t("阶段", "Stage")) { span.chip { @if stage != Some(Stage::End) { (row.stage) " " } (stage.map_or("", |stage| lang.bi(stage.name()))) } }
            td data-label=(lang.t("购买方", "Purchaser")) { (buyer) }
            td data-label=(lang.t("承接方", "Supplier")) { (if suppliers.is_empty() { "—".to_owned() } else { suppliers.join("、") }) }
            td data-label=(lang.t("最长的等待", "Longest wait")) { (waiting(web, lang, row)) }
        }
    }
}

/// What waits on whom in a purchase, and for how long: the obligation due first.
fn waiting(web: &Web, lang: In, row: &Summary) -> Markup {
    let loaded = row
        .process
        .parse()
        .ok()
        .and_then(|id| web.app.purchase(id).ok().flatten());
    let zone = loaded
        .as_ref()
        .map_or_else(Zone::default, |one| one.process.law().zone());
    let today = zone.civil_date(web.app.clock().now());
    let first = loaded.as_ref().and_then(|loaded| {
        let process = &loaded.process;
        let living = |one: &&domain::Obligation| {
            one.is_open() && !super::parts::is_over(process, one.contract)
        };
        let open = process.obligations.iter().filter(living);
        open.filter_map(|one| one.due.date().map(|due| (due, one)))
            .min_by_key(|(due, _)| *due)
    });
    html! {
        @match first {
            Some((due, one)) => {
                span.due.late[due < today] {
                    (super::home::debtor(web, lang, one)) (lang.t("：", ": ")) (lang.bi(one.duty.0.what))
                    (lang.t("，", ", ")) strong { (lang.distance(due, today)) }
                }
            }
            None => { (lang.t("无", "nothing")) }
        }
    }
}
