//! A record typed where there is no connection arrives once there is one, exactly once.

use crate::{
    PHONE, Visitor,
    chrome::{Chrome, Site},
};
use app::demo::{short, steps::Step};

/// The short story until its contract is in delivery.
fn until_delivery() -> Vec<Step> {
    let mut all = short::steps();
    let first = all.iter().position(|one| one.verb == "record-service");
    all.truncate(first.unwrap());
    all
}

/// Types a visit of so many hours and presses the button.
async fn types_a_visit(visitor: &Visitor<'_>, hours: &str) {
    let choose = "document.querySelector('[name=kind]').value = 'visit';
        document.querySelector('[name=place]').value = 'home'; return 1";
    assert_eq!(visitor.chrome.number(choose).await, 1);
    visitor.types("[name=hours]", hours).await;
    visitor.types("[name=served]", "1").await;
    visitor.presses("form[data-outbox] .buttons button").await;
}

/// How many rows the list of services has.
async fn recorded(visitor: &Visitor<'_>, form: &str) -> i64 {
    visitor.open(form.strip_suffix("/new").unwrap()).await;
    let count = "return Number(document.querySelector('#records .count').textContent)";
    visitor.chrome.number(count).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_typed_without_a_connection_arrives_once() {
    let (mut site, purchase) = Site::with(until_delivery());
    let chrome = Chrome::start(PHONE).await;
    let mut visitor = Visitor::new(&chrome, &site, String::new());
    visitor.becomes("song").await;
    let form = format!("{purchase}/contracts/K1/services/new");
    let before = recorded(&visitor, &form).await;
    visitor.open(&form).await;
    // The worker that keeps a copy of the page is there before the connection goes.
    let ready = "return navigator.serviceWorker.controller ? 1 : 0";
    for _ in 0..200 {
        if chrome.number(ready).await == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    visitor.open(&form).await;
    let wide = "return document.documentElement.scrollWidth - window.innerWidth";
    assert!(
        chrome.number(wide).await <= 0,
        "the form is too wide for a phone"
    );
    chrome.picture("services-form-phone").await;
    let address = site.address.clone();
    site.stop();
    let visitor = Visitor::of(&chrome, &site, "song");
    types_a_visit(&visitor, "1.25").await;
    chrome.waits_for("#outbox li").await;
    // The page itself opens without a connection, and what waits is still there.
    chrome
        .client
        .goto(&format!("{address}{form}"))
        .await
        .unwrap();
    chrome.waits_for("#outbox li").await;
    types_a_visit(&visitor, "0.75").await;
    chrome.waits_for("#outbox li:nth-child(2)").await;
    assert_eq!(visitor.text("#outbox .count").await, "2");
    chrome.picture("services-outbox-phone").await;
    site.again();
    let visitor = Visitor::of(&chrome, &site, "song");
    chrome.waits_for("#outbox li a[href*='/receipts/']").await;
    chrome
        .waits_for("#outbox li:nth-child(2) a[href*='/receipts/']")
        .await;
    assert_eq!(visitor.text("#outbox .count").await, "0");
    assert_eq!(recorded(&visitor, &form).await, before + 2);
    // Opened anew there is nothing left to send.
    visitor.open(&form).await;
    assert_eq!(recorded(&visitor, &form).await, before + 2);
    chrome.picture("services-phone").await;
    assert!(
        chrome.number(wide).await <= 0,
        "the list is too wide for a phone"
    );
    chrome.stop().await;
}
