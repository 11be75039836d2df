//! What all routes share: session, language, forged-form check, access rule, errors, headers.

use crate::{
    Mode, Web, api,
    ask::Ask,
    failure::Failure,
    layout,
    routes::{Access, Answer, Route},
    uploads,
    wording::In,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{RawPathParams, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use kernel::Lang;
use std::{collections::HashMap, sync::Arc};
use tokio::sync::Semaphore;
use tower_http::set_header::SetResponseHeaderLayer;

/// Largest body accepted, in bytes.
pub const BODY_MAX: usize = 1 << 20;
/// Largest body accepted where a sealed bid is handed in: one envelope and the form around it.
pub const UPLOAD_MAX: usize = 65 << 20;
/// Most such bodies held in memory at once; more wait their turn.
const UPLOADS_MAX: usize = 8;
/// The cookie of the session.
pub const SESSION_COOKIE: &str = "bonafide_session";
/// The cookie of the language, for readers who have not signed in.
pub const LANG_COOKIE: &str = "bonafide_lang";

static UPLOADS: Semaphore = Semaphore::const_new(UPLOADS_MAX);

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// Adds headers and state to the router.
pub fn finish(router: Router<Arc<Web>>, web: Arc<Web>) -> Router {
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    let mut router = router;
    for (name, value) in fixed {
        let value = HeaderValue::from_static(value);
        // A file by itself comes with a stricter policy of its own.
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    router.with_state(web)
}

/// Answers what no route matches.
pub async fn not_found(State(web): State<Arc<Web>>, request: Request) -> Response {
    let lang = lang_of(&request_headers(&request), None, None);
    let ask = bare(request.uri().path(), lang);
    failed(&web, &ask, &Failure::NotFound, Access::Public)
}

fn request_headers(request: &Request) -> HeaderMap {
    request.headers().clone()
}

fn bare(path: &str, lang: In) -> Ask {
    Ask {
        path: path.to_owned(),
        params: HashMap::new(),
        query: Vec::new(),
        form: Vec::new(),
        files: Vec::new(),
        body: Vec::new(),
        lang,
        session: None,
        token: None,
        host: None,
        key: None,
    }
}

/// Answers one route.
pub async fn answer(
    route: Route,
    State(web): State<Arc<Web>>,
    params: RawPathParams,
    request: Request,
) -> Response {
    let params = params
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let query = pairs(parts.uri.query().unwrap_or("").as_bytes());
    let headers = parts.headers;
    // Nobody fills the memory without having signed in.
    let known = bearer(&headers).or_else(|| cookie(&headers, SESSION_COOKIE));
    let most = known.map_or(BODY_MAX, |_| route.body_max);
    let _turn = match most > BODY_MAX {
        true => UPLOADS.acquire().await.ok(),
        false => None,
    };
    let body = read_body(&parts.method, &headers, body, most).await;
    let sent = match &body {
        Ok(body) => uploads::read(&headers, body)
            .await
            .map_err(|_| Failure::Malformed),
        Err(_) => Ok(None),
    };
    let work = move || {
        let (body, sent) = match (body, sent) {
            (Ok(body), Ok(sent)) => (body, sent),
            (Err(failure), _) | (_, Err(failure)) => {
                let ask = bare(&path, lang_of(&headers, None, None));
                return failed(&web, &ask, &failure, route.access);
            }
        };
        let mut ask = Ask {
            params,
            query,
            body,
            ..bare(&path, In(Lang::Zh))
        };
        match sent {
            Some(sent) => (ask.form, ask.files) = (sent.fields, sent.files),
            None if ask.body.len() <= BODY_MAX => ask.form = pairs(&ask.body),
            None => {}
        }
        respond(&web, &route, &headers, &mut ask)
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "a handler did not finish");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The body, of at most so many bytes. One that says it is longer is not read at all.
async fn read_body(
    method: &Method,
    headers: &HeaderMap,
    body: Body,
    most: usize,
) -> Result<Vec<u8>, Failure> {
    if method == Method::GET {
        return Ok(Vec::new());
    }
    let stated = header_text(headers, "content-length").and_then(|text| text.parse::<u64>().ok());
    if stated.is_some_and(|stated| usize::try_from(stated).map_or(true, |stated| stated > most)) {
        return Err(Failure::TooLarge);
    }
    match to_bytes(body, most).await {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(_) if stated.is_none() => Err(Failure::TooLarge),
        Err(_) => Err(Failure::Malformed),
    }
}

fn respond(web: &Web, route: &Route, headers: &HeaderMap, ask: &mut Ask) -> Response {
    let checked = prepare(web, route, headers, ask);
    let answered = checked.and_then(|()| (route.handler)(web, ask));
    let mut response = match answered {
        Ok(response) => response,
        Err(failure) => failed(web, ask, &failure, route.access),
    };
    if let Some(chosen) = ask.query("lang").and_then(Lang::from_tag) {
        let cookie = format!(
            "{LANG_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            chosen.tag()
        );
        add_cookie(&mut response, &cookie);
    }
    response
}

/// Adds a cookie to an answer.
pub fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn prepare(web: &Web, route: &Route, headers: &HeaderMap, ask: &mut Ask) -> Result<(), Failure> {
    let api = is_api(route.access);
    let token = bearer(headers).or_else(|| {
        // A browser's cookie may read through the JSON interface but never write: only forms of
        // our own pages carry the token that proves a write was meant.
        let cookie = cookie(headers, SESSION_COOKIE);
        cookie.filter(|_| !api || route.method == "GET")
    });
    if let Some(token) = token {
        ask.session = web.app.signed_in(&token)?;
        ask.token = ask.session.as_ref().map(|_| token);
    }
    let chosen = ask.query("lang").and_then(Lang::from_tag);
    if let (Some(lang), Some(session)) = (chosen, ask.session.as_mut()) {
        session.lang = lang;
        web.app.prefer(session.person.id, lang)?;
    }
    ask.lang = lang_of(
        headers,
        chosen,
        ask.session.as_ref().map(|session| session.lang),
    );
    ask.host = header_text(headers, "host");
    ask.key = header_text(headers, "idempotency-key");
    if route.method == "POST" && !api {
        let csrf = ask.session.as_ref().map(|session| session.csrf.as_str());
        if let Some(csrf) = csrf
            && ask.field("_csrf") != Some(csrf)
        {
            return Err(Failure::Forged);
        }
    }
    match route.access {
        Access::Public | Access::ApiPublic => Ok(()),
        Access::SignedIn | Access::ApiSignedIn => ask.signed_in().map(|_| ()),
        Access::Demo if web.mode == Mode::Demo => ask.signed_in().map(|_| ()),
        Access::Demo => Err(Failure::NotFound),
    }
}

fn is_api(access: Access) -> bool {
    matches!(access, Access::ApiPublic | Access::ApiSignedIn)
}

fn failed(web: &Web, ask: &Ask, failure: &Failure, access: Access) -> Response {
    if let Failure::Internal(error) = failure {
        let mut chain = vec![error.to_string()];
        let mut cause = std::error::Error::source(error);
        while let Some(next) = cause {
            chain.push(next.to_string());
            cause = next.source();
        }
        // The address of a slip is its secret.
        let path = match ask.path.starts_with("/r/") {
            true => "/r/",
            false => &ask.path,
        };
        tracing::error!(error = chain.join(": "), path, "a request failed");
    }
    if is_api(access) {
        return api::problem(failure, ask.lang);
    }
    if matches!(failure, Failure::SignIn) {
        let back: String = form_urlencoded::byte_serialize(ask.path.as_bytes()).collect();
        return Redirect::to(&format!("/sign-in?next={back}")).into_response();
    }
    layout::failure(web, ask, failure)
}

fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

fn header_text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let text = header_text(headers, "authorization")?;
    text.strip_prefix("Bearer ").map(str::to_owned)
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = header_text(headers, "cookie")?;
    all.split(';').find_map(|one| {
        let (key, value) = one.trim().split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

fn lang_of(headers: &HeaderMap, chosen: Option<Lang>, preferred: Option<Lang>) -> In {
    let from_cookie = || cookie(headers, LANG_COOKIE).and_then(|tag| Lang::from_tag(&tag));
    let from_browser = || {
        let accepted = header_text(headers, "accept-language")?;
        accepted
            .split(',')
            .find_map(|one| Lang::from_tag(one.split(';').next()?.trim()))
    };
    In(chosen
        .or(preferred)
        .or_else(from_cookie)
        .or_else(from_browser)
        .unwrap_or_default())
}

/// Sends the browser on with a fresh `GET`.
pub fn see_other(path: &str) -> Answer {
    Ok(Redirect::to(path).into_response())
}
