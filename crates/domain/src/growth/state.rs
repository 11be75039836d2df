//! What is known of growth in one contract.

use super::choices::{GrowthLine, MeetingId, Part};
use kernel::{Date, FreeText, Money, OrganisationId, Role};
use rust_decimal::Decimal;

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Growth {
    /// Money spent.
    pub spent: Vec<Spent>,
    /// Learning meetings held.
    pub meetings: Vec<Meeting>,
    /// The capability record, while the organisation lets others read it.
    pub published: Option<Publication>,
    /// Words the parties set beside their records, the newest of each last.
    pub notes: Vec<Note>,
}

/// Money spent on growth.
#[derive(Clone, Debug, PartialEq)]
pub struct Spent {
    /// On what.
    pub line: GrowthLine,
    /// How much.
    pub amount: Money,
    /// When.
    pub on: Date,
}

/// A learning meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// When.
    pub on: Date,
    /// How long, in hours.
    pub hours: Decimal,
    /// What it was about.
    pub topic: FreeText,
    /// Who took part or paid, besides the provider: organisation, role and how.
    pub joined: Vec<(Option<OrganisationId>, Role, Part)>,
}

/// A capability record others may read.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// Since when.
    pub on: Date,
    /// The organisation's own words.
    pub note: Option<FreeText>,
}

/// Words beside a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Whose.
    pub by: OrganisationId,
    /// When.
    pub on: Date,
    /// What.
    pub text: FreeText,
}

impl Growth {
    /// The learning meeting of an id.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.iter().find(|one| one.id == id)
    }

    /// The newest words of an organisation beside its record.
    pub fn note_of(&self, organisation: OrganisationId) -> Option<&Note> {
        let mut notes = self.notes.iter().rev();
        notes.find(|one| one.by == organisation)
    }

    /// Money spent on a line.
    pub fn spent_on(&self, line: GrowthLine) -> impl Iterator<Item = &Spent> {
        self.spent.iter().filter(move |one| one.line == line)
    }
}
