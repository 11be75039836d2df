//! Rating sheets and their release.

use super::{clock, midterm, with};
use crate::{
    assessment::{
        choices::RatingGroup,
        rate::may_score_host,
        walk::{PEER, all_rate, brokered, conduct, sheet, sides_rate},
    },
    testkit::{World, person_id},
};
use kernel::Role;
use serde_json::json;

fn in_field() -> World {
    midterm().on("2025-07-18")
}

#[test]
fn every_group_has_its_own_hand() {
    let world = in_field();
    let filed = &["rating.filed"][..];
    let met = &["rating.filed", "obligation.met"][..];
    world
        .by(Role::Evaluator)
        .does("rate", sheet("professional", 80, 80), filed)
        .does("rate", brokered("users", 80, 80, 46), filed)
        .does("rate", brokered("workers", 80, 80, 3), filed)
        .refuses("rate", sheet("purchaser", 80, 80), "rating-group-not-yours")
        .by(Role::Purchaser)
        .refuses(
            "rate",
            brokered("users", 99, 99, 46),
            "rating-group-not-yours",
        )
        .does("rate", sheet("purchaser", 80, 80), met)
        .by_person(Role::Peer, PEER * 10)
        .does("rate", sheet("peer", 80, 80), filed)
        .by_person(Role::Peer, 30)
        .refuses("rate", sheet("peer", 80, 80), "side-is-no-peer")
        .by_person(Role::Host, 10)
        .does("rate", sheet("host", 80, 80), met)
        .by_person(Role::Committee, 90)
        .does("rate", sheet("host", 80, 80), filed)
        .by_person(Role::Host, 70)
        .refuses("rate", sheet("host", 80, 80), "not-an-evaluated-side")
        .by(Role::Provider)
        .does("rate", conduct("provider-rates-purchaser", None, 60), met);
}

#[test]
fn a_sheet_is_filed_once() {
    in_field()
        .by(Role::Evaluator)
        .goes("rate", sheet("professional", 80, 80))
        .refuses("rate", sheet("professional", 90, 90), "rating-repeated")
        .by_person(Role::Evaluator, 61)
        .goes("rate", sheet("professional", 82, 80))
        .by(Role::Purchaser)
        .goes("rate", sheet("purchaser", 80, 80))
        .by_person(Role::PurchaserHead, 2)
        .refuses("rate", sheet("purchaser", 80, 80), "rating-repeated");
}

#[test]
fn the_provider_rates_each_host() {
    let world = in_field()
        .by(Role::Provider)
        .refuses(
            "rate",
            conduct("provider-rates-host", None, 80),
            "rated-host-unknown",
        )
        .refuses(
            "rate",
            conduct("provider-rates-host", Some(7), 80),
            "rated-host-unknown",
        )
        .does(
            "rate",
            conduct("provider-rates-host", Some(1), 80),
            &["rating.filed"],
        )
        .refuses(
            "rate",
            conduct("provider-rates-host", Some(1), 80),
            "rating-repeated",
        )
        .does(
            "rate",
            conduct("provider-rates-host", Some(2), 80),
            &["rating.filed", "obligation.met"],
        );
    let sheets = &world.process.contracts[0].assessment.evaluations()[0];
    let about = sheets.sheets_of(RatingGroup::ProviderRatesHost);
    let about: Vec<_> = about.filter_map(|one| one.about.clone()).collect();
    assert_eq!(about.len(), 2);
    // With one host there is nothing to choose.
    let one_host = in_field().with(|process| {
        process.contracts[0].lots.truncate(1);
    });
    one_host.by(Role::Provider).does(
        "rate",
        conduct("provider-rates-host", None, 80),
        &["rating.filed", "obligation.met"],
    );
}

#[test]
fn scores_cover_the_index_and_stay_in_range() {
    let twice = json!([
        { "item": "IX1", "score": 80, "reason": "一" },
        { "item": "IX1", "score": 80, "reason": "二" },
    ]);
    let strange = json!([
        { "item": "IX1", "score": 80, "reason": "一" },
        { "item": "2", "score": 80, "reason": "二" },
        { "item": "IX3", "score": 80, "reason": "三" },
    ]);
    let scores = |rows| with(sheet("purchaser", 80, 80), "scores", rows);
    in_field()
        .by(Role::Purchaser)
        .refuses("rate", json!({ "group": "purchaser" }), "scores-incomplete")
        .refuses("rate", scores(twice), "scores-incomplete")
        .refuses("rate", scores(strange), "scores-incomplete")
        .refuses("rate", sheet("purchaser", 101, 80), "score-out-of-range")
        .refuses(
            "rate",
            with(
                sheet("purchaser", 80, 80),
                "conduct",
                json!([{ "aspect": "gives-reasons", "score": 1, "reason": "一" }]),
            ),
            "wrong-rating-table",
        )
        .faults("rate", json!({ "group": "everybody" }), "group")
        .by(Role::Provider)
        .refuses(
            "rate",
            json!({ "group": "provider-rates-purchaser" }),
            "conduct-scores-missing",
        )
        .refuses(
            "rate",
            conduct("provider-rates-purchaser", None, 120),
            "score-out-of-range",
        )
        .refuses(
            "rate",
            sheet("provider-rates-purchaser", 80, 80),
            "wrong-rating-table",
        );
}

#[test]
fn a_sheet_for_users_says_how_many_were_reached() {
    let users = || brokered("users", 80, 80, 46);
    in_field()
        .by(Role::Evaluator)
        .refuses("rate", sheet("users", 80, 80), "sample-missing")
        .refuses(
            "rate",
            with(users(), "confirmed", json!(45)),
            "sample-inconsistent",
        )
        .refuses(
            "rate",
            with(users(), "denied", json!(20)),
            "sample-inconsistent",
        )
        .goes("rate", users());
}

#[test]
fn who_asked_for_tasks_does_not_score_for_the_host() {
    let asked = [person_id(10)];
    let refused = may_score_host(&asked, Some(person_id(10))).unwrap_err();
    assert_eq!(refused.code(), "scorer-filed-tasks");
    assert!(may_score_host(&asked, Some(person_id(11))).is_ok());
    assert!(may_score_host(&asked, None).is_ok());
}

#[test]
fn nobody_scores_for_an_office_that_is_silent_about_an_order() {
    let order = json!({ "side": "host", "office": crate::testkit::organisation_id(1).to_string(),
        "what": "到街道值班", "category": "administrative", "hours": "3" });
    let world = in_field()
        .by(Role::Worker)
        .goes("record-verbal-order", order)
        .later(24 * 60 + 1)
        .by(Role::Clock);
    // The clock of this module leaves the orders alone; the delivery module's own says so.
    let world = world.with(|process| {
        for task in &mut process.contracts[0].delivery.tasks {
            task.state = crate::delivery::state::TaskState::OrderUnanswered;
        }
    });
    world
        .by(Role::Host)
        .refuses("rate", sheet("host", 80, 80), "scorer-silent")
        .goes(
            "deny-verbal-order",
            json!({ "task": "T1", "text": "没有安排过" }),
        )
        .goes("rate", sheet("host", 80, 80));
}

#[test]
fn ratings_of_each_other_are_released_only_together() {
    let world = in_field()
        .by(Role::Evaluator)
        .goes("rate", sheet("professional", 80, 80))
        .goes("rate", brokered("users", 80, 80, 46));
    let Err(crate::registry::Denied::Refused(refusal)) = world.tries("release-ratings", json!({}))
    else {
        panic!("half of the pairs are missing");
    };
    assert_eq!(refusal.code(), "groups-missing");
    assert_eq!(refusal.opens_on, super::date("2025-07-26"));
    assert!(
        refusal
            .text(kernel::Lang::En)
            .contains("Purchaser, Host, Provider rates the purchaser")
    );
    let world = sides_rate(world, 80).by(Role::Evaluator).does(
        "release-ratings",
        json!({}),
        &["ratings.released"],
    );
    let filed = world.log.iter().find(|one| one.1.kind() == "rating.filed");
    let audience = filed.and_then(|one| one.1.meta()).map(|meta| meta.audience);
    assert_eq!(audience, Some(crate::Audience::Release));
    world
        .refuses("release-ratings", json!({}), "ratings-released")
        .by_person(Role::Committee, 90)
        .refuses("rate", sheet("host", 80, 80), "ratings-released")
        // Other sheets may still come in, but the record says that they were not sealed.
        .by_person(Role::Peer, PEER * 10)
        .does(
            "rate",
            sheet("peer", 80, 80),
            &["guard.warned", "rating.filed"],
        );
}

#[test]
fn fieldwork_is_not_closed_early_while_the_user_sample_is_short() {
    let world = in_field()
        .by(Role::Evaluator)
        .goes("rate", sheet("professional", 80, 80))
        .goes("rate", brokered("users", 80, 80, 44));
    sides_rate(world, 80)
        .by(Role::Evaluator)
        .blocked("release-ratings", json!({}), "S18.user-quota")
        .on("2025-07-28")
        .does("release-ratings", json!({}), &["ratings.released"]);
}

#[test]
fn after_the_fieldwork_the_clock_releases_what_there_is_once() {
    let world = in_field()
        .by(Role::Purchaser)
        .goes("rate", sheet("purchaser", 80, 80));
    let world = clock(world.on("2025-07-25"), "2025-07-26");
    let kinds: Vec<&str> = world.log.iter().map(|one| one.1.kind()).collect();
    let released = kinds.iter().filter(|kind| **kind == "ratings.released");
    assert_eq!(released.count(), 1);
    assert_eq!(world.open("rate-purchaser"), 0);
    assert_eq!(world.open("rate-by-host"), 0);
    world
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Provider)
        .refuses(
            "rate",
            conduct("provider-rates-purchaser", None, 60),
            "ratings-released",
        );
}

#[test]
fn guards_of_sealed_sheets_are_warnings() {
    let world = all_rate(in_field(), 80);
    assert!(world.process.guard_notes.is_empty());
    let world = world
        .by(Role::Evaluator)
        .goes("release-ratings", json!({}))
        .by_person(Role::Evaluator, 62)
        .goes("rate", sheet("professional", 80, 80));
    let note = world.process.guard_notes.last().unwrap();
    assert_eq!(note.guard.0.code, "S16.sealed-sheets");
    assert_eq!(note.reason, None);
}
