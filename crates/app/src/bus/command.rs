//! One command: from what was submitted to rows in the open transaction.

use super::{
    Accepted, Rejection, Repeat, Submission, Surroundings, Who, arrival, contract_of,
    hot::HotStates, papers,
};
use crate::{cache::Logged, directory::Directory, facts, ids, project, roles};
use domain::{
    Actor, Context, ContractId, Envelope, Event, Facts, Fault, Process,
    input::{Input, Known, MISSING, Prose, TOO_LONG},
    planning::choices::Jurisdiction,
    registry,
    sealing::Found,
    verb::{Birth, VerbEntry},
};
use kernel::{EntryId, FreeText, ProcessId, Role, Timestamp, Zone};
use policy::{Asker, Decision, Denial, Session};
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::PoisonError;
use store::{Batch, NewEntry, Positions, Request, StoreError};

/// Longest idempotency key, in bytes.
const KEY_MAX: usize = 128;

/// Why one command of a batch did not go through.
pub(super) enum Stop {
    /// It is not accepted. Nothing has been written.
    Rejected(Rejection),
    /// The program contradicts itself. Something may have been written.
    Defect(&'static str),
    /// The database failed.
    Failed(StoreError),
}

impl From<Rejection> for Stop {
    fn from(rejection: Rejection) -> Stop {
        Stop::Rejected(rejection)
    }
}
impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Stop {
        match error {
            StoreError::Entry(what) => Stop::Defect(what),
            StoreError::KeyReused => Stop::Defect("a key was used twice by one command"),
            StoreError::VersionMoved { .. } => Stop::Defect("a state at hand was not the newest"),
            error => Stop::Failed(error),
        }
    }
}
impl From<getrandom::Error> for Stop {
    fn from(_: getrandom::Error) -> Stop {
        Stop::Defect("there is no randomness")
    }
}
impl From<serde_json::Error> for Stop {
    fn from(_: serde_json::Error) -> Stop {
        Stop::Defect("an event or a request cannot be written as JSON")
    }
}

/// One command being handled.
pub(super) struct Command<'a> {
    pub around: &'a Surroundings,
    pub submission: &'a Submission,
    pub found: &'a Found,
    pub now: Timestamp,
}

/// What all entries of a command have in common.
struct Common {
    process: ProcessId,
    command: EntryId,
    actor: Actor,
    contract: Option<ContractId>,
    occurred: Timestamp,
    pack: Option<String>,
    zone: Zone,
}

/// What a request asks for: a repeated key must come with the same.
#[derive(Serialize)]
struct Asked<'a> {
    process: Option<ProcessId>,
    contract: Option<ContractId>,
    verb: &'a str,
    input: &'a Map<String, Value>,
    occurred: Option<Timestamp>,
    reason: Option<&'a str>,
}

/// A command read far enough to be judged.
struct Case<'a> {
    directory: &'a Directory,
    process: &'a Process,
    entry: &'static VerbEntry,
    contract: Option<ContractId>,
}

impl Command<'_> {
    pub(super) fn handle(
        &self,
        batch: &mut dyn Batch,
        hot: &mut HotStates,
    ) -> Result<Accepted, Stop> {
        self.check_key()?;
        let request = self.request()?;
        match batch.outcome(&request) {
            Ok(None) => {}
            Ok(Some(positions)) => return repeated(batch, positions),
            Err(StoreError::KeyReused) => return Err(Rejection::KeyReused.into()),
            Err(error) => return Err(error.into()),
        }
        let entry = registry::verb(&self.submission.verb).ok_or(Rejection::UnknownVerb)?;
        let id = self.load(batch, hot, entry)?;
        let unborn;
        let process = match hot.get(id) {
            Some(hot) => &hot.process,
            None => {
                unborn = Process::default();
                &unborn
            }
        };
        let version = process.version;
        let expected = self.submission.expected;
        if expected.is_some_and(|expected| expected != version) {
            return Err(Rejection::Moved { current: version }.into());
        }
        let directory = self
            .around
            .directory
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let case = Case {
            directory: &directory,
            process,
            entry,
            contract: contract_of(entry, self.submission.contract),
        };
        let actor = self.authorise(&case)?;
        let wants = (entry.wants)();
        let readers = &*self.around.readers;
        let facts = facts::committed(&directory, readers, (id, process), wants)?;
        let events = self.decide(&case, &actor, facts)?;
        let events = arrival::sealed(self.around, (id, process), events)?;
        let law = match entry.meta.birth {
            Birth::New => Jurisdiction::chosen(&self.submission.input),
            Birth::Existing => process.law(),
        };
        let common = self.common(id, actor, case.contract, law)?;
        let events = papers::fix(self.around, (id, process), &self.after(&common), events)?;
        // From here on nothing is refused any more.
        let (positions, logged) = self.append(batch, version, common, events)?;
        batch.put_outcome(&request, positions)?;
        let hot = hot.apply(id, logged);
        let rows = project::project(id, &hot.process);
        match &hot.rows {
            Some(before) => batch.project_change(id, before, &rows)?,
            None => batch.project(id, &rows)?,
        }
        hot.rows = Some(rows);
        Ok(Accepted {
            process: id,
            positions,
            repeat: Repeat::First,
        })
    }

    fn check_key(&self) -> Result<(), Rejection> {
        let (code, text) = match self.submission.key.len() {
            0 => MISSING,
            1..=KEY_MAX => return Ok(()),
            _ => TOO_LONG,
        };
        Err(Rejection::Faults(vec![Fault {
            field: "idempotency-key".to_owned(),
            code,
            text,
        }]))
    }

    /// Makes sure the purchase is at hand; a new one gets its id.
    fn load(
        &self,
        batch: &mut dyn Batch,
        hot: &mut HotStates,
        entry: &VerbEntry,
    ) -> Result<ProcessId, Stop> {
        match (entry.meta.birth, self.submission.process) {
            (Birth::New, _) => Ok(ids::process(self.now)?),
            (Birth::Existing, Some(id)) => {
                if hot.get(id).is_none() {
                    let found = self.around.cache.get(id, batch)?;
                    hot.insert(id, &*found.ok_or(Rejection::UnknownProcess)?);
                }
                Ok(id)
            }
            (Birth::Existing, None) => Err(Rejection::UnknownProcess.into()),
        }
    }

    fn authorise(&self, case: &Case<'_>) -> Result<Actor, Rejection> {
        let entry = case.entry;
        let person = match self.submission.who {
            Who::Clock => {
                let asker = Asker {
                    roles: &[Role::Clock],
                    session: Session::Clock,
                };
                return match policy::may(asker, entry.meta.code) {
                    Decision::Allow(_) => Ok(Actor::CLOCK),
                    Decision::Deny(denial) => Err(Rejection::Denied(denial)),
                };
            }
            Who::Person(person) => person,
        };
        let Some(card) = case.directory.person(person) else {
            return Err(Rejection::Denied(Denial::SignInFirst));
        };
        let held = match entry.meta.birth {
            Birth::New => roles::at_birth(card),
            Birth::Existing => roles::roles_in(card, case.process, case.contract),
        };
        let asker = Asker {
            roles: &held,
            session: Session::Person,
        };
        match policy::may(asker, entry.meta.code) {
            Decision::Allow(role) => Ok(Actor {
                person: Some(person),
                organisation: card.organisation,
                role,
            }),
            Decision::Deny(denial) => Err(Rejection::Denied(denial)),
        }
    }

    fn decide(
        &self,
        case: &Case<'_>,
        actor: &Actor,
        facts: Facts,
    ) -> Result<Vec<Event>, Rejection> {
        let known = case.directory.known();
        let context = Context {
            now: self.now,
            occurred: self.submission.occurred.unwrap_or(self.now),
            actor: actor.clone(),
            rulebook: &self.around.rulebook,
            contract: case.contract,
            reason: self.reason(known)?,
            facts,
            found: self.found.clone(),
        };
        let input = &self.submission.input;
        Ok(registry::decide(
            case.process,
            &context,
            case.entry,
            input,
            known,
        )?)
    }

    /// The reason, held to the same limits as any other text.
    fn reason(&self, known: &Known) -> Result<Option<FreeText>, Rejection> {
        let Some(reason) = self.submission.reason.as_deref() else {
            return Ok(None);
        };
        let value = Value::from(reason);
        let read = <Option<Prose> as Input>::read(Some(&value), "reason", known);
        let prose = read.map_err(Rejection::Faults)?;
        Ok(prose.map(|prose| prose.0))
    }

    fn common(
        &self,
        process: ProcessId,
        actor: Actor,
        contract: Option<ContractId>,
        law: Jurisdiction,
    ) -> Result<Common, Stop> {
        let occurred = self.submission.occurred.unwrap_or(self.now);
        let day = law.zone().civil_date(occurred);
        let pack = self.around.rulebook.resolve(law.code(), day);
        Ok(Common {
            process,
            command: ids::command(self.now)?,
            actor,
            contract,
            occurred,
            pack: pack.ok().map(|pack| pack.id().to_string()),
            zone: law.zone(),
        })
    }

    /// The surroundings of an event that follows from this command.
    fn after(&self, common: &Common) -> Envelope {
        Envelope {
            version: 0,
            occurred: common.occurred,
            recorded: self.now,
            actor: common.actor.clone(),
            contract: common.contract,
            zone: common.zone,
        }
    }

    fn append(
        &self,
        batch: &mut dyn Batch,
        version: u32,
        common: Common,
        events: Vec<Event>,
    ) -> Result<(Positions, Vec<Logged>), Stop> {
        let entries = events.iter().map(|event| self.entry(&common, event));
        let entries = entries.collect::<Result<Vec<NewEntry>, Stop>>()?;
        let appended = batch.append(u64::from(version), entries)?;
        let logged = events.into_iter().zip(1u32..).map(|(event, step)| Logged {
            position: appended.positions.first + u64::from(step) - 1,
            command: common.command,
            envelope: Envelope {
                version: version + step,
                occurred: common.occurred,
                recorded: appended.recorded,
                actor: common.actor.clone(),
                contract: common.contract,
                zone: common.zone,
            },
            event,
        });
        Ok((appended.positions, logged.collect()))
    }

    fn entry(&self, common: &Common, event: &Event) -> Result<NewEntry, Stop> {
        Ok(NewEntry {
            process: common.process,
            kind: event.kind().to_owned(),
            occurred: common.occurred,
            recorded: self.now,
            actor: store::Actor {
                person: common.actor.person,
                organisation: common.actor.organisation,
                role: common.actor.role.code().to_owned(),
            },
            contract: common.contract.map(|one| one.0),
            command: common.command,
            pack: common.pack.clone(),
            body: event.body()?,
            salt: ids::random()?,
        })
    }

    fn request(&self) -> Result<Request, Stop> {
        let one = self.submission;
        let asked = Asked {
            process: one.process,
            contract: one.contract,
            verb: &one.verb,
            input: &one.input,
            occurred: one.occurred,
            reason: one.reason.as_deref(),
        };
        Ok(Request {
            key: one.key.clone(),
            actor: match one.who {
                Who::Person(person) => person.to_string(),
                Who::Clock => "clock".to_owned(),
            },
            // Keyed, because a request can hold what must stay secret: the price of a bid.
            hash: self.around.vault.keyed_hash(&serde_json::to_vec(&asked)?),
        })
    }
}

/// What a request led to when it came for the first time.
fn repeated(batch: &dyn Batch, positions: Positions) -> Result<Accepted, Stop> {
    let query = store::EntryQuery {
        from: positions.first,
        limit: 1,
    };
    let entries = batch.page(query)?;
    let first = entries.first().ok_or(Rejection::UnknownProcess)?;
    Ok(Accepted {
        process: first.process,
        positions,
        repeat: Repeat::Again,
    })
}
