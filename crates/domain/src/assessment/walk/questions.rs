//! A result whose figures raise a question, and its answer.

use super::{brokered, drafted_and_heard, draw, in_delivery, midterm_rated, panel, plan, sheet};
use crate::testkit::World;
use kernel::Role;
use serde_json::{Value, json};

/// The worked example of the design (domain.md §5i, 10): the third party gives 92, seventy users 61,
/// the purchaser 95, the hosts 98; the draft is out.
pub(crate) fn host_far_above_users() -> World {
    let host = |world: World, person: u128| {
        let world = world.by_person(Role::Host, person);
        world.goes("rate", sheet("host", 98, 98))
    };
    let world = panel(in_delivery().on("2025-06-23"))
        .goes("engage-evaluator", draw())
        .on("2025-06-25")
        .by(Role::Evaluator)
        .goes(
            "plan-evaluation",
            plan("midterm", "2025-07-17", "2025-07-25"),
        )
        .on("2025-07-18")
        .goes("rate", sheet("professional", 92, 92))
        .goes("rate", brokered("users", 61, 61, 70))
        .by(Role::Purchaser)
        .goes("rate", sheet("purchaser", 95, 95));
    let world = host(host(world, 10), 20)
        .on("2025-07-28")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    world.on("2025-08-11").by(Role::Evaluator).goes(
        "draft-result",
        json!({ "summary": "专业质量好，服务对象感受与街道评分相差大" }),
    )
}

/// The answer to the question why.
pub(crate) fn answer() -> Value {
    json!({
        "evaluation": "EV1",
        "question": "host-user-gap",
        "outcome": "confirmed",
        "text": "逐一回访后确认：街道评分主要依据其交办事项的完成情况",
    })
}

/// A gate found by the panel.
pub(crate) fn gate() -> Value {
    json!({
        "gate": "fabrication",
        "facts": "抽查 12 份小组记录，5 份签名为同一人代签",
        "answer": "承接方承认代签，称为赶交材料",
    })
}

/// A draft all agreed to, and a gate the panel applied.
pub(crate) fn gated() -> World {
    panel(drafted_and_heard(midterm_rated(in_delivery(), 74))).goes("apply-gate", gate())
}

/// The same with the answer.
pub(super) fn answered() -> World {
    host_far_above_users().goes("answer-evaluation-question", answer())
}
