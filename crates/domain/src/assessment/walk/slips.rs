//! Residents and workers speak by one-time slips.

use super::{draw, in_delivery, panel, plan};
use crate::testkit::World;
use kernel::Role;
use serde_json::{Value, json};

/// Five answers: to each question this one.
pub(crate) fn answers(received: &str, others: &str, count: usize) -> Value {
    let answer = json!({
        "received": received, "useful": others, "respected": others,
        "could_refuse": others, "would_return": others,
    });
    Value::Array(vec![answer; count])
}

/// A batch of users' answers.
pub(crate) fn batch(size: &str, answers: Value) -> Value {
    json!({ "channel": "users", "batch": size, "answers": answers })
}

/// A mid-term evaluation under way, with slips for sixty users, ten others and five workers.
pub(crate) fn issued() -> World {
    let issue = |world: World, channel: &str, count: u32| {
        world.goes("issue-slips", json!({ "channel": channel, "count": count }))
    };
    let world = panel(in_delivery().on("2025-06-23"))
        .goes("engage-evaluator", draw())
        .on("2025-06-25")
        .by(Role::Evaluator)
        .goes(
            "plan-evaluation",
            plan("midterm", "2025-07-17", "2025-07-25"),
        )
        .on("2025-07-17");
    issue(issue(issue(world, "users", 60), "others", 10), "workers", 5)
}

/// They answer: full batches during the fieldwork, and what is left at its end.
pub(super) fn spoken() -> World {
    let words =
        json!([{ "text": "阿姐每周都来，记得我的药" }, { "text": "有一次叫我去填表，没去成" }]);
    let users = json!({
        "channel": "users", "batch": "full", "words": words,
        "answers": answers("yes", "yes", 5),
    });
    issued()
        .by(Role::Clock)
        .on("2025-07-20")
        .goes("bring-in-answers", users)
        .goes(
            "bring-in-answers",
            json!({ "channel": "others", "batch": "full", "answers": answers("no", "unsure", 5) }),
        )
        .on("2025-07-26")
        .goes(
            "bring-in-answers",
            batch("rest", answers("yes", "partly", 2)),
        )
        .goes(
            "bring-in-answers",
            json!({
                "channel": "workers", "batch": "rest", "workers": 3, "topics": ["paper-burden"],
                "words": [{ "text": "每月两天填表" }],
            }),
        )
}
