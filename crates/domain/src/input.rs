//! What people give: typed fields of a command, read from a form or from JSON by the same rules.
//!
//! A form arrives as strings, JSON as strings, numbers, arrays and objects; each type accepts both.
//! Reading never stops at the first fault, so that a form shows all of them at once.

use crate::say::Say;
use jiff::civil::{DateTime, Time};
use kernel::{
    Bi, Currency, Date, Digest, FreeText, Lang, Money, OrganisationId, Percent, PersonId, Role,
    Timestamp, Zone, lang::bi,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, str::FromStr, sync::Arc};

/// Longest single-line text, in characters.
pub const LINE_MAX: usize = 200;
/// Longest text of several lines, in characters.
pub const PROSE_MAX: usize = 8_000;
/// Most rows a table field takes.
pub const ROWS_MAX: usize = 60;

/// How a field is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Prose,
    /// An amount of money.
    Money,
    /// A share of a hundred.
    Percent,
    /// A whole number.
    Count,
    /// A number with up to two decimal places (hours, points).
    Number,
    /// A civil date.
    Date,
    /// A civil date with a time of day.
    Moment,
    /// A time of day.
    Time,
    /// One of a closed list.
    Choice(fn() -> Vec<(&'static str, Bi)>),
    /// Some of a closed list.
    Choices(fn() -> Vec<(&'static str, Bi)>),
    /// One organisation of the directory.
    Organisation,
    /// Some organisations of the directory.
    Organisations,
    /// One person of the directory.
    Person,
    /// Some persons of the directory.
    Persons,
    /// One object of the purchase.
    Ref(&'static str),
    /// Some objects of the purchase.
    Refs(&'static str),
    /// A table with these columns.
    Rows(&'static [FieldMeta]),
}

/// Whether a field must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may stay empty.
    Optional,
}

/// One field of a form.
#[derive(Clone, Copy, Debug)]
pub struct FieldMeta {
    /// Name in forms and JSON.
    pub name: &'static str,
    /// What people read.
    pub label: Bi,
    /// One sentence of help, possibly empty.
    pub hint: Bi,
    /// How it is asked for.
    pub kind: Kind,
    /// Whether it must be filled.
    pub need: Need,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: `title`, or `criteria.0.weight` inside a table.
    pub field: String,
    /// The stable code.
    pub code: &'static str,
    /// What to write instead.
    pub text: Bi,
}

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident $code:literal ($zh:literal, $en:literal);)+) => {
        /// Every fault a field can have: code and text.
        pub const FAULTS: &[(&str, Bi)] = &[$(($code, bi($zh, $en))),+];
        $($(#[$doc])* pub const $name: (&str, Bi) = ($code, bi($zh, $en));)+
    };
}

faults! {
    /// Nothing given.
    MISSING "field-missing" ("此项必填", "fill this in");
    /// Too long.
    TOO_LONG "field-too-long" ("内容过长，请缩短", "this is too long; shorten it");
    /// Control characters.
    UNPRINTABLE "field-unprintable" ("含有无法显示的字符，请删除", "this contains characters that cannot be shown; remove them");
    /// Not an amount.
    NOT_MONEY "field-not-money" ("请填写金额，例如 300000 或 300000.50", "enter an amount, for example 300000 or 300000.50");
    /// Not a percentage.
    NOT_PERCENT "field-not-percent" ("请填写 0 到 100 之间的百分数", "enter a percentage between 0 and 100");
    /// Not a whole number.
    NOT_COUNT "field-not-count" ("请填写不小于 0 的整数", "enter a whole number, 0 or more");
    /// Not a number.
    NOT_NUMBER "field-not-number" ("请填写不小于 0 的数，最多两位小数", "enter a number, 0 or more, with at most two decimal places");
    /// Not a date.
    NOT_DATE "field-not-date" ("请填写日期，例如 2025-03-01", "enter a date such as 2025-03-01");
    /// Not a date and time.
    NOT_MOMENT "field-not-moment" ("请填写日期和时间，例如 2025-03-01 09:30", "enter a date and time such as 2025-03-01 09:30");
    /// Not a time of day.
    NOT_TIME "field-not-time" ("请填写时间，例如 09:30", "enter a time of day such as 09:30");
    /// Not a month.
    NOT_MONTH "field-not-month" ("请填写月份，例如 2025-04", "enter a month such as 2025-04");
    /// Not a pseudonym.
    NOT_CODE "field-not-code" ("请填写代号：1–4 个字母加 1–8 个数字，例如 G12；不写姓名",
        "enter a code of 1–4 letters and 1–8 digits such as G12, never a name");
    /// Not a digest.
    NOT_DIGEST "field-not-digest" ("请填写 64 位十六进制的 SHA-256 摘要", "enter a SHA-256 digest of 64 hexadecimal digits");
    /// Not on the list.
    NOT_LISTED "field-not-listed" ("请从列表中选择", "choose one from the list");
    /// Too many rows.
    TOO_MANY "field-too-many" ("行数过多", "there are too many rows");
    /// Wrong JSON shape.
    WRONG_SHAPE "field-wrong-shape" ("数据格式不对", "this has the wrong shape");
    /// A field the form does not have.
    UNKNOWN_FIELD "field-unknown" ("没有这个字段", "there is no such field");
}

/// A fault of one field.
pub fn fault(field: &str, (code, text): (&'static str, Bi)) -> Fault {
    Fault {
        field: field.to_owned(),
        code,
        text,
    }
}

/// An organisation as named when the act was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id in the directory.
    pub id: OrganisationId,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

/// A person as named when the act was made; the name can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id in the directory.
    pub id: PersonId,
    /// The organisation they act for, if any.
    pub organisation: Option<OrganisationId>,
    /// Their name.
    pub name: FreeText,
}

impl Organisation {
    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
impl Say for Organisation {
    fn say(&self, lang: Lang) -> String {
        self.name(lang).to_owned()
    }
}
impl Say for Person {
    fn say(&self, _: Lang) -> String {
        self.name.as_str().to_owned()
    }
}

/// What is known when a command is read: the directory of the shell, and where the purchase is.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Organisations by id.
    pub organisations: Arc<BTreeMap<OrganisationId, Organisation>>,
    /// Persons by id.
    pub persons: Arc<BTreeMap<PersonId, Person>>,
    /// The currency in which amounts are given.
    pub currency: Currency,
    /// The zone in which times of day are given.
    pub zone: Zone,
}

impl Known {
    /// Adds an organisation, or puts it in the place of what was known of it.
    pub fn add_organisation(&mut self, one: Organisation) {
        Arc::make_mut(&mut self.organisations).insert(one.id, one);
    }

    /// Adds a person, or puts them in the place of what was known of them.
    pub fn add_person(&mut self, one: Person) {
        Arc::make_mut(&mut self.persons).insert(one.id, one);
    }

    /// The same directory, for reading a command of a purchase elsewhere.
    #[must_use]
    pub fn placed(&self, currency: Currency, zone: Zone) -> Known {
        Known {
            organisations: Arc::clone(&self.organisations),
            persons: Arc::clone(&self.persons),
            currency,
            zone,
        }
    }
}

/// A type that a field can have.
pub trait Input: Sized {
    /// How it is asked for.
    const KIND: Kind;
    /// Whether it must be filled.
    const NEED: Need = Need::Required;
    /// Reads it; `field` names it in faults.
    ///
    /// # Errors
    /// Every fault found.
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>>;
}

/// The trimmed text of a value, `None` when nothing was given.
fn text_of(value: Option<&Value>, field: &str) -> Result<Option<String>, Vec<Fault>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            let text = text.trim();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        }
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            Err(vec![fault(field, WRONG_SHAPE)])
        }
    }
}

fn required(value: Option<&Value>, field: &str) -> Result<String, Vec<Fault>> {
    text_of(value, field)?.ok_or_else(|| vec![fault(field, MISSING)])
}

fn free_text(value: Option<&Value>, field: &str, max: usize) -> Result<FreeText, Vec<Fault>> {
    let text = required(value, field)?.replace("\r\n", "\n");
    if text.chars().count() > max {
        return Err(vec![fault(field, TOO_LONG)]);
    }
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.chars().any(odd) || (max == LINE_MAX && text.contains('\n')) {
        return Err(vec![fault(field, UNPRINTABLE)]);
    }
    Ok(FreeText::new(text))
}

/// One line of free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(pub FreeText);

/// Several lines of free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose(pub FreeText);

impl Line {
    /// The text, for an event.
    pub fn text(&self) -> FreeText {
        self.0.clone()
    }
}
impl Prose {
    /// The text, for an event.
    pub fn text(&self) -> FreeText {
        self.0.clone()
    }
}

impl Input for Line {
    const KIND: Kind = Kind::Line;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        free_text(value, field, LINE_MAX).map(Line)
    }
}
impl Input for Prose {
    const KIND: Kind = Kind::Prose;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        free_text(value, field, PROSE_MAX).map(Prose)
    }
}
impl Input for Money {
    const KIND: Kind = Kind::Money;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        Money::parse(&text, known.currency).map_err(|_| vec![fault(field, NOT_MONEY)])
    }
}
impl Input for Percent {
    const KIND: Kind = Kind::Percent;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        let plain = text.trim_end_matches(['%', '％', ' ']);
        let read = Decimal::from_str(plain).ok().and_then(Percent::new);
        read.ok_or_else(|| vec![fault(field, NOT_PERCENT)])
    }
}
impl Input for u32 {
    const KIND: Kind = Kind::Count;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        match text.parse::<u32>() {
            Ok(number) if number <= 100_000_000 => Ok(number),
            _ => Err(vec![fault(field, NOT_COUNT)]),
        }
    }
}
impl Input for Decimal {
    const KIND: Kind = Kind::Number;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        match Decimal::from_str(&text) {
            Ok(number)
                if number >= Decimal::ZERO
                    && number.normalize().scale() <= 2
                    && number < Decimal::from(100_000_000) =>
            {
                Ok(number.normalize())
            }
            _ => Err(vec![fault(field, NOT_NUMBER)]),
        }
    }
}
impl Input for Date {
    const KIND: Kind = Kind::Date;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        match text.parse::<Date>() {
            Ok(date) if (1990..=2200).contains(&date.year()) => Ok(date),
            _ => Err(vec![fault(field, NOT_DATE)]),
        }
    }
}
impl Input for Digest {
    const KIND: Kind = Kind::Line;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        text.parse().map_err(|_| vec![fault(field, NOT_DIGEST)])
    }
}
impl Input for Timestamp {
    const KIND: Kind = Kind::Moment;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        read_moment(&text, known.zone).ok_or_else(|| vec![fault(field, NOT_MOMENT)])
    }
}

impl Input for Time {
    const KIND: Kind = Kind::Time;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?.replace('：', ":");
        let padded = match text.split_once(':') {
            Some((hour, _)) if hour.len() == 1 => format!("0{text}"),
            _ => text,
        };
        padded.parse().map_err(|_| vec![fault(field, NOT_TIME)])
    }
}

/// Reads an instant (`2025-03-01T01:30:00Z`) or a local date and time of `zone`.
pub fn read_moment(text: &str, zone: Zone) -> Option<Timestamp> {
    let instant = text.parse::<Timestamp>().ok().or_else(|| {
        let local = text.replacen(' ', "T", 1).parse::<DateTime>().ok()?;
        zone.instant(local)
    })?;
    let year = zone.civil_date(instant).year();
    (1990..=2200).contains(&year).then_some(instant)
}

impl Input for Role {
    const KIND: Kind = Kind::Choice(|| Role::ALL.iter().map(|r| (r.code(), r.name())).collect());
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        Role::from_code(&text).ok_or_else(|| vec![fault(field, NOT_LISTED)])
    }
}
impl Input for Organisation {
    const KIND: Kind = Kind::Organisation;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        let found = text
            .parse()
            .ok()
            .and_then(|id| known.organisations.get(&id).cloned());
        found.ok_or_else(|| vec![fault(field, NOT_LISTED)])
    }
}
impl Input for Person {
    const KIND: Kind = Kind::Person;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let text = required(value, field)?;
        let found = text
            .parse()
            .ok()
            .and_then(|id| known.persons.get(&id).cloned());
        found.ok_or_else(|| vec![fault(field, NOT_LISTED)])
    }
}

impl<T: Input> Input for Option<T> {
    const KIND: Kind = T::KIND;
    const NEED: Need = Need::Optional;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        if is_empty(value) {
            Ok(None)
        } else {
            T::read(value, field, known).map(Some)
        }
    }
}

fn is_empty(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(Value::Object(_) | Value::Bool(_) | Value::Number(_)) => false,
    }
}

/// A type of which a field may take several (check boxes).
pub trait Several: Input {
    /// How several of them are asked for.
    const MANY: Kind;
}
impl Several for Organisation {
    const MANY: Kind = Kind::Organisations;
}
impl Several for Person {
    const MANY: Kind = Kind::Persons;
}

impl<T: Several> Input for Vec<T> {
    const KIND: Kind = T::MANY;
    const NEED: Need = Need::Optional;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        match value {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(items)) if items.len() > ROWS_MAX => {
                Err(vec![fault(field, TOO_MANY)])
            }
            Some(Value::Array(items)) => items
                .iter()
                .map(|item| T::read(Some(item), field, known))
                .collect(),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(Vec::new()),
            one @ Some(_) => T::read(one, field, known).map(|item| vec![item]),
        }
    }
}

/// A row of a table field.
pub trait Row: Sized {
    /// The columns.
    const COLUMNS: &'static [FieldMeta];
    /// Reads one row; `field` is the place of the row.
    ///
    /// # Errors
    /// Every fault found.
    fn read_row(row: &Map<String, Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>>;
}

/// The rows of a table field, at most `MOST`. Rows left wholly empty are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T, const MOST: usize = ROWS_MAX>(pub Vec<T>);

impl<T: Row, const MOST: usize> Input for Rows<T, MOST> {
    const KIND: Kind = Kind::Rows(T::COLUMNS);
    const NEED: Need = Need::Optional;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let items = match value {
            None | Some(Value::Null) => return Ok(Rows(Vec::new())),
            Some(Value::Array(items)) if items.len() > MOST => {
                return Err(vec![fault(field, TOO_MANY)]);
            }
            Some(Value::Array(items)) => items,
            Some(_) => return Err(vec![fault(field, WRONG_SHAPE)]),
        };
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for (number, item) in items.iter().enumerate() {
            let place = format!("{field}.{number}");
            match item {
                Value::Object(row) if row.values().all(|cell| is_empty(Some(cell))) => {}
                Value::Object(row) => match T::read_row(row, &place, known) {
                    Ok(row) => rows.push(row),
                    Err(found) => faults.extend(found),
                },
                _ => faults.push(fault(&place, WRONG_SHAPE)),
            }
        }
        if faults.is_empty() {
            Ok(Rows(rows))
        } else {
            Err(faults)
        }
    }
}

/// Takes a field's result, keeping its faults; used by the macros.
pub fn take<T>(result: Result<T, Vec<Fault>>, faults: &mut Vec<Fault>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(found) => {
            faults.extend(found);
            None
        }
    }
}

/// Faults for names that are not among `fields`; a misspelt field must not vanish silently.
pub fn unknown_fields(map: &Map<String, Value>, fields: &[FieldMeta], prefix: &str) -> Vec<Fault> {
    map.keys()
        .filter(|name| !fields.iter().any(|field| field.name == name.as_str()))
        .map(|name| fault(&format!("{prefix}{name}"), UNKNOWN_FIELD))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read<T: Input>(value: Value) -> Result<T, &'static str> {
        T::read(Some(&value), "f", &Known::default()).map_err(|faults| faults[0].code)
    }

    #[test]
    fn text_is_trimmed_bounded_and_printable() {
        assert_eq!(read::<Line>(json!("  a ")).unwrap().0, "a".into());
        assert_eq!(read::<Line>(json!("")).unwrap_err(), "field-missing");
        assert_eq!(
            read::<Line>(json!("字".repeat(201))).unwrap_err(),
            "field-too-long"
        );
        assert_eq!(
            read::<Line>(json!("a\u{7}b")).unwrap_err(),
            "field-unprintable"
        );
        assert_eq!(
            read::<Line>(json!("a\nb")).unwrap_err(),
            "field-unprintable"
        );
        assert!(read::<Prose>(json!("a\nb")).is_ok());
        assert_eq!(
            read::<Prose>(json!({"a": 1})).unwrap_err(),
            "field-wrong-shape"
        );
    }

    #[test]
    fn numbers_dates_and_moments_come_as_text_or_json() {
        assert_eq!(read::<u32>(json!(3)).unwrap(), 3);
        assert_eq!(read::<u32>(json!("-3")).unwrap_err(), "field-not-count");
        assert_eq!(read::<Percent>(json!("30%")).unwrap(), Percent::whole(30));
        assert_eq!(
            read::<Percent>(json!("101")).unwrap_err(),
            "field-not-percent"
        );
        assert_eq!(
            read::<Decimal>(json!("1.255")).unwrap_err(),
            "field-not-number"
        );
        assert_eq!(
            read::<Date>(json!("2025-02-30")).unwrap_err(),
            "field-not-date"
        );
        let instant: Timestamp = "2025-03-01T01:30:00Z".parse().unwrap();
        assert_eq!(
            read::<Timestamp>(json!("2025-03-01 09:30")).unwrap(),
            instant
        );
        assert_eq!(read::<Time>(json!("9:30")).unwrap().to_string(), "09:30:00");
        assert_eq!(read::<Time>(json!("25:00")).unwrap_err(), "field-not-time");
        assert_eq!(
            read::<Timestamp>(json!("soon")).unwrap_err(),
            "field-not-moment"
        );
    }

    #[test]
    fn amounts_and_moments_are_those_of_the_place() {
        let known = Known::default().placed(Currency::GBP, Zone::London);
        let amount = Money::read(Some(&json!("£1,200.50")), "f", &known).unwrap();
        assert_eq!(amount.to_string(), "£1,200.50");
        let noon = Timestamp::read(Some(&json!("2025-07-10 12:00")), "f", &known).unwrap();
        assert_eq!(noon.to_string(), "2025-07-10T11:00:00Z");
    }

    #[test]
    fn organisations_must_be_known() {
        assert_eq!(
            read::<Organisation>(json!("nobody")).unwrap_err(),
            "field-not-listed"
        );
        assert!(read::<Vec<Organisation>>(json!("")).unwrap().is_empty());
    }
}
