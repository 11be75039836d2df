//! The committee that evaluates the bids.

use super::{
    COMMITTEE, DRAWN_AT_RANDOM, RECUSAL,
    answers::{Scale, Seat, Tie},
    common::{fewest_members, plan},
    events::{CommitteeAppointed, EvaluationScaled},
    refusals::{CONFLICT_STRANGER, MEMBER_TWICE, RULES_OF_SEAT, SCORING_STARTED},
    state::{Bond, Member},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Organisation, Person, Rows},
    process::LotId,
    refusal::Refusal,
    verb::Act,
};
use kernel::{OrganisationId, Role};
use rules::{Flag, Key};
use rust_decimal::Decimal;

row! {
    /// A seat.
    SeatRow {
        person: Person = ("委员", "Member");
        seat: Seat = ("身份", "Capacity");
    }
}

row! {
    /// A tie between a member and a tenderer.
    TieRow {
        person: Person = ("委员", "Member");
        tenderer: Organisation = ("供应商", "Tenderer");
        tie: Tie = ("关系", "Tie");
    }
}

verb! {
    /// Forms the committee and records ties, each of which recuses the member from the lots of that
    /// tenderer (SD3).
    AppointCommittee "appoint-committee" ("组成评审委员会", "Appoint the committee")
    help ("人数为单数，招标不少于5人、磋商不少于3人，专家不少于三分之二。与供应商有利害关系的委员不评该包。", "An odd number, at least 5 (consultation: 3), two thirds of them experts. A member tied to a tenderer does not score its lots.")
    acts [] scope Process stages [S08, S09]
    {
        members: Rows<SeatRow> = ("评审委员", "Members");
        ties: Rows<TieRow> = ("利害关系", "Ties") hint ("没有则留空", "leave empty if there are none");
        scale: Option<Scale> = ("项目性质", "Sort of project") hint ("预算达到规定数额或技术复杂、社会影响较大的，委员会人数更多", "more members sit for a large budget, a complex project or large social impact");
    }
}

impl Act for AppointCommittee {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        plan(at)?;
        SCORING_STARTED.unless(at.process.bidding.sheets.is_empty())
    }

    fn standing(_: &At<'_>) -> Vec<Check> {
        vec![DRAWN_AT_RANDOM.holds(false)]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let rows = &self.members.0;
        let experts = rows.iter().filter(|row| row.seat == Seat::Expert).count();
        let lawful = is_lawful(at, experts, rows.len() - experts, self.scale);
        vec![
            COMMITTEE.holds(lawful.unwrap_or_default()),
            RECUSAL.holds(self.leaves_enough(at).unwrap_or_default()),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let members = self.members(at)?;
        let scaled = self.scale.map(|scale| EvaluationScaled { scale });
        appointed(at, Decision::new(at).maybe(scaled), members).done()
    }
}

/// The committee is formed, and each member may act as one.
pub(super) fn appointed<'a>(
    at: &At<'_>,
    decision: Decision<'a>,
    members: Vec<Member>,
) -> Decision<'a> {
    let decision = decision.event(CommitteeAppointed {
        members: members.clone(),
    });
    let granted = |member: &Member| {
        at.process.grants_in(None).any(|grant| {
            grant.role == Role::Expert
                && grant.person.as_ref().map(|one| one.id) == Some(member.person.id)
        })
    };
    let fresh = members.into_iter().filter(|member| !granted(member));
    fresh.fold(decision, |decision, member| {
        decision.grant(Role::Expert, None, Some(member.person))
    })
}

/// Whether so many experts and representatives may sit: an odd number, enough of them, two thirds of
/// them experts.
pub(super) fn is_lawful(
    at: &At<'_>,
    experts: usize,
    representatives: usize,
    scale: Option<Scale>,
) -> Result<bool, Refusal> {
    let count = experts.saturating_add(representatives);
    let pack = at.pack()?;
    let any = !at.has_rule(Key::CommitteeOdd) || pack.flag(Key::CommitteeOdd) != Ok(Flag::Yes);
    let odd = any || count % 2 == 1;
    let share = pack.map(Key::CommitteeExpertShare).ok().and_then(|share| {
        let (of, all) = (share.get("numerator")?, share.get("denominator")?);
        Some(Decimal::from(experts) * *all >= Decimal::from(count) * *of)
    });
    Ok(odd && share.unwrap_or_default() && count >= fewest_members(at, scale)?)
}

impl AppointCommittee {
    fn members(&self, at: &At<'_>) -> Result<Vec<Member>, Refusal> {
        let mut members: Vec<Member> = Vec::new();
        for (place, row) in self.members.0.iter().enumerate() {
            let field = format!("members.{place}.person");
            independent(at, &row.person, row.seat).map_err(|one| one.at(field.clone()))?;
            let twice = members.iter().any(|one| one.person.id == row.person.id);
            MEMBER_TWICE.unless(!twice).map_err(|one| one.at(field))?;
            members.push(Member {
                person: row.person.clone(),
                seat: row.seat,
                ties: Vec::new(),
            });
        }
        for (place, row) in self.ties.0.iter().enumerate() {
            let known = at.process.bidding.tenderer(Some(row.tenderer.id)).is_some();
            let member = members
                .iter_mut()
                .find(|one| one.person.id == row.person.id)
                .filter(|_| known)
                .ok_or_else(|| {
                    CONFLICT_STRANGER
                        .refuse()
                        .at(format!("ties.{place}.person"))
                })?;
            member.ties.push(Bond {
                tenderer: row.tenderer.clone(),
                tie: row.tie,
            });
        }
        Ok(members)
    }

    /// Every lot keeps the least number of members after those tied to its tenderers stand aside; a
    /// committee too small from the start is the other guard's business.
    fn leaves_enough(&self, at: &At<'_>) -> Result<bool, Refusal> {
        let fewest = fewest_members(at, self.scale)?.min(self.members.0.len());
        let lots = at.process.bidding.lots_in_play();
        let free = |lot: &LotId| {
            let tenderers: Vec<OrganisationId> = at
                .process
                .bidding
                .bids
                .iter()
                .filter(|bid| bid.was_opened() && bid.lots.contains(lot))
                .map(|bid| bid.tenderer.id)
                .collect();
            let tied = |row: &&SeatRow| {
                self.ties.0.iter().any(|tie| {
                    tie.person.id == row.person.id && tenderers.contains(&tie.tenderer.id)
                })
            };
            self.members.0.len() - self.members.0.iter().filter(tied).count()
        };
        Ok(lots.iter().all(|lot| free(lot) >= fewest))
    }
}

/// Nobody judges who works for a tenderer or the agent; the purchaser's people sit only as its
/// representatives.
pub(super) fn independent(at: &At<'_>, person: &Person, seat: Seat) -> Result<(), Refusal> {
    let employer = person.organisation;
    let works_for = |role: Role| {
        let mut organisations = at.process.organisations_in(role, None).into_iter();
        organisations.any(|one| Some(one.id) == employer)
    };
    let tenderer = at.process.bidding.tenderer(employer).is_some();
    let barred = match seat {
        Seat::Expert => works_for(Role::Agent) || works_for(Role::Purchaser) || tenderer,
        Seat::Representative => works_for(Role::Agent) || tenderer,
    };
    RULES_OF_SEAT
        .unless(!barred)
        .map_err(|one| one.with("person", person.name.as_str()))
}
