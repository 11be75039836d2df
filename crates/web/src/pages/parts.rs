//! Pieces that several pages show.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    wording::{In, Names},
};
use app::{Loaded, Logged, Viewer, rows::Positions};
use domain::{Contract, Due, Obligation, Stage};
use kernel::{Date, ProcessId};
use maud::{Markup, html};
use policy::Decision;
use std::sync::Arc;

/// A purchase with what a page needs to show it.
pub struct Shown {
    /// Its id.
    pub id: ProcessId,
    /// The purchase.
    pub loaded: Arc<Loaded>,
    /// Who looks.
    pub viewer: Viewer,
    /// Whether names of people are shown to them.
    pub names: Names,
    /// The day of the program's clock.
    pub today: Date,
    /// The contract the page is about.
    pub contract: Option<domain::ContractId>,
    /// What the address asks for besides.
    pub query: Vec<(String, String)>,
}

/// The purchase of a request.
///
/// # Errors
/// Not found, or failures of the database.
pub fn shown(web: &Web, ask: &Ask) -> Result<Shown, Failure> {
    let id = ask.process()?;
    let loaded = web.app.purchase(id)?.ok_or(Failure::NotFound)?;
    let viewer = ask.viewer();
    let contracts = &loaded.process.contracts;
    let named = ask
        .contract()
        .filter(|id| loaded.process.contract(*id).is_some());
    // A contract that a side declined is shown only when it is asked for.
    let standing = contracts.iter().find(|one| !one.is_declined());
    let contract = named.or_else(|| standing.map(|one| one.id));
    let names = match viewer.may(&loaded, contract, "view-parties") {
        Decision::Allow(_) => Names::Shown,
        Decision::Deny(_) => Names::Hidden,
    };
    let zone = loaded.process.law().zone();
    let today = stands_on(&loaded, contract, zone.civil_date(web.app.clock().now()));
    Ok(Shown {
        id,
        loaded,
        viewer,
        names,
        today,
        contract,
        query: ask.query.clone(),
    })
}

/// The purchase of a request, about the contract its path names.
///
/// # Errors
/// Not found, or failures of the database.
pub fn shown_contract(web: &Web, ask: &Ask) -> Result<Shown, Failure> {
    let mut shown = shown(web, ask)?;
    let named = ask.param("contract").strip_prefix('K');
    let named = named.and_then(|number| number.parse().ok());
    let found = named.and_then(|number| shown.loaded.process.contract(domain::ContractId(number)));
    let contract = found.ok_or(Failure::NotFound)?.id;
    let today = shown.loaded.process.law().zone();
    let today = today.civil_date(web.app.clock().now());
    shown.today = stands_on(&shown.loaded, Some(contract), today);
    shown.contract = Some(contract);
    shown.names = match shown
        .viewer
        .may(&shown.loaded, Some(contract), "view-parties")
    {
        Decision::Allow(_) => Names::Shown,
        Decision::Deny(_) => Names::Hidden,
    };
    Ok(shown)
}

/// Whether the reader is a party to the contract of the page, or works for its supplier.
pub fn reads_contract(shown: &Shown) -> bool {
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|one| one.organisation);
    let supplies = shown
        .contract()
        .is_some_and(|one| own == Some(one.supplier.id));
    shown.names == Names::Shown || supplies
}

/// The surroundings of a page that computes what the rules say of a purchase today.
pub fn context<'a>(web: &'a Web, shown: &Shown) -> domain::Context<'a> {
    let now = web.app.clock().now();
    let person = shown.viewer.person.as_ref();
    domain::Context {
        now,
        occurred: now,
        actor: domain::Actor {
            person: person.map(|card| card.id),
            organisation: person.and_then(|card| card.organisation),
            role: kernel::Role::Public,
        },
        rulebook: web.app.rulebook(),
        contract: None,
        reason: None,
        found: domain::sealing::Found::default(),
        facts: domain::Facts::default(),
    }
}

/// The day to count waiting by: today, or the day on which everything ended; what was never kept does
/// not grow later for ever.
fn stands_on(loaded: &Loaded, contract: Option<domain::ContractId>, today: Date) -> Date {
    let ended = loaded.process.steps.iter().rev().find(|step| {
        step.stage == Stage::End && (step.contract.is_none() || step.contract == contract)
    });
    ended.map_or(today, |step| {
        loaded.process.law().zone().civil_date(step.entered)
    })
}

/// Whether what is owed in a contract, or in a purchase without one, can still be done.
pub fn is_over(process: &domain::Process, contract: Option<domain::ContractId>) -> bool {
    match contract.and_then(|id| process.contract(id)) {
        Some(contract) => contract.stage == Stage::End,
        None => process.shown_stage() == Stage::End,
    }
}

impl Shown {
    /// A value of the address.
    pub fn asked(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The contract the page is about.
    pub fn contract(&self) -> Option<&Contract> {
        self.loaded.process.contract(self.contract?)
    }

    /// Its title.
    pub fn title(&self) -> &str {
        self.loaded
            .process
            .title
            .as_ref()
            .map_or("—", |title| title.as_str())
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/purchases/{}", self.id)
    }

    /// The stage shown.
    pub fn stage(&self) -> Stage {
        match self.contract() {
            Some(contract) if self.loaded.process.stage != Stage::End => contract.stage,
            _ => self.loaded.process.shown_stage(),
        }
    }
}

/// The run of entries a receipt is asked for, `17-19`, oldest first. A receipt shows every entry it
/// proves, so it is for those who may see all of them.
///
/// # Errors
/// Not found, also when the reader may not see one of the entries.
pub fn seen_run<'a>(
    shown: &'a Shown,
    range: &str,
) -> Result<(Positions, Vec<&'a Logged>), Failure> {
    let positions = positions(range).ok_or(Failure::NotFound)?;
    let log = &shown.loaded.log;
    let run = log.from(log.place_of(positions.first)).map(AsRef::as_ref);
    let entries: Vec<&Logged> = run
        .take_while(|one: &&Logged| one.position <= positions.last)
        .collect();
    let whole = u64::try_from(entries.len())
        .is_ok_and(|count| count == positions.last - positions.first + 1);
    let sight = shown.viewer.sight(&shown.loaded);
    let seen = entries.iter().all(|one| sight.sees(one));
    if whole && seen {
        Ok((positions, entries))
    } else {
        Err(Failure::NotFound)
    }
}

/// Reads `17-19`.
fn positions(range: &str) -> Option<Positions> {
    let (first, last) = range.split_once('-')?;
    let positions = Positions {
        first: first.parse().ok()?,
        last: last.parse().ok()?,
    };
    (positions.first <= positions.last && positions.last - positions.first < 500)
        .then_some(positions)
}

/// The name of an organisation by id.
pub fn organisation_name(web: &Web, lang: In, id: kernel::OrganisationId) -> String {
    let directory = web.app.directory();
    directory
        .organisation(id)
        .map_or_else(|| id.to_string(), |card| card.name(lang.0).to_owned())
}

/// A part of a long list, and the links to the parts beside it; `name` is its place in the query and
/// the anchor of its section.
pub fn part_of<'a, T>(
    lang: In,
    (shown, name): (&Shown, &str),
    items: &'a [T],
    rows: usize,
) -> (&'a [T], Markup) {
    let asked = shown
        .asked(name)
        .and_then(|text| text.parse::<usize>().ok());
    let last = items.len().saturating_sub(1) / rows.max(1);
    let page = asked.unwrap_or(0).min(last);
    let start = page * rows;
    let part = items.get(start..items.len().min(start + rows));
    let link = |to: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, value) in shown.query.iter().filter(|(key, _)| key != name) {
            query.append_pair(key, value);
        }
        query.append_pair(name, &to.to_string());
        format!("?{}#{name}", query.finish())
    };
    let links = html! {
        @if last > 0 {
            nav.pager aria-label=(lang.t("翻页", "Pages")) {
                @if page > 0 { a href=(link(page - 1)) { (lang.t("上一页", "Previous")) } " " }
                span.meta { (page + 1) "/" (last + 1) }
                @if page < last { " " a href=(link(page + 1)) { (lang.t("下一页", "Next")) } }
            }
        }
    };
    (part.unwrap_or_default(), links)
}

/// Where the reader is, below the list of purchases.
pub fn crumbs(lang: In, rest: &[(&str, &str)]) -> Markup {
    let first = ("/purchases", lang.t("采购项目", "Purchases"));
    let steps: Vec<(&str, &str)> = [first].into_iter().chain(rest.iter().copied()).collect();
    trail(lang, &steps)
}

/// Where the reader is.
pub fn trail(lang: In, steps: &[(&str, &str)]) -> Markup {
    html! {
        nav.crumbs aria-label=(lang.t("当前位置", "Breadcrumb")) {
            ol {
                @for (path, name) in steps {
                    li { @if path.is_empty() { span aria-current="page" { (name) } } @else { a href=(path) { (name) } } }
                }
            }
        }
    }
}

/// A last day with how far off it is and how much of the time has been used.
pub fn due(lang: In, one: &Obligation, today: Date) -> Markup {
    match &one.due {
        Due::Unknown { year, .. } => html! {
            span.due.unknown { (lang.t("期限待定：缺 ", "due day unknown: no calendar for ")) (year) (lang.t(" 年日历", "")) }
        },
        Due::On { date, .. } => {
            let late = *date < today;
            let whole = kernel::time::days_between(one.arose, *date).max(1);
            let used = kernel::time::days_between(one.arose, today).clamp(0, whole);
            html! {
                span.due.late[late] {
                    time datetime=(date) { (date) } " "
                    strong { (lang.distance(*date, today)) }
                }
                @if !late {
                    progress max=(whole) value=(used) { (used) "/" (whole) }
                }
            }
        }
    }
}

/// The address of an obligation of a purchase, where its last day is explained.
pub fn obligation_path(id: ProcessId, one: &Obligation) -> String {
    format!("/purchases/{id}/obligations/{}", one.id)
}

/// Why the last day is this one: the rule it was computed from, with a link to the whole count.
pub fn derivation(lang: In, id: ProcessId, one: &Obligation) -> Markup {
    let link =
        html! { a href=(obligation_path(id, one)) { (lang.t("期限怎么来的", "why this day")) } };
    html! { (rule(lang, one)) " " (link) }
}

fn rule(lang: In, one: &Obligation) -> Markup {
    match &one.due {
        Due::On {
            rule: Some(rule),
            pack,
            from,
            ..
        } => html! {
            span.meta { (lang.t("依据 ", "by ")) code { (rule) }
                @if let Some(pack) = pack { " · " (pack) }
                @if let Some(from) = from { (lang.t(" · 起算 ", " · from ")) (from) } }
        },
        Due::On { rule: None, .. } => html! { span.meta { (lang.t("合同约定", "as agreed")) } },
        Due::Unknown { .. } => html! {},
    }
}

/// A timeline: one line per act, with what followed from it folded beneath.
pub fn timeline(web: &Web, lang: In, shown: &Shown, events: &[&Logged]) -> Markup {
    let acts = events.chunk_by(|one, next| one.command == next.command);
    html! { ol.timeline { @for act in acts { (act_line(web, lang, shown, act)) } } }
}

/// The events of one act, newest first as in the timeline; the act itself is the first that is more
/// than bookkeeping.
fn act_line(web: &Web, lang: In, shown: &Shown, act: &[&Logged]) -> Markup {
    let plain = |one: &&&Logged| !matches!(one.event, domain::Event::Core(_));
    let main = act.iter().rev().find(plain).or(act.last());
    let Some(main) = main else { return html! {} };
    let rest: Vec<_> = act
        .iter()
        .rev()
        .filter(|one| one.position != main.position)
        .collect();
    let directory = web.app.directory();
    let who = lang.actor(&main.envelope.actor, &directory, shown.names);
    let later = main.envelope.recorded_on() != main.envelope.occurred_on();
    html! {
        li.event {
            time datetime=(main.envelope.occurred) { (main.envelope.zone.say(main.envelope.occurred)) }
            div {
                p { span.actor { (who) } (lang.t("：", ": ")) (sentence(web, lang, main)) }
                p.meta {
                    (entry_link(shown, main))
                    @if let Some(contract) = main.envelope.contract { " · " (contract) }
                    @if later { " · " (lang.t("记录于 ", "recorded ")) (main.envelope.zone.say(main.envelope.recorded)) }
                }
                @if !rest.is_empty() {
                    details.follows {
                        summary { (lang.t("由此产生 ", "what followed: ")) (rest.len()) }
                        ul { @for one in rest { li { (sentence(web, lang, one)) " " (entry_link(shown, one)) } } }
                    }
                }
            }
        }
    }
}

fn entry_link(shown: &Shown, logged: &Logged) -> Markup {
    html! { a href={ (shown.path()) "/entries/" (logged.position) } { "#" (logged.position) } }
}

/// The sentence of an event, with ids of organisations turned into names.
pub fn sentence(web: &Web, lang: In, logged: &Logged) -> String {
    let mut text = logged.event.sentence_in(lang.0, logged.envelope.zone);
    // An id has four hyphens; most sentences hold none.
    if text.bytes().filter(|byte| *byte == b'-').count() < 4 {
        return text;
    }
    let directory = web.app.directory();
    for card in directory.organisations() {
        let id = card.id.to_string();
        if text.contains(&id) {
            text = text.replace(&id, card.name(lang.0));
        }
    }
    text
}
