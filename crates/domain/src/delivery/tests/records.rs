//! Richer records, many records at once, the team, its hours, the burden of paperwork.

use super::{Resident, latest, living, options};
use crate::{
    delivery::{
        days::{Days, Notice, day_max, notices},
        options::LISTED_MAX,
        record_services::{self, RECORDS_MAX, ServiceRow},
    },
    input::Row,
    testkit::{World, person_id},
};
use kernel::{Date, Digest, Role};
use serde_json::{Value, json};

const SERVED: &[&str] = &["service.recorded"];
const WARNED: &[&str] = &["guard.warned", "service.recorded"];

fn service(kind: &str, date: &str) -> Value {
    json!({ "kind": kind, "date": date, "hours": "2", "served": 1, "place": "home" })
}

fn with(mut base: Value, more: Value) -> Value {
    let (map, more) = (base.as_object_mut().unwrap(), more.as_object().unwrap());
    map.extend(more.clone());
    base
}

fn worker(date: &str) -> World {
    living(date).by(Role::Worker)
}

fn many(rows: &[Value]) -> Value {
    json!({ "services": rows })
}

#[test]
fn a_rich_record_keeps_all_that_was_said_and_no_name() {
    let digest = Digest::of(b"a photo").to_string();
    let rich = with(
        service("visit", "2025-04-08"),
        json!({ "from": "9:30", "travel": "0.5", "case": "g-12", "users": "a1, A2、a1",
            "priority": "hard", "photos": [{ "digest": digest, "taken": "2025-04-08 09:40" }] }),
    );
    let world = worker("2025-04-08").does("record-service", rich, SERVED);
    let body = latest(&world, "service.recorded");
    assert_eq!(body["from"], "09:30:00");
    assert_eq!(
        (&body["case"], &body["users"]),
        (&json!("G12"), &json!(["A1", "A2"]))
    );
    assert_eq!(body["photos"][0]["digest"], json!(digest));
    let kept = &world.process.contracts[0].delivery.services[0];
    assert_eq!(
        (kept.travel.to_string(), kept.users.len()),
        ("0.5".to_owned(), 2)
    );
    for (field, value) in [
        ("case", "王阿姨"),
        ("users", "A1 小李"),
        ("worker", "Wang"),
        ("from", "25:00"),
    ] {
        let wrong = with(service("visit", "2025-04-08"), json!({ field: value }));
        worker("2025-04-08").faults("record-service", wrong, field);
    }
}

#[test]
fn sessions_of_a_case_need_it_open_that_day() {
    let case = |kind: &str, date: &str| with(service(kind, date), json!({ "case": "G12" }));
    worker("2025-04-20")
        .refuses(
            "record-service",
            case("case-session", "2025-04-08"),
            "case-not-open",
        )
        .refuses(
            "record-service",
            case("case-closed", "2025-04-08"),
            "case-not-open",
        )
        .goes("record-service", case("case-opened", "2025-04-08"))
        .refuses(
            "record-service",
            case("case-opened", "2025-04-09"),
            "case-open",
        )
        .refuses(
            "record-service",
            case("case-session", "2025-04-07"),
            "case-not-open",
        )
        .goes("record-service", case("case-session", "2025-04-08"))
        .goes("record-service", case("case-closed", "2025-04-10"))
        .refuses(
            "record-service",
            case("case-session", "2025-04-11"),
            "case-not-open",
        )
        // A session on the day of the closing, entered after it, and a user without a case.
        .goes("record-service", case("case-session", "2025-04-10"))
        .goes("record-service", case("visit", "2025-04-15"))
        // A case that comes back is opened anew.
        .goes("record-service", case("case-opened", "2025-04-16"));
}

#[test]
fn a_long_day_counts_travel_and_a_worker_is_in_one_place() {
    let at = |from: &str, hours: &str, travel: &str| {
        let more = json!({ "from": from, "hours": hours, "travel": travel });
        with(service("visit", "2025-04-08"), more)
    };
    let world = worker("2025-04-08")
        .does("record-service", at("09:00", "4", "0.5"), SERVED)
        // It begins when the one before ends.
        .does("record-service", at("13:00", "4", "0.5"), SERVED)
        .does("record-service", at("17:30", "1", "0"), WARNED);
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.worker-day");
    let other = world.by_person(Role::Worker, 31);
    let other = other.does("record-service", at("16:00", "2", "0"), SERVED);
    let other = other.does("record-service", at("17:59", "1", "0"), WARNED);
    assert_eq!(latest(&other, "guard.warned")["guard"], "M4.worker-overlap");
    // A withdrawn record takes no time.
    let gone = json!({ "service": "S4", "finding": "withdrawn", "reason": "误登" });
    let other = other.goes("correct-service", gone);
    other.does("record-service", at("15:00", "2", "0"), SERVED);
}

#[test]
fn the_night_shift_meets_the_morning_after() {
    let night = with(service("visit", "2025-04-07"), json!({ "from": "23:00" }));
    let morning = with(service("visit", "2025-04-08"), json!({ "from": "00:30" }));
    let world = worker("2025-04-08").goes("record-service", night);
    let world = world.does("record-service", morning, WARNED);
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.worker-overlap");
}

#[test]
fn many_are_recorded_all_or_none() {
    let case = |kind: &str, date: &str| with(service(kind, date), json!({ "case": "G12" }));
    let file = Digest::of(b"april").to_string();
    let from_file = |rows: &[Value]| json!({ "services": rows, "file": file, "name": "四月.csv" });
    let mut kinds = vec!["services.imported"];
    kinds.extend(["service.recorded"; 2]);
    let world = worker("2025-04-10")
        .refuses("record-services", many(&[]), "no-services")
        .refuses(
            "record-services",
            many(&[
                service("visit", "2025-04-09"),
                service("visit", "2025-04-11"),
            ]),
            "day-ahead",
        )
        .refuses(
            "record-services",
            many(&[case("case-session", "2025-04-09")]),
            "case-not-open",
        )
        .faults(
            "record-services",
            many(&[json!({ "kind": "visit" })]),
            "services.0.date",
        )
        // The opening stands further down in the file.
        .does(
            "record-services",
            from_file(&[
                case("case-session", "2025-04-09"),
                case("case-opened", "2025-04-08"),
            ]),
            &kinds,
        )
        .refuses(
            "record-services",
            from_file(&[service("visit", "2025-04-09")]),
            "file-taken",
        );
    let delivery = &world.process.contracts[0].delivery;
    assert_eq!((delivery.services.len(), delivery.imports.len()), (2, 1));
    let body = latest(&world, "services.imported");
    assert_eq!(
        (&body["first"], &body["last"], &body["rows"]),
        (&json!(1), &json!(2), &json!(2))
    );
    world.by_person(Role::Provider, 50).refuses(
        "record-services",
        many(&[service("visit", "2025-04-09")]),
        "other-supplier",
    );
}

#[test]
fn the_place_of_a_faulty_row_is_named() {
    let rows = [
        service("visit", "2025-04-08"),
        with(service("visit", "2025-04-08"), json!({ "unit": "U9" })),
    ];
    let denied = worker("2025-04-10").tries("record-services", many(&rows));
    let Err(crate::registry::Denied::Refused(refusal)) = denied else {
        panic!("refused");
    };
    assert_eq!(refusal.field.as_deref(), Some("services.1.unit"));
    let read = |row: &Value| {
        ServiceRow::read_row(row.as_object().unwrap(), "r", &Default::default()).unwrap()
    };
    let rows: Vec<ServiceRow> = rows.iter().map(read).collect();
    let world = worker("2025-04-10");
    let faults = world.asks(|at| record_services::faults(at, &rows)).unwrap();
    assert_eq!((faults.len(), faults[0].0), (1, 1));
}

#[test]
fn a_batch_is_held_against_the_day_of_each_worker() {
    let by = |code: &str, hours: &str| {
        with(
            service("visit", "2025-04-08"),
            json!({ "worker": code, "hours": hours }),
        )
    };
    let two = &["service.recorded", "service.recorded"];
    let world = living("2025-04-08")
        .by(Role::Provider)
        .does(
            "record-services",
            many(&[by("W1", "9"), by("W2", "9")]),
            two,
        )
        .does("record-services", many(&[by("W1", "0.5")]), WARNED);
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.worker-day");
}

#[test]
fn a_command_takes_as_many_as_it_says_and_stays_fast() {
    let rows: Vec<Value> = (0..RECORDS_MAX)
        .map(|number| {
            with(
                service("visit", "2025-04-08"),
                json!({ "worker": format!("W{}", number % 7) }),
            )
        })
        .collect();
    let world = worker("2025-04-10");
    let began = std::time::Instant::now();
    let events = world.tries("record-services", many(&rows)).unwrap();
    assert!(events.len() > RECORDS_MAX);
    // Comparing each with each would take minutes here.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    let more = [rows.as_slice(), &rows[..1]].concat();
    world.faults("record-services", many(&more), "services");
}

#[test]
fn several_are_confirmed_at_once_or_none() {
    let mut world = worker("2025-04-08");
    for _ in 0..6 {
        world = world.goes("record-service", service("visit", "2025-04-08"));
    }
    let chosen = |ids: &[&str]| json!({ "services": ids });
    let world = world
        .resident(0)
        .refuses("confirm-services", chosen(&[]), "service-unknown")
        .refuses("confirm-services", chosen(&["S1", "S9"]), "service-unknown")
        .does(
            "confirm-services",
            chosen(&["S2", "S1", "S2"]),
            &["service.confirmed"; 2],
        )
        .refuses("confirm-services", chosen(&["S1", "S3"]), "already-said")
        .by(Role::Committee)
        .does(
            "confirm-services",
            chosen(&["S3", "S4", "S5", "S6"]),
            &[
                "guard.warned",
                "service.confirmed",
                "service.confirmed",
                "service.confirmed",
                "service.confirmed",
            ],
        );
    assert_eq!(
        latest(&world, "guard.warned")["guard"],
        "M4.confirmer-share"
    );
    let voices = world.process.contracts[0].delivery.voices();
    assert_eq!(
        (voices.records, voices.records_confirmed, voices.confirmed),
        (6, 6, 6)
    );
    assert_eq!(voices.users().unwrap().to_string(), "33.3");
    assert_eq!(voices.largest().unwrap().to_string(), "66.7");
    let none = living("2025-04-08").process.contracts[0].delivery.voices();
    assert_eq!((none.users(), none.largest()), (None, None));
}

fn member(code: &str, post: &str) -> Value {
    json!({ "code": code, "post": post, "certificate": "social-worker", "from": "2025-04-01" })
}

fn roster(members: &[Value]) -> Value {
    json!({ "members": members })
}

#[test]
fn a_roster_is_filed_whole_and_sound() {
    let left = with(
        member("W1", "social-worker"),
        json!({ "until": "2025-03-01" }),
    );
    living("2025-04-08")
        .by(Role::Provider)
        .refuses("file-roster", roster(&[]), "roster-empty")
        .refuses(
            "file-roster",
            roster(&[member("W1", "lead"), member("w-1", "lead")]),
            "roster-twice",
        )
        .refuses("file-roster", roster(&[left]), "roster-days")
        .does(
            "file-roster",
            roster(&[member("W1", "lead")]),
            &["roster.filed"],
        )
        .by_person(Role::Provider, 50)
        .refuses(
            "file-roster",
            roster(&[member("W1", "lead")]),
            "other-supplier",
        );
}

#[test]
fn a_roster_is_compared_with_what_was_agreed_and_notified() {
    let lead = with(
        member("W1", "lead"),
        json!({ "person": person_id(30).to_string() }),
    );
    let filed = &["roster.filed"];
    let warned = &["guard.warned", "roster.filed"];
    let world = living("2025-04-08").by(Role::Provider).with(|process| {
        let agreement = &mut process.contracts[0].agreement;
        agreement.team_size = 2;
        agreement.lead = Some(crate::Person {
            id: person_id(30),
            organisation: None,
            name: "负责人".into(),
        });
    });
    let worker = || member("W2", "social-worker");
    let world = world.does("file-roster", roster(std::slice::from_ref(&lead)), warned);
    assert_eq!(latest(&world, "guard.warned")["guard"], "M10.team-size");
    let world = world.does(
        "file-roster",
        roster(&[member("W1", "lead"), worker()]),
        &["guard.warned", "guard.warned", "roster.filed"],
    );
    let guards: Vec<_> = world
        .log
        .iter()
        .filter(|(_, one)| one.kind() == "guard.warned")
        .collect();
    let said: Vec<_> = guards
        .iter()
        .map(|(_, one)| one.body().unwrap()["guard"].clone())
        .collect();
    assert_eq!(said, ["M10.team-size", "M10.lead", "M10.change-notified"]);
    // The next change is notified first.
    let told = json!({ "post": "social-worker", "leaving": "小周", "arriving": "小吴",
        "qualification": "equal", "evidence": "社工师证", "effective": "2025-06-01" });
    world.goes("notify-staff-change", told).does(
        "file-roster",
        roster(&[lead, worker(), member("W3", "social-worker")]),
        filed,
    );
}

#[test]
fn who_delivers_without_being_on_the_roster_is_shown_and_not_stopped() {
    let by = |code: &str| with(service("visit", "2025-04-08"), json!({ "worker": code }));
    let seen = |world: &World| -> Vec<Vec<Notice>> {
        let delivery = &world.process.contracts[0].delivery;
        let days = Days::of(
            delivery,
            "2025-04-01".parse::<Date>().unwrap(),
            "2025-05-01".parse().unwrap(),
        );
        let most = world.asks(day_max);
        let services = delivery.services.iter();
        services
            .map(|one| notices(delivery, one, &days, most))
            .collect()
    };
    let world = living("2025-04-08")
        .by(Role::Provider)
        .does("record-service", by("W9"), SERVED);
    assert_eq!(
        seen(&world),
        [vec![]],
        "without a roster there is nothing to compare"
    );
    let own = with(
        member("W1", "lead"),
        json!({ "person": person_id(30).to_string() }),
    );
    let gone = with(
        member("W2", "social-worker"),
        json!({ "until": "2025-04-07" }),
    );
    let world = world
        .goes("file-roster", roster(&[own, gone]))
        .goes("record-service", by("W2"))
        .goes("record-service", by("W1"))
        .by(Role::Worker)
        .goes("record-service", service("visit", "2025-04-08"));
    let off = || vec![Notice::OffRoster];
    assert_eq!(seen(&world), [off(), off(), vec![], vec![]]);
}

fn sheet(month: &str, paperwork: &str) -> Value {
    json!({ "month": month, "direct": "60", "indirect": "10", "travel": "5",
        "paperwork": paperwork, "training": "1" })
}

#[test]
fn hours_are_filed_by_month_and_the_last_filing_counts() {
    let full = with(
        member("W1", "lead"),
        json!({ "person": person_id(30).to_string(), "hours": 80 }),
    );
    let filed = &["timesheet.filed"];
    let world = living("2025-05-08")
        .by(Role::Provider)
        .goes("file-roster", roster(&[full]))
        .by(Role::Worker)
        .faults("file-timesheet", sheet("April", "1"), "month")
        .refuses("file-timesheet", sheet("2025-06", "1"), "month-ahead")
        .refuses(
            "file-timesheet",
            json!({ "month": "2025-04", "direct": 0, "indirect": 0, "travel": 0, "paperwork": 0, "training": 0 }),
            "timesheet-empty",
        )
        // 1.2 times 80 hours are 96.
        .does("file-timesheet", sheet("2025-04", "20"), filed)
        .does("file-timesheet", sheet("2025-04", "20.5"), &["guard.warned", "timesheet.filed"]);
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.month-capacity");
    let world = world
        .does(
            "file-timesheet",
            with(sheet("2025-04", "4"), json!({ "worker": "W1" })),
            filed,
        )
        .by_person(Role::Worker, 50)
        .refuses("file-timesheet", sheet("2025-04", "1"), "other-supplier");
    let sheets = &world.process.contracts[0].delivery.timesheets;
    assert_eq!(
        (sheets.len(), sheets[0].total().to_string()),
        (1, "80".to_owned())
    );
}

#[test]
fn the_burden_is_counted_by_quarter() {
    let world = worker("2025-07-08")
        .goes(
            "record-service",
            with(service("visit", "2025-04-08"), json!({ "hours": "50" })),
        )
        .goes("record-service", service("visit", "2025-07-01"))
        .goes("file-timesheet", sheet("2025-04", "14"))
        .goes("file-timesheet", sheet("2025-06", "24"));
    let burden = world.process.contracts[0].delivery.burden();
    let told: Vec<_> = burden
        .iter()
        .map(|(quarter, one)| {
            (
                quarter.to_string(),
                one.per_service_hour().map(|n| n.to_string()),
                one.share().map(|n| n.to_string()),
            )
        })
        .collect();
    // 38 hours of 190 worked, beside 50 hours of service; of the third quarter nobody filed hours.
    assert_eq!(
        told,
        [
            (
                "2025 Q2".to_owned(),
                Some("0.76".to_owned()),
                Some("20".to_owned())
            ),
            ("2025 Q3".to_owned(), None, None),
        ]
    );
}

#[test]
fn a_list_of_records_offers_the_latest_alone() {
    let rows: Vec<Value> = (0..LISTED_MAX + 5)
        .map(|_| service("visit", "2025-04-08"))
        .collect();
    let world = worker("2025-04-10").goes("record-services", many(&rows));
    let listed = options(&world, "ServiceId");
    assert_eq!(
        (listed.len(), listed[0].value.as_str()),
        (LISTED_MAX, "S205")
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// However records follow each other, what is open is what was opened and not closed, and no day
    /// of a worker is forgotten.
    #[test]
    fn cases_and_days_are_kept_whatever_comes(steps in proptest::collection::vec((0usize..4, 0u8..3, 1u8..9), 1..40)) {
        let mut world = worker("2025-04-28");
        let (mut open, mut hours) = (std::collections::BTreeSet::new(), 0u32);
        for (kind, case, day) in steps {
            let name = ["case-opened", "case-session", "case-closed", "visit"][kind];
            let more = json!({ "case": format!("G{case}"), "date": format!("2025-04-0{day}"), "hours": 1 });
            let input = with(service(name, "2025-04-01"), more);
            if world.tries("record-service", input.clone()).is_err() {
                continue;
            }
            world = world.goes("record-service", input);
            hours += 1;
            match kind {
                0 => proptest::prop_assert!(open.insert(case), "opened twice"),
                2 => proptest::prop_assert!(open.remove(&case), "closed without being open"),
                _ => {}
            }
        }
        let delivery = &world.process.contracts[0].delivery;
        proptest::prop_assert_eq!(usize::try_from(delivery.open_cases()).unwrap(), open.len());
        let days = Days::of(delivery, "2025-04-01".parse().unwrap(), "2025-04-09".parse().unwrap());
        let who = crate::delivery::state::Deliverer::Person(person_id(30));
        let all: rust_decimal::Decimal = (1..=9)
            .map(|day| days.hours_on(&who, Date::constant(2025, 4, day)))
            .sum();
        proptest::prop_assert_eq!(all, rust_decimal::Decimal::from(hours));
    }
}
