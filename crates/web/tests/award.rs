//! The pages of the award: what each reader sees of feedback, challenges, differences and rounds.

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
    steps::{Step, tell},
    stories::{cn_failed_repeat, cn_objection},
    teller::Teller,
};
use site::Site;

async fn told(site: &Site, steps: Vec<Step>) -> String {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        tell(&mut teller, steps).unwrap();
        teller.process().unwrap()
    });
    format!("/purchases/{}", told.await.unwrap())
}

#[tokio::test]
async fn an_open_objection_says_why_nothing_is_signed_and_whose_turn_it_is() {
    let site = Site::service().await;
    let path = told(&site, cn_objection::objected()).await;
    let chen = site.sign_in("chen").await;
    let purchase = site.get(&path, Some(&chen.cookie)).await.text;
    assert!(purchase.contains("现在不能签约"), "{purchase}");
    assert!(purchase.contains("质疑 J1 自"), "{purchase}");
    let page = format!("{path}/challenges");
    let party = site.get(&page, Some(&chen.cookie)).await.text;
    for text in ["等待：购买方答复", "个工作日", "团队分应为满分", "G2"] {
        assert!(party.contains(text), "{text}: {party}");
    }
    // The public sees that there is one and how it stands, not who says what.
    let public = site.get(&page, None).await.text;
    assert!(public.contains("等待：购买方答复"), "{public}");
    assert!(!public.contains("团队分应为满分"));
    assert!(!public.contains("明德"));
    let ming = site.sign_in("ming").await;
    let own = site.get(&page, Some(&ming.cookie)).await.text;
    assert!(own.contains("团队分应为满分"));
    let english = site
        .get(&format!("{page}?lang=en"), Some(&ming.cookie))
        .await;
    assert!(english.status == 200 || english.status == 303);
}

#[tokio::test]
async fn feedback_holds_the_readers_own_scores_alone() {
    let site = Site::service().await;
    let path = told(&site, cn_objection::objected()).await;
    let page = format!("{path}/feedback");
    let chun = site.sign_in("chun").await;
    let text = site.get(&page, Some(&chun.cookie)).await.text;
    for shown in [
        "响应 B2",
        "和风社会工作服务中心",
        "58000",
        "按持证社工人数",
        "3/3",
    ] {
        let plain = text.replace(',', "");
        assert!(plain.contains(shown), "{shown}: {text}");
    }
    assert!(!text.contains("响应 B3"));
    let chen = site.sign_in("chen").await;
    let none = site.get(&page, Some(&chen.cookie)).await.text;
    assert!(none.contains("贵单位没有参加"));
    assert_eq!(site.get(&page, None).await.status, 303);
}

#[tokio::test]
async fn the_contract_stands_beside_the_tender() {
    let site = Site::service().await;
    let path = told(&site, cn_objection::steps()).await;
    let page = format!("{path}/contracts/K1/differences");
    let text = site.get(&page, None).await.text;
    assert!(text.contains("实质内容一致"), "{text}");
    assert!(text.contains("C-EQ-1"));
    assert!(text.contains("非实质"), "the dates moved");
    for missing in ["K7", "x"] {
        let page = format!("{path}/contracts/{missing}/differences");
        assert_eq!(site.get(&page, None).await.status, 404);
    }
}

#[tokio::test]
async fn rounds_say_what_failed_and_what_changed() {
    let site = Site::service().await;
    let mut steps = cn_failed_repeat::failed();
    steps.extend(cn_failed_repeat::repeated());
    let path = told(&site, steps).await;
    let text = site.get(&format!("{path}/rounds"), None).await.text;
    for shown in [
        "第 1 次",
        "第 2 次",
        "最高限价低于成本",
        "两家机构书面反映",
        "不同",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let purchase = site.get(&path, None).await.text;
    assert!(purchase.contains("/rounds"));
}

#[tokio::test]
async fn answers_go_to_all_without_the_name_of_who_asked() {
    let site = Site::service().await;
    let steps = cn_failed_repeat::failed();
    let before = steps
        .iter()
        .position(|one| one.verb == "open-bids")
        .unwrap();
    let path = told(&site, steps.into_iter().take(before).collect()).await;
    let page = format!("{path}/questions");
    let text = site.get(&page, None).await.text;
    for shown in [
        "最高限价如何测算",
        "间接费用是否包含",
        "第 1 号",
        "C-PAY-5",
        "已写入文件",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    for hidden in ["春雨", "明德"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    // Who took the documents sees what came since.
    let he = site.sign_in("he").await;
    let own = site.get(&page, Some(&he.cookie)).await.text;
    assert!(own.contains("贵单位已于"), "{own}");
    let ming = site.sign_in("ming").await;
    let other = site.get(&page, Some(&ming.cookie)).await.text;
    assert!(!other.contains("贵单位已于"));
}
