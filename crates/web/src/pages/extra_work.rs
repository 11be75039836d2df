//! The ledger of extra work of a contract: what was asked beside the agreed units, who asked, what it
//! is worth, what became of it, and what was declined.

mod table;

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use axum::{http::header, response::IntoResponse};
use domain::{
    Contract,
    delivery::{
        extra::{ExtraWork, Line, Month, Sum, extra_work, task_of},
        ids::TaskId,
    },
};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown_contract(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let lang = ask.lang;
    let title = lang.t("合同外工作台账", "Ledger of extra work");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (contract.id) }
        @if parts::reads_contract(&shown) {
            (body(web, lang, &shown, contract))
        } @else {
            section.card { p.empty { (lang.t("台账由合同各方查阅。", "The parties to the contract read this ledger.")) } }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The same as a table for a spreadsheet.
///
/// # Errors
/// Not found, also for whoever is no party.
pub fn csv(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown_contract(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    if !parts::reads_contract(&shown) {
        return Err(Failure::NotFound);
    }
    let found = extra_work(&shown.loaded.process, contract);
    let text = table::csv(ask.lang, &shown, &found);
    let place = format!("attachment; filename=\"extra-work-{}.csv\"", contract.id);
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, place),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((head, text).into_response())
}

fn body(web: &Web, lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let found = extra_work(&shown.loaded.process, contract);
    html! {
        (sums(lang, shown, contract, &found))
        (months(lang, &found.months))
        section.card #lines {
            h2 { (lang.t("逐项", "Item by item")) " " span.count { (found.lines.len()) } }
            @if found.lines.is_empty() { p.empty { (lang.t("没有已做的合同外工作。", "No extra work was done.")) } }
            ul.duties { @for one in &found.lines { (line(web, lang, shown, one)) } }
        }
        (declined(lang, shown, &found))
    }
}

fn sums(lang: In, shown: &Shown, contract: &Contract, found: &ExtraWork<'_>) -> Markup {
    let rows = [
        (
            lang.t("已做（不含对方否认的）", "Worked (denied orders apart)"),
            found.worked,
        ),
        (lang.t("已付或已抵减", "Paid or returned"), found.settled),
        (lang.t("已确认、未付", "Confirmed and unpaid"), found.owed),
        (
            lang.t(
                "待确认或已报告未证实",
                "Not confirmed, or reported and not proven",
            ),
            found.open,
        ),
        (
            lang.t(
                "对方否认（双方说法都在记录中）",
                "Denied (both accounts on record)",
            ),
            found.contested,
        ),
    ];
    html! {
        section.card #sums {
            h2 { (lang.t("合计", "In all")) }
            div.scroll { table {
                thead { tr { th { } th { (lang.t("工时", "Hours")) } th { (lang.t("按合同小时价", "At the contract's rate")) } } }
                tbody { @for (name, sum) in rows { tr { th scope="row" { (name) } (cells(sum)) } } }
            } }
            p { (lang.t("范围偏移：", "Scope drift: "))
                @match found.drift() {
                    Some(share) => { strong { (share) " %" } " " span.meta { (lang.t("合同外工时 ", "off-contract hours ")) (found.off_contract) (lang.t("，服务记录工时 ", ", hours of service ")) (found.served) } }
                    None => { (lang.t("还没有工时记录", "no hours are recorded yet")) }
                } }
            p.meta { (lang.t("小时价 ", "Rate of an hour ")) (contract.terms.hour_rate) " · "
                a href={ (shown.path()) "/contracts/" (contract.id) "/extra-work.csv" } { (lang.t("下载表格（CSV）", "Download (CSV)")) } }
        }
    }
}

fn cells(sum: Sum) -> Markup {
    html! { td.number { (sum.hours) } td.number { (sum.value) } }
}

fn months(lang: In, months: &[Month<'_>]) -> Markup {
    html! {
        @if !months.is_empty() {
            section.card #months {
                h2 { (lang.t("按单位和月份", "By office and month")) }
                div.scroll { table {
                    thead { tr {
                        th { (lang.t("月份", "Month")) } th { (lang.t("单位", "Office")) }
                        th { (lang.t("工时", "Hours")) } th { (lang.t("金额", "Value")) }
                        th { (lang.t("未了结", "Not settled")) } th { (lang.t("来自", "From")) }
                    } }
                    tbody { @for one in months { tr {
                        td { (format!("{}-{:02}", one.month.0, one.month.1)) }
                        th scope="row" { (one.office.name(lang.0)) }
                        (cells(one.worked))
                        td.number { (one.unsettled.hours) " h · " (one.unsettled.value) }
                        td { @for task in &one.tasks { a href={ "#" (task) } { (task) } " " } }
                    } } }
                } }
            }
        }
    }
}

fn line(web: &Web, lang: In, shown: &Shown, one: &Line<'_>) -> Markup {
    html! {
        li id=(one.task) {
            strong { (one.task) " " (one.what.as_str()) } " "
            span.state.ok[one.standing.is_settled()].bad[!one.standing.is_settled()] { (lang.bi(one.standing.name())) }
            span.meta { (one.office.name(lang.0)) " · " (lang.bi(one.way.name())) " · " (one.asked)
                " · " (one.hours) " h · " (one.value) }
            span.meta { (lang.bi(one.class.name())) (lang.t("：", ": ")) (lang.bi(one.ground.name()))
                @if !one.duty.is_none() { (domain::say::Say::say(one.duty, lang.0)) } }
            @if let Some(owed) = one.waits {
                span.meta { (lang.t("等待 ", "waits on ")) (debtor(web, lang, owed)) (lang.t("：", ": ")) (lang.bi(owed.duty.0.what)) " "
                    (parts::due(lang, owed, shown.today))
                    " " (lang.t("已等 ", "waiting for ")) (kernel::time::days_between(owed.arose, shown.today).max(0)) (lang.t(" 天", " days")) " "
                    (parts::derivation(lang, shown.id, owed)) }
            }
            (entries(lang, shown, one.task))
        }
    }
}

fn debtor(web: &Web, lang: In, owed: &domain::Obligation) -> String {
    let role = lang.bi(owed.duty.0.debtor.name()).to_owned();
    owed.debtor
        .map_or(role, |id| parts::organisation_name(web, lang, id))
}

fn declined(lang: In, shown: &Shown, found: &ExtraWork<'_>) -> Markup {
    html! {
        @if !found.declined.is_empty() {
            section.card #declined {
                h2 { (lang.t("依约婉拒", "Declined")) " " span.count { (found.declined.len()) } }
                p.meta { (lang.t("婉拒受合同保护，不是过错，不得用于评分、检查或处理。", "Declining is protected: it is no fault and no score, inspection or penalty may follow from it.")) }
                ul.duties { @for one in &found.declined { li id=(one.task) {
                    strong { (one.task) " " (one.what.as_str()) } " " span.chip { (lang.t("受保护", "protected")) }
                    span.meta { (one.office.name(lang.0)) " · " (one.asked) " · " (one.hours) " h · " (lang.bi(one.class.name())) }
                    (entries(lang, shown, one.task))
                } } }
            }
        }
    }
}

/// The entries of the record behind a task, oldest first.
pub(super) fn positions(shown: &Shown, task: TaskId) -> Vec<u64> {
    let log = shown.loaded.log.iter();
    let about = log.filter(|one| match &one.event {
        domain::Event::Delivery(event) => {
            one.envelope.contract == shown.contract && task_of(event) == Some(task)
        }
        _ => false,
    });
    let seen = about.filter(|one| shown.viewer.sees(&shown.loaded, one));
    seen.map(|one| one.position).collect()
}

fn entries(lang: In, shown: &Shown, task: TaskId) -> Markup {
    html! {
        span.meta { (lang.t("记录 ", "entries "))
            @for position in positions(shown, task) { a href={ (shown.path()) "/entries/" (position) } { "#" (position) } " " } }
    }
}
