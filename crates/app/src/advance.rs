//! What time alone brings about: the clock gives its commands, and a demonstration can move it.

use crate::{
    app::{App, AppError},
    bus::{Rejection, Submission, Who},
    ids,
};
use domain::{Actor, At, Context, ContractId, core::run_clock::due_events, sealing::Found};
use kernel::{Date, ProcessId, Timestamp, time};
use serde_json::Map;
use store::SummaryQuery;

/// Most purchases looked at in one round of the clock.
const PURCHASES_MAX: u32 = 1_000;
/// Under this name the demonstration keeps how far its clock is moved.
const OFFSET_KEY: &str = "clock.offset-seconds";

impl App {
    /// Records whatever has fallen due by now in every purchase; returns how many commands it took.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn run_clock(&self) -> Result<usize, AppError> {
        // Before anything is released: what was said by slips belongs to it.
        let mut given = self.bring_in_answers()?;
        let query = SummaryQuery {
            limit: PURCHASES_MAX,
            ..SummaryQuery::default()
        };
        for row in self.summaries(&query)? {
            let Ok(id) = row.process.parse::<ProcessId>() else {
                continue;
            };
            given += self.run_clock_of(id)?;
        }
        Ok(given)
    }

    /// Records whatever has fallen due by now in one purchase.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn run_clock_of(&self, id: ProcessId) -> Result<usize, AppError> {
        let Some(loaded) = self.purchase(id)? else {
            return Ok(0);
        };
        if loaded.process.shown_stage() == domain::Stage::End {
            return Ok(0);
        }
        let contracts = loaded
            .process
            .contracts
            .iter()
            .map(|contract| Some(contract.id));
        let mut given = 0;
        for contract in std::iter::once(None).chain(contracts) {
            if !self.anything_due(&loaded.process, contract) {
                continue;
            }
            let submission = Submission {
                key: ids::request_key(self.clock().now())?,
                who: Who::Clock,
                process: Some(id),
                contract,
                verb: "run-clock".to_owned(),
                input: Map::new(),
                occurred: None,
                reason: None,
                expected: None,
            };
            match self.submit(submission) {
                Ok(_) => given += 1,
                Err(Rejection::Refused(_)) => {}
                Err(rejection) => tracing::warn!(?rejection, "the clock was refused"),
            }
        }
        Ok(given)
    }

    fn anything_due(&self, process: &domain::Process, contract: Option<ContractId>) -> bool {
        let now = self.clock().now();
        let context = Context {
            now,
            occurred: now,
            actor: Actor::CLOCK,
            rulebook: self.rulebook(),
            contract,
            reason: None,
            facts: Default::default(),
            found: Found::default(),
        };
        !due_events(&At {
            process,
            context: &context,
        })
        .is_empty()
    }

    /// Moves a demonstration's clock to ten in the morning of `date`, day by day, recording each day
    /// what falls due.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn advance_to(&self, date: Date) -> Result<(), AppError> {
        let mut day = kernel::civil_date(self.clock().now());
        while day < date {
            day = time::plus_days(day, 1);
            self.clock().stop_at(at_hour(day, 0));
            self.run_clock()?;
        }
        self.clock()
            .stop_at(self.clock().now().max(at_hour(date, 10)));
        Ok(())
    }

    /// Lets a demonstration's clock run on from where it stands, and remembers how far it is moved.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn resume_clock(&self) -> Result<(), AppError> {
        let now = self.clock().now();
        self.clock().run_from(now);
        let offset = crate::Clock::system().now().duration_until(now);
        self.put_meta(OFFSET_KEY, offset.as_secs().to_string())
    }

    /// Sets a demonstration's clock to where it was when the program stopped.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn restore_clock(&self) -> Result<(), AppError> {
        let offset = self
            .meta(OFFSET_KEY)?
            .and_then(|text| text.parse::<i64>().ok());
        let real = crate::Clock::system().now();
        let offset = jiff::SignedDuration::from_secs(offset.unwrap_or(0));
        self.clock()
            .run_from(real.saturating_add(offset).unwrap_or(real));
        Ok(())
    }
}

/// An hour of a day in China.
pub fn at_hour(date: Date, hour: i64) -> Timestamp {
    let start = time::start_of(date).unwrap_or(Timestamp::UNIX_EPOCH);
    start
        .saturating_add(jiff::SignedDuration::from_hours(hour))
        .unwrap_or(start)
}
