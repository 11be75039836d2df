//! The server killed at any moment, again and again, under concurrent clients: nothing it
//! acknowledged is lost or doubled, nothing it did not acknowledge is there in part.
//!
//! `BONAFIDE_KILLS` says how often (20 unless set), `BONAFIDE_SEED` where the moments come from.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly and report"
)]

mod support;

use rusqlite::Connection;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};
use support::{World, act, open, succeeds, text};
use tlog::{Checkpoint, Hash, Receipt, Tree, VerifierKey, leaf_hash};

const CLIENTS: usize = 8;
const KILLS: usize = 20;
const SEED: u64 = 20_260_301;
/// The longest a server lives after its first clients came, in milliseconds.
const LIFE_MS_MAX: u64 = 120;

fn setting<T: std::str::FromStr>(name: &str, usual: T) -> T {
    std::env::var(name).map_or(usual, |text| text.parse().ok().unwrap())
}

/// A small generator (splitmix64): the same seed kills at the same moments.
struct Moments(u64);

impl Moments {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// An act on its way.
#[derive(Clone)]
struct Sent {
    key: String,
    purchase: Option<String>,
    verb: &'static str,
    body: Value,
}

/// An act the server answered for.
struct Acknowledged {
    sent: Sent,
    first: u64,
    last: u64,
    receipt: Receipt,
}

struct Client {
    number: usize,
    token: String,
    need: Value,
    peer: Value,
    purchase: Option<String>,
    /// Acts begun; part of every key.
    begun: usize,
    /// Acts accepted about the purchase at hand.
    accepted: usize,
    acknowledged: Vec<Acknowledged>,
    in_doubt: Option<Sent>,
    /// Of the acts once in doubt, how many turned out to be there.
    found: usize,
}

impl Client {
    fn next(&mut self) -> Sent {
        self.begun += 1;
        // A new purchase now and then, so that acts of several entries are cut short too.
        if self.accepted >= 12 {
            (self.purchase, self.accepted) = (None, 0);
        }
        let (verb, input) = match (&self.purchase, self.accepted % 2) {
            (None, _) => ("register-need", &self.need),
            (Some(_), 1) => ("grant-role", &self.peer),
            (Some(_), _) => ("withdraw-role", &self.peer),
        };
        Sent {
            key: format!("client-{}-act-{:06}", self.number, self.begun),
            purchase: self.purchase.clone(),
            verb,
            body: json!({ "input": input }),
        }
    }

    /// Gives acts until the server is gone. The first to be given is the one in doubt, under its
    /// key; before it, the last one acknowledged is repeated.
    fn work(&mut self, address: &str) {
        if let Some(last) = self.acknowledged.last() {
            let (sent, stood) = (last.sent.clone(), (last.first, last.last));
            let Some((status, again)) = self.give(address, &sent) else {
                return;
            };
            assert_eq!(status, 200, "{} took effect again", sent.key);
            assert_eq!((again.first, again.last), stood, "{}", sent.key);
        }
        loop {
            let doubtful = self.in_doubt.take();
            let retried = doubtful.is_some();
            let sent = doubtful.unwrap_or_else(|| self.next());
            let Some((status, done)) = self.give(address, &sent) else {
                self.in_doubt = Some(sent);
                return;
            };
            assert!(status == 201 || retried, "{} was new", sent.key);
            self.found += usize::from(status == 200);
            self.accepted += 1;
            self.acknowledged.push(done);
        }
    }

    fn give(&mut self, address: &str, sent: &Sent) -> Option<(u16, Acknowledged)> {
        let (token, purchase) = (self.token.as_str(), sent.purchase.as_deref());
        let answer = act(address, token, &sent.key, purchase, sent.verb, &sent.body).ok()?;
        let body = answer.body;
        assert!(matches!(answer.status, 200 | 201), "{body}");
        let position = |name: &str| body["positions"][name].as_u64().unwrap();
        if sent.purchase.is_none() {
            self.purchase = Some(body["purchase"].as_str().unwrap().to_owned());
        }
        let done = Acknowledged {
            sent: sent.clone(),
            first: position("first"),
            last: position("last"),
            receipt: serde_json::from_value(body["receipt"].clone()).unwrap(),
        };
        Some((answer.status, done))
    }
}

/// What the database holds while no server runs.
struct Found {
    leaves: Vec<String>,
    tree: Tree,
    outcomes: BTreeMap<String, (u64, u64)>,
    key: VerifierKey,
    newest: Checkpoint,
}

impl Found {
    fn read(world: &World) -> Found {
        let link = open(&world.database());
        let leaves = column(
            &link,
            "select cast(leaf as text) from entry order by position",
        );
        let mut tree = Tree::new();
        for leaf in &leaves {
            tree.append(leaf.as_bytes());
        }
        let stated = column(&link, "select value from meta where key = 'verifier_key'");
        let key: VerifierKey = stated[0].parse().unwrap();
        let notes = column(
            &link,
            "select note from checkpoint order by size desc limit 1",
        );
        let newest = Checkpoint::open(&notes[0], &key).unwrap();
        let mut statement = link
            .prepare("select key, first, last from outcome")
            .unwrap();
        let outcomes = statement
            .query_map([], |row| {
                let (first, last): (i64, i64) = (row.get(1)?, row.get(2)?);
                Ok((row.get(0)?, (first.unsigned_abs(), last.unsigned_abs())))
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        Found {
            leaves,
            tree,
            outcomes,
            key,
            newest,
        }
    }

    /// Every entry belongs to exactly one act, and every act is whole.
    fn nothing_is_there_in_part(&self, verbs: &BTreeMap<String, &'static str>) {
        assert_eq!(self.newest.size, self.tree.size());
        assert_eq!(self.newest.root, self.tree.root());
        let mut acts: Vec<_> = self.outcomes.iter().collect();
        acts.sort_by_key(|(_, positions)| **positions);
        let mut next = 0;
        for (key, &(first, last)) in acts {
            assert_eq!(first, next, "{key} does not follow the act before it");
            next = last + 1;
            let expected = match verbs[key] {
                "register-need" => 5,
                _ => 1,
            };
            assert_eq!(next - first, expected, "{key} is there in part");
            let commands = (first..next).map(|position| self.command(position));
            let commands: Vec<String> = commands.collect();
            assert!(commands.iter().all(|one| *one == commands[0]), "{key}");
        }
        assert_eq!(next, self.tree.size(), "entries belong to no act");
    }

    fn leaf(&self, position: u64) -> &str {
        &self.leaves[usize::try_from(position).unwrap()]
    }

    fn command(&self, position: u64) -> String {
        let leaf: Value = serde_json::from_str(self.leaf(position)).unwrap();
        leaf["command"].as_str().unwrap().to_owned()
    }

    /// The act stands where its receipt says, under the signed root of then and of now.
    fn holds(&self, act: &Acknowledged) {
        let name = &act.sent.key;
        assert_eq!(self.outcomes[name], (act.first, act.last), "{name}");
        act.receipt.verify(Some(&self.key)).unwrap();
        let then = act.receipt.checkpoint(Some(&self.key)).unwrap();
        let now = &self.newest;
        assert_eq!(self.tree.root_at(then.size), Some(then.root), "{name}");
        let proof = self.tree.consistency(then.size, now.size).unwrap();
        let (old, new) = ((then.size, &then.root), (now.size, &now.root));
        tlog::verify_consistency(old, new, &proof).unwrap();
        let count = act.last - act.first + 1;
        assert_eq!(act.receipt.entries.len(), usize::try_from(count).unwrap());
        for (entry, position) in act.receipt.entries.iter().zip(act.first..) {
            assert_eq!(entry.position, position, "{name}");
            assert_eq!(entry.leaf, self.leaf(position), "{name}");
            let leaf: Hash = leaf_hash(entry.leaf.as_bytes());
            let proof = self.tree.inclusion(position, now.size).unwrap();
            tlog::verify_inclusion(&leaf, position, now.size, &now.root, &proof).unwrap();
        }
    }
}

fn column(link: &Connection, sql: &str) -> Vec<String> {
    let mut statement = link.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    let kills = setting("BONAFIDE_KILLS", KILLS);
    let mut moments = Moments(setting("BONAFIDE_SEED", SEED));
    let world = World::new(CLIENTS);
    let mut clients = clients(&world);
    for round in 0..kills {
        let server = world.serve();
        let checked: Vec<usize> = clients.iter().map(|one| one.acknowledged.len()).collect();
        let address = server.address.clone();
        std::thread::scope(|scope| {
            for client in &mut clients {
                scope.spawn(|| client.work(&address));
            }
            std::thread::sleep(Duration::from_millis(1 + moments.next(LIFE_MS_MAX)));
            server.kill();
        });
        let found = Found::read(&world);
        found.nothing_is_there_in_part(&verbs(&clients));
        for (client, checked) in clients.iter().zip(checked) {
            client.acknowledged[checked..]
                .iter()
                .for_each(|act| found.holds(act));
        }
        let printed = succeeds(&["record", "verify", "--data", text(&world.data())]);
        assert!(
            printed.contains("the record is whole"),
            "round {round}: {printed}"
        );
    }
    let found = Found::read(&world);
    let all = clients.iter().flat_map(|client| &client.acknowledged);
    let count = all.map(|act| found.holds(act)).count();
    let doubtful: usize = clients.iter().map(|client| client.found).sum();
    println!(
        "{kills} kills: {count} acts acknowledged, none lost; {doubtful} in doubt were there after \
         all; {} entries",
        found.tree.size()
    );
    assert!(
        count >= kills,
        "the server was killed before it could do anything"
    );
}

fn clients(world: &World) -> Vec<Client> {
    let server = world.serve();
    let clients = (0..CLIENTS)
        .map(|number| Client {
            number,
            token: world.sign_in(&server, &format!("officer{number}")),
            need: world.need(&format!("需求 {number}")),
            peer: world.peer(),
            purchase: None,
            begun: 0,
            accepted: 0,
            acknowledged: Vec::new(),
            in_doubt: None,
            found: 0,
        })
        .collect();
    server.kill();
    clients
}

/// The verb under each key that was ever sent.
fn verbs(clients: &[Client]) -> BTreeMap<String, &'static str> {
    let mut verbs = BTreeMap::new();
    for client in clients {
        let done = client.acknowledged.iter().map(|act| &act.sent);
        for sent in done.chain(&client.in_doubt) {
            verbs.insert(sent.key.clone(), sent.verb);
        }
    }
    verbs
}
