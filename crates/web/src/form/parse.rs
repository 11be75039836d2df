//! Turns the fields of a submitted form into the JSON that the domain reads.

use domain::input::{FieldMeta, Kind};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Most rows of a table that are read from a form.
const ROWS_READ_MAX: usize = 200;

/// The JSON of the fields; names that begin with `_` belong to the page, not to the verb. Names the
/// verb does not have are passed on, so that the domain can refuse them.
pub fn to_json(fields: &[FieldMeta], pairs: &[(String, String)]) -> Map<String, Value> {
    let mut map = Map::new();
    for field in fields {
        let value = match field.kind {
            Kind::Rows(columns) => rows(field.name, columns, pairs),
            Kind::Choices(_) | Kind::Organisations | Kind::Persons | Kind::Refs(_) => {
                Value::Array(all(field.name, pairs).map(Value::from).collect())
            }
            Kind::Line
            | Kind::Prose
            | Kind::Money
            | Kind::Percent
            | Kind::Count
            | Kind::Number
            | Kind::Date
            | Kind::Moment
            | Kind::Time
            | Kind::Choice(_)
            | Kind::Organisation
            | Kind::Person
            | Kind::Ref(_) => all(field.name, pairs)
                .next()
                .map_or(Value::Null, Value::from),
        };
        map.insert(field.name.to_owned(), value);
    }
    for (name, value) in pairs {
        let head = name.split('.').next().unwrap_or(name);
        if !name.starts_with('_') && !fields.iter().any(|field| field.name == head) {
            map.insert(name.clone(), Value::from(value.as_str()));
        }
    }
    map
}

fn all<'a>(name: &'a str, pairs: &'a [(String, String)]) -> impl Iterator<Item = &'a str> {
    pairs
        .iter()
        .filter(move |(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

fn rows(name: &str, columns: &[FieldMeta], pairs: &[(String, String)]) -> Value {
    let mut rows: BTreeMap<usize, Map<String, Value>> = BTreeMap::new();
    for (key, value) in pairs {
        let mut parts = key.splitn(3, '.');
        let (Some(head), Some(number), Some(column)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if let (true, Ok(number)) = (head == name, number.parse::<usize>())
            && number < ROWS_READ_MAX
        {
            let row = rows.entry(number).or_default();
            if takes_several(columns, column) {
                let list = row
                    .entry(column)
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.push(Value::from(value.as_str()));
                }
            } else {
                row.insert(column.to_owned(), Value::from(value.as_str()));
            }
        }
    }
    // Gaps are kept as empty rows, so that a fault names the row the person sees.
    let last = rows.keys().next_back().map_or(0, |last| last + 1);
    let row = |number| Value::Object(rows.get(&number).cloned().unwrap_or_default());
    Value::Array((0..last).map(row).collect())
}

/// Whether a column of a table is answered by ticking several boxes.
fn takes_several(columns: &[FieldMeta], name: &str) -> bool {
    let column = columns.iter().find(|column| column.name == name);
    column.is_some_and(|column| {
        matches!(
            column.kind,
            Kind::Refs(_) | Kind::Choices(_) | Kind::Organisations | Kind::Persons
        )
    })
}

/// The form pairs of JSON values, to show a form that is filled in already.
pub fn to_pairs(map: &Map<String, Value>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (name, value) in map {
        flatten(name, value, &mut pairs);
    }
    pairs
}

fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        Value::Bool(_) | Value::Number(_) => pairs.push((name.to_owned(), value.to_string())),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                match item {
                    Value::Object(row) => {
                        for (column, cell) in row {
                            flatten(&format!("{name}.{number}.{column}"), cell, pairs);
                        }
                    }
                    other => flatten(name, other, pairs),
                }
            }
        }
        Value::Object(row) => {
            for (column, cell) in row {
                flatten(&format!("{name}.{column}"), cell, pairs);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::lang::bi;
    use serde_json::json;

    const fn field(name: &'static str, kind: Kind) -> FieldMeta {
        FieldMeta {
            name,
            label: bi("", ""),
            hint: bi("", ""),
            kind,
            need: domain::input::Need::Optional,
        }
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn plain_several_and_table_fields_become_json() {
        let fields = [
            field("title", Kind::Line),
            field("hosts", Kind::Organisations),
            field("rows", Kind::Rows(&[])),
        ];
        let typed = pairs(&[
            ("title", "A"),
            ("hosts", "1"),
            ("hosts", "2"),
            ("rows.1.name", "x"),
            ("_csrf", "secret"),
            ("colour", "red"),
        ]);
        let expected = json!({
            "title": "A", "hosts": ["1", "2"], "rows": [{}, { "name": "x" }], "colour": "red",
        });
        assert_eq!(Value::Object(to_json(&fields, &typed)), expected);
    }

    #[test]
    fn what_is_shown_again_is_what_was_typed() {
        let fields = [field("title", Kind::Line), field("rows", Kind::Rows(&[]))];
        let typed = pairs(&[("title", "A"), ("rows.0.name", "x")]);
        let mut again = to_pairs(&to_json(&fields, &typed));
        again.sort_by(|left, right| right.cmp(left));
        assert_eq!(again, typed);
    }
}
