//! Where a story is told.

use crate::{
    app::{App, AppError},
    bus::{Rejection, Submission},
};
use domain::Process;
use kernel::{Date, ProcessId, Timestamp};

/// Where a story is told: the program with its database, or purchases in memory alone.
pub trait Scene {
    /// The time.
    fn now(&self) -> Timestamp;
    /// The clock stands still at `instant`.
    fn stop_at(&self, instant: Timestamp);
    /// The clock moves to ten in the morning of `date`; what falls due until then is recorded.
    ///
    /// # Errors
    /// Failures of the database.
    fn advance_to(&self, date: Date) -> Result<(), AppError>;
    /// Gives a command; answers with its purchase.
    ///
    /// # Errors
    /// The rejection.
    fn submit(&self, submission: Submission) -> Result<ProcessId, Rejection>;
    /// Shows the state of a purchase, if there is one.
    ///
    /// # Errors
    /// Failures of the database.
    fn look(&self, id: ProcessId, at: &mut dyn FnMut(&Process)) -> Result<(), AppError>;
}

impl Scene for App {
    fn now(&self) -> Timestamp {
        self.clock().now()
    }
    fn stop_at(&self, instant: Timestamp) {
        self.clock().stop_at(instant);
    }
    fn advance_to(&self, date: Date) -> Result<(), AppError> {
        App::advance_to(self, date)
    }
    fn submit(&self, submission: Submission) -> Result<ProcessId, Rejection> {
        App::submit(self, submission).map(|accepted| accepted.process)
    }
    fn look(&self, id: ProcessId, at: &mut dyn FnMut(&Process)) -> Result<(), AppError> {
        if let Some(loaded) = self.purchase(id)? {
            at(&loaded.process);
        }
        Ok(())
    }
}
