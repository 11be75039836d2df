//! Counting deadlines.

use super::china;
use crate::{Derivation, Flag, Key, RuleError, Step};
use jiff::civil::date;
use kernel::{Date, Lang};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

#[track_caller]
fn check(key: Key, from: Date, expect: Date) {
    assert_eq!(china(from).due(key, from).unwrap().due, expect, "{key}");
}

#[test]
fn objection_across_mid_autumn_and_national_day() {
    // domain.md §5i vector 4.
    let from = date(2026, 9, 24);
    let objection = china(from).due(Key::Objection, from).unwrap();
    assert_eq!(objection.due, date(2026, 10, 12));
    let calendar = objection.steps.iter().find_map(|step| match step {
        Step::Calendar {
            holidays,
            make_up_days,
        } => Some((holidays.len(), make_up_days.clone())),
        _ => None,
    });
    assert_eq!(calendar, Some((10, vec![date(2026, 10, 10)])));
}

#[test]
fn a_last_day_that_is_not_worked_moves_on() {
    // 30 days from 2 September 2026 end on 2 October, in National Day week.
    check(Key::Sign, date(2026, 9, 2), date(2026, 10, 8));
    // A Saturday that is worked is a working day like any other.
    check(Key::Sign, date(2026, 9, 10), date(2026, 10, 10));
    check(Key::Sign, date(2026, 9, 11), date(2026, 10, 12));
}

#[test]
fn months_end_on_the_same_day_or_the_last_of_the_month() {
    // 28 February 2026 is a Saturday that is worked.
    check(Key::RenewalBridge, date(2025, 11, 30), date(2026, 2, 28));
    check(Key::RenewalBridge, date(2025, 12, 1), date(2026, 3, 2));
    check(Key::TermDefault, date(2025, 3, 10), date(2026, 3, 10));
}

#[test]
fn notice_periods_are_counted_backwards_and_move_earlier() {
    let check = |key, until: Date, expect| {
        assert_eq!(
            china(until).due_before(key, until).unwrap().due,
            expect,
            "{key}"
        );
    };
    check(Key::TenderOpen, date(2026, 7, 20), date(2026, 6, 30));
    // Twenty days before 15 October is 25 September, Mid-Autumn: the notice goes out on the 24th.
    check(Key::TenderOpen, date(2026, 10, 15), date(2026, 9, 24));
    // Sunday 20 September and Saturday 10 October are worked and count.
    check(Key::EvaluationPlan, date(2026, 10, 12), date(2026, 9, 15));
    check(Key::InspectionNotice, date(2026, 10, 11), date(2026, 9, 30));
}

#[test]
fn a_year_without_a_notice_is_refused() {
    let unknown = |result: Result<Derivation, RuleError>, year| {
        let error = result.unwrap_err();
        assert_eq!(error, RuleError::UnknownCalendarYear { year });
        assert_eq!(error.code(), "rules.unknown-calendar-year");
        for lang in Lang::ALL {
            assert!(error.message(lang).contains(&year.to_string()));
        }
    };
    let pack = china(date(2026, 12, 25));
    unknown(pack.due(Key::Objection, date(2026, 12, 25)), 2027);
    unknown(pack.due(Key::Sign, date(2026, 12, 25)), 2027);
    unknown(pack.due(Key::RecordsKeep, date(2026, 12, 25)), 2041);
    unknown(pack.due(Key::Sign, Date::MAX), 10_000);
    unknown(pack.due_before(Key::TenderOpen, date(2024, 1, 10)), 2023);
}

#[test]
fn a_count_explains_itself_in_both_languages() {
    let from = date(2026, 9, 24);
    let objection = china(from).due(Key::Objection, from).unwrap();
    let zh = objection.explain(Lang::Zh).join("\n");
    let en = objection.explain(Lang::En).join("\n");
    for needle in [
        "质疑期：7个工作日",
        "第52条",
        "不计入",
        "2026-10-10",
        "国办发明电〔2025〕7号",
        "2026-10-12",
    ] {
        assert!(zh.contains(needle), "{needle} in {zh}");
    }
    for needle in [
        "7 working days",
        "art. 52",
        "statutory",
        "2026-10-01",
        "[2025] No. 7",
        "cn-national@2026.1",
    ] {
        assert!(en.contains(needle), "{needle} in {en}");
    }
    assert!(!zh.contains('{') && !en.contains('{'));
}

#[test]
fn a_count_that_used_no_calendar_names_none() {
    let from = date(2026, 3, 2);
    let sign = china(from).due(Key::Sign, from).unwrap();
    assert_eq!(sign.due, date(2026, 4, 1));
    assert!(
        !sign
            .steps
            .iter()
            .any(|step| matches!(step, Step::Notice { .. }))
    );
    let moved = china(from).due(Key::Sign, date(2026, 3, 5)).unwrap();
    assert_eq!(moved.due, date(2026, 4, 7));
    assert!(
        moved
            .steps
            .iter()
            .any(|step| matches!(step, Step::Notice { year: 2026, .. }))
    );
}

#[test]
fn a_count_survives_the_record() {
    let from = date(2026, 9, 24);
    let objection = china(from).due(Key::Objection, from).unwrap();
    let json = serde_json::to_string(&objection).unwrap();
    assert_eq!(
        serde_json::from_str::<Derivation>(&json).unwrap(),
        objection
    );
    assert!(
        objection
            .steps
            .contains(&Step::FirstDay { counted: Flag::No })
    );
}

/// Days from which every period below ends in a known year.
fn any_day() -> impl Strategy<Value = Date> {
    (0..800i64).prop_map(|offset| date(2024, 6, 1) + jiff::Span::new().days(offset))
}

fn any_period() -> impl Strategy<Value = Key> {
    select(vec![
        Key::Sign,
        Key::TenderOpen,
        Key::Objection,
        Key::Complaint,
        Key::EvaluationReport,
        Key::RenewalBridge,
        Key::ResultNotice,
    ])
}

proptest! {
    #[test]
    fn due_is_monotone_and_always_a_working_day(a in any_day(), b in any_day(), key in any_period()) {
        let pack = china(date(2026, 11, 22));
        let (first, second) =
            (pack.due(key, a.min(b)).unwrap().due, pack.due(key, a.max(b)).unwrap().due);
        prop_assert!(first <= second);
        prop_assert_eq!(pack.calendar().is_working_day(first), Ok(true));
        prop_assert!(first > a.min(b));
    }

    #[test]
    fn a_notice_given_in_time_has_run_in_time(until in any_day(), key in any_period()) {
        let pack = china(date(2026, 11, 22));
        let latest = pack.due_before(key, until).unwrap().due;
        prop_assert!(latest < until);
        prop_assert_eq!(pack.calendar().is_working_day(latest), Ok(true));
        prop_assert!(pack.due(key, latest).unwrap().due <= until);
    }
}
