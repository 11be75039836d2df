//! The acts of a contract, taken from its record entry by entry.
//!
//! Each entry that is one of the 112 acts becomes an act; entries that only say something of an
//! earlier one (a confirmation, a denial, an agreement) are written onto it. The matter of an act is
//! the object it is about: a task, a change, an invoice, an inspection.

mod agreed;
mod answers;
mod assessed;
mod before;
mod delivered;
mod ended;
mod paid;
mod tasks;
mod watched;

use super::cast::Cast;
use crate::cache::{Loaded, Logged};
use domain::{
    Audience, Contract, ContractId, Event, Stage,
    core::Event as Core,
    delivery::ids::{PeriodReportId, ServiceId},
    obligation::ObligationId,
};
use kernel::{Date, EntryId, time::days_between};
use measure::{
    ids::{ActCode, ActId, MatterId, PartyId, SourceId, StageId},
    schema::{Act, Consent, Counter, Effort, Evidence, StageSpan, Way},
};
use std::collections::BTreeMap;

/// Acts done outside the platform, of which the record only tells. All others are done by putting
/// them on record: a request, an answer, an invoice, a refusal.
const TOLD: &[u8] = &[
    28, 32, 33, 35, 36, 37, 38, 41, 42, 45, 48, 49, 50, 51, 53, 57, 59, 60, 64, 65, 66, 67, 70, 71,
    75, 77, 80, 82, 85, 97, 112,
];
/// Days within which a record counts as made at the time (72 hours).
const AT_THE_TIME: i32 = 3;

/// Where in the record the book is being written.
#[derive(Clone, Debug)]
pub(super) struct Here {
    /// The version of the entry.
    pub version: u32,
    /// The command it came of.
    pub command: EntryId,
    /// The day it happened.
    pub occurred: Date,
    /// The day it was recorded.
    pub recorded: Date,
    /// For whom it was recorded.
    pub by: PartyId,
    stage: StageId,
}

/// The acts of a contract so far.
pub(super) struct Book<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) contract: &'a Contract,
    pub(super) cast: &'a Cast,
    acts: Vec<Act>,
    matters: BTreeMap<MatterId, Vec<usize>>,
    commands: BTreeMap<EntryId, Vec<ActId>>,
    met: BTreeMap<ObligationId, (EntryId, i32)>,
    lapsed: BTreeMap<ObligationId, Date>,
    asked: BTreeMap<ObligationId, usize>,
    stages: Vec<(StageId, Date)>,
    pub(super) reports: BTreeMap<PeriodReportId, (ActId, MatterId)>,
    pub(super) services: BTreeMap<ServiceId, usize>,
}

impl<'a> Book<'a> {
    /// Reads the record of a contract.
    pub(super) fn of(loaded: &'a Loaded, contract: &'a Contract, cast: &'a Cast) -> Book<'a> {
        let mut book = Book {
            loaded,
            contract,
            cast,
            acts: Vec::new(),
            matters: BTreeMap::new(),
            commands: BTreeMap::new(),
            met: BTreeMap::new(),
            lapsed: BTreeMap::new(),
            asked: BTreeMap::new(),
            stages: Vec::new(),
            reports: BTreeMap::new(),
            services: BTreeMap::new(),
        };
        for logged in &loaded.log {
            if is_about(logged, contract.id) && is_told(loaded, logged) {
                book.take(logged);
            }
        }
        book
    }

    fn take(&mut self, logged: &Logged) {
        let envelope = &logged.envelope;
        let here = Here {
            version: envelope.version,
            command: logged.command,
            occurred: envelope.occurred_on(),
            recorded: envelope.recorded_on(),
            by: self.cast.actor(&envelope.actor),
            stage: self.stage(),
        };
        match &logged.event {
            Event::Core(event) => self.core(&here, envelope.contract, event),
            Event::Planning(event) => self.planning(&here, event),
            Event::Bidding(event) => self.bidding(&here, event),
            Event::Contract(event) => self.agreed(&here, event),
            Event::Delivery(event) => self.delivered(&here, event),
            Event::Money(event) => self.paid(&here, event),
            Event::Assessment(event) => self.assessed(&here, event),
            Event::Ending(event) => self.ended(&here, event),
            Event::Growth(event) => self.grown(&here, event),
            Event::Law(event) => self.local(&here, event),
            // Bids belong to the tender; an answer to a question of the record is no act between
            // the parties.
            Event::Sealing(_) | Event::Signs(_) => {}
        }
    }

    fn core(&mut self, here: &Here, contract: Option<ContractId>, event: &Core) {
        match event {
            Core::StageEntered(event) => {
                // The purchase as a whole stands still once its contracts carry on.
                let own = contract.is_some() || event.stage <= Stage::S12;
                if own {
                    let stage = StageId::new(event.stage.code());
                    self.stages.push((stage, here.occurred));
                }
            }
            Core::ObligationMet(event) => {
                let lag = days_between(here.occurred, here.recorded);
                self.met.insert(event.id, (here.command, lag));
                self.answered_otherwise(here, event.id);
            }
            Core::ObligationLapsed(event) => {
                self.lapsed.insert(event.id, here.occurred);
            }
            Core::ObligationArose(event) => {
                if let Some(due) = event.due.date() {
                    self.answer_by(here, event, due);
                }
            }
            _ => {}
        }
    }

    /// The stage the contract is in.
    pub(super) fn stage(&self) -> StageId {
        let last = self.stages.last();
        last.map_or_else(
            || StageId::new(Stage::S01.code()),
            |(stage, _)| stage.clone(),
        )
    }

    /// The stage the contract was in at the end of a day.
    pub(super) fn stage_on(&self, day: Date) -> StageId {
        let before = self.stages.iter().rev().find(|(_, from)| *from <= day);
        let found = before.or(self.stages.first());
        found.map_or_else(|| self.stage(), |(stage, _)| stage.clone())
    }

    /// When each stage was on: from the day it was first entered to the day it was last left.
    pub(super) fn spans(&self) -> Vec<StageSpan> {
        let mut found: Vec<StageSpan> = Vec::new();
        for (place, (stage, from)) in self.stages.iter().enumerate() {
            let next = self.stages.get(place + 1).map(|(_, day)| *day);
            match found.iter_mut().find(|one| one.stage == *stage) {
                Some(known) => known.to = next,
                None => found.push(StageSpan {
                    stage: stage.clone(),
                    from: *from,
                    to: next,
                }),
            }
        }
        found
    }

    /// Adds an act of the list; none when the number is none of them.
    pub(super) fn act(
        &mut self,
        here: &Here,
        number: u8,
        (actor, target): (PartyId, Option<PartyId>),
        matter: impl Into<String>,
    ) -> Option<&mut Act> {
        let code = ActCode::new(number)?;
        let matter = MatterId::new(matter);
        let same = self.acts.iter().rev();
        let same = same.take_while(|one| {
            one.sources.first().map(SourceId::as_str) == Some(here.version.to_string().as_str())
        });
        let id = match same.count() {
            0 => format!("e{}", here.version),
            more => format!("e{}.{more}", here.version),
        };
        let id = ActId::new(id);
        let reply_to = self.answered(&matter, &actor);
        let place = self.acts.len();
        self.acts.push(Act {
            id: id.clone(),
            occurred: here.occurred,
            recorded: here.recorded,
            recorder: here.by.clone(),
            actor,
            target,
            code,
            stage: here.stage.clone(),
            clauses: Vec::new(),
            matter: Some(matter.clone()),
            right: None,
            effort: Effort::default(),
            way: Way::Agreed,
            respond_by: None,
            reply_to,
            consent: Consent::default(),
            consequence: None,
            disclosed_to: Vec::new(),
            evidence: evidence(here, number, self.cast),
            counter: Counter::Unanswered,
            also_recorded_by: Vec::new(),
            fulfils: Vec::new(),
            waives: Vec::new(),
            episode: None,
            sources: vec![SourceId::new(here.version.to_string())],
        });
        self.matters.entry(matter).or_default().push(place);
        self.commands.entry(here.command).or_default().push(id);
        self.acts.get_mut(place)
    }

    /// The last act of the same matter by somebody else.
    fn answered(&self, matter: &MatterId, actor: &PartyId) -> Option<ActId> {
        let places = self.matters.get(matter)?;
        let mut acts = places
            .iter()
            .rev()
            .filter_map(|place| self.acts.get(*place));
        acts.find(|one| one.actor != *actor)
            .map(|one| one.id.clone())
    }

    /// Whoever other than this party acted last in a matter.
    pub(super) fn asker(&self, matter: &str, not: &PartyId) -> Option<PartyId> {
        let places = self.matters.get(&MatterId::new(matter))?;
        let mut acts = places
            .iter()
            .rev()
            .filter_map(|place| self.acts.get(*place));
        acts.find(|one| one.actor != *not)
            .map(|one| one.actor.clone())
    }

    /// The newest act of a matter with this number.
    pub(super) fn last(&mut self, matter: &str, number: u8) -> Option<&mut Act> {
        let places = self.matters.get(&MatterId::new(matter))?;
        let mut places = places.iter().rev();
        let place = *places.find(|place| {
            let act = self.acts.get(**place);
            act.is_some_and(|one| one.code.number() == number)
        })?;
        self.acts.get_mut(place)
    }

    /// The act at a place of the book.
    pub(super) fn at(&mut self, place: usize) -> Option<&mut Act> {
        self.acts.get_mut(place)
    }

    /// How many acts there are.
    pub(super) fn len(&self) -> usize {
        self.acts.len()
    }

    /// Whether a matter has begun.
    pub(super) fn knows(&self, matter: &str) -> bool {
        self.matters.contains_key(&MatterId::new(matter))
    }

    /// Moves an act into a matter of its own.
    pub(super) fn moves(&mut self, place: usize, matter: &str) {
        let matter = MatterId::new(matter);
        let Some(act) = self.acts.get_mut(place) else {
            return;
        };
        let old = act.matter.replace(matter.clone());
        if let Some(places) = old.and_then(|old| self.matters.get_mut(&old)) {
            places.retain(|one| *one != place);
        }
        self.matters.entry(matter).or_default().push(place);
    }

    /// The acts by which an obligation was kept.
    pub(super) fn kept(&self, id: ObligationId) -> Vec<ActId> {
        let command = self.met.get(&id).map(|(command, _)| command);
        let found = command.and_then(|command| self.commands.get(command));
        found.cloned().unwrap_or_default()
    }

    /// The day an obligation fell away.
    pub(super) fn fell_away(&self, id: ObligationId) -> Option<Date> {
        self.lapsed.get(&id).copied()
    }

    /// Days between the act that kept an obligation and its record.
    pub(super) fn lag(&self, id: ObligationId) -> Option<i32> {
        self.met.get(&id).map(|(_, lag)| *lag)
    }

    /// Whether the other side, a user or a machine confirmed an act.
    pub(super) fn is_confirmed(&self, id: &ActId) -> bool {
        let mut acts = self.acts.iter();
        acts.any(|one| one.id == *id && one.counter == Counter::Confirmed)
    }

    /// The act that reported on a period.
    pub(super) fn report(&self, id: PeriodReportId) -> Option<ActId> {
        self.reports.get(&id).map(|(act, _)| act.clone())
    }

    /// The acts.
    pub(super) fn into_acts(self) -> Vec<Act> {
        self.acts
    }
}

/// Writes onto an act what another said of it: it then stands on that one's record as well.
pub(super) fn counter_on(act: &mut Act, counter: Counter, by: &PartyId) {
    act.counter = counter;
    if counter == Counter::Confirmed {
        act.evidence.push(Evidence {
            level: 3,
            author: Some(by.clone()),
        });
    }
}

/// What there is for an act: the word of who recorded it, and for an act that is done by putting it on
/// record, the clock of the platform.
fn evidence(here: &Here, number: u8, cast: &Cast) -> Vec<Evidence> {
    let lag = days_between(here.occurred, here.recorded);
    let mut found = vec![Evidence {
        level: if lag <= AT_THE_TIME { 2 } else { 1 },
        author: Some(here.by.clone()),
    }];
    if !TOLD.contains(&number) {
        found.push(Evidence {
            level: 3,
            author: Some(cast.clock()),
        });
    }
    found
}

/// Whether an entry concerns the contract: it names it, or it belongs to the purchase before there
/// was one.
fn is_about(logged: &Logged, contract: ContractId) -> bool {
    logged.envelope.contract.is_none_or(|own| own == contract)
}

/// Whether every party of the contract may read an entry, so that it may enter.
fn is_told(loaded: &Loaded, logged: &Logged) -> bool {
    let envelope = &logged.envelope;
    match logged.event.meta().map(|meta| meta.audience) {
        Some(Audience::Public | Audience::Parties) => true,
        Some(Audience::Release) => match logged.event.kind() {
            "review.filed" => loaded.of_kinds(&["review.published"]).iter().any(|later| {
                later.envelope.contract == envelope.contract
                    && later.envelope.version > envelope.version
            }),
            _ => loaded.is_released_after(envelope.contract, envelope.version),
        },
        Some(Audience::Opening | Audience::Report | Audience::Protected) | None => false,
    }
}
