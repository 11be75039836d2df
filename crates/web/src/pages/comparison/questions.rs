//! What the numbers ask, what the committee answers, and what was changed.

use super::{Seen, Sight, anchor, member_name};
use crate::{Web, pages::parts::Shown, wording::In};
use domain::bidding::{
    AlertKind,
    alerts::{self, Alert},
    panel::Fallen,
    ranking::{quality, quality_with},
};
use maud::{Markup, html};

/// The alerts, each with its numbers, the sheets behind it and what the committee makes of it.
pub(super) fn alerts(web: &Web, lang: In, shown: &Shown, sight: Sight) -> Markup {
    let found: Vec<Alert> = alerts::alerts(&shown.loaded.process)
        .into_iter()
        .filter(|alert| sight.bids == Seen::Yes || !alert.kind.is_about_bids())
        .collect();
    html! {
        section.card #questions {
            h2 { (lang.t("需要委员会说明的提示", "Questions for the committee")) " " span.count { (found.len()) } }
            p.meta { (lang.t("由数据计算得出，只是提问，不是结论；评审报告须逐项说明。", "Computed from the numbers. Each is a question, not a verdict; the report answers every one.")) }
            @if found.is_empty() { p.empty { (lang.t("目前没有提示。", "There are none at present.")) } }
            ul.duties { @for alert in &found { (one(web, lang, shown, sight, alert)) } }
        }
    }
}

fn one(web: &Web, lang: In, shown: &Shown, sight: Sight, alert: &Alert) -> Markup {
    let finding = shown.loaded.process.bidding.finding(&alert.key);
    let names = sight.sees_all() || alert.kind == AlertKind::LateSheet;
    html! {
        li id={ "q-" (alert.key) } {
            strong { (lang.bi(alert.kind.name())) }
            @for bid in &alert.bids { " " span.chip { (bid) } }
            @if let Some(criterion) = alert.criterion { " " span.chip { (criterion) } }
            @if names { @for member in &alert.members { " " span.chip { (member_name(web, lang, shown, sight, *member)) } } }
            p { @for (place, (label, value)) in alert.numbers.iter().enumerate() {
                @if place > 0 { (lang.t("，", ", ")) } (lang.bi(*label)) " " (value)
            } }
            @if let (true, Some(criterion)) = (sight.sees_all(), alert.criterion) {
                p { @for bid in &alert.bids { a href={ "#" (anchor(*bid, criterion)) } { (lang.t("查看评分 ", "the sheets behind it: ")) (bid) " " (criterion) } } }
            }
            @match finding {
                Some(finding) => p { (lang.t("委员会说明：", "The committee: ")) (finding.text.as_str()) },
                None => p.meta { (lang.t("尚未说明", "not answered yet")) },
            }
        }
    }
}

/// Sheets that fell away, with the effect on the totals, and dissents.
pub(super) fn changes(web: &Web, lang: In, shown: &Shown, sight: Sight) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    html! {
        section.card #changes {
            h2 { (lang.t("回避、递补和不同意见", "Recusals, substitutes and dissent")) }
            @if bidding.panel.fallen.is_empty() && bidding.dissents.is_empty() { p.empty { (lang.t("没有。", "None.")) } }
            @for fallen in &bidding.panel.fallen { (effect(web, lang, shown, sight, fallen)) }
            @for dissent in &bidding.dissents {
                p { strong { (lang.t("不同意见", "Dissent"))
                        @if let Some(member) = dissent.member { " · " (member_name(web, lang, shown, sight, member)) } }
                    (lang.t("：", ": ")) (dissent.text.as_str()) }
            }
        }
    }
}

/// Whose totals change when the sheets of a member no longer count, and from what to what.
fn effect(web: &Web, lang: In, shown: &Shown, sight: Sight, fallen: &Fallen) -> Markup {
    let process = &shown.loaded.process;
    html! {
        h3 { (member_name(web, lang, shown, sight, fallen.person.id)) " · " (lang.bi(fallen.ground.name())) " · " (lang.moment(fallen.at)) }
        @if fallen.sheets.is_empty() { p.meta { (lang.t("没有已交的评分表，总分不受影响。", "No sheet had been handed in; no total changes.")) } }
        @else {
            table.cards {
                thead { tr {
                    th scope="col" { (lang.t("响应", "Bid")) }
                    th scope="col" { (lang.t("计入时的质量分", "Quality with the sheet")) }
                    th scope="col" { (lang.t("不计入后", "Quality without it")) }
                } }
                tbody { @for sheet in &fallen.sheets { tr {
                    th scope="row" { (sheet.bid) }
                    td data-label=(lang.t("计入", "with it")) { (quality_with(process, sheet.bid, &fallen.sheets)) }
                    td data-label=(lang.t("不计入", "without it")) { (quality(process, sheet.bid)) }
                } } }
            }
        }
    }
}
