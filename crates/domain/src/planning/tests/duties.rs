//! S02: components held against the duty lists of the hosts.

use crate::{
    Stage,
    planning::{
        choices::DutyKind,
        duty_list::{self, DutyList},
    },
    testkit::{World, organisation_id},
};
use kernel::{Digest, Role};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let text = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(text).collect()
}

fn list() -> DutyList {
    let rows = cells(&[
        &["东街道履职事项清单"],
        &["编号", "类别", "事项"],
        &["1", "基本履职", "独居老人日常探访和关爱服务的组织"],
        &["2", "配合履职事项", "协助开展就医便民服务"],
        &["3", "上级部门收回", "城市执法巡查"],
    ]);
    DutyList {
        version: 2,
        on: super::day("2025-03-01"),
        file: "清单.xlsx".to_owned(),
        digest: Digest::of(b"bytes"),
        rows: duty_list::read(&rows).unwrap(),
    }
}

fn researching() -> World {
    let lists = BTreeMap::from([(organisation_id(1), list())]);
    let facts = crate::Facts {
        duty_lists: Arc::new(lists),
        ..crate::Facts::default()
    };
    let world = World::at_stage(Stage::S02, "2025-04-01").by(Role::Purchaser);
    world.knowing(facts)
}

fn component(result: &str, host: u128, row: &str) -> Value {
    json!({ "components": [{
        "component": "独居老人探访", "result": result, "basis": "清单",
        "list": organisation_id(host).to_string(), "row": row,
    }] })
}

#[test]
fn a_list_is_read_whole_or_refused_row_by_row() {
    let rows = list().rows;
    let kinds: Vec<DutyKind> = rows.iter().map(|one| one.kind).collect();
    assert_eq!(
        kinds,
        [DutyKind::Basic, DutyKind::Cooperating, DutyKind::TakenBack]
    );
    let long = "字".repeat(501);
    let faulty = cells(&[
        &["类别", "事项", "编号"],
        &["基本履职", "甲", "1"],
        &["别的", "乙", "2"],
        &["基本履职", "", "3"],
        &["基本履职", "丁", "1"],
        &["基本履职", &long, "5"],
    ]);
    let faults = duty_list::read(&faulty).unwrap_err();
    let places: Vec<usize> = faults.iter().map(|one| one.row).collect();
    assert_eq!(places, [3, 4, 5, 6]);
    assert_eq!(
        duty_list::read(&cells(&[&["a", "b"]])).unwrap_err()[0].row,
        0
    );
    assert_eq!(
        duty_list::read(&cells(&[&["类别", "事项"]])).unwrap_err()[0].row,
        0
    );
}

#[test]
fn a_formula_stays_text() {
    let rows = cells(&[&["类别", "事项"], &["基本履职", "=HYPERLINK(\"http://x\")"]]);
    let read = duty_list::read(&rows).unwrap();
    assert_eq!(read[0].text, "'=HYPERLINK(\"http://x\")");
    assert_eq!(read[0].code, "J1");
}

#[test]
fn likeness_is_proposed_and_the_person_decides() {
    let list = list();
    let found = duty_list::proposals(&list, "独居老人探访", 3);
    assert_eq!(found[0].row.code, "1");
    assert!(found[0].alike >= 60);
    assert!(duty_list::proposals(&list, "青少年暑期营", 3).is_empty());
    assert!(duty_list::proposals(&list, "", 3).is_empty());
    let entry = crate::registry::verb("match-duties").unwrap();
    let world = researching().with(super::researched).with(|process| {
        process.planning.components.clear();
    });
    let form = world.asks(|at| (entry.prefill)(at));
    assert_eq!(form["components"][0]["component"], "定期探访");
    assert_eq!(form["components"][0].get("result"), None);
}

#[test]
fn a_cited_row_is_kept_with_version_and_digest() {
    let world = researching().goes("match-duties", component("cooperating", 1, "2"));
    let cited = world.process.planning.components[0].cited.clone().unwrap();
    assert_eq!((cited.version, cited.kind), (2, DutyKind::Cooperating));
    assert_eq!(cited.digest, Digest::of(b"bytes"));
}

#[test]
fn buying_what_the_list_calls_a_basic_duty_needs_a_reason() {
    researching()
        .blocked(
            "match-duties",
            component("fit", 1, "1"),
            "S02.duty-rows-agree",
        )
        .goes("match-duties", component("host-duty", 1, "1"));
    researching()
        .because("街道组织，专业服务可以购买")
        .goes("match-duties", component("fit", 1, "1"));
}

#[test]
fn a_component_that_cites_no_row_is_flagged_where_there_is_a_list() {
    let bare = json!({ "components": [{ "component": "探访", "result": "fit", "basis": "目录" }] });
    let flagged = researching().goes("match-duties", bare.clone());
    assert_eq!(
        flagged.process.guard_notes[0].guard.0.code,
        "S02.duty-rows-cited"
    );
    let none = researching()
        .knowing(crate::Facts::default())
        .goes("match-duties", bare);
    assert!(none.process.guard_notes.is_empty());
}

#[test]
fn only_rows_of_a_list_there_is_can_be_cited() {
    researching()
        .refuses(
            "match-duties",
            component("fit", 1, "99"),
            "duty-row-unknown",
        )
        .refuses(
            "match-duties",
            component("fit", 2, "1"),
            "duty-list-missing",
        );
}
