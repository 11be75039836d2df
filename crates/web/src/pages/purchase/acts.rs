//! What the reader can do now, and what they cannot do yet, with the reason and the day it opens.

use super::Shown;
use crate::{Web, wording::In};
use app::bus::contract_of;
use domain::{
    Actor, At, Context, ContractId, Facts, Refusal, Wants,
    delivery::ids::ServiceId,
    input::{Kind, Need},
    refs,
    registry::{self, ready},
    verb::{Birth, VerbEntry},
};
use kernel::{Bi, Role, lang::bi};
use maud::{Markup, html};
use policy::{Asker, Decision, Session};
use std::{collections::BTreeMap, rc::Rc};

/// An act of the reader and whether it is possible.
pub struct Offer {
    /// The act.
    pub entry: &'static VerbEntry,
    /// Whether it can be made now.
    pub state: Result<(), Shut>,
    /// What can be chosen in its lists: the field and the values.
    lists: Vec<(&'static str, Rc<Vec<String>>)>,
}

impl Offer {
    /// The query of a link to the form: the contract, and the object where the form has a list with it.
    pub fn query(&self, contract: Option<ContractId>, object: &str) -> String {
        let mut lists = self.lists.iter();
        let found = lists.find(|(_, values)| values.iter().any(|one| one == object));
        query_of(contract, found.map(|(field, _)| (&**field, object)))
    }
}

/// A query of what is known; a purchase before its contracts names none.
fn query_of(contract: Option<ContractId>, chosen: Option<(&str, &str)>) -> String {
    let contract = contract.map(|id| format!("contract={id}"));
    let chosen = chosen.map(|(field, object)| format!("{field}={object}"));
    let parts: Vec<String> = contract.into_iter().chain(chosen).collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    }
}

/// Why an act cannot be made now.
pub enum Shut {
    /// A rule says so.
    Refused(Refusal),
    /// It is about one of a list of things, and there is none; the name of the list.
    Nothing(Bi),
}

/// Most acts shown in one list; more are shown by what they are about.
const FEW: usize = 9;

/// What acts are about.
static GROUPS: [(Bi, &[&[VerbEntry]]); 5] = [
    (
        bi("服务、任务与检查", "Service, tasks and inspections"),
        &[domain::delivery::VERBS],
    ),
    (
        bi("合同、变更与人员", "Contract, changes and team"),
        &[domain::contract::VERBS, domain::law::VERBS],
    ),
    (bi("款项", "Money"), &[domain::money::VERBS]),
    (
        bi("评估、整改与验收", "Evaluation, improvement and acceptance"),
        &[domain::assessment::VERBS],
    ),
    (
        bi(
            "争议、处理、例外与收尾",
            "Disputes, sanctions, exceptions and the end",
        ),
        &[domain::ending::VERBS],
    ),
];

/// The section of a purchase's page.
pub fn section(lang: In, shown: &Shown, offers: &[Offer]) -> Markup {
    let (open, shut): (Vec<&Offer>, Vec<&Offer>) =
        offers.iter().partition(|offer| offer.state.is_ok());
    html! {
        @if shown.viewer.person.is_some() {
            section.card #acts {
                h2 { (lang.t("我可以办理", "What you can do")) " " span.count { (open.len()) } }
                @if open.is_empty() { p.empty { (lang.t("当前阶段没有由您办理的事项。", "Nothing here is yours to do at this stage.")) } }
                @if open.len() <= FEW { (possible(lang, shown, &open)) } @else { (grouped(lang, shown, &open)) }
                @if !shut.is_empty() {
                    details { summary { (lang.t("暂不能办理的事项及原因 ", "Not possible now, and why ")) (shut.len()) }
                        ul.acts.shut { @for offer in &shut { (closed(lang, offer)) } }
                    }
                }
            }
        }
    }
}

fn possible(lang: In, shown: &Shown, open: &[&Offer]) -> Markup {
    let query = shown
        .contract
        .map_or_else(String::new, |id| format!("?contract={id}"));
    html! {
        ul.acts {
            @for offer in open {
                li { a.act href={ (shown.path()) "/acts/" (offer.entry.meta.code) (query) } {
                    strong { (lang.bi(offer.entry.meta.title)) }
                    span.meta { (lang.bi(offer.entry.meta.help)) }
                } }
            }
        }
    }
}

/// The acts by what they are about; whatever is about the purchase itself comes last.
fn grouped(lang: In, shown: &Shown, open: &[&Offer]) -> Markup {
    let is_in = |offer: &Offer, parts: &[&[VerbEntry]]| {
        let mut entries = parts.iter().flat_map(|part| part.iter());
        entries.any(|entry| entry.meta.code == offer.entry.meta.code)
    };
    let others: Vec<&Offer> = open
        .iter()
        .copied()
        .filter(|offer| !GROUPS.iter().any(|(_, parts)| is_in(offer, parts)))
        .collect();
    let groups = GROUPS.iter().map(|(name, parts)| {
        let own = open.iter().copied().filter(|offer| is_in(offer, parts));
        (*name, own.collect::<Vec<&Offer>>())
    });
    let rest = (bi("采购与角色", "The purchase and its roles"), others);
    let groups = groups.chain([rest]).filter(|(_, own)| !own.is_empty());
    html! {
        @for (name, own) in groups {
            details.group {
                summary { (lang.bi(name)) " " span.count { (own.len()) } }
                (possible(lang, shown, &own))
            }
        }
    }
}

fn closed(lang: In, offer: &Offer) -> Markup {
    html! {
        @if let Err(shut) = &offer.state {
            li { span.act aria-disabled="true" {
                strong { (lang.bi(offer.entry.meta.title)) }
                @match shut {
                    Shut::Refused(refusal) => span.meta { (refusal.text(lang.0))
                        @if let Some(day) = refusal.opens_on { " · " (lang.t("可办理日期：", "opens on ")) (day) } },
                    Shut::Nothing(list) => span.meta { (nothing(lang, *list)) },
                }
            } }
        }
    }
}

/// Says that there is nothing to choose from.
pub fn nothing(lang: In, list: Bi) -> Markup {
    html! { (lang.t("目前没有可选的：", "nothing to choose from at present: ")) (lang.bi(list)) }
}

/// The list that an act chooses from and that is empty, if there is one.
pub fn empty_list(entry: &VerbEntry, at: &At<'_>) -> Option<Bi> {
    // What other purchases know is looked up only for the form itself.
    let known = (entry.wants)() == Wants::Nothing;
    let mut fields = entry.meta.fields.iter();
    let empty = fields.find(|field| match field.kind {
        Kind::Ref(kind) => field.need == Need::Required && refs::options(at, kind).is_empty(),
        _ => false,
    });
    empty.filter(|_| known).map(|field| field.label)
}

/// Every act the reader's roles include in this purchase.
pub fn offers(web: &Web, shown: &Shown) -> Vec<Offer> {
    let mut offers = Vec::new();
    let mut known = Known::new();
    for entry in registry::verbs().filter(|entry| entry.meta.birth == Birth::Existing) {
        let contract = contract_of(entry, shown.contract);
        let roles = shown.viewer.roles(&shown.loaded, contract);
        let asker = Asker {
            roles: &roles,
            session: Session::Person,
        };
        if let Decision::Allow(role) = policy::may(asker, entry.meta.code) {
            let context = context(web, shown, entry, role);
            let at = At {
                process: &shown.loaded.process,
                context: &context,
            };
            offers.push(offer(&at, entry, &mut known));
        }
    }
    // What belongs to the stage comes before what is possible at any time.
    offers.sort_by_key(|offer| offer.entry.meta.stages.is_empty());
    offers
}

/// What can be chosen, by the kind of list and the contract: many acts choose from the same lists.
type Known = BTreeMap<(&'static str, Option<ContractId>), Rc<Vec<String>>>;

fn offer(at: &At<'_>, entry: &'static VerbEntry, known: &mut Known) -> Offer {
    let mut lists = Vec::new();
    let mut nothing = None;
    for field in entry.meta.fields {
        let Kind::Ref(kind) = field.kind else {
            continue;
        };
        // Records of service are many, and looked up for the form itself alone.
        if kind == ServiceId::KIND {
            continue;
        }
        let values = known.entry((kind, at.context.contract)).or_insert_with(|| {
            let options = refs::options(at, kind).into_iter();
            Rc::new(options.map(|one| one.value).collect())
        });
        if values.is_empty() && field.need == Need::Required && (entry.wants)() == Wants::Nothing {
            nothing = nothing.or(Some(field.label));
        }
        lists.push((field.name, values.clone()));
    }
    let nothing = nothing.map_or(Ok(()), |list| Err(Shut::Nothing(list)));
    Offer {
        entry,
        state: ready(entry, at).map_err(Shut::Refused).and(nothing),
        lists,
    }
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

#[cfg(test)]
mod tests {
    use super::query_of;
    use domain::ContractId;

    #[test]
    fn a_link_names_what_is_known_and_begins_with_one_mark() {
        let (contract, theme) = (Some(ContractId(1)), Some(("theme", "N1")));
        assert_eq!(query_of(None, None), "");
        assert_eq!(query_of(contract, None), "?contract=K1");
        assert_eq!(query_of(None, theme), "?theme=N1");
        assert_eq!(query_of(contract, theme), "?contract=K1&theme=N1");
    }
}
