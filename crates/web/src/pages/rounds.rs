//! The rounds of a purchase: why one failed, what changed before the next, how long it took.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::{
        differences,
        parts::{self, Shown},
    },
    routes::Answer,
    wording::In,
};
use domain::{
    bidding::{Failure, Funnel, Round},
    contract::differences::{Line, Mark, between_rounds},
};
use kernel::time::days_between;
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("历次采购", "Rounds of the purchase");
    let rounds = &shown.loaded.process.bidding.rounds;
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " span.count { (rounds.len()) } }
        @if rounds.is_empty() { section.card { p.empty { (lang.t("还没有发布采购公告。", "The tender has not gone out yet.")) } } }
        @for (place, one) in rounds.iter().enumerate() {
            @if let Some(before) = place.checked_sub(1).and_then(|before| rounds.get(before)) {
                (between(lang, before, one))
            }
            (round(lang, place, one))
        }
        (fallen(web, lang, &shown))
    };
    Ok(layout::page(web, ask, title, &content))
}

fn round(lang: In, place: usize, one: &Round) -> Markup {
    html! {
        section.card {
            h2 { (lang.t("第 ", "Round ")) (place + 1) (lang.t(" 次", "")) }
            dl.facts {
                dt { (lang.t("公告", "Published")) } dd { (one.published) }
                dt { (lang.t("响应截止", "Bids closed")) } dd { (lang.moment(one.deadline)) }
                @if let Some(plan) = &one.plan { dt { (lang.t("采购方式", "Method")) } dd { (lang.bi(plan.method.name())) } }
                dt { (lang.t("补充文件", "Addenda")) } dd { (one.addenda) }
                @if let Some(opened) = one.opened { dt { (lang.t("开标", "Opened")) } dd { (opened) } }
            }
            @if let Some(failure) = &one.failure { (failed(lang, failure)) }
            @if let Some(on) = one.returned { p { (on) " " (lang.t("撤销成交结果，退回文件编制", "award set aside, back to the documents")) } }
        }
    }
}

fn failed(lang: In, one: &Failure) -> Markup {
    html! {
        h3 { (lang.t("竞争不足，", "Too little competition, ")) (one.on) }
        dl.facts {
            dt { (lang.t("原因", "Causes")) } dd { @for cause in &one.causes { span.chip { (lang.bi(cause.name())) } " " } }
            @if let Some(note) = &one.note { dt { (lang.t("说明", "Note")) } dd { (note.as_str()) } }
            dt { (lang.t("公平性复查", "Fairness")) } dd { (lang.bi(one.retest.name())) }
            dt { (lang.t("下一步", "Next")) } dd { (lang.bi(one.next.name()))
                @if let Some((method, number)) = &one.approval { " · " (lang.bi(method.name())) " · " (number.as_str()) } }
        }
        (funnel(lang, one.funnel))
    }
}

/// How many came how far, as bars of one scale.
fn funnel(lang: In, one: Funnel) -> Markup {
    let most = [one.enquiries, one.submitted, one.remaining]
        .into_iter()
        .max()
        .unwrap_or(0)
        .max(1);
    let lines = [
        (lang.t("询问", "Enquiries"), one.enquiries),
        (lang.t("响应", "Bids"), one.submitted),
        (lang.t("撤回", "Withdrawn"), one.withdrawn),
        (lang.t("排除", "Excluded"), one.excluded),
        (lang.t("剩余", "Left"), one.remaining),
    ];
    html! {
        table { tbody { @for (name, count) in lines { tr {
            th scope="row" { (name) } td.number { (count) } td { progress max=(most) value=(count) { (count) } }
        } } } }
    }
}

fn between(lang: In, before: &Round, after: &Round) -> Markup {
    let days = days_between(before.published, after.published);
    let lines: Vec<Line> = match (&before.plan, &after.plan) {
        (Some(old), Some(new)) => between_rounds((old, &before.lots), (new, &after.lots)),
        _ => Vec::new(),
    };
    let changed: Vec<Line> = lines
        .into_iter()
        .filter(|line| line.mark != Mark::Same)
        .collect();
    html! {
        section.card {
            h2 { (lang.t("两次之间", "Between the two")) }
            p { (lang.t("从上次公告到再次公告：", "From notice to notice: ")) strong { (days) (lang.t(" 天", " days")) }
                " · " (lang.t("改动项：", "lines changed: ")) (changed.len()) }
            @if changed.is_empty() { p.alert { (lang.t("采购文件没有任何改动。", "Nothing in the documents was changed.")) } }
        }
        (differences::table(lang, &changed))
    }
}

fn fallen(web: &Web, lang: In, shown: &Shown) -> Markup {
    let fallen = &shown.loaded.process.bidding.fallen;
    html! {
        @if !fallen.is_empty() {
            section.card #fallen {
                h2 { (lang.t("未签约而失效的成交", "Awards that fell unsigned")) }
                ul.duties { @for one in fallen { li {
                    (one.on) " " (parts::organisation_name(web, lang, one.supplier.id)) " "
                    @for lot in &one.lots { span.chip { (lot) } " " }
                    span.meta { (lang.bi(one.party.name())) (lang.t("未签约：", " did not sign: ")) (lang.bi(one.ground.name()))
                        @if let Some(next) = one.next { " · " (lang.bi(next.name())) } @else { " · " (lang.t("待决定", "to be decided")) } }
                } } }
            }
        }
    }
}
