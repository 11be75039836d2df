//! A committee that is drawn, declares, loses a member to a tie and gets a substitute.

use super::number;
use crate::{
    bidding::draw::commitment,
    testkit::{World, organisation_id, person_id},
};
use kernel::{PersonId, Role};
use serde_json::{Value, json};

/// The pool: two who work for others than a side, and one of a tenderer who is left out.
const POOL: [u128; 11] = [60, 61, 62, 90, 91, 92, 70, 71, 72, 20, 40];
/// What the agent and the finance authority thought of.
const SECRETS: [(Role, u128, &str); 2] = [
    (Role::Agent, 80, "七月江水-4f9c1b77-agent"),
    (Role::FinanceSupervisor, 70, "九月桂花-a03d55e2-finance"),
];

/// The pool is registered, two parties commit and reveal, the committee is drawn.
pub(in crate::bidding) fn drawn(world: World) -> World {
    let experts: Vec<Value> = POOL
        .iter()
        .map(|one| json!({ "person": person_id(*one).to_string(), "field": "社会工作" }))
        .collect();
    let world = world
        .by_person(Role::Agent, 80)
        .goes("register-experts", json!({ "experts": experts }))
        .goes(
            "bar-expert",
            json!({ "number": "XN10", "ground": "unavailable" }),
        );
    let world = SECRETS.iter().fold(world, |world, (role, person, secret)| {
        world.by_person(*role, *person).goes(
            "commit-draw-seed",
            json!({ "digest": commitment(secret).to_string() }),
        )
    });
    let world = SECRETS.iter().fold(world, |world, (role, person, secret)| {
        world
            .by_person(*role, *person)
            .goes("reveal-draw-seed", json!({ "secret": secret }))
    });
    let representatives = [1, 2].map(|one| person_id(one).to_string());
    world.by_person(Role::Agent, 80).goes(
        "draw-committee",
        json!({
            "experts": 5, "reserve": 2, "representatives": representatives, "scale": "social",
        }),
    )
}

/// The number of the member in this place.
pub(in crate::bidding) fn member(world: &World, place: usize) -> u128 {
    let member = world.process.bidding.committee.get(place);
    member.map_or(0, |member| number(member.person.id))
}

/// The first member is tied to the tenderer 5, leaves, and the first substitute takes the seat; then
/// everybody has declared.
pub(in crate::bidding) fn seated(world: World) -> World {
    let tied = member(&world, 0);
    let command = declaration(&world, Some(5));
    let world = declared(world)
        .by_person(Role::Expert, tied)
        .goes("declare-conflicts", command)
        .by_person(Role::Agent, 80)
        .goes(
            "release-member",
            json!({
                "person": person_id(tied).to_string(), "ground": "tie",
                "reason": "两年前曾在该机构任督导，本人声明后回避。",
            }),
        );
    let next = world.process.bidding.next_reserve();
    let next = next.map_or(0, |one| number(one.person.id));
    let until = kernel::time::plus_days(kernel::civil_date(world.now()), 3);
    let world = world
        .goes(
            "seat-substitute",
            json!({ "person": person_id(next).to_string(), "seat": "expert" }),
        )
        .goes(
            "set-scoring-time",
            json!({ "until": format!("{until} 17:00") }),
        );
    declared(world)
}

/// A member changes one score after the opening.
pub(in crate::bidding) fn revised(world: World) -> World {
    let who = member(&world, 1);
    let bids = world.process.bidding.scorable_bids();
    let bid = bids.map(|bid| bid.id).next();
    let bid = bid.map_or_else(String::new, |bid| bid.to_string());
    let criterion = world
        .process
        .plan
        .iter()
        .flat_map(|plan| &plan.criteria)
        .next();
    let criterion = criterion.map_or_else(String::new, |one| one.id.to_string());
    world.by_person(Role::Expert, who).goes(
        "revise-score",
        json!({
            "bid": bid, "criterion": criterion, "points": "1", "ground": "evidence",
            "reason": "核对响应文件第三节，所附证明不能对应本项因素。",
        }),
    )
}

/// Every member who has not declared says that nothing ties them to any tenderer.
pub(in crate::bidding) fn declared(world: World) -> World {
    let waiting: Vec<PersonId> = world
        .process
        .bidding
        .undeclared()
        .map(|member| member.person.id)
        .collect();
    waiting.into_iter().fold(world, |world, member| {
        let command = declaration(&world, None);
        world
            .by_person(Role::Expert, number(member))
            .goes("declare-conflicts", command)
    })
}

/// The command that declares no tie but to one tenderer.
pub(in crate::bidding) fn declaration(world: &World, tied: Option<u128>) -> Value {
    let tied = tied.map(organisation_id);
    let row = |one: &crate::Organisation| {
        let tie = if Some(one.id) == tied {
            "employment"
        } else {
            "none"
        };
        json!({ "tenderer": one.id.to_string(), "tie": tie })
    };
    let tenderers = world.process.bidding.tenderers().into_iter();
    json!({ "declared": tenderers.map(row).collect::<Vec<Value>>() })
}
