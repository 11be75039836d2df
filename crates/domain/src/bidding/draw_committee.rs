//! The committee is drawn.

use super::{
    Bar, COMMITTEE, Scale, Seat,
    appoint_committee::{appointed, independent, is_lawful},
    draw::{SEEDS_MIN, order, pool_digest, seed},
    events::{CommitteeDrawn, EvaluationScaled},
    panel::{Barred, Candidate},
    refusals::{DRAWN_ALREADY, MEMBER_TWICE, POOL_MISSING, POOL_SMALL, SEEDS_FEW, SEEDS_HIDDEN},
    state::Member,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Person,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Draws the experts from the pool by the secrets of the parties and forms the committee with the
    /// purchaser's representatives. The platform does the sums; anybody can repeat them.
    DrawCommittee "draw-committee" ("随机抽取评审专家", "Draw the committee")
    help ("按各方公布的随机数从名单中抽取席位和候补，任何人都可复核。采购人代表由采购人指定。", "Seats and substitutes come from the pool by the secrets all parties revealed; anybody can check it. The purchaser names its representatives.")
    acts [] scope Process stages [S08, S09]
    {
        experts: u32 = ("专家席位数", "Seats for experts");
        reserve: u32 = ("候补人数", "Substitutes");
        representatives: Vec<Person> = ("采购人代表", "Representatives of the purchaser") hint ("没有则不选", "leave empty if there are none");
        scale: Option<Scale> = ("项目性质", "Sort of project") hint ("预算达到规定数额或技术复杂、社会影响较大的，委员会人数更多", "more members sit for a large budget, a complex project or large social impact");
    }
}

impl Act for DrawCommittee {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let panel = &at.process.bidding.panel;
        POOL_MISSING.unless(!panel.pool.is_empty())?;
        DRAWN_ALREADY.unless(panel.draw.is_none())?;
        SEEDS_FEW.unless(panel.seeds.len() >= SEEDS_MIN)?;
        SEEDS_HIDDEN.unless(panel.seeds.iter().all(|one| one.secret.is_some()))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let experts = usize::try_from(self.experts).unwrap_or(usize::MAX);
        let others = self.representatives.len();
        let lawful = is_lawful(at, experts, others, self.scale).unwrap_or_default();
        vec![COMMITTEE.holds(lawful)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let panel = &at.process.bidding.panel;
        let pool = pool_digest(panel.pool.iter().map(|one| (one.number, &one.person.id)));
        let secrets = panel.seeds.iter().filter_map(|one| one.secret.as_ref());
        let seed = seed(secrets.map(|secret| secret.as_str()));
        let barred = self.barred(at);
        let count = u32::try_from(panel.pool.len()).unwrap_or(u32::MAX);
        let mut order = order(seed, pool, count, &barred).into_iter();
        let take = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let seats: Vec<_> = order.by_ref().take(take(self.experts)).collect();
        let reserve: Vec<_> = order.by_ref().take(take(self.reserve)).collect();
        let enough = seats.len() == take(self.experts) && reserve.len() == take(self.reserve);
        POOL_SMALL
            .unless(enough && !seats.is_empty())
            .map_err(|one| {
                one.with("count", self.experts.saturating_add(self.reserve))
                    .at("experts")
            })?;
        let members = self.members(at, &seats)?;
        let decision = Decision::new(at)
            .maybe(self.scale.map(|scale| EvaluationScaled { scale }))
            .event(CommitteeDrawn {
                pool,
                count,
                seed,
                barred,
                seats,
                reserve,
            });
        appointed(at, decision, members).done()
    }
}

impl DrawCommittee {
    /// Those left out by a party, and those the platform knows to work for a side.
    fn barred(&self, at: &At<'_>) -> Vec<Barred> {
        let panel = &at.process.bidding.panel;
        let known = |one: &&Candidate| {
            let named = panel
                .barred
                .iter()
                .any(|barred| barred.number == one.number);
            !named && independent(at, &one.person, Seat::Expert).is_err()
        };
        let employed = panel.pool.iter().filter(known).map(|one| Barred {
            number: one.number,
            ground: Bar::Employer,
        });
        let mut all: Vec<Barred> = panel.barred.iter().copied().chain(employed).collect();
        all.sort_unstable_by_key(|one| one.number);
        all
    }

    fn members(&self, at: &At<'_>, seats: &[super::ExpertNo]) -> Result<Vec<Member>, Refusal> {
        let panel = &at.process.bidding.panel;
        let drawn = panel.pool.iter().filter(|one| seats.contains(&one.number));
        let seat = |person: &Person, seat| Member {
            person: person.clone(),
            seat,
            ties: Vec::new(),
        };
        let mut members: Vec<Member> = drawn.map(|one| seat(&one.person, Seat::Expert)).collect();
        for person in &self.representatives {
            independent(at, person, Seat::Representative)
                .map_err(|one| one.at("representatives"))?;
            let twice = members.iter().any(|one| one.person.id == person.id);
            MEMBER_TWICE
                .unless(!twice)
                .map_err(|one| one.at("representatives"))?;
            members.push(seat(person, Seat::Representative));
        }
        Ok(members)
    }
}
