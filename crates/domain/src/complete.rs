//! Asks whether something was forgotten: every verb has its story, every kind of event its frozen
//! shape, both languages, every duty arises, every refusal is tested.

mod acts;

use crate::{
    Event,
    act::{ActStatus, Protection, typed_act},
    event::Ocds,
    obligation::{Due, DutyRef, Obligation, ObligationId, ObligationState},
    registry,
    testkit::{self, World},
    verb::Shield,
};
use kernel::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

fn walks() -> Vec<World> {
    [
        crate::core::tests::walks(),
        crate::planning::walk::walks(),
        crate::bidding::walks(),
        crate::sealing::walk::walks(),
        crate::contract::walks(),
        vec![signed_in_time()],
        crate::delivery::walk::walks(),
        crate::money::walks(),
        crate::assessment::walks(),
        crate::ending::walk::walks(),
        crate::growth::walk::walks(),
        crate::law::walk::walks(),
        crate::signs::walk::walks(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The duties to sign arise in the tender and are kept in the contract; here the two meet.
fn signed_in_time() -> World {
    let awarded = crate::contract::walk::awarded().with(|process| {
        let lots = &process.awards[0].lots;
        let subject = crate::bidding::sign_subject(lots);
        let sides = [
            (
                &crate::bidding::SIGN_BY_PURCHASER,
                testkit::organisation_id(0),
            ),
            (
                &crate::bidding::SIGN_BY_SUPPLIER,
                process.awards[0].supplier.id,
            ),
        ];
        for (duty, debtor) in sides {
            process.obligations.push(Obligation {
                id: ObligationId::after(process.obligations.len()),
                duty: DutyRef(duty),
                contract: None,
                subject: subject.clone(),
                debtor: Some(debtor),
                arose: process.awards[0].on,
                due: Due::agreed(process.awards[0].on),
                missed: None,
                state: ObligationState::Open,
            });
        }
    });
    crate::contract::walk(awarded)
}

fn golden_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/events")
}

fn one_of_each_kind() -> BTreeMap<&'static str, Event> {
    let mut found = BTreeMap::new();
    for world in walks() {
        for (_, event) in world.log {
            found.entry(event.kind()).or_insert(event);
        }
    }
    found
}

#[test]
fn every_verb_has_a_story() {
    let told: BTreeSet<&str> = walks().into_iter().flat_map(|world| world.verbs).collect();
    let missing: Vec<&str> = registry::verbs()
        .map(|one| one.meta.code)
        .filter(|code| !told.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_kind_of_event_has_a_golden_file_that_still_reads() {
    let kinds = one_of_each_kind();
    for meta in Event::metas() {
        let path = golden_dir().join(format!("{}.json", meta.kind));
        if std::env::var_os("UPDATE_GOLDEN").is_some() && !path.exists() {
            let event = kinds
                .get(meta.kind)
                .unwrap_or_else(|| panic!("no walk has {}", meta.kind));
            let text = serde_json::to_string_pretty(&event.body().unwrap()).unwrap();
            std::fs::create_dir_all(golden_dir()).unwrap();
            std::fs::write(&path, format!("{text}\n")).unwrap();
        }
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|_| panic!("`{}` has no golden file", meta.kind));
        let body: serde_json::Value = serde_json::from_str(&text).unwrap();
        let event = Event::parse(meta.kind, &body).unwrap_or_else(|error| {
            panic!(
                "the released shape of `{}` no longer reads: {error}",
                meta.kind
            )
        });
        for (name, value) in body.as_object().unwrap() {
            let again = event.body().unwrap();
            assert_eq!(
                again.get(name),
                Some(value),
                "`{}` changed `{name}`",
                meta.kind
            );
        }
    }
}

#[test]
fn golden_files_have_no_orphans() {
    let kinds: BTreeSet<&str> = Event::metas().map(|meta| meta.kind).collect();
    for entry in std::fs::read_dir(golden_dir()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let kind = name.trim_end_matches(".json");
        assert!(
            kinds.contains(kind),
            "`{kind}` was released and can no longer be read"
        );
    }
}

#[test]
fn kinds_of_events_are_unique_and_say_something_in_both_languages() {
    let mut seen = BTreeSet::new();
    let events = one_of_each_kind();
    for meta in Event::metas() {
        assert!(seen.insert(meta.kind), "`{}` twice", meta.kind);
        let (Ocds::Tag(text) | Ocds::Not(text)) = meta.ocds;
        assert!(
            !text.is_empty(),
            "`{}` has neither an OCDS place nor a reason",
            meta.kind
        );
        for lang in Lang::ALL {
            let said = events[meta.kind].sentence(lang);
            assert!(!said.trim().is_empty(), "`{}` says nothing", meta.kind);
            assert!(
                !said.contains(['{', '}']),
                "`{}` leaves a place open: {said}",
                meta.kind
            );
        }
    }
}

#[test]
fn ocds_places_are_release_tags_of_1_1_5() {
    const TAGS: &[&str] = &[
        "planning",
        "planningUpdate",
        "tender",
        "tenderAmendment",
        "tenderUpdate",
        "tenderCancellation",
        "award",
        "awardUpdate",
        "awardCancellation",
        "contract",
        "contractUpdate",
        "contractAmendment",
        "implementation",
        "implementationUpdate",
        "contractTermination",
    ];
    for meta in Event::metas() {
        if let Ocds::Tag(tag) = meta.ocds {
            assert!(TAGS.contains(&tag), "`{}`: `{tag}`", meta.kind);
        }
    }
}

#[test]
fn codes_of_verbs_duties_guards_and_refusals_are_unique() {
    fn unique<'a>(what: &str, codes: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            assert!(seen.insert(code), "{what} `{code}` twice");
        }
        assert!(seen.len() > 10, "{what}: too few");
    }
    unique("verb", registry::verbs().map(|one| one.meta.code));
    unique("duty", registry::duties().map(|one| one.code));
    unique("guard", registry::guards().map(|one| one.code));
    unique("refusal", registry::refusals().map(|one| one.code));
}

#[test]
fn every_duty_arises_and_is_kept_somewhere() {
    let mut arisen = BTreeSet::new();
    let mut kept = BTreeSet::new();
    for world in walks() {
        for one in &world.process.obligations {
            arisen.insert(one.duty.0.code);
            if matches!(one.state, ObligationState::Met { .. }) {
                kept.insert(one.duty.0.code);
            }
        }
    }
    // A duty that each side has in its own form is walked for one side and tested for the others.
    let tests = test_sources(Path::new(env!("CARGO_MANIFEST_DIR")));
    let never: Vec<&str> = registry::duties()
        .map(|duty| duty.code)
        .filter(|code| !arisen.contains(code) || !kept.contains(code))
        .filter(|code| !tests.contains(&format!("\"{code}\"")))
        .collect();
    assert!(never.is_empty(), "never arise or are never kept: {never:?}");
    for duty in registry::duties() {
        let mirrored = duty.mirror.is_empty() || registry::duty(duty.mirror).is_some();
        assert!(
            mirrored,
            "duty `{}` is mirrored by an unknown one",
            duty.code
        );
    }
}

#[test]
fn every_side_owes_something() {
    for side in kernel::Side::ALL {
        let count = registry::duties()
            .filter(|duty| duty.debtor.side() == Some(side))
            .count();
        assert!(count > 0, "{side:?} owes nothing");
    }
}

#[test]
fn every_refusal_is_tested() {
    let tests = test_sources(Path::new(env!("CARGO_MANIFEST_DIR")));
    for kind in registry::refusals() {
        let named = tests.contains(&format!("\"{}\"", kind.code));
        assert!(named, "no test names the refusal `{}`", kind.code);
        assert!(
            !kind.next.zh.is_empty() && !kind.next.en.is_empty(),
            "`{}`",
            kind.code
        );
    }
}

/// The text of all test files of the crate.
fn test_sources(crate_dir: &Path) -> String {
    fn collect(dir: &Path, inside: bool, text: &mut String) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let test = inside || name.starts_with("tests");
            if path.is_dir() {
                collect(&path, test, text);
            } else if test {
                text.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    collect(&crate_dir.join("src"), false, &mut text);
    text
}

#[test]
fn verbs_name_acts_that_exist_and_are_described() {
    for entry in registry::verbs() {
        let meta = entry.meta;
        for code in meta.acts {
            assert!(typed_act(*code).is_some(), "`{}` names {code}", meta.code);
        }
        for text in [meta.title, meta.help] {
            assert!(
                !text.zh.is_empty() && !text.en.is_empty(),
                "`{}` lacks wording",
                meta.code
            );
        }
        for field in meta.fields {
            assert!(
                !field.label.zh.is_empty() && !field.label.en.is_empty(),
                "{}",
                field.name
            );
        }
    }
}

#[test]
fn protected_acts_are_made_by_verbs_and_forbidden_ones_can_be_recorded() {
    let made: BTreeSet<_> = registry::verbs()
        .flat_map(|one| one.meta.acts.iter().copied())
        .collect();
    for act in crate::act::table::ACTS {
        if act.protection == Protection::Protected || act.status == ActStatus::Forbidden {
            assert!(made.contains(&act.code), "{} cannot be recorded", act.code);
        }
    }
}

#[test]
fn payments_and_safety_have_a_shield() {
    let shielded = |shield| {
        registry::verbs()
            .filter(move |one| one.meta.shield == shield)
            .count()
    };
    assert!(shielded(Shield::Payment) > 0);
    assert!(shielded(Shield::Safety) > 0);
}

#[test]
fn guards_of_the_packs_are_guards_of_the_program() {
    let book = rules::Rulebook::embedded().unwrap();
    for pack in book.packs() {
        for (code, _) in pack.guards() {
            assert!(
                registry::guard(code).is_some(),
                "the pack names an unknown guard `{code}`"
            );
        }
    }
}
