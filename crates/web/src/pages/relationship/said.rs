//! What is said of each pair, in plain words, before any number.

use super::{
    sheet::{Sheet, number},
    words,
};
use crate::plot::bars::percent;
use maud::{Markup, html};
use measure::findings::{Cell, Likelihood, Verdict};

/// The section of all pairs.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let pairs = sheet.pairs();
    html! {
        section.card #said {
            h2 { (lang.t("一句话说清", "In plain words")) }
            p.meta {
                (lang.t("截至 ", "As of ")) time datetime=(sheet.findings.as_of) { (sheet.findings.as_of) }
                (lang.t("。说的是双方怎样相处，不是谁对谁错；没有记录的，不作推断。",
                        ". It tells how the two deal with each other, not who is to blame; what is not recorded is not guessed."))
            }
            @if pairs.is_empty() { p.empty { (lang.t("还没有可以测量的往来。", "There are no dealings to measure yet.")) } }
            @for dyad in pairs {
                @if let Some(cell) = sheet.whole(dyad) {
                    div.pair id={ "pair-" (Sheet::slug(dyad)) } {
                        h3 { a href={ (sheet.base) "/" (Sheet::slug(dyad)) } { (sheet.pair(dyad)) } }
                        (verdict(sheet, cell))
                    }
                }
            }
        }
    }
}

/// What is said of one pair.
pub(super) fn verdict(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    html! {
        p.verdict { (sentence(sheet, cell)) }
        (hold(sheet, cell))
        @if !cell.tags.is_empty() {
            ul.tags { @for tag in &cell.tags {
                @let (name, what) = words::tag(*tag);
                li { span.chip { (sheet.lang.bi(name)) } " " (sheet.lang.bi(what)) }
            } }
        }
        p.meta { (basis(sheet, cell)) }
    }
}

/// The verdict as one sentence.
pub(super) fn sentence(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    match &cell.verdict {
        Verdict::Insufficient { have, need } => html! {
            strong { (lang.t("记录不足，还不能说什么：", "Not enough is recorded to say anything: ")) (have) (lang.t("/", " of ")) (need) (lang.t(" 件事项", " matters")) }
            (lang.t("。", "."))
        },
        Verdict::Undetermined { first, second } => html! {
            strong { (lang.t("尚不能确定，介于“", "Undetermined, between “")) (lang.bi(first.name())) (lang.t("”和“", "” and “"))
                (lang.bi(second.name())) (lang.t("”之间", "”")) } (lang.t("。", "."))
        },
        Verdict::Asserted { what, word } => html! {
            strong { (lang.bi(words::word(*word))) (lang.t("“", " “")) (lang.bi(what.name())) "”" } (lang.t("：", ": "))
            (lang.bi(what.plain()))
        },
    }
}

/// The verdict in the fewest words, for tables.
pub(super) fn short(sheet: &Sheet<'_>, verdict: &Verdict) -> String {
    let lang = sheet.lang;
    match verdict {
        Verdict::Insufficient { have, need } => {
            format!("{}{have}/{need}", lang.t("记录不足 ", "not enough: "))
        }
        Verdict::Undetermined { first, second } => {
            let (first, second) = (lang.bi(first.name()), lang.bi(second.name()));
            format!("{}{first} / {second}", lang.t("未定：", "undetermined: "))
        }
        Verdict::Asserted { what, word } => {
            let word = lang.bi(words::word(*word));
            format!("{word}{}{}", lang.t("", ": "), lang.bi(what.name()))
        }
    }
}

/// Whether it holds under other assumptions.
fn hold(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    let bounds = cell.holds_in_bounds.map(|holds| match holds {
        true => lang.t(
            "把只有一方记录的事项全部算作不成立、或全部算作成立，结论都不变。",
            "It stays the same whether all one-sided records are taken as false or all as true.",
        ),
        false => lang.t(
            "把只有一方记录的事项全部算作不成立或全部算作成立时，结论会变，所以不作断言。",
            "It changes when all one-sided records are taken as false, or all as true; so nothing is asserted.",
        ),
    });
    html! { @if let Some(text) = bounds { p.meta { (text) } } }
}

/// What it rests on.
fn basis(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    let slug = Sheet::slug(&cell.dyad);
    let stage = cell.stage.as_ref().map(ToString::to_string);
    let mut query = vec![("pair", slug.as_str())];
    if let Some(stage) = &stage {
        query.push(("stage", stage));
    }
    let first: Option<&Likelihood> = cell.likelihoods.first();
    html! {
        (lang.t("依据 ", "Rests on ")) a href=(sheet.matters(&query)) { (cell.matters) (lang.t(" 件事项", " matters")) }
        (lang.t("，其中双方或第三方可证的 ", ", of which both sides or a third trail vouch for ")) (cell.two_sided)
        @if let Some(first) = first {
            (lang.t("；占比最大的“", "; the likeliest, “")) (lang.bi(first.what.name())) (lang.t("”：", "”: "))
            (percent(first.neutral)) (lang.t("，偏向“按约办事”时 ", ", presuming conduct by the contract "))
            (percent(first.sceptical))
        }
        @if let Some(robust) = cell.robust {
            (lang.t("；换用随机权重仍不变的比例 ", "; kept under random weights of the rights: ")) (number(robust))
        }
    }
}
