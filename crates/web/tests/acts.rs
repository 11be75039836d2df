//! Every act of domain.md §5c through the JSON interface: all stories of the demonstration are told
//! over HTTP, each person signed in as themselves.
//!
//! The same steps go through the forms of the pages in the browser stories of `bonafide`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod site;

use app::{
    Rejection, Submission, Who,
    advance::at_hour,
    app::AppError,
    demo::{
        cast, h_project,
        machines::{self, base},
        remedies, short,
        steps::{self, Step},
        stories::{cn_failed_repeat, cn_objection, cn_open_lots, ny_renewal},
        teller::{Scene, Teller},
    },
};
use domain::{Event, Process, act::table::ACTS};
use kernel::{Date, PersonId, ProcessId, Timestamp};
use serde_json::json;
use site::{Signed, Site};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};
use tokio::runtime::Handle;

/// Acts that the clock alone makes, with the kind of entry each is.
const OF_THE_CLOCK: &[(u8, &str)] = &[(81, "interest.posted"), (105, "acceptance.deemed")];

/// A story told over the JSON interface of a site.
struct Edge {
    site: Arc<Site>,
    handle: Handle,
    signed: Mutex<BTreeMap<PersonId, Arc<Signed>>>,
    made: Mutex<BTreeSet<u8>>,
}

impl Edge {
    fn of(&self, person: PersonId) -> Arc<Signed> {
        let mut signed = self.signed.lock().unwrap();
        let known = signed.entry(person).or_insert_with(|| {
            let card = cast::persons().into_iter().find(|one| one.id == person);
            let login = card.unwrap().login;
            Arc::new(self.handle.block_on(self.site.sign_in(&login)))
        });
        known.clone()
    }

    fn note(&self, verb: &str) {
        let entry = domain::registry::verb(verb).unwrap();
        let acts = entry.meta.acts.iter().map(|act| act.0);
        self.made.lock().unwrap().extend(acts);
    }
}

impl Scene for Edge {
    fn now(&self) -> Timestamp {
        self.site.app.clock().now()
    }
    fn stop_at(&self, instant: Timestamp) {
        self.site.app.clock().stop_at(instant);
    }
    fn advance_to(&self, date: Date) -> Result<(), AppError> {
        self.site.app.advance_to(date)
    }
    fn submit(&self, submission: Submission) -> Result<ProcessId, Rejection> {
        let Who::Person(person) = submission.who else {
            return self.site.app.submit(submission).map(|one| one.process);
        };
        let path = match submission.process {
            Some(id) => format!("/purchases/{id}/acts/{}", submission.verb),
            None => format!("/acts/{}", submission.verb),
        };
        let mut body = json!({ "input": submission.input });
        if let Some(contract) = submission.contract {
            body["contract"] = json!(contract.to_string());
        }
        if let Some(occurred) = submission.occurred {
            body["occurred"] = json!(occurred.to_string());
        }
        if let Some(reason) = &submission.reason {
            body["reason"] = json!(reason);
        }
        let who = self.of(person);
        let answer = self.handle.block_on(self.site.api(&path, &who, &body));
        if answer.status == 201 {
            self.note(&submission.verb);
            return Ok(answer.json()["purchase"].as_str().unwrap().parse().unwrap());
        }
        // What the interface refused the rules refuse too; the story asks for the typed reason.
        let rejection = self.site.app.submit(submission).unwrap_err();
        assert!((400..500).contains(&answer.status), "{}", answer.text);
        Err(rejection)
    }
    fn look(&self, id: ProcessId, at: &mut dyn FnMut(&Process)) -> Result<(), AppError> {
        if let Some(loaded) = self.site.app.purchase(id)? {
            at(&loaded.process);
        }
        Ok(())
    }
}

/// Tells one story on a site of its own; the acts made and the kinds of entries left behind.
async fn tells(
    first: &str,
    story: impl FnOnce(&mut Teller<'_>) -> Result<(), AppError> + Send + 'static,
) -> (BTreeSet<u8>, BTreeSet<&'static str>) {
    let site = Arc::new(Site::service().await);
    let day: Date = first.parse().unwrap();
    site.app.clock().stop_at(at_hour(day, 9));
    let handle = Handle::current();
    let told = tokio::task::spawn_blocking(move || {
        let edge = Edge {
            site,
            handle,
            signed: Mutex::default(),
            made: Mutex::default(),
        };
        let mut teller = Teller::on_scene(&edge);
        story(&mut teller).unwrap_or_else(|error| panic!("{error}"));
        let id = teller.process().unwrap();
        let loaded = edge.site.app.purchase(id).unwrap().unwrap();
        let kinds = Event::metas().map(|one| one.kind);
        let left: BTreeSet<&str> = loaded.log.iter().map(|one| one.event.kind()).collect();
        let kinds = kinds.filter(|kind| left.contains(kind)).collect();
        (edge.made.into_inner().unwrap(), kinds)
    });
    told.await.unwrap()
}

async fn steps_of(first: &str, steps: Vec<Step>) -> (BTreeSet<u8>, BTreeSet<&'static str>) {
    tells(first, move |teller| steps::tell(teller, steps)).await
}

/// What no story of the demonstration needs while bids are scored.
fn seldom_in_the_tender(teller: &mut Teller<'_>) -> Result<(), AppError> {
    let mut steps = short::steps();
    let place = steps
        .iter()
        .position(|one| one.verb == "file-evaluation-report");
    steps.truncate(place.unwrap());
    steps::tell(teller, steps)?;
    let asked = json!({ "bid": "B1", "minutes": "60", "question": "人员成本如何测算" });
    let told = json!({ "bid": "B1", "staff_cost": "200000", "other_cost": "50000",
        "text": "两名社工，按当地薪酬测算" });
    teller
        .by("luo")
        .does("request-price-explanation", asked)?
        .by("he")
        .does("explain-low-price", told)?
        .by("luo")
        .does("dissent", json!({ "text": "团队评分偏宽，保留意见" }))?;
    Ok(())
}

/// What no story of the demonstration needs in a running contract.
fn seldom_in_the_contract(teller: &mut Teller<'_>) -> Result<(), AppError> {
    steps::tell(teller, base::steps())?;
    let hardship = json!({ "what": "最低工资上调", "effect": "成本超出测算" });
    let shift = json!({ "from": "activities", "to": "staff", "amount": "1000" });
    let bridge = json!({ "until": "today+90", "budget": "covered",
        "reasons": "新一轮采购未完成，服务不能中断" });
    teller
        .about(1)
        .by("he")
        .does("invoke-hardship", hardship)?
        .does("shift-savings", shift)?
        .wait(320)?
        .by("chen")
        .does("order-bridge", bridge)?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_act_is_made_through_the_interface() {
    let (mut made, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    let mut add = |(acts, left): (BTreeSet<u8>, BTreeSet<&'static str>)| {
        made.extend(acts);
        kinds.extend(left);
    };
    add(tells("2024-01-08", h_project::play).await);
    add(tells("2025-01-06", remedies::play).await);
    add(steps_of("2025-03-03", short::steps()).await);
    add(steps_of("2025-02-17", cn_open_lots::steps()).await);
    add(steps_of("2025-03-03", cn_failed_repeat::steps()).await);
    add(steps_of("2025-03-03", cn_objection::steps()).await);
    add(steps_of("2025-01-06", ny_renewal::steps()).await);
    add(tells("2025-03-03", seldom_in_the_tender).await);
    add(tells(base::FIRST_DAY, seldom_in_the_contract).await);
    for story in machines::all() {
        let plays = story.plays;
        let told = tells(base::FIRST_DAY, move |teller| {
            steps::tell(teller, base::steps())?;
            machines::tell(teller, &plays)
        });
        add(told.await);
    }
    // The purchaser never decides on the acceptance: silence does.
    let mut silent = short::steps();
    let place = silent
        .iter()
        .position(|one| one.verb == "decide-acceptance");
    silent.truncate(place.unwrap());
    let told = tells("2025-03-03", move |teller| {
        steps::tell(teller, silent)?;
        teller.wait(40).map(|_| ())
    });
    add(told.await);
    for (act, kind) in OF_THE_CLOCK {
        assert!(kinds.contains(kind), "the clock never made A{act}");
        made.insert(*act);
    }
    let missing: Vec<String> = ACTS
        .iter()
        .filter(|act| !made.contains(&act.code.0))
        .map(|act| format!("{} {}", act.code, act.name.en))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
