//! What no score makes up for.

use crate::{
    assessment::{
        choices::{Gate, Grade},
        walk::{
            PEER, drafted_and_heard, in_delivery, midterm_rated, other_member, panel, questions,
        },
    },
    testkit::World,
};
use kernel::Role;
use serde_json::{Value, json};

/// Sheets that come to a B once what others caused is given back, and a gate found.
fn gated(points: u32) -> World {
    panel(drafted_and_heard(midterm_rated(in_delivery(), points))).does(
        "apply-gate",
        questions::gate(),
        &["evaluation.gate-applied"],
    )
}

fn issued(world: World) -> World {
    world.by(Role::Evaluator).goes(
        "issue-result",
        json!({ "answer": "采纳场地一项，其余维持" }),
    )
}

fn grade(world: &World) -> Option<Grade> {
    world.process.contracts[0].assessment.latest_grade()
}

fn ruled(world: World, outcome: &str, gates: Option<&str>, score: Option<&str>) -> (World, Value) {
    let world = world.by(Role::Provider).goes(
        "appeal",
        json!({ "ground": "facts", "text": "代签经服务对象口头同意" }),
    );
    let ruling = json!({
        "appeal": "AP1", "outcome": outcome, "gates": gates, "score": score,
        "checkers": [crate::testkit::person_id(PEER * 10 + 1).to_string()], "reasons": "复核",
    });
    let mut ruling = ruling;
    if let Value::Object(map) = &mut ruling {
        map.retain(|_, value| !value.is_null());
    }
    (other_member(world), ruling)
}

#[test]
fn a_gate_caps_the_grade_and_leaves_the_score() {
    let plain = issued(drafted_and_heard(midterm_rated(in_delivery(), 74)));
    let capped = issued(gated(74));
    assert_ne!(grade(&plain), Some(Grade::D));
    assert_eq!(grade(&capped), Some(Grade::D));
    let score = |world: &World| {
        let all = world.process.contracts[0].assessment.evaluations();
        all[0].outcome().map(|one| one.score)
    };
    assert_eq!(score(&plain), score(&capped));
}

#[test]
fn one_gate_is_applied_once_and_only_after_the_sides_were_heard() {
    gated(74).refuses("apply-gate", questions::gate(), "gate-applied");
    let early = midterm_rated(in_delivery(), 74)
        .on("2025-08-11")
        .by(Role::Evaluator)
        .goes("draft-result", json!({ "summary": "总体良好" }));
    panel(early).refuses("apply-gate", questions::gate(), "replies-pending");
}

#[test]
fn an_appeal_lifts_a_gate_or_keeps_it() {
    let (world, ruling) = ruled(issued(gated(74)), "amended", Some("lifted"), Some("83"));
    let lifted = world.goes("decide-appeal", ruling);
    assert_ne!(grade(&lifted), Some(Grade::D));
    assert!(
        lifted.process.contracts[0].assessment.evaluations()[0]
            .gates
            .is_empty()
    );
    let (world, ruling) = ruled(issued(gated(74)), "amended", None, Some("83"));
    let kept = world.goes("decide-appeal", ruling);
    assert_eq!(grade(&kept), Some(Grade::D));
    let gates = &kept.process.contracts[0].assessment.evaluations()[0].gates;
    assert_eq!(gates[0].gate, Gate::Fabrication);
}

#[test]
fn gates_are_ruled_on_where_there_are_any() {
    let (world, ruling) = ruled(issued(gated(74)), "upheld", Some("lifted"), None);
    world.refuses("decide-appeal", ruling, "gates-not-applied");
}
