//! Typed identifiers. Ids are minted by the shell and arrive in commands; nothing here makes one
//! up.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id minted elsewhere.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }
            /// The id as a UUID.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

uuid_id!(
    /// One contracting process (one purchase), from registered need to close.
    ProcessId
);
uuid_id!(
    /// An organisation: a department, a subdistrict office, a social work organisation, an evaluator.
    OrganisationId
);
uuid_id!(
    /// A person who acts for an organisation, or a resident.
    PersonId
);
uuid_id!(
    /// One accepted command, which may have produced several entries of the record.
    EntryId
);
