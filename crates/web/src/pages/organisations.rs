//! Organisations and their records: the buyer's beside the supplier's, of the same size.

pub mod block;
mod buying;
pub mod measures;
mod providing;

use crate::{
    Web, api, ask::Ask, failure::Failure, layout, pages::parts::trail, routes::Answer, wording::In,
};
use app::{OrganisationCard, Viewer, organisations::Part};
use kernel::{OrganisationId, Role};
use maud::{Markup, html};
use measures::Shownable;
use policy::Decision;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// Rows of the list on one page.
const PAGE_ROWS: usize = 50;

/// In how many purchases an organisation buys, hosts and provides.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    buys: u32,
    hosts: u32,
    provides: u32,
}

impl Counts {
    fn roles(self) -> [(Role, u32); 3] {
        [
            (Role::Purchaser, self.buys),
            (Role::Host, self.hosts),
            (Role::Provider, self.provides),
        ]
    }

    fn is_empty(self) -> bool {
        self.roles().iter().all(|(_, count)| *count == 0)
    }
}

/// The list.
///
/// # Errors
/// Failures of the database.
pub fn list(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let text = ask.query("text").map(str::trim).unwrap_or("");
    let all = listed(web, text)?;
    let page: usize = ask
        .query("page")
        .and_then(|one| one.parse().ok())
        .unwrap_or(0);
    let title = lang.t("各单位的记录", "Records of organisations");
    let content = html! {
        (trail(lang, &[("/", lang.t("首页", "Start")), ("", title)]))
        h1 { (title) }
        p { (lang.t(
            "购买方和街道的付款、答复、检查、变更，与承接方的能力记录并列，口径相同。数字都能打开到记录；不排名，件数太少时不显示比例。",
            "How purchasers and hosts pay, answer, inspect and change, beside what providers can do, in the same measure. Every number opens the acts behind it. There is no ranking, and a share of very few is not shown.",
        )) }
        form.filters method="get" action="/organisations" role="search" {
            div.field { label for="text" { (lang.t("名称包含", "Name contains")) } input #text name="text" type="search" value=(text); }
            button.button type="submit" { (lang.t("筛选", "Filter")) }
        }
        section.card { (table(lang, all.iter().skip(page.saturating_mul(PAGE_ROWS)).take(PAGE_ROWS))) }
        nav.pager aria-label=(lang.t("翻页", "Pages")) {
            @if page > 0 { a href=(pager(text, page - 1)) { (lang.t("上一页", "Previous")) } }
            @if all.len() > page.saturating_add(1).saturating_mul(PAGE_ROWS) { a href=(pager(text, page + 1)) { (lang.t("下一页", "Next")) } }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn pager(text: &str, page: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("text", text);
    query.append_pair("page", &page.to_string());
    format!("/organisations?{}", query.finish())
}

fn table<'a>(lang: In, rows: impl Iterator<Item = &'a (OrganisationCard, Counts)>) -> Markup {
    let rows: Vec<_> = rows.collect();
    html! {
        @if rows.is_empty() { p.empty { (lang.t("没有符合条件的单位。", "No organisation fits.")) } }
        @else { table.cards {
            thead { tr {
                th scope="col" { (lang.t("单位", "Organisation")) }
                th scope="col" { (lang.t("在几个项目中是", "In how many purchases it is")) }
            } }
            tbody { @for (card, counts) in rows { tr {
                td data-label=(lang.t("单位", "Organisation")) { a href={ "/organisations/" (card.id) } { (card.name(lang.0)) } }
                td data-label=(lang.t("角色", "Roles")) { (chips(lang, *counts)) }
            } } }
        } }
    }
}

fn chips(lang: In, counts: Counts) -> Markup {
    html! {
        @for (role, count) in counts.roles() { @if count > 0 { span.chip { (lang.bi(role.name())) " " (count) } " " } }
    }
}

/// Organisations that take part in a purchase, by name.
fn listed(web: &Web, text: &str) -> Result<Vec<(OrganisationCard, Counts)>, Failure> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for row in web.app.purchases_of(None)? {
        let more: Value = serde_json::from_str(&row.json).unwrap_or(Value::Null);
        let id = |one: &Value| one.get("id").and_then(Value::as_str).map(str::to_owned);
        let ids = |name: &str| -> Vec<String> {
            let list = more.get(name).and_then(Value::as_array);
            let mut ids: Vec<String> = list.into_iter().flatten().filter_map(id).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        counts.entry(row.buyer.clone()).or_default().buys += 1;
        for host in ids("hosts") {
            counts.entry(host).or_default().hosts += 1;
        }
        for supplier in ids("suppliers") {
            counts.entry(supplier).or_default().provides += 1;
        }
    }
    let directory = web.app.directory();
    let cards = directory.organisations().filter_map(|card| {
        let counted = counts
            .get(&card.id.to_string())
            .copied()
            .unwrap_or_default();
        let named = card.zh.contains(text) || card.en.to_lowercase().contains(&text.to_lowercase());
        (named && !counted.is_empty()).then(|| (card.clone(), counted))
    });
    Ok(cards.collect())
}

/// An organisation with its records as a reader may see them.
pub(super) struct Records<'a> {
    pub(super) web: &'a Web,
    pub(super) lang: In,
    pub(super) id: OrganisationId,
    pub(super) viewer: Viewer,
    pub(super) parts: Vec<Arc<Part>>,
}

impl Records<'_> {
    /// Whether the reader acts for the organisation itself.
    pub(super) fn is_own(&self) -> bool {
        let person = self.viewer.person.as_ref();
        person.and_then(|one| one.organisation) == Some(self.id)
    }

    /// Whether the reader may see what is between the parties of a purchase.
    pub(super) fn is_party(&self, part: &Part, contract: domain::ContractId) -> bool {
        let loaded = self.web.app.purchase(part.process).ok().flatten();
        loaded.is_some_and(|loaded| {
            let decision = self.viewer.may(&loaded, Some(contract), "view-parties");
            matches!(decision, Decision::Allow(_))
        })
    }
}

/// The records of an organisation for the reader of a page.
///
/// # Errors
/// Failures of the database.
pub(super) fn records<'a>(
    web: &'a Web,
    ask: &Ask,
    id: OrganisationId,
) -> Result<Records<'a>, Failure> {
    Ok(Records {
        web,
        lang: ask.lang,
        id,
        viewer: ask.viewer(),
        parts: web.app.conduct(id)?,
    })
}

fn asked(web: &Web, ask: &Ask) -> Result<OrganisationCard, Failure> {
    let id: OrganisationId = ask.param("id").parse().map_err(|_| Failure::NotFound)?;
    let directory = web.app.directory();
    directory.organisation(id).cloned().ok_or(Failure::NotFound)
}

/// The page of one organisation.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let card = asked(web, ask)?;
    let records = records(web, ask, card.id)?;
    let lang = ask.lang;
    let fewest = measures::fewest(web);
    let name = card.name(lang.0);
    let crumb = lang.t("各单位的记录", "Records of organisations");
    let content = html! {
        (trail(lang, &[("/organisations", crumb), ("", name)]))
        section.card.head {
            h1 { (name) }
            p { (chips(lang, counted(&records.parts))) }
            p.meta { (lang.t("记录来自本平台上的项目，按当天计算。少于 ", "From the purchases on this platform, counted today. With fewer than ")) (fewest)
                (lang.t(" 件的不显示比例。受保护的行为从不计为不利；处理记录到期即不再显示。", " cases no share is shown. Protected acts never count against anybody; a sanction is gone on the day its record expires.")) }
            (providing::dependence(&records))
        }
        div.columns {
            (buying::section(&records, fewest)?)
            (providing::section(&records, fewest)?)
        }
    };
    Ok(layout::page(web, ask, name, &content))
}

fn counted(parts: &[Arc<Part>]) -> Counts {
    let mut counts = Counts::default();
    for part in parts {
        let on = |side| part.government.iter().any(|one| one.side == side);
        counts.buys += u32::from(on(kernel::Side::Purchaser));
        counts.hosts += u32::from(on(kernel::Side::Host));
        counts.provides += u32::from(!part.capability.is_empty());
    }
    counts
}

/// `GET /api/v1/organisations`.
///
/// # Errors
/// Failures of the database.
pub fn api_list(web: &Web, ask: &Ask) -> Answer {
    let all = listed(web, ask.query("text").unwrap_or("").trim())?;
    let rows: Vec<Value> = all
        .iter()
        .map(|(card, counts)| {
            json!({ "id": card.id, "zh": card.zh, "en": card.en, "purchaser": counts.buys,
                    "host": counts.hosts, "provider": counts.provides })
        })
        .collect();
    api::ok(&json!({ "organisations": rows }))
}

/// `GET /api/v1/organisations/{id}`: both records, as the reader may see them.
///
/// # Errors
/// Not found, or failures of the database.
pub fn api_one(web: &Web, ask: &Ask) -> Answer {
    let card = asked(web, ask)?;
    let records = records(web, ask, card.id)?;
    let fewest = measures::fewest(web);
    api::ok(&json!({
        "id": card.id, "zh": card.zh, "en": card.en, "fewest": fewest,
        "asBuyerOrHost": buying::data(&records, fewest)?,
        "asProvider": providing::data(&records, fewest)?,
    }))
}

/// What a record shows of a purchase: its acts in the order of the reader's view.
pub(super) fn shownable(records: &Records<'_>, part: &Part) -> Result<Shownable, Failure> {
    let loaded = records.web.app.purchase(part.process)?;
    Ok(Shownable {
        process: part.process,
        loaded: loaded.ok_or(Failure::NotFound)?,
        viewer: records.viewer.clone(),
    })
}
