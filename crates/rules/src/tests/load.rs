//! Packs that must not load, and packs of other places.

use crate::{Key, RuleError, Rulebook};
use jiff::civil::date;
use kernel::Lang;

const PLATFORM: &str = include_str!("../../packs/platform.toml");
const CHINA: &str = include_str!("../../packs/cn-national.toml");
const CHINA_2025: &str = include_str!("../../packs/cn-national-2025.1.toml");

/// The Chinese pack with one text replaced; the text must occur.
fn broken(from: &str, to: &str) -> RuleError {
    assert!(CHINA.contains(from), "{from}");
    Rulebook::load(PLATFORM, &[&CHINA.replace(from, to)]).unwrap_err()
}

#[track_caller]
fn check(error: &RuleError, key: &str, problem: &str) {
    assert!(
        error.message(Lang::En).contains(key),
        "{}",
        error.message(Lang::En)
    );
    assert!(
        error.message(Lang::En).contains(problem),
        "{}",
        error.message(Lang::En)
    );
    assert!(
        error.message(Lang::Zh).contains(key),
        "{}",
        error.message(Lang::Zh)
    );
}

#[test]
fn a_mistake_in_a_parameter_is_reported_with_its_key() {
    let cases = [
        (
            "\"sign.max\" = { value = { days = 30 }",
            "\"sign.maximum\" = { value = { days = 30 }",
            "sign.maximum",
            "no such parameter",
        ),
        (
            "\"sign.max\" = { value = { days = 30 }",
            "\"sign.max\" = { value = { percent = \"30\" }",
            "sign.max",
            "a percentage",
        ),
        (
            "\"sign.max\" = { value = { days = 30 }",
            "\"sign.max\" = { value = { days = -30 }",
            "sign.max",
            "expected form",
        ),
        (
            "\"sign.max\" = { value = { days = 30 }",
            "\"sign.max\" = { value = { fortnights = 2 }",
            "sign.max",
            "expected form",
        ),
        (
            "\"bond.bid-max\" = { value = { percent = \"2\" }",
            "\"bond.bid-max\" = { value = { percent = \"200\" }",
            "bond.bid-max",
            "out of range",
        ),
        (
            "\"records.keep\" = { value = { years = 15 }, strength = \"must\", verified_on = \"2026-11-22\"",
            "\"records.keep\" = { value = { years = 15 }, strength = \"must\"",
            "records.keep",
            "needs the day",
        ),
        (
            "\"panel.min\" = { value = { count = 5 }, strength = \"default\"",
            "\"panel.min\" = { value = { count = 5 }, strength = \"default\", verified_on = \"2026-11-22\"",
            "panel.min",
            "cannot have been verified",
        ),
    ];
    for (from, to, key, problem) in cases {
        check(&broken(from, to), key, problem);
    }
}

#[test]
fn a_mistake_outside_the_parameters_is_reported_with_its_place() {
    let cases = [
        (
            "Government Procurement Law art. 42",
            " ",
            "records.keep",
            "language is missing",
        ),
        (
            "\"S11.open-objection\" = { outcome = \"block\"",
            "\"S11.open-objection\" = { outcome = \"stop\"",
            "S11.open-objection",
            "expected form",
        ),
        (
            "last = \"2026-02-23\", days = 9",
            "last = \"2026-02-22\", days = 9",
            "2026",
            "number of days",
        ),
        (
            "\"2026-10-10\"]",
            "\"2026-10-12\"]",
            "calendar",
            "not on a weekend",
        ),
        (
            "id = \"cn-national@2024.1\"",
            "id = \"cn-national@2024.2\"",
            "id",
            "jurisdiction@version",
        ),
        (
            "valid_to = \"2025-06-01\"",
            "valid_to = \"2023-06-01\"",
            "valid_to",
            "ends before",
        ),
        ("[guards]", "[guard]", "file", "not a pack file"),
    ];
    for (from, to, key, problem) in cases {
        check(&broken(from, to), key, problem);
    }
}

#[test]
fn a_pack_without_a_value_for_some_key_does_not_load() {
    let line = CHINA
        .lines()
        .find(|line| line.starts_with("\"records.keep\""))
        .unwrap();
    let error = broken(line, "");
    assert_eq!(error.code(), "rules.malformed-pack");
    check(&error, "records.keep", "missing");
}

#[test]
fn a_source_is_required() {
    let source =
        ", source = { zh = \"《政府采购法》第42条\", en = \"Government Procurement Law art. 42\" }";
    check(&broken(source, ""), "records.keep", "source is missing");
}

#[test]
fn versions_follow_without_gap_or_overlap() {
    let load = |packs: &[&str]| Rulebook::load(PLATFORM, packs).unwrap_err();
    check(
        &load(&[CHINA_2025, CHINA]),
        "supersedes",
        "missing or later",
    );
    check(&load(&[CHINA, CHINA]), "id", "used twice");
    let late = CHINA_2025.replace("valid_from = \"2025-06-01\"", "valid_from = \"2025-07-01\"");
    check(&load(&[CHINA, &late]), "supersedes", "does not begin");
    let elsewhere = CHINA_2025
        .replace("cn-national@2025.1", "uk@2025.1")
        .replace("jurisdiction = \"cn-national\"", "jurisdiction = \"uk\"");
    check(
        &load(&[CHINA, &elsewhere]),
        "supersedes",
        "another jurisdiction",
    );
}

#[test]
fn a_place_where_day_one_counts_and_nothing_rolls() {
    // domain.md §5i vector 5: an invoice received on 1 March is due on 30 March.
    let elsewhere = CHINA
        .replace("cn-national", "elsewhere")
        .replace(
            "\"time.start-day-counts\" = { value = { flag = \"no\" }",
            "\"time.start-day-counts\" = { value = { flag = \"yes\" }",
        )
        .replace(
            "\"time.roll-if-last-day-holiday\" = { value = { flag = \"yes\" }",
            "\"time.roll-if-last-day-holiday\" = { value = { flag = \"no\" }",
        );
    let book = Rulebook::load(PLATFORM, &[&elsewhere]).unwrap();
    let pack = book.resolve("elsewhere", date(2025, 3, 1)).unwrap();
    assert_eq!(
        pack.due(Key::PayOuter, date(2025, 3, 1)).unwrap().due,
        date(2025, 3, 30)
    );
    assert_eq!(
        pack.due_before(Key::PayOuter, date(2025, 3, 30))
            .unwrap()
            .due,
        date(2025, 3, 1)
    );
    // No calendar is needed where nothing rolls.
    assert!(pack.due(Key::PayOuter, date(2030, 3, 1)).is_ok());
}
