//! Pseudonyms: codes that stand for a case, a user or a worker, so that no name need be typed.
//!
//! The provider alone keeps the list that says who is behind a code. A code is one to four letters and
//! one to eight digits (`G12`, `GX-0042`); a name does not fit that shape.

use crate::{
    input::{Fault, Input, Kind, Known, Line, NOT_CODE, Need, TOO_MANY, fault},
    say::Say,
};
use kernel::Lang;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// Most letters of a code.
const LETTERS_MAX: usize = 4;
/// Most digits of a code.
const DIGITS_MAX: usize = 8;
/// Most codes in one field.
pub const CODES_MAX: usize = 200;

/// The code in its one spelling, or nothing.
fn spelled(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|one| !matches!(one, '-' | ' ' | '－'))
        .map(|one| one.to_ascii_uppercase())
        .collect();
    let letters = plain.chars().take_while(char::is_ascii_uppercase).count();
    let digits: String = plain.chars().skip(letters).collect();
    let fits = (1..=LETTERS_MAX).contains(&letters)
        && (1..=DIGITS_MAX).contains(&digits.len())
        && digits.chars().all(|one| one.is_ascii_digit());
    fits.then_some(plain)
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);
        impl $name {
            /// The code of a text; none when it has another shape.
            pub fn new(text: &str) -> Option<$name> {
                spelled(text).map($name)
            }
            /// Its letters and digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<$name, &'static str> {
                $name::new(&text).ok_or("not a code of letters and digits")
            }
        }
        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Say for $name {
            fn say(&self, _: Lang) -> String {
                self.0.clone()
            }
        }
        impl Input for $name {
            const KIND: Kind = Kind::Line;
            fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
                let Line(text) = Line::read(value, field, known)?;
                $name::new(text.as_str()).ok_or_else(|| vec![fault(field, NOT_CODE)])
            }
        }
    )+ };
}

codes! {
    /// The pseudonym of a case, or of a user who is visited or advised without a case.
    CaseCode;
    /// The pseudonym of a user who signed in.
    UserCode;
    /// The code of a worker on the roster.
    WorkerCode;
}

/// Several users on one line: `A1 A2, B7`. Each counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserCodes(pub Vec<UserCode>);

impl Input for UserCodes {
    const KIND: Kind = Kind::Line;
    const NEED: Need = Need::Optional;
    fn read(value: Option<&Value>, field: &str, _: &Known) -> Result<Self, Vec<Fault>> {
        let texts: Vec<&str> = match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => {
                let parts = text.split([' ', ',', '，', '、', ';', '；', '\n', '\t']);
                parts.filter(|part| !part.trim().is_empty()).collect()
            }
            Some(Value::Array(items)) => {
                items.iter().map(|one| one.as_str().unwrap_or("")).collect()
            }
            Some(Value::Bool(_) | Value::Number(_) | Value::Object(_)) => vec![""],
        };
        if texts.len() > CODES_MAX {
            return Err(vec![fault(field, TOO_MANY)]);
        }
        let mut codes = Vec::with_capacity(texts.len());
        for text in texts {
            let code = UserCode::new(text).ok_or_else(|| vec![fault(field, NOT_CODE)])?;
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        Ok(UserCodes(codes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_code_is_letters_and_digits_and_nothing_like_a_name() {
        for (text, code) in [
            ("g12", Some("G12")),
            ("GX-0042", Some("GX0042")),
            (" a 1 ", Some("A1")),
        ] {
            assert_eq!(CaseCode::new(text).as_ref().map(CaseCode::as_str), code);
        }
        for text in [
            "",
            "王阿姨",
            "12",
            "Wang",
            "ABCDE1",
            "A123456789",
            "A1B",
            "王1",
        ] {
            assert!(CaseCode::new(text).is_none(), "{text}");
        }
        assert!(serde_json::from_value::<UserCode>(json!("Grandma Liu")).is_err());
    }

    #[test]
    fn several_users_stand_on_one_line_and_count_once() {
        let read = |value: Value| UserCodes::read(Some(&value), "users", &Known::default());
        let codes = |value| {
            read(value).map(|found| found.0.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(codes(json!("a1, A2、b7 A1")).unwrap(), ["A1", "A2", "B7"]);
        assert_eq!(codes(json!(["A1", "A2"])).unwrap(), ["A1", "A2"]);
        assert!(codes(json!("")).unwrap().is_empty());
        assert_eq!(
            read(json!("A1 王阿姨")).unwrap_err()[0].code,
            "field-not-code"
        );
        assert!(read(json!({})).is_err() && read(json!(vec!["A1"; CODES_MAX + 1])).is_err());
    }
}
