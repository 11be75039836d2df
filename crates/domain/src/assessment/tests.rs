use crate::{
    Event,
    assessment::{
        self,
        choices::Grade,
        period::sample_needed,
        state::Phase,
        walk::{draw, in_delivery, panel, plan, walks},
    },
    context::{At, Context},
    obligation::ObligationState,
    process::ContractId,
    stage::Stage,
    testkit::World,
};
use kernel::{Date, Role};
use serde_json::{Value, json};
use std::collections::BTreeSet;

mod acceptance;
mod evaluation;
mod gates;
mod improvement;
mod interval;
mod rating;
mod result;
mod sample;
mod slips;

/// The sources of the tests: every refusal and guard must be named in one of them.
const SOURCES: &[&str] = &[
    include_str!("tests/acceptance.rs"),
    include_str!("tests/evaluation.rs"),
    include_str!("tests/gates.rs"),
    include_str!("tests/improvement.rs"),
    include_str!("tests/interval.rs"),
    include_str!("tests/rating.rs"),
    include_str!("tests/result.rs"),
    include_str!("tests/sample.rs"),
    include_str!("tests/slips.rs"),
];

fn is_named(code: &str) -> bool {
    let quoted = format!("\"{code}\"");
    SOURCES.iter().any(|source| source.contains(&quoted))
}

/// The evaluator drawn, on the first day of the mid-term window and after.
fn engaged(date: &str) -> World {
    panel(in_delivery().on(date)).goes("engage-evaluator", draw())
}

/// A mid-term evaluation in its fieldwork, recorded on 2025-06-25.
fn midterm() -> World {
    engaged("2025-06-25").by(Role::Evaluator).goes(
        "plan-evaluation",
        plan("midterm", "2025-07-17", "2025-07-25"),
    )
}

fn clock(world: World, date: &str) -> World {
    world.on(date).by(Role::Clock).goes("run-clock", json!({}))
}

/// A form with one field changed or, with `null`, left out.
fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

fn due(world: &World, duty: &str) -> Option<Date> {
    let mut all = world.process.obligations.iter().rev();
    all.find(|one| one.duty.0.code == duty)
        .and_then(|one| one.due.date())
}

fn state(world: &World, duty: &str) -> ObligationState {
    let mut all = world.process.obligations.iter().rev();
    all.find(|one| one.duty.0.code == duty)
        .map(|one| one.state.clone())
        .expect("the duty arose")
}

fn stage(world: &World) -> Stage {
    world.process.contracts[0].stage
}

fn date(text: &str) -> Option<Date> {
    Some(text.parse().expect("a date in the test"))
}

#[test]
fn the_walks_cover_every_verb_and_every_event() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds.iter().flat_map(|one| one.verbs.clone()).collect();
    for entry in assessment::VERBS {
        let code = entry.meta.code;
        assert!(verbs.contains(code), "no walk does `{code}`");
    }
    let logs = worlds.iter().flat_map(|one| &one.log);
    let kinds: BTreeSet<&str> = logs.map(|(_, event)| Event::kind(event)).collect();
    for meta in assessment::Event::METAS {
        // The index is frozen where a contract is signed; the walk of contracts does so.
        let here = kinds.contains(meta.kind) != (meta.kind == "index.frozen");
        assert!(here, "no walk causes `{}`", meta.kind);
    }
}

#[test]
fn one_walk_goes_through_every_verb_in_the_order_of_time() {
    let world = assessment::walk(in_delivery());
    // What only some evaluations need has walks of its own.
    let seldom = [
        "apply-gate",
        "answer-evaluation-question",
        "register-frame",
        "commit-sample-seed",
        "reveal-sample-seed",
        "draw-sample",
        "issue-slips",
        "bring-in-answers",
    ];
    for entry in assessment::VERBS {
        let code = entry.meta.code;
        assert!(
            world.verbs.contains(code) != seldom.contains(&code),
            "{code}"
        );
    }
    assert!(
        world
            .log
            .is_sorted_by_key(|(envelope, _)| envelope.recorded)
    );
    let state = &world.process.contracts[0].assessment;
    assert_eq!(state.result_ids(), ["EV1", "EV2"]);
    assert_eq!(state.latest_grade(), Some(Grade::A));
    assert_eq!(state.evaluations().len(), 2);
    assert!(state.is_accepted());
    assert!(matches!(state.evaluations()[1].phase, Phase::Issued(_)));
}

#[test]
fn every_duty_arises_in_the_walks_and_is_met_or_falls_away() {
    let worlds = walks();
    let all = || worlds.iter().flat_map(|one| &one.process.obligations);
    for duty in assessment::DUTIES {
        // Hosts owe the same improvement as the other sides; their case has a test of its own.
        if ["plan-improvement-host", "improve-host"].contains(&duty.code) {
            continue;
        }
        let mut of_kind = all().filter(|one| one.duty.0 == *duty);
        let met = of_kind.any(|one| matches!(one.state, ObligationState::Met { .. }));
        assert!(met, "`{}` is never met", duty.code);
    }
}

#[test]
fn mirrors_name_duties_of_this_module() {
    for duty in assessment::DUTIES
        .iter()
        .filter(|one| !one.mirror.is_empty())
    {
        let mirror = assessment::DUTIES
            .iter()
            .find(|one| one.code == duty.mirror);
        let mirror = mirror.unwrap_or_else(|| panic!("no mirror of `{}`", duty.code));
        assert_ne!(mirror.debtor, duty.debtor, "{}", duty.code);
    }
}

#[test]
fn every_refusal_and_every_guard_has_its_test() {
    for kind in assessment::REFUSALS {
        assert!(is_named(kind.code), "no test names `{}`", kind.code);
    }
    for guard in assessment::GUARDS {
        assert!(is_named(guard.code), "no test names `{}`", guard.code);
    }
}

#[test]
fn the_sample_grows_with_the_number_of_users_and_levels_off() {
    let world = in_delivery();
    let rulebook = rules::Rulebook::embedded().unwrap();
    let context = Context {
        now: "2025-06-20T02:00:00Z".parse().unwrap(),
        occurred: "2025-06-20T02:00:00Z".parse().unwrap(),
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
    for (users, needed) in [
        (1, 1),
        (14, 14),
        (15, 15),
        (19, 16),
        (20, 16),
        (120, 45),
        (1_000, 65),
        (4_000_000_000, 69),
    ] {
        assert_eq!(sample_needed(&at, users).unwrap(), needed, "{users} users");
    }
}
