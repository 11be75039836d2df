//! The terms as signed, every change with who proposed and who assented, and what holds on a day.

use super::{head, not_yet, readable, shown};
use crate::{
    Web, api,
    ask::Ask,
    failure::Failure,
    layout,
    pages::{differences, parts::Shown},
    routes::Answer,
    wording::In,
};
use app::Logged;
use domain::{
    Contract, Event,
    contract::{
        Event as Fact,
        changes::{Change, ChangeId, ChangeState},
        choices::Party,
        differences::{Line, Mark, compare},
        editions::{self, Edition},
    },
    process::Terms,
    say::Say,
};
use kernel::Date;
use maud::{Markup, html};
use serde_json::{Value, json};

/// The page; `?on=2025-06-30` shows what held on that day.
///
/// # Errors
/// Not found, a day that is none, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let lang = ask.lang;
    let on = day(ask, &shown)?;
    let title = lang.t("条件与变更", "Terms and changes");
    let content = html! {
        (head(lang, &shown, "terms", title))
        @match readable(&shown) {
            Some(contract) => (body(ask, &shown, contract, on)?),
            None => (not_yet(lang)),
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The day asked about.
fn day(ask: &Ask, shown: &Shown) -> Result<Date, Failure> {
    match ask
        .query("on")
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        Some(text) => text.parse().map_err(|_| Failure::Malformed),
        None => Ok(shown.today),
    }
}

fn body(ask: &Ask, shown: &Shown, contract: &Contract, on: Date) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let all = editions::editions(contract).map_err(|_| Failure::NotFound)?;
    let then = editions::terms_on(contract, on).map_err(|_| Failure::NotFound)?;
    let open = changes_in(shown, contract, |one| {
        matches!(
            one.state,
            ChangeState::Proposed | ChangeState::Agreed { .. }
        )
    });
    let past = changes_in(shown, contract, |one| {
        matches!(
            one.state,
            ChangeState::Refused { .. }
                | ChangeState::Withdrawn { .. }
                | ChangeState::Expired { .. }
        )
    });
    Ok(html! {
        form.filters method="get" role="search" {
            div.field { label for="on" { (lang.t("查看哪一天的条件", "Show the terms of")) }
                input #on type="date" name="on" value=(on); }
            button.button type="submit" { (lang.t("查看", "Show")) }
        }
        (effective(lang, contract, &then, on))
        (order(lang, shown, &all, on))
        (list(lang, shown, lang.t("尚未生效的变更", "Changes not in force yet"), &open))
        (list(lang, shown, lang.t("没有成立的变更", "Changes that came to nothing"), &past))
    })
}

/// Whether the reader sees that a change was proposed; the public sees those that took effect.
fn changes_in<'a>(
    shown: &Shown,
    contract: &'a Contract,
    of: impl Fn(&Change) -> bool,
) -> Vec<&'a Change> {
    let party = shown.names == crate::wording::Names::Shown;
    contract
        .agreement
        .changes()
        .iter()
        .filter(|one| party && of(one))
        .collect()
}

fn effective(lang: In, contract: &Contract, then: &Terms, on: Date) -> Markup {
    let lines = compare(editions::base(contract), then);
    let moved: Vec<&Line> = lines.iter().filter(|one| one.mark != Mark::Same).collect();
    let said = |text: &Option<domain::contract::differences::Both>| {
        text.as_ref()
            .map_or_else(|| "—".to_owned(), |one| one.get(lang.0).to_owned())
    };
    html! {
        section.card #effective {
            h2 { (on) " " (lang.t("有效的条件", "— the terms then")) }
            @if moved.is_empty() { p.done { (lang.t("与签订时相同。", "The same as signed.")) } }
            @else { p { (lang.t("与签订时不同的内容：", "Lines that differ from what was signed: ")) strong { (moved.len()) } }
                div.scroll { table {
                    thead { tr { th { (lang.t("内容", "What")) } th { (lang.t("签订时", "As signed")) } th { (lang.t("当日", "On that day")) } } }
                    tbody { @for line in &moved { tr { th scope="row" { (line.name.get(lang.0)) } td { (said(&line.before)) } td { (said(&line.after)) } } } }
                } } }
        }
        section.card #signed { details { summary { (lang.t("签订时的全部条件", "All terms as signed")) " " (lines.len()) }
            (differences::plain(lang, &compare(editions::base(contract), editions::base(contract)))) } }
    }
}

/// The base and the changes in force, in order.
fn order(lang: In, shown: &Shown, all: &[Edition<'_>], on: Date) -> Markup {
    html! {
        section.card #order {
            h2 { (lang.t("基础文本与生效变更（依次）", "Base text and changes in force, in order")) }
            ol.duties { @for one in all { li {
                @match one.change {
                    None => { strong { (lang.t("签订的文本", "The text as signed")) } " "
                        span.meta { @match one.from { Some(from) => { (lang.t("签订于 ", "signed on ")) (from) } None => { (lang.t("尚未签订", "not signed yet")) } } } }
                    Some(change) => { (change_line(lang, shown, change))
                        @if let Some(from) = one.from { p.meta { (lang.t("自 ", "in force from ")) strong { (from) }
                            (lang.t(" 起生效；此后合同金额 ", "; the price since then: ")) (one.terms.value)
                            @if from > on { " · " (lang.t("当日尚未生效", "not yet in force on that day")) } } } }
                }
            } } }
        }
    }
}

fn list(lang: In, shown: &Shown, title: &str, changes: &[&Change]) -> Markup {
    html! {
        @if !changes.is_empty() {
            section.card { h2 { (title) " " span.count { (changes.len()) } }
                ul.duties { @for one in changes { li { (change_line(lang, shown, one)) p.meta { (state(lang, one)) } } } } }
        }
    }
}

fn change_line(lang: In, shown: &Shown, one: &Change) -> Markup {
    let party = shown.names == crate::wording::Names::Shown;
    html! {
        strong { (one.id) } " " (lang.bi(one.kind.name()))
        @if party { (lang.t("：", ": ")) (one.what.as_str()) }
        p { (one.impact.say(lang.0)) }
        p.meta { (lang.t("提出：", "proposed by ")) (lang.bi(one.proposer.name())) " " (one.proposed)
            @if one.author != one.proposer { " · " (lang.t("最后文本：", "last wording by ")) (lang.bi(one.author.name())) " " (one.worded) }
            " · " (lang.t("同意：", "assent: ")) (assents(lang, one)) }
        p.meta { @for entry in entries(shown, one.id) { a href={ (shown.path()) "/entries/" (entry.position) } { "#" (entry.position) } " " } }
    }
}

fn assents(lang: In, one: &Change) -> String {
    let all = one
        .assents
        .iter()
        .map(|party: &Party| lang.bi(party.name()));
    let all: Vec<&str> = all.collect();
    match all.is_empty() {
        true => "—".to_owned(),
        false => all.join(lang.t("、", ", ")),
    }
}

fn state(lang: In, one: &Change) -> String {
    match one.state {
        ChangeState::Proposed => {
            let waiting: Vec<&str> = one
                .waiting_for()
                .iter()
                .map(|party| lang.bi(party.name()))
                .collect();
            format!(
                "{}{}",
                lang.t("等待答复：", "waits for "),
                waiting.join(lang.t("、", ", "))
            )
        }
        ChangeState::Agreed { on } => format!(
            "{} {on}，{} {}",
            lang.t("已同意", "agreed on"),
            lang.t("生效日", "takes effect on"),
            one.impact.effective
        ),
        ChangeState::InEffect { on } => format!("{} {on}", lang.t("已生效", "in force since")),
        ChangeState::Refused { by, on } => format!(
            "{} {}，{on}",
            lang.t("不同意：", "refused by"),
            lang.bi(by.name())
        ),
        ChangeState::Withdrawn { on } => format!("{} {on}", lang.t("已撤回", "withdrawn on")),
        ChangeState::Expired { on } => format!(
            "{} {on}",
            lang.t(
                "逾期未答复，视为不同意",
                "no answer in time counts as a refusal;"
            )
        ),
    }
}

/// The entries about a change that the reader sees, oldest first.
fn entries(shown: &Shown, id: ChangeId) -> Vec<&Logged> {
    let log = shown.loaded.log.iter().map(AsRef::as_ref);
    let of_contract = log.filter(|one| one.envelope.contract == shown.contract);
    of_contract
        .filter(|one| change_of(&one.event) == Some(id))
        .filter(|one| shown.viewer.sees(&shown.loaded, one))
        .collect()
}

fn change_of(event: &Event) -> Option<ChangeId> {
    let Event::Contract(fact) = event else {
        return None;
    };
    match fact {
        Fact::ChangeProposed(one) => Some(one.id),
        Fact::ChangeCountered(one) => Some(one.id),
        Fact::ChangeAssented(one) => Some(one.id),
        Fact::ChangeRefused(one) => Some(one.id),
        Fact::ChangeWithdrawn(one) => Some(one.id),
        Fact::ChangeExpired(one) => Some(one.id),
        Fact::ChangeTookEffect(one) => Some(one.id),
        _ => None,
    }
}

/// Base, changes and the terms of a day, as data.
///
/// # Errors
/// Not found, also while the contract is not published, a day that is none, or failures of the
/// database.
pub fn data(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let on = day(ask, &shown)?;
    let contract = readable(&shown).ok_or(Failure::NotFound)?;
    let all = editions::editions(contract).map_err(|_| Failure::NotFound)?;
    let then = editions::terms_on(contract, on).map_err(|_| Failure::NotFound)?;
    let changes: Vec<Value> = all
        .iter()
        .filter_map(|one| Some((one.change?, one)))
        .map(|(change, one)| {
            json!({
                "change": change.id.to_string(), "kind": change.kind.code(), "from": one.from,
                "proposer": change.proposer.code(), "author": change.author.code(),
                "assents": change.assents.iter().map(|one| one.code()).collect::<Vec<_>>(),
                "impact": change.impact, "entries": entries(&shown, change.id).iter().map(|one| one.position).collect::<Vec<_>>(),
            })
        })
        .collect();
    api::ok(&json!({
        "contract": contract.id.to_string(), "signed": contract.signed, "base": editions::base(contract),
        "changes": changes, "on": on, "effective": then,
    }))
}
