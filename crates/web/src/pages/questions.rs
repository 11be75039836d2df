//! What is open while bids are invited: answers to all, addenda with their arithmetic, proposals of
//! other wording with their answers.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::{
        organisations::block,
        parts::{self, Shown},
    },
    routes::Answer,
    wording::In,
};
use domain::{
    At,
    bidding::{Addendum, Enquiry, amend_tender::earliest},
    planning::state::{Counter, CounterState},
};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("文件与答疑", "Documents and answers");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        (notice(web, lang, &shown))
        (block::section(web, ask, &shown)?)
        (addenda(lang, &shown))
        (enquiries(lang, &shown))
        (counters(lang, &shown))
    };
    Ok(layout::page(web, ask, title, &content))
}

fn notice(web: &Web, lang: In, shown: &Shown) -> Markup {
    let process = &shown.loaded.process;
    let context = parts::context(web, shown);
    let at = At {
        process,
        context: &context,
    };
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|one| one.organisation);
    let mut takings = process.bidding.takings.iter();
    let mine = takings.find(|one| own.is_some() && Some(one.by.id) == own);
    html! {
        section.card #notice {
            @match &process.bidding.notice {
                None => p.empty { (lang.t("采购文件目前没有公开征集响应。", "Bids are not invited at present.")) },
                Some(notice) => {
                    p { (lang.t("响应截止 ", "Bids close ")) strong { (lang.moment(notice.deadline)) } }
                    @if process.stage == domain::Stage::S07 { @if let Ok(first) = earliest(&at) {
                        p.meta { (lang.t("今天发布影响响应的补充文件，截止时间最早为 ", "With an addendum today that affects bids, they close on ")) (first)
                            @if kernel::civil_date(notice.deadline) < first { (lang.t("，须顺延", " at the earliest: the deadline has to move")) }
                            @else { (lang.t("，不必顺延", " at the earliest: it need not move")) }
                            " · " a href="/rules#tender.clarification-min" { code { "tender.clarification-min" } } }
                    } }
                }
            }
            @if let Some(mine) = mine {
                @let since = process.bidding.addenda.iter().filter(|one| one.on >= mine.on).count();
                p { (lang.t("贵单位已于 ", "Your organisation took the documents on ")) (mine.on) (lang.t(" 获取采购文件；此后发布补充文件 ", "; addenda since: ")) strong { (since) } (lang.t(" 份。", "")) }
            }
        }
    }
}

fn addenda(lang: In, shown: &Shown) -> Markup {
    let list = &shown.loaded.process.bidding.addenda;
    html! {
        section.card #addenda {
            h2 { (lang.t("补充文件", "Addenda")) " " span.count { (list.len()) } }
            @if list.is_empty() { p.empty { (lang.t("没有补充文件。", "There are none.")) } }
            ol.duties { @for (place, one) in list.iter().enumerate() { (addendum(lang, place, one)) } }
        }
    }
}

fn addendum(lang: In, place: usize, one: &Addendum) -> Markup {
    html! {
        li id={ "addendum-" (place + 1) } {
            strong { (lang.t("第 ", "No. ")) (place + 1) (lang.t(" 号", "")) } " " (one.on)
            @if let Some(affects) = one.affects { " " span.chip { (lang.bi(affects.name())) } }
            p { (one.text.as_str()) }
            @if !one.clauses.is_empty() { p.meta { (lang.t("合同文本新增：", "Added to the contract text: ")) @for clause in &one.clauses { code { (clause.code()) } " " (lang.bi(clause.name())) " " } } }
            @if !one.counters.is_empty() { p.meta { (lang.t("写入建议：", "Proposals taken up: ")) @for id in &one.counters { a href={ "#" (id) } { (id) } " " } } }
            @if let Some(moved) = one.deadline {
                p.meta { (lang.t("截止时间 ", "Deadline ")) @if let Some(before) = one.before { (lang.moment(before)) } " → " strong { (lang.moment(moved)) }
                    @if let Some(first) = one.earliest { (lang.t("（最早可为 ", " (earliest ")) (first) (lang.t("）", ")")) } }
            } @else if let Some(first) = one.earliest {
                p.meta { (lang.t("截止时间不变；", "Deadline unchanged; ")) (lang.t("影响响应时最早可为 ", "earliest if bids were affected ")) (first) }
            }
        }
    }
}

/// Questions become public with their answer, and never with the name of who asked.
fn enquiries(lang: In, shown: &Shown) -> Markup {
    let all = &shown.loaded.process.bidding.enquiries;
    let shown_here = |one: &&Enquiry| one.answer.is_some() && one.merged_into.is_none();
    let open = all.iter().filter(|one| one.answer.is_none()).count();
    html! {
        section.card #enquiries {
            h2 { (lang.t("答疑", "Answers to all")) " " span.count { (all.len() - open) } }
            @if open > 0 { p { (lang.t("等待答复的询问：", "Enquiries that wait for an answer: ")) (open) } }
            dl { @for one in all.iter().filter(shown_here) {
                dt id=(one.id) { strong { (one.id) " " (one.question.as_str()) }
                    @for same in all.iter().filter(|other| other.merged_into == Some(one.id)) { br; (same.id) " " (same.question.as_str()) } }
                dd { (one.answer.as_ref().map_or("", |text| text.as_str()))
                    @if let Some(on) = one.answered { " " span.meta { (lang.t("询问 ", "asked ")) (one.asked) " · " (lang.t("答复 ", "answered ")) (on) } } }
            } }
        }
    }
}

fn counters(lang: In, shown: &Shown) -> Markup {
    let list = &shown.loaded.process.planning.counters;
    html! {
        section.card #counters {
            h2 { (lang.t("条款修改建议", "Proposals of other wording")) " " span.count { (list.len()) } }
            ul.duties { @for one in list { (counter(lang, one)) } }
        }
    }
}

fn counter(lang: In, one: &Counter) -> Markup {
    html! {
        li id=(one.id) {
            span.chip { (one.id) } " "
            @if let Some(clause) = one.clause { code { (clause.code()) } " " }
            (one.text.as_str())
            span.meta { @match &one.state {
                CounterState::Open => (lang.t("等待答复，开标前必须答复", "waits for an answer, before the opening at the latest")),
                CounterState::Accepted { on } => { (lang.t("已采纳，待写入文件 ", "accepted, to be written in, ")) (on) }
                CounterState::Drafted { on } => { (lang.t("已写入文件 ", "written into the documents, ")) (on) }
                CounterState::Rejected { on, reason } => { (lang.t("未采纳 ", "rejected, ")) (on) " " (reason.as_ref().map_or("", |text| text.as_str())) }
            } }
        }
    }
}
