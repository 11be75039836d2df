//! The pages of money and extra work: what parties see, what the public does not.

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
use site::{Signed, Site};

/// The short story until after the tasks of its contract.
async fn told(site: &Site, last: &str) -> String {
    let app = site.app.clone();
    let last = last.to_owned();
    let told = tokio::task::spawn_blocking(move || {
        let steps = short::steps();
        let end = steps.iter().rposition(|one| one.verb == last).unwrap();
        let mut teller = Teller::new(&app);
        tell(&mut teller, steps.into_iter().take(end + 1).collect()).unwrap();
        teller.process().unwrap()
    });
    told.await.unwrap().to_string()
}

async fn json(site: &Site, path: &str, who: &Signed) -> serde_json::Value {
    let request = axum::http::Request::builder()
        .uri(format!("/api/v1{path}"))
        .header("authorization", format!("Bearer {}", who.token))
        .body(axum::body::Body::empty());
    site.send(request.unwrap()).await.json()
}

#[tokio::test]
async fn extra_work_is_followed_from_the_asking_to_the_payment() {
    let site = Site::service().await;
    let id = told(&site, "record-host-support").await;
    let path = format!("/purchases/{id}/contracts/K1");
    let he = site.sign_in("he").await;
    let page = format!("{path}/extra-work");
    let text = site.get(&page, Some(&he.cookie)).await.text;
    for shown in [
        "计入下期发票，待开票",
        "受保护",
        "范围偏移",
        "T3",
        "/entries/",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    // The public reads that there is a ledger, not what is in it.
    let public = site.get(&page, None).await.text;
    assert!(public.contains("由合同各方查阅"), "{public}");
    assert!(!public.contains("范围偏移"));
    let csv = site.get(&format!("{page}.csv"), Some(&he.cookie)).await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(
        csv.text.contains("\"T1\"") && csv.text.contains("依约婉拒（受保护）"),
        "{}",
        csv.text
    );
    let english = format!("{page}?lang=en");
    let english = site.get(&english, Some(&he.cookie)).await.text;
    for shown in [
        "Ledger of extra work",
        "Declining is protected",
        "for the next invoice",
    ] {
        assert!(english.contains(shown), "{shown}: {english}");
    }
    let body = json(&site, &format!("{path}/extra-work"), &he).await;
    assert_eq!(body["lines"][0]["standing"], "to-bill");
    assert_eq!(body["declined"][0]["protected"], "yes");
    let ming = site.sign_in("ming").await;
    let stranger = site.get(&format!("{page}.csv"), Some(&ming.cookie)).await;
    assert_eq!(stranger.status, 404);
    assert_eq!(
        site.get(&format!("{path}9/extra-work"), None).await.status,
        404
    );
}

#[tokio::test]
async fn payments_show_each_step_with_its_owner_and_days() {
    let site = Site::service().await;
    let id = told(&site, "record-host-support").await;
    let page = format!("/purchases/{id}/contracts/K1/payments");
    let he = site.sign_in("he").await;
    let text = site.get(&page, Some(&he.cookie)).await.text;
    for shown in [
        "核对发票",
        "审批付款",
        "支付无争议款项",
        "确认到账",
        "用时",
        "付款计划",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let english = format!("{page}?lang=en");
    let english = site.get(&english, Some(&he.cookie)).await.text;
    for shown in [
        "Payment plan",
        "Check the invoice",
        "days used",
        "Left to invoice",
    ] {
        assert!(english.contains(shown), "{shown}: {english}");
    }
    // The public sees what was billed, when it was due and what was paid; not who did what inside.
    let public = site.get(&page, None).await.text;
    assert!(public.contains("付款期限"), "{public}");
    assert!(!public.contains("用时"));
    let purchase = site.get(&format!("/purchases/{id}"), None).await.text;
    assert!(purchase.contains("/contracts/K1/payments"));
}

#[tokio::test]
async fn reports_and_inspections_are_read_by_the_parties() {
    let site = Site::service().await;
    let id = told(&site, "record-host-support").await;
    let path = format!("/purchases/{id}/contracts/K1");
    let (he, wu) = (site.sign_in("he").await, site.sign_in("wu").await);
    let ask = format!("/purchases/{id}/acts/ask-for-datum");
    let wish = |kind: &str, name: &str| {
        serde_json::json!({ "contract": "K1", "input": {
            "kind": kind, "name": name, "decision": "月度小结" } })
    };
    for (kind, name) in [
        ("extra-work", "合同外工时"),
        ("extra-work", "合同外工时"),
        ("other", "独居老人跌倒人次"),
    ] {
        let answer = site.api(&ask, &wu, &wish(kind, name)).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
    let reports = format!("{path}/reports");
    let text = site.get(&reports, Some(&he.cookie)).await.text;
    for shown in [
        "本期支出",
        "在用",
        "记录中已有",
        "A57",
        "待承接方同意",
        "/extra-work",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let english = format!("{reports}?lang=en");
    let english = site.get(&english, Some(&wu.cookie)).await.text;
    for shown in [
        "Fields of the report",
        "The record holds it",
        "waits for the provider",
    ] {
        assert!(english.contains(shown), "{shown}: {english}");
    }
    let inspections = format!("{path}/inspections");
    let text = site.get(&inspections, Some(&he.cookie)).await.text;
    assert!(text.contains("季度") && text.contains("还可检查"), "{text}");
    // The public reads the reports, not the register nor the inspections.
    let public = site.get(&reports, None).await.text;
    assert!(
        public.contains("期间报告") && !public.contains("跌倒"),
        "{public}"
    );
    let public = site.get(&inspections, None).await.text;
    assert!(public.contains("由合同各方查阅"), "{public}");
}
