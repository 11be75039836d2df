//! What other modules and pages ask of the tender.

use super::{
    answers::{AlertKey, BidId, ObjectionId},
    challenge::Objection,
    panel::{Candidate, Finding, Papers, Revision},
    state::{Bid, BidState, Bidding, Funnel, Member, Rank, Score, Sheet},
};
use crate::{
    input::{Organisation, Person},
    process::{CriterionId, LotId},
};
use kernel::{OrganisationId, PersonId, Timestamp};
use rust_decimal::Decimal;

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

    /// The bids a member is recused from: those for a lot of a tenderer they are tied to.
    pub fn recused_bids(&self, member: &Member) -> Vec<BidId> {
        let lots = self.recused_lots(member);
        let bids = self.bids.iter();
        bids.filter(|bid| bid.lots.iter().any(|lot| lots.contains(lot)))
            .map(|bid| bid.id)
            .collect()
    }

    /// The tenderers about whom members declare: all whose bids were opened.
    pub fn tenderers(&self) -> Vec<&Organisation> {
        let mut found: Vec<&Organisation> = Vec::new();
        for bid in self.bids.iter().filter(|bid| bid.was_opened()) {
            if !found.iter().any(|one| one.id == bid.tenderer.id) {
                found.push(&bid.tenderer);
            }
        }
        found
    }

    /// When a member declared ties to every tenderer.
    pub fn declared(&self, member: PersonId) -> Option<Timestamp> {
        let mut all = self.panel.declarations.iter();
        let one = all.find(|one| one.member == member)?;
        let about = |id: OrganisationId| {
            let mut statements = one.statements.iter();
            statements.any(|statement| statement.tenderer.id == id)
        };
        let whole = self.tenderers().iter().all(|tenderer| about(tenderer.id));
        whole.then_some(one.at)
    }

    /// The members who have not declared yet.
    pub fn undeclared(&self) -> impl Iterator<Item = &Member> {
        let seats = self.committee.iter();
        seats.filter(|member| self.declared(member.person.id).is_none())
    }

    /// Whether the contents of a bid are closed to this person because of a seat: until every member
    /// has declared for the first time, until they have declared themselves, and for good where they
    /// are recused. Whoever has no seat is not held back by this.
    pub fn is_closed_to(&self, person: Option<PersonId>, bid: BidId) -> bool {
        let left = || {
            let mut fallen = self.panel.fallen.iter();
            fallen.any(|one| Some(one.person.id) == person)
        };
        let Some(member) = self.member(person) else {
            return left();
        };
        self.panel.cleared.is_none()
            || self.declared(member.person.id).is_none()
            || self.recused_bids(member).contains(&bid)
    }

    /// Whether a sitting member sees the others' sheets: all were opened, and their own are in.
    pub fn shows_sheets_to(&self, person: Option<PersonId>) -> bool {
        let seat = self.member(person);
        self.panel.opened.is_some()
            && seat.is_some_and(|member| {
                let mut missing = self.sheets_missing().into_iter();
                !missing.any(|(one, _)| one == member.person.id)
            })
    }

    /// Whether somebody once sat and left; they do not come back.
    pub fn has_left(&self, person: &Person) -> bool {
        let seated = self.member(Some(person.id)).is_some();
        let mut fallen = self.panel.fallen.iter();
        !seated && fallen.any(|one| one.person.id == person.id)
    }

    /// Seats there were before anybody left without a substitute.
    pub fn seats_at_first(&self) -> usize {
        let left = self.panel.fallen.iter().map(|one| one.person.id);
        let mut left: Vec<PersonId> = left.filter(|id| self.member(Some(*id)).is_none()).collect();
        left.sort_unstable();
        left.dedup();
        let substitutes = self.panel.substitutes;
        (self.committee.len() + left.len()).saturating_sub(substitutes)
    }

    /// Who is next on the list of substitutes.
    pub fn next_reserve(&self) -> Option<&Candidate> {
        let reserve = self.panel.draw.iter().flat_map(|draw| &draw.reserve);
        let mut candidates =
            reserve.filter_map(|no| self.panel.pool.iter().find(|one| one.number == *no));
        candidates
            .find(|one| self.member(Some(one.person.id)).is_none() && !self.has_left(&one.person))
    }

    /// The points a member stands by for one criterion: as first given, or as last changed.
    pub fn points(&self, sheet: &Sheet, score: &Score) -> Decimal {
        let changed = self.revisions_of(sheet, score.criterion).last();
        changed.map_or(score.points, |revision| revision.points)
    }

    /// How a member changed the points of one criterion, oldest first.
    pub fn revisions_of(
        &self,
        sheet: &Sheet,
        criterion: CriterionId,
    ) -> impl DoubleEndedIterator<Item = &Revision> {
        let (member, bid) = (sheet.member, sheet.bid);
        let all = self.panel.revisions.iter();
        all.filter(move |one| one.member == member && one.bid == bid && one.criterion == criterion)
    }

    /// The sum of a sheet as it stands now.
    pub fn sheet_total(&self, sheet: &Sheet) -> Decimal {
        let scores = sheet.scores.iter();
        scores.map(|score| self.points(sheet, score)).sum()
    }

    /// The sheets of a bid that count: of members who sit and are not recused from it.
    pub fn valid_sheets(&self, bid: BidId) -> impl Iterator<Item = &Sheet> {
        let sheets = self.sheets.iter().filter(move |sheet| sheet.bid == bid);
        sheets.filter(move |sheet| {
            let member = self.member(Some(sheet.member));
            member.is_some_and(|member| !self.recused_bids(member).contains(&bid))
        })
    }

    /// What the papers of a bid say.
    pub fn papers(&self, bid: BidId) -> Option<&Papers> {
        self.panel.papers.iter().find(|one| one.bid == bid)
    }

    /// What the committee made of an alert.
    pub fn finding(&self, alert: &AlertKey) -> Option<&Finding> {
        let mut findings = self.panel.findings.iter().rev();
        findings.find(|one| one.alert == *alert)
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
