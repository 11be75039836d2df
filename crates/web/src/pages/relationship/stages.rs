//! All pairs by stage: where in the purchase which pair stood how.

use super::{said::short, sheet::Sheet};
use maud::{Markup, html};
use measure::{findings::Cell, ids::StageId};

/// The section.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let lang = sheet.lang;
    let pairs = sheet.pairs();
    let mut stages: Vec<&StageId> = sheet
        .findings
        .cells
        .iter()
        .filter_map(|one| one.stage.as_ref())
        .collect();
    stages.sort();
    stages.dedup();
    if stages.is_empty() || pairs.is_empty() {
        return html! {};
    }
    html! {
        section.card #stages {
            h2 { (lang.t("各阶段怎样", "Stage by stage")) }
            div.scroll.cells { table {
                thead { tr { th scope="col" { (lang.t("阶段", "Stage")) }
                    @for dyad in &pairs { th scope="col" { a href={ (sheet.base) "/" (Sheet::slug(dyad)) "#course" } { (sheet.pair(dyad)) } } } } }
                tbody { @for stage in &stages { tr {
                    th scope="row" { (sheet.stage(stage)) }
                    @for dyad in &pairs {
                        td { @match cell(sheet, dyad, stage) {
                            Some(cell) => { (one(sheet, cell, stage)) }
                            None => { "—" }
                        } }
                    }
                } } }
            } }
            p.meta { (lang.t("括号内是事项件数，点开可看每一件。", "In brackets: how many matters; each can be opened.")) }
        }
    }
}

fn cell<'a>(sheet: &Sheet<'a>, dyad: &measure::coded::Dyad, stage: &StageId) -> Option<&'a Cell> {
    let mut cells = sheet.findings.cells.iter();
    cells.find(|one| one.dyad == *dyad && one.stage.as_ref() == Some(stage))
}

fn one(sheet: &Sheet<'_>, cell: &Cell, stage: &StageId) -> Markup {
    let slug = Sheet::slug(&cell.dyad);
    let href = sheet.matters(&[("pair", &slug), ("stage", stage.as_str())]);
    html! { (short(sheet, &cell.verdict)) " (" a href=(href) { (cell.matters) } ")" }
}
