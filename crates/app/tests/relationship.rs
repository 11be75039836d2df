//! The two stories measured: the same project, once turned nominal and once kept real.

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
    demo::{self, h_project, remedies},
    relationship,
};
use domain::ContractId;
use kernel::{Date, ProcessId};
use measure::Dossier;
use std::sync::OnceLock;
use tempfile::TempDir;

struct Told {
    _dir: TempDir,
    app: App,
    process: ProcessId,
    today: Date,
}

fn tell(first: &str, story: impl Fn(&App)) -> Told {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock().stop_at(at_hour(first.parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    story(&app);
    let rows = app.purchases_of(None).unwrap();
    let process = rows[0].process.parse().unwrap();
    let today = kernel::civil_date(app.clock().now());
    Told {
        _dir: dir,
        app,
        process,
        today,
    }
}

fn nominal() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| tell("2024-01-08", |app| h_project::tell(app).unwrap()))
}

fn real() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| tell("2025-01-06", |app| remedies::tell_project(app).unwrap()))
}

fn dossier(told: &Told) -> Dossier {
    let loaded = told.app.purchase(told.process).unwrap().unwrap();
    relationship::dossier(&loaded, ContractId(1), told.app.rulebook(), told.today).unwrap()
}

fn print(dossier: &Dossier) {
    println!("{:?}", dossier.contract.stages);
    for one in &dossier.acts {
        println!(
            "{} {} {} {}->{} {} {} by {} {:?} {:?} h{} {:?} {:?}",
            one.id,
            one.occurred,
            one.code,
            one.actor,
            one.target.as_ref().map_or("-", |one| one.as_str()),
            one.matter.as_ref().unwrap(),
            one.stage,
            one.recorder,
            one.counter,
            one.consent.kind,
            one.effort.hours,
            one.right,
            one.respond_by.map(|day| day.to_string()),
        );
    }
    for one in &dossier.duties {
        println!(
            "{} {} {} {} {:?} {}",
            one.id, one.norm, one.stage, one.due, one.outcome, one.evidence
        );
    }
}

fn coded(dossier: &Dossier) {
    let coded = measure::coding::code(dossier);
    for one in &coded.matters {
        println!(
            "M {} {}-{} {} {} w{} a{:?} ini{} res{} voi{} vu{:?} vl{:?} b{:?} {:?} {:?} {:?} off{} pens{}{}{}",
            one.opened,
            one.dyad.upper,
            one.dyad.lower,
            one.stage,
            one.id,
            one.weight,
            one.a.map(|a| a.value()),
            u8::from(one.ini),
            u8::from(one.res),
            u8::from(one.voice),
            one.v_upper.map(|a| a.value()),
            one.v_lower.map(|a| a.value()),
            one.b,
            one.class,
            one.place,
            one.change,
            one.off_hours,
            u8::from(one.pens.upper),
            u8::from(one.pens.lower),
            u8::from(one.pens.anchor),
        );
    }
    for one in coded
        .items
        .iter()
        .filter(|one| !matches!(one.ending, measure::coded::Ending::Fulfilled))
    {
        println!(
            "I {} {} {} {} {:?}",
            one.id, one.norm, one.stage, one.due, one.ending
        );
    }
    println!("{:?}", coded.quality);
}

fn found(told: &Told) -> measure::Findings {
    measure::measure(&dossier(told))
}

fn tell_findings(findings: &measure::Findings) {
    for row in &findings.gaps {
        println!(
            "N {:?} {:?} {} {:?}",
            row.stage,
            row.dyad.as_ref().map(|one| one.upper.as_str()),
            row.gap.point,
            row.gap.estimate
        );
    }
    for one in &findings.cells {
        println!(
            "C {} {:?} n{} {:?} {:?} tags{:?} bounds{:?} robust{:?}",
            one.dyad.upper,
            one.stage.as_ref().map(|s| s.as_str()),
            one.matters,
            one.verdict,
            one.likelihoods.iter().take(3).collect::<Vec<_>>(),
            one.tags,
            one.holds_in_bounds,
            one.robust
        );
        let i = &one.indices;
        println!(
            "   a{:?} rho{:?} vu{:?} vl{:?} b{:?} chi{:?}",
            i.a.mean(),
            i.rho.mean(),
            i.v_upper.mean(),
            i.v_lower.mean(),
            i.b.mean(),
            i.chi.mean()
        );
    }
    for one in &findings.months {
        if let Some(what) = one.likeliest {
            println!(
                "MO {} {} w{} {:?}",
                one.dyad.upper, one.month, one.window, what
            );
        }
    }
    for one in &findings.turns {
        println!(
            "T {} P{} after{:?} on{:?} shown{} alarm{:?} {:?}",
            one.dyad.upper, one.probability, one.after, one.on, one.shown, one.alarm, one.parts
        );
    }
}

#[test]
fn verdicts() {
    tell_findings(&found(nominal()));
    println!("=====");
    tell_findings(&found(real()));
}

#[test]
fn show() {
    print(&dossier(nominal()));
    coded(&dossier(nominal()));
    println!("=====");
    print(&dossier(real()));
    coded(&dossier(real()));
}

/// What comes out of the record is what a researcher could have written: the reader of files finds
/// nothing wrong with it.
#[test]
fn a_dossier_of_the_record_is_a_readable_file() {
    for told in [nominal(), real()] {
        let dossier = dossier(told);
        let text = measure::read::write(&dossier).unwrap();
        let mut again = measure::read::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert_eq!(measure::read::write(&again).unwrap(), text);
        again.acts.sort_by(|one, other| one.id.cmp(&other.id));
        assert_eq!(again.contract, dossier.contract);
    }
}
