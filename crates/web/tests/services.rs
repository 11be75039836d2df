//! Records of service through HTTP: the page, the form, the spreadsheet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod site;

use app::demo::{short, steps, teller::Teller};
use serde_json::{Value, json};
use site::{Answer, Signed, Site};

/// A contract in delivery; the address of its services.
fn delivered(site: &Site) -> String {
    let mut all = short::steps();
    let first = all
        .iter()
        .position(|one| one.verb == "record-service")
        .unwrap();
    all.truncate(first);
    let mut teller = Teller::new(&site.app);
    steps::tell(&mut teller, all).unwrap_or_else(|error| panic!("{error}"));
    format!(
        "/purchases/{}/contracts/K1/services",
        teller.process().unwrap()
    )
}

fn today(site: &Site) -> kernel::Date {
    kernel::civil_date(site.app.clock().now())
}

fn purchase(path: &str) -> &str {
    path.split("/contracts").next().unwrap()
}

/// How many records there are.
async fn count(site: &Site, path: &str, who: &Signed) -> u64 {
    let answer = site.get(&format!("/api/v1{path}"), Some(&who.cookie)).await;
    answer.json()["total"].as_u64().unwrap()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    list.iter().map(owned).collect()
}

fn visit<'a>(date: &'a str, key: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "visit"),
        ("date", date),
        ("hours", "1.5"),
        ("served", "1"),
        ("place", "home"),
        ("case", "G12"),
        ("_key", key),
    ]
}

#[tokio::test]
async fn the_page_is_for_the_parties_in_both_languages() {
    let site = Site::service().await;
    let path = delivered(&site);
    assert_eq!(
        site.get(&path, None).await.status,
        303,
        "the public is asked to sign in"
    );
    let liu = site.sign_in("liu").await;
    assert_eq!(site.get(&path, Some(&liu.cookie)).await.status, 403);
    for who in ["song", "he", "chen", "wu"] {
        let who = site.sign_in(who).await;
        for (lang, words) in [("zh-CN", "文书负担"), ("en", "Burden of paperwork")] {
            let page = site
                .get(&format!("{path}?lang={lang}"), Some(&who.cookie))
                .await;
            assert_eq!(page.status, 200);
            assert!(page.text.contains(words), "{}", page.text);
        }
    }
    let song = site.sign_in("song").await;
    assert_eq!(
        site.get(&path.replace("K1", "K7"), Some(&song.cookie))
            .await
            .status,
        404
    );
    let page = site.get(purchase(&path), Some(&song.cookie)).await.text;
    assert!(
        page.contains(&format!("href=\"{path}\"")),
        "the purchase leads to it"
    );
}

#[tokio::test]
async fn a_form_sent_twice_records_once_and_what_is_refused_stays_typed() {
    let site = Site::service().await;
    let path = delivered(&site);
    let form = format!("{path}/new");
    let song = site.sign_in("song").await;
    let page = site.get(&form, Some(&song.cookie)).await;
    assert!(page.text.contains("/assets/outbox.js") && page.text.contains("data-outbox"));
    assert!(
        page.header("content-security-policy")
            .contains("script-src 'self'")
    );
    let plain = site.get(&path, Some(&song.cookie)).await;
    assert!(
        !plain
            .header("content-security-policy")
            .contains("script-src")
    );
    let day = today(&site).to_string();
    let key = "a".repeat(64);
    for _ in 0..2 {
        let answer = site.submit(&form, &song, &pairs(&visit(&day, &key))).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert!(answer.location.contains("/new?done="));
    }
    assert_eq!(count(&site, &path, &song).await, 1);
    let ahead = kernel::time::plus_days(today(&site), 1).to_string();
    let other = "b".repeat(64);
    let answer = site
        .submit(&form, &song, &pairs(&visit(&ahead, &other)))
        .await;
    assert_eq!(answer.status, 409);
    for typed in [ahead.as_str(), "value=\"1.5\"", "value=\"G12\""] {
        assert!(answer.text.contains(typed), "{typed}");
    }
    // The purchaser does not record services.
    let chen = site.sign_in("chen").await;
    assert_eq!(site.get(&form, Some(&chen.cookie)).await.status, 403);
}

#[tokio::test]
async fn what_waited_on_the_phone_is_answered_as_data() {
    let site = Site::service().await;
    let path = delivered(&site);
    let form = format!("{path}/new");
    let song = site.sign_in("song").await;
    let day = today(&site).to_string();
    let key = "c".repeat(64);
    let mut sent = visit(&day, &key);
    sent.push(("_outbox", "1"));
    let first: Value = site.submit(&form, &song, &pairs(&sent)).await.json();
    let again: Value = site.submit(&form, &song, &pairs(&sent)).await.json();
    assert_eq!((&first["id"], &again["id"]), (&json!("S1"), &json!("S1")));
    let receipt = first["receipt"].as_str().unwrap();
    assert_eq!(site.get(receipt, Some(&song.cookie)).await.status, 200);
    let key = "d".repeat(64);
    let mut wrong = visit("soon", &key);
    wrong.push(("_outbox", "1"));
    let answer = site.submit(&form, &song, &pairs(&wrong)).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.json()["message"]
            .as_str()
            .unwrap()
            .contains("2025-03-01")
    );
    let worker = site.get("/assets/outbox-worker.js", None).await;
    assert_eq!(worker.header("service-worker-allowed"), "/");
    assert!(
        worker
            .header("content-security-policy")
            .contains("connect-src 'self'")
    );
}

#[tokio::test]
async fn a_photo_leaves_its_fingerprint_alone() {
    let site = Site::service().await;
    let path = delivered(&site);
    let song = site.sign_in("song").await;
    let photo = b"not really a picture";
    let mut body = Vec::new();
    let day = today(&site).to_string();
    let mut fields = visit(&day, "");
    fields.push(("_csrf", &song.csrf));
    for (name, value) in fields {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .bytes(),
        );
    }
    body.extend(
        b"--edge\r\ncontent-disposition: form-data; name=\"_photo\"; filename=\"a.jpg\"\r\n\r\n",
    );
    body.extend(photo);
    body.extend(b"\r\n--edge--\r\n");
    let request = axum::http::Request::builder()
        .method("POST")
        .uri(format!("{path}/new"))
        .header("cookie", &song.cookie)
        .header("content-type", "multipart/form-data; boundary=edge");
    let answer = site
        .send(request.body(axum::body::Body::from(body)).unwrap())
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let list = site
        .get(&format!("/api/v1{path}"), Some(&song.cookie))
        .await
        .json();
    let kept = &list["services"][0]["photos"];
    assert_eq!(
        kept[0]["digest"],
        json!(kernel::Digest::of(photo).to_string())
    );
    assert_eq!(kept.as_array().unwrap().len(), 1);
}

const HEAD: &str = "服务日期,服务类型,服务工时,服务人数,地点,个案或服务对象代号";

#[tokio::test]
async fn a_spreadsheet_is_taken_whole_or_not_at_all_and_once() {
    let site = Site::service().await;
    let path = delivered(&site);
    let import = format!("{path}/import");
    let song = site.sign_in("song").await;
    let page = site
        .get(&format!("{import}?lang=zh-CN"), Some(&song.cookie))
        .await
        .text;
    assert!(page.contains("type=\"file\"") && page.contains("探访"));
    let template = site
        .get(&format!("{path}/template.csv"), Some(&song.cookie))
        .await
        .text;
    assert!(template.contains(HEAD.split(',').next().unwrap()));
    let day = today(&site);
    let faulty = format!(
        "{HEAD}\n{day},探访,1,1,社区,G1\n{day},聚会,1,1,社区,G1\n{day},个案会谈,1,1,社区,G9\n"
    );
    let answer = site
        .upload(&import, &song, "a.csv", faulty.as_bytes())
        .await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("服务类型") && answer.text.contains("探访 / 咨询"),
        "{}",
        answer.text
    );
    let closed = faulty.replace("聚会", "咨询");
    let answer = site
        .upload(&import, &song, "a.csv", closed.as_bytes())
        .await;
    assert!(answer.text.contains("G9"), "{}", answer.text);
    assert_eq!(count(&site, &path, &song).await, 0, "nothing is taken half");
    let sound = closed.replace("个案会谈", "个案开案");
    for (turn, again) in [(1, false), (2, true)] {
        let answer = site.upload(&import, &song, "a.csv", sound.as_bytes()).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert_eq!(answer.location.contains("before=1"), again, "turn {turn}");
        let told = site.get(&answer.location, Some(&song.cookie)).await;
        assert!(told.text.contains("S1–S3"));
    }
    assert_eq!(count(&site, &path, &song).await, 3);
    by_interface(&site, &path, &song, &sound).await;
}

async fn by_interface(site: &Site, path: &str, who: &Signed, taken: &str) {
    let to = format!("{path}/import?name=b.csv");
    let again = site.raw_api(&to, who, taken).await;
    assert_eq!(
        (again.status, &again.json()["recorded"]),
        (200, &json!(false))
    );
    let wrong = site.raw_api(&to, who, "服务日期\n").await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.json()["errors"][0]["row"], 0);
    let more = format!("{HEAD}\n{},探访,1,1,社区,G2\n", today(site));
    let more = site.raw_api(&to, who, &more).await;
    assert_eq!((more.status, &more.json()["first"]), (201, &json!("S4")));
    let chen = site.sign_in("chen").await;
    assert_eq!(site.raw_api(&to, &chen, taken).await.status, 403);
}

/// Many records, taken in through the interface.
async fn filled(site: &Site, path: &str, who: &Signed, rows: usize) {
    let day = today(site);
    let mut text = format!("{HEAD},社工代号\n");
    for number in 0..rows {
        let back = i32::try_from(number % 3).unwrap();
        let date = kernel::time::plus_days(day, -back);
        text.push_str(&format!(
            "{date},探访,0.5,1,社区,G{number},W{}\n",
            number % 5
        ));
    }
    let answer = site.raw_api(&format!("{path}/import"), who, &text).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

async fn page(site: &Site, path: &str, who: &Signed) -> Answer {
    let answer = site.get(path, Some(&who.cookie)).await;
    assert_eq!(answer.status, 200, "{path}");
    answer
}

#[tokio::test]
async fn many_records_are_paged_filtered_exported_and_light() {
    let site = Site::service().await;
    let path = delivered(&site);
    let song = site.sign_in("song").await;
    filled(&site, &path, &song, 120).await;
    let rows = |answer: &Answer| answer.text.matches("<tr id=\"S").count();
    let first = page(&site, &path, &song).await;
    assert_eq!(rows(&first), 50);
    assert!(first.text.len() < 60_000, "{} bytes", first.text.len());
    assert_eq!(
        rows(&page(&site, &format!("{path}?page=3"), &song).await),
        20
    );
    assert_eq!(
        rows(&page(&site, &format!("{path}?page=99"), &song).await),
        20
    );
    assert_eq!(
        rows(&page(&site, &format!("{path}?worker=W1"), &song).await),
        24
    );
    assert_eq!(
        rows(&page(&site, &format!("{path}?kind=group"), &song).await),
        0
    );
    assert_eq!(
        rows(&page(&site, &format!("{path}?mark=withdrawn"), &song).await),
        0
    );
    let csv = page(&site, &format!("{path}.csv?worker=W1"), &song).await;
    assert_eq!(csv.text.lines().count(), 25);
    assert!(csv.header("content-type").starts_with("text/csv"));
    // Every number of the list leads to its entry.
    let entry = first
        .text
        .split("/entries/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let entry = page(
        &site,
        &format!("{}/entries/{entry}", purchase(&path)),
        &song,
    )
    .await;
    assert!(entry.text.contains("service.recorded"));
}

#[tokio::test]
async fn several_are_confirmed_from_the_list() {
    let site = Site::service().await;
    let path = delivered(&site);
    let song = site.sign_in("song").await;
    filled(&site, &path, &song, 6).await;
    assert!(
        !page(&site, &path, &song)
            .await
            .text
            .contains("acts/confirm-services\"")
    );
    let chen = site.sign_in("chen").await;
    let input = json!({ "input": { "role": kernel::Role::Committee.code(),
        "organisation": app::demo::cast::organisation_id("committee").unwrap() } });
    let grant = format!("{}/acts/grant-role", purchase(&path));
    assert_eq!(site.api(&grant, &chen, &input).await.status, 201);
    let committee = site.sign_in("ma").await;
    let list = page(&site, &path, &committee).await.text;
    assert!(list.contains("name=\"services\" value=\"S6\""), "{list}");
    let ticked = pairs(&[("services", "S1"), ("services", "S2"), ("_contract", "K1")]);
    let act = format!("{}/acts/confirm-services", purchase(&path));
    let answer = site.submit(&act, &committee, &ticked).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let list = page(&site, &path, &committee).await.text;
    assert!(!list.contains("name=\"services\" value=\"S1\""));
    let rest = page(&site, &format!("{path}?mark=unconfirmed"), &committee)
        .await
        .text;
    assert_eq!(rest.matches("<tr id=\"S").count(), 4);
}

#[tokio::test]
async fn the_burden_is_shown_with_its_parts_and_as_a_question() {
    let site = Site::service().await;
    let path = delivered(&site);
    let song = site.sign_in("song").await;
    filled(&site, &path, &song, 4).await;
    let month = today(&site).to_string()[..7].to_owned();
    let input = json!({ "contract": "K1", "input": { "month": month, "direct": "6", "indirect": "1",
        "travel": "0", "paperwork": "3", "training": "0" } });
    let act = format!("{}/acts/file-timesheet", purchase(&path));
    assert_eq!(site.api(&act, &song, &input).await.status, 201);
    let shown = page(&site, &format!("{path}?lang=en"), &song).await.text;
    // Three hours of paperwork beside two of service, of ten hours in all.
    for words in ["AF-17", ">1.5<", "30 %", "direct 6"] {
        assert!(shown.contains(words), "{words}");
    }
    let short = page(&site, &format!("{}?lang=en", purchase(&path)), &song)
        .await
        .text;
    assert!(short.contains("AF-17"));
}

#[tokio::test]
async fn an_old_record_is_named_by_the_link_to_its_form() {
    let site = Site::service().await;
    let path = delivered(&site);
    let song = site.sign_in("song").await;
    filled(&site, &path, &song, 230).await;
    let form = format!(
        "{}/acts/correct-service?contract=K1&service=S1",
        purchase(&path)
    );
    let form = page(&site, &form, &song).await.text;
    let field = form.split("name=\"service\"").nth(1).unwrap();
    assert!(
        field.split('>').next().unwrap().contains("value=\"S1\""),
        "{form}"
    );
    assert!(form.matches("<option value=\"S").count() <= 202);
}
