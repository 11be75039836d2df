//! What one more bid costs when many lie on the tender already.

use crate::{
    app::{App, AppError, Options},
    bus::{Submission, Who},
    clock::Clock,
    demo::{self, short, steps, steps::Step, teller::Teller},
    directory::{OrganisationCard, PersonCard},
    ids,
};
use kernel::{OrganisationId, PersonId, ProcessId, Role};
use seal::{Financial, Level, Random, Technical, seal};
use serde_json::{Map, Value, json};
use std::path::Path;

/// How many bids lie on the tender when it is measured.
pub const SIZES: &[u32] = &[1, 10, 100, 300, 1_000, 10_000];
/// Bids measured at each size, by each way.
const SAMPLE: u32 = 150;

/// CPU time of the whole process so far, in milliseconds. Linux counts in hundredths of a second.
fn cpu_ms() -> Result<f64, AppError> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let after = stat.rsplit(')').next().unwrap_or_default();
    let mut fields = after.split_whitespace().skip(11);
    let mut next = || fields.next().and_then(|text| text.parse::<u32>().ok());
    let ticks = next().unwrap_or(0) + next().unwrap_or(0);
    Ok(f64::from(ticks) * 10.0)
}

/// A purchase open to offers, and organisations that can bid.
struct Tender {
    app: App,
    id: ProcessId,
    bidders: Vec<(OrganisationId, PersonId)>,
    next: usize,
}

/// Measures CPU per bid on a fresh database under `dir`, by form and by envelope.
///
/// # Errors
/// The disk cannot be written.
pub fn bids(dir: &Path, sizes: &[u32]) -> Result<Vec<String>, AppError> {
    std::fs::create_dir_all(dir)?;
    let place = dir.join(format!("bench-bids-{}", std::process::id()));
    let largest = sizes.iter().copied().max().unwrap_or(1);
    let samples = u32::try_from(sizes.len()).unwrap_or(1) * SAMPLE * 2;
    let mut tender = Tender::open(&place, largest + samples + 1)?;
    let mut lines = vec![format!(
        "CPU per bid (mean of {SAMPLE}), two officers of three; the purchase in memory, one durable commit each"
    )];
    let alone = tender.sealing_alone()?;
    lines.push(format!("  sealing alone                {alone:>6.2} ms"));
    let mut first = None;
    for size in sizes {
        tender.fill(*size)?;
        let form = tender.measure(|tender| tender.by_form())?;
        tender.withdraw_sample()?;
        let envelope = tender.measure(|tender| tender.by_envelope())?;
        tender.withdraw_sample()?;
        let (f, e) = *first.get_or_insert((form, envelope));
        lines.push(format!(
            "  {size:>6} bids   by form {form:>6.2} ms ({:>4.2}x of the first)   by envelope {envelope:>6.2} ms ({:>4.2}x)",
            form / f.max(0.01),
            envelope / e.max(0.01),
        ));
    }
    tender.app.stop()?;
    std::fs::remove_dir_all(&place)?;
    Ok(lines)
}

impl Tender {
    fn open(place: &Path, count: u32) -> Result<Tender, AppError> {
        let app = App::open(&Options::new(place), Clock::system())?;
        // A day from which the calendar of the whole story is known.
        app.clock()
            .stop_at(crate::advance::at_hour(jiff::civil::date(2025, 3, 3), 9));
        demo::call_cast(&app)?;
        let bidders = bidders(&app, count)?;
        let mut teller = Teller::new(&app);
        let mut story = short::steps();
        let end = story.iter().position(|step| step.verb == "submit-bid");
        story.truncate(end.unwrap_or(0));
        let officers = officers()?;
        let publish = story.iter().position(|step| step.verb == "publish-tender");
        let appointed = Step {
            input: officers,
            verb: "appoint-opening-officers",
            ..story
                .get(publish.unwrap_or(0))
                .cloned()
                .ok_or_else(|| AppError::Story("no notice".to_owned()))?
        };
        story.insert(
            publish.unwrap_or(0),
            Step {
                after_days: 0,
                ..appointed
            },
        );
        steps::tell(&mut teller, story)?;
        let id = teller.process();
        let id = id.ok_or_else(|| AppError::Story("no purchase".to_owned()))?;
        let next = 0;
        Ok(Tender {
            app,
            id,
            bidders,
            next,
        })
    }

    fn bidder(&mut self) -> Result<(OrganisationId, PersonId), AppError> {
        let found = self.bidders.get(self.next).copied();
        self.next += 1;
        found.ok_or_else(|| AppError::Story("no bidder is left".to_owned()))
    }

    fn submission(
        &self,
        person: PersonId,
        verb: &str,
        input: Value,
    ) -> Result<Submission, AppError> {
        Ok(Submission {
            key: ids::token()?,
            who: Who::Person(person),
            process: Some(self.id),
            contract: None,
            verb: verb.to_owned(),
            input: match input {
                Value::Object(map) => map,
                _ => Map::new(),
            },
            occurred: None,
            reason: None,
            expected: None,
        })
    }

    fn by_form(&mut self) -> Result<(), AppError> {
        let (organisation, person) = self.bidder()?;
        let input = json!({
            "tenderer": organisation.to_string(), "lots": ["L1"], "price": "60000",
            "staff_cost": "36000", "team": "2", "plan": "每周入户一次，紧急情况当日响应",
        });
        let submission = self.submission(person, "submit-bid", input)?;
        let answer = self.app.submit(submission);
        answer
            .map(drop)
            .map_err(|error| AppError::Story(format!("{error:?}")))
    }

    fn envelope(&self, organisation: OrganisationId) -> Result<Vec<u8>, AppError> {
        let loaded = self.app.purchase(self.id)?;
        let loaded = loaded.ok_or_else(|| AppError::Story("no purchase".to_owned()))?;
        let tender = self.app.vault().tender(self.id, &loaded.process)?;
        let technical = Technical {
            team: 2,
            plan: "每周入户一次，紧急情况当日响应".to_owned(),
            attachments: Vec::new(),
        };
        let price = kernel::Money::yuan(60_000);
        let financial = Financial {
            price,
            staff_cost: kernel::Money::yuan(36_000),
            note: String::new(),
        };
        let (technical, financial) = (technical.write(&[]), financial.write());
        let (Ok(technical), Ok(financial)) = (technical, financial) else {
            return Err(AppError::Sealing);
        };
        let mut random = Random::from_seed(ids::random()?);
        let plan = tender.plan(organisation, vec![1]);
        let level = Level::SealedByTenderer;
        seal(&plan, &technical, &financial, level, &mut random).map_err(|_| AppError::Sealing)
    }

    fn by_envelope(&mut self) -> Result<(), AppError> {
        let (organisation, person) = self.bidder()?;
        let envelope = self.envelope(organisation)?;
        let submission = self.submission(person, "", json!({}))?;
        let answer = self.app.hand_in(organisation, &envelope, submission);
        answer
            .map(drop)
            .map_err(|error| AppError::Story(format!("{error:?}")))
    }

    /// What the cryptography alone costs.
    fn sealing_alone(&mut self) -> Result<f64, AppError> {
        let (organisation, _) = self.bidder()?;
        let before = cpu_ms()?;
        for _ in 0..SAMPLE {
            self.envelope(organisation)?;
        }
        Ok((cpu_ms()? - before) / f64::from(SAMPLE))
    }

    fn live(&self) -> Result<usize, AppError> {
        let loaded = self.app.purchase(self.id)?;
        Ok(loaded.map_or(0, |loaded| loaded.process.sealing.held().count()))
    }

    fn fill(&mut self, size: u32) -> Result<(), AppError> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let mut live = self.live()?;
        while live < size {
            self.by_form()?;
            live += 1;
        }
        Ok(())
    }

    fn measure(
        &mut self,
        mut one: impl FnMut(&mut Tender) -> Result<(), AppError>,
    ) -> Result<f64, AppError> {
        let before = cpu_ms()?;
        for _ in 0..SAMPLE {
            one(self)?;
        }
        Ok((cpu_ms()? - before) / f64::from(SAMPLE))
    }

    /// Takes the bids of a sample back, so that the next one meets as many as the first.
    fn withdraw_sample(&mut self) -> Result<(), AppError> {
        let loaded = self.app.purchase(self.id)?;
        let held: Vec<_> = loaded
            .iter()
            .flat_map(|loaded| loaded.process.sealing.held())
            .map(|bid| (bid.id, bid.tenderer.id))
            .collect();
        let sample = usize::try_from(SAMPLE).unwrap_or(0);
        for (bid, tenderer) in held.iter().rev().take(sample) {
            let person = self.bidders.iter().find(|one| one.0 == *tenderer);
            let Some((_, person)) = person else { continue };
            let input = json!({ "bid": bid.to_string() });
            let submission = self.submission(*person, "withdraw-bid", input)?;
            let answer = self.app.submit(submission);
            answer.map_err(|error| AppError::Story(format!("{error:?}")))?;
        }
        Ok(())
    }
}

fn officers() -> Result<Value, AppError> {
    let mut rows = Vec::new();
    for person in ["@@chen", "@@luo", "@@gao"] {
        let mut random = Random::from_seed(ids::random()?);
        let key = seal::OfficerKey::generate(&mut random).map_err(|_| AppError::Sealing)?;
        rows.push(json!({ "person": person, "key": key.recipient().to_string() }));
    }
    Ok(json!({ "threshold": "2", "officers": rows }))
}

fn bidders(app: &App, count: u32) -> Result<Vec<(OrganisationId, PersonId)>, AppError> {
    let now = app.clock().now();
    let password = crate::accounts::hash_password("a password of the measurement")?;
    let (mut organisations, mut people, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..count {
        let (organisation, person) = (ids::organisation(now)?, ids::person(now)?);
        pairs.push((organisation, person));
        organisations.push(OrganisationCard {
            id: organisation,
            zh: format!("机构{number}"),
            en: format!("Organisation {number}"),
        });
        people.push(PersonCard {
            id: person,
            organisation: Some(organisation),
            login: format!("bidder{number}"),
            zh: format!("员工{number}"),
            en: format!("Employee {number}"),
            jobs: vec![Role::Tenderer],
        });
    }
    app.put_organisations(organisations)?;
    app.put_persons(people, &password)?;
    Ok(pairs)
}
