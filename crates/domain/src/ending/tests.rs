//! What the module promises, verb by verb.

mod disputes;
mod exceptions;
mod ladder;
mod sanctions;
mod term;

use super::{
    DUTIES, GUARDS, REFUSALS, VERBS,
    facts::Event,
    walk::{disputes::raised, organisation, walk, walks},
};
use crate::{Stage, core, event::Event as Any, testkit::World};
use kernel::{Lang, Role};
use serde_json::json;
use std::collections::BTreeSet;

/// The text of these tests, to see that each promise has one.
const SOURCES: &[&str] = &[
    include_str!("tests/disputes.rs"),
    include_str!("tests/exceptions.rs"),
    include_str!("tests/ladder.rs"),
    include_str!("tests/sanctions.rs"),
    include_str!("tests/term.rs"),
];

fn tested(code: &str) -> bool {
    let quoted = format!("\"{code}\"");
    SOURCES.iter().any(|source| source.contains(&quoted))
}

/// The last day of the youngest obligation of a kind.
pub(super) fn due(world: &World, code: &str) -> String {
    let mut all = world.process.obligations.iter().rev();
    let found = all.find(|one| one.duty.0.code == code);
    let found = found.unwrap_or_else(|| panic!("no obligation `{code}`"));
    found.due.date().expect("a known day").to_string()
}

/// A contract in delivery whose term is 2025.
pub(super) fn living(date: &str) -> World {
    World::at_stage(Stage::S15, "2025-01-02").on(date)
}

#[test]
fn the_walks_cover_every_verb_and_every_event() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|world| world.verbs.clone())
        .collect();
    let missing = VERBS
        .iter()
        .map(|one| one.meta.code)
        .filter(|code| !verbs.contains(code));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(walk(raised()).verbs, verbs);
    let kinds: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|world| world.log.iter().map(|(_, event)| event.kind()))
        .collect();
    let missing = Event::METAS
        .iter()
        .map(|one| one.kind)
        .filter(|kind| !kinds.contains(kind));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn every_duty_arises_and_is_met() {
    let mut worlds = walks();
    worlds.push(
        raised()
            .does(
                "raise-dispute",
                json!({ "against": organisation(6), "object": "评估结果", "claim": "样本遗漏一半个案。" }),
                &["dispute.raised", "obligation.arose", "obligation.arose"],
            )
            .by(Role::Evaluator)
            .does(
                "offer-settlement",
                json!({ "dispute": "DP2", "offer": "补抽样本。" }),
                &["settlement.offered", "obligation.met"],
            ),
    );
    let (mut arisen, mut met) = (BTreeSet::new(), BTreeSet::new());
    for (_, event) in worlds.iter().flat_map(|world| &world.log) {
        match event {
            Any::Core(core::Event::ObligationArose(one)) => arisen.insert(one.duty.0.code),
            Any::Core(core::Event::ObligationMet(one)) => met.insert(one.duty.0.code),
            _ => continue,
        };
    }
    for duty in DUTIES {
        assert!(arisen.contains(duty.code), "`{}` never arises", duty.code);
        assert!(met.contains(duty.code), "`{}` is never met", duty.code);
        let mirrored = duty.mirror.is_empty() || DUTIES.iter().any(|one| one.code == duty.mirror);
        assert!(mirrored, "`{}` has no mirror `{}`", duty.code, duty.mirror);
    }
}

#[test]
fn every_refusal_and_every_guard_has_a_test() {
    let refusals = REFUSALS.iter().map(|one| one.code);
    let guards = GUARDS.iter().map(|one| one.code);
    let missing: Vec<&str> = refusals
        .chain(guards)
        .filter(|code| !tested(code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn sentences_have_no_empty_places() {
    for (_, event) in walks().iter().flat_map(|world| &world.log) {
        for lang in Lang::ALL {
            let sentence = event.sentence(lang);
            assert!(!sentence.contains('{'), "{sentence}");
        }
    }
}

#[test]
fn the_sides_are_treated_alike() {
    // Each duty of one contract side has its counterpart, and the counts do not differ by more
    // than what only a buyer can owe: decision, notice, cure, ratification.
    let of = |role: Role| {
        DUTIES
            .iter()
            .filter(|one| one.debtor.side() == role.side())
            .count()
    };
    assert!(of(Role::Provider) <= of(Role::Purchaser));
}
