//! What this module promises.

use super::{
    DUTIES, Event, GUARDS, REFUSALS, VERBS, periods,
    walk::{growing, grown, walks},
};
use crate::{
    Stage,
    contract::Clause,
    process::{ContractId, Standing},
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_walks_pass_through_every_verb_fact_and_duty() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds.iter().flat_map(|one| one.verbs.clone()).collect();
    for entry in VERBS {
        assert!(verbs.contains(entry.meta.code), "{}", entry.meta.code);
    }
    let log = worlds.iter().flat_map(|one| one.log.iter());
    let kinds: BTreeSet<&str> = log.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "{}", meta.kind);
    }
    let text = include_str!("tests.rs");
    let codes = GUARDS.iter().map(|one| one.code);
    let codes = codes.chain(REFUSALS.iter().map(|one| one.code));
    for code in codes.chain(DUTIES.iter().map(|one| one.code)) {
        assert!(text.contains(&format!("\"{code}\"")), "{code}");
    }
}

fn dues(world: &World, duty: &str) -> Vec<String> {
    let all = world.process.obligations.iter();
    all.filter(|one| one.duty.0.code == duty)
        .filter_map(|one| one.due.date())
        .map(|date| date.to_string())
        .collect()
}

#[test]
fn both_sides_owe_a_meeting_in_each_half_of_the_year() {
    let world = growing("2025-07-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    for duty in ["hold-learning-meeting", "join-learning-meeting"] {
        assert_eq!(dues(&world, duty), ["2025-06-30", "2025-12-31"], "{duty}");
    }
    // What is overdue by then is marked, and nothing arises twice.
    let world = world.goes("run-clock", json!({}));
    world.refuses("run-clock", json!({}), "nothing-due");
    // Without the clause, after an early end, and before delivery nobody owes one.
    let none: [fn(&mut crate::process::Contract); 3] = [
        |contract| contract.terms.clauses.retain(|one| *one != Clause::Growth),
        |contract| {
            contract.standing = Standing::Ended {
                on: "2025-03-01".parse().unwrap(),
            }
        },
        |contract| contract.stage = Stage::S14,
    ];
    for change in none {
        growing("2025-07-01")
            .with(|process| change(&mut process.contracts[0]))
            .by(Role::Clock)
            .refuses("run-clock", json!({}), "nothing-due");
    }
}

#[test]
fn a_rest_of_the_term_has_no_meeting_of_its_own() {
    let world = growing("2025-01-02");
    let mut contract = world.process.contract(ContractId(1)).unwrap().clone();
    contract.terms.end = "2026-03-31".parse().unwrap();
    let all = periods(&contract, 2);
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].2.to_string(), "2025-12-31");
    assert_eq!(periods(&contract, 0), []);
}

fn meeting(date: &str, people: u32) -> Value {
    json!({ "date": date, "hours": "2", "people": people, "topic": "复盘", "change": "改记录方式" })
}

#[test]
fn one_meeting_keeps_one_duty() {
    let world = growing("2025-08-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .by(Role::Provider)
        .does(
            "hold-learning-meeting",
            meeting("2025-07-30", 5),
            &["learning-meeting.held", "obligation.met"],
        );
    assert_eq!(world.open("hold-learning-meeting"), 1);
    let world = world
        .by(Role::Host)
        .does(
            "join-learning-meeting",
            json!({ "meeting": "LM1", "part": "attended" }),
            &["learning-meeting.joined"],
        )
        .refuses(
            "join-learning-meeting",
            json!({ "meeting": "LM1", "part": "funded" }),
            "learning-meeting-joined",
        );
    // A host that joins does not keep the purchaser's duty.
    assert_eq!(world.open("join-learning-meeting"), 2);
}

#[test]
fn what_did_not_happen_is_not_recorded() {
    let spent = |date: &str, amount: &str| json!({ "line": "method", "amount": amount, "date": date, "what": "研究" });
    growing("2025-04-01")
        .refuses(
            "join-learning-meeting",
            json!({ "meeting": "LM1", "part": "attended" }),
            "learning-meeting-unknown",
        )
        .refuses(
            "hold-learning-meeting",
            meeting("2025-04-01", 3),
            "not-its-record",
        )
        .refuses("publish-capability", json!({}), "not-its-record")
        .by(Role::Provider)
        .refuses(
            "hold-learning-meeting",
            meeting("2025-04-02", 3),
            "growth-ahead",
        )
        .refuses(
            "hold-learning-meeting",
            meeting("2025-04-01", 0),
            "growth-nothing",
        )
        .refuses(
            "record-growth-spending",
            spent("2025-04-02", "10"),
            "growth-ahead",
        )
        .refuses(
            "record-growth-spending",
            spent("2025-04-01", "0"),
            "growth-nothing",
        )
        .refuses("withdraw-capability", json!({}), "capability-closed");
}

#[test]
fn spending_beyond_the_line_is_shown_and_never_stopped() {
    let priced = |process: &mut crate::Process| {
        let planned = crate::planning::walk::walk(World::new("2025-03-03"));
        process.planning.cost = planned.process.planning.cost;
        let cost = process.planning.cost.as_mut().unwrap();
        cost.supervision = kernel::Money::yuan(10_000);
        cost.price = kernel::Money::yuan(300_000);
    };
    let spent = |amount: &str| json!({ "line": "training", "amount": amount, "date": "2025-04-01", "what": "课程" });
    let world = growing("2025-04-01").with(priced).by(Role::Provider);
    world
        .does("record-growth-spending", spent("10000"), &["growth.spent"])
        .does(
            "record-growth-spending",
            spent("1"),
            &["guard.warned", "growth.spent"],
        );
    assert!(crate::registry::guard("S15.growth-line").is_some());
}

#[test]
fn the_record_belongs_to_the_organisation() {
    let world = grown();
    let growth = &world.process.contracts[0].growth;
    assert!(
        growth
            .published
            .as_ref()
            .is_some_and(|one| one.note.is_none())
    );
    assert!(growth.note_of(organisation_id(0)).is_some());
    assert!(growth.note_of(organisation_id(3)).is_none());
    // Also when the contract is closed.
    growing("2025-04-01")
        .with(|process| process.contracts[0].stage = Stage::End)
        .by(Role::Provider)
        .goes("publish-capability", json!({}));
}
