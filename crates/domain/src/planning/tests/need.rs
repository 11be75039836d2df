//! S01 and S02.

use super::{day, due, late, with};
use crate::{
    Stage,
    planning::walk,
    testkit::{World, organisation_id, person_id},
};
use kernel::Role;
use serde_json::{Value, json};

const REGISTERED: &[&str] = &[
    "need.registered",
    "stage.entered",
    "grant.given",
    "grant.given",
    "grant.given",
    "obligation.arose",
];

fn answer(theme: &str) -> Value {
    json!({ "theme": theme, "taken": "not-taken", "answer": "不属于本部门职责，已转送卫健部门。" })
}

/// Researched and ready for the report.
fn researched() -> World {
    World::at_stage(Stage::S02, "2025-03-20")
        .by(Role::Purchaser)
        .goes("survey-market", walk::survey())
        .goes("consult-residents", walk::consultation())
        .goes("answer-theme", answer("N1"))
        .goes("answer-theme", answer("N2"))
        .goes("match-duties", walk::duties("fit"))
}

#[test]
fn a_registered_need_gives_roles_and_a_clock() {
    let world = walk::register(World::new("2025-03-03"));
    assert_eq!(world.process.stage, Stage::S01);
    assert_eq!(world.process.title, Some("独居老人关爱服务".into()));
    assert_eq!(world.process.jurisdiction, "cn-national");
    let host = world.process.organisations_in(Role::Host, None);
    assert_eq!(host.len(), 2);
    // 15 working days.
    assert_eq!(due(&world, "decide-need", ""), day("2025-03-24"));
    let debtor = world.process.obligations[0].debtor;
    assert_eq!(debtor, Some(organisation_id(0)));
    world.refuses("register-need", walk::need(), "already-started");
}

#[test]
fn a_need_that_names_nobody_needs_a_reason() {
    let nobody = with(walk::need(), "beneficiaries", json!(null));
    let world = World::new("2025-03-03").by(Role::Resident).blocked(
        "register-need",
        nobody.clone(),
        "S01.beneficiaries-named",
    );
    let mut kinds = vec!["guard.reasoned"];
    kinds.extend(REGISTERED);
    world
        .because("服务对象须入户摸底后才能确定")
        .does("register-need", nobody, &kinds);
}

#[test]
fn a_need_names_each_host_once_and_never_the_purchaser() {
    let own = with(
        walk::need(),
        "hosts",
        json!([organisation_id(0).to_string()]),
    );
    let host = organisation_id(1).to_string();
    let twice = with(walk::need(), "hosts", json!([host, host]));
    World::new("2025-03-03")
        .refuses("register-need", own, "host-is-purchaser")
        .faults(
            "register-need",
            with(walk::need(), "jurisdiction", json!("mars")),
            "jurisdiction",
        )
        .does(
            "register-need",
            twice,
            &[
                "need.registered",
                "stage.entered",
                "grant.given",
                "grant.given",
                "obligation.arose",
            ],
        );
}

#[test]
fn a_need_taken_up_late_shows_it() {
    let world = walk::register(World::new("2025-03-03"))
        .on("2025-03-24")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-03-25")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.missed"])
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-03-26")
        .by(Role::Purchaser)
        .does(
            "take-up-need",
            json!({}),
            &["need.taken-up", "obligation.met", "stage.entered"],
        )
        .refuses("take-up-need", json!({}), "wrong-stage");
    assert_eq!(late(&world, "decide-need"), Some(2));
}

#[test]
fn a_need_can_be_dropped_with_a_reason_only() {
    walk::register(World::new("2025-03-03"))
        .by(Role::Purchaser)
        .faults("drop-need", json!({}), "reason")
        .does(
            "drop-need",
            json!({ "reason": "与市级项目重复" }),
            &["need.dropped", "obligation.met", "stage.entered"],
        )
        .refuses("drop-need", json!({ "reason": "再次" }), "wrong-stage");
}

#[test]
fn dropping_lets_every_open_question_fall_away() {
    let world = walk::dropped(World::new("2025-03-03"));
    assert_eq!(world.process.stage, Stage::End);
    assert!(world.process.obligations.iter().all(|one| !one.is_open()));
    let world = World::at_stage(Stage::S02, "2025-03-20")
        .goes("consult-residents", walk::consultation())
        .does(
            "drop-need",
            json!({ "reason": "资金未落实" }),
            &[
                "need.dropped",
                "obligation.lapsed",
                "obligation.lapsed",
                "stage.entered",
            ],
        );
    assert_eq!(world.open("answer-theme"), 0);
}

#[test]
fn a_survey_counts_different_actors_of_the_past() {
    let tomorrow = json!({ "actors": [
        { "name": "和风", "contact": "2025-03-21", "finding": "约好明天谈" },
    ] });
    let same = json!({ "actors": [
        { "name": "和风社工中心", "contact": "2025-03-19", "finding": "补充了报价" },
    ] });
    let world = World::at_stage(Stage::S02, "2025-03-20")
        .refuses("survey-market", json!({ "actors": [] }), "survey-empty")
        .refuses("survey-market", tomorrow, "date-in-future")
        .does("survey-market", same, &["market.surveyed"])
        .does("survey-market", walk::survey(), &["market.surveyed"]);
    assert_eq!(world.process.planning.market.len(), 4);
    assert_eq!(world.process.planning.actors_surveyed(), 3);
}

#[test]
fn every_theme_of_residents_is_owed_an_answer() {
    let nobody = with(walk::consultation(), "residents", json!(0));
    let later = with(walk::consultation(), "date", json!("2025-04-02"));
    let world = World::at_stage(Stage::S02, "2025-04-01")
        .refuses("consult-residents", nobody, "nobody-heard")
        .refuses("consult-residents", later, "date-in-future")
        .goes("consult-residents", walk::consultation())
        .goes("consult-residents", walk::consultation());
    assert_eq!(world.open("answer-theme"), 4);
    assert_eq!(world.process.planning.residents_consulted(), 72);
    // 15 working days over Qingming.
    assert_eq!(due(&world, "answer-theme", "N3"), day("2025-04-23"));
    let world = world
        .does(
            "answer-theme",
            answer("N3"),
            &["theme.answered", "obligation.met"],
        )
        .refuses("answer-theme", answer("N3"), "theme-unknown")
        .refuses("answer-theme", answer("N9"), "theme-unknown");
    assert_eq!(world.open("answer-theme"), 3);
}

#[test]
fn a_new_duty_match_replaces_the_old_one() {
    let world = World::at_stage(Stage::S02, "2025-03-20")
        .refuses(
            "match-duties",
            json!({ "components": [] }),
            "components-missing",
        )
        .goes("match-duties", walk::duties("negative"))
        .goes("match-duties", walk::duties("cooperating"));
    let ids: Vec<u32> = world
        .process
        .planning
        .components
        .iter()
        .map(|one| one.id.0)
        .collect();
    assert_eq!(ids, [3, 4]);
    for result in [
        "fit",
        "host-duty",
        "purchaser-duty",
        "cooperating",
        "negative",
    ] {
        let may = matches!(result, "fit" | "cooperating");
        let world = researched().goes("match-duties", walk::duties(result));
        if may {
            world.goes("file-need-report", walk::report());
        } else {
            world.blocked("file-need-report", walk::report(), "S02.duty-list");
        }
    }
}

#[test]
fn the_need_report_needs_survey_consultation_and_duty_match() {
    World::at_stage(Stage::S02, "2025-03-20")
        .blocked("file-need-report", walk::report(), "S02.market-actors")
        .goes("survey-market", walk::survey())
        .blocked("file-need-report", walk::report(), "S02.public-consulted")
        .goes("consult-residents", walk::consultation())
        .blocked("file-need-report", walk::report(), "S02.duty-list")
        .goes("match-duties", walk::duties("fit"))
        .blocked("file-need-report", walk::report(), "S02.themes-answered")
        .because("另一项议题须会同卫健部门答复，期限内办理")
        .does(
            "file-need-report",
            walk::report(),
            &["guard.reasoned", "need.reported", "stage.entered"],
        )
        // The duty to answer stays.
        .does(
            "answer-theme",
            answer("N2"),
            &["theme.answered", "obligation.met"],
        );
    let world = researched().does(
        "file-need-report",
        walk::report(),
        &["need.reported", "stage.entered"],
    );
    assert_eq!(world.process.stage, Stage::S03);
    assert_eq!(world.process.planning.reported, Some(day("2025-03-20")));
}

#[test]
fn lists_offer_only_what_waits_for_an_answer() {
    use crate::{At, Context, planning, refs};
    let world = World::at_stage(Stage::S02, "2025-03-20")
        .goes("consult-residents", walk::consultation())
        .goes("answer-theme", answer("N1"));
    let rulebook = rules::Rulebook::embedded().unwrap();
    let now = world.process.updated.unwrap();
    let context = Context {
        now,
        occurred: now,
        actor: crate::Actor {
            person: Some(person_id(0)),
            organisation: None,
            role: Role::Purchaser,
        },
        rulebook: &rulebook,
        contract: None,
        reason: None,
        facts: Default::default(),
        found: crate::sealing::Found::default(),
    };
    let listed = |world: &World, kind| -> Vec<String> {
        let at = At {
            process: &world.process,
            context: &context,
        };
        refs::options(&at, kind)
            .into_iter()
            .map(|one| one.value)
            .collect()
    };
    assert_eq!(listed(&world, planning::state::ThemeId::KIND), ["N2"]);
    let world = super::drafting()
        .goes("draft-documents", walk::documents())
        .goes("comment-on-terms", walk::comment())
        .goes("propose-counter-clause", walk::counter());
    assert_eq!(listed(&world, planning::state::CommentId::KIND), ["D1"]);
    assert_eq!(listed(&world, planning::state::CounterId::KIND), ["E1"]);
    assert!(listed(&world, "Nothing").is_empty());
}
