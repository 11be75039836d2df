//! The writer thread: takes what waits, handles it in one transaction, commits, answers.
//!
//! A command is refused before it writes anything, so a refusal needs no undoing. If a defect of
//! the program stops one half way, the whole transaction is undone and each command of the group
//! gets one of its own: only the defective one suffers.

use super::{
    Accepted, Counters, GROUP_MAX, Given, Job, Rejection, Repeat, Reply, RowWork, Surroundings,
    Trace,
    command::{Command, Stop},
    hot::HotStates,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, atomic::Ordering, mpsc::Receiver},
};
use store::{Batch, Store, StoreError};

pub(super) struct Writer {
    store: Box<dyn Store>,
    around: Surroundings,
    counters: Arc<Counters>,
    hot: HotStates,
}

type Answer = Result<Accepted, Rejection>;
/// A command and where its answer goes.
type Waiting = (Given, Reply);

/// Why a whole batch came to nothing.
enum Undone {
    /// The program contradicts itself in one of the commands.
    Defect(&'static str),
    /// The database failed.
    Failed(StoreError),
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Undone {
        Undone::Failed(error)
    }
}

impl Writer {
    pub(super) fn new(
        store: Box<dyn Store>,
        around: Surroundings,
        counters: Arc<Counters>,
    ) -> Writer {
        Writer {
            store,
            around,
            counters,
            hot: HotStates::default(),
        }
    }

    pub(super) fn run(mut self, queue: &Receiver<Job>) -> Result<(), StoreError> {
        let mut ahead = None;
        while let Some(job) = ahead.take().or_else(|| queue.recv().ok()) {
            match job {
                Job::Command(given, reply) => {
                    let mut group = vec![(*given, reply)];
                    let (answers, outcome) = self.batch(&mut group, || join(queue, &mut ahead));
                    self.finish(group, answers, outcome);
                }
                Job::Rows(work, trace, reply) => {
                    let _ = reply.send(self.rows(work, trace));
                }
                Job::Stop => break,
            }
        }
        self.store.stop()
    }

    fn rows(&mut self, work: RowWork, trace: Trace) -> Result<(), StoreError> {
        let mut batch = self.store.begin()?;
        work(batch.as_mut())?;
        batch.commit()?;
        if trace == Trace::Swept {
            self.store.sweep()?;
        }
        Ok(())
    }

    /// Handles a group in one transaction. While there is room, `more` gives commands that have
    /// come meanwhile: they join, for the commit costs the same.
    fn batch(
        &mut self,
        group: &mut Vec<Waiting>,
        more: impl FnMut() -> Option<Waiting>,
    ) -> (Vec<Answer>, Result<(), Undone>) {
        self.hot.trim();
        let mut answers = Vec::new();
        let outcome = self.try_batch(group, more, &mut answers);
        (answers, outcome)
    }

    fn try_batch(
        &mut self,
        group: &mut Vec<Waiting>,
        mut more: impl FnMut() -> Option<Waiting>,
        answers: &mut Vec<Answer>,
    ) -> Result<(), Undone> {
        let mut last = self.store.last_recorded();
        let mut batch = self.store.begin()?;
        while let Some((given, _)) = group.get(answers.len()) {
            let clock = self.around.clock.now();
            let now = last.map_or(clock, |last| last.max(clock));
            last = Some(now);
            let command = Command {
                around: &self.around,
                submission: &given.submission,
                found: &given.found,
                now,
            };
            answers.push(one(batch.as_mut(), &command, &mut self.hot)?);
            if group.len() < GROUP_MAX && group.len() == answers.len() {
                group.extend(more());
            }
        }
        if accepted(answers).next().is_some() {
            batch.commit()?;
        }
        Ok(())
    }

    fn finish(&mut self, group: Vec<Waiting>, answers: Vec<Answer>, outcome: Result<(), Undone>) {
        let why = match outcome {
            Ok(()) => {
                self.around.cache.publish(self.hot.take_news());
                self.count(&answers);
                for ((_, reply), answer) in group.into_iter().zip(answers) {
                    // A client that has gone away meanwhile finds its answer under its key.
                    let _ = reply.send(answer);
                }
                return;
            }
            Err(why) => why,
        };
        self.hot.clear();
        match why {
            Undone::Defect(what) if group.len() > 1 => {
                tracing::error!("{what}; handling the commands of its group one by one");
                for waiting in group {
                    let mut alone = vec![waiting];
                    let (answers, outcome) = self.batch(&mut alone, || None);
                    self.finish(alone, answers, outcome);
                }
                return;
            }
            Undone::Defect(what) => {
                let verb = group.first().map(|(given, _)| &given.submission.verb);
                tracing::error!(?verb, "{what}");
            }
            Undone::Failed(error) => tracing::error!(%error, "a batch could not be committed"),
        }
        for (_, reply) in group {
            let _ = reply.send(Err(Rejection::Unavailable));
        }
    }

    fn count(&self, answers: &[Answer]) {
        let (mut commands, mut entries) = (0, 0);
        for accepted in accepted(answers) {
            commands += 1;
            entries += accepted.positions.last - accepted.positions.first + 1;
        }
        if commands > 0 {
            let counters = &self.counters;
            counters.commands.fetch_add(commands, Ordering::Relaxed);
            counters.entries.fetch_add(entries, Ordering::Relaxed);
            counters.commits.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The next command if one waits; a job of another kind is put into `ahead`.
fn join(queue: &Receiver<Job>, ahead: &mut Option<Job>) -> Option<Waiting> {
    if ahead.is_some() {
        return None;
    }
    match queue.try_recv().ok()? {
        Job::Command(given, reply) => Some((*given, reply)),
        other => {
            *ahead = Some(other);
            None
        }
    }
}

fn accepted(answers: &[Answer]) -> impl Iterator<Item = &Accepted> {
    let accepted = answers.iter().filter_map(|answer| answer.as_ref().ok());
    accepted.filter(|accepted| accepted.repeat == Repeat::First)
}

fn one(
    batch: &mut dyn Batch,
    command: &Command<'_>,
    hot: &mut HotStates,
) -> Result<Answer, Undone> {
    // Nothing half done is kept after a panic: the batch is undone and the states are forgotten.
    let handled = catch_unwind(AssertUnwindSafe(|| command.handle(batch, hot)));
    match handled.unwrap_or(Err(Stop::Defect("a command panicked"))) {
        Ok(accepted) => Ok(Ok(accepted)),
        Err(Stop::Rejected(rejection)) => Ok(Err(rejection)),
        Err(Stop::Defect(what)) => Err(Undone::Defect(what)),
        Err(Stop::Failed(error)) => Err(Undone::Failed(error)),
    }
}
