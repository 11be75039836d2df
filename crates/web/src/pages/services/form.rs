//! The form for one service, short enough for a phone in a corridor. It works without script; one
//! script of its own keeps what cannot be sent yet (see `docs/adr`).

use super::{import::allowed, path};
use crate::{
    Web,
    adapter::see_other,
    api,
    ask::Ask,
    failure::{Failure, rejection_status, rejection_text},
    form::{parse::to_json, render::Drawing},
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use app::{Accepted, Rejection, Submission, Who, ids, photos};
use axum::http::{HeaderValue, StatusCode, header};
use domain::{
    At, Fault,
    input::FieldMeta,
    registry::{self, ready},
    verb::VerbEntry,
};
use maud::{Markup, html};
use serde_json::{Map, Value, json};

/// What every record says.
const FIRST: &[&str] = &["kind", "date", "hours", "served", "place"];
/// What a record may say besides.
const MORE: &[&str] = &[
    "unit", "from", "travel", "case", "users", "priority", "note", "worker",
];
/// Most photos of one record.
const PHOTOS_MAX: usize = 20;

/// What this page alone may load and call besides what every page may.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'; script-src 'self'; \
                      connect-src 'self'; worker-src 'self'";

/// What became of the last attempt.
#[derive(Default)]
struct Outcome {
    message: Option<String>,
    faults: Vec<Fault>,
    status: Option<u16>,
}

fn entry() -> Result<&'static VerbEntry, Failure> {
    registry::verb("record-service").ok_or(Failure::NotFound)
}

/// The form.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = allowed(web, ask)?;
    draw(web, ask, &shown, Outcome::default())
}

/// Records what was typed. A form sent twice records once; what was refused is shown again as typed.
///
/// # Errors
/// As [`show`].
pub fn submit(web: &Web, ask: &Ask) -> Answer {
    let shown = allowed(web, ask)?;
    let waits = ask.field("_outbox").is_some();
    let answer = web.app.submit(submission(ask, &shown)?);
    match answer {
        Ok(accepted) if waits => api::ok(&json!({
            "receipt": receipt(&accepted), "id": recorded(web, &shown, &accepted)?,
        })),
        Ok(accepted) => see_other(&format!(
            "{}/new?done={}-{}",
            path(&shown),
            accepted.positions.first,
            accepted.positions.last
        )),
        Err(rejection) if waits => {
            let body = json!({ "message": said(&rejection, ask.lang) });
            Ok(api::respond(
                rejection_status(&rejection),
                "application/json",
                &body,
            ))
        }
        Err(rejection) => {
            let outcome = Outcome {
                message: Some(rejection_text(&rejection, ask.lang)),
                status: Some(rejection_status(&rejection)),
                faults: faults(&rejection),
            };
            draw(web, ask, &shown, outcome)
        }
    }
}

fn receipt(accepted: &Accepted) -> String {
    format!(
        "/purchases/{}/receipts/{}-{}",
        accepted.process, accepted.positions.first, accepted.positions.last
    )
}

/// The number of the record an accepted command made.
fn recorded(web: &Web, shown: &Shown, accepted: &Accepted) -> Result<String, Failure> {
    let loaded = web.app.purchase(shown.id)?.ok_or(Failure::NotFound)?;
    let inside = accepted.positions.first..=accepted.positions.last;
    let found = loaded.log.iter().rev().find_map(|one| match &one.event {
        domain::Event::Delivery(domain::delivery::Event::ServiceRecorded(event))
            if inside.contains(&one.position) =>
        {
            Some(event.id.to_string())
        }
        _ => None,
    });
    Ok(found.unwrap_or_default())
}

/// What was typed, with the fingerprints of the photos that came with it.
fn submission(ask: &Ask, shown: &Shown) -> Result<Submission, Failure> {
    let entry = entry()?;
    let mut input: Map<String, Value> = to_json(entry.meta.fields, &ask.form);
    let zone = shown.loaded.process.law().zone();
    let files = ask
        .files
        .iter()
        .filter(|one| one.field == "_photo" && !one.bytes.is_empty());
    let prints: Vec<Value> = files
        .take(PHOTOS_MAX)
        .map(|one| {
            let (digest, taken) = photos::fingerprint(&one.bytes, zone);
            json!({ "digest": digest, "taken": taken.map(|at| at.to_string()) })
        })
        .collect();
    if !prints.is_empty() {
        input.insert("photos".to_owned(), Value::Array(prints));
    }
    let key = ask.field("_key").filter(|key| key.len() == 64);
    Ok(Submission {
        key: key
            .map_or_else(ids::token, |key| Ok(key.to_owned()))
            .map_err(app::AppError::from)?,
        who: Who::Person(ask.signed_in()?.person.id),
        process: Some(shown.id),
        contract: shown.contract,
        verb: entry.meta.code.to_owned(),
        input,
        occurred: None,
        reason: None,
        expected: None,
    })
}

fn faults(rejection: &Rejection) -> Vec<Fault> {
    match rejection {
        Rejection::Faults(faults) => faults.clone(),
        Rejection::Refused(refusal) => {
            let field = refusal.field.iter();
            field
                .map(|field| Fault {
                    field: field.clone(),
                    code: refusal.kind.code,
                    text: refusal.kind.next,
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// What is wrong in one line, for the list of what waits.
fn said(rejection: &Rejection, lang: In) -> String {
    let Rejection::Faults(faults) = rejection else {
        return rejection_text(rejection, lang);
    };
    let parts: Vec<String> = faults.iter().map(|one| complaint(lang, one)).collect();
    parts.join(lang.t("；", "; "))
}

fn complaint(lang: In, one: &Fault) -> String {
    let head = one.field.split('.').next().unwrap_or("");
    let fields = entry().map_or(&[][..], |entry| entry.meta.fields);
    let label = fields.iter().find(|field| field.name == head);
    let label = label.map_or(head, |field| lang.bi(field.label));
    format!("{label}{}{}", lang.t("：", ": "), lang.bi(one.text))
}

fn chosen(names: &[&str]) -> Vec<FieldMeta> {
    let all = entry().map_or(&[][..], |entry| entry.meta.fields);
    let of = |name: &&str| all.iter().find(|field| field.name == *name).copied();
    names.iter().filter_map(of).collect()
}

fn draw(web: &Web, ask: &Ask, shown: &Shown, outcome: Outcome) -> Answer {
    let lang = ask.lang;
    let context = super::context(web, shown);
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let today = [("date".to_owned(), shown.today.to_string())];
    let directory = web.app.directory();
    let drawing = Drawing {
        lang,
        directory: &directory,
        at: &at,
        values: if ask.form.is_empty() {
            today.as_slice()
        } else {
            ask.form.as_slice()
        },
        faults: &outcome.faults,
        more: None,
    };
    let title = lang.t("登记一次服务", "Record a service");
    let base = path(shown);
    let possible = possible(ask, &at);
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), (&base, lang.t("服务记录", "Services")), ("", title)]))
        section.card {
            h1 { (title) }
            (done(ask, shown))
            @if let Some(message) = &outcome.message {
                @let items: Vec<(String, String)> = outcome.faults.iter().map(|one| (one.field.clone(), complaint(lang, one))).collect();
                (layout::alert(lang, message, &items))
            }
            @match possible {
                Err(text) => div.alert role="status" { h2 { (lang.t("现在不能办理", "Not possible now")) } p { (text) } },
                Ok(()) => (fields(ask, &drawing, &base, &outcome)?),
            }
        }
        (outbox(lang))
        script src="/assets/outbox.js" defer {}
    };
    let status = outcome
        .status
        .and_then(|code| StatusCode::from_u16(code).ok());
    let mut page = layout::page_with(web, ask, title, &content, status.unwrap_or(StatusCode::OK));
    let policy = HeaderValue::from_static(POLICY);
    page.headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(page)
}

/// Whether a service can be recorded now, in words.
fn possible(ask: &Ask, at: &At<'_>) -> Result<(), String> {
    let entry = entry().map_err(|failure| failure.text(ask.lang))?;
    ready(entry, at).map_err(|refusal| {
        let lang = ask.lang.0;
        format!("{} {}", refusal.text(lang), refusal.next(lang))
    })
}

fn done(ask: &Ask, shown: &Shown) -> Markup {
    let lang = ask.lang;
    let range = ask.query("done").filter(|text| {
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        text.split_once('-')
            .is_some_and(|(first, last)| digits(first) && digits(last))
    });
    html! {
        @if let Some(range) = range {
            p.done role="status" { (lang.t("已登记。", "Recorded. "))
                a href={ (shown.path()) "/receipts/" (range) } { (lang.t("回执", "Receipt")) }
                (lang.t("。可以接着登记下一次。", ". You can record the next one.")) }
        }
    }
}

fn fields(
    ask: &Ask,
    drawing: &Drawing<'_>,
    base: &str,
    outcome: &Outcome,
) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let session = ask.signed_in()?;
    let key = ids::request_key(drawing.at.context.now).map_err(app::AppError::from)?;
    let more = MORE.iter().any(|name| {
        !drawing.value(name).is_empty() || outcome.faults.iter().any(|one| one.field == *name)
    });
    Ok(html! {
        form method="post" action={ (base) "/new" } enctype="multipart/form-data"
            data-outbox="" data-person=(session.person.id)
            data-waits=(lang.t("等待网络", "waits for a connection"))
            data-sent=(lang.t("已登记", "Recorded"))
            data-remove=(lang.t("删除", "Remove")) data-change=(lang.t("取回修改", "Take back and change"))
            data-signin=(lang.t("没有送达：请重新登录后再打开本页", "Not taken: sign in again and open this page"))
            data-others=(lang.t("本机上其他人待发送的记录：", "Records of others that wait on this phone:")) {
            input type="hidden" name="_csrf" value=(session.csrf);
            input type="hidden" name="_key" value=(key);
            (drawing.fields(&chosen(FIRST), &[]))
            details open[more] {
                summary { (lang.t("更多（选填）", "More (optional)")) }
                (drawing.fields(&chosen(MORE), &[]))
                div.field { label for="f-photo" { (lang.t("照片（只取指纹，不保存照片）", "Photos (fingerprint only; the photo is not kept)")) }
                    input #f-photo name="_photo" type="file" accept="image/*" multiple; }
            }
            p.buttons { button.button type="submit" { (lang.t("登记", "Record")) }
                span.meta { (lang.t("写入记录后不能修改，只能更正。", "It is recorded for good; mistakes are corrected by a further entry.")) } }
        }
    })
}

/// Where the script lists what waits on the phone. Without script it stays hidden.
fn outbox(lang: In) -> Markup {
    html! {
        section.card #outbox hidden aria-live="polite" {
            h2 { (lang.t("本机待发送", "Waiting on this phone")) " " span.count data-count="" { "0" } }
            p.meta { (lang.t("没有网络时先存在本机，有网络后自动发送；只存在这部手机上。", "Kept on this phone alone while there is no connection, and sent when there is one.")) }
            ul {}
        }
    }
}
