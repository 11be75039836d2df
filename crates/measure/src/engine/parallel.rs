//! Work on several threads whose result does not depend on their number.

use std::{
    num::NonZeroUsize,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Maps a list; results in the order of the list.
pub(crate) fn map<T: Sync, R: Send>(
    threads: NonZeroUsize,
    list: &[T],
    act: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = threads.get().min(list.len());
    if threads <= 1 {
        return list.iter().map(act).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match list.get(at) {
                Some(item) => done.push((at, act(item))),
                None => return done,
            }
        }
    };
    let mut all = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let done = running.into_iter().map(|thread| thread.join());
        let done =
            done.map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.flatten().collect::<Vec<_>>()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}
