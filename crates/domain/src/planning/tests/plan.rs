//! S03 to S05.

use super::{budgeted, day, due, late, with};
use crate::{
    Stage,
    planning::walk,
    testkit::{World, organisation_id, person_id},
};
use kernel::{Money, Role};
use serde_json::{Value, json};

const MODELLED: &[&str] = &["cost.modelled", "obligation.arose"];
const SUBMITTED: &[&str] = &["plan.submitted", "obligation.arose", "stage.entered"];
const REVIEWED: &[&str] = &["plan.reviewed", "obligation.met", "stage.entered"];

fn grant(years: u32) -> Value {
    json!({ "line": "2080208", "amount": "300000", "years": years })
}

fn costed() -> World {
    World::at_stage(Stage::S03, "2025-04-01").does("set-cost-model", walk::cost(), MODELLED)
}

fn submitted() -> World {
    costed()
        .goes("commit-budget", grant(1))
        .does("submit-plan", walk::plan(), SUBMITTED)
        .by_person(Role::Reviewer, 70)
}

fn people(numbers: &[u128]) -> Value {
    numbers
        .iter()
        .map(|number| person_id(*number).to_string())
        .collect()
}

#[test]
fn the_cost_model_adds_up_and_starts_the_budget_clock() {
    let world = costed();
    let model = world.process.planning.cost.unwrap();
    assert_eq!(model.staff_cost, Money::yuan(216_000));
    assert_eq!(model.price, Money::yuan(297_000));
    // 15 working days over Qingming.
    assert_eq!(due(&world, "commit-budget", ""), day("2025-04-23"));
    let world = world.does("set-cost-model", walk::cost(), &["cost.modelled"]);
    assert_eq!(world.open("commit-budget"), 1);
}

#[test]
fn the_cost_model_must_be_possible() {
    World::at_stage(Stage::S03, "2025-04-01")
        .refuses(
            "set-cost-model",
            with(walk::cost(), "staff", json!(0)),
            "cost-empty",
        )
        .refuses(
            "set-cost-model",
            with(walk::cost(), "months", json!(0)),
            "cost-empty",
        )
        .refuses(
            "set-cost-model",
            with(walk::cost(), "monthly_floor", json!("999999999999")),
            "amount-too-large",
        );
}

#[test]
fn a_price_below_the_staff_floor_needs_a_reason() {
    let cheap = with(walk::cost(), "price", json!("215999.99"));
    let exact = with(walk::cost(), "price", json!("216000"));
    World::at_stage(Stage::S03, "2025-04-01")
        .blocked("set-cost-model", cheap.clone(), "S03.staff-floor")
        .because("另有市级资金承担一个岗位")
        .does(
            "set-cost-model",
            cheap,
            &["guard.reasoned", "cost.modelled", "obligation.arose"],
        )
        .does("set-cost-model", exact, &["cost.modelled"]);
}

#[test]
fn the_evaluation_is_paid_apart() {
    World::at_stage(Stage::S03, "2025-04-01").blocked(
        "set-cost-model",
        with(walk::cost(), "evaluation", json!(0)),
        "S03.evaluation-line",
    );
}

#[test]
fn thin_administration_is_a_warning() {
    let world = World::at_stage(Stage::S03, "2025-04-01").does(
        "set-cost-model",
        with(walk::cost(), "admin", json!("10000")),
        &["guard.warned", "cost.modelled", "obligation.arose"],
    );
    assert_eq!(
        world.process.guard_notes[0].guard.0.code,
        "S03.indirect-share"
    );
}

#[test]
fn a_budget_has_an_amount_and_years() {
    let nothing = with(grant(1), "amount", json!(0));
    let world = costed()
        .on("2025-04-24")
        .by(Role::Finance)
        .refuses("commit-budget", nothing, "budget-empty")
        .refuses("commit-budget", grant(0), "budget-empty")
        .does(
            "commit-budget",
            grant(1),
            &["budget.committed", "obligation.met"],
        );
    assert_eq!(late(&world, "commit-budget"), Some(1));
    assert_eq!(
        world.process.planning.budget.unwrap().amount,
        Money::yuan(300_000)
    );
}

#[test]
fn a_plan_needs_costs_a_budget_drafters_and_an_acceptance_plan() {
    let world = World::at_stage(Stage::S03, "2025-04-01")
        .refuses("submit-plan", walk::plan(), "cost-missing")
        .goes("set-cost-model", walk::cost())
        .blocked("submit-plan", walk::plan(), "S03.budgeted")
        .goes("commit-budget", grant(1))
        .blocked(
            "submit-plan",
            with(walk::plan(), "acceptance", json!(null)),
            "S04.acceptance-plan",
        )
        .refuses(
            "submit-plan",
            with(walk::plan(), "drafters", json!([])),
            "drafters-missing",
        )
        .does("submit-plan", walk::plan(), SUBMITTED);
    assert_eq!(world.process.stage, Stage::S04);
    // 10 working days over Qingming.
    assert_eq!(due(&world, "review-plan", ""), day("2025-04-16"));
    let planning = &world.process.planning;
    assert!(planning.drafted_by(person_id(80)) && !planning.drafted_by(person_id(70)));
    assert_eq!(
        planning.drafting_organisations(),
        [organisation_id(0), organisation_id(8)]
    );
}

#[test]
fn several_years_are_stated_and_funded() {
    let years = |years: Value| {
        with(
            with(walk::plan(), "term", json!("multi-year")),
            "years",
            years,
        )
    };
    let world = costed()
        .goes("commit-budget", grant(2))
        .blocked("submit-plan", years(json!(null)), "S04.multi-year-stated")
        .blocked("submit-plan", years(json!(1)), "S04.multi-year-stated")
        .blocked("submit-plan", years(json!(3)), "S04.multi-year-stated")
        .does("submit-plan", years(json!(2)), SUBMITTED);
    assert_eq!(world.process.planning.submission.unwrap().years, 2);
}

#[test]
fn nobody_reviews_what_they_drafted() {
    let with_drafter = with(walk::review("pass"), "reviewers", people(&[70, 71, 61, 80]));
    submitted()
        .blocked("review-plan", with_drafter, "S04.reviewers-independent")
        // The head who drafted cannot file the review of others either.
        .by_person(Role::PurchaserHead, 0)
        .blocked(
            "review-plan",
            walk::review("pass"),
            "S04.reviewers-independent",
        )
        .by_person(Role::PurchaserHead, 2)
        .does("review-plan", walk::review("pass"), REVIEWED);
}

#[test]
fn a_review_takes_three_different_people() {
    for few in [people(&[70, 71]), people(&[70, 71, 71])] {
        submitted().blocked(
            "review-plan",
            with(walk::review("pass"), "reviewers", few),
            "S04.enough-reviewers",
        );
    }
}

#[test]
fn a_review_passes_or_returns_the_plan() {
    let passed = submitted().does("review-plan", walk::review("pass"), REVIEWED);
    assert_eq!(passed.process.stage, Stage::S05);
    let returned =
        submitted()
            .on("2025-04-18")
            .does("review-plan", walk::review("return"), REVIEWED);
    assert_eq!(returned.process.stage, Stage::S02);
    assert_eq!(late(&returned, "review-plan"), Some(2));
    let again = walk::returned(World::new("2025-03-03"));
    assert_eq!(again.process.stage, Stage::S06);
    assert_eq!(again.process.planning.reviews.len(), 2);
}

#[test]
fn the_intention_leaves_the_notice_period_before_the_tender() {
    // 30 days from 1 April end on Thursday 1 May, a holiday; the next working day is 6 May.
    let world = World::at_stage(Stage::S05, "2025-04-01")
        .refuses(
            "publish-intention",
            with(walk::intention(), "expected", json!("2025-04-20")),
            "expected-too-early",
        )
        .does(
            "publish-intention",
            with(walk::intention(), "expected", json!("2025-05-02")),
            &["intention.published", "obligation.arose", "stage.entered"],
        );
    let planning = &world.process.planning;
    assert_eq!(world.process.stage, Stage::S06);
    assert_eq!(planning.intention_published, Some(day("2025-04-01")));
    assert_eq!(planning.tender_expected, Some(day("2025-05-02")));
    assert_eq!(due(&world, "draft-documents", ""), day("2025-05-31"));
    let world = world
        .with(budgeted)
        .with(super::researched)
        .on("2025-06-03")
        .goes("draft-documents", walk::documents());
    assert_eq!(late(&world, "draft-documents"), Some(3));
}

#[test]
fn without_the_calendar_nothing_is_guessed() {
    World::at_stage(Stage::S05, "2026-12-15").does(
        "publish-intention",
        with(walk::intention(), "expected", json!("2027-02-10")),
        &["intention.published", "obligation.arose", "stage.entered"],
    );
    let world = World::at_stage(Stage::S03, "2026-12-28").goes("set-cost-model", walk::cost());
    let owed = world.process.obligations.last().unwrap();
    assert_eq!((owed.duty.0.code, owed.due.date()), ("commit-budget", None));
}

#[test]
fn an_exemption_follows_a_rule_or_gives_a_reason() {
    let ground = |code: &str| json!({ "ground": code });
    for code in ["urgent", "small"] {
        let world = World::at_stage(Stage::S05, "2025-04-01").does(
            "exempt-intention",
            ground(code),
            &["intention.exempted", "stage.entered"],
        );
        assert_eq!(world.process.stage, Stage::S06);
        assert!(world.process.planning.intention_exempt.is_some());
    }
    World::at_stage(Stage::S05, "2025-04-01")
        .blocked("exempt-intention", ground("other"), "S05.exempt-by-rule")
        .because("上级要求五月前启动")
        .does(
            "exempt-intention",
            ground("other"),
            &["guard.reasoned", "intention.exempted", "stage.entered"],
        );
}
