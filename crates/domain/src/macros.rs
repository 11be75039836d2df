//! Declarations of verbs, rows, choices, local ids, events, duties, guards and refusals. Each macro
//! turns one readable declaration into the type and the description that pages, the JSON interface
//! and the meta-tests read, so the two cannot drift apart.

/// Declares the fields of a struct and how each is asked for. Shared by `verb!` and `row!`.
macro_rules! field_metas {
    ($($field:ident : $ty:ty = ($zh:literal, $en:literal) $(hint ($hzh:literal, $hen:literal))? ;)*) => {
        &[$($crate::input::FieldMeta {
            name: stringify!($field),
            label: kernel::lang::bi($zh, $en),
            hint: { #[allow(unused_mut, unused_assignments)] {
                let mut hint = kernel::lang::bi("", "");
                $(hint = kernel::lang::bi($hzh, $hen);)?
                hint
            } },
            kind: <$ty as $crate::input::Input>::KIND,
            need: <$ty as $crate::input::Input>::NEED,
        }),*]
    };
}

/// Declares a command: what it is called, where it is possible, and its fields.
///
/// ```text
/// verb! {
///     /// Registers a need (A01).
///     RegisterNeed "register-need" ("登记需求", "Register a need")
///     help ("……", "…")
///     acts [1] scope Process stages [S01]
///     {
///         title: Line = ("需求名称", "Name of the need");
///         note: Option<Prose> = ("说明", "Note") hint ("……", "…");
///     }
/// }
/// ```
#[macro_export]
macro_rules! verb {
    ($(#[$doc:meta])* $name:ident $code:literal ($zh:literal, $en:literal)
     help ($help_zh:literal, $help_en:literal)
     acts [$($act:literal),*] scope $scope:ident stages [$($stage:ident),*]
     $(shield $shield:ident)? $(birth $birth:ident)? $(when $when:ident)?
     { $($field:ident : $ty:ty = ($fzh:literal, $fen:literal) $(hint ($hzh:literal, $hen:literal))? ;)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $(#[doc = $fen] pub $field: $ty,)*
        }
        impl $crate::verb::Form for $name {
            const META: &'static $crate::verb::Meta = &$crate::verb::Meta {
                code: $code,
                title: kernel::lang::bi($zh, $en),
                help: kernel::lang::bi($help_zh, $help_en),
                acts: &[$($crate::act::ActCode($act)),*],
                scope: $crate::verb::Scope::$scope,
                stages: &[$($crate::stage::Stage::$stage),*],
                shield: { #[allow(unused_mut, unused_assignments)] {
                    let mut shield = $crate::verb::Shield::None;
                    $(shield = $crate::verb::Shield::$shield;)?
                    shield
                } },
                birth: { #[allow(unused_mut, unused_assignments)] {
                    let mut birth = $crate::verb::Birth::Existing;
                    $(birth = $crate::verb::Birth::$birth;)?
                    birth
                } },
                when: { #[allow(unused_mut, unused_assignments)] {
                    let mut when = $crate::verb::When::Now;
                    $(when = $crate::verb::When::$when;)?
                    when
                } },
                fields: field_metas! { $($field : $ty = ($fzh, $fen) $(hint ($hzh, $hen))? ;)* },
            };
            #[allow(unused_variables, unused_mut)]
            fn read(
                map: &serde_json::Map<String, serde_json::Value>,
                known: &$crate::input::Known,
            ) -> Result<Self, Vec<$crate::input::Fault>> {
                let mut faults = $crate::input::unknown_fields(map, Self::META.fields, "");
                $(let $field = $crate::input::take(
                    <$ty as $crate::input::Input>::read(map.get(stringify!($field)), stringify!($field), known),
                    &mut faults,
                );)*
                if !faults.is_empty() {
                    return Err(faults);
                }
                match ($($field,)*) {
                    ($(Some($field),)*) => Ok($name { $($field),* }),
                    #[allow(unreachable_patterns)]
                    _ => Err(faults),
                }
            }
        }
    };
}

/// Declares a row of a table field.
#[macro_export]
macro_rules! row {
    ($(#[$doc:meta])* $name:ident {
        $($field:ident : $ty:ty = ($fzh:literal, $fen:literal) $(hint ($hzh:literal, $hen:literal))? ;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $(#[doc = $fen] pub $field: $ty,)*
        }
        impl $crate::input::Row for $name {
            const COLUMNS: &'static [$crate::input::FieldMeta] =
                field_metas! { $($field : $ty = ($fzh, $fen) $(hint ($hzh, $hen))? ;)* };
            fn read_row(
                row: &serde_json::Map<String, serde_json::Value>,
                place: &str,
                known: &$crate::input::Known,
            ) -> Result<Self, Vec<$crate::input::Fault>> {
                let prefix = format!("{place}.");
                let mut faults = $crate::input::unknown_fields(row, Self::COLUMNS, &prefix);
                $(let $field = $crate::input::take(
                    <$ty as $crate::input::Input>::read(
                        row.get(stringify!($field)),
                        &format!("{place}.{}", stringify!($field)),
                        known,
                    ),
                    &mut faults,
                );)*
                if !faults.is_empty() {
                    return Err(faults);
                }
                match ($($field,)*) {
                    ($(Some($field),)*) => Ok($name { $($field),* }),
                    #[allow(unreachable_patterns)]
                    _ => Err(faults),
                }
            }
        }
    };
}

/// Declares a closed list of answers with stable codes and names in both languages.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$vdoc:meta])* $variant:ident $code:literal ($zh:literal, $en:literal);)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $(#[doc = $en] $(#[$vdoc])* #[serde(rename = $code)] $variant),+ }
        impl $name {
            /// Every answer.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
            /// What people read.
            pub const fn name(self) -> kernel::Bi {
                match self { $($name::$variant => kernel::lang::bi($zh, $en)),+ }
            }
            fn listed() -> Vec<(&'static str, kernel::Bi)> {
                Self::ALL.iter().map(|one| (one.code(), one.name())).collect()
            }
        }
        impl $crate::input::Input for $name {
            const KIND: $crate::input::Kind = $crate::input::Kind::Choice($name::listed);
            fn read(
                value: Option<&serde_json::Value>,
                field: &str,
                known: &$crate::input::Known,
            ) -> Result<Self, Vec<$crate::input::Fault>> {
                let $crate::input::Line(text) = $crate::input::Line::read(value, field, known)?;
                Self::ALL
                    .iter()
                    .copied()
                    .find(|one| one.code() == text.as_str())
                    .ok_or_else(|| vec![$crate::input::fault(field, $crate::input::NOT_LISTED)])
            }
        }
        impl $crate::input::Several for $name {
            const MANY: $crate::input::Kind = $crate::input::Kind::Choices($name::listed);
        }
        impl $crate::say::Say for $name {
            fn say(&self, lang: kernel::Lang) -> String {
                self.name().get(lang).to_owned()
            }
        }
    };
}

/// Declares the id of an object inside a purchase: a small number with a letter, `T3`.
#[macro_export]
macro_rules! local_id {
    ($(#[$doc:meta])* $name:ident $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);
        impl $name {
            /// The kind of reference, as `refs::options` knows it.
            pub const KIND: &'static str = stringify!($name);
            /// The id that follows `count` existing ones.
            pub fn after(count: usize) -> $name {
                $name(u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1))
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }
        impl $crate::say::Say for $name {
            fn say(&self, _: kernel::Lang) -> String {
                self.to_string()
            }
        }
        impl $crate::input::Input for $name {
            const KIND: $crate::input::Kind = $crate::input::Kind::Ref(stringify!($name));
            fn read(
                value: Option<&serde_json::Value>,
                field: &str,
                known: &$crate::input::Known,
            ) -> Result<Self, Vec<$crate::input::Fault>> {
                let $crate::input::Line(text) = $crate::input::Line::read(value, field, known)?;
                let text = text.as_str();
                let digits = text.strip_prefix($letter).unwrap_or(text);
                digits
                    .parse()
                    .map($name)
                    .map_err(|_| vec![$crate::input::fault(field, $crate::input::NOT_LISTED)])
            }
        }
        impl $crate::input::Several for $name {
            const MANY: $crate::input::Kind = $crate::input::Kind::Refs(stringify!($name));
        }
    };
}

/// Declares the events of one module: their shape, audience, OCDS place and timeline sentence.
///
/// ```text
/// events! {
///     /// A need was registered.
///     NeedRegistered "need.registered" to Public ocds Tag("planning")
///     say ("登记了需求“{title}”", "registered the need “{title}”")
///     { title: FreeText, budget: Money }
/// }
/// ```
#[macro_export]
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident $kind:literal to $audience:ident ocds $ocds:ident($place:literal)
       say ($zh:literal, $en:literal)
       { $($(#[$fmeta:meta])* $field:ident : $ty:ty),* $(,)? })+) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name { $(#[doc = "See the timeline sentence of the event."] $(#[$fmeta])* pub $field: $ty),* }
        impl $name {
            /// What is known of this kind.
            pub const META: $crate::event::EventMeta = $crate::event::EventMeta {
                kind: $kind,
                audience: $crate::event::Audience::$audience,
                ocds: $crate::event::Ocds::$ocds($place),
                sentence: kernel::lang::bi($zh, $en),
                fields: &[$(stringify!($field)),*],
            };
        }
        impl From<$name> for Event {
            fn from(event: $name) -> Event { Event::$name(event) }
        }
        impl From<$name> for $crate::event::Event {
            fn from(event: $name) -> $crate::event::Event { Event::$name(event).into() }
        })+

        /// An event of this module.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event { $(#[doc = $en] $name($name)),+ }

        impl Event {
            /// What is known of each kind.
            pub const METAS: &'static [$crate::event::EventMeta] = &[$($name::META),+];
            /// What is known of the kind of this event.
            pub fn meta(&self) -> &'static $crate::event::EventMeta {
                match self { $(Event::$name(_) => const { &$name::META }),+ }
            }
            /// The stable kind.
            pub fn kind(&self) -> &'static str {
                match self { $(Event::$name(_) => $kind),+ }
            }
            /// The body as JSON.
            ///
            /// # Errors
            /// None in practice: every body is a plain struct.
            pub fn body(&self) -> serde_json::Result<serde_json::Value> {
                match self { $(Event::$name(event) => serde_json::to_value(event)),+ }
            }
            /// Reads an event of this module; `None` when the kind is another module's.
            pub fn parse(kind: &str, body: &serde_json::Value) -> Option<serde_json::Result<Event>> {
                match kind {
                    $($kind => Some(<$name as serde::Deserialize>::deserialize(body).map(Event::$name)),)+
                    _ => None,
                }
            }
            /// The timeline sentence, without its subject.
            pub fn sentence(&self, lang: kernel::Lang) -> String {
                self.sentence_in(lang, kernel::Zone::default())
            }
            /// The same, with instants in the time of `zone`.
            #[allow(unused_variables)]
            pub fn sentence_in(&self, lang: kernel::Lang, zone: kernel::Zone) -> String {
                use $crate::say::Say;
                match self {
                    $(Event::$name(event) => {
                        let values: Vec<(&str, String)> =
                            vec![$((stringify!($field), event.$field.say_in(lang, zone))),*];
                        let values: Vec<(&str, &str)> =
                            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                        kernel::lang::bi($zh, $en).fill(lang, &values)
                    }),+
                }
            }
        }
    };
}

/// Declares duties: kinds of obligation, the same type for every side.
///
/// `REPORT_ANSWER "answer-report" Purchaser => Provider ("答复报告", "Answer the report")
/// proof ("…", "…") breach ("…", "…") mirror "period-report";`
#[macro_export]
macro_rules! duties {
    ($($(#[$doc:meta])* $name:ident $code:literal $debtor:ident => $creditor:ident ($zh:literal, $en:literal)
       proof ($pzh:literal, $pen:literal) breach ($bzh:literal, $ben:literal) mirror $mirror:literal;)*) => {
        $($(#[$doc])* pub static $name: $crate::obligation::Duty = $crate::obligation::Duty {
            code: $code,
            what: kernel::lang::bi($zh, $en),
            debtor: kernel::Role::$debtor,
            creditor: kernel::Role::$creditor,
            proof: kernel::lang::bi($pzh, $pen),
            breach: kernel::lang::bi($bzh, $ben),
            mirror: $mirror,
        };)*
        /// Every duty of this module.
        pub static DUTIES: &[&$crate::obligation::Duty] = &[$(&$name),*];
    };
}

/// Declares guards with the outcome that holds unless the rule pack says otherwise.
#[macro_export]
macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident $code:literal $outcome:ident ($zh:literal, $en:literal)
       source ($szh:literal, $sen:literal);)*) => {
        $($(#[$doc])* pub static $name: $crate::guard::Guard = $crate::guard::Guard {
            code: $code,
            outcome: $crate::guard::GuardOutcome::$outcome,
            text: kernel::lang::bi($zh, $en),
            source: kernel::lang::bi($szh, $sen),
        };)*
        /// Every guard of this module.
        pub static GUARDS: &[&$crate::guard::Guard] = &[$(&$name),*];
    };
}

/// Declares kinds of refusal.
#[macro_export]
macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident $code:literal ($zh:literal, $en:literal) next ($nzh:literal, $nen:literal);)*) => {
        $(#[doc = $en] $(#[$doc])* pub static $name: $crate::refusal::RefusalKind = $crate::refusal::RefusalKind {
            code: $code,
            text: kernel::lang::bi($zh, $en),
            next: kernel::lang::bi($nzh, $nen),
        };)*
        /// Every refusal of this module.
        pub static REFUSALS: &[&$crate::refusal::RefusalKind] = &[$(&$name),*];
    };
}
