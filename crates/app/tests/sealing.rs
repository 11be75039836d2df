//! Sealed bids against whoever has the database, whoever has the server, officers who collude, and
//! the clock: each cell of the table of promises, the ones we lose included.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    Accepted, App, Clock, NotTaken, Options, Rejection, Submission, Viewer, Who,
    advance::at_hour,
    check::{Checking, check},
    demo::{self, cast, short, steps, steps::Step, teller::Teller},
    ids,
};
use domain::{Stage, sealing::SealedState};
use kernel::{Money, OrganisationId, PersonId, ProcessId, Timestamp};
use seal::{
    Envelope, Financial, Level, OfficerKey, Part, Random, Release, Released, Share, Technical,
    open_part, open_share, seal,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Barrier},
    thread,
    time::Duration,
};
use tempfile::TempDir;

const PLAN: &str = "金丝雀方案七八九：每周入户一次";
const PRICE: &str = "51237.89";

struct World {
    app: Arc<App>,
    id: ProcessId,
    keys: Vec<OfficerKey>,
    dir: TempDir,
}

fn key(seed: u8) -> OfficerKey {
    OfficerKey::generate(&mut Random::from_seed([seed; 32])).unwrap()
}

fn person(login: &str) -> PersonId {
    cast::person_id(login).unwrap()
}

fn organisation(key: &str) -> OrganisationId {
    cast::organisation_id(key).unwrap()
}

/// Officers of the story: of the purchaser, of the finance authority and of a university.
const OFFICERS: [&str; 3] = ["chen", "luo", "gao"];

impl World {
    /// Open to offers, sealed to three officers of whom two open.
    fn with_officers() -> World {
        World::new(Some([11, 12, 13].map(key).into()))
    }

    /// Open to offers, sealed to the key of the platform.
    fn with_platform_key() -> World {
        World::new(None)
    }

    fn new(keys: Option<Vec<OfficerKey>>) -> World {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
        app.clock()
            .stop_at(at_hour("2025-03-03".parse().unwrap(), 9));
        demo::call_cast(&app).unwrap();
        let mut teller = Teller::new(&app);
        steps::tell(&mut teller, until_offers(keys.as_deref())).unwrap();
        let id = teller.process().unwrap();
        World {
            app: Arc::new(app),
            id,
            keys: keys.unwrap_or_default(),
            dir,
        }
    }

    fn process(&self) -> domain::Process {
        self.app.purchase(self.id).unwrap().unwrap().process.clone()
    }

    fn give(&self, login: &str, verb: &str, input: Value) -> Result<Accepted, Rejection> {
        self.app.submit(self.submission(login, verb, input))
    }

    fn submission(&self, login: &str, verb: &str, mut input: Value) -> Submission {
        let today = kernel::civil_date(self.app.clock().now());
        demo::teller::resolve(&mut input, today).unwrap();
        Submission {
            key: ids::token().unwrap(),
            who: Who::Person(person(login)),
            process: Some(self.id),
            contract: None,
            verb: verb.to_owned(),
            input: input.as_object().cloned().unwrap_or_default(),
            occurred: None,
            reason: None,
            expected: None,
        }
    }

    fn by_form(&self, login: &str, organisation: &str, price: &str) -> Result<Accepted, Rejection> {
        let input = json!({
            "tenderer": organisation, "lots": ["L1"], "price": price, "staff_cost": "36000",
            "team": "2", "plan": PLAN,
        });
        self.give(login, "submit-bid", input)
    }

    fn sealed(&self, who: &str, price: u32) -> Vec<u8> {
        let tender = self.app.vault().tender(self.id, &self.process()).unwrap();
        let technical = Technical {
            team: 2,
            plan: PLAN.to_owned(),
            attachments: Vec::new(),
        };
        let financial = Financial {
            price: Money::yuan(price),
            staff_cost: Money::yuan(36_000),
            note: String::new(),
        };
        seal(
            &tender.plan(organisation(who), vec![1]),
            &technical.write(&[]).unwrap(),
            &financial.write().unwrap(),
            Level::SealedByTenderer,
            &mut Random::from_seed(ids::random().unwrap()),
        )
        .unwrap()
    }

    fn hands_in(&self, login: &str, who: &str, envelope: &[u8]) -> Result<Accepted, NotTaken> {
        let submission = self.submission(login, "", json!({}));
        self.app.hand_in(organisation(who), envelope, submission)
    }

    fn deadline(&self) -> Timestamp {
        self.process().bidding.notice.unwrap().deadline
    }

    fn closes(&self) {
        self.app.clock().stop_at(self.deadline());
        self.app.run_clock_of(self.id).unwrap();
        assert!(self.process().sealing.closed.is_some());
    }

    /// What an officer's tool writes, after the closing.
    fn shares_of(&self, officer: usize) -> Release {
        let mut release = Release::new(self.id);
        for bid in self.process().sealing.held() {
            let bytes = self
                .app
                .vault()
                .blobs()
                .get(&bid.envelope)
                .unwrap()
                .unwrap();
            let envelope = Envelope::read(&bytes).unwrap();
            for part in Part::ALL {
                let number = u8::try_from(officer + 1).unwrap();
                let share = open_share(&envelope, part, number, &self.keys[officer]).unwrap();
                release.released.push(Released {
                    envelope: bid.envelope,
                    part,
                    officer: number,
                    share,
                });
            }
        }
        release
    }

    fn releases(&self, officer: usize) -> Result<Accepted, NotTaken> {
        let text = serde_json::to_vec(&self.shares_of(officer)).unwrap();
        let submission = self.submission(OFFICERS[officer], "", json!({}));
        self.app.take_shares(&text, &submission)
    }

    fn opens(&self) -> Result<Accepted, Rejection> {
        self.give("dai", "open-bids", json!({}))
    }

    fn states(&self) -> Vec<SealedState> {
        self.process()
            .sealing
            .bids
            .iter()
            .map(|bid| bid.state)
            .collect()
    }

    /// Every file of the installation but the secret keys: what a thief of the database and all its
    /// backups has.
    fn stolen(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        collect(self.dir.path(), &mut files);
        files.retain(|(path, _)| path.extension().is_none_or(|ending| ending != "key"));
        files
    }

    fn verified(&self) -> app::check::Outcome {
        check(&Checking {
            data: Some(self.dir.path().to_owned()),
            receipts: Vec::new(),
            key: None,
        })
        .unwrap()
    }
}

fn collect(dir: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
}

fn until_offers(keys: Option<&[OfficerKey]>) -> Vec<Step> {
    let mut story = short::steps();
    let end = story.iter().position(|step| step.verb == "submit-bid");
    story.truncate(end.unwrap());
    if let Some(keys) = keys {
        let rows = OFFICERS.iter().zip(keys).map(|(login, key)| {
            json!({ "person": format!("@@{login}"), "key": key.recipient().to_string() })
        });
        let officers = json!({ "threshold": "2", "officers": rows.collect::<Vec<_>>() });
        let place = story.iter().position(|step| step.verb == "publish-tender");
        let by = story[place.unwrap()].by;
        story.insert(
            place.unwrap(),
            steps::step(0, by, "appoint-opening-officers", officers),
        );
    }
    story
}

fn holds(files: &[(PathBuf, Vec<u8>)], canary: &str) -> Vec<PathBuf> {
    let found = files.iter().filter(|(_, bytes)| {
        bytes
            .windows(canary.len())
            .any(|one| one == canary.as_bytes())
    });
    found.map(|(path, _)| path.clone()).collect()
}

#[test]
fn a_bid_from_form_to_opening_with_the_key_of_the_platform() {
    let world = World::with_platform_key();
    for (login, who, price) in [
        ("he", "@hefeng", PRICE),
        ("chun", "@chunyu", "52000"),
        ("ming", "@mingde", "53000"),
    ] {
        world.by_form(login, who, price).unwrap();
    }
    assert!(
        world.process().bidding.bids.is_empty(),
        "nothing is known of them"
    );
    world.closes();
    world.opens().unwrap();
    let process = world.process();
    assert_eq!(process.stage, Stage::S08);
    let price = process.bidding.bids[0].price;
    assert_eq!(price, Money::parse(PRICE, kernel::Currency::CNY).unwrap());
    assert_eq!(process.bidding.bids[0].plan.as_str(), PLAN);
}

#[test]
fn a_bid_sealed_by_its_tenderer_opened_by_two_of_three() {
    let world = World::with_officers();
    for (login, who, price) in [("he", "hefeng", 51_000), ("chun", "chunyu", 52_000)] {
        world
            .hands_in(login, who, &world.sealed(who, price))
            .unwrap();
    }
    // Typed into the form, sealed on arrival to the same officers.
    world.by_form("ming", "@mingde", "53000").unwrap();
    world.closes();
    world.releases(2).unwrap();
    assert!(
        matches!(world.opens(), Err(Rejection::Refused(why)) if why.code() == "shares-lacking")
    );
    world.releases(0).unwrap();
    world.opens().unwrap();
    let prices: Vec<Money> = world
        .process()
        .bidding
        .bids
        .iter()
        .map(|b| b.price)
        .collect();
    assert_eq!(prices, [51_000, 52_000, 53_000].map(Money::yuan));
    // Anybody with the file of all shares repeats the opening.
    let loaded = world.app.purchase(world.id).unwrap().unwrap();
    let opening = world.app.opening(world.id, &loaded).unwrap();
    let release: Release = serde_json::from_value(opening).unwrap();
    for bid in &loaded.process.sealing.bids {
        let bytes = world
            .app
            .vault()
            .blobs()
            .get(&bid.envelope)
            .unwrap()
            .unwrap();
        let envelope = Envelope::read(&bytes).unwrap();
        let shares = release.shares(bid.envelope, Part::Technical);
        let plain = open_part(&envelope, Part::Technical, &shares).unwrap();
        assert_eq!(Technical::read(&plain).unwrap().0.plan, PLAN);
    }
}

mod promises {
    use super::*;

    /// A1 at S1: the whole database and every backup, without the key file.
    #[test]
    fn whoever_has_the_whole_database_cannot_read_a_bid() {
        let world = World::with_platform_key();
        world.by_form("he", "@hefeng", PRICE).unwrap();
        // A refused one leaves no trace either, and a draft is sealed.
        let wrong = world.by_form("he", "@hefeng", "99999999");
        assert!(matches!(wrong, Err(Rejection::Refused(_))));
        let of = app::drafts::DraftOf {
            person: person("he"),
            process: Some(world.id),
            contract: None,
            verb: "submit-bid",
        };
        let fields = vec![("plan".to_owned(), PLAN.to_owned())];
        world.app.keep_draft(of, &fields).unwrap();
        assert_eq!(world.app.draft(of).unwrap().unwrap().1, fields);
        let files = world.stolen();
        for canary in [PLAN, PRICE, "51237", "5123789"] {
            let found = holds(&files, canary);
            assert!(found.is_empty(), "{canary}: {found:?}");
        }
        // No key but the one in the file opens the envelope.
        let envelope = &world.process().sealing.bids[0].envelope;
        let bytes = world.app.vault().blobs().get(envelope).unwrap().unwrap();
        let envelope = Envelope::read(&bytes).unwrap();
        assert!(open_share(&envelope, Part::Financial, 1, &key(99)).is_err());
    }

    /// A2 at S1: whoever reads the files of the server as well. We lose, and say so.
    #[test]
    fn whoever_has_the_server_reads_a_bid_sealed_to_the_platform() {
        let world = World::with_platform_key();
        world.by_form("he", "@hefeng", PRICE).unwrap();
        let text = fs::read_to_string(world.dir.path().join("opening.key")).unwrap();
        let key = OfficerKey::parse(text.trim()).unwrap();
        let envelope = &world.process().sealing.bids[0].envelope;
        let bytes = world.app.vault().blobs().get(envelope).unwrap().unwrap();
        let envelope = Envelope::read(&bytes).unwrap();
        let share = open_share(&envelope, Part::Financial, 1, &key).unwrap();
        let plain = open_part(&envelope, Part::Financial, &[(1, share)]).unwrap();
        let price = Financial::read(&plain).unwrap().price;
        assert_eq!(price, Money::parse(PRICE, kernel::Currency::CNY).unwrap());
    }

    /// A2 and A3 at S3: everything on the server, every file and key on it.
    #[test]
    fn whoever_has_the_server_cannot_read_a_bid_sealed_to_officers() {
        let world = World::with_officers();
        world
            .hands_in("he", "hefeng", &world.sealed("hefeng", 51_237))
            .unwrap();
        let mut files = Vec::new();
        collect(world.dir.path(), &mut files);
        assert!(holds(&files, PLAN).is_empty());
        let text = fs::read_to_string(world.dir.path().join("opening.key")).unwrap();
        let platform = OfficerKey::parse(text.trim()).unwrap();
        // Documents of the tender lie there too; the envelope is the one file that is one.
        let mut read = files
            .iter()
            .filter_map(|(_, bytes)| Envelope::read(bytes).ok());
        let envelope = read.next().unwrap();
        for number in 1..=3 {
            assert!(open_share(&envelope, Part::Technical, number, &platform).is_err());
        }
    }

    fn shares(world: &World, officers: &[usize]) -> Vec<(u8, Share)> {
        let digest = world.process().sealing.bids[0].envelope;
        let all = officers
            .iter()
            .flat_map(|officer| world.shares_of(*officer).released);
        all.filter(|one| one.part == Part::Financial && one.envelope == digest)
            .map(|one| (one.officer, one.share))
            .collect()
    }

    /// A4: one officer fewer than needed reads nothing; as many as needed read everything, at any
    /// time, if they agree to ignore their own tool. No cryptography helps against that.
    #[test]
    fn one_officer_reads_nothing_and_two_together_read_everything() {
        let world = World::with_officers();
        world
            .hands_in("he", "hefeng", &world.sealed("hefeng", 51_237))
            .unwrap();
        let digest = world.process().sealing.bids[0].envelope;
        let bytes = world.app.vault().blobs().get(&digest).unwrap().unwrap();
        let envelope = Envelope::read(&bytes).unwrap();
        for alone in 0..3 {
            assert!(open_part(&envelope, Part::Financial, &shares(&world, &[alone])).is_err());
        }
        let plain = open_part(&envelope, Part::Financial, &shares(&world, &[0, 2])).unwrap();
        assert_eq!(Financial::read(&plain).unwrap().price, Money::yuan(51_237));
    }

    /// Before the closing the program gives nothing away, even to those who may open.
    #[test]
    fn the_program_opens_nothing_before_the_list_is_closed() {
        let world = World::with_platform_key();
        world.by_form("he", "@hefeng", PRICE).unwrap();
        let refused = world.opens().unwrap_err();
        assert!(matches!(&refused, Rejection::Refused(why) if why.code() == "opening-early"));
        assert!(world.process().bidding.bids.is_empty());
        let world = World::with_officers();
        world
            .hands_in("he", "hefeng", &world.sealed("hefeng", 51_237))
            .unwrap();
        let early = world.releases(0).unwrap_err();
        assert!(
            matches!(early, NotTaken::Rejected(Rejection::Refused(why)) if why.code() == "bids-not-closed")
        );
    }

    /// Nobody but its author sees that there is a bid; a second round is as closed as the first.
    #[test]
    fn what_comes_in_after_a_first_opening_stays_closed_until_the_second() {
        let world = World::with_platform_key();
        world.by_form("he", "@hefeng", PRICE).unwrap();
        world.closes();
        world.opens().unwrap();
        assert_eq!(
            world.process().stage,
            Stage::S07b,
            "one bid is no competition"
        );
        let sees = |login: &str| {
            let viewer = Viewer {
                person: world.app.directory().person(person(login)).cloned(),
            };
            let loaded = world.app.purchase(world.id).unwrap().unwrap();
            let kinds = viewer.timeline(&loaded, None).map(|one| one.event.kind());
            kinds.filter(|kind| *kind == "bid.sealed").count()
        };
        assert_eq!((sees("dai"), sees("he"), sees("ming")), (1, 1, 0));
    }
}

mod the_record_tells {
    use super::*;

    fn database(world: &World) -> rusqlite::Connection {
        rusqlite::Connection::open(world.dir.path().join("record.db")).unwrap()
    }

    fn position_of(world: &World, kind: &str) -> u64 {
        let loaded = world.app.purchase(world.id).unwrap().unwrap();
        let mut log = loaded.log.iter();
        log.find(|one| one.event.kind() == kind).unwrap().position
    }

    fn assert_found_at(world: &World, position: u64) {
        let outcome = world.verified();
        assert!(!outcome.holds, "{:?}", outcome.lines);
        let named = format!("position {position}");
        assert!(
            outcome.lines.iter().any(|line| line.contains(&named)),
            "{position}: {:?}",
            outcome.lines
        );
    }

    fn with_bids() -> World {
        let world = World::with_platform_key();
        world.by_form("he", "@hefeng", PRICE).unwrap();
        world.by_form("chun", "@chunyu", "52000").unwrap();
        assert!(world.verified().holds);
        world
    }

    #[test]
    fn that_a_bid_was_dropped_from_the_database() {
        let world = with_bids();
        let position = position_of(&world, "bid.sealed");
        let sql = "delete from entry where position = ?1";
        assert_eq!(
            database(&world)
                .execute(sql, [i64::try_from(position).unwrap()])
                .unwrap(),
            1
        );
        assert_found_at(&world, position);
    }

    #[test]
    fn that_a_sealed_file_was_dropped_or_exchanged() {
        let world = with_bids();
        let position = position_of(&world, "bid.sealed");
        let digest = world.process().sealing.bids[0].envelope;
        let name = digest.to_string();
        let path = world
            .dir
            .path()
            .join("blobs")
            .join(&name[..2])
            .join(&name[2..]);
        let bytes = fs::read(&path).unwrap();
        let mut changed = bytes.clone();
        *changed.last_mut().unwrap() ^= 1;
        fs::write(&path, changed).unwrap();
        assert_found_at(&world, position);
        fs::remove_file(&path).unwrap();
        assert_found_at(&world, position);
        fs::write(&path, bytes).unwrap();
        assert!(world.verified().holds);
        // The opening does not stop for it, and names it.
        fs::remove_file(&path).unwrap();
        world.closes();
        world.opens().unwrap();
        let lost = SealedState::Unusable(domain::sealing::Unusable::EnvelopeLost);
        assert_eq!(world.states(), [lost, SealedState::Opened]);
    }

    #[test]
    fn that_a_late_bid_was_slipped_in_below_the_closing() {
        let world = with_bids();
        world.closes();
        let position = position_of(&world, "bids.closed");
        // Everything from the closing on moves up by one, and a copy of a bid takes its place.
        let link = database(&world);
        link.execute_batch(&format!(
            "pragma foreign_keys = off;
             update entry set position = position + 1000000 where position >= {position};
             update entry set position = position - 999999 where position >= 1000000;
             insert into entry (position, process, version, kind, leaf_hash, leaf)
               select {position}, process, version + 1000000, kind, leaf_hash, leaf
               from entry where kind = 'bid.sealed' limit 1;"
        ))
        .unwrap_or_else(|error| panic!("{error}"));
        let outcome = world.verified();
        assert!(!outcome.holds, "{:?}", outcome.lines);
    }
}

mod unusable_bids {
    use super::*;

    fn refused(world: &World, envelope: &[u8], code: &str) {
        let before = world.stolen().len();
        let answer = world.hands_in("he", "hefeng", envelope).unwrap_err();
        assert_eq!(answer.code(), code);
        for lang in kernel::Lang::ALL {
            assert!(!answer.say(lang).is_empty() && !answer.say(lang).contains('{'));
        }
        assert_eq!(world.stolen().len(), before, "nothing is kept of `{code}`");
    }

    #[test]
    fn are_refused_with_their_reason() {
        let world = World::with_officers();
        let good = world.sealed("hefeng", 51_000);
        refused(&world, b"", "truncated");
        refused(&world, b"PK\x03\x04 a zip archive", "not-an-envelope");
        refused(&world, &good[..good.len() - 1], "truncated");
        refused(&world, &[&good[..], b"x"].concat(), "trailing");
        let mut damaged = good.clone();
        *damaged.last_mut().unwrap() ^= 1;
        refused(&world, &damaged, "part-damaged");
        refused(&world, &world.sealed("chunyu", 51_000), "other-tenderer");
        let elsewhere = World::with_officers();
        refused(
            &world,
            &elsewhere.sealed("hefeng", 51_000),
            "other-purchase",
        );
        let platform = World::with_platform_key();
        let mut tender = platform
            .app
            .vault()
            .tender(platform.id, &platform.process())
            .unwrap();
        tender.purchase = world.id;
        tender.deadline = world.deadline();
        let other_keys = seal(
            &tender.plan(organisation("hefeng"), vec![1]),
            b"x",
            b"y",
            Level::SealedByTenderer,
            &mut Random::from_seed([5; 32]),
        )
        .unwrap();
        let answer = world.hands_in("he", "hefeng", &other_keys).unwrap_err();
        assert!(
            ["other-officers", "other-documents"].contains(&answer.code()),
            "{}",
            answer.code()
        );
    }

    /// Content that is not what it should be is found at the opening only; the others open.
    #[test]
    fn never_block_the_opening_of_the_others() {
        let world = World::with_officers();
        world
            .hands_in("he", "hefeng", &world.sealed("hefeng", 51_000))
            .unwrap();
        world
            .hands_in("chun", "chunyu", &world.sealed("chunyu", 52_000))
            .unwrap();
        let tender = world
            .app
            .vault()
            .tender(world.id, &world.process())
            .unwrap();
        let nonsense = seal(
            &tender.plan(organisation("mingde"), vec![1]),
            &vec![b'{'; 200_000],
            b"not a price",
            Level::SealedByTenderer,
            &mut Random::from_seed([6; 32]),
        )
        .unwrap();
        world.hands_in("ming", "mingde", &nonsense).unwrap();
        world.closes();
        world.releases(0).unwrap();
        world.releases(1).unwrap();
        world.opens().unwrap();
        let malformed = SealedState::Unusable(domain::sealing::Unusable::Malformed);
        let opened = SealedState::Opened;
        assert_eq!(world.states(), [opened, opened, malformed]);
    }
}

/// Uploads straddle the deadline while the clock steps, also backwards, and is sometimes amended:
/// the bids taken are exactly those that stand below the closing, without exception.
#[test]
fn the_list_is_what_stands_below_the_closing() {
    let races = std::env::var("BONAFIDE_RACES").ok();
    let races = races.and_then(|text| text.parse().ok()).unwrap_or(40);
    let (mut taken, mut late) = (0, 0);
    for race in 0..races {
        let world = Arc::new(World::with_platform_key());
        one_race(&world, race);
        let count = world.process().sealing.bids.len();
        taken += count;
        late += 3 - count;
    }
    // The races are races: bids were taken in some and came late in some.
    assert!(taken > 0 && late > 0, "{taken} taken, {late} late");
}

/// A die for one race: the same race always falls out alike, as far as threads allow.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % sides).unwrap()
    }
}

fn one_race(world: &Arc<World>, race: u32) {
    let mut dice = Dice(u64::from(race).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    if dice.roll(4) == 0 {
        let early = world.deadline() - jiff_ms(3_000_000_000);
        world.app.clock().stop_at(early);
        let later = world.deadline() + jiff_ms(86_400_000);
        let local = kernel::Zone::China
            .local(later)
            .strftime("%Y-%m-%dT%H:%M")
            .to_string();
        let input = json!({ "text": "延长一日", "deadline": local });
        world.give("dai", "amend-tender", input).unwrap();
        assert_eq!(world.deadline(), later);
    }
    let deadline = world.deadline();
    world
        .app
        .clock()
        .run_from(deadline - jiff_ms(dice.roll(30)));
    let answers = rush(world, &mut dice, deadline);
    world.app.clock().stop_at(deadline + jiff_ms(60_000));
    world.app.run_clock_of(world.id).unwrap();
    assert_taken_is_below_the_closing(world, race, &answers);
}

type Answers = Vec<Result<Accepted, Rejection>>;

/// Three tenderers hand in at once while the clock steps back or forth around the deadline.
fn rush(world: &Arc<World>, dice: &mut Dice, deadline: Timestamp) -> Answers {
    let tenderers = [("he", "@hefeng"), ("chun", "@chunyu"), ("ming", "@mingde")];
    let start = Arc::new(Barrier::new(tenderers.len() + 1));
    let pause = |ms: i64| thread::sleep(Duration::from_millis(u64::try_from(ms).unwrap()));
    let mut threads = Vec::new();
    for (login, who) in tenderers {
        let (world, start, wait) = (world.clone(), start.clone(), dice.roll(25));
        threads.push(thread::spawn(move || {
            start.wait();
            pause(wait);
            world.by_form(login, who, "60000")
        }));
    }
    start.wait();
    pause(dice.roll(20));
    let step = dice.roll(40) - 20;
    world.app.clock().run_from(deadline + jiff_ms(step));
    world.app.run_clock_of(world.id).unwrap();
    threads.into_iter().map(|one| one.join().unwrap()).collect()
}

fn assert_taken_is_below_the_closing(world: &World, race: u32, answers: &Answers) {
    let loaded = world.app.purchase(world.id).unwrap().unwrap();
    let mut log = loaded.log.iter();
    let closing = log.find(|one| one.event.kind() == "bids.closed").unwrap();
    let sealed = loaded
        .log
        .iter()
        .filter(|one| one.event.kind() == "bid.sealed");
    let mut standing: Vec<u64> = sealed.map(|one| one.position).collect();
    assert!(
        standing.iter().all(|position| *position < closing.position),
        "race {race}: none stands above the closing"
    );
    let accepted = answers.iter().filter_map(|answer| answer.as_ref().ok());
    let mut taken: Vec<u64> = accepted.map(|one| one.positions.first).collect();
    standing.sort_unstable();
    taken.sort_unstable();
    assert_eq!(taken, standing, "race {race}");
    let listed = closing.event.body().unwrap()["count"].as_u64().unwrap();
    assert_eq!(
        usize::try_from(listed).unwrap(),
        standing.len(),
        "race {race}"
    );
    for refusal in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(
            matches!(refusal, Rejection::Refused(why) if why.code() == "bids-closed"),
            "race {race}: {refusal:?}"
        );
    }
}

fn jiff_ms(count: i64) -> jiff::SignedDuration {
    jiff::SignedDuration::from_millis(count)
}
