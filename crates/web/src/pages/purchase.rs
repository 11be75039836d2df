//! The page of a purchase: where it stands, what waits on whom, both sides' duties, its documents
//! and its latest events.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::{
        challenges, contract, evaluation as judgement,
        home::debtor,
        organisations,
        parts::{self, Shown},
        planning, services,
    },
    routes::Answer,
    wording::In,
};
use domain::{Contract, Obligation, ObligationState, Stage};
use kernel::Side;
use maud::{Markup, html};

pub mod acts;
mod documents;
mod meter;
mod more;
mod next;
pub mod sub;
mod workbench;

/// Events the page shows.
const LATEST: usize = 40;
/// Rows of a list of duties before it is parted.
const ROWS: usize = 25;

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let offers = acts::offers(web, &shown);
    let running = running(&shown);
    let content = html! {
        (parts::crumbs(lang, &[("", shown.title())]))
        (head(lang, &shown))
        (contract_tabs(lang, &shown))
        @if let Some(contract) = running { (sub::section(lang, &shown, contract)) } @else { (stages(web, lang, &shown)) }
        (meter::section(web, lang, &shown))
        (challenges::suspension(lang, &shown))
        @if running.is_none() { (more::section(lang, &shown)) (organisations::block::section(web, ask, &shown)?) }
        (workbench::section(web, lang, &shown, &offers))
        @if running.is_none() { (sealed(lang, &shown)) }
        (acts::section(lang, &shown, &offers))
        @if running.is_none() { (planning::section(web, lang, &shown)?) }
        (both_sides(web, lang, &shown))
            @if let Some(contract) = shown.contract() { (terms(lang, &shown, contract)) }
        (services::glance(web, lang, &shown))
            @if running.is_none() { (evaluation(lang, &shown)) }
        (judgement::links(lang, &shown))
        (documents::section(web, lang, &shown))
        (guard_notes(web, lang, &shown))
        (parties(lang, &shown))
        (latest(web, lang, &shown))
        @if running.is_some() {
            h2 #buying { (lang.t("这份合同是怎么来的", "How this contract came about")) }
            (stages(web, lang, &shown))
            (more::section(lang, &shown))
            (sealed(lang, &shown))
            (planning::section(web, lang, &shown)?)
            (evaluation(lang, &shown))
        }
    };
    Ok(layout::page(web, ask, shown.title(), &content))
}

/// The contract shown, once it is signed: from then on the page is about its life, and how it came
/// about stands at the end.
fn running(shown: &Shown) -> Option<&Contract> {
    shown
        .contract()
        .filter(|contract| contract.signed.is_some() && contract.stage >= Stage::S13)
}

fn head(lang: In, shown: &Shown) -> Markup {
    let process = &shown.loaded.process;
    let buyer = process.organisation_in(kernel::Role::Purchaser, None);
    let hosts = process.organisations_in(kernel::Role::Host, None);
    let updated = process
        .updated
        .map(|at| process.law().zone().say(at))
        .unwrap_or_default();
    html! {
        section.card.head {
            p { span.chip.strong { @if shown.stage() != Stage::End { (shown.stage().code()) " " } (lang.bi(shown.stage().name())) } }
            h1 { (shown.title()) }
            dl.facts.inline {
                dt { (lang.t("购买方", "Purchaser")) } dd { (buyer.map_or("—", |one| one.name(lang.0))) }
                @if !hosts.is_empty() { dt { (lang.t("落地街道", "Hosts")) } dd { @for one in &hosts { span.chip { (one.name(lang.0)) } " " } } }
                @if let Some(contract) = shown.contract() {
                    dt { (lang.t("承接方", "Supplier")) } dd { (contract.supplier.name(lang.0)) }
                    dt { (lang.t("合同价", "Value")) } dd { (contract.terms.value) }
                    dt { (lang.t("服务期", "Term")) } dd { (contract.terms.start) " – " (contract.terms.end) " " span.meta { (day_of(lang, contract, shown)) } }
                }
                dt { (lang.t("最近记录", "Last entry")) } dd { (updated) }
            }
            @if shown.viewer.person.is_none() {
                p.meta { (lang.t("您看到的是公开层。登录后可看到各方共有的记录。", "You see the public layer. The parties see the shared record after signing in.")) }
            }
        }
    }
}

/// `day 12 of 365`, while the term runs.
fn day_of(lang: In, contract: &Contract, shown: &Shown) -> String {
    let terms = &contract.terms;
    if shown.today < terms.start || shown.today > terms.end {
        return String::new();
    }
    let day = kernel::time::days_between(terms.start, shown.today) + 1;
    let whole = kernel::time::days_between(terms.start, terms.end) + 1;
    match lang.0 {
        kernel::Lang::Zh => format!("第 {day} 天，共 {whole} 天"),
        kernel::Lang::En => format!("day {day} of {whole}"),
    }
}

/// The stage bar: every stage with the time it was entered and by whom.
fn stages(web: &Web, lang: In, shown: &Shown) -> Markup {
    let current = shown.stage();
    let directory = web.app.directory();
    let main = Stage::ALL.iter().filter(|stage| {
        **stage != Stage::S07b
            || shown
                .loaded
                .process
                .steps
                .iter()
                .any(|step| step.stage == Stage::S07b)
    });
    html! {
        details.stages open {
            summary { (lang.t("阶段", "Stages")) }
            ol {
                @for stage in main {
                    @let entered = shown.loaded.process.steps.iter().rev().find(|step| step.stage == *stage && (step.contract.is_none() || step.contract == shown.contract));
                    @let passed = entered.is_some() && *stage != current;
                    li.done[passed].now[*stage == current] aria-current=[(*stage == current).then_some("step")] {
                        @if *stage != Stage::End { span.code { (stage.code()) } } span.name { (lang.bi(stage.name())) }
                        @if let Some(step) = entered {
                            span.when title=(lang.actor(&step.by, &directory, shown.names)) {
                                (shown.loaded.process.law().zone().civil_date(step.entered)) " " (lang.bi(step.by.role.name()))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the sealed bids are, from the notice to the opening and after.
fn sealed(lang: In, shown: &Shown) -> Markup {
    let process = &shown.loaded.process;
    let sealing = &process.sealing;
    let level = match &sealing.rule {
        Some(rule) => format!(
            "{} {}/{}",
            lang.t("密封给解密人", "sealed to officers,"),
            rule.threshold,
            rule.officers.len()
        ),
        None => lang
            .t("到达时密封（S1）", "sealed on arrival (S1)")
            .to_owned(),
    };
    html! {
        @if process.bidding.notice.is_some() || !sealing.bids.is_empty() {
            p.links { a href={ (shown.path()) "/bids" } { (lang.t("密封响应与开标", "Sealed bids and their opening")) } " " span.meta { (level) } }
        }
    }
}

fn contract_tabs(lang: In, shown: &Shown) -> Markup {
    let contracts = &shown.loaded.process.contracts;
    html! {
        @if contracts.len() > 1 {
            nav.tabs aria-label=(lang.t("合同", "Contracts")) {
                @for one in contracts {
                    a href={ (shown.path()) "?contract=" (one.id) } aria-current=[(Some(one.id) == shown.contract).then_some("page")] {
                        (one.id) " " (one.supplier.name(lang.0))
                    }
                }
            }
        }
    }
}

/// The obligations of this page: those of the purchase and of the contract shown.
fn own(shown: &Shown) -> impl Iterator<Item = &Obligation> {
    let contract = shown.contract;
    let all = shown.loaded.process.obligations.iter();
    all.filter(move |one| one.contract.is_none() || one.contract == contract)
}

/// Duties of all sides, side by side, counted by the same measure.
fn both_sides(web: &Web, lang: In, shown: &Shown) -> Markup {
    html! {
        section.card #sides {
            h2 { (lang.t("各方义务对照", "Duties of all sides")) }
            p.links { a href={ (shown.path()) "/obligations" } { (lang.t("义务登记：全部各方、期限、原因与后果", "Register of obligations: all parties, days, causes and consequences")) } }
            div.sides {
                @for side in Side::ALL { (side_column(web, lang, shown, side)) }
            }
        }
    }
}

fn side_column(web: &Web, lang: In, shown: &Shown, side: Side) -> Markup {
    let mut list: Vec<&Obligation> = own(shown)
        .filter(|one| one.duty.0.debtor.side() == Some(side))
        .collect();
    list.reverse();
    let name = match side {
        Side::Purchaser => "purchaser",
        Side::Host => "host",
        Side::Provider => "provider",
        Side::Evaluator => "evaluator",
    };
    let (part, links) = parts::part_of(lang, (shown, name), &list, ROWS);
    let late = |one: &&&Obligation| one.days_late(shown.today).is_some();
    let kept = list
        .iter()
        .filter(|one| matches!(one.state, ObligationState::Met { .. }) && !late(one))
        .count();
    let late_count = list.iter().filter(late).count();
    let open = list
        .iter()
        .filter(|one| one.is_open() && !late(one))
        .count();
    html! {
        div.side id=(name) {
            h3 { (lang.bi(side.name())) }
            p.tally { span.ok { (lang.t("按时 ", "on time ")) (kept) } span.bad { (lang.t("逾期 ", "late ")) (late_count) } span { (lang.t("进行中 ", "open ")) (open) } }
            details open[shown.asked(name).is_some()] {
                summary { (lang.t("逐项，新的在前 ", "One by one, newest first ")) (list.len()) }
                ul.duties {
                    @for one in part {
                        li {
                            (state(lang, one, shown)) " " (lang.bi(one.duty.0.what)) " " (one.subject)
                            span.meta { (one.id) " · " (lang.t("期限 ", "due ")) a href=(parts::obligation_path(shown.id, one)) { (one.due.date().map_or_else(|| "—".to_owned(), |date| date.to_string())) }
                                @if one.debtor.is_some() { " · " (debtor(web, lang, one)) } }
                        }
                    }
                }
                (links)
            }
        }
    }
}

fn state(lang: In, one: &Obligation, shown: &Shown) -> Markup {
    let late = one.days_late(shown.today);
    let text = match (&one.state, late) {
        (ObligationState::Open, Some(days)) => {
            format!("{} {days} {}", lang.t("逾期", "late"), lang.t("天", "d"))
        }
        (ObligationState::Open, None) => lang.t("进行中", "open").to_owned(),
        (ObligationState::Met { .. }, Some(days)) => format!(
            "{} {days} {}",
            lang.t("迟", "kept late,"),
            lang.t("天履行", "d")
        ),
        (ObligationState::Met { .. }, None) => lang.t("按时", "on time").to_owned(),
        (ObligationState::Waived { .. }, _) => lang.t("已豁免", "waived").to_owned(),
        (ObligationState::Excused { .. }, _) => lang.t("免责", "excused").to_owned(),
        (ObligationState::Lapsed, _) => lang.t("不再需要", "fell away").to_owned(),
    };
    let good = late.is_none() && matches!(one.state, ObligationState::Met { .. });
    html! { span.state.bad[late.is_some()].ok[good] { (text) } }
}

/// Where the evaluation can be followed, from the opening on.
fn evaluation(lang: In, shown: &Shown) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    let person = shown.viewer.person.as_ref().map(|card| card.id);
    html! {
        @if bidding.opened.is_some() || !bidding.panel.pool.is_empty() {
            section.card #evaluation {
                h2 { (lang.t("评审", "Evaluation")) }
                p.buttons {
                    a.button href={ (shown.path()) "/comparison" } { (lang.t("评审比较", "Comparison of the bids")) }
                    @if bidding.panel.pools > 0 { a href={ (shown.path()) "/draw" } { (lang.t("专家抽取和核验", "The draw of the experts")) } }
                }
                @if bidding.member(person).is_some() && bidding.reported.is_none() {
                    ul { @for bid in bidding.scorable_bids() {
                        li { a href={ (shown.path()) "/evaluation/" (bid.id) } { (lang.t("评审 ", "Evaluate ")) (bid.id) " " (bid.tenderer.name(lang.0)) } }
                    } }
                }
            }
        }
    }
}

fn terms(lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let terms = &contract.terms;
    html! {
        section.card #terms {
            h2 { (lang.t("合同要点（已含生效变更）", "Terms of the contract (with changes in force)")) }
            div.columns {
                div {
                    h3 { (lang.t("付款计划", "Payment plan")) }
                    table { tbody { @for one in &terms.tranches { tr {
                        th scope="row" { (one.id) " " (lang.bi(one.kind.name())) }
                        td { (one.share) } td.number { (terms.amount_of(one.id)) }
                        td { @if let Some(from) = one.from { (lang.t("自 ", "from ")) (from) } }
                    } } } }
                }
                div {
                    h3 { (lang.t("服务量", "Service units")) }
                    table { tbody {
                        @for one in &terms.units { tr { th scope="row" { (one.id) " " (one.name.as_str()) } td.number { (one.quantity) } } }
                        tr { th scope="row" { (lang.t("服务工时", "Service hours")) } td.number { (terms.service_hours) } }
                        tr { th scope="row" { (lang.t("弹性工时", "Flex hours")) } td.number { (terms.flex_hours) } }
                        tr { th scope="row" { (lang.t("范围外小时价", "Price of an hour beyond scope")) } td.number { (terms.hour_rate) } }
                    } }
                }
            }
            details { summary { (lang.t("不在服务范围内", "Out of scope")) " " (terms.out_of_scope.len()) }
                ul { @for one in &terms.out_of_scope { li { (one.as_str()) } } } }
            (contract::links(lang, shown, ""))
            details { summary { (lang.t("条款", "Clauses")) " " (terms.clauses.len()) }
                ul { @for one in &terms.clauses { li { code { (one.code()) } " " (lang.bi(one.name())) } } } }
        }
    }
}

fn guard_notes(web: &Web, lang: In, shown: &Shown) -> Markup {
    let directory = web.app.directory();
    let notes: Vec<_> = shown
        .loaded
        .process
        .guard_notes
        .iter()
        .filter(|note| note.contract.is_none() || note.contract == shown.contract)
        .rev()
        .collect();
    let (part, links) = parts::part_of(lang, (shown, "departures"), &notes, ROWS);
    html! {
        @if !notes.is_empty() {
            section.card #departures {
                h2 { (lang.t("未满足条件而办理的事项", "Acts that departed from a condition")) " " span.count { (notes.len()) } }
                ul.duties { @for note in part { li {
                    (lang.bi(note.guard.0.text)) " " span.meta { (note.on) " · " (lang.actor(&note.by, &directory, shown.names)) }
                    @if let Some(reason) = &note.reason { p.meta { (lang.t("理由：", "Reason: ")) (reason.as_str()) } }
                } } }
                (links)
            }
        }
    }
}

fn parties(lang: In, shown: &Shown) -> Markup {
    html! {
        section.card #parties {
            h2 { (lang.t("各方", "Parties")) }
            ul.duties {
                @for grant in shown.loaded.process.grants_in(shown.contract).filter(|grant| grant.person.is_none() || shown.names == crate::wording::Names::Shown) {
                    li { span.chip { (lang.bi(grant.role.name())) } " "
                        (grant.organisation.as_ref().map_or("", |one| one.name(lang.0)))
                        @if shown.names == crate::wording::Names::Shown { @if let Some(person) = &grant.person { " " (person.name.as_str()) } }
                        span.meta { (lang.t("自 ", "since ")) (grant.since) } }
                }
            }
        }
    }
}

fn latest(web: &Web, lang: In, shown: &Shown) -> Markup {
    let events: Vec<_> = shown
        .viewer
        .timeline(&shown.loaded, shown.contract)
        .take(LATEST)
        .collect();
    html! {
        section.card #timeline {
            h2 { (lang.t("最近的记录", "Latest entries")) }
            (parts::timeline(web, lang, shown, &events))
            p { a href={ (shown.path()) "/timeline" } { (lang.t("全部记录", "The whole record")) } }
        }
    }
}
