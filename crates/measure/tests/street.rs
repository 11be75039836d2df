//! The worked example of the measurement (measurement.md §6), written as acts, must come out as the
//! matters, the items and the gap that were worked out there by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use measure::{
    Coded, CodedMatter,
    coded::{Class, Place, Step},
    coding::code,
    engine::{Effort, findings_with},
    findings::{Cell, RelationType, Verdict, Word},
    read::{read, write},
};
use std::num::NonZeroUsize;

const FILE: &str = include_str!("../examples/street.jsonl");
const EXPECTED: &str = include_str!("../examples/street.expected.csv");

fn coded() -> Coded {
    code(&read(FILE).unwrap())
}

fn row(matter: &CodedMatter) -> String {
    let step = |step: Option<Step>| {
        step.map(|step| step.value().to_string())
            .unwrap_or_default()
    };
    let yes = |yes: bool| u8::from(yes).to_string();
    let place = match &matter.place {
        Place::Licensed => String::new(),
        Place::Imposed { by } => by.to_string(),
        Place::Side => "side".to_owned(),
    };
    [
        matter.id.to_string(),
        format!("{}-{}", matter.dyad.upper, matter.dyad.lower),
        step(matter.a),
        yes(matter.ini),
        yes(matter.res),
        step(matter.v_upper),
        step(matter.v_lower),
        matter.b.map(yes).unwrap_or_default(),
        format!("{:?}", matter.class),
        place,
    ]
    .join(",")
}

#[test]
fn the_table_is_reproduced_value_by_value() {
    let coded = coded();
    let of = |name: &str| {
        let mut own = coded.matters.iter().filter(|one| one.id.as_str() == name);
        let found = own.next().unwrap();
        assert!(own.next().is_none(), "{name} has one version");
        found
    };
    for line in EXPECTED.lines().skip(1) {
        let matter = of(line.split(',').next().unwrap());
        assert_eq!(row(matter), line);
        assert!((matter.weight - 1.0).abs() < 1e-12, "{}", matter.id);
        assert_eq!(matter.episode, None, "{}", matter.id);
        assert_eq!(matter.stage.as_str(), "S15");
        assert_eq!(matter.voice, matter.id.as_str() == "d10");
        let answered = matter.res.then(|| matter.id.clone());
        assert_eq!(
            matter.trigger, answered,
            "every resistance answered an unlicensed act"
        );
    }
    assert_eq!(coded.matters.len(), 22 + 8);
}

#[test]
fn the_gap_of_the_stage_is_one_third() {
    let coded = coded();
    let (mut realised, mut missing) = (0.0, 0.0);
    for item in coded
        .items
        .iter()
        .filter(|item| item.stage.as_str() == "S15")
    {
        let (done, left) = item.ending.parts().unwrap();
        realised += done * item.weight;
        missing += left * item.weight;
    }
    let stage = || {
        coded
            .matters
            .iter()
            .filter(|one| one.stage.as_str() == "S15")
    };
    let unlicensed = stage().filter(|one| one.place != Place::Licensed);
    let unlicensed: f64 = unlicensed.map(|one| one.weight).sum();
    let imposed = |who: &str| {
        let own =
            |one: &&CodedMatter| matches!(&one.place, Place::Imposed { by } if by.as_str() == who);
        stage().filter(own).count()
    };
    assert!((realised - 16.5).abs() < 1e-12, "S = {realised}");
    assert!((missing - 3.5).abs() < 1e-12, "M = {missing}");
    assert!((unlicensed - 13.0).abs() < 1e-12, "L = {unlicensed}");
    assert_eq!((imposed("street"), imposed("district")), (5, 5));
    let gap = (unlicensed + missing) / (2.0 * realised + unlicensed + missing);
    assert!((gap - 16.5 / 49.5).abs() < 1e-12);
}

#[test]
fn the_turn_has_its_twenty_classes() {
    let coded = coded();
    let street = coded
        .matters
        .iter()
        .filter(|one| one.dyad.upper.as_str() == "street");
    let classes: String = street.map(|one| format!("{:?}", one.class)).collect();
    assert_eq!(classes, format!("{}{}", "KKKKCKKK", "CBSCKSCRBKCB"));
    assert_eq!(Class::ALL.len(), 5);
}

#[test]
fn the_file_is_written_as_it_was_read() {
    let dossier = read(FILE).unwrap();
    let text = write(&dossier).unwrap();
    let again = read(&text).unwrap();
    assert_eq!(again, dossier);
    assert_eq!(write(&again).unwrap(), text);
}

#[test]
fn what_is_found_in_the_acts_is_what_was_worked_out_by_hand() {
    let dossier = read(FILE).unwrap();
    let effort = Effort {
        thousands: 4,
        explain: 1,
        threads: NonZeroUsize::MIN,
    };
    let found = findings_with(&dossier, code(&dossier), effort);
    let cell = |upper: &str| {
        let mut all = found.cells.iter();
        let stage = |one: &&Cell| one.stage.as_ref().is_some_and(|one| one.as_str() == "S15");
        all.find(|one| stage(one) && one.dyad.upper.as_str() == upper)
            .unwrap()
    };
    let near = |name: &str, found: Option<f64>, by_hand: f64| {
        let found = found.unwrap();
        assert!(
            (found - by_hand).abs() < 0.02,
            "{name}: {found} for {by_hand}"
        );
    };
    let (street, district) = (cell("street"), cell("district"));
    near("A", street.indices.a.mean(), 4.0 / 7.5);
    near("rho", street.indices.rho.mean(), 0.25);
    near("V_S", street.indices.v_upper.mean(), 3.5 / 14.5);
    near("V_O", street.indices.v_lower.mean(), 3.5 / 14.5);
    near("B", street.indices.b.mean(), 0.5);
    near("A", district.indices.a.mean(), 5.5 / 10.5);
    near("rho", district.indices.rho.mean(), 0.5625);
    near("V_D", district.indices.v_upper.mean(), -0.24);
    near("V_O", district.indices.v_lower.mean(), -1.5 / 11.5);
    near("B", district.indices.b.mean(), 0.5 / 11.0);
    let likely = |what| Verdict::Asserted {
        what,
        word: Word::Likely,
    };
    assert_eq!(street.verdict, likely(RelationType::AbsorptionAlliance));
    assert_eq!(district.verdict, likely(RelationType::ControlRebellion));
    assert_eq!(district.first_mover.resistance, 4);
    assert_eq!(district.first_mover.answered_control, 4);
}
