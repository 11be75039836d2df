//! Attempts to move the numbers, and controls that must show nothing (measurement.md §4.10, §7).

use super::*;
use crate::{
    coded::{Class, Place},
    engine::random::Random,
    ids::EpisodeId,
};

fn alliance(matters: Vec<CodedMatter>) -> f64 {
    let found = run(matters, 20);
    likelihood(of(&found, "street"), RelationType::AbsorptionAlliance).0
}

/// The same matter recorded ten times over, in ten slightly different lines under its own name,
/// moves the share of the likeliest type by less than two hundredths.
#[test]
fn spam_ten_times_over_moves_nothing() {
    let before = alliance(street());
    for name in ["m2", "m8", "m11"] {
        let mut matters = street();
        let copy = matters
            .iter()
            .find(|matter| matter.id.as_str() == name)
            .unwrap()
            .clone();
        for number in 0..10 {
            let mut copy = copy.clone();
            copy.hours += f64::from(number);
            matters.push(copy);
        }
        let after = alliance(matters);
        assert!((after - before).abs() < 0.02, "{name}: {before} {after}");
    }
}

/// One matter split into ten of one campaign weighs as much as 1 + log2 10 = 4.3, not as ten.
#[test]
fn a_split_matter_is_tamed_by_its_episode() {
    let mut matters = street();
    let copy = matters[1].clone();
    matters.retain(|matter| matter.id.as_str() != "m2");
    for number in 0..10 {
        let mut part = copy.clone();
        part.id = MatterId::new(format!("m2-{number}"));
        part.episode = Some(EpisodeId::new("week 2"));
        matters.push(part);
    }
    let weights: f64 = weigh(&matters).iter().map(|line| line.weight).sum();
    assert!(
        (weights - 11.0 - (1.0 + 10_f64.log2())).abs() < 1e-9,
        "{weights}"
    );
}

/// Praise by one side alone makes nothing warm.
#[test]
fn praise_by_one_side_warms_nothing() {
    let mut matters = street();
    for matter in &mut matters {
        matter.v_upper = Some(Step::PLUS);
        matter.v_lower = Some(Step::ZERO);
    }
    let found = run(matters, 10);
    let cell = of(&found, "street");
    let warm = likelihood(cell, RelationType::AbsorptionAlliance).0
        + likelihood(cell, RelationType::Tutelage).0;
    assert!(warm < 0.2, "{warm}");
}

/// A pact of mutual praise, each side recording its own, comes with half weights and one pen each: it
/// turns a rebellion into no warm type, only into the statement that nothing can be said.
#[test]
fn a_pact_of_praise_buys_no_verdict() {
    let mut matters = example::delivery();
    let quiet = matters
        .iter()
        .find(|matter| matter.id.as_str() == "d9")
        .unwrap()
        .clone();
    for number in 0..40_u32 {
        let mut praise = quiet.clone();
        praise.id = MatterId::new(format!("praise-{number}"));
        praise.weight = 0.5;
        (praise.v_upper, praise.v_lower) = (Some(Step::PLUS), Some(Step::PLUS));
        let upper = number % 2 == 0;
        praise.pens = crate::coded::Pens {
            upper,
            lower: !upper,
            anchor: false,
        };
        matters.push(praise);
    }
    let found = run(matters, 5);
    let cell = of(&found, "district");
    assert_eq!(cell.holds_in_bounds, Some(false));
    assert!(
        matches!(cell.verdict, Verdict::Undetermined { .. }),
        "{:?}",
        cell.verdict
    );
}

/// Contradictory versions of every matter leave the middle, and no verdict.
#[test]
fn contradictory_versions_decide_nothing() {
    let mut matters = Vec::new();
    for mut matter in street() {
        matter.weight = 0.5;
        let mut other = matter.clone();
        other.a = matter.a.map(std::ops::Neg::neg);
        other.v_lower = matter.v_lower.map(std::ops::Neg::neg);
        other.v_upper = matter.v_upper.map(std::ops::Neg::neg);
        matters.extend([matter, other]);
    }
    let found = run(matters, 10);
    let cell = of(&found, "street");
    assert_eq!(cell.matters, 12);
    assert!(mean(&cell.indices.a).abs() < 1e-9);
    assert!(
        matches!(cell.verdict, Verdict::Undetermined { .. }),
        "{:?}",
        cell.verdict
    );
}

/// Shuffled dates show a turn in no more than about five of a hundred records. The probability
/// alone would show thirteen of a hundred of the twenty matters of the worked example: many kinds
/// of matters, each seldom, look like runs.
#[test]
fn shuffled_dates_show_no_turn() {
    let mut random = Random::new(42, 1);
    let mut matters = example::start_up();
    matters.extend(street());
    let classes: Vec<Class> = matters.iter().map(|matter| matter.class).collect();
    let (mut over, mut shown) = (0, 0);
    for _ in 0..300 {
        let mut shuffled = classes.clone();
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, random.below(last + 1));
        }
        for (matter, class) in matters.iter_mut().zip(shuffled) {
            matter.class = class;
        }
        let list = weigh(&matters);
        let dossier = example::dossier();
        let run = Run {
            dossier: &dossier,
            streams: Streams::new(9, 1),
            explain: 1,
            threads: NonZeroUsize::MIN,
        };
        let turn = turn::turn(&run, &matters[0].dyad, &list);
        over += u32::from(turn.probability > 0.8);
        shown += u32::from(turn.shown);
    }
    assert!(over > 25, "{over} of 300");
    assert!(shown <= 20, "{shown} of 300");
}

/// A strong change in the middle of sixty matters is shown and dated to within three.
#[test]
fn a_strong_turn_is_found() {
    let mut matters = street();
    let copy = matters[4].clone();
    matters.clear();
    let mut day = copy.opened;
    for number in 0..60 {
        let mut matter = copy.clone();
        matter.id = MatterId::new(format!("t{number:02}"));
        matter.opened = day;
        day = day.tomorrow().unwrap();
        matter.class = match (number < 30, number % 6) {
            (true, 5) => Class::S,
            (true, _) => Class::K,
            (false, 0) => Class::K,
            (false, 1 | 2) => Class::B,
            (false, _) => Class::C,
        };
        matters.push(matter);
    }
    let found = run(matters, 1);
    let turn = &found.turns[0];
    assert!(turn.shown && turn.probability > 0.99);
    assert!((28..=33).contains(&turn.after.unwrap()), "{:?}", turn.after);
    let alarm = turn.alarm.unwrap();
    assert!(
        alarm > turn.on.unwrap() && turn.sequence[45].1 > alarm,
        "{alarm}"
    );
    let (before, after) = turn.parts.clone().unwrap();
    assert!(before.shares[0] > 0.7 && after.shares[1] > 0.4);
}

/// Weights out of range, no items, one matter: nothing breaks.
#[test]
fn odd_input_breaks_nothing() {
    for weight in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e9] {
        let mut matters = street();
        for matter in &mut matters {
            matter.weight = weight;
            matter.place = Place::Side;
        }
        let mut coded = example::coded();
        coded.matters = matters;
        coded.items.clear();
        let found = findings_with(&example::dossier(), coded, effort(1));
        let cell = of(&found, "street");
        assert!(mean(&cell.indices.a).is_finite());
        assert!(found.gaps.iter().all(|row| row.gap.point.is_finite()));
    }
}
