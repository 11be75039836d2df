//! Slows down guessing. A slip has 256 random bits, so that guessing is hopeless anyway; this only
//! keeps somebody who tries from keeping the server busy. Nothing is kept about who asks, and whoever
//! holds a slip is never kept waiting.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Most misses in a minute before the page asks to wait.
const MISSES_MAX: u32 = 600;
const MINUTE: Duration = Duration::from_secs(60);

/// When the present minute began, and the misses in it.
static MISSES: Mutex<Option<(Instant, u32)>> = Mutex::new(None);

/// A slip was asked for that is not there.
pub(super) fn missed() {
    let mut kept = MISSES.lock().unwrap_or_else(PoisonError::into_inner);
    *kept = Some(counted(*kept, Instant::now()));
}

/// Whether there were too many misses just now.
pub(super) fn is_busy() -> bool {
    let kept = MISSES.lock().unwrap_or_else(PoisonError::into_inner);
    kept.is_some_and(|(since, misses)| since.elapsed() < MINUTE && misses > MISSES_MAX)
}

fn counted(kept: Option<(Instant, u32)>, now: Instant) -> (Instant, u32) {
    match kept {
        Some((since, misses)) if now.duration_since(since) < MINUTE => {
            (since, misses.saturating_add(1))
        }
        Some(_) | None => (now, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misses_are_counted_by_the_minute() {
        let start = Instant::now();
        let mut kept = None;
        for _ in 0..700 {
            kept = Some(counted(kept, start));
        }
        assert_eq!(kept.unwrap().1, 700);
        let later = start + MINUTE;
        assert_eq!(counted(kept, later), (later, 1));
    }
}
