mod extra;
mod records;
mod registers;
mod service;
mod tasks;
mod time;
mod watch;

use super::{DUTIES, Event, GUARDS, REFUSALS, VERBS, walk::walks};
use crate::{Actor, At, Context, Event as AnyEvent, Stage, refs::Choice, testkit::World};
use kernel::{Lang, Role};
use rules::Rulebook;
use std::collections::BTreeSet;

/// A contract in delivery from 1 April 2025, seen on `date`.
pub(super) fn living(date: &str) -> World {
    World::at_stage(Stage::S15, "2025-04-01").on(date)
}

/// The last day and the state of the latest obligation of a kind.
pub(super) fn due(world: &World, duty: &str) -> String {
    let mut owed = world.process.obligations.iter().rev();
    let found = owed
        .find(|one| one.duty.0.code == duty)
        .expect("the duty arose");
    found
        .due
        .date()
        .map_or("unknown".to_owned(), |date| date.to_string())
}

/// The latest event of a kind, as JSON.
pub(super) fn latest(world: &World, kind: &str) -> serde_json::Value {
    let mut log = world.log.iter().rev();
    let (_, event) = log
        .find(|(_, event)| event.kind() == kind)
        .expect("the event happened");
    event.body().expect("bodies are plain")
}

/// What a field of this kind offers.
pub(super) fn options(world: &World, kind: &str) -> Vec<Choice> {
    let rulebook = Rulebook::embedded().expect("embedded packs are valid");
    let now = "2025-07-01T02:00:00Z".parse().expect("an instant");
    let context = Context {
        now,
        occurred: now,
        actor: Actor::CLOCK,
        rulebook: &rulebook,
        contract: world.process.contracts.first().map(|one| one.id),
        reason: None,
        facts: Default::default(),
        found: crate::sealing::Found::default(),
    };
    let at = At {
        process: &world.process,
        context: &context,
    };
    super::options(&at, kind)
}

trait Resident {
    fn resident(self, number: u128) -> World;
}

impl Resident for World {
    /// Residents belong to no organisation of the test world.
    fn resident(self, number: u128) -> World {
        self.by_person(Role::Resident, 990 + number)
    }
}

#[test]
fn the_walks_pass_through_every_verb_and_every_event() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|one| one.verbs.iter().copied())
        .collect();
    for entry in VERBS {
        assert!(
            verbs.contains(entry.meta.code),
            "no walk gives `{}`",
            entry.meta.code
        );
    }
    let log = worlds.iter().flat_map(|one| &one.log);
    let kinds: BTreeSet<&str> = log.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "no walk causes `{}`", meta.kind);
    }
}

#[test]
fn every_sentence_is_complete_in_both_languages() {
    for (_, event) in walks().iter().flat_map(|one| &one.log) {
        let AnyEvent::Delivery(event) = event else {
            continue;
        };
        for lang in Lang::ALL {
            let said = event.sentence(lang);
            assert!(
                !said.contains('{') && !said.is_empty(),
                "`{}`: {said}",
                event.kind()
            );
        }
    }
}

#[test]
fn every_mirror_is_a_duty() {
    for duty in DUTIES {
        let mirrored = duty.mirror.is_empty() || DUTIES.iter().any(|one| one.code == duty.mirror);
        assert!(
            mirrored,
            "`{}` mirrors the unknown `{}`",
            duty.code, duty.mirror
        );
    }
}

/// The text of the tests of this module.
const TESTS: &[&str] = &[
    include_str!("tests/registers.rs"),
    include_str!("tests/records.rs"),
    include_str!("tests/service.rs"),
    include_str!("tests/tasks.rs"),
    include_str!("tests/time.rs"),
    include_str!("tests/watch.rs"),
];

#[test]
fn every_refusal_guard_and_duty_is_exercised() {
    let named = |code: &str| {
        let quoted = format!("\"{code}\"");
        TESTS.iter().any(|text| text.contains(&quoted))
    };
    for kind in REFUSALS {
        assert!(named(kind.code), "no test for the refusal `{}`", kind.code);
    }
    for guard in GUARDS {
        assert!(named(guard.code), "no test for the guard `{}`", guard.code);
    }
    for duty in DUTIES {
        assert!(named(duty.code), "no test for the duty `{}`", duty.code);
    }
}

#[test]
fn codes_are_named_once() {
    let mut seen = BTreeSet::new();
    let codes = REFUSALS.iter().map(|one| one.code);
    let codes = codes.chain(GUARDS.iter().map(|one| one.code));
    for code in codes {
        assert!(seen.insert(code), "`{code}` is used twice");
    }
}
