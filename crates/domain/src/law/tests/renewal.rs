//! New York: notice, renewal, late signature, approval.

use super::{due, last};
use crate::{
    Stage,
    contract::Clause,
    law::walk::{decided, last_year, signs, unsigned, walks},
    planning::choices::Jurisdiction,
    testkit::World,
};
use kernel::{Currency, Role};
use serde_json::{Value, json};

fn renewal() -> Value {
    json!({ "start": "2026-04-01", "end": "2027-03-31", "team_size": "4" })
}

/// The contract of the year to 31 March 2026 is to be renewed.
fn chosen() -> World {
    last_year("2026-01-05")
        .by(Role::Purchaser)
        .goes("decide-renewal", decided("renew-by-option"))
}

fn prepared() -> World {
    chosen()
        .on("2026-03-20")
        .goes("prepare-renewal", renewal())
        .about(Some(2))
}

/// Ninety days before Tuesday 31 March 2026 is Wednesday 31 December 2025.
#[test]
fn notice_is_given_ninety_days_before_the_end() {
    assert_eq!(due(&chosen(), "give-renewal-notice"), "2025-12-31");
}

#[test]
fn a_renewed_contract_has_the_terms_in_force_and_new_days() {
    let world = prepared();
    let contracts = &world.process.contracts;
    let (old, new) = (&contracts[0], &contracts[1]);
    assert_eq!(new.stage, Stage::S12);
    assert_eq!(new.local.renews, Some(old.id));
    assert_eq!(old.local.renewed_by, Some(new.id));
    assert_eq!(new.terms.value, old.terms.value);
    assert_eq!(new.terms.clauses, old.terms.clauses);
    assert_eq!(new.terms.start.to_string(), "2026-04-01");
    // A year on: what could be invoiced from 1 April 2025 can be from 1 April 2026.
    let from = new.terms.tranches[0].from.map(|day| day.to_string());
    assert_eq!(from.as_deref(), Some("2026-04-01"));
    // To be signed by the first day of the term.
    assert_eq!(due(&world, "sign-contract-purchaser"), "2026-04-01");
    assert_eq!(due(&world, "sign-contract-supplier"), "2026-04-01");
    assert!(world.process.contracts[0].signed.is_some());
}

#[test]
fn a_renewal_follows_a_decision_and_the_contract() {
    last_year("2026-01-05")
        .by(Role::Purchaser)
        .refuses("prepare-renewal", renewal(), "renewal-not-chosen")
        .goes("decide-renewal", decided("retender"))
        .refuses("prepare-renewal", renewal(), "renewal-not-chosen");
    chosen()
        .with(|process| {
            process.contracts[0]
                .terms
                .clauses
                .retain(|one| *one != Clause::Term)
        })
        .blocked("prepare-renewal", renewal(), "S21.renewal-agreed");
    let with = |field: &str, value: &str| {
        let mut renewal = renewal();
        renewal[field] = json!(value);
        renewal
    };
    chosen()
        .refuses(
            "prepare-renewal",
            with("start", "2026-03-31"),
            "renewal-overlaps",
        )
        .refuses(
            "prepare-renewal",
            with("end", "2026-03-31"),
            "renewal-reversed",
        )
        .refuses(
            "prepare-renewal",
            with("end", "2031-04-01"),
            "renewal-too-long",
        )
        .goes("prepare-renewal", renewal())
        .refuses("prepare-renewal", renewal(), "renewal-prepared");
}

/// The decision brings the duty to prepare; the prepared contract keeps it.
#[test]
fn deciding_to_renew_is_a_duty_to_prepare() {
    assert_eq!(due(&chosen(), "prepare-renewal"), "2026-03-31");
    assert!(!last(&prepared(), "prepare-renewal").is_open());
    let other = last_year("2026-01-05")
        .by(Role::Purchaser)
        .goes("decide-renewal", decided("retender"));
    assert_eq!(other.open("prepare-renewal"), 0);
}

/// Service from Wednesday 1 April to Monday 18 May 2026: 47 days. The advance is 30 % of 300,000,
/// that is 90,000; at 0.000164 a day they make 90,000 × 47 × 0.000164 = 693.72.
#[test]
fn forty_seven_days_late_cost_interest_by_themselves() {
    let worlds = walks();
    let world = worlds
        .iter()
        .find(|one| one.process.law() == Jurisdiction::NewYork)
        .unwrap();
    let late = world.process.contracts[1].local.late.clone().unwrap();
    assert_eq!(
        (late.days, late.from.to_string()),
        (47, "2026-04-01".to_owned())
    );
    assert_eq!(late.hours.to_string(), "7.5");
    assert_eq!(
        late.interest.map(|one| one.to_string()).as_deref(),
        Some("$693.72")
    );
    let kinds: Vec<&str> = world.log.iter().map(|(_, event)| event.kind()).collect();
    assert!(kinds.contains(&"contract.signed-late") && kinds.contains(&"late-contract.measured"));
    let charged = world
        .clone()
        .on("2026-05-19")
        .about(Some(2))
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let ledger = &charged.process.contracts[1].money;
    assert_eq!(ledger.interest_total(Currency::USD).to_string(), "$693.72");
}

/// The comptroller reports on payments, not the agency.
#[test]
fn payment_statistics_are_the_comptrollers() {
    let world = last_year("2025-06-02")
        .by_person(Role::ProviderFinance, 30)
        .goes(
            "submit-invoice",
            json!({ "tranche": "P2", "number": "INV-1" }),
        );
    assert_eq!(world.open("publish-payment-statistics"), 0);
}

#[test]
fn a_contract_begins_when_the_comptroller_has_approved_it() {
    let notice = json!({ "notice": "Open Book NY", "left_out": "nothing" });
    let world = unsigned(Jurisdiction::NewYork, "2025-06-30", 300_000);
    let world = signs(world, Role::PurchaserHead, 1);
    let world = signs(world, Role::Provider, 30)
        .by(Role::Purchaser)
        .goes("publish-contract", notice)
        .goes("file-contract", json!({ "number": "AC340" }));
    assert_eq!(world.process.contracts[0].stage, Stage::S13);
    let world = world
        .by(Role::FinanceSupervisor)
        .goes("approve-contract", json!({ "number": "OSC-1" }));
    assert_eq!(world.process.contracts[0].stage, Stage::S14);
    assert!(!last(&world, "approve-contract").is_open());
    let again = |stage| {
        world
            .clone()
            .with(move |process| process.contracts[0].stage = stage)
    };
    again(Stage::S13).refuses(
        "approve-contract",
        json!({ "number": "OSC-1" }),
        "contract-approved-already",
    );
    unsigned(Jurisdiction::ChinaNational, "2025-06-30", 300_000)
        .with(|process| process.contracts[0].stage = Stage::S13)
        .by(Role::FinanceSupervisor)
        .refuses(
            "approve-contract",
            json!({ "number": "1" }),
            "approval-not-asked",
        );
}
