//! The proof of the money module.

mod deducting;
mod invoicing;
mod late;
mod measured;
mod paying;
mod properties;
mod settling;

use crate::{
    Event, Stage, money,
    obligation::{Obligation, ObligationState},
    testkit::World,
};
use kernel::{Currency, Role};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const CNY: Currency = Currency::CNY;

/// A contract in delivery.
fn world() -> World {
    World::at_stage(Stage::S15, "2025-03-03")
}

fn ledger(world: &World) -> &money::Ledger {
    &world.process.contracts[0].money
}

fn by_officer(world: World) -> World {
    world.by_person(Role::Purchaser, 0)
}

fn by_head(world: World) -> World {
    world.by_person(Role::PurchaserHead, 1)
}

fn by_cashier(world: World) -> World {
    world.by_person(Role::Finance, 2)
}

fn by_panel(world: World) -> World {
    world.by_person(Role::Panel, 50)
}

fn bill(tranche: &str, number: &str) -> Value {
    json!({ "tranche": tranche, "number": number })
}

fn iv(invoice: &str) -> Value {
    json!({ "invoice": invoice })
}

fn ok(invoice: &str) -> Value {
    json!({ "invoice": invoice, "outcome": "ok" })
}

fn dispute(invoice: &str, amount: &str) -> Value {
    json!({
        "invoice": invoice, "outcome": "dispute", "amount": amount,
        "reason": "记录不全", "clause": "C-SC-1",
    })
}

/// The base fee of 150,000 invoiced on 1 April 2025.
fn billed() -> World {
    world()
        .on("2025-04-01")
        .by(Role::Provider)
        .goes("submit-invoice", bill("P2", "1"))
}

/// The same, checked on 2 April.
fn checked() -> World {
    by_officer(billed().on("2025-04-02")).goes("check-invoice", ok("IV1"))
}

/// The same, approved on 3 April.
fn approved() -> World {
    by_head(checked().on("2025-04-03")).goes("approve-payment", iv("IV1"))
}

/// A task out of scope, worked and confirmed.
fn worked(world: World, hours: &str) -> World {
    let number = world.process.contracts[0].delivery.tasks.len() + 1;
    let task = format!("T{number}");
    let by = kernel::time::plus_days(kernel::civil_date(world.now()), 5);
    world
        .by(Role::Host)
        .goes(
            "file-task-request",
            json!({ "what": "协助整理名册", "category": "administrative", "hours": hours,
                "by": by.to_string() }),
        )
        .by(Role::Provider)
        .goes("accept-task", json!({ "task": task }))
        .goes("complete-task", json!({ "task": task, "hours": hours }))
        .by(Role::Host)
        .goes("confirm-task", json!({ "task": task }))
}

fn clock(world: World, day: &str) -> World {
    world.on(day).by(Role::Clock)
}

fn obligation<'a>(world: &'a World, duty: &str) -> &'a Obligation {
    let mut found = world.process.obligations.iter().rev();
    found
        .find(|one| one.duty.0.code == duty)
        .unwrap_or_else(|| panic!("no `{duty}`"))
}

fn due(world: &World, duty: &str) -> String {
    let date = obligation(world, duty).due.date();
    date.map_or_else(|| "unknown".to_owned(), |date| date.to_string())
}

fn met_on(world: &World, duty: &str) -> String {
    match &obligation(world, duty).state {
        ObligationState::Met { on } => on.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn walks_cover_every_verb_and_every_event() {
    let walks = money::walks();
    let verbs: BTreeSet<&str> = walks
        .iter()
        .flat_map(|one| one.verbs.iter().copied())
        .collect();
    for entry in money::VERBS {
        assert!(verbs.contains(entry.meta.code), "`{}`", entry.meta.code);
    }
    let kinds: BTreeSet<&str> = walks
        .iter()
        .flat_map(|one| one.log.iter().map(|(_, event)| event.kind()))
        .collect();
    for meta in money::Event::METAS {
        assert!(kinds.contains(meta.kind), "`{}`", meta.kind);
    }
}

#[test]
fn walks_bring_about_and_close_every_duty() {
    let walks = money::walks();
    for duty in money::DUTIES {
        let all = walks.iter().flat_map(|one| &one.process.obligations);
        let mut of_kind = all.filter(|one| one.duty.0 == *duty);
        assert!(
            of_kind.clone().next().is_some(),
            "`{}` never arises",
            duty.code
        );
        let closed = of_kind.any(|one| {
            matches!(
                one.state,
                ObligationState::Met { .. } | ObligationState::Lapsed
            )
        });
        assert!(closed, "`{}` is never met", duty.code);
        let mirror = duty.mirror;
        let known = mirror.is_empty() || money::DUTIES.iter().any(|one| one.code == mirror);
        assert!(known, "`{mirror}` is no duty");
    }
}

#[test]
fn sentences_have_no_place_left_empty() {
    for world in money::walks() {
        for (_, event) in &world.log {
            for lang in kernel::Lang::ALL {
                let text = event.sentence(lang);
                assert!(!text.contains('{') && !text.is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn in_the_walks_finance_alone_pays_and_the_panel_alone_rules() {
    for world in money::walks() {
        for (envelope, event) in &world.log {
            let role = envelope.actor.role;
            match event {
                Event::Money(money::Event::PaymentMade(_)) => assert_eq!(role, Role::Finance),
                Event::Money(money::Event::InterestPosted(_)) => {
                    assert!([Role::Finance, Role::Clock].contains(&role));
                }
                Event::Money(money::Event::DeductionUpheld(_)) => assert_eq!(role, Role::Panel),
                _ => {}
            }
        }
    }
}

/// Each refusal is provoked by a test of this folder; the sources are searched for its code.
#[test]
fn every_refusal_and_guard_is_exercised() {
    let sources = [
        include_str!("tests/deducting.rs"),
        include_str!("tests/invoicing.rs"),
        include_str!("tests/late.rs"),
        include_str!("tests/measured.rs"),
        include_str!("tests/paying.rs"),
        include_str!("tests/settling.rs"),
    ]
    .concat();
    for refusal in money::REFUSALS {
        let quoted = format!("\"{}\"", refusal.code);
        assert!(sources.contains(&quoted), "{quoted}");
    }
    for guard in money::GUARDS {
        let quoted = format!("\"{}\"", guard.code);
        assert!(sources.contains(&quoted), "{quoted}");
    }
}

#[test]
fn walks_go_forward_in_time() {
    for world in money::walks() {
        let times: Vec<_> = world.log.iter().map(|(one, _)| one.recorded).collect();
        assert!(times.is_sorted());
    }
}
