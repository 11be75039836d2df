//! Records of service from the cells of a spreadsheet.
//!
//! Headings and answers are understood in Chinese, in English and by their codes. Nothing is taken
//! half: every faulty cell is named with its row, its column and what to write instead.

use super::record_services::{COLUMNS, RECORDS_MAX, ServiceRow};
use crate::{
    input::{FieldMeta, Kind, Known, Need, Row},
    process::Terms,
    refusal::Refusal,
};
use kernel::{Bi, Date, Lang, lang::bi};
use serde_json::{Map, Value};

/// Rows looked at for the line of headings.
const HEADINGS_WITHIN: usize = 10;

/// A fault of a cell, or of the whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The row as a spreadsheet counts it, from 1; 0 for the table as a whole.
    pub row: usize,
    /// The column, when the fault is in one.
    pub column: Option<Bi>,
    /// What is wrong and what to do, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl CellFault {
    fn of(row: usize, column: Option<Bi>, text: Bi) -> CellFault {
        CellFault {
            row,
            column,
            zh: text.zh.to_owned(),
            en: text.en.to_owned(),
        }
    }

    /// The fault of a row that a rule refuses.
    pub fn refused(row: usize, refusal: &Refusal) -> CellFault {
        let field = refusal.field.as_deref();
        let column = COLUMNS.iter().find(|one| Some(one.name) == field);
        CellFault {
            row,
            column: column.map(|one| one.label),
            zh: format!("{}；{}", refusal.text(Lang::Zh), refusal.next(Lang::Zh)),
            en: format!("{}; {}", refusal.text(Lang::En), refusal.next(Lang::En)),
        }
    }

    /// What is wrong and what to do.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

const NO_HEADINGS: Bi = bi(
    "找不到表头：至少需要“服务日期、服务类型、服务工时、服务人数、地点”五列，请用模板",
    "no line of headings: day, kind, hours, persons served and place are needed; use the template",
);
const NO_ROWS: Bi = bi("表中没有服务记录", "there are no records in the table");
const TOO_MANY: Bi = bi(
    "行数超过 6000，请分成几个文件",
    "there are more than 6,000 rows; split the file",
);
const UNKNOWN_COLUMN: Bi = bi(
    "没有这一列，请删除或改用模板中的表头",
    "there is no such column; delete it or use a heading of the template",
);
const COLUMN_TWICE: Bi = bi("这一列出现了两次", "this column occurs twice");

/// One row read.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its place in the spreadsheet, from 1.
    pub row: usize,
    /// Its fields as a command takes them.
    pub fields: Map<String, Value>,
    /// The same, read.
    pub given: ServiceRow,
}

/// Other headings people use, by field.
const ALIASES: &[(&str, &[&str])] = &[
    ("date", &["日期", "day", "date"]),
    ("kind", &["类型", "服务形式", "kind", "type"]),
    ("hours", &["工时", "小时", "时长", "hours"]),
    ("served", &["人数", "人次", "persons", "served"]),
    ("place", &["服务地点", "place"]),
    ("unit", &["服务单位", "指标", "unit"]),
    ("from", &["开始", "时间", "start", "start time", "from"]),
    ("travel", &["路途", "交通", "travel"]),
    ("case", &["代号", "个案代号", "个案编号", "code", "case"]),
    ("users", &["签到", "签到人", "users", "signed in"]),
    ("priority", &["疑难程度", "priority"]),
    ("worker", &["社工", "社工编号", "worker"]),
    ("note", &["说明", "remark", "note"]),
];

fn plain(text: &str) -> String {
    text.trim().trim_start_matches('\u{feff}').to_lowercase()
}

fn column_of(heading: &str) -> Option<&'static FieldMeta> {
    let heading = plain(heading);
    COLUMNS.iter().find(|one| {
        let also = ALIASES.iter().find(|(name, _)| *name == one.name);
        one.name == heading
            || plain(one.label.zh) == heading
            || plain(one.label.en) == heading
            || also.is_some_and(|(_, words)| words.contains(&heading.as_str()))
    })
}

/// The columns of a line of headings by their places; none when it is no such line.
fn headings(cells: &[String]) -> Option<Vec<(usize, Option<&'static FieldMeta>)>> {
    let filled = cells.iter().enumerate();
    let filled = filled.filter(|(_, cell)| !plain(cell).is_empty());
    let found: Vec<_> = filled
        .map(|(place, cell)| (place, column_of(cell)))
        .collect();
    let mut needed = COLUMNS.iter().filter(|one| one.need == Need::Required);
    let whole = needed.all(|one| {
        found
            .iter()
            .any(|(_, column)| column.is_some_and(|column| column.name == one.name))
    });
    whole.then_some(found)
}

/// Reads the cells of a table.
///
/// # Errors
/// Every faulty cell.
pub fn read(
    cells: &[Vec<String>],
    terms: &Terms,
    known: &Known,
) -> Result<Vec<Line>, Vec<CellFault>> {
    let whole = |text| vec![CellFault::of(0, None, text)];
    let mut top = cells.iter().take(HEADINGS_WITHIN).enumerate();
    let (place, columns) = top
        .find_map(|(place, row)| headings(row).map(|found| (place, found)))
        .ok_or_else(|| whole(NO_HEADINGS))?;
    let columns = checked(&columns, place + 1, cells.get(place))?;
    let filled = |row: &&[String]| row.iter().any(|cell| !cell.trim().is_empty());
    let body = (1..).zip(cells.iter().map(Vec::as_slice)).skip(place + 1);
    let body: Vec<(usize, &[String])> = body.filter(|(_, row)| filled(row)).collect();
    match body.len() {
        0 => return Err(whole(NO_ROWS)),
        count if count > RECORDS_MAX => return Err(whole(TOO_MANY)),
        _ => {}
    }
    let (mut lines, mut faults) = (Vec::with_capacity(body.len()), Vec::new());
    for (row, cells) in body {
        let fields = fields_of(cells, &columns, terms);
        match ServiceRow::read_row(&fields, "", known) {
            Ok(given) => lines.push(Line { row, fields, given }),
            Err(found) => faults.extend(found.iter().map(|fault| {
                let name = fault.field.trim_start_matches('.');
                let column = COLUMNS.iter().find(|one| one.name == name);
                CellFault::of(row, column.map(|one| one.label), listed(column, fault.text))
                    .with_answers(column)
            })),
        }
    }
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(faults)
    }
}

/// The columns when each heading is known and stands once.
fn checked(
    found: &[(usize, Option<&'static FieldMeta>)],
    row: usize,
    cells: Option<&Vec<String>>,
) -> Result<Vec<(usize, &'static FieldMeta)>, Vec<CellFault>> {
    let (mut columns, mut faults) = (Vec::<(usize, &'static FieldMeta)>::new(), Vec::new());
    for (place, column) in found {
        let heading = cells.and_then(|cells| cells.get(*place));
        let name: String = heading
            .map_or("", |cell| cell.trim())
            .chars()
            .take(40)
            .collect();
        let fault = |text: Bi| CellFault {
            row,
            column: None,
            zh: format!("“{name}”：{}", text.zh),
            en: format!("“{name}”: {}", text.en),
        };
        match column {
            None => faults.push(fault(UNKNOWN_COLUMN)),
            Some(column) if columns.iter().any(|(_, one)| one.name == column.name) => {
                faults.push(fault(COLUMN_TWICE));
            }
            Some(column) => columns.push((*place, column)),
        }
    }
    if faults.is_empty() {
        Ok(columns)
    } else {
        Err(faults)
    }
}

/// What is wrong, as the field says it.
fn listed(column: Option<&FieldMeta>, text: Bi) -> Bi {
    match column.map(|one| one.kind) {
        Some(Kind::Choice(_)) => bi("请填写其中之一：", "write one of these: "),
        _ => text,
    }
}

impl CellFault {
    /// Adds the answers a column takes.
    fn with_answers(mut self, column: Option<&FieldMeta>) -> CellFault {
        if let Some(Kind::Choice(list)) = column.map(|one| one.kind) {
            let answers = list();
            let names = |lang| {
                let names: Vec<&str> = answers.iter().map(|(_, name)| name.get(lang)).collect();
                names.join(" / ")
            };
            self.zh.push_str(&names(Lang::Zh));
            self.en.push_str(&names(Lang::En));
        }
        self
    }
}

fn fields_of(
    cells: &[String],
    columns: &[(usize, &'static FieldMeta)],
    terms: &Terms,
) -> Map<String, Value> {
    let mut fields = Map::new();
    for (place, column) in columns {
        let cell = cells.get(*place).map_or("", |cell| cell.trim());
        if !cell.is_empty() {
            fields.insert(column.name.to_owned(), said(cell, column, terms).into());
        }
    }
    fields
}

/// A cell in the words of the command.
fn said(cell: &str, column: &FieldMeta, terms: &Terms) -> String {
    match column.kind {
        Kind::Choice(list) => {
            let wanted = plain(cell);
            let found = list().into_iter().find(|(code, name)| {
                plain(code) == wanted || plain(name.zh) == wanted || plain(name.en) == wanted
            });
            found.map_or_else(|| cell.to_owned(), |(code, _)| code.to_owned())
        }
        Kind::Date => day(cell),
        Kind::Ref(_) => {
            let units = &terms.units;
            let found = units
                .iter()
                .find(|one| plain(one.name.as_str()) == plain(cell));
            found.map_or_else(|| cell.to_uppercase(), |one| one.id.to_string())
        }
        _ => cell.to_owned(),
    }
}

/// A day as people write it: `2025/4/8`, `2025.4.8`, `2025年4月8日`, `20250408`.
fn day(cell: &str) -> String {
    let digits = |text: &str| text.parse::<i16>().ok();
    let first = cell.split([' ', 'T']).next().unwrap_or(cell);
    let parts: Vec<&str> = first
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let date = match parts.as_slice() {
        [year, month, day] => (digits(year), digits(month), digits(day)),
        [whole] if whole.len() == 8 => (
            whole.get(..4).and_then(digits),
            whole.get(4..6).and_then(digits),
            whole.get(6..).and_then(digits),
        ),
        _ => return cell.to_owned(),
    };
    let made = match date {
        (Some(year), Some(month), Some(day)) => i8::try_from(month)
            .ok()
            .zip(i8::try_from(day).ok())
            .and_then(|(month, day)| Date::new(year, month, day).ok()),
        _ => None,
    };
    made.map_or_else(|| cell.to_owned(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::{World, sample_terms};

    fn read_text(text: &str) -> Result<Vec<Line>, Vec<CellFault>> {
        let cells: Vec<Vec<String>> = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect())
            .collect();
        let terms = sample_terms("2025-04-01".parse().unwrap());
        read(&cells, &terms, &World::new("2025-04-01").known)
    }

    const HEAD: &str = "服务日期,服务类型,服务工时,服务人数,地点";

    #[test]
    fn both_languages_and_codes_are_understood() {
        let zh = format!(
            "{HEAD},计入的服务单位,签到者代号\n2025/4/8,个案会谈,1.5,1,居民家中,个案,a1 A2\n"
        );
        let en = "Day of the service,Kind of service,Hours of service,Persons served,Place,unit,users\n\
                  20250408,Case session,1.5,1,At home,u1,A1 A2\n";
        let codes = "date,kind,hours,served,place,unit,users\n2025年4月8日,case-session,1.5,1,home,U1,A1、A2\n";
        let read: Vec<String> = [zh.as_str(), en, codes]
            .into_iter()
            .map(|text| format!("{:?}", read_text(text).unwrap()[0].given))
            .collect();
        assert!(read.iter().all(|one| *one == read[0]), "{read:#?}");
        assert!(read[0].contains("CaseSession") && read[0].contains("2025-04-08"));
    }

    #[test]
    fn every_faulty_cell_is_named_with_row_column_and_remedy() {
        let text = format!(
            "台账\n{HEAD},个案或服务对象代号\n2025-04-08,探访,1,1,社区,G1\n\n2025-02-30,聚会,x,1,社区,王阿姨\n"
        );
        let faults = read_text(&text).unwrap_err();
        let places: Vec<(usize, &str)> = faults
            .iter()
            .map(|one| (one.row, one.column.unwrap().en))
            .collect();
        assert_eq!(
            places,
            [
                (5, "Day of the service"),
                (5, "Kind of service"),
                (5, "Hours of service"),
                (5, "Code of the case or user"),
            ]
        );
        assert!(faults[1].zh.contains("探访 / 咨询") && faults[1].en.contains("Home visit"));
    }

    #[test]
    fn headings_must_be_there_and_known() {
        let only = |text: &str| read_text(text).unwrap_err()[0].en.clone();
        assert!(only("a,b\n1,2\n").contains("no line of headings"));
        assert!(only(HEAD).contains("no records"));
        assert!(only(&format!("{HEAD},天气\n2025-04-08,探访,1,1,社区,晴\n")).contains("天气"));
        assert!(
            only(&format!(
                "{HEAD},date\n2025-04-08,探访,1,1,社区,2025-04-08\n"
            ))
            .contains("twice")
        );
        let many = format!(
            "{HEAD}\n{}",
            "2025-04-08,探访,1,1,社区\n".repeat(RECORDS_MAX + 1)
        );
        assert!(only(&many).contains("6,000"));
    }
}
