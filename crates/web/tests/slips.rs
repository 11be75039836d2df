//! A resident with a slip: one page, no account, once; and the sheet the evaluator prints.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "a test that meets something unexpected should stop; the site is shared with other tests"
)]

mod site;

use app::demo::{short, steps, teller::Teller};
use serde_json::json;
use site::{Answer, Site};

const EVALUATION: &str = "contracts/K1/evaluations/EV1";

/// The small purchase with its evaluation in the field.
async fn in_the_field(site: &Site) -> String {
    let app = site.app.clone();
    let told = tokio::task::spawn_blocking(move || {
        let mut teller = Teller::new(&app);
        let before = short::steps()
            .into_iter()
            .take_while(|step| step.verb != "self-evaluate");
        steps::tell(&mut teller, before.collect()).unwrap();
        teller.process().unwrap()
    });
    format!("/purchases/{}", told.await.unwrap())
}

/// Issues and prints slips; the addresses on the sheet.
async fn printed(site: &Site, path: &str, channel: &str, count: u32) -> Vec<String> {
    let qiu = site.sign_in("qiu").await;
    let input = json!({ "contract": "K1", "input": { "channel": channel, "count": count } });
    let issued = site
        .api(&format!("{path}/acts/issue-slips"), &qiu, &input)
        .await;
    assert!(issued.status < 300, "{}", issued.text);
    let page = format!("{path}/{EVALUATION}/slips");
    let before = site.get(&page, Some(&qiu.cookie)).await.text;
    assert!(
        before.contains("一次性评议单") && before.contains("打印"),
        "{before}"
    );
    let form = [("channel".to_owned(), channel.to_owned())];
    let sheet = site.submit(&page, &qiu, &form).await;
    assert_eq!(sheet.header("cache-control"), "no-store");
    let links: Vec<String> = sheet
        .text
        .split("/r/")
        .skip(1)
        .map(|rest| format!("/r/{}", &rest[..64]))
        .collect();
    assert_eq!(
        links.len(),
        usize::try_from(count).unwrap(),
        "{}",
        sheet.text
    );
    assert_eq!(sheet.text.matches("<svg").count(), links.len());
    assert!(sheet.text.contains("五个问题") || channel == "workers");
    let again = site.submit(&page, &qiu, &form).await.text;
    assert!(!again.contains("/r/"), "slips are shown once");
    links
}

fn answers(said: &str) -> Vec<(String, String)> {
    [
        "received",
        "useful",
        "respected",
        "could_refuse",
        "would_return",
    ]
    .map(|field| (field.to_owned(), said.to_owned()))
    .to_vec()
}

fn is_a_slip_page(answer: &Answer) {
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("set-cookie"), "");
    let text = &answer.text;
    assert!(
        !text.contains(concat!("<scr", "ipt")) && !text.contains("/sign-in"),
        "{text}"
    );
    assert!(text.contains("width=device-width"));
}

#[tokio::test]
async fn a_resident_answers_five_questions_once_in_either_language() {
    let site = Site::service().await;
    let path = in_the_field(&site).await;
    let links = printed(&site, &path, "users", 3).await;
    let page = site.get(&links[0], None).await;
    assert_eq!(page.status, 200);
    is_a_slip_page(&page);
    for shown in [
        "不用登录",
        "您接受过这项服务吗",
        "可以拒绝",
        "东里社区独居老人探访服务",
        "English",
    ] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert_eq!(page.text.matches("type=\"radio\"").count(), 20);
    assert_eq!(
        page.text.matches("<label for=").count(),
        21,
        "each answer has a label"
    );
    let english = site.get(&format!("{}?lang=en", links[0]), None).await.text;
    assert!(english.contains("Did you receive this service?") && english.contains("lang=\"en\""));
    // Something is missing: it is marked, and what was chosen stays.
    let partly = vec![
        ("received".to_owned(), "yes".to_owned()),
        ("words".to_owned(), "来得勤".to_owned()),
    ];
    let open = site.post(&links[0], &partly, None).await;
    assert!(
        open.text.contains("请选一个") && open.text.contains("来得勤"),
        "{}",
        open.text
    );
    assert!(open.text.contains("checked"));
    let thanks = site.post(&links[0], &answers("yes"), None).await;
    is_a_slip_page(&thanks);
    assert!(thanks.text.contains("接下来会怎样"), "{}", thanks.text);
    // Used, unknown and made up look alike.
    let unknown = format!("/r/{}", "0".repeat(64));
    let used = site.get(&links[0], None).await;
    assert_eq!(used.status, 410);
    is_a_slip_page(&used);
    for other in [unknown.as_str(), "/r/x", "/r/%E2%9C%93"] {
        assert_eq!(site.get(other, None).await.text, used.text, "{other}");
    }
    let twice = site.post(&links[0], &answers("no"), None).await;
    assert_eq!((twice.status, twice.text == used.text), (410, true));
    // Who did not receive the service need not judge it.
    let denied = [("received".to_owned(), "no".to_owned())];
    let thanks = site
        .post(&format!("{}?lang=en", links[1]), &denied, None)
        .await;
    assert!(thanks.text.contains("What happens next"), "{}", thanks.text);
}

#[tokio::test]
async fn workers_speak_in_confidence_by_the_same_kind_of_slip() {
    let site = Site::service().await;
    let path = in_the_field(&site).await;
    let links = printed(&site, &path, "workers", 2).await;
    let page = site.get(&links[0], None).await.text;
    assert!(
        page.contains("受保护的反映") && page.contains("type=\"checkbox\""),
        "{page}"
    );
    let nothing = site.post(&links[0], &[], None).await.text;
    assert!(nothing.contains("请选一项"), "{nothing}");
    let said = [
        ("topics".to_owned(), "off-contract-tasks".to_owned()),
        ("topics".to_owned(), "paper-burden".to_owned()),
        ("words".to_owned(), "每周一天在大厅".to_owned()),
    ];
    let thanks = site.post(&links[0], &said, None).await.text;
    assert!(thanks.contains("看不到原话"), "{thanks}");
    let app = site.app.clone();
    tokio::task::spawn_blocking(move || {
        let today = kernel::civil_date(app.clock().now());
        app.advance_to(kernel::time::plus_days(today, 4)).unwrap();
    })
    .await
    .unwrap();
    let events = format!("/api/v1{path}/events");
    for (login, reads) in [
        ("qiu", true),
        ("bai", true),
        ("chen", false),
        ("wu", false),
        ("he", false),
    ] {
        let cookie = site.sign_in(login).await.cookie;
        let text = site.get(&events, Some(&cookie)).await.text;
        assert_eq!(text.contains("每周一天在大厅"), reads, "{login}");
        let page = site
            .get(&format!("{path}/{EVALUATION}"), Some(&cookie))
            .await
            .text;
        assert_eq!(page.contains("每周一天在大厅"), reads, "{login}");
        assert!(
            page.contains("一次性评议单"),
            "{login} knows how many there are"
        );
    }
}

#[tokio::test]
async fn only_the_evaluator_prints() {
    let site = Site::service().await;
    let path = in_the_field(&site).await;
    let page = format!("{path}/{EVALUATION}/slips");
    for login in ["chen", "wu", "he", "liu", "bai"] {
        let who = site.sign_in(login).await;
        assert_eq!(
            site.get(&page, Some(&who.cookie)).await.status,
            404,
            "{login}"
        );
        let form = [("channel".to_owned(), "users".to_owned())];
        assert_eq!(site.submit(&page, &who, &form).await.status, 404, "{login}");
    }
    assert_eq!(site.get(&page, None).await.status, 303);
    let qiu = site.sign_in("qiu").await;
    let form = [("channel".to_owned(), "everybody".to_owned())];
    assert_eq!(site.submit(&page, &qiu, &form).await.status, 404);
}

#[tokio::test]
async fn anybody_checks_the_sample_and_only_the_evaluator_knows_whom() {
    let site = Site::service().await;
    let path = in_the_field(&site).await;
    let (key, first, second) = (
        "the key of the evaluator",
        "a secret of hers",
        "a secret of his",
    );
    let digest = |text: &str| json!({ "digest": domain::bidding::draw::commitment(text) });
    let list = |stratum: &str, unit: Option<&str>, letter: char| {
        let codes: Vec<String> = (1..=30).map(|number| format!("{letter}{number}")).collect();
        json!({ "stratum": stratum, "unit": unit, "codes": codes.join(" ") })
    };
    for (login, verb, input) in [
        ("he", "register-frame", list("served", Some("U1"), 'A')),
        ("he", "register-frame", list("not-served", None, 'C')),
        ("qiu", "commit-sample-seed", digest(key)),
        ("chen", "commit-sample-seed", digest(first)),
        ("he", "commit-sample-seed", digest(second)),
        ("chen", "reveal-sample-seed", json!({ "secret": first })),
        ("he", "reveal-sample-seed", json!({ "secret": second })),
        ("qiu", "draw-sample", json!({})),
    ] {
        let who = site.sign_in(login).await;
        let input = json!({ "contract": "K1", "input": input });
        let done = site.api(&format!("{path}/acts/{verb}"), &who, &input).await;
        assert!(done.status < 300, "{login} {verb}: {}", done.text);
    }
    let page = format!("{path}/{EVALUATION}/sample");
    let public = site.get(&page, None).await.text;
    assert!(public.contains("随机数、种子和号码全部相符"), "{public}");
    let english = site.get(&format!("{page}?lang=en"), None).await.text;
    assert!(
        english.contains("Secrets, seed and numbers all fit."),
        "{english}"
    );
    let form = |key: &str| [("key".to_owned(), key.to_owned())];
    for login in ["chen", "wu", "he"] {
        let who = site.sign_in(login).await;
        assert_eq!(
            site.submit(&page, &who, &form(key)).await.status,
            404,
            "{login}"
        );
        let events = site
            .get(&format!("/api/v1{path}/events"), Some(&who.cookie))
            .await
            .text;
        assert_eq!(
            events.contains("A17"),
            login == "he",
            "{login} reads the list"
        );
    }
    let qiu = site.sign_in("qiu").await;
    let other = site.submit(&page, &qiu, &form("another")).await.text;
    assert!(other.contains("不是事先承诺的编号密钥") && !other.contains("<strong>A"));
    let known = site.submit(&page, &qiu, &form(key)).await.text;
    assert!(
        known.contains("<strong>A") && known.contains("<strong>C"),
        "{known}"
    );
}
