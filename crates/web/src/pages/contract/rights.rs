//! The control-rights matrix of a contract: who may do what, when, and by which clause.

use super::{head, not_yet, pack, path, readable, reading, shown};
use crate::{
    Web, api,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Contract,
    contract::rights::{self, Cell, Hold, Holder, Phase, Right},
};
use maud::{Markup, html};
use paper::Clauses;
use serde_json::{Value, json};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("控制权对照", "Control rights");
    let contract = readable(&shown);
    let pack = contract.and_then(|contract| pack(web, &shown, contract));
    let content = html! {
        (head(lang, &shown, "rights", title))
        @match (contract, pack) {
            (Some(contract), Some(pack)) => {
                p { (lang.t("每一格由合同条款推出：谁享有该项权利、以何种方式、依据哪一条款。没有写明的，谁都不享有。",
                    "Each cell follows from the clauses: who holds the right, how far, and by which clause. What is not stated, nobody holds.")) }
                (matrix(lang, &shown, contract, &reading(lang, pack, contract)))
                (seen(web, lang, contract))
            }
            _ => (not_yet(lang)),
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn matrix(lang: In, shown: &Shown, contract: &Contract, reading: &Clauses<'_>) -> Markup {
    let cells = rights::matrix(&contract.terms);
    let now = Phase::of(contract.stage);
    html! {
        @for right in Right::ALL {
            section.card id=(right.code()) {
                h2 { (lang.bi(right.name())) }
                div.scroll { table {
                    thead { tr { th scope="col" { (lang.t("阶段", "Part")) }
                        @for holder in Holder::ALL { th scope="col" { (lang.bi(holder.name())) } } } }
                    tbody { @for phase in Phase::ALL { tr {
                        th scope="row" { (lang.bi(phase.name())) @if now == Some(*phase) { " " span.chip.strong { (lang.t("现在", "now")) } } }
                        @for cell in cells.iter().filter(|one| one.right == *right && one.phase == *phase) {
                            td id=(cell.code()) { (holds(lang, shown, cell)) }
                        }
                    } } }
                } }
                (reasons(lang, &cells, *right, reading, Holder::ALL))
            }
        }
        p.meta { (lang.t("本表摘要值：", "Digest of these tables: ")) code.hash { (rights::digest(&cells)) } }
    }
}

fn holds(lang: In, shown: &Shown, cell: &Cell) -> Markup {
    html! {
        @if cell.hold == Hold::Nothing { "—" } @else {
            strong { (lang.bi(cell.hold.name())) } " "
            a href={ (path(shown, "clauses")) "?part=" (part_of(cell)) "#" (cell.clause.code()) } { (cell.clause.code()) }
        }
    }
}

fn part_of(cell: &Cell) -> usize {
    let mut parts = domain::contract::clauses::PARTS.iter();
    let found = parts.position(|(_, all)| all.iter().any(|one| one.clause == cell.clause));
    found.unwrap_or_default()
}

/// Why the parties hold a right, once for each reason.
fn reasons(lang: In, cells: &[Cell], right: Right, reading: &Clauses<'_>, of: &[Holder]) -> Markup {
    let mut items: Vec<(&'static str, &'static str, &'static str, String)> = Vec::new();
    for one in cells {
        if one.right == right && one.hold != Hold::Nothing && of.contains(&one.holder) {
            let (who, how) = (lang.bi(one.holder.name()), lang.bi(one.hold.name()));
            let item = (who, how, one.clause.code(), reading.fill(one.why));
            if !items.contains(&item) {
                items.push(item);
            }
        }
    }
    html! {
        ul { @for (who, how, clause, why) in &items {
            li { strong { (who) } " " (how) (lang.t("：", ": ")) (why) " " span.meta { (clause) } }
        } }
    }
}

fn seen(web: &Web, lang: In, contract: &Contract) -> Markup {
    let current = rights::digest(&rights::matrix(&contract.terms));
    let rows = &contract.agreement.rights;
    html! {
        section.card #seen {
            h2 { (lang.t("谁在何时确认了本表", "Who confirmed these tables, and when")) }
            @if rows.is_empty() { p.empty { (lang.t("尚无人签署或加入。", "Nobody has signed or joined yet.")) } }
            ul.duties { @for one in rows { li {
                (lang.bi(one.party.name())) " "
                @if let Some(id) = one.organisation { (parts::organisation_name(web, lang, id)) " " }
                (one.on) " "
                @if one.digest == current { span.state.ok { (lang.t("与现表相同", "the same as now")) } }
                @else { span.state.bad { (lang.t("此后已变更", "changed since")) } }
            } } }
        }
    }
}

/// What a party holds, on the form by which it signs or joins.
pub fn on_form(web: &Web, lang: In, shown: &Shown, of: &[Holder]) -> Markup {
    let contract = shown.contract();
    let pack = contract.and_then(|contract| pack(web, shown, contract));
    let (Some(contract), Some(pack)) = (contract, pack) else {
        return html! {};
    };
    let cells = rights::matrix(&contract.terms);
    let reading = reading(lang, pack, contract);
    html! {
        details.guards open {
            summary { (lang.t("您将确认的控制权", "The control rights you confirm")) }
            @for right in Right::ALL { p { strong { (lang.bi(right.name())) } } (reasons(lang, &cells, *right, &reading, of)) }
            p { a href=(path(shown, "rights")) { (lang.t("全部各方的对照表", "The tables for all parties")) } }
            p.meta { (lang.t("摘要值：", "Digest: ")) code.hash { (rights::digest(&cells)) } }
        }
    }
}

/// The matrix as data.
///
/// # Errors
/// Not found, also while the contract is not published, or failures of the database.
pub fn data(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let contract = readable(&shown).ok_or(Failure::NotFound)?;
    let pack = pack(web, &shown, contract).ok_or(Failure::NotFound)?;
    let cells = rights::matrix(&contract.terms);
    let rows: Vec<Value> = cells
        .iter()
        .map(|one| {
            let why = |lang| reading(In(lang), pack, contract).fill(one.why);
            json!({
                "cell": one.code(), "right": one.right.code(), "part": one.phase.code(),
                "party": one.holder.code(), "holds": one.hold.code(), "clause": one.clause.code(),
                "why": { "zh": why(kernel::Lang::Zh), "en": why(kernel::Lang::En) },
            })
        })
        .collect();
    let digest = rights::digest(&cells).to_string();
    api::ok(&json!({ "contract": contract.id.to_string(), "digest": digest, "rights": rows }))
}
