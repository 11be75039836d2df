//! One-time slips: batches, counts, who may read, and what answers do to a score.

use super::{clock, with};
use crate::{
    Audience,
    assessment::{
        choices::{Question, RatingGroup},
        state::Phase,
        voice::{Channel, Experience, Said},
        walk::{
            in_delivery, sheet,
            slips::{answers, batch, issued},
        },
    },
    testkit::World,
};
use kernel::Role;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn users(world: World, date: &str, answers: Value) -> World {
    world
        .on(date)
        .by(Role::Clock)
        .goes("bring-in-answers", batch("full", answers))
}

fn drafted(world: World) -> World {
    let world = world
        .on("2025-07-24")
        .by(Role::Evaluator)
        .goes("rate", sheet("professional", 80, 80));
    clock(world, "2025-07-28")
        .on("2025-08-11")
        .by(Role::Evaluator)
        .goes("draft-result", json!({ "summary": "总体良好" }))
}

fn content(world: &World) -> &crate::assessment::EvaluationDrafted {
    match &world.process.contracts[0].assessment.evaluations()[0].phase {
        Phase::Drafted(draft) => &draft.content,
        other => panic!("not drafted: {other:?}"),
    }
}

#[test]
fn only_the_engaged_evaluator_issues_slips_during_the_fieldwork() {
    let one = || json!({ "channel": "users", "count": 1 });
    in_delivery()
        .by(Role::Evaluator)
        .refuses("issue-slips", one(), "wrong-stage");
    let world = issued().by(Role::Evaluator);
    world
        .clone()
        .refuses(
            "issue-slips",
            json!({ "channel": "users", "count": 0 }),
            "slips-count",
        )
        .refuses(
            "issue-slips",
            json!({ "channel": "users", "count": 501 }),
            "slips-count",
        )
        .does("issue-slips", one(), &["guard.warned", "slips.issued"])
        .by_person(Role::Evaluator, 200)
        .refuses("issue-slips", one(), "not-the-engaged-evaluator");
    clock(world, "2025-07-28").by(Role::Evaluator).refuses(
        "issue-slips",
        one(),
        "ratings-released",
    );
}

#[test]
fn answers_come_in_batches_that_hide_each_of_them() {
    let four = || answers("yes", "yes", 4);
    issued()
        .by(Role::Clock)
        .on("2025-07-20")
        .refuses("bring-in-answers", batch("full", four()), "batch-too-small")
        .refuses("bring-in-answers", batch("rest", four()), "batch-too-small")
        .does(
            "bring-in-answers",
            batch("full", answers("yes", "yes", 5)),
            &["answers.counted", "answers.brought-in"],
        )
        .on("2025-07-26")
        .refuses(
            "bring-in-answers",
            batch("rest", json!([])),
            "batch-too-small",
        )
        .goes("bring-in-answers", batch("rest", four()));
}

#[test]
fn there_are_never_more_answers_than_slips() {
    let workers = |count: u32| {
        json!({ "channel": "workers", "batch": "full", "workers": count,
            "topics": ["support"], "words": [{ "text": "还好" }] })
    };
    issued()
        .by(Role::Clock)
        .on("2025-07-20")
        .refuses("bring-in-answers", workers(6), "slips-exceeded")
        .does(
            "bring-in-answers",
            workers(5),
            &["answers.counted", "workers.heard"],
        )
        .refuses("bring-in-answers", workers(5), "slips-exceeded");
}

#[test]
fn what_was_said_is_protected_and_only_its_count_is_known() {
    let said = with(
        batch("full", answers("yes", "partly", 5)),
        "words",
        json!([{ "text": "都好" }]),
    );
    let world = issued().by(Role::Clock).on("2025-07-20").does(
        "bring-in-answers",
        said,
        &["answers.counted", "answers.brought-in", "users.spoke"],
    );
    let audience = |kind: &str| {
        let found = world.log.iter().find(|one| one.1.kind() == kind);
        found.and_then(|one| one.1.meta()).unwrap().audience
    };
    for kind in ["answers.brought-in", "users.spoke"] {
        assert_eq!(audience(kind), Audience::Protected);
    }
    assert_eq!(audience("answers.counted"), Audience::Parties);
    let counted = world
        .log
        .iter()
        .find(|one| one.1.kind() == "answers.counted")
        .unwrap();
    let said = counted.1.body().unwrap().to_string();
    assert!(!said.contains("partly") && said.contains("\"answers\":5"));
    // No event of a batch has an actor who could be known, or words beside answers.
    for (envelope, event) in world.log.iter().rev().take(3) {
        assert_eq!(envelope.actor.person, None);
        let body = event.body().unwrap().to_string();
        assert!(!(body.contains("都好") && body.contains("received")));
    }
}

#[test]
fn users_who_answer_by_slip_make_the_score_of_their_group() {
    let mut world = issued();
    for (day, answer) in [
        ("2025-07-19", "yes"),
        ("2025-07-20", "yes"),
        ("2025-07-21", "partly"),
    ] {
        world = users(world, day, answers("yes", answer, 20));
    }
    let voices = &world.process.contracts[0].assessment.evaluations()[0].voices;
    assert_eq!(
        (
            voices.issued(Channel::Users),
            voices.answered(Channel::Users)
        ),
        (60, 60)
    );
    let world = drafted(world);
    let content = content(&world);
    let group = content
        .groups
        .iter()
        .find(|one| one.group == RatingGroup::Users)
        .unwrap();
    assert_eq!(group.sheets, 60);
    // Twelve are left out at each end: 8 of 50 and 28 of 100 remain.
    assert_eq!(group.mean, "88.89".parse().unwrap());
    assert!(
        content.grade.is_some(),
        "sixty answers are enough of forty-five"
    );
    assert_eq!(content.questions, []);
    assert!(content.low < content.score);
}

#[test]
fn users_who_received_nothing_are_asked_about_and_do_not_score() {
    let mut world = users(issued(), "2025-07-19", answers("yes", "yes", 44));
    world = users(world, "2025-07-20", answers("no", "yes", 5));
    world = users(world, "2025-07-21", answers("unsure", "no", 5));
    let world = drafted(world);
    let content = content(&world);
    let users = content
        .groups
        .iter()
        .find(|one| one.group == RatingGroup::Users)
        .unwrap();
    assert_eq!((users.sheets, users.mean), (44, Decimal::ONE_HUNDRED));
    assert_eq!(content.questions, [Question::ReceiptDenied]);
    // One answer short of the forty-five needed.
    assert_eq!(content.grade, None);
}

#[test]
fn an_answer_is_worth_the_mean_of_what_it_says_of_the_service() {
    let said = |received, useful| Experience {
        received,
        useful,
        respected: Said::Yes,
        could_refuse: Said::Partly,
        would_return: Said::Unsure,
    };
    assert_eq!(said(Said::Yes, Said::No).points(), Some(Decimal::from(50)));
    assert_eq!(
        said(Said::Partly, Said::Unsure).points(),
        Some(Decimal::from(75))
    );
    assert_eq!(said(Said::No, Said::Yes).points(), None);
    assert_eq!(said(Said::Unsure, Said::Yes).points(), None);
}
