//! The interval of a score, the frozen index, the bounds of the weights, and questions.

use super::with;
use crate::{
    assessment::{
        choices::{BoundBroken, RatingGroup, ResultClass},
        freeze::digest,
        interval::{Sheets, Weighed, interval, seed},
        scoring::Rules,
        walk::{
            in_delivery, midterm_rated,
            questions::{answer, host_far_above_users},
        },
    },
    contract::walk::awarded,
    process::IndexItem,
    testkit::World,
};
use kernel::{Digest, FreeText, Role};
use proptest::prelude::*;
use rules::{Key, Rulebook};
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::BTreeMap;

fn group(group: RatingGroup, own: &[i64], share: u32) -> Weighed {
    Weighed {
        group,
        sheets: Sheets {
            own: own.iter().map(|score| vec![Some(score * 100)]).collect(),
            called: Vec::new(),
        },
        share: Decimal::from(share),
    }
}

fn drawn(groups: &[Weighed]) -> (Decimal, Decimal) {
    let seed = seed(Digest::of(b"index"), groups);
    interval(groups, &[Decimal::ONE_HUNDRED], seed).expect("somebody rated")
}

fn width(groups: &[Weighed]) -> Decimal {
    let (low, high) = drawn(groups);
    high - low
}

#[test]
fn equal_sheets_give_a_point() {
    let groups = [
        group(RatingGroup::Professional, &[84], 50),
        group(RatingGroup::Users, &[84; 30], 50),
    ];
    assert_eq!(drawn(&groups), (Decimal::from(84), Decimal::from(84)));
}

#[test]
fn a_mean_of_many_answers_has_the_width_that_it_allows() {
    let of = |answers| {
        let sheets = Sheets {
            own: Vec::new(),
            called: vec![(6_100, answers)],
        };
        width(&[Weighed {
            group: RatingGroup::Users,
            sheets,
            share: Decimal::ONE_HUNDRED,
        }])
    };
    // 2 × 1.645 × √(61 × 39 ÷ 70) = 19.2.
    let wide = of(70);
    assert!(
        Decimal::from(17) < wide && wide < Decimal::from(21),
        "{wide}"
    );
    assert!(of(280) * Decimal::from(2) < wide + Decimal::from(3));
}

/// Answers on a scale of five, told apart by a number.
fn answers(start: u64, count: u64) -> Vec<i64> {
    let mut dice = crate::assessment::interval::Dice::new(start);
    (0..count)
        .map(|_| 20 * i64::try_from(dice.below(6)).unwrap())
        .collect()
}

#[test]
fn more_sheets_narrow_the_interval_on_the_whole() {
    let mean = |count: u64| {
        let widths = (0..40).map(|start| {
            let users = answers(start * 977 + 5, count);
            width(&[group(RatingGroup::Users, &users, 100)])
        });
        widths.sum::<Decimal>() / Decimal::from(40)
    };
    let (few, more, many) = (mean(8), mean(24), mean(72));
    assert!(few > more && more > many, "{few} {more} {many}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_sheets_does_not_matter(
        users in proptest::collection::vec(0i64..=100, 1..12),
        peers in proptest::collection::vec(0i64..=100, 1..5),
        turn in 0usize..12,
    ) {
        let mut turned = users.clone();
        turned.rotate_left(turn % users.len());
        let groups = |users: &[i64]| [
            group(RatingGroup::Users, users, 60),
            group(RatingGroup::Peer, &peers, 40),
        ];
        prop_assert_eq!(drawn(&groups(&users)), drawn(&groups(&turned)));
        let (low, high) = drawn(&groups(&users));
        prop_assert!(Decimal::ZERO <= low && low <= high && high <= Decimal::ONE_HUNDRED);
    }
}

#[test]
fn the_index_is_frozen_by_its_digest_when_the_contract_is_signed() {
    let world = crate::contract::walk(awarded());
    let state = &world.process.contracts[0].assessment;
    let signed = digest(&world.process.contracts[0].terms.index);
    assert_eq!(state.signed_index, Some(signed));
    let frozen = world.log.iter().find(|one| one.1.kind() == "index.frozen");
    assert!(frozen.is_some());
    // Names, weights and order all count; trailing zeros of a weight do not.
    let item = |name: &str, weight: &str| IndexItem {
        name: FreeText::new(name),
        weight: weight.parse().unwrap(),
    };
    let one = digest(&[item("效果", "60"), item("体验", "40")]);
    assert_eq!(one, digest(&[item("效果", "60.00"), item("体验", "40")]));
    assert_ne!(one, digest(&[item("体验", "40"), item("效果", "60")]));
    assert_ne!(one, digest(&[item("效果", "61"), item("体验", "39")]));
}

#[test]
fn another_index_than_the_one_signed_stops_the_evaluation() {
    let signed = |world: &World| digest(&world.process.contracts[0].terms.index);
    let world = in_delivery();
    let before = signed(&world);
    let world = world.on("2025-06-23").with(|process| {
        let contract = &mut process.contracts[0];
        contract.assessment.signed_index = Some(before);
        contract.terms.index.reverse();
    });
    crate::assessment::walk::panel(world).blocked(
        "engage-evaluator",
        crate::assessment::walk::draw(),
        "S16.index-frozen",
    );
}

#[test]
fn a_pack_outside_the_bounds_counts_as_it_stands_and_says_so() {
    let map = |all: &[(&str, u32)]| -> BTreeMap<String, Decimal> {
        let all = all.iter();
        all.map(|(name, points)| ((*name).to_owned(), Decimal::from(*points)))
            .collect()
    };
    let bounds = map(&[
        ("users-min", 20),
        ("purchaser-and-host-max", 30),
        ("any-group-max", 50),
    ]);
    let bands = map(&[("A", 90), ("B", 80), ("C", 60)]);
    let guangzhou = map(&[("third-party", 70), ("purchaser", 20), ("host", 10)]);
    let rules = Rules::new(&guangzhou, &bounds, &bands);
    assert_eq!(
        rules.broken(),
        [BoundBroken::UsersLow, BoundBroken::GroupHigh]
    );
    let present = [
        RatingGroup::Professional,
        RatingGroup::Purchaser,
        RatingGroup::Host,
    ];
    let shares = crate::assessment::shares::shares(&present, rules);
    assert_eq!(shares, [70, 20, 10].map(Decimal::from));
    // Without the purchaser nobody grows beyond what the pack or the bound gives.
    let shares = crate::assessment::shares::shares(&present[..1], rules);
    assert_eq!(shares, [Decimal::from(70)]);
    let book = Rulebook::embedded().unwrap();
    for pack in book.packs() {
        if pack.map(Key::EvaluationWeights).is_ok() {
            assert_eq!(Rules::of(pack).unwrap().broken(), [], "{}", pack.id());
        }
    }
}

#[test]
fn no_reward_rests_on_a_result_with_an_open_question() {
    let world = host_far_above_users();
    let open = world.process.contracts[0].assessment.evaluations()[0].open_questions();
    assert_eq!(open.len(), 1);
    let other = with(answer(), "question", json!("receipt-denied"));
    let unknown = with(answer(), "evaluation", json!("EV9"));
    let reward = json!({
        "side": "provider", "organisation": crate::testkit::organisation_id(3).to_string(),
        "rung": "I2", "measure": "报告减半", "results": ["EV1"], "reasons": "评估得分高",
    });
    let world =
        crate::assessment::walk::all_reply(world, json!({ "stance": "agree", "text": "认可" }))
            .by(Role::Evaluator)
            .goes("issue-result", json!({}))
            .by(Role::Purchaser)
            .refuses("grant-reward", reward.clone(), "evaluation-question-open");
    world
        .by_person(Role::Evaluator, 200)
        .refuses(
            "answer-evaluation-question",
            answer(),
            "not-the-engaged-evaluator",
        )
        .by(Role::Evaluator)
        .refuses("answer-evaluation-question", other, "question-not-raised")
        .refuses("answer-evaluation-question", unknown, "question-not-raised")
        .does(
            "answer-evaluation-question",
            answer(),
            &["evaluation.question-answered"],
        )
        .refuses("answer-evaluation-question", answer(), "question-answered")
        .by(Role::Purchaser)
        .does("grant-reward", reward, &["reward.granted"]);
    in_delivery().by_person(Role::Panel, 210).refuses(
        "answer-evaluation-question",
        answer(),
        "no-result-to-appeal",
    );
}

#[test]
fn a_draft_says_how_its_interval_was_drawn() {
    let world = crate::assessment::walk::drafted_and_heard(midterm_rated(in_delivery(), 74));
    let draft = world.process.contracts[0].assessment.evaluations()[0].draft();
    let content = &draft.unwrap().content;
    assert_eq!(content.basis.unwrap().resamples, 2_000);
    assert!(content.low < content.score && content.score < content.high);
    assert_eq!(content.class, ResultClass::Graded);
}
