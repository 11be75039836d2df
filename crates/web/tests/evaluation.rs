//! The pages of the evaluation, as each reader sees them.

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
    demo::{
        steps,
        stories::cn_consultation_two::{drawn, in_two_parts},
        teller::Teller,
    },
};
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

#[tokio::test]
async fn each_reader_sees_of_the_evaluation_what_is_theirs() {
    let site = Site::service().await;
    site.app
        .clock()
        .stop_at(at_hour("2025-07-21".parse().unwrap(), 9));
    let (first, second) = in_two_parts();
    let mut teller = Teller::new(&site.app);
    steps::tell(&mut teller, first).unwrap();
    let base = format!("/purchases/{}", teller.process().unwrap());
    let comparison = format!("{base}/comparison");
    let (recused, stays, substitute) = (drawn()[0], drawn()[1], drawn()[3]);
    let bid = format!("{base}/evaluation/B1");

    let text = page(&site, &bid, stays).await;
    assert!(text.contains("63000") || text.contains("63,000"), "{text}");
    assert!(text.contains("scores.0.points") && text.contains("评分标准"));
    let text = page(&site, &bid, substitute).await;
    assert!(text.contains("声明利害关系") && !text.contains("固定两名社工"));
    let answer = site.get(&bid, None).await;
    assert_eq!(answer.status, 303);
    let who = site.sign_in(recused).await;
    let answer = site.get(&bid, Some(&who.cookie)).await;
    assert_eq!(answer.status, 404, "whoever left sees no bid");
    let text = page(&site, &comparison, "dai").await;
    assert!(text.contains("等待") && text.contains("评审进度"));
    let text = page(&site, &comparison, "").await;
    assert!(!text.contains("评审进度") && !text.contains("63"), "{text}");

    steps::tell(&mut teller, second).unwrap();
    let text = page(&site, &comparison, "chen").await;
    for part in [
        "启封后更改",
        "<s>30</s>",
        "固定社工回应了照护人最在意的一点",
        "名次",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert!(text.contains("委员会说明") && text.contains("不同意见"));
    let text = page(&site, &comparison, "").await;
    assert!(text.contains("名次") && !text.contains("固定社工回应"));
    let text = page(&site, &comparison, "ming").await;
    assert!(text.contains("依靠志愿者较多") && !text.contains("固定社工回应"));
    for login in ["", "chen"] {
        let text = page(&site, &format!("{base}/draw"), login).await;
        assert!(text.contains("全部相符") && text.contains("XN"), "{text}");
    }
}
