//! Codes and names of the things a dossier speaks of. They are the author's own words: a researcher
//! may write `street` where the platform writes a number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! name {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a name.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

name! {
    /// A contract.
    ContractName;
    /// A party of the contract or of its surroundings.
    PartyId;
    /// An act.
    ActId;
    /// One issue between two parties: request, answer, outcome.
    MatterId;
    /// A norm of the contract.
    NormId;
    /// One occasion on which a norm asked for something.
    InstanceId;
    /// A clause of the contract (`C-PAY-2`).
    ClauseId;
    /// A stage of the purchase (`S15`).
    StageId;
    /// Matters of one campaign or week, which count together.
    EpisodeId;
    /// Where an act can be read in full: an entry of a record, a page of an interview.
    SourceId;
    /// Who coded a matter by hand.
    CoderId;
    /// Who scores: an evaluator, an expert, an office.
    RaterId;
    /// What a score is given for: an item of the index.
    ItemId;
    /// What is judged: a project or an organisation in one period.
    TargetId;
    /// Where the target works: a street or another host.
    StreetId;
    /// A text an evaluator or an organisation wrote.
    TextId;
}

/// The code of a typed act, `A01` to `A112` (domain.md §5c).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct ActCode(u8);

/// The highest code.
const LAST: u8 = 112;

impl ActCode {
    /// The code with this number, when there is one.
    pub const fn new(number: u8) -> Option<ActCode> {
        if number >= 1 && number <= LAST {
            Some(ActCode(number))
        } else {
            None
        }
    }

    /// Its number.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for ActCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "A{:02}", self.0)
    }
}

impl From<ActCode> for String {
    fn from(code: ActCode) -> String {
        code.to_string()
    }
}

impl TryFrom<String> for ActCode {
    type Error = String;
    fn try_from(text: String) -> Result<ActCode, String> {
        let digits = text.strip_prefix('A');
        let number = digits.and_then(|digits| digits.parse().ok());
        number
            .and_then(ActCode::new)
            .ok_or_else(|| format!("`{text}` is not the code of an act: A01 to A112"))
    }
}
