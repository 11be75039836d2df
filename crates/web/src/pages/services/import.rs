//! Takes in a spreadsheet of services: every row or none.

use super::{path, place};
use crate::{
    Web,
    adapter::see_other,
    ask::Ask,
    failure::{Failure, rejection_status, rejection_text},
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use app::services::{Destination, Refused, Taken};
use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::{
    delivery::record_services::COLUMNS,
    input::{FieldMeta, Kind, Need},
};
use maud::{Markup, html};
use policy::Decision;

/// Most faulty cells shown at once.
const FAULTS_SHOWN: usize = 100;

/// The page.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = allowed(web, ask)?;
    draw(web, ask, &shown, None)
}

/// The contract of the path, for those who may record services.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn allowed(web: &Web, ask: &Ask) -> Result<Shown, Failure> {
    let shown = place(web, ask)?;
    let may = shown
        .viewer
        .may(&shown.loaded, shown.contract, "record-services");
    match may {
        Decision::Allow(_) => Ok(shown),
        Decision::Deny(denial) => Err(Failure::Denied(denial)),
    }
}

/// Where a file of this request goes.
///
/// # Errors
/// Not found, or somebody must sign in.
pub fn destination(ask: &Ask, shown: &Shown) -> Result<Destination, Failure> {
    Ok(Destination {
        process: shown.id,
        contract: shown.contract.ok_or(Failure::NotFound)?,
        person: ask.signed_in()?.person.id,
    })
}

/// Takes a file.
///
/// # Errors
/// As [`show`].
pub fn upload(web: &Web, ask: &Ask) -> Answer {
    let shown = allowed(web, ask)?;
    let file = ask.files.iter().find(|one| one.field == "file");
    let (name, bytes) = file.map_or(("", &[][..]), |one| {
        (one.name.as_str(), one.bytes.as_slice())
    });
    match web
        .app
        .import_services(destination(ask, &shown)?, name, bytes)
    {
        Ok(Taken::Recorded { first, last }) => see_other(&format!(
            "{}/import?first={first}&last={last}",
            path(&shown)
        )),
        Ok(Taken::Before { first, last }) => see_other(&format!(
            "{}/import?first={first}&last={last}&before=1",
            path(&shown)
        )),
        Err(Refused::Failed(error)) => Err(error.into()),
        Err(refused) => draw(web, ask, &shown, Some(&refused)),
    }
}

/// The template: the headings alone, in the language of the page.
///
/// # Errors
/// As [`show`].
pub fn template(web: &Web, ask: &Ask) -> Answer {
    allowed(web, ask)?;
    let names: Vec<&str> = COLUMNS.iter().map(|one| ask.lang.bi(one.label)).collect();
    // The mark at the start tells spreadsheets that this is UTF-8.
    let text = format!("\u{feff}{}\r\n", names.join(","));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"services.csv\"",
        ),
    ];
    Ok((headers, text).into_response())
}

fn draw(web: &Web, ask: &Ask, shown: &Shown, refused: Option<&Refused>) -> Answer {
    let lang = ask.lang;
    let base = path(shown);
    let title = lang.t("导入服务记录", "Take in a spreadsheet of services");
    let session = ask.signed_in()?;
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), (&base, lang.t("服务记录", "Services")), ("", title)]))
        section.card {
            h1 { (title) }
            @if let Some(refused) = refused { (report(lang, refused)) } @else { (done(ask, &base)) }
            p { (lang.t(
                "CSV 或 .xlsx，不超过 1 MB、6000 行。有一格不合格，整份不导入；同一份文件再次导入不会重复登记。只写代号，不写姓名。",
                "CSV or .xlsx, up to 1 MB and 6,000 rows. One faulty cell and nothing is taken; the same file again changes nothing. Codes only, no names.",
            )) }
            p { a href={ (base) "/template.csv" } { (lang.t("下载模板", "Download the template")) } }
            form method="post" enctype="multipart/form-data" {
                input type="hidden" name="_csrf" value=(session.csrf);
                div.field { label for="f-file" { (lang.t("文件", "File")) }
                    input #f-file name="file" type="file" accept=".csv,.xlsx" required; }
                p.buttons { button.button type="submit" { (lang.t("导入", "Take in")) } }
            }
        }
        (columns(lang, shown))
    };
    let status = match refused {
        None => StatusCode::OK,
        Some(Refused::Rejected(rejection)) => {
            StatusCode::from_u16(rejection_status(rejection)).unwrap_or(StatusCode::CONFLICT)
        }
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(layout::page_with(web, ask, title, &content, status))
}

fn done(ask: &Ask, base: &str) -> Markup {
    let lang = ask.lang;
    let number = |name: &str| {
        let text = ask.query(name).unwrap_or("");
        text.trim_start_matches('S').parse::<u32>().ok()
    };
    html! {
        @if let (Some(first), Some(last)) = (number("first"), number("last")) {
            p.done role="status" {
                @if ask.query("before").is_some() {
                    (lang.t("这份文件以前已经导入，没有重复登记：", "This file was taken in before; nothing was recorded twice: "))
                } @else { (lang.t("已登记：", "Recorded: ")) }
                a href=(base) { "S" (first) "–S" (last) }
                (lang.t("，共 ", ", records: ")) (last.saturating_sub(first) + 1) (lang.t(" 条。", "."))
            }
        }
    }
}

fn report(lang: In, refused: &Refused) -> Markup {
    let title = lang.t(
        "文件没有导入，什么都没有登记",
        "The file was not taken; nothing was recorded",
    );
    match refused {
        Refused::Cells(faults) => html! {
            div.alert role="alert" tabindex="-1" {
                h2 { (title) " " span.count { (faults.len()) } }
                table.cards {
                    thead { tr { th { (lang.t("行", "Row")) } th { (lang.t("列", "Column")) } th { (lang.t("问题和办法", "What is wrong and what to do")) } } }
                    tbody { @for one in faults.iter().take(FAULTS_SHOWN) { tr {
                        td data-label=(lang.t("行", "Row")) { @if one.row > 0 { (one.row) } @else { "—" } }
                        td data-label=(lang.t("列", "Column")) { (one.column.map_or("—", |name| lang.bi(name))) }
                        td { (one.text(lang.0)) }
                    } } }
                }
                @if faults.len() > FAULTS_SHOWN { p { (lang.t("只列出前 100 处。", "The first 100 are listed.")) } }
            }
        },
        Refused::File(text) => layout::alert(lang, lang.bi(*text), &[]),
        Refused::Rejected(rejection) => layout::alert(lang, &rejection_text(rejection, lang), &[]),
        Refused::Failed(_) => layout::alert(lang, title, &[]),
    }
}

/// What each column takes.
fn columns(lang: In, shown: &Shown) -> Markup {
    let takes = |one: &FieldMeta| match one.kind {
        Kind::Choice(list) => {
            let names: Vec<&str> = list().into_iter().map(|(_, name)| lang.bi(name)).collect();
            names.join(" / ")
        }
        Kind::Ref(_) => {
            let units = shown.contract().map_or(&[][..], |one| &one.terms.units);
            let names: Vec<String> = units
                .iter()
                .map(|one| format!("{} {}", one.id, one.name.as_str()))
                .collect();
            names.join(" / ")
        }
        Kind::Date => "2025-04-08".to_owned(),
        Kind::Time => "09:30".to_owned(),
        Kind::Number => "1.5".to_owned(),
        Kind::Count => "1".to_owned(),
        _ if one.name == "users" => "A1 A2".to_owned(),
        _ if one.name == "note" => lang
            .t("文字，不写姓名、住址", "text without names and addresses")
            .to_owned(),
        _ => "G12".to_owned(),
    };
    html! {
        section.card {
            h2 { (lang.t("各列怎么填", "What each column takes")) }
            p.meta { (lang.t("表头写中文或英文都可以，顺序不限；选填的列可以没有。", "Headings in Chinese or English, in any order; optional columns may be left out.")) }
            dl.facts { @for one in COLUMNS {
                dt { (lang.bi(one.label)) @if one.need == Need::Optional { (lang.t("（选填）", " (optional)")) } }
                dd { (takes(one)) }
            } }
        }
    }
}
