//! The indices beyond the five axes, against values computed by hand.

use super::*;
use crate::{
    coded::{Change, Class, Dyad, Ending, Pens, Place},
    ids::PartyId,
    schema::{Dependence, Payment, Right},
};
use kernel::Date;

fn near(estimate: &Estimate, expected: f64, within: f64) {
    let found = mean(estimate);
    assert!(
        (found - expected).abs() < within,
        "{found} is not {expected}"
    );
}

/// One matter of the district decided on a right by somebody.
fn decided(number: usize, right: Right, by: &PartyId) -> CodedMatter {
    let mut matter = example::delivery().pop().unwrap();
    matter.id = MatterId::new(format!("{right:?}-{number}"));
    matter.right = Some(right);
    matter.decided_by = vec![by.clone()];
    matter.a = Some(Step::PLUS);
    matter.place = Place::Licensed;
    matter
}

#[test]
fn control_by_right_and_with_equal_weight() {
    let found = run(example::delivery(), 10);
    let cell = of(&found, "district");
    let [goals, inspection, incentives, operation] = &cell.indices.a_by_right;
    assert_eq!(*goals, Estimate::Insufficient { have: 1, need: 3 });
    near(inspection, 2.0 / 5.5, 1e-12);
    assert_eq!(*incentives, Estimate::Insufficient { have: 2, need: 3 });
    assert_eq!(*operation, Estimate::Insufficient { have: 2, need: 3 });
    let each = [1.0 / 3.5, 2.0 / 5.5, 1.0 / 4.5, 1.5 / 4.5];
    near(
        &cell.indices.a_balanced,
        each.iter().sum::<f64>() / 4.0,
        1e-12,
    );
    let robust = cell.robust.unwrap();
    assert!((0.5..=1.0).contains(&robust), "{robust}");
    near(&cell.indices.chi, 1.5 / 8.0, 1e-12);
}

/// By hours the vaccination booth of forty hours counts ten times a matter of four.
#[test]
fn twins_by_hours() {
    let found = run(example::delivery(), 1);
    let cell = of(&found, "street");
    let hours: f64 = (40.0 + 3.0 * 4.0) / (40.0 + 4.0 * 4.0);
    assert!((cell.indices.a_by_hours.unwrap() - hours).abs() < 1e-12);
    let off = (40.0 + 5.0 * 4.0) / (40.0 + 11.0 * 4.0);
    assert!((cell.indices.b_hours.unwrap() - off).abs() < 1e-12);
}

#[test]
fn reciprocity_and_flexibility() {
    let mut matters = street();
    for (number, matter) in matters.iter_mut().enumerate() {
        (matter.help_upper, matter.help_lower) = (1.0, 0.0);
        matter.change = [
            Change::Consented,
            Change::Imposed,
            Change::Consented,
            Change::None,
        ][number % 4];
    }
    let found = run(matters.clone(), 10);
    let cell = of(&found, "street");
    assert!(mean(&cell.indices.reciprocity) < 0.15);
    near(&cell.indices.flexibility, 6.5 / 10.0, 1e-12);
    for matter in &mut matters {
        matter.help_lower = 5.0;
        matter.change = Change::None;
    }
    let found = run(matters, 10);
    let cell = of(&found, "street");
    assert!(mean(&cell.indices.reciprocity) > 0.75);
    assert_eq!(
        cell.indices.flexibility,
        Estimate::Insufficient { have: 0, need: 3 }
    );
}

/// Eight matters recorded by the office alone, three by both, one by the organisation alone: the
/// mean is ψ(12) − ψ(5), because the sums of shares are gamma numbers.
#[test]
fn who_holds_the_pen() {
    let mut matters = street();
    for (number, matter) in matters.iter_mut().enumerate() {
        matter.pens = match number {
            0..8 => Pens {
                upper: true,
                lower: false,
                anchor: false,
            },
            8..11 => Pens {
                upper: true,
                lower: true,
                anchor: false,
            },
            _ => Pens {
                upper: false,
                lower: true,
                anchor: false,
            },
        };
    }
    let list = weigh(&matters);
    assert_eq!(
        bounds::two_lists(&list),
        None,
        "only three are on both lists"
    );
    let found = run(matters.clone(), 20);
    let cell = of(&found, "street");
    near(
        &cell.indices.recording,
        2.442_661_679_9 - 1.506_117_668_4,
        0.02,
    );
    assert_eq!((cell.matters, cell.two_sided), (12, 3));
    assert!(cell.tags.contains(&Tag::OneSidedRecord));
}

/// Twenty on the office's list, thirty on the other, ten on both: Chapman expects 21·31/11 − 1 =
/// 58.18 where forty were seen.
#[test]
fn two_lists_say_what_neither_holds() {
    let template = street().remove(4);
    let mut matters = Vec::new();
    for number in 0..80 {
        let mut matter = template.clone();
        matter.id = MatterId::new(format!("l{number}"));
        let (class, pens) = match number {
            0..10 => (Class::C, (true, true)),
            10..20 => (Class::C, (true, false)),
            20..40 => (Class::C, (false, true)),
            _ => (Class::K, (true, true)),
        };
        matter.class = class;
        matter.b = Some(class == Class::C);
        matter.pens = Pens {
            upper: pens.0,
            lower: pens.1,
            anchor: false,
        };
        matters.push(matter);
    }
    let counts = bounds::two_lists(&weigh(&matters)).unwrap();
    let [.., b] = counts.0;
    assert!((b[0] - 40.0).abs() < 1e-9, "{b:?}");
    assert!((b[1] - (21.0 * 31.0 / 11.0 - 1.0)).abs() < 1e-9, "{b:?}");
}

/// Operation belongs to the organisation; district and street used it twice each.
#[test]
fn rights_lost_and_to_whom() {
    let found = run(example::delivery(), 10);
    let rows: Vec<_> = found
        .rights
        .iter()
        .filter(|row| row.stage.is_none() && row.right == Right::Operation)
        .collect();
    assert_eq!(rows.len(), 3);
    for row in &rows {
        let (allocated, used) = match row.party.as_str() {
            "organisation" => (1.0, 0.0),
            _ => (0.0, 2.0),
        };
        assert_eq!(row.allocated, allocated);
        near(&row.exercised, (used + 0.5) / 5.5, 1e-12);
        near(&row.drift, 1.0 - 0.5 / 5.5, 0.01);
        assert_eq!(row.matters.len(), 4);
    }
}

#[test]
fn the_mode_of_governing() {
    let [district, street, _] = example::parties();
    let found = run(example::delivery(), 1);
    assert_eq!((found.modes[0].shares, found.modes[0].agreed), (None, 0));
    let mut matters = Vec::new();
    for number in 0..10 {
        matters.push(decided(number, Right::Goals, &district));
        matters.push(decided(number, Right::Inspection, &street));
        matters.push(decided(number, Right::Incentives, &street));
    }
    let found = run(matters, 5);
    let shares = found.modes[0].shares.unwrap();
    assert!(shares[2] > 0.95, "{shares:?}");
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn a_coalition_against_the_district() {
    let [district, office, organisation] = example::parties();
    let of_pair = |upper: &PartyId, lower: &PartyId, step: Step, place: Place| {
        let (upper, lower) = (upper.clone(), lower.clone());
        (0..12).map(move |number| {
            let mut matter = street().remove(4);
            matter.id = MatterId::new(format!("{upper}-{lower}-{number}"));
            matter.dyad = Dyad {
                upper: upper.clone(),
                lower: lower.clone(),
            };
            (matter.v_upper, matter.v_lower) = (Some(step), Some(step));
            matter.place = place.clone();
            matter
        })
    };
    let mut matters: Vec<CodedMatter> = Vec::new();
    matters.extend(of_pair(&office, &organisation, Step::HALF, Place::Side));
    matters.extend(of_pair(
        &district,
        &organisation,
        Step::HALF_MINUS,
        Place::Licensed,
    ));
    assert_eq!(
        run(matters.clone(), 1).coalitions[0].balanced,
        None,
        "two pairs are no triangle"
    );
    matters.extend(of_pair(
        &district,
        &office,
        Step::HALF_MINUS,
        Place::Licensed,
    ));
    let found = run(matters, 5);
    let coalition = &found.coalitions[0];
    assert!(coalition.against_district.unwrap() > 0.95);
    assert!(coalition.balanced.unwrap() > 0.95);
}

/// Half the price twenty days late for one that lives by 80 % on it and could replace a quarter:
/// .5 × 20 × .8 × .75 = 6.
#[test]
fn what_late_money_exerts() {
    let mut dossier = example::dossier();
    let [district, _, organisation] = example::parties();
    let pay = |day: i8| Payment {
        due: Date::new(2026, 1, day).unwrap(),
        paid: Date::new(2026, 1, if day > 3 { day + 20 } else { day }).ok(),
        share: 0.1,
    };
    dossier.contract.payments = (1..=6).map(pay).collect();
    dossier.contract.dependence = vec![Dependence {
        party: organisation.clone(),
        on: district.clone(),
        share: 0.8,
        replaceable: 0.25,
    }];
    let found = findings_with(&dossier, example::coded(), effort(1));
    assert!((found.pay_leverage.unwrap() - 6.0).abs() < 1e-9);
    assert!((found.dependence[0].2 - 0.6).abs() < 1e-12);
    assert!(of(&found, "district").tags.contains(&Tag::PayLeverage));
    assert!(!of(&found, "street").tags.contains(&Tag::PayLeverage));
    dossier.contract.payments.truncate(4);
    assert_eq!(
        findings_with(&dossier, example::coded(), effort(1)).pay_leverage,
        None
    );
}

/// Hardly any act where the contract implies hundreds, and most of what is owed missing.
#[test]
fn estrangement_overrides_the_grid() {
    let mut dossier = example::dossier();
    dossier.contract.expected_per_month = Some(100.0);
    let mut coded = example::coded();
    for matter in &mut coded.matters {
        matter.place = Place::Licensed;
    }
    for item in &mut coded.items {
        item.ending = Ending::Missing;
    }
    let found = findings_with(&dossier, coded.clone(), effort(5));
    let cell = of(&found, "district");
    let word = Word::VeryLikely;
    assert_eq!(
        cell.verdict,
        Verdict::Asserted {
            what: RelationType::Estrangement,
            word
        }
    );
    dossier.contract.expected_per_month = Some(1.0);
    let found = findings_with(&dossier, coded, effort(5));
    assert_eq!(
        likelihood(of(&found, "district"), RelationType::Estrangement).0,
        0.0
    );
}

/// Bounds of N, and what evidence does to it: unverifiable items count as all fulfilled or all
/// missing.
#[test]
fn bounds_and_evidence_of_the_gap() {
    let mut coded = example::coded();
    for item in coded.items.iter_mut().take(4) {
        item.ending = Ending::Unverifiable;
    }
    for item in coded.items.iter_mut().skip(10) {
        item.evidence = 1;
    }
    let found = findings_with(&example::dossier(), coded, effort(10));
    let gap = &found.gaps[0].gap;
    let n = |s: f64, m: f64, l: f64| (m + l) / (2.0 * s + m + l);
    assert_eq!((gap.realised, gap.missing), (13.0, 3.0));
    assert!((gap.bounds.0 - n(17.0, 3.0, 13.0)).abs() < 1e-12);
    assert!((gap.bounds.1 - n(13.0, 7.0, 13.0)).abs() < 1e-12);
    let shown = n(5.0, 11.0, 13.0) - n(13.0, 3.0, 13.0);
    near(&gap.ceremonial, shown, 0.03);
    assert!(mean(&gap.evidence) > 0.3 && mean(&gap.evidence) < 0.8);
}
