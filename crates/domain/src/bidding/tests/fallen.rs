//! Awards that fall, what follows, and competitions that fail.

use super::{bids, due, open, published};
use crate::{
    Stage,
    bidding::{AfterFall, decide_next::candidate},
    process::LotId,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

/// At signing, with the contract of the first in rank prepared.
fn prepared() -> World {
    published("2025-04-16")
        .on("2025-04-28")
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}))
        .goes(
            "prepare-contract",
            json!({ "award": "AW1", "start": "2025-06-01", "end": "2026-05-31", "team_size": "4" }),
        )
        .about(Some(1))
}

/// The first in rank declined on 29 April.
fn declined(ground: &str) -> World {
    prepared()
        .on("2025-04-29")
        .by_person(Role::Provider, 30)
        .goes(
            "decline-contract",
            json!({ "ground": ground, "reason": "团队无法到位" }),
        )
        .about(None)
}

fn next(next: &str) -> Value {
    json!({ "next": next, "reason": "第二名响应满足全部要求" })
}

#[test]
fn a_declined_contract_goes_to_the_next_in_rank() {
    published("2025-04-16")
        .by(Role::Purchaser)
        .refuses("decide-next", next("next"), "wrong-stage");
    prepared()
        .about(None)
        .refuses("decide-next", next("next"), "nothing-fell");
    let world = declined("own");
    // Five working days from 29 April over Labour Day (27 April was worked): 9 May.
    assert_eq!(due(&world, "decide-next", "L1 L2"), "2025-05-09");
    assert_eq!(world.process.shown_stage(), Stage::S12);
    let second = candidate(&world.process, LotId(1)).unwrap();
    assert_eq!(second.to_string(), "B2");
    let world = world
        .on("2025-05-06")
        .by_person(Role::PurchaserHead, 1)
        .does(
            "decide-next",
            next("next"),
            &[
                "award-fall.decided",
                "obligation.met",
                "award.decided",
                "obligation.arose",
                "obligation.arose",
                "stage.entered",
            ],
        )
        .by(Role::Agent)
        .refuses("decide-award", json!({}), "award-decided");
    assert_eq!(world.process.stage, Stage::S10);
    assert_eq!(world.process.awards[1].supplier.id, organisation_id(4));
    // Only those still in the running are told again, not the one that declined.
    assert_eq!(due(&world, "give-feedback", "B3"), "2025-05-08");
    assert_eq!(due(&world, "give-feedback", "B1"), "not owed");
    let world = world.on("2025-05-07").goes("publish-award", json!({}));
    // The notice ends on 8 May; seven working days more.
    let last = world.process.challenge.last_day.unwrap();
    assert_eq!(last.to_string(), "2025-05-19");
    assert_eq!(due(&world, "sign-contract-supplier", "L1 L2"), "2025-06-06");
    let duty = world.process.obligations.last().unwrap();
    assert_eq!(duty.debtor, Some(organisation_id(4)));
    let world = world
        .on("2025-05-20")
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}))
        .refuses(
            "prepare-contract",
            json!({ "award": "AW1", "start": "2025-06-01", "end": "2026-05-31", "team_size": "4" }),
            "award-unknown",
        )
        .goes(
            "prepare-contract",
            json!({ "award": "AW2", "start": "2025-06-01", "end": "2026-05-31", "team_size": "4" }),
        );
    assert_eq!(world.process.contracts[1].supplier.id, organisation_id(4));
    assert_eq!(world.process.contracts[1].stage, Stage::S12);
}

#[test]
fn when_all_decline_the_purchase_is_repeated() {
    let again = |world: World, award: &str, organisation: u128, contract: u32| {
        world
            .by(Role::Purchaser)
            .goes("decide-next", next("next"))
            .by(Role::Agent)
            .goes("publish-award", json!({}))
            .with(|process| process.challenge.last_day = "2025-04-28".parse().ok())
            .by(Role::Purchaser)
            .goes("close-challenge", json!({}))
            .goes(
                "prepare-contract",
                json!({ "award": award, "start": "2025-06-01", "end": "2026-05-31", "team_size": "4" }),
            )
            .about(Some(contract))
            .by_person(Role::Provider, organisation * 10)
            .goes("decline-contract", json!({ "reason": "…" }))
            .about(None)
    };
    let world = again(again(declined("own"), "AW2", 4, 2), "AW3", 5, 3);
    let world = world
        .by(Role::Purchaser)
        .refuses("decide-next", next("next"), "candidate-none")
        .does(
            "decide-next",
            next("repeat"),
            &["award-fall.decided", "obligation.met", "stage.entered"],
        );
    assert_eq!(world.process.stage, Stage::S06);
    assert_eq!(world.process.shown_stage(), Stage::S06);
    assert!(world.process.awards.is_empty());
    assert_eq!(world.process.bidding.fallen.len(), 3);
    let followed = world.process.bidding.fallen.iter().map(|one| one.next);
    assert_eq!(
        followed.collect::<Vec<_>>(),
        [AfterFall::Next, AfterFall::Next, AfterFall::Repeat].map(Some)
    );
}

#[test]
fn beside_another_contract_lots_are_bought_apart() {
    let world = declined("own").with(|process| {
        let mut other = process.contracts[0].clone();
        other.id = crate::ContractId(2);
        other.stage = Stage::S15;
        other.agreement.declined = None;
        process.contracts.push(other);
    });
    let world = world
        .by(Role::Purchaser)
        .refuses("decide-next", next("repeat"), "repeat-beside-contracts")
        .does(
            "decide-next",
            next("apart"),
            &["award-fall.decided", "obligation.met"],
        );
    assert_eq!(world.process.stage, Stage::S12);
    let alone = declined("own")
        .by(Role::Purchaser)
        .goes("decide-next", next("apart"));
    assert_eq!(alone.process.stage, Stage::End);
}

#[test]
fn whoever_declines_without_a_ground_answers_for_it_on_either_side() {
    let consequence = |world: &World| {
        let mut fell = world.log.iter().rev().map(|(_, event)| event);
        let fell = fell.find(|event| event.kind() == "award.fell").unwrap();
        fell.body().unwrap()["consequence"].clone()
    };
    assert_eq!(consequence(&declined("own")), "bond");
    assert_eq!(consequence(&declined("new-terms")), "other-side");
    assert_eq!(consequence(&declined("force-majeure")), "nobody");
    let purchaser = prepared()
        .by(Role::PurchaserHead)
        .goes("decline-contract", json!({ "reason": "领导调整" }));
    assert_eq!(consequence(&purchaser), "damages");
}

fn failed() -> World {
    bids(open().on("2025-04-01"), 3, 96)
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}))
        .by(Role::Purchaser)
}

fn analysis(next: &str) -> Value {
    json!({ "causes": ["price"], "fairness": "clean", "next": next })
}

#[test]
fn another_method_needs_its_approval() {
    let mut approved = analysis("other-method");
    approved["method"] = json!("consultation");
    let world = failed()
        .refuses(
            "analyse-failure",
            analysis("other-method"),
            "method-unapproved",
        )
        .refuses("analyse-failure", approved.clone(), "method-unapproved");
    approved["approval"] = json!("财采〔2025〕12号");
    let world = world.goes("analyse-failure", approved);
    let failure = &world.process.bidding.failures[0];
    assert_eq!(
        failure.approval.as_ref().unwrap().1.as_str(),
        "财采〔2025〕12号"
    );
}

#[test]
fn the_second_failure_of_a_method_needs_a_reason_to_repeat_it() {
    let world = failed().goes("analyse-failure", analysis("repeat"));
    assert_eq!(world.process.bidding.rounds.len(), 1);
    let world = world
        .on("2025-04-14")
        .by(Role::Agent)
        .goes("publish-tender", json!({ "deadline": "2025-05-06 09:30" }))
        .on("2025-05-06")
        .goes("open-bids", json!({}))
        .by(Role::Purchaser)
        .blocked("analyse-failure", analysis("repeat"), "S07b.repeat-again")
        .because("两家机构已书面承诺响应")
        .goes("analyse-failure", analysis("repeat"));
    let rounds = &world.process.bidding.rounds;
    assert_eq!(rounds.len(), 2);
    assert!(rounds.iter().all(|one| one.failure.is_some()));
    assert_eq!(rounds[1].opened.unwrap().to_string(), "2025-05-06");
}
