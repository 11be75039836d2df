//! Why a type is said, and what would change it.

use super::sheet::{Sheet, number};
use maud::{Markup, html};
use measure::findings::{Cell, Explanation, Influence, RelationType, Verdict};

/// Influences shown at once.
const AT_ONCE: usize = 10;

/// The section of a pair.
pub(super) fn section(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    let Some(why) = &cell.explanation else {
        return html! {
            section.card #why {
                h2 { (lang.t("为什么这样说", "Why this is said")) }
                p.empty { (lang.t("记录不足，没有可以解释的结论。", "Too little is recorded; there is nothing to explain.")) }
            }
        };
    };
    let about = match cell.verdict {
        Verdict::Asserted { what, .. } | Verdict::Undetermined { first: what, .. } => Some(what),
        Verdict::Insufficient { .. } => cell.likelihoods.first().map(|one| one.what),
    };
    html! {
        section.card #why {
            h2 { (lang.t("为什么这样说", "Why this is said")) }
            @if let Some(what) = about { p.meta { (lang.t("以下都针对“", "All of this concerns “")) (lang.bi(what.name())) (lang.t("”。", "”.")) } }
            (influences(sheet, why))
            (changes(sheet, why))
        }
    }
}

fn influences(sheet: &Sheet<'_>, why: &Explanation) -> Markup {
    let lang = sheet.lang;
    html! {
        h3 { (lang.t("哪些事项影响最大", "Which matters weigh most")) }
        @if why.influences.is_empty() { p.empty { "—" } }
        ol.influences { @for one in why.influences.iter().take(AT_ONCE) { (influence(sheet, one)) } }
        @if why.influences.len() > AT_ONCE {
            details { summary { (lang.t("其余 ", "more: ")) (why.influences.len() - AT_ONCE) }
                ol.influences start=(AT_ONCE + 1) { @for one in why.influences.iter().skip(AT_ONCE).take(50) { (influence(sheet, one)) } } }
        }
        p.meta { (lang.t("数字：有这件与没有这件相比，可能性（对数几率）的差；＋ 使结论更可能，− 使它更不可能。",
            "The number: by how much the matter moves the log-odds; + makes it likelier, − less likely.")) }
    }
}

fn influence(sheet: &Sheet<'_>, one: &Influence) -> Markup {
    let lang = sheet.lang;
    let toward = if one.logit >= 0.0 {
        lang.t("支持", "for")
    } else {
        lang.t("反对", "against")
    };
    let sign = if one.logit >= 0.0 { "+" } else { "" };
    html! {
        li { strong { (sign) (number(one.logit)) } " " (toward) " "
            a href=(sheet.matter_path(&one.matter)) { (one.matter) }
            @if let Some(matter) = sheet.matter(&one.matter) { " " span.meta { (matter.opened) " · " (sheet.about(matter)) } } }
    }
}

/// What would change it, in sentences made from the three lists alone.
fn changes(sheet: &Sheet<'_>, why: &Explanation) -> Markup {
    let lang = sheet.lang;
    html! {
        h3 #change { (lang.t("什么会改变这个结论", "What would change this")) }
        ul {
            @if why.flip.is_empty() {
                li { (lang.t("去掉任何三件以内的事项，都不会改变。", "Taking away any three matters or fewer does not change it.")) }
            } @else {
                li { (lang.t("去掉下列 ", "Without these ")) (why.flip.len()) (lang.t(" 件，就会变成别的结论：", " matters something else would be said: ")) (sheet.links(&why.flip)) }
            }
            li { (tipping(sheet, why.tipping, [
                lang.t("如果另有 ", "If "),
                lang.t(" 件按合同办、彼此友好的事没有记录下来，会变为“", " friendly matters by the contract are missing from the record, it would be “"),
                lang.t("试过的数量内，补记按合同办、彼此友好的事，都不改变结论。", "Adding friendly matters by the contract that are missing from the record does not change it, however many were tried."),
            ])) }
            li { (tipping(sheet, why.tipping_hidden, [
                lang.t("如果另有 ", "If "),
                lang.t(" 件强加的事没有记录下来，会变为“", " imposed matters are missing from the record, it would be “"),
                lang.t("试过的数量内，补记强加的事，都不改变结论。", "Adding imposed matters that are missing from the record does not change it, however many were tried."),
            ])) }
        }
    }
}

fn tipping(sheet: &Sheet<'_>, found: Option<(u32, RelationType)>, words: [&str; 3]) -> Markup {
    let [before, after, none] = words;
    html! {
        @match found {
            Some((count, what)) => { (before) strong { (count) } (after) (sheet.lang.bi(what.name())) (sheet.lang.t("”。", "”.")) }
            None => { (none) }
        }
    }
}
