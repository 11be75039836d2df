//! Invoices come, are checked and disputed.

use super::{
    bill, billed, by_officer, by_panel, checked, clock, dispute, due, ledger, met_on, obligation,
    ok, worked, world,
};
use crate::{money::Checking, obligation::ObligationState, testkit::World};
use kernel::{Money, Role};
use serde_json::json;

#[test]
fn an_invoice_starts_the_clock_of_the_purchaser() {
    let world = world().on("2025-04-01").by(Role::Provider).does(
        "submit-invoice",
        bill("P2", "1"),
        &["invoice.submitted", "obligation.arose", "obligation.arose"],
    );
    // 4 April is Qingming.
    assert_eq!(due(&world, "check-invoice"), "2025-04-09");
    assert_eq!(due(&world, "publish-payment-statistics"), "2026-03-31");
    let invoice = &ledger(&world).invoices()[0];
    assert_eq!(invoice.amount, Money::yuan(150_000));
    assert_eq!(invoice.due.date().unwrap().to_string(), "2025-04-16");
    assert_eq!(invoice.outer.date().unwrap().to_string(), "2025-05-06");
    assert!(ledger(&world).has_open_items());
    // The second invoice owes no second publication.
    world.by(Role::ProviderFinance).does(
        "submit-invoice",
        bill("P1", "2"),
        &["invoice.submitted", "obligation.arose"],
    );
}

#[test]
fn what_can_be_invoiced_is_bounded() {
    let refused = |input, code| {
        billed()
            .by(Role::Provider)
            .refuses("submit-invoice", input, code);
    };
    refused(json!({ "number": "2" }), "invoice-basis");
    refused(
        json!({ "tranche": "P1", "claim": "interest", "number": "2" }),
        "invoice-basis",
    );
    refused(bill("P9", "2"), "tranche-unknown");
    refused(bill("P2", "2"), "nothing-to-invoice");
    refused(bill("P1", "1"), "invoice-number-used");
    refused(bill("P4", "2"), "final-before-acceptance");
    refused(
        json!({ "claim": "interest", "number": "2" }),
        "nothing-to-invoice",
    );
    refused(
        json!({ "tranche": "P1", "number": "2", "amount": "90000.01" }),
        "invoice-above",
    );
    refused(
        json!({ "tranche": "P1", "number": "2", "amount": "0" }),
        "amount-zero",
    );
    refused(
        json!({ "claim": "extra-task", "number": "2", "amount": "5" }),
        "tasks-missing",
    );
    refused(
        json!({ "claim": "emergency", "number": "2", "amount": "5" }),
        "claim-incomplete",
    );
    refused(
        json!({ "claim": "emergency", "number": "2", "ground": "E1" }),
        "claim-incomplete",
    );
    world()
        .by(Role::Provider)
        .faults("submit-invoice", json!({ "tranche": "P1" }), "number");
}

#[test]
fn a_tranche_waits_for_its_day_and_says_so() {
    let later = world().with(|process| {
        process.contracts[0].terms.tranches[1].from = Some("2025-06-01".parse().unwrap());
    });
    let Err(crate::registry::Denied::Refused(refusal)) = later
        .clone()
        .by(Role::Provider)
        .tries("submit-invoice", bill("P2", "1"))
    else {
        panic!("should be refused");
    };
    assert_eq!(refusal.code(), "tranche-not-open");
    assert_eq!(refusal.opens_on.unwrap().to_string(), "2025-06-01");
    later
        .on("2025-06-01")
        .by(Role::Provider)
        .goes("submit-invoice", bill("P2", "1"));
}

#[test]
fn another_organisation_bills_nothing_here() {
    world().by_person(Role::Provider, 40).refuses(
        "submit-invoice",
        bill("P1", "1"),
        "not-your-contract",
    );
}

#[test]
fn the_performance_part_asks_for_a_result_and_the_base_for_none() {
    world()
        .by(Role::Provider)
        .blocked("submit-invoice", bill("P3", "1"), "M3.performance-result")
        .because("评估逾期")
        .does(
            "submit-invoice",
            bill("P3", "1"),
            &[
                "guard.reasoned",
                "invoice.submitted",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .goes("submit-invoice", bill("P1", "2"))
        .goes("submit-invoice", bill("P2", "3"));
}

#[test]
fn a_claim_is_filed_with_its_invoice() {
    let world = worked(world(), "20").by(Role::Provider).does(
        "submit-invoice",
        json!({ "claim": "extra-task", "tasks": ["T1"], "number": "1" }),
        &[
            "claim.filed",
            "invoice.submitted",
            "obligation.arose",
            "obligation.met",
            "obligation.arose",
        ],
    );
    assert_eq!(ledger(&world).claims_total(super::CNY), Money::yuan(1_200));
}

#[test]
fn a_check_in_time_owes_approval_and_payment() {
    let world = by_officer(billed().on("2025-04-02")).does(
        "check-invoice",
        ok("IV1"),
        &[
            "invoice.agreed",
            "obligation.met",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    assert_eq!(met_on(&world, "check-invoice"), "2025-04-02");
    assert_eq!(due(&world, "approve-payment"), "2025-04-14");
    assert_eq!(due(&world, "pay-invoice"), "2025-04-16");
    assert_eq!(due(&world, "pay-outer"), "2025-05-06");
    world.refuses("check-invoice", ok("IV1"), "invoice-checked");
}

#[test]
fn the_advance_has_its_own_period_and_is_paid_like_the_rest() {
    let world = world().on("2025-04-01").by(Role::Provider);
    let world = by_officer(world.goes("submit-invoice", bill("P1", "1")));
    let world = world.goes("check-invoice", ok("IV1"));
    let crate::Due::On { rule, .. } = &obligation(&world, "pay-invoice").due else {
        panic!("the calendar of 2025 is known");
    };
    assert_eq!(rule.as_deref(), Some("advance.pay"));
    assert!(!ledger(&world).advance_paid());
}

#[test]
fn a_dispute_is_complete_and_bounded() {
    let refused = |input, code| {
        by_officer(billed()).refuses("check-invoice", input, code);
    };
    refused(
        json!({ "invoice": "IV7", "outcome": "ok" }),
        "invoice-unknown",
    );
    refused(
        json!({ "invoice": "IV1", "outcome": "dispute", "amount": "5" }),
        "dispute-incomplete",
    );
    refused(
        json!({ "invoice": "IV1", "outcome": "ok", "amount": "5" }),
        "check-contradicts",
    );
    refused(dispute("IV1", "150000.01"), "dispute-above");
    refused(dispute("IV1", "0"), "amount-zero");
    refused(
        json!({
            "invoice": "IV1", "outcome": "dispute", "amount": "5", "reason": "x",
            "clause": "C-FORCE-1",
        }),
        "clause-not-agreed",
    );
    by_officer(world()).refuses("check-invoice", ok("IV1"), "no-invoice");
}

#[test]
fn base_and_advance_are_no_hostages_of_an_evaluation() {
    let input = json!({
        "invoice": "IV1", "outcome": "dispute", "amount": "5", "reason": "等评估分数",
        "clause": "C-EVAL-3",
    });
    by_officer(billed()).blocked("check-invoice", input, "M3.base-not-hostage");
}

#[test]
fn the_undisputed_rest_is_owed_at_once() {
    let world = by_officer(billed().on("2025-04-02")).does(
        "check-invoice",
        dispute("IV1", "30000"),
        &[
            "invoice.disputed",
            "obligation.met",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    assert_eq!(ledger(&world).invoices()[0].unpaid(), Money::yuan(120_000));
    assert_eq!(due(&world, "settle-disputed-part"), "2025-04-10");
    assert_eq!(due(&world, "answer-disputed-part"), "2025-04-10");
    // With everything disputed there is nothing to pay yet.
    let all = by_officer(billed()).goes("check-invoice", dispute("IV1", "150000"));
    assert_eq!(all.open("pay-invoice"), 0);
}

#[test]
fn silence_makes_the_invoice_due_in_full_once() {
    let late = by_officer(billed().on("2025-04-10"));
    late.refuses("check-invoice", ok("IV1"), "check-too-late");
    by_officer(billed().on("2025-04-09")).goes("check-invoice", ok("IV1"));
    clock(billed(), "2025-04-09").refuses("run-clock", json!({}), "nothing-due");
    let world = clock(billed(), "2025-04-10").does(
        "run-clock",
        json!({}),
        &[
            "obligation.missed",
            "invoice.deemed-undisputed",
            "obligation.lapsed",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    let invoice = &ledger(&world).invoices()[0];
    assert!(matches!(invoice.checking, Checking::Deemed { .. }));
    assert_eq!(invoice.unpaid(), Money::yuan(150_000));
    assert_eq!(due(&world, "pay-invoice"), "2025-04-16");
    assert_eq!(
        obligation(&world, "check-invoice").state,
        ObligationState::Lapsed
    );
    world.refuses("run-clock", json!({}), "nothing-due");
}

fn disputed() -> World {
    by_officer(billed().on("2025-04-02")).goes("check-invoice", dispute("IV1", "30000"))
}

fn offer(accepted: &str) -> serde_json::Value {
    json!({ "invoice": "IV1", "accepted": accepted })
}

#[test]
fn two_sides_settle_by_naming_the_same_sum() {
    let world = disputed()
        .on("2025-04-07")
        .by(Role::Provider)
        .does(
            "settle-disputed-part",
            offer("25000"),
            &["disputed-part.offered", "obligation.met"],
        )
        .refuses("settle-disputed-part", offer("25000"), "offer-repeated")
        .refuses("settle-disputed-part", offer("30001"), "dispute-above");
    assert_eq!(met_on(&world, "answer-disputed-part"), "2025-04-07");
    let world = by_officer(world)
        .does(
            "settle-disputed-part",
            offer("10000"),
            &["disputed-part.offered", "obligation.met"],
        )
        .on("2025-04-08")
        .by(Role::ProviderFinance)
        .does(
            "settle-disputed-part",
            offer("10000"),
            &[
                "disputed-part.settled",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .refuses("settle-disputed-part", offer("1"), "no-open-dispute");
    let invoice = &ledger(&world).invoices()[0];
    assert_eq!(invoice.unpaid(), Money::yuan(130_000));
    assert_eq!(invoice.refused(), Money::yuan(20_000));
    // Settled on 8 April: paid within 10 working days of that day.
    assert_eq!(due(&world, "pay-invoice"), "2025-04-22");
}

#[test]
fn nothing_agreed_is_nothing_owed() {
    let world = disputed()
        .by(Role::Provider)
        .goes("settle-disputed-part", offer("0"));
    let world = by_officer(world).does(
        "settle-disputed-part",
        offer("0"),
        &["disputed-part.settled", "obligation.met"],
    );
    assert_eq!(ledger(&world).invoices()[0].refused(), Money::yuan(30_000));
}

#[test]
fn another_provider_settles_nothing_here() {
    disputed().by_person(Role::Provider, 40).refuses(
        "settle-disputed-part",
        offer("1"),
        "not-your-contract",
    );
}

fn resolve(accepted: &str) -> serde_json::Value {
    json!({ "invoice": "IV1", "accepted": accepted, "reason": "记录已补齐" })
}

#[test]
fn the_purchaser_concedes_by_steps() {
    let world = by_officer(disputed().on("2025-04-08"))
        .refuses("resolve-disputed-part", resolve("0"), "amount-zero")
        .refuses("resolve-disputed-part", resolve("30001"), "dispute-above")
        .does(
            "resolve-disputed-part",
            resolve("10000"),
            &[
                "disputed-part.conceded",
                "obligation.met",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        );
    assert_eq!(
        ledger(&world).invoices()[0].open_dispute().unwrap().amount,
        Money::yuan(20_000)
    );
    let world = world.does(
        "resolve-disputed-part",
        resolve("20000"),
        &[
            "disputed-part.conceded",
            "obligation.lapsed",
            "obligation.arose",
            "obligation.arose",
            "obligation.arose",
        ],
    );
    let invoice = &ledger(&world).invoices()[0];
    assert!(invoice.open_dispute().is_none());
    assert_eq!(invoice.unpaid(), Money::yuan(150_000));
    assert!(
        invoice.parts.iter().all(|part| part.due == invoice.due),
        "owed all along"
    );
}

#[test]
fn the_panel_rules_and_is_not_a_party() {
    disputed().by_person(Role::Panel, 0).refuses(
        "resolve-disputed-part",
        resolve("5000"),
        "ruler-involved",
    );
    let world = by_panel(disputed()).does(
        "resolve-disputed-part",
        resolve("0"),
        &[
            "disputed-part.ruled",
            "obligation.lapsed",
            "obligation.lapsed",
        ],
    );
    assert_eq!(ledger(&world).invoices()[0].refused(), Money::yuan(30_000));
    by_panel(world).refuses("resolve-disputed-part", resolve("1"), "no-open-dispute");
}

#[test]
fn forms_offer_open_invoices_and_what_tranches_have_left() {
    let world = checked();
    let rulebook = rules::Rulebook::embedded().unwrap();
    let context = crate::Context {
        now: "2025-04-03T02:00:00Z".parse().unwrap(),
        occurred: "2025-04-03T02:00:00Z".parse().unwrap(),
        actor: crate::Actor::CLOCK,
        rulebook: &rulebook,
        contract: Some(crate::ContractId(1)),
        reason: None,
        facts: Default::default(),
        found: crate::sealing::Found::default(),
    };
    let at = crate::context::At {
        process: &world.process,
        context: &context,
    };
    let values = |kind| -> Vec<String> {
        crate::money::options(&at, kind)
            .into_iter()
            .map(|one| one.value)
            .collect()
    };
    assert_eq!(values("InvoiceId"), ["IV1"]);
    assert_eq!(values("TrancheId"), ["P1", "P3", "P4"]);
    assert!(values("DeductionId").is_empty() && values("TaskId").is_empty());
    let shown = &crate::money::options(&at, "InvoiceId")[0];
    assert_eq!(shown.en, "IV1 Base P2 ¥150,000.00, ¥150,000.00 unpaid");
    assert_eq!(shown.zh, "IV1 基本服务费 P2 ¥150,000.00，未付 ¥150,000.00");
}
