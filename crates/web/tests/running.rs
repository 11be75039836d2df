//! The page of a purchase whose contract runs: what waits on whom, the ways to its pages, and what the
//! reader can do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "a test that meets something unexpected should stop; the site is shared with other tests"
)]

mod site;

use app::demo::{machines::base, steps, teller::Teller};
use serde_json::json;
use site::Site;
use web::{Access, ROUTES, routes};

/// A site on which the contract of the side machines runs, and the path of its purchase.
async fn running() -> (Site, String) {
    let site = Site::service().await;
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        steps::tell(&mut teller, base::steps()).unwrap();
        teller.process().unwrap()
    });
    let path = format!("/purchases/{}", told.await.unwrap());
    (site, path)
}

/// An act given through the bus.
async fn given(
    site: &Site,
    path: &str,
    by: &'static str,
    verb: &'static str,
    input: serde_json::Value,
) {
    let app = site.app.clone();
    let process = path.rsplit('/').next().unwrap().parse().unwrap();
    let given = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::going_on(&app, process);
        teller.by(by).about(1).does(verb, input).unwrap();
    });
    given.await.unwrap();
}

fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page
        .find(from)
        .unwrap_or_else(|| panic!("no `{from}`: {page}"));
    let rest = &page[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

#[tokio::test]
async fn what_waits_on_the_reader_leads_to_the_act_that_settles_it() {
    let (site, path) = running().await;
    let task = json!({
        "what": "陪同办证", "category": "adjacent", "hours": "4", "by": "today+10",
    });
    given(&site, &path, "wu", "file-task-request", task).await;
    let he = site.sign_in("he").await.cookie;
    let page = site.get(&path, Some(&he)).await.text;
    let waiting = between(&page, "id=\"waiting\"", "</section>");
    let mine = between(waiting, "等我方办理", "等别人");
    assert!(mine.contains("答复任务单"), "{mine}");
    for act in ["accept-task", "decline-task"] {
        assert!(
            mine.contains(&format!("/acts/{act}?contract=K1&amp;task=T1")),
            "{act}: {mine}"
        );
    }
    assert!(mine.contains("已用 0 天，共"), "{mine}");
    // Those who wait see it among what waits on others, without the acts.
    let wu = site.sign_in("wu").await.cookie;
    let page = site.get(&format!("{path}?lang=en"), Some(&wu)).await.text;
    let waiting = between(&page, "id=\"waiting\"", "</section>");
    let others = between(waiting, "Waiting on others", "id=\"coming\"");
    assert!(
        others.contains("of 5 days used") || others.contains("days used"),
        "{others}"
    );
    assert!(!others.contains("/acts/accept-task"), "{others}");
    // The public sees one list and nothing to press.
    let page = site.get(&path, None).await.text;
    let waiting = between(&page, "id=\"waiting\"", "</section>");
    assert!(
        waiting.contains("答复任务单") && !waiting.contains("/acts/"),
        "{waiting}"
    );
}

#[tokio::test]
async fn an_act_with_nothing_to_choose_from_says_so() {
    let (site, path) = running().await;
    let he = site.sign_in("he").await;
    let page = site.get(&path, Some(&he.cookie)).await.text;
    let acts = between(&page, "id=\"acts\"", "</section>");
    assert!(!acts.contains("/acts/assent-change?"), "{acts}");
    assert!(acts.contains("目前没有可选的：变更"), "{acts}");
    let form = format!("{path}/acts/assent-change?contract=K1");
    let form = site.get(&form, Some(&he.cookie)).await.text;
    assert!(form.contains("目前没有可选的：变更"), "{form}");
    assert!(!form.contains("name=\"change\""), "{form}");
    // What is possible is grouped by what it is about, in both languages.
    for group in ["服务、任务与检查", "款项", "争议、处理"] {
        assert!(acts.contains(group), "{group}: {acts}");
    }
    let english = site
        .get(&format!("{path}?lang=en"), Some(&he.cookie))
        .await
        .text;
    assert!(english.contains("Service, tasks and inspections"));
}

#[tokio::test]
async fn the_contract_leads_to_those_of_its_pages_that_exist() {
    let (site, path) = running().await;
    let he = site.sign_in("he").await.cookie;
    for cookie in [None, Some(he.as_str())] {
        let page = site.get(&path, cookie).await.text;
        let nav = between(&page, "id=\"pages\"", "</nav>");
        let prefix = "/purchases/{id}/contracts/{contract}/";
        for route in ROUTES.iter().filter(|route| route.method == "GET") {
            let Some(rest) = route.path.strip_prefix(prefix) else {
                continue;
            };
            let open = cookie.is_some() || route.access == Access::Public;
            if open && !rest.contains(['{', '.', '/']) {
                let link = format!("{path}/contracts/K1/{rest}\"");
                assert!(nav.contains(&link), "`{rest}` is not linked: {nav}");
            }
        }
        for link in nav.split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap();
            let answer = site.get(link, cookie).await;
            assert_eq!(answer.status, 200, "{link}");
        }
        // How the contract came about is still there, after its life.
        let (life, before) = page.split_once("id=\"buying\"").unwrap();
        assert!(life.contains("id=\"waiting\"") && before.contains("/questions"));
    }
}

#[test]
fn a_page_is_known_by_its_shape() {
    let known = |shape| routes::page(shape).is_some();
    assert!(known("/purchases/{id}/contracts/{contract}/differences"));
    assert!(known("/purchases/{one}/contracts/{other}/differences"));
    assert!(!known("/purchases/{id}/contracts/{contract}"));
    assert!(!known("/purchases/{id}/contracts/{contract}/no-such-page"));
    assert!(!known("/sign-out"), "only posted to");
}

#[tokio::test]
async fn beginning_anew_stays_in_the_contract() {
    let (site, path) = running().await;
    let he = site.sign_in("he").await;
    let act = format!("{path}/acts/notify-staff-change");
    let form = [("_contract", "K1"), ("_save", "1"), ("evidence", "证书")];
    let form = form.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let kept = site.submit(&act, &he, &form).await;
    assert!(
        kept.text.contains("contract=K1&amp;fresh=1"),
        "{}",
        kept.text
    );
    let again = format!("{act}?contract=K1");
    let again = site.get(&again, Some(&he.cookie)).await.text;
    assert!(
        again.contains("证书") && again.contains("contract=K1&amp;fresh=1"),
        "{again}"
    );
}

#[tokio::test]
async fn the_link_to_a_form_chooses_what_it_is_about() {
    let (site, path) = running().await;
    let task = json!({
        "what": "陪同办证", "category": "adjacent", "hours": "4", "by": "today+10",
    });
    given(&site, &path, "wu", "file-task-request", task).await;
    let he = site.sign_in("he").await;
    let act = format!("{path}/acts/accept-task");
    let form = site
        .get(&format!("{act}?contract=K1&task=T1"), Some(&he.cookie))
        .await
        .text;
    assert!(form.contains("<option value=\"T1\" selected>"), "{form}");
    // What follows is said at once, with the way back to the contract.
    let filled = [("_contract", "K1"), ("task", "T1")];
    let filled = filled.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let sent = site.submit(&act, &he, &filled).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let receipt = site.get(&sent.location, Some(&he.cookie)).await.text;
    let next = between(&receipt, "接下来轮到谁", "<dl");
    assert!(next.contains("完成已接受的任务 T1"), "{next}");
    assert!(
        receipt.contains(&format!("{path}?contract=K1")),
        "{receipt}"
    );
    let later = sent.location.replace("?done=1", "");
    let later = site.get(&later, Some(&he.cookie)).await.text;
    assert!(!later.contains("接下来轮到谁"), "only right after the act");
}
