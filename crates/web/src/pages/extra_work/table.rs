//! The ledger as rows of text.

use super::positions;
use crate::{pages::parts::Shown, wording::In};
use domain::delivery::extra::{ExtraWork, Line};

/// A table with a header, one row a line; declined tasks follow with no value. A cell that a
/// spreadsheet could take for a formula starts with an apostrophe.
pub(super) fn csv(lang: In, shown: &Shown, found: &ExtraWork<'_>) -> String {
    let head = [
        lang.t("编号", "task"),
        lang.t("提出单位", "office"),
        lang.t("方式", "way"),
        lang.t("日期", "asked"),
        lang.t("事项", "what"),
        lang.t("归类", "class"),
        lang.t("工时", "hours"),
        lang.t("金额", "value"),
        lang.t("状态", "standing"),
        lang.t("等待", "waits for"),
        lang.t("期限", "due"),
        lang.t("记录", "entries"),
    ];
    let head = head.map(str::to_owned);
    let lines = found.lines.iter().map(|one| line(lang, shown, one));
    let declined = found.declined.iter().map(|one| {
        [
            one.task.to_string(),
            one.office.name(lang.0).to_owned(),
            lang.t("任务单", "in writing").to_owned(),
            one.asked.to_string(),
            one.what.as_str().to_owned(),
            lang.bi(one.class.name()).to_owned(),
            one.hours.to_string(),
            String::new(),
            lang.t("依约婉拒（受保护）", "declined (protected)")
                .to_owned(),
            String::new(),
            String::new(),
            entries(shown, one.task),
        ]
    });
    let rows = std::iter::once(head).chain(lines).chain(declined);
    // The mark tells spreadsheets that the text is UTF-8.
    let mut text = "\u{feff}".to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn line(lang: In, shown: &Shown, one: &Line<'_>) -> [String; 12] {
    let waits = one.waits;
    let due = waits.and_then(|owed| owed.due.date());
    [
        one.task.to_string(),
        one.office.name(lang.0).to_owned(),
        lang.bi(one.way.name()).to_owned(),
        one.asked.to_string(),
        one.what.as_str().to_owned(),
        lang.bi(one.class.name()).to_owned(),
        one.hours.to_string(),
        one.value.amount().to_string(),
        lang.bi(one.standing.name()).to_owned(),
        waits
            .map_or("", |owed| lang.bi(owed.duty.0.what))
            .to_owned(),
        due.map_or_else(String::new, |day| day.to_string()),
        entries(shown, one.task),
    ]
}

fn entries(shown: &Shown, task: domain::delivery::ids::TaskId) -> String {
    let found: Vec<String> = positions(shown, task).iter().map(u64::to_string).collect();
    found.join(" ")
}

fn quoted(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if runs {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    format!("\"{}\"", safe.replace('"', "\"\""))
}
