//! The findings as files: a table for a spreadsheet, JSON, and each plot.

use super::{course, gap, indices, rights, sheet::Sheet, turn, types};
use crate::{plot::Figure, wording::In};
use measure::{
    coded::Dyad,
    findings::{Estimate, Verdict},
};

/// The file of a plot: `gap`, `rights`, or `stages`, `months`, `types` or `turn` of a pair, as
/// `months-district-organisation`. None when there is no such plot.
pub(super) fn plot(sheet: &Sheet<'_>, name: &str) -> Option<Figure> {
    let whole = match name {
        "gap" => return Some(gap::figure(sheet, gap::whole(sheet, None)?, name)),
        "rights" => {
            return (!sheet.findings.rights.is_empty()).then(|| rights::figure(sheet, name));
        }
        whole => whole,
    };
    let (kind, slug) = whole.split_once('-')?;
    let dyad = sheet.named(slug)?;
    match kind {
        "gap" => Some(gap::figure(sheet, gap::whole(sheet, Some(dyad))?, name)),
        "stages" => (sheet.stages(dyad).len() > 1).then(|| course::by_stage(sheet, dyad, name)),
        "months" => {
            (!course::months(sheet, dyad).is_empty()).then(|| course::by_month(sheet, dyad, name))
        }
        "types" => {
            let cell = sheet.whole(dyad)?;
            (!cell.likelihoods.is_empty()).then(|| types::figure(sheet, cell, name))
        }
        "turn" => {
            let turn = turn::of(sheet, dyad)?;
            (!turn.by_position.is_empty()).then(|| turn::figure(sheet, turn, name))
        }
        _ => None,
    }
}

/// The plots there are: of the contract, or of a pair.
pub(super) fn plots(sheet: &Sheet<'_>, dyad: Option<&Dyad>) -> Vec<String> {
    let names: Vec<String> = match dyad {
        None => ["gap", "rights"].map(str::to_owned).to_vec(),
        Some(dyad) => ["types", "stages", "months", "turn", "gap"]
            .map(|kind| format!("{kind}-{}", Sheet::slug(dyad)))
            .to_vec(),
    };
    let there = names.into_iter();
    there.filter(|name| plot(sheet, name).is_some()).collect()
}

/// Every number as a row: section, pair, stage, month, name, value, interval, how many.
pub(super) fn csv(sheet: &Sheet<'_>) -> String {
    let mut table = headed(sheet.lang);
    for row in &sheet.findings.gaps {
        let pair = row
            .dyad
            .as_ref()
            .map_or_else(String::new, |one| sheet.pair(one));
        let stage = row
            .stage
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        let place = ["gap", &pair, &stage, ""];
        table.value(place, "point", row.gap.point);
        table.value(place, "low", row.gap.bounds.0);
        table.value(place, "high", row.gap.bounds.1);
        table.estimate(place, "gap", &row.gap.estimate);
        table.estimate(place, "ceremonial", &row.gap.ceremonial);
        table.estimate(place, "evidence", &row.gap.evidence);
    }
    for cell in &sheet.findings.cells {
        let pair = sheet.pair(&cell.dyad);
        let stage = cell
            .stage
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        let place = ["pair", &pair, &stage, ""];
        for one in indices::ALL {
            table.estimate(place, one.code, &(one.get)(&cell.indices));
        }
        table.estimate(place, "recording", &cell.indices.recording);
        for one in &cell.likelihoods {
            table.value(place, &format!("{} neutral", one.what.code()), one.neutral);
            table.value(
                place,
                &format!("{} sceptical", one.what.code()),
                one.sceptical,
            );
        }
        table.text(place, "verdict", &verdict(&cell.verdict));
    }
    for one in &sheet.findings.months {
        let (pair, month) = (sheet.pair(&one.dyad), one.month.to_string());
        let place = ["month", &pair, "", &month];
        for (name, value) in [
            ("a", &one.a),
            ("b", &one.b),
            ("rho", &one.rho),
            ("v-upper", &one.v_upper),
            ("v-lower", &one.v_lower),
        ] {
            table.estimate(place, name, value);
        }
    }
    for one in &sheet.findings.rights {
        let stage = one
            .stage
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        let place = ["right", sheet.party(&one.party), &stage, ""];
        let letter = super::words::letter(one.right);
        table.value(place, &format!("{letter} signed"), one.allocated);
        table.estimate(place, &format!("{letter} exercised"), &one.exercised);
        table.estimate(place, &format!("{letter} drift"), &one.drift);
    }
    table.0
}

/// The table with its head alone.
fn headed(lang: In) -> Table {
    Table::new([
        lang.t("部分", "part"),
        lang.t("双方", "pair"),
        lang.t("阶段", "stage"),
        lang.t("月份", "month"),
        lang.t("名称", "name"),
        lang.t("数值", "value"),
        lang.t("一半低", "half low"),
        lang.t("一半高", "half high"),
        lang.t("九成低", "nine tenths low"),
        lang.t("九成高", "nine tenths high"),
        lang.t("件数", "count"),
        lang.t("需要件数", "needed"),
    ])
}

fn verdict(one: &Verdict) -> String {
    match one {
        Verdict::Insufficient { .. } => "insufficient".to_owned(),
        Verdict::Undetermined { first, second } => {
            format!("undetermined {} {}", first.code(), second.code())
        }
        Verdict::Asserted { what, word } => {
            format!("{} {word:?}", what.code())
        }
    }
}

/// A table being written.
struct Table(String);

impl Table {
    fn new(head: [&str; 12]) -> Table {
        // The mark tells spreadsheets that the text is UTF-8.
        let mut table = Table("\u{feff}".to_owned());
        table.row(&head.map(str::to_owned));
        table
    }

    fn value(&mut self, place: [&str; 4], name: &str, value: f64) {
        self.text(place, name, &plain(value));
    }

    fn text(&mut self, place: [&str; 4], name: &str, text: &str) {
        let mut row: Vec<String> = place.map(str::to_owned).to_vec();
        row.extend([name.to_owned(), text.to_owned()]);
        row.resize(12, String::new());
        self.row(&row);
    }

    fn estimate(&mut self, place: [&str; 4], name: &str, value: &Estimate) {
        let mut row: Vec<String> = place.map(str::to_owned).to_vec();
        row.push(name.to_owned());
        match value {
            Estimate::Known {
                mean,
                half,
                most,
                count,
                ..
            } => {
                let numbers = [*mean, half.0, half.1, most.0, most.1];
                row.extend(numbers.map(plain));
                row.extend([count.to_string(), String::new()]);
            }
            Estimate::Insufficient { have, need } => {
                row.extend(std::iter::repeat_n(String::new(), 5));
                row.extend([have.to_string(), need.to_string()]);
            }
        }
        self.row(&row);
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|one| quoted(one)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }
}

fn plain(value: f64) -> String {
    if value.is_finite() {
        format!("{value:.4}")
    } else {
        String::new()
    }
}

/// A cell. What a spreadsheet would take for a formula gets an apostrophe; a number stays one.
fn quoted(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let safe = if runs {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    format!("\"{}\"", safe.replace('"', "\"\""))
}
