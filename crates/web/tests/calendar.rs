//! The calendar feed: valid, private to its address, and no more than the pages show.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "a test that meets something unexpected should stop; the site is shared with other tests"
)]

mod site;

use app::demo::{short, steps::tell, teller::Teller};
use icalendar::{Calendar, Component};
use site::{Signed, Site};
use std::collections::BTreeSet;

/// The short story up to the first invoice's check.
async fn told(site: &Site) -> String {
    let mut steps = short::steps();
    let place = steps.iter().position(|one| one.verb == "check-invoice");
    steps.truncate(place.unwrap());
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        tell(&mut teller, steps).unwrap_or_else(|error| panic!("{error}"));
        teller.process().unwrap()
    });
    told.await.unwrap().to_string()
}

async fn feed(site: &Site, who: &Signed, tongue: &str) -> String {
    let form = [("tongue".to_owned(), tongue.to_owned())];
    let page = site.submit("/calendar", who, &form).await.text;
    let rest = page.split("<pre>").nth(1).unwrap();
    rest.split("</pre>").next().unwrap().to_owned()
}

fn summaries(calendar: &Calendar) -> Vec<String> {
    calendar
        .events()
        .map(|one| one.get_summary().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_feed_parses_and_holds_what_is_owed_both_ways() {
    let site = Site::service().await;
    let purchase = told(&site).await;
    let chen = site.sign_in("chen").await;
    let address = feed(&site, &chen, "en").await;
    let answer = site.get(&address, None).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with("text/calendar"));
    for line in answer.text.split("\r\n") {
        assert!(line.len() <= 75, "longer than RFC 5545 allows: {line}");
    }
    let calendar: Calendar = answer.text.parse().unwrap();
    let said = summaries(&calendar);
    assert!(
        said.iter()
            .any(|one| one.starts_with("[Due from us] Check the invoice")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|one| one.starts_with("[Due to us]")),
        "{said:?}"
    );
    let ids: BTreeSet<String> = calendar
        .events()
        .map(|one| one.get_uid().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), said.len(), "identifiers are unique");
    assert!(ids.iter().all(|one| one.starts_with(&purchase)));
    // The same again: identifiers stay.
    let again: Calendar = site.get(&address, None).await.text.parse().unwrap();
    let later: BTreeSet<String> = again
        .events()
        .map(|one| one.get_uid().unwrap().to_owned())
        .collect();
    assert_eq!(ids, later);
    let chinese = feed(&site, &chen, "zh-CN").await;
    let text = site.get(&chinese, None).await.text.replace("\r\n ", "");
    assert!(text.contains("核对发票"), "{text}");
}

#[tokio::test]
async fn a_revoked_address_is_as_unknown_as_one_that_never_was() {
    let site = Site::service().await;
    let (chen, he) = (site.sign_in("chen").await, site.sign_in("he").await);
    let address = feed(&site, &chen, "en").await;
    let unknown = format!("/calendar/{}.ics", "0".repeat(64));
    let never = site.get(&unknown, None).await;
    assert_eq!(never.status, 404);
    let page = site.get("/calendar", Some(&chen.cookie)).await.text;
    let token = address
        .trim_start_matches("/calendar/")
        .trim_end_matches(".ics");
    assert!(!page.contains(token), "the address is shown once");
    let hash = page
        .split("name=\"hash\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let form = [("hash".to_owned(), hash)];
    // Somebody else cannot take it back.
    site.submit("/calendar/revoke", &he, &form).await;
    assert_eq!(site.get(&address, None).await.status, 200);
    site.submit("/calendar/revoke", &chen, &form).await;
    let gone = site.get(&address, None).await;
    assert_eq!(gone.status, 404);
    assert_eq!(gone.text.len(), never.text.len());
    assert_eq!(
        site.get(&unknown.replace(".ics", ""), None).await.status,
        404
    );
    let visitor = site.get("/calendar", None).await;
    assert!(visitor.location.starts_with("/sign-in"));
}

#[tokio::test]
async fn a_feed_holds_no_more_than_the_pages_of_its_owner() {
    let site = Site::service().await;
    let purchase = told(&site).await;
    // Somebody of an organisation without a part in the purchase sees nothing of it.
    let ming = site.sign_in("ming").await;
    let home = site.get("/?lang=en", Some(&ming.cookie)).await.text;
    let address = feed(&site, &ming, "en").await;
    let calendar: Calendar = site.get(&address, None).await.text.parse().unwrap();
    for event in calendar.events() {
        let uid = event.get_uid().unwrap();
        let owed = uid.contains("-O");
        let id = uid
            .trim_start_matches(&purchase)
            .trim_start_matches('-')
            .split('@')
            .next()
            .unwrap();
        assert!(
            !owed || home.contains(&format!("/obligations/{id}")),
            "{uid}"
        );
    }
    let chen = site.sign_in("chen").await;
    let page = site.get("/?lang=en", Some(&chen.cookie)).await.text;
    let address = feed(&site, &chen, "en").await;
    let calendar: Calendar = site.get(&address, None).await.text.parse().unwrap();
    for event in calendar.events() {
        let uid = event.get_uid().unwrap();
        let id = uid
            .trim_start_matches(&purchase)
            .trim_start_matches('-')
            .split('@')
            .next()
            .unwrap();
        if id.starts_with('O') && id != "opening" {
            assert!(page.contains(&format!("/obligations/{id}")), "{uid}");
        }
    }
}
