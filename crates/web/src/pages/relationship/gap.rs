//! The gap between contract and record: its parts, its bounds, and the quality of the contract beside
//! it, without which it says little.

use super::sheet::{Sheet, Written, estimate};
use crate::plot::{
    Figure, Filling,
    bars::percent,
    stack::{Piece, Stack},
};
use maud::{Markup, html};
use measure::{
    coded::Dyad,
    findings::{Estimate, Gap, GapPart, GapRow, Quality},
};
use std::collections::BTreeSet;

/// The gap of the whole contract, or of a pair.
pub(super) fn section(sheet: &Sheet<'_>, dyad: Option<&Dyad>) -> Markup {
    let lang = sheet.lang;
    let Some(row) = whole(sheet, dyad) else {
        return html! {};
    };
    let gap = &row.gap;
    html! {
        section.card #gap {
            h2 { (lang.t("合同与实际差多少", "How far record and contract are apart")) }
            p { (said(sheet, gap)) }
            (figure(sheet, row, "gap").inline())
            (parts(sheet, gap))
            (numbers(sheet, row))
            @if dyad.is_none() { (quality(sheet)) (stages(sheet)) }
        }
    }
}

/// The gap over all stages.
pub(super) fn whole<'a>(sheet: &Sheet<'a>, dyad: Option<&Dyad>) -> Option<&'a GapRow> {
    let mut rows = sheet.findings.gaps.iter();
    rows.find(|one| one.stage.is_none() && one.dyad.as_ref() == dyad)
}

fn said(sheet: &Sheet<'_>, gap: &Gap) -> Markup {
    let lang = sheet.lang;
    match gap.estimate {
        Estimate::Insufficient { have, need } => html! {
            strong { (lang.t("记录不足，不报差距：", "Not enough recorded to state a gap: ")) (have) (lang.t("/", " of ")) (need) (lang.t(" 项", " items")) } (lang.t("。", "."))
        },
        Estimate::Known { mean, most, .. } => html! {
            (lang.t("已发生的和应发生的合起来，有 ", "Of all that happened and all that was owed, "))
            strong { (percent(gap.point)) } (lang.t(" 对不上合同。", " does not match the contract. "))
            span.meta { (lang.t("带不确定性的估计 ", "Estimate with its uncertainty: ")) (percent(mean))
                (lang.t("，九成区间 ", ", nine tenths between ")) (percent(most.0)) (lang.t(" 至 ", " and ")) (percent(most.1)) (lang.t("。", ".")) }
        },
    }
}

/// How a part is filled: imposed, beside the contract, omitted.
const fn filling(part: &GapPart) -> Filling {
    match part {
        GapPart::Imposed { .. } => Filling::Slanted,
        GapPart::Side { .. } => Filling::Dotted,
        GapPart::Omitted { .. } => Filling::Upright,
    }
}

const fn share(part: &GapPart) -> f64 {
    match part {
        GapPart::Imposed { part, .. }
        | GapPart::Side { part, .. }
        | GapPart::Omitted { part, .. } => *part,
    }
}

fn named(sheet: &Sheet<'_>, part: &GapPart) -> String {
    let lang = sheet.lang;
    match part {
        GapPart::Imposed { by, .. } => format!(
            "{}{}",
            lang.t("合同之外强加：", "put upon the other by "),
            sheet.party(by)
        ),
        GapPart::Side { .. } => lang
            .t("双方在合同之外的往来", "done by both beside the contract")
            .to_owned(),
        GapPart::Omitted { by, .. } => format!(
            "{}{}",
            lang.t("应做未做：", "owed and not done by "),
            sheet.party(by)
        ),
    }
}

/// The bar of parts.
pub(super) fn figure(sheet: &Sheet<'_>, row: &GapRow, name: &str) -> Figure {
    let lang = sheet.lang;
    let gap = &row.gap;
    let pieces = gap.parts.iter().zip(1_usize..).map(|(one, number)| Piece {
        filling: filling(one),
        number,
        part: share(one),
    });
    let most = match gap.estimate {
        Estimate::Known { most, .. } => Some(most),
        Estimate::Insufficient { .. } => None,
    };
    let stack = Stack {
        pieces: pieces.collect(),
        bounds: gap.bounds,
        most,
        names: (
            lang.t("九成区间", "nine tenths").to_owned(),
            lang.t("无法核实的算作已做／未做", "unverifiable done / missing").to_owned(),
        ),
        notes: vec![
            lang.t(
                "斜线：强加；点：双方合同外；竖线：应做未做。数字对应下表。",
                "slanted: put upon the other; dots: by both; upright: not done. Numbers as in the table.",
            )
            .to_owned(),
        ],
    };
    let parts: Vec<String> = gap
        .parts
        .iter()
        .map(|one| format!("{} {}", named(sheet, one), percent(share(one))))
        .collect();
    let desc = parts.join(lang.t("；", "; "));
    let title = lang.t(
        "合同与实际的差距及其组成",
        "The gap between contract and record, and its parts",
    );
    stack.figure((name, title, &desc))
}

fn parts(sheet: &Sheet<'_>, gap: &Gap) -> Markup {
    let lang = sheet.lang;
    html! {
        @if !gap.parts.is_empty() { div.scroll.parts { table {
            thead { tr { th scope="col" { "#" } th scope="col" { (lang.t("组成", "Part")) }
                th scope="col" { (lang.t("占差距尺度", "Share")) } th scope="col" { (lang.t("哪些", "Which")) } } }
            tbody { @for (one, number) in gap.parts.iter().zip(1_usize..) { tr {
                td { (number) } th scope="row" { (named(sheet, one)) }
                td.number { (percent(share(one))) }
                td { (behind(sheet, one)) }
            } } }
        } } }
    }
}

fn behind(sheet: &Sheet<'_>, part: &GapPart) -> Markup {
    let lang = sheet.lang;
    match part {
        GapPart::Imposed { matters, .. } | GapPart::Side { matters, .. } => sheet.links(matters),
        GapPart::Omitted { by, items, .. } => html! {
            a href=(sheet.owed(&[("by", by.as_str()), ("ending", "short")])) { (items.len()) (lang.t(" 项", " items")) }
        },
    }
}

fn numbers(sheet: &Sheet<'_>, row: &GapRow) -> Markup {
    let lang = sheet.lang;
    let gap = &row.gap;
    let owed = sheet.owed(&[]);
    html! {
        dl.facts {
            dt { (lang.t("怎么算的", "How it is counted")) }
            dd { "(" (weight(gap.unlicensed)) " + " (weight(gap.missing)) ") / (2 × " (weight(gap.realised)) " + " (weight(gap.unlicensed)) " + " (weight(gap.missing)) ")"
                span.meta { (lang.t("　合同外 + 未做，除以两倍已做 + 合同外 + 未做", " outside the contract + not done, over twice done + outside + not done")) } }
            dt { (lang.t("上下界", "Bounds")) }
            dd { (percent(gap.bounds.0)) (lang.t(" 至 ", " to ")) (percent(gap.bounds.1)) " "
                a href=(sheet.owed(&[("ending", "unverifiable")])) { (lang.t("无法核实的", "what nobody can verify")) } }
            dt { (lang.t("纸面多于凭据的部分", "More on paper than in evidence")) }
            dd { (estimate(lang, &gap.ceremonial, Written::Plain, &owed)) }
            dt { (lang.t("凭据质量（0 至 1）", "Quality of evidence (0 to 1)")) }
            dd { (estimate(lang, &gap.evidence, Written::Plain, &owed)) }
        }
    }
}

/// A weight as it was summed.
fn weight(value: f64) -> String {
    super::sheet::number(value)
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

fn quality(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let quality: &Quality = &sheet.findings.quality;
    let say = |one: Option<f64>| one.map_or_else(|| "—".to_owned(), percent);
    html! {
        h3 #quality { (lang.t("合同本身写得怎样", "How good the contract itself is")) }
        p.meta { (lang.t("合同写得含糊，什么都算“有依据”，差距就小；所以两者必须一起看，不同合同不能只比差距。",
            "A vague contract licenses everything and makes the gap small. Read both together; never compare gaps alone.")) }
        dl.facts {
            dt { (lang.t("写明限度的权力", "Powers with a limit")) }
            dd { (say(quality.limited_powers)) }
            dt { (lang.t("由政府一方承担的义务", "Duties that are government’s")) } dd { (say(quality.government_duties)) }
            dt { (lang.t("两方救济的对称", "Symmetry of remedies")) } dd { (say(quality.symmetry)) }
        }
        (unlimited(sheet))
    }
}

/// The powers that the contract gives without any limit: clause and act, once for all who hold it.
fn unlimited(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let named = &sheet.findings.quality.unlimited;
    let norms = sheet.dossier.contract.norms.iter();
    let norms = norms.filter(|one| named.contains(&one.id));
    let powers: BTreeSet<String> = norms
        .flat_map(|one| one.act.acts.iter().map(move |code| (one, *code)))
        .map(|(one, code)| format!("{} {}", one.clause, sheet.kind(code)))
        .collect();
    html! {
        @if !powers.is_empty() {
            details { summary { (lang.t("没有写明限度的权力：", "powers without any limit: ")) (powers.len()) }
                ul { @for one in &powers { li { (one) } } } }
        }
    }
}

/// The gap by stage.
fn stages(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let own = sheet.findings.gaps.iter();
    let rows: Vec<&GapRow> = own
        .filter(|one| one.dyad.is_none() && one.stage.is_some())
        .collect();
    html! {
        @if !rows.is_empty() {
            details { summary { (lang.t("按阶段", "By stage")) }
                div.scroll { table {
                    thead { tr { th scope="col" { (lang.t("阶段", "Stage")) } th scope="col" { (lang.t("差距", "Gap")) }
                        th scope="col" { (lang.t("上下界", "Bounds")) } } }
                    tbody { @for row in rows { @if let Some(stage) = &row.stage { tr {
                        th scope="row" { (sheet.stage(stage)) }
                        td { (estimate(lang, &row.gap.estimate, Written::Share, &sheet.owed(&[("stage", stage.as_str())]))) }
                        td { (percent(row.gap.bounds.0)) "–" (percent(row.gap.bounds.1)) }
                    } } } }
                } }
            }
        }
    }
}
