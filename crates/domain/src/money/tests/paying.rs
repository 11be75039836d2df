//! Approval, treasury, payment, receipt.

use super::{
    approved, bill, billed, by_cashier, by_head, by_officer, checked, clock, dispute, due, iv,
    ledger, met_on, ok, world,
};
use crate::{
    Stage,
    process::{ContractId, Step},
};
use kernel::{Money, Role};
use serde_json::json;

#[test]
fn payment_takes_two_persons_and_five_steps() {
    let world = by_head(checked().on("2025-04-03")).does(
        "approve-payment",
        iv("IV1"),
        &["payment.approved", "obligation.met", "obligation.arose"],
    );
    assert_eq!(due(&world, "pass-to-treasury"), "2025-04-15");
    let world = by_officer(world)
        .does(
            "pass-to-treasury",
            iv("IV1"),
            &["payment.passed", "obligation.met"],
        )
        .refuses("pass-to-treasury", iv("IV1"), "nothing-to-pass")
        .by_person(Role::Finance, 1)
        .refuses("pay-invoice", iv("IV1"), "payer-approved");
    let world = by_cashier(world.on("2025-04-16"))
        .refuses(
            "pay-invoice",
            json!({ "invoice": "IV1", "amount": "0" }),
            "amount-zero",
        )
        .refuses(
            "pay-invoice",
            json!({ "invoice": "IV1", "amount": "150000.01" }),
            "pay-above",
        )
        .does(
            "pay-invoice",
            json!({ "invoice": "IV1", "reference": "B-1" }),
            &[
                "payment.made",
                "obligation.arose",
                "obligation.met",
                "obligation.met",
            ],
        )
        .refuses("pay-invoice", iv("IV1"), "nothing-to-pay");
    assert_eq!(met_on(&world, "pay-invoice"), "2025-04-16");
    assert_eq!(met_on(&world, "pay-outer"), "2025-04-16");
    assert_eq!(due(&world, "confirm-receipt"), "2025-04-23");
    let world = world
        .by(Role::ProviderFinance)
        .does(
            "confirm-receipt",
            iv("IV1"),
            &["payment.confirmed", "obligation.met"],
        )
        .refuses("confirm-receipt", iv("IV1"), "receipt-nothing");
    assert_eq!(ledger(&world).paid_total(super::CNY), Money::yuan(150_000));
    assert!(!ledger(&world).has_open_items());
}

#[test]
fn the_advance_is_paid_when_nothing_of_it_is_left() {
    let world = world()
        .by(Role::Provider)
        .goes("submit-invoice", bill("P1", "1"));
    let world = by_head(by_officer(world).goes("check-invoice", ok("IV1")));
    let world = by_cashier(world.goes("approve-payment", iv("IV1"))).goes(
        "pay-invoice",
        json!({ "invoice": "IV1", "amount": "40000" }),
    );
    assert!(!ledger(&world).advance_paid());
    assert_eq!(world.open("pay-invoice"), 1);
    let world = world.goes("pay-invoice", iv("IV1"));
    assert!(ledger(&world).advance_paid());
    assert_eq!(world.open("pay-invoice"), 0);
}

#[test]
fn who_decided_the_award_does_not_pay() {
    let world = checked()
        .by_person(Role::PurchaserHead, 2)
        .goes("approve-payment", iv("IV1"));
    world
        .by_person(Role::Finance, 1)
        .refuses("pay-invoice", iv("IV1"), "payer-awarded");
}

#[test]
fn nothing_is_approved_or_paid_before_it_is_due() {
    by_head(billed()).refuses("approve-payment", iv("IV1"), "nothing-to-approve");
    by_officer(checked()).refuses("pass-to-treasury", iv("IV1"), "nothing-to-pass");
    by_cashier(checked()).refuses("pay-invoice", iv("IV1"), "nothing-to-pay");
    by_head(approved()).refuses("approve-payment", iv("IV1"), "nothing-to-approve");
    by_head(world()).refuses("approve-payment", iv("IV1"), "no-invoice");
    by_cashier(world()).refuses("pay-invoice", iv("IV1"), "no-invoice");
}

#[test]
fn one_person_for_check_and_approval_is_noted_not_stopped() {
    let world = checked().by_person(Role::PurchaserHead, 0).does(
        "approve-payment",
        iv("IV1"),
        &[
            "guard.warned",
            "payment.approved",
            "obligation.met",
            "obligation.arose",
        ],
    );
    assert_eq!(
        world.process.guard_notes[0].guard.0.code,
        "M3.approver-not-checker"
    );
}

#[test]
fn a_step_left_out_inside_the_purchaser_does_not_stop_payment() {
    let world = by_cashier(approved()).goes("pay-invoice", iv("IV1"));
    assert_eq!(world.open("pass-to-treasury"), 0);
}

#[test]
fn no_guard_stops_a_payment() {
    // The person who accepted the service pays, and late: both are noted, neither is in the way.
    let world = approved().with(|process| {
        process.steps.push(Step {
            stage: Stage::S20,
            contract: Some(ContractId(1)),
            entered: "2025-04-03T02:00:00Z".parse().unwrap(),
            by: crate::Actor {
                person: Some(crate::testkit::person_id(2)),
                organisation: None,
                role: Role::Purchaser,
            },
        });
    });
    let world = by_cashier(world.on("2025-04-17")).does(
        "pay-invoice",
        iv("IV1"),
        &[
            "guard.warned",
            "guard.warned",
            "interest.posted",
            "payment.made",
            "obligation.arose",
            "obligation.met",
            "obligation.met",
            "obligation.met",
        ],
    );
    let notes: Vec<&str> = world
        .process
        .guard_notes
        .iter()
        .map(|one| one.guard.0.code)
        .collect();
    assert_eq!(notes, ["M3.paid-in-time", "S20.acceptor-not-payer"]);
}

#[test]
fn payment_of_the_rest_goes_on_during_a_dispute() {
    let world = by_officer(billed()).goes("check-invoice", dispute("IV1", "30000"));
    let world = by_cashier(by_head(world).goes("approve-payment", iv("IV1")));
    let world = world
        .refuses(
            "pay-invoice",
            json!({ "invoice": "IV1", "amount": "120000.01" }),
            "pay-above",
        )
        .goes("pay-invoice", iv("IV1"));
    assert_eq!(ledger(&world).paid_total(super::CNY), Money::yuan(120_000));
    assert!(ledger(&world).has_open_items(), "the dispute is open");
}

#[test]
fn silence_about_a_payment_counts_as_receipt_once() {
    let world = by_cashier(approved()).goes("pay-invoice", iv("IV1"));
    assert_eq!(due(&world, "confirm-receipt"), "2025-04-11");
    let world = clock(world, "2025-04-12").does(
        "run-clock",
        json!({}),
        &[
            "obligation.missed",
            "payment.deemed-received",
            "obligation.lapsed",
        ],
    );
    assert!(!ledger(&world).has_open_items());
    world.refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn only_the_provider_of_the_contract_confirms() {
    by_cashier(approved())
        .goes("pay-invoice", iv("IV1"))
        .by_person(Role::ProviderFinance, 40)
        .refuses("confirm-receipt", iv("IV1"), "not-your-contract");
}
