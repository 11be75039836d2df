//! Answers to questions, and what waits for them.

use super::{evaluation, story::Story};
use crate::{
    assessment::choices::Question,
    signs::{Code, sign},
    testkit::organisation_id,
};
use kernel::Role;
use serde_json::{Value, json};

fn answer(sign: &str) -> Value {
    json!({ "sign": sign, "text": "我们只看到活动现场" })
}

#[test]
fn the_side_that_is_asked_answers_and_no_other() {
    let world = Story::running().world;
    world
        .by(Role::Host)
        .does("answer-question", answer("AF-09"), &["question.answered"])
        .refuses("answer-question", answer("AF-13"), "question-not-yours")
        .refuses("answer-question", answer("P29"), "question-not-yours")
        .by(Role::Provider)
        .does("answer-question", answer("AF-13"), &["question.answered"])
        .refuses("answer-question", answer("AF-09"), "question-not-yours")
        .faults(
            "answer-question",
            json!({ "sign": "P99", "text": "…" }),
            "sign",
        );
}

#[test]
fn the_answer_stands_beside_the_question() {
    let told = Story::running()
        .by(Role::Host, 10)
        .does("answer-question", answer("P01"));
    let contract = &told.world.process.contracts[0];
    let found = contract.answers.last(sign(Code::P01).unwrap()).unwrap();
    assert_eq!(found.text.as_str(), "我们只看到活动现场");
    assert_eq!(found.by.id, organisation_id(1));
    assert!(contract.answers.last(sign(Code::P02).unwrap()).is_none());
}

fn reward() -> Value {
    json!({ "side": "provider", "organisation": organisation_id(3).to_string(), "rung": "I1",
        "measure": "表扬", "results": ["EV1"], "reasons": "专业评分较高" })
}

/// Vector 10, with the question the draft itself raised.
fn raised() -> Story {
    let told = evaluation::gap(98).with(|process| {
        use crate::assessment::state::Phase;
        let evaluation = &mut process.contracts[0].assessment.evaluations[0];
        if let Phase::Drafted(draft) = &mut evaluation.phase {
            draft.content.questions.push(Question::HostUserGap);
        }
    });
    told.on("2025-11-01").by(Role::Evaluator, 60).tells(
        "evaluation.issued",
        json!({ "evaluation": 1, "kind": "midterm", "score": "83", "low": "61", "high": "98",
            "class": "low-confidence", "grade": "B", "answer": null }),
    )
}

#[test]
fn vector_10_nothing_is_rewarded_before_the_question_is_answered() {
    let world = raised().by(Role::PurchaserHead, 0).world;
    world
        .refuses("grant-reward", reward(), "evaluation-question-open")
        .by(Role::Provider)
        .refuses("answer-question", answer("AF-09"), "question-not-yours")
        .by(Role::Host)
        .does("answer-question", answer("AF-09"), &["question.answered"])
        .by_person(Role::PurchaserHead, 0)
        .does("grant-reward", reward(), &["reward.granted"]);
}

#[test]
fn a_draft_that_raises_nothing_holds_no_reward_back() {
    let told = evaluation::gap(70)
        .on("2025-11-01")
        .by(Role::Evaluator, 60)
        .tells(
            "evaluation.issued",
            json!({ "evaluation": 1, "kind": "midterm", "score": "83", "low": "61", "high": "95",
            "class": "low-confidence", "grade": "B", "answer": null }),
        );
    let world = told.by(Role::PurchaserHead, 0).world;
    world.does("grant-reward", reward(), &["reward.granted"]);
}
