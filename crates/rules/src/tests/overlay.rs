//! Packs that lie over others, and packs of other legal systems.

use super::{book, today};
use crate::{Key, Pack, RuleError, Rulebook, Strength, Value};
use jiff::civil::date;
use kernel::{Date, Lang, Role};

const PLATFORM: &str = include_str!("../../packs/platform.toml");
const CHINA: &str = include_str!("../../packs/cn-national.toml");
const CHINA_2025: &str = include_str!("../../packs/cn-national-2025.1.toml");

fn pack(jurisdiction: &str, on: Date) -> &'static Pack {
    book().resolve(jurisdiction, on).unwrap()
}

/// A city over the national pack with these parameters.
fn city(parameters: &str) -> Result<Rulebook, RuleError> {
    let text = format!(
        "id = \"city@1.1\"\nversion = \"1.1\"\njurisdiction = \"city\"\nextends = \"cn-national\"\n\
         valid_from = \"2024-06-01\"\nname = {{ zh = \"某市\", en = \"a city\" }}\n\
         source = {{ zh = \"市规定\", en = \"rules of the city\" }}\n[parameters]\n{parameters}"
    );
    Rulebook::load(PLATFORM, &[CHINA, CHINA_2025, &text])
}

#[test]
fn a_city_follows_the_national_version_of_the_day() {
    let check = |on, id| assert_eq!(pack("cn-gd-gz", on).id().as_str(), id, "{on}");
    check(date(2025, 5, 31), "cn-gd-gz@2019.1+cn-national@2024.1");
    check(date(2025, 6, 1), "cn-gd-gz@2019.1+cn-national@2025.1");
    check(today(), "cn-gd-gz@2019.1+cn-national@2026.1");
    let strength = |on| pack("cn-gd-gz", on).parameter(Key::PayInterest).strength;
    assert_eq!(strength(date(2025, 5, 31)), Strength::Default);
    assert_eq!(strength(date(2025, 6, 1)), Strength::Must);
}

#[test]
fn the_id_of_an_overlay_finds_the_same_pack_again() {
    for pack in book().packs() {
        let found = book().pack(pack.id()).unwrap();
        assert_eq!(found.valid_from(), pack.valid_from(), "{}", pack.id());
    }
}

#[test]
fn every_layer_of_a_value_is_kept() {
    let layers = |key| -> Vec<&str> {
        let layers = pack("cn-gd-gz", today()).layers(key);
        layers.map(|one| one.origin.as_str()).collect()
    };
    assert_eq!(
        layers(Key::EvaluationScale),
        ["platform@2024.1", "cn-gd-gz@2019.1"]
    );
    assert_eq!(
        layers(Key::PayOuter),
        [
            "platform@2024.1",
            "cn-national@2024.1",
            "cn-national@2025.1"
        ]
    );
}

#[test]
fn who_buys_differs_from_place_to_place() {
    let body = |jurisdiction, role| {
        let usual = pack(jurisdiction, today()).usual(role).unwrap();
        usual.body.get(Lang::En).to_owned()
    };
    assert!(body("cn-gd-gz", Role::Purchaser).contains("subdistrict"));
    assert!(body("cn-gd-gz", Role::Auditor).contains("district civil affairs"));
    assert!(body("cn-sd-jn", Role::Purchaser).contains("district civil affairs"));
    assert!(body("cn-sd-jn", Role::Host).contains("subdistrict"));
    assert!(body("uk-light-touch", Role::Purchaser).contains("council"));
    assert!(body("us-ny", Role::Purchaser).contains("agency"));
}

#[test]
fn a_draft_binds_nobody() {
    let jinan = pack("cn-sd-jn", today());
    let own = |(_, usual): &(Role, &crate::Usual)| usual.origin.as_str() == "cn-sd-jn@2023.1";
    assert!(jinan.usuals().any(|one| own(&one)));
    for (_, usual) in jinan.usuals().filter(own) {
        assert_eq!(usual.strength, Strength::Default);
    }
}

#[test]
fn a_city_may_ask_more_of_the_purchaser() {
    let stricter = "\"sign.max\" = { value = { days = 20 }, strength = \"default\" }\n\
                    \"intention.min-days\" = { value = { days = 45 }, strength = \"default\" }\n";
    let book = city(stricter).unwrap();
    let on = |day| book.resolve("city", day).unwrap();
    assert_eq!(
        on(date(2024, 7, 1)).parameter(Key::Sign).value,
        Value::Days(20)
    );
    assert_eq!(
        on(date(2025, 7, 1)).parameter(Key::Sign).value,
        Value::Days(20)
    );
    assert!(book.resolve("city", date(2024, 5, 31)).is_err());
}

#[test]
fn a_city_may_not_ask_less_of_the_purchaser() {
    let refused = |parameter: &str, key: &str, problem: &str| {
        let message = city(parameter).unwrap_err().message(Lang::En);
        assert!(
            message.contains(key) && message.contains(problem),
            "{message}"
        );
    };
    let less = "asks less of the purchaser";
    refused(
        "\"sign.max\" = { value = { days = 31 }, strength = \"default\" }",
        "sign.max",
        less,
    );
    refused(
        "\"intention.min-days\" = { value = { days = 29 }, strength = \"default\" }",
        "intention.min-days",
        less,
    );
    refused(
        "\"accept.users-required\" = { value = { flag = \"no\" }, strength = \"default\" }",
        "accept.users-required",
        less,
    );
    refused(
        "\"bond.bid-max\" = { value = { percent = \"3\" }, strength = \"default\" }",
        "bond.bid-max",
        less,
    );
    refused(
        "\"sign.max\" = { value = { working_days = 20 }, strength = \"default\" }",
        "sign.max",
        "cannot be compared",
    );
}

#[test]
fn an_overlay_needs_something_below_it() {
    let text = include_str!("../../packs/cn-sd-jn.toml");
    let message = Rulebook::load(PLATFORM, &[text])
        .unwrap_err()
        .message(Lang::En);
    assert!(
        message.contains("extends") && message.contains("cn-national"),
        "{message}"
    );
}

#[test]
fn amounts_are_in_the_currency_of_the_place() {
    let uk = include_str!("../../packs/uk-light-touch.toml");
    let broken = uk.replace(
        "amount = \"663540\", currency = \"GBP\"",
        "amount = \"663540\", currency = \"CNY\"",
    );
    let message = Rulebook::load(PLATFORM, &[&broken])
        .unwrap_err()
        .message(Lang::En);
    assert!(
        message.contains("thresh.apply-regime") && message.contains("currency"),
        "{message}"
    );
}

#[test]
fn an_invoice_received_on_1_march_is_due_on_30_march() {
    // domain.md §5i vector 5: the day of receipt counts, and nothing moves a weekend.
    let due = |from| {
        pack("uk-light-touch", from)
            .due(Key::Pay, from)
            .unwrap()
            .due
    };
    assert_eq!(due(date(2026, 3, 1)), date(2026, 3, 30));
    // 30 May 2026 is a Saturday.
    assert_eq!(due(date(2026, 5, 1)), date(2026, 5, 30));
}

#[test]
fn a_month_that_counts_its_first_day_ends_before_the_same_day() {
    let due = |from| {
        pack("uk-light-touch", from)
            .due(Key::RenewalNotice, from)
            .unwrap()
            .due
    };
    assert_eq!(due(date(2026, 3, 1)), date(2026, 5, 31));
    assert_eq!(due(date(2026, 3, 15)), date(2026, 6, 14));
    // No 31 November: the month ends on its last day.
    assert_eq!(due(date(2026, 8, 31)), date(2026, 11, 30));
}

#[test]
fn eight_working_days_beginning_with_the_day_of_the_notice() {
    // Notice on Wednesday 23 December 2026: 23, 24, 29, 30, 31 December, 4, 5, 6 January.
    let from = date(2026, 12, 23);
    let due = pack("uk-light-touch", from)
        .due(Key::StandstillVoluntary, from)
        .unwrap();
    assert_eq!(due.due, date(2027, 1, 6));
}

#[test]
fn no_minimum_period_ends_where_it_starts() {
    let from = date(2026, 5, 2);
    let none = pack("uk-light-touch", from)
        .due(Key::TenderOpen, from)
        .unwrap();
    assert_eq!(none.due, from);
    let before = pack("uk-light-touch", from)
        .due_before(Key::TenderOpen, from)
        .unwrap();
    assert_eq!(before.due, from);
}

#[test]
fn new_york_leaves_legal_holidays_out_of_the_days_to_pay() {
    let due = |from| pack("us-ny", from).due(Key::Pay, from).unwrap().due;
    // 30 days lead to 15 July 2026; Juneteenth and 4 July add two.
    assert_eq!(due(date(2026, 6, 15)), date(2026, 7, 17));
    // 30 days lead to 1 July; Flag Day (Sunday 14 June) and Juneteenth add two.
    assert_eq!(due(date(2026, 6, 1)), date(2026, 7, 3));
    // 30 days from 2 March 2026 end on 1 April, a Wednesday without holidays between.
    assert_eq!(due(date(2026, 3, 2)), date(2026, 4, 1));
    // 30 days lead to 7 July 2027; Flag Day, Juneteenth, Sunday 4 July and the Monday after it add
    // four, and the end, Sunday 11 July, moves to Monday.
    assert_eq!(due(date(2027, 6, 7)), date(2027, 7, 12));
}
