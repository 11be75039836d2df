//! What the reader can do now, and what they cannot do yet, with the reason and the day it opens.

use super::Shown;
use crate::{Web, ask::Ask, wording::In};
use app::bus::contract_of;
use domain::{
    Actor, At, Context, Facts, Refusal,
    registry::{self, ready},
    verb::{Birth, VerbEntry},
};
use kernel::Role;
use maud::{Markup, html};
use policy::{Asker, Decision, Session};

/// An act of the reader and whether it is possible.
struct Offer {
    entry: &'static VerbEntry,
    state: Result<(), Refusal>,
}

/// The section of a purchase's page.
pub fn section(web: &Web, ask: &Ask, shown: &Shown) -> Markup {
    let lang = ask.lang;
    let offers = offers(web, shown);
    let (open, shut): (Vec<_>, Vec<_>) = offers.into_iter().partition(|offer| offer.state.is_ok());
    let query = shown
        .contract
        .map_or_else(String::new, |id| format!("?contract={id}"));
    html! {
        @if shown.viewer.person.is_some() {
            section.card #acts {
                h2 { (lang.t("我可以办理", "What you can do")) " " span.count { (open.len()) } }
                @if open.is_empty() { p.empty { (lang.t("当前阶段没有由您办理的事项。", "Nothing here is yours to do at this stage.")) } }
                ul.acts {
                    @for offer in &open {
                        li { a.act href={ (shown.path()) "/acts/" (offer.entry.meta.code) (query) } {
                            strong { (lang.bi(offer.entry.meta.title)) }
                            span.meta { (lang.bi(offer.entry.meta.help)) }
                        } }
                    }
                }
                @if !shut.is_empty() {
                    details { summary { (lang.t("暂不能办理的事项及原因 ", "Not possible now, and why ")) (shut.len()) }
                        ul.acts.shut { @for offer in &shut { (closed(lang, offer)) } }
                    }
                }
            }
        }
    }
}

fn closed(lang: In, offer: &Offer) -> Markup {
    html! {
        @if let Err(refusal) = &offer.state {
            li { span.act aria-disabled="true" {
                strong { (lang.bi(offer.entry.meta.title)) }
                span.meta { (refusal.text(lang.0))
                    @if let Some(day) = refusal.opens_on { " · " (lang.t("可办理日期：", "opens on ")) (day) } }
            } }
        }
    }
}

/// Every act the reader's roles include in this purchase.
fn offers(web: &Web, shown: &Shown) -> Vec<Offer> {
    let mut offers = Vec::new();
    for entry in registry::verbs().filter(|entry| entry.meta.birth == Birth::Existing) {
        let contract = contract_of(entry, shown.contract);
        let roles = shown.viewer.roles(&shown.loaded, contract);
        let asker = Asker {
            roles: &roles,
            session: Session::Person,
        };
        if let Decision::Allow(role) = policy::may(asker, entry.meta.code) {
            offers.push(Offer {
                entry,
                state: is_ready(web, shown, entry, role),
            });
        }
    }
    // What belongs to the stage comes before what is possible at any time.
    offers.sort_by_key(|offer| offer.entry.meta.stages.is_empty());
    offers
}

fn is_ready(web: &Web, shown: &Shown, entry: &VerbEntry, role: Role) -> Result<(), Refusal> {
    let context = context(web, shown, entry, role);
    ready(
        entry,
        &At {
            process: &shown.loaded.process,
            context: &context,
        },
    )
}

/// The surroundings of an act the reader might make now.
pub fn context<'a>(web: &'a Web, shown: &Shown, entry: &VerbEntry, role: Role) -> Context<'a> {
    let now = web.app.clock().now();
    let person = shown.viewer.person.as_ref();
    Context {
        now,
        occurred: now,
        actor: Actor {
            person: person.map(|card| card.id),
            organisation: person.and_then(|card| card.organisation),
            role,
        },
        rulebook: web.app.rulebook(),
        contract: contract_of(entry, shown.contract),
        reason: None,
        facts: Facts {
            siblings: Vec::new(),
            duty_lists: web.app.directory().duty_lists().clone(),
        },
        found: domain::sealing::Found::default(),
    }
}
