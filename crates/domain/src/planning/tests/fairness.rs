//! S06: the fairness test.

use super::{drafting, with};
use crate::{
    planning::{
        choices::{LegalForm, Lint},
        walk,
    },
    process::Process,
    testkit::World,
};
use kernel::{Money, Role};
use serde_json::{Value, json};

const TESTED: &[&str] = &["fairness.tested"];
const REASONED: &[&str] = &["guard.reasoned", "fairness.tested"];

/// Documents whose only criterion besides a harmless one is this one.
fn scoring(name: &str, points: u32, scale: &str) -> Value {
    let rest = 90 - points;
    let criteria = json!([
        { "name": name, "points": points, "scale": scale, "serves": ["V1"] },
        { "name": "服务方案", "points": rest, "scale": "每回应一项议题得 5 分", "serves": ["N1"] },
    ]);
    with(walk::documents(), "criteria", criteria)
}

fn drafted(documents: Value) -> World {
    drafting()
        .goes("draft-documents", documents)
        .by(Role::Agent)
}

fn changed(change: impl FnOnce(&mut Process)) -> World {
    drafted(walk::documents()).with(change)
}

/// The findings of a test that goes through, with a reason where one is needed.
fn found(world: World) -> Vec<Lint> {
    let world = world.because("已评估").goes("test-fairness", walk::fair());
    let findings = world.process.planning.fairness.unwrap().findings;
    findings.into_iter().map(|one| one.lint).collect()
}

#[test]
fn a_clean_draft_passes_and_says_that_no_lot_is_reserved() {
    drafting()
        .refuses("test-fairness", walk::fair(), "draft-missing")
        .goes("draft-documents", walk::documents())
        .does("test-fairness", walk::fair(), TESTED);
    assert_eq!(found(drafted(walk::documents())), [Lint::SmeDefaultLeft]);
}

#[test]
fn a_new_draft_must_be_tested_again() {
    let world = drafted(walk::documents()).goes("test-fairness", walk::fair());
    assert!(world.process.planning.ready_to_publish());
    let world = world.goes("draft-documents", walk::documents());
    assert_eq!(world.process.planning.fairness, None);
    assert!(!world.process.planning.ready_to_publish());
}

#[test]
fn forbidden_factors_stop_the_draft() {
    let lists = [
        ("注册资本", "每 100 万元得 1 分"),
        ("财务状况", "上年营业收入每 50 万元得 1 分"),
        ("人员规模", "从业人员 50 人以上得 5 分"),
        ("实力", "纳税额每 1 万元得 1 分"),
        ("Strength", "Annual revenue above 1 million: 5 points"),
        (
            "Finances",
            "Profit of at least 5 % over two years: 5 points",
        ),
        ("业绩", "本区业绩每项 2 分"),
        (
            "Presence",
            "An office in the district for 2 years: 5 points",
        ),
        ("服务能力", "办公地点在本街道的，每年得 1 分"),
    ];
    for (name, scale) in lists {
        drafted(scoring(name, 10, scale)).blocked(
            "test-fairness",
            walk::fair(),
            "S06.forbidden-factors",
        );
    }
}

#[test]
fn harmless_words_are_not_accused() {
    let lists = [
        ("资产为本的社区工作", "每个案例 5 分"),
        ("Nonprofit governance", "2 points for each audited year"),
        ("本地需求分析", "每项数据 2 分"),
        ("Asset-based work", "5 points per example"),
    ];
    for (name, scale) in lists {
        assert_eq!(
            found(drafted(scoring(name, 30, scale))),
            [Lint::SmeDefaultLeft],
            "{name}"
        );
    }
}

#[test]
fn a_rating_bonus_is_a_finding() {
    let lints = found(drafted(scoring("社会组织评估等级", 10, "每高一级得 2 分")));
    assert!(lints.contains(&Lint::RatingBonus));
}

#[test]
fn scales_without_quantities_stay_below_a_fifth() {
    let vague = [
        "优 10 分，良 6 分，一般 3 分",
        "由评委酌情打分",
        "excellent 10 points, good 6, fair 2",
        "根据方案的合理性评 8–10 分",
    ];
    for scale in vague {
        let world = drafted(scoring("方案", 20, scale)).does("test-fairness", walk::fair(), TESTED);
        let findings = world.process.planning.fairness.unwrap().findings;
        assert!(
            findings.iter().any(|one| one.lint == Lint::SubjectiveScale),
            "{scale}"
        );
        drafted(scoring("方案", 21, scale))
            .blocked("test-fairness", walk::fair(), "S06.scoring-graded")
            .because("心理疏导类服务难以量化，已请三名专家拟定要点")
            .does("test-fairness", walk::fair(), REASONED);
    }
    for graded in [
        "3 年以上经验得 5 分",
        "案例≥3，得满分",
        "2 名督导得 10 分",
        "3 points for 2 cases",
    ] {
        let lints = found(drafted(scoring("方案", 40, graded)));
        assert!(!lints.contains(&Lint::SubjectiveScale), "{graded}");
    }
}

#[test]
fn a_reservation_against_nonprofits_is_recorded() {
    let reserved = with(walk::documents(), "reservation", json!("yes"));
    drafted(reserved.clone()).blocked(
        "test-fairness",
        walk::fair(),
        "S06.sme-reservation-recorded",
    );
    assert_eq!(found(drafted(reserved)), [Lint::SmeExcludes]);
    let weighed = with(
        with(walk::documents(), "reservation", json!("yes-considered")),
        "reservation_reason",
        json!("允许社会组织与小微企业联合"),
    );
    assert_eq!(found(drafted(weighed)), []);
}

#[test]
fn one_sided_schedules_stop_the_draft() {
    // `draft-documents` refuses them, so such a draft can only come from an older record.
    let one_sided = changed(|process| {
        process.plan.as_mut().unwrap().terms.preconditions.clear();
    });
    one_sided.blocked("test-fairness", walk::fair(), "S06.symmetric-schedules");
}

#[test]
fn splitting_without_approval_needs_a_reason() {
    let says = |code: &str| with(walk::fair(), "splitting", json!(code));
    let world = drafted(walk::documents())
        .does("test-fairness", says("approved"), TESTED)
        .blocked("test-fairness", says("several"), "S06.splitting")
        .because("两次采购的服务对象和内容不同")
        .does("test-fairness", says("several"), REASONED);
    let findings = world.process.planning.fairness.unwrap().findings;
    assert!(findings.iter().any(|one| one.lint == Lint::SplitPurchase));
}

#[test]
fn the_method_fits_the_amount_or_is_approved() {
    let basis = |code: &str| with(walk::fair(), "method_basis", json!(code));
    let at = |method: &str, ceiling: u32| {
        let form = with(walk::documents(), "method", json!(method));
        drafted(form).with(|process| {
            process.plan.as_mut().unwrap().ceiling = Money::yuan(ceiling);
        })
    };
    let lawful = |method, ceiling, code| {
        at(method, ceiling).does("test-fairness", basis(code), TESTED);
    };
    let stopped = |method, ceiling, code| {
        at(method, ceiling).blocked("test-fairness", basis(code), "S06.method-lawful");
    };
    lawful("open", 5_000_000, "unsettled");
    lawful("consultation", 1_999_999, "within-limits");
    // “From 2,000,000” includes 2,000,000.
    stopped("consultation", 2_000_000, "within-limits");
    lawful("consultation", 2_000_000, "approved");
    stopped("negotiation", 100_000, "unsettled");
    lawful("comparison", 299_999, "within-limits");
    stopped("comparison", 300_000, "within-limits");
    stopped("comparison", 300_000, "approved");
    stopped("single-source", 100_000, "within-limits");
    lawful("single-source", 100_000, "only-supplier");
}

#[test]
fn points_for_papers_alone_stay_below_half() {
    let at = |points| drafted(scoring("团队", points, "每名社工提供证书复印件得 2 分"));
    assert!(found(at(50)).contains(&Lint::DocumentOnly));
    assert!(!found(at(50)).contains(&Lint::DocumentShare));
    at(51).blocked("test-fairness", walk::fair(), "S06.not-paper-only");
}

#[test]
fn the_same_criterion_is_not_scored_twice() {
    let twice = drafted(scoring("服务 方案", 20, "每名持证社工 4 分"));
    assert!(found(twice).contains(&Lint::DuplicateCriterion));
}

#[test]
fn a_criterion_only_one_firm_can_meet_asks_why() {
    let mut form = walk::documents();
    form["criteria"][0]["met_by"] = json!(1);
    drafted(form.clone())
        .blocked("test-fairness", walk::fair(), "S06.several-can-meet")
        .because("服务对象使用少数民族语言")
        .does("test-fairness", walk::fair(), REASONED);
    form["criteria"][0]["met_by"] = json!(4);
    drafting().refuses("draft-documents", form, "met-by-too-many");
}

#[test]
fn a_reservation_in_a_market_of_nonprofits_needs_a_reason() {
    let weighed = with(
        with(walk::documents(), "reservation", json!("yes-considered")),
        "reservation_reason",
        json!("允许社会组织与小微企业联合"),
    );
    let market = |nonprofits: usize| {
        drafted(weighed.clone()).with(|process| {
            for (place, one) in process.planning.market.iter_mut().enumerate() {
                one.form = Some(if place < nonprofits {
                    LegalForm::Nonprofit
                } else {
                    LegalForm::Enterprise
                });
            }
        })
    };
    market(1).does("test-fairness", walk::fair(), TESTED);
    market(2).blocked("test-fairness", walk::fair(), "S06.sme-market");
}

#[test]
fn a_ceiling_below_the_staff_floor_needs_a_reason() {
    let world = changed(|process| {
        let yuan = Money::yuan;
        process.planning.cost = Some(crate::planning::state::CostModel {
            staff: 4,
            monthly_floor: yuan(7_000),
            months: 12,
            activity: yuan(0),
            supervision: yuan(0),
            admin: yuan(0),
            tax: yuan(0),
            evaluation: yuan(1),
            staff_cost: yuan(336_000),
            price: yuan(336_000),
        });
    });
    world.blocked("test-fairness", walk::fair(), "S06.ceiling-covers-staff");
}

#[test]
fn a_host_without_a_lot_is_seen() {
    let mut form = walk::documents();
    form["lots"].as_array_mut().unwrap().pop();
    assert!(found(drafted(form)).contains(&Lint::HostWithoutLot));
}

#[test]
fn every_finding_says_what_to_do_and_where_the_rule_is() {
    for lint in Lint::ALL {
        for text in [lint.advice(), lint.source()] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{lint:?}");
        }
        assert!(!lint.field().is_empty());
    }
}

#[test]
fn terms_to_be_changed_after_a_failed_competition_are_tested_again() {
    let failed = |retest: &str| {
        let world = World::at_stage(crate::Stage::S07b, "2025-04-01").with(|process| {
            process.planning.fairness = Some(crate::planning::state::Fairness {
                on: super::day("2025-03-01"),
                findings: Vec::new(),
                splitting: crate::planning::choices::Splitting::Single,
                method_basis: crate::planning::choices::MethodBasis::WithinLimits,
                counted: Vec::new(),
            });
        });
        let form = json!({ "causes": ["price"], "fairness": retest, "next": "repeat" });
        let world = world.by(Role::Purchaser).goes("analyse-failure", form);
        world.process.planning.fairness
    };
    assert!(failed("clean").is_some());
    assert!(failed("amended").is_none());
}
