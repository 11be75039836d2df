//! Commands as JSON.

use crate::{Web, api, ask::Ask, failure::Failure, routes::Answer};
use app::{Submission, Who, bus::Repeat, ids};
use domain::{
    ContractId,
    input::{FieldMeta, Kind, Need, read_moment},
    verb::{Birth, Scope, When},
};
use kernel::{Bi, ProcessId};
use serde_json::{Map, Value, json};

/// `GET /api/v1/acts`: every act with its fields, stages and who may take it.
///
/// # Errors
/// None.
pub fn catalogue(_: &Web, _: &Ask) -> Answer {
    let acts: Vec<Value> = domain::verbs()
        .map(|entry| {
            let meta = entry.meta;
            let roles = policy::row(meta.code).map_or(&[][..], |row| row.roles);
            json!({
                "code": meta.code,
                "title": both(meta.title),
                "help": both(meta.help),
                "acts": meta.acts.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "scope": match meta.scope { Scope::Process => "purchase", Scope::Contract => "contract", Scope::Either => "either" },
                "startsPurchase": meta.birth == Birth::New,
                "mayHaveHappenedEarlier": meta.when == When::Earlier,
                "stages": meta.stages.iter().map(|stage| stage.code()).collect::<Vec<_>>(),
                "roles": roles.iter().map(|role| role.code()).collect::<Vec<_>>(),
                "fields": meta.fields.iter().map(self::field).collect::<Vec<_>>(),
            })
        })
        .collect();
    api::ok(&json!({ "acts": acts }))
}

fn both(text: Bi) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}

fn field(field: &FieldMeta) -> Value {
    let mut value = json!({
        "name": field.name,
        "label": both(field.label),
        "hint": both(field.hint),
        "required": field.need == Need::Required,
        "kind": kind(field.kind),
    });
    let more = match field.kind {
        Kind::Choice(list) | Kind::Choices(list) => Some((
            "options",
            list()
                .into_iter()
                .map(|(code, name)| json!({ "code": code, "name": both(name) }))
                .collect(),
        )),
        Kind::Rows(columns) => Some(("columns", columns.iter().map(self::field).collect())),
        Kind::Ref(of) | Kind::Refs(of) => Some(("refersTo", Value::from(of))),
        Kind::Line
        | Kind::Prose
        | Kind::Money
        | Kind::Percent
        | Kind::Count
        | Kind::Number
        | Kind::Date
        | Kind::Moment
        | Kind::Time
        | Kind::Organisation
        | Kind::Organisations
        | Kind::Person
        | Kind::Persons => None,
    };
    if let (Some((name, list)), Some(map)) = (more, value.as_object_mut()) {
        map.insert(name.to_owned(), list);
    }
    value
}

/// The name of a kind of field in the interface.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Line => "line",
        Kind::Prose => "text",
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Count => "count",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Moment => "moment",
        Kind::Time => "time",
        Kind::Choice(_) => "choice",
        Kind::Choices(_) => "choices",
        Kind::Organisation => "organisation",
        Kind::Organisations => "organisations",
        Kind::Person => "person",
        Kind::Persons => "persons",
        Kind::Ref(_) => "reference",
        Kind::Refs(_) => "references",
        Kind::Rows(_) => "table",
    }
}

/// `POST /api/v1/acts/{verb}`: an act that starts a purchase.
///
/// # Errors
/// Malformed body, or the rejection.
pub fn start(web: &Web, ask: &Ask) -> Answer {
    give(web, ask, None)
}

/// `POST /api/v1/purchases/{id}/acts/{verb}`: an act in a purchase.
///
/// # Errors
/// Malformed body, or the rejection.
pub fn submit(web: &Web, ask: &Ask) -> Answer {
    give(web, ask, Some(ask.process()?))
}

fn give(web: &Web, ask: &Ask, process: Option<ProcessId>) -> Answer {
    let mut body = api::object(&ask.body)?;
    let zone = match process
        .map(|id| web.app.purchase(id))
        .transpose()?
        .flatten()
    {
        Some(loaded) => loaded.process.law().zone(),
        None => kernel::Zone::default(),
    };
    let submission = Submission {
        key: match &ask.key {
            Some(key) if (8..=128).contains(&key.len()) => key.clone(),
            Some(_) => return Err(Failure::Malformed),
            None => ids::token().map_err(app::AppError::from)?,
        },
        who: Who::Person(ask.signed_in()?.person.id),
        process,
        contract: contract(&body)?,
        verb: ask.param("verb").to_owned(),
        input: match body.remove("input") {
            Some(Value::Object(map)) => map,
            None => Map::new(),
            Some(_) => return Err(Failure::Malformed),
        },
        occurred: match body.get("occurred").and_then(Value::as_str) {
            Some(text) => Some(read_moment(text, zone).ok_or(Failure::Malformed)?),
            None => None,
        },
        reason: body
            .get("reason")
            .and_then(Value::as_str)
            .map(str::to_owned),
        expected: match body.get("expectedVersion") {
            Some(number) => {
                let number = number
                    .as_u64()
                    .and_then(|number| u32::try_from(number).ok());
                Some(number.ok_or(Failure::Malformed)?)
            }
            None => None,
        },
    };
    let accepted = web.app.submit(submission).map_err(Failure::Rejected)?;
    let receipt = web.app.receipt(accepted.positions)?;
    let status = if accepted.repeat == Repeat::First {
        201
    } else {
        200
    };
    let answer = json!({
        "purchase": accepted.process,
        "positions": accepted.positions,
        "receipt": receipt,
    });
    Ok(api::respond(status, "application/json", &answer))
}

fn contract(body: &Map<String, Value>) -> Result<Option<ContractId>, Failure> {
    match body.get("contract") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            let number = text
                .trim_start_matches('K')
                .parse()
                .map_err(|_| Failure::Malformed)?;
            Ok(Some(ContractId(number)))
        }
        Some(_) => Err(Failure::Malformed),
    }
}
