//! The worked example of measurement.md §6, to its printed digits. The shares of types come from an
//! independent simulation of the same posterior.

use super::*;

/// A number printed to so many digits.
fn printed(value: f64, expected: f64, digits: i32) {
    let half = 0.5 * 10_f64.powi(-digits) + 1e-9;
    assert!(
        (value - expected).abs() <= half,
        "{value} is not {expected}"
    );
}

fn range(estimate: &Estimate, low: f64, high: f64) {
    let Estimate::Known { most, .. } = estimate else {
        panic!("{estimate:?}");
    };
    assert!(
        (most.0 - low).abs() < 0.015 && (most.1 - high).abs() < 0.015,
        "{most:?}"
    );
}

#[test]
fn street_and_organisation() {
    let found = run(example::delivery(), 20);
    let cell = of(&found, "street");
    printed(mean(&cell.indices.a), 4.0 / 7.5, 6);
    printed(mean(&cell.indices.a), 0.533, 3);
    range(&cell.indices.a, 0.13, 0.85);
    printed(mean(&cell.indices.rho), 0.25, 6);
    range(&cell.indices.rho, 0.04, 0.56);
    printed(mean(&cell.indices.v_upper), 0.241, 3);
    range(&cell.indices.v_upper, 0.03, 0.45);
    printed(mean(&cell.indices.v_lower), 0.241, 3);
    range(&cell.indices.v_lower, 0.05, 0.40);
    printed(mean(&cell.indices.b), 0.50, 6);
    range(&cell.indices.b, 0.28, 0.72);
    let (neutral, sceptical) = likelihood(cell, RelationType::AbsorptionAlliance);
    assert!((neutral - 0.709).abs() < 0.01, "{neutral}");
    assert!((sceptical - 0.613).abs() < 0.015, "{sceptical}");
    assert!((likelihood(cell, RelationType::Absorption).0 - 0.154).abs() < 0.015);
    assert!((likelihood(cell, RelationType::Tutelage).0 - 0.053).abs() < 0.01);
    let asserted = Verdict::Asserted {
        what: RelationType::AbsorptionAlliance,
        word: Word::Likely,
    };
    assert_eq!(cell.verdict, asserted);
    assert_eq!(cell.tags, [Tag::ReviewConcealment]);
}

#[test]
fn what_moved_street_and_organisation() {
    let found = run(example::delivery(), 20);
    let cell = of(&found, "street");
    let explanation = cell.explanation.as_ref().unwrap();
    let influence = |name: &str| {
        let mut all = explanation.influences.iter();
        all.find(|one| one.matter == MatterId::new(name))
            .unwrap()
            .logit
    };
    for (names, expected) in [
        (&["m2", "m9", "m12"][..], 0.50),
        (&["m3", "m6"], 0.43),
        (&["m1", "m7"], 0.33),
        (&["m11"], -0.48),
        (&["m8"], -0.45),
    ] {
        for name in names {
            let found = influence(name);
            assert!((found - expected).abs() < 0.06, "{name} {found}");
        }
    }
    let (tipping, _) = explanation.tipping.unwrap();
    assert!((11..=13).contains(&tipping), "{tipping}");
}

#[test]
fn district_and_organisation() {
    let found = run(example::delivery(), 20);
    let cell = of(&found, "district");
    printed(mean(&cell.indices.a), 0.524, 3);
    range(&cell.indices.a, 0.22, 0.78);
    printed(mean(&cell.indices.rho), 0.5625, 6);
    range(&cell.indices.rho, 0.28, 0.83);
    printed(mean(&cell.indices.v_upper), -0.24, 6);
    printed(mean(&cell.indices.v_lower), -1.5 / 11.5, 6);
    range(&cell.indices.v_lower, -0.38, 0.12);
    printed(mean(&cell.indices.b), 0.5 / 11.0, 6);
    let (neutral, sceptical) = likelihood(cell, RelationType::ControlRebellion);
    assert!((neutral - 0.879).abs() < 0.01, "{neutral}");
    assert!((sceptical - 0.841).abs() < 0.015, "{sceptical}");
    let asserted = Verdict::Asserted {
        what: RelationType::ControlRebellion,
        word: Word::Likely,
    };
    assert_eq!(cell.verdict, asserted);
    assert_eq!(
        (
            cell.first_mover.resistance,
            cell.first_mover.answered_control
        ),
        (4, 4)
    );
    let explanation = cell.explanation.as_ref().unwrap();
    let first = &explanation.influences[0];
    assert_eq!(first.matter, MatterId::new("d8"));
    assert!((first.logit - 0.93).abs() < 0.08, "{}", first.logit);
    let (tipping, _) = explanation.tipping.unwrap();
    assert!((5..=7).contains(&tipping), "{tipping}");
}

#[test]
fn the_gap_of_the_stage() {
    let found = run(example::delivery(), 20);
    let stage = example::stage();
    let row = found
        .gaps
        .iter()
        .find(|row| row.stage.as_ref() == Some(&stage) && row.dyad.is_none());
    let gap = &row.unwrap().gap;
    assert_eq!(
        (gap.realised, gap.missing, gap.unlicensed),
        (16.5, 3.5, 13.0)
    );
    printed(gap.point, 0.333, 3);
    range(&gap.estimate, 0.23, 0.48);
    assert_eq!(gap.bounds, (gap.point, gap.point));
    let (mut imposed, mut side, mut omitted) = (Vec::new(), 0.0, Vec::new());
    for part in &gap.parts {
        match part {
            GapPart::Imposed { by, part, matters } => {
                assert_eq!(matters.len(), 5);
                imposed.push((by.as_str().to_owned(), *part));
            }
            GapPart::Side { part, .. } => side += part,
            GapPart::Omitted { by, part, items } => {
                omitted.push((by.as_str().to_owned(), *part, items.len()));
            }
        }
    }
    printed(imposed.iter().map(|(_, part)| part).sum(), 0.202, 3);
    printed(side, 0.061, 3);
    printed(omitted.iter().map(|(_, part, _)| part).sum(), 0.071, 3);
    let district = omitted.iter().find(|(by, ..)| by == "district").unwrap();
    printed(district.1, 0.020, 3);
    let organisation = omitted
        .iter()
        .find(|(by, ..)| by == "organisation")
        .unwrap();
    printed(organisation.1, (2.0 + 0.5) / 49.5, 6);
    assert_eq!(organisation.2, 3);
    let parts: f64 = gap.parts.iter().map(gap::size).sum();
    assert!((parts - gap.point).abs() < 1e-12);
}

#[test]
fn no_turn_is_shown() {
    let mut matters = example::start_up();
    matters.extend(example::delivery());
    let found = run(matters, 1);
    let turn = found
        .turns
        .iter()
        .find(|turn| turn.dyad.upper.as_str() == "street")
        .unwrap();
    let classes: String = turn
        .sequence
        .iter()
        .map(|(.., class)| format!("{class:?}"))
        .collect();
    assert_eq!(classes, "KKKKCKKKCBSCKSCRBKCB");
    printed(turn.probability, 0.75, 2);
    assert_eq!(turn.after, Some(8));
    printed(turn.by_position[7], 0.275, 3);
    assert!(!turn.shown);
    assert_eq!(turn.alarm, None);
    // Of the positions 3 to 17 those in the middle nine tenths are 4 to 16.
    assert_eq!((turn.set.first(), turn.set.last()), (Some(&3), Some(&16)));
}
