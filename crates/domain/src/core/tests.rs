use crate::{
    Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::json;

#[test]
fn a_role_is_given_once_and_taken_back() {
    let peer = organisation_id(5).to_string();
    let give = json!({ "role": "R4", "organisation": organisation_id(9).to_string() });
    World::at_stage(Stage::S06, "2025-03-03")
        .refuses("grant-role", json!({ "role": "R10" }), "grant-nobody")
        .refuses(
            "grant-role",
            json!({ "role": "R7", "organisation": peer }),
            "grant-reserved",
        )
        .refuses("grant-role", give, "grant-clash")
        .refuses(
            "grant-role",
            json!({ "role": "R1", "organisation": organisation_id(0).to_string() }),
            "grant-repeated",
        )
        .faults("grant-role", json!({ "role": "R99" }), "role")
        .faults(
            "grant-role",
            json!({ "role": "R10", "colour": "red" }),
            "colour",
        )
        .does(
            "withdraw-role",
            json!({ "role": "R4", "organisation": organisation_id(8).to_string() }),
            &["grant.withdrawn"],
        )
        .refuses(
            "withdraw-role",
            json!({ "role": "R4", "organisation": organisation_id(8).to_string() }),
            "grant-unknown",
        )
        .does(
            "grant-role",
            json!({ "role": "R4", "organisation": organisation_id(8).to_string() }),
            &["grant.given"],
        );
}

#[test]
fn nothing_happens_to_a_purchase_that_does_not_exist() {
    World::new("2025-03-03").by(Role::Purchaser).refuses(
        "grant-role",
        json!({ "role": "R4", "organisation": organisation_id(8).to_string() }),
        "process-unknown",
    );
}

#[test]
fn the_clock_says_when_nothing_is_due() {
    World::at_stage(Stage::S06, "2025-03-03")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
}
