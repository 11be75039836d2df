//! Sealed bids over HTTP: handed in by page and by tool, opened by the officers, and seen by nobody
//! else before that.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod site;

use app::{
    advance::at_hour,
    demo::{cast, short, steps, teller::Teller},
    ids,
};
use kernel::{Money, ProcessId};
use seal::{
    Envelope, Financial, Level, OfficerKey, Part, Random, Release, Released, Technical, Tender,
    open_share, seal,
};
use serde_json::json;
use site::Site;

const OFFICERS: [&str; 3] = ["chen", "luo", "gao"];
const PLAN: &str = "金丝雀：每周入户一次";

fn keys() -> Vec<OfficerKey> {
    let key = |seed| OfficerKey::generate(&mut Random::from_seed([seed; 32])).unwrap();
    [21, 22, 23].map(key).into()
}

/// A purchase open to offers, sealed to three officers.
async fn tender() -> (Site, ProcessId, String) {
    let site = Site::service().await;
    let app = &site.app;
    app.clock()
        .stop_at(at_hour("2025-03-03".parse().unwrap(), 9));
    let mut story = short::steps();
    let end = story.iter().position(|step| step.verb == "submit-bid");
    story.truncate(end.unwrap());
    let rows = OFFICERS.iter().zip(keys()).map(|(login, key)| {
        json!({ "person": format!("@@{login}"), "key": key.recipient().to_string() })
    });
    let officers = json!({ "threshold": "2", "officers": rows.collect::<Vec<_>>() });
    let place = story.iter().position(|step| step.verb == "publish-tender");
    let by = story[place.unwrap()].by;
    let appointed = steps::step(0, by, "appoint-opening-officers", officers);
    story.insert(place.unwrap(), appointed);
    let mut teller = Teller::new(app);
    steps::tell(&mut teller, story).unwrap();
    let id = teller.process().unwrap();
    (site, id, format!("/purchases/{id}"))
}

fn envelope(tender: &Tender, who: &str, price: u32) -> Vec<u8> {
    let technical = Technical {
        team: 2,
        plan: PLAN.to_owned(),
        attachments: vec![seal::Attachment::of("资质.pdf", b"%PDF-1.7 papers")],
    };
    let financial = Financial {
        price: Money::yuan(price),
        staff_cost: Money::yuan(36_000),
        note: String::new(),
    };
    seal(
        &tender.plan(cast::organisation_id(who).unwrap(), vec![1]),
        &technical.write(&[b"%PDF-1.7 papers"]).unwrap(),
        &financial.write().unwrap(),
        Level::SealedByTenderer,
        &mut Random::from_seed(ids::random().unwrap()),
    )
    .unwrap()
}

#[tokio::test]
async fn a_sealed_bid_goes_from_upload_to_opening() {
    let (site, id, path) = tender().await;
    let file = site.get(&format!("{path}/tender.json"), None).await;
    let tender: Tender = serde_json::from_str(&file.text).unwrap();
    let (he, chun, dai) = (
        site.sign_in("he").await,
        site.sign_in("chun").await,
        site.sign_in("dai").await,
    );
    let bid = envelope(&tender, "hefeng", 51_000);
    let answer = site
        .upload(&format!("{path}/bids"), &he, "bid.envelope", &bid)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(
        answer.location.contains("/receipts/"),
        "{}",
        answer.location
    );
    let other = envelope(&tender, "chunyu", 52_000);
    let answer = site
        .upload(&format!("{path}/bids"), &chun, "bid.envelope", &other)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text);

    let digest = kernel::Digest::of(&bid).to_string();
    let page = format!("{path}/bids");
    for lang in ["zh-CN", "en"] {
        let mine = site
            .get(&format!("{page}?lang={lang}"), Some(&he.cookie))
            .await;
        assert!(mine.text.contains(&digest), "one's own bid with its digest");
        assert!(mine.text.contains("S3"), "what the seal promises");
    }
    for reader in [Some(&chun.cookie), Some(&dai.cookie), None] {
        let page = site.get(&page, reader.map(String::as_str)).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains(&digest), "nobody else knows of it");
        let address = format!("{path}/envelopes/{digest}");
        let file = site.get(&address, reader.map(String::as_str)).await;
        assert!([303, 404].contains(&file.status), "{}", file.status);
    }

    opened(&site, id, &tender, [&bid, &other]).await;
}

/// The deadline passes; two officers release; the agent opens; whoever may read bids can repeat it.
async fn opened(site: &Site, id: ProcessId, tender: &Tender, bids: [&Vec<u8>; 2]) {
    let path = format!("/purchases/{id}");
    let dai = site.sign_in("dai").await;
    site.app.clock().stop_at(tender.deadline);
    site.app.run_clock_of(id).unwrap();
    for (number, login) in [(1u8, "chen"), (3, "gao")] {
        let officer = site.sign_in(login).await;
        let mut release = Release::new(id);
        for sealed in bids {
            let envelope = Envelope::read(sealed).unwrap();
            for part in Part::ALL {
                let key = &keys()[usize::from(number) - 1];
                release.released.push(Released {
                    envelope: envelope.digest(),
                    part,
                    officer: number,
                    share: open_share(&envelope, part, number, key).unwrap(),
                });
            }
        }
        let text = serde_json::to_vec(&release).unwrap();
        let answer = site
            .upload(&format!("{path}/shares"), &officer, "shares.json", &text)
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    let early = site
        .get(&format!("{path}/opening.json"), Some(&dai.cookie))
        .await;
    assert_eq!(
        early.status, 404,
        "shares are for all once the bids are open"
    );
    let act = format!("/purchases/{id}/acts/open-bids");
    let answer = site.api(&act, &dai, &json!({ "input": {} })).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let opening = site
        .get(&format!("{path}/opening.json"), Some(&dai.cookie))
        .await;
    let release: Release = serde_json::from_str(&opening.text).unwrap();
    assert_eq!(release.released.len(), 8);
    let papers = kernel::Digest::of(b"%PDF-1.7 papers");
    let address = format!("{path}/files/{papers}");
    let file = site.get(&address, Some(&dai.cookie)).await;
    assert_eq!(file.text, "%PDF-1.7 papers");
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let nobody = site.get(&address, None).await;
    assert_eq!(nobody.status, 303, "not for the public");
}

#[tokio::test]
async fn what_cannot_be_used_is_refused_with_its_reason() {
    let (site, _, path) = tender().await;
    let he = site.sign_in("he").await;
    let page = format!("{path}/bids");
    let file = site.get(&format!("{path}/tender.json"), None).await;
    let tender: Tender = serde_json::from_str(&file.text).unwrap();
    let good = envelope(&tender, "hefeng", 51_000);
    let archive =
        b"PK\x03\x04 this is an archive, never unpacked here and much longer than that line";
    let cases: [(&[u8], &str); 3] = [
        (&good[..good.len() - 9], "truncated"),
        (&envelope(&tender, "chunyu", 1), "other-tenderer"),
        (&[&archive[..], &[0; 200]].concat(), "not-an-envelope"),
    ];
    for (bytes, code) in cases {
        let answer = site.upload(&page, &he, "bid.envelope", bytes).await;
        assert_eq!(answer.status, 422, "{code}");
        assert!(answer.text.contains("class=\"alert\""), "{code}");
    }
    let shares = site
        .upload(&format!("{path}/shares"), &he, "shares.json", b"{}")
        .await;
    assert_eq!(shares.status, 422);
    let none = site
        .raw_api(&format!("{path}/bids"), &he, "not an envelope")
        .await;
    assert_eq!(none.status, 422);
    assert_eq!(none.json()["code"], "not-an-envelope");
}

#[tokio::test]
async fn what_is_too_large_is_not_even_read() {
    let (site, _, path) = tender().await;
    let he = site.sign_in("he").await;
    let claim = |cookie: Option<&str>| {
        let mut request = axum::http::Request::builder()
            .method("POST")
            .uri(format!("{path}/bids"))
            .header("content-length", "2147483648");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        request
            .body(axum::body::Body::from("two gigabytes"))
            .unwrap()
    };
    for cookie in [Some(he.cookie.as_str()), None] {
        let answer = site.send(claim(cookie)).await;
        assert_eq!(answer.status, 413, "{cookie:?}");
    }
    let long = "x".repeat((1 << 20) + 1);
    let form = [("note".to_owned(), long)];
    let answer = site
        .post("/acts/register-need", &form, Some(&he.cookie))
        .await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn a_bid_begun_is_never_lost_and_never_lies_open() {
    let (site, id, path) = tender().await;
    let he = site.sign_in("he").await;
    let form = |more: &[(&str, &str)]| {
        let fields = [("plan", PLAN), ("price", "51000"), ("team", "")];
        let all = fields.iter().chain(more);
        all.map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect::<Vec<_>>()
    };
    let act = format!("{path}/acts/submit-bid");
    let saved = site.submit(&act, &he, &form(&[("_save", "1")])).await;
    assert_eq!(saved.status, 200);
    let again = site.get(&act, Some(&he.cookie)).await;
    assert!(again.text.contains(PLAN) && again.text.contains("51000"));
    // A faulty submission is kept as well.
    let faulty = site
        .submit(&act, &he, &form(&[("staff_cost", "36000")]))
        .await;
    assert_eq!(faulty.status, 422);
    let again = site.get(&act, Some(&he.cookie)).await;
    assert!(again.text.contains("36000"));
    let other = site.sign_in("chun").await;
    let theirs = site.get(&act, Some(&other.cookie)).await;
    assert!(!theirs.text.contains(PLAN), "a draft is its author's");
    let begun = site.get(&format!("{act}?fresh=1"), Some(&he.cookie)).await;
    assert!(!begun.text.contains(PLAN));
    let loaded = site.app.purchase(id).unwrap().unwrap();
    assert!(loaded.process.sealing.bids.is_empty());
}
