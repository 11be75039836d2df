//! The command bus: one writer thread, group commit.
//!
//! Every command is loaded, authorised, decided, appended and projected inside the transaction that
//! commits it, so rules that reach across a purchase need no locks. Commands waiting together share
//! one durable commit; a refused one is undone alone.

use crate::{
    cache::{Cache, Loaded, Logged},
    clock::Clock,
    directory::Directory,
    ids, project, roles,
};
use domain::{
    Actor, Context, ContractId, Envelope, Event, Fault, Refusal,
    registry::{self, Denied},
    verb::{Birth, Scope, VerbEntry},
};
use kernel::{EntryId, FreeText, PersonId, ProcessId, Role, Timestamp};
use policy::{Asker, Decision, Denial, Session};
use rules::Rulebook;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    },
    thread::JoinHandle,
};
use store::{Batch, NewEntry, Positions, Request, Store, StoreError, in_command};

/// Most commands that share a commit.
pub const GROUP_MAX: usize = 128;
/// Most commands that wait; one more is told to come back.
pub const QUEUE_MAX: usize = 4_096;

/// Who gives a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person who has signed in.
    Person(PersonId),
    /// The clock of the platform.
    Clock,
}

/// A command on its way.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Chosen by the client; the same key takes effect once.
    pub key: String,
    /// Who gives it.
    pub who: Who,
    /// The purchase; none for the command that starts one.
    pub process: Option<ProcessId>,
    /// The contract it concerns.
    pub contract: Option<ContractId>,
    /// The verb.
    pub verb: String,
    /// Its fields.
    pub input: Map<String, Value>,
    /// When it happened, if earlier than now.
    pub occurred: Option<Timestamp>,
    /// The reason for guards that ask for one.
    pub reason: Option<String>,
    /// The version of the purchase the person was looking at; a newer one refuses the command.
    pub expected: Option<u32>,
}

/// An accepted command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The purchase.
    pub process: ProcessId,
    /// Where its events stand in the record.
    pub positions: Positions,
    /// Whether this very request had been accepted before.
    pub repeat: Repeat,
}

/// Whether a request was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It took effect now.
    First,
    /// It had taken effect before; nothing was added.
    Again,
}

/// Why a command was not accepted.
#[derive(Clone, Debug)]
pub enum Rejection {
    /// Its fields are faulty.
    Faults(Vec<Fault>),
    /// A rule refuses it.
    Refused(Refusal),
    /// The policy refuses it.
    Denied(Denial),
    /// The purchase moved on meanwhile.
    Moved {
        /// The version it has now.
        current: u32,
    },
    /// There is no such verb.
    UnknownVerb,
    /// There is no such purchase.
    UnknownProcess,
    /// The key was used for another request.
    KeyReused,
    /// Too many commands wait.
    Busy,
    /// The record cannot be written now; nothing was kept.
    Unavailable,
}

impl From<Denied> for Rejection {
    fn from(denied: Denied) -> Rejection {
        match denied {
            Denied::Faults(faults) => Rejection::Faults(faults),
            Denied::Refused(refusal) => Rejection::Refused(refusal),
        }
    }
}

/// What the writer needs besides the store.
pub struct Surroundings {
    /// The time.
    pub clock: Arc<Clock>,
    /// The rules.
    pub rulebook: Arc<Rulebook>,
    /// The people.
    pub directory: Arc<RwLock<Arc<Directory>>>,
    /// The purchases in memory.
    pub cache: Arc<Cache>,
}

type Reply = Sender<Result<Accepted, Rejection>>;
/// Work on plain rows that must go through the one writer.
pub type RowWork = Box<dyn FnOnce(&mut dyn Batch) -> Result<(), StoreError> + Send>;

enum Job {
    Command(Box<Submission>, Reply),
    Rows(RowWork, Sender<Result<(), StoreError>>),
    Stop,
}

/// The handle by which commands reach the writer.
pub struct Bus {
    jobs: SyncSender<Job>,
    thread: Option<JoinHandle<Result<(), StoreError>>>,
}

impl Bus {
    /// Starts the writer.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub fn start(store: Box<dyn Store>, around: Surroundings) -> std::io::Result<Bus> {
        let (jobs, queue) = sync_channel(QUEUE_MAX);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || Writer { store, around }.run(&queue))?;
        Ok(Bus {
            jobs,
            thread: Some(thread),
        })
    }

    /// Sends a command and waits until it is durable or refused.
    ///
    /// # Errors
    /// The rejection.
    pub fn submit(&self, submission: Submission) -> Result<Accepted, Rejection> {
        let (reply, answer) = channel();
        self.jobs
            .try_send(Job::Command(Box::new(submission), reply))
            .map_err(|_| Rejection::Busy)?;
        answer.recv().unwrap_or(Err(Rejection::Unavailable))
    }

    /// Does work on plain rows in the writer and waits until it is durable.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn rows(&self, work: RowWork) -> Result<(), StoreError> {
        let (reply, answer) = channel();
        self.jobs
            .send(Job::Rows(work, reply))
            .map_err(|_| StoreError::Poisoned)?;
        answer.recv().unwrap_or(Err(StoreError::Poisoned))
    }

    /// Stops the writer gracefully.
    ///
    /// # Errors
    /// Failures of the database while stopping.
    pub fn stop(&mut self) -> Result<(), StoreError> {
        let _ = self.jobs.send(Job::Stop);
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(stopped)) => stopped,
            Some(Err(_)) => Err(StoreError::Poisoned),
            None => Ok(()),
        }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::error!(%error, "the writer did not stop cleanly");
        }
    }
}

struct Writer {
    store: Box<dyn Store>,
    around: Surroundings,
}

/// States changed by the batch so far, on top of the cache.
type Overlay = HashMap<ProcessId, Arc<Loaded>>;

impl Writer {
    fn run(mut self, queue: &Receiver<Job>) -> Result<(), StoreError> {
        while let Ok(first) = queue.recv() {
            let mut commands = Vec::new();
            let mut next = Some(first);
            let mut stop = None;
            while let Some(job) = next.take() {
                match job {
                    Job::Command(submission, reply) => commands.push((*submission, reply)),
                    other => {
                        stop = Some(other);
                        break;
                    }
                }
                if commands.len() < GROUP_MAX {
                    next = queue.try_recv().ok();
                }
            }
            self.group(commands);
            match stop {
                Some(Job::Stop) => break,
                Some(Job::Rows(work, reply)) => {
                    let _ = reply.send(self.rows(work));
                }
                Some(Job::Command(..)) | None => {}
            }
        }
        self.store.stop()
    }

    fn rows(&mut self, work: RowWork) -> Result<(), StoreError> {
        let mut batch = self.store.begin()?;
        work(batch.as_mut())?;
        batch.commit().map(|_| ())
    }

    fn group(&mut self, commands: Vec<(Submission, Reply)>) {
        if commands.is_empty() {
            return;
        }
        let mut answers = Vec::with_capacity(commands.len());
        let mut overlay = Overlay::new();
        let outcome = self.run_group(&commands, &mut answers, &mut overlay);
        match outcome {
            Ok(()) => {
                self.around.cache.publish(overlay);
                for ((_, reply), answer) in commands.into_iter().zip(answers) {
                    let _ = reply.send(answer);
                }
            }
            Err(error) => {
                tracing::error!(%error, "a batch could not be committed");
                for (_, reply) in commands {
                    let _ = reply.send(Err(Rejection::Unavailable));
                }
            }
        }
    }

    fn run_group(
        &mut self,
        commands: &[(Submission, Reply)],
        answers: &mut Vec<Result<Accepted, Rejection>>,
        overlay: &mut Overlay,
    ) -> Result<(), StoreError> {
        let last = self.store.last_recorded();
        let mut batch = self.store.begin()?;
        for (submission, _) in commands {
            let now = last.map_or(self.around.clock.now(), |last| {
                self.around.clock.now().max(last)
            });
            let one = One {
                around: &self.around,
                submission,
                now,
            };
            let answer = in_command(batch.as_mut(), |batch| one.handle(batch, overlay))?;
            answers.push(match answer {
                Ok(accepted) => Ok(accepted),
                Err(Stop::Rejected(rejection)) => Err(rejection),
                Err(Stop::Failed(error)) => return Err(error),
            });
        }
        if answers
            .iter()
            .any(|answer| matches!(answer, Ok(one) if one.repeat == Repeat::First))
        {
            batch.commit()?;
        }
        Ok(())
    }
}

/// Why one command of a batch did not go through.
enum Stop {
    Rejected(Rejection),
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
            StoreError::KeyReused => Stop::Rejected(Rejection::KeyReused),
            error @ StoreError::Entry(_) => {
                tracing::error!(%error, "an entry was refused by the store");
                Stop::Rejected(Rejection::Unavailable)
            }
            error => Stop::Failed(error),
        }
    }
}
impl From<getrandom::Error> for Stop {
    fn from(error: getrandom::Error) -> Stop {
        tracing::error!(%error, "no randomness");
        Stop::Rejected(Rejection::Unavailable)
    }
}

/// One command being handled.
struct One<'a> {
    around: &'a Surroundings,
    submission: &'a Submission,
    now: Timestamp,
}

impl One<'_> {
    fn handle(&self, batch: &mut dyn Batch, overlay: &mut Overlay) -> Result<Accepted, Stop> {
        let request = self.request();
        if let Some(positions) = batch.outcome(&request)? {
            return self.repeated(batch, positions);
        }
        let entry = registry::verb(&self.submission.verb).ok_or(Rejection::UnknownVerb)?;
        let (id, loaded) = self.load(batch, overlay, entry)?;
        let version = loaded.process.version;
        if self
            .submission
            .expected
            .is_some_and(|expected| expected != version)
        {
            return Err(Rejection::Moved { current: version }.into());
        }
        let actor = self.authorise(&loaded, entry)?;
        let contract = contract_of(entry, self.submission.contract);
        let events = self.decide(&loaded, entry, &actor, contract)?;
        let (appended, logged) = self.append(batch, id, version, &actor, contract, events)?;
        let mut state = Arc::unwrap_or_clone(loaded);
        for one in logged {
            state.push(one);
        }
        batch.project(id, &project::project(id, &state.process))?;
        batch.put_outcome(&request, appended)?;
        overlay.insert(id, Arc::new(state));
        Ok(Accepted {
            process: id,
            positions: appended,
            repeat: Repeat::First,
        })
    }

    fn repeated(&self, batch: &dyn Batch, positions: Positions) -> Result<Accepted, Stop> {
        let query = store::EntryQuery {
            from: positions.first,
            limit: 1,
        };
        let entries = batch.page(query)?;
        let process = entries
            .first()
            .map(|one| one.process)
            .ok_or(Rejection::UnknownProcess)?;
        Ok(Accepted {
            process,
            positions,
            repeat: Repeat::Again,
        })
    }

    fn load(
        &self,
        batch: &mut dyn Batch,
        overlay: &Overlay,
        entry: &VerbEntry,
    ) -> Result<(ProcessId, Arc<Loaded>), Stop> {
        match (entry.meta.birth, self.submission.process) {
            (Birth::New, _) => Ok((ids::process(self.now)?, Arc::default())),
            (Birth::Existing, Some(id)) => {
                if let Some(found) = overlay.get(&id) {
                    return Ok((id, found.clone()));
                }
                let found = self.around.cache.get(id, batch)?;
                Ok((id, found.ok_or(Rejection::UnknownProcess)?))
            }
            (Birth::Existing, None) => Err(Rejection::UnknownProcess.into()),
        }
    }

    fn authorise(&self, loaded: &Loaded, entry: &VerbEntry) -> Result<Actor, Rejection> {
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
        let directory = self
            .around
            .directory
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let Some(card) = directory.person(person) else {
            return Err(Rejection::Denied(Denial::SignInFirst));
        };
        let held = match entry.meta.birth {
            Birth::New => roles::at_birth(card),
            Birth::Existing => {
                let contract = contract_of(entry, self.submission.contract);
                roles::roles_in(card, &loaded.process, contract)
            }
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
        loaded: &Loaded,
        entry: &VerbEntry,
        actor: &Actor,
        contract: Option<ContractId>,
    ) -> Result<Vec<Event>, Rejection> {
        let context = Context {
            now: self.now,
            occurred: self.submission.occurred.unwrap_or(self.now),
            actor: actor.clone(),
            rulebook: &self.around.rulebook,
            contract,
            reason: self.submission.reason.as_deref().map(FreeText::new),
        };
        let directory = self
            .around
            .directory
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let events = registry::decide(
            &loaded.process,
            &context,
            entry,
            &self.submission.input,
            directory.known(),
        )?;
        Ok(events)
    }

    fn append(
        &self,
        batch: &mut dyn Batch,
        id: ProcessId,
        version: u32,
        actor: &Actor,
        contract: Option<ContractId>,
        events: Vec<Event>,
    ) -> Result<(Positions, Vec<Logged>), Stop> {
        let command = ids::command(self.now)?;
        let occurred = self.submission.occurred.unwrap_or(self.now);
        let mut entries = Vec::with_capacity(events.len());
        for event in &events {
            entries.push(self.entry(id, command, actor, contract, occurred, event)?);
        }
        let appended = batch.append(u64::from(version), entries)?;
        let logged = events.into_iter().zip(1u32..).map(|(event, step)| Logged {
            position: appended.positions.first + u64::from(step) - 1,
            command,
            envelope: Envelope {
                version: version + step,
                occurred,
                recorded: appended.recorded,
                actor: actor.clone(),
                contract,
            },
            event,
        });
        Ok((appended.positions, logged.collect()))
    }

    fn entry(
        &self,
        process: ProcessId,
        command: EntryId,
        actor: &Actor,
        contract: Option<ContractId>,
        occurred: Timestamp,
        event: &Event,
    ) -> Result<NewEntry, Stop> {
        let body = event.body().map_err(|error| {
            tracing::error!(%error, kind = event.kind(), "an event cannot be written");
            Stop::Rejected(Rejection::Unavailable)
        })?;
        Ok(NewEntry {
            process,
            kind: event.kind().to_owned(),
            occurred,
            recorded: self.now,
            actor: store::Actor {
                person: actor.person,
                organisation: actor.organisation,
                role: actor.role.code().to_owned(),
            },
            contract: contract.map(|one| one.0),
            command,
            pack: self
                .around
                .rulebook
                .resolve(
                    domain::process::JURISDICTION_DEFAULT,
                    kernel::civil_date(occurred),
                )
                .ok()
                .map(|pack| pack.id().to_string()),
            body,
            salt: ids::random()?,
        })
    }

    fn request(&self) -> Request {
        let one = self.submission;
        let asked = serde_json::json!({
            "process": one.process, "contract": one.contract, "verb": one.verb,
            "input": one.input, "occurred": one.occurred, "reason": one.reason,
        });
        Request {
            key: one.key.clone(),
            actor: match one.who {
                Who::Person(person) => person.to_string(),
                Who::Clock => "clock".to_owned(),
            },
            hash: Sha256::digest(asked.to_string()).into(),
        }
    }
}

/// The contract an event of this verb belongs to. Acts about the purchase as a whole belong to none,
/// except those that serve both (the clock, waivers), which belong to the one named.
pub fn contract_of(entry: &VerbEntry, named: Option<ContractId>) -> Option<ContractId> {
    match entry.meta.scope {
        Scope::Contract => named,
        Scope::Process if matches!(entry.meta.code, "run-clock" | "waive-obligation") => named,
        Scope::Process => None,
    }
}
