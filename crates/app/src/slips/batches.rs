//! Answers of slips come into the record in batches: when a day begins, in the random order of their
//! keys, at least five together, and whatever is left when the fieldwork has ended.

use super::{ANSWER, Answer, Ballot};
use crate::{
    app::{App, AppError},
    bus::{Rejection, Submission, Who},
    ids,
};
use domain::assessment::{
    choices::WorkerTopic,
    state::Phase,
    voice::{BATCH_MIN, BatchSize, Channel, Experience},
};
use kernel::Date;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::{Spoken, Talk};

/// Most answers that one batch takes.
const BATCH_MAX: usize = 60;

/// What can be done with what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// The fieldwork runs: full batches only.
    Running,
    /// It has ended: the rest comes in too.
    Closing,
    /// The draft is out: nothing can come in any more.
    Over,
}

impl App {
    /// Brings in what was said by slips and can come into the record now; returns in how many
    /// batches.
    ///
    /// # Errors
    /// No randomness, or failures of the database.
    pub fn bring_in_answers(&self) -> Result<usize, AppError> {
        let rows = self.reader()?.spoken()?;
        let mut waiting: BTreeMap<Talk, Vec<Spoken>> = BTreeMap::new();
        for row in rows {
            waiting.entry(row.talk.clone()).or_default().push(row);
        }
        let mut given = 0;
        for (talk, rows) in waiting {
            if let Some(ballot) = Ballot::of(&talk) {
                given += self.bring_in(&ballot, rows)?;
            }
        }
        Ok(given)
    }

    fn bring_in(&self, ballot: &Ballot, rows: Vec<Spoken>) -> Result<usize, AppError> {
        let today = self.today_of(ballot.process)?;
        let standing = self.evaluation(ballot, |one| match one.phase {
            Phase::Fieldwork if one.takes_slips(today) => Standing::Running,
            Phase::Fieldwork | Phase::Released { .. } => Standing::Closing,
            Phase::Drafted(_) | Phase::Issued(_) | Phase::Deemed { .. } => Standing::Over,
        })?;
        let (begun, mut fresh): (Vec<Spoken>, Vec<Spoken>) =
            rows.into_iter().partition(|row| row.batch.is_some());
        let mut given = self.again(ballot, begun)?;
        match standing.unwrap_or(Standing::Over) {
            Standing::Running if !self.day_begins(ballot, today)? => return Ok(given),
            Standing::Running | Standing::Closing => {}
            Standing::Over => {
                self.forget(fresh)?;
                return Ok(given);
            }
        }
        let closing = standing == Some(Standing::Closing);
        loop {
            let answers = fresh.iter().filter(|row| row.kind == ANSWER).count();
            let size = if answers >= BATCH_MIN {
                BatchSize::Full
            } else if answers > 0 && closing {
                BatchSize::Rest
            } else {
                return Ok(given);
            };
            let (batch, rest) = split(fresh, batch_of(answers));
            given += self.file(ballot, size, batch)?;
            fresh = rest;
        }
    }

    /// Whether this is the first look at these answers today: batches do not tell at what hour the
    /// fifth answer came.
    fn day_begins(&self, ballot: &Ballot, today: Date) -> Result<bool, AppError> {
        let key = format!("{}.day", ballot.printed_key());
        let now = today.to_string();
        let last = self.meta(&key)?;
        if last.as_deref() == Some(&now) {
            return Ok(false);
        }
        self.bus()
            .rows(Box::new(move |batch| batch.put_meta(&key, &now)))?;
        Ok(last.is_some())
    }

    /// Batches that were begun and not finished: the same request again takes effect once.
    fn again(&self, ballot: &Ballot, rows: Vec<Spoken>) -> Result<usize, AppError> {
        let names: BTreeSet<String> = rows.iter().filter_map(|row| row.batch.clone()).collect();
        let mut given = 0;
        for name in names {
            let batch: Vec<Spoken> = rows
                .iter()
                .filter(|row| row.batch.as_ref() == Some(&name))
                .cloned()
                .collect();
            let answers = batch.iter().filter(|row| row.kind == ANSWER).count();
            let size = match answers >= BATCH_MIN {
                true => BatchSize::Full,
                false => BatchSize::Rest,
            };
            given += self.submit_batch(ballot, size, &name, batch)?;
        }
        Ok(given)
    }

    fn file(
        &self,
        ballot: &Ballot,
        size: BatchSize,
        mut batch: Vec<Spoken>,
    ) -> Result<usize, AppError> {
        let name = ids::token()?;
        for row in &mut batch {
            row.batch = Some(name.clone());
        }
        let noted = batch.clone();
        self.bus().rows(Box::new(move |rows| {
            noted.iter().try_for_each(|row| rows.put_spoken(row))
        }))?;
        self.submit_batch(ballot, size, &name, batch)
    }

    fn submit_batch(
        &self,
        ballot: &Ballot,
        size: BatchSize,
        name: &str,
        batch: Vec<Spoken>,
    ) -> Result<usize, AppError> {
        let submission = Submission {
            key: name.to_owned(),
            who: Who::Clock,
            process: Some(ballot.process),
            contract: Some(ballot.contract),
            verb: "bring-in-answers".to_owned(),
            input: input(ballot.channel, size, &batch)?,
            occurred: None,
            reason: None,
            expected: None,
        };
        match self.submit(submission) {
            Ok(_) => {
                self.forget(batch)?;
                Ok(1)
            }
            Err(Rejection::Refused(refusal)) => {
                let code = refusal.code();
                tracing::error!(code, "answers of slips were refused and are dropped");
                self.forget(batch)?;
                Ok(0)
            }
            // They wait for the next round.
            Err(_) => Ok(0),
        }
    }

    /// Removes rows and their trace in the write-ahead log.
    fn forget(&self, rows: Vec<Spoken>) -> Result<(), AppError> {
        if rows.is_empty() {
            return Ok(());
        }
        self.bus().rows_swept(Box::new(move |batch| {
            rows.iter().try_for_each(|row| batch.delete_spoken(&row.id))
        }))?;
        Ok(())
    }
}

/// How many of these answers go into the next batch, so that the one after it is not too small.
const fn batch_of(answers: usize) -> usize {
    if answers <= BATCH_MAX {
        answers
    } else if answers < BATCH_MAX + BATCH_MIN {
        answers - BATCH_MIN
    } else {
        BATCH_MAX
    }
}

/// The first answers in the order of their keys, with as many of the words; and the rest.
fn split(rows: Vec<Spoken>, count: usize) -> (Vec<Spoken>, Vec<Spoken>) {
    let (answers, words): (Vec<Spoken>, Vec<Spoken>) =
        rows.into_iter().partition(|row| row.kind == ANSWER);
    let mut batch: Vec<Spoken> = answers.iter().take(count).cloned().collect();
    batch.extend(words.iter().take(count).cloned());
    let rest = answers.into_iter().skip(count);
    let rest = rest.chain(words.into_iter().skip(count));
    (batch, rest.collect())
}

/// The fields of the command. Rows come in the order of random keys, words by themselves.
fn input(
    channel: Channel,
    size: BatchSize,
    batch: &[Spoken],
) -> Result<Map<String, Value>, AppError> {
    let mut answers: Vec<Experience> = Vec::new();
    let mut topics: BTreeSet<WorkerTopic> = BTreeSet::new();
    let mut words: Vec<Value> = Vec::new();
    let mut workers = 0u32;
    for row in batch {
        if row.kind != ANSWER {
            let text: String = serde_json::from_str(&row.json)?;
            words.push(json!({ "text": text }));
            continue;
        }
        match serde_json::from_str(&row.json)? {
            Answer::Experience(answer) => answers.push(answer),
            Answer::Topics(about) => {
                workers += 1;
                topics.extend(about);
            }
        }
    }
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    set("channel", json!(channel.code()));
    set("batch", json!(size.code()));
    set("words", Value::Array(words));
    match channel {
        Channel::Users | Channel::Others => {
            set("answers", serde_json::to_value(answers)?);
        }
        Channel::Workers => {
            set("workers", json!(workers));
            set("topics", serde_json::to_value(topics)?);
        }
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_batch_leaves_a_rest_that_is_too_small() {
        for answers in BATCH_MIN..400 {
            let mut left = answers;
            while left > 0 {
                let batch = batch_of(left);
                assert!(
                    (BATCH_MIN..=BATCH_MAX).contains(&batch),
                    "{answers}: {batch}"
                );
                left -= batch;
            }
        }
    }
}
