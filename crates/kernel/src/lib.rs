//! Money, ids, time, working-day calendars and bilingual text: values that cannot be wrong.
//!
//! Nothing here reads a clock, draws a random number or touches the outside world.

pub mod calendar;
pub mod digest;
pub mod id;
pub mod lang;
pub mod money;
pub mod role;
pub mod text;
pub mod time;

pub use calendar::{CalendarError, WorkCalendar};
pub use digest::{Digest, DigestError};
pub use id::{EntryId, OrganisationId, PersonId, ProcessId};
pub use lang::{Bi, Lang};
pub use money::{Currency, Money, MoneyError, Percent};
pub use role::{Role, Side};
pub use text::FreeText;
pub use time::{Date, Timestamp, Zone, civil_date};
