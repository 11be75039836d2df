//! Whether and when a pair turned.

use super::{
    sheet::Sheet,
    words::{class, class_letter},
};
use crate::plot::{Figure, bars::percent, turn::TurnPlot};
use maud::{Markup, html};
use measure::{
    coded::{Class, Dyad},
    findings::Turn,
};

/// The section of a pair.
pub(super) fn section(sheet: &Sheet<'_>, dyad: &Dyad) -> Markup {
    let lang = sheet.lang;
    let Some(turn) = of(sheet, dyad) else {
        return html! {};
    };
    html! {
        section.card #turn {
            h2 { (lang.t("有没有转折", "Was there a turn")) }
            (said(sheet, turn))
            @if turn.by_position.is_empty() {
                p.empty { (lang.t("事项太少，画不出来。", "Too few matters to draw.")) }
            } @else {
                (figure(sheet, turn, "turn").inline())
                (table(sheet, turn))
            }
        }
    }
}

/// The probability from which a turn can be shown (measurement.md §4.7).
const SHOWN_ABOVE: f64 = 0.8;

/// The turn of a pair.
pub(super) fn of<'a>(sheet: &Sheet<'a>, dyad: &Dyad) -> Option<&'a Turn> {
    sheet.findings.turns.iter().find(|one| one.dyad == *dyad)
}

fn said(sheet: &Sheet<'_>, turn: &Turn) -> Markup {
    let lang = sheet.lang;
    html! {
        @if turn.shown {
            p { strong { (lang.t("有转折", "There was a turn")) }
                @if let Some(on) = turn.on { (lang.t("，最可能自 ", ", most likely from ")) time datetime=(on) { (on) } (lang.t(" 起", "")) }
                @if let Some(after) = turn.after { (lang.t("（第 ", " (after matter no. ")) (after) (lang.t(" 件事项之后）", ")")) }
                (lang.t("。", "."))
            }
            @if let Some((before, after)) = &turn.parts { (change(sheet, &before.shares, &after.shares)) }
        } @else {
            p { strong { (lang.t("还看不出转折", "No turn is shown yet")) }
                (lang.t("：至少有一次变化的可能性是 ", ": the probability of at least one change is ")) (percent(turn.probability))
                @if turn.probability > SHOWN_ABOVE {
                    (lang.t("，但同样的事项打乱次序后也常常如此，所以不下结论。", ", but the same matters in another order often look the same, so nothing is said."))
                } @else {
                    (lang.t("，不到 80 % 不下结论。", ", and below 80 % nothing is said."))
                }
            }
        }
    }
}

/// What changed: shares of the classes before and after.
fn change(sheet: &Sheet<'_>, before: &[f64; 5], after: &[f64; 5]) -> Markup {
    let lang = sheet.lang;
    html! {
        div.scroll { table {
            thead { tr { th scope="col" { (lang.t("类别", "Class")) } th scope="col" { (lang.t("之前", "before")) } th scope="col" { (lang.t("之后", "after")) } } }
            tbody { @for ((one, old), new) in Class::ALL.iter().zip(before).zip(after) { tr {
                th scope="row" { (class_letter(*one)) " " (lang.bi(class(*one))) }
                td.number { (percent(*old)) } td.number { (percent(*new)) }
            } } }
        } }
    }
}

/// The plot.
pub(super) fn figure(sheet: &Sheet<'_>, turn: &Turn, name: &str) -> Figure {
    let lang = sheet.lang;
    let letters = turn.sequence.iter().map(|(_, _, one)| class_letter(*one));
    let days = turn.sequence.first().zip(turn.sequence.last());
    let days = days.map(|((_, first, _), (_, last, _))| (first.to_string(), last.to_string()));
    let names: Vec<String> = Class::ALL
        .iter()
        .map(|one| format!("{} {}", class_letter(*one), lang.bi(class(*one))))
        .collect();
    let plot = TurnPlot {
        by_position: turn.by_position.clone(),
        set: turn.set.clone(),
        letters: letters.collect(),
        days,
        notes: vec![
            lang.t(
                "实心柱和下方粗线：合占九成可能的位置；字母：各件事项的类别",
                "filled bars and the thick line below: positions that hold nine tenths; letters: class of each matter",
            )
            .to_owned(),
            names.join(lang.t("；", "; ")),
        ],
    };
    let desc = format!(
        "{}{}{}{}",
        lang.t("事项 ", "Matters: "),
        turn.sequence.len(),
        lang.t(
            "；至少一次变化的可能性 ",
            "; probability of at least one change: "
        ),
        percent(turn.probability),
    );
    let title = lang.t(
        "在每件事项之后发生变化的可能性",
        "Probability of a change after each matter",
    );
    plot.figure((name, title, &desc))
}

/// Positions that matter, as a table: no more than hold nine tenths, and no more than thirty.
fn table(sheet: &Sheet<'_>, turn: &Turn) -> Markup {
    let lang = sheet.lang;
    let rows = turn.set.iter().take(30).filter_map(|position| {
        let place = usize::try_from(*position).ok()?;
        let share = turn.by_position.get(place.checked_sub(1)?)?;
        let next = turn.sequence.get(place)?;
        Some((position, share, next))
    });
    html! {
        details { summary { (lang.t("数字表", "The same as a table")) }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("在第几件之后", "After matter no.")) } th scope="col" { (lang.t("可能性", "Probability")) } th scope="col" { (lang.t("其后的事项", "The matter that follows")) } } }
                tbody { @for (position, share, (id, day, one)) in rows { tr {
                    td.number { (position) } td.number { (percent(*share)) }
                    td { (day) " " a href=(sheet.matter_path(id)) { (id) } " " (class_letter(*one)) }
                } } }
            } }
        }
    }
}
