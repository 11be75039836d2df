//! Worlds that go through every verb of this module: bids sealed to three officers, two of whom open
//! them, with one bid nobody can use; and a purchase that seals to the key of the platform.

use super::{
    Content, Found, Header, Level, OfficerKey, Opening, Part, SealedPart, Unusable,
    documents_digest, share_digest,
};
use crate::{
    bidding::walk_parts::{half_past_nine, sample},
    process::{LotId, Method},
    testkit::{World, organisation_id, person_id},
};
use kernel::{Date, Digest, FreeText, Money, Role};
use serde_json::{Value, json};

/// Public keys whose secret halves nobody has: bytes that are points by chance.
pub const KEYS: [&str; 3] = [
    "age1m2a0xsp7avj94p2r5f4cph84n6nava386zwtk4k2ltuvlrtzddcqn7m24c",
    "age1ch37vs4cucehp0g8wp47new6hqw7z9hcdhh3e5nekym3y697u6nq9h0gul",
    "age1xjzzl2vhzev5scud8lrf9n85fgy2h2u4k9r2fj2xgmgufeklqn6swf9tlm",
];
/// People of the purchaser, the finance authority and the agent.
pub const OFFICERS: [u128; 3] = [2, 70, 82];
/// The day the tender is published.
const START: &str = "2025-03-10";

fn start() -> Date {
    START.parse().unwrap_or_default()
}

/// Every story.
pub fn walks() -> Vec<World> {
    vec![walk()]
}

/// Appointed, published, four sealed bids of which one replaces another, closed, released, opened.
pub fn walk() -> World {
    let world = published();
    let world = hands_in(world, 3, 90);
    let world = hands_in(world, 4, 94);
    let world = hands_in(world, 4, 92);
    let world = hands_in(world, 5, 96);
    let world = closed(world);
    let world = releases(world, 1, &["B1", "B3", "B4"]);
    let world = releases(world, 2, &["B1", "B3"]);
    let world = disputes(world, 2, "B4");
    let world = disputes(world, 3, "B4");
    opens(
        world,
        &[("B1", 90), ("B3", 92)],
        &[("B4", Unusable::Dealer)],
    )
}

/// The officers with their keys, as the form gives them.
pub fn officers(people: &[u128]) -> Value {
    let rows = people
        .iter()
        .zip(KEYS)
        .map(|(person, key)| json!({ "person": person_id(*person).to_string(), "key": key }));
    json!({ "threshold": "2", "officers": rows.collect::<Vec<_>>() })
}

/// A consultation whose documents can go out; two tenderers are enough for it to go on.
pub fn planned() -> World {
    sample(START).with(|process| {
        if let Some(plan) = &mut process.plan {
            plan.method = Method::Consultation;
        }
    })
}

/// A tender with three officers, open to offers on 1 April 2025.
pub fn published() -> World {
    planned()
        .by_person(Role::Agent, 80)
        .goes("appoint-opening-officers", officers(&OFFICERS))
        .goes(
            "publish-tender",
            json!({ "deadline": half_past_nine(start(), 30) }),
        )
        .on("2025-04-01")
}

/// The secret share of an officer in an envelope, as the test world makes them.
pub fn share(envelope: Digest, part: Part, officer: u32) -> String {
    Digest::labelled(part.code(), format!("{envelope} {officer}").as_bytes()).to_string()
}

/// The header of an envelope of an organisation for both lots.
pub fn header(world: &World, organisation: u128, seed: u32) -> Header {
    let envelope = Digest::of(format!("envelope of {organisation} at {seed}").as_bytes());
    let terms = Digest::labelled("terms", envelope.as_bytes());
    let part = |part: Part| SealedPart {
        part,
        recipient: KEYS.first().copied().unwrap_or_default().to_owned(),
        shares: (1..=3)
            .map(|officer| share_digest(terms, part, officer, &share(envelope, part, officer)))
            .collect(),
    };
    Header {
        envelope,
        bytes: 12_288,
        terms,
        documents: documents_digest(&world.process).unwrap_or(envelope),
        tenderer: organisation_id(organisation),
        lots: vec![LotId(1), LotId(2)],
        threshold: 2,
        officers: KEYS
            .iter()
            .filter_map(|key| OfficerKey::parse(key))
            .collect(),
        level: Level::ByTenderer,
        parts: Part::ALL.iter().map(|one| part(*one)).collect(),
    }
}

/// An organisation hands in an envelope.
pub fn hands_in(world: World, organisation: u128, seed: u32) -> World {
    let header = header(&world, organisation, seed);
    let command = handing_in(&header);
    world
        .by_person(Role::Tenderer, organisation * 10)
        .finding(Found {
            header: Some(header),
            openings: Vec::new(),
        })
        .goes("submit-sealed-bid", command)
}

/// The command that hands in an envelope.
pub fn handing_in(header: &Header) -> Value {
    json!({ "tenderer": header.tenderer.to_string(), "envelope": header.envelope.to_string() })
}

/// The deadline has passed and the clock has closed the list.
pub fn closed(world: World) -> World {
    world
        .on("2025-04-09")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

/// The rows of an officer's shares of these bids.
pub fn rows(world: &World, officer: u32, bids: &[&str]) -> Value {
    let held = world.process.sealing.held();
    let wanted = held.filter(|bid| bids.contains(&bid.id.to_string().as_str()));
    let rows = wanted.flat_map(|bid| {
        Part::ALL.iter().map(move |part| {
            json!({
                "envelope": bid.envelope.to_string(), "part": part.code(),
                "share": share(bid.envelope, *part, officer),
            })
        })
    });
    json!({ "shares": rows.collect::<Vec<_>>() })
}

fn acts_as(world: World, officer: u32) -> World {
    let place = usize::try_from(officer).unwrap_or_default();
    let person = OFFICERS
        .get(place.saturating_sub(1))
        .copied()
        .unwrap_or_default();
    world.by_person(Role::Opener, person)
}

/// An officer releases the shares of these bids.
pub fn releases(world: World, officer: u32, bids: &[&str]) -> World {
    let shares = rows(&world, officer, bids);
    acts_as(world, officer).goes("release-shares", shares)
}

/// An officer finds that the shares of a bid do not match.
pub fn disputes(world: World, officer: u32, bid: &str) -> World {
    let rows = rows(&world, officer, &[bid]);
    let rows = rows.get("shares").and_then(Value::as_array);
    let empty = rows.into_iter().flatten().map(
        |row| json!({ "envelope": row.get("envelope"), "part": row.get("part"), "share": "" }),
    );
    let shares = json!({ "shares": empty.collect::<Vec<_>>() });
    acts_as(world, officer).goes("release-shares", shares)
}

/// What the shell finds in these bids: prices as a share of the ceiling, and what cannot be used.
pub fn found(world: &World, good: &[(&str, u32)], bad: &[(&str, Unusable)]) -> Found {
    let id = |text: &str| {
        let held = world.process.sealing.held();
        held.map(|bid| bid.id)
            .find(|id| id.to_string() == text)
            .unwrap_or(crate::bidding::BidId(0))
    };
    let content = |percent: u32| Content {
        price: Money::yuan(3_000 * percent),
        staff_cost: Money::yuan(2_000 * percent),
        team: 6,
        plan: FreeText::new("每周一次入户探访，社工与护理员同行。"),
        files: Vec::new(),
    };
    let good = good.iter().map(|(bid, percent)| Opening {
        bid: id(bid),
        outcome: Ok(content(*percent)),
    });
    let bad = bad.iter().map(|(bid, why)| Opening {
        bid: id(bid),
        outcome: Err(*why),
    });
    Found {
        header: None,
        openings: good.chain(bad).collect(),
    }
}

/// The agent opens what the shell found.
pub fn opens(world: World, good: &[(&str, u32)], bad: &[(&str, Unusable)]) -> World {
    let found = found(&world, good, bad);
    world
        .by_person(Role::Agent, 80)
        .finding(found)
        .goes("open-bids", json!({}))
        .finding(Found::default())
}
