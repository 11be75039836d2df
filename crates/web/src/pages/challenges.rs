//! Every challenge of a purchase: what it is about, whose turn it is, which day ends what, and why
//! nothing can be signed while one is open.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::{In, Names},
};
use domain::{
    At, Obligation, Stage,
    bidding::{
        Complaint, Objection,
        challenge::{self, Turn, Window},
    },
};
use kernel::Date;
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("询问、质疑与投诉", "Objections and complaints");
    let context = parts::context(web, &shown);
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        (suspension(lang, &shown))
        (windows(lang, &shown, &at))
        (list(web, lang, &shown, &at))
    };
    Ok(layout::page(web, ask, title, &content))
}

/// Why nothing can be signed, with the day it ends; nothing when nothing stands in the way.
pub fn suspension(lang: In, shown: &Shown) -> Markup {
    let process = &shown.loaded.process;
    let open = challenge::blocking(process);
    let until = challenge::suspended_until(process, shown.today);
    let signing = process.stage <= Stage::S12 && process.stage != Stage::End;
    html! {
        @if signing && (!open.is_empty() || until.is_some()) {
            section.alert #suspensive role="status" {
                h2 { (lang.t("现在不能签约", "Nothing can be signed now")) }
                ul {
                    @for one in open { li { (because(lang, shown, one)) } }
                    @if let Some(until) = until {
                        li { (lang.t("财政部门已通知暂停采购活动，至 ", "the finance authority suspended the procedure until ")) (until) }
                    }
                }
                p { a href={ (shown.path()) "/challenges" } { (lang.t("查看质疑与投诉", "Objections and complaints")) } }
            }
        }
    }
}

fn because(lang: In, shown: &Shown, one: &Objection) -> Markup {
    let process = &shown.loaded.process;
    let complaints = &process.bidding.complaints;
    let complaint = complaints
        .iter()
        .find(|c| c.objection == one.id && c.is_open());
    let owed = |code: &str, subject: &str| {
        let found = find(shown, code, subject);
        found.and_then(|one| one.due.date())
    };
    match complaint {
        Some(complaint) => {
            let due = owed("decide-complaint", &complaint.id.to_string());
            html! { (lang.t("投诉 ", "complaint ")) (complaint.id) (lang.t(" 自 ", " is open since ")) (complaint.filed) (lang.t(" 起未决", ""))
            @if let Some(due) = due { (lang.t("，处理决定期限 ", ", decision due ")) (due) } }
        }
        None => {
            html! { (lang.t("质疑 ", "objection ")) (one.id) (lang.t(" 自 ", " is open since ")) (one.filed) (lang.t(" 起未答复", ""))
            @if let Some(due) = one.answer_due { (lang.t("，答复期限 ", ", answer due ")) (due) } }
        }
    }
}

fn find<'a>(shown: &'a Shown, code: &str, subject: &str) -> Option<&'a Obligation> {
    let mut all = shown.loaded.process.obligations.iter().rev();
    all.find(|one| one.duty.0.code == code && one.subject == subject)
}

/// The times to object, for the tenderer that reads, or for anyone.
fn windows(lang: In, shown: &Shown, at: &At<'_>) -> Markup {
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|one| one.organisation);
    let found = challenge::windows(at, own).unwrap_or_default();
    html! {
        section.card #windows {
            h2 { (lang.t("质疑期", "Time to object")) }
            @if found.is_empty() { p.empty { (lang.t("采购文件公开后开始。", "It begins when the documents are published.")) } }
            ul.duties { @for one in &found { (window(lang, shown, at, one)) } }
            p.meta { (lang.t("起算当日不计入。文件的质疑期按收到文件、公告期届满或最近一次补充文件中最晚的一天起算。", "The first day is not counted. For the documents the latest of receipt, end of the notice and last addendum counts.")) }
        }
    }
}

fn window(lang: In, shown: &Shown, at: &At<'_>, one: &Window) -> Markup {
    let open = one.closes.date().is_none_or(|last| shown.today <= last);
    html! {
        li {
            strong { (lang.bi(one.about.name())) @if let Some(step) = one.step { " · " (lang.bi(step.name())) } }
            " " span.state.ok[open] { @if open { (lang.t("可质疑", "open")) } @else { (lang.t("已届满", "over")) } }
            @if let Some(last) = one.closes.date() { (lang.t("，至 ", ", until ")) time datetime=(last) { (last) } }
            @else { (lang.t("，届满日待当年日历公布后计算", ", its last day waits for the calendar of the year")) }
            span.meta {
                @if let Some(from) = one.from {
                    (lang.t("自", "from ")) (lang.bi(one.since.name())) " " (from) (lang.t("起算", "")) " · "
                    @if open { (used(lang, at, from, one.closes.date(), shown.today)) " · " }
                }
                a href="/rules#complain.objection" { code { "complain.objection" } }
            }
        }
    }
}

/// “3 of 7 working days used”.
fn used(lang: In, at: &At<'_>, from: Date, last: Option<Date>, today: Date) -> String {
    let (Ok(pack), Some(last)) = (at.public_pack(), last) else {
        return String::new();
    };
    let calendar = pack.calendar();
    let whole = calendar.working_days_between(from, last);
    let gone = calendar.working_days_between(from, today.min(last).max(from));
    match (gone, whole) {
        (Ok(gone), Ok(whole)) => match lang.0 {
            kernel::Lang::Zh => format!("已用 {gone}/{whole} 个工作日"),
            kernel::Lang::En => format!("{gone} of {whole} working days used"),
        },
        _ => String::new(),
    }
}

fn list(web: &Web, lang: In, shown: &Shown, at: &At<'_>) -> Markup {
    let objections = &shown.loaded.process.bidding.objections;
    html! {
        @if objections.is_empty() {
            section.card { p.empty { (lang.t("没有质疑。", "There are no objections.")) } }
        }
        @for one in objections.iter().rev() { (objection(web, lang, shown, at, one)) }
    }
}

/// Text and names are for the parties and for who objects; that there is an objection, and how it
/// stands, is for everybody.
fn reads(shown: &Shown, one: &Objection) -> bool {
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|card| card.organisation);
    shown.names == Names::Shown || own == Some(one.tenderer.id)
}

fn objection(web: &Web, lang: In, shown: &Shown, at: &At<'_>, one: &Objection) -> Markup {
    let complaints = shown.loaded.process.bidding.complaints.iter();
    let complaint = complaints.into_iter().find(|c| c.objection == one.id);
    let open = reads(shown, one);
    html! {
        section.card id=(one.id) {
            h2 { (one.id) " " (lang.bi(one.about.name())) }
            p.strong { (turn(lang, at, shown, one)) }
            dl.facts {
                @if open { dt { (lang.t("质疑供应商", "Tenderer")) } dd { (parts::organisation_name(web, lang, one.tenderer.id)) } }
                dt { (lang.t("收到", "Received")) } dd { (one.filed) }
                dt { (lang.t("对结果", "Effect")) } dd { (lang.bi(one.may_affect.name())) }
                @if let Some(remedy) = one.remedy { dt { (lang.t("请求", "Asks for")) } dd { (lang.bi(remedy.name())) } }
                dt { (lang.t("答复", "Answer")) } dd { (answer(lang, one)) }
                @for day in &one.not_received { dt { (lang.t("拒收", "Refused")) } dd { (day) (lang.t("（拒绝接收质疑，法律禁止）", " (receipt refused, which is forbidden)")) } }
            }
            @if open { (grounds(lang, one)) }
            @if let Some(complaint) = complaint { (complained(lang, shown, complaint, open)) }
        }
    }
}

fn answer(lang: In, one: &Objection) -> Markup {
    html! {
        @match (&one.answer, one.withdrawn, one.answer_due) {
            (Some((answer, on)), _, due) => {
                (lang.bi(answer.name())) " " (on)
                @if due.is_some_and(|due| due < *on) { " " span.state.bad { (lang.t("逾期答复", "answered late")) } }
            }
            (None, Some(on), _) => { (lang.t("已撤回 ", "withdrawn ")) (on) }
            (None, None, Some(due)) => { (lang.t("期限 ", "due ")) (due) }
            (None, None, None) => { (lang.t("期限待当年日历公布后计算", "due day waits for the calendar of the year")) }
        }
    }
}

fn grounds(lang: In, one: &Objection) -> Markup {
    html! {
        p { (one.text.as_str()) }
        @if !one.grounds.is_empty() {
            ol { @for ground in &one.grounds {
                @let finding = one.findings.iter().find(|finding| finding.ground == ground.id);
                li { span.chip { (ground.id) } " " (ground.text.as_str())
                    @if let Some(finding) = finding { " — " strong { (lang.bi(finding.answer.name())) } } }
            } }
        }
        @if !one.evidence.is_empty() {
            p.meta { (lang.t("证据：", "Evidence: "))
                @for exhibit in &one.evidence { span.chip { (exhibit.name.as_str()) } " " } }
        }
    }
}

fn complained(lang: In, shown: &Shown, one: &Complaint, open: bool) -> Markup {
    let id = one.id.to_string();
    let step = |code: &'static str, zh: &'static str, en: &'static str| {
        let owed = find(shown, code, &id);
        html! { @if let Some(owed) = owed {
            li { (lang.t(zh, en)) " " @if owed.is_open() { (parts::due(lang, owed, shown.today)) } @else { span.meta { (lang.t("期限 ", "due ")) (owed.due.date().map_or_else(|| "—".to_owned(), |day| day.to_string())) } }
                " " (parts::derivation(lang, shown.id, owed)) }
        } }
    };
    html! {
        h3 { (lang.t("投诉 ", "Complaint ")) (one.id) " · " (one.filed) }
        @if open {
            p { (one.text.as_str()) }
            @if !one.grounds.is_empty() { p.meta { (lang.t("坚持的事项：", "Grounds kept up: ")) @for ground in &one.grounds { span.chip { (ground) } " " } } }
        }
        ul.duties {
            (step("examine-complaint", "审查是否受理", "Examined"))
            (step("send-complaint-copies", "发送副本", "Copies sent"))
            (step("decide-complaint", "作出处理决定", "Decided"))
        }
        @if let Some(until) = one.suspended_until { p { (lang.t("暂停采购活动至 ", "Procedure suspended until ")) (until) } }
        @if let Some((outcome, on)) = one.examined { p.meta { (lang.bi(outcome.name())) " " (on) } }
        @if let Some(on) = one.withdrawn { p { (lang.t("已撤回 ", "Withdrawn ")) (on) } }
        @if let Some((ruling, to)) = one.ruling { p { strong { (lang.bi(ruling.name())) } " · " (lang.bi(to.name())) } }
    }
}

/// Whose turn it is, and how much of the time is used.
fn turn(lang: In, at: &At<'_>, shown: &Shown, one: &Objection) -> Markup {
    let waits = |who: &'static str, from: Date, last: Option<Date>| {
        html! { (lang.t("等待：", "Waiting for: ")) (who) "，" (used(lang, at, from, last, shown.today))
        @if let Some(last) = last { @if last < shown.today { " " span.state.bad { (lang.distance(last, shown.today)) } } } }
    };
    match challenge::turn(at, one) {
        Ok(Turn::Purchaser) => waits(
            lang.t("购买方答复", "the purchaser's answer"),
            one.filed,
            one.answer_due,
        ),
        Ok(Turn::Tenderer(last)) => {
            let from = one.answer_due.unwrap_or(one.filed);
            let who = lang.t("供应商可以投诉", "the tenderer, who may complain");
            waits(who, from.min(shown.today), Some(last))
        }
        Ok(Turn::Authority) => {
            let complaints = &shown.loaded.process.bidding.complaints;
            let found = complaints.iter().find(|c| c.objection == one.id);
            let owed = found.and_then(|one| find(shown, "decide-complaint", &one.id.to_string()));
            let from = found.map_or(one.filed, |one| one.filed);
            let who = lang.t("财政部门处理", "the finance authority");
            waits(who, from, owed.and_then(|one| one.due.date()))
        }
        Ok(Turn::Nobody) | Err(_) => html! { (lang.t("已了结", "Settled")) },
    }
}
