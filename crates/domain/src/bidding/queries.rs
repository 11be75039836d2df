//! What other modules and pages ask of the tender.

use super::{
    answers::{BidId, ObjectionId},
    challenge::Objection,
    state::{Bid, BidState, Bidding, Funnel, Member, Rank, Score, Sheet},
};
use crate::{input::Organisation, process::LotId};
use kernel::{OrganisationId, PersonId};

impl Bidding {
    /// A bid by id.
    pub fn bid(&self, id: BidId) -> Option<&Bid> {
        self.bids.iter().find(|bid| bid.id == id)
    }

    /// Bids that take part.
    pub fn live_bids(&self) -> impl Iterator<Item = &Bid> {
        self.bids.iter().filter(|bid| bid.is_live())
    }

    /// Bids that can be scored: qualified, with a lot still in competition.
    pub fn scorable_bids(&self) -> impl Iterator<Item = &Bid> {
        self.bids.iter().filter(|bid| {
            bid.is_qualified() && bid.lots.iter().any(|lot| !self.failed_lots.contains(lot))
        })
    }

    /// Lots for which somebody bid and which are still in competition.
    pub fn lots_in_play(&self) -> Vec<LotId> {
        let bids = self.bids.iter().filter(|bid| bid.was_opened());
        let mut lots: Vec<LotId> = bids
            .flat_map(|bid| bid.lots.iter().copied())
            .filter(|lot| !self.failed_lots.contains(lot))
            .collect();
        lots.sort_unstable();
        lots.dedup();
        lots
    }

    /// The tenderer of this round with this organisation id.
    pub fn tenderer(&self, id: Option<OrganisationId>) -> Option<&Organisation> {
        let bids = self.bids.iter().filter(|bid| bid.was_opened());
        let mut tenderers = bids.map(|bid| &bid.tenderer);
        tenderers.find(|one| Some(one.id) == id)
    }

    /// Who may object: whoever took the documents or bid.
    pub fn challenger(&self, id: Option<OrganisationId>) -> Option<&Organisation> {
        let mut takings = self.takings.iter().map(|one| &one.by);
        let taken = takings.find(|one| Some(one.id) == id);
        taken.or_else(|| self.tenderer(id))
    }

    /// The seat of a person.
    pub fn member(&self, person: Option<PersonId>) -> Option<&Member> {
        let mut seats = self.committee.iter();
        seats.find(|member| Some(member.person.id) == person)
    }

    /// The lots a member is recused from: every lot for which a tenderer they are tied to bids.
    pub fn recused_lots(&self, member: &Member) -> Vec<LotId> {
        let tied = |bid: &&Bid| {
            let id = bid.tenderer.id;
            bid.was_opened() && member.ties.iter().any(|bond| bond.tenderer.id == id)
        };
        let bids = self.bids.iter().filter(tied);
        bids.flat_map(|bid| bid.lots.iter().copied()).collect()
    }

    /// The members who may score a bid.
    pub fn scorers(&self, bid: &Bid) -> Vec<PersonId> {
        let free = self.committee.iter().filter(|member| {
            let recused = self.recused_lots(member);
            !bid.lots.iter().any(|lot| recused.contains(lot))
        });
        free.map(|member| member.person.id).collect()
    }

    /// The member-and-bid pairs without a sheet.
    pub fn sheets_missing(&self) -> Vec<(PersonId, BidId)> {
        let due = self.scorable_bids().flat_map(|bid| {
            let scorers = self.scorers(bid);
            scorers.into_iter().map(|member| (member, bid.id))
        });
        due.filter(|(member, bid)| self.sheet(*member, *bid).is_none())
            .collect()
    }

    /// One member's sheet for one bid.
    pub fn sheet(&self, member: PersonId, bid: BidId) -> Option<&Sheet> {
        let mut sheets = self.sheets.iter();
        sheets.find(|sheet| sheet.member == member && sheet.bid == bid)
    }

    /// Every score a bid was given.
    pub fn scores_of(&self, bid: BidId) -> impl Iterator<Item = &Score> {
        let sheets = self.sheets.iter().filter(move |sheet| sheet.bid == bid);
        sheets.flat_map(|sheet| sheet.scores.iter())
    }

    /// The ranking of a lot, best first.
    pub fn ranking_of(&self, lot: LotId) -> impl Iterator<Item = &Rank> {
        self.ranking.iter().filter(move |rank| rank.lot == lot)
    }

    /// An objection by id.
    pub fn objection(&self, id: ObjectionId) -> Option<&Objection> {
        self.objections.iter().find(|one| one.id == id)
    }

    /// The numbers of the present round.
    pub fn funnel(&self) -> Funnel {
        let bids = |keep: fn(&Bid) -> bool| {
            let count = self
                .bids
                .iter()
                .filter(|bid| bid.state != BidState::Lapsed && keep(bid))
                .count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let since = self.notice.as_ref().map(|notice| notice.published);
        let asked = self.enquiries.iter().filter(|one| Some(one.asked) >= since);
        Funnel {
            enquiries: u32::try_from(asked.count()).unwrap_or(u32::MAX),
            submitted: bids(|_| true),
            withdrawn: bids(|bid| bid.state == BidState::Withdrawn),
            excluded: bids(|bid| {
                matches!(
                    bid.state,
                    BidState::Disqualified { .. } | BidState::Invalid { .. }
                )
            }),
            remaining: bids(Bid::is_live),
        }
    }
}
