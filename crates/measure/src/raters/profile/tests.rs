use super::*;
use crate::{
    numeric::Draws,
    raters::{
        rasch::tests::simulated,
        sheet::{EvidenceLevel, Points, StreetId, TargetId, TextId},
        testkit::{evidenced, sheet, timed},
    },
};
use std::collections::BTreeSet;

fn of<'a>(profile: &'a Profile, rater: &str) -> &'a Evaluator {
    profile
        .evaluators
        .iter()
        .find(|one| one.rater.as_str() == rater)
        .unwrap()
}

fn measured(one: &Evaluator, family: Family) -> Measured {
    match one.families[&family] {
        Outcome::Measured(measured) => measured,
        other => panic!("{family:?}: {other:?}"),
    }
}

fn text(rater: &str, number: usize, words: String) -> Text {
    Text {
        id: TextId::new(format!("{rater}-{number}")),
        rater: RaterId::new(rater),
        words,
    }
}

fn day(text: &str) -> kernel::Date {
    text.parse().unwrap()
}

/// Four raters of 24 targets; r3 fills the form in: one score a sheet, the same words everywhere,
/// and the records of those r3 visits gather before the visit.
struct Town {
    sheets: Vec<Sheet>,
    texts: Vec<Text>,
    records: Vec<ServiceRecord>,
    visits: Vec<Visit>,
}

impl Town {
    fn new() -> Town {
        let mut sheets = simulated(24, &[0.0, 0.1, -0.1, 0.0], 41);
        for (place, one) in sheets.iter_mut().enumerate() {
            if one.rater.as_str() == "r3" {
                let score = 3 + i32::try_from(place / 4 % 2).unwrap();
                *one = timed(
                    sheet("r3", one.target.as_str(), &[score; 6]),
                    &[0, 1, 2, 3, 4, 5],
                );
            }
        }
        let mut texts = Vec::new();
        for number in 0..8 {
            texts.push(text(
                "r3",
                number,
                format!(
                    "该项目第{number}季度总体完成较好，资料齐全，\
                人员到位，服务对象满意度较高，希望继续保持并进一步总结经验，形成亮点。"
                ),
            ));
            let mut draws = Draws::from(Seed::new(u64::try_from(number).unwrap()));
            let words = (0..60).filter_map(|_| {
                char::from_u32(0x4E00 + u32::try_from(draws.below(5_000)).unwrap())
            });
            texts.push(text("r0", number, words.collect()));
        }
        let mut records = Vec::new();
        for number in 0..40_i32 {
            let made = kernel::time::plus_days(day("2026-01-02"), number * 3);
            let early = if number < 25 { day("2026-03-24") } else { made };
            let record = |target: &str, made| ServiceRecord {
                target: TargetId::new(target),
                happened: made,
                made,
            };
            records.push(record("t000", early));
            records.push(record("t001", made));
        }
        let visit = |rater: &str, target: &str| Visit {
            rater: RaterId::new(rater),
            target: TargetId::new(target),
            day: day("2026-04-01"),
        };
        Town {
            sheets,
            texts,
            records,
            visits: vec![visit("r3", "t000"), visit("r0", "t001")],
        }
    }

    fn material(&self) -> Material<'_> {
        Material {
            sheets: &self.sheets,
            texts: &self.texts,
            records: &self.records,
            visits: &self.visits,
            span: Some(Span {
                first: day("2026-01-01"),
                last: day("2026-05-20"),
            }),
            ..Material::default()
        }
    }
}

#[test]
fn a_form_that_was_filled_in_is_asked_about_once() {
    let town = Town::new();
    let profile = profile(&town.material(), Seed::new(1));
    let formal = of(&profile, "r3");
    let Review::Asked { families } = &formal.review else {
        panic!("{:#?}", formal.families);
    };
    for family in [Family::StraightLining, Family::CopiedText, Family::Bunching] {
        assert!(families.contains(&family), "{families:?}");
    }
    assert_eq!(measured(formal, Family::StraightLining).effect, 1.0);
    assert_eq!(measured(formal, Family::CopiedText).effect, 1.0);
    assert!(measured(formal, Family::Bunching).effect > 3.0);
    for honest in ["r0", "r1", "r2"] {
        assert_eq!(of(&profile, honest).review, Review::None, "{honest}");
    }
    let fair = measured(of(&profile, "r0"), Family::Bunching);
    assert!(
        fair.effect < 1.5 && fair.signal == Signal::Quiet,
        "{fair:?}"
    );
    assert_eq!(measured(of(&profile, "r0"), Family::CopiedText).effect, 0.0);
    let alpha = profile.panel.alpha.unwrap();
    assert!(alpha.value < 1.0 && alpha.units == 24);
}

#[test]
fn order_of_the_material_changes_nothing() {
    let mut town = Town::new();
    let before = profile(&town.material(), Seed::new(1));
    let mut draws = Draws::from(Seed::new(77));
    draws.shuffle(&mut town.sheets);
    draws.shuffle(&mut town.texts);
    draws.shuffle(&mut town.records);
    draws.shuffle(&mut town.visits);
    assert_eq!(before, profile(&town.material(), Seed::new(1)));
}

#[test]
fn honest_panels_are_not_asked_about() {
    let (mut reviews, mut signals, mut raters) = (0, 0, 0);
    for seed in 0..4 {
        let sheets = simulated(24, &[-0.2, 0.0, 0.1, 0.1], 100 + seed);
        let material = Material {
            sheets: &sheets,
            ..Material::default()
        };
        for one in profile(&material, Seed::new(seed)).evaluators {
            raters += 1;
            reviews += usize::from(one.review != Review::None);
            let out = |outcome: &&Outcome| match outcome {
                Outcome::Measured(one) => one.signal == Signal::StandsOut,
                _ => false,
            };
            signals += one.families.values().filter(out).count();
        }
    }
    assert_eq!((raters, reviews), (16, 0));
    assert!(signals <= 1, "{signals}");
}

#[test]
fn one_family_alone_asks_for_nothing() {
    let sheets = simulated(40, &[-0.9, 0.0, 0.2, 0.7], 51);
    let material = Material {
        sheets: &sheets,
        ..Material::default()
    };
    let profile = profile(&material, Seed::new(1));
    let lenient = of(&profile, "r0");
    let severity = measured(lenient, Family::Severity);
    assert!(
        severity.effect < -0.5 && severity.signal == Signal::StandsOut,
        "{severity:?}"
    );
    assert_eq!(lenient.review, Review::None);
}

#[test]
fn little_material_says_insufficient() {
    let sheets = [
        sheet("a", "1", &[3, 4, 2, 5, 1]),
        sheet("b", "1", &[4, 4, 2, 5, 2]),
    ];
    let material = Material {
        sheets: &sheets,
        ..Material::default()
    };
    let profile = profile(&material, Seed::new(1));
    for one in &profile.evaluators {
        assert_eq!(one.families.len(), Family::ALL.len());
        for (family, outcome) in &one.families {
            let said = match outcome {
                Outcome::Insufficient { have, need } => have < need,
                Outcome::NotPossible { .. } => true,
                Outcome::Measured(_) => false,
            };
            assert!(said, "{family:?}: {outcome:?}");
        }
        assert_eq!(one.review, Review::None);
    }
    let agreement = of(&profile, "a").families[&Family::StraightLining];
    assert_eq!(agreement, Outcome::Insufficient { have: 1, need: 8 });
    assert!(
        agreement
            .sentence(Family::StraightLining, Lang::En)
            .contains("at least 8")
    );
}

#[test]
fn evidence_streets_results_and_extra_work_are_read() {
    let mut sheets = simulated(40, &[0.0, 0.0, 0.0], 61);
    let mut standings = Vec::new();
    for (place, one) in sheets.iter_mut().enumerate() {
        let own = place / 3 % 2 == 0;
        one.street = Some(StreetId::new(if own { "own" } else { "other" }));
        if one.rater.as_str() == "r1" {
            let bare = evidenced(one.clone(), &[EvidenceLevel::None; 6]);
            *one = bare;
            for mark in one.marks.iter_mut().filter(|_| own) {
                mark.score = mark.score.plus(Points::whole(2)).min(Points::whole(5));
            }
            standings.push(Standing {
                target: one.target.clone(),
                user_result: Some(f64::from(u32::try_from(place * 29 % 41).unwrap())),
                extra_hours: one.overall(),
            });
        }
    }
    let material = Material {
        sheets: &sheets,
        standings: &standings,
        ..Material::default()
    };
    let profile = profile(&material, Seed::new(1));
    let one = of(&profile, "r1");
    let out: BTreeSet<Family> = match &one.review {
        Review::Asked { families } => families.iter().copied().collect(),
        Review::None => BTreeSet::new(),
    };
    let want = [
        Family::NoEvidence,
        Family::DetachedFromEvidence,
        Family::TiedToExtraWork,
        Family::StreetBias,
    ];
    assert!(
        want.iter().all(|family| out.contains(family)),
        "{:#?}",
        one.families
    );
    assert!(measured(one, Family::TiedToExtraWork).effect > 0.99);
}

#[test]
fn every_wording_is_in_both_languages_and_asks() {
    for family in Family::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let mark = if lang == Lang::Zh { '？' } else { '?' };
            assert!(family.question().get(lang).ends_with(mark), "{family:?}");
            let measured = Outcome::Measured(Measured {
                effect: 0.5,
                interval: Some(Interval {
                    low: 0.4,
                    high: 0.6,
                }),
                expected: Some(0.1),
                p: 0.001,
                q: 0.01,
                n: 30,
                signal: Signal::StandsOut,
            });
            let said = measured.sentence(*family, lang);
            assert!(
                !said.contains('{') && said.contains("30") && said.ends_with(mark),
                "{said}"
            );
            for verdict in [
                "作弊", "造假", "串通", "违规", "fraud", "cheat", "collu", "fake",
            ] {
                assert!(!said.contains(verdict), "{said}");
            }
        }
    }
}

#[test]
fn the_profile_is_kept_as_json_and_read_again() {
    let town = Town::new();
    let before = profile(&town.material(), Seed::new(1));
    let after: Profile = serde_json::from_str(&serde_json::to_string(&before).unwrap()).unwrap();
    // Text may lose the last digit of a number, hence the words, which do not show it.
    let words = |profile: &Profile| -> Vec<String> {
        let all = profile
            .evaluators
            .iter()
            .flat_map(|one| one.families.iter());
        all.map(|(family, outcome)| outcome.sentence(*family, Lang::Zh))
            .collect()
    };
    assert_eq!(words(&before), words(&after));
    assert_eq!(before.panel.allows, after.panel.allows);
    for (one, other) in before.evaluators.iter().zip(&after.evaluators) {
        assert_eq!((&one.rater, &one.review), (&other.rater, &other.review));
    }
}
