use crate::{
    Due, Obligation, ObligationState, Stage,
    obligation::{DutyRef, ObligationId},
    paper::{PaperFormat, PaperKind},
    registry,
    testkit::{World, organisation_id},
};
use kernel::{Digest, Lang, Role};
use serde_json::json;

/// Worlds that together use every verb and every kind of event of this module.
pub(crate) fn walks() -> Vec<World> {
    let panel = json!({ "role": "R11", "organisation": organisation_id(8).to_string() });
    let billed = World::at_stage(Stage::S15, "2025-03-03")
        .by(Role::Provider)
        .goes("submit-invoice", json!({ "tranche": "P1", "number": "1" }));
    let missed = billed
        .clone()
        .on("2025-03-20")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let check = billed
        .first_open("check-invoice")
        .expect("owed since the invoice");
    let waived = billed.clone().goes(
        "waive-obligation",
        json!({ "obligation": check, "reason": "口头已答复" }),
    );
    let checked = billed.by(Role::Purchaser).goes(
        "check-invoice",
        json!({ "invoice": "IV1", "outcome": "ok" }),
    );
    let pay = checked
        .first_open("pay-invoice")
        .expect("owed since nothing was disputed");
    let excused = checked.by(Role::Provider).goes(
        "excuse-obligation",
        json!({ "obligation": pay, "reason": "我方账号填错" }),
    );
    let unknown = World::at_stage(Stage::S06, "2025-03-03")
        .with(|process| process.obligations.push(unknown_due()))
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let roles = World::at_stage(Stage::S06, "2025-03-03")
        .goes(
            "withdraw-role",
            json!({ "role": "R4", "organisation": organisation_id(8).to_string() }),
        )
        .goes("grant-role", panel);
    vec![missed, waived, excused, unknown, roles, fixed(b"tender")]
}

/// A tender whose documents were fixed as a page.
fn fixed(bytes: &[u8]) -> World {
    let event = super::Event::DocumentFixed(super::DocumentFixed {
        document: PaperKind::Tender,
        lang: Lang::Zh,
        format: PaperFormat::Html,
        digest: Digest::of(bytes),
        size: 6,
        name: "tender-zh-CN.html".to_owned(),
    });
    World::at_stage(Stage::S07, "2025-03-03")
        .about(None)
        .records(event)
}

#[test]
fn fixed_bytes_are_found_by_their_digest_and_change_what_bids_answer() {
    let [one, other] = [b"a", b"b"].map(|bytes| fixed(bytes));
    let found = one.process.paper(Digest::of(b"a")).expect("fixed");
    assert_eq!(found.document, PaperKind::Tender);
    assert_eq!(one.process.paper(Digest::of(b"b")), None);
    let answered = |world: &World| crate::sealing::documents_digest(&world.process);
    let draft = World::at_stage(Stage::S07, "2025-03-03");
    assert_ne!(answered(&one), answered(&draft));
    assert_ne!(answered(&one), answered(&other));
    let again = one
        .on("2025-03-05")
        .records(super::Event::DocumentFixed(super::DocumentFixed {
            document: PaperKind::Tender,
            lang: Lang::Zh,
            format: PaperFormat::Html,
            digest: Digest::of(b"c"),
            size: 6,
            name: "tender-zh-CN.html".to_owned(),
        }));
    let newest: Vec<_> = again
        .process
        .newest_papers(PaperKind::Tender, None)
        .collect();
    assert_eq!(newest.len(), 1);
    assert_eq!(newest[0].digest, Digest::of(b"c"));
}

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
fn the_evaluator_is_not_the_purchasers_to_dismiss() {
    let evaluator = json!({ "role": "R8", "organisation": organisation_id(6).to_string() });
    World::at_stage(Stage::S16, "2025-03-03")
        .about(None)
        .refuses("withdraw-role", evaluator.clone(), "grant-reserved")
        .refuses("grant-role", evaluator, "grant-reserved");
}

#[test]
fn the_clock_says_when_nothing_is_due() {
    World::at_stage(Stage::S06, "2025-03-03")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
}

/// An obligation whose last day could not be computed when it arose.
fn unknown_due() -> Obligation {
    Obligation {
        id: ObligationId(1),
        duty: DutyRef(registry::duty("check-invoice").expect("a duty of money")),
        contract: None,
        subject: String::new(),
        debtor: None,
        arose: "2025-01-02".parse().expect("a date"),
        due: Due::Unknown {
            rule: "pay.days".to_owned(),
            from: "2025-01-02".parse().expect("a date"),
            year: 2025,
        },
        missed: None,
        state: ObligationState::Open,
    }
}

#[test]
fn a_day_that_was_unknown_is_fixed_when_its_calendar_is_known() {
    World::at_stage(Stage::S06, "2025-01-03")
        .with(|process| process.obligations.push(unknown_due()))
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.due-fixed"])
        .refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn only_the_creditor_waives_and_only_what_is_owed() {
    let world = World::at_stage(Stage::S15, "2025-03-03")
        .by(Role::Provider)
        .goes("submit-invoice", json!({ "tranche": "P1", "number": "1" }));
    let check = world
        .first_open("check-invoice")
        .expect("owed since the invoice");
    let waive = json!({ "obligation": check, "reason": "已答复" });
    world
        .by(Role::Purchaser)
        .refuses("waive-obligation", waive.clone(), "not-creditor")
        .refuses("excuse-obligation", waive.clone(), "not-creditor")
        .by(Role::Provider)
        .refuses(
            "excuse-obligation",
            json!({ "obligation": check, "cause": check, "reason": "x" }),
            "obligation-unknown",
        )
        .does("waive-obligation", waive.clone(), &["obligation.waived"])
        .refuses("waive-obligation", waive, "obligation-unknown");
}

#[test]
fn acts_cannot_come_from_the_future_and_reasons_are_asked_for() {
    let give = json!({ "role": "R10", "organisation": organisation_id(9).to_string() });
    World::at_stage(Stage::S06, "2025-03-03")
        .happened("2025-03-04")
        .refuses("grant-role", give.clone(), "occurred-later");
    World::at_stage(Stage::S06, "2025-03-03")
        .with(|process| process.jurisdiction = "atlantis".to_owned())
        .by(Role::Tenderer)
        .refuses(
            "comment-on-terms",
            json!({ "topic": "price", "text": "偏低" }),
            "rules-missing",
        );
    World::at_stage(Stage::S06, "2025-03-03").refuses(
        "register-need",
        json!({}),
        "already-started",
    );
    World::at_stage(Stage::S15, "2025-03-03")
        .about(Some(7))
        .refuses("submit-invoice", json!({}), "contract-unknown");
    World::at_stage(Stage::S06, "2025-03-03").refuses("file-need-report", json!({}), "wrong-stage");
}

#[test]
fn a_guard_that_asks_for_a_reason_takes_one_and_keeps_it() {
    let need = json!({
        "title": "需求", "purchaser": organisation_id(0).to_string(), "hosts": [],
    });
    let world = World::new("2025-03-03").refuses("register-need", need.clone(), "reason-needed");
    let world = world
        .because("受益人群待走访后确定")
        .goes("register-need", need);
    assert_eq!(world.process.guard_notes.len(), 1);
}
