//! What is read, and what is refused before it costs anything.

use super::*;
use std::io::Write;

const SHEET: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>ROWS</sheetData></worksheet>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A small workbook with these rows as XML.
pub(crate) fn workbook_of(rows: &str) -> Vec<u8> {
    let sheet = SHEET.replace("ROWS", rows);
    packed(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        file.start_file(*name, options).unwrap();
        file.write_all(bytes).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn csv_is_read_in_utf8_with_a_mark_and_in_gbk() {
    let text = "类别,事项\n基本履职,独居老人探访\n";
    let marked = format!("\u{feff}{text}");
    let (gbk, _, _) = encoding_rs::GBK.encode(text);
    for bytes in [text.as_bytes(), marked.as_bytes(), &gbk] {
        let rows = cells(bytes).unwrap();
        assert_eq!(rows[0], ["类别", "事项"]);
        assert_eq!(rows[1][1], "独居老人探访");
    }
}

#[test]
fn days_and_times_are_read_as_the_spreadsheet_shows_them() {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
    let said = |value, kind| moment_of(&ExcelDateTime::new(value, kind, false));
    assert_eq!(said(45_755.0, DateTime), "2025-04-08");
    assert_eq!(said(45_755.395_833_333_3, DateTime), "2025-04-08 09:30");
    assert_eq!(said(0.395_833_333_3, DateTime), "09:30");
    assert_eq!(said(0.0625, TimeDelta), "01:30");
}

#[test]
fn a_workbook_is_read_cell_by_cell() {
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="3">{}<c r="B3"><f>1+1</f><v>2</v></c></row>"#,
        cell("A1", "类别"),
        cell("B1", "事项"),
        cell("A3", "基本履职"),
    );
    let read = cells(&workbook_of(&rows)).unwrap();
    assert_eq!(read[0], ["类别", "事项"]);
    assert!(read[1].is_empty());
    assert_eq!(read[2], ["基本履职", "2"]);
}

#[test]
fn a_cell_at_the_far_end_makes_no_room() {
    let far = format!(r#"<row r="1048576">{}</row>"#, cell("XFD1048576", "x"));
    assert_eq!(cells(&workbook_of(&far)), Err(TOO_MANY));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let zeros = vec![b' '; 17 << 20];
    let bomb = packed(&[("xl/workbook.xml", &zeros)]);
    assert!(bomb.len() < FILE_MAX, "{}", bomb.len());
    assert_eq!(cells(&bomb), Err(BOMB));
    let many: Vec<String> = (0..=PARTS_MAX).map(|one| one.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|one| (one.as_str(), &b""[..])).collect();
    assert_eq!(cells(&packed(&many)), Err(BOMB));
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    assert_eq!(cells(b""), Err(EMPTY));
    assert_eq!(cells(&vec![b'a'; FILE_MAX + 1]), Err(TOO_LARGE));
    assert_eq!(cells(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), Err(OLD_FORMAT));
    assert_eq!(cells(b"\x89PNG\r\n\x1a\n\0\0"), Err(NOT_TABLE));
    assert_eq!(cells(b"PK\x03\x04rubbish"), Err(BROKEN));
    assert_eq!(cells(&packed(&[("a.txt", b"x")])), Err(NOT_TABLE));
    assert_eq!(cells(&[0xFF, 0xFF, 0xFF]), Err(ENCODING));
}

proptest::proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = cells(&bytes);
        let zipped = [&b"PK\x03\x04"[..], &bytes].concat();
        let _ = cells(&zipped);
    }
}
