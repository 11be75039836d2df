//! The calendar of a person: what they and their organisation owe and are owed, as a feed that a
//! calendar program fetches by its address.

mod feed;

use crate::{
    Web, adapter::see_other, ask::Ask, failure::Failure, layout, routes::Answer, wording::In,
};
use app::calendars::{FEEDS_MAX, Feed};
use axum::{http::header, response::IntoResponse};
use kernel::Lang;
use maud::{Markup, html};

/// The page on which addresses are made and taken back.
///
/// # Errors
/// Failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, None)
}

fn page(web: &Web, ask: &Ask, made: Option<&str>) -> Answer {
    let lang = ask.lang;
    let session = ask.signed_in()?;
    let feeds = web.app.calendars_of(session.person.id)?;
    let title = lang.t("日历订阅", "Calendar feed");
    let content = html! {
        section.card {
            h1 { (title) }
            p { (lang.t("把地址加入手机或电脑的日历程序，即可看到本人和本单位应办、待对方办理的最后期限，以及开标、检查和评估的日期。",
                "Add the address to the calendar of your phone or computer to see the last days of what you and your organisation owe and are owed, and the days of openings, inspections and evaluations.")) }
            p.meta { (lang.t("知道地址的人都能看到这份日历，请勿转发；日历不含受保护的内容。平台只保存地址的摘要，地址只显示一次。",
                "Whoever knows the address reads the calendar, so do not pass it on; it holds nothing protected. Only a hash of it is kept: it is shown once.")) }
            @if let Some(token) = made { (address(lang, token)) }
        }
        section.card #feeds {
            h2 { (lang.t("已有的地址", "Addresses in use")) " " span.count { (feeds.len()) } }
            @if feeds.is_empty() { p.empty { (lang.t("还没有。", "None yet.")) } }
            ul.duties { @for one in &feeds { li { (row(lang, &session.csrf, one)) } } }
            @if feeds.len() < FEEDS_MAX { (maker(lang, &session.csrf)) }
            @else { p.meta { (lang.t("已达上限，请先撤销一个。", "That is as many as there may be; revoke one first.")) } }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn address(lang: In, token: &str) -> Markup {
    html! {
        div.alert role="status" {
            p { strong { (lang.t("新地址（请现在复制，以后不再显示）：", "The new address (copy it now, it is not shown again):")) } }
            pre { "/calendar/" (token) ".ics" }
            p { a href={ "/calendar/" (token) ".ics" } { (lang.t("打开", "Open")) } " " span.meta { (lang.t("复制此链接的完整网址到日历程序的“按网址订阅”", "copy the full address of this link into “subscribe by address” of your calendar")) } }
        }
    }
}

fn row(lang: In, csrf: &str, one: &Feed) -> Markup {
    let tongue = match one.lang {
        Lang::Zh => "中文",
        Lang::En => "English",
    };
    html! {
        code { (one.hash.get(..8).unwrap_or_default()) "…" } " " (tongue) " " span.meta { (lang.t("建于 ", "made on ")) (one.made) }
        form method="post" action="/calendar/revoke" {
            input type="hidden" name="_csrf" value=(csrf);
            input type="hidden" name="hash" value=(one.hash);
            button.plain type="submit" { (lang.t("撤销", "Revoke")) }
        }
    }
}

fn maker(lang: In, csrf: &str) -> Markup {
    html! {
        form method="post" action="/calendar" {
            input type="hidden" name="_csrf" value=(csrf);
            div.field { label for="tongue" { (lang.t("日历语言", "Language of the calendar")) }
                select #tongue name="tongue" {
                    option value=(Lang::Zh.tag()) selected[lang.0 == Lang::Zh] { "中文" }
                    option value=(Lang::En.tag()) selected[lang.0 == Lang::En] { "English" }
                } }
            p { button.button type="submit" { (lang.t("新建地址", "Make an address")) } }
        }
    }
}

/// Makes an address and shows it once.
///
/// # Errors
/// Failures of the database.
pub fn make(web: &Web, ask: &Ask) -> Answer {
    let person = ask.signed_in()?.person.id;
    let lang = ask.field("tongue").and_then(Lang::from_tag);
    let made = web.app.make_calendar(person, lang.unwrap_or(ask.lang.0))?;
    page(web, ask, made.as_deref())
}

/// Takes an address back.
///
/// # Errors
/// Failures of the database.
pub fn revoke(web: &Web, ask: &Ask) -> Answer {
    let person = ask.signed_in()?.person.id;
    web.app
        .revoke_calendar(person, ask.field("hash").unwrap_or(""))?;
    see_other("/calendar")
}

/// The feed of an address; a revoked one is as unknown as one that never was.
///
/// # Errors
/// Not found, or failures of the database.
pub fn fetch(web: &Web, ask: &Ask) -> Answer {
    let token = ask.param("file").strip_suffix(".ics");
    let token = token.ok_or(Failure::NotFound)?;
    let (person, lang) = web.app.calendar_owner(token)?.ok_or(Failure::NotFound)?;
    let text = feed::text(web, In(lang), &person)?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    Ok((headers, text).into_response())
}
