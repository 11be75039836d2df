//! One entry of the record: what was said, in full.

use crate::{Web, ask::Ask, failure::Failure, layout, pages::parts, routes::Answer, wording::In};
use domain::input::{FieldMeta, Kind};
use kernel::{Bi, lang::bi};
use maud::{Markup, html};
use serde_json::Value;

/// The page of an entry.
///
/// # Errors
/// Not found (also when the reader may not see it), or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let shown = parts::shown(web, ask)?;
    let position: u64 = ask
        .param("position")
        .parse()
        .map_err(|_| Failure::NotFound)?;
    let found = shown.loaded.log.at(position);
    let logged = found
        .filter(|one| shown.viewer.sees(&shown.loaded, one))
        .ok_or(Failure::NotFound)?;
    let body = logged.event.body().unwrap_or(Value::Null);
    let directory = web.app.directory();
    let title = format!("{} #{position}", lang.t("记录", "Entry"));
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", &title)]))
        section.card {
            h1 { (parts::sentence(web, lang, logged)) }
            dl.facts {
                dt { (lang.t("谁", "Who")) } dd { (lang.actor(&logged.envelope.actor, &directory, shown.names)) }
                dt { (lang.t("发生", "Happened")) } dd { (logged.envelope.zone.say(logged.envelope.occurred)) }
                dt { (lang.t("记录", "Recorded")) } dd { (logged.envelope.zone.say(logged.envelope.recorded)) }
                dt { (lang.t("种类", "Kind")) } dd { code { (logged.event.kind()) } }
            }
            h2 { (lang.t("内容", "Content")) }
            (value(web, lang, &body))
            p { a.button href={ (shown.path()) "/receipts/" (position) "-" (position) } { (lang.t("取得凭证", "Get the receipt")) } }
        }
    };
    Ok(layout::page(web, ask, &title, &content))
}

/// A value of an event, said as far as the program knows the words.
fn value(web: &Web, lang: In, shown: &Value) -> Markup {
    match shown {
        Value::Null => html! { "—" },
        Value::Bool(true) => html! { (lang.t("是", "yes")) },
        Value::Bool(false) => html! { (lang.t("否", "no")) },
        Value::Number(number) => html! { (number) },
        Value::String(text) => html! { (word(web, lang, text)) },
        Value::Array(items) if items.is_empty() => html! { "—" },
        Value::Array(items) => {
            html! { ol.values { @for item in items { li { (value(web, lang, item)) } } } }
        }
        Value::Object(map) => match special(lang, map) {
            Some(text) => html! { (text) },
            None => html! {
                dl.facts {
                    @for (name, inner) in map { dt { (label(lang, name)) } dd { (value(web, lang, inner)) } }
                }
            },
        },
    }
}

/// Texts, money and organisations are objects in JSON and one value to people.
fn special(lang: In, map: &serde_json::Map<String, Value>) -> Option<String> {
    let text = |name: &str| map.get(name).and_then(Value::as_str);
    if let Some(text) = text("$text") {
        return Some(text.to_owned());
    }
    // A last day: the day, and the rule it was computed from.
    if let Some(on) = map.get("on").filter(|on| on.get("date").is_some()) {
        let part = |name: &str| on.get(name).and_then(Value::as_str);
        let rule = part("rule")
            .map(|rule| format!(" · {rule}"))
            .unwrap_or_default();
        let pack = part("pack")
            .map(|pack| format!(" · {pack}"))
            .unwrap_or_default();
        return Some(format!("{}{rule}{pack}", part("date").unwrap_or("—")));
    }
    if map.contains_key("$erased") {
        return Some(lang.t("（已依法删除）", "(erased)").to_owned());
    }
    if let (Some(amount), Some(currency)) = (text("amount"), text("currency")) {
        return Some(format!("{currency} {amount}"));
    }
    if let (Some(zh), Some(en)) = (text("zh"), text("en")) {
        return Some(match lang.0 {
            kernel::Lang::Zh => zh.to_owned(),
            kernel::Lang::En => en.to_owned(),
        });
    }
    None
}

/// Codes of roles, stages, answers and duties in words; other text as it is.
fn word(web: &Web, lang: In, text: &str) -> String {
    if let Ok(id) = text.parse::<kernel::OrganisationId>() {
        return parts::organisation_name(web, lang, id);
    }
    let role = kernel::Role::from_code(text).map(|role| role.name());
    let stage = domain::Stage::from_code(text).map(|stage| stage.name());
    let duty = domain::registry::duty(text).map(|duty| duty.what);
    let guard = domain::registry::guard(text).map(|guard| guard.text);
    let known = role.or(stage).or(duty).or(guard).or_else(|| answer(text));
    known.map_or_else(|| text.to_owned(), |name| lang.bi(name).to_owned())
}

/// The name of an answer of any closed list.
fn answer(code: &str) -> Option<Bi> {
    all_fields().find_map(|field| {
        let (Kind::Choice(list) | Kind::Choices(list)) = field.kind else {
            return None;
        };
        list()
            .into_iter()
            .find(|(one, _)| *one == code)
            .map(|(_, name)| name)
    })
}

/// Fields of events that mean the same everywhere; all others are called as in the form that asks
/// for them.
const LABELS: &[(&str, Bi)] = &[
    ("id", bi("编号", "Number")),
    ("duty", bi("义务", "Duty")),
    ("due", bi("期限", "Due")),
    ("subject", bi("对象", "About")),
    ("debtor", bi("义务方", "Who owes")),
    ("stage", bi("阶段", "Stage")),
    ("guard", bi("办理条件", "Condition")),
    ("contract", bi("合同", "Contract")),
    ("supplier", bi("承接方", "Supplier")),
    ("from", bi("自", "From")),
    ("until", bi("至", "Until")),
    ("date", bi("日期", "Date")),
    ("amount", bi("金额", "Amount")),
    ("reason", bi("理由", "Reason")),
    ("name", bi("名称", "Name")),
    ("kind", bi("种类", "Kind")),
    ("score", bi("得分", "Score")),
    ("total", bi("合计", "Total")),
    ("rank", bi("排序", "Rank")),
    ("terms", bi("合同要点", "Terms")),
    ("plan", bi("方案", "Plan")),
    ("documents", bi("文件", "Documents")),
    ("days", bi("天数", "Days")),
    ("class", bi("归类", "Class")),
    ("ground", bi("依据", "Ground")),
];

/// What people call a field.
fn label(lang: In, name: &str) -> String {
    if let Some((_, text)) = LABELS.iter().find(|(known, _)| *known == name) {
        return lang.bi(*text).to_owned();
    }
    let found = all_fields().find(|field| field.name == name);
    found.map_or_else(
        || name.replace('_', " "),
        |field| lang.bi(field.label).to_owned(),
    )
}

fn all_fields() -> impl Iterator<Item = FieldMeta> {
    domain::verbs()
        .flat_map(|entry| entry.meta.fields)
        .flat_map(|field| {
            let columns = if let Kind::Rows(columns) = field.kind {
                columns
            } else {
                &[]
            };
            std::iter::once(*field).chain(columns.iter().copied())
        })
}
