//! The program assembled: one store, one bus, one clock.

use crate::{
    accounts,
    bus::{Accepted, Bus, Rejection, Submission, Surroundings, Who, Work},
    cache::{Cache, Loaded},
    clock::Clock,
    directory::Directory,
    ids,
    organisations::Remembered,
    press::{FontSearch, Press},
    project,
    vault::Vault,
    view::Viewer,
};
use domain::{refusal::Holds, sealing::Found};
use kernel::ProcessId;
use rules::Rulebook;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use store::{
    Obligation, ObligationQuery, Open, Positions, Reader, Readers, Rollback, SignedCheckpoint,
    SqliteStore, Store, StoreError, Summary, SummaryQuery,
};
use tlog::{Receipt, VerifierKey};

/// What the program is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the database, the key and the last checkpoint are.
    pub dir: PathBuf,
    /// The name of the log in checkpoints.
    pub origin: String,
    /// What to do about a database rolled back.
    pub rollback: Rollback,
    /// Where the font of PDF is looked for.
    pub fonts: FontSearch,
}

impl Options {
    /// Options for `dir` with the usual origin, refusing rolled-back databases.
    pub fn new(dir: impl AsRef<Path>) -> Options {
        Options {
            dir: dir.as_ref().to_owned(),
            origin: "bonafide.invalid/record".to_owned(),
            rollback: Rollback::Refuse,
            fonts: FontSearch::Nowhere,
        }
    }
}

/// What can go wrong outside the rules.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The store failed.
    #[error("the record cannot be used")]
    Store(#[from] StoreError),
    /// The rule packs are malformed.
    #[error("the rule packs cannot be read")]
    Rules(#[from] rules::RuleError),
    /// The writer thread cannot be started.
    #[error("the writer cannot be started")]
    Thread(#[from] std::io::Error),
    /// The key bids are sealed to is out of shape.
    #[error("the opening key is out of shape")]
    OpeningKey,
    /// Something could not be sealed.
    #[error("it could not be sealed")]
    Sealing,
    /// The operating system has no randomness.
    #[error("there is no randomness")]
    Random(#[from] getrandom::Error),
    /// A row cannot be written as JSON.
    #[error("a row cannot be written")]
    Json(#[from] serde_json::Error),
    /// A password cannot be hashed.
    #[error("the password cannot be hashed")]
    Password,
    /// The demonstration story does not fit the rules.
    #[error("the story stops: {0}")]
    Story(String),
}

/// The program.
pub struct App {
    bus: Bus,
    clock: Arc<Clock>,
    rulebook: Arc<Rulebook>,
    directory: Arc<RwLock<Arc<Directory>>>,
    cache: Arc<Cache>,
    remembered: Remembered,
    readers: Arc<dyn Readers>,
    key: VerifierKey,
    vault: Arc<Vault>,
    press: Arc<Press>,
    questions: crate::signs::Kept,
    measured: crate::relationship::Kept,
    decoy: String,
}

impl App {
    /// Opens the store and starts the writer.
    ///
    /// # Errors
    /// Anything that makes the ground unsafe: see [`StoreError`].
    pub fn open(options: &Options, clock: Clock) -> Result<App, AppError> {
        let seed = ids::random()?;
        let store = SqliteStore::open(&Open {
            dir: &options.dir,
            origin: &options.origin,
            seed: &seed,
            rollback: options.rollback,
        })?;
        let readers = store.readers();
        let key = store.verifier_key().clone();
        let directory = Directory::load(&*readers.reader()?)?;
        let directory = Arc::new(RwLock::new(Arc::new(directory)));
        let (clock, rulebook) = (Arc::new(clock), Arc::new(Rulebook::embedded()?));
        let cache = Arc::new(Cache::default());
        let vault = Arc::new(Vault::open(&options.dir, key.clone())?);
        let press = Arc::new(Press::new(rulebook.clone(), options.fonts.clone()));
        let around = Surroundings {
            press: press.clone(),
            vault: vault.clone(),
            clock: clock.clone(),
            rulebook: rulebook.clone(),
            directory: directory.clone(),
            cache: cache.clone(),
            readers: readers.clone(),
        };
        let bus = Bus::start(Box::new(store), around)?;
        let decoy = accounts::hash_password("no account has this password")?;
        Ok(App {
            bus,
            clock,
            rulebook,
            directory,
            cache,
            remembered: Remembered::default(),
            readers,
            key,
            vault,
            press,
            questions: crate::signs::Kept::default(),
            measured: crate::relationship::Kept::default(),
            decoy,
        })
    }

    /// Gives a command and waits until it is durable or refused.
    ///
    /// # Errors
    /// The rejection.
    pub fn submit(&self, submission: Submission) -> Result<Accepted, Rejection> {
        let found = self.found(&submission).map_err(|error| {
            tracing::error!(%error, "sealed files could not be read");
            Rejection::Unavailable
        })?;
        self.bus.submit(submission, found)
    }

    /// What sealed files say that a command is about. Done before the command reaches the writer, so
    /// that nobody waits for it.
    fn found(&self, submission: &Submission) -> Result<Found, AppError> {
        let mut found = Found::default();
        match (submission.verb.as_str(), submission.process) {
            ("submit-sealed-bid", _) => found.header = self.header_kept(&submission.input),
            ("open-bids", Some(id)) if self.could(submission, id)? == Holds::Yes => {
                found.openings = self.openings(id)?;
            }
            _ => {}
        }
        Ok(found)
    }

    /// Whether the policy would let the sender do it.
    fn could(&self, submission: &Submission, id: ProcessId) -> Result<Holds, AppError> {
        let Who::Person(person) = submission.who else {
            return Ok(Holds::No);
        };
        let Some(loaded) = self.purchase(id)? else {
            return Ok(Holds::No);
        };
        let viewer = Viewer {
            person: self.directory().person(person).cloned(),
        };
        let decision = viewer.may(&loaded, submission.contract, &submission.verb);
        Ok(matches!(decision, policy::Decision::Allow(_)).into())
    }

    /// The files outside the database.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// What makes papers.
    pub fn press(&self) -> &Press {
        &self.press
    }

    /// Questions of contracts that were computed before.
    pub(crate) fn questions(&self) -> &crate::signs::Kept {
        &self.questions
    }

    /// Contracts that were measured before.
    pub(crate) fn measured(&self) -> &crate::relationship::Kept {
        &self.measured
    }

    /// What the writer has done since it started.
    pub fn work(&self) -> Work {
        self.bus.work()
    }

    /// The time.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The rule packs.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Organisations and people.
    pub fn directory(&self) -> Arc<Directory> {
        self.directory
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The public key receipts are checked with.
    pub fn verifier_key(&self) -> &VerifierKey {
        &self.key
    }

    /// A purchase.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn purchase(&self, id: ProcessId) -> Result<Option<Arc<Loaded>>, AppError> {
        Ok(self.cache.get(id, &*self.reader()?)?)
    }

    /// Rows of purchases.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn summaries(&self, query: &SummaryQuery) -> Result<Vec<Summary>, AppError> {
        Ok(self.reader()?.summaries(query)?)
    }

    /// Rows of obligations.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn obligations(&self, query: &ObligationQuery) -> Result<Vec<Obligation>, AppError> {
        Ok(self.reader()?.obligations(query)?)
    }

    /// What the rules may know beside a purchase, for an act that wants this.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn facts(
        &self,
        about: (ProcessId, &domain::Process),
        wants: domain::Wants,
    ) -> Result<domain::Facts, AppError> {
        let reader = self.reader()?;
        let models: &dyn store::ReadModels = &*reader;
        let directory = self.directory();
        Ok(crate::facts::gather(
            &directory,
            Some(models),
            about,
            wants,
        )?)
    }

    /// A receipt for a run of entries.
    ///
    /// # Errors
    /// Failures of the database, or positions that are not in the record.
    pub fn receipt(&self, positions: Positions) -> Result<Receipt, AppError> {
        Ok(self.reader()?.receipt(positions)?)
    }

    /// The newest checkpoint.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn checkpoint(&self) -> Result<SignedCheckpoint, AppError> {
        Ok(self.reader()?.checkpoint()?)
    }

    /// A named value kept beside the record.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn meta(&self, key: &str) -> Result<Option<String>, AppError> {
        Ok(self.reader()?.meta(key)?)
    }

    /// Keeps a named value beside the record.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn put_meta(&self, key: &'static str, value: String) -> Result<(), AppError> {
        self.bus
            .rows(Box::new(move |batch| batch.put_meta(key, &value)))?;
        Ok(())
    }

    pub(crate) fn reader(&self) -> Result<Box<dyn Reader>, AppError> {
        Ok(self.readers.reader()?)
    }

    pub(crate) fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    pub(crate) fn bus(&self) -> &Bus {
        &self.bus
    }

    pub(crate) fn decoy_hash(&self) -> &str {
        &self.decoy
    }

    pub(crate) fn reload_directory(&self) -> Result<(), AppError> {
        let fresh = Arc::new(Directory::load(&*self.reader()?)?);
        *self
            .directory
            .write()
            .unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Stops gracefully.
    ///
    /// # Errors
    /// Failures of the database while stopping.
    pub fn stop(mut self) -> Result<(), AppError> {
        Ok(self.bus.stop()?)
    }
}

/// Makes all read models of a stopped store again.
///
/// # Errors
/// Failures of the database or an unreadable entry.
pub fn rebuild(options: &Options) -> Result<(), AppError> {
    let seed = ids::random()?;
    let mut store = SqliteStore::open(&Open {
        dir: &options.dir,
        origin: &options.origin,
        seed: &seed,
        rollback: options.rollback,
    })?;
    store.rebuild(&mut project::project_entries)?;
    Box::new(store).stop()?;
    Ok(())
}
