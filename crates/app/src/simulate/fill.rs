//! Fields as people fill them: mostly as the form asks, sometimes not.

use super::{dice::Dice, ground::Ground, rails::Rails};
use domain::{
    At, FieldMeta, VerbEntry,
    input::{Kind, Need},
    refs,
};
use kernel::time::plus_days;
use serde_json::{Map, Value, json};

/// What people write where the form asks for text.
const PHRASES: [&str; 11] = [
    "按合同约定办理",
    "见附件，已核对",
    "as agreed in the contract",
    "情况属实，请及时处理",
    "no remark",
    "2025-06",
    "K-07",
    "4f8b0c6d2a1e9f7355c8d0b1a2e3f40596877869504132abcdef0123456789ab",
    "age1m2a0xsp7avj94p2r5f4cph84n6nava386zwtk4k2ltuvlrtzddcqn7m24c",
    "age1ch37vs4cucehp0g8wp47new6hqw7z9hcdhh3e5nekym3y697u6nq9h0gul",
    "age1xjzzl2vhzev5scud8lrf9n85fgy2h2u4k9r2fj2xgmgufeklqn6swf9tlm",
];
/// Sums people enter.
const SUMS: [&str; 9] = [
    "0", "0.01", "60", "500", "3000", "20000", "58000", "144000", "99999999",
];
/// What people enter where something else is asked for.
const ODD: [&str; 8] = ["", "-1", "X9", "soon", "999999999999", "T77", "二", "0.001"];

/// Fills forms.
pub struct Filler<'a> {
    /// Who there is.
    pub ground: &'a Ground,
    /// How stories fill them.
    pub rails: &'a Rails,
}

impl Filler<'_> {
    /// The fields of a command.
    pub fn fill(&self, dice: &mut Dice, at: &At<'_>, entry: &VerbEntry) -> Map<String, Value> {
        let known = self.rails.examples.get(entry.meta.code);
        let example = known.and_then(|all| dice.pick(all)).cloned();
        let mut base = match example {
            Some(example) if dice.chance(70) => example,
            _ => (entry.prefill)(at),
        };
        for field in entry.meta.fields {
            let before = base.remove(field.name);
            if let Some(value) = self.value(dice, at, field, before) {
                base.insert(field.name.to_owned(), value);
            }
        }
        if dice.chance(8) {
            self.spoil(dice, &mut base, entry.meta.fields);
        }
        base
    }

    /// One field goes wrong.
    fn spoil(&self, dice: &mut Dice, map: &mut Map<String, Value>, fields: &[FieldMeta]) {
        let name = dice.pick(fields).map_or("nonsense", |field| field.name);
        let odd = dice.pick(&ODD).copied().unwrap_or_default();
        match dice.below(4) {
            0 => {
                map.remove(name);
            }
            1 => {
                map.insert("nonsense".to_owned(), odd.into());
            }
            2 => {
                map.insert(name.to_owned(), json!([{ "a": odd }]));
            }
            _ => {
                map.insert(name.to_owned(), odd.into());
            }
        }
    }

    /// The value of a field, from what stood there before.
    fn value(
        &self,
        dice: &mut Dice,
        at: &At<'_>,
        field: &FieldMeta,
        before: Option<Value>,
    ) -> Option<Value> {
        let before = before.filter(|value| !value.is_null() && *value != json!(""));
        if field.need == Need::Optional && before.is_none() && dice.chance(50) {
            return None;
        }
        match field.kind {
            Kind::Ref(kind) => self.reference(dice, at, kind, before),
            Kind::Refs(kind) => Some(self.references(dice, at, kind, before)),
            Kind::Rows(columns) => Some(self.rows(dice, at, columns, before)),
            _ => match before {
                Some(value) if dice.chance(self.kept(field)) => Some(value),
                _ => Some(self.fresh(dice, at, field)),
            },
        }
    }

    /// In how many of a hundred cases a value is kept as it stands.
    fn kept(&self, field: &FieldMeta) -> usize {
        match field.kind {
            Kind::Date | Kind::Moment => 25,
            Kind::Choice(_) => 65,
            Kind::Line | Kind::Prose => 95,
            _ => 85,
        }
    }

    fn fresh(&self, dice: &mut Dice, at: &At<'_>, field: &FieldMeta) -> Value {
        match field.kind {
            Kind::Line | Kind::Prose => dice.pick(&PHRASES).copied().unwrap_or_default().into(),
            Kind::Money => dice.pick(&SUMS).copied().unwrap_or_default().into(),
            Kind::Percent => dice.below(101).to_string().into(),
            Kind::Count => match dice.below(3) {
                0 => dice.below(4).to_string().into(),
                1 => dice.below(60).to_string().into(),
                _ => dice.below(2_000).to_string().into(),
            },
            Kind::Number => dice.below(101).to_string().into(),
            Kind::Date => self.day(dice, at).into(),
            Kind::Time => "09:30".into(),
            Kind::Moment => format!("{} 09:30", self.day(dice, at)).into(),
            Kind::Choice(list) => {
                let all = list();
                dice.pick(&all).map_or("", |(code, _)| *code).into()
            }
            Kind::Choices(list) => {
                let all = list();
                let some = all.iter().filter(|_| dice.chance(40));
                some.map(|(code, _)| Value::from(*code)).collect()
            }
            Kind::Organisation => self.organisation(dice, at),
            Kind::Organisations => {
                let count = dice.below(3);
                (0..count).map(|_| self.organisation(dice, at)).collect()
            }
            Kind::Person => self.person(dice),
            Kind::Persons => {
                let count = 1 + dice.below(3);
                (0..count).map(|_| self.person(dice)).collect()
            }
            Kind::Ref(_) | Kind::Refs(_) | Kind::Rows(_) => Value::Null,
        }
    }

    fn day(&self, dice: &mut Dice, at: &At<'_>) -> String {
        let days = match dice.below(4) {
            0 => 0,
            1 => dice.between(-10, -1),
            2 => dice.between(1, 20),
            _ => dice.between(-90, 200),
        };
        plus_days(at.today(), days).to_string()
    }

    /// Mostly an organisation that has to do with the purchase, often one's own.
    fn organisation(&self, dice: &mut Dice, at: &At<'_>) -> Value {
        let own = at.actor().organisation;
        if let Some(own) = own.filter(|_| dice.chance(30)) {
            return own.to_string().into();
        }
        let held = at.process.grants_in(at.context.contract);
        let mut near: Vec<_> = held
            .filter_map(|one| Some(one.organisation.as_ref()?.id))
            .collect();
        near.extend(at.contract().ok().map(|one| one.supplier.id));
        let any: Vec<_> = self
            .ground
            .directory
            .organisations()
            .map(|one| one.id)
            .collect();
        let from = if dice.chance(85) && !near.is_empty() {
            near
        } else {
            any
        };
        dice.pick(&from).map(ToString::to_string).into()
    }

    fn person(&self, dice: &mut Dice) -> Value {
        dice.pick(&self.ground.people)
            .map(|one| one.id.to_string())
            .into()
    }

    fn reference(
        &self,
        dice: &mut Dice,
        at: &At<'_>,
        kind: &str,
        before: Option<Value>,
    ) -> Option<Value> {
        let all = refs::options(at, kind);
        if let Some(value) = before.filter(|_| all.is_empty() || dice.chance(25)) {
            return Some(value);
        }
        let found = dice.pick(&all).map(|one| Value::from(one.value.clone()));
        Some(found.unwrap_or_else(|| format!("{}", 1 + dice.below(4)).into()))
    }

    fn references(&self, dice: &mut Dice, at: &At<'_>, kind: &str, before: Option<Value>) -> Value {
        if let Some(value) = before.filter(|_| dice.chance(60)) {
            return value;
        }
        let all = refs::options(at, kind);
        let some = all.iter().filter(|_| dice.chance(60));
        some.map(|one| Value::from(one.value.clone())).collect()
    }

    fn rows(
        &self,
        dice: &mut Dice,
        at: &At<'_>,
        columns: &'static [FieldMeta],
        before: Option<Value>,
    ) -> Value {
        let rows = match before {
            Some(Value::Array(rows)) if !rows.is_empty() => rows,
            _ => vec![Value::Object(Map::new()); 1 + dice.below(3)],
        };
        let fill = |row: Value| {
            let mut row = match row {
                Value::Object(row) => row,
                _ => Map::new(),
            };
            for column in columns {
                let before = row.remove(column.name);
                if let Some(value) = self.value(dice, at, column, before) {
                    row.insert(column.name.to_owned(), value);
                }
            }
            Value::Object(row)
        };
        rows.into_iter().map(fill).collect()
    }
}
