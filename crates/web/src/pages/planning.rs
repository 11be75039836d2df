//! The pages of need and plan: what is missing before the tender can go out, how needs, criteria,
//! deliverables and outcomes hang together, what the fairness test finds, and what binds each side.

use crate::{Web, failure::Failure, pages::parts::Shown, wording::In};
use domain::{
    Actor, At, Context, Stage, Wants,
    planning::tasks::{self, Status, Task},
};
use kernel::Role;
use maud::{Markup, html};

pub mod duties;
pub mod fairness;
pub mod parity;
pub mod trace;

/// Asks a rule over the purchase as it stands today, as the public would.
///
/// # Errors
/// Failures of the database.
pub fn asked<T>(
    web: &Web,
    shown: &Shown,
    question: impl FnOnce(&At<'_>) -> T,
) -> Result<T, Failure> {
    let now = web.app.clock().now();
    let process = &shown.loaded.process;
    let context = Context {
        now,
        occurred: now,
        actor: Actor {
            person: None,
            organisation: None,
            role: Role::Public,
        },
        rulebook: web.app.rulebook(),
        contract: None,
        reason: None,
        facts: web.app.facts((shown.id, process), Wants::Siblings)?,
        found: domain::sealing::Found::default(),
    };
    Ok(question(&At {
        process,
        context: &context,
    }))
}

/// The section of a purchase's page.
///
/// # Errors
/// Failures of the database.
pub fn section(web: &Web, lang: In, shown: &Shown) -> Result<Markup, Failure> {
    let stage = shown.loaded.process.stage;
    if stage > Stage::S06 {
        return Ok(
            html! { nav.card aria-label=(lang.t("需求与公平", "Need and fairness")) { (links(lang, shown)) } },
        );
    }
    let list = asked(web, shown, tasks::tasks)?;
    let done = list
        .iter()
        .filter(|one| one.status == Status::Completed)
        .count();
    Ok(html! {
        section.card #before-tender {
            h2 { (lang.t("发布采购公告前还缺什么", "What is missing before the tender can go out")) " "
                span.count { (done) "/" (list.len()) } }
            (table(lang, &list))
            (links(lang, shown))
        }
    })
}

fn links(lang: In, shown: &Shown) -> Markup {
    let path = shown.path();
    html! {
        p.links {
            a href={ (path) "/trace" } { (lang.t("需求逐项对应", "Trace: need to outcome")) } " · "
            a href={ (path) "/fairness" } { (lang.t("公平检查", "Fairness findings")) } " · "
            a href={ (path) "/parity" } { (lang.t("双方对等", "Parity of both sides")) } " · "
            a href={ (path) "/duties" } { (lang.t("职责清单对照", "Duty lists")) }
        }
    }
}

fn table(lang: In, list: &[Task]) -> Markup {
    html! {
        table.cards {
            thead { tr {
                th scope="col" { (lang.t("事项", "Task")) } th scope="col" { (lang.t("状态", "Status")) }
                th scope="col" { (lang.t("情况", "Details")) } th scope="col" { (lang.t("阶段", "Stage")) }
            } }
            tbody { @for one in list { tr {
                td data-label=(lang.t("事项", "Task")) { (lang.bi(one.what)) }
                td data-label=(lang.t("状态", "Status")) { (status(lang, one.status)) }
                td data-label=(lang.t("情况", "Details")) { @if let Some(detail) = &one.detail { (detail.get(lang.0)) } }
                td data-label=(lang.t("阶段", "Stage")) { (one.stage.code()) }
            } } }
        }
    }
}

fn status(lang: In, status: Status) -> Markup {
    let good = status == Status::Completed;
    html! { span.state.ok[good] { (lang.bi(status.name())) } }
}
