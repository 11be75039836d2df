//! One list of protected acts for all parts of a purchase.

use super::{ADVERSE, burden};
use crate::{
    Stage,
    act::{ActCode, ActStatus, Protection, typed_act},
    registry,
    testkit::World,
};
use kernel::Role;
use serde_json::json;

fn living() -> World {
    World::at_stage(Stage::S15, "2025-01-02").on("2025-04-01")
}

fn changed() -> World {
    living().by(Role::Provider).goes(
        "invoke-hardship",
        json!({ "what": "最低工资上调两成", "effect": "每年多支出 4 万元" }),
    )
}

/// What the page of a verb says to the purchaser's officer on a day.
fn told(world: &World, date: &str, verb: &str) -> Option<ActCode> {
    let world = world.clone().on(date).by(Role::Purchaser);
    world.asks(|at| burden(at, verb).map(|(found, _)| found.act))
}

#[test]
fn acts_of_every_part_count_for_every_adverse_act() {
    let complained = living().by(Role::Resident).goes(
        "complain-resident",
        json!({ "about": "purchaser", "topic": "other", "text": "不公" }),
    );
    let disputed = living().by(Role::Provider).goes(
        "raise-dispute",
        json!({ "against": crate::testkit::organisation_id(0).to_string(), "object": "发票",
                "claim": "少付" }),
    );
    for (world, act) in [(changed(), 72), (disputed, 99), (complained, 26)] {
        for verb in ADVERSE {
            assert_eq!(
                told(&world, "2025-04-10", verb),
                Some(ActCode(act)),
                "{verb}"
            );
        }
        assert_eq!(
            told(&world, "2025-07-10", "deduct"),
            None,
            "the time is over"
        );
        assert_eq!(told(&world, "2025-04-10", "answer-report"), None);
    }
    assert_eq!(told(&living(), "2025-04-10", "deduct"), None);
}

#[test]
fn an_inspection_after_a_call_to_renegotiate_carries_the_presumption() {
    let world = changed().on("2025-04-10").by(Role::Purchaser).goes(
        "surprise-inspection",
        json!({ "scope": "台账", "officer": "李科长" }),
    );
    let (_, event) = world.log.last().unwrap();
    assert_eq!(event.body().unwrap()["retaliation_presumed"], "yes");
    assert!(
        event
            .sentence(kernel::Lang::En)
            .contains("retaliation is presumed")
    );
}

#[test]
fn what_is_said_in_confidence_is_not_in_the_list() {
    // Ratings of the purchaser and the hosts enter it with their release, all at once.
    let worlds = crate::assessment::walks();
    let mut released = 0;
    for world in &worlds {
        for one in world.process.protected.iter().filter(|one| one.act.0 == 93) {
            let (_, event) = world
                .log
                .iter()
                .find(|(envelope, _)| envelope.version == one.version)
                .unwrap();
            assert_eq!(event.kind(), "ratings.released");
            released += 1;
        }
        assert!(world.process.protected.iter().all(|one| one.act.0 != 96));
    }
    assert!(released > 0);
}

#[test]
fn every_act_in_the_list_is_protected_or_reports_a_forbidden_one() {
    let worlds = [
        crate::delivery::walk::walks(),
        crate::contract::walks(),
        crate::ending::walk::walks(),
        crate::assessment::walks(),
        crate::planning::walk::walks(),
        crate::bidding::walks(),
    ];
    let mut seen = std::collections::BTreeSet::new();
    for one in worlds
        .iter()
        .flatten()
        .flat_map(|world| &world.process.protected)
    {
        let act = typed_act(one.act).unwrap();
        let reports = act.status == ActStatus::Forbidden;
        assert!(
            act.protection == Protection::Protected || reports,
            "{}",
            one.act
        );
        assert!(one.by.is_none() || one.by != one.concerned);
        seen.insert(one.act.0);
    }
    for act in [13, 14, 24, 26, 63, 68, 69, 72, 73, 99, 100] {
        assert!(seen.contains(&act), "A{act} {seen:?}");
    }
    for verb in ADVERSE {
        assert!(registry::verb(verb).is_some(), "{verb}");
    }
}
