//! Tests of sealed bids.

use super::{
    DUTIES, Event, Found, GUARDS, Header, Part, REFUSALS, SealedState, Sealing, Unusable, VERBS,
    walk::{
        OFFICERS, closed, disputes, found, handing_in, hands_in, header, officers, opens, planned,
        published, releases, rows, walk, walks,
    },
};
use crate::{
    Stage,
    bidding::{BidId, BidState, NextStep},
    obligation::ObligationState,
    process::LotId,
    testkit::{World, organisation_id, person_id},
};
use kernel::{Currency, Money, Role};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_walks_use_every_verb_and_cause_every_event() {
    let worlds = walks();
    let used: BTreeSet<&str> = worlds.iter().flat_map(|w| w.verbs.clone()).collect();
    for verb in VERBS {
        assert!(used.contains(verb.meta.code), "{}", verb.meta.code);
    }
    let all = worlds.iter().flat_map(|world| &world.log);
    let kinds: BTreeSet<&str> = all.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "`{}` never happens", meta.kind);
    }
}

#[test]
fn every_refusal_and_guard_is_tried() {
    let refusals = REFUSALS.iter().map(|kind| kind.code);
    for code in refusals.chain(GUARDS.iter().map(|guard| guard.code)) {
        let named = format!("\"{code}\"");
        assert!(include_str!("tests.rs").contains(&named), "`{code}`");
    }
}

#[test]
fn every_duty_arises_and_is_met_somewhere() {
    let world = walk();
    for duty in DUTIES {
        let all = world.process.obligations.iter();
        let owed: Vec<_> = all.filter(|one| one.duty.0 == *duty).collect();
        assert_eq!(owed.len(), 3, "one for each officer");
        let met = |one: &&&crate::Obligation| matches!(one.state, ObligationState::Met { .. });
        assert_eq!(
            owed.iter().filter(met).count(),
            2,
            "two answered for every bid"
        );
    }
}

#[test]
fn the_story_ends_with_two_bids_and_one_that_could_not_be_used() {
    let world = walk();
    assert_eq!(world.process.stage, Stage::S08);
    let bids: Vec<_> = world.process.bidding.bids.iter().collect();
    let ids: Vec<BidId> = bids.iter().map(|bid| bid.id).collect();
    assert_eq!(ids, [BidId(1), BidId(3)]);
    assert_eq!(bids[1].price, Money::yuan(276_000));
    assert_eq!(bids[1].state, BidState::Submitted);
    let states: Vec<_> = world.process.sealing.bids.iter().map(|b| b.state).collect();
    let unusable = SealedState::Unusable(Unusable::Dealer);
    let (opened, withdrawn) = (SealedState::Opened, SealedState::Withdrawn);
    assert_eq!(states, [opened, withdrawn, opened, unusable]);
    let funnel = world.process.funnel();
    let counts = (
        funnel.submitted,
        funnel.withdrawn,
        funnel.excluded,
        funnel.remaining,
    );
    assert_eq!(counts, (4, 1, 1, 2));
}

#[test]
fn nothing_before_the_opening_tells_who_bids() {
    let world = hands_in(published(), 4, 90);
    let (_, event) = world.log.last().unwrap();
    assert_eq!(event.kind(), "bid.sealed");
    assert_eq!(event.meta().unwrap().audience, crate::Audience::Opening);
    assert!(world.process.bidding.bids.is_empty());
    let granted = world.process.organisations_in(Role::Tenderer, None);
    assert!(granted.iter().all(|one| one.id != organisation_id(4)) || granted.len() == 2);
}

mod officers_are_appointed {
    use super::*;

    fn planned() -> World {
        super::planned().by_person(Role::Agent, 80)
    }

    #[test]
    fn once_and_known_by_their_key() {
        let world = planned().does(
            "appoint-opening-officers",
            officers(&OFFICERS),
            &[
                "opening-officers.appointed",
                "grant.given",
                "grant.given",
                "grant.given",
            ],
        );
        let rule = world.process.sealing.rule.as_ref().unwrap();
        assert_eq!((rule.threshold, rule.officers.len()), (2, 3));
        let place = world.process.sealing.officer(Some(person_id(70)));
        assert_eq!(place.map(|(number, _)| number), Some(2));
        // Appointed anew: the last appointment counts and nobody gets the role twice.
        world.does(
            "appoint-opening-officers",
            officers(&OFFICERS),
            &["opening-officers.appointed"],
        );
    }

    #[test]
    fn in_a_number_that_can_open() {
        for (threshold, people) in [("0", 3), ("4", 3), ("1", 0)] {
            let mut command = officers(&OFFICERS[..people]);
            command["threshold"] = json!(threshold);
            planned().refuses("appoint-opening-officers", command, "officers-count");
        }
    }

    #[test]
    fn each_with_a_key_of_their_own() {
        let mut same_key = officers(&OFFICERS);
        same_key["officers"][1]["key"] = same_key["officers"][0]["key"].clone();
        let mut same_person = officers(&OFFICERS);
        same_person["officers"][1]["person"] = same_person["officers"][0]["person"].clone();
        for command in [same_key, same_person] {
            planned().refuses("appoint-opening-officers", command, "officer-twice");
        }
        let mut mistyped = officers(&OFFICERS);
        mistyped["officers"][0]["key"] =
            json!("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwx");
        planned().faults("appoint-opening-officers", mistyped, "officers.0.key");
    }

    #[test]
    fn from_bodies_that_do_not_bid() {
        let command = officers(&[2, 70, 40]);
        planned()
            .with(|process| {
                process.grants.push(crate::process::Grant {
                    role: Role::Tenderer,
                    organisation: Some(crate::Organisation {
                        id: organisation_id(4),
                        zh: String::new(),
                        en: String::new(),
                    }),
                    person: None,
                    contract: None,
                    since: "2025-03-10".parse().unwrap(),
                    until: None,
                });
            })
            .refuses("appoint-opening-officers", command, "officer-tenders");
    }

    #[test]
    fn from_different_bodies_or_with_a_reason() {
        // Two of the purchaser could open every bid between them.
        let command = officers(&[1, 2, 70]);
        planned()
            .blocked(
                "appoint-opening-officers",
                command.clone(),
                "S06.officers-apart",
            )
            .because("区财政局只派出一人，由审计在场见证")
            .goes("appoint-opening-officers", command);
    }

    #[test]
    fn only_before_the_tender_is_out() {
        published().refuses(
            "appoint-opening-officers",
            officers(&OFFICERS),
            "wrong-stage",
        );
    }
}

mod a_sealed_bid_is_handed_in {
    use super::*;

    fn tries(change: impl FnOnce(&mut Header), code: &str) {
        let world = published();
        let mut header = header(&world, 4, 90);
        change(&mut header);
        let mut command = handing_in(&header);
        command["tenderer"] = json!(organisation_id(4).to_string());
        let found = Found {
            header: Some(header),
            openings: Vec::new(),
        };
        world.by_person(Role::Tenderer, 40).finding(found).refuses(
            "submit-sealed-bid",
            command,
            code,
        );
    }

    #[test]
    fn only_if_the_platform_has_it() {
        let world = published().by_person(Role::Tenderer, 40);
        let command = handing_in(&header(&world, 4, 90));
        world.refuses("submit-sealed-bid", command, "envelope-unknown");
    }

    #[test]
    fn only_for_this_purchase_as_it_stands() {
        tries(
            |header| header.documents = header.envelope,
            "envelope-other-documents",
        );
        tries(|header| header.threshold = 1, "envelope-other-officers");
        tries(
            |header| header.officers.reverse(),
            "envelope-other-officers",
        );
        tries(|header| header.lots = vec![LotId(9)], "bid-lots");
        tries(|header| header.lots = Vec::new(), "bid-lots");
        tries(|header| header.tenderer = organisation_id(5), "bid-not-own");
    }

    #[test]
    fn only_whole() {
        tries(
            |header| {
                header.parts.pop();
            },
            "envelope-parts",
        );
        tries(
            |header| header.parts[1].part = Part::Technical,
            "envelope-parts",
        );
        tries(
            |header| {
                header.parts[0].shares.pop();
            },
            "envelope-parts",
        );
    }

    #[test]
    fn only_once_but_a_new_one_replaces_the_old() {
        let world = hands_in(published(), 4, 90);
        let again = header(&world, 4, 90);
        let found = |header: Header| Found {
            header: Some(header),
            openings: Vec::new(),
        };
        let second = header(&world, 4, 91);
        world
            .finding(found(again.clone()))
            .refuses("submit-sealed-bid", handing_in(&again), "envelope-twice")
            .finding(found(second.clone()))
            .does(
                "submit-sealed-bid",
                handing_in(&second),
                &["bid.withdrawn", "bid.sealed"],
            );
    }

    #[test]
    fn never_so_that_a_lot_is_lost_unmeant() {
        let world = hands_in(published(), 4, 90);
        let mut one_lot = header(&world, 4, 91);
        one_lot.lots = vec![LotId(1)];
        let command = handing_in(&one_lot);
        let found = Found {
            header: Some(one_lot),
            openings: Vec::new(),
        };
        world
            .finding(found)
            .refuses("submit-sealed-bid", command, "bid-twice");
    }

    #[test]
    fn and_can_be_taken_back_until_the_list_is_closed() {
        let world = hands_in(hands_in(published(), 4, 90), 5, 90);
        let world = world
            .refuses("withdraw-bid", json!({ "bid": "B1" }), "bid-not-own")
            .does("withdraw-bid", json!({ "bid": "B2" }), &["bid.withdrawn"])
            .refuses("withdraw-bid", json!({ "bid": "B2" }), "bid-unknown");
        let world = closed(world).by_person(Role::Tenderer, 40);
        world.refuses("withdraw-bid", json!({ "bid": "B1" }), "bids-closed");
    }
}

mod the_list_is_closed {
    use super::*;

    #[test]
    fn by_the_clock_at_the_deadline_once() {
        let world = hands_in(hands_in(published(), 3, 90), 4, 90);
        let early = world.clone().on("2025-04-08").by(Role::Clock);
        assert!(early.tries("run-clock", json!({})).is_err());
        let world = world.on("2025-04-09").by(Role::Clock).does(
            "run-clock",
            json!({}),
            &[
                "bids.closed",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        );
        let (_, event) = &world.log[world.log.len() - 4];
        let body = event.body().unwrap();
        assert_eq!(body["count"], json!(2));
        assert!(
            world.tries("run-clock", json!({})).is_err(),
            "nothing twice"
        );
    }

    #[test]
    fn for_good_whatever_a_clock_says_later() {
        // A deadline moved in the state alone stands for a clock that went back.
        let world = closed(hands_in(published(), 3, 90)).with(|process| {
            process.bidding.notice.as_mut().unwrap().deadline =
                "2025-05-01T01:30:00Z".parse().unwrap();
        });
        let late = header(&world, 4, 90);
        let command = handing_in(&late);
        let found = Found {
            header: Some(late),
            openings: Vec::new(),
        };
        world.by_person(Role::Tenderer, 40).finding(found).refuses(
            "submit-sealed-bid",
            command,
            "bids-closed",
        );
    }

    #[test]
    fn and_a_repeat_begins_a_new_list() {
        let world = opens(
            releases(
                releases(closed(hands_in(published(), 3, 90)), 1, &["B1"]),
                2,
                &["B1"],
            ),
            &[("B1", 90)],
            &[],
        );
        assert_eq!(
            world.process.stage,
            Stage::S07b,
            "one bid is no competition"
        );
        let world = world.by_person(Role::Agent, 80).goes(
            "analyse-failure",
            json!({
                "causes": ["notice"], "fairness": "clean", "next": NextStep::Repeat.code(),
            }),
        );
        let sealing: &Sealing = &world.process.sealing;
        assert_eq!(sealing.closed, None);
        assert_eq!(sealing.bids[0].state, SealedState::Lapsed);
        assert!(sealing.rule.is_some(), "the officers stay");
    }
}

mod shares_are_released {
    use super::*;

    fn waiting() -> World {
        closed(hands_in(hands_in(published(), 3, 90), 4, 90))
    }

    fn as_officer(world: World, officer: usize) -> World {
        world.by_person(Role::Opener, OFFICERS[officer - 1])
    }

    #[test]
    fn only_after_the_list_is_closed() {
        let world = hands_in(published(), 3, 90);
        let command = rows(&world, 1, &["B1"]);
        as_officer(world, 1).refuses("release-shares", command, "bids-not-closed");
    }

    #[test]
    fn only_by_an_officer() {
        let command = rows(&waiting(), 1, &["B1"]);
        waiting()
            .by_person(Role::Opener, 50)
            .refuses("release-shares", command, "not-officer");
    }

    #[test]
    fn only_the_share_that_was_committed_to() {
        let world = waiting();
        let mut command = rows(&world, 1, &["B1"]);
        command["shares"][0]["share"] = json!("00".repeat(32));
        let (first, second) = (rows(&world, 2, &["B1"]), rows(&world, 1, &["B1"]));
        let world = as_officer(world, 1)
            .refuses("release-shares", command, "share-wrong")
            // Another officer's share is as wrong as an invented one.
            .refuses("release-shares", first, "share-wrong")
            .refuses("release-shares", json!({ "shares": [] }), "shares-none");
        let mut doubled = second.clone();
        doubled["shares"][1] = doubled["shares"][0].clone();
        let mut unknown = second.clone();
        unknown["shares"][0]["envelope"] = json!("00".repeat(32));
        world
            .refuses("release-shares", doubled, "share-twice")
            .refuses("release-shares", unknown, "envelope-not-held")
            .goes("release-shares", second.clone())
            .refuses("release-shares", second, "share-twice");
    }

    #[test]
    fn in_several_turns_until_all_are_given() {
        let world = releases(waiting(), 1, &["B1"]);
        assert_eq!(world.open("release-shares"), 3, "B2 is missing");
        let world = releases(world, 1, &["B2"]);
        assert_eq!(world.open("release-shares"), 2);
    }
}

mod bids_are_opened {
    use super::*;

    fn waiting() -> World {
        closed(hands_in(hands_in(published(), 3, 90), 4, 90))
    }

    fn agent(world: World) -> World {
        world.by_person(Role::Agent, 80)
    }

    #[test]
    fn only_with_enough_shares() {
        let world = releases(waiting(), 1, &["B1", "B2"]);
        let both = found(&world, &[("B1", 90), ("B2", 90)], &[]);
        let world = agent(world)
            .finding(both)
            .refuses("open-bids", json!({}), "shares-lacking");
        let world = releases(world, 3, &["B1", "B2"]);
        let world = agent(world).does(
            "open-bids",
            json!({}),
            &[
                "bid.opened",
                "bid.opened",
                "bids.opened",
                "grant.given",
                "obligation.lapsed",
                "obligation.met",
                "obligation.met",
                "stage.entered",
            ],
        );
        assert_eq!(world.process.stage, Stage::S08);
    }

    #[test]
    fn only_once_the_closing_is_on_record() {
        let world = hands_in(published(), 3, 90).on("2025-04-09");
        agent(world).refuses("open-bids", json!({}), "bids-not-closed");
    }

    #[test]
    fn only_with_what_the_shell_read() {
        let world = releases(releases(waiting(), 1, &["B1", "B2"]), 2, &["B1", "B2"]);
        agent(world)
            .finding(Found::default())
            .refuses("open-bids", json!({}), "opening-unknown");
    }

    #[test]
    fn and_one_that_is_of_no_use_never_stops_the_others() {
        let all = ["B1", "B2", "B3", "B4"];
        let world = hands_in(hands_in(published(), 3, 90), 4, 90);
        let world = closed(hands_in(world, 5, 90));
        let world = releases(releases(world, 1, &all), 2, &all);
        let mut shell = found(&world, &[("B1", 90), ("B2", 101), ("B3", 0)], &[]);
        let euros = Money::new(270_000.into(), Currency::EUR).unwrap();
        let world = agent(world);
        let opened = |shell: Found| {
            let world = world.clone().finding(shell).goes("open-bids", json!({}));
            let states: Vec<_> = world.process.sealing.bids.iter().map(|b| b.state).collect();
            (world.process.bidding.bids.len(), states)
        };
        let unusable = SealedState::Unusable;
        let expected = vec![
            SealedState::Opened,
            unusable(Unusable::PriceAbove),
            unusable(Unusable::PriceNone),
        ];
        assert_eq!(opened(shell.clone()), (1, expected));
        if let Ok(content) = &mut shell.openings[1].outcome {
            content.price = euros;
        }
        assert_eq!(opened(shell).1[1], unusable(Unusable::Currency));
    }

    #[test]
    fn at_the_fixed_price_only() {
        let world = releases(releases(waiting(), 1, &["B1", "B2"]), 2, &["B1", "B2"]);
        let shell = found(&world, &[("B1", 90), ("B2", 92)], &[]);
        let world = agent(world)
            .with(|process| {
                process.plan.as_mut().unwrap().fixed_price = Some(Money::yuan(270_000));
            })
            .finding(shell)
            .goes("open-bids", json!({}));
        let state = world.process.sealing.bids[1].state;
        assert_eq!(state, SealedState::Unusable(Unusable::PriceNotFixed));
    }

    #[test]
    fn though_its_tenderer_dealt_wrong_shares() {
        let world = releases(waiting(), 1, &["B1", "B2"]);
        let world = releases(disputes(world, 2, "B2"), 2, &["B1"]);
        let both = found(&world, &[("B1", 90)], &[("B2", Unusable::Dealer)]);
        // One disputed share of three leaves two that could still open it.
        let world =
            agent(world)
                .finding(both.clone())
                .refuses("open-bids", json!({}), "shares-lacking");
        let world = disputes(world, 3, "B2");
        agent(world).finding(both).goes("open-bids", json!({}));
    }
}

#[test]
fn a_price_in_another_currency_is_refused_on_the_page_too() {
    let world = published().by_person(Role::Tenderer, 40).with(|process| {
        for lot in &mut process.lots {
            lot.ceiling = Money::new(lot.ceiling.amount(), Currency::GBP).unwrap();
        }
    });
    let mut command = crate::bidding::walk_parts::bid(&world, 4, 90);
    command["price"] = json!("200000");
    world.refuses("submit-bid", command, "price-currency");
}

proptest! {
    /// Whatever shares come in whatever order, the bids open exactly when every bid has enough.
    #[test]
    fn enough_means_the_threshold_for_every_bid(given in proptest::sample::subsequence(
        vec![(1u32, "B1"), (1, "B2"), (2, "B1"), (2, "B2"), (3, "B1"), (3, "B2")], 0..=6,
    ).prop_shuffle()) {
        let mut world = closed(hands_in(hands_in(published(), 3, 90), 4, 90));
        for (officer, bid) in &given {
            world = releases(world, *officer, &[bid]);
        }
        let shell = found(&world, &[("B1", 90), ("B2", 92)], &[]);
        let world = world.by_person(Role::Agent, 80).finding(shell);
        let enough = ["B1", "B2"]
            .iter()
            .all(|bid| given.iter().filter(|(_, one)| one == bid).count() >= 2);
        prop_assert_eq!(world.tries("open-bids", json!({})).is_ok(), enough);
    }
}

#[test]
fn the_state_is_the_fold_of_the_events() {
    let world = walk();
    let mut again = planned().process;
    for (envelope, event) in &world.log {
        again = crate::evolve(again, envelope, event);
    }
    assert_eq!(again, world.process);
    let said: Vec<Value> = world.log.iter().map(|(_, e)| e.body().unwrap()).collect();
    assert!(!said.is_empty());
}
