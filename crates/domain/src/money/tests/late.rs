//! Lateness: interest, reasons, arrears, receivables, statistics.

use super::{
    approved, bill, billed, by_cashier, by_head, by_officer, checked, clock, dispute, due, iv,
    ledger, met_on, world,
};
use crate::{
    Event,
    money::{Arrears, Event as Money_, Invoice},
    testkit::World,
};
use kernel::{Money, Role};
use serde_json::json;

fn first(world: &World) -> &Invoice {
    &ledger(world).invoices()[0]
}

#[test]
fn interest_of_the_worked_example() {
    // domain.md §5i vector 7: 300,000, 47 days late, 0.05 % a day.
    let world = world()
        .with(|process| {
            let terms = &mut process.contracts[0].terms;
            terms.tranches[1].share = kernel::Percent::whole(100);
        })
        .on("2025-04-01")
        .by(Role::Provider)
        .goes("submit-invoice", bill("P2", "1"));
    let world = by_officer(world).goes("check-invoice", super::ok("IV1"));
    let world = by_head(world).goes("approve-payment", iv("IV1"));
    // Due on 16 April; the end of April and of May have passed when it is paid.
    let world = by_cashier(world.on("2025-06-02")).goes("pay-invoice", iv("IV1"));
    assert_eq!(first(&world).amount, Money::yuan(300_000));
    assert_eq!(first(&world).interest(), Money::yuan(7_050));
    let days: Vec<u32> = first(&world).parts[0]
        .postings
        .iter()
        .map(|one| one.days)
        .collect();
    assert_eq!(days, [14, 31, 2]);
    assert_eq!(
        ledger(&world).interest_total(super::CNY),
        Money::yuan(7_050)
    );
    assert!(ledger(&world).has_open_items(), "interest is unclaimed");
}

#[test]
fn the_clock_posts_each_month_once() {
    let world = clock(approved(), "2025-04-29");
    let world = world
        .goes("run-clock", json!({}))
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-30")
        .does("run-clock", json!({}), &["interest.posted"])
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(first(&world).interest(), Money::yuan(1_050));
    // A clock that stood still for two months catches up month by month.
    let world = world.on("2025-07-02").goes("run-clock", json!({}));
    let ends: Vec<String> = first(&world).parts[0]
        .postings
        .iter()
        .map(|one| one.to.to_string())
        .collect();
    assert_eq!(ends, ["2025-04-30", "2025-05-31", "2025-06-30"]);
}

#[test]
fn paid_on_the_last_day_bears_nothing() {
    let world = by_cashier(approved().on("2025-04-16")).goes("pay-invoice", iv("IV1"));
    assert!(first(&world).interest().is_zero());
}

#[test]
fn interest_on_a_part_stops_with_its_payment() {
    let half = json!({ "invoice": "IV1", "amount": "75000" });
    let world = by_cashier(approved().on("2025-04-18")).goes("pay-invoice", half);
    let world = world.on("2025-04-20").goes("pay-invoice", iv("IV1"));
    // 150,000 for two days, 75,000 for two more.
    assert_eq!(first(&world).interest(), Money::yuan(225));
}

#[test]
fn what_was_conceded_bears_interest_from_the_first_day() {
    let world =
        by_officer(billed().on("2025-04-02")).goes("check-invoice", dispute("IV1", "30000"));
    let world = by_officer(world.on("2025-04-30")).goes(
        "resolve-disputed-part",
        json!({ "invoice": "IV1", "accepted": "30000", "reason": "核实无误" }),
    );
    let world = clock(world, "2025-05-01").goes("run-clock", json!({}));
    let posted = &first(&world).parts[1].postings[0];
    assert_eq!((posted.days, posted.amount), (14, Money::yuan(210)));
}

#[test]
fn interest_is_claimed_by_invoice_and_bears_none_itself() {
    let world = by_cashier(approved().on("2025-04-18")).goes("pay-invoice", iv("IV1"));
    let world = world.by(Role::ProviderFinance).does(
        "submit-invoice",
        json!({ "claim": "interest", "number": "2" }),
        &["claim.filed", "invoice.submitted", "obligation.arose"],
    );
    assert_eq!(ledger(&world).invoices()[1].amount, Money::yuan(150));
    assert!(ledger(&world).interest_left(super::CNY).is_zero());
    let world = by_officer(world).goes("check-invoice", super::ok("IV2"));
    let world = clock(world, "2025-07-31").goes("run-clock", json!({}));
    assert!(ledger(&world).invoices()[1].interest().is_zero());
    assert!(
        ledger(&world)
            .arrears_days("2025-07-31".parse().unwrap())
            .is_some()
    );
}

fn signed(on: &str) -> World {
    world().with(|process| process.contracts[0].signed = Some(on.parse().unwrap()))
}

#[test]
fn a_late_contract_costs_interest_once() {
    let world = clock(signed("2025-03-17"), "2025-03-18")
        .does("run-clock", json!({}), &["late-contract.charged"])
        .refuses("run-clock", json!({}), "nothing-due");
    // 90,000 for the 14 days from 3 to 17 March.
    assert_eq!(ledger(&world).interest_total(super::CNY), Money::yuan(630));
    clock(signed("2025-03-03"), "2025-03-18").refuses("run-clock", json!({}), "nothing-due");
    let without = signed("2025-03-17").with(|process| process.contracts[0].terms.clauses.clear());
    clock(without, "2025-03-18").refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn reasons_are_shown_and_excuse_nothing() {
    let reason = |cause: &str| json!({ "invoice": "IV1", "cause": cause });
    let world = by_officer(checked())
        .does(
            "record-delay-reason",
            reason("budget"),
            &["delay.explained"],
        )
        .does(
            "record-delay-reason",
            reason("evaluation-late"),
            &["delay.explained"],
        )
        .does(
            "record-delay-reason",
            reason("internal-process"),
            &["delay.pleaded"],
        )
        .does(
            "record-delay-reason",
            reason("leader-change"),
            &["delay.pleaded"],
        )
        .does(
            "record-delay-reason",
            reason("unagreed-audit"),
            &["delay.pleaded"],
        )
        .refuses("record-delay-reason", reason("other"), "note-needed");
    assert_eq!(first(&world).delays.len(), 5);
    let world = clock(world, "2025-04-30").goes("run-clock", json!({}));
    assert!(!first(&world).interest().is_zero());
    by_officer(billed()).refuses("record-delay-reason", reason("budget"), "nothing-unpaid");
}

fn arrears_events(world: &World) -> Vec<&'static str> {
    let kinds = world.log.iter().map(|(_, event)| event.kind());
    kinds.filter(|kind| kind.starts_with("arrears")).collect()
}

#[test]
fn long_arrears_become_public_then_a_default_then_are_cleared() {
    // Due on 16 April 2025.
    let world = clock(approved(), "2025-05-16").goes("run-clock", json!({}));
    assert!(arrears_events(&world).is_empty(), "30 days");
    let world = world
        .on("2025-05-17")
        .does("run-clock", json!({}), &["arrears.published"]);
    let world = world
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-06-15")
        .goes("run-clock", json!({}));
    assert!(
        matches!(first(&world).arrears, Arrears::Published { .. }),
        "60 days"
    );
    let world = world
        .on("2025-06-16")
        .does("run-clock", json!({}), &["arrears.became-default"]);
    let today = "2025-06-16".parse().unwrap();
    assert_eq!(ledger(&world).arrears_days(today), Some(61));
    assert_eq!(ledger(&world).overdue_invoices(today).len(), 1);
    let world = by_cashier(world).goes("pay-invoice", iv("IV1"));
    assert!(matches!(first(&world).arrears, Arrears::Cleared { .. }));
    assert_eq!(ledger(&world).arrears_days(today), None);
    let world = clock(world, "2025-12-31").goes("run-clock", json!({}));
    assert_eq!(
        arrears_events(&world),
        [
            "arrears.published",
            "arrears.became-default",
            "arrears.cleared"
        ]
    );
}

#[test]
fn a_receivable_is_certified_within_thirty_days() {
    let world = checked()
        .on("2025-04-03")
        .by(Role::ProviderFinance)
        .does(
            "request-receivable",
            json!({ "invoice": "IV1", "bank": "东街支行" }),
            &["receivable.requested", "obligation.arose"],
        )
        .refuses("request-receivable", iv("IV1"), "receivable-repeated");
    // 3 May is a holiday; the next working day is 6 May.
    assert_eq!(due(&world, "certify-receivable"), "2025-05-06");
    let world = by_officer(world.on("2025-05-07"))
        .does(
            "certify-receivable",
            iv("IV1"),
            &["receivable.certified", "obligation.met"],
        )
        .refuses("certify-receivable", iv("IV1"), "receivable-repeated");
    assert_eq!(met_on(&world, "certify-receivable"), "2025-05-07");
    let found = super::obligation(&world, "certify-receivable");
    assert_eq!(found.days_late("2025-05-07".parse().unwrap()), Some(1));
    by_officer(billed()).refuses("certify-receivable", iv("IV1"), "nothing-unpaid");
    billed()
        .by(Role::Provider)
        .refuses("request-receivable", iv("IV1"), "nothing-unpaid");
    checked().by_person(Role::Provider, 40).refuses(
        "request-receivable",
        iv("IV1"),
        "not-your-contract",
    );
}

#[test]
fn payment_ends_a_request_for_a_certificate() {
    let world = approved()
        .by(Role::Provider)
        .goes("request-receivable", iv("IV1"));
    let world = by_cashier(world).goes("pay-invoice", iv("IV1"));
    assert_eq!(world.open("certify-receivable"), 0);
}

#[test]
fn statistics_count_themselves() {
    let world = by_cashier(approved().on("2025-04-16"))
        .goes("pay-invoice", json!({ "invoice": "IV1", "amount": "1" }))
        .on("2025-04-18")
        .goes("pay-invoice", iv("IV1"));
    let world = world
        .by(Role::Provider)
        .goes("submit-invoice", bill("P1", "2"));
    let world = by_officer(world).goes("check-invoice", super::ok("IV2"));
    let world = by_officer(world.on("2025-06-30"))
        .does(
            "publish-payment-statistics",
            json!({}),
            &["statistics.published", "obligation.met"],
        )
        .refuses(
            "publish-payment-statistics",
            json!({}),
            "nothing-to-publish",
        );
    let Some((_, Event::Money(Money_::StatisticsPublished(event)))) = world
        .log
        .iter()
        .rev()
        .find(|(_, one)| one.kind() == "statistics.published")
    else {
        panic!("published");
    };
    let found = event.statistics;
    assert_eq!(found.from.to_string(), "2025-04-01");
    assert_eq!((found.on_time, found.late, found.overdue), (0, 1, 1));
    assert_eq!(found.late_sum, Money::yuan(150_000));
    assert_eq!(found.overdue_sum, Money::yuan(90_000));
    assert_eq!(met_on(&world, "publish-payment-statistics"), "2025-06-30");
    // The next invoice owes the next publication.
    let world = world
        .on("2025-07-01")
        .by(Role::Provider)
        .because("评估逾期");
    let world = world.goes("submit-invoice", bill("P3", "3"));
    assert_eq!(due(&world, "publish-payment-statistics"), "2026-03-31");
    by_officer(super::world()).refuses("publish-payment-statistics", json!({}), "no-invoice");
}
