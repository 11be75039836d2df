//! The records of a contract as a file.

use super::{Filter, place, table::positions, worker_name};
use crate::{Web, ask::Ask, failure::Failure, routes::Answer};
use axum::{http::header, response::IntoResponse};
use domain::{
    delivery::state::{RecordStanding, Service, Word},
    say::Say,
};
use kernel::Lang;

/// `GET …/services.csv`: the records asked for. Free notes stay in the record, where they can be
/// erased; they are not copied into files.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn csv(web: &Web, ask: &Ask) -> Answer {
    let shown = place(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let delivery = &contract.delivery;
    let rows = Filter::of(ask).matching(delivery);
    let lang = ask.lang.0;
    let entries = positions(&shown, &rows);
    let mut text = String::from("\u{feff}");
    line(&mut text, &headings(lang));
    for one in rows {
        let who = delivery.deliverer(one);
        let who = who.map_or_else(String::new, |who| worker_name(web, lang, &who));
        let entry = entries
            .get(&one.id)
            .map_or_else(String::new, ToString::to_string);
        line(&mut text, &cells(lang, one, who, entry));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"services.csv\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

fn headings(lang: Lang) -> [String; 17] {
    let names = match lang {
        Lang::Zh => [
            "编号",
            "服务日期",
            "开始时间",
            "服务类型",
            "计入的服务单位",
            "服务工时",
            "路途工时",
            "服务人数",
            "地点",
            "个案或服务对象代号",
            "签到者代号",
            "难度",
            "社工",
            "录入",
            "状态",
            "确认次数",
            "记录位置",
        ],
        Lang::En => [
            "No.",
            "Day of the service",
            "Began at",
            "Kind of service",
            "Unit it counts towards",
            "Hours of service",
            "Hours of travel",
            "Persons served",
            "Place",
            "Code of the case or user",
            "Codes of those who signed in",
            "Hard or ordinary",
            "Worker",
            "Entry",
            "Standing",
            "Confirmations",
            "Position in the record",
        ],
    };
    names.map(str::to_owned)
}

fn cells(lang: Lang, one: &Service, who: String, entry: String) -> [String; 17] {
    let standing = match (one.standing, lang) {
        (RecordStanding::Recorded, Lang::Zh) => "已登记",
        (RecordStanding::Recorded, Lang::En) => "recorded",
        (RecordStanding::Questioned, Lang::Zh) => "有疑问",
        (RecordStanding::Questioned, Lang::En) => "in question",
        (RecordStanding::Checked, Lang::Zh) => "已核查",
        (RecordStanding::Checked, Lang::En) => "checked",
        (RecordStanding::Withdrawn, Lang::Zh) => "已撤回",
        (RecordStanding::Withdrawn, Lang::En) => "withdrawn",
    };
    let confirmed = one
        .voices
        .iter()
        .filter(|voice| voice.word == Word::Confirmed);
    let text = |value: Option<String>| value.unwrap_or_default();
    [
        one.id.to_string(),
        one.on.to_string(),
        text(one.from.map(|from| from.say(lang))),
        one.kind.name().get(lang).to_owned(),
        text(one.unit.map(|unit| unit.to_string())),
        one.hours.to_string(),
        one.travel.to_string(),
        one.served.to_string(),
        one.place.name().get(lang).to_owned(),
        text(one.case.as_ref().map(ToString::to_string)),
        one.users
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" "),
        text(
            one.priority
                .map(|priority| priority.name().get(lang).to_owned()),
        ),
        who,
        one.entry.name().get(lang).to_owned(),
        standing.to_owned(),
        confirmed.count().to_string(),
        entry,
    ]
}

/// A line of the file. What a spreadsheet would take for a formula gets a quotation mark before it.
fn line(text: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        let runs = cell.starts_with(['=', '+', '-', '@', '\t']);
        let cell = if runs {
            format!("'{cell}")
        } else {
            cell.clone()
        };
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn no_cell_becomes_a_formula_or_breaks_the_line() {
        let mut text = String::new();
        line(
            &mut text,
            &["=1+1", "a,b", "say \"x\"", "两\n行", "plain"].map(str::to_owned),
        );
        assert_eq!(text, "'=1+1,\"a,b\",\"say \"\"x\"\"\",\"两\n行\",plain\r\n");
    }
}
