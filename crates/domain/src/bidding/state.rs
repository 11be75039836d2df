//! What is known of the tender: the notice, the bids, the committee, the ranking, the challenges.

use super::panel::Panel;
use super::{
    answers::{
        AffectsBids, BidId, Cause, EnquiryId, NextStep, PriceVerdict, Retest, Seat, Tie, Trigger,
    },
    challenge::{Complaint, Objection},
    rounds::{FallenAward, PassedOver, Round},
};
use crate::{
    contract::Clause,
    input::{Organisation, Person},
    planning::state::CounterId,
    process::{CriterionId, LotId, Method},
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
    /// Who took the documents of the notice in force, and when.
    pub takings: Vec<Taking>,
    /// Every time the tender went out, with its documents.
    pub rounds: Vec<Round>,
    /// Enquiries of every round.
    pub enquiries: Vec<Enquiry>,
    /// Bids of every round; those of earlier rounds have lapsed.
    pub bids: Vec<Bid>,
    /// When the bids were opened.
    pub opened: Option<Timestamp>,
    /// When the qualification was finished.
    pub qualified: Option<Date>,
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
    /// Better ranked bids that were passed over, and why.
    pub passed_over: Vec<PassedOver>,
    /// What the purchaser says of the winners.
    pub strengths: Option<FreeText>,
    /// What single tenderers were told of their loss besides the figures.
    pub losses: Vec<(BidId, FreeText)>,
    /// Awards that fell because a side did not sign.
    pub fallen: Vec<FallenAward>,
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
    /// Whether bids are affected, where it was said.
    pub affects: Option<AffectsBids>,
    /// The deadline before it.
    pub before: Option<Timestamp>,
    /// The deadline it set, if it moved.
    pub deadline: Option<Timestamp>,
    /// The earliest deadline the lead time allowed.
    pub earliest: Option<Date>,
    /// The counter-clauses it takes up.
    pub counters: Vec<CounterId>,
    /// The clauses it adds to the contract text.
    pub clauses: Vec<Clause>,
}

/// Somebody took the documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// Who.
    pub by: Organisation,
    /// When.
    pub on: Date,
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
    /// When it was answered.
    pub answered: Option<Date>,
    /// The enquiry with whose answer it was answered, for one that asked the same.
    pub merged_into: Option<EnquiryId>,
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
    /// Whether the documents were tested for fairness again.
    pub retest: Retest,
    /// The notes of the analysis.
    pub note: Option<FreeText>,
    /// The other method approved, and the number of the approval.
    pub approval: Option<(Method, FreeText)>,
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
