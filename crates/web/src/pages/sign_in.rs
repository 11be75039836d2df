//! Signing in and out.

use crate::{
    Mode, Web,
    adapter::{SESSION_COOKIE, add_cookie, see_other},
    ask::Ask,
    layout,
    routes::Answer,
};
use axum::http::StatusCode;
use maud::{Markup, html};

/// The sign-in page.
///
/// # Errors
/// None.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let title = ask.lang.t("登录", "Sign in");
    let next = safe_next(ask.query("next"));
    let login = ask.query("login").unwrap_or("");
    Ok(layout::page(
        web,
        ask,
        title,
        &content(web, ask, &next, login, None),
    ))
}

/// Signs in.
///
/// # Errors
/// Failures of the database.
pub fn enter(web: &Web, ask: &Ask) -> Answer {
    let login = ask.field("login").unwrap_or("");
    let password = ask.field("password").unwrap_or("");
    let next = safe_next(ask.field("next"));
    match web.app.sign_in(login, password)? {
        Some(token) => {
            let mut response = see_other(&next)?;
            let cookie =
                format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200");
            add_cookie(&mut response, &cookie);
            Ok(response)
        }
        None => {
            let message = ask.lang.t(
                "账号或密码不正确。",
                "The sign-in name or the password is wrong.",
            );
            let content = content(web, ask, &next, login, Some(message));
            let title = ask.lang.t("登录", "Sign in");
            Ok(layout::page_with(
                web,
                ask,
                title,
                &content,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}

/// Signs out.
///
/// # Errors
/// Failures of the database.
pub fn leave(web: &Web, ask: &Ask) -> Answer {
    if let Some(token) = &ask.token {
        web.app.sign_out(token)?;
    }
    let mut response = see_other("/")?;
    add_cookie(
        &mut response,
        &format!("{SESSION_COOKIE}=; Path=/; HttpOnly; Max-Age=0"),
    );
    Ok(response)
}

/// Only paths of our own, so that a link cannot send somebody elsewhere after signing in.
pub fn safe_next(next: Option<&str>) -> String {
    let own = |path: &&str| {
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n'])
    };
    next.filter(own).unwrap_or("/").to_owned()
}

fn content(web: &Web, ask: &Ask, next: &str, login: &str, wrong: Option<&str>) -> Markup {
    let lang = ask.lang;
    html! {
        section.card.narrow {
            h1 { (lang.t("登录", "Sign in")) }
            @if let Some(text) = wrong { div.alert role="alert" { p { (text) } } }
            form method="post" action="/sign-in" {
                @if let Some(session) = &ask.session { input type="hidden" name="_csrf" value=(session.csrf); }
                input type="hidden" name="next" value=(next);
                div.field { label for="login" { (lang.t("账号", "Sign-in name")) }
                    input #login name="login" type="text" autocomplete="username" value=(login) autocapitalize="none"; }
                div.field { label for="password" { (lang.t("密码", "Password")) }
                    input #password name="password" type="password" autocomplete="current-password"; }
                button.button type="submit" { (lang.t("登录", "Sign in")) }
            }
        }
        @if web.mode == Mode::Demo { (people(web, ask, next)) }
    }
}

fn people(web: &Web, ask: &Ask, next: &str) -> Markup {
    let lang = ask.lang;
    let directory = web.app.directory();
    html! {
        section.card {
            h2 { (lang.t("演示账号", "Demonstration sign-ins")) }
            p { (lang.t("所有演示账号的密码都是 ", "All demonstration accounts have the password ")) code { (app::demo::PASSWORD) } (lang.t("。点按即可登录。", ". One press signs you in.")) }
            ul.people {
                @for person in directory.persons() {
                    @let place = person.organisation.and_then(|id| directory.organisation(id));
                    li {
                        form method="post" action="/sign-in" {
                            @if let Some(session) = &ask.session { input type="hidden" name="_csrf" value=(session.csrf); }
                            input type="hidden" name="next" value=(next);
                            input type="hidden" name="login" value=(person.login);
                            input type="hidden" name="password" value=(app::demo::PASSWORD);
                            button.person type="submit" {
                                strong { (person.name(lang.0)) } " " code { (person.login) }
                                span.meta { (place.map_or(lang.t("居民", "Resident"), |card| card.name(lang.0))) " · "
                                    (person.jobs.first().map_or("", |role| lang.bi(role.name()))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
