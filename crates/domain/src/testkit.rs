//! Given a purchase, when a command, then events or a refusal: one line each.
//!
//! ```text
//! World::new("2025-01-06")
//!     .by(Role::Purchaser)
//!     .does("register-need", json!({ "title": "…" }), &["need.registered", "stage.entered"])
//!     .refuses("survey-market", json!({}), "wrong-stage");
//! ```

use crate::{
    Actor, Context, Envelope, Event, Known, Organisation, Person, Process,
    planning::choices::Jurisdiction,
    process::{
        Contract, ContractId, Criterion, CriterionId, IndexItem, Lot, LotId, Method, Precondition,
        PreconditionId, TenderPlan, Terms, Tranche, TrancheId, TrancheKind, Unit, UnitId,
    },
    registry::{self, Denied},
    stage::Stage,
};
use kernel::{Date, FreeText, Money, OrganisationId, Percent, PersonId, Role, Timestamp, Zone};
use rules::Rulebook;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Organisations of the test world: name, role in the purchase.
pub const ORGANISATIONS: &[(&str, Role)] = &[
    ("区民政局 District civil affairs", Role::Purchaser),
    ("东街道办 East subdistrict", Role::Host),
    ("西街道办 West subdistrict", Role::Host),
    ("和风社工中心 Hefeng", Role::Provider),
    ("春雨社工中心 Chunyu", Role::Tenderer),
    ("明德社工中心 Mingde", Role::Tenderer),
    ("第三方评估中心 Evaluators", Role::Evaluator),
    ("区财政局 Finance bureau", Role::FinanceSupervisor),
    ("采购代理公司 Agent", Role::Agent),
    ("东社区居委会 Residents' committee", Role::Committee),
];

/// A purchase under test.
#[derive(Clone)]
pub struct World {
    /// The state.
    pub process: Process,
    /// All events so far.
    pub log: Vec<(Envelope, Event)>,
    /// The directory.
    pub known: Known,
    /// Verbs accepted so far; the meta-test unites them over all walks.
    pub verbs: BTreeSet<&'static str>,
    /// The commands accepted so far, each with the places of its events in the log.
    pub commands: Vec<(&'static str, std::ops::Range<usize>)>,
    now: Timestamp,
    occurred: Option<Timestamp>,
    actor: Actor,
    contract: Option<ContractId>,
    reason: Option<FreeText>,
    facts: crate::facts::Facts,
    found: crate::sealing::Found,
    rulebook: std::rc::Rc<Rulebook>,
}

/// A fixed organisation id.
pub fn organisation_id(number: u128) -> OrganisationId {
    OrganisationId::new(uuid_of(0x0A00 + number))
}

/// A fixed person id.
pub fn person_id(number: u128) -> PersonId {
    PersonId::new(uuid_of(0x0B00 + number))
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

fn moment(date: &str, zone: Zone) -> Timestamp {
    let date: Date = date.parse().expect("a date in the test");
    zone.instant(date.at(10, 0, 0, 0)).expect("a date in range")
}

impl World {
    /// An empty purchase on `date` (10:00 where it is), acted on by the purchaser.
    pub fn new(date: &str) -> World {
        let mut known = Known::default();
        for (number, (name, _)) in (0u128..).zip(ORGANISATIONS) {
            let (zh, en) = name.split_once(' ').unwrap_or((name, name));
            let id = organisation_id(number);
            known.add_organisation(Organisation {
                id,
                zh: zh.to_owned(),
                en: en.to_owned(),
            });
            for place in 0..3 {
                let id = person_id(number * 10 + place);
                let name = FreeText::new(format!("{zh}{place}号"));
                let person = Person {
                    id,
                    organisation: Some(organisation_id(number)),
                    name,
                };
                known.add_person(person);
            }
        }
        World {
            process: Process::default(),
            log: Vec::new(),
            known,
            verbs: BTreeSet::new(),
            commands: Vec::new(),
            now: moment(date, Zone::China),
            occurred: None,
            actor: Actor {
                person: Some(person_id(0)),
                organisation: Some(organisation_id(0)),
                role: Role::Purchaser,
            },
            contract: None,
            reason: None,
            facts: crate::facts::Facts::default(),
            found: crate::sealing::Found::default(),
            rulebook: std::rc::Rc::new(Rulebook::embedded().expect("embedded packs are valid")),
        }
    }

    /// A purchase that stands at `stage` on `date`, with one lot per host; from S12 on with one
    /// contract of 300,000 for the year from `date`, whose supplier is organisation 3. All roles of
    /// [`ORGANISATIONS`] are granted.
    pub fn at_stage(stage: Stage, date: &str) -> World {
        let mut world = World::new(date);
        world.process.title = Some(FreeText::new("H 公共服务项目"));
        world.process.stage = if stage.is_contract_stage() {
            Stage::S12
        } else {
            stage
        };
        world.process.version = 1;
        for (number, (_, role)) in (0u128..).zip(ORGANISATIONS) {
            world.process.grants.push(crate::process::Grant {
                role: *role,
                organisation: world
                    .known
                    .organisations
                    .get(&organisation_id(number))
                    .cloned(),
                person: None,
                contract: None,
                since: kernel::civil_date(world.now),
                until: None,
            });
        }
        world.process.lots = [(1, 1), (2, 2)]
            .map(|(number, host)| Lot {
                id: LotId(number),
                title: FreeText::new(format!("第{number}包")),
                host: world
                    .known
                    .organisations
                    .get(&organisation_id(host))
                    .cloned(),
                ceiling: Money::yuan(150_000),
            })
            .to_vec();
        if stage >= Stage::S06 {
            world.process.plan = Some(sample_plan(date.parse().expect("a date in the test")));
        }
        if stage.is_contract_stage() || stage == Stage::S11 {
            world.process.awards = vec![crate::process::Award {
                lots: vec![LotId(1), LotId(2)],
                supplier: world.organisation(3),
                price: Money::yuan(300_000),
                decided_by: Some(person_id(1)),
                on: kernel::civil_date(world.now),
            }];
        }
        if stage.is_contract_stage() {
            let terms = sample_terms(date.parse().expect("a date in the test"));
            let supplier = world.organisation(3);
            let lots = vec![LotId(1), LotId(2)];
            let mut contract = Contract::new(ContractId(1), supplier, lots, terms);
            contract.stage = stage;
            world.process.contracts.push(contract);
            world.contract = Some(ContractId(1));
        }
        world
    }

    /// An organisation of the test world.
    pub fn organisation(&self, number: u128) -> Organisation {
        self.known.organisations[&organisation_id(number)].clone()
    }

    /// Changes the state by hand before the test begins.
    pub fn with(mut self, change: impl FnOnce(&mut Process)) -> World {
        change(&mut self.process);
        self
    }

    /// The purchase stands under this law; the time of day stays as it is on the clock there.
    pub fn under(mut self, law: Jurisdiction) -> World {
        let local = self.process.law().zone().local(self.now);
        self.now = law.zone().instant(local).expect("a date in range");
        law.code().clone_into(&mut self.process.jurisdiction);
        self
    }

    /// The next commands come under these rules.
    pub fn ruled_by(mut self, rulebook: Rulebook) -> World {
        self.rulebook = std::rc::Rc::new(rulebook);
        self
    }

    /// The next commands come at this instant.
    pub fn at_instant(mut self, instant: &str) -> World {
        self.now = instant.parse().expect("an instant in the test");
        self.occurred = None;
        self
    }

    /// The time of the next command.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The next commands come on `date`.
    pub fn on(mut self, date: &str) -> World {
        self.now = moment(date, self.process.law().zone());
        self.occurred = None;
        self
    }

    /// The next commands come some minutes later.
    pub fn later(mut self, minutes: i64) -> World {
        self.now += jiff::SignedDuration::from_mins(minutes);
        self
    }

    /// The next commands tell of acts that happened on `date`.
    pub fn happened(mut self, date: &str) -> World {
        self.occurred = Some(moment(date, self.process.law().zone()));
        self
    }

    /// The next commands come from the first person of the first organisation with this role.
    pub fn by(self, role: Role) -> World {
        let number = ORGANISATIONS
            .iter()
            .position(|(_, held)| held.family().contains(&role))
            .map_or(0, |place| u128::try_from(place).expect("few organisations"));
        self.by_person(role, number * 10)
    }

    /// The next commands come from this person in this role; person `10 * o + p` is the p-th of
    /// organisation o.
    pub fn by_person(mut self, role: Role, person: u128) -> World {
        self.actor = match role {
            Role::Clock => Actor::CLOCK,
            role => Actor {
                person: Some(person_id(person)),
                organisation: Some(organisation_id(person / 10)),
                role,
            },
        };
        self
    }

    /// The next commands concern this contract, or the purchase as a whole.
    pub fn about(mut self, contract: Option<u32>) -> World {
        self.contract = contract.map(ContractId);
        self
    }

    /// The shell knows this beside the purchase.
    pub fn knowing(mut self, facts: crate::facts::Facts) -> World {
        self.facts = facts;
        self
    }

    /// What a rule over the state gives on the present day.
    pub fn asks<T>(&self, question: impl FnOnce(&crate::At<'_>) -> T) -> T {
        let context = Context {
            now: self.now,
            occurred: self.now,
            actor: self.actor.clone(),
            rulebook: &self.rulebook,
            contract: self.contract,
            reason: None,
            facts: self.facts.clone(),
            found: self.found.clone(),
        };
        question(&crate::At {
            process: &self.process,
            context: &context,
        })
    }

    /// The next command carries this reason for guards that ask for one.
    pub fn because(mut self, reason: &str) -> World {
        self.reason = Some(FreeText::new(reason));
        self
    }

    /// The shell finds this in the sealed files the next commands are about.
    pub fn finding(mut self, found: crate::sealing::Found) -> World {
        self.found = found;
        self
    }

    /// Tries a command. The clock asks every module; in the tests of one module only what that
    /// module brings about counts, so that each is tested by itself.
    #[track_caller]
    pub fn tries(&self, verb: &str, input: Value) -> Result<Vec<Event>, Denied> {
        let entry = registry::verb(verb).unwrap_or_else(|| panic!("no verb `{verb}`"));
        let contract = match entry.meta.scope {
            crate::verb::Scope::Process => None,
            crate::verb::Scope::Contract | crate::verb::Scope::Either => self.contract,
        };
        let context = Context {
            now: self.now,
            occurred: self.occurred.unwrap_or(self.now),
            actor: self.actor.clone(),
            rulebook: &self.rulebook,
            contract,
            reason: self.reason.clone(),
            facts: self.facts.clone(),
            found: self.found.clone(),
        };
        let map: Map<String, Value> = input.as_object().cloned().unwrap_or_default();
        let events = registry::decide(&self.process, &context, entry, &map, &self.known)?;
        match module_of_caller(std::panic::Location::caller().file()) {
            Some(module) if verb == "run-clock" => self.brought_about_by(module, events),
            _ => Ok(events),
        }
    }

    fn brought_about_by(&self, module: &str, events: Vec<Event>) -> Result<Vec<Event>, Denied> {
        let mut kept: Vec<Event> = events
            .into_iter()
            .filter(|event| belongs_to(event, module))
            .collect();
        let mut next = self.process.obligations.len();
        for event in &mut kept {
            if let Event::Core(crate::core::Event::ObligationArose(arose)) = event {
                arose.id = crate::obligation::ObligationId::after(next);
                next += 1;
            }
        }
        if kept.is_empty() {
            return Err(Denied::Refused(crate::core::NOTHING_DUE.refuse()));
        }
        Ok(kept)
    }

    /// The command is accepted and causes events of exactly these kinds, in order. Every event must
    /// survive a round trip through JSON.
    #[track_caller]
    pub fn does(mut self, verb: &str, input: Value, kinds: &[&str]) -> World {
        let events = match self.tries(verb, input) {
            Ok(events) => events,
            Err(denied) => panic!("`{verb}` was denied: {denied:?}"),
        };
        let got: Vec<&str> = events.iter().map(Event::kind).collect();
        assert_eq!(got, kinds, "events of `{verb}`");
        self.take(verb, events);
        self
    }

    /// The command is accepted, whatever it causes.
    #[track_caller]
    pub fn goes(mut self, verb: &str, input: Value) -> World {
        match self.tries(verb, input) {
            Ok(events) => self.take(verb, events),
            Err(denied) => panic!("`{verb}` was denied: {denied:?}"),
        }
        self
    }

    /// The shell adds a fact to what a command caused.
    pub fn records(mut self, event: impl Into<Event>) -> World {
        let contract = self.contract;
        self.keep(event.into(), contract);
        self
    }

    fn keep(&mut self, event: Event, contract: Option<ContractId>) {
        let body = event.body().expect("bodies are plain");
        let again = Event::parse(event.kind(), &body).expect("reads back");
        assert_eq!(again, event, "`{}` changes in JSON", event.kind());
        let envelope = Envelope {
            version: self.process.version + 1,
            occurred: self.occurred.unwrap_or(self.now),
            recorded: self.now,
            actor: self.actor.clone(),
            contract,
            zone: registry::zone_of(&self.process, &event),
        };
        registry::apply(&mut self.process, &envelope, &event);
        self.log.push((envelope, event));
    }

    fn take(&mut self, verb: &str, events: Vec<Event>) {
        let entry = registry::verb(verb).expect("checked before");
        self.verbs.insert(entry.meta.code);
        let contract = match entry.meta.scope {
            crate::verb::Scope::Process => None,
            crate::verb::Scope::Contract | crate::verb::Scope::Either => self.contract,
        };
        let start = self.log.len();
        for event in events {
            self.keep(event, contract);
        }
        self.commands.push((entry.meta.code, start..self.log.len()));
        self.reason = None;
    }

    /// The command is refused with this code.
    #[track_caller]
    pub fn refuses(self, verb: &str, input: Value, code: &str) -> World {
        match self.tries(verb, input) {
            Err(Denied::Refused(refusal)) => assert_eq!(refusal.code(), code, "`{verb}`"),
            other => panic!("`{verb}` should be refused with `{code}`, got {other:?}"),
        }
        self
    }

    /// A blocking guard refuses the command.
    #[track_caller]
    pub fn blocked(self, verb: &str, input: Value, guard: &str) -> World {
        match self.tries(verb, input) {
            Err(Denied::Refused(refusal)) => {
                assert!(
                    ["guard-blocks", "reason-needed"].contains(&refusal.code()),
                    "{refusal:?}"
                );
                let source = registry::guard(guard).unwrap_or_else(|| panic!("no guard `{guard}`"));
                let named = refusal
                    .params
                    .iter()
                    .any(|(_, value)| *value == crate::refusal::Param::Both(source.text));
                assert!(
                    named,
                    "`{verb}` should be stopped by `{guard}`, got {refusal:?}"
                );
            }
            other => panic!("`{verb}` should be stopped by `{guard}`, got {other:?}"),
        }
        self
    }

    /// The command has a fault in this field.
    #[track_caller]
    pub fn faults(self, verb: &str, input: Value, field: &str) -> World {
        match self.tries(verb, input) {
            Err(Denied::Faults(faults)) => {
                assert!(faults.iter().any(|one| one.field == field), "{faults:?}");
            }
            other => panic!("`{verb}` should have a fault in `{field}`, got {other:?}"),
        }
        self
    }

    /// The id of the first open obligation of a kind.
    pub fn first_open(&self, duty: &str) -> Option<String> {
        let open = self.process.obligations.iter().filter(|one| one.is_open());
        let found = open.into_iter().find(|one| one.duty.0.code == duty);
        found.map(|one| one.id.to_string())
    }

    /// The open obligations of a kind.
    pub fn open(&self, duty: &str) -> usize {
        let open = self.process.obligations.iter().filter(|one| one.is_open());
        open.filter(|one| one.duty.0.code == duty).count()
    }
}

/// A plan for an open tender on `today`, with service from 90 days later.
pub fn sample_plan(today: Date) -> TenderPlan {
    let criterion = |number, name: &str, points: u32| Criterion {
        id: CriterionId(number),
        name: FreeText::new(name),
        points: Decimal::from(points),
        scale: FreeText::new("每项 2 分，最多满分"),
    };
    TenderPlan {
        method: Method::Open,
        criteria: vec![criterion(1, "服务方案", 50), criterion(2, "团队", 40)],
        price_points: Decimal::from(10),
        fixed_price: None,
        ceiling: Money::yuan(300_000),
        terms: sample_terms(kernel::time::plus_days(today, 90)),
    }
}

/// The module whose test or walk calls, by its file; none for tests of the whole.
fn module_of_caller(file: &str) -> Option<&'static str> {
    const MODULES: [&str; 8] = [
        "planning",
        "bidding",
        "contract",
        "delivery",
        "money",
        "assessment",
        "ending",
        "growth",
    ];
    MODULES.into_iter().find(|module| {
        file.contains(&format!("/{module}/")) || file.ends_with(&format!("/{module}.rs"))
    })
}

/// Whether an event is brought about by a module: its own events, what is owed by its duties, and
/// stages entered.
fn belongs_to(event: &Event, module: &str) -> bool {
    use crate::core::Event as Core;
    let owed = |duty: &crate::obligation::Duty| {
        let duties: &[&crate::obligation::Duty] = match module {
            "planning" => crate::planning::DUTIES,
            "bidding" => crate::bidding::DUTIES,
            "sealing" => crate::sealing::DUTIES,
            "contract" => crate::contract::DUTIES,
            "delivery" => crate::delivery::DUTIES,
            "money" => crate::money::DUTIES,
            "assessment" => crate::assessment::DUTIES,
            "growth" => crate::growth::DUTIES,
            _ => crate::ending::DUTIES,
        };
        duties.iter().any(|one| one.code == duty.code)
    };
    match event {
        Event::Core(Core::ObligationArose(one)) => owed(one.duty.0),
        Event::Core(Core::ObligationMet(one)) => owed(one.duty.0),
        Event::Core(Core::ObligationMissed(one)) => owed(one.duty.0),
        Event::Core(Core::ObligationLapsed(one)) => owed(one.duty.0),
        Event::Core(Core::ObligationExtended(_)) => module == "law",
        Event::Core(_) => true,
        Event::Planning(_) => module == "planning",
        Event::Bidding(_) => module == "bidding",
        Event::Sealing(_) => module == "sealing",
        Event::Contract(_) => module == "contract",
        Event::Delivery(_) => module == "delivery",
        Event::Money(_) => module == "money",
        Event::Assessment(_) => module == "assessment",
        Event::Ending(_) => module == "ending",
        Event::Growth(_) => module == "growth",
        Event::Law(_) => module == "law",
        Event::Signs(_) => module == "signs",
    }
}

/// Terms of a contract of 300,000 for a year from `start`.
pub fn sample_terms(start: Date) -> Terms {
    let tranche = |number, kind, share| Tranche {
        id: TrancheId(number),
        kind,
        share: Percent::whole(share),
        from: Some(start),
    };
    Terms {
        value: Money::yuan(300_000),
        start,
        end: kernel::time::plus_days(start, 364),
        tranches: vec![
            tranche(1, TrancheKind::Advance, 30),
            tranche(2, TrancheKind::Base, 50),
            tranche(3, TrancheKind::Performance, 10),
            tranche(4, TrancheKind::Final, 10),
        ],
        units: vec![
            Unit {
                id: UnitId(1),
                name: FreeText::new("个案"),
                quantity: 20,
            },
            Unit {
                id: UnitId(2),
                name: FreeText::new("小组"),
                quantity: 6,
            },
        ],
        service_hours: 4_000,
        flex_hours: 200,
        hour_rate: Money::yuan(60),
        out_of_scope: vec![FreeText::new("迎检填表"), FreeText::new("信访值守")],
        preconditions: vec![Precondition {
            id: PreconditionId(1),
            what: FreeText::new("活动场地"),
            by: Role::Host,
            days_after_start: 30,
        }],
        clauses: crate::contract::Clause::CORE.to_vec(),
        report_months: 3,
        index: vec![
            IndexItem {
                name: FreeText::new("服务成效"),
                weight: Decimal::from(60),
            },
            IndexItem {
                name: FreeText::new("服务对象体验"),
                weight: Decimal::from(40),
            },
        ],
    }
}
