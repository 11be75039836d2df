//! S14: charter, preconditions, baseline, plan, the start of delivery.

use super::{at, due, offered};
use crate::{
    Stage,
    contract::{choices::Supply, state::HandoverState},
    process::{Precondition, PreconditionId},
    testkit::{World, organisation_id},
};
use kernel::{FreeText, Role};
use serde_json::{Value, json};

fn org(number: u128) -> String {
    organisation_id(number).to_string()
}

/// A contract that has just been published and filed on 3 April.
fn begun() -> World {
    at(Stage::S13)
        .on("2025-04-03")
        .by(Role::Purchaser)
        .goes("file-contract", json!({ "number": "B-12" }))
        .goes(
            "publish-contract",
            json!({ "notice": "HT-1", "left_out": "nothing" }),
        )
}

fn contact() -> Value {
    json!({ "contact": "王主任" })
}

fn baseline() -> Value {
    json!({ "measures": [{ "name": "外出次数", "value": "1.8", "unit": "次/周" }], "users": 20, "how": "面谈" })
}

fn plan() -> Value {
    json!({ "from": "2025-04-01", "until": "2026-03-31", "hours": 4000, "summary": "个案与小组" })
}

fn handed() -> Value {
    json!({ "precondition": "C1", "note": "二楼活动室" })
}

fn found(by: u128, found: &str) -> Value {
    json!({ "precondition": "C1", "by": org(by), "found": found })
}

#[test]
fn each_host_joins_the_charter_once() {
    let world = begun()
        .by(Role::Host)
        .does(
            "join-charter",
            contact(),
            &["charter.joined", "obligation.met"],
        )
        .refuses("join-charter", contact(), "charter-joined")
        .by_person(Role::Host, 90)
        .refuses("join-charter", contact(), "not-a-host");
    assert_eq!(world.open("join-charter"), 1);
    let hosts = world.process.contracts[0].agreement.charter_hosts();
    assert_eq!(hosts.len(), 1);
    assert_eq!(hosts[0].id, organisation_id(1));
}

#[test]
fn the_provider_decides_whether_a_precondition_is_there() {
    let world = begun();
    assert_eq!(offered(&world, "PreconditionId"), ["C1"]);
    let world = world.on("2025-04-08").by(Role::Host).does(
        "hand-over-precondition",
        handed(),
        &["precondition.handed-over", "obligation.arose"],
    );
    assert_eq!(due(&world, "confirm-precondition-host"), "2025-04-11");
    let world = world.by(Role::Provider).does(
        "confirm-precondition",
        found(1, "not-supplied"),
        &["precondition.looked-at", "obligation.met"],
    );
    // The host's own word does not count.
    assert_eq!(world.open("supply-precondition-host"), 2);
    let world = world
        .on("2025-04-10")
        .by(Role::Host)
        .goes("hand-over-precondition", handed())
        .does(
            "hand-over-precondition",
            handed(),
            &[
                "precondition.handed-over",
                "obligation.lapsed",
                "obligation.arose",
            ],
        )
        .on("2025-05-09")
        .happened("2025-05-08")
        .by(Role::Provider)
        .does(
            "confirm-precondition",
            found(1, "supplied"),
            &["precondition.looked-at", "obligation.met", "obligation.met"],
        )
        .refuses(
            "confirm-precondition",
            found(1, "supplied"),
            "precondition-supplied",
        )
        .by(Role::Host)
        .refuses("hand-over-precondition", handed(), "precondition-supplied");
    let first = world.process.obligations.iter().find(|one| {
        one.duty.0.code == "supply-precondition-host" && one.debtor == Some(organisation_id(1))
    });
    let late = first.unwrap().days_late("2025-05-09".parse().unwrap());
    assert_eq!(
        late,
        Some(7),
        "late by the day it was usable, not by the day of the tick"
    );
    let state = world.process.contracts[0]
        .agreement
        .supply(PreconditionId(1), organisation_id(1));
    let expected = HandoverState::Looked {
        on: "2025-05-08".parse().unwrap(),
        found: Supply::Supplied,
    };
    assert_eq!(state, Some(&expected));
}

#[test]
fn a_precondition_of_several_hosts_is_confirmed_one_by_one() {
    begun()
        .by(Role::Provider)
        .refuses(
            "confirm-precondition",
            json!({ "precondition": "C1", "found": "supplied" }),
            "which-debtor",
        )
        .refuses(
            "confirm-precondition",
            json!({ "precondition": "C8", "found": "supplied" }),
            "precondition-unknown",
        )
        .by_person(Role::Provider, 40)
        .refuses(
            "confirm-precondition",
            found(1, "supplied"),
            "contract-of-others",
        )
        .by(Role::Purchaser)
        .refuses("hand-over-precondition", handed(), "precondition-unknown");
}

#[test]
fn the_purchaser_owes_preconditions_like_a_host() {
    let world = at(Stage::S13)
        .with(|process| {
            process.contracts[0].terms.preconditions.push(Precondition {
                id: PreconditionId(2),
                what: FreeText::new("独居老人名单"),
                by: Role::Purchaser,
                days_after_start: 15,
            });
        })
        .by(Role::Purchaser)
        .goes("file-contract", json!({ "number": "B-12" }))
        .goes(
            "publish-contract",
            json!({ "notice": "HT-1", "left_out": "nothing" }),
        );
    assert_eq!(due(&world, "supply-precondition-purchaser"), "2025-04-16");
    let world = world.goes(
        "hand-over-precondition",
        json!({ "precondition": "C2", "note": "共 312 人" }),
    );
    assert_eq!(world.open("confirm-precondition-purchaser"), 1);
    let world = world.by(Role::Provider).does(
        "confirm-precondition",
        json!({ "precondition": "C2", "found": "supplied" }),
        &["precondition.looked-at", "obligation.met", "obligation.met"],
    );
    assert_eq!(world.open("supply-precondition-purchaser"), 0);
}

#[test]
fn a_baseline_has_measures_and_is_set_once() {
    let mut empty = baseline();
    empty["measures"] = json!([]);
    begun()
        .by(Role::Provider)
        .refuses("set-baseline", empty, "baseline-empty")
        .does(
            "set-baseline",
            baseline(),
            &["baseline.set", "obligation.met"],
        )
        .refuses("set-baseline", baseline(), "baseline-done");
}

#[test]
fn silence_on_a_plan_is_agreement_and_said_once() {
    let mut backwards = plan();
    backwards["until"] = json!("2025-03-31");
    let world = at(Stage::S14)
        .by(Role::Purchaser)
        .refuses(
            "comment-on-plan",
            json!({ "stance": "agrees", "comment": "好" }),
            "plan-none",
        )
        .by(Role::Provider)
        .refuses("submit-annual-plan", backwards, "end-before-start")
        .does(
            "submit-annual-plan",
            plan(),
            &["annual-plan.submitted", "obligation.arose"],
        )
        .refuses("submit-annual-plan", plan(), "plan-pending");
    assert_eq!(due(&world, "comment-on-plan"), "2025-04-16");
    world
        .on("2025-04-16")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-17")
        .does(
            "run-clock",
            json!({}),
            &[
                "obligation.missed",
                "annual-plan.deemed-agreed",
                "obligation.lapsed",
            ],
        )
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Purchaser)
        .refuses(
            "comment-on-plan",
            json!({ "stance": "agrees", "comment": "好" }),
            "plan-none",
        );
}

#[test]
fn a_comment_in_time_leaves_the_plan_to_the_provider() {
    let world = begun()
        .by(Role::Provider)
        .does(
            "submit-annual-plan",
            plan(),
            &[
                "annual-plan.submitted",
                "obligation.met",
                "obligation.arose",
            ],
        )
        .by(Role::Purchaser)
        .does(
            "comment-on-plan",
            json!({ "stance": "suggests", "comment": "探访提前" }),
            &["annual-plan.commented", "obligation.met"],
        );
    world
        .by(Role::Provider)
        .does(
            "submit-annual-plan",
            plan(),
            &["annual-plan.submitted", "obligation.arose"],
        )
        .by(Role::Committee)
        .does(
            "introduce-team",
            json!({ "place": "议事厅", "people": 30 }),
            &["team.introduced"],
        );
}

/// Everything is there but the advance, which another module pays.
fn prepared() -> World {
    begun()
        .by(Role::Host)
        .goes("join-charter", contact())
        .by_person(Role::Host, 20)
        .goes("join-charter", contact())
        .by(Role::Provider)
        .goes("set-baseline", baseline())
        .goes("confirm-precondition", found(1, "supplied"))
        .goes("confirm-precondition", found(2, "supplied"))
}

/// The contract pays nothing in advance.
fn without_advance(world: World) -> World {
    world.with(|process| {
        process.contracts[0].terms.tranches.remove(0);
    })
}

#[test]
fn delivery_begins_when_all_is_there() {
    let world = without_advance(prepared()).does(
        "start-delivery",
        json!({ "clocks": "start" }),
        &["delivery.started", "host-clocks.started", "stage.entered"],
    );
    let contract = &world.process.contracts[0];
    assert_eq!(contract.stage, Stage::S15);
    let began = contract.agreement.host_clocks_began.unwrap();
    assert_eq!(began.to_string(), "2025-04-03");
}

#[test]
fn what_is_missing_at_the_start_needs_a_reason() {
    let wait = json!({ "clocks": "wait" });
    prepared()
        .blocked("start-delivery", wait.clone(), "S14.advance")
        .because("预付款下周到账，双方同意先开始")
        .does(
            "start-delivery",
            wait.clone(),
            &["guard.reasoned", "delivery.started", "stage.entered"],
        );
    let missing = |change: fn(&mut crate::contract::Agreement)| {
        without_advance(prepared())
            .with(|process| change(&mut process.contracts[0].agreement))
            .by(Role::Purchaser)
    };
    missing(|one| one.seats.clear()).blocked("start-delivery", wait.clone(), "S14.charter");
    missing(|one| one.baseline = None).blocked("start-delivery", wait.clone(), "S14.baseline");
    missing(|one| one.supplies.clear())
        .blocked(
            "start-delivery",
            wait.clone(),
            "S14.preconditions-confirmed",
        )
        .because("西街道场地装修")
        .blocked(
            "start-delivery",
            json!({ "clocks": "start" }),
            "S14.host-preconditions",
        )
        .does(
            "start-delivery",
            wait,
            &["guard.reasoned", "delivery.started", "stage.entered"],
        )
        .by(Role::Provider)
        .does(
            "confirm-precondition",
            found(1, "supplied"),
            &["precondition.looked-at"],
        )
        .does(
            "confirm-precondition",
            found(2, "supplied"),
            &["precondition.looked-at", "host-clocks.started"],
        );
}

#[test]
fn delivery_does_not_begin_before_its_day() {
    let world = without_advance(prepared())
        .with(|process| {
            process.contracts[0].terms.start = "2025-04-21".parse().unwrap();
        })
        .refuses(
            "start-delivery",
            json!({ "clocks": "start" }),
            "before-start",
        );
    let Err(crate::registry::Denied::Refused(refusal)) =
        world.tries("start-delivery", json!({ "clocks": "start" }))
    else {
        panic!("refused above");
    };
    assert_eq!(refusal.opens_on.unwrap().to_string(), "2025-04-21");
    world
        .on("2025-04-21")
        .by_person(Role::Provider, 40)
        .refuses(
            "start-delivery",
            json!({ "clocks": "start" }),
            "contract-of-others",
        );
}
