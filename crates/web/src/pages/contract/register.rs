//! The register of obligations: who owes what to whom, by when, on what ground, what came of it. One
//! list for all parties, of a contract or of the whole purchase.

mod files;
mod parts;
mod row;

use super::shown;
use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::{
        contract,
        home::debtor,
        parts::{self as common, Shown},
    },
    routes::Answer,
};
use domain::{
    ContractId, Obligation,
    contract::Clause,
    register::{self, Outcome},
};
use files::Traces;
use kernel::Side;
use maud::{Markup, html};

/// Rows of a page.
const PAGE_ROWS: usize = 50;

/// What of the register is asked for.
#[derive(Clone, Debug)]
struct Wanted {
    /// The contract, or the whole purchase.
    contract: Option<ContractId>,
    /// The side that owes.
    side: Option<Side>,
    /// How it stands.
    outcome: Option<Outcome>,
    /// The clause it rests on.
    clause: Option<Clause>,
    /// The page, from 0.
    page: usize,
}

impl Wanted {
    fn of(ask: &Ask, contract: Option<ContractId>) -> Wanted {
        let side = ask.query("side").and_then(side_of);
        let find = |code: &str| Outcome::ALL.iter().copied().find(|one| one.code() == code);
        let clause = |code: &str| Clause::ALL.iter().copied().find(|one| one.code() == code);
        Wanted {
            contract,
            side,
            outcome: ask.query("state").and_then(find),
            clause: ask.query("clause").and_then(clause),
            page: ask
                .query("page")
                .and_then(|text| text.parse().ok())
                .unwrap_or(0),
        }
    }

    /// The obligations asked for, newest first.
    fn list<'a>(&self, shown: &'a Shown) -> Vec<&'a Obligation> {
        let process = &shown.loaded.process;
        let mut all: Vec<&Obligation> = register::of(process, self.contract)
            .filter(|one| self.side.is_none() || one.duty.0.debtor.side() == self.side)
            .filter(|one| {
                self.outcome
                    .is_none_or(|wanted| Outcome::of(one, shown.today) == wanted)
            })
            .filter(|one| {
                self.clause.is_none_or(|wanted| {
                    domain::contract::clauses::resting_on(one.duty.0).any(|own| own == wanted)
                })
            })
            .collect();
        all.reverse();
        all
    }
}

/// The code of a side in addresses.
const fn side_code(side: Side) -> &'static str {
    match side {
        Side::Purchaser => "purchaser",
        Side::Host => "host",
        Side::Provider => "provider",
        Side::Evaluator => "evaluator",
    }
}

fn side_of(code: &str) -> Option<Side> {
    Side::ALL.into_iter().find(|one| side_code(*one) == code)
}

/// The register of a contract; `?format=csv` gives it as a table.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let wanted = Wanted::of(ask, shown.contract);
    answer(web, ask, &shown, &wanted)
}

/// The register of the whole purchase.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show_all(web: &Web, ask: &Ask) -> Answer {
    let shown = common::shown(web, ask)?;
    let wanted = Wanted::of(ask, None);
    answer(web, ask, &shown, &wanted)
}

/// The register of a contract as data.
///
/// # Errors
/// Not found, or failures of the database.
pub fn data(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    files::json(&shown, &Wanted::of(ask, shown.contract))
}

/// The register of the whole purchase as data.
///
/// # Errors
/// Not found, or failures of the database.
pub fn data_all(web: &Web, ask: &Ask) -> Answer {
    let shown = common::shown(web, ask)?;
    files::json(&shown, &Wanted::of(ask, None))
}

fn answer(web: &Web, ask: &Ask, shown: &Shown, wanted: &Wanted) -> Answer {
    if ask.query("format") == Some("csv") {
        return Ok(files::csv(web, ask.lang, shown, wanted));
    }
    let lang = ask.lang;
    let title = lang.t("义务登记", "Register of obligations");
    let content = page(web, ask, shown, wanted, title)?;
    Ok(layout::page(web, ask, title, &content))
}

fn page(
    web: &Web,
    ask: &Ask,
    shown: &Shown,
    wanted: &Wanted,
    title: &str,
) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let list = wanted.list(shown);
    let start = wanted.page.saturating_mul(PAGE_ROWS);
    let rows: Vec<&Obligation> = list.iter().copied().skip(start).take(PAGE_ROWS).collect();
    let traces = Traces::of(shown, &rows);
    Ok(html! {
        @match wanted.contract {
            Some(_) => (contract::head(lang, shown, "obligations", title)),
            None => {
                (common::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
                h1 { (title) }
            }
        }
        (parts::counts(lang, shown, wanted))
        (parts::silence(web, lang, shown, wanted.contract))
        (parts::inner_steps(web, lang, shown, wanted.contract))
        (parts::filters(lang, wanted))
        section.card #register {
            h2 { (lang.t("登记", "Register")) " " span.count { (list.len()) } }
            @if rows.is_empty() { p.empty { (lang.t("没有符合条件的义务。", "No obligation is of this kind.")) } }
            @else { (row::table(web, lang, shown, &rows, &traces)) }
            (parts::pager(ask, wanted.page, list.len() > start.saturating_add(PAGE_ROWS)))
        }
    })
}

/// Who owes an obligation, short.
fn owner(web: &Web, lang: crate::wording::In, one: &Obligation) -> String {
    debtor(web, lang, one)
}
