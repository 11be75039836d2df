//! Guards: conditions on an act, as data, with three outcomes.

use crate::refusal::Holds;
use kernel::Bi;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What happens when the condition of a guard does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardOutcome {
    /// The act is refused.
    Block,
    /// The act needs a recorded reason.
    Reason,
    /// The act goes through and the record says so.
    Warn,
}

/// A condition on an act.
#[derive(Debug, PartialEq, Eq)]
pub struct Guard {
    /// Stable code; a rule pack may set its outcome under this name.
    pub code: &'static str,
    /// Its outcome unless the pack says otherwise.
    pub outcome: GuardOutcome,
    /// The condition, said as it should hold.
    pub text: Bi,
    /// Where it comes from.
    pub source: Bi,
}

impl Guard {
    /// The guard with the state of its condition.
    pub fn holds(&'static self, holds: impl Into<Holds>) -> Check {
        Check {
            guard: self,
            holds: holds.into() == Holds::Yes,
        }
    }
}

/// A guard and whether its condition holds.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The guard.
    pub guard: &'static Guard,
    /// Whether its condition holds.
    pub holds: bool,
}

/// A reference to a [`Guard`], stored as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuardRef(pub &'static Guard);

impl Serialize for GuardRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code)
    }
}
impl<'de> Deserialize<'de> for GuardRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<GuardRef, D::Error> {
        let code = String::deserialize(deserializer)?;
        crate::registry::guard(&code)
            .map(GuardRef)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown guard `{code}`")))
    }
}
impl crate::say::Say for GuardRef {
    fn say(&self, lang: kernel::Lang) -> String {
        self.0.text.get(lang).to_owned()
    }
}
