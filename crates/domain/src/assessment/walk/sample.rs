//! The blind sample from the lists to the draw.

use super::{draw, in_delivery, panel, plan};
use crate::{bidding::draw::commitment, testkit::World};
use kernel::Role;
use serde_json::{Value, json};

/// The evaluator's key.
pub(crate) const KEY: &str = "the key of the evaluator, never told";

/// Pseudonyms with a letter in front.
pub(crate) fn codes(letter: char, count: u32) -> String {
    let codes = (1..=count).map(|number| format!("{letter}{number:03}"));
    codes.collect::<Vec<_>>().join("\n")
}

pub(crate) fn list(stratum: &str, unit: Option<&str>, codes: &str) -> Value {
    json!({ "stratum": stratum, "unit": unit, "codes": codes })
}

pub(crate) fn secret(text: &str) -> Value {
    json!({ "digest": commitment(text).to_string() })
}

/// A mid-term evaluation in the field, nothing listed yet.
pub(crate) fn in_field() -> World {
    panel(in_delivery().on("2025-06-23"))
        .goes("engage-evaluator", draw())
        .on("2025-06-25")
        .by(Role::Evaluator)
        .goes(
            "plan-evaluation",
            plan("midterm", "2025-07-17", "2025-07-25"),
        )
        .on("2025-07-01")
}

/// People are listed and secrets committed to.
pub(crate) fn committed() -> World {
    in_field()
        .by(Role::Provider)
        .goes(
            "register-frame",
            list("served", Some("U1"), &codes('A', 90)),
        )
        .goes(
            "register-frame",
            list("served", Some("U2"), &codes('B', 30)),
        )
        .goes("register-frame", list("not-served", None, &codes('C', 40)))
        .goes(
            "commit-sample-seed",
            secret("the provider's secret, long enough"),
        )
        .by_person(Role::Committee, 90)
        .goes(
            "register-frame",
            list("not-registered", None, &codes('D', 20)),
        )
        .by(Role::Purchaser)
        .goes(
            "commit-sample-seed",
            secret("the purchaser's secret, long enough"),
        )
        .by(Role::Evaluator)
        .goes("commit-sample-seed", secret(KEY))
}

/// The sample is drawn.
pub(crate) fn drawn() -> World {
    committed()
        .by(Role::Purchaser)
        .goes(
            "reveal-sample-seed",
            json!({ "secret": "the purchaser's secret, long enough" }),
        )
        .by(Role::Provider)
        .goes(
            "reveal-sample-seed",
            json!({ "secret": "the provider's secret, long enough" }),
        )
        .by(Role::Evaluator)
        .goes("draw-sample", json!({}))
}
