//! Bids, their opening and qualification.

use super::{bids, due, kept, open, opens, three_bids};
use crate::{
    Stage,
    bidding::{BidState, walk::bid},
    context::At,
    process::LotId,
    testkit::{World, organisation_id},
};
use kernel::{Date, Money, Role, Timestamp};
use serde_json::{Value, json};

fn changed(world: &World, field: &str, value: Value) -> Value {
    let mut command = bid(world, 4, 90);
    command[field] = value;
    command
}

fn tenderer() -> World {
    open().on("2025-04-01").by_person(Role::Tenderer, 40)
}

#[test]
fn a_bid_is_closed_until_the_opening() {
    let world = tenderer();
    let command = bid(&world, 4, 90);
    let world = world.does("submit-bid", command, &["bid.submitted"]);
    let (_, event) = world.log.last().unwrap();
    assert_eq!(event.meta().unwrap().audience, crate::Audience::Opening);
    // Nothing public tells that there is a bid.
    assert_eq!(listed(&world, "BidId", Role::Tenderer, 4), ["B1"]);
    assert!(listed(&world, "BidId", Role::Tenderer, 5).is_empty());
    assert!(listed(&world, "BidId", Role::Agent, 8).is_empty());
}

#[test]
fn an_organisation_bids_only_for_itself_and_once_for_a_lot() {
    let world = tenderer();
    let other = changed(&world, "tenderer", json!(organisation_id(5).to_string()));
    let mut cheap = changed(&world, "price", json!("100000"));
    cheap["lots"] = json!(["L1"]);
    let mut second = cheap.clone();
    second["lots"] = json!(["L2"]);
    let mut both = changed(&world, "price", json!("200000"));
    both["lots"] = json!(["L1", "L2"]);
    world
        .refuses("submit-bid", other, "bid-not-own")
        .goes("submit-bid", cheap.clone())
        // A later bid for the same lots takes the place of the earlier one.
        .does(
            "submit-bid",
            cheap.clone(),
            &["bid.withdrawn", "bid.submitted"],
        )
        .does("submit-bid", second, &["bid.submitted"])
        .does(
            "submit-bid",
            both,
            &["bid.withdrawn", "bid.withdrawn", "bid.submitted"],
        )
        // It would leave lot 2 without a bid, which nobody asked for.
        .refuses("submit-bid", cheap, "bid-twice");
}

#[test]
fn lots_are_of_this_purchase_and_named_once() {
    let world = tenderer();
    for lots in [json!([]), json!(["L9"]), json!(["L1", "L1"])] {
        let command = changed(&world, "lots", lots);
        world.clone().refuses("submit-bid", command, "bid-lots");
    }
}

#[test]
fn the_price_keeps_the_ceiling() {
    let world = tenderer();
    let above = changed(&world, "price", json!("300000.01"));
    let nothing = changed(&world, "price", json!("0"));
    let at_ceiling = changed(&world, "price", json!("300000"));
    world
        .clone()
        .refuses("submit-bid", above, "price-above")
        .refuses("submit-bid", nothing, "price-none")
        .goes("submit-bid", at_ceiling.clone());
    let fixed = world.with(|process| {
        process.plan.as_mut().unwrap().fixed_price = Some(Money::yuan(280_000));
    });
    let mut one_lot = changed(&fixed, "lots", json!(["L1"]));
    one_lot["price"] = json!("150000");
    let right = changed(&fixed, "price", json!("280000"));
    fixed
        .refuses("submit-bid", at_ceiling, "price-fixed")
        .clone()
        .goes("submit-bid", right);
    fixed_price_of_one_lot(one_lot);
}

fn fixed_price_of_one_lot(command: Value) {
    tenderer()
        .with(|process| {
            process.plan.as_mut().unwrap().fixed_price = Some(Money::yuan(280_000));
        })
        .goes("submit-bid", command);
}

#[test]
fn who_drafted_the_plan_or_holds_another_role_may_not_bid() {
    let world = tenderer();
    let command = bid(&world, 4, 90);
    world
        .with(|process| {
            process.planning.draft.as_mut().unwrap().organisation = Some(organisation_id(4))
        })
        .refuses("submit-bid", command, "bid-by-drafter");
    let evaluator = open().on("2025-04-01").by_person(Role::Tenderer, 60);
    let command = bid(&evaluator, 6, 90);
    evaluator.refuses("submit-bid", command, "bid-by-party");
}

#[test]
fn a_bid_can_be_taken_back_by_its_own_tenderer() {
    let world = bids(open().on("2025-04-01"), 4, 90)
        .by_person(Role::Tenderer, 50)
        .refuses("withdraw-bid", json!({ "bid": "B1" }), "bid-not-own")
        .by_person(Role::Tenderer, 40)
        .refuses("withdraw-bid", json!({ "bid": "B2" }), "bid-unknown")
        .does("withdraw-bid", json!({ "bid": "B1" }), &["bid.withdrawn"])
        .refuses("withdraw-bid", json!({ "bid": "B1" }), "bid-unknown");
    let again = bids(world, 4, 85);
    assert_eq!(again.process.bidding.live_bids().count(), 1);
}

#[test]
fn nothing_comes_or_goes_after_the_deadline() {
    // The deadline is 09:30, the command comes at 10:00.
    let late = three_bids().on("2025-04-09").by_person(Role::Tenderer, 40);
    let command = bid(&late, 4, 80);
    late.refuses("submit-bid", command, "bids-closed")
        .refuses("withdraw-bid", json!({ "bid": "B2" }), "bids-closed")
        .refuses("ask-enquiry", json!({ "question": "…" }), "bids-closed");
}

#[test]
fn the_deadline_itself_is_too_late() {
    let ten: Timestamp = "2025-04-09T02:00:00Z".parse().unwrap();
    let late = three_bids()
        .with(|process| process.bidding.notice.as_mut().unwrap().deadline = ten)
        .on("2025-04-09")
        .by_person(Role::Tenderer, 40);
    let command = bid(&late, 4, 80);
    late.refuses("submit-bid", command, "bids-closed")
        .by(Role::Agent)
        .goes("open-bids", json!({}));
}

#[test]
fn bids_are_opened_on_the_day_and_bring_the_role() {
    let early = three_bids().on("2025-04-08").by(Role::Agent);
    assert_eq!(opens(&early, "open-bids", json!({})), "2025-04-09");
    let opened = early
        .refuses("open-bids", json!({}), "opening-early")
        .on("2025-04-10")
        .does(
            "open-bids",
            json!({}),
            &[
                "bids.opened",
                "grant.given",
                "obligation.met",
                "obligation.met",
                "stage.entered",
            ],
        );
    assert_eq!(opened.process.stage, Stage::S08);
    assert_eq!(kept(&opened, "open-bids", ""), "1 days late");
    let tenderers = opened.process.organisations_in(Role::Tenderer, None);
    assert_eq!(tenderers.len(), 3);
    assert_eq!(listed(&opened, "BidId", Role::Agent, 8), ["B1", "B2", "B3"]);
    assert_eq!(listed(&opened, "LotId", Role::Agent, 8), ["L1", "L2"]);
    assert_eq!(listed(&opened, "CriterionId", Role::Agent, 8), ["Z1", "Z2"]);
    assert_eq!(due(&opened, "open-bids", ""), "not owed");
}

#[test]
fn a_lot_with_two_tenderers_fails_and_the_other_goes_on() {
    let world = bids(bids(open().on("2025-04-01"), 3, 96), 4, 94).by_person(Role::Tenderer, 50);
    let mut command = bid(&world, 5, 40);
    command["lots"] = json!(["L1"]);
    let world = world
        .goes("submit-bid", command)
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}));
    assert_eq!(world.process.stage, Stage::S08);
    assert_eq!(world.process.bidding.failed_lots, [LotId(2)]);
    assert_eq!(world.process.bidding.lots_in_play(), [LotId(1)]);
}

#[test]
fn qualification_says_why_not() {
    let check = |bid: &str, result: &str| json!({ "bid": bid, "result": result });
    let excluded = json!({ "bid": "B3", "result": "disqualified", "reason": "证书过期" });
    let world = three_bids()
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}))
        .refuses("finish-qualification", json!({}), "qualification-unchecked")
        .refuses(
            "check-qualification",
            check("B7", "qualified"),
            "bid-unknown",
        )
        .refuses(
            "check-qualification",
            check("B3", "disqualified"),
            "reason-missing",
        )
        .does(
            "check-qualification",
            check("B1", "qualified"),
            &["bid.qualified"],
        )
        .goes("check-qualification", check("B2", "qualified"))
        .does("check-qualification", excluded, &["bid.disqualified"]);
    let failed = world.clone().does(
        "finish-qualification",
        json!({}),
        &["exclusion.told", "qualification.finished", "stage.entered"],
    );
    assert_eq!(failed.process.stage, Stage::S07b);
    assert_eq!(failed.process.bidding.funnel().excluded, 1);
    // A mistake can be put right until the check is finished.
    let put_right = world
        .goes("check-qualification", check("B3", "qualified"))
        .goes("finish-qualification", json!({}));
    assert_eq!(put_right.process.stage, Stage::S09);
    assert_eq!(put_right.process.bidding.bids[2].state, BidState::Qualified);
}

fn listed(world: &World, kind: &str, role: Role, organisation: u128) -> Vec<String> {
    let rulebook = rules::Rulebook::embedded().unwrap();
    let now = kernel::time::start_of("2025-04-09".parse::<Date>().unwrap()).unwrap();
    let context = crate::Context {
        now,
        occurred: now,
        actor: crate::Actor {
            person: None,
            organisation: Some(organisation_id(organisation)),
            role,
        },
        rulebook: &rulebook,
        contract: None,
        reason: None,
        facts: Default::default(),
        found: crate::sealing::Found::default(),
    };
    let at = At {
        process: &world.process,
        context: &context,
    };
    let choices = crate::bidding::options(&at, kind);
    choices.into_iter().map(|one| one.value).collect()
}
