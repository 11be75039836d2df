//! Answers to all, addenda, counter-clauses before the opening.

use super::{due, open, three_bids};
use crate::{planning::state::CounterState, testkit::World};
use kernel::Role;
use serde_json::{Value, json};

fn asked() -> World {
    open()
        .on("2025-03-12")
        .by_person(Role::Tenderer, 40)
        .goes("ask-enquiry", json!({ "question": "交通费是否包含？" }))
        .by_person(Role::Tenderer, 50)
        .goes("ask-enquiry", json!({ "question": "交通费由谁承担？" }))
        .goes("ask-enquiry", json!({ "question": "付款时间？" }))
}

#[test]
fn enquiries_that_ask_the_same_are_answered_together() {
    let answer = |also: Value| json!({ "enquiry": "Q1", "also": also, "answer": "包含" });
    let world = asked()
        .by(Role::Agent)
        .refuses(
            "answer-enquiry",
            answer(json!(["Q1"])),
            "enquiry-merge-self",
        )
        .refuses("answer-enquiry", answer(json!(["Q7"])), "enquiry-unknown")
        .does(
            "answer-enquiry",
            answer(json!(["Q2"])),
            &[
                "enquiry.answered",
                "obligation.met",
                "enquiry.answered",
                "enquiry.merged",
                "obligation.met",
            ],
        );
    let merged = &world.process.bidding.enquiries[1];
    assert_eq!(merged.merged_into, Some(crate::bidding::EnquiryId(1)));
    assert!(merged.answer.is_some());
    assert_eq!(world.open("answer-enquiry"), 1);
}

#[test]
fn only_what_affects_bids_keeps_the_lead_time() {
    // On 26 March fifteen days lead to 10 April; bids close on 9 April.
    let text = |affects: &str| json!({ "text": "…", "affects": affects });
    let world = open()
        .on("2025-03-26")
        .by(Role::Agent)
        .blocked("amend-tender", text("yes"), "S07.clarification-lead")
        .goes("amend-tender", text("no"));
    let addendum = &world.process.bidding.addenda[0];
    assert_eq!(addendum.earliest.unwrap().to_string(), "2025-04-10");
    assert_eq!(due(&world, "open-bids", ""), "2025-04-09");
}

fn proposed() -> World {
    let world = open().on("2025-03-12").by_person(Role::Tenderer, 40);
    let count = world.process.planning.counters.len();
    let world = world.goes(
        "propose-counter-clause",
        json!({ "text": "间接费用比例写明为 10%", "why": "现稿未写明，无法测算" }),
    );
    assert_eq!(world.process.planning.counters.len(), count + 1);
    world
}

fn last_counter(world: &World) -> String {
    let last = world.process.planning.counters.last().unwrap();
    last.id.to_string()
}

#[test]
fn a_counter_clause_is_answered_and_written_in_before_the_opening() {
    let world = proposed();
    let id = last_counter(&world);
    let amend = json!({
        "text": "合同文本增加间接费用条款",
        "counters": [id],
        "clauses": ["C-PAY-5"],
    });
    let world = world
        .by(Role::Agent)
        .refuses("amend-tender", amend.clone(), "counter-not-accepted")
        .by(Role::Purchaser)
        .goes(
            "answer-counter-clause",
            json!({ "counter": id, "verdict": "accept" }),
        )
        .by(Role::Agent)
        .goes("amend-tender", amend.clone());
    let counter = world.process.planning.counters.last().unwrap();
    assert!(matches!(counter.state, CounterState::Drafted { .. }));
    let clauses = &world.process.plan.as_ref().unwrap().terms.clauses;
    assert!(clauses.iter().any(|one| one.code() == "C-PAY-5"));
    let mut again = amend;
    again["counters"] = json!([]);
    world.refuses("amend-tender", again, "clause-there");
}

#[test]
fn bids_are_not_opened_over_an_unanswered_counter_clause() {
    let world = three_bids();
    let world = world.on("2025-04-02").by_person(Role::Tenderer, 40).goes(
        "propose-counter-clause",
        json!({ "text": "预付比例写明", "why": "周转" }),
    );
    let id = last_counter(&world);
    let answer =
        |verdict: &str| json!({ "counter": id, "verdict": verdict, "reason": "文件已写明" });
    world
        .on("2025-04-09")
        .by(Role::Agent)
        .blocked("open-bids", json!({}), "S07.counters-answered")
        .by_person(Role::Tenderer, 40)
        .refuses(
            "propose-counter-clause",
            json!({ "text": "…", "why": "…" }),
            "counter-late",
        )
        .by(Role::Purchaser)
        .refuses("answer-counter-clause", answer("accept"), "counter-late")
        .goes("answer-counter-clause", answer("reject"))
        .by(Role::Agent)
        .goes("open-bids", json!({}));
}
