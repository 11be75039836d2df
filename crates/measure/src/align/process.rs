//! A procedure made of blocks.

use serde::{Deserialize, Serialize};

/// A procedure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Process<T> {
    /// One step.
    Step(T),
    /// One after the other; nothing when empty.
    Sequence(Vec<Process<T>>),
    /// All of them, in any order and mixed.
    Parallel(Vec<Process<T>>),
    /// One of them.
    Choice(Vec<Process<T>>),
}

impl<T: Clone + Ord> Process<T> {
    /// The shortest and the longest complete run, in steps. A choice of nothing has no run and
    /// counts as empty.
    pub fn run_lengths(&self) -> (usize, usize) {
        let add =
            |(low, high): (usize, usize), (more, most): (usize, usize)| (low + more, high + most);
        match self {
            Process::Step(_) => (1, 1),
            Process::Sequence(parts) | Process::Parallel(parts) => {
                parts.iter().map(Self::run_lengths).fold((0, 0), add)
            }
            Process::Choice(parts) => {
                let all = || parts.iter().map(Self::run_lengths);
                let low = all().map(|(low, _)| low).min();
                let high = all().map(|(_, high)| high).max();
                (low.unwrap_or(0), high.unwrap_or(0))
            }
        }
    }

    /// Whether nothing need be done any more.
    pub(super) fn may_end(&self) -> bool {
        match self {
            Process::Step(_) => false,
            Process::Sequence(parts) | Process::Parallel(parts) => parts.iter().all(Self::may_end),
            Process::Choice(parts) => parts.is_empty() || parts.iter().any(Self::may_end),
        }
    }

    /// The steps that can come next, each with what is left after it.
    pub(super) fn next(&self) -> Vec<(T, Process<T>)> {
        match self {
            Process::Step(step) => vec![(step.clone(), Process::Sequence(Vec::new()))],
            Process::Choice(parts) => parts.iter().flat_map(Self::next).collect(),
            Process::Sequence(parts) => {
                let mut all = Vec::new();
                for (at, part) in parts.iter().enumerate() {
                    let rest = parts.iter().skip(at + 1);
                    for (step, left) in part.next() {
                        let whole = std::iter::once(left).chain(rest.clone().cloned());
                        all.push((step, sequence(whole.collect())));
                    }
                    if !part.may_end() {
                        break;
                    }
                }
                all
            }
            Process::Parallel(parts) => {
                let mut all = Vec::new();
                for (at, part) in parts.iter().enumerate() {
                    for (step, left) in part.next() {
                        let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
                        let others = others.map(|(_, other)| other.clone());
                        all.push((step, parallel(others.chain([left]).collect())));
                    }
                }
                all
            }
        }
    }
}

fn is_nothing<T>(process: &Process<T>) -> bool {
    matches!(process, Process::Sequence(parts) if parts.is_empty())
}

/// A sequence without the parts that are done.
fn sequence<T>(mut parts: Vec<Process<T>>) -> Process<T> {
    parts.retain(|part| !is_nothing(part));
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Process::Sequence(parts)
        }
        None => Process::Sequence(parts),
    }
}

/// Parallel parts without those that are done, in one order, so that what differs in order only is
/// looked at once.
fn parallel<T: Ord>(mut parts: Vec<Process<T>>) -> Process<T> {
    parts.retain(|part| !is_nothing(part));
    parts.sort();
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Process::Parallel(parts)
        }
        None => Process::Sequence(parts),
    }
}
