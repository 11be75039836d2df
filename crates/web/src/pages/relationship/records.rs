//! How much the record can carry: who holds the pen, how much there is, and by what it was computed.
//! Always shown.

use super::{matters, sheet::Sheet};
use crate::plot::bars::percent;
use maud::{Markup, html};

/// The section.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    html! {
        section.card #records {
            h2 { (lang.t("记录够不够、由谁记录", "How much is recorded, and by whom")) }
            p.meta { (lang.t(
                "由谁记录会改变答案的一半，所以这张表总在。只有一方的记录计半，沉默不算确认。",
                "Who holds the pen can change the answer by half, so this table is always here. What one side alone records counts half, and silence never confirms.")) }
            @if sheet.pairs().is_empty() { p.empty { (lang.t("还没有事项。", "There are no matters yet.")) } } @else { (table(sheet)) }
            (matters::coding(sheet))
            (computed(sheet))
        }
    }
}

fn table(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    html! {
        div.scroll { table {
            thead { tr { th scope="col" { (lang.t("双方", "Pair")) } th scope="col" { (lang.t("事项", "Matters")) } th scope="col" { (lang.t("两方或第三方可证", "Vouched for by both or a trail")) } th scope="col" { (lang.t("只有一方", "One side alone")) } th scope="col" { (lang.t("谁更容易记录", "Whose pen reaches further")) } } }
            tbody { @for dyad in sheet.pairs() { @if let Some(cell) = sheet.whole(dyad) {
                @let slug = Sheet::slug(dyad);
                tr {
                    th scope="row" { (sheet.pair(dyad)) }
                    td.number { a href=(sheet.matters(&[("pair", &slug)])) { (cell.matters) } }
                    td.number { (cell.two_sided) @if cell.matters > 0 { " (" (percent(f64::from(cell.two_sided) / f64::from(cell.matters))) ")" } }
                    td.number { a href=(sheet.matters(&[("pair", &slug), ("of", "one-sided")])) { (cell.matters.saturating_sub(cell.two_sided)) } }
                    td { (matters::recording(sheet, &cell.indices.recording)) }
                }
            } } }
        } }
        p { (lang.t("下限：一对关系要有 8 件事项才说类型，3 件决定才说控制偏移，5 件才说善意和吸纳，8 项才说差距。",
            "What it takes: 8 matters for a type, 3 decisions for a control shift, 5 matters for goodwill and absorption, 8 items for a gap.")) }
    }
}

fn computed(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    html! {
        p.meta {
            (lang.t("计算版本 ", "Computed by ")) code.hash { (sheet.findings.version) } (lang.t("，种子 ", ", seed ")) code.hash { (sheet.findings.seed) }
            (lang.t("：同样的记录在任何机器上得出同样的数字。", ": the same record gives the same numbers on any machine."))
            " " (lang.t("结果只用来开始谈话、整改或审计，不得用于扣款。", "What is found opens a conversation, a cure or an audit; it is never a ground for a deduction."))
        }
    }
}
