//! Walks of this module: a year in which both sides keep the clause on growth.

use crate::{contract::Clause, stage::Stage, testkit::World};
use kernel::Role;
use serde_json::json;

/// Every walk of this module.
pub fn walks() -> Vec<World> {
    vec![grown()]
}

/// A contract in delivery with the clause on growth, whose term is 2025.
pub(super) fn growing(date: &str) -> World {
    World::at_stage(Stage::S15, "2025-01-01")
        .with(|process| {
            for contract in &mut process.contracts {
                contract.terms.clauses.push(Clause::Growth);
                contract.agreement.team_size = 4;
            }
        })
        .on(date)
}

/// The meeting of the first half of the year is owed and held, joined and paid for.
pub(super) fn grown() -> World {
    growing("2025-01-02")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.arose", "obligation.arose"])
        .on("2025-04-10")
        .by(Role::Provider)
        .does(
            "record-growth-spending",
            json!({ "line": "training", "amount": "6000", "date": "2025-04-08", "what": "失智照护课程" }),
            &["growth.spent"],
        )
        .does(
            "hold-learning-meeting",
            json!({ "date": "2025-04-10", "hours": "3", "people": 6, "topic": "独居老人危机个案",
                    "change": "首次评估改为两人入户。" }),
            &["learning-meeting.held", "obligation.met"],
        )
        .by(Role::Purchaser)
        .does(
            "join-learning-meeting",
            json!({ "meeting": "LM1", "part": "attended-and-funded", "words": "承担场地和讲师费。" }),
            &["learning-meeting.joined", "obligation.met"],
        )
        .does(
            "annotate-record",
            json!({ "note": "首付款因年初预算下达较晚而推迟。" }),
            &["record.annotated"],
        )
        .by(Role::Provider)
        .does(
            "publish-capability",
            json!({ "note": "本年度团队稳定，欢迎核实。" }),
            &["capability.published"],
        )
        .does("withdraw-capability", json!({}), &["capability.withdrawn"])
        .does("publish-capability", json!({}), &["capability.published"])
}
