//! The records of organisations, as the public, would-be tenderers and the organisation see them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]
#![allow(dead_code, reason = "the site has helpers for other tests")]

mod site;

use app::{
    advance::at_hour,
    demo::{cast::organisation_id, remedies, steps, stories::cn_open_lots, teller::Teller},
};
use serde_json::{Value, json};
use site::Site;

async fn page(site: &Site, path: &str, login: &str) -> String {
    let answer = match login {
        "" => site.get(path, None).await,
        login => {
            let who = site.sign_in(login).await;
            site.get(path, Some(&who.cookie)).await
        }
    };
    assert_eq!(answer.status, 200, "{path} {login}");
    answer.text
}

fn record(key: &str) -> String {
    format!("/organisations/{}", organisation_id(key).unwrap())
}

/// The second story told on a fresh site.
async fn told() -> Site {
    let site = Site::service().await;
    let start = at_hour("2025-02-17".parse().unwrap(), 9);
    site.app.clock().stop_at(start);
    remedies::tell(&site.app).unwrap_or_else(|error| panic!("{error}"));
    site
}

#[tokio::test]
async fn both_records_are_read_in_both_languages_and_open_their_acts() {
    let site = told().await;
    let list = page(&site, "/organisations?lang=en", "").await;
    assert!(list.contains(&record("district")) && list.contains(&record("chunyu")));
    for (key, zh, en) in [
        ("district", "按时付款", "Paid on time"),
        ("dongli", "按时提供落地条件", "Preconditions on time"),
        ("chunyu", "能力记录", "capability record"),
    ] {
        let text = page(&site, &format!("{}?lang=zh-CN", record(key)), "").await;
        assert!(text.contains(zh), "{key} {text}");
        let text = page(&site, &format!("{}?lang=en", record(key)), "").await;
        assert!(text.contains(en), "{key}");
    }
    let text = page(&site, &record("district"), "").await;
    let links: Vec<&str> = text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.contains("/entries/") || path.contains("/obligations/"))
        .collect();
    assert!(links.len() > 5, "{links:?}");
    for path in links.iter().take(8) {
        assert_eq!(site.get(path, None).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn the_capability_record_is_the_organisations_own() {
    let site = told().await;
    let path = record("chunyu");
    let data = |answer: &Value| answer["asProvider"]["records"].as_array().unwrap().len();
    let api = format!("/api/v1{path}");
    let before = site.get(&api, None).await.json();
    assert_eq!(data(&before), 0, "{before}");
    assert_eq!(before["asProvider"]["notPublished"], 1);
    // The provider and the other party of the contract read it; a competitor does not.
    for (login, reads) in [("chun", true), ("chen", true), ("ming", false)] {
        let text = page(&site, &format!("{path}?lang=en"), login).await;
        assert_eq!(text.contains("reported/agreed"), reads, "{login}");
    }
    let purchase = before["asProvider"]["notPublished"].as_u64().unwrap();
    assert_eq!(purchase, 1);
    let chun = site.sign_in("chun").await;
    let own = site.get("/api/v1/purchases", None).await.json();
    let rows = own["purchases"].as_array().unwrap();
    let mut bought = rows
        .iter()
        .filter(|one| one["parties"]["suppliers"][0].is_object());
    let id = bought.next().unwrap()["id"].as_str().unwrap().to_owned();
    let act = format!("/purchases/{id}/acts/publish-capability");
    let body = json!({ "contract": "K1", "input": { "note": "团队三年未变。" } });
    let answer = site.api(&act, &chun, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let after = site.get(&api, None).await.json();
    assert_eq!(data(&after), 1);
    let first = &after["asProvider"]["records"][0];
    assert_eq!(first["note"], "团队三年未变。");
    assert!(
        first["results"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "{first}"
    );
    let text = page(&site, &format!("{path}?lang=en"), "").await;
    assert!(text.contains("团队三年未变。") && text.contains("reported/agreed"));
    // The purchaser cannot publish it.
    let chen = site.sign_in("chen").await;
    assert_eq!(site.api(&act, &chen, &body).await.status, 403);
    // How much hangs on one buyer is for the organisation alone, while a contract runs.
    let hint = "hang on one buyer";
    site.app
        .clock()
        .stop_at(at_hour("2025-12-01".parse().unwrap(), 9));
    assert!(
        page(&site, &format!("{path}?lang=en"), "chun")
            .await
            .contains(hint)
    );
    assert!(
        !page(&site, &format!("{path}?lang=en"), "chen")
            .await
            .contains(hint)
    );
}

#[tokio::test]
async fn next_bidders_see_the_buyers_record_while_the_tender_is_open() {
    let site = told().await;
    let mut all = cn_open_lots::steps();
    let last = all
        .iter()
        .position(|one| one.verb == "publish-tender")
        .unwrap();
    all.truncate(last + 1);
    let mut teller = Teller::new(&site.app);
    steps::tell(&mut teller, all).unwrap_or_else(|error| panic!("{error}"));
    let purchase = format!("/purchases/{}", teller.process().unwrap());
    for path in [purchase.clone(), format!("{purchase}/questions")] {
        for login in ["", "ming"] {
            let text = page(&site, &format!("{path}?lang=en"), login).await;
            assert!(
                text.contains("How the other side keeps its contracts"),
                "{path}"
            );
            assert!(text.contains(&record("district")), "{path}");
            assert!(text.contains("Paid on time"), "{path} {text}");
        }
    }
}

#[tokio::test]
async fn an_organisation_nobody_knows_has_no_page() {
    let site = Site::service().await;
    let nobody = "/organisations/00000000-0000-7000-8000-000000000000";
    assert_eq!(site.get(nobody, None).await.status, 404);
    assert_eq!(site.get("/organisations/x", None).await.status, 404);
    let list = page(&site, "/organisations?lang=en", "").await;
    assert!(list.contains("No organisation fits"));
}
