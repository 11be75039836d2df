//! Records of service, the team and its hours, as the state keeps them.

use crate::{
    delivery::{
        codes::{CaseCode, UserCode, WorkerCode},
        ids::ServiceId,
        month::Month,
        parts::{Member, Photo},
        words::{Entry, Place, Priority, ServiceKind},
    },
    process::UnitId,
};
use jiff::civil::Time;
use kernel::{Date, Digest, PersonId, Role};
use rust_decimal::Decimal;

/// A record of service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// What was given.
    pub kind: ServiceKind,
    /// The unit of the contract it counts towards.
    pub unit: Option<UnitId>,
    /// When it was given.
    pub on: Date,
    /// The time of day it began, if it was said.
    pub from: Option<Time>,
    /// Hours worked.
    pub hours: Decimal,
    /// Hours of travel.
    pub travel: Decimal,
    /// Persons served.
    pub served: u32,
    /// Where.
    pub place: Place,
    /// The pseudonym of the case or user.
    pub case: Option<CaseCode>,
    /// Pseudonyms of those who signed in.
    pub users: Vec<UserCode>,
    /// Whether it was a hard case, if it was said.
    pub priority: Option<Priority>,
    /// Fingerprints of photos.
    pub photos: Vec<Photo>,
    /// Whether it was entered in time.
    pub entry: Entry,
    /// The day it was entered.
    pub entered: Date,
    /// Who recorded it.
    pub worker: Option<PersonId>,
    /// The worker who gave it, when another recorded it.
    pub code: Option<WorkerCode>,
    /// What users and those who speak for them said of it.
    pub voices: Vec<Voice>,
    /// How the record stands.
    pub standing: RecordStanding,
}

impl Service {
    /// Whether a user or those who speak for users confirmed it.
    pub fn is_confirmed(&self) -> bool {
        self.voices.iter().any(|one| one.word == Word::Confirmed)
    }
}

/// Who gave a service: a person of the directory, or a code of the roster nobody signs in for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deliverer {
    /// A person of the directory.
    Person(PersonId),
    /// A code.
    Code(WorkerCode),
}

/// A file that records came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// SHA-256 of the file.
    pub file: Digest,
    /// Its first record.
    pub first: ServiceId,
    /// Its last record.
    pub last: ServiceId,
    /// When it was taken in.
    pub on: Date,
}

/// The team as filed (D19).
#[derive(Clone, Debug, PartialEq)]
pub struct Roster {
    /// Its members, also those who left.
    pub members: Vec<Member>,
    /// When it was filed.
    pub filed: Date,
}

impl Roster {
    /// The member of a code.
    pub fn of_code(&self, code: &WorkerCode) -> Option<&Member> {
        self.members.iter().find(|one| one.code == *code)
    }

    /// The members who are, or were, this deliverer.
    pub fn entries_of<'a>(&'a self, who: &'a Deliverer) -> impl Iterator<Item = &'a Member> {
        self.members.iter().filter(move |one| match who {
            Deliverer::Person(id) => one.person.as_ref().is_some_and(|own| own.id == *id),
            Deliverer::Code(code) => one.code == *code,
        })
    }

    /// Members who serve on a day.
    pub fn serving(&self, day: Date) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |one| one.serves_on(day))
    }
}

/// The hours of a worker in a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Timesheet {
    /// Whose.
    pub who: Deliverer,
    /// Of which month.
    pub month: Month,
    /// Hours with users.
    pub direct: Decimal,
    /// Hours for users without them.
    pub indirect: Decimal,
    /// Hours of travel.
    pub travel: Decimal,
    /// Hours of records and reports.
    pub paperwork: Decimal,
    /// Hours of training and supervision received.
    pub training: Decimal,
    /// When it was filed.
    pub filed: Date,
}

impl Timesheet {
    /// All hours worked.
    pub fn total(&self) -> Decimal {
        self.direct + self.indirect + self.travel + self.paperwork + self.training
    }
}

/// What somebody said of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Who.
    pub person: Option<PersonId>,
    /// In which role.
    pub role: Role,
    /// What.
    pub word: Word,
}

/// A word on a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It happened.
    Confirmed,
    /// It did not, or not so.
    Denied,
}

/// How a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordStanding {
    /// As recorded.
    Recorded,
    /// In question.
    Questioned,
    /// Checked: it stands, as corrected where it was.
    Checked,
    /// Withdrawn; it counts for nothing.
    Withdrawn,
}
