//! A consultation that goes on with two suppliers, told through the command bus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Loaded, Options, Viewer,
    advance::at_hour,
    demo::{
        self,
        cast::person_id,
        steps,
        stories::cn_consultation_two::{drawn, in_two_parts},
        teller::Teller,
    },
};
use domain::{
    Event, Stage,
    bidding::{BidId, BidState, LeaveGround, PriceCheck, draw::verify},
    process::LotId,
};
use std::sync::Arc;

fn viewer(app: &App, login: &str) -> Viewer {
    let directory = app.directory();
    Viewer {
        person: directory.person(person_id(login).unwrap()).cloned(),
    }
}

fn sees(app: &App, loaded: &Loaded, login: &str, kind: &str) -> bool {
    let viewer = viewer(app, login);
    let mut seen = viewer.timeline(loaded, None);
    seen.any(|one| one.event.kind() == kind)
}

fn loaded(app: &App, teller: &Teller<'_>) -> Arc<Loaded> {
    app.purchase(teller.process().unwrap()).unwrap().unwrap()
}

#[test]
fn a_consultation_goes_on_with_two() {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2025-07-21".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    let mut teller = Teller::new(&app);
    let (first, second) = in_two_parts();
    steps::tell(&mut teller, first).unwrap();
    seats_decide_who_sees_the_bids(&app, &loaded(&app, &teller));
    steps::tell(&mut teller, second).unwrap();

    let loaded = loaded(&app, &teller);
    let process = &loaded.process;
    assert_eq!(process.stage, Stage::S12);
    let bidding = &process.bidding;
    assert!(matches!(
        bidding.bids[1].state,
        BidState::Disqualified { .. }
    ));
    assert_eq!(bidding.failed_lots, []);
    let ranks: Vec<BidId> = bidding.ranking_of(LotId(1)).map(|rank| rank.bid).collect();
    assert_eq!(ranks, [BidId(1), BidId(3)]);
    // 46, 44, 47 and 40, 40, 38.
    let quality = bidding.ranking_of(LotId(1)).next().unwrap().quality;
    assert_eq!(quality.to_string(), "85");
    assert!(matches!(
        bidding.bids[2].price_check,
        PriceCheck::Judged { .. }
    ));
    assert_eq!(bidding.panel.fallen[0].ground, LeaveGround::Tie);
    assert_eq!(bidding.panel.revisions.len(), 1);
    assert_eq!(bidding.panel.findings.len(), 1);
    let mut noted = process.guard_notes.iter();
    assert!(!noted.any(|note| note.guard.0.code.starts_with("S09")));
    anybody_can_check_the_draw(&app, &loaded);
}

/// Three have declared, the substitute has not.
fn seats_decide_who_sees_the_bids(app: &App, loaded: &Loaded) {
    let order = drawn();
    let (recused, stays, substitute) = (order[0], order[1], order[3]);
    assert!(sees(app, loaded, stays, "bid.opened"));
    assert!(!sees(app, loaded, recused, "bid.opened"));
    assert!(!sees(app, loaded, substitute, "bid.opened"));
    assert!(!sees(app, loaded, order[5], "bid.opened"));
    assert!(sees(app, loaded, "dai", "bid.opened"));
    // Names of experts stay closed to the other parties until the report.
    assert!(!sees(app, loaded, "chen", "committee.appointed"));
    assert!(!sees(app, loaded, "he", "committee.appointed"));
    assert!(sees(app, loaded, stays, "committee.appointed"));
}

fn anybody_can_check_the_draw(app: &App, loaded: &Loaded) {
    let bidding = |viewer: &Viewer| -> Vec<domain::bidding::Event> {
        let seen = viewer.timeline(loaded, None);
        let mut events: Vec<_> = seen
            .filter_map(|one| match &one.event {
                Event::Bidding(event) => Some(event.clone()),
                _ => None,
            })
            .collect();
        events.reverse();
        events
    };
    let public = verify(bidding(&Viewer::PUBLIC).iter()).unwrap();
    let party = verify(bidding(&viewer(app, "chen")).iter()).unwrap();
    assert_eq!(public, party);
    assert_eq!(public.seats.len(), 3);
    // The sheets are for the parties, once the report is filed.
    let public = Viewer::PUBLIC;
    let mut open = public.timeline(loaded, None);
    assert!(!open.any(|one| one.event.kind() == "sheet.scored"));
    assert!(sees(app, loaded, "chen", "sheet.scored"));
}
