mod award;
mod bids;
mod challenge;
mod draw;
mod evaluation;
mod fallen;
mod open_terms;
mod panel;
mod ranking;
mod tender;

use super::{
    DUTIES, Event, GUARDS, REFUSALS, VERBS,
    walk::{
        answers, bids, committee, declaration, declared, half_past_nine, number, qualified, report,
        sample, scored,
    },
    walks,
};
use crate::{obligation::ObligationState, registry::Denied, testkit::World};
use kernel::{Date, Role};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The sources of the tests of this module.
const SOURCES: &[&str] = &[
    include_str!("tests/award.rs"),
    include_str!("tests/bids.rs"),
    include_str!("tests/challenge.rs"),
    include_str!("tests/evaluation.rs"),
    include_str!("tests/fallen.rs"),
    include_str!("tests/open_terms.rs"),
    include_str!("tests/draw.rs"),
    include_str!("tests/panel.rs"),
    include_str!("tests/tender.rs"),
    include_str!("../sealing/tests.rs"),
];

#[test]
fn the_walks_use_every_verb_and_cause_every_event() {
    let worlds = walks();
    let used: BTreeSet<&str> = worlds.iter().flat_map(|w| w.verbs.clone()).collect();
    for verb in VERBS {
        let code = verb.meta.code;
        assert!(used.contains(code), "`{code}` not walked");
    }
    let kinds: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|world| world.log.iter().map(|(_, event)| event.kind()))
        .collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "`{}` never happens", meta.kind);
    }
}

#[test]
fn every_duty_arises_and_is_met_somewhere() {
    let worlds = walks();
    for duty in DUTIES {
        let owed = || {
            let all = worlds.iter().flat_map(|world| &world.process.obligations);
            all.filter(|one| one.duty.0 == *duty)
        };
        assert!(owed().count() > 0, "`{}` never arises", duty.code);
        // The contract module meets the duties to sign.
        let met = owed().any(|one| matches!(one.state, ObligationState::Met { .. }));
        let sign = duty.code.starts_with("sign-contract");
        assert!(met || sign, "`{}` is never met", duty.code);
        if !duty.mirror.is_empty() {
            let mirror = DUTIES.iter().find(|one| one.code == duty.mirror);
            assert_eq!(mirror.map(|one| one.mirror), Some(duty.code));
        }
    }
}

/// Every refusal and every guard is named by a test that brings it about.
#[test]
fn every_refusal_and_guard_is_tried() {
    let refusals = REFUSALS.iter().map(|kind| kind.code);
    for code in refusals.chain(GUARDS.iter().map(|guard| guard.code)) {
        let named = format!("\"{code}\"");
        let tried = SOURCES.iter().any(|source| source.contains(&named));
        assert!(tried, "`{code}` is not tried");
    }
}

#[test]
fn every_sentence_is_complete() {
    for world in walks() {
        for (_, event) in &world.log {
            for lang in kernel::Lang::ALL {
                let text = event.sentence(lang);
                assert!(!text.contains('{'), "{}: {text}", event.kind());
            }
        }
    }
}

#[test]
fn the_state_is_the_fold_of_the_events() {
    for world in walks() {
        let mut again = sample("2025-03-10").process;
        for (envelope, event) in &world.log {
            again = crate::evolve(again, envelope, event);
        }
        assert_eq!(again, world.process);
    }
}

const DAY: &str = "2025-03-10";

fn start() -> Date {
    DAY.parse().unwrap()
}

/// Published on 2025-03-10; bids close on 2025-04-09 at 09:30.
fn open() -> World {
    sample(DAY).by_person(Role::Agent, 80).goes(
        "publish-tender",
        json!({ "deadline": half_past_nine(start(), 30) }),
    )
}

/// Organisations 3, 4 and 5 bid for both lots at these shares of the ceiling.
fn bid_at(shares: [u32; 3]) -> World {
    [3, 4, 5]
        .into_iter()
        .zip(shares)
        .fold(open().on("2025-04-01"), |world, (organisation, share)| {
            bids(world, organisation, share)
        })
}

fn three_bids() -> World {
    bid_at([96, 94, 90])
}

/// In evaluation with a committee, on 2025-04-10.
fn judged_at(shares: [u32; 3]) -> World {
    declared(
        qualified(bid_at(shares), start())
            .on("2025-04-10")
            .goes("appoint-committee", committee()),
    )
}

/// The report was filed on 2025-04-11.
fn reported() -> World {
    let world = scored(judged_at([96, 94, 90])).on("2025-04-11");
    report(world, json!([]), json!([]))
}

/// Decided on 2025-04-14, published on `date`.
fn published(date: &str) -> World {
    reported()
        .on("2025-04-14")
        .by_person(Role::PurchaserHead, 1)
        .goes("decide-award", json!({}))
        .on(date)
        .by_person(Role::Agent, 80)
        .goes("publish-award", json!({}))
}

/// The last day of an open duty.
fn due(world: &World, code: &str, subject: &str) -> String {
    let mut open = world.process.obligations.iter().filter(|o| o.is_open());
    let found = open.find(|one| one.duty.0.code == code && one.subject == subject);
    let date = found.and_then(|one| one.due.date());
    date.map_or_else(|| "not owed".to_owned(), |date| date.to_string())
}

/// Days late of a duty that was met, or how it stands.
fn kept(world: &World, code: &str, subject: &str) -> String {
    let mut all = world.process.obligations.iter();
    let found = all.find(|one| one.duty.0.code == code && one.subject == subject);
    let today = Date::default();
    found.map_or_else(
        || "not owed".to_owned(),
        |one| match (&one.state, one.days_late(today)) {
            (ObligationState::Met { .. }, Some(days)) => format!("{days} days late"),
            (ObligationState::Met { .. }, None) => "in time".to_owned(),
            (ObligationState::Lapsed, _) => "lapsed".to_owned(),
            (state, _) => format!("{state:?}"),
        },
    )
}

/// The day on which a refused command becomes possible.
fn opens(world: &World, verb: &str, input: Value) -> String {
    match world.tries(verb, input) {
        Err(Denied::Refused(refusal)) => refusal
            .opens_on
            .map_or_else(|| "never".to_owned(), |day| day.to_string()),
        other => panic!("`{verb}` should be refused, got {other:?}"),
    }
}
