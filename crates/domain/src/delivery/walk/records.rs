//! Many records at once, the team and its hours.

use crate::testkit::{World, person_id};
use kernel::{Digest, Role};
use serde_json::{Value, json};

fn row(kind: &str, date: &str, from: &str, case: Option<&str>) -> Value {
    json!({ "kind": kind, "unit": "U1", "date": date, "from": from, "hours": "1", "travel": "0.5",
        "served": 2, "place": "home", "case": case, "users": "A1 A2", "priority": "hard" })
}

/// The provider files its team, its hours and a file of services; the panel confirms two at once.
pub(super) fn records(world: World) -> World {
    world
        .by(Role::Provider)
        .does(
            "file-roster",
            json!({ "members": [
                { "code": "W1", "person": person_id(30).to_string(), "post": "lead",
                  "certificate": "social-worker", "hours": 40, "from": "2025-04-01" },
                { "code": "W2", "post": "social-worker", "certificate": "assistant",
                  "from": "2025-04-01", "until": "2025-12-31" },
            ] }),
            &["roster.filed"],
        )
        .does(
            "file-timesheet",
            json!({ "month": "2025-06", "direct": "30", "indirect": "6", "travel": "4",
                "paperwork": "5", "training": "2", "worker": "W1" }),
            &["timesheet.filed"],
        )
        .does(
            "record-services",
            json!({
                "file": Digest::of(b"a file").to_string(), "name": "六月.xlsx",
                "services": [
                    row("case-session", "2025-07-17", "10:00", Some("G12")),
                    row("case-opened", "2025-07-17", "09:00", Some("G12")),
                    row("visit", "2025-07-16", "14:00", None),
                ],
            }),
            &[
                "services.imported",
                "service.recorded",
                "service.recorded",
                "service.recorded",
            ],
        )
        .by_person(Role::UserPanel, 991)
        .does(
            "confirm-services",
            json!({ "services": ["S3", "S4", "S3"] }),
            &["service.confirmed", "service.confirmed"],
        )
}
