//! How values inside an event are said in a timeline sentence.

use kernel::{Date, FreeText, Lang, Money, Percent, Role, Timestamp, Zone};
use rust_decimal::Decimal;

/// A value that can stand in a sentence.
pub trait Say {
    /// The value in words of `lang`.
    fn say(&self, lang: Lang) -> String;
    /// The same where the purchase is: instants are said in the time of its zone.
    fn say_in(&self, lang: Lang, _: Zone) -> String {
        self.say(lang)
    }
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
    fn say(&self, lang: Lang) -> String {
        self.say_in(lang, Zone::default())
    }
    fn say_in(&self, _: Lang, zone: Zone) -> String {
        zone.say(*self)
    }
}
impl Say for jiff::civil::Time {
    fn say(&self, _: Lang) -> String {
        self.strftime("%H:%M").to_string()
    }
}
impl Say for FreeText {
    fn say(&self, _: Lang) -> String {
        self.as_str().to_owned()
    }
}
impl Say for Lang {
    fn say(&self, lang: Lang) -> String {
        let name = match self {
            Lang::Zh => kernel::lang::bi("中文", "Chinese"),
            Lang::En => kernel::lang::bi("英文", "English"),
        };
        name.get(lang).to_owned()
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
        self.say_in(lang, Zone::default())
    }
    fn say_in(&self, lang: Lang, zone: Zone) -> String {
        self.as_ref()
            .map_or_else(|| "—".to_owned(), |value| value.say_in(lang, zone))
    }
}
impl<T: Say> Say for Vec<T> {
    fn say(&self, lang: Lang) -> String {
        self.say_in(lang, Zone::default())
    }
    fn say_in(&self, lang: Lang, zone: Zone) -> String {
        let joint = match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        if self.is_empty() {
            return "—".to_owned();
        }
        self.iter()
            .map(|item| item.say_in(lang, zone))
            .collect::<Vec<_>>()
            .join(joint)
    }
}
