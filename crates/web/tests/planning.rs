//! The pages of need and plan through HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod site;

use app::demo::{
    cast::organisation_id,
    steps::{self, Step},
    stories::cn_open_lots,
    teller::Teller,
};
use serde_json::json;
use site::Site;

/// The story up to this verb, with it; the path of the purchase.
fn told(site: &Site, verb: &str, change: impl FnOnce(&mut Vec<Step>)) -> String {
    let mut all = cn_open_lots::steps();
    let last = all.iter().position(|one| one.verb == verb).unwrap();
    all.truncate(last + 1);
    change(&mut all);
    let mut teller = Teller::new(&site.app);
    steps::tell(&mut teller, all).unwrap_or_else(|error| panic!("{error}"));
    format!("/purchases/{}", teller.process().unwrap())
}

#[tokio::test]
async fn the_pages_are_there_from_registration_on_in_both_languages() {
    let site = Site::service().await;
    let fresh = format!("/purchases/{}", site.registered("新需求").await);
    let drafted = told(&site, "test-fairness", |_| {});
    for purchase in [&fresh, &drafted] {
        for page in ["trace", "fairness", "parity", "duties"] {
            for lang in ["zh", "en"] {
                let path = format!("{purchase}/{page}?lang={lang}");
                let answer = site.get(&path, None).await;
                assert_eq!(answer.status, 200, "{path}");
                assert!(answer.text.contains("<h1>"), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn the_purchase_page_says_what_is_missing_before_the_tender() {
    let site = Site::service().await;
    let fresh = format!("/purchases/{}?lang=en", site.registered("新需求").await);
    let page = site.get(&fresh, None).await.text;
    assert!(page.contains("What is missing before the tender can go out"));
    for word in ["Not started", "Cannot start yet"] {
        assert!(page.contains(word), "{word}");
    }
    let ready = told(&site, "test-fairness", |_| {});
    let page = site.get(&format!("{ready}?lang=en"), None).await.text;
    // Only the notice of the intention still runs.
    assert_eq!(page.matches(">In progress<").count(), 1, "{page}");
    assert!(!page.contains(">Not started<"));
}

#[tokio::test]
async fn a_gap_is_named_with_the_field_it_is_in() {
    let site = Site::service().await;
    let purchase = told(&site, "draft-documents", |steps| {
        let draft = steps.last_mut().unwrap();
        draft.input["units"][1]["answers"] = json!([]);
    });
    let page = site.get(&format!("{purchase}/trace?lang=en"), None).await;
    assert!(page.text.contains("units.1.answers"), "{}", page.text);
    let data = site.get(&format!("/api/v1{purchase}/trace"), None).await;
    assert_eq!(data.json()["gaps"][0]["field"], "units.1.answers");
    let parity = site.get(&format!("/api/v1{purchase}/parity"), None).await;
    assert!(
        parity.json()["parity"]["points"]["government"]
            .as_u64()
            .unwrap()
            > 0
    );
}

#[tokio::test]
async fn findings_are_previewed_before_the_test_is_submitted() {
    let site = Site::service().await;
    let purchase = told(&site, "draft-documents", |steps| {
        let draft = steps.last_mut().unwrap();
        draft.input["criteria"][1]["scale"] = json!("优 30 分，良 20 分");
    });
    let page = site
        .get(&format!("{purchase}/fairness?lang=en"), None)
        .await;
    assert!(page.text.contains("finding-subjective-scale"));
    assert!(page.text.contains("finding-subjective-share"));
    assert!(page.text.contains("#f-criteria.1.name"));
}

#[tokio::test]
async fn a_host_keeps_its_duty_list_and_faulty_rows_are_named() {
    let site = Site::service().await;
    let host = organisation_id("dongli").unwrap();
    let path = format!("/hosts/{host}/duties");
    let wu = site.sign_in("wu").await;
    let page = site.get(&path, Some(&wu.cookie)).await;
    assert!(page.text.contains("type=\"file\""));
    let faulty = "类别,事项\n基本履职,甲\n别的,乙\n";
    let answer = site.upload(&path, &wu, "a.csv", faulty.as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains('3'));
    assert!(site.app.duty_lists_of(host).unwrap().is_empty());
    let marked = "类别,事项\n基本履职,<b onclick=x>甲</b>\n配合履职,=1+1\n";
    let answer = site.upload(&path, &wu, "a.csv", marked.as_bytes()).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = site.get(&path, None).await.text;
    assert!(page.contains("&lt;b onclick") && !page.contains("<b onclick"));
    // Another subdistrict may not touch it.
    let zheng = site.sign_in("zheng").await;
    let answer = site.upload(&path, &zheng, "b.csv", marked.as_bytes()).await;
    assert_eq!(answer.status, 403);
    let forged = site::Signed {
        csrf: "wrong".to_owned(),
        ..wu
    };
    assert_eq!(
        site.upload(&path, &forged, "c.csv", marked.as_bytes())
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn links_of_a_row_are_ticked_in_the_form_and_kept() {
    let site = Site::service().await;
    let purchase = told(&site, "draft-documents", |_| {});
    let dai = site.sign_in("dai").await;
    let path = format!("{purchase}/acts/draft-documents");
    let form = site.get(&path, Some(&dai.cookie)).await.text;
    let ticked = "name=\"criteria.0.serves\" value=\"N1\" checked";
    assert!(form.contains(ticked), "{form}");
    assert!(form.contains("name=\"index.0.measures\" value=\"U2\" checked"));
}
