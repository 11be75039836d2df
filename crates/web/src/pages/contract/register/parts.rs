//! What stands above and below the register: counts, silence, inner steps, filters.

use super::{PAGE_ROWS, Wanted, owner, side_code};
use crate::{
    Web,
    ask::Ask,
    pages::parts::{self, Shown},
    wording::In,
};
use domain::{
    ContractId, Obligation,
    register::{self, Outcome},
};
use kernel::Side;
use maud::{Markup, html};

/// How often each side kept its obligations, with links to them.
pub(super) fn counts(lang: In, shown: &Shown, wanted: &Wanted) -> Markup {
    let process = &shown.loaded.process;
    let heads = [
        lang.t("按时履行", "kept in time"),
        lang.t("迟延或逾期", "late"),
        lang.t("进行中", "open"),
        lang.t("豁免、免责、不再需要", "released"),
    ];
    let link =
        |side: Side, state: &str| format!("?side={}&state={state}#register", side_code(side));
    html! {
        section.card #counts {
            h2 { (lang.t("各方履行情况", "How each side keeps its obligations")) }
            table.cards {
                thead { tr { th scope="col" { (lang.t("一方", "Side")) } @for head in heads { th scope="col" { (head) } } } }
                tbody { @for side in Side::ALL {
                    @let sum = register::tally(register::of(process, wanted.contract), side, shown.today);
                    tr {
                        td { a href={ "?side=" (side_code(side)) "#register" } { (lang.bi(side.name())) } }
                        td data-label=(lang.t("按时履行", "kept in time")) { a href=(link(side, "on-time")) { (sum.kept) } }
                        td data-label=(lang.t("迟延或逾期", "late")) { a href=(link(side, "kept-late")) { (sum.missed) } " " a href=(link(side, "late")) { (lang.t("（未履行的）", "(those still open)")) } }
                        td data-label=(lang.t("进行中", "open")) { a href=(link(side, "open")) { (sum.open) } }
                        td data-label=(lang.t("豁免、免责、不再需要", "released")) { a href=(link(side, "excused")) { (sum.released) } }
                    }
                } }
            }
        }
    }
}

/// What silence means here and from when.
pub(super) fn silence(web: &Web, lang: In, shown: &Shown, contract: Option<ContractId>) -> Markup {
    let all = register::silences(&shown.loaded.process, contract);
    html! {
        section.card #silence {
            h2 { (lang.t("沉默在这里意味着什么", "What silence means here")) " " span.count { (all.len()) } }
            @if all.is_empty() { p.empty { (lang.t("目前没有沉默会产生后果的事项。", "At present silence has no consequence.")) } }
            ul.duties { @for one in all.iter().take(PAGE_ROWS) { li {
                @match one.last {
                    Some(last) => { (lang.t("过了 ", "after ")) strong { (last) } },
                    None => (lang.t("期限待定", "day not known yet")),
                }
                (lang.t("：", ": ")) (lang.bi(one.meaning.means)) " "
                span.meta { a href=(parts::obligation_path(shown.id, one.one)) { (one.one.id) " " (lang.bi(one.one.duty.0.what)) } " " (one.one.subject)
                    " · " (lang.t("由 ", "for ")) (owner(web, lang, one.one)) (lang.t(" 答复", " to answer")) }
            } } }
        }
    }
}

/// Steps inside government that the other side waits for, each with its owner and its clock.
pub(super) fn inner_steps(
    web: &Web,
    lang: In,
    shown: &Shown,
    contract: Option<ContractId>,
) -> Markup {
    let open = register::of(&shown.loaded.process, contract).filter(|one| one.is_open());
    let mut steps: Vec<&Obligation> = open
        .filter(|one| matches!(one.duty.0.debtor.side(), Some(Side::Purchaser | Side::Host)))
        .collect();
    steps.sort_by_key(|one| one.due.date().unwrap_or(kernel::Date::MAX));
    html! {
        section.card #inner {
            h2 { (lang.t("购买方和街道正在办理的环节", "Steps with the purchaser and the hosts")) " " span.count { (steps.len()) } }
            @if steps.is_empty() { p.empty { (lang.t("没有在等购买方或街道的事项。", "Nothing waits on the purchaser or a host.")) } }
            ul.todo { @for one in steps.iter().take(PAGE_ROWS) { li {
                p { strong { (owner(web, lang, one)) } (lang.t("：", ": ")) a href=(parts::obligation_path(shown.id, one)) { (lang.bi(one.duty.0.what)) } " " (one.subject) }
                p { (parts::due(lang, one, shown.today)) }
            } } }
        }
    }
}

/// Which of the obligations are shown.
pub(super) fn filters(lang: In, wanted: &Wanted) -> Markup {
    html! {
        form.filters method="get" role="search" {
            div.field { label for="side" { (lang.t("由谁履行", "Owed by")) }
                select #side name="side" {
                    option value="" { (lang.t("全部", "All")) }
                    @for one in Side::ALL { option value=(side_code(one)) selected[wanted.side == Some(one)] { (lang.bi(one.name())) } }
                } }
            div.field { label for="state" { (lang.t("状态", "State")) }
                select #state name="state" {
                    option value="" { (lang.t("全部", "All")) }
                    @for one in Outcome::ALL { option value=(one.code()) selected[wanted.outcome == Some(*one)] { (lang.bi(one.name())) } }
                } }
            @if let Some(clause) = wanted.clause { input type="hidden" name="clause" value=(clause.code()); span.chip { (clause.code()) } }
            button.button type="submit" { (lang.t("筛选", "Filter")) }
            " " button.plain type="submit" name="format" value="csv" { (lang.t("下载 CSV", "Download CSV")) }
        }
    }
}

/// Earlier and later pages of the register, with the same filters.
pub(super) fn pager(ask: &Ask, page: usize, more: bool) -> Markup {
    let lang = ask.lang;
    let link = |to: usize| {
        let kept = ask.query.iter().filter(|(key, _)| key != "page");
        let kept = kept.map(|(key, value)| format!("{key}={value}&"));
        let kept: String = kept.collect();
        format!("?{kept}page={to}#register")
    };
    html! {
        nav.pager aria-label=(lang.t("翻页", "Pages")) {
            @if page > 0 { a href=(link(page - 1)) { (lang.t("上一页", "Previous")) } }
            @if more { a href=(link(page.saturating_add(1))) { (lang.t("下一页", "Next")) } }
        }
    }
}
