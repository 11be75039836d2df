//! All events of a purchase that the reader may see, a page at a time.

use crate::{Web, ask::Ask, layout, pages::parts, routes::Answer, wording::In};
use app::Logged;
use maud::{Markup, html};

/// Events of a page.
const PAGE_ROWS: usize = 50;

/// The timeline: `?before=` a position of the record gives what is older, `?after=` what is newer.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let shown = parts::shown(web, ask)?;
    let rows = rows(ask, &shown);
    let title = lang.t("全部记录", "The whole record");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " span.count { (shown.loaded.log.len()) } }
        section.card {
            @if rows.is_empty() { p.empty { (lang.t("这里没有您可以看到的记录。", "There is nothing here that you may see.")) } }
            (parts::timeline(web, lang, &shown, &rows))
            (pager(lang, &shown, &rows))
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The events of the page, newest first.
fn rows<'a>(ask: &Ask, shown: &'a parts::Shown) -> Vec<&'a Logged> {
    let log = &shown.loaded.log;
    let sight = shown.viewer.sight(&shown.loaded);
    let cursor = |name: &str| ask.query(name).and_then(|text| text.parse::<u64>().ok());
    let seen = |one: &&Logged| sight.sees(one);
    if let Some(after) = cursor("after") {
        let newer = log.from(log.place_of(after.saturating_add(1)));
        let newer = newer.map(AsRef::as_ref).filter(seen).take(PAGE_ROWS);
        let mut rows: Vec<&Logged> = newer.collect();
        rows.reverse();
        return rows;
    }
    let end = cursor("before").map_or(log.len(), |before| log.place_of(before));
    let older = log.before(end).map(AsRef::as_ref);
    older.filter(seen).take(PAGE_ROWS).collect()
}

/// Links to what is newer and older, where the reader sees any of it.
fn pager(lang: In, shown: &parts::Shown, rows: &[&Logged]) -> Markup {
    let log = &shown.loaded.log;
    let sight = shown.viewer.sight(&shown.loaded);
    let newest = rows.first().filter(|one| {
        let mut newer = log.from(log.place_of(one.position.saturating_add(1)));
        newer.any(|one| sight.sees(one))
    });
    let oldest = rows.last().filter(|one| {
        let mut older = log.before(log.place_of(one.position));
        older.any(|one| sight.sees(one))
    });
    html! {
        nav.pager aria-label=(lang.t("翻页", "Pages")) {
            @if let Some(one) = newest {
                a href="?" { (lang.t("最新", "Newest")) } " "
                a href={ "?after=" (one.position) } { (lang.t("较新", "Newer")) } " "
            }
            @if let Some(one) = oldest { a href={ "?before=" (one.position) } { (lang.t("较早", "Older")) } }
        }
    }
}
