//! What is looked at: score sheets, texts, records of service, visits.

use crate::numeric::mean;
use kernel::{Date, Timestamp};
use serde::{Deserialize, Serialize};

pub use crate::ids::{ItemId, RaterId, StreetId, TargetId, TextId};

/// Points in hundredths, so that 85.5 is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(i32);

impl Points {
    /// Points given in hundredths.
    pub const fn hundredths(number: i32) -> Points {
        Points(number)
    }
    /// Whole points; beyond ±21 million the nearest that there is.
    pub const fn whole(number: i32) -> Points {
        Points(number.saturating_mul(100))
    }
    /// As a real number of points.
    pub fn real(self) -> f64 {
        f64::from(self.0) / 100.0
    }
    /// The last digit of the whole points, 0 to 9.
    pub const fn last_digit(self) -> u8 {
        match self.0.div_euclid(100).rem_euclid(10) {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 3,
            4 => 4,
            5 => 5,
            6 => 6,
            7 => 7,
            8 => 8,
            _ => 9,
        }
    }
    /// The sum, at most the largest number of points there is.
    pub const fn plus(self, other: Points) -> Points {
        Points(self.0.saturating_add(other.0))
    }
    /// The difference, at least the smallest number of points there is.
    pub const fn minus(self, other: Points) -> Points {
        Points(self.0.saturating_sub(other.0))
    }
}

/// The scale of an item, declared before anybody scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Scale {
    lowest: Points,
    highest: Points,
}

impl Scale {
    /// From the lowest to the highest score; none unless the highest is above the lowest.
    pub fn new(lowest: Points, highest: Points) -> Option<Scale> {
        (lowest < highest).then_some(Scale { lowest, highest })
    }
    /// Where a score lies on the scale, 0 to 1 (outside of it: at its end).
    pub fn share(self, score: Points) -> f64 {
        let width = self.highest.minus(self.lowest).real();
        (score.minus(self.lowest).real() / width).clamp(0.0, 1.0)
    }
    /// From end to end.
    pub const fn width(self) -> Points {
        self.highest.minus(self.lowest)
    }
}

/// The best evidence behind a score or a claim (measurement.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceLevel {
    /// None is named.
    None,
    /// Made by the party itself, later.
    OwnLater,
    /// Made by the party itself at the time, within 72 hours.
    OwnAtTheTime,
    /// Made by the counterpart, a user or a machine.
    Others,
}

/// Who made a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Maker {
    /// The party whose claim it supports.
    Itself,
    /// The counterpart, a user of the service, or a machine.
    SomebodyElse,
}

impl EvidenceLevel {
    /// The level of a piece made at `made` for something that happened at `happened`.
    pub fn of(maker: Maker, happened: Timestamp, made: Timestamp) -> EvidenceLevel {
        let late = made.as_second().saturating_sub(happened.as_second());
        match maker {
            Maker::SomebodyElse => EvidenceLevel::Others,
            Maker::Itself if late <= 72 * 3_600 => EvidenceLevel::OwnAtTheTime,
            Maker::Itself => EvidenceLevel::OwnLater,
        }
    }
    /// 0 to 3.
    pub const fn level(self) -> u8 {
        match self {
            EvidenceLevel::None => 0,
            EvidenceLevel::OwnLater => 1,
            EvidenceLevel::OwnAtTheTime => 2,
            EvidenceLevel::Others => 3,
        }
    }
}

/// One score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// For which item.
    pub item: ItemId,
    /// On which scale.
    pub scale: Scale,
    /// The score.
    pub score: Points,
    /// When it was entered, in seconds of any one clock.
    pub entered_at: Option<i64>,
    /// The best evidence named for it, when evidence was asked for.
    pub evidence: Option<EvidenceLevel>,
}

/// What one rater gave one target, in the order of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Who.
    pub rater: RaterId,
    /// Whom.
    pub target: TargetId,
    /// Where the target works, when known.
    pub street: Option<StreetId>,
    /// The scores.
    pub marks: Vec<Mark>,
    /// The total out of 100 that decides, when there is one.
    pub total: Option<Points>,
}

impl Sheet {
    /// Where each score lies on its scale, 0 to 1.
    pub fn shares(&self) -> Vec<f64> {
        self.marks
            .iter()
            .map(|mark| mark.scale.share(mark.score))
            .collect()
    }
    /// The total out of 100: as written, else the mean of the shares; none of an empty sheet.
    pub fn overall(&self) -> Option<f64> {
        let written = self.total.map(Points::real);
        written.or_else(|| mean(&self.shares()).map(|share| share * 100.0))
    }
    /// The evidence index of the sheet, 0 to 1; none when no score says what evidence it has.
    pub fn evidence(&self) -> Option<f64> {
        let level = |mark: &Mark| mark.evidence.map(|one| f64::from(one.level()));
        mean(&self.marks.iter().filter_map(level).collect::<Vec<_>>()).map(|mean| mean / 3.0)
    }
}

/// A text with who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Its name.
    pub id: TextId,
    /// Who wrote it.
    pub rater: RaterId,
    /// The words.
    pub words: String,
}

/// A record of service: when it happened and when it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRecord {
    /// Whose service.
    pub target: TargetId,
    /// The day of the service.
    pub happened: Date,
    /// The day the record was made.
    pub made: Date,
}

/// A visit of a rater to a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Who.
    pub rater: RaterId,
    /// Whom.
    pub target: TargetId,
    /// When.
    pub day: Date,
}

/// What is known of a target beside the scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The target.
    pub target: TargetId,
    /// What its users report, higher is better, on any one scale.
    pub user_result: Option<f64>,
    /// Hours it worked for its host outside the contract.
    pub extra_hours: Option<f64>,
}
