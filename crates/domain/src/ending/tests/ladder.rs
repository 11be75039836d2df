//! The ladder is the same for every side, and its consequences bite.

use super::{due, living};
use crate::{
    assessment::{
        choices::{CureOutcome, EvaluatedSide, EvaluationId, Grade, ImprovementId},
        state::{CurePhase, Improvement, Trigger},
    },
    ending::{
        choices::{Basis, Rung},
        state::SanctionState,
        walk::{
            HEAD, PANEL,
            ladder::{evidenced, final_against, imposed, proposal, with_grades},
        },
    },
    process::{Process, Standing},
    registry::Denied,
    testkit::World,
};
use kernel::Role;
use serde_json::{Value, json};

/// A cure that failed, owed by the provider.
fn with_failed_cure(process: &mut Process) {
    for contract in &mut process.contracts {
        let organisation = contract.supplier.clone();
        contract.assessment.improvements.push(Improvement {
            id: ImprovementId(1),
            side: EvaluatedSide::Provider,
            organisation,
            trigger: Trigger::Evaluation(EvaluationId(1)),
            phase: CurePhase::Closed {
                outcome: CureOutcome::NotCured,
                on: "2025-05-30".parse().unwrap(),
            },
        });
    }
}

/// The parties with their organisations, and who proposes against them.
const PARTIES: &[(&str, u128, Role)] = &[
    ("provider", 3, Role::Purchaser),
    ("purchaser", 0, Role::Provider),
    ("host", 1, Role::Provider),
    ("evaluator", 6, Role::Provider),
];

fn code(world: &World, verb: &str, input: Value) -> String {
    match world.tries(verb, input) {
        Ok(_) => "accepted".to_owned(),
        Err(Denied::Refused(refusal)) => {
            let code = refusal.params.iter().find(|(name, _)| *name == "code");
            format!("{} {:?}", refusal.code(), code.map(|(_, value)| value))
        }
        Err(Denied::Faults(faults)) => format!("{faults:?}"),
    }
}

#[test]
fn the_same_breach_climbs_the_same_rung_on_every_side() {
    for basis in Basis::ALL {
        // Only a provider has a grade, so what a score alone carries is compared apart.
        if *basis == Basis::ScoreAlone {
            continue;
        }
        for rung in Rung::ALL {
            let outcomes: Vec<String> = PARTIES
                .iter()
                .map(|(side, number, by)| {
                    let world = living("2025-04-01").by(*by);
                    let input = proposal(side, *number, rung.code(), basis.code());
                    code(&world, "propose-sanction", input)
                })
                .collect();
            let first = &outcomes[0];
            assert!(
                outcomes.iter().all(|one| one == first),
                "{basis:?} {rung:?} {outcomes:?}"
            );
        }
    }
}

#[test]
fn every_rung_can_be_reached_by_every_party_with_the_same_process() {
    for (side, number, by) in PARTIES {
        for rung in Rung::ALL {
            let world = living("2025-04-01").by(*by).goes(
                "propose-sanction",
                proposal(side, *number, rung.code(), "danger"),
            );
            assert_eq!(
                due(&world, "decide-sanction"),
                "2025-05-09",
                "{side} {rung:?}"
            );
            let world = world.on("2025-04-17").by_person(Role::Panel, PANEL);
            let unheard = imposed(&json!({}));
            let grave = *rung >= Rung::L3;
            let heard = imposed(&json!({ "heard_on": "2025-04-16" }));
            let world = if grave {
                world.blocked("decide-sanction", unheard, "M8.due-process")
            } else {
                world
            };
            let world = world.goes("decide-sanction", heard);
            let sanction = &world.process.contracts[0].ending.sanctions[0];
            assert!(sanction.is_in_force(), "danger to users is not stayed");
        }
    }
}

#[test]
fn the_evidence_is_shown_before_anything_is_decided() {
    let world = living("2025-04-01")
        .goes("propose-sanction", proposal("provider", 3, "L1", "breach"))
        .by(Role::Host)
        .refuses(
            "ask-for-evidence",
            json!({ "sanction": "SN1", "what": "原件" }),
            "sanction-not-yours",
        )
        .by_person(Role::Panel, PANEL)
        .refuses(
            "show-evidence",
            json!({ "sanction": "SN1", "how": "当面" }),
            "evidence-not-asked",
        )
        .on("2025-04-03")
        .by(Role::Provider)
        .goes(
            "ask-for-evidence",
            json!({ "sanction": "SN1", "what": "原件" }),
        )
        .refuses(
            "ask-for-evidence",
            json!({ "sanction": "SN1", "what": "原件" }),
            "already-filed",
        );
    assert_eq!(due(&world, "show-evidence"), "2025-04-11");
    let world = world
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .blocked("decide-sanction", imposed(&json!({})), "M8.evidence-open")
        .goes(
            "show-evidence",
            json!({ "sanction": "SN1", "how": "当面出示" }),
        )
        // Ten working days from the day it was shown, over the holiday of May.
        .refuses("decide-sanction", imposed(&json!({})), "reply-period-runs");
    let sanction = &world.process.contracts[0].ending.sanctions[0];
    assert_eq!(sanction.reply_until.to_string(), "2025-04-30");
    let state = &evidenced().process.contracts[0].ending.sanctions[0].state;
    assert!(matches!(state, SanctionState::Decided { .. }));
}

#[test]
fn reasons_answer_the_reply_and_weigh_the_cause() {
    let world = living("2025-04-01")
        .goes("propose-sanction", proposal("provider", 3, "L1", "breach"))
        .by(Role::Provider)
        .goes(
            "reply-to-sanction",
            json!({ "sanction": "SN1", "reply": "场地迟交所致。" }),
        )
        .by_person(Role::Panel, PANEL);
    let without = |field: &str| {
        let mut value = imposed(&json!({}));
        value.as_object_mut().unwrap().remove(field);
        value
    };
    world
        .blocked("decide-sanction", without("answer"), "M8.reply-answered")
        .blocked(
            "decide-sanction",
            without("cause"),
            "M8.cause-and-proportion",
        )
        .blocked(
            "decide-sanction",
            imposed(&json!({ "cause": "others" })),
            "M8.cause-and-proportion",
        )
        .refuses(
            "decide-sanction",
            imposed(&json!({ "heard_on": "2025-03-31" })),
            "hearing-day",
        )
        .refuses(
            "decide-sanction",
            imposed(&json!({ "heard_on": "2025-04-02" })),
            "hearing-day",
        )
        .goes(
            "decide-sanction",
            imposed(&json!({ "outcome": "dismissed", "cause": "others" })),
        );
}

#[test]
fn a_score_carries_what_its_grade_does() {
    let with = |grade: Grade| living("2025-06-02").with(with_grades([Grade::B, grade]));
    let score = |rung: &str| proposal("provider", 3, rung, "score-alone");
    with(Grade::B).blocked("propose-sanction", score("L1"), "M8.grade-fits");
    living("2025-06-02").blocked("propose-sanction", score("L1"), "M8.grade-fits");
    with(Grade::C)
        .goes("propose-sanction", score("L1"))
        .blocked("propose-sanction", score("L2"), "M8.grade-fits");
    with(Grade::D).goes("propose-sanction", score("L1"));
    with(Grade::D).blocked("propose-sanction", score("L3"), "M8.score-not-above-L2");
    // D leads to L3 once the cure failed, and not before.
    let uncured = || proposal("provider", 3, "L3", "not-cured");
    with(Grade::D).blocked("propose-sanction", uncured(), "M8.no-rung-skipped");
    with(Grade::D)
        .with(with_failed_cure)
        .goes("propose-sanction", uncured())
        .blocked(
            "propose-sanction",
            proposal("provider", 3, "L4", "not-cured"),
            "M8.no-rung-skipped",
        );
    with(Grade::C).with(with_failed_cure).blocked(
        "propose-sanction",
        uncured(),
        "M8.no-rung-skipped",
    );
}

#[test]
fn two_results_of_the_best_grade_ask_for_a_decision() {
    let reward = json!({
        "side": "provider", "organisation": crate::testkit::organisation_id(3).to_string(),
        "rung": "I3", "measure": "不再招标续约一年", "results": ["EV2"], "reasons": "连续两次 A",
    });
    let world = living("2025-06-02")
        .with(with_grades([Grade::A, Grade::A]))
        .refuses(
            "decline-reward",
            json!({ "results": ["EV2"], "reasons": "无" }),
            "reward-not-due",
        )
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .refuses("run-clock", json!({}), "nothing-due")
        .by_person(Role::PurchaserHead, HEAD);
    assert_eq!(due(&world, "decide-reward"), "2025-06-23");
    world.clone().does(
        "grant-reward",
        reward.clone(),
        &["reward.granted", "obligation.met"],
    );
    world.blocked(
        "decline-reward",
        json!({ "results": [], "reasons": "无" }),
        "S21.decision-cites-evaluation",
    );
    living("2025-06-02")
        .with(with_grades([Grade::B, Grade::A]))
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .by_person(Role::PurchaserHead, HEAD)
        .does("grant-reward", reward, &["reward.granted"]);
}

fn task() -> Value {
    json!({ "what": "协助登记", "hours": "4", "by": "2025-05-30", "category": "administrative" })
}

fn visit() -> Value {
    json!({ "date": "2025-05-20", "scope": "服务记录", "officer": "李科长" })
}

fn order() -> Value {
    json!({ "what": "台风排查", "hours": 8, "until": "2025-05-10" })
}

fn key(power: &str) -> Value {
    json!({ "power": power, "words": "确有需要" })
}

#[test]
fn l3_freezes_tasks_and_inspections_of_that_party_alone() {
    let frozen = final_against("purchaser", 0, "L3").by(Role::Purchaser);
    let frozen = frozen
        .refuses("file-task-request", task(), "power-frozen")
        .refuses("announce-inspection", visit(), "power-frozen")
        .refuses(
            "surprise-inspection",
            json!({ "scope": "记录", "officer": "李科长" }),
            "power-frozen",
        )
        .refuses("turn-second-key", key("tasks"), "power-frozen")
        .refuses("order-emergency", order(), "second-key-needed")
        .by(Role::Host)
        .goes("file-task-request", task())
        .goes("announce-inspection", visit());
    assert_eq!(frozen.open("take-up-sanction"), 1);
    frozen.by(Role::FinanceSupervisor).refuses(
        "take-up-sanction",
        json!({ "sanction": "SN7", "measure": "无" }),
        "sanction-unknown",
    );
    // When its record expires the powers come back.
    final_against("host", 1, "L3")
        .by(Role::Host)
        .refuses("file-task-request", task(), "power-frozen")
        .with(|process| process.contracts[0].ending.sanctions[0].state = SanctionState::Expired)
        .goes("file-task-request", task());
}

#[test]
fn l2_binds_powers_to_two_persons_once_for_each_use() {
    let bound = final_against("purchaser", 0, "L2");
    assert_eq!(bound.open("take-up-sanction"), 0);
    let bound = bound
        .by(Role::Purchaser)
        .refuses("file-task-request", task(), "second-key-needed")
        .goes("turn-second-key", key("tasks"))
        // One's own key opens nothing.
        .refuses("file-task-request", task(), "second-key-needed")
        .by_person(Role::PurchaserHead, HEAD)
        .goes("turn-second-key", key("inspections"))
        .by(Role::Purchaser)
        .refuses("file-task-request", task(), "second-key-needed")
        .by_person(Role::PurchaserHead, HEAD)
        .goes("turn-second-key", key("tasks"))
        .by(Role::Purchaser)
        .goes("file-task-request", task())
        .refuses("file-task-request", task(), "second-key-needed")
        .goes("announce-inspection", visit());
    // No sanction, no key.
    bound
        .by(Role::Host)
        .refuses("turn-second-key", key("tasks"), "second-key-idle");
}

#[test]
fn l4_lets_the_provider_withhold() {
    let words = json!({ "services": "活动", "protective": "个案照常" });
    let held = final_against("purchaser", 0, "L4")
        .by(Role::Provider)
        .goes("withhold-performance", words.clone());
    assert!(matches!(
        held.process.contracts[0].standing,
        Standing::Withheld { .. }
    ));
    for (side, number, rung) in [("purchaser", 0, "L3"), ("host", 1, "L4")] {
        final_against(side, number, rung)
            .by(Role::Provider)
            .refuses("withhold-performance", words.clone(), "no-default");
    }
}

#[test]
fn an_appeal_stays_a_sanction_unless_users_are_in_danger() {
    let appealed = |basis: &str| {
        living("2025-04-01")
            .by(Role::Provider)
            .goes("propose-sanction", proposal("purchaser", 0, "L2", basis))
            .on("2025-04-17")
            .by_person(Role::Panel, PANEL)
            .goes("decide-sanction", imposed(&json!({})))
            .on("2025-04-22")
            .by(Role::Purchaser)
            .goes(
                "appeal-sanction",
                json!({ "sanction": "SN1", "grounds": "不成比例" }),
            )
    };
    appealed("fraud")
        .on("2025-05-06")
        .goes("file-task-request", task());
    appealed("danger")
        .on("2025-05-06")
        .refuses("file-task-request", task(), "second-key-needed");
}

#[test]
fn cases_are_provided_for_before_a_contract_stands_still_or_ends() {
    let open = |date: &str| {
        living(date)
            .by(Role::Worker)
            .goes(
                "record-service",
                json!({ "kind": "case-opened", "date": date, "hours": "1", "served": 1, "place": "home" }),
            )
            .by(Role::Purchaser)
    };
    let suspend = |extra: Value| {
        let mut value = json!({ "ground": "force-majeure", "facts": "场地封闭。" });
        for (name, one) in extra.as_object().unwrap() {
            value[name] = one.clone();
        }
        value
    };
    open("2025-04-01")
        .blocked(
            "suspend-contract",
            suspend(json!({})),
            "X1.protective-cases",
        )
        .goes(
            "suspend-contract",
            suspend(json!({ "protective": "两名社工每日电话、隔日上门。" })),
        );
    living("2025-04-01").goes("suspend-contract", suspend(json!({})));
    let ruling = json!({ "notice": "TN1", "ruling": "allow", "heard_on": "2025-04-16",
        "reasons": "成立", "work_done": "0", "wind_down": "0" });
    open("2025-04-01")
        .by(Role::Provider)
        .goes(
            "give-termination-notice",
            json!({ "ground": "no-means", "clause": "C-END-1", "facts": "骨干离职。" }),
        )
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .blocked("rule-on-termination", ruling, "X1.protective-cases");
}
