//! The duty lists of a township or subdistrict: basic, cooperating and taken-back items, published
//! by mid-2025 for all of them (F12). A component of a need is held against the list of its host, so
//! that nobody buys what the host must do itself. Similarity is proposed, never decided.

use super::choices::DutyKind;
use kernel::{Bi, Date, Digest, FreeText, lang::bi};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most rows of a list; the published ones average 340.
pub const ROWS_MAX: usize = 3_000;
/// Longest text of a cell, in characters.
pub const CELL_MAX: usize = 500;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    /// What it is cited by, unique in its list.
    pub code: String,
    /// On which of the three lists it stands.
    pub kind: DutyKind,
    /// The duty.
    pub text: String,
}

/// A version of a host's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyList {
    /// From 1; a new upload replaces the list and keeps the old one as history.
    pub version: u32,
    /// When it was uploaded.
    pub on: Date,
    /// The name of the file.
    pub file: String,
    /// Its bytes, so that anybody who has the file can see that it is the same.
    pub digest: Digest,
    /// Its rows.
    pub rows: Vec<DutyRow>,
}

/// A row cited for a component: enough to find it again and to see that it has not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// Whose list.
    pub host: crate::input::Organisation,
    /// Which version of it.
    pub version: u32,
    /// The digest of the file.
    pub digest: Digest,
    /// The row.
    pub code: String,
    /// On which of the three lists it stands.
    pub kind: DutyKind,
    /// Its text.
    pub text: FreeText,
}

/// What is wrong with a row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The row as a spreadsheet counts it, from 1; 0 for the file as a whole.
    pub row: usize,
    /// What is wrong and what to do.
    pub text: Bi,
}

const NO_HEADER: Bi = bi(
    "找不到表头：需要“类别”“事项”两列，可另有“编号”列",
    "no header row: the columns “kind” and “duty” are needed, “code” is optional",
);
const NO_ROWS: Bi = bi("表中没有事项", "there are no rows");
const TOO_MANY_ROWS: Bi = bi("行数超过 3000", "there are more than 3,000 rows");
const NO_TEXT: Bi = bi("事项为空", "the duty is empty");
const NO_KIND: Bi = bi(
    "类别应为：基本履职、配合履职、上级收回",
    "the kind must be basic, cooperating or taken-back",
);
const TOO_LONG: Bi = bi("内容超过 500 字", "the text is longer than 500 characters");
const CODE_TWICE: Bi = bi("编号重复", "the code occurs twice");
const UNPRINTABLE: Bi = bi(
    "含有无法显示的字符",
    "it contains characters that cannot be shown",
);

/// The columns of a file by their place.
struct Columns {
    kind: usize,
    text: usize,
    code: Option<usize>,
}

impl Columns {
    fn find(header: &[String]) -> Option<Columns> {
        let place = |names: &[&str]| {
            header.iter().position(|cell| {
                let cell = cell.trim().trim_start_matches('\u{feff}').to_lowercase();
                names.contains(&cell.as_str())
            })
        };
        Some(Columns {
            kind: place(&["类别", "清单类别", "清单", "kind", "list"])?,
            text: place(&["事项", "事项名称", "履职事项", "职责", "duty", "item"])?,
            code: place(&["编号", "序号", "code", "no", "no."]),
        })
    }
}

/// Reads the cells of a file. Either every row is sound or the whole file is refused with every
/// fault; nothing is taken half. Cells are text and stay text: what looks like a formula is shown
/// with a quotation mark before it and never run.
///
/// # Errors
/// Every faulty row.
pub fn read(cells: &[Vec<String>]) -> Result<Vec<DutyRow>, Vec<RowFault>> {
    let whole = |text| vec![RowFault { row: 0, text }];
    let header = cells.iter().take(10).enumerate();
    let found = header
        .filter_map(|(place, row)| Columns::find(row).map(|columns| (place, columns)))
        .next();
    let (place, columns) = found.ok_or_else(|| whole(NO_HEADER))?;
    let body: Vec<(usize, &Vec<String>)> = (1..)
        .zip(cells)
        .skip(place + 1)
        .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    if body.is_empty() {
        return Err(whole(NO_ROWS));
    }
    if body.len() > ROWS_MAX {
        return Err(whole(TOO_MANY_ROWS));
    }
    let (mut rows, mut faults, mut codes) = (Vec::new(), Vec::new(), BTreeSet::new());
    // A category written once for a block of rows (merged cells) holds for the rows below it.
    let mut last = None;
    for (number, row) in body {
        let named = row.get(columns.kind).map_or("", |cell| cell.trim());
        let kind = if named.is_empty() {
            last
        } else {
            kind_of(named)
        };
        last = kind.or(last);
        match read_row((row, kind), &columns, rows.len() + 1) {
            Ok(row) if codes.insert(row.code.clone()) => rows.push(row),
            Ok(_) => faults.push(RowFault {
                row: number,
                text: CODE_TWICE,
            }),
            Err(text) => faults.push(RowFault { row: number, text }),
        }
    }
    if faults.is_empty() {
        Ok(rows)
    } else {
        Err(faults)
    }
}

fn read_row(
    (row, kind): (&[String], Option<DutyKind>),
    columns: &Columns,
    number: usize,
) -> Result<DutyRow, Bi> {
    let cell = |place: usize| row.get(place).map_or("", |cell| cell.trim());
    let text = harmless(cell(columns.text))?;
    if text.is_empty() {
        return Err(NO_TEXT);
    }
    let kind = kind.ok_or(NO_KIND)?;
    let code = harmless(columns.code.map_or("", cell))?;
    let code = if code.is_empty() {
        let letter = match kind {
            DutyKind::Basic => 'J',
            DutyKind::Cooperating => 'P',
            DutyKind::TakenBack => 'S',
        };
        format!("{letter}{number}")
    } else {
        code
    };
    Ok(DutyRow { code, kind, text })
}

/// The text of a cell, bounded and printable; a spreadsheet that opens what we export will not take
/// it for a formula.
fn harmless(cell: &str) -> Result<String, Bi> {
    if cell.chars().count() > CELL_MAX {
        return Err(TOO_LONG);
    }
    let line = cell.replace(['\r', '\n', '\t'], " ");
    if line.chars().any(char::is_control) {
        return Err(UNPRINTABLE);
    }
    let runs = line.starts_with(['=', '+', '@']) || (line.starts_with('-') && line.len() > 1);
    Ok(if runs { format!("'{line}") } else { line })
}

fn kind_of(cell: &str) -> Option<DutyKind> {
    let cell = cell.to_lowercase();
    let named = |words: &[&str]| words.iter().any(|word| cell.contains(word));
    if named(&["基本", "basic"]) {
        Some(DutyKind::Basic)
    } else if named(&["配合", "cooperat"]) {
        Some(DutyKind::Cooperating)
    } else if named(&["收回", "taken"]) {
        Some(DutyKind::TakenBack)
    } else {
        None
    }
}

/// A row that resembles a text, with how much in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// The row.
    pub row: &'a DutyRow,
    /// How alike, 0 to 100.
    pub alike: u32,
}

/// Least likeness of a proposal, in per cent.
const ALIKE_MIN: u32 = 30;

/// The rows of a list most like a component, best first. Pairs of neighbouring characters are
/// compared: the share of the component's pairs that the row holds. Plain enough to be explained,
/// and never a decision.
pub fn proposals<'a>(list: &'a DutyList, component: &str, most: usize) -> Vec<Proposal<'a>> {
    let wanted = pairs(component);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Proposal<'a>> = list
        .rows
        .iter()
        .map(|row| {
            let held = pairs(&row.text);
            let shared = wanted.intersection(&held).count();
            let share = shared.saturating_mul(100) / wanted.len();
            Proposal {
                row,
                alike: u32::try_from(share).unwrap_or(0),
            }
        })
        .filter(|one| one.alike >= ALIKE_MIN)
        .collect();
    found.sort_by(|left, right| {
        let order = right.alike.cmp(&left.alike);
        order.then_with(|| left.row.code.cmp(&right.row.code))
    });
    found.truncate(most);
    found
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let plain: Vec<char> = text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    plain
        .iter()
        .copied()
        .zip(plain.iter().copied().skip(1))
        .collect()
}
