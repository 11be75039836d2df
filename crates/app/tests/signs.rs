//! Which questions the two long stories raise. Nothing in the program knows which is which: the
//! contract that turned nominal raises many, the one in which the remedies are used few.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, AppError, Clock, Options, Viewer,
    advance::at_hour,
    demo::{self, cast, h_project, remedies},
    rows::SummaryQuery,
    signs::{self, Asked, Sight, Standing},
};
use domain::{Audience, ContractId, signs::Finding};
use std::{collections::BTreeSet, sync::OnceLock};

/// A story, told from this day on.
struct Told {
    app: App,
    _dir: tempfile::TempDir,
}

fn tell(first_day: &str, story: fn(&App) -> Result<(), AppError>) -> Told {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock().stop_at(at_hour(first_day.parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    story(&app).unwrap_or_else(|error| panic!("{error}"));
    Told { app, _dir: dir }
}

fn nominal() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| tell("2024-01-08", h_project::tell))
}

fn real() -> Told {
    tell("2025-02-17", remedies::tell_project)
}

/// The questions of the one contract of a story, as somebody sees them.
fn asked(told: &Told, login: &str) -> Vec<Asked> {
    let app = &told.app;
    let rows = app
        .summaries(&SummaryQuery {
            limit: 10,
            ..SummaryQuery::default()
        })
        .unwrap();
    let process = rows.iter().find(|one| one.supplier.is_some()).unwrap();
    let process = process.process.parse().unwrap();
    let loaded = app.purchase(process).unwrap().unwrap();
    let person = (!login.is_empty()).then(|| {
        let id = cast::person_id(login).unwrap();
        app.directory().person(id).unwrap().clone()
    });
    let viewer = Viewer { person };
    let contract = loaded
        .process
        .contracts
        .last()
        .map_or(ContractId(1), |one| one.id);
    let found = signs::of(
        app,
        process,
        &loaded,
        contract,
        Sight::of(&viewer, &loaded, contract),
    )
    .unwrap();
    for one in &found {
        for version in one.finding.evidence() {
            assert!(signs::entry(&loaded, *version).is_some());
        }
    }
    found
}

fn codes(found: &[Asked]) -> BTreeSet<&'static str> {
    let firing = found.iter().filter(|one| one.finding.fires());
    firing.map(|one| one.sign.code.code()).collect()
}

fn print(name: &str, found: &[Asked]) {
    println!("{name}");
    for one in found {
        let measure = one
            .finding
            .measure()
            .map_or_else(String::new, |measure| measure.figures(kernel::Lang::En));
        println!(
            "  {:6} {:15} {measure}",
            one.sign.code.code(),
            one.finding.code()
        );
    }
}

#[test]
fn the_contract_that_turned_nominal_raises_many_questions_and_the_other_few() {
    let nominal = asked(nominal(), "chen");
    let real = asked(&real(), "chen");
    print("h_project", &nominal);
    print("remedies", &real);
    let (many, few) = (codes(&nominal), codes(&real));
    for code in ["P01", "P02", "P03", "P05", "P33"] {
        assert!(many.contains(code), "{code} in {many:?}");
    }
    assert!(!few.contains("P05"), "{few:?}");
    assert!(few.len() * 2 < many.len(), "{few:?} and {many:?}");
    let waits = |one: &Asked| matches!(one.standing, Standing::Waits { since: Some(_) });
    assert!(nominal.iter().any(waits));
}

#[test]
fn the_public_sees_the_questions_of_public_events_alone() {
    let public = asked(nominal(), "");
    assert!(
        public
            .iter()
            .all(|one| one.sign.audience == Audience::Public)
    );
    assert!(public.iter().all(|one| one.answer.is_none()));
    assert!(codes(&public).contains("P03"));
    assert!(!codes(&public).contains("P01"));
    let missing = |one: &Asked| matches!(one.finding, Finding::NotComputable { .. });
    assert!(public.iter().any(missing));
}
