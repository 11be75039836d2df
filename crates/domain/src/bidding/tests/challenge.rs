//! Objections, complaints and the end of the window.

use super::{due, kept, opens, published, report, scored};
use crate::{
    Stage,
    process::{Contract, ContractId, LotId},
    testkit::{World, sample_terms},
};
use kernel::Role;
use serde_json::{Value, json};

/// Published on Monday 24 March as if everything had gone faster.
fn window() -> World {
    published("2025-04-16").with(|process| {
        process.challenge.published = "2025-03-24".parse().ok();
        process.challenge.last_day = "2025-04-03".parse().ok();
    })
}

fn objection(affects: &str) -> Value {
    json!({ "about": "result", "may_affect": affects, "text": "评分有误" })
}

fn objected() -> World {
    window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .does(
            "object",
            objection("yes"),
            &["objection.filed", "obligation.arose"],
        )
}

fn reply(answer: &str, to: &str) -> Value {
    json!({ "objection": "J1", "answer": answer, "text": "经复核……", "to": to })
}

#[test]
fn an_objection_is_answered_in_seven_working_days() {
    let world = objected();
    // Qingming lies between.
    assert_eq!(due(&world, "answer-objection", "J1"), "2025-04-11");
    assert_eq!(world.process.challenge.open, ["J1"]);
    let world = world
        .on("2025-04-14")
        .by(Role::Purchaser)
        .refuses(
            "answer-objection",
            json!({ "objection": "J4", "answer": "rejected", "text": "…", "to": "nowhere" }),
            "objection-unknown",
        )
        .refuses(
            "answer-objection",
            reply("rejected", "evaluation"),
            "return-unfounded",
        )
        .refuses(
            "answer-objection",
            reply("upheld", "nowhere"),
            "return-needed",
        )
        .does(
            "answer-objection",
            reply("rejected", "nowhere"),
            &["objection.answered", "obligation.met"],
        )
        .refuses(
            "answer-objection",
            reply("rejected", "nowhere"),
            "objection-answered",
        );
    assert_eq!(kept(&world, "answer-objection", "J1"), "3 days late");
    assert!(world.process.challenge.open.is_empty());
}

#[test]
fn the_window_runs_across_the_festivals_of_2026() {
    // The notice of the result ends on Thursday 24 September 2026 (domain.md §5i, vector 4).
    let world = published("2026-09-23");
    let last = world.process.challenge.last_day;
    assert_eq!(last.unwrap().to_string(), "2026-10-12");
}

#[test]
fn without_a_calendar_the_window_stays_open_and_nothing_is_guessed() {
    let world = published("2026-12-28");
    assert_eq!(world.process.challenge.last_day, None);
    world
        .on("2027-03-01")
        .by(Role::Purchaser)
        .refuses("close-challenge", json!({}), "calendar-unknown")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .by_person(Role::Tenderer, 40)
        .goes("object", objection("no"));
}

#[test]
fn only_tenderers_object_and_only_in_time() {
    window()
        .on("2025-04-03")
        .by_person(Role::Tenderer, 60)
        .refuses("object", objection("yes"), "not-tenderer")
        .by_person(Role::Tenderer, 50)
        .goes("object", objection("no"))
        .on("2025-04-04")
        .refuses("object", objection("yes"), "objection-window-closed");
}

#[test]
fn refusing_to_receive_an_objection_is_recorded_and_answers_nothing() {
    let world = objected().by(Role::Purchaser).does(
        "answer-objection",
        reply("not-received", "nowhere"),
        &["objection.answered"],
    );
    assert_eq!(world.open("answer-objection"), 1);
    assert_eq!(world.process.challenge.open, ["J1"]);
    world.goes("answer-objection", reply("rejected", "nowhere"));
}

#[test]
fn nothing_is_signed_while_an_affecting_objection_is_open() {
    let world = objected().on("2025-04-03").by(Role::Purchaser).refuses(
        "close-challenge",
        json!({}),
        "challenge-running",
    );
    assert_eq!(opens(&world, "close-challenge", json!({})), "2025-04-04");
    let world = world
        .on("2025-04-08")
        .blocked("close-challenge", json!({}), "S11.open-objection")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"))
        .does(
            "close-challenge",
            json!({}),
            &["challenge.closed", "stage.entered"],
        );
    assert_eq!(world.process.stage, Stage::S12);
}

#[test]
fn the_clock_closes_the_window_once() {
    window()
        .on("2025-04-03")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-04")
        .does(
            "run-clock",
            json!({}),
            &["challenge.closed", "stage.entered"],
        )
        .refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn an_objection_that_changes_nothing_does_not_hold_up_the_signing() {
    let world = window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .goes("object", objection("no"))
        .on("2025-04-07")
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}));
    // It is answered all the same.
    assert_eq!(world.open("answer-objection"), 1);
    world.goes("answer-objection", reply("upheld", "nowhere"));
}

#[test]
fn an_upheld_objection_sends_the_procedure_back_to_the_evaluation() {
    let world = objected().by(Role::Purchaser).does(
        "answer-objection",
        reply("upheld", "evaluation"),
        &[
            "objection.answered",
            "obligation.met",
            "procedure.returned",
            "obligation.lapsed",
            "obligation.lapsed",
            "stage.entered",
        ],
    );
    assert_eq!(world.process.stage, Stage::S09);
    assert!(world.process.awards.is_empty());
    assert_eq!(world.process.challenge.published, None);
    assert_eq!(world.process.bidding.sheets.len(), 0);
    assert_eq!(world.open("sign-contract-supplier"), 0);
    // The bids are scored again, and the clocks run again.
    let world = scored(world.on("2025-04-15"));
    assert_eq!(due(&world, "file-evaluation-report", ""), "2025-04-17");
    let world = report(world, json!([]), json!([]))
        .by(Role::Purchaser)
        .goes("decide-award", json!({}))
        .goes("publish-award", json!({}));
    assert_eq!(world.process.awards.len(), 1);
}

#[test]
fn an_objection_upheld_in_part_may_go_back_to_the_documents() {
    let world = objected()
        .by(Role::Purchaser)
        .goes("answer-objection", reply("partly", "documents"));
    assert_eq!(world.process.stage, Stage::S06);
    assert_eq!(world.process.bidding.live_bids().count(), 0);
    assert_eq!(world.process.bidding.notice, None);
}

#[test]
fn a_procedure_does_not_go_back_behind_a_contract() {
    let signing = window()
        .on("2025-04-01")
        .by_person(Role::Tenderer, 40)
        .goes("object", objection("no"))
        .on("2025-04-07")
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}));
    let lots = vec![LotId(1), LotId(2)];
    let supplier = signing.organisation(3);
    let terms = sample_terms("2025-06-01".parse().unwrap());
    signing
        .with(|process| {
            let contract = Contract::new(ContractId(1), supplier, lots, terms);
            process.contracts.push(contract);
        })
        .refuses(
            "answer-objection",
            reply("upheld", "evaluation"),
            "return-late",
        )
        .goes("answer-objection", reply("upheld", "nowhere"));
}

fn complaint() -> Value {
    json!({ "objection": "J1", "text": "答复不实" })
}

fn ruling(ruling: &str, to: &str) -> Value {
    json!({ "complaint": "H1", "ruling": ruling, "text": "经查……", "to": to })
}

#[test]
fn a_complaint_follows_an_objection_answered_or_overdue() {
    let world = objected();
    assert_eq!(opens(&world, "complain", complaint()), "2025-04-12");
    let world = world
        .refuses("complain", complaint(), "complaint-early")
        .refuses(
            "complain",
            json!({ "objection": "J2", "text": "…" }),
            "objection-unknown",
        )
        .by_person(Role::Tenderer, 50)
        .refuses("complain", complaint(), "not-tenderer");
    // No answer came: the complaint takes the place of the objection.
    let overdue = world
        .on("2025-04-14")
        .by_person(Role::Tenderer, 40)
        .does(
            "complain",
            complaint(),
            &["complaint.filed", "obligation.arose"],
        )
        .refuses("complain", complaint(), "complaint-twice");
    assert_eq!(overdue.process.challenge.open, ["H1"]);
    // Thirty working days over Labour Day (1 to 5 May) with 27 April worked.
    assert_eq!(due(&overdue, "decide-complaint", "H1"), "2025-05-28");
    // The fifteen working days run from the end of the time to answer.
    objected()
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"))
        .by_person(Role::Tenderer, 40)
        .goes("complain", complaint());
    objected()
        .on("2025-05-08")
        .refuses("complain", complaint(), "complaint-late");
}

#[test]
fn the_finance_authority_decides() {
    let world = objected()
        .on("2025-04-14")
        .goes("complain", complaint())
        .on("2025-05-12")
        .by(Role::FinanceSupervisor)
        .refuses(
            "decide-complaint",
            json!({ "complaint": "H3", "ruling": "rejected", "text": "…", "to": "nowhere" }),
            "complaint-unknown",
        )
        .refuses(
            "decide-complaint",
            ruling("upheld", "nowhere"),
            "return-needed",
        )
        .refuses(
            "decide-complaint",
            ruling("rejected", "documents"),
            "return-unfounded",
        );
    let rejected = world
        .clone()
        .does(
            "decide-complaint",
            ruling("rejected", "nowhere"),
            &["complaint.decided", "obligation.met"],
        )
        .refuses(
            "decide-complaint",
            ruling("rejected", "nowhere"),
            "complaint-unknown",
        );
    assert!(rejected.process.challenge.open.is_empty());
    assert_eq!(kept(&rejected, "decide-complaint", "H1"), "in time");
    rejected
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .refuses("run-clock", json!({}), "nothing-due");
    let upheld = world.does(
        "decide-complaint",
        ruling("upheld", "documents"),
        &[
            "complaint.decided",
            "obligation.met",
            "procedure.returned",
            "obligation.lapsed",
            "obligation.lapsed",
            "stage.entered",
        ],
    );
    assert_eq!(upheld.process.stage, Stage::S06);
}

#[test]
fn a_complaint_after_the_window_blocks_again() {
    let world = objected()
        .by(Role::Purchaser)
        .goes("answer-objection", reply("rejected", "nowhere"))
        .on("2025-04-07")
        .goes("close-challenge", json!({}))
        .on("2025-04-15")
        .by_person(Role::Tenderer, 40)
        .goes("complain", complaint());
    assert_eq!(world.process.stage, Stage::S12);
    assert_eq!(world.process.challenge.open, ["H1"]);
    let back = world
        .by(Role::FinanceSupervisor)
        .goes("decide-complaint", ruling("upheld", "evaluation"));
    assert_eq!(back.process.stage, Stage::S09);
}
