//! What the module promises, by example.

mod changes;
mod clauses;
mod differences;
mod editions;
mod inception;
mod parties;
mod rights;
mod signing;

use super::{DUTIES, Event, GUARDS, REFUSALS, VERBS, walks};
use crate::{
    At, Context, Obligation, Stage,
    context::Actor,
    refs::Choice,
    testkit::{World, organisation_id},
};
use kernel::Role;
use rules::Rulebook;
use std::collections::BTreeSet;

/// All texts of the tests, to ask what they exercise.
const TEXTS: [&str; 5] = [
    include_str!("tests/signing.rs"),
    include_str!("tests/inception.rs"),
    include_str!("tests/changes.rs"),
    include_str!("tests/parties.rs"),
    include_str!("tests/differences.rs"),
];

fn named(code: &str) -> bool {
    let quoted = format!("\"{code}\"");
    TEXTS.iter().any(|text| text.contains(&quoted))
}

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
    for kind in REFUSALS {
        assert!(named(kind.code), "refusal `{}`", kind.code);
    }
    for guard in GUARDS {
        assert!(named(guard.code), "guard `{}`", guard.code);
    }
    for duty in DUTIES {
        assert!(named(duty.code), "duty `{}`", duty.code);
    }
    for entry in VERBS {
        assert!(named(entry.meta.code), "verb `{}`", entry.meta.code);
    }
}

#[test]
fn mirrors_point_at_each_other() {
    for duty in DUTIES.iter().filter(|duty| !duty.mirror.is_empty()) {
        let mirror = DUTIES.iter().find(|other| other.code == duty.mirror);
        let mirror = mirror.unwrap_or_else(|| panic!("no duty `{}`", duty.mirror));
        assert_eq!(mirror.mirror, duty.code);
        assert_eq!(
            (mirror.debtor, mirror.creditor),
            (duty.creditor, duty.debtor)
        );
    }
}

#[test]
fn every_duty_arises_and_is_met_or_lapses_in_the_walks_or_tests() {
    let worlds = walks();
    let all = || worlds.iter().flat_map(|one| one.process.obligations.iter());
    let seen: BTreeSet<&str> = all().map(|one| one.duty.0.code).collect();
    let closed = all().filter(|one| !one.is_open());
    let closed: BTreeSet<&str> = closed.map(|one| one.duty.0.code).collect();
    // Those the walks take the other turn at; each has its own test.
    let elsewhere = [
        "answer-remark-provider",
        "answer-hardship-provider",
        "supply-precondition-purchaser",
        "confirm-precondition-purchaser",
    ];
    for duty in DUTIES.iter().filter(|duty| !elsewhere.contains(&duty.code)) {
        assert!(seen.contains(duty.code), "`{}` never arises", duty.code);
        assert!(closed.contains(duty.code), "`{}` never ends", duty.code);
    }
}

#[test]
fn sentences_of_the_walks_read_in_both_languages() {
    for (_, event) in walks().iter().flat_map(|one| one.log.iter()) {
        for lang in kernel::Lang::ALL {
            let sentence = event.sentence(lang);
            assert!(!sentence.contains('{'), "{}: {sentence}", event.kind());
        }
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

/// The values a field of this kind offers to the purchaser on 2025-04-01.
fn offered(world: &World, kind: &str) -> Vec<String> {
    let rulebook = Rulebook::embedded().unwrap();
    let now = "2025-04-01T02:00:00Z".parse().unwrap();
    let context = Context {
        now,
        occurred: now,
        actor: Actor {
            person: None,
            organisation: Some(organisation_id(0)),
            role: Role::Purchaser,
        },
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
    let choices: Vec<Choice> = super::options(&at, kind);
    assert!(
        choices
            .iter()
            .all(|one| !one.zh.is_empty() && !one.en.is_empty())
    );
    choices.into_iter().map(|one| one.value).collect()
}

/// A contract at `stage` on 2025-04-01, its first day of service.
fn at(stage: Stage) -> World {
    World::at_stage(stage, "2025-04-01")
}
