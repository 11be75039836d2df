//! Deductions, and savings shifted between heads.

use super::{bill, by_officer, by_panel, clock, due, ledger, met_on, obligation, world};
use crate::{contract::Clause, obligation::ObligationState, testkit::World};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn deduct(amount: &str) -> Value {
    json!({
        "missed": "1", "rate": amount, "amount": amount, "clause": "C-DEF-2", "finding": "认定 2 号", "notified": "2025-03-18",
        "reply": "答复 1 号", "reasons": "已考虑答复",
    })
}

fn deducted() -> World {
    by_officer(world().on("2025-04-01")).does("deduct", deduct("5000"), &["deduction.made"])
}

fn dd(extra: &str, text: &str) -> Value {
    json!({ "deduction": "DD1", extra: text })
}

#[test]
fn nobody_is_deducted_from_unheard() {
    let mut unheard = deduct("5000");
    unheard["reply"] = Value::Null;
    // Notified on 18 March: the reply period of 10 working days ends on 1 April.
    by_officer(world().on("2025-04-01"))
        .blocked("deduct", unheard.clone(), "M3.deduction-heard")
        .on("2025-04-02")
        .does("deduct", unheard, &["deduction.made"]);
}

#[test]
fn a_deduction_is_capped_by_the_performance_part() {
    let world = deducted()
        .refuses("deduct", deduct("25000.01"), "deduction-above")
        .refuses("deduct", deduct("0"), "amount-zero");
    let mut other = deduct("1");
    other["clause"] = json!("C-FORCE-1");
    let world = world.refuses("deduct", other, "clause-not-agreed");
    let mut later = deduct("1");
    later["notified"] = json!("2025-04-02");
    let world = world.refuses("deduct", later, "finding-later");
    let world = world
        .by(Role::Provider)
        .because("评估逾期")
        .goes("submit-invoice", bill("P3", "1"));
    assert_eq!(ledger(&world).invoices()[0].amount, Money::yuan(25_000));
    // What is invoiced is disputed in the check, not deducted.
    by_officer(world).refuses("deduct", deduct("1"), "deduction-above");
}

#[test]
fn a_deduction_shows_its_calculation() {
    let of = |fields: Value| {
        let mut input = deduct("0");
        for name in ["missed", "rate", "amount"] {
            input[name] = Value::Null;
        }
        for (name, value) in fields.as_object().unwrap() {
            input[name] = value.clone();
        }
        input
    };
    let world = by_officer(world().on("2025-04-01"))
        .refuses("deduct", of(json!({ "rate": "300" })), "deduction-unworked")
        .refuses("deduct", of(json!({ "missed": "3" })), "deduction-unworked")
        .refuses(
            "deduct",
            of(json!({ "unit": "U2", "missed": "7", "rate": "800" })),
            "deduction-units",
        )
        .goes(
            "deduct",
            of(json!({ "unit": "U2", "missed": "2", "rate": "800" })),
        )
        // 20 × 2,000 is more than is left of the performance part.
        .goes(
            "deduct",
            of(json!({ "unit": "U1", "missed": "20", "rate": "2000" })),
        );
    let deductions = &ledger(&world).deductions;
    assert_eq!(deductions[0].amount, Money::yuan(1_600));
    let worked = deductions[1].worked.unwrap();
    assert_eq!(worked.product, Money::yuan(40_000));
    assert_eq!(worked.performance_left, Money::yuan(28_400));
    assert_eq!(worked.damages_left, Money::yuan(28_400));
    assert_eq!(deductions[1].amount, Money::yuan(28_400));
}

#[test]
fn an_objection_brings_a_ruling() {
    let world = deducted().on("2025-04-16").by(Role::Provider).does(
        "object-to-deduction",
        dd("reason", "场地迟延"),
        &["deduction.objected", "obligation.arose"],
    );
    assert_eq!(due(&world, "rule-on-deduction"), "2025-05-09");
    assert!(ledger(&world).has_open_items());
    let world = world.refuses(
        "object-to-deduction",
        dd("reason", "再次"),
        "deduction-closed",
    );
    let uphold =
        |amount: &str| json!({ "deduction": "DD1", "amount": amount, "reasons": "按比例" });
    let world = world.by_person(Role::Panel, 0).refuses(
        "uphold-deduction",
        uphold("3000"),
        "ruler-involved",
    );
    let world = by_panel(world.on("2025-05-08"))
        .refuses("uphold-deduction", uphold("5000.01"), "deduction-above")
        .refuses("uphold-deduction", uphold("0"), "amount-zero")
        .does(
            "uphold-deduction",
            uphold("3000"),
            &["deduction.upheld", "obligation.met"],
        )
        .refuses("uphold-deduction", uphold("3000"), "deduction-not-objected");
    assert_eq!(met_on(&world, "rule-on-deduction"), "2025-05-08");
    assert_eq!(ledger(&world).deducted(super::CNY), Money::yuan(3_000));
    assert!(!ledger(&world).has_open_items());
}

#[test]
fn the_time_to_object_ends() {
    // Made on 1 April: 10 working days end on 16 April.
    deducted().on("2025-04-17").by(Role::Provider).refuses(
        "object-to-deduction",
        dd("reason", "迟了"),
        "objection-late",
    );
    let world = clock(deducted(), "2025-04-17")
        .does("run-clock", json!({}), &["deduction.stood"])
        .refuses("run-clock", json!({}), "nothing-due");
    assert!(!ledger(&world).has_open_items());
    deducted().by_person(Role::Provider, 40).refuses(
        "object-to-deduction",
        dd("reason", "x"),
        "not-your-contract",
    );
    by_panel(deducted()).refuses(
        "uphold-deduction",
        dd("reasons", "x"),
        "deduction-not-objected",
    );
    by_officer(world).refuses(
        "withdraw-deduction",
        json!({ "deduction": "DD9", "reason": "x" }),
        "deduction-unknown",
    );
}

#[test]
fn a_deduction_is_taken_back_or_set_aside() {
    let objected = || {
        deducted()
            .by(Role::Provider)
            .goes("object-to-deduction", dd("reason", "x"))
    };
    let world = by_officer(objected())
        .does(
            "withdraw-deduction",
            dd("reason", "已补做"),
            &["deduction.withdrawn", "obligation.lapsed"],
        )
        .refuses("withdraw-deduction", dd("reason", "x"), "deduction-closed");
    assert_eq!(
        obligation(&world, "rule-on-deduction").state,
        ObligationState::Lapsed
    );
    let terms = &world.process.contracts[0].terms;
    assert_eq!(ledger(&world).performance_left(terms), Money::yuan(30_000));
    by_panel(objected()).does(
        "withdraw-deduction",
        dd("reason", "依据不足"),
        &["deduction.withdrawn", "obligation.met"],
    );
}

#[test]
fn savings_shift_by_notice_within_the_ceiling() {
    let shift =
        |to: &str, amount: &str| json!({ "from": "activities", "to": to, "amount": amount });
    world()
        .by(Role::Provider)
        .refuses("shift-savings", shift("activities", "1"), "same-head")
        .refuses("shift-savings", shift("growth", "0"), "amount-zero")
        .does(
            "shift-savings",
            shift("growth", "20000"),
            &["savings.shifted"],
        )
        .refuses("shift-savings", shift("staff", "10000.01"), "shift-above")
        .goes("shift-savings", shift("staff", "10000"));
    let agreed = world().with(|process| {
        process.contracts[0].terms.clauses.push(Clause::PayVirement);
    });
    agreed
        .by(Role::Provider)
        .goes("shift-savings", shift("growth", "45000"))
        .refuses("shift-savings", shift("growth", "0.01"), "shift-above");
    world().by_person(Role::Provider, 40).refuses(
        "shift-savings",
        shift("growth", "1"),
        "not-your-contract",
    );
}
