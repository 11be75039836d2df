//! One-time slips: residents and workers speak without an account.
//!
//! Kept of a slip is the hash of its token, until it is used; then the row is deleted and its trace
//! in the write-ahead log with it. Kept of an answer is what it says, under a random key, until its
//! batch comes into the record; no row has a time, and none points to another. Batches are brought in
//! when a day begins, never when an answer arrives. What an operator who watches the running server
//! could still learn is written down in `docs/ratings-privacy.en.md`.

mod batches;

use crate::{
    accounts::hash_token,
    app::{App, AppError},
    ids,
};
use domain::{
    ContractId,
    assessment::{
        choices::{EvaluationId, WorkerTopic},
        state::Evaluation,
        voice::{Channel, Experience},
    },
};
use kernel::ProcessId;
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use store::{Slip, Spoken, Talk};

/// Longest free words, in characters.
pub const WORDS_MAX: usize = 1_000;
/// The kind of rows with answers.
const ANSWER: &str = "answer";
/// The kind of rows with words.
const WORDS: &str = "words";

/// What a slip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The purchase.
    pub process: ProcessId,
    /// The contract.
    pub contract: ContractId,
    /// The evaluation.
    pub evaluation: EvaluationId,
    /// Who speaks.
    pub channel: Channel,
}

/// What somebody says by a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The answers.
    pub answer: Answer,
    /// Free words, if any.
    pub words: Option<String>,
}

/// The answers of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Of a user or another resident.
    Experience(Experience),
    /// Of a worker: about what.
    Topics(Vec<WorkerTopic>),
}

/// What became of an attempt to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoke {
    /// It was kept.
    Heard,
    /// The slip is unknown, was used, or its time is over; nothing tells which.
    Closed,
}

/// How many slips an evaluation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Issued by the record.
    pub issued: u32,
    /// Printed so far.
    pub printed: u32,
}

impl Ballot {
    fn talk(&self) -> Talk {
        Talk {
            process: self.process,
            contract: self.contract.0,
            evaluation: self.evaluation.0,
            channel: self.channel.code().to_owned(),
        }
    }

    fn of(talk: &Talk) -> Option<Ballot> {
        let mut channels = Channel::ALL.iter();
        Some(Ballot {
            process: talk.process,
            contract: ContractId(talk.contract),
            evaluation: EvaluationId(talk.evaluation),
            channel: *channels.find(|one| one.code() == talk.channel)?,
        })
    }

    /// Under this name the database keeps how many slips were printed.
    fn printed_key(&self) -> String {
        let Talk {
            process,
            contract,
            evaluation,
            channel,
        } = self.talk();
        format!("slips.{process}.{contract}.{evaluation}.{channel}")
    }
}

impl App {
    /// How many slips there are for a ballot.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn slips(&self, ballot: &Ballot) -> Result<Count, AppError> {
        let printed = self.meta(&ballot.printed_key())?;
        let issued = self.evaluation(ballot, |one| one.voices.issued(ballot.channel))?;
        Ok(Count {
            issued: issued.unwrap_or_default(),
            printed: printed
                .and_then(|text| text.parse().ok())
                .unwrap_or_default(),
        })
    }

    /// Makes the slips that the record allows and that were not printed yet: their tokens, which are
    /// shown once and never stored.
    ///
    /// # Errors
    /// No randomness, or failures of the database.
    pub fn print_slips(&self, ballot: &Ballot) -> Result<Vec<String>, AppError> {
        let Count { issued, printed } = self.slips(ballot)?;
        let count = issued.saturating_sub(printed);
        let tokens: Result<Vec<String>, _> = (0..count).map(|_| ids::token()).collect();
        let mut tokens = tokens?;
        let rows: Vec<Slip> = tokens
            .iter()
            .map(|token| Slip {
                token_hash: hash_token(token),
                talk: ballot.talk(),
            })
            .collect();
        let key = ballot.printed_key();
        let made = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&made);
        self.bus().rows(Box::new(move |batch| {
            // Somebody may have printed meanwhile: never more than the record allows.
            let before = batch.meta(&key)?.and_then(|text| text.parse().ok());
            if before.unwrap_or(0) != printed {
                return Ok(());
            }
            rows.iter().try_for_each(|row| batch.put_slip(row))?;
            seen.store(rows.len(), Ordering::SeqCst);
            batch.put_meta(&key, &issued.to_string())
        }))?;
        tokens.truncate(made.load(Ordering::SeqCst));
        Ok(tokens)
    }

    /// What an unused slip is about, while it can be used.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn slip(&self, token: &str) -> Result<Option<Ballot>, AppError> {
        let row = self.reader()?.slip(&hash_token(token))?;
        let Some(ballot) = row.and_then(|row| Ballot::of(&row.talk)) else {
            return Ok(None);
        };
        let today = self.today_of(ballot.process)?;
        let open = self.evaluation(&ballot, |one| one.takes_slips(today))?;
        Ok(open.unwrap_or(false).then_some(ballot))
    }

    /// Somebody speaks by a slip. The slip is spent and what was said is kept in one transaction, and
    /// the trace of it is swept out of the write-ahead log.
    ///
    /// # Errors
    /// No randomness, or failures of the database.
    pub fn speak(&self, token: &str, told: &Told) -> Result<Spoke, AppError> {
        let Some(ballot) = self.slip(token)? else {
            return Ok(Spoke::Closed);
        };
        let row = |kind: &str, json: String| -> Result<Spoken, AppError> {
            Ok(Spoken {
                id: ids::random()?,
                talk: ballot.talk(),
                kind: kind.to_owned(),
                batch: None,
                json,
            })
        };
        let mut rows = vec![row(ANSWER, serde_json::to_string(&told.answer)?)?];
        let words = told.words.as_deref().map(str::trim);
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            let words: String = words.chars().take(WORDS_MAX).collect();
            rows.push(row(WORDS, serde_json::to_string(&words)?)?);
        }
        let hash = hash_token(token);
        let kept = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&kept);
        self.bus().rows_swept(Box::new(move |batch| {
            // Two hands with one slip: the writer takes one after the other.
            if batch.slip(&hash)?.is_none() {
                return Ok(());
            }
            batch.delete_slip(&hash)?;
            rows.iter().try_for_each(|row| batch.put_spoken(row))?;
            seen.store(1, Ordering::SeqCst);
            Ok(())
        }))?;
        Ok(match kept.load(Ordering::SeqCst) {
            0 => Spoke::Closed,
            _ => Spoke::Heard,
        })
    }

    /// The day it is where a purchase is.
    fn today_of(&self, process: ProcessId) -> Result<kernel::Date, AppError> {
        let now = self.clock().now();
        let loaded = self.purchase(process)?;
        let zone = loaded.map(|one| one.process.law().zone());
        Ok(zone.unwrap_or_default().civil_date(now))
    }

    /// Asks an evaluation something; nothing if there is no such evaluation.
    fn evaluation<T>(
        &self,
        ballot: &Ballot,
        ask: impl FnOnce(&Evaluation) -> T,
    ) -> Result<Option<T>, AppError> {
        let loaded = self.purchase(ballot.process)?;
        Ok(loaded.and_then(|loaded| {
            let contract = loaded.process.contract(ballot.contract)?;
            contract.assessment.evaluation(ballot.evaluation).map(ask)
        }))
    }
}
