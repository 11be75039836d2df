use super::{due, living};
use crate::{
    ending::{
        choices::{Basis, Rung},
        state::SanctionState,
        walk::{
            PANEL, PANEL_OTHER,
            disputes::{raised, sanctioned},
            organisation,
        },
    },
    testkit::World,
};
use kernel::Role;
use serde_json::{Value, json};

fn proposal(rung: &str, basis: &str) -> Value {
    json!({
        "side": "provider", "organisation": organisation(3), "rung": rung, "basis": basis,
        "clause": "C-SC-1", "facts": "三份记录缺失。",
    })
}

fn verdict(extra: Value) -> Value {
    let mut value = json!({ "sanction": "SN1", "outcome": "imposed", "reasons": "已回应申辩。" });
    for (name, one) in extra.as_object().unwrap() {
        value[name] = one.clone();
    }
    value
}

fn proposed(rung: &str, basis: &str) -> World {
    living("2025-04-01").goes("propose-sanction", proposal(rung, basis))
}

fn decided() -> World {
    proposed("L1", "breach")
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .goes("decide-sanction", verdict(json!({})))
}

#[test]
fn a_protected_act_never_carries_a_sanction() {
    for basis in Basis::ALL.iter().filter(|one| one.is_protected()) {
        living("2025-04-01").refuses(
            "propose-sanction",
            proposal("L0", basis.code()),
            "sanction-for-protected-act",
        );
    }
    // A dispute raised lately shifts the burden: the proposer must say why this is no answer to it.
    raised()
        .on("2025-05-31")
        .by(Role::Purchaser)
        .blocked(
            "propose-sanction",
            proposal("L1", "breach"),
            "M8.no-retaliation",
        )
        .on("2025-06-01")
        .does(
            "propose-sanction",
            proposal("L1", "breach"),
            &["sanction.proposed", "obligation.arose"],
        );
}

/// Declining a task, giving notice of a default or proposing a change shields the provider just as a
/// dispute does, in whichever part of the contract it was done.
#[test]
fn a_protected_act_of_any_part_shifts_the_burden() {
    let notice = json!({ "debtor": organisation(0), "text": "预付款逾期。" });
    let living = || living("2025-04-01").by(Role::Provider);
    for (verb, input) in [
        ("give-default-notice", notice),
        (
            "invoke-hardship",
            json!({ "what": "场地拆迁", "effect": "服务无处开展" }),
        ),
    ] {
        living()
            .goes(verb, input)
            .by(Role::Purchaser)
            .blocked(
                "propose-sanction",
                proposal("L1", "breach"),
                "M8.no-retaliation",
            )
            .because("与该行为无关，记录缺失在先")
            .goes("propose-sanction", proposal("L1", "breach"));
    }
}

#[test]
fn no_rung_is_skipped_and_a_score_alone_stays_low() {
    living("2025-04-01")
        .blocked(
            "propose-sanction",
            proposal("L2", "breach"),
            "M8.no-rung-skipped",
        )
        .goes("propose-sanction", proposal("L4", "danger"))
        .goes("propose-sanction", proposal("L1", "breach"))
        .because("前次已口头约定")
        .blocked(
            "propose-sanction",
            proposal("L3", "score-alone"),
            "M8.score-not-above-L2",
        );
    let record = decided()
        .on("2025-05-06")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let ending = &record.process.contracts[0].ending;
    assert_eq!(
        ending.rung_on_record(crate::testkit::organisation_id(3)),
        Some(Rung::L1)
    );
    record
        .by(Role::Purchaser)
        .goes("propose-sanction", proposal("L2", "breach"))
        .blocked(
            "propose-sanction",
            proposal("L3", "breach"),
            "M8.no-rung-skipped",
        );
}

#[test]
fn nobody_proposes_for_themselves_or_names_the_wrong_side() {
    living("2025-04-01")
        .by(Role::Provider)
        .refuses(
            "propose-sanction",
            proposal("L0", "breach"),
            "sanction-self",
        )
        .by(Role::Purchaser)
        .refuses(
            "propose-sanction",
            json!({
                "side": "evaluator", "organisation": organisation(3), "rung": "L0",
                "basis": "breach", "clause": "C-SC-1", "facts": "无",
            }),
            "not-that-side",
        );
    let reward = |side: &str, number| {
        json!({ "side": side, "organisation": organisation(number), "rung": "I1",
                "measure": "公布案例", "reasons": "移交场地及时" })
    };
    living("2025-04-01")
        .by(Role::Provider)
        .refuses("grant-reward", reward("provider", 3), "sanction-self")
        .refuses("grant-reward", reward("provider", 1), "not-that-side")
        .does("grant-reward", reward("host", 1), &["reward.granted"]);
}

#[test]
fn the_reply_comes_before_the_decision() {
    let world = proposed("L1", "breach");
    // 10 working days for the reply, then 15 for the panel.
    assert_eq!(due(&world, "decide-sanction"), "2025-05-09");
    let reply = json!({ "sanction": "SN1", "reply": "记录已补正。" });
    world
        .refuses("reply-to-sanction", reply.clone(), "sanction-not-yours")
        .by_person(Role::Panel, PANEL)
        .refuses("decide-sanction", verdict(json!({})), "reply-period-runs")
        .by(Role::Provider)
        .refuses(
            "reply-to-sanction",
            json!({ "sanction": "SN9", "reply": "无" }),
            "sanction-unknown",
        )
        .does("reply-to-sanction", reply.clone(), &["sanction.replied"])
        .refuses("reply-to-sanction", reply, "already-filed")
        .by_person(Role::Panel, PANEL)
        .does(
            "decide-sanction",
            verdict(json!({})),
            &["sanction.decided", "obligation.met"],
        )
        .refuses("decide-sanction", verdict(json!({})), "sanction-unknown");
}

#[test]
fn who_proposes_or_is_concerned_does_not_decide() {
    proposed("L1", "breach")
        .on("2025-04-17")
        .by_person(Role::Panel, 0)
        .refuses("decide-sanction", verdict(json!({})), "party-decides")
        .by_person(Role::Panel, 2)
        .refuses("decide-sanction", verdict(json!({})), "party-decides")
        .by_person(Role::Panel, 31)
        .refuses("decide-sanction", verdict(json!({})), "party-decides");
}

#[test]
fn grave_rungs_need_a_hearing_and_no_rung_is_raised() {
    proposed("L3", "fraud")
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .blocked("decide-sanction", verdict(json!({})), "M8.due-process")
        .refuses(
            "decide-sanction",
            verdict(json!({ "rung": "L4", "heard_on": "2025-04-16" })),
            "rung-raised",
        )
        .goes(
            "decide-sanction",
            verdict(json!({ "heard_on": "2025-04-16" })),
        );
    // Lowered below L3, it needs none; dismissed, it leaves no trace.
    let world = proposed("L3", "fraud")
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL);
    world
        .clone()
        .goes("decide-sanction", verdict(json!({ "rung": "L1" })));
    let dismissed = world.goes(
        "decide-sanction",
        verdict(json!({ "outcome": "dismissed" })),
    );
    let state = &dismissed.process.contracts[0].ending.sanctions[0].state;
    assert_eq!(*state, SanctionState::Dismissed);
}

#[test]
fn an_appeal_is_decided_by_others() {
    let appeal = json!({ "sanction": "SN1", "grounds": "不成比例" });
    let outcome =
        |value: &str| json!({ "sanction": "SN1", "outcome": value, "reasons": "复核完毕" });
    let world = decided()
        .refuses(
            "decide-sanction-appeal",
            outcome("upheld"),
            "sanction-unknown",
        )
        .by(Role::Host)
        .refuses("appeal-sanction", appeal.clone(), "sanction-not-yours")
        .on("2025-05-06")
        .by(Role::Provider)
        .refuses("appeal-sanction", appeal.clone(), "appeal-late")
        .on("2025-04-30")
        .does(
            "appeal-sanction",
            appeal.clone(),
            &["sanction.appealed", "obligation.arose"],
        )
        .refuses("appeal-sanction", appeal, "sanction-unknown");
    assert_eq!(due(&world, "decide-sanction-appeal"), "2025-05-26");
    let world = world
        .on("2025-05-20")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .by_person(Role::Panel, PANEL)
        .refuses(
            "decide-sanction-appeal",
            outcome("upheld"),
            "appeal-same-decider",
        )
        .by_person(Role::Panel, 1)
        .refuses("decide-sanction-appeal", outcome("upheld"), "party-decides")
        .by_person(Role::Panel, PANEL_OTHER)
        .refuses("decide-sanction-appeal", outcome("lowered"), "rung-raised");
    world.clone().does(
        "decide-sanction-appeal",
        outcome("upheld"),
        &[
            "sanction.appeal-decided",
            "sanction.became-final",
            "obligation.met",
        ],
    );
    let over = world.does(
        "decide-sanction-appeal",
        outcome("overturned"),
        &["sanction.appeal-decided", "obligation.met"],
    );
    let state = &over.process.contracts[0].ending.sanctions[0].state;
    assert_eq!(*state, SanctionState::Dismissed);
}

#[test]
fn a_sanction_becomes_final_once_and_its_record_expires() {
    let world = decided()
        .on("2025-04-30")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-05-01")
        .does("run-clock", json!({}), &["sanction.became-final"])
        .refuses("run-clock", json!({}), "nothing-due");
    let found = &world.process.contracts[0].ending.sanctions[0].state;
    let expires = Some("2025-10-30".parse().unwrap());
    assert_eq!(*found, SanctionState::Final { expires });
    let kinds: Vec<&str> = sanctioned()
        .log
        .iter()
        .map(|(_, event)| event.kind())
        .collect();
    assert!(kinds.contains(&"sanction.expired"));
}
