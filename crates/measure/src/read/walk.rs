//! The structure of a line against the schema: every unknown, missing or wrong field at once.

use super::{
    fault::{At, FaultCode, Faults},
    near::nearest,
};
use crate::{coded::Step, ids::ActCode};
use kernel::{Date, lang::bi};
use serde_json::{Map, Value};

/// Walks one line.
pub(super) fn line(schema: &Value, value: &Value, at: &At, faults: &mut Faults) {
    let walk = Walk { root: schema };
    walk.any(schema, value, at, faults);
}

struct Walk<'a> {
    root: &'a Value,
}

/// The words a schema allows when it is a list of constants.
fn constants(schema: &Value) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Value::as_array);
    let listed = listed.into_iter().flatten().filter_map(Value::as_str);
    let single = schema.get("const").and_then(Value::as_str);
    listed.chain(single).collect()
}

fn alternatives(schema: &Value) -> Option<&Vec<Value>> {
    let found = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    found.and_then(Value::as_array)
}

impl<'a> Walk<'a> {
    fn named(&self, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
        let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
        Some((name, self.root.get("$defs")?.get(name)?))
    }

    fn any(&self, schema: &'a Value, value: &Value, at: &At, faults: &mut Faults) {
        let tagged = schema.get("properties").is_some();
        if let Some((name, target)) = self.named(schema)
            && !tagged
        {
            return match name {
                "ActCode" => act_code(value, at, faults),
                "Step" => step(value, at, faults),
                _ => self.any(target, value, at, faults),
            };
        }
        if let Some(list) = alternatives(schema) {
            return self.one_of(list, value, at, faults);
        }
        let words = constants(schema);
        if !words.is_empty() {
            return word(&words, value, at, faults);
        }
        let types = types(schema);
        if types.is_empty() {
            return;
        }
        if !types.iter().any(|name| fits(name, value)) {
            return wrong_type(&types, value, at, faults);
        }
        match value {
            Value::Object(fields) => self.object(schema, fields, at, faults),
            Value::Array(items) => {
                if let Some(inner) = schema.get("items") {
                    for (index, item) in items.iter().enumerate() {
                        self.any(inner, item, &at.to(index), faults);
                    }
                }
            }
            Value::String(text) if schema.get("format").and_then(Value::as_str) == Some("date") => {
                date(text, at, faults);
            }
            Value::Number(_) => range(schema, value, at, faults),
            _ => {}
        }
    }

    fn one_of(&self, list: &'a [Value], value: &Value, at: &At, faults: &mut Faults) {
        let real = || {
            list.iter()
                .filter(|one| one.get("type") != Some(&Value::from("null")))
        };
        if real().count() < list.len() && value.is_null() {
            return;
        }
        let mut own = real();
        if let (Some(only), None) = (own.next(), own.next()) {
            return self.any(only, value, at, faults);
        }
        if let Some(tag) = real().find_map(tag_of) {
            return self.tagged((tag, list), value, at, faults);
        }
        let words: Vec<&str> = real().flat_map(constants).collect();
        word(&words, value, at, faults);
    }

    fn tagged(
        &self,
        (tag, list): (&'a str, &'a [Value]),
        value: &Value,
        at: &At,
        faults: &mut Faults,
    ) {
        let Value::Object(fields) = value else {
            return wrong_type(&["object"], value, at, faults);
        };
        let constant = |one: &'a Value| one.get("properties")?.get(tag)?.get("const")?.as_str();
        let Some(said) = fields.get(tag) else {
            return missing(tag, at, faults);
        };
        let chosen = list.iter().find(|one| constant(one) == said.as_str());
        match chosen {
            Some(chosen) => self.object(chosen, fields, at, faults),
            None => {
                let words: Vec<&str> = list.iter().filter_map(constant).collect();
                word(&words, said, &at.to(tag), faults);
            }
        }
    }

    /// Fields of an object; a schema that refers to another has the fields of both.
    fn object(&self, schema: &'a Value, fields: &Map<String, Value>, at: &At, faults: &mut Faults) {
        let of = |schema: &'a Value| schema.get("properties").and_then(Value::as_object);
        let target = self.named(schema).map(|(_, target)| target);
        let own = of(schema).into_iter().chain(target.and_then(of)).flatten();
        let known: Vec<(&str, &Value)> = own.map(|(name, inner)| (name.as_str(), inner)).collect();
        for (name, value) in fields {
            match known.iter().find(|(known, _)| known == name) {
                Some((_, inner)) => self.any(inner, value, &at.to(name), faults),
                None => {
                    let near = nearest(name, known.iter().map(|(known, _)| *known));
                    unknown_field(name, near, &at.to(name), faults);
                }
            }
        }
        let required = |schema: &'a Value| schema.get("required").and_then(Value::as_array);
        let all = required(schema)
            .into_iter()
            .chain(target.and_then(required));
        for name in all.flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                missing(name, at, faults);
            }
        }
    }
}

/// The field by which the alternatives of a tagged list differ.
fn tag_of(schema: &Value) -> Option<&str> {
    let fields = schema.get("properties")?.as_object()?;
    let found = fields
        .iter()
        .find(|(_, inner)| inner.get("const").is_some());
    found.map(|(name, _)| name.as_str())
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(some)) => some.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn fits(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => true,
    }
}

fn unknown_field(name: &str, near: Option<&str>, at: &At, faults: &mut Faults) {
    let words = [
        bi("没有“{name}”这个字段。", "There is no field `{name}`."),
        bi(
            "改成最相近的“{near}”，或者删去。",
            "Use the nearest one, `{near}`, or leave it out.",
        ),
    ];
    let values = [("name", name), ("near", near.unwrap_or("-"))];
    faults.add(at.clone(), FaultCode::UnknownField, words, &values);
}

fn missing(name: &str, at: &At, faults: &mut Faults) {
    let words = [
        bi("缺少字段“{name}”。", "The field `{name}` is missing."),
        bi("补上“{name}”。", "Add `{name}`."),
    ];
    faults.add(
        at.clone(),
        FaultCode::MissingField,
        words,
        &[("name", name)],
    );
}

fn wrong_type(types: &[&str], value: &Value, at: &At, faults: &mut Faults) {
    let zh = |name: &str| match name {
        "string" => "文字",
        "number" => "数",
        "integer" => "整数",
        "array" => "列表",
        "object" => "对象",
        "null" => "空",
        _ => "其他",
    };
    let zh: Vec<&str> = types.iter().map(|name| zh(name)).collect();
    let (zh, en, given) = (zh.join("或"), types.join(" or "), value.to_string());
    let given: String = given.chars().take(40).collect();
    let words = [
        bi(
            "这里应是{zh}，写的是 {given}。",
            "This must be {en}, and is {given}.",
        ),
        bi("改成{zh}。", "Write {en} here."),
    ];
    let values = [
        ("zh", zh.as_str()),
        ("en", en.as_str()),
        ("given", given.as_str()),
    ];
    faults.add(at.clone(), FaultCode::WrongType, words, &values);
}

fn word(known: &[&str], value: &Value, at: &At, faults: &mut Faults) {
    let Some(given) = value.as_str() else {
        return wrong_type(&["string"], value, at, faults);
    };
    if known.contains(&given) {
        return;
    }
    let near = nearest(given, known.iter().copied()).unwrap_or("-");
    let all = known.join(", ");
    let words = [
        bi(
            "“{given}”不在可选的词里。",
            "`{given}` is none of the words allowed here.",
        ),
        bi(
            "可选：{all}；最相近的是“{near}”。",
            "Allowed: {all}; the nearest is `{near}`.",
        ),
    ];
    let values = [("given", given), ("all", all.as_str()), ("near", near)];
    faults.add(at.clone(), FaultCode::UnknownValue, words, &values);
}

fn date(text: &str, at: &At, faults: &mut Faults) {
    let plain = text.len() == 10 && text.parse::<Date>().is_ok();
    if !plain {
        let words = [
            bi(
                "“{text}”不是日历上的一天。",
                "`{text}` is not a day of the calendar.",
            ),
            bi("写成 2024-04-30 的样子。", "Write it like 2024-04-30."),
        ];
        faults.add(at.clone(), FaultCode::NotADate, words, &[("text", text)]);
    }
}

fn act_code(value: &Value, at: &At, faults: &mut Faults) {
    let Some(text) = value.as_str() else {
        return wrong_type(&["string"], value, at, faults);
    };
    if ActCode::try_from(text.to_owned()).is_err() {
        let words = [
            bi(
                "“{text}”不是行为编号。",
                "`{text}` is not the code of an act.",
            ),
            bi("用 A01 到 A112。", "Use A01 to A112."),
        ];
        faults.add(at.clone(), FaultCode::NotAnAct, words, &[("text", text)]);
    }
}

fn step(value: &Value, at: &At, faults: &mut Faults) {
    let Some(number) = value.as_f64() else {
        return wrong_type(&["number"], value, at, faults);
    };
    if Step::try_from(number).is_err() {
        out_of_range(value, "-1, -0.5, 0, 0.5, 1", at, faults);
    }
}

fn range(schema: &Value, value: &Value, at: &At, faults: &mut Faults) {
    let limit = |name| schema.get(name).and_then(Value::as_f64);
    let (low, high) = (limit("minimum"), limit("maximum"));
    let Some(number) = value.as_f64() else {
        return;
    };
    if low.is_some_and(|low| number < low) || high.is_some_and(|high| number > high) {
        let show = |end: Option<f64>| end.map_or("…".to_owned(), |end| end.to_string());
        let allowed = format!("{} – {}", show(low), show(high));
        out_of_range(value, &allowed, at, faults);
    }
}

pub(super) fn out_of_range(value: &Value, allowed: &str, at: &At, faults: &mut Faults) {
    let given = value.to_string();
    let words = [
        bi("{given} 超出范围。", "{given} is out of range."),
        bi("可用的值：{allowed}。", "Allowed: {allowed}."),
    ];
    let values = [("given", given.as_str()), ("allowed", allowed)];
    faults.add(at.clone(), FaultCode::OutOfRange, words, &values);
}
