//! Photos, presence, priority users, burden.

use super::{Pair, pair, story::Story};
use crate::signs::Code;
use kernel::Role;
use serde_json::{Value, json};

pub(super) const PAIRS: &[Pair] = &[
    pair(Code::AF02, || pictured(1), || pictured(2)),
    pair(Code::AF11, || timed("10:00:00"), || timed("11:00:00")),
    pair(Code::AF17, || sheet("60"), || sheet("20")),
    pair(Code::AF18, || hard_cases(0), || hard_cases(20)),
    pair(
        Code::AF21,
        || silent_until("2025-08-01"),
        || silent_until("2025-06-01"),
    ),
];

fn photo(number: u8, taken: Option<&str>) -> Value {
    let digest = kernel::Digest::new([number; 32]);
    match taken {
        Some(taken) => json!({ "digest": digest, "taken": taken }),
        None => json!({ "digest": digest }),
    }
}

/// Two visits, each with a photo; the second has photo `number`.
fn pictured(number: u8) -> Story {
    Story::running()
        .service(
            1,
            "activity",
            "2025-05-06",
            json!({ "photos": [photo(1, None)] }),
        )
        .service(
            2,
            "activity",
            "2025-05-13",
            json!({ "photos": [photo(number, None)] }),
        )
}

#[test]
fn a_photo_of_another_day_is_asked_about() {
    let told = |taken: &str| {
        let photos = json!({ "photos": [photo(1, Some(taken))] });
        Story::running().service(1, "activity", "2025-05-06", photos)
    };
    assert!(told("2025-05-02T02:00:00Z").finding(Code::AF02).fires());
    // Six in the evening in China is still the day of the service.
    assert!(!told("2025-05-06T10:00:00Z").finding(Code::AF02).fires());
}

/// A visit of two hours from nine, and another from this time on.
fn timed(second: &str) -> Story {
    Story::running()
        .service(1, "visit", "2025-05-06", json!({ "from": "09:00:00" }))
        .service(2, "visit", "2025-05-06", json!({ "from": second }))
}

#[test]
fn users_in_two_places_at_once_are_asked_about() {
    let told = |user: &str| {
        Story::running()
            .service(
                1,
                "group",
                "2025-05-06",
                json!({ "from": "09:00:00", "users": ["U1", "U2"], "worker": "W1" }),
            )
            .service(
                2,
                "group",
                "2025-05-06",
                json!({ "from": "09:30:00", "users": [user], "worker": "W2" }),
            )
    };
    assert!(told("U2").finding(Code::AF11).fires());
    assert!(!told("U3").finding(Code::AF11).fires());
}

/// A month of 160 hours, so many of them for papers.
fn sheet(paper: &str) -> Story {
    let rest = 160 - paper.parse::<u32>().unwrap();
    let body = json!({ "worker": "W1", "month": "2025-05", "direct": rest.to_string(),
        "indirect": "0", "travel": "0", "paperwork": paper, "training": "0" });
    Story::running()
        .on("2025-06-03")
        .by(Role::Provider, 30)
        .tells("timesheet.filed", body)
}

#[test]
fn a_timesheet_filed_again_counts_once() {
    let twice = sheet("60").by(Role::Provider, 30).tells(
        "timesheet.filed",
        json!({ "worker": "W1", "month": "2025-05", "direct": "140", "indirect": "0",
            "travel": "0", "paperwork": "20", "training": "0" }),
    );
    assert!(!twice.finding(Code::AF17).fires());
}

/// Twenty hard cases first, then twenty visits of which so many are hard.
fn hard_cases(later: u32) -> Story {
    let priority = |hard: bool| json!({ "priority": if hard { "hard" } else { "ordinary" } });
    let told = Story::running().services(20, "2025-04-03", "visit", &priority(true));
    (0..20).fold(told, |story, place| {
        let on =
            kernel::time::plus_days("2025-05-03".parse().unwrap(), i32::try_from(place).unwrap());
        story.service(
            21 + place,
            "visit",
            &on.to_string(),
            priority(place < later),
        )
    })
}

/// A hard case last seen on 2025-05-06, looked at on this day.
fn silent_until(day: &str) -> Story {
    let told = Story::running();
    let told = told.service(
        1,
        "case-session",
        "2025-05-06",
        json!({ "case": "G1", "priority": "hard" }),
    );
    told.on(day)
}

#[test]
fn a_closed_case_is_not_silent() {
    let told = silent_until("2025-05-10")
        .service(2, "case-closed", "2025-05-12", json!({ "case": "G1" }))
        .on("2025-09-01");
    assert!(!told.finding(Code::AF21).fires());
}
