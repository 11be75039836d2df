//! The draw: nobody steers it, anybody can check it.

use super::{bid_at, qualified, start};
use crate::{
    Event as Any,
    bidding::{
        Bar, Event, ExpertNo,
        draw::{self, DrawFault, commitment, order, pool_digest, seed, verify},
        panel::Barred,
        walk::panel::drawn,
    },
    testkit::{World, person_id},
};
use kernel::{Digest, FreeText, Role};
use serde_json::{Value, json};

fn opened() -> World {
    qualified(bid_at([96, 94, 90]), start()).on("2025-04-10")
}

fn pool(people: &[u128]) -> Value {
    let rows = people
        .iter()
        .map(|one| json!({ "person": person_id(*one).to_string(), "field": "社会工作" }));
    json!({ "experts": rows.collect::<Vec<Value>>() })
}

fn committing(secret: &str) -> Value {
    json!({ "digest": commitment(secret).to_string() })
}

fn registered() -> World {
    opened()
        .by_person(Role::Agent, 80)
        .goes("register-experts", pool(&[60, 61, 62, 90, 91, 92, 40]))
}

fn revealed() -> World {
    registered()
        .goes("commit-draw-seed", committing("agent's secret of 20 chars"))
        .by_person(Role::Tenderer, 40)
        .goes("commit-draw-seed", committing("tenderer's own secret 1234"))
        .goes(
            "reveal-draw-seed",
            json!({ "secret": "tenderer's own secret 1234" }),
        )
        .by_person(Role::Agent, 80)
        .goes(
            "reveal-draw-seed",
            json!({ "secret": "agent's secret of 20 chars" }),
        )
}

fn drawing(experts: u32, reserve: u32) -> Value {
    json!({ "experts": experts, "reserve": reserve, "representatives": [person_id(1).to_string()] })
}

#[test]
fn a_pool_is_published_as_a_digest() {
    let world = opened()
        .by_person(Role::Agent, 80)
        .refuses("register-experts", pool(&[60, 60]), "expert-twice")
        .refuses("register-experts", pool(&[]), "pool-too-small")
        .refuses(
            "bar-expert",
            json!({ "number": "XN1", "ground": "tie" }),
            "pool-missing",
        )
        .refuses("draw-committee", drawing(4, 1), "pool-missing")
        .does(
            "register-experts",
            pool(&[60, 61, 62]),
            &["expert-pool.registered", "expert-pool.published"],
        );
    let (_, event) = world.log.last().unwrap();
    let said = event.sentence(kernel::Lang::Zh);
    assert!(said.contains("共 3 人"), "{said}");
    // Another pool would be another draw.
    world
        .clone()
        .blocked("register-experts", pool(&[60, 61, 62, 90]), "S09.draw-once")
        .because("两名专家联系不上，补充名单")
        .goes("register-experts", pool(&[60, 61, 62, 90]));
}

#[test]
fn nobody_reveals_before_two_have_committed_and_nobody_commits_after() {
    let secret = "agent's secret of 20 chars";
    registered()
        .does("commit-draw-seed", committing(secret), &["seed.committed"])
        .refuses("commit-draw-seed", committing("another"), "seed-committed")
        .refuses("reveal-draw-seed", json!({ "secret": secret }), "seeds-few")
        .refuses("draw-committee", drawing(4, 1), "seeds-few")
        .by_person(Role::Tenderer, 50)
        // The digest of somebody else's secret is no secret of one's own.
        .refuses("commit-draw-seed", committing(secret), "seed-committed")
        .goes("commit-draw-seed", committing("mine"))
        .by_person(Role::Agent, 80)
        .refuses(
            "reveal-draw-seed",
            json!({ "secret": "Agent's secret of 20 chars" }),
            "seed-wrong",
        )
        .does(
            "reveal-draw-seed",
            json!({ "secret": secret }),
            &["seed.revealed"],
        )
        .refuses(
            "reveal-draw-seed",
            json!({ "secret": secret }),
            "seed-not-owed",
        )
        .refuses("draw-committee", drawing(4, 1), "seeds-hidden")
        .refuses(
            "bar-expert",
            json!({ "number": "XN1", "ground": "tie" }),
            "seeds-shown",
        )
        .by_person(Role::Tenderer, 30)
        .refuses("commit-draw-seed", committing("late"), "seeds-shown");
}

#[test]
fn experts_are_left_out_with_a_ground_before_anything_is_known() {
    registered()
        .refuses(
            "bar-expert",
            json!({ "number": "XN9", "ground": "tie" }),
            "expert-unknown",
        )
        .does(
            "bar-expert",
            json!({ "number": "XN1", "ground": "tie" }),
            &["expert.barred"],
        )
        .refuses(
            "bar-expert",
            json!({ "number": "XN1", "ground": "tie" }),
            "expert-barred",
        );
}

#[test]
fn the_committee_is_drawn_and_whoever_works_for_a_tenderer_left_out() {
    let world = revealed()
        .refuses("draw-committee", drawing(4, 9), "pool-too-small")
        .blocked("draw-committee", drawing(2, 0), "S09.committee")
        .goes("draw-committee", drawing(4, 1))
        .refuses("draw-committee", drawing(4, 1), "committee-drawn");
    let committee = &world.process.bidding.committee;
    assert_eq!(committee.len(), 5);
    let tenderer = person_id(40);
    assert!(committee.iter().all(|one| one.person.id != tenderer));
    let next = world.process.bidding.next_reserve().unwrap();
    assert_ne!(next.person.id, tenderer);
    let found = verify(events(&world).iter()).unwrap();
    assert_eq!(found.seats.len(), 4);
    assert_eq!(
        found.barred,
        [Barred {
            number: ExpertNo(7),
            ground: Bar::Employer
        }]
    );
    // A representative who was also drawn would hold two seats.
    let mut twice = drawing(4, 1);
    let drawn = committee.first().unwrap().person.id;
    twice["representatives"] = json!([drawn.to_string()]);
    revealed().refuses("draw-committee", twice, "member-twice");
}

fn events(world: &World) -> Vec<Event> {
    let all = world.log.iter().filter_map(|(_, event)| match event {
        Any::Bidding(event) => Some(event.clone()),
        _ => None,
    });
    all.collect()
}

/// The draw of the walk, with one event changed.
fn tampered(change: impl Fn(&mut Event)) -> Result<draw::Verified, DrawFault> {
    let mut events = events(&drawn(opened()));
    events.iter_mut().for_each(change);
    verify(events.iter())
}

#[test]
fn any_change_of_pool_seed_or_result_is_found() {
    assert!(tampered(|_| {}).is_ok());
    let pool = tampered(|event| {
        if let Event::PoolRegistered(event) = event {
            event.experts[0].person.id = person_id(99);
        }
    });
    assert_eq!(pool, Err(DrawFault::PoolChanged));
    let published = tampered(|event| {
        if let Event::PoolPublished(event) = event {
            event.digest = Digest::of(b"another pool");
        }
    });
    assert_eq!(published, Err(DrawFault::OtherPool));
    let secret = tampered(|event| {
        if let Event::SeedRevealed(event) = event {
            event.secret = FreeText::new("another secret");
        }
    });
    assert_eq!(secret, Err(DrawFault::SecretChanged));
    let seed = tampered(|event| {
        if let Event::CommitteeDrawn(event) = event {
            event.seed = Digest::of(b"a seed that suits");
        }
    });
    assert_eq!(seed, Err(DrawFault::SeedChanged));
    let seats = tampered(|event| {
        if let Event::CommitteeDrawn(event) = event {
            event.seats.swap(0, 1);
        }
    });
    assert_eq!(seats, Err(DrawFault::ResultChanged));
    let reserve = tampered(|event| {
        if let Event::CommitteeDrawn(event) = event {
            event.reserve.reverse();
        }
    });
    assert_eq!(reserve, Err(DrawFault::ResultChanged));
    let left_out = tampered(|event| {
        if let Event::CommitteeDrawn(event) = event {
            let number = event.seats[0];
            let ground = Bar::Tie;
            event.barred.push(Barred { number, ground });
        }
    });
    assert_eq!(left_out, Err(DrawFault::BarredLate));
}

#[test]
fn a_change_of_the_order_of_things_is_found() {
    let told = events(&drawn(opened()));
    let place = |kind: &str| told.iter().position(|one| one.kind() == kind).unwrap();
    let moved = |from: usize, to: usize| {
        let mut told = told.clone();
        let event = told.remove(from);
        told.insert(to, event);
        verify(told.iter())
    };
    let last = told.len() - 3;
    assert_eq!(
        moved(place("seed.committed"), last),
        Err(DrawFault::CommittedLate)
    );
    assert_eq!(
        moved(place("expert.barred"), last),
        Err(DrawFault::BarredLate)
    );
    let without = |kind: &str| {
        let kept = told.iter().filter(|one| one.kind() != kind);
        verify(kept)
    };
    assert_eq!(without("seed.revealed"), Err(DrawFault::SecretsMissing));
    assert_eq!(without("committee.drawn"), Err(DrawFault::NoDraw));
    assert_eq!(without("expert-pool.published"), Err(DrawFault::NoDraw));
    assert_eq!(without("expert.barred"), Err(DrawFault::BarredLate));
    // Without the names the public can check all but who the numbers are.
    assert!(without("expert-pool.registered").is_ok());
    for fault in [DrawFault::NoDraw, DrawFault::ResultChanged] {
        assert!(!fault.text().zh.is_empty() && !fault.text().en.is_empty());
    }
}

/// Over many seeds every number is drawn about as often: chi-square with 11 degrees of freedom stays
/// below 31.3, which chance exceeds once in a thousand. The seeds are fixed, so the test never wavers.
#[test]
fn every_number_is_drawn_equally_often() {
    const POOL: u32 = 12;
    const SEATS: usize = 5;
    const ROUNDS: u32 = 6_000;
    let people: Vec<_> = (1..=u128::from(POOL)).map(person_id).collect();
    let digest = pool_digest((1..=POOL).map(ExpertNo).zip(&people));
    let mut counts = [0_u32; 12];
    for round in 0..ROUNDS {
        let secret = format!("round {round}");
        let seed = seed([secret.as_str(), "the other secret"]);
        for number in order(seed, digest, POOL, &[]).into_iter().take(SEATS) {
            counts[usize::try_from(number.0 - 1).unwrap()] += 1;
        }
    }
    let expected = f64::from(ROUNDS) * 5.0 / 12.0;
    // Draws without replacement vary less than independent ones by the factor (n - k) / (n - 1).
    let chi: f64 = counts
        .iter()
        .map(|count| (f64::from(*count) - expected).powi(2) / expected)
        .sum::<f64>()
        * 11.0
        / 7.0;
    assert!(chi < 31.3, "{chi} {counts:?}");
}

#[test]
fn the_draw_is_the_same_every_time_and_leaves_out_who_is_barred() {
    let people = [person_id(1), person_id(2), person_id(3), person_id(4)];
    let digest = pool_digest((1..=4).map(ExpertNo).zip(&people));
    let seed = seed(["one", "two"]);
    let all = order(seed, digest, 4, &[]);
    assert_eq!(all, order(seed, digest, 4, &[]));
    let number = all[0];
    let ground = Bar::Unavailable;
    let rest = order(seed, digest, 4, &[Barred { number, ground }]);
    assert_eq!(rest, all[1..]);
}
