//! A substitute takes a seat.

use super::{
    Seat,
    appoint_committee::independent,
    events::MemberSeated,
    refusals::{COMMITTEE_MISSING, MEMBER_TWICE, RESERVE_ORDER},
    state::Member,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Person,
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;
use serde_json::json;

verb! {
    /// Seats a substitute: the next of the reserve list where the committee was drawn, otherwise somebody
    /// named. The substitute declares and scores like everybody else.
    SeatSubstitute "seat-substitute" ("递补委员", "Seat a substitute")
    help ("抽取产生的委员会按候补顺序递补；递补委员同样须先声明利害关系。", "A drawn committee takes its substitutes in the order drawn. The substitute declares conflicts first, like everybody else.")
    acts [] scope Process stages [S08, S09]
    {
        person: Person = ("递补人员", "Substitute");
        seat: Seat = ("身份", "Capacity");
    }
}

impl Act for SeatSubstitute {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        COMMITTEE_MISSING.unless(!at.process.bidding.committee.is_empty())
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let next = at.process.bidding.next_reserve();
        let person = next.map(|one| ("person".to_owned(), json!(one.person.id.to_string())));
        let seat = ("seat".to_owned(), json!(Seat::Expert.code()));
        person.into_iter().chain([seat]).collect()
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bidding = &at.process.bidding;
        MEMBER_TWICE
            .unless(
                bidding.member(Some(self.person.id)).is_none() && !bidding.has_left(&self.person),
            )
            .map_err(|one| one.at("person"))?;
        independent(at, &self.person, self.seat).map_err(|one| one.at("person"))?;
        // Whoever was drawn steps in in the order drawn; nobody is picked past them.
        if self.seat == Seat::Expert
            && let Some(next) = bidding.next_reserve()
            && next.person.id != self.person.id
        {
            return Err(RESERVE_ORDER
                .with("person", next.person.name.as_str())
                .at("person"));
        }
        let member = Member {
            person: self.person.clone(),
            seat: self.seat,
            ties: Vec::new(),
        };
        let granted = at.process.grants_in(None).any(|grant| {
            grant.role == Role::Expert
                && grant.person.as_ref().map(|one| one.id) == Some(self.person.id)
        });
        let decision = Decision::new(at).event(MemberSeated { member });
        match granted {
            true => decision.done(),
            false => decision
                .grant(Role::Expert, None, Some(self.person.clone()))
                .done(),
        }
    }
}
