//! The rules through the public edge: every parameter of every legal system against a table written
//! by hand, every period counted to a last day worked out by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod site;

use app::demo::{short, steps, teller::Teller};
use domain::Due;
use kernel::ProcessId;
use rules::Key;
use serde_json::Value;
use site::Site;
use std::collections::{BTreeMap, BTreeSet};

const TABLE: &str = include_str!("expected/rules.txt");

/// The places of the table's columns after the platform's, the day asked about and counted from.
///
/// China: Thursday before Mid-Autumn, with National Day and make-up days ahead. United Kingdom:
/// Monday, the day itself counts, Easter ahead. New York: Monday, with Flag Day (Sunday 14 June),
/// Juneteenth (Friday 19 June) and 4 July (a Saturday, no substitute) ahead.
const PLACES: [(&str, &str); 3] = [
    ("cn-national", "2026-09-24"),
    ("uk-light-touch", "2026-03-02"),
    ("us-ny", "2026-06-01"),
];

/// Last days worked out on paper, by period, in the order of [`PLACES`]; a year alone: the count ends
/// in a year whose working days nobody has published; "": no parameter there has this period.
const LAST_DAYS: &[(&str, [&str; 3])] = &[
    ("1wd", ["2026-09-28", "2026-03-02", "2026-06-02"]),
    ("2wd", ["2026-09-29", "2026-03-03", "2026-06-03"]),
    ("3wd", ["2026-09-30", "2026-03-04", "2026-06-04"]),
    ("5wd", ["2026-10-09", "2026-03-06", "2026-06-08"]),
    ("7wd", ["2026-10-12", "2026-03-10", "2026-06-10"]),
    ("8wd", ["2026-10-13", "2026-03-11", "2026-06-11"]),
    ("10wd", ["2026-10-15", "2026-03-13", "2026-06-15"]),
    ("15wd", ["2026-10-22", "2026-03-20", "2026-06-23"]),
    ("20wd", ["2026-10-29", "2026-03-27", "2026-06-30"]),
    ("30wd", ["2026-11-12", "2026-04-14", "2026-07-14"]),
    ("0d", ["2026-09-24", "2026-03-02", "2026-06-01"]),
    ("5d", ["2026-09-29", "2026-03-06", "2026-06-08"]),
    ("10d", ["2026-10-08", "2026-03-11", "2026-06-11"]),
    ("14d", ["2026-10-08", "2026-03-15", "2026-06-15"]),
    ("15d", ["2026-10-09", "2026-03-16", "2026-06-16"]),
    ("20d", ["2026-10-14", "2026-03-21", "2026-06-22"]),
    ("30d", ["2026-10-26", "2026-03-31", "2026-07-01"]),
    ("45d", ["2026-11-09", "2026-04-15", "2026-07-16"]),
    ("60d", ["2026-11-23", "2026-04-30", "2026-07-31"]),
    ("84d", ["", "2026-05-24", ""]),
    ("90d", ["2026-12-23", "2026-05-30", "2026-08-31"]),
    ("120d", ["", "2026-06-29", ""]),
    ("150d", ["", "", "2026-10-29"]),
    ("180d", ["", "2026-08-28", ""]),
    ("15x", ["", "", "2026-06-17"]),
    ("30x", ["", "", "2026-07-03"]),
    ("3m", ["2026-12-24", "2026-06-01", "2026-09-01"]),
    ("12m", ["2027", "2027-03-01", "2027-06-01"]),
    ("24m", ["2028", "2028-03-01", "2028"]),
    ("36m", ["2029", "", ""]),
    ("60m", ["", "2031-03-01", "2031"]),
    ("3y", ["2029", "2029-03-01", "2029"]),
    ("6y", ["", "", "2032"]),
    ("15y", ["2041", "", ""]),
];

/// A row: the key, the platform default, and what China, the United Kingdom and New York say.
fn rows() -> Vec<(&'static str, &'static str, [&'static str; 3])> {
    let lines = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{line}");
            (cells[0], cells[1], [cells[2], cells[3], cells[4]])
        })
        .collect()
}

/// A value of the interface as the table writes it.
fn short(value: &Value) -> String {
    let (kind, inner) = value.as_object().unwrap().iter().next().unwrap();
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match kind.as_str() {
        "count" | "text" | "rate" | "flag" => text(inner),
        "percent" => format!("{}%", text(inner)),
        "days" => format!("{inner}d"),
        "days_except_holidays" => format!("{inner}x"),
        "working_days" => format!("{inner}wd"),
        "hours" => format!("{inner}h"),
        "months" => format!("{inner}m"),
        "years" => format!("{inner}y"),
        "money" => format!("{} {}", text(&inner["amount"]), text(&inner["currency"])),
        "list" => {
            let codes: Vec<String> = inner.as_array().unwrap().iter().map(text).collect();
            codes.join(" ")
        }
        "map" => {
            let pairs: BTreeMap<_, _> = inner.as_object().unwrap().iter().collect();
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(name, number)| format!("{name}={}", text(number)))
                .collect();
            pairs.join(" ")
        }
        other => panic!("a kind of value the table cannot write: {other}"),
    }
}

/// Whether the table writes this as a period that leads to a day.
fn is_period(code: &str) -> bool {
    code.parse::<Key>().unwrap().kind() == rules::Kind::Period
}

#[test]
fn no_parameter_of_any_pack_is_missing_from_the_table() {
    let rows = rows();
    let listed: BTreeSet<&str> = rows.iter().map(|row| row.0).collect();
    assert_eq!(listed.len(), rows.len(), "a key is listed twice");
    let keys: BTreeSet<&str> = Key::ALL.iter().map(|key| key.code()).collect();
    assert_eq!(listed, keys);
    let book = rules::Rulebook::embedded().unwrap();
    let tested = [
        "cn-national",
        "cn-gd-gz",
        "cn-sd-jn",
        "uk-light-touch",
        "us-ny",
    ];
    assert_eq!(
        book.jurisdictions(),
        tested,
        "a place without a column or a list of its own"
    );
}

/// One parameter through the interface: its value, whose it is, and the last day of a period.
async fn check(site: &Site, (place, day): (&str, &str), code: &str, expected: (&str, &str, &str)) {
    let (value, origin, last) = expected;
    let path = format!("/api/v1/rules/{place}/{code}?on={day}");
    let answer = site.get(&path, None).await.json();
    let one = &answer["parameter"];
    assert_eq!(short(&one["value"]), value, "{place} {code}");
    let found = one["origin"].as_str().unwrap();
    assert!(
        found.starts_with(origin),
        "{place} {code}: set by {found}, not {origin}"
    );
    for lang in ["zh", "en"] {
        assert!(
            !one["source"][lang].as_str().unwrap().is_empty(),
            "{place} {code}"
        );
    }
    if origin == "platform@" {
        assert_eq!(one["strength"], "default", "{place} {code}");
    }
    let counted = site.get(&format!("{path}&from={day}"), None).await;
    if last.is_empty() {
        assert_eq!(counted.json()["derivation"], Value::Null, "{place} {code}");
    } else if last.len() == 4 {
        assert_eq!(counted.status, 422, "{place} {code}");
        let problem = counted.json();
        assert_eq!(
            problem["code"], "rules.unknown-calendar-year",
            "{place} {code}"
        );
        assert!(
            problem["title"].as_str().unwrap().contains(last),
            "{problem}"
        );
    } else {
        assert_eq!(counted.json()["derivation"]["due"], last, "{place} {code}");
    }
}

#[tokio::test]
async fn every_parameter_of_every_legal_system_is_what_the_design_says() {
    let site = Site::service().await;
    let days: BTreeMap<&str, [&str; 3]> = LAST_DAYS.iter().copied().collect();
    let mut used = BTreeSet::new();
    for (code, platform, places) in rows() {
        for (index, (place, day)) in PLACES.iter().enumerate() {
            let own = places[index];
            let (value, origin) = match own {
                "-" => (platform, "platform@"),
                own => (own, *place),
            };
            let last = if is_period(code) {
                used.insert(value);
                days.get(value)
                    .unwrap_or_else(|| panic!("{code}: no day for {value}"))[index]
            } else {
                ""
            };
            assert!(
                !is_period(code) || !last.is_empty(),
                "{place} {code}: no day for {value}"
            );
            check(&site, (place, day), code, (value, origin, last)).await;
        }
    }
    let idle: Vec<_> = days
        .keys()
        .filter(|period| !used.contains(*period))
        .collect();
    assert!(idle.is_empty(), "days of periods nobody has: {idle:?}");
}

#[tokio::test]
async fn a_city_is_the_nation_but_for_what_it_sets() {
    let site = Site::service().await;
    let own = BTreeMap::from([
        ("eval.scale", "1000"),
        (
            "eval.local-weights",
            "professional=700 purchaser=200 supervisor=100",
        ),
        ("eval.finance", "gate"),
        ("eval.field-hours-share-min", "60%"),
    ]);
    for place in ["cn-gd-gz", "cn-sd-jn"] {
        for (code, platform, [china, _, _]) in rows() {
            let set = own.get(code).filter(|_| place == "cn-gd-gz");
            let value = set
                .copied()
                .unwrap_or(if china == "-" { platform } else { china });
            let path = format!("/api/v1/rules/{place}/{code}?on=2026-09-24");
            let answer = site.get(&path, None).await.json();
            assert_eq!(
                short(&answer["parameter"]["value"]),
                value,
                "{place} {code}"
            );
            let origin = answer["parameter"]["origin"].as_str().unwrap();
            assert_eq!(
                origin.starts_with(place),
                set.is_some(),
                "{place} {code} {origin}"
            );
        }
    }
}

#[tokio::test]
async fn what_changed_in_china_on_the_first_of_june_2025() {
    // The revised payment regulation made these duties; before, its predecessor was not read.
    let site = Site::service().await;
    let duties = [
        "pay.outer",
        "pay.outer-max",
        "pay.dispute-duty",
        "pay.confirm-receivable",
        "pay.interest-daily",
        "pay.interest-rule",
        "pay.public-stats",
        "pay.public-stats-within",
        "arrears.complaint-hand-on",
        "arrears.complaint-result",
        "arrears.complaint-max",
        "pay.covers-nonprofit",
    ];
    for code in duties {
        let strength = async |on: &str| {
            let path = format!("/api/v1/rules/cn-national/{code}?on={on}");
            site.get(&path, None).await.json()["parameter"]["strength"].clone()
        };
        assert_eq!(strength("2025-05-31").await, "default", "{code}");
        assert_eq!(strength("2025-06-01").await, "must", "{code}");
    }
    let bodies = site
        .get(
            "/api/v1/rules/cn-national/complain.bodies?on=2025-05-31",
            None,
        )
        .await;
    assert_eq!(short(&bodies.json()["parameter"]["value"]), "finance");
}

#[tokio::test]
async fn the_whole_pack_comes_in_one_answer_with_the_usual_bodies() {
    let site = Site::service().await;
    let guangzhou = site
        .get("/api/v1/rules/cn-gd-gz?on=2026-09-24", None)
        .await
        .json();
    assert_eq!(guangzhou["id"], "cn-gd-gz@2019.1+cn-national@2026.1");
    assert_eq!(guangzhou["extends"], "cn-national");
    assert_eq!(
        guangzhou["parameters"].as_object().unwrap().len(),
        Key::ALL.len()
    );
    assert_eq!(
        guangzhou["roles"]["R1"]["body"]["zh"],
        "镇（街）政府（街道办事处）"
    );
    let places = site.get("/api/v1/rules", None).await.json();
    assert_eq!(places["jurisdictions"].as_array().unwrap().len(), 5);
}

#[tokio::test]
async fn what_cannot_be_answered_says_why_and_what_to_do() {
    let site = Site::service().await;
    let cases = [
        ("mars/pay.days", 404, "rules.unknown-jurisdiction", "us-ny"),
        ("us-ny/pay.day", 404, "rules.unknown-key", "pay.days"),
        (
            "uk-light-touch/pay.days?on=2024-01-01",
            404,
            "rules.no-pack-in-force",
            "2025-02-24",
        ),
        (
            "us-ny/pay.days?on=yesterday",
            400,
            "rules.not-a-date",
            "2026-09-24",
        ),
        (
            "us-ny/pay.days?from=31.12.2026",
            400,
            "rules.not-a-date",
            "2026-09-24",
        ),
    ];
    for (path, status, code, next) in cases {
        let answer = site.get(&format!("/api/v1/rules/{path}"), None).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
        assert_eq!(answer.json()["code"], code, "{path}");
        assert!(
            answer.json()["title"].as_str().unwrap().contains(next),
            "{}",
            answer.text
        );
        let page = site.get(&format!("/rules/{path}"), None).await;
        assert!(page.text.contains(next), "{path}: {}", page.text);
        assert!(
            page.status == status || page.text.contains("role=\"alert\""),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_page_of_a_place_links_every_parameter_and_names_who_buys() {
    let site = Site::service().await;
    let page = site
        .get("/rules?jurisdiction=cn-gd-gz&on=2026-09-24&lang=en", None)
        .await;
    assert_eq!(page.status, 200);
    for key in Key::ALL {
        let link = format!("/rules/cn-gd-gz/{}?on=2026-09-24", key.code());
        assert!(page.text.contains(&link), "{link}");
    }
    assert!(
        page.text
            .contains("the town government or subdistrict office")
    );
    assert!(page.text.contains("cn-gd-gz@2019.1+cn-national@2026.1"));
    for place in ["cn-national", "cn-sd-jn", "uk-light-touch", "us-ny"] {
        assert!(page.text.contains(&format!("value=\"{place}\"")), "{place}");
    }
}

#[tokio::test]
async fn the_page_of_a_parameter_shows_layers_and_the_count_day_by_day() {
    let site = Site::service().await;
    let path = "/rules/cn-gd-gz/complain.objection?on=2026-09-24&from=2026-09-24&lang=zh-CN";
    let page = site.get(path, None).await.text;
    for needle in [
        "platform@2024.1",
        "《政府采购法》第52条",
        "被取代",
        "适用：",
        "2026-10-12",
        "调休上班",
        "国办发明电〔2025〕7号",
        "逐日计算",
    ] {
        assert!(page.contains(needle), "{needle} in {page}");
    }
    let back = "/rules/cn-national/tender.open-min?until=2026-10-15&lang=en";
    let page = site.get(back, None).await.text;
    assert!(
        page.contains("2026-09-24") && page.contains("At the latest"),
        "{page}"
    );
}

#[tokio::test]
async fn an_invoice_received_on_1_march_is_due_on_30_march_in_the_united_kingdom() {
    // domain.md §5i vector 5.
    let site = Site::service().await;
    let path = "/api/v1/rules/uk-light-touch/pay.days?from=2026-03-01";
    assert_eq!(
        site.get(path, None).await.json()["derivation"]["due"],
        "2026-03-30"
    );
}

/// The short story of the demonstration, told on a site.
async fn told(site: &Site) -> ProcessId {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        steps::tell(&mut teller, short::steps()).unwrap();
        teller.process().unwrap()
    });
    told.await.unwrap()
}

#[tokio::test]
async fn every_obligation_of_a_purchase_shows_why_its_last_day_is_that_day() {
    let site = Site::service().await;
    let purchase = told(&site).await;
    let loaded = site.app.purchase(purchase).unwrap().unwrap();
    // The register lists all of them, in parts.
    let mut page = String::new();
    for part in 0..=loaded.process.obligations.len() / 20 {
        let address = format!("/purchases/{purchase}/obligations?lang=en&page={part}");
        page.push_str(&site.get(&address, None).await.text);
    }
    let (mut counted, mut agreed, mut other) = (0, 0, Vec::new());
    for one in &loaded.process.obligations {
        let path = format!("/purchases/{purchase}/obligations/{}", one.id);
        // Closed duties of bodies on no side of the contract are in no column of the page.
        let listed = one.is_open() || one.duty.0.debtor.side().is_some();
        let linked = page.contains(&format!("href=\"{path}\""));
        assert!(linked || !listed, "{path} is not linked");
        let shown = site.get(&format!("{path}?lang=en"), None).await;
        assert_eq!(shown.status, 200, "{path}");
        match &one.due {
            Due::On {
                date,
                rule: Some(rule),
                ..
            } => {
                let has = shown.text.contains("<ol class=\"steps\">");
                assert!(!has || shown.text.contains(&date.to_string()), "{path}");
                if has {
                    counted += 1;
                } else {
                    other.push(rule.clone());
                    assert!(shown.text.contains(rule), "{path}");
                }
            }
            Due::On { rule: None, .. } => agreed += 1,
            Due::Unknown { year, .. } => assert!(shown.text.contains(&year.to_string()), "{path}"),
        }
    }
    assert!(
        counted > 10,
        "{counted} counted, {agreed} agreed, otherwise {other:?}"
    );
    assert!(
        other.len() * 5 < counted,
        "{counted} counted, otherwise {other:?}"
    );
    let nothing = site
        .get(&format!("/purchases/{purchase}/obligations/O9999"), None)
        .await;
    assert_eq!(nothing.status, 404);
}
