//! What the module promises, by example; every date was counted by hand.

mod award;
mod place;
mod renewal;
mod signing;

use super::{DUTIES, Event, GUARDS, REFUSALS, VERBS, walk::walks};
use crate::{obligation::Obligation, testkit::World};
use std::collections::BTreeSet;

#[test]
fn the_walks_pass_through_every_verb_and_every_fact() {
    let worlds = walks();
    let verbs: BTreeSet<&str> = worlds.iter().flat_map(|one| one.verbs.clone()).collect();
    for entry in VERBS {
        assert!(verbs.contains(entry.meta.code), "{}", entry.meta.code);
    }
    let events = worlds.iter().flat_map(|one| one.log.iter());
    let kinds: BTreeSet<&str> = events.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "{}", meta.kind);
    }
}

#[test]
fn every_code_of_the_module_is_exercised() {
    let texts = [
        include_str!("tests/award.rs"),
        include_str!("tests/renewal.rs"),
        include_str!("tests/signing.rs"),
    ];
    let codes = GUARDS.iter().map(|one| one.code);
    let codes = codes.chain(REFUSALS.iter().map(|one| one.code));
    for code in codes.chain(DUTIES.iter().map(|one| one.code)) {
        let quoted = format!("\"{code}\"");
        assert!(texts.iter().any(|text| text.contains(&quoted)), "{code}");
    }
}

/// The last obligation of a kind.
fn last<'a>(world: &'a World, duty: &str) -> &'a Obligation {
    let mut all = world.process.obligations.iter().rev();
    all.find(|one| one.duty.0.code == duty)
        .unwrap_or_else(|| panic!("no obligation `{duty}`"))
}

/// The last day of the last obligation of a kind.
fn due(world: &World, duty: &str) -> String {
    let date = last(world, duty).due.date();
    date.map_or_else(String::new, |date| date.to_string())
}
