//! S06: need, criterion, unit and outcome hang together.

use super::{day, drafting, with};
use crate::{
    planning::{
        choices::Taken,
        parity, splitting,
        state::Answer,
        tasks::{self, Status},
        trace, walk,
    },
    process::Method,
    testkit::World,
};
use kernel::{Money, ProcessId, Role};
use serde_json::{Value, json};

fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut form = walk::documents();
    change(&mut form);
    form
}

fn drafted(change: impl FnOnce(&mut Value)) -> World {
    drafting()
        .goes("draft-documents", changed(change))
        .by(Role::Agent)
}

const TESTED: &[&str] = &["fairness.tested"];

/// Every gap of the draft, by its pointer.
fn gaps(world: &World) -> Vec<String> {
    let orphans = trace::orphans(&world.process);
    orphans.iter().map(trace::Orphan::pointer).collect()
}

#[test]
fn a_linked_draft_has_no_orphan_and_goes_through() {
    let world = drafted(|_| {});
    assert!(gaps(&world).is_empty());
    let needs = trace::needs(&world.process);
    assert_eq!(needs.len(), 4);
    assert_eq!(needs[0].units.len(), 1);
    assert_eq!(needs[0].outcomes.len(), 2);
    world.does("test-fairness", walk::fair(), TESTED);
}

#[test]
fn an_orphan_row_stops_the_test_and_is_pointed_at() {
    let rows = [
        ("criteria", "serves", "criteria.1.serves"),
        ("units", "answers", "units.1.answers"),
        ("index", "measures", "index.1.measures"),
    ];
    for (table, column, pointer) in rows {
        let world = drafted(|form| form[table][1][column] = json!([]));
        assert_eq!(gaps(&world)[0], pointer);
        let denied = world.tries("test-fairness", walk::fair()).unwrap_err();
        let crate::registry::Denied::Refused(refusal) = denied else {
            panic!("{denied:?}")
        };
        assert_eq!(refusal.code(), "trace-orphan");
        assert_eq!(refusal.field.as_deref(), Some(pointer));
    }
}

#[test]
fn links_lead_to_needs_and_units_there_are() {
    let rows = [
        ("criteria", "serves", "N9"),
        ("units", "answers", "V9"),
        ("index", "measures", "U9"),
    ];
    for (table, column, lost) in rows {
        let form = changed(|form| form[table][0][column] = json!([lost]));
        drafting().refuses("draft-documents", form, "link-unknown");
    }
    let odd = changed(|form| form["criteria"][0]["serves"] = json!(["X1"]));
    drafting().faults("draft-documents", odd, "criteria.0.serves");
}

#[test]
fn a_need_nothing_answers_needs_a_reason_unless_residents_were_told() {
    let unmet = |world: World| {
        world.with(|process| process.planning.draft.as_mut().unwrap().trace.units[1].clear())
    };
    // The unit keeps a link of its own, so that the need alone is the gap.
    let world = drafted(|form| form["units"][1]["answers"] = json!(["V2"]));
    assert_eq!(gaps(&world), ["units"]);
    let told = world.clone().with(|process| {
        process.planning.themes[1].answer = Some(Answer {
            taken: Taken::NotTaken,
            text: "由社区卫生中心承担".into(),
            on: day("2025-03-20"),
        });
    });
    told.does("test-fairness", walk::fair(), TESTED);
    world
        .blocked("test-fairness", walk::fair(), "S06.needs-answered")
        .because("并入入户探访")
        .goes("test-fairness", walk::fair());
    assert_eq!(gaps(&unmet(drafted(|_| {}))).len(), 3);
}

#[test]
fn a_draft_without_any_link_is_named_in_the_record() {
    let bare = drafted(|form| {
        for (table, column) in [
            ("criteria", "serves"),
            ("units", "answers"),
            ("index", "measures"),
        ] {
            for row in form[table].as_array_mut().unwrap() {
                row.as_object_mut().unwrap().remove(column);
            }
        }
    });
    let events = bare.tries("test-fairness", walk::fair());
    let text = format!("{events:?}");
    assert!(
        text.contains("S06.trace-begun") || text.contains("GuardWarned"),
        "{text}"
    );
}

#[test]
fn with_several_lots_each_names_its_host_and_a_ceiling() {
    let nowhere = changed(|form| form["lots"][1]["host"] = json!(""));
    drafting().refuses("draft-documents", nowhere, "lot-host-missing");
    let free = changed(|form| form["lots"][1]["ceiling"] = json!("0"));
    drafting().refuses("draft-documents", free, "lot-ceiling-missing");
}

#[test]
fn the_form_of_a_second_draft_is_filled_with_the_first() {
    let world = drafted(|_| {});
    let entry = crate::registry::verb("draft-documents").unwrap();
    let filled = world.asks(|at| (entry.prefill)(at));
    let before = world.process.clone();
    let again = world.goes("draft-documents", Value::Object(filled)).process;
    assert_eq!(again.plan, before.plan);
    assert_eq!(again.lots, before.lots);
    assert_eq!(
        again.planning.draft.unwrap().trace,
        before.planning.draft.unwrap().trace
    );
}

/// A purchase of the same buyer from the same item.
fn sibling(number: u128, method: Option<Method>, amount: u32) -> splitting::Sibling {
    splitting::Sibling {
        process: ProcessId::new(uuid::Uuid::from_u128(number)),
        title: "另一项目".into(),
        share: splitting::Share {
            year: 2025,
            line: " 2080208".into(),
            category: None,
            method,
            amount: Money::yuan(amount),
        },
    }
}

fn together(siblings: Vec<splitting::Sibling>) -> World {
    let facts = crate::Facts {
        siblings,
        ..crate::Facts::default()
    };
    drafted(|_| {}).knowing(facts)
}

#[test]
fn purchases_of_one_item_count_together_up_to_the_limit() {
    let consult = Some(Method::Consultation);
    // 300,000 here and 1,700,000 there make 2,000,000: not above the limit.
    let found = |world: World| {
        let world = world.because("核对过").goes("test-fairness", walk::fair());
        let fairness = world.process.planning.fairness.unwrap();
        let lints: Vec<&str> = fairness
            .findings
            .iter()
            .map(|one| one.lint.code())
            .collect();
        (lints.join(" "), fairness.counted.len())
    };
    let within = together(vec![sibling(1, consult, 1_700_000)]);
    let (lints, counted) = found(within);
    assert!(lints.contains("siblings-undeclared") && !lints.contains("split-purchase"));
    assert_eq!(counted, 1);
    let above = together(vec![
        sibling(1, consult, 900_000),
        sibling(2, None, 800_001),
    ]);
    above
        .clone()
        .blocked("test-fairness", walk::fair(), "S06.splitting")
        .goes(
            "test-fairness",
            with(walk::fair(), "splitting", json!("approved")),
        );
    assert!(found(above).0.contains("split-purchase"));
}

#[test]
fn open_tenders_other_years_items_and_categories_do_not_count() {
    let open = sibling(1, Some(Method::Open), 5_000_000);
    let mut year = sibling(2, None, 5_000_000);
    year.share.year = 2024;
    let mut line = sibling(3, None, 5_000_000);
    line.share.line = "2080299".into();
    let world = together(vec![open, year, line]);
    world.does("test-fairness", walk::fair(), TESTED);
    let mut kinds = sibling(4, None, 5_000_000);
    kinds.share.category = Some("C1".into());
    let world = together(vec![kinds]);
    world
        .clone()
        .blocked("test-fairness", walk::fair(), "S06.splitting");
    let apart = world.with(|process| {
        process.planning.budget.as_mut().unwrap().category = Some("C2".into());
    });
    apart.does("test-fairness", walk::fair(), TESTED);
}

#[test]
fn every_clause_has_its_place_in_the_parity_report() {
    let world = drafted(|_| {});
    let mut terms = world.process.plan.unwrap().terms;
    terms.clauses = crate::contract::Clause::ALL.to_vec();
    let report = parity::report(&terms);
    assert_eq!(report.pairs.len(), crate::contract::Clause::ALL.len());
    let (provider, government) = report.points();
    assert!(provider > 0 && government > 0);
    assert!(report.missing.is_empty());
    assert!(report.one_sided().count() > 0);
    assert!(!report.duties.provider.is_empty() && !report.duties.government.is_empty());
    terms
        .clauses
        .retain(|one| *one != crate::contract::Clause::Equality);
    assert_eq!(parity::report(&terms).missing.len(), 1);
}

#[test]
fn the_task_list_says_what_is_missing_in_words_people_know() {
    let status = |world: &World, verb: &str| {
        let list = world.asks(tasks::tasks);
        list.into_iter()
            .find(|one| one.verb == verb)
            .unwrap()
            .status
    };
    let fresh = walk::register(World::new("2025-03-03"));
    assert_eq!(status(&fresh, "take-up-need"), Status::NotStarted);
    assert_eq!(status(&fresh, "survey-market"), Status::CannotStart);
    assert_eq!(status(&fresh, "test-fairness"), Status::CannotStart);
    let ready = walk::walk(World::new("2025-03-03"));
    let list = ready.asks(tasks::tasks);
    let open: Vec<&str> = list
        .iter()
        .filter(|one| one.status != Status::Completed)
        .map(|one| one.verb)
        .collect();
    assert!(open.is_empty(), "{open:?}");
}
