//! The pages and the JSON interface through HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod site;

use app::demo::{cast::organisation_id, short, steps, teller::Teller};
use kernel::ProcessId;
use serde_json::{Value, json};
use site::{Answer, Site};
use web::{Access, ROUTES};

fn need(title: &str) -> Vec<(String, String)> {
    let district = organisation_id("district").unwrap().to_string();
    let dongli = organisation_id("dongli").unwrap().to_string();
    [
        ("title", title),
        ("beneficiaries", "辖区独居老人"),
        ("purchaser", &district),
        ("hosts", &dongli),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .to_vec()
}

/// A path of the route with every place filled.
fn filled(path: &str, purchase: &str) -> String {
    path.replace("{id}", purchase)
        .replace("{verb}", "take-up-need")
        .replace("{position}", "0")
        .replace("{contract}", "K1")
        .replace("{range}", "0-0")
        .replace("{bid}", "B1")
        .replace("{host}", &organisation_id("dongli").unwrap().to_string())
}

#[tokio::test]
async fn every_route_obeys_its_access_rule_without_signing_in() {
    let site = Site::service().await;
    let purchase = site.registered("路由项目").await;
    for route in ROUTES.iter() {
        let path = filled(route.path, &purchase);
        let answer = site.call(route.method, &path, None, "{}").await;
        let at = format!("{} {path}: {}", route.method, answer.status);
        match route.access {
            Access::Public => {
                assert!(answer.status < 500 && answer.location != "/sign-in", "{at}");
                assert_ne!(answer.status, 401, "{at}");
            }
            Access::SignedIn => {
                assert_eq!(answer.status, 303, "{at}");
                assert!(
                    answer.location.starts_with("/sign-in?next="),
                    "{at} {}",
                    answer.location
                );
            }
            Access::Demo => assert_eq!(answer.status, 404, "{at}"),
            Access::ApiPublic => assert!(answer.status < 500, "{at}"),
            Access::ApiSignedIn => {
                assert_eq!(answer.status, 401, "{at}");
                assert_eq!(answer.json()["code"], "sign-in-first", "{at}");
            }
        }
        // The sign-in route itself may say 401 or 422; no other public route may.
        assert!(answer.status != 405, "{at}");
    }
}

#[tokio::test]
async fn writing_routes_are_never_public_but_for_signing_in_and_one_time_slips() {
    for route in ROUTES.iter().filter(|route| route.method == "POST") {
        let public = matches!(route.access, Access::Public | Access::ApiPublic);
        assert_eq!(
            public,
            ["/sign-in", "/api/v1/sessions", "/r/{token}"].contains(&route.path),
            "{}",
            route.path
        );
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let site = Site::service().await;
    let chen = site.sign_in("chen").await;
    let answer = site
        .post("/acts/register-need", &need("伪造"), Some(&chen.cookie))
        .await;
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("form-expired"));
    assert!(
        site.get("/purchases", Some(&chen.cookie))
            .await
            .text
            .contains("没有符合条件的项目")
    );
}

#[tokio::test]
async fn a_need_is_registered_and_its_receipt_checks_offline() {
    let site = Site::service().await;
    let chen = site.sign_in("chen").await;
    let answer = site
        .submit("/acts/register-need", &chen, &need("H 项目"))
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = site.get(&answer.location, Some(&chen.cookie)).await;
    assert!(page.text.contains("已记录"), "{}", page.text);
    let json = site
        .get(
            &answer.location.replace("done=1", "format=json"),
            Some(&chen.cookie),
        )
        .await;
    let receipt: tlog::Receipt = serde_json::from_str(&json.text).unwrap();
    receipt.verify(None).unwrap();
}

#[tokio::test]
async fn wrong_input_is_marked_in_the_language_of_the_page_and_kept() {
    let site = Site::service().await;
    let chen = site.sign_in("chen").await;
    let mut typed = need("");
    typed.retain(|(key, _)| key != "purchaser");
    typed.push(("note".to_owned(), "说明 <b>&amp;".to_owned()));
    for (lang, expected) in [("zh-CN", "此项必填"), ("en", "fill this in")] {
        let path = format!("/acts/register-need?lang={lang}");
        let answer = site.submit(&path, &chen, &typed).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text.contains(expected), "{}", answer.text);
        assert!(
            answer.text.contains("辖区独居老人"),
            "what was typed is kept"
        );
        assert!(
            answer.text.contains("说明 &lt;b&gt;&amp;amp;"),
            "and is not read as HTML"
        );
        assert!(
            answer.text.contains("href=\"#f-title\""),
            "the summary leads to the field"
        );
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_takes_effect_once() {
    let site = Site::service().await;
    let chen = site.sign_in("chen").await;
    let mut form = need("只登记一次");
    form.push(("_key".to_owned(), "a".repeat(64)));
    let first = site.submit("/acts/register-need", &chen, &form).await;
    let second = site.submit("/acts/register-need", &chen, &form).await;
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.location, second.location);
}

#[tokio::test]
async fn an_act_of_another_role_is_refused_by_page_and_interface() {
    let site = Site::service().await;
    let purchase = site.registered("权限").await;
    let wu = site.sign_in("he").await;
    let path = format!("/purchases/{purchase}/acts/take-up-need");
    let page = site.submit(&path, &wu, &[]).await;
    assert_eq!(page.status, 403);
    assert!(page.text.contains("not-your-role"));
    let answer = site.api(&path, &wu, &json!({ "input": {} })).await;
    assert_eq!(
        (answer.status, answer.json()["code"].clone()),
        (403, json!("not-your-role"))
    );
    let state = site
        .get(&format!("/api/v1/purchases/{purchase}"), None)
        .await
        .json();
    assert_eq!(state["stage"], "S01", "a refused act leaves no trace");
}

#[tokio::test]
async fn the_interface_answers_with_codes_pointers_and_receipts() {
    let site = Site::service().await;
    let chen = site.sign_in("chen").await;
    let bad = site
        .api(
            "/acts/register-need",
            &chen,
            &json!({ "input": { "colour": "red" } }),
        )
        .await;
    assert_eq!(bad.status, 422);
    let pointers: Vec<String> = bad.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["pointer"].as_str().unwrap().to_owned())
        .collect();
    assert!(pointers.contains(&"/colour".to_owned()) && pointers.contains(&"/title".to_owned()));
    let input = json!({ "input": {
        "title": "接口登记", "beneficiaries": "居民", "hosts": [],
        "purchaser": organisation_id("district").unwrap(),
    } });
    let good = site.api("/acts/register-need", &chen, &input).await;
    assert_eq!(good.status, 201, "{}", good.text);
    let receipt: tlog::Receipt = serde_json::from_value(good.json()["receipt"].clone()).unwrap();
    receipt.verify(None).unwrap();
    for (body, status) in [
        ("[]", 400),
        ("{", 400),
        ("{\"input\": 3}", 400),
        ("{\"contract\": 1}", 400),
    ] {
        let answer = site.raw_api("/acts/register-need", &chen, body).await;
        assert_eq!(answer.status, status, "{body}");
    }
    let stale = json!({ "input": {}, "expectedVersion": 1 });
    let id = good.json()["purchase"].as_str().unwrap().to_owned();
    let answer = site
        .api(&format!("/purchases/{id}/acts/take-up-need"), &chen, &stale)
        .await;
    assert_eq!(
        (answer.status, answer.json()["code"].clone()),
        (409, json!("moved-on"))
    );
}

#[tokio::test]
async fn a_cookie_alone_cannot_write_through_the_interface() {
    let site = Site::service().await;
    let chen = site.sign_in("chen").await;
    let answer = site
        .call(
            "POST",
            "/api/v1/acts/register-need",
            Some(&chen.cookie),
            "{}",
        )
        .await;
    assert_eq!(answer.status, 401);
}

#[tokio::test]
async fn wrong_passwords_and_unknown_names_get_the_same_answer() {
    let site = Site::service().await;
    let try_in = |login: &str| {
        vec![
            ("login".to_owned(), login.to_owned()),
            ("password".to_owned(), "wrong".to_owned()),
        ]
    };
    let known = site.post("/sign-in", &try_in("chen"), None).await;
    let unknown = site.post("/sign-in", &try_in("nobody"), None).await;
    assert_eq!((known.status, unknown.status), (422, 422));
    assert_eq!(
        known.text.replace("chen", ""),
        unknown.text.replace("nobody", "")
    );
}

#[tokio::test]
async fn signing_in_never_leads_to_another_host() {
    let site = Site::service().await;
    for next in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:1",
    ] {
        let form = [
            ("login", "chen"),
            ("password", app::demo::PASSWORD),
            ("next", next),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()));
        let answer = site.post("/sign-in", &form, None).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (303, "/"),
            "{next}"
        );
    }
}

#[tokio::test]
async fn the_language_can_be_switched_and_is_remembered() {
    let site = Site::service().await;
    assert!(site.get("/", None).await.text.contains("lang=\"zh-CN\""));
    assert!(
        site.get("/?lang=en", None)
            .await
            .text
            .contains("<html lang=\"en\"")
    );
    let chen = site.sign_in("chen").await;
    site.get("/?lang=en", Some(&chen.cookie)).await;
    let again = site.sign_in("chen").await;
    assert!(
        site.get("/", Some(&again.cookie))
            .await
            .text
            .contains("<html lang=\"en\"")
    );
}

#[tokio::test]
async fn every_page_carries_the_defences() {
    let site = Site::service().await;
    for path in ["/", "/sign-in", "/record", "/nothing-here", "/api/v1/acts"] {
        let answer = site.get(path, None).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
}

#[tokio::test]
async fn the_description_of_the_interface_names_every_route_and_every_act() {
    let site = Site::service().await;
    let document = site.get("/api/v1/openapi.json", None).await.json();
    let paths = document["paths"].as_object().unwrap();
    for entry in domain::verbs() {
        let found = paths
            .keys()
            .any(|path| path.ends_with(&format!("/acts/{}", entry.meta.code)));
        assert!(found, "`{}` is not described", entry.meta.code);
    }
    for route in ROUTES.iter().filter(|one| one.path.starts_with("/api/")) {
        let generic = route.path.ends_with("/acts/{verb}");
        assert!(generic || paths.contains_key(route.path), "{}", route.path);
    }
    let codes = document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"].clone();
    assert!(
        codes
            .as_array()
            .unwrap()
            .contains(&Value::from("wrong-stage"))
    );
}

#[tokio::test]
async fn an_over_long_body_is_refused_and_the_server_lives_on() {
    let site = Site::service().await;
    let body = "x".repeat(web::adapter::BODY_MAX + 1);
    let answer: Answer = site.call("POST", "/sign-in", None, &body).await;
    assert_eq!(answer.status, 413);
    assert_eq!(site.get("/", None).await.status, 200);
}

/// Tells the small purchase as far as the bids, off the threads of the server.
async fn tell_until(site: &Site, verb: &'static str) -> ProcessId {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        let steps = short::steps()
            .into_iter()
            .take_while(|step| step.verb != verb);
        steps::tell(&mut teller, steps.collect()).unwrap();
        teller.process().unwrap()
    });
    told.await.unwrap()
}

#[tokio::test]
async fn a_bid_is_read_by_its_author_alone_until_the_opening() {
    let site = Site::service().await;
    let purchase = tell_until(&site, "open-bids").await;
    let loaded = site.app.purchase(purchase).unwrap().unwrap();
    let bid = loaded
        .log
        .iter()
        .find(|one| one.event.kind() == "bid.sealed")
        .unwrap();
    let (path, place) = (format!("/purchases/{purchase}"), bid.position);
    let pages = [
        format!("{path}/entries/{place}"),
        format!("{path}/receipts/{place}-{place}"),
        format!("/api/v1{path}/receipts/{place}-{place}"),
    ];
    let texts = [
        path.clone(),
        format!("{path}/timeline"),
        format!("/api/v1{path}/events"),
        format!("/api/v1{path}"),
    ];
    for login in [
        None,
        Some("ming"),
        Some("chen"),
        Some("dai"),
        Some("shen"),
        Some("an"),
    ] {
        let cookie = match login {
            Some(login) => Some(site.sign_in(login).await.cookie),
            None => None,
        };
        for page in &pages {
            assert_eq!(
                site.get(page, cookie.as_deref()).await.status,
                404,
                "{login:?} {page}"
            );
        }
        for page in &texts {
            let text = site.get(page, cookie.as_deref()).await.text;
            let shown = ["58000", "58,000"].iter().any(|price| text.contains(price));
            assert!(
                !shown,
                "{login:?} reads the price of a sealed bid at {page}"
            );
        }
    }
    let author = site.sign_in("he").await;
    assert_eq!(site.get(&pages[0], Some(&author.cookie)).await.status, 200);
}

#[tokio::test]
async fn the_public_reads_the_public_layer_and_no_name_of_a_resident() {
    let site = Site::service().await;
    let purchase = tell_until(&site, "").await;
    let path = format!("/api/v1/purchases/{purchase}/events");
    let public = site.get(&path, None).await;
    assert!(public.text.contains("contract.signed") && !public.text.contains("task.filed"));
    assert!(
        !public.text.contains("\"person\":\""),
        "a name of a person is public"
    );
    let liu = app::demo::cast::person_id("liu").unwrap().to_string();
    for login in ["chen", "wu", "he", "qiu", "bai"] {
        let cookie = site.sign_in(login).await.cookie;
        let events = site.get(&path, Some(&cookie)).await.text;
        assert!(!events.contains(&liu), "{login} reads which resident spoke");
        let page = site
            .get(&format!("/purchases/{purchase}/timeline"), Some(&cookie))
            .await
            .text;
        assert!(
            !page.contains("刘奶奶"),
            "{login} reads which resident spoke"
        );
    }
}

/// The addresses of fixed bytes on a page.
fn fixed_papers(page: &str, path: &str) -> Vec<String> {
    let start = format!("href=\"{path}/papers/");
    let links = page.split(&start).skip(1);
    links
        .filter_map(|rest| rest.split('"').next())
        .filter(|digest| digest.len() == 64)
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn what_was_published_and_signed_is_kept_byte_by_byte() {
    let site = Site::service().await;
    let purchase = tell_until(&site, "").await;
    let path = format!("/purchases/{purchase}");
    let public = site.get(&path, None).await;
    let papers = fixed_papers(&public.text, &path);
    assert_eq!(
        papers.len(),
        4,
        "tender documents and award in two languages"
    );
    for digest in &papers {
        let answer = site.get(&format!("{path}/papers/{digest}"), None).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            kernel::Digest::of(answer.text.as_bytes()).to_string(),
            *digest
        );
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("sandbox;")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.header("content-disposition").starts_with("inline"));
        let saved = format!("{path}/papers/{digest}?download=1");
        let saved = site.get(&saved, None).await;
        assert!(
            saved
                .header("content-disposition")
                .starts_with("attachment")
        );
    }
    let chen = site.sign_in("chen").await.cookie;
    let page = site.get(&path, Some(&chen)).await;
    let papers = fixed_papers(&page.text, &path);
    assert_eq!(papers.len(), 8, "for the parties also contract and charter");
    let loaded = site.app.purchase(purchase).unwrap().unwrap();
    let signed = loaded.process.papers.iter();
    let mut texts = signed.filter(|one| one.document == domain::paper::PaperKind::Contract);
    let contract = texts.next().unwrap().digest;
    assert!(papers.contains(&contract.to_string()));
    let text = site
        .get(&format!("{path}/papers/{contract}"), Some(&chen))
        .await;
    assert!(text.text.contains("C-EQ-1"));
    let closed = site.get(&format!("{path}/papers/{contract}"), None).await;
    assert_eq!(closed.status, 404, "the signed text names people");
    let signed = loaded.process.papers.iter();
    let signed = signed.filter(|one| one.document == domain::paper::PaperKind::Contract);
    let digests: std::collections::BTreeSet<_> = signed.map(|one| (one.lang, one.digest)).collect();
    assert_eq!(digests.len(), 2, "both signatories signed the same text");
}

#[tokio::test]
async fn a_paper_is_previewed_before_it_is_fixed_and_read_by_whom_it_is_for() {
    let site = Site::service().await;
    let purchase = tell_until(&site, "publish-tender").await;
    let path = format!("/purchases/{purchase}/papers/preview");
    for (lang, word) in [("zh-CN", "采购文件"), ("en", "Tender documents")] {
        let page = site.get(&format!("{path}/tender?lang={lang}"), None).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains(word));
    }
    for wrong in [
        "tender?format=pdf",
        "contract",
        "award",
        "opening",
        "nothing",
    ] {
        let page = site.get(&format!("{path}/{wrong}"), None).await;
        assert_eq!(page.status, 404, "{wrong}");
    }
    let page = site.get(&format!("/purchases/{purchase}"), None).await;
    assert!(
        page.text.contains("apt install fonts-noto-cjk"),
        "no font is configured here"
    );
}
