//! M2: changes of the terms, and changed circumstances.

use super::{at, due, offered};
use crate::{Stage, contract::changes::ChangeState, testkit::World};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn world() -> World {
    at(Stage::S15)
}

/// A proposal of nothing but words, taking effect today.
fn words() -> Value {
    json!({ "kind": "other", "what": "周三延长", "reason": "方便家属", "loses_service": "no", "effective": "2025-04-01" })
}

fn with(mut base: Value, more: Value) -> Value {
    let more = more.as_object().unwrap().clone();
    base.as_object_mut().unwrap().extend(more);
    base
}

fn add_on(amount: u32) -> Value {
    with(
        words(),
        json!({ "kind": "price-add-on", "money": amount.to_string(), "money_way": "more" }),
    )
}

fn change(id: &str) -> Value {
    json!({ "change": id })
}

fn refusal(id: &str) -> Value {
    json!({ "change": id, "reason": "维持原合同" })
}

const PROPOSED: &[&str] = &["change.proposed", "obligation.arose"];
const ASSENTED: &[&str] = &["change.assented", "obligation.met", "change.took-effect"];

#[test]
fn both_sides_assent_and_the_terms_follow() {
    let all = with(
        add_on(18_000),
        json!({ "hours": 240, "hours_way": "more", "flex_hours": 250, "end": "2026-05-31",
            "units": [{ "unit": "U1", "quantity": 25 }] }),
    );
    let world = world()
        .by(Role::Provider)
        .does("propose-change", all, PROPOSED);
    assert_eq!(due(&world, "answer-change-purchaser"), "2025-04-23");
    assert_eq!(offered(&world, "ChangeId"), ["X1"]);
    assert_eq!(offered(&world, "UnitId"), ["U1", "U2"]);
    let world = world
        .blocked("assent-change", change("X1"), "M2.mutual")
        .by(Role::PurchaserHead)
        .does("assent-change", change("X1"), ASSENTED)
        .refuses("assent-change", change("X1"), "change-unknown");
    let contract = &world.process.contracts[0];
    assert_eq!(contract.terms.value, Money::yuan(318_000));
    assert_eq!(contract.terms.service_hours, 4_240);
    assert_eq!(contract.terms.flex_hours, 250);
    assert_eq!(contract.terms.end.to_string(), "2026-05-31");
    assert_eq!(contract.terms.units[0].quantity, 25);
    assert_eq!(contract.terms.units[1].quantity, 6);
    assert_eq!(contract.agreement.addon_total(), Money::yuan(18_000));
    let state = contract.agreement.changes()[0].state;
    let on = "2025-04-01".parse().unwrap();
    assert_eq!(state, ChangeState::InEffect { on });
}

#[test]
fn vector_8_six_then_five_percent_of_add_ons_is_refused() {
    // 6 % and then 5 % of 300,000; the second would make 11 %.
    let world = world()
        .by(Role::Provider)
        .does("propose-change", add_on(18_000), PROPOSED)
        .by(Role::PurchaserHead)
        .does("assent-change", change("X1"), ASSENTED)
        .blocked("propose-change", add_on(15_000), "M2.addon-ceiling")
        // The ceiling is of the original price, not of the raised one.
        .blocked("propose-change", add_on(12_001), "M2.addon-ceiling")
        .does("propose-change", add_on(12_000), PROPOSED)
        .does("propose-change", add_on(12_000), PROPOSED)
        .by(Role::Provider)
        .does("assent-change", change("X2"), ASSENTED)
        // Both fitted when they were proposed; only one fits now.
        .blocked("assent-change", change("X3"), "M2.addon-ceiling");
    let agreement = &world.process.contracts[0].agreement;
    assert_eq!(agreement.addon_total(), Money::yuan(30_000));
}

#[test]
fn an_add_on_agreed_for_later_counts_at_once() {
    let later = with(add_on(30_000), json!({ "effective": "2025-06-02" }));
    world()
        .by(Role::Provider)
        .goes("propose-change", later)
        .by(Role::PurchaserHead)
        .does(
            "assent-change",
            change("X1"),
            &["change.assented", "obligation.met"],
        )
        .blocked("propose-change", add_on(1), "M2.addon-ceiling");
}

#[test]
fn a_lower_price_leaves_room_for_no_more_than_the_tenth() {
    let less = with(words(), json!({ "money": "50000", "money_way": "less" }));
    let world = world()
        .by(Role::Purchaser)
        .goes("propose-change", less)
        .by(Role::Provider)
        .does("assent-change", change("X1"), ASSENTED)
        .blocked("propose-change", add_on(30_001), "M2.addon-ceiling");
    let terms = &world.process.contracts[0].terms;
    assert_eq!(terms.value, Money::yuan(250_000));
}

#[test]
fn no_change_reaches_back() {
    let back = with(words(), json!({ "effective": "2025-03-31" }));
    world().by(Role::Purchaser).because("早已口头约定").blocked(
        "propose-change",
        back,
        "M2.retroactive",
    );
}

#[test]
fn targets_are_raised_only_with_money_or_a_reason() {
    let more = with(
        words(),
        json!({ "kind": "quantity", "units": [{ "unit": "U2", "quantity": 9 }] }),
    );
    let target = with(
        words(),
        json!({ "kind": "target", "hours": 20, "hours_way": "more" }),
    );
    let paid = with(
        more.clone(),
        json!({ "money": "9000", "money_way": "more" }),
    );
    let fewer = with(
        words(),
        json!({ "kind": "quantity", "units": [{ "unit": "U2", "quantity": 5 }] }),
    );
    world()
        .by(Role::Purchaser)
        .blocked("propose-change", more.clone(), "M2.targets-funded")
        .blocked("propose-change", target, "M2.targets-funded")
        .does("propose-change", paid, PROPOSED)
        .does("propose-change", fewer, PROPOSED)
        .because("工时由机动部分解决")
        .does(
            "propose-change",
            more,
            &["guard.reasoned", "change.proposed", "obligation.arose"],
        );
}

#[test]
fn users_speak_before_a_service_is_taken_from_them() {
    let loss = with(
        words(),
        json!({ "kind": "scope-swap", "loses_service": "yes" }),
    );
    let world = world()
        .by(Role::Provider)
        .does("propose-change", loss.clone(), PROPOSED)
        .by(Role::PurchaserHead)
        .blocked("assent-change", change("X1"), "M2.users-assent")
        .by(Role::UserPanel)
        .does("assent-change", change("X1"), &["change.assented"])
        .refuses("assent-change", change("X1"), "not-your-turn")
        .by(Role::PurchaserHead)
        .does("assent-change", change("X1"), ASSENTED);
    world
        .by(Role::Provider)
        .does("propose-change", loss, PROPOSED)
        .by(Role::UserPanel)
        .does(
            "refuse-change",
            refusal("X2"),
            &["change.refused", "obligation.lapsed"],
        );
}

#[test]
fn users_have_no_veto_where_they_lose_nothing_but_may_propose() {
    let world = world()
        .by(Role::Provider)
        .goes("propose-change", words())
        .by(Role::UserPanel)
        .refuses("refuse-change", refusal("X1"), "not-your-turn")
        .does(
            "propose-change",
            words(),
            &["change.proposed", "obligation.arose", "obligation.arose"],
        )
        .by(Role::Provider)
        .does(
            "assent-change",
            change("X2"),
            &["change.assented", "obligation.met"],
        )
        .refuses("assent-change", change("X2"), "not-your-turn");
    assert_eq!(world.open("answer-change-purchaser"), 2);
    world
        .by(Role::PurchaserHead)
        .does("assent-change", change("X2"), ASSENTED);
}

#[test]
fn a_counter_offer_turns_the_table_and_the_clock() {
    let counter = with(
        json!({ "change": "X1", "what": "追加九千", "loses_service": "no", "effective": "2025-04-09" }),
        json!({ "money": "9000", "money_way": "more" }),
    );
    let world = world()
        .by(Role::Provider)
        .does("propose-change", add_on(18_000), PROPOSED)
        .on("2025-04-09")
        .blocked("counter-change", counter.clone(), "M2.mutual")
        .by(Role::Host)
        .refuses("counter-change", counter.clone(), "not-a-contract-party")
        .by(Role::Purchaser)
        .refuses(
            "counter-change",
            with(counter.clone(), json!({ "money": "" })),
            "change-empty",
        )
        .does(
            "counter-change",
            counter.clone(),
            &["change.countered", "obligation.met", "obligation.arose"],
        );
    // Fifteen working days from 9 April; Sunday 27 April is worked.
    assert_eq!(due(&world, "answer-change-provider"), "2025-04-29");
    let world = world
        .by(Role::Provider)
        .does("assent-change", change("X1"), ASSENTED);
    let terms = &world.process.contracts[0].terms;
    assert_eq!(terms.value, Money::yuan(309_000));
}

#[test]
fn refusing_and_withdrawing_leave_the_contract_as_it_was() {
    let world = world()
        .by(Role::Purchaser)
        .does("propose-change", add_on(18_000), PROPOSED)
        .by(Role::Provider)
        .refuses("withdraw-change", change("X1"), "not-proposer")
        .does(
            "refuse-change",
            refusal("X1"),
            &["change.refused", "obligation.met"],
        )
        .refuses("refuse-change", refusal("X1"), "change-unknown")
        .by(Role::Purchaser)
        .refuses("withdraw-change", change("X1"), "change-unknown")
        .does("propose-change", add_on(18_000), PROPOSED)
        .refuses("refuse-change", refusal("X2"), "not-your-turn")
        .does(
            "withdraw-change",
            change("X2"),
            &["change.withdrawn", "obligation.lapsed"],
        );
    assert_eq!(world.open("answer-change-provider"), 0);
    assert_eq!(world.process.contracts[0].terms.value, Money::yuan(300_000));
}

#[test]
fn a_host_may_propose_and_both_sides_answer() {
    let world = world().by(Role::Host).does(
        "propose-change",
        words(),
        &["change.proposed", "obligation.arose", "obligation.arose"],
    );
    assert_eq!(world.open("answer-change-provider"), 1);
    assert_eq!(world.open("answer-change-purchaser"), 1);
    world
        .by_person(Role::Host, 20)
        .refuses("withdraw-change", change("X1"), "not-proposer")
        .by_person(Role::Host, 90)
        .refuses("propose-change", words(), "not-a-host")
        .by(Role::Evaluator)
        .refuses("propose-change", words(), "not-a-contract-party");
}

#[test]
fn silence_is_a_refusal_and_said_once() {
    world()
        .by(Role::Provider)
        .goes("propose-change", words())
        .on("2025-04-23")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-24")
        .does(
            "run-clock",
            json!({}),
            &["obligation.missed", "change.expired", "obligation.lapsed"],
        )
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::PurchaserHead)
        .refuses("assent-change", change("X1"), "change-unknown");
}

#[test]
fn a_change_for_later_takes_effect_on_its_day_once() {
    let later = |amount| with(add_on(amount), json!({ "effective": "2025-04-30" }));
    let world = world()
        .by(Role::Provider)
        .goes("propose-change", later(9_000))
        .goes("propose-change", later(6_000))
        .by(Role::PurchaserHead)
        .goes("assent-change", change("X1"))
        .goes("assent-change", change("X2"))
        .on("2025-04-29")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-30")
        .does(
            "run-clock",
            json!({}),
            &["change.took-effect", "change.took-effect"],
        )
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(world.process.contracts[0].terms.value, Money::yuan(315_000));
}

#[test]
fn a_proposal_says_what_its_kind_alters() {
    let kind = |kind: &str| with(words(), json!({ "kind": kind }));
    let more = |more: Value| with(words(), more);
    world()
        .by(Role::Provider)
        .refuses("propose-change", kind("price-add-on"), "change-empty")
        .refuses("propose-change", kind("term"), "change-empty")
        .refuses("propose-change", kind("quantity"), "change-empty")
        .refuses(
            "propose-change",
            more(json!({ "money": "10" })),
            "change-way",
        )
        .refuses("propose-change", more(json!({ "hours": 10 })), "change-way")
        .refuses(
            "propose-change",
            more(json!({ "money": "300001", "money_way": "less" })),
            "change-too-much",
        )
        .refuses(
            "propose-change",
            more(json!({ "hours": 4001, "hours_way": "less" })),
            "change-too-much",
        )
        .refuses(
            "propose-change",
            more(json!({ "flex_hours": 4001 })),
            "change-too-much",
        )
        .refuses(
            "propose-change",
            more(json!({ "units": [{ "unit": "U9", "quantity": 1 }] })),
            "unit-unknown",
        )
        .refuses(
            "propose-change",
            more(json!({ "end": "2025-03-31" })),
            "end-before-start",
        )
        .by_person(Role::Provider, 40)
        .refuses("propose-change", words(), "contract-of-others");
}

#[test]
fn a_call_to_renegotiate_is_answered_by_the_other_side() {
    let call = || json!({ "what": "最低工资上调", "effect": "成本上升" });
    let answer = || json!({ "stance": "talks", "text": "同意协商" });
    let world = world()
        .by(Role::Provider)
        .refuses("answer-hardship", answer(), "hardship-none")
        .does(
            "invoke-hardship",
            call(),
            &["hardship.invoked", "obligation.arose"],
        )
        .refuses("invoke-hardship", call(), "hardship-open")
        .refuses("answer-hardship", answer(), "hardship-none");
    assert_eq!(due(&world, "answer-hardship-purchaser"), "2025-04-23");
    let world = world
        .by(Role::PurchaserHead)
        .does(
            "answer-hardship",
            answer(),
            &["hardship.answered", "obligation.met"],
        )
        .goes("invoke-hardship", call());
    assert_eq!(due(&world, "answer-hardship-provider"), "2025-04-23");
    world
        .by(Role::Host)
        .refuses("invoke-hardship", call(), "not-a-contract-party")
        .by(Role::ProviderFinance)
        .does(
            "answer-hardship",
            answer(),
            &["hardship.answered", "obligation.met"],
        );
}

#[test]
fn a_change_never_undoes_what_is_done() {
    let session = json!({ "kind": "case-session", "unit": "U1", "date": "2025-04-01",
        "hours": "2", "served": 1, "place": "home" });
    let served = |world: World| {
        let world = world
            .by(Role::Worker)
            .goes("record-service", session.clone());
        world.goes("record-service", session.clone())
    };
    let fewer = |quantity: u32| {
        with(
            words(),
            json!({ "kind": "quantity", "units": [{ "unit": "U1", "quantity": quantity }] }),
        )
    };
    served(world())
        .by(Role::Provider)
        .refuses("propose-change", fewer(1), "below-measured")
        .does("propose-change", fewer(2), PROPOSED);
    // What was done meanwhile stops an assent as well.
    let world = world().by(Role::Provider).goes("propose-change", fewer(1));
    served(world)
        .by(Role::PurchaserHead)
        .refuses("assent-change", change("X1"), "below-measured");
}
