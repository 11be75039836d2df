//! The blind sample: lists, secrets, the draw that anybody can repeat, and who knows whom.

use crate::{
    Audience,
    assessment::{
        Event,
        sample::{
            SampleFault, SecretPart, Stratum, allocate, codes, frame_digest, needed, numbered,
            verify,
        },
        walk::sample::{self as walk, KEY, committed, drawn, in_field, list, secret},
    },
    testkit::World,
};
use kernel::Role;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;

fn events(world: &World) -> Vec<Event> {
    let all = world.log.iter();
    all.filter_map(|(_, event)| match event {
        crate::Event::Assessment(event) => Some(event.clone()),
        _ => None,
    })
    .collect()
}

#[test]
fn a_list_has_pseudonyms_of_those_whom_its_author_knows() {
    let served = |codes: &str| list("served", Some("U1"), codes);
    in_field()
        .by(Role::Provider)
        .refuses("register-frame", served("13800138000"), "frame-codes")
        .refuses("register-frame", served("王奶奶"), "frame-codes")
        .refuses("register-frame", served("A1 A1"), "frame-codes")
        .refuses("register-frame", list("served", None, "A1"), "frame-unit")
        .refuses(
            "register-frame",
            list("served", Some("U9"), "A1"),
            "frame-unit",
        )
        .refuses(
            "register-frame",
            list("not-served", Some("U1"), "A1"),
            "frame-unit",
        )
        .refuses(
            "register-frame",
            list("not-registered", None, "A1"),
            "frame-not-yours",
        )
        .does(
            "register-frame",
            served("A1, A2\nA3"),
            &["frame.registered", "frame.listed"],
        )
        .by_person(Role::Host, 10)
        .refuses("register-frame", served("A1"), "frame-not-yours")
        .goes("register-frame", list("not-registered", None, "D1"));
}

#[test]
fn lists_and_secrets_close_when_the_first_secret_is_told() {
    let provider = || json!({ "secret": "the provider's secret, long enough" });
    in_field()
        .by(Role::Provider)
        .refuses("reveal-sample-seed", provider(), "sample-not-ready");
    let world = committed()
        .by(Role::Provider)
        .refuses(
            "commit-sample-seed",
            secret("another secret"),
            "sample-seed-committed",
        )
        .by_person(Role::Host, 10)
        .refuses("commit-sample-seed", secret(KEY), "sample-seed-committed")
        .refuses("reveal-sample-seed", provider(), "sample-seed-not-owed")
        .by(Role::Evaluator)
        .refuses("draw-sample", json!({}), "sample-not-ready")
        .refuses(
            "reveal-sample-seed",
            json!({ "secret": KEY }),
            "sample-seed-not-owed",
        )
        .by(Role::Provider)
        .refuses(
            "reveal-sample-seed",
            json!({ "secret": "no" }),
            "sample-seed-wrong",
        )
        .does("reveal-sample-seed", provider(), &["sample.seed-revealed"]);
    world
        .clone()
        .refuses(
            "register-frame",
            list("not-served", None, "C1"),
            "frame-closed",
        )
        .by_person(Role::Host, 20)
        .refuses("commit-sample-seed", secret("late"), "frame-closed");
    drawn().refuses("draw-sample", json!({}), "sample-drawn");
}

#[test]
fn half_of_those_asked_are_people_nobody_reported_as_served() {
    let world = drawn();
    let found = events(&world);
    let sample = verify(&found).unwrap();
    let count = |served: bool| {
        let strata = sample.strata.iter();
        let strata = strata.filter(|one| (one.stratum == Stratum::Served) == served);
        strata.map(|one| one.drawn.len()).sum::<usize>()
    };
    // 120 people served: 69 ÷ (1 + 68 ÷ 120) = 44.04, rounded up.
    assert_eq!((count(true), count(false)), (45, 45));
    let shares: Vec<usize> = sample.strata.iter().map(|one| one.drawn.len()).collect();
    assert_eq!(shares, [34, 11, 30, 15]);
    for one in &sample.strata {
        let numbers: BTreeSet<u32> = one.drawn.iter().copied().collect();
        assert_eq!(numbers.len(), one.drawn.len());
        assert!(
            numbers
                .iter()
                .all(|number| (1..=one.count).contains(number))
        );
    }
}

#[test]
fn anybody_finds_what_is_wrong_with_a_sample() {
    let found = events(&drawn());
    assert!(verify(&found).is_ok());
    let without = |kind: &str| -> Vec<Event> {
        found
            .iter()
            .filter(|one| one.kind() != kind)
            .cloned()
            .collect()
    };
    assert_eq!(verify(&without("sample.drawn")), Err(SampleFault::NoDraw));
    assert_eq!(
        verify(&without("sample.seed-revealed")),
        Err(SampleFault::SecretsMissing)
    );
    assert_eq!(
        verify(&without("sample.seed-committed")),
        Err(SampleFault::KeyMissing)
    );
    let changed = |change: fn(&mut Event)| -> Vec<Event> {
        let mut events = found.clone();
        events.iter_mut().for_each(change);
        events
    };
    let other_secret = changed(|event| {
        if let Event::SampleSeedRevealed(one) = event {
            one.secret = kernel::FreeText::new("another");
        }
    });
    assert_eq!(verify(&other_secret), Err(SampleFault::SecretChanged));
    let other_seed = changed(|event| {
        if let Event::SampleDrawn(one) = event {
            one.seed = frame_digest(&[]);
        }
    });
    assert_eq!(verify(&other_seed), Err(SampleFault::SeedChanged));
    let other_numbers = changed(|event| {
        if let Event::SampleDrawn(one) = event {
            one.strata[0].drawn.reverse();
        }
    });
    assert_eq!(verify(&other_numbers), Err(SampleFault::NumbersChanged));
    let mut late = found.clone();
    let place = late
        .iter()
        .position(|one| one.kind() == "sample.seed-committed")
        .unwrap();
    let one = late.remove(place);
    late.push(one);
    assert_eq!(verify(&late), Err(SampleFault::CommittedLate));
}

#[test]
fn who_has_a_number_only_the_holder_of_the_key_knows() {
    let listed = codes(&walk::codes('A', 90)).unwrap();
    let own = numbered(KEY, &listed);
    assert_eq!(own.len(), 90);
    assert_ne!(own, listed);
    assert_ne!(own, numbered("another key", &listed));
    let world = drawn();
    let audience = |kind: &str| {
        let found = world.log.iter().find(|one| one.1.kind() == kind);
        found.and_then(|one| one.1.meta()).unwrap().audience
    };
    assert_eq!(audience("frame.listed"), Audience::Protected);
    assert_eq!(audience("sample.drawn"), Audience::Public);
    for (_, event) in &world.log {
        let body = event.body().unwrap().to_string();
        assert!(!body.contains(KEY));
        assert!(
            event.kind() == "frame.listed" || !body.contains("A001"),
            "{}",
            event.kind()
        );
    }
    let kept = &world.process.contracts[0].assessment.evaluations()[0].sampling;
    assert!(
        kept.secrets
            .iter()
            .any(|one| one.part == SecretPart::Numbering && one.told.is_none())
    );
}

#[test]
fn slips_before_the_sample_are_noted() {
    let one = || json!({ "channel": "users", "count": 45 });
    drawn()
        .by(Role::Evaluator)
        .does("issue-slips", one(), &["slips.issued"]);
    let world = in_field().by(Role::Evaluator).does(
        "issue-slips",
        one(),
        &["guard.warned", "slips.issued"],
    );
    let note = world.process.guard_notes.last().unwrap();
    assert_eq!(note.guard.0.code, "S16.blind-sample");
    let workers = json!({ "channel": "workers", "count": 5 });
    world.does("issue-slips", workers, &["slips.issued"]);
}

#[test]
fn the_size_follows_the_formula() {
    for (people, sample) in [
        (0, 0),
        (9, 9),
        (15, 15),
        (16, 15),
        (60, 33),
        (120, 45),
        (258, 55),
        (100_000, 69),
    ] {
        assert_eq!(needed(69, 15, people), sample, "{people}");
    }
}

proptest! {
    #[test]
    fn shares_add_up_and_leave_nobody_out(
        counts in proptest::collection::vec(0u32..400, 1..7),
        number in 0u32..200,
    ) {
        let shares = allocate(&counts, number);
        let total: u32 = counts.iter().sum();
        let lists = u32::try_from(counts.iter().filter(|count| **count > 0).count()).unwrap();
        let sum: u32 = shares.iter().sum();
        if number >= lists || number == 0 {
            prop_assert_eq!(sum, number.min(total));
        }
        for (share, count) in shares.iter().zip(&counts) {
            prop_assert!(share <= count);
            prop_assert!(*count == 0 || number == 0 || *share > 0);
        }
    }
}
