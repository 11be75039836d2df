//! What is known of sealed bids.

use super::{
    OfficerKey,
    values::{Level, Part, Unusable},
};
use crate::{
    bidding::{BidId, Funnel},
    input::{Organisation, Person},
    process::{LotId, Process},
    say::Say,
};
use kernel::{Digest, Lang, OrganisationId, PersonId, Timestamp};
use serde::{Deserialize, Serialize};

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sealing {
    /// Who opens; none means the key of the platform.
    pub rule: Option<OpeningRule>,
    /// Sealed bids of every round, oldest first.
    pub bids: Vec<SealedBid>,
    /// When the list of this round was closed.
    pub closed: Option<Timestamp>,
}

/// The officers who open the bids, and how many of them it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningRule {
    /// How many are needed.
    pub threshold: u32,
    /// Who they are, in the order of their shares.
    pub officers: Vec<Officer>,
}

/// An opening officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// Who.
    pub person: Person,
    /// The key bids are sealed to.
    pub key: OfficerKey,
}
impl Say for Officer {
    fn say(&self, lang: Lang) -> String {
        self.person.say(lang)
    }
}

/// A part of a sealed bid, with what its header commits to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedPart {
    /// Which.
    pub part: Part,
    /// The recipient of the part; it commits to the content key, so that one ciphertext can open in
    /// one way only.
    pub recipient: String,
    /// The digest of each officer's share, in the order of the officers.
    pub shares: Vec<Digest>,
}
impl Say for SealedPart {
    fn say(&self, lang: Lang) -> String {
        self.part.say(lang)
    }
}

/// A sealed bid.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedBid {
    /// Its id; the bid keeps it when it is open.
    pub id: BidId,
    /// Who offers.
    pub tenderer: Organisation,
    /// For which lots.
    pub lots: Vec<LotId>,
    /// The digest of the envelope.
    pub envelope: Digest,
    /// Its size in bytes.
    pub bytes: u32,
    /// Who sealed it.
    pub level: Level,
    /// The digest of its terms, which every share is bound to.
    pub terms: Digest,
    /// The documents it answers.
    pub documents: Digest,
    /// Its parts.
    pub parts: Vec<SealedPart>,
    /// When it was recorded.
    pub received: Timestamp,
    /// How it stands.
    pub state: SealedState,
    /// The shares released for it.
    pub shares: Vec<Share>,
}

/// How a sealed bid stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedState {
    /// Closed, and in the competition.
    Held,
    /// Taken back, or replaced by a later one.
    Withdrawn,
    /// Open: what it says is in the list of bids.
    Opened,
    /// It could not be used.
    Unusable(Unusable),
    /// Its round came to nothing before it was opened.
    Lapsed,
}

/// A share an officer released, or says is not what the header commits to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The number of the officer, from 1.
    pub officer: u32,
    /// The part.
    pub part: Part,
    /// The share in hexadecimal; none when the officer found it not to match.
    pub share: Option<String>,
}

impl SealedBid {
    /// Whether it waits for the opening.
    pub fn is_held(&self) -> bool {
        self.state == SealedState::Held
    }

    /// Good shares of a part, with the number of their officer.
    pub fn shares_of(&self, part: Part) -> impl Iterator<Item = (u32, &str)> {
        let of_part = self.shares.iter().filter(move |one| one.part == part);
        of_part.filter_map(|one| one.share.as_deref().map(|share| (one.officer, share)))
    }

    /// Whether an officer has said something about a part: given its share or disputed it.
    pub fn has_from(&self, officer: u32, part: Part) -> crate::refusal::Holds {
        let mut shares = self.shares.iter();
        shares
            .any(|one| one.officer == officer && one.part == part)
            .into()
    }
}

impl Sealing {
    /// Sealed bids that wait for the opening.
    pub fn held(&self) -> impl Iterator<Item = &SealedBid> {
        self.bids.iter().filter(|bid| bid.is_held())
    }

    /// A sealed bid by its envelope.
    pub fn of_envelope(&self, envelope: Digest) -> Option<&SealedBid> {
        self.bids.iter().rev().find(|bid| bid.envelope == envelope)
    }

    /// The number (from 1) and entry of an officer.
    pub fn officer(&self, person: Option<PersonId>) -> Option<(u32, &Officer)> {
        let rule = self.rule.as_ref()?;
        let mut officers = (1u32..).zip(&rule.officers);
        officers.find(|(_, one)| Some(one.person.id) == person)
    }

    /// How many officers' shares a part of a bid still lacks. Nothing is lacking under the key of
    /// the platform, nor once so many shares are disputed that enough good ones cannot come.
    pub fn lacking(&self, bid: &SealedBid) -> u32 {
        let Some(rule) = &self.rule else {
            return 0;
        };
        let all = u32::try_from(rule.officers.len()).unwrap_or(u32::MAX);
        let lacks = |part: &Part| {
            let of_part = bid.shares.iter().filter(|one| one.part == *part);
            let disputed = of_part.filter(|one| one.share.is_none()).count();
            let left = all.saturating_sub(u32::try_from(disputed).unwrap_or(u32::MAX));
            if left < rule.threshold {
                return 0;
            }
            let good = u32::try_from(bid.shares_of(*part).count()).unwrap_or(u32::MAX);
            rule.threshold.saturating_sub(good)
        };
        Part::ALL.iter().map(lacks).max().unwrap_or(0)
    }

    /// The tenderer of this round with this organisation id, from sealed bids that came to the
    /// opening, usable or not.
    pub fn tenderer(&self, id: OrganisationId) -> Option<&Organisation> {
        let bids = self.bids.iter().filter(|bid| {
            matches!(
                bid.state,
                SealedState::Held | SealedState::Opened | SealedState::Unusable(_)
            )
        });
        bids.map(|bid| &bid.tenderer).find(|one| one.id == id)
    }
}

impl Process {
    /// How many came how far in this round, sealed bids that never came open included.
    pub fn funnel(&self) -> Funnel {
        let mut funnel = self.bidding.funnel();
        let since = self.bidding.notice.as_ref().map(|one| one.published);
        let zone = self.law().zone();
        let round = self.sealing.bids.iter().filter(|bid| {
            let day = zone.civil_date(bid.received);
            since.is_some_and(|since| since <= day)
        });
        for bid in round {
            match bid.state {
                SealedState::Opened | SealedState::Lapsed => {}
                SealedState::Held => funnel.remaining += 1,
                SealedState::Withdrawn => funnel.withdrawn += 1,
                SealedState::Unusable(_) => funnel.excluded += 1,
            }
            if !matches!(bid.state, SealedState::Opened | SealedState::Lapsed) {
                funnel.submitted += 1;
            }
        }
        funnel
    }
}
