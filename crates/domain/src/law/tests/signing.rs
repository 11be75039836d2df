//! The meter of a late contract, and the time to sign that stands still.

use super::due;
use crate::{
    At, Context, Stage,
    context::Actor,
    law::{
        choices::LateCause,
        meter::{late_contract, signing_clock},
        walk::{barred, signs, unsigned},
    },
    money::interest::once,
    planning::choices::Jurisdiction,
    testkit::World,
};
use kernel::{Date, Money, Role};
use rules::Rulebook;
use serde_json::{Value, json};

fn asked<T>(world: &World, ask: impl FnOnce(&At<'_>) -> T) -> T {
    let book = Rulebook::embedded().unwrap();
    let now = "2026-06-01T02:00:00Z".parse().unwrap();
    let context = Context {
        now,
        occurred: now,
        actor: Actor::CLOCK,
        rulebook: &book,
        contract: world.process.contracts.first().map(|one| one.id),
        reason: None,
        facts: crate::facts::Facts::default(),
        found: crate::sealing::Found::default(),
    };
    ask(&At {
        process: &world.process,
        context: &context,
    })
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Vector 7: 300,000 for 47 days at 0.0005 a day make 7,050.
#[test]
fn three_hundred_thousand_for_forty_seven_days() {
    let rate = "0.0005".parse().unwrap();
    let from = day("2026-04-01");
    let posting = once(Money::yuan(300_000), from, day("2026-05-18"), rate).unwrap();
    assert_eq!((posting.days, posting.amount), (47, Money::yuan(7_050)));
}

#[test]
fn the_meter_runs_from_the_first_day_of_service_to_the_second_signature() {
    let world = unsigned(Jurisdiction::ChinaNational, "2025-04-01", 300_000);
    let on = |world: &World, date: &str| {
        asked(world, |at| {
            late_contract(at, &world.process.contracts[0], day(date))
        })
    };
    assert_eq!(on(&world, "2025-04-01"), None);
    let meter = on(&world, "2025-04-11").unwrap();
    assert_eq!((meter.days, meter.waits_for), (10, LateCause::Both));
    // 90,000 of advance for ten days at 0.0005.
    assert_eq!(meter.interest, Some(Money::yuan(450)));
    let world = signs(world, Role::Provider, 30);
    assert_eq!(
        on(&world, "2025-04-11").unwrap().waits_for,
        LateCause::Purchaser
    );
    let world = world.with(|process| process.challenge.open.push("J1".to_owned()));
    assert_eq!(
        on(&world, "2025-04-11").unwrap().waits_for,
        LateCause::Objection
    );
    let world = world.with(|process| process.challenge.open.clear());
    let world = signs(world.on("2025-04-15"), Role::PurchaserHead, 1);
    assert_eq!(on(&world, "2025-04-20"), None);
    let late = world.process.contracts[0].local.late.clone().unwrap();
    assert_eq!((late.days, late.waited), (14, LateCause::Purchaser));
    assert_eq!(late.interest, Some(Money::yuan(630)));
}

/// Light touch rules give no interest for a late contract; the days count all the same.
#[test]
fn the_meter_runs_without_interest_where_the_rules_give_none() {
    let world = unsigned(Jurisdiction::UnitedKingdom, "2025-04-01", 300_000);
    let meter = asked(&world, |at| {
        late_contract(at, &world.process.contracts[0], day("2025-04-11"))
    });
    let meter = meter.unwrap();
    assert_eq!((meter.days, meter.interest), (10, None));
}

/// In New York 90,000 for one day come to 14.76, but 9,000 for six days to 8.86: under ten dollars
/// nothing is owed.
#[test]
fn interest_under_ten_dollars_is_not_owed() {
    let interest = |value, date| {
        let world = unsigned(Jurisdiction::NewYork, "2025-04-01", value);
        let meter = asked(&world, |at| {
            late_contract(at, &world.process.contracts[0], day(date))
        });
        meter.unwrap().interest.map(|one| one.to_string())
    };
    assert_eq!(interest(300_000, "2025-04-02").as_deref(), Some("$14.76"));
    assert_eq!(interest(30_000, "2025-04-07"), None);
    assert_eq!(interest(30_000, "2025-04-08").as_deref(), Some("$10.33"));
}

fn work(date: &str, hours: &str) -> Value {
    json!({ "date": date, "hours": hours, "what": "Home visits" })
}

#[test]
fn work_without_a_contract_is_recorded_by_who_does_it() {
    let world =
        || unsigned(Jurisdiction::NewYork, "2025-04-01", 300_000).by_person(Role::Provider, 30);
    let done = world()
        .on("2025-04-03")
        .does(
            "record-unsigned-work",
            work("2025-04-02", "6"),
            &["unsigned-work.recorded"],
        )
        .goes("record-unsigned-work", work("2025-04-03", "5.5"))
        .refuses(
            "record-unsigned-work",
            work("2025-03-31", "6"),
            "work-before-term",
        )
        .refuses(
            "record-unsigned-work",
            work("2025-04-04", "6"),
            "work-in-future",
        )
        .refuses("record-unsigned-work", work("2025-04-03", "0"), "work-none");
    let meter = asked(&done, |at| {
        late_contract(at, &done.process.contracts[0], day("2025-04-03"))
    });
    assert_eq!(meter.unwrap().hours.to_string(), "11.5");
    world().on("2025-03-30").refuses(
        "record-unsigned-work",
        work("2025-04-01", "6"),
        "work-before-term",
    );
    world().by_person(Role::Provider, 40).refuses(
        "record-unsigned-work",
        work("2025-04-01", "6"),
        "contract-of-others",
    );
}

/// Awarded on Monday 14 April 2025: thirty days end on Wednesday 14 May. The objection bars five
/// days, 16 to 21 April: Monday 19 May. The complaint bars 23 April to 19 May, 26 days more: thirty
/// days from 15 May end on Saturday 14 June, so Monday the 16th.
#[test]
fn days_barred_by_an_objection_do_not_count() {
    let world = barred("2025-05-19");
    let ends: Vec<String> = world
        .log
        .iter()
        .filter(|(_, event)| event.kind() == "obligation.extended")
        .map(|(_, event)| event.body().unwrap()["due"]["on"]["date"].to_string())
        .collect();
    assert_eq!(
        ends,
        [
            "\"2025-05-19\"",
            "\"2025-05-19\"",
            "\"2025-06-16\"",
            "\"2025-06-16\""
        ]
    );
    assert_eq!(due(&world, "sign-contract-purchaser"), "2025-06-16");
    assert_eq!(world.process.local.days_barred, 31);
    let clock = asked(&world, |at| signing_clock(at, day("2025-05-20"))).unwrap();
    assert_eq!(clock.from.to_string(), "2025-04-14");
    assert_eq!((clock.days, clock.excused), (36, 31));
}

/// Past the thirtieth day nobody is late while signing is barred, nor on the day it is freed.
#[test]
fn nobody_is_late_while_signing_is_barred() {
    let world = barred("2025-05-19");
    let missed = world.log.iter().filter(|(_, event)| {
        event.kind() == "obligation.missed"
            && event.body().unwrap()["duty"]
                .as_str()
                .is_some_and(|duty| duty.starts_with("sign-contract"))
    });
    assert_eq!(missed.count(), 0);
    let world = world
        .on("2025-06-17")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let late = world.process.obligations.iter();
    let late = late.filter(|one| one.duty.0.code.starts_with("sign-contract"));
    assert!(late.into_iter().all(|one| one.missed.is_some()));
}

/// New York counts the 150 days from the appropriation, not from the award.
#[test]
fn a_new_contract_is_signed_within_150_days_of_the_appropriation() {
    // Budget committed in the sample on 25 March 2025; the award is published on 12 June.
    let world = crate::law::walk::bids_judged()
        .under(Jurisdiction::NewYork)
        .with(|process| {
            let budget = process.planning.budget.as_mut().unwrap();
            budget.on = day("2025-03-25");
        })
        .on("2025-06-12")
        .by(Role::Agent)
        .goes("publish-award", json!({}));
    // 150 days after 25 March: 22 August 2025, a Friday.
    assert_eq!(due(&world, "sign-contract-purchaser"), "2025-08-22");
    assert_eq!(world.process.stage, Stage::S11);
}
