//! The events of a purchase in pieces, so that a copy shares all but the newest piece.

use super::Logged;
use std::sync::Arc;

/// Events of a piece.
const PIECE: usize = 512;

/// Events, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Full pieces.
    full: Vec<Arc<Vec<Arc<Logged>>>>,
    /// What has come since.
    tail: Vec<Arc<Logged>>,
}

impl Log {
    /// Adds the newest event.
    pub fn push(&mut self, logged: Arc<Logged>) {
        self.tail.push(logged);
        if self.tail.len() == PIECE {
            self.full.push(Arc::new(std::mem::take(&mut self.tail)));
        }
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.full.len() * PIECE + self.tail.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The event at a place, from 0.
    pub fn get(&self, place: usize) -> Option<&Arc<Logged>> {
        match self.full.get(place / PIECE) {
            Some(piece) => piece.get(place % PIECE),
            None => self.tail.get(place - self.full.len() * PIECE),
        }
    }

    /// The oldest event.
    pub fn first(&self) -> Option<&Arc<Logged>> {
        self.get(0)
    }

    /// The newest event.
    pub fn last(&self) -> Option<&Arc<Logged>> {
        self.get(self.len().checked_sub(1)?)
    }

    /// All events, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Logged>> {
        let full = self.full.iter().flat_map(|piece| piece.iter());
        full.chain(&self.tail)
    }

    /// The events from a place on, oldest first.
    pub fn from(&self, place: usize) -> impl Iterator<Item = &Arc<Logged>> {
        (place..self.len()).filter_map(|place| self.get(place))
    }

    /// The events before a place, newest first.
    pub fn before(&self, place: usize) -> impl Iterator<Item = &Arc<Logged>> {
        (0..place.min(self.len()))
            .rev()
            .filter_map(|place| self.get(place))
    }

    /// The place of the first event at this position of the record or after it.
    pub fn place_of(&self, position: u64) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle) {
                Some(one) if one.position < position => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The event at a position of the record.
    pub fn at(&self, position: u64) -> Option<&Arc<Logged>> {
        let found = self.get(self.place_of(position));
        found.filter(|one| one.position == position)
    }
}

impl<'a> IntoIterator for &'a Log {
    type Item = &'a Arc<Logged>;
    type IntoIter = Box<dyn DoubleEndedIterator<Item = &'a Arc<Logged>> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}
