//! The questions that the record of a contract raises, by stage of its life: those that are asked
//! first, then what is clear, then what cannot be computed and what it would take.

mod one;

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use app::signs::{self, Asked, Sight, Standing};
use domain::{Contract, ContractId, signs::Finding, signs::Life};
use maud::{Markup, html};

/// A contract, who looks, and what may be seen of it.
pub struct Sighted {
    /// The purchase.
    pub shown: Shown,
    /// The contract.
    pub contract: ContractId,
    /// What may be seen.
    pub sight: Sight,
    /// The questions.
    pub asked: Vec<Asked>,
}

/// The questions of the contract of the path.
///
/// # Errors
/// Not found, or failures of the database.
pub fn sighted(web: &Web, ask: &Ask) -> Result<Sighted, Failure> {
    let mut shown = parts::shown(web, ask)?;
    let named = ask.param("contract").trim_start_matches('K').parse().ok();
    let contracts = &shown.loaded.process.contracts;
    let contract = contracts.iter().find(|one| Some(one.id.0) == named);
    let contract = contract.map(|one| one.id).ok_or(Failure::NotFound)?;
    shown.contract = Some(contract);
    let sight = Sight::of(&shown.viewer, &shown.loaded, contract);
    let asked = signs::of(&web.app, shown.id, &shown.loaded, contract, sight)?;
    Ok(Sighted {
        shown,
        contract,
        sight,
        asked,
    })
}

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let seen = sighted(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("记录提出的问题", "Questions of the record");
    let contract = seen.shown.contract();
    let content = html! {
        (parts::crumbs(lang, &[(&seen.shown.path(), seen.shown.title()), ("", title)]))
        h1 { (title) " " (seen.contract) }
        (intro(lang, &seen, contract))
        @for life in Life::ALL { (stage(web, lang, &seen, *life)) }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn intro(lang: In, seen: &Sighted, contract: Option<&Contract>) -> Markup {
    let count = |wanted: fn(&Asked) -> bool| seen.asked.iter().filter(|one| wanted(one)).count();
    let asked = count(|one| one.standing != Standing::Nothing);
    let waits = count(|one| matches!(one.standing, Standing::Waits { .. }));
    let clear = count(|one| matches!(one.finding, Finding::Clear { .. }));
    let unknown = count(|one| matches!(one.finding, Finding::NotComputable { .. }));
    html! {
        section.card #about {
            p { (lang.t(
                "以下由记录自动计算。每一项都是提问，不是结论：写明数到多少、超过多少才问、依据哪些记录、由谁回答。依法依约的拒绝、异议、变更提议、投诉和答复都不会成为对其提出者不利的依据。",
                "Computed from the record. Each is a question and not a verdict: what was counted, from which threshold it is asked, which entries it rests on, who is asked. Lawful refusals, objections, proposals, complaints and answers are never held against those who make them.",
            )) }
            @if let Some(contract) = contract { p.meta { (lang.t("承接方：", "Provider: ")) (match lang.0 { kernel::Lang::Zh => &contract.supplier.zh, kernel::Lang::En => &contract.supplier.en }) } }
            div.tally {
                span { (lang.t("提问 ", "asked ")) strong { (asked) } }
                span.bad[waits > 0] { (lang.t("待答复 ", "unanswered ")) strong { (waits) } }
                span.ok { (lang.t("未见异常 ", "clear ")) strong { (clear) } }
                span { (lang.t("缺数据，无法计算 ", "not computable ")) strong { (unknown) } }
            }
            @if contract.is_some_and(|one| super::purchase::sub::measured(&seen.shown, one)) {
                p { a href={ (seen.shown.path()) "/contracts/" (seen.contract) "/relationship" } { (lang.t("这份合同还真实吗：关系测量", "Is this contract still real: its measures")) } }
            }
            @if seen.sight == Sight::Public {
                p.meta { (lang.t("公众只看到依据公开记录的问题；其余由各方和监督部门查看。", "The public sees the questions that rest on public entries; the parties and those who watch them see all.")) }
            }
        }
    }
}

/// The questions of one stage of life.
fn stage(web: &Web, lang: In, seen: &Sighted, life: Life) -> Markup {
    let own: Vec<&Asked> = seen
        .asked
        .iter()
        .filter(|one| one.sign.life == life)
        .collect();
    let (fires, rest): (Vec<&Asked>, Vec<&Asked>) =
        own.into_iter().partition(|one| one.finding.fires());
    let (clear, unknown): (Vec<&Asked>, Vec<&Asked>) = rest
        .into_iter()
        .partition(|one| matches!(one.finding, Finding::Clear { .. }));
    if fires.is_empty() && clear.is_empty() && unknown.is_empty() {
        return html! {};
    }
    html! {
        section.card id={ "life-" (life.code()) } {
            h2 { (lang.bi(life.name())) " " span.count { (fires.len()) } }
            @if fires.is_empty() { p.empty { (lang.t("目前没有提问。", "Nothing is asked at present.")) } }
            ul.duties { @for asked in &fires { (one::fires(web, lang, seen, asked)) } }
            @if !clear.is_empty() {
                details { summary { (lang.t("未见异常 ", "clear ")) (clear.len()) }
                    ul.duties { @for asked in &clear { (one::clear(lang, seen, asked)) } } }
            }
            @if !unknown.is_empty() {
                details { summary { (lang.t("缺数据，无法计算 ", "not computable ")) (unknown.len()) }
                    ul.duties { @for asked in &unknown { (one::unknown(lang, asked)) } } }
            }
        }
    }
}
