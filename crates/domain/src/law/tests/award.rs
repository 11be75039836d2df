//! The United Kingdom: conflicts, summaries, standstill, notices.

use super::{due, last};
use crate::{
    Stage,
    law::walk::{bids_judged, conflicts, ready, signs, summaries, unsigned},
    method::Method,
    planning::choices::Jurisdiction,
};
use kernel::Role;
use serde_json::json;

#[test]
fn the_notice_waits_for_the_assessment_of_conflicts() {
    let deadline = json!({ "deadline": "2025-06-09 12:00" });
    ready(
        Jurisdiction::UnitedKingdom,
        Method::CompetitiveFlexible,
        "2025-06-02",
    )
    .by(Role::Agent)
    .blocked("publish-tender", deadline.clone(), "S07.conflicts-assessed")
    .by(Role::Purchaser)
    .does(
        "assess-conflicts",
        conflicts("unsolved"),
        &["conflicts.assessed"],
    )
    .by(Role::Agent)
    .blocked("publish-tender", deadline.clone(), "S07.conflicts-assessed")
    .by(Role::Purchaser)
    .goes("assess-conflicts", conflicts("mitigated"))
    .by(Role::Agent)
    .goes("publish-tender", deadline);
    // China asks for declarations and recusal instead.
    ready(Jurisdiction::ChinaNational, Method::Open, "2025-03-10")
        .by(Role::Agent)
        .goes("publish-tender", json!({ "deadline": "2025-04-02 09:30" }));
}

#[test]
fn every_assessed_bidder_has_its_summary_before_the_notice() {
    let world = bids_judged()
        .by(Role::Agent)
        .blocked("publish-award", json!({}), "S10.summaries-first")
        .does(
            "give-assessment-summaries",
            json!({}),
            &[
                "assessment-summary.given",
                "assessment-summary.given",
                "assessment-summary.given",
                "assessment-summary.given",
            ],
        )
        .refuses("give-assessment-summaries", json!({}), "summaries-given");
    let bodies: Vec<_> = world
        .log
        .iter()
        .filter(|(_, event)| event.kind() == "assessment-summary.given")
        .map(|(_, event)| event.body().unwrap())
        .collect();
    // Two lots, two bidders: the loser sees its own points and the winner's.
    let loser = bodies.iter().find(|one| one["bid"] == 2).unwrap();
    assert_eq!(loser["own"][0]["points"], "40");
    assert_eq!(loser["winning"][0]["points"], "45");
    let world = world.on("2025-06-12").goes("publish-award", json!({}));
    // Told once, not twice.
    assert!(
        world
            .log
            .iter()
            .all(|(_, event)| event.kind() != "feedback.given")
    );
    assert_eq!(world.open("give-feedback"), 0);
}

#[test]
fn summaries_are_refused_where_and_when_they_do_not_belong() {
    bids_judged()
        .with(|process| process.awards.clear())
        .by(Role::Agent)
        .refuses(
            "give-assessment-summaries",
            json!({}),
            "summaries-before-award",
        );
    bids_judged()
        .under(Jurisdiction::ChinaNational)
        .by(Role::Agent)
        .refuses(
            "give-assessment-summaries",
            json!({}),
            "summaries-not-asked",
        );
}

/// Eight working days beginning with Thursday 12 June 2025: 12, 13, 16, 17, 18, 19, 20, 23.
#[test]
fn a_standstill_is_chosen_and_then_kept() {
    let world = summaries(bids_judged());
    let window = world.process.challenge.last_day.map(|day| day.to_string());
    assert_eq!(window.as_deref(), Some("2025-06-23"));
    world
        .on("2025-06-23")
        .by(Role::Purchaser)
        .refuses("close-challenge", json!({}), "challenge-running")
        .on("2025-06-24")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
}

/// Nine working days beginning on 14 August 2025 pass over the summer bank holiday of the 25th.
#[test]
fn bank_holidays_do_not_count() {
    let world = bids_judged()
        .on("2025-08-14")
        .by(Role::Agent)
        .goes("give-assessment-summaries", json!({}))
        .by(Role::Purchaser)
        .goes("declare-standstill", json!({ "days": "9" }))
        .by(Role::Agent)
        .goes("publish-award", json!({}));
    let window = world.process.challenge.last_day.map(|day| day.to_string());
    // 14, 15, 18, 19, 20, 21, 22, 26, 27.
    assert_eq!(window.as_deref(), Some("2025-08-27"));
}

#[test]
fn nobody_has_to_stand_still() {
    let world = bids_judged()
        .by(Role::Agent)
        .goes("give-assessment-summaries", json!({}))
        .goes("publish-award", json!({}))
        .by(Role::Purchaser)
        .goes("close-challenge", json!({}));
    assert_eq!(world.process.stage, Stage::S12);
}

#[test]
fn a_standstill_is_long_enough_chosen_once_and_only_where_it_is_free() {
    let world = bids_judged()
        .by(Role::Purchaser)
        .refuses(
            "declare-standstill",
            json!({ "days": "7" }),
            "standstill-short",
        )
        .does(
            "declare-standstill",
            json!({ "days": "8" }),
            &["standstill.declared"],
        )
        .refuses(
            "declare-standstill",
            json!({ "days": "10" }),
            "standstill-declared",
        );
    world
        .with(|process| process.local.standstill = None)
        .under(Jurisdiction::ChinaNational)
        .refuses(
            "declare-standstill",
            json!({ "days": "8" }),
            "standstill-set-by-law",
        );
}

/// Signed on 30 June 2025: 120 days beginning with that day end on 27 October, 180 on 26 December.
#[test]
fn the_details_notice_has_120_days_and_a_large_text_180() {
    let signed = |value| {
        let world = unsigned(Jurisdiction::UnitedKingdom, "2025-06-30", value);
        let world = signs(world, Role::PurchaserHead, 1);
        signs(world, Role::Provider, 30)
    };
    let small = signed(300_000);
    assert_eq!(due(&small, "publish-contract"), "2025-10-27");
    assert_eq!(small.open("publish-contract-text"), 0);
    assert_eq!(small.open("file-contract"), 0);
    // The service does not wait for the notice.
    assert_eq!(small.process.contracts[0].stage, Stage::S14);
    let text = json!({ "notice": "UK7-1" });
    let small = small
        .by(Role::Purchaser)
        .refuses(
            "publish-contract-text",
            text.clone(),
            "contract-text-not-asked",
        )
        .goes(
            "publish-contract",
            json!({ "notice": "2025/S 000-1", "left_out": "nothing" }),
        );
    assert_eq!(small.open("publish-contract"), 0);
    assert_eq!(signed(5_000_000).open("publish-contract-text"), 0);
    let large = signed(5_000_001);
    assert_eq!(due(&large, "publish-contract-text"), "2025-12-26");
    let large = large.by(Role::Purchaser).does(
        "publish-contract-text",
        text,
        &["contract-text.published", "obligation.met"],
    );
    assert!(!last(&large, "publish-contract-text").is_open());
}

/// Vector 5: an invoice received on 1 March is paid by 30 March, because the day of receipt counts.
#[test]
fn an_invoice_of_the_first_of_march_is_due_on_the_thirtieth() {
    let world = unsigned(Jurisdiction::UnitedKingdom, "2026-01-05", 300_000)
        .with(|process| process.contracts[0].stage = Stage::S15)
        .on("2026-03-01")
        .by_person(Role::ProviderFinance, 30)
        .goes(
            "submit-invoice",
            json!({ "tranche": "P2", "number": "INV-0301" }),
        );
    let (_, event) = world.log.last().unwrap();
    let submitted = world
        .log
        .iter()
        .find(|(_, event)| event.kind() == "invoice.submitted")
        .map_or(event, |(_, event)| event);
    let body = submitted.body().unwrap();
    assert_eq!(body["due"]["on"]["date"], "2026-03-30");
    assert_eq!(body["amount"]["currency"], "GBP");
    // The half-year ends on 31 March; thirty days later the compliance notice is out.
    assert_eq!(due(&world, "publish-payment-statistics"), "2026-04-30");
}
