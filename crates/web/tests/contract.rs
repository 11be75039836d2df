//! The pages of a contract as data: clauses, terms, control rights, register of obligations.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "a test that meets something unexpected should stop; the site is shared with other tests"
)]

mod site;

use app::demo::{
    short,
    steps::{Step, tell},
    teller::Teller,
};
use domain::contract::Clause;
use site::Site;

/// The short story up to this verb, without it, or the whole.
async fn told(site: &Site, before: Option<&str>) -> String {
    let mut steps: Vec<Step> = short::steps();
    if let Some(verb) = before {
        let place = steps.iter().position(|one| one.verb == verb).unwrap();
        steps.truncate(place);
    }
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        tell(&mut teller, steps).unwrap_or_else(|error| panic!("{error}"));
        teller.process().unwrap()
    });
    format!("/purchases/{}", told.await.unwrap())
}

#[tokio::test]
async fn the_pages_are_there_in_both_languages_and_light() {
    let site = Site::service().await;
    let path = told(&site, None).await;
    let pages = [
        "/contracts/K1/clauses?part=0",
        "/contracts/K1/clauses?part=1",
        "/contracts/K1/clauses?part=2",
        "/contracts/K1/clauses?part=3",
        "/contracts/K1/terms?",
        "/contracts/K1/rights?",
        "/contracts/K1/obligations?",
        "/contracts/K1/renewal?",
        "/obligations?",
    ];
    for page in pages {
        for lang in ["zh-CN", "en"] {
            let answer = site.get(&format!("{path}{page}&lang={lang}"), None).await;
            assert_eq!(answer.status, 200, "{page}");
            assert!(answer.text.contains("<h1>"), "{page}");
            assert!(!answer.text.contains(concat!("<scr", "ipt")), "{page}");
            assert!(!answer.text.contains("{pay."), "{page}");
            let size = answer.text.len();
            assert!(size < 90_000, "{page} {lang}: {size} bytes");
        }
    }
    let missing = site
        .get(&format!("{path}/contracts/K9/clauses"), None)
        .await;
    assert_eq!(missing.status, 404);
}

#[tokio::test]
async fn a_clause_shows_its_values_what_it_moves_and_what_came_of_it() {
    let site = Site::service().await;
    let path = told(&site, None).await;
    let page = site
        .get(&format!("{path}/contracts/K1/clauses?part=1&lang=en"), None)
        .await
        .text;
    for words in [
        "C-PAY-1",
        "10 working days",
        "pay.days",
        "Pay what is undisputed",
        "kept in time",
        "合同金额",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let data = site
        .get(&format!("/api/v1{path}/contracts/K1/clauses"), None)
        .await
        .json();
    let rows = data["clauses"].as_array().unwrap();
    assert!(rows.len() >= Clause::CORE.len());
    let pay = rows.iter().find(|one| one["clause"] == "C-PAY-1").unwrap();
    let values = pay["values"].as_array().unwrap();
    let days = values.iter().find(|one| one["code"] == "pay.days").unwrap();
    assert_eq!(days["zh"], "10个工作日");
    assert!(
        pay["duties"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one == "pay-invoice")
    );
}

#[tokio::test]
async fn the_terms_of_a_day_come_with_their_base() {
    let site = Site::service().await;
    let path = told(&site, None).await;
    let address = format!("{path}/contracts/K1/terms?on=2025-06-30&lang=en");
    let page = site.get(&address, None).await.text;
    for words in ["2025-06-30", "The text as signed"] {
        assert!(page.contains(words), "{words}");
    }
    let data = site
        .get(
            &format!("/api/v1{path}/contracts/K1/terms?on=2025-06-30"),
            None,
        )
        .await
        .json();
    assert_eq!(data["on"], "2025-06-30");
    let changes = data["changes"].as_array().unwrap().len();
    assert_eq!(data["base"] == data["effective"], changes == 0);
    let bad = site
        .get(&format!("{path}/contracts/K1/terms?on=yesterday"), None)
        .await;
    assert_eq!(bad.status, 400);
}

#[tokio::test]
async fn a_host_sees_its_rights_before_it_joins_and_the_record_keeps_which() {
    let site = Site::service().await;
    let path = told(&site, Some("join-charter")).await;
    let wu = site.sign_in("wu").await;
    let form = site
        .get(
            &format!("{path}/acts/join-charter?lang=en"),
            Some(&wu.cookie),
        )
        .await
        .text;
    for words in ["The control rights you confirm", "may propose", "Digest"] {
        assert!(form.contains(words), "{words}: {form}");
    }
    let data = site
        .get(&format!("/api/v1{path}/contracts/K1/rights"), None)
        .await
        .json();
    let digest = data["digest"].as_str().unwrap();
    assert!(form.contains(digest));
    let input = serde_json::json!({ "contract": "K1", "input": { "contact": "社会事务办" } });
    let joined = site
        .api(&format!("{path}/acts/join-charter"), &wu, &input)
        .await;
    assert!(joined.status < 300, "{}", joined.text);
    let page = site
        .get(
            &format!("{path}/contracts/K1/rights?lang=en"),
            Some(&wu.cookie),
        )
        .await
        .text;
    assert_eq!(
        page.matches("the same as now").count(),
        3,
        "both sides and the host"
    );
    // The charter the host joined under is kept as it was.
    let purchase = site
        .get(&format!("{path}?lang=en"), Some(&wu.cookie))
        .await
        .text;
    assert!(purchase.contains("charter-K1-en.html"), "{purchase}");
    let rows = data["rights"].as_array().unwrap();
    let order = rows
        .iter()
        .find(|one| one["cell"] == "operation.delivery.host")
        .unwrap();
    assert_eq!(order["holds"], "proposes");
}

#[tokio::test]
async fn the_register_counts_all_sides_and_leads_to_the_acts() {
    let site = Site::service().await;
    let path = told(&site, None).await;
    let all = site
        .get(&format!("/api/v1{path}/obligations"), None)
        .await
        .json();
    let rows = all["obligations"].as_array().unwrap();
    let state = site.get(&format!("/api/v1{path}"), None).await.json();
    assert_eq!(rows.len(), state["obligations"].as_array().unwrap().len());
    for row in rows {
        assert!(row["arosePosition"].is_u64(), "{row}");
        assert!(
            row["daysUsed"].is_i64() || row["daysUsed"].is_u64(),
            "{row}"
        );
        let settled = ["on-time", "kept-late", "waived", "excused", "lapsed"]
            .contains(&row["state"].as_str().unwrap());
        assert_eq!(settled, row["settledPosition"].is_u64(), "{row}");
    }
    let kept = format!("{path}/obligations?side=purchaser&state=on-time&lang=en");
    let page = site.get(&kept, None).await.text;
    assert!(page.contains("kept in time") && page.contains("/entries/"));
    assert!(page.contains("What silence means here"));
    assert!(page.contains("Steps with the purchaser and the hosts"));
    let csv = site
        .get(&format!("{path}/obligations?format=csv&lang=zh-CN"), None)
        .await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert_eq!(csv.text.lines().count(), rows.len() + 1);
    assert!(csv.text.starts_with("\u{feff}\"编号\""));
}

#[tokio::test]
async fn an_unpublished_contract_is_for_its_parties() {
    let site = Site::service().await;
    let path = told(&site, Some("publish-contract")).await;
    let chen = site.sign_in("chen").await;
    for page in ["clauses", "terms", "rights"] {
        let address = format!("{path}/contracts/K1/{page}?lang=en");
        let public = site.get(&address, None).await.text;
        assert!(public.contains("until it is published"), "{page}");
        assert!(
            !public.contains("C-PAY-1") && !public.contains("C-STF-1"),
            "{page}"
        );
        let party = site.get(&address, Some(&chen.cookie)).await.text;
        assert!(!party.contains("until it is published"), "{page}");
        let data = site
            .get(&format!("/api/v1{path}/contracts/K1/{page}"), None)
            .await;
        assert_eq!(data.status, 404, "{page}");
    }
}

#[tokio::test]
async fn the_renewal_dossier_shows_what_the_record_holds_and_fills_the_form() {
    let site = Site::service().await;
    let path = told(&site, Some("decide-renewal")).await;
    let dossier = format!("{path}/contracts/K1/renewal?lang=en");
    let before = site.get(&dossier, None).await.text;
    assert!(
        before.contains("none yet; without one a bridge"),
        "{before}"
    );
    let issued = "kept its duties";
    assert!(before.contains(issued));
    let chen = site.sign_in("zhou").await.cookie;
    let form = format!("{path}/acts/decide-renewal?contract=K1&lang=en");
    let form = site.get(&form, Some(&chen)).await.text;
    // The result on record is proposed as the one to cite.
    let box_at = form
        .find("name=\"results\"")
        .expect("results are asked for");
    let around = &form[box_at.saturating_sub(200)..(box_at + 200).min(form.len())];
    assert!(around.contains("checked"), "{around}");
    let whole = told(&site, None).await;
    let after = format!("{whole}/contracts/K1/renewal?lang=en");
    let after = site.get(&after, None).await.text;
    assert!(!after.contains("none yet; without one a bridge"));
    assert!(after.contains("/entries/"));
}
