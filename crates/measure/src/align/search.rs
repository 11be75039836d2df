//! The cheapest way through a procedure and a trace together: A* with the difference of lengths as
//! the bound from below.

use super::Process;
use crate::numeric::real;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

/// A step of an alignment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move<T> {
    /// The contract and the record go on together.
    Both(T),
    /// The record goes on alone: an act without a place.
    Record(T),
    /// The contract goes on alone: a step that is missing.
    Contract(T),
}

/// A cheapest alignment; of several the one with the fewest acts without a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment<T> {
    /// Its steps.
    pub moves: Vec<Move<T>>,
    /// Steps of the shortest run of the procedure.
    pub shortest: usize,
}

impl<T> Alignment<T> {
    fn count(&self, wanted: impl Fn(&Move<T>) -> bool) -> usize {
        self.moves.iter().filter(|one| wanted(one)).count()
    }

    /// S: steps that contract and record share.
    pub fn together(&self) -> usize {
        self.count(|one| matches!(one, Move::Both(_)))
    }

    /// L: acts without a place.
    pub fn record_alone(&self) -> usize {
        self.count(|one| matches!(one, Move::Record(_)))
    }

    /// M: steps that are missing.
    pub fn contract_alone(&self) -> usize {
        self.count(|one| matches!(one, Move::Contract(_)))
    }

    /// N, 0 to 1; 0 where there is neither a step nor an act.
    pub fn gap(&self) -> f64 {
        let apart = self.record_alone() + self.contract_alone();
        let whole = 2 * self.together() + apart;
        if whole == 0 {
            0.0
        } else {
            real(apart) / real(whole)
        }
    }

    /// Alignment fitness: 1 − cost / (length of the trace + length of the shortest run).
    pub fn fitness(&self) -> f64 {
        let apart = self.record_alone() + self.contract_alone();
        let worst = self.together() + self.record_alone() + self.shortest;
        if worst == 0 {
            1.0
        } else {
            1.0 - real(apart) / real(worst)
        }
    }
}

/// Cost, then acts without a place.
type Cost = (usize, usize);

/// A place in the search: how many acts of the trace are behind, and what is left of the procedure.
type Node<T> = (usize, Process<T>);

/// How a node was reached: from which, and by what.
type Steps<T> = BTreeMap<Node<T>, (Node<T>, Move<T>)>;

/// The cheapest alignment of a trace with a procedure. Always ends: procedures have no loops. Its
/// work grows with the number of states of the procedure times the length of the trace.
pub fn align<T: Clone + Ord>(process: &Process<T>, trace: &[T]) -> Alignment<T> {
    let start: Node<T> = (0, process.clone());
    let mut best: BTreeMap<Node<T>, Cost> = BTreeMap::from([(start.clone(), (0, 0))]);
    let mut steps: Steps<T> = BTreeMap::new();
    let mut queue = BinaryHeap::from([Reverse((bound(&start, trace), (0, 0), start))]);
    let mut end = None;
    while let Some(Reverse((_, cost, node))) = queue.pop() {
        if best.get(&node).is_some_and(|known| *known < cost) {
            continue;
        }
        if node.0 == trace.len() && node.1.may_end() {
            end = Some(node);
            break;
        }
        for (step, next, more) in onward(&node, trace) {
            let total = (cost.0 + more.0, cost.1 + more.1);
            if best.get(&next).is_none_or(|known| total < *known) {
                best.insert(next.clone(), total);
                steps.insert(next.clone(), (node.clone(), step));
                let guess = (total.0 + bound(&next, trace).0, total.1);
                queue.push(Reverse((guess, total, next)));
            }
        }
    }
    let mut moves = Vec::new();
    let mut at = end;
    while let Some((before, step)) = at.and_then(|node| steps.remove(&node)) {
        moves.push(step);
        at = Some(before);
    }
    moves.reverse();
    Alignment {
        moves,
        shortest: process.run_lengths().0,
    }
}

/// At least this much is still to be paid: what one side has more steps than the other can have.
fn bound<T: Clone + Ord>(node: &Node<T>, trace: &[T]) -> Cost {
    let (low, high) = node.1.run_lengths();
    let rest = trace.len().saturating_sub(node.0);
    (low.saturating_sub(rest).max(rest.saturating_sub(high)), 0)
}

/// Where the search can go from a node.
fn onward<T: Clone + Ord>(node: &Node<T>, trace: &[T]) -> Vec<(Move<T>, Node<T>, Cost)> {
    let (done, left) = node;
    let act = trace.get(*done);
    let mut all = Vec::new();
    for (step, rest) in left.next() {
        if act == Some(&step) {
            let next = (done + 1, rest.clone());
            all.push((Move::Both(step.clone()), next, (0, 0)));
        }
        all.push((Move::Contract(step), (*done, rest), (1, 0)));
    }
    if let Some(act) = act {
        let next = (done + 1, left.clone());
        all.push((Move::Record(act.clone()), next, (1, 1)));
    }
    all
}
