//! The calendar of inspections: each quarter with the one cap for all bodies, who used it, what was
//! found, and what is still to be done.

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
    At,
    delivery::{
        quarters::{Quarter, quarters},
        state::{Finding, Inspection, InspectionKind},
        words_watch::Quota,
    },
    say::Say,
};
use kernel::{Bi, lang::bi, time::days_between};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown_contract(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let lang = ask.lang;
    let title = lang.t("检查日历", "Calendar of inspections");
    let mut context = parts::context(web, &shown);
    context.contract = shown.contract;
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (contract.id) }
        @if parts::reads_contract(&shown) {
            p.meta { (lang.t("各机关合用一个上限，突击检查和未预告的检查同样计入。", "All bodies share one cap; surprise visits and visits nobody announced count too.")) }
            @for one in quarters(&at, contract) { (quarter(web, lang, &shown, &one)) }
        } @else {
            section.card { p.empty { (lang.t("检查日历由合同各方查阅。", "The parties to the contract read this calendar.")) } }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn quarter(web: &Web, lang: In, shown: &Shown, one: &Quarter<'_>) -> Markup {
    let used = one.inspections.len();
    html! {
        section.card id={ "q" (one.id.year) "-" (one.id.number) } {
            h2 { (one.id.year) " " (lang.t("年第 ", "quarter ")) (one.id.number) (lang.t(" 季度", "")) " "
                span.count { (used) "/" (one.cap) } }
            p { @if one.over() > 0 { span.state.bad { (lang.t("超上限 ", "over the cap by ")) (one.over()) (lang.t(" 次", "")) } }
                @else { span.state.ok { (lang.t("还可检查 ", "left: ")) (one.left()) (lang.t(" 次", "")) } }
                @if one.unannounced() > 0 { " · " (lang.t("其中未预告或突击 ", "unannounced or surprise: ")) (one.unannounced()) } }
            @if used > 0 {
                p.meta { @for (office, count) in one.by_office() { span.chip { (parts::organisation_name(web, lang, office)) " " (count) } " " } }
                ul.duties { @for inspection in &one.inspections { (line(lang, shown, inspection)) } }
            }
        }
    }
}

const fn kind(one: InspectionKind) -> Bi {
    match one {
        InspectionKind::Announced => bi("预告", "announced"),
        InspectionKind::Surprise => bi("突击", "surprise"),
        InspectionKind::Reported => bi(
            "未预告，由承接方记录",
            "announced by nobody, recorded by the provider",
        ),
    }
}

fn line(lang: In, shown: &Shown, one: &Inspection) -> Markup {
    html! {
        li id=(one.id) {
            strong { (one.id) " " (one.on) " " (one.office.name(lang.0)) } " "
            span.chip { (lang.bi(kind(one.kind))) } " "
            @if one.quota == Quota::Over { span.state.bad { (lang.bi(one.quota.name())) } }
            span.meta { (lang.t("内容：", "scope: ")) (one.scope.as_str()) (lang.t("；带队：", "; officer: ")) (one.officer.as_str())
                @if one.kind == InspectionKind::Announced { (lang.t("；提前 ", "; announced ")) (days_between(one.noted, one.on).max(0)) (lang.t(" 天预告", " days ahead")) } }
            @match &one.finding {
                Some(found) => { (finding(lang, shown, one, found)) }
                None => { span.meta { (lang.t("结论未提交", "no finding yet")) } }
            }
        }
    }
}

fn finding(lang: In, shown: &Shown, one: &Inspection, found: &Finding) -> Markup {
    let obligations = &shown.loaded.process.obligations;
    let open = obligations.iter().filter(|owed| {
        let own =
            owed.subject == one.id.to_string() || owed.subject.starts_with(&format!("{}.", one.id));
        owed.is_open() && own && owed.contract == shown.contract
    });
    html! {
        span.meta { (found.filed) " " (lang.bi(found.kind.name()))
            @if let Some(reply) = &found.reply { (lang.t("；承接方答复：", "; reply: ")) (reply.as_str()) } }
        @if !found.points.is_empty() {
            ol { @for point in &found.points {
                @let waits = found.open_points.iter().any(|open| open.number == point.number);
                li.ok[!waits].bad[waits] { (point.say(lang.0)) " " (if waits { lang.t("待落实", "open") } else { lang.t("已落实", "resolved") }) }
            } }
        }
        @for owed in open {
            span.meta { (lang.t("等待 ", "waits on ")) (lang.bi(owed.duty.0.debtor.name())) (lang.t("：", ": ")) (lang.bi(owed.duty.0.what)) " "
                (parts::due(lang, owed, shown.today)) " " (parts::derivation(lang, shown.id, owed)) }
        }
    }
}
