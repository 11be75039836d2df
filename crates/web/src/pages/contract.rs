//! The pages of one contract as data: its clauses, its terms with the changes to them, the rights of
//! all parties, and the register of what everybody owes.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    pages::parts::{self, Shown},
    wording::{In, Names},
};
use domain::Contract;
use maud::{Markup, html};
use paper::Clauses;
use rules::Pack;

pub mod clauses;
pub mod register;
pub mod renewal;
pub mod rights;
pub mod terms;

/// The purchase of a request, about the contract of its path.
///
/// # Errors
/// Not found, also when the purchase has no such contract, or failures of the database.
pub fn shown(web: &Web, ask: &Ask) -> Result<Shown, Failure> {
    let shown = parts::shown(web, ask)?;
    match ask.contract() {
        Some(id) if shown.contract == Some(id) => Ok(shown),
        _ => Err(Failure::NotFound),
    }
}

/// The contract of a page, for those who may read it: the parties at any time, everybody once it is
/// published.
pub fn readable(shown: &Shown) -> Option<&Contract> {
    let contract = shown.contract()?;
    let person = shown.viewer.person.as_ref();
    let own = person.and_then(|one| one.organisation) == Some(contract.supplier.id);
    let open = contract.agreement.published.is_some();
    (open || own || shown.names == Names::Shown).then_some(contract)
}

/// What those read who may not read the contract yet.
pub fn not_yet(lang: In) -> Markup {
    html! { section.card { p.empty { (lang.t("合同公开前由各方查阅。", "The parties read the contract until it is published.")) } } }
}

/// The rule pack a contract keeps, else that of the day.
pub fn pack<'a>(web: &'a Web, shown: &Shown, contract: &Contract) -> Option<&'a Pack> {
    let book = web.app.rulebook();
    let kept = contract.pack.as_ref().and_then(|id| book.pack(id));
    kept.or_else(|| {
        book.resolve(&shown.loaded.process.jurisdiction, shown.today)
            .ok()
    })
}

/// The clauses of a contract, to be read in one language.
pub fn reading<'a>(lang: In, pack: &'a Pack, contract: &'a Contract) -> Clauses<'a> {
    Clauses {
        lang: lang.0,
        pack,
        terms: &contract.terms,
    }
}

/// The address of a page of a contract.
pub fn path(shown: &Shown, page: &str) -> String {
    let id = shown.contract.map_or_else(String::new, |id| id.to_string());
    format!("{}/contracts/{id}/{page}", shown.path())
}

/// The pages of a contract.
const PAGES: &[(&str, &str, &str)] = &[
    ("clauses", "条款", "Clauses"),
    ("terms", "条件与变更", "Terms and changes"),
    ("rights", "控制权", "Control rights"),
    ("obligations", "义务登记", "Obligations"),
    ("renewal", "续约资料", "Renewal"),
    ("differences", "与采购文件对照", "Beside the tender"),
];

/// Where the reader is, and the other pages of the contract.
pub fn head(lang: In, shown: &Shown, current: &str, title: &str) -> Markup {
    html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) @if let Some(id) = shown.contract { " " (id) } }
        (links(lang, shown, current))
    }
}

/// Links to the pages of the contract.
pub fn links(lang: In, shown: &Shown, current: &str) -> Markup {
    html! {
        nav.tabs aria-label=(lang.t("合同页面", "Pages of the contract")) {
            @for (page, zh, en) in PAGES {
                a href=(path(shown, page)) aria-current=[(*page == current).then_some("page")] { (lang.t(zh, en)) }
            }
        }
    }
}
