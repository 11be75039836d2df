//! A world that passes through the verbs and events of this module.

use crate::{stage::Stage, testkit::World};
use kernel::Role;
use serde_json::json;

/// The host is asked why its score lies far above that of the users, and answers.
pub fn walks() -> Vec<World> {
    vec![
        World::at_stage(Stage::S15, "2025-04-01")
            .by(Role::Host)
            .does(
                "answer-question",
                json!({ "sign": "AF-09", "text": "我们只看到社区活动的现场，没有看个案" }),
                &["question.answered"],
            ),
    ]
}
