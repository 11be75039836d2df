//! The first page: what waits on whom.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::{list, parts},
    routes::Answer,
    wording::In,
};
use app::rows::SummaryQuery;
use app::{Loaded, PersonCard, roles::roles_in};
use domain::Obligation;
use kernel::{Date, ProcessId, Role, Timestamp};
use maud::{Markup, html};
use std::sync::Arc;

/// Most rows a section of the page shows.
const ROWS_MAX: usize = 30;

/// An obligation with the purchase it belongs to.
pub struct Item {
    /// The purchase.
    pub id: ProcessId,
    /// Its state.
    pub loaded: Arc<Loaded>,
    /// The obligation.
    pub one: Obligation,
}

/// The first page.
///
/// # Errors
/// Failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    match &ask.session {
        Some(session) => {
            let content = workbench(web, ask, &session.person)?;
            Ok(layout::page(web, ask, lang.t("待办", "Waiting"), &content))
        }
        None => {
            let content = welcome(web, ask)?;
            Ok(layout::page(web, ask, lang.t("实约", "Bonafide"), &content))
        }
    }
}

fn welcome(web: &Web, ask: &Ask) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let rows = web.app.summaries(&SummaryQuery {
        limit: 20,
        ..SummaryQuery::default()
    })?;
    Ok(html! {
        section.hero {
            h1 { (lang.t("让购买服务的合同保持真实", "Public service contracts that stay real")) }
            p { (lang.t(
                "从需求到续约，购买方、街道、社工机构在同一份记录上办理，双方义务同样计时，谁也不能悄悄改写。",
                "From need to renewal, department, subdistrict and social work organisation act on one record: the same clocks for both sides, and nobody can rewrite it unseen.",
            )) }
            p { a.button href="/sign-in" { (lang.t("登录办理", "Sign in")) } " "
                a href="/purchases" { (lang.t("浏览公开项目", "Browse public purchases")) } }
        }
        section.card { h2 { (lang.t("公开的采购项目", "Public purchases")) } (list::table(web, lang, &rows)) }
    })
}

fn workbench(web: &Web, ask: &Ask, person: &PersonCard) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let now = web.app.clock().now();
    let (mut mine, mut owed, mut own) = (Vec::new(), Vec::new(), Vec::new());
    let rows = web.app.summaries(&SummaryQuery {
        limit: 200,
        ..SummaryQuery::default()
    })?;
    for row in rows {
        let Ok(id) = row.process.parse::<ProcessId>() else {
            continue;
        };
        let Some(loaded) = web.app.purchase(id)? else {
            continue;
        };
        collect(id, &loaded, person, &mut mine, &mut owed);
        if takes_part(&loaded, person) {
            own.push(row);
        }
    }
    for list in [&mut mine, &mut owed] {
        list.sort_by_key(|item| item.one.due.date().unwrap_or(Date::MAX));
    }
    Ok(html! {
        h1 { (lang.t("您好，", "Hello, ")) (person.name(lang.0)) }
        div.columns {
            (items(web, lang, (lang.t("等我（我方）办理", "Waiting on you"), lang.t("没有等您办理的事项。", "Nothing waits on you.")), &mine, now))
            (items(web, lang, (lang.t("别人欠我方的", "Others owe you"), lang.t("没有别人欠我方的事项。", "Nobody owes you anything.")), &owed, now))
        }
        section.card {
            h2 { (lang.t("我参与的项目", "Purchases you take part in")) }
            (list::table(web, lang, &own))
            p.links { a href="/calendar" { (lang.t("把期限加入我的日历", "Put the last days into my calendar")) } }
            (starters(lang, person))
        }
    })
}

/// Sorts the open obligations of a purchase into those one's own side owes and those it is owed.
pub fn collect(
    id: ProcessId,
    loaded: &Arc<Loaded>,
    person: &PersonCard,
    mine: &mut Vec<Item>,
    owed: &mut Vec<Item>,
) {
    let process = &loaded.process;
    let living = |one: &&Obligation| one.is_open() && !parts::is_over(process, one.contract);
    let contracts = process.contracts.iter().map(|one| Some(one.id));
    let held: Vec<_> = std::iter::once(None)
        .chain(contracts)
        .map(|contract| (contract, roles_in(person, process, contract)))
        .collect();
    for one in process.obligations.iter().filter(living) {
        let own = held.iter().find(|(contract, _)| *contract == one.contract);
        let Some((_, roles)) = own else { continue };
        if is_owed_by(person, roles, one) {
            mine.push(Item {
                id,
                loaded: loaded.clone(),
                one: one.clone(),
            });
        } else if speaks_for(roles, one.duty.0.creditor) {
            owed.push(Item {
                id,
                loaded: loaded.clone(),
                one: one.clone(),
            });
        }
    }
}

/// Whether an obligation is for the side of a person, who has these roles where it arose.
pub fn is_owed_by(person: &PersonCard, roles: &[Role], one: &Obligation) -> bool {
    let same_house = one.debtor.is_none() || one.debtor == person.organisation;
    same_house && speaks_for(roles, one.duty.0.debtor)
}

/// Whether one of the roles is this one or speaks for the same side of a contract.
fn speaks_for(roles: &[Role], wanted: Role) -> bool {
    roles.iter().any(|role| {
        *role == wanted
            || (*role != Role::Tenderer && role.side().is_some() && role.side() == wanted.side())
    })
}

/// Whether a person, or their organisation, has a role in a purchase.
pub fn takes_part(loaded: &Loaded, person: &PersonCard) -> bool {
    loaded.process.grants.iter().any(|grant| {
        let named = grant.person.as_ref().map(|one| one.id) == Some(person.id);
        let organisation = grant.organisation.as_ref().map(|one| one.id);
        grant.until.is_none()
            && (named || (organisation.is_some() && organisation == person.organisation))
    })
}

fn items(
    web: &Web,
    lang: In,
    (title, none): (&str, &str),
    list: &[Item],
    now: Timestamp,
) -> Markup {
    html! {
        section.card {
            h2 { (title) " " span.count { (list.len()) } }
            @if list.is_empty() { p.empty { (none) } }
            ul.todo {
                @for item in list.iter().take(ROWS_MAX) {
                    li {
                        p { strong { (lang.bi(item.one.duty.0.what)) } " " (item.one.subject) }
                        p { (parts::due(lang, &item.one, item.loaded.process.law().zone().civil_date(now))) " " a href=(parts::obligation_path(item.id, &item.one)) { (lang.t("期限怎么来的", "why this day")) } }
                        p.meta {
                            (lang.t("等：", "waiting for: ")) (debtor(web, lang, &item.one)) " · "
                            a href={ "/purchases/" (item.id) "#o-" (item.one.id) } {
                                (item.loaded.process.title.as_ref().map_or("—", |title| title.as_str()))
                            }
                        }
                    }
                }
            }
            @if list.len() > ROWS_MAX { p.meta { (lang.t("另有 ", "and ")) (list.len() - ROWS_MAX) (lang.t(" 项", " more")) } }
        }
    }
}

/// Who owes an obligation.
pub fn debtor(web: &Web, lang: In, one: &Obligation) -> String {
    let role = lang.bi(one.duty.0.debtor.name());
    match one.debtor {
        Some(id) => {
            let name = parts::organisation_name(web, lang, id);
            match lang.0 {
                kernel::Lang::Zh => format!("{name}（{role}）"),
                kernel::Lang::En => format!("{name} ({role})"),
            }
        }
        None => role.to_owned(),
    }
}

fn starters(lang: In, person: &PersonCard) -> Markup {
    let asker = policy::Asker {
        roles: &person.jobs,
        session: policy::Session::Person,
    };
    let verbs = domain::verbs().filter(|entry| entry.meta.birth == domain::verb::Birth::New);
    html! {
        @for entry in verbs {
            @if let policy::Decision::Allow(_) = policy::may(asker, entry.meta.code) {
                p { a.button href={ "/acts/" (entry.meta.code) } { (lang.bi(entry.meta.title)) } }
            }
        }
    }
}
