//! The one place that reads the system clock.

use kernel::Timestamp;
use std::sync::Mutex;

/// Where the program takes the time from.
#[derive(Debug)]
pub struct Clock {
    mode: Mutex<Mode>,
}

#[derive(Clone, Copy, Debug)]
enum Mode {
    /// The system clock, moved by an offset (zero outside demonstrations).
    System { offset: jiff::SignedDuration },
    /// A fixed instant, while a story is told.
    Fixed(Timestamp),
}

impl Clock {
    /// The system clock.
    pub fn system() -> Clock {
        Clock {
            mode: Mutex::new(Mode::System {
                offset: jiff::SignedDuration::ZERO,
            }),
        }
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        match self.mode() {
            Mode::System { offset } => system_now()
                .saturating_add(offset)
                .unwrap_or_else(|_| system_now()),
            Mode::Fixed(instant) => instant,
        }
    }

    /// Stands still at `instant`.
    pub fn stop_at(&self, instant: Timestamp) {
        self.set(Mode::Fixed(instant));
    }

    /// Runs on from `instant` with the pace of the system clock.
    pub fn run_from(&self, instant: Timestamp) {
        let offset = system_now().duration_until(instant);
        self.set(Mode::System { offset });
    }

    fn mode(&self) -> Mode {
        *self
            .mode
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn set(&self, mode: Mode) {
        *self
            .mode
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = mode;
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the system clock"
)]
fn system_now() -> Timestamp {
    Timestamp::now()
}
