//! How values inside an event are said in a timeline sentence.

use kernel::{Date, FreeText, Lang, Money, Percent, Role, Timestamp};
use rust_decimal::Decimal;

/// A value that can stand in a sentence.
pub trait Say {
    /// The value in words of `lang`.
    fn say(&self, lang: Lang) -> String;
}

macro_rules! say_display {
    ($($ty:ty),+) => { $(impl Say for $ty {
        fn say(&self, _: Lang) -> String { self.to_string() }
    })+ };
}
say_display!(
    String,
    u32,
    Date,
    Money,
    Percent,
    Decimal,
    kernel::Digest,
    kernel::OrganisationId,
    kernel::PersonId,
    kernel::ProcessId
);

impl Say for Timestamp {
    fn say(&self, _: Lang) -> String {
        let local = kernel::time::china().to_datetime(*self);
        local.strftime("%Y-%m-%d %H:%M").to_string()
    }
}
impl Say for FreeText {
    fn say(&self, _: Lang) -> String {
        self.as_str().to_owned()
    }
}
impl Say for Role {
    fn say(&self, lang: Lang) -> String {
        self.name().get(lang).to_owned()
    }
}
impl Say for crate::Stage {
    fn say(&self, lang: Lang) -> String {
        self.name().get(lang).to_owned()
    }
}
impl<T: Say> Say for Option<T> {
    fn say(&self, lang: Lang) -> String {
        self.as_ref()
            .map_or_else(|| "—".to_owned(), |value| value.say(lang))
    }
}
impl<T: Say> Say for Vec<T> {
    fn say(&self, lang: Lang) -> String {
        let joint = match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        if self.is_empty() {
            return "—".to_owned();
        }
        self.iter()
            .map(|item| item.say(lang))
            .collect::<Vec<_>>()
            .join(joint)
    }
}
