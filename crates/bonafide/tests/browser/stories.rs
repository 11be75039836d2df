//! The stories of whole purchases, each through a browser of its own: three legal systems, a failed
//! competition, an objection, two suppliers, several lots.

use crate::{
    DESK, PHONE, Visitor,
    chrome::{Chrome, Site},
};
use app::demo::{
    steps::Step,
    stories::{
        cn_consultation_two, cn_failed_repeat, cn_objection, cn_open_lots, ny_renewal, uk_award,
    },
};

/// Plays a story, sees its end, and looks at some of its pages in both languages and sizes.
async fn plays(name: &str, steps: Vec<Step>, sees: &[(&str, &str)], pages: &[&str]) {
    let site = Site::start();
    let chrome = Chrome::start(DESK).await;
    let mut visitor = Visitor::new(&chrome, &site, String::new());
    for step in steps {
        visitor.makes(step).await;
    }
    let purchase = visitor.purchase.clone();
    for (page, text) in sees {
        visitor.sees(&format!("{purchase}{page}"), text).await;
    }
    for (size, place) in [(DESK, "desk"), (PHONE, "phone")] {
        chrome.resize(size).await;
        for page in pages {
            for lang in ["zh-CN", "en"] {
                visitor.open(&format!("{purchase}{page}?lang={lang}")).await;
                let script = "return document.documentElement.scrollWidth - window.innerWidth";
                let wide = chrome.number(script).await;
                assert!(
                    wide <= 0,
                    "{name}{page} in {lang} is {wide} px too wide ({place})"
                );
                let page = page.replace('/', "-");
                chrome
                    .picture(&format!("{name}{page}-{place}-{lang}"))
                    .await;
            }
        }
    }
    chrome.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_tender_with_lots_in_china() {
    let pages = ["", "/trace", "/fairness", "/parity", "/bids", "/comparison"];
    let sees = [("", "合同"), ("/comparison", "总分")];
    plays("lots", cn_open_lots::steps(), &sees, &pages).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consultation_continued_with_two_suppliers() {
    let pages = ["/comparison", "/draw"];
    plays("two", cn_consultation_two::steps(), &[("", "S11")], &pages).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_competition_and_its_repeat() {
    let pages = ["/rounds", "/questions"];
    plays(
        "repeat",
        cn_failed_repeat::steps(),
        &[("/rounds", "2")],
        &pages,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_that_stops_a_signature() {
    let pages = ["/challenges", "/contracts/K1/differences"];
    plays(
        "objection",
        cn_objection::steps(),
        &[("/challenges", "J1")],
        &pages,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_light_touch_award_with_voluntary_standstill() {
    plays("uk", uk_award::steps(), &[("", "£")], &["", "/questions"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_york_renewal_signed_late() {
    plays("ny", ny_renewal::steps(), &[("?contract=K2", "47")], &[""]).await;
}
