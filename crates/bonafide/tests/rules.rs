//! `bonafide rules`, run as people run it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::process::Command;

/// What the program prints, and whether it succeeded.
fn run(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_bonafide"))
        .arg("rules")
        .args(arguments)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

#[track_caller]
fn check(arguments: &[&str], success: bool, needles: &[&str]) {
    let (done, text) = run(arguments);
    assert_eq!(done, success, "{text}");
    for needle in needles {
        assert!(text.contains(needle), "{needle} in {text}");
    }
}

#[test]
fn every_place_is_listed_and_shown() {
    let places = [
        "cn-national",
        "cn-gd-gz",
        "cn-sd-jn",
        "uk-light-touch",
        "us-ny",
    ];
    check(&["list"], true, &places);
    for place in places {
        check(
            &["show", place, "--on", "2026-09-24"],
            true,
            &["pay.days", "locale.time-zone"],
        );
    }
}

#[test]
fn a_deadline_is_explained_step_by_step_in_both_languages() {
    // domain.md §5i vector 4.
    let asked = [
        "explain",
        "cn-national",
        "complain.objection",
        "--from",
        "2026-09-24",
        "--lang",
    ];
    let zh = [&asked[..], &["zh"]].concat();
    check(
        &zh,
        true,
        &[
            "《政府采购法》第52条",
            "起算当日不计入",
            "调休",
            "结果为2026-10-12",
        ],
    );
    let en = [&asked[..], &["en"]].concat();
    check(
        &en,
        true,
        &[
            "art. 52",
            "statutory",
            "2026-10-10",
            "the result is 2026-10-12",
        ],
    );
    let back = [
        "explain",
        "cn-national",
        "tender.open-min",
        "--until",
        "2026-10-15",
    ];
    check(&back, true, &["latest day is 2026-09-24"]);
}

#[test]
fn a_value_that_is_no_period_is_explained_as_a_value() {
    check(
        &[
            "explain",
            "us-ny",
            "pay.interest-min",
            "--from",
            "2026-06-01",
        ],
        true,
        &["$10", "§ 179-f", "not a period"],
    );
}

#[test]
fn what_cannot_be_answered_names_the_next_step() {
    check(&["show", "mars"], false, &["mars", "us-ny"]);
    check(&["explain", "us-ny", "pay.dayz"], false, &["pay.days"]);
    check(&["show", "us-ny", "--on", "soon"], false, &["2026-09-24"]);
    check(
        &[
            "show",
            "uk-light-touch",
            "--on",
            "2024-05-01",
            "--lang",
            "zh",
        ],
        false,
        &["请选2025-02-24"],
    );
    let unknown = ["explain", "cn-national", "sign.max", "--from", "2026-12-25"];
    check(&unknown, false, &["working days of 2027"]);
}
