//! Control rights as signed and as exercised: how far they drifted, and who lost what to whom.

use super::{
    sheet::{Sheet, Written, estimate},
    words,
};
use crate::plot::{
    Figure,
    bars::percent,
    rights::{Group, Held},
};
use maud::{Markup, html};
use measure::{
    findings::{Estimate, RightsRow},
    ids::StageId,
    schema::Right,
};

/// A difference from which something is said to be lost or gained.
const WORTH: f64 = 0.05;

/// The section.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let rows = &sheet.findings.rights;
    if rows.is_empty() {
        return html! {};
    }
    html! {
        section.card #rights {
            h2 { (lang.t("控制权：约定的与实际行使的", "Control rights: as signed and as exercised")) }
            p { a href={ (contract(sheet)) "/rights" } { (lang.t("合同约定的对照表", "The table as signed")) } }
            (figure(sheet, "rights").inline())
            (lost(sheet, None))
            (table(sheet, None))
            @for stage in stages(sheet) {
                details { summary { (sheet.stage(stage)) } (lost(sheet, Some(stage))) (table(sheet, Some(stage))) }
            }
        }
    }
}

/// The address of the contract.
fn contract<'a>(sheet: &Sheet<'a>) -> &'a str {
    sheet
        .base
        .strip_suffix("/relationship")
        .unwrap_or(sheet.base)
}

fn stages<'a>(sheet: &Sheet<'a>) -> Vec<&'a StageId> {
    let all = sheet.findings.rights.iter();
    let mut found: Vec<&StageId> = all.filter_map(|one| one.stage.as_ref()).collect();
    found.sort();
    found.dedup();
    found
}

fn rows<'a>(sheet: &Sheet<'a>, stage: Option<&StageId>, right: Right) -> Vec<&'a RightsRow> {
    let all = sheet.findings.rights.iter();
    all.filter(|one| one.stage.as_ref() == stage && one.right == right)
        .filter(|one| one.allocated > 0.0 || one.exercised.mean().is_some_and(|mean| mean > 0.01))
        .collect()
}

/// The plot over all stages.
pub(super) fn figure(sheet: &Sheet<'_>, name: &str) -> Figure {
    let lang = sheet.lang;
    let groups: Vec<Group> = Right::ALL
        .iter()
        .map(|right| Group {
            name: lang.bi(words::right(*right)).to_owned(),
            held: rows(sheet, None, *right)
                .into_iter()
                .map(|one| Held {
                    party: sheet.party(&one.party).to_owned(),
                    signed: one.allocated,
                    exercised: one.exercised,
                })
                .collect(),
        })
        .filter(|one| !one.held.is_empty())
        .collect();
    let keys = [lang
        .t(
            "○ 约定的份额；● 实际行使的份额，横线为九成区间；只有 ○ 表示决定太少，算不出实际份额",
            "○ share as signed; ● share as exercised with nine tenths of what is likely; ○ alone: too few decisions to say",
        )
        .to_owned()];
    let said: Vec<String> = Right::ALL
        .iter()
        .filter_map(|right| said(sheet, None, *right))
        .collect();
    let title = lang.t("控制权：约定与实际", "Control rights, signed and exercised");
    crate::plot::rights::figure(&groups, &keys, (name, title, &said.join(" ")))
}

/// Who lost a right to whom, as one sentence.
fn said(sheet: &Sheet<'_>, stage: Option<&StageId>, right: Right) -> Option<String> {
    let lang = sheet.lang;
    let moved: Vec<(f64, &RightsRow)> = rows(sheet, stage, right)
        .into_iter()
        .filter_map(|one| Some((one.exercised.mean()? - one.allocated, one)))
        .collect();
    let (down, loser) = moved
        .iter()
        .min_by(|one, other| one.0.total_cmp(&other.0))?;
    let (up, winner) = moved
        .iter()
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    let name = lang.bi(words::right(right));
    if *down > -WORTH || *up < WORTH {
        return Some(format!(
            "{name}{}",
            lang.t("：大体按约定行使。", ": used much as agreed.")
        ));
    }
    let (loser, winner) = (sheet.party(&loser.party), sheet.party(&winner.party));
    let (down, up) = (percent(-down), percent(*up));
    Some(format!(
        "{name}{}{loser}{}{down}{}{winner}{}{up}{}",
        lang.t("：", ": "),
        lang.t(" 比约定少 ", " holds less than agreed by "),
        lang.t("，", ", "),
        lang.t(" 比约定多 ", " more by "),
        lang.t("。", "."),
    ))
}

fn lost(sheet: &Sheet<'_>, stage: Option<&StageId>) -> Markup {
    let all = Right::ALL.iter();
    let said: Vec<String> = all.filter_map(|right| said(sheet, stage, *right)).collect();
    html! {
        @if said.is_empty() { p.empty { (sheet.lang.t("决定太少，还说不出谁多谁少。", "Too few decisions to say who holds more or less.")) } }
        @else { ul { @for one in &said { li { (one) } } } }
    }
}

fn table(sheet: &Sheet<'_>, stage: Option<&StageId>) -> Markup {
    let lang = sheet.lang;
    html! {
        details { summary { (lang.t("数字表", "The same as a table")) }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("权利", "Right")) } th scope="col" { (lang.t("各方", "Party")) } th scope="col" { (lang.t("约定", "signed")) } th scope="col" { (lang.t("实际", "exercised")) } th scope="col" { (lang.t("偏离（0 至 1）", "drift (0 to 1)")) } } }
                tbody { @for right in Right::ALL {
                    @for (place, one) in rows(sheet, stage, right).into_iter().enumerate() { tr {
                        th scope="row" { @if place == 0 { (lang.bi(words::right(right))) } }
                        td { (sheet.party(&one.party)) }
                        td.number { (percent(one.allocated)) }
                        td { (exercised(sheet, one)) }
                        td { @if place == 0 { (estimate(lang, &one.drift, Written::Plain, &decided(sheet, one))) } }
                    } }
                } }
            } }
        }
    }
}

/// The matters in which a right was used.
fn decided(sheet: &Sheet<'_>, one: &RightsRow) -> String {
    let of = format!("right-{}", words::letter(one.right));
    match &one.stage {
        Some(stage) => sheet.matters(&[("stage", stage.as_str()), ("of", &of)]),
        None => sheet.matters(&[("of", &of)]),
    }
}

fn exercised(sheet: &Sheet<'_>, one: &RightsRow) -> Markup {
    let lang = sheet.lang;
    let href = decided(sheet, one);
    html! {
        (estimate(lang, &one.exercised, Written::Share, &href))
        @if !one.matters.is_empty() && matches!(one.exercised, Estimate::Known { .. }) {
            " " span.meta { (lang.t("事项 ", "matters ")) a href=(href) { (one.matters.len()) } }
        }
    }
}
