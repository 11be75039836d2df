//! The records of service of a contract: what was given, by whom, how it is confirmed, what is agreed.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::{In, Names},
};
use domain::{
    At, Context, Contract,
    delivery::{
        month::Month,
        state::{Deliverer, Delivery, RecordStanding, Service},
        words::{Entry, ServiceKind},
    },
};
use kernel::{Bi, Lang, lang::bi};
use maud::{Markup, html};
use policy::Decision;
use std::cmp::Reverse;

pub mod export;
pub mod form;
pub mod import;
mod table;
mod totals;

pub use totals::glance;

/// Records on one page.
const PAGE: usize = 50;

/// The contract of the path, for those who may read the shared record of its parties.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn place(web: &Web, ask: &Ask) -> Result<Shown, Failure> {
    let mut shown = parts::shown(web, ask)?;
    let named = ask.param("contract").trim_start_matches('K').parse().ok();
    let contracts = &shown.loaded.process.contracts;
    let found = contracts.iter().find(|one| Some(one.id.0) == named);
    shown.contract = Some(found.ok_or(Failure::NotFound)?.id);
    match shown
        .viewer
        .may(&shown.loaded, shown.contract, "view-parties")
    {
        Decision::Allow(_) => {
            shown.names = Names::Shown;
            Ok(shown)
        }
        Decision::Deny(denial) => Err(Failure::Denied(denial)),
    }
}

/// The address of the page.
pub fn path(shown: &Shown) -> String {
    let contract = shown.contract.map_or_else(String::new, |id| id.to_string());
    format!("{}/contracts/{contract}/services", shown.path())
}

/// What the rules are asked with.
fn context<'a>(web: &'a Web, shown: &Shown) -> Context<'a> {
    Context {
        contract: shown.contract,
        ..parts::context(web, shown)
    }
}

/// Records that have something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nobody has confirmed them.
    Unconfirmed,
    /// They are in question.
    Questioned,
    /// They were entered late.
    Late,
    /// They were withdrawn.
    Withdrawn,
}

impl Mark {
    const ALL: &'static [Mark] = &[
        Mark::Unconfirmed,
        Mark::Questioned,
        Mark::Late,
        Mark::Withdrawn,
    ];

    const fn code(self) -> &'static str {
        match self {
            Mark::Unconfirmed => "unconfirmed",
            Mark::Questioned => "questioned",
            Mark::Late => "late",
            Mark::Withdrawn => "withdrawn",
        }
    }

    const fn name(self) -> Bi {
        match self {
            Mark::Unconfirmed => bi("未确认", "Not confirmed"),
            Mark::Questioned => bi("有疑问待核查", "In question"),
            Mark::Late => bi("逾时补录", "Entered late"),
            Mark::Withdrawn => bi("已撤回", "Withdrawn"),
        }
    }

    /// Whether a record is one of them.
    pub fn fits(self, service: &Service) -> bool {
        let counts = service.standing != RecordStanding::Withdrawn;
        match self {
            Mark::Unconfirmed => counts && !service.is_confirmed(),
            Mark::Questioned => service.standing == RecordStanding::Questioned,
            Mark::Late => counts && service.entry == Entry::Late,
            Mark::Withdrawn => !counts,
        }
    }
}

/// Which records are asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    month: Option<Month>,
    worker: Option<String>,
    kind: Option<ServiceKind>,
    mark: Option<Mark>,
}

/// A worker in an address.
fn key_of(who: &Deliverer) -> String {
    match who {
        Deliverer::Person(id) => id.to_string(),
        Deliverer::Code(code) => code.to_string(),
    }
}

impl Filter {
    /// The filter of a request; what it does not know it passes over.
    pub fn of(ask: &Ask) -> Filter {
        let said = |name: &str| {
            ask.query(name)
                .map(str::trim)
                .filter(|text| !text.is_empty())
        };
        let kind = said("kind");
        let mark = said("mark");
        Filter {
            month: said("month").and_then(|text| text.parse().ok()),
            worker: said("worker").map(str::to_owned),
            kind: ServiceKind::ALL
                .iter()
                .copied()
                .find(|one| Some(one.code()) == kind),
            mark: Mark::ALL
                .iter()
                .copied()
                .find(|one| Some(one.code()) == mark),
        }
    }

    fn fits(&self, delivery: &Delivery, service: &Service) -> bool {
        let worker = || delivery.deliverer(service).map(|who| key_of(&who));
        self.month
            .is_none_or(|month| Month::of(service.on) == month)
            && self.kind.is_none_or(|kind| service.kind == kind)
            && self.mark.is_none_or(|mark| mark.fits(service))
            && (self.worker.is_none() || worker() == self.worker)
    }

    /// The records asked for, the latest day first.
    pub fn matching<'a>(&self, delivery: &'a Delivery) -> Vec<&'a Service> {
        let all = delivery.services.iter();
        let mut found: Vec<&Service> = all.filter(|one| self.fits(delivery, one)).collect();
        found.sort_by_key(|one| Reverse((one.on, one.id)));
        found
    }

    /// The same as part of an address.
    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(month) = self.month {
            query.append_pair("month", &month.to_string());
        }
        if let Some(worker) = &self.worker {
            query.append_pair("worker", worker);
        }
        if let Some(kind) = self.kind {
            query.append_pair("kind", kind.code());
        }
        if let Some(mark) = self.mark {
            query.append_pair("mark", mark.code());
        }
        query.finish()
    }
}

/// The name of a worker: of the directory, else the code.
pub fn worker_name(web: &Web, lang: Lang, who: &Deliverer) -> String {
    match who {
        Deliverer::Code(code) => code.to_string(),
        Deliverer::Person(id) => {
            let directory = web.app.directory();
            let card = directory.person(*id);
            card.map_or_else(|| "—".to_owned(), |card| card.name(lang).to_owned())
        }
    }
}

/// The page.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = place(web, ask)?;
    let lang = ask.lang;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let context = context(web, &shown);
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let filter = Filter::of(ask);
    let found = filter.matching(&contract.delivery);
    let page = ask.query("page").and_then(|text| text.parse().ok());
    let page: usize = page
        .unwrap_or(1)
        .clamp(1, found.len().div_ceil(PAGE).max(1));
    let rows: Vec<&Service> = found
        .iter()
        .skip((page - 1) * PAGE)
        .take(PAGE)
        .copied()
        .collect();
    let title = lang.t("服务记录", "Services");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (contract.id) }
        (doors(lang, &shown))
        (totals::section(lang, &at, &shown, contract))
        section.card #records {
            h2 { (lang.t("记录", "Records")) " " span.count { (found.len()) } }
            (filters(web, lang, contract, &filter))
            @if rows.is_empty() { p.empty { (lang.t("没有符合条件的记录。", "No record fits.")) } }
            @else { (table::section(web, ask, &at, (&shown, contract, &rows))?) }
            (pager(lang, &filter, page, found.len()))
        }
        (totals::burden(web, lang, &at, (&shown, contract)))
        (totals::roster(web, lang, &at, (&shown, contract)))
    };
    Ok(layout::page(web, ask, title, &content))
}

/// What can be done here, by whom it can.
fn doors(lang: In, shown: &Shown) -> Markup {
    let base = path(shown);
    let may = |verb: &str| {
        let allowed = shown.viewer.may(&shown.loaded, shown.contract, verb);
        matches!(allowed, Decision::Allow(_))
    };
    let contract = shown.contract.map_or_else(String::new, |id| id.to_string());
    let act = |verb: &str| format!("{}/acts/{verb}?contract={contract}", shown.path());
    html! {
        nav.tabs aria-label=(lang.t("办理", "Acts")) {
            @if may("record-service") {
                a href={ (base) "/new" } { (lang.t("登记一次服务", "Record a service")) }
                a href={ (base) "/import" } { (lang.t("导入表格", "Take in a spreadsheet")) }
            }
            @if may("file-timesheet") { a href=(act("file-timesheet")) { (lang.t("填报月工时", "File monthly hours")) } }
            @if may("file-roster") { a href=(act("file-roster")) { (lang.t("报备人员名册", "File the roster")) } }
            @if may("confirm-services") { a href=(act("confirm-services")) { (lang.t("一次确认多条", "Confirm several")) } }
            a href={ (base) ".csv" } { (lang.t("导出 CSV", "Export CSV")) }
        }
    }
}

/// The months and the workers that have records.
fn months_and_people(
    web: &Web,
    lang: In,
    delivery: &Delivery,
) -> (Vec<Month>, Vec<(String, String)>) {
    let mut months: Vec<Month> = delivery
        .services
        .iter()
        .map(|one| Month::of(one.on))
        .collect();
    months.sort_unstable();
    months.dedup();
    let mut workers: Vec<Deliverer> = Vec::new();
    for who in delivery
        .services
        .iter()
        .filter_map(|one| delivery.deliverer(one))
    {
        if !workers.contains(&who) {
            workers.push(who);
        }
    }
    let mut people: Vec<(String, String)> = workers
        .iter()
        .map(|who| (key_of(who), worker_name(web, lang.0, who)))
        .collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    (months, people)
}

fn filters(web: &Web, lang: In, contract: &Contract, filter: &Filter) -> Markup {
    let (months, people) = months_and_people(web, lang, &contract.delivery);
    let every = lang.t("全部", "All");
    let options = [
        (
            "month",
            lang.t("月份", "Month"),
            filter.month.map(|one| one.to_string()),
            months
                .iter()
                .rev()
                .map(|one| (one.to_string(), one.to_string()))
                .collect::<Vec<_>>(),
        ),
        (
            "worker",
            lang.t("社工", "Worker"),
            filter.worker.clone(),
            people,
        ),
        (
            "kind",
            lang.t("类型", "Kind"),
            filter.kind.map(|one| one.code().to_owned()),
            ServiceKind::ALL
                .iter()
                .map(|one| (one.code().to_owned(), lang.bi(one.name()).to_owned()))
                .collect(),
        ),
        (
            "mark",
            lang.t("状态", "Standing"),
            filter.mark.map(|one| one.code().to_owned()),
            Mark::ALL
                .iter()
                .map(|one| (one.code().to_owned(), lang.bi(one.name()).to_owned()))
                .collect(),
        ),
    ];
    html! {
        form.filter method="get" action="#records" {
            @for (name, label, chosen, list) in &options {
                div.cell { label for={ "q-" (name) } { (label) }
                    select id={ "q-" (name) } name=(name) {
                        option value="" { (every) }
                        @for (value, text) in list { option value=(value) selected[chosen.as_deref() == Some(value)] { (text) } }
                    } }
            }
            button.plain type="submit" { (lang.t("筛选", "Filter")) }
        }
    }
}

fn pager(lang: In, filter: &Filter, page: usize, all: usize) -> Markup {
    let last = all.div_ceil(PAGE).max(1);
    let to = |number: usize| format!("?{}&page={number}#records", filter.query());
    html! {
        @if last > 1 {
            nav.pager aria-label=(lang.t("翻页", "Pages")) {
                @if page > 1 { a href=(to(page - 1)) rel="prev" { (lang.t("上一页", "Previous")) } }
                span { (page) " / " (last) }
                @if page < last { a href=(to(page + 1)) rel="next" { (lang.t("下一页", "Next")) } }
            }
        }
    }
}
