//! The cells of an uploaded table, CSV or XLSX, within limits: the size of the file, of what it
//! unpacks to, of its sheets, rows, columns and cells. Formulas are never computed; a spreadsheet's
//! own last value is read as text.

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use encoding_rs::GB18030;
use kernel::{Bi, lang::bi};
use std::io::{Cursor, Read};

/// Largest file, in bytes.
pub const FILE_MAX: usize = 1 << 20;
/// Most a spreadsheet may unpack to, in bytes.
const UNPACKED_MAX: u64 = 16 << 20;
/// Most parts of a spreadsheet file.
const PARTS_MAX: usize = 200;
/// Most sheets.
const SHEETS_MAX: usize = 20;
/// Most rows read, header lines included.
const ROWS_MAX: usize = 3_020;
/// Most columns.
const COLUMNS_MAX: usize = 40;
/// Longest cell kept, in bytes; a longer one is a fault of its row.
const CELL_MAX: usize = 4_000;

const TOO_LARGE: Bi = bi("文件超过 1 MB", "the file is larger than 1 MB");
const EMPTY: Bi = bi("文件是空的", "the file is empty");
const OLD_FORMAT: Bi = bi(
    "这是旧版 .xls 文件，请另存为 .xlsx 或 CSV",
    "this is an old .xls file; save it as .xlsx or CSV",
);
const NOT_TABLE: Bi = bi(
    "不是 CSV 或 .xlsx 表格",
    "this is neither CSV nor an .xlsx workbook",
);
const BOMB: Bi = bi(
    "压缩内容过大，拒绝读取",
    "it unpacks to too much and is not read",
);
const ENCODING: Bi = bi(
    "文字编码无法识别，请另存为 UTF-8 CSV 或 .xlsx",
    "the encoding is unknown; save it as UTF-8 CSV or .xlsx",
);
const TOO_MANY: Bi = bi(
    "行、列或工作表过多",
    "there are too many rows, columns or sheets",
);
const BROKEN: Bi = bi("文件已损坏", "the file is damaged");

/// The cells of a file, row by row.
///
/// # Errors
/// Why the file as a whole cannot be read.
pub fn cells(bytes: &[u8]) -> Result<Vec<Vec<String>>, Bi> {
    cells_up_to(bytes, ROWS_MAX)
}

/// The same for tables of at most so many rows, header lines included.
///
/// # Errors
/// Why the file as a whole cannot be read.
pub fn cells_up_to(bytes: &[u8], rows_max: usize) -> Result<Vec<Vec<String>>, Bi> {
    match bytes {
        [] => Err(EMPTY),
        _ if bytes.len() > FILE_MAX => Err(TOO_LARGE),
        [b'P', b'K', 3, 4, ..] => workbook(bytes, rows_max),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(OLD_FORMAT),
        _ => csv_rows(&text(bytes)?, rows_max),
    }
}

/// The text of a CSV file. Excel on Chinese Windows writes GBK, most else UTF-8.
fn text(bytes: &[u8]) -> Result<String, Bi> {
    if bytes.contains(&0) {
        return Err(NOT_TABLE);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.trim_start_matches('\u{feff}').to_owned());
    }
    let decoded = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    decoded.map(String::from).ok_or(ENCODING)
}

fn csv_rows(text: &str, rows_max: usize) -> Result<Vec<Vec<String>>, Bi> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| BROKEN)?;
        // A blank line is skipped by the reader; rows keep the numbers a spreadsheet shows.
        let line = record.position().map_or(0, |place| place.line());
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        if line > rows_max || record.len() > COLUMNS_MAX {
            return Err(TOO_MANY);
        }
        while rows.len() + 1 < line && !text.contains('"') {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(bounded).collect());
    }
    Ok(rows)
}

/// A cell, cut where nobody reads on; the rule over the rows says that it is too long.
fn bounded(cell: &str) -> String {
    let mut end = cell.len().min(CELL_MAX);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    cell.get(..end).unwrap_or_default().to_owned()
}

fn workbook(bytes: &[u8], rows_max: usize) -> Result<Vec<Vec<String>>, Bi> {
    measure(bytes)?;
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| NOT_TABLE)?;
    let names = book.sheet_names();
    if names.len() > SHEETS_MAX {
        return Err(TOO_MANY);
    }
    let first = names.first().cloned().ok_or(EMPTY)?;
    let mut reader = book.worksheet_cells_reader(&first).map_err(|_| BROKEN)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    // Cells are read one by one: a single cell in the last row and column of a sheet must not make
    // room for all those before it.
    while let Some(cell) = reader.next_cell().map_err(|_| BROKEN)? {
        let text = said(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if row >= rows_max || column >= COLUMNS_MAX {
            return Err(TOO_MANY);
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if let Some(line) = rows.get_mut(row) {
            if line.len() <= column {
                line.resize(column + 1, String::new());
            }
            if let Some(place) = line.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok(rows)
}

fn said(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            bounded(text)
        }
        DataRef::SharedString(text) => bounded(text),
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A day, a time of day, or both, as the spreadsheet shows them.
fn moment_of(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let (date, time) = (
        format!("{year:04}-{month:02}-{day:02}"),
        format!("{hour:02}:{minute:02}"),
    );
    if moment.is_duration() || moment.as_f64() < 1.0 {
        time
    } else if (hour, minute) == (0, 0) {
        date
    } else {
        format!("{date} {time}")
    }
}

/// Unpacks every part into nothing and counts. What a file says of its own size is not believed.
fn measure(bytes: &[u8]) -> Result<(), Bi> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    if archive.len() > PARTS_MAX {
        return Err(BOMB);
    }
    let mut left = UNPACKED_MAX;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| BROKEN)?;
        let mut part = part.take(left.saturating_add(1));
        let unpacked = std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| BROKEN)?;
        left = left.checked_sub(unpacked).ok_or(BOMB)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
