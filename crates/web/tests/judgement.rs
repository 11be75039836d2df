//! The pages of an evaluation: what each reader sees, and that the sides' ratings of each other come
//! out only together.

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
use site::Site;

/// A word that stands in the sheets of this side alone.
const MARKS: [(&str, &str, &str); 4] = [
    ("purchaser", "chen", "标记购买方评分"),
    ("host", "wu", "标记街道评分"),
    ("provider-rates-purchaser", "he", "标记评购买方"),
    ("provider-rates-host", "he", "标记评街道"),
];

/// The steps of the small purchase before this verb, the sides' sheets marked.
fn steps_before(verb: &str) -> Vec<Step> {
    let all = short::steps().into_iter();
    let mut steps: Vec<Step> = all.take_while(|step| step.verb != verb).collect();
    for step in steps.iter_mut().filter(|step| step.verb == "rate") {
        let group = step.input["group"].as_str().unwrap().to_owned();
        let mark = MARKS.iter().find(|one| one.0 == group);
        for table in ["scores", "conduct"] {
            let rows = step.input[table].as_array_mut();
            for (row, mark) in rows.into_iter().flatten().zip(mark.into_iter().cycle()) {
                row["reason"] = mark.2.into();
            }
        }
    }
    steps
}

async fn told(site: &Site, steps: Vec<Step>) -> String {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        tell(&mut teller, steps).unwrap();
        teller.process().unwrap()
    });
    format!("/purchases/{}", told.await.unwrap())
}

/// Every way out of the program by which a rating could be read.
fn ways(path: &str, first: u64, last: u64) -> Vec<String> {
    let mut ways = vec![
        path.to_owned(),
        format!("{path}/timeline"),
        format!("{path}/contracts/K1/evaluations/EV1"),
        format!("/api/v1{path}"),
        format!("/api/v1{path}/events"),
        "/".to_owned(),
        "/record".to_owned(),
        "/api/v1/obligations".to_owned(),
        format!("{path}/acts/rate?contract=K1"),
        format!("{path}/acts/reply-to-evaluation?contract=K1"),
        format!("{path}/acts/release-ratings?contract=K1"),
    ];
    for place in first..=last {
        ways.push(format!("{path}/entries/{place}"));
        ways.push(format!("{path}/receipts/{place}-{place}"));
        ways.push(format!("/api/v1{path}/receipts/{place}-{place}"));
    }
    ways.push(format!("{path}/receipts/{first}-{last}"));
    ways.push(format!("/api/v1{path}/receipts/{first}-{last}"));
    ways
}

#[tokio::test]
async fn the_sides_read_each_others_ratings_only_after_all_are_released() {
    let site = Site::service().await;
    let path = told(&site, steps_before("draft-result")).await;
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let loaded = site.app.purchase(id).unwrap().unwrap();
    let filed: Vec<u64> = loaded
        .log
        .iter()
        .filter(|one| one.event.kind() == "rating.filed")
        .map(|one| one.position)
        .collect();
    assert_eq!(filed.len(), 6);
    let released = loaded
        .log
        .iter()
        .any(|one| one.event.kind() == "ratings.released");
    assert!(!released);
    let ways = ways(&path, filed[0], *filed.last().unwrap());
    let readers = [
        "chen", "zhou", "wu", "he", "jin", "qiu", "bai", "liu", "lin", "shen",
    ];
    let mut own = 0;
    for login in readers.map(Some).into_iter().chain([None]) {
        let cookie = match login {
            Some(login) => Some(site.sign_in(login).await.cookie),
            None => None,
        };
        for way in &ways {
            let text = site.get(way, cookie.as_deref()).await.text;
            for (group, author, mark) in MARKS {
                // Those who work for the side that rated read their own.
                let side: &[&str] = match author {
                    "chen" => &["chen", "zhou", "lin"],
                    "he" => &["he", "jin"],
                    _ => &["wu"],
                };
                let theirs = login.is_some_and(|login| side.contains(&login));
                own += usize::from(theirs && text.contains(mark));
                assert!(
                    theirs || !text.contains(mark),
                    "{login:?} reads {group} at {way}"
                );
            }
        }
    }
    assert!(own > 0, "the marks are in the sheets");
    // The fieldwork ends: all of them come out at once.
    let app = site.app.clone();
    tokio::task::spawn_blocking(move || {
        let today = kernel::civil_date(app.clock().now());
        app.advance_to(kernel::time::plus_days(today, 4)).unwrap();
    })
    .await
    .unwrap();
    for login in ["chen", "wu", "he"] {
        let cookie = site.sign_in(login).await.cookie;
        let events = site
            .get(&format!("/api/v1{path}/events"), Some(&cookie))
            .await
            .text;
        for (group, _, mark) in MARKS {
            assert!(events.contains(mark), "{login} does not read {group}");
        }
    }
    let public = site.get(&format!("/api/v1{path}/events"), None).await.text;
    assert!(MARKS.iter().all(|(_, _, mark)| !public.contains(mark)));
}

#[tokio::test]
async fn the_page_of_an_evaluation_shows_how_its_score_is_made_up() {
    let site = Site::service().await;
    let path = told(&site, steps_before("request-acceptance")).await;
    let page = format!("{path}/contracts/K1/evaluations/EV1");
    let he = site.sign_in("he").await;
    let text = site.get(&page, Some(&he.cookie)).await.text;
    for shown in [
        "与签约时锁定的摘要一致",
        "评估主体权重",
        "购买方与街道合计 ≤ 30",
        "平均 × 占比",
        "<svg",
        "重抽 2000 次",
        "区间",
        "数字提出的疑问",
        "不足由谁造成",
        "寒潮停访一周",
        "对初稿的答辩",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let public = site.get(&page, None).await.text;
    assert!(public.contains("与签约时锁定的摘要一致") && public.contains("区间"));
    for kept in ["寒潮停访一周", "平均 × 占比", "无异议"] {
        assert!(!public.contains(kept), "the public reads {kept}");
    }
    let english = site.get(&format!("{page}?lang=en"), None).await.text;
    for shown in [
        "Weights of the raters",
        "frozen at signing",
        "Who is waited for",
    ] {
        assert!(english.contains(shown), "{shown}: {english}");
    }
    let purchase = site.get(&path, None).await.text;
    assert!(purchase.contains("/contracts/K1/evaluations/EV1"));
    for missing in [
        "K1/evaluations/EV9",
        "K7/evaluations/EV1",
        "K1/evaluations/x",
    ] {
        let missing = format!("{path}/contracts/{missing}");
        assert_eq!(site.get(&missing, None).await.status, 404);
    }
}

#[tokio::test]
async fn during_the_fieldwork_the_page_shows_no_figures() {
    let site = Site::service().await;
    let path = told(&site, steps_before("draft-result")).await;
    let page = format!("{path}/contracts/K1/evaluations/EV1");
    for login in ["chen", "he", "qiu"] {
        let cookie = site.sign_in(login).await.cookie;
        let text = site.get(&page, Some(&cookie)).await.text;
        assert!(text.contains("外勤进行中"), "{text}");
        assert!(!text.contains("<svg") && !text.contains("平均 × 占比"));
    }
}
