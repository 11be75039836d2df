//! What holds for every period of every legal system and every day.

use super::{book, today};
use crate::{CountedDay, Flag, Key, Kind, Pack, Value};
use jiff::civil::date;
use kernel::{Date, calendar::DayKind};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::select;

fn packs() -> impl Strategy<Value = &'static Pack> {
    let all = [
        "cn-national",
        "cn-gd-gz",
        "cn-sd-jn",
        "uk-light-touch",
        "us-ny",
    ];
    select(
        all.map(|place| book().resolve(place, today()).unwrap())
            .to_vec(),
    )
}

/// A period of at most half a year, so that every count ends in a known year.
fn periods() -> impl Strategy<Value = Key> {
    let short = |key: &Key| {
        let china = book().resolve("cn-national", today()).unwrap();
        key.kind() == Kind::Period
            && !matches!(
                china.parameter(*key).value,
                Value::Months(4..) | Value::Years(_)
            )
            && *key != Key::RecordsKeep
            && *key != Key::TermMax
    };
    select(Key::ALL.iter().copied().filter(short).collect::<Vec<_>>())
}

/// Days from which every period ends in a known year of every calendar, and back from which too.
fn days() -> impl Strategy<Value = Date> {
    (0..550i64).prop_map(|offset| date(2024, 8, 1) + jiff::Span::new().days(offset))
}

fn rolls(pack: &Pack) -> bool {
    pack.flag(Key::TimeRollLastDay) == Ok(Flag::Yes)
}

fn is_nothing(value: &Value) -> bool {
    matches!(
        value,
        Value::Days(0) | Value::WorkingDays(0) | Value::DaysExceptHolidays(0)
    )
}

proptest! {
    #[test]
    fn a_later_start_never_ends_earlier(pack in packs(), key in periods(), a in days(), b in days()) {
        let due = |from| pack.due(key, from).unwrap().due;
        prop_assert!(due(a.min(b)) <= due(a.max(b)));
    }

    #[test]
    fn a_last_day_is_worked_where_it_rolls(pack in packs(), key in periods(), from in days()) {
        let value = &pack.parameter(key).value;
        let due = pack.due(key, from).unwrap().due;
        let worked = pack.calendar().is_working_day(due).unwrap();
        if !is_nothing(value) && (rolls(pack) || matches!(value, Value::WorkingDays(_))) {
            prop_assert!(worked, "{key} from {from}: {due}");
        }
    }

    #[test]
    fn counting_back_finds_the_latest_start(pack in packs(), key in periods(), until in days()) {
        prop_assume!(!is_nothing(&pack.parameter(key).value));
        let latest = pack.due_before(key, until).unwrap().due;
        prop_assert!(pack.due(key, latest).unwrap().due <= until, "{key} {latest} {until}");
        // The next day on which a notice could be given is too late.
        let next = latest.tomorrow().unwrap();
        let next = if rolls(pack) { pack.calendar().roll_forward(next).unwrap() } else { next };
        let open_month = matches!(pack.parameter(key).value, Value::Months(_));
        prop_assert!(
            open_month || pack.due(key, next).unwrap().due > until,
            "{key}: {next} would still do before {until}"
        );
    }

    #[test]
    fn the_days_one_by_one_add_up_to_the_period(pack in packs(), key in periods(), from in days()) {
        let found = pack.due(key, from).unwrap();
        let days = pack.ledger(&found).unwrap();
        let counted: Vec<&CountedDay> = days.iter().filter(|day| day.number.is_some()).collect();
        let expected = match pack.parameter(key).value {
            Value::Days(n) | Value::WorkingDays(n) | Value::DaysExceptHolidays(n) => n,
            _ => return Ok(()),
        };
        prop_assert_eq!(counted.len(), usize::try_from(expected).unwrap());
        for day in counted {
            match pack.parameter(key).value {
                Value::WorkingDays(_) => prop_assert!(day.kind.unwrap().is_worked()),
                Value::DaysExceptHolidays(_) => prop_assert!(day.kind != Some(DayKind::Holiday)),
                _ => {}
            }
        }
    }
}

proptest! {
    // Each case reads a pack, which takes long.
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    #[test]
    fn leaving_out_holidays_never_ends_sooner(from in days(), n in 1_u32..90) {
        let text = include_str!("../../packs/us-ny.toml");
        let with = |unit: &str| {
            let text = text.replace("days_except_holidays = 30", &format!("{unit} = {n}"));
            let platform = include_str!("../../packs/platform.toml");
            let book = crate::Rulebook::load(platform, &[&text]).unwrap();
            book.resolve("us-ny", today()).unwrap().due(Key::Pay, from).unwrap().due
        };
        prop_assert!(with("days") <= with("days_except_holidays"));
        prop_assert!(with("days_except_holidays") <= with("working_days"));
    }
}
