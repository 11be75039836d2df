//! The axioms of measurement.md §4.1, as far as the engine carries them.

use super::*;
use crate::coded::{Change, Class, Dyad, Pens, Place};
use proptest::prelude::*;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

prop_compose! {
    fn step()(at in 0_usize..5) -> Step { Step::ALL[at] }
}

prop_compose! {
    fn any_matter()(
        number in 0_u32..100_000,
        a in prop::option::of(step()),
        flags in prop::array::uniform4(any::<bool>()),
        v in (prop::option::of(step()), prop::option::of(step())),
        class in 0_usize..5,
        weight in 1_u32..=10,
        day in 1_i8..28,
        month in 1_i8..=6,
    ) -> CodedMatter {
        let mut matter = street().remove(0);
        let [ini, res, voice, b] = flags;
        matter.id = MatterId::new(format!("x{number}"));
        matter.opened = kernel::Date::new(2026, month, day).unwrap();
        matter.a = a;
        matter.ini = ini;
        matter.res = ini && res;
        matter.voice = ini && voice;
        matter.v_upper = v.0;
        matter.v_lower = v.1;
        matter.b = Some(b);
        matter.class = Class::ALL[class];
        matter.place = Place::Licensed;
        matter.weight = f64::from(weight) / 10.0;
        matter
    }
}

fn many() -> impl Strategy<Value = Vec<CodedMatter>> {
    prop::collection::vec(any_matter(), 8..24)
}

fn street_cell(found: &Findings) -> Option<&Cell> {
    let mut cells = found.cells.iter();
    cells.find(|cell| cell.stage.is_some())
}

fn means(matters: &[CodedMatter]) -> [f64; 5] {
    let list = weigh(matters);
    counts::Counts::of(&list).means()
}

proptest! {
    #![proptest_config(cases(48))]

    /// X1: the same lines again change nothing, whatever the order.
    #[test]
    fn repetition_and_order_change_nothing(mut matters in many(), turn in 0_usize..20) {
        matters.sort_by(|x, y| x.id.cmp(&y.id));
        matters.dedup_by(|x, y| x.id == y.id);
        for matter in &mut matters {
            matter.weight = 1.0;
        }
        let once = means(&matters);
        let mut again: Vec<_> = matters.iter().cloned().cycle().take(matters.len() * 10).collect();
        let middle = turn % again.len();
        again.rotate_left(middle);
        for (x, y) in means(&again).iter().zip(once) {
            prop_assert!((x - y).abs() < 1e-12);
        }
    }

    /// X2: the mirror image has the opposite control shift and changed-over valences.
    #[test]
    fn the_mirror_image_is_mirrored(matters in many()) {
        let [a, _, upper, lower, b] = means(&matters);
        let mirrored: Vec<_> = matters.iter().cloned().map(|mut matter| {
            matter.a = matter.a.map(std::ops::Neg::neg);
            std::mem::swap(&mut matter.v_upper, &mut matter.v_lower);
            matter.dyad = Dyad { upper: matter.dyad.lower.clone(), lower: matter.dyad.upper.clone() };
            matter
        }).collect();
        let [a2, _, upper2, lower2, b2] = means(&mirrored);
        prop_assert!((a + a2).abs() < 1e-12);
        prop_assert!((upper - lower2).abs() < 1e-12 && (lower - upper2).abs() < 1e-12);
        prop_assert!((b - b2).abs() < 1e-12);
    }

    /// X3, X4: an imposed decision never lowers A or N; with prior assent it never raises A, N or
    /// B; unlicensed resistance never lowers ρ.
    #[test]
    fn what_is_imposed_moves_one_way(matters in many(), mut extra in any_matter()) {
        prop_assume!(matters.iter().all(|matter| matter.id != extra.id));
        let [a, rho, .., b] = means(&matters);
        let before = run(matters.clone(), 1);
        extra.a = Some(Step::PLUS);
        extra.ini = true;
        extra.res = true;
        extra.b = Some(false);
        extra.place = Place::Imposed { by: extra.dyad.upper.clone() };
        let with = |extra: &CodedMatter| {
            let mut all = matters.clone();
            all.push(extra.clone());
            all
        };
        let imposed = means(&with(&extra));
        prop_assert!(imposed[0] >= a - 1e-12);
        prop_assert!(imposed[1] >= rho - 1e-12);
        let after = run(with(&extra), 1);
        prop_assert!(after.gaps[0].gap.point >= before.gaps[0].gap.point - 1e-12);
        extra.a = Some(Step::ZERO);
        extra.place = Place::Licensed;
        extra.change = Change::Consented;
        let agreed = means(&with(&extra));
        prop_assert!(agreed[0] <= imposed[0] + 1e-12 && agreed[4] <= b + 1e-12);
        let after_assent = run(with(&extra), 1);
        prop_assert!(after_assent.gaps[0].gap.point <= after.gaps[0].gap.point + 1e-12);
    }

    /// X5: a protected answer (voice, no valence of its author) moves no index against its author.
    #[test]
    fn protected_acts_move_nothing_against_their_author(matters in many(), mut extra in any_matter()) {
        prop_assume!(matters.iter().all(|matter| matter.id != extra.id));
        extra.a = None;
        extra.ini = true;
        extra.res = false;
        extra.voice = true;
        extra.v_upper = None;
        extra.v_lower = None;
        extra.b = None;
        let before = means(&matters);
        let mut all = matters;
        all.push(extra);
        let after = means(&all);
        prop_assert!(after[1] <= before[1] + 1e-12);
        for axis in [0, 2, 3, 4] {
            prop_assert!((after[axis] - before[axis]).abs() < 1e-12);
        }
    }

    /// X6: disclosed support never raises B.
    #[test]
    fn disclosed_support_is_no_absorption(matters in many(), mut extra in any_matter()) {
        prop_assume!(matters.iter().all(|matter| matter.id != extra.id));
        extra.b = Some(false);
        extra.class = Class::S;
        let before = means(&matters)[4];
        let mut all = matters;
        all.push(extra);
        prop_assert!(means(&all)[4] <= before + 1e-12);
    }

    /// X11: one matter moves a share by at most w / (n + ½K + w).
    #[test]
    fn one_matter_moves_little(matters in many(), extra in any_matter()) {
        prop_assume!(matters.iter().all(|matter| matter.id != extra.id));
        let list = weigh(&matters);
        let before = counts::Counts::of(&list);
        let mut all = matters.clone();
        all.push(extra.clone());
        let after = counts::Counts::of(&weigh(&all));
        for (axis, kinds) in [(0, 5.0), (1, 2.0), (2, 5.0), (3, 5.0), (4, 2.0)] {
            let n: f64 = before.0[axis].iter().sum();
            for k in 0..5 {
                let share = |counts: &counts::Counts| {
                    let sum: f64 = counts.0[axis].iter().sum();
                    (counts.0[axis][k] + 0.5) / (sum + kinds / 2.0)
                };
                let bound = extra.weight / (n + kinds / 2.0 + extra.weight);
                prop_assert!((share(&after) - share(&before)).abs() <= bound + 1e-12);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(6))]

    /// X9: the same bytes for one, two and four threads and any order of the input.
    #[test]
    fn the_same_bytes_on_any_number_of_threads(mut matters in many(), extra in many()) {
        for (number, mut matter) in extra.into_iter().enumerate() {
            matter.dyad.upper = example::parties()[0].clone();
            matter.id = MatterId::new(format!("y{number}"));
            matters.push(matter);
        }
        let bytes = |matters: &[CodedMatter], threads: usize| {
            let mut coded = example::coded();
            coded.matters = matters.to_vec();
            let threads = NonZeroUsize::new(threads).unwrap();
            let effort = Effort { thousands: 2, explain: 1, threads };
            let mut found = findings_with(&example::dossier(), coded, effort);
            found.matters.clear();
            serde_json::to_vec(&found).unwrap()
        };
        let one = bytes(&matters, 1);
        prop_assert!(one == bytes(&matters, 2), "two threads");
        prop_assert!(one == bytes(&matters, 4), "four threads");
        matters.reverse();
        prop_assert!(one == bytes(&matters, 2), "another order");
    }

    /// X8: everything a hundred days later is the same but for the dates.
    #[test]
    fn time_shifts_move_nothing(matters in many()) {
        let before = run(matters.clone(), 2);
        let later: Vec<_> = matters.into_iter().map(|mut matter| {
            for _ in 0..100 {
                matter.opened = matter.opened.tomorrow().unwrap();
            }
            matter
        }).collect();
        let after = run(later, 2);
        let (before, after) = (street_cell(&before).unwrap(), street_cell(&after).unwrap());
        prop_assert_eq!(&before.indices, &after.indices);
        prop_assert_eq!(&before.verdict, &after.verdict);
        prop_assert_eq!(before.first_mover, after.first_mover);
    }
}

/// X7: an empty record says nothing.
#[test]
fn no_record_no_verdict() {
    let found = run(Vec::new(), 1);
    assert!(found.cells.is_empty() && found.turns.is_empty() && found.months.is_empty());
    let few: Vec<_> = street().into_iter().take(7).collect();
    let found = run(few, 1);
    let cell = of(&found, "street");
    assert_eq!(cell.verdict, Verdict::Insufficient { have: 7, need: 8 });
    assert!(cell.explanation.is_none() && cell.holds_in_bounds.is_none());
}

/// X10: an uncorroborated matter in its author's favour comes with half a weight and moves half a
/// matter at most.
#[test]
fn self_praise_weighs_half() {
    let mut matters = street();
    let before = means(&matters)[3];
    let mut praise = matters[4].clone();
    praise.id = MatterId::new("praise");
    praise.v_lower = Some(Step::PLUS);
    praise.weight = 0.5;
    praise.pens = Pens {
        upper: false,
        lower: true,
        anchor: false,
    };
    matters.push(praise);
    let after = means(&matters)[3];
    let moved = after - before;
    assert!(
        (moved - ((3.5 + 0.5) / 15.0 - 3.5 / 14.5)).abs() < 1e-12,
        "{moved}"
    );
}

/// A pair of which only one side holds the pen is not judged on that record alone; what the other side
/// confirmed keeps its whole weight and is not doubted.
#[test]
fn a_one_sided_record_is_undetermined() {
    let alone = Pens {
        upper: false,
        lower: true,
        anchor: false,
    };
    let mut confirmed = street();
    for matter in &mut confirmed {
        matter.pens = alone;
    }
    let found = run(confirmed, 5);
    assert_eq!(of(&found, "street").holds_in_bounds, Some(true));
    let mut matters: Vec<_> = street();
    for (number, mut more) in street().into_iter().chain(street()).enumerate() {
        more.id = MatterId::new(format!("more-{number}"));
        matters.push(more);
    }
    for matter in &mut matters {
        matter.weight = 0.5;
        matter.pens = Pens {
            upper: false,
            lower: true,
            anchor: false,
        };
    }
    let found = run(matters, 5);
    let cell = of(&found, "street");
    assert_eq!(cell.holds_in_bounds, Some(false));
    assert!(matches!(cell.verdict, Verdict::Undetermined { .. }));
    assert!(cell.tags.contains(&Tag::OneSidedRecord));
    assert_eq!(cell.two_sided, 0);
}
