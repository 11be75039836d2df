//! Settlement: S20 to S21.

use super::{bill, by_cashier, by_head, by_officer, clock, dispute, due, iv, ledger, met_on, ok};
use crate::{Stage, money::Account, obligation::ObligationState, testkit::World};
use kernel::{Money, Role};
use serde_json::json;

fn world() -> World {
    World::at_stage(Stage::S20, "2025-03-03").on("2025-04-01")
}

fn pay(world: World, invoice: &str) -> World {
    let world = by_head(by_officer(world).goes("check-invoice", ok(invoice)));
    by_cashier(world.goes("approve-payment", iv(invoice)))
        .goes("pay-invoice", iv(invoice))
        .by(Role::Provider)
        .goes("confirm-receipt", iv(invoice))
}

#[test]
fn settlement_begins_with_a_duty_of_each_side() {
    let world = clock(world(), "2025-04-01")
        .does(
            "run-clock",
            json!({}),
            &["obligation.arose", "obligation.arose"],
        )
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(due(&world, "submit-final-invoice"), "2025-04-16");
    assert_eq!(due(&world, "settle-contract"), "2025-05-06");
}

#[test]
fn the_last_invoice_meets_the_duty_to_bill() {
    let only = world().with(|process| {
        process.contracts[0].terms.tranches.truncate(1);
    });
    let world = clock(only, "2025-04-01")
        .goes("run-clock", json!({}))
        .by(Role::Provider);
    let world = world.goes("submit-invoice", bill("P1", "1"));
    assert_eq!(met_on(&world, "submit-final-invoice"), "2025-04-01");
}

#[test]
fn the_account_is_computed_and_the_contract_moves_on() {
    let world = clock(world(), "2025-04-01").goes("run-clock", json!({}));
    let world = world
        .by(Role::Provider)
        .goes("submit-invoice", bill("P1", "1"));
    let world = by_officer(pay(world, "IV1"));
    let world = world
        .blocked("settle-contract", json!({}), "S20.all-invoiced")
        .because("其余款项双方另行结清")
        .does(
            "settle-contract",
            json!({}),
            &[
                "guard.reasoned",
                "account.settled",
                "obligation.met",
                "obligation.lapsed",
                "stage.entered",
            ],
        );
    let zero = Money::zero(super::CNY);
    let expected = Account {
        value: Money::yuan(300_000),
        deductions: zero,
        refused: zero,
        claims: zero,
        interest: zero,
        paid: Money::yuan(90_000),
        balance: Money::yuan(210_000),
    };
    assert_eq!(ledger(&world).account, Some(expected));
    assert_eq!(world.process.contracts[0].stage, Stage::S21);
    assert_eq!(met_on(&world, "settle-contract"), "2025-04-01");
    let state = &super::obligation(&world, "submit-final-invoice").state;
    assert_eq!(*state, ObligationState::Lapsed);
}

#[test]
fn nothing_is_settled_over_what_is_unpaid_or_open() {
    let billed = world()
        .by(Role::Provider)
        .goes("submit-invoice", bill("P1", "1"));
    by_officer(billed.clone()).blocked("settle-contract", json!({}), "S20.ledger-closed");
    let checked = by_officer(billed.clone()).goes("check-invoice", ok("IV1"));
    let checked = checked.blocked("settle-contract", json!({}), "S20.undisputed-paid");
    // The payment itself is never in the way of anything.
    by_cashier(by_head(checked).goes("approve-payment", iv("IV1"))).goes("pay-invoice", iv("IV1"));
    by_officer(billed)
        .goes("check-invoice", dispute("IV1", "90000"))
        .blocked("settle-contract", json!({}), "S20.ledger-closed");
    by_officer(super::world()).refuses("settle-contract", json!({}), "wrong-stage");
}

#[test]
fn unclaimed_interest_survives_the_settlement() {
    let world = world().with(|process| {
        process.contracts[0].signed = Some("2025-03-17".parse().unwrap());
    });
    let world = clock(world, "2025-04-01").goes("run-clock", json!({}));
    assert!(ledger(&world).has_open_items());
    let world = by_officer(world)
        .because("无款项发生")
        .goes("settle-contract", json!({}));
    assert!(!ledger(&world).has_open_items());
    assert_eq!(ledger(&world).account.unwrap().interest, Money::yuan(630));
    let world = world.by(Role::Provider).goes(
        "submit-invoice",
        json!({ "claim": "interest", "number": "9" }),
    );
    assert!(ledger(&world).has_open_items());
}
