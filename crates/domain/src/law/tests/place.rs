//! The law of a purchase sets its days, its currency and its methods.

use crate::{
    Stage,
    guard::GuardOutcome,
    law::walk::{bid, conflicts, ready},
    method::Method,
    planning::choices::Jurisdiction,
    registry,
    testkit::World,
};
use kernel::{Lang, Money, Role};
use rules::{Key, Rulebook};
use serde_json::json;

#[test]
fn currency_zone_and_year_are_those_of_the_pack() {
    let book = Rulebook::embedded().unwrap();
    for law in Jurisdiction::ALL {
        let pack = book
            .resolve(law.code(), "2026-06-01".parse().unwrap())
            .unwrap();
        let text = |key| pack.text(key).unwrap();
        assert_eq!(text(Key::Currency), format!("{:?}", law.currency()));
        let zone = match law.zone() {
            kernel::Zone::China => "Asia/Shanghai",
            kernel::Zone::London => "Europe/London",
            kernel::Zone::NewYork => "America/New_York",
        };
        assert_eq!(text(Key::TimeZone), zone);
        let year = if law.is_chinese() {
            "01-01/12-31"
        } else {
            "04-01/03-31"
        };
        assert_eq!(text(Key::FiscalYear), year);
        assert_eq!(Jurisdiction::of(law.code()), *law);
    }
    assert_eq!(Jurisdiction::of("atlantis"), Jurisdiction::ChinaNational);
}

/// 20 June 2025, 23:30 UTC is the 21st in China and, in summer time, in London; in New York it is
/// still the 20th.
#[test]
fn days_are_those_of_the_purchase() {
    for (law, day) in [
        (Jurisdiction::ChinaNational, "2025-06-21"),
        (Jurisdiction::UnitedKingdom, "2025-06-21"),
        (Jurisdiction::NewYork, "2025-06-20"),
    ] {
        let need = json!({
            "title": "Befriending for older people living alone", "beneficiaries": "60 people",
            "purchaser": crate::testkit::organisation_id(0).to_string(),
            "jurisdiction": law.code(),
        });
        let world = World::new("2025-06-20")
            .at_instant("2025-06-20T23:30:00Z")
            .goes("register-need", need);
        assert_eq!(world.process.law(), law);
        for (envelope, _) in &world.log {
            assert_eq!(envelope.occurred_on().to_string(), day, "{law:?}");
        }
        let need = world.process.planning.need.as_ref().unwrap();
        assert_eq!(need.on.to_string(), day, "{law:?}");
    }
}

/// At midnight in London, an hour before midnight UTC in summer, another day begins.
#[test]
fn a_deadline_is_read_and_said_in_the_time_of_the_place() {
    let world = ready(
        Jurisdiction::UnitedKingdom,
        Method::CompetitiveFlexible,
        "2025-06-02",
    )
    .by(Role::Purchaser)
    .goes("assess-conflicts", conflicts("none"))
    .by(Role::Agent)
    .goes("publish-tender", json!({ "deadline": "2025-06-09 12:00" }));
    let notice = world.process.bidding.notice.as_ref().unwrap();
    assert_eq!(notice.deadline.to_string(), "2025-06-09T11:00:00Z");
    let (envelope, event) = world
        .log
        .iter()
        .find(|(_, event)| event.kind() == "tender.published")
        .unwrap();
    let said = event.sentence_in(Lang::En, envelope.zone);
    assert!(said.contains("2025-06-09 12:00"), "{said}");
    world
        .at_instant("2025-06-09T11:00:00Z")
        .by_person(Role::Tenderer, 30)
        .refuses("submit-bid", bid(3, "290000"), "bids-closed");
}

#[test]
fn amounts_are_in_the_currency_of_the_place() {
    let world = ready(
        Jurisdiction::UnitedKingdom,
        Method::CompetitiveFlexible,
        "2025-06-02",
    )
    .by(Role::Purchaser)
    .goes("assess-conflicts", conflicts("none"))
    .by(Role::Agent)
    .goes("publish-tender", json!({ "deadline": "2025-06-09 12:00" }))
    .by_person(Role::Tenderer, 30)
    .goes("submit-bid", bid(3, "£290,000"));
    let price = world.process.bidding.bids[0].price;
    assert_eq!(price.to_string(), "£290,000.00");
    assert!(price.plus(Money::yuan(1)).is_err());
}

/// The United Kingdom knows no consultation, China no competitive flexible procedure.
#[test]
fn a_method_is_lawful_where_the_pack_knows_it() {
    let tested = |law, method| {
        let world = ready(law, method, "2025-06-02").by(Role::Purchaser);
        world.because("The sample asks for no more").tries(
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "approved" }),
        )
    };
    let lawful = [
        (Jurisdiction::UnitedKingdom, Method::Open),
        (Jurisdiction::UnitedKingdom, Method::CompetitiveFlexible),
        (Jurisdiction::UnitedKingdom, Method::Direct),
        (Jurisdiction::NewYork, Method::Rfp),
        (Jurisdiction::NewYork, Method::Allocation),
        (Jurisdiction::NewYork, Method::SoleSource),
        (Jurisdiction::ChinaNational, Method::Open),
        (Jurisdiction::ChinaGuangzhou, Method::Consultation),
        (Jurisdiction::ChinaJinan, Method::SingleSource),
    ];
    for (law, method) in lawful {
        let events =
            tested(law, method).unwrap_or_else(|one| panic!("{law:?} {method:?}: {one:?}"));
        let text = format!("{events:?}");
        assert!(!text.contains("MethodUnsettled"), "{law:?} {method:?}");
    }
    for (law, method) in [
        (Jurisdiction::UnitedKingdom, Method::Consultation),
        (Jurisdiction::UnitedKingdom, Method::Rfp),
        (Jurisdiction::NewYork, Method::Open),
        (Jurisdiction::ChinaNational, Method::CompetitiveFlexible),
        (Jurisdiction::ChinaNational, Method::Direct),
    ] {
        match tested(law, method) {
            Ok(events) => assert!(format!("{events:?}").contains("MethodUnsettled")),
            Err(denied) => assert!(format!("{denied:?}").contains("method"), "{denied:?}"),
        }
    }
}

/// Seven days to bid, two bidders and two people to judge are enough in London; the last needs no
/// competition at all.
#[test]
fn light_touch_has_no_minimum_of_days_suppliers_or_members() {
    let world = super::super::walk::bids_judged();
    assert_eq!(world.process.stage, Stage::S10);
    assert!(
        world
            .process
            .guard_notes
            .iter()
            .all(|note| { !["S07.time-to-bid", "S09.committee"].contains(&note.guard.0.code) })
    );
}

/// Chinese law neither blocks nor is quoted abroad; a rule of the platform is called one.
#[test]
fn conditions_abroad_name_their_own_ground() {
    let world = ready(
        Jurisdiction::UnitedKingdom,
        Method::CompetitiveFlexible,
        "2025-06-02",
    );
    let book = Rulebook::embedded().unwrap();
    let context = crate::Context {
        now: "2025-06-02T09:00:00Z".parse().unwrap(),
        occurred: "2025-06-02T09:00:00Z".parse().unwrap(),
        actor: crate::Actor::CLOCK,
        rulebook: &book,
        contract: None,
        reason: None,
        facts: crate::facts::Facts::default(),
        found: crate::sealing::Found::default(),
    };
    let at = crate::At {
        process: &world.process,
        context: &context,
    };
    for entry in registry::verbs().filter(|one| one.meta.scope == crate::verb::Scope::Process) {
        for judged in registry::standing(entry, &at) {
            for lang in Lang::ALL {
                let source = judged.source.get(lang);
                let chinese = [
                    "政府采购法》第",
                    "财库",
                    "Caiku",
                    "MOF",
                    "Implementing Regulation",
                ];
                assert!(
                    chinese.iter().all(|word| !source.contains(word)),
                    "{}: {source}",
                    judged.check.guard.code
                );
            }
        }
    }
    let entry = registry::verb("publish-tender").unwrap();
    let judged = registry::standing(entry, &at);
    let conflicts = judged
        .iter()
        .find(|one| one.check.guard.code == "S07.conflicts-assessed")
        .unwrap();
    assert_eq!(conflicts.outcome, GuardOutcome::Block);
    assert!(conflicts.source.en.contains("Procurement Act 2023"));
}
