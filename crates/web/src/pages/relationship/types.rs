//! The types of a relationship: their shares of the draws as bars, and the grid in which they stand.

use super::{said::short, sheet::Sheet};
use crate::plot::{
    Figure,
    bars::{Bar, Bars, percent},
};
use kernel::{Bi, lang::bi};
use maud::{Markup, html};
use measure::findings::{Cell, RelationType, Verdict};

/// The share from which a type is said.
const LEAST: f64 = 0.6;

/// Rows of the grid: who decides, and whether there is work beside the contract; then the types in
/// conflict, neutral, warm (measurement.md §4.6).
const GRID: [(Bi, [RelationType; 3]); 5] = [
    (
        bi(
            "政府多决定 · 合同外少",
            "office decides more · little outside",
        ),
        [
            RelationType::ControlRebellion,
            RelationType::ControlSubmission,
            RelationType::Tutelage,
        ],
    ),
    (
        bi(
            "政府多决定 · 合同外多",
            "office decides more · much outside",
        ),
        [
            RelationType::ControlRebellion,
            RelationType::Absorption,
            RelationType::AbsorptionAlliance,
        ],
    ),
    (
        bi("按约决定 · 合同外少", "decided as agreed · little outside"),
        [
            RelationType::OpenDispute,
            RelationType::EqualPartnership,
            RelationType::EqualPartnership,
        ],
    ),
    (
        bi("按约决定 · 合同外多", "decided as agreed · much outside"),
        [
            RelationType::StrainedInformality,
            RelationType::InformalDrift,
            RelationType::AbsorptionAlliance,
        ],
    ),
    (
        bi("机构多决定", "organisation decides more"),
        [RelationType::OrganisationDominance; 3],
    ),
];

/// The section of a pair.
pub(super) fn section(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    html! {
        section.card #types {
            h2 { (lang.t("属于哪一类", "Which type")) }
            p { (short(sheet, &cell.verdict)) }
            @if cell.likelihoods.is_empty() {
                p.empty { (lang.t("记录不足，不给出各类的占比。", "Too little is recorded to give shares of types.")) }
            } @else {
                (figure(sheet, cell, "types").inline())
                (table(sheet, cell))
                (grid(sheet, cell))
            }
            p.meta { (lang.t(
                "占比是 20,000 次抽样中落入该类的比例。只有两种前提下都不低于 60 % 时才作断言；界限每次抽样都稍有移动，贴着界限没有用。",
                "A share is that of 20,000 draws which fall into the type. A type is said only from 60 % by both priors; the cuts move a little in every draw, so that sitting just under one gains nothing.")) }
        }
    }
}

/// The bars; types with next to nothing are left to the table.
pub(super) fn figure(sheet: &Sheet<'_>, cell: &Cell, name: &str) -> Figure {
    let lang = sheet.lang;
    let shown = cell
        .likelihoods
        .iter()
        .filter(|one| one.neutral >= 0.01 || one.sceptical >= 0.01);
    let rows: Vec<Bar> = shown
        .map(|one| Bar {
            name: lang.bi(one.what.name()).to_owned(),
            neutral: one.neutral,
            sceptical: one.sceptical,
        })
        .collect();
    let said: Vec<String> = rows
        .iter()
        .map(|one| format!("{} {}", one.name, percent(one.neutral)))
        .collect();
    let bars = Bars {
        rows,
        names: (
            lang.t("宽条：不带倾向", "wide bar: without a presumption")
                .to_owned(),
            lang.t(
                "窄斜线条：先假定按约办事",
                "narrow slanted bar: conduct by the contract presumed",
            )
            .to_owned(),
        ),
        least: LEAST,
        notes: vec![
            lang.t(
                "虚线 60 %：两条都过线才作断言",
                "dashed at 60 %: a type is said when both bars reach it",
            )
            .to_owned(),
        ],
    };
    let title = lang.t("各类关系的占比", "Shares of the types");
    bars.figure((name, title, &said.join(lang.t("；", "; "))))
}

fn table(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    html! {
        details { summary { (lang.t("数字表", "The same as a table")) }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("类型", "Type")) } th scope="col" { (lang.t("不带倾向", "no presumption")) } th scope="col" { (lang.t("假定按约", "contract presumed")) } th scope="col" { (lang.t("是什么", "What it says")) } } }
                tbody { @for one in &cell.likelihoods { tr {
                    th scope="row" { (lang.bi(one.what.name())) }
                    td.number { (percent(one.neutral)) } td.number { (percent(one.sceptical)) }
                    td.meta { (lang.bi(one.what.plain())) }
                } } }
            } }
        }
    }
}

/// The grid, with the share of each type where it stands.
fn grid(sheet: &Sheet<'_>, cell: &Cell) -> Markup {
    let lang = sheet.lang;
    let columns = [
        lang.t("有冲突", "in conflict"),
        lang.t("平淡", "neutral"),
        lang.t("友好", "warm"),
    ];
    let said = match cell.verdict {
        Verdict::Asserted { what, .. } => Some(what),
        Verdict::Insufficient { .. } | Verdict::Undetermined { .. } => None,
    };
    let share = |what: RelationType| {
        let found = cell.likelihoods.iter().find(|one| one.what == what);
        found.map_or_else(|| "0 %".to_owned(), |one| percent(one.neutral))
    };
    html! {
        h3 { (lang.t("类型表", "The grid of types")) }
        div.scroll { table.grid {
            thead { tr { td {} @for name in columns { th scope="col" { (name) } } } }
            tbody { @for (name, row) in &GRID { tr {
                th scope="row" { (lang.bi(*name)) }
                @for what in row {
                    td.said[said == Some(*what)] { @if said == Some(*what) { "▶ " } (lang.bi(what.name())) br; span.meta { (share(*what)) } }
                }
            } } }
        } }
        p.meta { (lang.bi(RelationType::Estrangement.name())) " " (share(RelationType::Estrangement)) (lang.t("（不看格子：往来远少于合同所需，且多数应做未做）", " (whatever the cell: far fewer dealings than the contract implies, and most of the gap is omission)"))  }
    }
}
