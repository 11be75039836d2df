//! The page of the questions of a contract: who sees what, and who may answer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "a test that meets something unexpected should stop; the site is shared with other tests"
)]

mod site;

use app::{advance::at_hour, demo::h_project, rows::SummaryQuery};
use site::Site;

/// The contract that turned nominal; the path of its questions.
async fn nominal(site: &Site) -> (String, String) {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        app.clock()
            .stop_at(at_hour("2024-01-08".parse().unwrap(), 9));
        h_project::tell(&app).unwrap();
        let query = SummaryQuery {
            limit: 10,
            ..SummaryQuery::default()
        };
        let rows = app.summaries(&query).unwrap();
        rows.into_iter()
            .find(|one| one.supplier.is_some())
            .unwrap()
            .process
    });
    let id = told.await.unwrap();
    (format!("/purchases/{id}/contracts/K1/signs"), id)
}

fn json_of(path: &str) -> String {
    format!("/api/v1{path}")
}

#[tokio::test]
async fn each_reader_sees_the_questions_of_their_audience_and_the_side_asked_answers() {
    let site = Site::service().await;
    let (path, _) = nominal(&site).await;
    let chen = site.sign_in("chen").await;
    let page = site.get(&path, Some(&chen.cookie)).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for text in [
        "记录提出的问题",
        "每一项都是提问，不是结论",
        "超过 20% 即询问",
        "P01",
        "平台默认，无法律效力",
        "缺：",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
    // The purchaser answers what the purchaser is asked; for the rest the button says who does.
    assert!(
        page.text
            .contains("answer-question?contract=K1&amp;sign=P33"),
        "{}",
        page.text
    );
    assert!(
        !page
            .text
            .contains("answer-question?contract=K1&amp;sign=P01")
    );
    assert!(page.text.contains("由落地街道回答"));
    // Every link to an entry opens it.
    let link = page
        .text
        .split("href=\"")
        .find(|one| one.contains("/entries/"))
        .unwrap();
    let link = link.split('"').next().unwrap();
    assert_eq!(
        site.get(link, Some(&chen.cookie)).await.status,
        200,
        "{link}"
    );
    assert!(page.text.len() < 120_000, "{}", page.text.len());
}

#[tokio::test]
async fn the_public_sees_what_rests_on_public_entries_alone() {
    let site = Site::service().await;
    let (path, id) = nominal(&site).await;
    let chen = site.sign_in("chen").await;
    let public = site.get(&path, None).await;
    assert_eq!(public.status, 200);
    assert!(
        public.text.contains("P03") && !public.text.contains("P01"),
        "{}",
        public.text
    );
    let data = site.get(&json_of(&path), None).await.json();
    let codes: Vec<&str> = data["signs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect();
    assert!(
        codes.contains(&"P03") && !codes.contains(&"P34"),
        "{codes:?}"
    );
    assert!(
        data["signs"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["answer"].is_null())
    );

    let form = site
        .get(
            &format!("/purchases/{id}/acts/answer-question?contract=K1&sign=P33"),
            Some(&chen.cookie),
        )
        .await;
    assert!(
        form.text.contains("selected") && form.text.contains("购买方不答复"),
        "{}",
        form.text
    );
}

#[tokio::test]
async fn an_answer_stands_beside_its_question_in_both_languages() {
    let site = Site::service().await;
    let (path, id) = nominal(&site).await;
    let chen = site.sign_in("chen").await;
    let body = serde_json::json!({ "contract": "K1",
        "input": { "sign": "P33", "text": "经办人更替，已指定一人统一答复" } });
    let done = site
        .api(
            &format!("/purchases/{id}/acts/answer-question"),
            &chen,
            &body,
        )
        .await;
    assert!(
        done.status == 201 || done.text.contains("closed"),
        "{}",
        done.text
    );
    let other = serde_json::json!({ "contract": "K1", "input": { "sign": "P01", "text": "代答" } });
    let refused = site
        .api(
            &format!("/purchases/{id}/acts/answer-question"),
            &chen,
            &other,
        )
        .await;
    assert!(
        refused.text.contains("question-not-yours"),
        "{}",
        refused.text
    );
    let page = site.get(&path, Some(&chen.cookie)).await;
    assert!(page.text.contains("已指定一人统一答复"), "{}", page.text);
    assert!(page.text.contains("已答复"));
    let public = site.get(&path, None).await;
    assert!(!public.text.contains("已指定一人统一答复"));
    let english = site
        .get(&format!("{path}?lang=en"), Some(&chen.cookie))
        .await;
    let english = if english.status == 303 {
        let cookie = format!(
            "{}; {}",
            chen.cookie,
            english.header("set-cookie").split(';').next().unwrap()
        );
        site.get(&path, Some(&cookie)).await
    } else {
        english
    };
    assert!(
        english.text.contains("Questions of the record"),
        "{}",
        english.text
    );
    assert!(english.text.contains("asked above 20 %"));
    let missing = site
        .get(&path.replace("K1", "K9"), Some(&chen.cookie))
        .await;
    assert_eq!(missing.status, 404);
}
