//! One obligation in the register.

use super::{files::Traces, owner};
use crate::{
    Web,
    pages::parts::{self, Shown},
    wording::In,
};
use domain::{
    Obligation, ObligationState,
    register::{self, Because, Blame, Ground, Outcome},
};
use maud::{Markup, html};

/// The table.
pub(super) fn table(
    web: &Web,
    lang: In,
    shown: &Shown,
    rows: &[&Obligation],
    traces: &Traces,
) -> Markup {
    let heads = [
        lang.t("义务", "Obligation"),
        lang.t("由谁对谁", "From whom to whom"),
        lang.t("产生于", "Arose from"),
        lang.t("期限", "Last day"),
        lang.t("状态与后果", "State and consequence"),
    ];
    html! {
        table.cards {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { @for one in rows { (row(web, lang, shown, one, traces)) } }
        }
    }
}

fn row(web: &Web, lang: In, shown: &Shown, one: &Obligation, traces: &Traces) -> Markup {
    let duty = one.duty.0;
    html! {
        tr id={ "o-" (one.id) } {
            td { a href=(parts::obligation_path(shown.id, one)) { (one.id) " " (lang.bi(duty.what)) } " " (one.subject)
                @for other in register::mirrors(&shown.loaded.process, one) { p.meta { (lang.t("对应 ", "answered by ")) a href=(parts::obligation_path(shown.id, other)) { (other.id) } } } }
            td { (owner(web, lang, one)) " → " (lang.bi(duty.creditor.name())) }
            td { (arose(lang, shown, one, traces)) }
            td { (due(lang, shown, one)) }
            td { (state(lang, shown, one, traces)) }
        }
    }
}

fn arose(lang: In, shown: &Shown, one: &Obligation, traces: &Traces) -> Markup {
    let clauses = register::clauses_of(&shown.loaded.process, one);
    html! {
        (one.arose) " "
        @if let Some(position) = traces.arose(one.id) { (entry(shown, position)) }
        @if !clauses.is_empty() { p.meta { @for clause in &clauses { code { (clause.code()) } " " } } }
        @if let Some(law) = law(one) { p.meta { (lang.bi(law)) } }
    }
}

/// The law a duty rests on, where no clause says so.
fn law(one: &Obligation) -> Option<kernel::Bi> {
    let mut grounds = domain::contract::clauses::BY_LAW.iter();
    grounds
        .find(|(code, _)| *code == one.duty.0.code)
        .map(|(_, law)| *law)
}

fn due(lang: In, shown: &Shown, one: &Obligation) -> Markup {
    let days = register::days(one, shown.today);
    let allowed = days
        .allowed
        .map_or_else(|| "?".to_owned(), |days| days.to_string());
    html! {
        @match one.due.date() { Some(date) => (date), None => "—" }
        p.meta { (lang.t("已用 ", "used ")) (days.used) "/" (allowed) (lang.t(" 天", " days")) }
    }
}

fn state(lang: In, shown: &Shown, one: &Obligation, traces: &Traces) -> Markup {
    let outcome = Outcome::of(one, shown.today);
    let good = outcome == Outcome::OnTime;
    html! {
        span.state.ok[good].bad[outcome.is_missed()] { (lang.bi(outcome.name()))
            @if let Some(days) = one.days_late(shown.today) { " " (days) (lang.t(" 天", " d")) } }
        @if let Some(position) = traces.settled(one.id) { " " (entry(shown, position)) }
        @match &one.state {
            ObligationState::Waived { reason } => p.meta { (lang.t("理由：", "why: ")) (reason.as_str()) },
            ObligationState::Excused { reason, .. } => p.meta { (lang.t("理由：", "why: ")) (reason.as_str()) },
            ObligationState::Open | ObligationState::Met { .. } | ObligationState::Lapsed => {}
        }
        (causes(lang, shown, &register::blame(&shown.loaded.process, one)))
        (consequences(lang, shown, one))
    }
}

fn entry(shown: &Shown, position: u64) -> Markup {
    html! { a href={ (shown.path()) "/entries/" (position) } { "#" (position) } }
}

/// Why it was late, as a nested list: each cause with its own causes.
pub(super) fn causes(lang: In, shown: &Shown, graph: &Blame) -> Markup {
    html! {
        @if !graph.because.is_empty() {
            ul.duties { @for one in &graph.because { (cause(lang, shown, one)) } }
        }
    }
}

fn cause(lang: In, shown: &Shown, because: &Because) -> Markup {
    let mut all = shown.loaded.process.obligations.iter();
    let found = all.find(|one| one.id == because.of.id);
    let how = match because.ground {
        Ground::Excused => lang.t("因为", "because of"),
        Ground::Precondition => lang.t("当时尚缺", "lacking then"),
    };
    html! {
        @if let Some(one) = found {
            li { (how) " " a href=(parts::obligation_path(shown.id, one)) { (one.id) " " (lang.bi(one.duty.0.what)) }
                " (" (lang.bi(one.duty.0.debtor.name())) ") " (lang.bi(Outcome::of(one, shown.today).name()))
                (causes(lang, shown, &because.of)) }
        }
    }
}

fn consequences(lang: In, shown: &Shown, one: &Obligation) -> Markup {
    let found = register::consequences(&shown.loaded.process, one);
    html! {
        @if !found.is_empty() {
            p.meta {
                @if let Some(interest) = found.interest { (lang.t("利息 ", "interest ")) strong { (interest) } " " }
                @if let Some(on) = found.public { (lang.t("公开欠款自 ", "arrears public since ")) (on) " " }
                @if let Some(on) = found.default { (lang.t("构成违约自 ", "in default since ")) (on) " " }
                @for notice in &found.notices { (lang.t("违约通知 ", "notice of default ")) (notice) " " }
            }
        }
    }
}
