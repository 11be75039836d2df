//! All events of a purchase that the reader may see.

use crate::{Web, ask::Ask, layout, pages::parts, routes::Answer};
use maud::html;

/// Events of a page.
const PAGE_ROWS: usize = 200;

/// The timeline.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let shown = parts::shown(web, ask)?;
    let page: usize = ask
        .query("page")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let events: Vec<_> = shown.viewer.timeline(&shown.loaded, None).collect();
    let start = page.saturating_mul(PAGE_ROWS);
    let rows: Vec<_> = events.iter().copied().skip(start).take(PAGE_ROWS).collect();
    let title = lang.t("全部记录", "The whole record");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " span.count { (events.len()) } }
        section.card {
            (parts::timeline(web, lang, &shown, &rows))
            nav.pager aria-label=(lang.t("翻页", "Pages")) {
                @if page > 0 { a href={ "?page=" (page - 1) } { (lang.t("较新", "Newer")) } }
                @if events.len() > start.saturating_add(PAGE_ROWS) { a href={ "?page=" (page + 1) } { (lang.t("较早", "Older")) } }
            }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}
