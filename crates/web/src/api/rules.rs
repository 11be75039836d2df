//! The rules as JSON.

use crate::{
    Web, api,
    ask::Ask,
    pages::rules::{asked_pack, parameter::Count},
    routes::Answer,
};
use kernel::{Bi, Lang};
use rules::{Derivation, Key, Pack, Parameter, RuleError, Wording};
use serde_json::{Map, Value, json};

/// `GET /api/v1/rules`: the jurisdictions and their packs.
///
/// # Errors
/// None.
pub fn list(web: &Web, _: &Ask) -> Answer {
    let packs: Vec<Value> = web.app.rulebook().packs().map(head).collect();
    api::ok(&json!({ "jurisdictions": web.app.rulebook().jurisdictions(), "packs": packs }))
}

/// `GET /api/v1/rules/{jurisdiction}?on=2026-09-24`: every parameter in force on a day.
///
/// # Errors
/// No such place, no date, or no pack on the day.
pub fn pack(web: &Web, ask: &Ask) -> Answer {
    let (pack, on) = asked_pack(web, ask, ask.param("jurisdiction"))?;
    let parameters: Map<String, Value> = Key::ALL
        .iter()
        .map(|key| {
            let mut value = parameter(pack.parameter(*key));
            if let Some(map) = value.as_object_mut() {
                map.insert("label".to_owned(), both(key.label()));
            }
            (key.code().to_owned(), value)
        })
        .collect();
    let roles: Map<String, Value> = pack
        .usuals()
        .map(|(role, usual)| {
            let value = json!({ "name": both(role.name()), "body": words(&usual.body), "source": words(&usual.source),
                "strength": usual.strength, "verifiedOn": usual.verified_on, "origin": usual.origin });
            (role.code().to_owned(), value)
        })
        .collect();
    let mut answer = head(pack);
    if let Some(map) = answer.as_object_mut() {
        map.insert("on".to_owned(), json!(on));
        map.insert("roles".to_owned(), Value::Object(roles));
        map.insert("parameters".to_owned(), Value::Object(parameters));
    }
    api::ok(&answer)
}

/// `GET /api/v1/rules/{jurisdiction}/{key}?on=…&from=…` (or `&until=…`): one parameter with all its
/// layers and, for a period and a day, the deadline with every step.
///
/// # Errors
/// No such place or parameter, no date, no pack on the day, or a year whose working days are not
/// known.
pub fn one(web: &Web, ask: &Ask) -> Answer {
    let (pack, on) = asked_pack(web, ask, ask.param("jurisdiction"))?;
    let key = Key::named(ask.param("key"))?;
    let count = Count::of(ask)?.derive(pack, key).transpose()?;
    let layers: Vec<Value> = pack.layers(key).map(parameter).collect();
    let count = count.map(|found| derivation(pack, &found)).transpose()?;
    api::ok(&json!({
        "jurisdiction": pack.jurisdiction(), "pack": pack.id(), "on": on, "key": key,
        "label": both(key.label()), "parameter": parameter(pack.parameter(key)),
        "layers": layers, "derivation": count,
    }))
}

fn derivation(pack: &Pack, found: &Derivation) -> Result<Value, RuleError> {
    let days: Vec<Value> = pack
        .ledger(found)?
        .iter()
        .map(|day| json!({ "date": day.date, "counts": day.number }))
        .collect();
    Ok(json!({
        "from": found.from, "due": found.due, "steps": found.steps,
        "explained": { "zh": found.explain(Lang::Zh), "en": found.explain(Lang::En) },
        "days": days,
    }))
}

fn head(pack: &Pack) -> Value {
    let citations: Vec<Value> = pack.citations().iter().map(words).collect();
    json!({
        "id": pack.id(), "jurisdiction": pack.jurisdiction(), "extends": pack.extends(),
        "name": words(pack.name()), "validFrom": pack.valid_from(), "validTo": pack.valid_to(),
        "citations": citations,
    })
}

fn parameter(one: &Parameter) -> Value {
    json!({
        "value": one.value, "shown": { "zh": one.value.show(Lang::Zh), "en": one.value.show(Lang::En) },
        "source": words(&one.source), "strength": one.strength, "verifiedOn": one.verified_on,
        "note": one.note.as_ref().map(words), "origin": one.origin,
    })
}

fn words(wording: &Wording) -> Value {
    json!({ "zh": wording.zh, "en": wording.en })
}

fn both(text: Bi) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}
