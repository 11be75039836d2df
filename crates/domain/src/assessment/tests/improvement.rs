//! Improvement by whoever fell short.

use super::{clock, date, due, stage, with};
use crate::{
    assessment::{
        choices::{CureOutcome, ImprovementId},
        state::CurePhase,
        walk::{all_reply, drafted_and_heard, in_delivery, midterm_rated, panel},
    },
    context::{At, Context},
    process::ContractId,
    stage::Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

/// Provider (IM1) and purchaser (IM2) owe an improvement since 2025-08-20.
fn improving() -> World {
    drafted_and_heard(midterm_rated(in_delivery(), 74))
        .on("2025-08-20")
        .by(Role::Evaluator)
        .goes("issue-result", json!({ "answer": "已采纳" }))
        .on("2025-09-01")
}

fn plan_of(improvement: &str) -> Value {
    json!({ "improvement": improvement, "measures": [{ "what": "补做前后测" }] })
}

fn report_of(improvement: &str) -> Value {
    json!({ "improvement": improvement, "report": "已完成" })
}

fn close_of(improvement: &str, outcome: &str) -> Value {
    json!({ "improvement": improvement, "outcome": outcome, "reasons": "抽查" })
}

#[test]
fn every_side_plans_reports_and_is_checked_by_others() {
    let world = improving()
        .by(Role::Provider)
        .does(
            "set-improvement-plan",
            plan_of("IM1"),
            &["improvement.planned", "obligation.met", "obligation.arose"],
        )
        .refuses(
            "set-improvement-plan",
            plan_of("IM1"),
            "improvement-not-at-this-step",
        );
    // 30 days from 1 September end on 1 October, in the holidays: 9 October.
    assert_eq!(due(&world, "improve-provider"), date("2025-10-09"));
    let world = world
        .on("2025-09-19")
        .does(
            "report-improvement",
            report_of("IM1"),
            &["improvement.reported", "obligation.met", "obligation.arose"],
        )
        .refuses(
            "close-improvement",
            close_of("IM1", "cured"),
            "improvement-own",
        );
    // 15 working days from 19 September over the holidays and two make-up days.
    assert_eq!(due(&world, "check-improvement"), date("2025-10-16"));
    let world = world.by(Role::Purchaser).does(
        "close-improvement",
        close_of("IM1", "cured"),
        &["improvement.closed", "obligation.met"],
    );
    assert_eq!(stage(&world), Stage::S17);
    let world = world
        .goes("set-improvement-plan", plan_of("IM2"))
        .goes("report-improvement", report_of("IM2"))
        .by(Role::Provider)
        .does(
            "close-improvement",
            close_of("IM2", "partly"),
            &["improvement.closed", "obligation.met", "stage.entered"],
        );
    assert_eq!(stage(&world), Stage::S15);
    assert_eq!(
        world.process.contracts[0].assessment.failed_cures().count(),
        0
    );
}

#[test]
fn a_plan_belongs_to_the_side_that_owes_it_and_has_measures_and_a_period() {
    improving()
        .by(Role::Provider)
        .refuses(
            "set-improvement-plan",
            plan_of("IM2"),
            "improvement-not-yours",
        )
        .refuses(
            "set-improvement-plan",
            plan_of("IM9"),
            "improvement-unknown",
        )
        .refuses(
            "report-improvement",
            report_of("IM9"),
            "improvement-unknown",
        )
        .refuses(
            "report-improvement",
            report_of("IM1"),
            "improvement-not-at-this-step",
        )
        .refuses(
            "set-improvement-plan",
            json!({ "improvement": "IM1" }),
            "measures-missing",
        )
        .refuses(
            "set-improvement-plan",
            with(plan_of("IM1"), "until", json!("2025-09-20")),
            "cure-out-of-range",
        )
        .refuses(
            "set-improvement-plan",
            with(plan_of("IM1"), "until", json!("2025-11-01")),
            "cure-out-of-range",
        )
        .goes(
            "set-improvement-plan",
            with(plan_of("IM1"), "until", json!("2025-10-31")),
        )
        .by(Role::Purchaser)
        .goes(
            "set-improvement-plan",
            with(plan_of("IM2"), "until", json!("2025-09-21")),
        );
}

#[test]
fn a_side_that_does_nothing_does_not_hold_the_contract_up() {
    let world = improving()
        .by(Role::Evaluator)
        .refuses(
            "close-improvement",
            close_of("IM2", "not-cured"),
            "improvement-not-at-this-step",
        )
        .by_person(Role::Evaluator, 200)
        .refuses(
            "close-improvement",
            close_of("IM2", "not-cured"),
            "not-the-engaged-evaluator",
        );
    let world = clock(world, "2025-09-04")
        .by(Role::Evaluator)
        .refuses(
            "close-improvement",
            close_of("IM2", "cured"),
            "improvement-not-at-this-step",
        )
        .does(
            "close-improvement",
            close_of("IM2", "not-cured"),
            &["improvement.closed", "obligation.lapsed"],
        )
        .refuses(
            "close-improvement",
            close_of("IM2", "not-cured"),
            "improvement-not-at-this-step",
        );
    let state = &world.process.contracts[0].assessment;
    assert_eq!(state.failed_cures().count(), 1);
    let closed = &state.improvements[1].phase;
    assert!(
        matches!(closed, CurePhase::Closed { outcome, .. } if *outcome == CureOutcome::NotCured)
    );
}

#[test]
fn a_host_improves_by_the_same_rules() {
    let finding = json!([{
        "organisation": organisation_id(2).to_string(),
        "what": "活动室钥匙未交接",
        "need": "needed",
    }]);
    let world = midterm_rated(in_delivery(), 85)
        .on("2025-08-11")
        .by(Role::Evaluator)
        .goes(
            "draft-result",
            json!({ "summary": "良好", "findings": finding }),
        );
    let agree = json!({ "stance": "agree", "text": "认可" });
    let world = panel(all_reply(world, agree)).goes("issue-result", json!({}));
    assert_eq!(stage(&world), Stage::S17);
    let world = world
        .by_person(Role::Host, 10)
        .refuses(
            "set-improvement-plan",
            plan_of("IM1"),
            "improvement-not-yours",
        )
        .by_person(Role::Host, 20);
    assert_eq!(world.open("plan-improvement-host"), 1);
    let world = world.goes("set-improvement-plan", plan_of("IM1"));
    assert_eq!(world.open("improve-host"), 1);
    let world = world
        .goes("report-improvement", report_of("IM1"))
        .by(Role::Provider)
        .goes("close-improvement", close_of("IM1", "cured"));
    assert_eq!(world.open("improve-host"), 0);
    assert_eq!(stage(&world), Stage::S15);
}

#[test]
fn forms_list_what_can_be_chosen() {
    let world = improving();
    let rulebook = rules::Rulebook::embedded().unwrap();
    let context = Context {
        now: "2025-09-01T02:00:00Z".parse().unwrap(),
        occurred: "2025-09-01T02:00:00Z".parse().unwrap(),
        actor: crate::Actor::CLOCK,
        rulebook: &rulebook,
        contract: Some(ContractId(1)),
        reason: None,
        facts: Default::default(),
        found: crate::sealing::Found::default(),
    };
    let at = At {
        process: &world.process,
        context: &context,
    };
    let values = |kind: &str| {
        let choices = crate::assessment::options(&at, kind);
        choices.into_iter().map(|one| one.value).collect::<Vec<_>>()
    };
    assert_eq!(values(ImprovementId::KIND), ["IM1", "IM2"]);
    assert_eq!(values("EvaluationId"), ["EV1"]);
    assert_eq!(values("IndexItemId"), ["IX1", "IX2"]);
    assert!(values("EvaluationAppealId").is_empty());
    assert!(values("TaskId").is_empty());
    let index = crate::assessment::options(&at, "IndexItemId");
    assert_eq!(index[0].zh, "IX1 服务成效");
}
