//! What is known of the tender: the notice, the bids, the committee, the ranking, the challenges.

use super::answers::{
    About, Answer, BidId, Cause, ComplaintId, EnquiryId, MayAffect, NextStep, ObjectionId,
    PriceVerdict, ReturnTo, Ruling, Seat, Tie, Trigger,
};
use super::panel::Panel;
use crate::{
    input::{Organisation, Person},
    process::{CriterionId, LotId},
    say::Say,
};
use kernel::{Date, FreeText, Lang, Money, PersonId, Timestamp};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bidding {
    /// The notice in force; none before publication and after a return to the documents.
    pub notice: Option<Notice>,
    /// Changes to the documents after the notice.
    pub addenda: Vec<Addendum>,
    /// Enquiries of every round.
    pub enquiries: Vec<Enquiry>,
    /// Bids of every round; those of earlier rounds have lapsed.
    pub bids: Vec<Bid>,
    /// When the bids were opened.
    pub opened: Option<Timestamp>,
    /// Lots left without competition in this round.
    pub failed_lots: Vec<LotId>,
    /// Competitions that failed.
    pub failures: Vec<Failure>,
    /// The committee.
    pub committee: Vec<Member>,
    /// The committee's work: draw, declarations, opening of the sheets, alerts.
    pub panel: Panel,
    /// Score sheets, one for each member and bid.
    pub sheets: Vec<Sheet>,
    /// Dissenting opinions.
    pub dissents: Vec<Dissent>,
    /// The ranking of each lot.
    pub ranking: Vec<Rank>,
    /// When the evaluation report was filed.
    pub reported: Option<Date>,
    /// Which bid was awarded which lot.
    pub chosen: Vec<(LotId, BidId)>,
    /// Objections.
    pub objections: Vec<Objection>,
    /// Complaints.
    pub complaints: Vec<Complaint>,
    /// Reports of interference in the evaluation.
    pub interference: Vec<Interference>,
}

/// A published tender.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The day it was published.
    pub published: Date,
    /// When bids close.
    pub deadline: Timestamp,
}

/// A change to the documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Addendum {
    /// When.
    pub on: Date,
    /// What changed.
    pub text: FreeText,
}

/// An enquiry.
#[derive(Clone, Debug, PartialEq)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// When it was asked.
    pub asked: Date,
    /// What was asked.
    pub question: FreeText,
    /// The answer to all.
    pub answer: Option<FreeText>,
}

/// A bid.
#[derive(Clone, Debug, PartialEq)]
pub struct Bid {
    /// Its id.
    pub id: BidId,
    /// Who offers.
    pub tenderer: Organisation,
    /// For which lots.
    pub lots: Vec<LotId>,
    /// The price of all its lots.
    pub price: Money,
    /// The staff cost within it.
    pub staff_cost: Money,
    /// The size of the team.
    pub team: u32,
    /// The service plan in short.
    pub plan: FreeText,
    /// How it stands.
    pub state: BidState,
    /// Whether its price had to be explained.
    pub price_check: PriceCheck,
}

/// How a bid stands.
#[derive(Clone, Debug, PartialEq)]
pub enum BidState {
    /// Submitted, not yet checked.
    Submitted,
    /// Taken back by its tenderer.
    Withdrawn,
    /// Meets the qualification conditions.
    Qualified,
    /// Does not.
    Disqualified {
        /// Why.
        reason: FreeText,
    },
    /// Found invalid in the evaluation.
    Invalid {
        /// Why.
        reason: FreeText,
    },
    /// Its round came to nothing.
    Lapsed,
}

/// The explanation of a low price.
#[derive(Clone, Debug, PartialEq)]
pub enum PriceCheck {
    /// Nobody asked.
    Unasked,
    /// The committee asked.
    Asked {
        /// Time to answer.
        until: Timestamp,
    },
    /// The tenderer explained.
    Explained {
        /// Its words.
        text: FreeText,
    },
    /// The committee judged.
    Judged {
        /// How.
        verdict: PriceVerdict,
    },
}

impl Bid {
    /// Whether it takes part: neither withdrawn, excluded nor lapsed.
    pub fn is_live(&self) -> bool {
        matches!(self.state, BidState::Submitted | BidState::Qualified)
    }

    /// Whether it can be scored.
    pub fn is_qualified(&self) -> bool {
        self.state == BidState::Qualified
    }

    /// Whether it was in the competition when the bids were opened.
    pub fn was_opened(&self) -> bool {
        !matches!(self.state, BidState::Withdrawn | BidState::Lapsed)
    }
}

/// A competition that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// When its causes were recorded.
    pub on: Date,
    /// The causes.
    pub causes: Vec<Cause>,
    /// The funnel in numbers.
    pub funnel: Funnel,
    /// What followed.
    pub next: NextStep,
}

/// How many came how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// Enquiries asked.
    pub enquiries: u32,
    /// Bids submitted.
    pub submitted: u32,
    /// Bids withdrawn.
    pub withdrawn: u32,
    /// Bids found not qualified or invalid.
    pub excluded: u32,
    /// Bids left.
    pub remaining: u32,
}
impl Say for Funnel {
    fn say(&self, lang: Lang) -> String {
        let (asked, in_, out) = (self.enquiries, self.submitted, self.withdrawn);
        let (excluded, left) = (self.excluded, self.remaining);
        match lang {
            Lang::Zh => format!(
                "询问 {asked} 项，响应 {in_} 份，撤回 {out} 份，排除 {excluded} 份，剩余 {left} 份"
            ),
            Lang::En => format!(
                "enquiries {asked}, bids {in_}, withdrawn {out}, excluded {excluded}, left {left}"
            ),
        }
    }
}

/// A seat on the committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// In what capacity.
    pub seat: Seat,
    /// Ties to tenderers, each of which recuses from the lots of that tenderer.
    pub ties: Vec<Bond>,
}
impl Say for Member {
    fn say(&self, lang: Lang) -> String {
        let (name, seat) = (self.person.say(lang), self.seat.say(lang));
        match lang {
            Lang::Zh => format!("{name}（{seat}）"),
            Lang::En => format!("{name} ({seat})"),
        }
    }
}

/// A tie between a member and a tenderer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bond {
    /// The tenderer.
    pub tenderer: Organisation,
    /// Of what kind.
    pub tie: Tie,
}

/// What one member gave one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The criterion.
    pub criterion: CriterionId,
    /// The points.
    pub points: Decimal,
    /// Why.
    pub reason: FreeText,
}
impl Say for Score {
    fn say(&self, lang: Lang) -> String {
        let (id, points, reason) = (self.criterion, self.points, self.reason.as_str());
        match lang {
            Lang::Zh => format!("{id} {points} 分（{reason}）"),
            Lang::En => format!("{id} {points} points ({reason})"),
        }
    }
}

/// One member's sheet for one bid.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Whose.
    pub member: PersonId,
    /// For which bid.
    pub bid: BidId,
    /// The scores as the member first gave them.
    pub scores: Vec<Score>,
    /// When it was handed in.
    pub at: Timestamp,
    /// Whether the others' sheets were open by then.
    pub timing: Timing,
}

/// Whether a sheet was made while all others were closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Nobody could see another's.
    Sealed,
    /// The others had been opened: a substitute, or somebody late.
    AfterOpening,
}

/// A dissenting opinion.
#[derive(Clone, Debug, PartialEq)]
pub struct Dissent {
    /// Whose.
    pub member: Option<PersonId>,
    /// What they hold.
    pub text: FreeText,
}

/// A report of interference.
#[derive(Clone, Debug, PartialEq)]
pub struct Interference {
    /// Who interfered, where named.
    pub by: Option<Organisation>,
    /// What happened.
    pub text: FreeText,
    /// When it was reported.
    pub on: Date,
}

/// The place of a bid in the ranking of a lot.
#[derive(Clone, Debug, PartialEq)]
pub struct Rank {
    /// The lot.
    pub lot: LotId,
    /// The bid.
    pub bid: BidId,
    /// Its place, from 1; equal totals and prices share a place.
    pub place: u32,
    /// Mean points of the members for everything but the price.
    pub quality: Decimal,
    /// Points for the price.
    pub price_points: Decimal,
    /// Both together.
    pub total: Decimal,
}

/// An objection.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Its id.
    pub id: ObjectionId,
    /// Who objects.
    pub tenderer: Organisation,
    /// About what.
    pub about: About,
    /// Whether it may change the result.
    pub may_affect: MayAffect,
    /// Its words.
    pub text: FreeText,
    /// When it was filed.
    pub filed: Date,
    /// The last day to answer, where it can be computed.
    pub answer_due: Option<Date>,
    /// The answer.
    pub answer: Option<(Answer, Date)>,
}

/// A complaint.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    /// Its id.
    pub id: ComplaintId,
    /// The objection it follows; it cannot go beyond it.
    pub objection: ObjectionId,
    /// Its words.
    pub text: FreeText,
    /// When it was filed.
    pub filed: Date,
    /// The decision and where the procedure went.
    pub ruling: Option<(Ruling, ReturnTo)>,
}

/// A bid whose price looks too low, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LowPrice {
    /// The lot.
    pub lot: LotId,
    /// The bid.
    pub bid: BidId,
    /// Which tests it fails.
    pub triggers: Vec<Trigger>,
}
