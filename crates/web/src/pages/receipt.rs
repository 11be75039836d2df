//! The receipt of an accepted act.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::{
        home::debtor,
        parts::{self, Shown},
    },
    routes::Answer,
    wording::In,
};
use app::Logged;
use axum::{http::header, response::IntoResponse};
use domain::{Event, Obligation, core};
use maud::{Markup, html};

/// The page of a receipt, or with `?format=json` the receipt as a file.
///
/// # Errors
/// Not found (also when the reader may not see one of the entries), or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let shown = parts::shown(web, ask)?;
    let (positions, entries) = parts::seen_run(&shown, ask.param("range"))?;
    let receipt = web.app.receipt(positions)?;
    if ask.query("format") == Some("json") {
        let name = format!(
            "attachment; filename=\"receipt-{}-{}.json\"",
            positions.first, positions.last
        );
        let text = serde_json::to_string_pretty(&receipt).map_err(app::AppError::from)?;
        let headers = [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ];
        return Ok((headers, text).into_response());
    }
    let newest_first: Vec<&app::Logged> = entries.iter().rev().copied().collect();
    let title = lang.t("凭证", "Receipt");
    let checkpoint = web.app.checkpoint()?;
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        section.card {
            @if ask.query("done").is_some() {
                div.done role="status" { h1 { (lang.t("已记录", "Recorded")) }
                    p { (lang.t("已写入记录，任何人都不能悄悄改动。请保存凭证。", "It is in the record and nobody can change it unseen. Keep the receipt.")) } }
            } @else { h1 { (title) } }
            (parts::timeline(web, lang, &shown, &newest_first))
            @if ask.query("done").is_some() { (next(web, lang, &shown, &entries)) }
            dl.facts {
                dt { (lang.t("位置", "Positions")) } dd { (positions.first) "–" (positions.last) }
                dt { (lang.t("记录根（签名时共 ", "Root of the record (at ")) (checkpoint.checkpoint.size) (lang.t(" 条）", " entries)")) }
                dd { code.hash { (checkpoint.checkpoint.root) } }
                dt { (lang.t("验证公钥", "Verifier key")) } dd { code.hash { (web.app.verifier_key()) } }
            }
            p { a.button href="?format=json" { (lang.t("下载凭证文件", "Download the receipt")) } " "
                a href={ (shown.path()) (query(&entries)) } { (lang.t("回到项目", "Back to the purchase")) } }
            p.meta { (lang.t("离线核验：", "Check it offline: ")) code { "bonafide record verify --receipt receipt-" (positions.first) "-" (positions.last) ".json" } }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// Who has to do what now because of these entries, and by when.
fn next(web: &Web, lang: In, shown: &Shown, entries: &[&Logged]) -> Markup {
    let arisen = entries.iter().filter_map(|one| match &one.event {
        Event::Core(core::Event::ObligationArose(event)) => Some(event.id),
        _ => None,
    });
    let all = &shown.loaded.process.obligations;
    let open: Vec<&Obligation> = arisen
        .filter_map(|id| all.iter().find(|one| one.id == id && one.is_open()))
        .collect();
    html! {
        @if !open.is_empty() {
            h2 { (lang.t("接下来轮到谁", "Whose turn it is now")) }
            ul.todo {
                @for one in open {
                    li {
                        p { strong { (debtor(web, lang, one)) } (lang.t("：", ": ")) (lang.bi(one.duty.0.what)) " " (one.subject) }
                        p { (parts::due(lang, one, shown.today)) }
                    }
                }
            }
        }
    }
}

/// The contract the entries are about, for the way back to it.
fn query(entries: &[&Logged]) -> String {
    let contract = entries.iter().find_map(|one| one.envelope.contract);
    contract.map_or_else(String::new, |id| format!("?contract={id}"))
}
