//! How a pair went: by stage and by month, each number with its interval.

use super::{
    said::short,
    sheet::{Sheet, Written, asked, estimate},
};
use crate::plot::{
    Figure, Mark,
    panels::{Across, Panel, Panels, Series},
};
use kernel::Date;
use maud::{Markup, html};
use measure::{
    coded::Dyad,
    findings::{Estimate, MonthPoint},
};

/// Months shown in the table at once.
const ROWS: usize = 24;

/// The section.
pub(super) fn section(sheet: &Sheet<'_>, dyad: &Dyad) -> Markup {
    let lang = sheet.lang;
    let stages = sheet.stages(dyad);
    let months = months(sheet, dyad);
    html! {
        section.card #course {
            h2 { (lang.t("怎样走到今天", "How it went")) }
            @if stages.len() > 1 {
                h3 { (lang.t("按阶段", "By stage")) }
                (by_stage(sheet, dyad, "stages").inline())
                (stage_table(sheet, dyad))
            }
            @if months.is_empty() { p.empty { (lang.t("还没有按月的记录。", "There are no months to show yet.")) } }
            @else {
                h3 { (lang.t("按月", "By month")) }
                p.meta { (lang.t("每月的数字用当月和前两个月的事项。", "The numbers of a month use its matters and those of the two months before.")) }
                (by_month(sheet, dyad, "months").inline())
                (month_table(sheet, &months))
            }
        }
    }
}

/// The months of a pair, in order.
pub(super) fn months<'a>(sheet: &Sheet<'a>, dyad: &Dyad) -> Vec<&'a MonthPoint> {
    let own = sheet.findings.months.iter().filter(|one| one.dyad == *dyad);
    let mut found: Vec<&MonthPoint> = own.collect();
    found.sort_by_key(|one| one.month);
    found
}

/// The same five measures over any columns.
struct Five {
    a: Vec<Option<Estimate>>,
    b: Vec<Option<Estimate>>,
    rho: Vec<Option<Estimate>>,
    upper: Vec<Option<Estimate>>,
    lower: Vec<Option<Estimate>>,
}

fn panels(sheet: &Sheet<'_>, dyad: &Dyad, five: Five) -> Vec<Panel> {
    let lang = sheet.lang;
    let one = |mark, points| {
        vec![Series {
            mark,
            name: String::new(),
            points,
        }]
    };
    let whole = |text: &str| text.to_owned();
    vec![
        Panel {
            name: whole(lang.t(
                "控制偏移 A（＋ 政府越约）",
                "Control shift A (+ office beyond its rights)",
            )),
            span: (-1.0, 1.0),
            cuts: vec![-0.2, 0.2],
            series: one(Mark::Disc, five.a),
        },
        Panel {
            name: whole(lang.t("合同外吸纳 B", "Absorption B")),
            span: (0.0, 1.0),
            cuts: vec![0.3],
            series: one(Mark::Disc, five.b),
        },
        Panel {
            name: whole(lang.t("渠道之外的抵制 ρ", "Resistance outside the channels ρ")),
            span: (0.0, 1.0),
            cuts: vec![0.25],
            series: one(Mark::Disc, five.rho),
        },
        Panel {
            name: whole(lang.t("善意", "Goodwill")),
            span: (-1.0, 1.0),
            cuts: vec![-0.1, 0.1],
            series: vec![
                Series {
                    mark: Mark::Square,
                    name: shortened(sheet.party(&dyad.upper)),
                    points: five.upper,
                },
                Series {
                    mark: Mark::Triangle,
                    name: shortened(sheet.party(&dyad.lower)),
                    points: five.lower,
                },
            ],
        },
    ]
}

fn shortened(name: &str) -> String {
    let lines = crate::plot::wrapped(name, 20);
    let first = lines.first().cloned().unwrap_or_default();
    if lines.len() > 1 {
        format!("{first}…")
    } else {
        first
    }
}

/// The plot by stage.
pub(super) fn by_stage(sheet: &Sheet<'_>, dyad: &Dyad, name: &str) -> Figure {
    let lang = sheet.lang;
    let stages = sheet.stages(dyad);
    let all = |get: fn(&measure::findings::Indices) -> Estimate| -> Vec<Option<Estimate>> {
        let cells = stages.iter();
        cells.map(|(_, cell)| Some(get(&cell.indices))).collect()
    };
    let five = Five {
        a: all(|one| one.a),
        b: all(|one| one.b),
        rho: all(|one| one.rho),
        upper: all(|one| one.v_upper),
        lower: all(|one| one.v_lower),
    };
    let panels = Panels {
        columns: stages.iter().map(|(stage, _)| stage.to_string()).collect(),
        panels: panels(sheet, dyad, five),
        across: Vec::new(),
    };
    let said: Vec<String> = stages
        .iter()
        .map(|(stage, cell)| format!("{stage}: {}", short(sheet, &cell.verdict)))
        .collect();
    let title = format!("{}{}", lang.t("按阶段：", "By stage: "), sheet.pair(dyad));
    panels.figure(lang, (name, &title, &said.join(lang.t("；", "; "))))
}

/// The plot by month.
pub(super) fn by_month(sheet: &Sheet<'_>, dyad: &Dyad, name: &str) -> Figure {
    let lang = sheet.lang;
    let months = months(sheet, dyad);
    let all = |get: fn(&MonthPoint) -> Estimate| -> Vec<Option<Estimate>> {
        months.iter().map(|one| Some(get(one))).collect()
    };
    let five = Five {
        a: all(|one| one.a),
        b: all(|one| one.b),
        rho: all(|one| one.rho),
        upper: all(|one| one.v_upper),
        lower: all(|one| one.v_lower),
    };
    let panels = Panels {
        columns: months.iter().map(|one| label(one.month)).collect(),
        panels: panels(sheet, dyad, five),
        across: across(sheet, dyad, &months),
    };
    let known = months.iter().filter(|one| one.a.mean().is_some()).count();
    let desc = format!(
        "{}{}{}{}{}",
        lang.t("共 ", "Months: "),
        months.len(),
        lang.t(
            " 个月，其中能算控制偏移的 ",
            ", of which the control shift is known in "
        ),
        known,
        lang.t(
            " 个月；数字见下表。",
            "; the numbers stand in the table below."
        ),
    );
    let title = format!("{}{}", lang.t("按月：", "By month: "), sheet.pair(dyad));
    panels.figure(lang, (name, &title, &desc))
}

fn label(month: Date) -> String {
    month.to_string().chars().skip(2).take(5).collect()
}

/// Where stages began, and where the pair turned when that is said.
fn across(sheet: &Sheet<'_>, dyad: &Dyad, months: &[&MonthPoint]) -> Vec<Across> {
    let days: Vec<Date> = months.iter().map(|one| one.month).collect();
    let spans = sheet.dossier.contract.stages.iter();
    // Of the buying there is little between the two; its stages would crowd the plot.
    let spans = spans.filter(|one| one.stage.as_str() >= "S12");
    let mut found: Vec<Across> = spans
        .filter_map(|one| Some((column(&days, one.from)?, one.stage.to_string())))
        .map(|(column, name)| Across { column, name })
        .collect();
    let turns = sheet.findings.turns.iter();
    let turn = turns.filter(|one| one.dyad == *dyad && one.shown);
    let name = sheet.lang.t("◆ 转折", "◆ turn");
    let turned = turn.filter_map(|one| column(&days, one.on?));
    found.extend(turned.map(|column| Across {
        column,
        name: name.to_owned(),
    }));
    found.sort_by(|one, other| one.column.total_cmp(&other.column));
    found
}

/// The place of a day among months; none when it lies outside.
fn column(months: &[Date], day: Date) -> Option<f64> {
    let place = months.iter().rposition(|month| *month <= day)?;
    let month = months.get(place)?;
    let days = kernel::time::days_between(*month, day);
    let place = u32::try_from(place).ok()?;
    (days < 31).then(|| f64::from(place) + f64::from(days) / 31.0)
}

fn stage_table(sheet: &Sheet<'_>, dyad: &Dyad) -> Markup {
    let lang = sheet.lang;
    html! {
        details { summary { (lang.t("数字表", "The same as a table")) }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("阶段", "Stage")) } th scope="col" { (lang.t("怎样", "What is said")) } th scope="col" { "A" } th scope="col" { "B" } th scope="col" { "ρ" } th scope="col" { (lang.t("政府善意", "office")) } th scope="col" { (lang.t("机构善意", "organisation")) } } }
                tbody { @for (stage, cell) in sheet.stages(dyad) { tr {
                    th scope="row" { (sheet.stage(stage)) }
                    td { (short(sheet, &cell.verdict)) }
                    @for (code, written, value) in [
                        ("a", Written::Plain, &cell.indices.a), ("b", Written::Share, &cell.indices.b), ("rho", Written::Share, &cell.indices.rho),
                        ("v-upper", Written::Plain, &cell.indices.v_upper), ("v-lower", Written::Plain, &cell.indices.v_lower),
                    ] { td { (estimate(lang, value, written, &super::indices::behind(sheet, cell, code))) } }
                } } }
            } }
        }
    }
}

fn month_table(sheet: &Sheet<'_>, months: &[&MonthPoint]) -> Markup {
    let lang = sheet.lang;
    let skipped = months.len().saturating_sub(ROWS);
    let shown = months.iter().rev().take(ROWS);
    html! {
        details { summary { (lang.t("数字表", "The same as a table")) }
            @if skipped > 0 { p.meta { (lang.t("只列最近的月份；其余见导出的表：", "The latest months; the rest is in the exported table: ")) (skipped) } }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("月份", "Month")) } th scope="col" { (lang.t("事项", "Matters")) } th scope="col" { (lang.t("占比最大的类型", "Likeliest")) } th scope="col" { "A" } th scope="col" { "B" } th scope="col" { "ρ" } } }
                tbody { @for one in shown { (month_row(sheet, one)) } }
            } }
        }
    }
}

fn month_row(sheet: &Sheet<'_>, one: &MonthPoint) -> Markup {
    let lang = sheet.lang;
    let slug = Sheet::slug(&one.dyad);
    let month: String = one.month.to_string().chars().take(7).collect();
    let own = format!(
        "{}/matters{}",
        sheet.base,
        asked(&[("pair", &slug), ("month", &month)])
    );
    html! {
        tr {
            th scope="row" { (month) }
            td.number { a href=(own) { (one.matters) } }
            td { @match one.likeliest {
                Some((what, share)) => { (lang.bi(what.name())) " " (crate::plot::bars::percent(share)) }
                None => { "—" }
            } }
            @for (written, value) in [(Written::Plain, &one.a), (Written::Share, &one.b), (Written::Share, &one.rho)] {
                td { (estimate(lang, value, written, &own)) }
            }
        }
    }
}
