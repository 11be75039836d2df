//! The table of the 112 acts: what each is, who makes it, and what it does to obligations, played by
//! the walks and compared with the table in the repository.

use super::walks;
use crate::{
    Event,
    act::{ActCode, ActStatus, Protection, TypedAct, table::ACTS},
    core,
    obligation::Duty,
    registry,
};
use kernel::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::{Path, PathBuf},
};

/// What the commands of a verb did to obligations, by code of the duty.
#[derive(Clone, Debug, Default)]
struct Effects {
    arise: BTreeSet<&'static str>,
    meet: BTreeSet<&'static str>,
    lapse: BTreeSet<&'static str>,
}

impl Effects {
    fn take(&mut self, event: &Event) {
        match event {
            Event::Core(core::Event::ObligationArose(one)) => self.arise.insert(one.duty.0.code),
            Event::Core(core::Event::ObligationMet(one)) => self.meet.insert(one.duty.0.code),
            Event::Core(core::Event::ObligationLapsed(one)) => self.lapse.insert(one.duty.0.code),
            _ => false,
        };
    }

    fn join(&mut self, other: &Effects) {
        self.arise.extend(&other.arise);
        self.meet.extend(&other.meet);
        self.lapse.extend(&other.lapse);
    }
}

/// The events by which an act of the clock is known; the clock does much at once.
fn of_the_clock(act: ActCode) -> &'static [&'static str] {
    match act.0 {
        81 => &["interest.posted", "late-contract.charged"],
        105 => &["acceptance.deemed"],
        _ => &[],
    }
}

/// What the commands of each verb did, and those of the clock that made one of its acts.
fn played() -> (BTreeMap<&'static str, Effects>, BTreeMap<u8, Effects>) {
    let mut verbs: BTreeMap<&'static str, Effects> = BTreeMap::new();
    let mut clock: BTreeMap<u8, Effects> = BTreeMap::new();
    for world in walks() {
        for (verb, range) in &world.commands {
            let events = || world.log[range.clone()].iter().map(|(_, event)| event);
            let effects = verbs.entry(verb).or_default();
            events().for_each(|event| effects.take(event));
            for act in ACTS.iter().filter(|_| *verb == "run-clock") {
                let kinds = of_the_clock(act.code);
                if events().any(|event| kinds.contains(&event.kind())) {
                    let effects = clock.entry(act.code.0).or_default();
                    events().for_each(|event| effects.take(event));
                }
            }
        }
    }
    (verbs, clock)
}

fn makers(act: &TypedAct) -> Vec<&'static str> {
    let made = registry::verbs().filter(|entry| entry.meta.acts.contains(&act.code));
    made.map(|entry| entry.meta.code).collect()
}

fn status(act: &TypedAct) -> &'static str {
    match act.status {
        ActStatus::Must => "必须 must",
        ActStatus::May => "可以 may",
        ActStatus::Conditional => "有条件 conditional",
        ActStatus::Forbidden => "禁止，可记录 forbidden, recordable",
    }
}

fn codes<'a>(all: impl IntoIterator<Item = &'a &'static str>) -> String {
    let all: Vec<String> = all.into_iter().map(|code| format!("`{code}`")).collect();
    match all.is_empty() {
        true => "–".to_owned(),
        false => all.join(" "),
    }
}

fn table() -> String {
    let (verbs, clock) = played();
    let mut text = String::from(
        "# 112 种行为 · The 112 acts\n\n\
         由程序生成：各行为的情况、是否受保护、由哪些事项办理，以及对义务的影响（由测试逐项办理后得出）。\n\n\
         Made by the program: what each act is, whether it is protected, the verbs that make it, and what \
         it does to obligations, as found by playing the tests' stories. Acts of the clock are made by \
         `run-clock` when their day has come; nobody else can make them.\n\n\
         | 行为 Act | 名称 Name | 情况 Status | 保护 Protection | 事项 Verbs | 产生义务 Arise | 履行义务 Met | 免除义务 Fall away |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    let mut named: BTreeSet<&'static str> = BTreeSet::new();
    for act in ACTS {
        let by = makers(act);
        assert!(!by.is_empty(), "no verb makes {} {}", act.code, act.name.en);
        let mut effects = Effects::default();
        for verb in by.iter().filter(|verb| **verb != "run-clock") {
            effects.join(&verbs[verb]);
        }
        if by.contains(&"run-clock") {
            effects.join(clock.get(&act.code.0).unwrap_or_else(|| {
                panic!("no walk lets the clock make {} {}", act.code, act.name.en)
            }));
        }
        let protection = match act.protection {
            Protection::Protected => "受保护 protected",
            Protection::Ordinary => "",
        };
        let _ = writeln!(
            text,
            "| {} | {}<br>{} | {} | {protection} | {} | {} | {} | {} |",
            act.code,
            act.name.zh,
            act.name.en,
            status(act),
            codes(&by),
            codes(&effects.arise),
            codes(&effects.meet),
            codes(&effects.lapse)
        );
        named.extend(
            effects
                .arise
                .iter()
                .chain(&effects.meet)
                .chain(&effects.lapse),
        );
    }
    text.push_str(
        "\n## 义务 · The obligations\n\n| 代码 Code | 内容 What | 谁对谁 Who owes whom |\n|---|---|---|\n",
    );
    for duty in registry::duties().filter(|duty| named.contains(&duty.code)) {
        let _ = writeln!(text, "{}", legend(duty));
    }
    text
}

fn legend(duty: &Duty) -> String {
    let role = |lang: Lang| {
        format!(
            "{} → {}",
            duty.debtor.name().get(lang),
            duty.creditor.name().get(lang)
        )
    };
    format!(
        "| `{}` | {}<br>{} | {}<br>{} |",
        duty.code,
        duty.what.zh,
        duty.what.en,
        role(Lang::Zh),
        role(Lang::En)
    )
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/acts.md")
}

/// `UPDATE_SNAPSHOTS=1` writes the table anew for a reviewer to read.
#[test]
fn the_table_of_acts_in_the_repository_is_what_the_walks_play() {
    let now = table();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path(), &now).unwrap();
    }
    let kept = std::fs::read_to_string(path()).unwrap_or_default();
    assert!(
        kept == now,
        "docs/acts.md differs from what the walks play; run with UPDATE_SNAPSHOTS=1 and review"
    );
}

#[test]
fn whoever_is_named_in_a_forbidden_act_has_to_answer() {
    let (verbs, _) = played();
    let (claim, answer) = (
        &verbs["record-forbidden-act"],
        &verbs["answer-forbidden-act"],
    );
    assert!(!claim.arise.is_empty());
    assert!(answer.meet.iter().all(|duty| claim.arise.contains(duty)));
}

/// Whatever makes nothing but protected acts shields its author, in whichever part it is done.
#[test]
fn protected_acts_shield_who_makes_them() {
    let protected = |code: &ActCode| {
        let act = ACTS.iter().find(|act| act.code == *code);
        act.is_some_and(|act| act.protection == Protection::Protected)
    };
    let mut seen = BTreeSet::new();
    for world in walks() {
        for (verb, range) in &world.commands {
            let acts = registry::verb(verb).unwrap().meta.acts;
            let made = &world.log[range.clone()];
            let Some((envelope, _)) = made.first() else {
                continue;
            };
            let of_side = envelope.actor.organisation.is_some()
                && envelope.actor.role.side().is_some()
                && envelope.contract.is_some();
            if !of_side || acts.is_empty() || !acts.iter().all(protected) {
                continue;
            }
            let supplier = crate::testkit::organisation_id(3);
            let mut events = made.iter();
            let shields = events.any(|(envelope, event)| {
                crate::ending::author(envelope, event, supplier).is_some()
            });
            assert!(shields, "`{verb}` does not shield who makes it");
            seen.insert(*verb);
        }
    }
    assert!(seen.len() > 12, "{seen:?}");
}
