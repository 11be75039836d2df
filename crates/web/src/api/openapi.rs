//! The description of the interface, made from the same table of routes and the same declarations of
//! verbs that answer it, so it cannot drift (see `docs/adr`).

use crate::{
    Web, api,
    api::acts::kind,
    ask::Ask,
    routes::{Access, Answer, ROUTES, Route},
};
use domain::input::{FieldMeta, Kind, Need};
use serde_json::{Map, Value, json};

/// `GET /api/v1/openapi.json`.
///
/// # Errors
/// None.
pub fn show(_: &Web, _: &Ask) -> Answer {
    api::ok(&document())
}

/// The whole description.
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES
        .iter()
        .filter(|route| route.path.starts_with("/api/"))
    {
        if route.path.ends_with("/acts/{verb}") {
            act_paths(route, &mut paths);
        } else {
            add(&mut paths, route.path, route, operation(route));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Bonafide 实约", "version": env!("CARGO_PKG_VERSION"),
                  "description": "Commands and queries of public service contracts." },
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": { "Problem": problem_schema() },
        },
    })
}

fn add(paths: &mut Map<String, Value>, path: &str, route: &Route, operation: Value) {
    let entry = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
    if let Some(methods) = entry.as_object_mut() {
        methods.insert(route.method.to_ascii_lowercase(), operation);
    }
}

fn operation(route: &Route) -> Value {
    let places = route
        .path
        .split('{')
        .skip(1)
        .filter_map(|part| part.split('}').next());
    let mut parameters: Vec<Value> = places
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    parameters.extend(queries(route.path).iter().map(|(name, what)| {
        json!({ "name": name, "in": "query", "required": false, "description": what,
                "schema": { "type": "string", "format": "date" } })
    }));
    let mut operation = json!({
        "parameters": parameters,
        "responses": {
            "200": { "description": "as asked", "content": { "application/json": { "schema": { "type": "object" } } } },
            "default": problem(),
        },
    });
    if let (Access::ApiSignedIn, Some(map)) = (route.access, operation.as_object_mut()) {
        map.insert("security".to_owned(), json!([{ "token": [] }]));
    }
    if route.path == "/api/v1/sessions"
        && let Some(map) = operation.as_object_mut()
    {
        map.insert("requestBody".to_owned(), json!({ "required": true, "content": { "application/json": { "schema": {
            "type": "object", "required": ["login", "password"],
            "properties": { "login": { "type": "string" }, "password": { "type": "string" } } } } } }));
    }
    operation
}

/// The days a route of the rules can be asked about.
fn queries(path: &str) -> &'static [(&'static str, &'static str)] {
    const ON: (&str, &str) = (
        "on",
        "the day of the event; if absent the day counted from, else today",
    );
    match path {
        "/api/v1/rules/{jurisdiction}" => &[ON],
        "/api/v1/rules/{jurisdiction}/{key}" => &[
            ON,
            ("from", "count the period from this day"),
            ("until", "count back from this day"),
        ],
        _ => &[],
    }
}

/// One path per verb, each with the schema of its fields.
fn act_paths(route: &Route, paths: &mut Map<String, Value>) {
    let starts = !route.path.contains("{id}");
    for entry in domain::verbs() {
        if (entry.meta.birth == domain::verb::Birth::New) != starts {
            continue;
        }
        let path = route.path.replace("{verb}", entry.meta.code);
        let plain = Route { path: "", ..*route };
        let mut operation = operation(&plain);
        if let Some(map) = operation.as_object_mut() {
            let place = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }]);
            map.insert(
                "parameters".to_owned(),
                if starts { json!([]) } else { place },
            );
            map.insert("operationId".to_owned(), entry.meta.code.into());
            map.insert(
                "summary".to_owned(),
                format!("{} / {}", entry.meta.title.en, entry.meta.title.zh).into(),
            );
            map.insert("requestBody".to_owned(), body(entry.meta.fields));
            map.insert(
                "responses".to_owned(),
                json!({
                    "201": { "description": "recorded; the answer carries the receipt" },
                    "default": problem(),
                }),
            );
        }
        add(paths, &path, route, operation);
    }
}

fn body(fields: &[FieldMeta]) -> Value {
    json!({ "required": true, "content": { "application/json": { "schema": {
        "type": "object",
        "properties": {
            "input": object(fields),
            "contract": { "type": "string", "description": "for instance K1" },
            "occurred": { "type": "string", "format": "date-time" },
            "reason": { "type": "string" },
            "expectedVersion": { "type": "integer" },
        },
    } } } })
}

fn object(fields: &[FieldMeta]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.to_owned(), schema(field)))
        .collect();
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.need == Need::Required)
        .map(|field| field.name)
        .collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": required })
}

fn schema(field: &FieldMeta) -> Value {
    let text = |format: &str| json!({ "type": "string", "description": format });
    let mut schema = match field.kind {
        Kind::Line
        | Kind::Prose
        | Kind::Money
        | Kind::Percent
        | Kind::Number
        | Kind::Moment
        | Kind::Time => text(kind(field.kind)),
        Kind::Count => json!({ "type": ["integer", "string"] }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Choice(list) => {
            json!({ "type": "string", "enum": list().iter().map(|(code, _)| *code).collect::<Vec<_>>() })
        }
        Kind::Choices(list) => json!({ "type": "array", "items": {
            "type": "string", "enum": list().iter().map(|(code, _)| *code).collect::<Vec<_>>() } }),
        Kind::Organisation | Kind::Person => json!({ "type": "string", "format": "uuid" }),
        Kind::Organisations | Kind::Persons => {
            json!({ "type": "array", "items": { "type": "string", "format": "uuid" } })
        }
        Kind::Ref(of) => text(of),
        Kind::Refs(of) => json!({ "type": "array", "items": text(of) }),
        Kind::Rows(columns) => json!({ "type": "array", "items": object(columns) }),
    };
    if let Some(map) = schema.as_object_mut() {
        map.insert(
            "title".to_owned(),
            format!("{} / {}", field.label.en, field.label.zh).into(),
        );
    }
    schema
}

fn problem() -> Value {
    json!({ "description": "a problem with a stable code", "content": {
        "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } })
}

fn problem_schema() -> Value {
    let mut codes: Vec<&str> = domain::registry::refusals().map(|kind| kind.code).collect();
    codes.extend(domain::input::FAULTS.iter().map(|(code, _)| *code));
    codes.extend(policy::Denial::ALL.iter().map(|denial| denial.code()));
    codes.extend([
        "faulty-fields",
        "moved-on",
        "unknown-verb",
        "unknown-purchase",
        "key-reused",
        "busy",
        "unavailable",
        "not-found",
        "malformed",
        "internal",
        "form-expired",
    ]);
    codes.extend(rules::RuleError::CODES);
    codes.sort_unstable();
    codes.dedup();
    json!({
        "type": "object",
        "required": ["status", "code", "title"],
        "properties": {
            "type": { "type": "string" }, "status": { "type": "integer" },
            "code": { "type": "string", "enum": codes },
            "title": { "type": "string" },
            "errors": { "type": "array", "items": { "type": "object", "properties": {
                "pointer": { "type": "string" }, "code": { "type": "string" },
                "detail": { "type": "string" }, "next": { "type": "string" } } } },
        },
    })
}
