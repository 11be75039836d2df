//! Decision, publication, feedback.

use super::{
    bids, declared, due, kept, open, published, qualified, report, reported, scored, start,
};
use crate::{
    Event, Stage,
    bidding::{self, FeedbackGiven, walk::bid, walk::committee},
    process::LotId,
    testkit::{World, organisation_id, person_id},
};
use kernel::{Money, Role};
use rust_decimal::Decimal;
use serde_json::json;

fn feedback(world: &World) -> Vec<&FeedbackGiven> {
    let given = world.log.iter().filter_map(|(_, event)| match event {
        Event::Bidding(bidding::Event::FeedbackGiven(one)) => Some(one),
        _ => None,
    });
    given.collect()
}

#[test]
fn the_first_in_rank_is_awarded_all_its_lots() {
    let world = reported()
        .on("2025-04-14")
        .by_person(Role::PurchaserHead, 1)
        .does(
            "decide-award",
            json!({}),
            &[
                "award.decided",
                "obligation.met",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .refuses("decide-award", json!({}), "award-decided");
    let award = &world.process.awards[0];
    assert_eq!(award.lots, [LotId(1), LotId(2)]);
    assert_eq!(award.supplier.id, organisation_id(3));
    assert_eq!(award.price, Money::yuan(288_000));
    assert_eq!(award.decided_by, Some(person_id(1)));
    assert_eq!(kept(&world, "decide-award", ""), "in time");
    assert_eq!(due(&world, "publish-award", ""), "2025-04-16");
    assert_eq!(due(&world, "give-feedback", "B2"), "2025-04-16");
    assert_eq!(due(&world, "give-feedback", "B1"), "not owed");
}

#[test]
fn passing_over_a_better_bid_needs_a_ground_in_law() {
    let by_hand = |one: &str, two: &str| json!({ "awards": [{ "lot": "L1", "bid": one }, { "lot": "L2", "bid": two }] });
    let world = reported()
        .by(Role::Purchaser)
        .blocked("decide-award", by_hand("B1", "B2"), "S10.ranked-order")
        .refuses("decide-award", by_hand("B1", "B8"), "award-lots")
        .refuses(
            "decide-award",
            json!({ "awards": [{ "lot": "L1", "bid": "B1" }] }),
            "award-lots",
        );
    let mut skipped = by_hand("B2", "B2");
    skipped["skipped"] = json!([{ "bid": "B1", "ground": "declined", "reason": "书面放弃" }]);
    let world = world.clone().goes("decide-award", skipped);
    assert_eq!(world.process.awards[0].supplier.id, organisation_id(4));
    // The third cannot be taken while the second was not passed over.
    let mut third = by_hand("B3", "B3");
    third["skipped"] = json!([{ "bid": "B1", "ground": "unable", "reason": "场所被征收" }]);
    reported()
        .by(Role::Purchaser)
        .blocked("decide-award", third, "S10.ranked-order");
    // Without a choice by hand the next in rank follows.
    let next = reported().by(Role::Purchaser).does(
        "decide-award",
        json!({ "skipped": [{ "bid": "B1", "ground": "ineligible", "reason": "业绩证明经查不实" }] }),
        &[
            "bid.passed-over",
            "passing-over.explained",
            "award.decided",
            "obligation.met",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    assert_eq!(next.process.awards[0].supplier.id, organisation_id(4));
}

#[test]
fn the_award_is_published_with_feedback_and_duties_to_sign() {
    reported()
        .by(Role::Agent)
        .refuses("publish-award", json!({}), "award-missing");
    let world = published("2025-04-16");
    assert_eq!(world.process.stage, Stage::S11);
    let kinds: Vec<&str> = world.log.iter().map(|(_, e)| e.kind()).collect();
    let from = kinds.iter().position(|k| *k == "award.published").unwrap();
    assert_eq!(
        kinds[from..],
        [
            "award.published",
            "feedback.given",
            "feedback.given",
            "feedback.given",
            "feedback.given",
            "obligation.met",
            "obligation.met",
            "obligation.met",
            "obligation.arose",
            "obligation.arose",
            "stage.entered",
        ]
    );
    // Notice ends on 17 April, seven working days more.
    let challenge = &world.process.challenge;
    assert_eq!(challenge.last_day.unwrap().to_string(), "2025-04-27");
    assert_eq!(
        due(&world, "sign-contract-purchaser", "L1 L2"),
        "2025-05-16"
    );
    assert_eq!(due(&world, "sign-contract-supplier", "L1 L2"), "2025-05-16");
    assert_eq!(kept(&world, "publish-award", ""), "in time");
    assert_eq!(kept(&world, "give-feedback", "B3"), "in time");
    let supplier = world.process.obligations.last().unwrap();
    assert_eq!(supplier.debtor, Some(organisation_id(3)));
    assert_eq!(
        bidding::sign_subject(&world.process.awards[0].lots),
        "L1 L2"
    );
}

#[test]
fn a_loser_learns_its_own_scores_and_reasons() {
    let world = published("2025-04-16");
    let given = feedback(&world);
    assert_eq!(given.len(), 4);
    let first = given[0];
    assert_eq!(first.tenderer.id, organisation_id(4));
    assert_eq!(first.place, Some(2));
    assert_eq!(first.best, Some(Decimal::new(9_038, 2)));
    // Seven members, two criteria.
    assert_eq!(first.scores.len(), 14);
    assert!(first.scores.iter().all(|one| !one.reason.is_blank()));
}

#[test]
fn an_excluded_bid_learns_why() {
    // Four bids, one of which does not qualify.
    let world = bids(bids(bids(open().on("2025-04-01"), 3, 96), 4, 94), 5, 90)
        .with(|process| process.grants.retain(|one| one.role != Role::Evaluator));
    let world = bids(world, 6, 88)
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}));
    let world = ["B1", "B2", "B3"].into_iter().fold(world, |world, bid| {
        world.goes(
            "check-qualification",
            json!({ "bid": bid, "result": "qualified" }),
        )
    });
    let world = world
        .goes(
            "check-qualification",
            json!({ "bid": "B4", "result": "disqualified", "reason": "无登记证书" }),
        )
        .goes("finish-qualification", json!({}));
    // Its people cannot judge its rivals.
    let world = world.refuses("appoint-committee", committee(), "member-not-independent");
    let rows: Vec<_> = [70_u128, 71, 72, 90]
        .iter()
        .map(|n| json!({ "person": person_id(*n).to_string(), "seat": "expert" }))
        .chain([json!({ "person": person_id(1).to_string(), "seat": "representative" })])
        .collect();
    let world = declared(world.goes("appoint-committee", json!({ "members": rows })));
    let world = report(scored(world), json!([]), json!([]))
        .by(Role::Purchaser)
        .goes("decide-award", json!({}));
    assert_eq!(world.open("give-feedback"), 3);
    let world = world.goes("publish-award", json!({}));
    let given = feedback(&world);
    let excluded = given.iter().find(|one| one.reason.is_some()).unwrap();
    assert_eq!(excluded.tenderer.id, organisation_id(6));
    assert_eq!(excluded.reason.as_ref().unwrap().as_str(), "无登记证书");
    assert_eq!(world.open("give-feedback"), 0);
}

#[test]
fn lots_can_go_to_different_suppliers() {
    // Organisation 5 bids 120,000 for the first lot only; organisations 3, 4 and 6 for both.
    let world = bids(bids(open().on("2025-04-01"), 3, 96), 4, 94)
        .with(|process| process.grants.retain(|one| one.role != Role::Evaluator));
    let world = bids(world, 6, 92).by_person(Role::Tenderer, 50);
    let mut command = bid(&world, 5, 90);
    command["lots"] = json!(["L1"]);
    command["price"] = json!("120000");
    let world = qualified(world.goes("submit-bid", command), start());
    // Shares of the whole prices compete for the first lot: 144,000, 141,000, 138,000.
    let first = bidding::ranking::competition(&world.process, LotId(1));
    assert_eq!(first.ceiling, Decimal::from(150_000));
    let prices: Vec<Decimal> = first.offers.iter().map(|one| one.price).collect();
    assert_eq!(
        prices,
        [144_000, 141_000, 138_000, 120_000].map(Decimal::from)
    );
    // Whole prices compete for the second.
    let second = bidding::ranking::competition(&world.process, LotId(2));
    assert_eq!(second.ceiling, Decimal::from(300_000));
    assert_eq!(second.offers.len(), 3);
    let world = world.with(|process| {
        let rank = |lot, bid, place| bidding::Rank {
            lot: LotId(lot),
            bid: bidding::BidId(bid),
            place,
            quality: Decimal::from(80),
            price_points: Decimal::from(9),
            total: Decimal::from(90 - place),
        };
        process.bidding.ranking = vec![rank(1, 4, 1), rank(1, 1, 2), rank(2, 1, 1), rank(2, 2, 2)];
        process.stage = Stage::S10;
    });
    let world = world.by(Role::Purchaser).goes("decide-award", json!({}));
    let prices: Vec<(Vec<LotId>, Money)> = world
        .process
        .awards
        .iter()
        .map(|award| (award.lots.clone(), award.price))
        .collect();
    // Half of 288,000 for the second lot alone.
    assert_eq!(
        prices,
        [
            (vec![LotId(2)], Money::yuan(144_000)),
            (vec![LotId(1)], Money::yuan(120_000)),
        ]
    );
    let world = world.goes("publish-award", json!({}));
    assert_eq!(world.open("sign-contract-purchaser"), 2);
    assert_eq!(due(&world, "sign-contract-supplier", "L2"), "2025-05-09");
}
