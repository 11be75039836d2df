//! Two stories of the award told through the command bus: a competition that fails and is repeated,
//! and an objection that stops a signature.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Options,
    advance::at_hour,
    demo::{
        self,
        steps::{Step, tell},
        stories::{cn_failed_repeat, cn_objection},
        teller::Teller,
    },
};
use domain::{Process, Stage, bidding::Cause};
use serde_json::json;

/// First days over Spring Festival, May, summer and October.
const FIRST_DAYS: [&str; 4] = ["2025-01-13", "2025-03-03", "2025-07-21", "2026-02-27"];

fn opened(first: &str) -> (tempfile::TempDir, App) {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock().stop_at(at_hour(first.parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    (dir, app)
}

fn told(app: &App, teller: &mut Teller<'_>, first: &str, steps: Vec<Step>) -> Process {
    tell(teller, steps).unwrap_or_else(|error| panic!("from {first}: {error}"));
    let loaded = app.purchase(teller.process().unwrap()).unwrap().unwrap();
    loaded.process.clone()
}

#[test]
fn a_failed_competition_is_understood_changed_and_repeated() {
    for first in FIRST_DAYS {
        let (_dir, app) = opened(first);
        let mut teller = Teller::new(&app);
        let process = told(&app, &mut teller, first, cn_failed_repeat::failed());
        assert_eq!(process.stage, Stage::S06);
        let failure = &process.bidding.failures[0];
        assert_eq!(failure.causes, [Cause::Price, Cause::Terms]);
        assert_eq!((failure.funnel.enquiries, failure.funnel.submitted), (2, 1));
        let process = told(&app, &mut teller, first, cn_failed_repeat::repeated());
        assert_eq!(process.bidding.rounds.len(), 2);
        // What was agreed in the first round is in the text of the second.
        let terms = &process.plan.as_ref().unwrap().terms;
        assert!(terms.clauses.iter().any(|one| one.code() == "C-PAY-5"));
        let process = told(&app, &mut teller, first, cn_failed_repeat::signed());
        assert_eq!(process.contracts[0].stage, Stage::S14);
    }
}

#[test]
fn an_objection_stops_a_signature_until_it_is_settled() {
    for first in FIRST_DAYS {
        let (_dir, app) = opened(first);
        let mut teller = Teller::new(&app);
        let process = told(&app, &mut teller, first, cn_objection::objected());
        assert_eq!(process.challenge.open, ["J1"]);
        // The window alone would have ended; the open objection holds it.
        teller.wait(6).unwrap().by("chen");
        teller
            .is_refused(
                "prepare-contract",
                json!({ "award": "AW1", "start": "today", "end": "today+60", "team_size": "2" }),
                "wrong-stage",
            )
            .unwrap();
        let mut answered = cn_objection::complained();
        answered[0].after_days = 2;
        let process = told(&app, &mut teller, first, answered);
        assert_eq!(process.challenge.open, ["H1"]);
        let process = told(&app, &mut teller, first, cn_objection::decided());
        assert!(process.challenge.open.is_empty());
        // The time to object can still run when the matter is settled early.
        let process = told(&app, &mut teller, first, cn_objection::signed(10));
        assert_eq!(process.contracts[0].stage, Stage::S14);
        assert_eq!(process.bidding.complaints.len(), 1);
    }
}
