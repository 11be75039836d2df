//! The measures of a contract, as its parties, others and the public see them.

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
use site::Site;

/// The short story told to its end; the address of the measures of its contract.
async fn told(site: &Site) -> String {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        tell(&mut teller, short::steps()).unwrap_or_else(|error| panic!("{error}"));
        teller.process().unwrap()
    });
    format!(
        "/purchases/{}/contracts/K1/relationship",
        told.await.unwrap()
    )
}

/// Addresses of a page that begin with one.
fn links(text: &str, start: &str) -> Vec<String> {
    let all = text.split("href=\"").skip(1);
    let all = all.filter_map(|rest| rest.split('"').next());
    all.filter(|one| one.starts_with(start))
        .map(|one| one.replace("&amp;", "&"))
        .collect()
}

#[tokio::test]
async fn both_sides_and_the_host_see_the_same_page_and_others_are_told_why_not() {
    let site = Site::service().await;
    let path = told(&site).await;
    let mut bodies = Vec::new();
    for login in ["chen", "wu", "he"] {
        let who = site.sign_in(login).await;
        for lang in ["zh-CN", "en"] {
            let page = format!("{path}?lang={lang}");
            let answer = site.get(&page, Some(&who.cookie)).await;
            assert_eq!(answer.status, 200, "{login} {lang}");
            let main = answer.text.split("<main").nth(1).unwrap().to_owned();
            assert!(main.len() < 90_000, "{} bytes", main.len());
            bodies.push((lang, main));
        }
    }
    for lang in ["zh-CN", "en"] {
        let mut own = bodies.iter().filter(|one| one.0 == lang).map(|one| &one.1);
        let first = own.next().unwrap();
        assert!(
            own.all(|other| other == first),
            "{lang}: the sides see different pages"
        );
    }
    let public = site.get(&path, None).await;
    assert_eq!(public.status, 303);
    let ming = site.sign_in("ming").await;
    let other = site
        .get(&format!("{path}?lang=en"), Some(&ming.cookie))
        .await;
    assert_eq!(other.status, 403);
    assert!(
        other.text.contains("first for its two parties") && other.text.contains("/relationships")
    );
    for rest in [".csv", ".json", "/plots/gap.svg"] {
        let answer = site.get(&format!("{path}{rest}"), Some(&ming.cookie)).await;
        assert_eq!(answer.status, 404, "{rest}");
    }
}

#[tokio::test]
async fn every_link_opens_and_files_come() {
    let site = Site::service().await;
    let path = told(&site).await;
    let chen = site.sign_in("chen").await;
    let page = site
        .get(&format!("{path}?lang=en"), Some(&chen.cookie))
        .await
        .text;
    let mut seen = links(&page, &path);
    let pairs = links(&page, &path)
        .into_iter()
        .filter(|one| one.contains("organisation"));
    for pair in pairs.take(3) {
        let text = site.get(&pair, Some(&chen.cookie)).await.text;
        seen.extend(links(&text, &path));
    }
    seen.sort();
    seen.dedup();
    assert!(seen.len() > 10, "{seen:?}");
    let mut entries = 0;
    for link in seen.iter().take(60) {
        let answer = site.get(link, Some(&chen.cookie)).await;
        assert_eq!(answer.status, 200, "{link}");
        entries += answer.text.matches("/entries/").count();
    }
    assert!(entries > 3, "acts can be opened");
    let data = site.get(&format!("{path}.json"), Some(&chen.cookie)).await;
    assert_eq!(data.json()["contract"], "K1");
    let table = site.get(&format!("{path}.csv"), Some(&chen.cookie)).await;
    assert!(table.header("content-type").starts_with("text/csv"));
}

#[tokio::test]
async fn sums_are_open_and_fewer_than_five_contracts_have_none() {
    let site = Site::service().await;
    told(&site).await;
    let page = site.get("/relationships?lang=en", None).await;
    assert_eq!(page.status, 200);
    let district = links(&page.text, "/relationships?district=");
    let page = site.get(&format!("{}&lang=en", district[0]), None).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("five contracts or more"));
    assert!(!page.text.contains("K1"));
}
