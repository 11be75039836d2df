//! Acceptance, expressly or by silence.

use super::{clock, date, due, stage, with};
use crate::{
    assessment::walk::in_delivery,
    registry::Denied,
    stage::Stage,
    testkit::{World, person_id},
};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn request() -> Value {
    json!({ "users_invited": 6, "statement": "各项服务均已完成" })
}

fn decision(verdict: &str, groups: &str) -> Value {
    json!({
        "verdict": verdict,
        "standards": [
            { "unit": "U1", "result": "met" },
            { "unit": "U2", "result": groups, "reason": "小组完成 5 个" },
        ],
        "reasons": "已听取服务对象意见",
        "publication": "published",
    })
}

/// Acceptance requested on 2025-12-22 and one user heard.
fn requested() -> World {
    in_delivery().on("2025-12-22").by(Role::Provider).does(
        "request-acceptance",
        request(),
        &["acceptance.requested", "stage.entered", "obligation.arose"],
    )
}

fn heard() -> World {
    requested().by_person(Role::Resident, 900).does(
        "give-acceptance-opinion",
        json!({ "opinion": "satisfied" }),
        &["acceptance.opinion-given"],
    )
}

#[test]
fn acceptance_can_be_requested_shortly_before_the_end() {
    let world = in_delivery().on("2025-12-20").by(Role::Provider);
    let Err(Denied::Refused(refusal)) = world.tries("request-acceptance", request()) else {
        panic!("too early");
    };
    assert_eq!(refusal.code(), "acceptance-too-early");
    assert_eq!(refusal.opens_on, date("2025-12-21"));
    world.on("2025-12-21").blocked(
        "request-acceptance",
        with(request(), "users_invited", json!(0)),
        "S19.users-invited",
    );
    let world = requested();
    assert_eq!(stage(&world), Stage::S19);
    // 15 working days from 22 December over New Year and its make-up day on Sunday 4 January.
    assert_eq!(due(&world, "decide-acceptance"), date("2026-01-13"));
}

#[test]
fn the_result_of_an_evaluation_is_not_waited_for() {
    for from in [Stage::S16, Stage::S17, Stage::S18] {
        let world = in_delivery()
            .with(|process| process.contracts[0].stage = from)
            .on("2025-12-22")
            .by(Role::Provider)
            .goes("request-acceptance", request());
        assert_eq!(stage(&world), Stage::S19);
    }
}

#[test]
fn users_and_committees_give_one_opinion_each() {
    heard()
        .refuses(
            "give-acceptance-opinion",
            json!({ "opinion": "unsatisfied" }),
            "acceptance-opinion-repeated",
        )
        .by_person(Role::Committee, 90)
        .goes(
            "give-acceptance-opinion",
            json!({ "opinion": "not-served" }),
        );
    in_delivery()
        .with(|process| process.contracts[0].stage = Stage::S19)
        .by_person(Role::Resident, 900)
        .refuses(
            "give-acceptance-opinion",
            json!({ "opinion": "satisfied" }),
            "acceptance-not-requested",
        )
        .by(Role::Purchaser)
        .refuses(
            "decide-acceptance",
            decision("accepted", "met"),
            "acceptance-not-requested",
        );
}

#[test]
fn acceptance_leads_to_settlement_and_names_who_accepted() {
    let world = heard().on("2026-01-08").by(Role::Purchaser).does(
        "decide-acceptance",
        decision("accepted", "met"),
        &["acceptance.decided", "obligation.met", "stage.entered"],
    );
    assert_eq!(stage(&world), Stage::S20);
    let state = &world.process.contracts[0].assessment;
    assert!(state.is_accepted());
    assert_eq!(state.accepted_by(), Some(person_id(0)));
    assert_eq!(state.deduction(), None);
}

#[test]
fn users_are_heard_and_the_result_is_published() {
    requested().by(Role::Purchaser).blocked(
        "decide-acceptance",
        decision("accepted", "met"),
        "S19.users-heard",
    );
    heard().by(Role::Purchaser).blocked(
        "decide-acceptance",
        with(
            decision("accepted", "met"),
            "publication",
            json!("withheld"),
        ),
        "S19.published",
    );
}

#[test]
fn who_decided_the_award_does_not_accept() {
    heard()
        .by_person(Role::PurchaserHead, 1)
        .refuses(
            "decide-acceptance",
            decision("accepted", "met"),
            "acceptor-decided-award",
        )
        .by_person(Role::PurchaserHead, 2)
        .goes("decide-acceptance", decision("accepted", "met"));
}

#[test]
fn the_verdict_follows_from_the_standards() {
    let missing = with(
        decision("accepted", "met"),
        "standards",
        json!([{ "unit": "U1", "result": "met" }]),
    );
    let strange = with(
        decision("accepted", "met"),
        "standards",
        json!([
            { "unit": "U1", "result": "met" },
            { "unit": "U2", "result": "met" },
            { "unit": "U3", "result": "met" },
        ]),
    );
    let silent = with(
        decision("refused", "met"),
        "standards",
        json!([{ "unit": "U1", "result": "met" }, { "unit": "U2", "result": "not-met" }]),
    );
    heard()
        .by(Role::Purchaser)
        .refuses("decide-acceptance", missing, "standards-incomplete")
        .refuses("decide-acceptance", strange, "standards-incomplete")
        .refuses("decide-acceptance", silent, "standard-reason-missing")
        .refuses(
            "decide-acceptance",
            decision("accepted", "partly"),
            "verdict-does-not-follow",
        )
        .refuses(
            "decide-acceptance",
            decision("refused", "met"),
            "verdict-does-not-follow",
        );
}

#[test]
fn a_deduction_goes_with_defects_up_to_the_performance_part() {
    let less = |input: Value, sum: &str| with(input, "deduction", json!(sum));
    let world = heard()
        .by(Role::Purchaser)
        .refuses(
            "decide-acceptance",
            less(decision("accepted", "met"), "100"),
            "deduction-without-defects",
        )
        .refuses(
            "decide-acceptance",
            less(decision("accepted-with-defects", "partly"), "30000.01"),
            "deduction-too-high",
        )
        .goes(
            "decide-acceptance",
            less(decision("accepted-with-defects", "partly"), "30000"),
        );
    let state = &world.process.contracts[0].assessment;
    assert_eq!(state.deduction(), Some(Money::yuan(30_000)));
    assert!(state.is_accepted());
    assert_eq!(stage(&world), Stage::S20);
}

#[test]
fn a_refusal_leads_to_improvement_and_a_second_request() {
    let world = heard().on("2026-01-08").by(Role::Purchaser).does(
        "decide-acceptance",
        decision("refused", "not-met"),
        &[
            "acceptance.decided",
            "obligation.met",
            "stage.entered",
            "improvement.required",
            "obligation.arose",
        ],
    );
    assert_eq!(stage(&world), Stage::S17);
    let state = &world.process.contracts[0].assessment;
    assert!(!state.is_accepted());
    assert_eq!(state.accepted_by(), None);
    assert_eq!(due(&world, "plan-improvement-provider"), date("2026-01-22"));
    let plan = json!({ "improvement": "IM1", "measures": [{ "what": "补做一个小组" }] });
    let close = json!({ "improvement": "IM1", "outcome": "cured", "reasons": "已补做" });
    let world = world
        .by(Role::Provider)
        .goes("set-improvement-plan", plan)
        .on("2026-01-28")
        .goes(
            "report-improvement",
            json!({ "improvement": "IM1", "report": "已补做" }),
        )
        .by(Role::Purchaser)
        .goes("close-improvement", close);
    assert_eq!(stage(&world), Stage::S15);
    let world = world
        .on("2026-01-30")
        .by(Role::Provider)
        .goes("request-acceptance", request());
    assert_eq!(world.open("decide-acceptance"), 1);
    assert!(
        world.process.contracts[0]
            .assessment
            .pending_acceptance()
            .is_some()
    );
}

#[test]
fn silence_accepts_once() {
    // The final evaluation is owed as well, whatever becomes of the acceptance.
    let world = clock(requested(), "2025-12-22")
        .on("2026-01-13")
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2026-01-14")
        .does(
            "run-clock",
            json!({}),
            &[
                "obligation.missed",
                "acceptance.deemed",
                "obligation.lapsed",
                "stage.entered",
            ],
        )
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(stage(&world), Stage::S20);
    let state = &world.process.contracts[0].assessment;
    assert!(state.is_accepted());
    assert_eq!(state.accepted_by(), None);
    let (world, missed) = (clock(requested(), "2026-01-14"), date("2026-01-14"));
    let owed = world
        .process
        .obligations
        .iter()
        .find(|one| one.duty.0.code == "decide-acceptance");
    assert_eq!(owed.and_then(|one| one.missed), missed);
}
