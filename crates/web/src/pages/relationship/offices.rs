//! What concerns more than one pair: how the district governs a host, who stands with whom, who
//! depends on whom, and what late money does.

use super::{
    sheet::{Sheet, number},
    words::MODES,
};
use crate::plot::bars::percent;
use maud::{Markup, html};
use measure::findings::{Coalition, Mode};

/// The section.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let findings = sheet.findings;
    let nothing = findings.modes.is_empty()
        && findings.coalitions.is_empty()
        && findings.dependence.is_empty()
        && findings.pay_leverage.is_none();
    if nothing {
        return html! {};
    }
    html! {
        section.card #offices {
            h2 { (lang.t("三方之间", "Among the three")) }
            @for mode in &findings.modes { (governs(sheet, mode)) }
            @for one in &findings.coalitions { (coalition(sheet, one)) }
            (dependence(sheet))
        }
    }
}

fn governs(sheet: &Sheet<'_>, mode: &Mode) -> Markup {
    let lang = sheet.lang;
    let agreed = MODES.get(usize::from(mode.agreed));
    html! {
        h3 { (lang.t("区怎样管街道：", "How the district governs the host: ")) (sheet.pair(&mode.dyad)) }
        @if let Some((name, what)) = agreed { p { (lang.t("合同约定：", "As agreed: ")) strong { (lang.bi(*name)) } span.meta { (lang.t("，", ", ")) (lang.bi(*what)) } } }
        @match &mode.shares {
            None => { p.few { (lang.t("决定太少，实际是哪一种还说不出。", "Too few decisions to say which it is in fact.")) } }
            Some(shares) => {
                div.scroll { table {
                    thead { tr { th scope="col" { (lang.t("实际", "In fact")) } th scope="col" { (lang.t("占比", "Share of draws")) } } }
                    tbody { @for ((name, what), share) in MODES.iter().zip(shares) { tr {
                        th scope="row" { (lang.bi(*name)) br; span.meta { (lang.bi(*what)) } } td.number { (percent(*share)) }
                    } } }
                } }
            }
        }
    }
}

fn coalition(sheet: &Sheet<'_>, one: &Coalition) -> Markup {
    let lang = sheet.lang;
    let say = |share: Option<f64>| {
        share.map_or_else(
            || lang.t("记录不足", "not enough recorded").to_owned(),
            percent,
        )
    };
    html! {
        h3 { (lang.t("谁和谁站在一起", "Who stands with whom")) }
        p.meta { (sheet.party(&one.district)) " · " (sheet.party(&one.host)) " · " (sheet.party(&one.organisation)) }
        dl.facts {
            dt { (lang.t("街道与机构一起、与区相对的可能性", "Host and organisation together, apart from the district")) } dd { (say(one.against_district)) }
            dt { (lang.t("三方关系平衡的可能性", "The three are in balance")) } dd { (say(one.balanced)) }
        }
    }
}

fn dependence(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    html! {
        @if !sheet.findings.dependence.is_empty() {
            h3 { (lang.t("谁依赖谁", "Who depends on whom")) }
            ul { @for (who, on, how) in &sheet.findings.dependence { li {
                (sheet.party(who)) " → " (sheet.party(on)) (lang.t("：", ": ")) strong { (percent(*how)) }
                span.meta { (lang.t("（收入占比 × 六个月内换不掉的部分）", " (share of income × what cannot be replaced within six months)")) }
            } } }
        }
        @if let Some(leverage) = sheet.findings.pay_leverage {
            p { (lang.t("迟付压力：", "Leverage of late pay: ")) strong { (number(leverage)) }
                span.meta { (lang.t("（逾期占比 × 平均逾期天数 × 依赖）", " (overdue share × mean days late × dependence)")) } }
        }
    }
}
