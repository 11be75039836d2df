//! The clauses as data: every core clause does something, every duty rests on something, and a
//! changed value changes the day.

use super::{at, due};
use crate::{
    Event, Stage,
    contract::{
        Clause,
        clauses::{self, BY_LAW, Parameter, Term},
    },
    registry,
    testkit::World,
};
use kernel::Role;
use rules::{Key, Rulebook};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::Path};

#[test]
fn every_clause_of_the_catalogue_has_one_row() {
    let rows: Vec<Clause> = clauses::all().map(|one| one.clause).collect();
    let kinds: BTreeSet<Clause> = rows.iter().copied().collect();
    assert_eq!(rows.len(), kinds.len(), "a clause has two rows");
    assert_eq!(kinds.len(), 46);
    assert_eq!(Clause::ALL.len(), 46);
}

#[test]
fn every_core_clause_drives_a_duty_a_condition_or_a_clock() {
    for clause in Clause::CORE {
        let effect = clauses::effect(*clause).unwrap();
        assert!(effect.drives(), "{} is words only", clause.code());
    }
    // Whatever is not driven says so and says why, in both languages.
    for effect in clauses::all().filter(|one| !one.drives()) {
        let code = effect.clause.code();
        assert!(
            !effect.words.zh.is_empty() && !effect.words.en.is_empty(),
            "{code}"
        );
    }
}

#[test]
fn every_code_of_the_table_is_one_of_the_program() {
    let kinds: BTreeSet<&str> = Event::metas().map(|meta| meta.kind).collect();
    for effect in clauses::all() {
        let clause = effect.clause.code();
        for code in effect.duties {
            assert!(registry::duty(code).is_some(), "{clause}: duty `{code}`");
        }
        for code in effect.guards {
            assert!(registry::guard(code).is_some(), "{clause}: guard `{code}`");
        }
        for code in effect.verbs {
            assert!(registry::verb(code).is_some(), "{clause}: verb `{code}`");
        }
        for kind in effect.clocks {
            assert!(kinds.contains(kind), "{clause}: event `{kind}`");
        }
    }
}

#[test]
fn what_the_table_calls_a_clock_is_brought_about_by_time_in_the_walks() {
    let mut seen = BTreeSet::new();
    let walks = [
        crate::contract::walks(),
        crate::delivery::walk::walks(),
        crate::money::walks(),
        crate::assessment::walks(),
        crate::ending::walk::walks(),
    ];
    for world in walks.into_iter().flatten() {
        let ticks = world
            .log
            .iter()
            .filter(|(envelope, _)| envelope.actor.role == Role::Clock);
        seen.extend(ticks.map(|(_, event)| event.kind()));
    }
    for effect in clauses::all() {
        for kind in effect.clocks {
            assert!(
                seen.contains(kind),
                "{}: `{kind}` never comes by time",
                effect.clause.code()
            );
        }
    }
}

#[test]
fn every_duty_of_a_contract_rests_on_a_clause_or_on_a_law() {
    let parts = [
        crate::contract::DUTIES,
        crate::delivery::DUTIES,
        crate::money::DUTIES,
        crate::assessment::DUTIES,
        crate::ending::DUTIES,
        crate::law::DUTIES,
        crate::growth::DUTIES,
    ];
    for duty in parts.into_iter().flatten() {
        let clause = clauses::resting_on(duty).next().is_some();
        let law = BY_LAW.iter().any(|(code, _)| *code == duty.code);
        assert!(clause || law, "`{}` rests on nothing", duty.code);
    }
    for (code, law) in BY_LAW {
        assert!(registry::duty(code).is_some(), "no duty `{code}`");
        assert!(
            law.zh.contains('第') && law.en.chars().any(|one| one.is_ascii_digit()),
            "{code}"
        );
    }
}

#[test]
fn every_guard_that_cites_a_clause_rests_on_it() {
    let mut loose = Vec::new();
    for guard in registry::guards() {
        let cited = Clause::ALL.iter().find(|one| {
            let after = guard.source.en.split(one.code()).nth(1);
            after.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
        });
        if let Some(clause) = cited {
            let effect = clauses::effect(*clause).unwrap();
            if !effect.guards.contains(&guard.code) {
                loose.push((clause.code(), guard.code));
            }
        }
    }
    assert!(loose.is_empty(), "{loose:?}");
}

#[test]
fn a_clause_with_a_number_in_its_words_has_a_parameter() {
    for clause in Clause::ALL {
        let words = clause.name().en;
        // "Civil Code 933" names a law and counts nothing.
        let number = words
            .replace("933", "")
            .chars()
            .any(|one| one.is_ascii_digit());
        let effect = clauses::effect(*clause).unwrap();
        assert!(
            !number || effect.parameters().next().is_some(),
            "{}",
            clause.code()
        );
        let codes: Vec<&str> = effect.parameters().map(Parameter::code).collect();
        let kinds: BTreeSet<&str> = codes.iter().copied().collect();
        assert_eq!(codes.len(), kinds.len(), "{}: a value twice", clause.code());
        for one in effect.parameters() {
            assert!(!one.label().zh.is_empty() && !one.label().en.is_empty());
        }
    }
    let used = |term: &Term| clauses::all().any(|one| one.terms.contains(term));
    for term in Term::ALL {
        assert!(used(term), "no clause takes `{}`", term.code());
    }
}

/// The embedded packs with the length of one period nine longer, more than a holiday can hide.
fn longer(key: Key) -> Rulebook {
    const PACKS: [&str; 8] = [
        "platform",
        "cn-national",
        "cn-national-2025.1",
        "cn-national-2026.1",
        "cn-gd-gz",
        "cn-sd-jn",
        "uk-light-touch",
        "us-ny",
    ];
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/packs");
    let head = format!("\"{}\" =", key.code());
    let mut changed = 0;
    let mut lengthened = |line: &str| {
        let start = line.find("days = ").filter(|_| line.starts_with(&head));
        let Some(start) = start.map(|at| at + 7) else {
            return line.to_owned();
        };
        let rest = &line[start..];
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        changed += 1;
        let more = digits.parse::<u32>().unwrap() + 9;
        format!("{}{more}{}", &line[..start], &rest[digits.len()..])
    };
    let texts: Vec<String> = PACKS
        .iter()
        .map(|name| {
            let text = std::fs::read_to_string(dir.join(format!("{name}.toml"))).unwrap();
            let lines: Vec<String> = text.lines().map(&mut lengthened).collect();
            lines.join("\n")
        })
        .collect();
    assert!(changed > 0, "no pack has `{}` in days", key.code());
    let (platform, others) = texts.split_first().unwrap();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    Rulebook::load(platform, &others).unwrap()
}

fn other_rules(world: &World, key: Key) -> World {
    world.clone().ruled_by(longer(key))
}

/// A contract in delivery with all its parties, and what starts each clock.
fn clocks() -> Vec<(Key, Role, &'static str, Value, &'static str)> {
    let change = json!({ "kind": "other", "what": "周三延长", "reason": "方便家属", "loses_service": "no", "effective": "2025-04-01" });
    let plan = json!({ "from": "2025-04-01", "until": "2026-03-31", "hours": 4000, "summary": "全年计划" });
    let debtor = crate::testkit::organisation_id(0).to_string();
    let hardship = json!({ "what": "最低工资上调", "effect": "成本超出测算" });
    let bill = json!({ "tranche": "P2", "number": "A-1" });
    vec![
        (
            Key::ChangeAnswer,
            Role::Provider,
            "propose-change",
            change,
            "answer-change-purchaser",
        ),
        (
            Key::ChangeAnswer,
            Role::Provider,
            "invoke-hardship",
            hardship,
            "answer-hardship-purchaser",
        ),
        (
            Key::DeliveryReportAnswer,
            Role::Provider,
            "submit-annual-plan",
            plan,
            "comment-on-plan",
        ),
        (
            Key::DefaultCure,
            Role::Provider,
            "give-default-notice",
            json!({ "debtor": debtor, "text": "场地未开放" }),
            "cure-default-purchaser",
        ),
        (
            Key::InvoiceCheck,
            Role::Provider,
            "submit-invoice",
            bill,
            "check-invoice",
        ),
    ]
}

#[test]
fn a_changed_period_in_a_pack_changes_the_computed_day() {
    let world = at(Stage::S15);
    for (key, role, verb, input, duty) in clocks() {
        let before = world.clone().by(role).goes(verb, input.clone());
        let after = other_rules(&world, key).by(role).goes(verb, input);
        let (before, after) = (due(&before, duty), due(&after, duty));
        assert!(
            !before.is_empty() && before < after,
            "{}: {before} {after}",
            key.code()
        );
        // The clause that the duty rests on names the key.
        let rests = registry::duty(duty)
            .map(clauses::resting_on)
            .into_iter()
            .flatten();
        let mut effects = rests.filter_map(clauses::effect);
        assert!(
            effects.any(|one| one.rules.contains(&key)),
            "{duty}: {}",
            key.code()
        );
    }
}

#[test]
fn a_changed_term_changes_the_computed_day() {
    let tick = |months: u32| {
        let world = at(Stage::S15)
            .with(|process| process.contracts[0].terms.report_months = months)
            .by(Role::Clock);
        let events = crate::registry::verb("run-clock").map(|_| world.clone());
        let world = events.unwrap();
        world.asks(crate::delivery::tick)
    };
    let last = |events: Vec<Event>| {
        events
            .into_iter()
            .find_map(|event| match event {
                Event::Core(crate::core::Event::ObligationArose(one))
                    if one.duty.0.code == "period-report" =>
                {
                    one.due.date()
                }
                _ => None,
            })
            .unwrap()
    };
    assert!(last(tick(1)) < last(tick(3)));
}

#[test]
fn a_contract_keeps_the_values_of_its_signing() {
    // The rules change after the signing; the contract keeps the pack it was signed under.
    let signed = at(Stage::S15).with(|process| {
        let book = Rulebook::embedded().unwrap();
        let pack = book
            .resolve("cn-national", "2025-04-01".parse().unwrap())
            .unwrap();
        process.contracts[0].pack = Some(pack.id().clone());
    });
    let change = clocks().remove(0).3;
    let early = signed
        .clone()
        .by(Role::Provider)
        .goes("propose-change", change.clone());
    assert_eq!(due(&early, "answer-change-purchaser"), "2025-04-23");
    let kept = |world: &World| world.asks(|at| at.pack().unwrap().id().to_string());
    let before = kept(&signed);
    let later = signed.on("2026-03-02");
    assert_eq!(before, kept(&later));
    assert_ne!(
        before,
        later.asks(|at| at.public_pack().unwrap().id().to_string())
    );
}
