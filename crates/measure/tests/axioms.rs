//! The axioms of the measurement (measurement.md §4.1) on random dossiers, with the indices in
//! their simplest form: weighted counts with half a count of each category.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use kernel::time::plus_days;
use measure::{
    Coded, CodedMatter, Dossier,
    coded::{Dyad, Place, Step},
    coding::code,
    ids::{ActCode, ActId, MatterId, PartyId},
    read::read,
    schema::{Act, Consent, ConsentKind, Counter, Part, Way},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const EXAMPLE: &str = include_str!("../examples/street.jsonl");
const SLACK: f64 = 1e-9;

/// The contract of the worked example, without acts.
fn empty() -> Dossier {
    let mut dossier = read(EXAMPLE).unwrap();
    dossier.acts.clear();
    dossier
}

fn party(name: &str) -> PartyId {
    PartyId::new(name)
}

fn number(code: u8) -> ActCode {
    ActCode::new(code).unwrap()
}

/// An act, confirmed by the other side unless it is changed.
fn act(id: &str, on: i32, (actor, target): (&str, &str), code: u8) -> Act {
    let on = plus_days(kernel::Date::constant(2024, 1, 8), on);
    Act {
        id: ActId::new(id),
        occurred: on,
        recorded: plus_days(on, 1),
        recorder: party(actor),
        actor: party(actor),
        target: Some(party(target)),
        code: number(code),
        stage: measure::ids::StageId::new("S15"),
        clauses: Vec::new(),
        matter: Some(MatterId::new(id)),
        right: None,
        effort: Default::default(),
        way: Way::Agreed,
        respond_by: None,
        reply_to: None,
        consent: Consent::default(),
        consequence: None,
        disclosed_to: Vec::new(),
        evidence: Vec::new(),
        counter: Counter::Unanswered,
        also_recorded_by: Vec::new(),
        fulfils: Vec::new(),
        waives: Vec::new(),
        episode: None,
        sources: Vec::new(),
    }
}

const PAIRS: [(&str, &str); 6] = [
    ("district", "org"),
    ("org", "district"),
    ("street", "org"),
    ("org", "street"),
    ("district", "street"),
    ("org", "residents"),
];
const CODES: [u8; 34] = [
    35, 36, 39, 40, 41, 42, 45, 46, 47, 49, 50, 52, 53, 54, 56, 57, 58, 59, 60, 61, 63, 64, 65, 66,
    67, 68, 69, 70, 71, 77, 80, 82, 84, 100,
];

fn acts() -> impl Strategy<Value = Act> {
    let what = (0i32..300, 0..PAIRS.len(), 0..CODES.len(), 0usize..7);
    let told = (0i32..50, 0usize..4, 0usize..4, any::<bool>());
    let consent = (0usize..8, 0i32..20);
    (what, told, consent, 0u32..30).prop_map(|(what, told, consent, hours)| {
        let mut act = act("x", what.0, PAIRS[what.1], CODES[what.2]);
        act.matter = Some(MatterId::new(format!("m{}", what.3)));
        act.recorded = plus_days(act.occurred, told.0);
        if told.1 == 0 {
            act.recorder = act.target.clone().unwrap();
        }
        act.counter = [
            Counter::Unanswered,
            Counter::Confirmed,
            Counter::Disputed,
            Counter::Unanswered,
        ][told.2];
        if told.3 {
            act.disclosed_to = vec![party("district")];
        }
        act.consent.kind = match consent.0 {
            0 => ConsentKind::Prior,
            1 => ConsentKind::Ratified,
            2 => ConsentKind::Silent,
            _ => ConsentKind::None,
        };
        act.consent.by =
            (act.consent.kind != ConsentKind::None).then(|| act.target.clone().unwrap());
        act.respond_by = (consent.0 == 4).then(|| plus_days(act.occurred, consent.1));
        act.effort.hours = f64::from(hours);
        act
    })
}

/// A dossier that shows itself by its acts.
#[derive(Clone)]
struct Told(Dossier);

impl std::ops::Deref for Told {
    type Target = Dossier;
    fn deref(&self) -> &Dossier {
        &self.0
    }
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for act in &self.0.acts {
            let who = act.target.as_ref().map_or("", PartyId::as_str);
            write!(
                f,
                "\n{} {} {} {}>{who} by {} {:?} {:?}",
                act.id, act.occurred, act.code, act.actor, act.recorder, act.counter, act.matter
            )?;
            write!(
                f,
                " {:?} {:?} told {:?} written {}",
                act.consent.kind, act.respond_by, act.disclosed_to, act.recorded
            )?;
        }
        Ok(())
    }
}

fn dossiers() -> impl Strategy<Value = Told> {
    prop::collection::vec(acts(), 0..16).prop_map(|mut acts| {
        for (at, act) in acts.iter_mut().enumerate() {
            act.id = ActId::new(format!("a{at:02}"));
        }
        Told(Dossier { acts, ..empty() })
    })
}

fn with(dossier: &Dossier, act: Act) -> Dossier {
    let mut more = dossier.clone();
    more.acts.push(act);
    more
}

fn own<'a>(coded: &'a Coded, dyad: &'a Dyad) -> impl Iterator<Item = &'a CodedMatter> {
    coded.matters.iter().filter(move |one| one.dyad == *dyad)
}

fn a(coded: &Coded, dyad: &Dyad) -> f64 {
    let of = own(coded, dyad).filter_map(|one| Some((one.weight, one.a?.value())));
    let (sum, weight) = of.fold((0.0, 2.5), |(sum, all), (w, a)| (sum + w * a, all + w));
    sum / weight
}

fn share(coded: &Coded, dyad: &Dyad, of: impl Fn(&CodedMatter) -> Option<bool>) -> f64 {
    let all = own(coded, dyad).filter_map(|one| Some((one.weight, of(one)?)));
    let (yes, weight) = all.fold((0.5, 1.0), |(yes, all), (w, is)| {
        (if is { yes + w } else { yes }, all + w)
    });
    yes / weight
}

fn b(coded: &Coded, dyad: &Dyad) -> f64 {
    share(coded, dyad, |one| one.b)
}

fn rho(coded: &Coded, dyad: &Dyad) -> f64 {
    share(coded, dyad, |one| one.ini.then_some(one.res))
}

fn gap(coded: &Coded) -> f64 {
    let mut parts = (0.0, 0.0);
    for (done, left) in coded.items.iter().filter_map(|item| item.ending.parts()) {
        parts = (parts.0 + done, parts.1 + left);
    }
    let beside = coded
        .matters
        .iter()
        .filter(|one| one.place != Place::Licensed);
    let apart: f64 = beside.map(|one| one.weight).sum::<f64>() + parts.1;
    apart / (2.0 * parts.0 + apart)
}

/// Everything but the names and numbers of the acts.
fn essence(coded: &Coded) -> Vec<CodedMatter> {
    let all = coded.matters.iter().cloned();
    all.map(|one| CodedMatter {
        acts: Vec::new(),
        ..one
    })
    .collect()
}

fn pair(upper: &str, lower: &str) -> Dyad {
    Dyad {
        upper: party(upper),
        lower: party(lower),
    }
}

/// Where an act is added: in a matter of its own, or last in one there may be.
fn place(mut act: Act, at: usize) -> Act {
    if at < 7 {
        act.matter = Some(MatterId::new(format!("m{at}")));
        act.id = ActId::new("zz");
    }
    act
}

/// A day after all others.
const LAST: i32 = 310;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 250,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Control shift and the two valences of each version of each matter.
type Values = BTreeMap<MatterId, Vec<[Option<Step>; 3]>>;

fn values(coded: &Coded, dyad: &Dyad) -> Values {
    let mut all = Values::new();
    for one in own(coded, dyad) {
        let name = one.id.as_str().split('~').next().unwrap();
        let row = [one.a, one.v_upper, one.v_lower];
        all.entry(MatterId::new(name)).or_default().push(row);
    }
    all.values_mut().for_each(|list| list.sort());
    all
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn x1_repeating_or_splitting_an_act_changes_nothing(
        dossier in dossiers(), at in 0usize..16, hours in 1u32..9, copies in 1usize..4,
    ) {
        if dossier.acts.is_empty() {
            return Ok(());
        }
        let at = at % dossier.acts.len();
        let before = code(&dossier);
        let mut repeated = dossier.0.clone();
        for copy in 0..copies {
            let mut again = dossier.acts[at].clone();
            again.id = ActId::new(format!("{}-{copy}", again.id));
            repeated.acts.push(again);
        }
        let after = code(&repeated);
        prop_assert_eq!(essence(&after), essence(&before));
        let mut split = dossier.0.clone();
        let whole = dossier.acts[at].effort.hours;
        let part = f64::from(hours) / 10.0 * whole;
        prop_assume!((part - whole / 2.0).abs() > 1e-6 || whole == 0.0);
        let mut rest = dossier.acts[at].clone();
        rest.id = ActId::new(format!("{}-rest", rest.id));
        rest.effort.hours = whole - part;
        split.acts[at].effort.hours = part;
        split.acts.push(rest);
        let after = code(&split);
        prop_assert_eq!(after.items.len(), before.items.len());
        for (one, other) in essence(&after).iter().zip(&essence(&before)) {
            prop_assert!((one.hours - other.hours).abs() < SLACK);
            prop_assert!((one.off_hours - other.off_hours).abs() < SLACK);
            let hours = |from: &CodedMatter, to: &CodedMatter| CodedMatter {
                hours: from.hours, off_hours: from.off_hours,
                help_upper: from.help_upper, help_lower: from.help_lower, ..to.clone()
            };
            prop_assert_eq!(&hours(other, one), other);
        }
    }

    #[test]
    fn x2_swapping_the_parties_flips_the_sign(dossier in dossiers()) {
        let mut one = dossier.0.clone();
        for act in &mut one.acts {
            act.respond_by = None;
        }
        one.acts.retain(|act| act.code != number(63));
        let mut other = one.clone();
        for party in &mut other.contract.parties {
            party.part = match party.part {
                Part::District => Part::Organisation,
                Part::Organisation => Part::District,
                part => part,
            };
        }
        let straight = values(&code(&one), &pair("district", "org"));
        let mut flipped = values(&code(&other), &pair("org", "district"));
        for list in flipped.values_mut() {
            for row in list.iter_mut() {
                *row = [row[0].map(|a| -a), row[2], row[1]];
            }
            list.sort();
        }
        for (id, list) in straight {
            // Whether versions fold into one looks at b and place too, which belong to one side.
            let mut other = flipped.remove(&id).unwrap();
            let mut own = list;
            own.dedup();
            other.dedup();
            prop_assert_eq!(own, other);
        }
    }

    #[test]
    fn x3_prior_assent_never_raises_the_gap_control_or_absorption(
        dossier in dossiers(), at in 0usize..16,
    ) {
        let offices = dossier.acts.iter().enumerate().filter(|(_, act)| {
            act.actor != party("org") && act.target == Some(party("org"))
        });
        let offices: Vec<usize> = offices.map(|(at, _)| at).collect();
        if offices.is_empty() {
            return Ok(());
        }
        let at = offices[at % offices.len()];
        let act = &dossier.acts[at];
        let mut without = dossier.0.clone();
        without.acts[at].consent = Consent::default();
        let mut assented = without.clone();
        let consent = &mut assented.acts[at].consent;
        (consent.kind, consent.by) = (ConsentKind::Prior, Some(party("org")));
        let (before, after) = (code(&without), code(&assented));
        let dyad = pair(act.actor.as_str(), "org");
        prop_assert!(gap(&after) <= gap(&before) + SLACK);
        prop_assert!(a(&after, &dyad) <= a(&before, &dyad) + SLACK);
        prop_assert!(b(&after, &dyad) <= b(&before, &dyad) + SLACK);
    }

    #[test]
    fn x4_more_unlicensed_acts_never_look_like_fewer(
        dossier in dossiers(), by in 0usize..2, which in 0usize..6, at in 0usize..14,
    ) {
        let office = ["district", "street"][by];
        let codes = [41, 53, 56, 70, 71, 97];
        let dyad = pair(office, "org");
        let act = place(act("new", LAST, (office, "org"), codes[which]), at);
        let (before, after) = (code(&dossier), code(&with(&dossier, act)));
        prop_assert!(a(&after, &dyad) >= a(&before, &dyad) - SLACK);
        prop_assert!(gap(&after) >= gap(&before) - SLACK);
    }

    #[test]
    fn x4_more_unlicensed_refusals_never_look_like_fewer(
        dossier in dossiers(), by in 0usize..2, at in 0usize..14,
    ) {
        let office = ["district", "street"][by];
        let dyad = pair(office, "org");
        let refusal = place(act("new", LAST, ("org", office), 64), at);
        let (before, after) = (code(&dossier), code(&with(&dossier, refusal)));
        prop_assert!(rho(&after, &dyad) >= rho(&before, &dyad) - SLACK);
    }

    #[test]
    fn x5_protected_acts_are_never_held_against_their_author(
        dossier in dossiers(), which in 0usize..14, at in 0usize..14,
    ) {
        let codes = [13, 14, 24, 26, 44, 63, 68, 69, 72, 73, 93, 96, 99, 100];
        let act = place(act("new", LAST, ("org", "district"), codes[which]), at);
        let dyad = pair("district", "org");
        let (before, after) = (code(&dossier), code(&with(&dossier, act.clone())));
        prop_assert!(rho(&after, &dyad) <= rho(&before, &dyad) + SLACK);
        let imposed = |coded: &Coded| -> f64 {
            let all = coded.matters.iter();
            let own = all.filter(|one| one.place == Place::Imposed { by: party("org") });
            own.map(|one| one.weight).sum()
        };
        prop_assert!(imposed(&after) <= imposed(&before) + SLACK);
        prop_assert!(b(&after, &dyad) <= b(&before, &dyad) + SLACK);
        let low = |coded: &Coded| -> f64 {
            let all = own(coded, &dyad).filter_map(|one| Some(one.weight * one.v_lower?.value()));
            all.filter(|worth| *worth < 0.0).sum()
        };
        prop_assert!(low(&after) >= low(&before) - SLACK);
        let shift = (a(&before, &dyad), a(&after, &dyad));
        prop_assert!(shift.1.abs() <= shift.0.abs() + SLACK || codes[which] == 69);
        let other = pair("street", "org");
        prop_assert_eq!(own(&after, &other).count(), own(&before, &other).count());
    }

    #[test]
    fn x6_disclosed_support_never_raises_absorption(
        dossier in dossiers(), by in 0usize..4, which in 0usize..4,
    ) {
        let (pair_of, dyad) = [
            (("street", "org"), pair("street", "org")),
            (("org", "street"), pair("street", "org")),
            (("district", "org"), pair("district", "org")),
            (("org", "district"), pair("district", "org")),
        ][by].clone();
        let mut support = act("new", LAST, pair_of, [36, 50, 66, 77][which]);
        support.disclosed_to = vec![party("district")];
        support.effort.hours = 8.0;
        let (before, after) = (code(&dossier), code(&with(&dossier, support)));
        prop_assert!(b(&after, &dyad) <= b(&before, &dyad) + SLACK);
        prop_assert!(gap(&after) <= gap(&before) + SLACK);
    }

    #[test]
    fn x8_neither_weeks_nor_units_of_time_matter(
        dossier in dossiers(), weeks in 1i32..60, unit in 1u32..60,
    ) {
        let before = code(&dossier);
        let days = weeks * 7;
        let text = measure::read::write(&dossier).unwrap();
        let mut later: Dossier = read(&text).unwrap();
        shift(&mut later, days);
        for act in &mut later.acts {
            act.effort.hours *= f64::from(unit);
        }
        let after = code(&later);
        prop_assert_eq!(after.matters.len(), before.matters.len());
        for (one, other) in after.matters.iter().zip(&before.matters) {
            prop_assert_eq!(one.opened, plus_days(other.opened, days));
            prop_assert!((one.hours - other.hours * f64::from(unit)).abs() < 1e-6);
            prop_assert_eq!(one.episode.is_some(), other.episode.is_some());
            let same = CodedMatter {
                opened: other.opened, hours: other.hours, off_hours: other.off_hours,
                help_upper: other.help_upper, help_lower: other.help_lower,
                episode: other.episode.clone(), ..one.clone()
            };
            prop_assert_eq!(&same, other);
        }
        for (one, other) in after.items.iter().zip(&before.items) {
            prop_assert_eq!(&one.ending, &other.ending);
        }
    }

    #[test]
    fn x10_self_praise_moves_nothing_beyond_half_weight(
        dossier in dossiers(), by in 0usize..4, which in 0usize..5, at in 0usize..14, late in 0i32..40,
    ) {
        let mut claim = act("new", LAST, PAIRS[by], [36, 37, 49, 50, 77][which]);
        claim.recorded = plus_days(claim.occurred, late);
        let claim = place(claim, at);
        let (before, after) = (code(&dossier), code(&with(&dossier, claim)));
        for dyad in [pair("district", "org"), pair("street", "org")] {
            let moved = |of: &dyn Fn(&CodedMatter) -> String| {
                let count = |coded: &Coded| {
                    let mut all: BTreeMap<String, f64> = BTreeMap::new();
                    for one in own(coded, &dyad) {
                        *all.entry(of(one)).or_default() += one.weight;
                    }
                    all
                };
                let (before, after) = (count(&before), count(&after));
                let was = |key| before.get(key).copied().unwrap_or(0.0);
                let more = after.iter().map(|(key, now)| (now - was(key)).max(0.0));
                more.sum::<f64>()
            };
            let upper = moved(&|one| format!("{:?}", one.v_upper));
            let lower = moved(&|one| format!("{:?}", one.v_lower));
            let a = moved(&|one| format!("{:?}", one.a));
            let b = moved(&|one| format!("{:?}", one.b));
            for moved in [upper, lower, a, b] {
                prop_assert!(moved <= 0.5 + SLACK, "{}", moved);
            }
        }
    }

    #[test]
    fn any_dossier_can_be_coded_and_says_the_same_in_any_order(
        dossier in dossiers(), turn in 0usize..16,
    ) {
        let mut turned = dossier.0.clone();
        if !turned.acts.is_empty() {
            let by = turn % turned.acts.len();
            turned.acts.rotate_left(by);
        }
        let (one, other) = (code(&dossier), code(&turned));
        prop_assert_eq!(&one, &other);
        for matter in &one.matters {
            prop_assert!(matter.weight > 0.0 && matter.weight <= 1.0);
        }
        let mut per: BTreeMap<(&MatterId, &Dyad), f64> = BTreeMap::new();
        for matter in &one.matters {
            *per.entry((&matter.id, &matter.dyad)).or_default() += matter.weight;
        }
        prop_assert!(per.values().all(|weight| *weight <= 1.0 + SLACK), "one matter, one vote");
    }
}

fn shift(dossier: &mut Dossier, days: i32) {
    let contract = &mut dossier.contract;
    for date in [
        &mut contract.as_of,
        &mut contract.signed,
        &mut contract.start,
        &mut contract.end,
    ] {
        *date = plus_days(*date, days);
    }
    for span in &mut contract.stages {
        span.from = plus_days(span.from, days);
        span.to = span.to.map(|to| plus_days(to, days));
    }
    for norm in &mut contract.norms {
        if let measure::schema::Trigger::On { days: on } = &mut norm.trigger {
            on.iter_mut()
                .for_each(|date| *date = plus_days(*date, days));
        }
    }
    for act in &mut dossier.acts {
        act.occurred = plus_days(act.occurred, days);
        act.recorded = plus_days(act.recorded, days);
        act.respond_by = act.respond_by.map(|date| plus_days(date, days));
    }
}

#[test]
fn x7_no_record_is_no_verdict() {
    let coded = code(&empty());
    assert!(coded.matters.is_empty());
    assert!(coded.items.iter().all(|item| item.acts.is_empty()));
}

#[test]
fn spam_of_a_week_is_one_episode_at_half_weight() {
    let spam = (0..10).map(|copy| act(&format!("p{copy}"), 120 + copy % 5, ("street", "org"), 77));
    let coded = code(&Dossier {
        acts: spam.collect(),
        ..empty()
    });
    let weeks: std::collections::BTreeSet<_> =
        coded.matters.iter().map(|one| &one.episode).collect();
    assert_eq!(coded.matters.len(), 10);
    assert!(weeks.len() <= 2 && coded.matters.iter().all(|one| one.weight <= 0.5));
}

#[test]
fn a_pact_of_praise_hides_no_control() {
    let mut acts: Vec<Act> = (0..4)
        .map(|one| act(&format!("c{one}"), 30 * one, ("street", "org"), 70))
        .collect();
    let before = code(&Dossier {
        acts: acts.clone(),
        ..empty()
    });
    for one in 0..20 {
        let mut praise = act(&format!("p{one}"), 9 * one, ("street", "org"), 77);
        praise.counter = Counter::Confirmed;
        acts.push(praise);
    }
    let after = code(&Dossier { acts, ..empty() });
    let dyad = pair("street", "org");
    assert!((a(&after, &dyad) - a(&before, &dyad)).abs() < SLACK);
    let apart = |coded: &Coded| {
        coded
            .matters
            .iter()
            .filter(|one| one.place != Place::Licensed)
            .count()
    };
    assert_eq!((apart(&before), apart(&after)), (4, 4));
}
