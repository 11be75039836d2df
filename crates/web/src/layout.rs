//! The frame of every page.

use crate::{Mode, Web, ask::Ask, failure::Failure, wording::In};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

/// A whole page with status 200.
pub fn page(web: &Web, ask: &Ask, title: &str, content: &Markup) -> Response {
    page_with(web, ask, title, content, StatusCode::OK)
}

/// A whole page.
pub fn page_with(
    web: &Web,
    ask: &Ask,
    title: &str,
    content: &Markup,
    status: StatusCode,
) -> Response {
    let lang = ask.lang;
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.0.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · " (lang.t("实约", "Bonafide")) }
                link rel="stylesheet" href="/assets/style.css";
                link rel="icon" type="image/svg+xml" href="/assets/mark.svg";
            }
            body {
                a.skip href="#main" { (lang.t("跳到正文", "Skip to content")) }
                (header_bar(ask))
                @if web.mode == Mode::Demo { (demo_bar(web, ask)) }
                main #main { (content) }
                footer {
                    p { (lang.t(
                        "实约：让购买服务的合同保持真实。记录只能追加，任何人都能核验。",
                        "Bonafide keeps public service contracts real. The record is append-only and anyone can check it.",
                    )) }
                    p { a href="/record" { (lang.t("核验记录", "Check the record")) } " · "
                        a href="/rules" { (lang.t("规则", "Rules")) } " · "
                        a href="/permissions" { (lang.t("权限表", "Permissions")) } " · "
                        a href="/api/v1/openapi.json" { "API" } }
                }
            }
        }
    };
    let mut response = (status, markup.into_string()).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn header_bar(ask: &Ask) -> Markup {
    let lang = ask.lang;
    let links = [
        ("/", lang.t("待办", "Waiting")),
        ("/purchases", lang.t("采购项目", "Purchases")),
        ("/organisations", lang.t("单位", "Organisations")),
        ("/record", lang.t("记录", "Record")),
    ];
    html! {
        header.bar {
            a.brand href="/" { img src="/assets/mark.svg" alt="" width="28" height="28"; span { (lang.t("实约", "Bonafide")) } }
            nav aria-label=(lang.t("主导航", "Main")) {
                @for (path, name) in links {
                    a href=(path) aria-current=[(ask.path == path).then_some("page")] { (name) }
                }
            }
            div.who {
                (language_switch(ask))
                @match &ask.session {
                    Some(session) => {
                        span.person { (session.person.name(lang.0)) }
                        form method="post" action="/sign-out" {
                            input type="hidden" name="_csrf" value=(session.csrf);
                            button.plain type="submit" { (lang.t("退出", "Sign out")) }
                        }
                    }
                    None => a.button href="/sign-in" { (lang.t("登录", "Sign in")) },
                }
            }
        }
    }
}

fn language_switch(ask: &Ask) -> Markup {
    let other = match ask.lang.0 {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let name = match other {
        Lang::Zh => "中文",
        Lang::En => "English",
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (key, value) in ask.query.iter().filter(|(key, _)| key != "lang") {
        query.append_pair(key, value);
    }
    query.append_pair("lang", other.tag());
    let href = format!("{}?{}", ask.path, query.finish());
    html! { a.lang href=(href) lang=(other.tag()) hreflang=(other.tag()) { (name) } }
}

fn demo_bar(web: &Web, ask: &Ask) -> Markup {
    let lang = ask.lang;
    let now = web.app.clock().now();
    html! {
        div.demo role="note" {
            span { (lang.t("演示 · 人物与单位均为虚构 · 演示时钟 ", "Demonstration · people and organisations are fictional · its clock says "))
                strong data-day=(kernel::civil_date(now)) { (lang.moment(now)) } }
            @if let Some(session) = &ask.session {
                form method="post" action="/demo/advance" {
                    input type="hidden" name="_csrf" value=(session.csrf);
                    input type="hidden" name="next" value=(ask.path);
                    span { (lang.t("前进：", "Move on: ")) }
                    @for days in ["1", "10", "30"] {
                        button.small type="submit" name="days" value=(days) { (days) (lang.t(" 天", " d")) }
                    }
                }
            }
        }
    }
}

/// The page of a failure.
pub fn failure(web: &Web, ask: &Ask, failure: &Failure) -> Response {
    let lang = ask.lang;
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let title = lang.t("未能完成", "This did not work");
    let content = html! {
        section.card {
            h1 { (title) }
            p { (failure.text(lang)) }
            p.code { (status.as_u16()) " · " (failure.code()) }
            p { a.button href="/" { (lang.t("回到首页", "Back to the start")) } }
        }
    };
    page_with(web, ask, title, &content, status)
}

/// A box with what is wrong, at the top of a page.
pub fn alert(lang: In, text: &str, items: &[(String, String)]) -> Markup {
    html! {
        div.alert role="alert" aria-labelledby="alert-title" tabindex="-1" {
            h2 #alert-title { (lang.t("没有提交成功", "Not submitted")) }
            p { (text) }
            @if !items.is_empty() {
                ul { @for (field, message) in items { li { a href={ "#f-" (field) } { (message) } } } }
            }
        }
    }
}
