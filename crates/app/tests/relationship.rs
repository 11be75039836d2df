//! The two stories measured: the same project, once turned nominal and once kept real.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Options, Viewer,
    advance::at_hour,
    demo::{self, h_project, remedies},
    relationship,
};
use domain::{Audience, ContractId};
use kernel::{Date, ProcessId};
use measure::{
    Dossier, Findings,
    coded::Place,
    findings::{Cell, RelationType, Verdict},
};
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

fn found(told: &'static OnceLock<Findings>, story: &'static Told) -> &'static Findings {
    told.get_or_init(|| measure::measure(&dossier(story)))
}

fn nominal_found() -> &'static Findings {
    static FOUND: OnceLock<Findings> = OnceLock::new();
    found(&FOUND, nominal())
}

fn real_found() -> &'static Findings {
    static FOUND: OnceLock<Findings> = OnceLock::new();
    found(&FOUND, real())
}

/// The cell of an office and the organisation over all stages.
fn cell<'a>(findings: &'a Findings, upper: &str) -> &'a Cell {
    let mut cells = findings.cells.iter();
    cells
        .find(|one| {
            let pair = (one.dyad.upper.as_str(), one.dyad.lower.as_str());
            one.stage.is_none() && pair == (upper, "organisation")
        })
        .unwrap()
}

fn asserted(cell: &Cell) -> RelationType {
    match &cell.verdict {
        Verdict::Asserted { what, .. } => *what,
        other => panic!("{other:?}"),
    }
}

/// The likeliest type of a month.
fn month(findings: &Findings, upper: &str, month: &str) -> Option<RelationType> {
    let mut months = findings.months.iter();
    let one = months
        .find(|one| one.dyad.upper.as_str() == upper && one.month.to_string().starts_with(month))?;
    one.likeliest.map(|(what, _)| what)
}

#[test]
fn after_an_equal_start_the_district_controls_and_the_provider_rebels() {
    let findings = nominal_found();
    let whole = cell(findings, "district");
    assert_eq!(asserted(whole), RelationType::ControlRebellion);
    assert_eq!(whole.holds_in_bounds, Some(true));
    assert!(whole.indices.a.mean().unwrap() > 0.4);
    assert!(whole.indices.rho.mean().unwrap() > 0.3);
    // Until the service began, nothing was decided beyond the contract and nobody resisted.
    let signing = findings.matters.iter().filter(|one| {
        one.dyad.upper.as_str() == "district" && one.opened < "2024-05-08".parse().unwrap()
    });
    let signing: Vec<_> = signing.collect();
    assert!(signing.len() >= 3, "{}", signing.len());
    assert!(
        signing
            .iter()
            .all(|one| one.place == Place::Licensed && !one.res)
    );
    // First the office decides and the provider complies; from the autumn on it resists.
    let summer = ["2024-07", "2024-08"];
    for one in summer {
        let what = month(findings, "district", one);
        assert_eq!(what, Some(RelationType::ControlSubmission), "{one}");
    }
    for one in ["2024-10", "2024-11"] {
        let what = month(findings, "district", one);
        assert_eq!(what, Some(RelationType::ControlRebellion), "{one}");
    }
}

#[test]
fn one_subdistrict_absorbs_the_team_and_is_its_ally() {
    let findings = nominal_found();
    let whole = cell(findings, "host1");
    assert_eq!(asserted(whole), RelationType::AbsorptionAlliance);
    assert!(whole.indices.b.mean().unwrap() > 0.3);
    assert!(whole.indices.v_upper.mean().unwrap() > 0.1);
    assert!(whole.indices.v_lower.mean().unwrap() > 0.1);
    for one in ["2024-10", "2024-11", "2024-12"] {
        let what = month(findings, "host1", one);
        assert_eq!(what, Some(RelationType::AbsorptionAlliance), "{one}");
    }
}

#[test]
fn with_the_remedies_in_use_the_partnership_stays_equal() {
    let findings = real_found();
    let whole = cell(findings, "district");
    assert_eq!(asserted(whole), RelationType::EqualPartnership);
    assert!(whole.indices.a.mean().unwrap().abs() < 0.1);
    let gap = |findings: &Findings| {
        let mut rows = findings.gaps.iter();
        let whole = rows.find(|row| row.stage.is_none() && row.dyad.is_none());
        whole.unwrap().gap.point
    };
    assert!(gap(findings) < 0.02, "{}", gap(findings));
    assert!(gap(nominal_found()) > 0.15, "{}", gap(nominal_found()));
    for host in ["host1", "host2", "host3"] {
        if let Verdict::Asserted { what, .. } = &cell(findings, host).verdict {
            assert_eq!(*what, RelationType::EqualPartnership, "{host}");
        }
    }
}

/// Every act leads to its entry, and no entry enters that a party could not read.
#[test]
fn every_act_opens_an_entry_that_all_parties_may_read() {
    for told in [nominal(), real()] {
        let loaded = told.app.purchase(told.process).unwrap().unwrap();
        let dossier = dossier(told);
        assert!(dossier.acts.len() > 80);
        for act in &dossier.acts {
            let version = act.sources[0].as_str().parse().unwrap();
            let entry = app::signs::entry(&loaded, version).unwrap();
            let audience = entry.event.meta().unwrap().audience;
            let open = matches!(audience, Audience::Public | Audience::Parties);
            let released = audience == Audience::Release
                && (loaded.is_released_after(entry.envelope.contract, version)
                    || entry.event.kind() == "review.filed");
            assert!(open || released, "{}", entry.event.kind());
        }
    }
}

/// The parties, the hosts and the auditor see the same; others see no single contract.
#[test]
fn both_sides_see_the_same_and_the_public_sees_none() {
    let told = nominal();
    let directory = told.app.directory();
    let seen = |login: &str| {
        let person = directory.persons().find(|one| one.login == login).cloned();
        let viewer = Viewer { person };
        let found = told.app.relationship(told.process, ContractId(1), &viewer);
        found.unwrap().map(|one| one.findings.clone())
    };
    let district = seen("chen").unwrap();
    assert_eq!(seen("he").as_ref(), Some(&district));
    assert_eq!(seen("wu").as_ref(), Some(&district));
    assert_eq!(seen(""), None);
    assert_eq!(seen("qiu"), None, "the evaluator is no party");
    let bought = demo::cast::organisation_id("district").unwrap();
    let public = told.app.portfolio(bought, &Viewer::PUBLIC).unwrap();
    assert_eq!((public.contracts, public.told.len()), (1, 0));
    assert!(public.pools.is_empty(), "one contract is no group");
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
