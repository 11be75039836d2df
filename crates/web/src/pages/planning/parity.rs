//! The parity report: what the draft, or the contract made of it, binds each side to.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    planning::parity::{self, Duties, Pair, Parity},
    process::Terms,
};
use maud::{Markup, html};

/// The terms a report is about: those of the contract shown, else of the draft.
pub fn terms(shown: &Shown) -> Option<&Terms> {
    let process = &shown.loaded.process;
    let contract = shown.contract().map(|one| &one.terms);
    let drafted = process.plan.as_ref().map(|plan| &plan.terms);
    contract.or(drafted)
}

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("双方对等", "Parity of both sides");
    let report = terms(&shown).map(parity::report);
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        @match &report {
            None => p.empty { (lang.t("采购文件尚未起草。", "The documents are not drafted yet.")) },
            Some(report) => { (sums(lang, report)) (clauses(lang, report)) }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn sums(lang: In, report: &Parity) -> Markup {
    let (provider, government) = report.points();
    let (held, bound) = report.sanctions();
    let duties = &report.duties;
    let (what, ours, theirs) = (
        lang.t("比较", "Compared"),
        lang.t("承接方", "Provider"),
        lang.t("购买方与落地方", "Purchaser and hosts"),
    );
    let rows = [
        (
            lang.t("条款义务分量（0–3 分累计）", "Weight of clauses (0–3 each)"),
            provider.to_string(),
            government.to_string(),
        ),
        (
            lang.t("有违约后果的条款", "Clauses with a sanction"),
            held.to_string(),
            bound.to_string(),
        ),
        (
            lang.t(
                "交付的服务单位 / 提供与支付事项",
                "Units to deliver / things to supply and pay",
            ),
            report.deliveries.to_string(),
            report.supplies.to_string(),
        ),
        (
            lang.t("合同带来的义务种类", "Kinds of duty the contract brings"),
            duties.provider.len().to_string(),
            duties.government.len().to_string(),
        ),
        (
            lang.t("其中没有对方对应义务的", "Among them without a mirror"),
            Duties::without_mirror(&duties.provider).to_string(),
            Duties::without_mirror(&duties.government).to_string(),
        ),
    ];
    html! {
        section.card #sums {
            table.cards {
                thead { tr { @for name in [what, ours, theirs] { th scope="col" { (name) } } } }
                tbody { @for (name, left, right) in &rows { tr {
                    td data-label=(what) { (name) } td.number data-label=(ours) { (left) } td.number data-label=(theirs) { (right) }
                } } }
            }
            @if !report.missing.is_empty() { p.fault { (lang.t("缺少核心条款：", "Core clauses missing: "))
                @for one in &report.missing { (one.code()) " " } } }
        }
    }
}

fn clauses(lang: In, report: &Parity) -> Markup {
    let alone = report.one_sided().count();
    let (clause, ours, theirs) = (
        lang.t("条款", "Clause"),
        lang.t("承接方", "Provider"),
        lang.t("购买方与落地方", "Purchaser and hosts"),
    );
    html! {
        section.card #clauses {
            h2 { (lang.t("逐条对照", "Clause by clause")) }
            p { (lang.t("只约束一方的条款：", "Clauses that bind one side only: ")) strong { (alone) } }
            table.cards {
                thead { tr { @for name in [clause, ours, theirs] { th scope="col" { (name) } } } }
                tbody { @for one in &report.pairs { (pair(lang, one, [clause, ours, theirs])) } }
            }
        }
    }
}

fn pair(lang: In, one: &Pair, [clause, ours, theirs]: [&str; 3]) -> Markup {
    html! {
        tr id={ "clause-" (one.clause.code()) } {
            td data-label=(clause) { code { (one.clause.code()) } " " (lang.bi(one.clause.name()))
                @if one.lacks_mirror() { " " span.state.bad { (lang.t("无对应", "no mirror")) } } }
            td data-label=(ours) { (lang.bi(one.provider.0)) p.meta { (lang.bi(one.provider.1.name())) } }
            td data-label=(theirs) { (lang.bi(one.government.0)) p.meta { (lang.bi(one.government.1.name())) } }
        }
    }
}
