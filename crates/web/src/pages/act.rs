//! The form of an act.

mod burden;
mod drafts;
mod guards;

use crate::{
    Web,
    adapter::see_other,
    ask::Ask,
    failure::{Failure, rejection_status, rejection_text},
    form::{parse::to_json, render::Drawing},
    layout,
    pages::{
        contract::rights,
        parts::{self, Shown},
        purchase::acts::{context, empty_list, nothing},
    },
    routes::Answer,
    wording::{In, Names},
};
use app::{Loaded, Rejection, Submission, Who, ids};
use axum::{http::StatusCode, response::Response};
use domain::{
    At, Fault, Refusal, Wants,
    input::read_moment,
    planning::choices::Jurisdiction,
    registry::{self, Judged, ready, standing},
    verb::{Birth, VerbEntry, When},
};
use drafts::{draft_note, draft_of, keep, resumed};
use guards::guard_list;
use kernel::{ProcessId, Role, Timestamp};
use maud::{Markup, html};
use policy::Decision;
use std::sync::Arc;

/// What a form shows besides its fields.
#[derive(Default)]
struct Outcome {
    message: Option<String>,
    faults: Vec<Fault>,
    more: Option<String>,
    status: Option<u16>,
    /// What is filled in before anything was typed.
    values: Vec<(String, String)>,
    /// When the draft that is shown was kept.
    draft: Option<Timestamp>,
}

/// The form of an act in a purchase.
///
/// # Errors
/// Not found, denied by the policy, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let (entry, role) = permitted(ask, &shown)?;
    let context = context(web, &shown, entry, role);
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let mut filled = crate::form::parse::to_pairs(&(entry.prefill)(&at));
    chosen(ask, entry, &mut filled);
    let outcome = resumed(web, ask, draft_of(ask, &shown, entry)?, filled)?;
    draw(web, ask, &shown, (entry, role), outcome)
}

/// What the link to the form chose already, for instance the task that waits for an answer.
fn chosen(ask: &Ask, entry: &VerbEntry, filled: &mut Vec<(String, String)>) {
    for field in entry.meta.fields {
        if let Some(value) = ask.query(field.name) {
            filled.retain(|(name, _)| name != field.name);
            filled.push((field.name.to_owned(), value.to_owned()));
        }
    }
}

/// The form of an act that starts a purchase.
///
/// # Errors
/// As [`show`].
pub fn show_birth(web: &Web, ask: &Ask) -> Answer {
    let shown = newborn(web, ask);
    let allowed = permitted(ask, &shown)?;
    let outcome = resumed(web, ask, draft_of(ask, &shown, allowed.0)?, Vec::new())?;
    draw(web, ask, &shown, allowed, outcome)
}

/// Submits an act in a purchase.
///
/// # Errors
/// As [`show`]; refusals are shown in the form.
pub fn submit(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    give(web, ask, &shown, Some(shown.id))
}

/// Submits an act that starts a purchase.
///
/// # Errors
/// As [`submit`].
pub fn submit_birth(web: &Web, ask: &Ask) -> Answer {
    let shown = newborn(web, ask);
    give(web, ask, &shown, None)
}

/// A purchase that does not exist yet.
fn newborn(web: &Web, ask: &Ask) -> Shown {
    let mut loaded = Loaded::default();
    let law = Jurisdiction::of(ask.field("jurisdiction").unwrap_or("").trim());
    law.code().clone_into(&mut loaded.process.jurisdiction);
    Shown {
        id: ProcessId::new(Default::default()),
        loaded: Arc::new(loaded),
        viewer: ask.viewer(),
        names: Names::Shown,
        today: law.zone().civil_date(web.app.clock().now()),
        contract: None,
        query: Vec::new(),
    }
}

/// The verb of the path and the role in which the reader may give it.
fn permitted(ask: &Ask, shown: &Shown) -> Result<(&'static VerbEntry, Role), Failure> {
    let entry = registry::verb(ask.param("verb")).ok_or(Failure::NotFound)?;
    let born = shown.loaded.process.version > 0;
    if born == (entry.meta.birth == Birth::New) {
        return Err(Failure::NotFound);
    }
    let decision = match (&shown.viewer.person, entry.meta.birth) {
        (Some(card), Birth::New) => {
            let roles = app::roles::at_birth(card);
            let asker = policy::Asker {
                roles: &roles,
                session: shown.viewer.session(),
            };
            policy::may(asker, entry.meta.code)
        }
        _ => shown
            .viewer
            .may(&shown.loaded, shown.contract, entry.meta.code),
    };
    match decision {
        Decision::Allow(role) => Ok((entry, role)),
        Decision::Deny(denial) => Err(Failure::Denied(denial)),
    }
}

fn give(web: &Web, ask: &Ask, shown: &Shown, process: Option<ProcessId>) -> Answer {
    let allowed = permitted(ask, shown)?;
    let (entry, _) = allowed;
    if let Some(table) = ask.field("_more") {
        let more = Outcome {
            more: Some(table.to_owned()),
            ..Outcome::default()
        };
        return draw(web, ask, shown, allowed, more);
    }
    let of = draft_of(ask, shown, entry)?;
    if ask.field("_save").is_some() {
        keep(web, ask, of)?;
        let kept = Outcome {
            draft: Some(web.app.clock().now()),
            ..Outcome::default()
        };
        return draw(web, ask, shown, allowed, kept);
    }
    let occurred_text = ask.field("_occurred").unwrap_or("").trim();
    let occurred = read_moment(occurred_text, shown.loaded.process.law().zone());
    if occurred.is_none() && !occurred_text.is_empty() {
        let faults = vec![domain::input::fault("_occurred", domain::input::NOT_MOMENT)];
        return draw(web, ask, shown, allowed, faulty(ask.lang, faults));
    }
    let submission = Submission {
        key: ask
            .field("_key")
            .filter(|key| key.len() == 64)
            .map_or_else(ids::token, |key| Ok(key.to_owned()))
            .map_err(app::AppError::from)?,
        who: Who::Person(ask.signed_in()?.person.id),
        process,
        contract: shown.contract,
        verb: entry.meta.code.to_owned(),
        input: to_json(entry.meta.fields, &ask.form),
        occurred,
        reason: ask
            .field("_reason")
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
        expected: None,
    };
    let answer = web.app.submit(submission);
    match answer {
        Ok(_) => web.app.drop_draft(of)?,
        Err(_) => keep(web, ask, of)?,
    }
    match answer {
        Ok(accepted) => see_other(&format!(
            "/purchases/{}/receipts/{}-{}?done=1",
            accepted.process, accepted.positions.first, accepted.positions.last
        )),
        Err(Rejection::Faults(faults)) => draw(web, ask, shown, allowed, faulty(ask.lang, faults)),
        Err(rejection) => {
            let faults = match &rejection {
                Rejection::Refused(refusal) => pointed(refusal),
                _ => Vec::new(),
            };
            let outcome = Outcome {
                message: Some(rejection_text(&rejection, ask.lang)),
                faults,
                status: Some(rejection_status(&rejection)),
                ..Outcome::default()
            };
            draw(web, ask, shown, allowed, outcome)
        }
    }
}

fn faulty(lang: In, faults: Vec<Fault>) -> Outcome {
    let message = rejection_text(&Rejection::Faults(Vec::new()), lang);
    Outcome {
        message: Some(message),
        faults,
        status: Some(422),
        ..Outcome::default()
    }
}

/// A refusal that concerns one field is marked at that field too.
fn pointed(refusal: &Refusal) -> Vec<Fault> {
    let field = refusal.field.iter();
    field
        .map(|field| Fault {
            field: field.clone(),
            code: refusal.kind.code,
            text: refusal.kind.next,
        })
        .collect()
}

fn draw(
    web: &Web,
    ask: &Ask,
    shown: &Shown,
    (entry, role): (&'static VerbEntry, Role),
    outcome: Outcome,
) -> Answer {
    let lang = ask.lang;
    let mut context = context(web, shown, entry, role);
    let wants = (entry.wants)();
    if wants != Wants::Nothing {
        context.facts = web.app.facts((shown.id, &shown.loaded.process), wants)?;
    }
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let state = ready(entry, &at);
    let directory = web.app.directory();
    let drawing = Drawing {
        lang,
        directory: &directory,
        at: &at,
        values: if ask.form.is_empty() {
            &outcome.values
        } else {
            &ask.form
        },
        faults: &outcome.faults,
        more: outcome.more.as_deref(),
    };
    let title = lang.bi(entry.meta.title);
    let born = entry.meta.birth == Birth::Existing;
    let content = html! {
        @if born { (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)])) }
        section.card {
            h1 { (title) }
            p { (lang.bi(entry.meta.help)) }
            p.meta { (lang.t("以“", "Acting as ")) (lang.bi(role.name())) (lang.t("”身份办理", ""))
                @if let Some(contract) = context.contract { " · " (contract) } }
            @if let Some(message) = &outcome.message { (layout::alert(lang, message, &summary(&drawing, entry))) }
            @if let Some(kept) = outcome.draft { (draft_note(lang, ask, kept)) }
            @match (&state, empty_list(entry, &at)) {
                (Err(refusal), _) => (not_now(lang, refusal)),
                (Ok(()), Some(list)) => div.alert role="status" {
                    h2 { (lang.t("现在不能办理", "Not possible now")) }
                    p { (nothing(lang, list)) }
                },
                (Ok(()), None) => {
                    (burden::notice(lang, shown, &at, entry.meta.code))
                    (confirmed_rights(web, lang, shown, entry))
                    (form(ask, &drawing, entry, &standing(entry, &at))?)
                }
            }
        }
    };
    let status = outcome
        .status
        .and_then(|code| StatusCode::from_u16(code).ok());
    let response: Response =
        layout::page_with(web, ask, title, &content, status.unwrap_or(StatusCode::OK));
    Ok(response)
}

/// What somebody who signs or joins confirms besides the text.
fn confirmed_rights(web: &Web, lang: In, shown: &Shown, entry: &VerbEntry) -> Markup {
    use domain::contract::rights::Holder;
    match entry.meta.code {
        "join-charter" => rights::on_form(web, lang, shown, &[Holder::Host]),
        "sign-contract" => {
            rights::on_form(web, lang, shown, &[Holder::Purchaser, Holder::Provider])
        }
        _ => html! {},
    }
}

fn not_now(lang: In, refusal: &Refusal) -> Markup {
    html! {
        div.alert role="status" {
            h2 { (lang.t("现在不能办理", "Not possible now")) }
            p { (refusal.text(lang.0)) }
            p { (refusal.next(lang.0)) }
            @if let Some(day) = refusal.opens_on { p { (lang.t("可办理日期：", "Opens on ")) strong { (day) } } }
        }
    }
}

/// Faults for the box at the top: the id of the field and `label: what to write`.
fn summary(drawing: &Drawing<'_>, entry: &VerbEntry) -> Vec<(String, String)> {
    let lang = drawing.lang;
    drawing
        .faults
        .iter()
        .map(|fault| {
            let head = fault.field.split('.').next().unwrap_or("");
            let label = entry.meta.fields.iter().find(|field| field.name == head);
            let label = label.map_or(head, |field| lang.bi(field.label));
            let colon = lang.t("：", ": ");
            (
                fault.field.clone(),
                format!("{label}{colon}{}", lang.bi(fault.text)),
            )
        })
        .collect()
}

fn form(
    ask: &Ask,
    drawing: &Drawing<'_>,
    entry: &VerbEntry,
    guards: &[Judged],
) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let session = ask.signed_in()?;
    let key = match ask.field("_key") {
        Some(key) if key.len() == 64 && drawing.more.is_some() => key.to_owned(),
        _ => ids::request_key(drawing.at.context.now).map_err(app::AppError::from)?,
    };
    let unasked = (entry.unasked)(drawing.at);
    let typed = |name: &str| drawing.value(name).to_owned();
    let wrong = |name: &str| drawing.faults.iter().find(|fault| fault.field == name);
    Ok(html! {
        (guard_list(lang, guards))
        form method="post" {
            input type="hidden" name="_csrf" value=(session.csrf);
            input type="hidden" name="_key" value=(key);
            @if let Some(contract) = drawing.at.context.contract { input type="hidden" name="_contract" value=(contract); }
            (drawing.fields(entry.meta.fields, &unasked))
            @if entry.meta.when == When::Earlier {
                div.field.wrong[wrong("_occurred").is_some()] { label for="f-_occurred" { (lang.t("发生时间（不填即现在）", "When it happened (empty: now)")) }
                    @if let Some(fault) = wrong("_occurred") { p.fault { (lang.bi(fault.text)) } }
                    input #f-_occurred name="_occurred" type="datetime-local" value=(typed("_occurred")); }
            }
            div.field.wrong[wrong("reason").is_some()] #f-reason { label for="f-_reason" { (lang.t("理由（仅在需要说明时填写）", "Reason (only where one is asked for)")) }
                @if let Some(fault) = wrong("reason") { p.fault { (lang.bi(fault.text)) } }
                textarea #f-_reason name="_reason" rows="2" { (typed("_reason")) } }
            p.buttons { button.button type="submit" { (lang.t("提交", "Submit")) }
                " " button.plain type="submit" name="_save" value="1" formnovalidate { (lang.t("保存草稿", "Save a draft")) }
                span.meta { (lang.t("提交后写入记录，不能修改，只能用新的记录更正。", "It is recorded for good; mistakes are corrected by a further entry.")) } }
        }
    })
}
