//! Measured work never falls below billed work, and what is billed wrongly is credited.

use super::{approved, billed, by_cashier, by_officer, due, iv, ledger, met_on, worked, world};
use crate::{
    money::bills::{measured_units, not_below_measured},
    process::UnitId,
    testkit::World,
};
use kernel::{Money, Role};
use proptest::prelude::{Strategy, any, prop, proptest};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn service(unit: &str, hours: &str, day: &str) -> Value {
    json!({ "kind": "case-session", "unit": unit, "date": day, "hours": hours, "served": 1,
        "place": "home" })
}

/// Three sessions of two hours each are recorded.
fn served() -> World {
    let world = world().on("2025-04-01").by(Role::Worker);
    (0..3).fold(world, |world, _| {
        world.goes("record-service", service("U1", "2", "2025-04-01"))
    })
}

fn base(units: u32, hours: &str) -> Value {
    json!({ "tranche": "P2", "number": "1", "amount": "30000",
        "units": [{ "unit": "U1", "quantity": units }], "hours": hours })
}

fn withdraw() -> Value {
    json!({ "service": "S1", "finding": "withdrawn", "reason": "登记错误" })
}

fn credit(fields: Value) -> Value {
    let mut input = json!({ "invoice": "IV1", "number": "R1", "reason": "登记错误" });
    for (name, value) in fields.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

#[test]
fn no_more_is_billed_than_the_record_holds() {
    let world = served().by(Role::Provider);
    world
        .clone()
        .refuses("submit-invoice", base(4, "6"), "billed-above-units")
        .refuses("submit-invoice", base(3, "6.5"), "billed-above-hours")
        .goes("submit-invoice", base(2, "4"))
        // What is billed once is not billed again.
        .refuses(
            "submit-invoice",
            json!({ "tranche": "P2", "number": "2", "units": [{ "unit": "U1", "quantity": 2 }] }),
            "billed-above-units",
        );
    let advance = json!({ "tranche": "P1", "number": "1", "hours": "1" });
    world.refuses("submit-invoice", advance, "bills-misplaced");
}

#[test]
fn a_task_is_billed_once_and_only_with_confirmed_hours() {
    let of = |task: &str, number: &str| json!({ "claim": "extra-task", "tasks": [task], "number": number });
    let world = worked(world().on("2025-04-01"), "10").by(Role::Provider);
    world
        .refuses("submit-invoice", of("T2", "1"), "nothing-to-invoice")
        .refuses(
            "submit-invoice",
            json!({ "tranche": "P2", "tasks": ["T1"], "number": "1" }),
            "bills-misplaced",
        )
        .refuses(
            "submit-invoice",
            json!({ "claim": "extra-task", "tasks": ["T1", "T2"], "number": "1" }),
            "task-not-billable",
        )
        .refuses(
            "submit-invoice",
            json!({ "claim": "extra-task", "tasks": ["T1"], "amount": "600.01", "number": "1" }),
            "invoice-above",
        )
        .goes("submit-invoice", of("T1", "1"))
        .refuses("submit-invoice", of("T1", "2"), "task-billed");
}

#[test]
fn a_task_made_good_apart_is_not_billed() {
    worked(world().on("2025-04-01"), "10")
        .by(Role::Purchaser)
        .goes(
            "compensate-task",
            json!({ "task": "T1", "means": "hours-returned" }),
        )
        .by(Role::Provider)
        .refuses(
            "submit-invoice",
            json!({ "claim": "extra-task", "tasks": ["T1"], "number": "1" }),
            "nothing-to-invoice",
        );
}

#[test]
fn a_record_that_is_billed_is_credited_before_it_is_withdrawn() {
    let world = served()
        .by(Role::Provider)
        .goes("submit-invoice", base(3, "6"));
    let lowered =
        json!({ "service": "S1", "finding": "corrected", "hours": "1", "reason": "更正" });
    let world = world
        .refuses("correct-service", withdraw(), "below-billed")
        .refuses("correct-service", lowered, "below-billed")
        .refuses("credit-invoice", credit(json!({})), "credit-empty")
        .refuses(
            "credit-invoice",
            credit(json!({ "amount": "30000.01" })),
            "credit-above",
        )
        .refuses(
            "credit-invoice",
            credit(json!({ "hours": "7" })),
            "credit-units",
        )
        .refuses(
            "credit-invoice",
            credit(json!({ "units": [{ "unit": "U2", "quantity": 1 }] })),
            "credit-units",
        )
        .refuses(
            "credit-invoice",
            credit(json!({ "tasks": ["T1"] })),
            "credit-units",
        )
        .does(
            "credit-invoice",
            credit(
                json!({ "units": [{ "unit": "U1", "quantity": 1 }], "hours": "2",
                "amount": "1500" }),
            ),
            &["invoice.credited"],
        )
        .does("correct-service", withdraw(), &["service.corrected"]);
    let invoice = &ledger(&world).invoices()[0];
    assert_eq!(invoice.amount, Money::yuan(28_500));
    assert_eq!(invoice.bills.hours, Decimal::from(4));
    assert_eq!(ledger(&world).billed_units(UnitId(1)), 2);
    world.by_person(Role::Provider, 40).refuses(
        "credit-invoice",
        credit(json!({ "amount": "1" })),
        "not-your-contract",
    );
}

#[test]
fn an_invoice_taken_back_whole_is_closed() {
    let whole = || credit(json!({ "amount": "150000" }));
    let world = billed().does(
        "credit-invoice",
        whole(),
        &["invoice.credited", "obligation.lapsed"],
    );
    assert!(!ledger(&world).has_open_items());
    let room = ledger(&world).room(&world.process.contracts[0].terms);
    assert_eq!(room, Money::yuan(300_000));
    let world = approved().by(Role::Provider).does(
        "credit-invoice",
        whole(),
        &[
            "invoice.credited",
            "obligation.lapsed",
            "obligation.lapsed",
            "obligation.lapsed",
        ],
    );
    assert!(!ledger(&world).has_open_items());
    by_cashier(world).refuses("pay-invoice", iv("IV1"), "nothing-to-pay");
}

#[test]
fn what_was_paid_is_owed_back_and_paid_back() {
    let world = by_cashier(approved().on("2025-04-07"))
        .goes(
            "pay-invoice",
            json!({ "invoice": "IV1", "amount": "100000" }),
        )
        .by(Role::Provider)
        .refuses(
            "repay-credit",
            json!({ "invoice": "IV1", "reference": "x" }),
            "nothing-to-repay",
        )
        .goes("confirm-receipt", iv("IV1"))
        // 50,000 is not paid yet and falls away, 20,000 is owed back.
        .goes("credit-invoice", credit(json!({ "amount": "70000" })));
    assert_eq!(due(&world, "repay-credit"), "2025-04-21");
    let invoice = &ledger(&world).invoices()[0];
    assert_eq!(invoice.unpaid(), Money::yuan(0));
    assert_eq!(invoice.to_repay(), Money::yuan(20_000));
    assert!(ledger(&world).has_open_items());
    let back = |amount: &str| json!({ "invoice": "IV1", "amount": amount, "reference": "x" });
    let world = world
        .refuses("repay-credit", back("0"), "amount-zero")
        .refuses("repay-credit", back("20000.01"), "repay-above")
        .does("repay-credit", back("5000"), &["credit.repaid"])
        .does(
            "repay-credit",
            back("15000"),
            &["credit.repaid", "obligation.met"],
        );
    assert_eq!(met_on(&world, "repay-credit"), "2025-04-07");
    assert_eq!(ledger(&world).paid_total(super::CNY), Money::yuan(80_000));
    let terms = &world.process.contracts[0].terms;
    assert_eq!(ledger(&world).room(terms), Money::yuan(220_000));
    assert!(!ledger(&world).has_open_items());
}

#[test]
fn a_dispute_is_settled_before_anything_is_credited() {
    by_officer(billed().on("2025-04-02"))
        .goes("check-invoice", super::dispute("IV1", "10000"))
        .by(Role::Provider)
        .refuses(
            "credit-invoice",
            credit(json!({ "amount": "1" })),
            "credit-in-dispute",
        );
}

#[test]
fn no_change_lowers_what_is_done_already() {
    let world = served();
    let contract = &world.process.contracts[0];
    assert_eq!(measured_units(&contract.delivery, UnitId(1)), 3);
    let code = |units: u32, hours: u32| {
        let refused = not_below_measured(contract, [(UnitId(1), units)], hours);
        refused.err().map(|one| one.code())
    };
    assert_eq!(code(3, 4_000), None);
    assert_eq!(code(2, 4_000), Some("below-measured"));
    assert_eq!(code(3, 6), None);
    assert_eq!(code(3, 5), Some("below-measured"));
}

/// One attempt of the property below.
fn attempts(salt: u32) -> Vec<(Role, u128, &'static str, Value)> {
    let unit = format!("U{}", salt % 2 + 1);
    let invoice = format!("IV{}", salt % 5 + 1);
    let service_id = format!("S{}", salt % 12 + 1);
    let task = format!("T{}", salt % 3 + 1);
    let bills = json!([{ "unit": unit, "quantity": salt % 4 }]);
    let (amount, few) = (salt % 9_000 + 1, salt % 4);
    let mut all = vec![
        (
            Role::Worker,
            30,
            "record-service",
            service(&unit, "2", "2025-04-01"),
        ),
        (
            Role::Worker,
            30,
            "record-service",
            service(&unit, "3", "2025-04-01"),
        ),
        (
            Role::Provider,
            30,
            "correct-service",
            json!({ "service": service_id, "finding": "withdrawn", "reason": "x" }),
        ),
        (
            Role::Provider,
            30,
            "correct-service",
            json!({ "service": service_id, "finding": "corrected", "hours": "1", "reason": "x" }),
        ),
        (
            Role::Provider,
            30,
            "submit-invoice",
            json!({ "tranche": "P2", "amount": amount, "units": bills, "hours": few, "number": salt }),
        ),
        (
            Role::Provider,
            30,
            "submit-invoice",
            json!({ "claim": "extra-task", "tasks": [task], "number": salt }),
        ),
        (
            Role::Provider,
            30,
            "credit-invoice",
            json!({ "invoice": invoice, "amount": amount / 3, "units": bills, "hours": few,
                "number": "r", "reason": "x" }),
        ),
    ];
    all.extend(answers(salt, &invoice, &unit));
    all
}

/// What purchaser and provider do about invoices and quantities.
fn answers(salt: u32, invoice: &str, unit: &str) -> [(Role, u128, &'static str, Value); 6] {
    let (amount, few) = (salt % 9_000 + 1, salt % 4);
    [
        (
            Role::Purchaser,
            0,
            "check-invoice",
            json!({ "invoice": invoice, "outcome": "ok" }),
        ),
        (Role::PurchaserHead, 1, "approve-payment", iv(invoice)),
        (
            Role::Finance,
            2,
            "pay-invoice",
            json!({ "invoice": invoice, "amount": amount / 2 + 1 }),
        ),
        (
            Role::Provider,
            30,
            "repay-credit",
            json!({ "invoice": invoice, "amount": few + 1, "reference": "x" }),
        ),
        (
            Role::Provider,
            30,
            "propose-change",
            json!({ "kind": "quantity", "what": "x", "reason": "x", "effective": "2025-04-02",
                "units": [{ "unit": unit, "quantity": few }], "loses_service": "no" }),
        ),
        (
            Role::Purchaser,
            0,
            "assent-change",
            json!({ "change": format!("X{}", salt % 3 + 1) }),
        ),
    ]
}

/// What holds after every act: nothing is billed that the record does not hold, and no sum paid
/// and kept is more than is owed.
fn holds(world: &World) {
    let contract = &world.process.contracts[0];
    let (delivery, money) = (&contract.delivery, &contract.money);
    for unit in [UnitId(1), UnitId(2)] {
        assert!(money.billed_units(unit) <= measured_units(delivery, unit));
    }
    assert!(money.billed_hours() <= delivery.hours_delivered());
    for task in &delivery.tasks {
        let count = money.invoices().iter();
        let count = count
            .filter(|one| one.bills.tasks.contains(&task.id))
            .count();
        assert!(count <= 1, "a task is billed twice");
    }
    let most = [
        contract.terms.value,
        money.interest_total(super::CNY),
        money.claims_total(super::CNY),
    ];
    let most = kernel::money::total(super::CNY, most).unwrap();
    assert!(money.paid_total(super::CNY).at_most(most).is_ok());
    for invoice in money.invoices() {
        assert!(invoice.approved().at_most(invoice.undisputed()).is_ok());
        assert!(invoice.paid().at_most(invoice.undisputed()).is_ok());
        assert!(invoice.undisputed().at_most(invoice.amount).is_ok());
        assert!(invoice.repaid.at_most(invoice.refund()).is_ok());
    }
}

fn steps() -> impl Strategy<Value = Vec<(u32, prop::sample::Index)>> {
    prop::collection::vec((0u32..10_000, any::<prop::sample::Index>()), 30..90)
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]

    #[test]
    fn measured_work_never_falls_below_billed_work(steps in steps()) {
        let mut world = (0..3).fold(served(), |world, _| worked(world, "5"));
        for (salt, index) in &steps {
            let all = attempts(*salt);
            let (role, person, verb, input) = index.get(&all).clone();
            let next = world.clone().by_person(role, person).because("x");
            world = match next.tries(verb, input.clone()) {
                Ok(_) => next.goes(verb, input),
                Err(_) => next,
            };
            holds(&world);
        }
    }
}
