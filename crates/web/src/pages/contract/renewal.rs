//! The dossier of the renewal: what the record holds that bears on what follows the term, so that a
//! decision can cite it (domain.md §5a S21, A106, A107; peers.md §4 no. 18).
//!
//! Assembled from the entries the reader may see; nothing is kept for it.

use super::{head, not_yet, path, readable, shown};
use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::{
        evaluation, organisations,
        parts::{self, Shown},
    },
    routes::Answer,
    wording::In,
};
use app::Logged;
use domain::{Contract, register, stage::Stage};
use kernel::{Bi, Side, lang::bi};
use maud::{Markup, html};

/// Entries of one kind shown before the rest is left to the record.
const ROWS: usize = 25;

/// The parts of the dossier that are entries: anchor, heading, kinds of entries.
const PARTS: &[(&str, Bi, &[&str])] = &[
    (
        "decision",
        bi("意愿、决定与过渡", "Wishes, decision and bridge"),
        &[
            "renewal.view-stated",
            "renewal.decided",
            "renewal.notice-given",
            "renewal.prepared",
            "bridge.began",
            "reward.granted",
            "reward.declined",
        ],
    ),
    (
        "results",
        bi("评估结果、答辩与原因", "Results, replies and causes"),
        &[
            "evaluation.issued",
            "evaluation.deemed-base-satisfied",
            "evaluation.replied",
            "evaluation.appealed",
            "evaluation.appeal-decided",
            "cause.allocated",
            "improvement.planned",
            "improvement.closed",
            "acceptance.decided",
            "acceptance.deemed",
        ],
    ),
    (
        "changes",
        bi("变更", "Changes"),
        &[
            "change.took-effect",
            "change.refused",
            "change.expired",
            "change.withdrawn",
        ],
    ),
    (
        "complaints",
        bi("居民投诉及答复", "Complaints of residents and answers"),
        &["resident-complaint.routed", "resident-complaint.answered"],
    ),
    (
        "consequences",
        bi("处理、争议与提前终止", "Sanctions, disputes, early end"),
        &[
            "sanction.became-final",
            "dispute.settled",
            "dispute.ruled",
            "termination.notice-given",
            "termination.allowed",
            "termination.denied",
        ],
    ),
    (
        "reviews",
        bi("关系回顾", "Review of the relationship"),
        &["review.published", "lesson.recorded"],
    ),
];

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("续约资料", "Renewal dossier");
    let content = html! {
        (head(lang, &shown, "renewal", title))
        @match readable(&shown) {
            Some(contract) => (body(web, ask, &shown, contract)?),
            None => (not_yet(lang)),
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn body(web: &Web, ask: &Ask, shown: &Shown, contract: &Contract) -> Result<Markup, Failure> {
    let lang = ask.lang;
    Ok(html! {
        p { (lang.t("本页由记录汇集，供各方决定期满后安排时引用；决定须引用评估结果并写明理由，承接方也可以因购买方未履约而不愿续约。",
            "Put together from the record for whoever decides what follows the term. A decision cites results and gives reasons; the provider may also decline because the buyer did not perform.")) }
        (term(lang, shown, contract))
        (evaluation::links(lang, shown))
        (duties(lang, shown))
        @for (id, name, kinds) in PARTS { (entries(web, lang, shown, (id, *name, kinds))) }
        (organisations::block::of_government(web, ask, shown)?)
    })
}

/// The term, and the acts that lead on from here.
fn term(lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let left = kernel::time::days_between(shown.today, contract.terms.end);
    let act = |verb: &str| format!("{}/acts/{verb}?contract={}", shown.path(), contract.id);
    let over = contract.stage == Stage::End;
    html! {
        section.card #term {
            dl.facts {
                dt { (lang.t("服务期", "Term")) } dd { (contract.terms.start) " – " (contract.terms.end) }
                dt { (lang.t("距期满", "To the end")) } dd { @if left >= 0 { (left) (lang.t(" 天", " days")) } @else { (lang.t("已期满 ", "ended ")) (-left) (lang.t(" 天", " days ago")) } }
                dt { (lang.t("决定", "Decision")) } dd {
                    @match &contract.ending.renewal {
                        Some(made) => { strong { (lang.bi(made.outcome.name())) } }
                        None => span.meta { (lang.t("尚未作出；到期未决定则自动过渡三个月", "none yet; without one a bridge of three months begins by itself")) },
                    }
                }
            }
            @if shown.viewer.person.is_some() && !over {
                p.buttons {
                    a.button href=(act("decide-renewal")) { (lang.t("决定期满后安排", "Decide what follows the term")) } " "
                    a href=(act("state-renewal-view")) { (lang.t("表明续约意愿", "Say whether you wish to go on")) } " "
                    a href=(act("order-bridge")) { (lang.t("安排过渡", "Order a bridge")) }
                }
            }
        }
    }
}

/// How each side kept its duties in this contract; each number opens the register.
fn duties(lang: In, shown: &Shown) -> Markup {
    let process = &shown.loaded.process;
    let link = |side: Side, state: &str| {
        let side = match side {
            Side::Purchaser => "purchaser",
            Side::Host => "host",
            Side::Provider => "provider",
            Side::Evaluator => "evaluator",
        };
        format!("{}?side={side}&state={state}", path(shown, "obligations"))
    };
    html! {
        section.card #duties {
            h2 { (lang.t("各方义务履行", "How each side kept its duties")) }
            div.scroll { table {
                thead { tr {
                    th { (lang.t("一方", "Side")) } th { (lang.t("按时", "In time")) } th { (lang.t("迟延或逾期", "Late")) }
                    th { (lang.t("进行中", "Open")) } th { (lang.t("豁免、免责或不再需要", "Waived, excused or fallen away")) }
                } }
                tbody { @for side in Side::ALL {
                    @let sum = register::tally(register::of(process, shown.contract), side, shown.today);
                    tr {
                        th scope="row" { (lang.bi(side.name())) }
                        td { a href=(link(side, "on-time")) { (sum.kept) } }
                        td { a href=(link(side, "kept-late")) { (sum.missed) } }
                        td { a href=(link(side, "open")) { (sum.open) } }
                        td { (sum.released) }
                    }
                } }
            } }
        }
    }
}

fn entries(web: &Web, lang: In, shown: &Shown, (id, name, kinds): (&str, Bi, &[&str])) -> Markup {
    let sight = shown.viewer.sight(&shown.loaded);
    let log = &shown.loaded.log;
    let of_kind = log
        .before(log.len())
        .map(AsRef::as_ref)
        .filter(|one: &&Logged| {
            one.envelope.contract == shown.contract && kinds.contains(&one.event.kind())
        });
    let all: Vec<&Logged> = of_kind.filter(|one| sight.sees(one)).collect();
    let part = all.get(..all.len().min(ROWS)).unwrap_or_default();
    html! {
        section.card id=(id) {
            h2 { (lang.bi(name)) " " span.count { (all.len()) } }
            @if all.is_empty() { p.empty { (lang.t("没有记录。", "Nothing on record.")) } }
            (parts::timeline(web, lang, shown, part))
            @if all.len() > part.len() { p { a href={ (shown.path()) "/timeline" } { (lang.t("其余在全部记录中", "The rest is in the whole record")) } } }
        }
    }
}
