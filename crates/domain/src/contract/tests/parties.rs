//! M10, X5 and X6: the team, hosts that leave, successors.

use super::{at, due, last, offered};
use crate::{
    Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

fn org(number: u128) -> String {
    organisation_id(number).to_string()
}

fn world() -> World {
    at(Stage::S15)
}

/// Takes all roles from an organisation of the test world.
fn without_roles(world: World, number: u128) -> World {
    world.with(|process| {
        process.grants.retain(|grant| {
            grant.organisation.as_ref().map(|one| one.id) != Some(organisation_id(number))
        });
    })
}

fn staff() -> Value {
    json!({ "post": "social-worker", "leaving": "刘敏", "arriving": "赵岚", "qualification": "equal",
        "evidence": "中级社会工作师", "effective": "2025-04-16" })
}

fn objection(wish: &str) -> Value {
    json!({ "change": "Y1", "ground": "continuity", "wish": wish, "reason": "危机个案未交接" })
}

fn answer() -> Value {
    json!({ "change": "Y1", "answer": "longer-handover", "text": "延长一个月" })
}

#[test]
fn a_staff_change_is_notified_in_time_and_equal() {
    let set = |name: &str, value: Value| {
        let mut one = staff();
        one[name] = value;
        one
    };
    let mut nobody = set("leaving", json!(null));
    nobody["arriving"] = json!(null);
    let world = world()
        .by(Role::Provider)
        .blocked(
            "notify-staff-change",
            set("effective", json!("2025-04-15")),
            "M10.notice",
        )
        .blocked(
            "notify-staff-change",
            set("qualification", json!("vacant")),
            "M10.equal",
        )
        .refuses("notify-staff-change", nobody, "staff-nobody")
        .does("notify-staff-change", staff(), &["staff-change.notified"])
        .because("员工突发疾病")
        .does(
            "notify-staff-change",
            set("effective", json!("2025-04-02")),
            &["guard.reasoned", "staff-change.notified"],
        );
    assert_eq!(offered(&world, "StaffChangeId"), ["Y1", "Y2"]);
    world.by_person(Role::Provider, 40).refuses(
        "notify-staff-change",
        staff(),
        "contract-of-others",
    );
}

#[test]
fn the_purchaser_objects_with_a_reason_and_picks_nobody() {
    let world = world()
        .by(Role::Purchaser)
        .refuses(
            "object-to-staff-change",
            objection("equal-person"),
            "staff-change-unknown",
        )
        .by(Role::Provider)
        .refuses("answer-staff-objection", answer(), "staff-change-unknown")
        .goes("notify-staff-change", staff())
        .refuses("answer-staff-objection", answer(), "staff-no-objection")
        .by(Role::Purchaser)
        .because("领导指定")
        .blocked(
            "object-to-staff-change",
            objection("named-person"),
            "M10.no-picking",
        )
        .does(
            "object-to-staff-change",
            objection("longer-handover"),
            &["staff-change.objected", "obligation.arose"],
        )
        .refuses(
            "object-to-staff-change",
            objection("longer-handover"),
            "staff-change-objected",
        );
    assert_eq!(due(&world, "answer-staff-objection"), "2025-04-07");
    world.by(Role::Provider).does(
        "answer-staff-objection",
        answer(),
        &["staff-change.answered", "obligation.met"],
    );
}

fn leaving(date: &str) -> Value {
    json!({ "leaves": date, "reason": "用房调整" })
}

#[test]
fn a_host_leaves_with_notice_and_the_purchaser_finds_a_successor() {
    let name = |host: u128, next: u128| json!({ "host": org(host), "successor": org(next) });
    let world = world()
        .by(Role::Purchaser)
        .refuses("name-successor-host", name(1, 9), "host-stays")
        .by(Role::Host)
        .goes("join-charter", json!({ "contact": "王主任" }))
        // Thirty days end on 1 May and roll over the holiday to 6 May.
        .blocked("withdraw-host", leaving("2025-05-05"), "X6.notice")
        .because("房屋被鉴定为危房")
        .refuses("withdraw-host", leaving("2025-03-31"), "date-past")
        .does(
            "withdraw-host",
            leaving("2025-05-06"),
            &["host.withdrawal-announced", "obligation.arose"],
        )
        .refuses("withdraw-host", leaving("2025-05-06"), "host-leaving")
        .refuses(
            "join-charter",
            json!({ "contact": "王主任" }),
            "host-leaving",
        )
        .by_person(Role::Host, 90)
        .refuses("withdraw-host", leaving("2025-05-06"), "not-a-host");
    assert_eq!(due(&world, "name-successor-host"), "2025-05-06");
    let world = world
        .by(Role::Purchaser)
        .refuses("name-successor-host", name(1, 1), "successor-same")
        .refuses("name-successor-host", name(1, 4), "successor-clash")
        .does(
            "name-successor-host",
            name(1, 9),
            &[
                "host.successor-named",
                "obligation.met",
                "grant.given",
                "obligation.arose",
            ],
        )
        .refuses("name-successor-host", name(1, 9), "host-stays")
        .by_person(Role::Host, 90)
        .does(
            "join-charter",
            json!({ "contact": "李书记" }),
            &["charter.joined", "obligation.met"],
        )
        .on("2025-05-06")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["host.left", "grant.withdrawn"])
        .refuses("run-clock", json!({}), "nothing-due");
    let host = world.process.lots[0].host.as_ref().unwrap();
    assert_eq!(host.id, organisation_id(9));
    let agreement = &world.process.contracts[0].agreement;
    let hosts: Vec<_> = agreement.charter_hosts().iter().map(|one| one.id).collect();
    assert_eq!(hosts, [organisation_id(9)]);
}

#[test]
fn a_successor_found_late_takes_over_then() {
    let world = world()
        .by(Role::Host)
        .goes("withdraw-host", leaving("2025-05-06"))
        .on("2025-05-07")
        .by(Role::Clock)
        .does(
            "run-clock",
            json!({}),
            &["obligation.missed", "host.left", "grant.withdrawn"],
        );
    assert_eq!(
        world.process.lots[0].host.as_ref().unwrap().id,
        organisation_id(1)
    );
    let world = world.on("2025-05-12").by(Role::Purchaser).does(
        "name-successor-host",
        json!({ "host": org(1), "successor": org(9) }),
        &[
            "host.successor-named",
            "obligation.met",
            "grant.given",
            "obligation.arose",
        ],
    );
    assert_eq!(due(&world, "join-charter"), "2025-05-12");
    assert_eq!(
        world.process.lots[0].host.as_ref().unwrap().id,
        organisation_id(9)
    );
    let late = last(&world, "name-successor-host").days_late("2025-05-12".parse().unwrap());
    assert_eq!(late, Some(6));
}

#[test]
fn a_host_may_name_a_neighbour_that_is_in_the_charter_already() {
    let mut known = leaving("2025-05-06");
    known["successor"] = json!(org(2));
    let world = world()
        .by_person(Role::Host, 20)
        .goes("join-charter", json!({ "contact": "陈科长" }))
        .by(Role::Host)
        .does("withdraw-host", known, &["host.withdrawal-announced"])
        .on("2025-05-06")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let hosts = world
        .process
        .lots
        .iter()
        .map(|lot| lot.host.as_ref().unwrap().id);
    assert!(hosts.eq([organisation_id(2), organisation_id(2)]));
}

#[test]
fn duties_of_a_leaving_host_pass_to_its_successor() {
    let mut known = leaving("2025-05-12");
    known["successor"] = json!(org(9));
    let world = at(Stage::S13)
        .by(Role::Purchaser)
        .goes("file-contract", json!({ "number": "B-1" }))
        .goes(
            "publish-contract",
            json!({ "notice": "HT-1", "left_out": "nothing" }),
        )
        .by(Role::Host)
        .does(
            "withdraw-host",
            known,
            &[
                "host.withdrawal-announced",
                "grant.given",
                "obligation.arose",
            ],
        )
        .on("2025-05-12")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let debtors = |duty: &str| -> Vec<_> {
        let all = world.process.obligations.iter();
        all.filter(|one| one.is_open() && one.duty.0.code == duty)
            .filter_map(|one| one.debtor)
            .collect()
    };
    // What it never did for itself falls away; what it owed the service does not.
    assert_eq!(
        debtors("join-charter"),
        [organisation_id(2), organisation_id(9)]
    );
    assert_eq!(
        debtors("supply-precondition-host"),
        [organisation_id(9), organisation_id(2)]
    );
}

fn succession(party: &str, old: u128, new: u128) -> Value {
    json!({ "party": party, "predecessor": org(old), "successor": org(new), "reason": "机构改革方案" })
}

#[test]
fn a_successor_is_bound_without_a_new_bargain() {
    let world = without_roles(world(), 5)
        .by(Role::Provider)
        .goes("notify-staff-change", staff())
        .by(Role::Purchaser)
        .goes("object-to-staff-change", objection("equal-person"))
        .by(Role::ProviderFinance)
        .does(
            "record-succession",
            succession("provider", 3, 5),
            &["succession.recorded", "grant.withdrawn", "grant.given"],
        );
    let contract = &world.process.contracts[0];
    assert_eq!(contract.supplier.id, organisation_id(5));
    assert_eq!(contract.agreement.successions.len(), 1);
    assert_eq!(
        last(&world, "answer-staff-objection").debtor,
        Some(organisation_id(5))
    );
    world
        .by_person(Role::Provider, 50)
        .goes("answer-staff-objection", answer())
        .by_person(Role::Provider, 30)
        .refuses("notify-staff-change", staff(), "contract-of-others");
}

#[test]
fn a_new_department_takes_the_purchasers_place() {
    let world = without_roles(world(), 5)
        .by(Role::Purchaser)
        .refuses(
            "record-succession",
            succession("purchaser", 0, 0),
            "successor-same",
        )
        .refuses(
            "record-succession",
            succession("purchaser", 0, 4),
            "successor-clash",
        )
        .refuses(
            "record-succession",
            succession("provider", 3, 5),
            "succession-of-others",
        )
        .refuses(
            "record-succession",
            succession("provider", 0, 5),
            "predecessor-unknown",
        )
        .does(
            "record-succession",
            succession("purchaser", 0, 5),
            &["succession.recorded", "grant.withdrawn", "grant.given"],
        );
    let buyer = world.process.organisation_in(Role::PurchaserHead, None);
    assert_eq!(buyer.unwrap().id, organisation_id(5));
}

#[test]
fn the_purchaser_records_the_successor_of_a_host_that_is_no_more() {
    let world = world()
        .by(Role::Host)
        .goes("join-charter", json!({ "contact": "王主任" }))
        .by(Role::Purchaser)
        .goes("record-succession", succession("host", 1, 2));
    let agreement = &world.process.contracts[0].agreement;
    assert_eq!(agreement.charter_hosts()[0].id, organisation_id(2));
    assert_eq!(
        world.process.lots[0].host.as_ref().unwrap().id,
        organisation_id(2)
    );
}
