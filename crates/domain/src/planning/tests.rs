//! What the verbs of this module do and refuse; first that nothing was forgotten.

mod draft;
mod duties;
mod fairness;
mod links;
mod need;
mod plan;

use super::{
    DUTIES, Event, GUARDS, REFUSALS, VERBS,
    walk::{self, with},
};
use crate::{Stage, process::Process, testkit::World};
use kernel::{Date, Money};
use std::collections::BTreeSet;

/// The last day of the latest duty of this kind about this object.
fn due(world: &World, duty: &str, subject: &str) -> Date {
    let mut found = world.process.obligations.iter().rev();
    let found = found.find(|one| one.duty.0.code == duty && one.subject == subject);
    found.unwrap().due.date().unwrap()
}

/// The days the latest duty of this kind was late, if it was.
fn late(world: &World, duty: &str) -> Option<i32> {
    let mut found = world.process.obligations.iter().rev();
    let found = found.find(|one| one.duty.0.code == duty).unwrap();
    found.days_late(kernel::civil_date(world.process.updated.unwrap()))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn budgeted(process: &mut Process) {
    process.planning.budget = Some(super::state::Budget {
        line: "2080208".into(),
        amount: Money::yuan(300_000),
        years: 1,
        category: None,
        on: day("2025-04-08"),
    });
}

/// Two themes and two components, as the walk has them, and three actors surveyed.
fn researched(process: &mut Process) {
    use super::{choices::DutyResult, state};
    let planning = &mut process.planning;
    planning.themes = [(1, "定期探访"), (2, "陪同就医")]
        .map(|(number, name)| state::Theme {
            raised: state::Raised {
                id: state::ThemeId(number),
                name: name.into(),
                said: name.into(),
            },
            answer: None,
        })
        .to_vec();
    planning.components = [(1, "入户探访"), (2, "陪同就医")]
        .map(|(number, name)| state::Component {
            id: state::ComponentId(number),
            name: name.into(),
            result: DutyResult::Fit,
            basis: "指导性目录".into(),
            cited: None,
        })
        .to_vec();
    planning.market = ["和风", "春雨", "明德"]
        .map(|name| state::MarketActor {
            name: name.into(),
            on: day("2025-03-12"),
            finding: "可以承接".into(),
            form: None,
        })
        .to_vec();
}

/// A purchase in S06 on 2025-04-01 with a budget of 300,000 and no draft.
fn drafting() -> World {
    World::at_stage(Stage::S06, "2025-04-01").with(|process| {
        budgeted(process);
        researched(process);
        process.plan = None;
        process.planning.intention_published = Some(day("2025-03-03"));
    })
}

#[test]
fn the_walks_use_every_verb_and_cause_every_event() {
    let worlds = walk::walks();
    let verbs: BTreeSet<&str> = worlds.iter().flat_map(|one| one.verbs.clone()).collect();
    for entry in VERBS {
        assert!(verbs.contains(entry.meta.code), "{}", entry.meta.code);
    }
    let log = worlds.iter().flat_map(|one| &one.log);
    let kinds: BTreeSet<&str> = log.map(|(_, event)| event.kind()).collect();
    for meta in Event::METAS {
        assert!(kinds.contains(meta.kind), "{}", meta.kind);
    }
}

#[test]
fn every_duty_arises_and_is_met_in_the_walks() {
    let worlds = walk::walks();
    let all = || worlds.iter().flat_map(|one| &one.process.obligations);
    for duty in DUTIES {
        let met = all().any(|one| {
            one.duty.0 == *duty && matches!(one.state, crate::ObligationState::Met { .. })
        });
        assert!(met, "{}", duty.code);
    }
}

#[test]
fn every_refusal_and_guard_is_named_in_a_test() {
    let text = [
        include_str!("tests/need.rs"),
        include_str!("tests/plan.rs"),
        include_str!("tests/draft.rs"),
        include_str!("tests/fairness.rs"),
        include_str!("tests/links.rs"),
        include_str!("tests/duties.rs"),
    ]
    .concat();
    let refusals = REFUSALS.iter().map(|one| one.code);
    for code in refusals.chain(GUARDS.iter().map(|one| one.code)) {
        assert!(
            text.contains(&format!("\"{code}\"")),
            "`{code}` has no test"
        );
    }
}

#[test]
fn the_good_walk_ends_ready_to_publish() {
    let world = walk::walk(World::new("2025-03-03"));
    assert_eq!(world.process.stage, Stage::S06);
    assert!(world.process.planning.ready_to_publish());
    assert_eq!(world.process.lots.len(), 2);
    assert_eq!(world.process.plan.unwrap().ceiling, Money::yuan(300_000));
    assert!(world.process.obligations.iter().all(|one| !one.is_open()));
}

#[test]
fn the_log_alone_gives_the_same_state() {
    for world in walk::walks() {
        assert_eq!(crate::fold(&world.log), world.process);
    }
}

#[test]
fn every_sentence_is_filled_in_both_languages() {
    for world in walk::walks() {
        for (_, event) in &world.log {
            for lang in kernel::Lang::ALL {
                let sentence = event.sentence(lang);
                assert!(!sentence.contains('{'), "{}: {sentence}", event.kind());
            }
        }
    }
}
