//! Positions of entries in the order of their keys, whatever the keys are.

use std::cmp::Ordering;

/// How many positions stand in one chunk at most: a chunk that is full is halved.
const CHUNK: usize = 256;

/// Positions in order, in chunks of at most [`CHUNK`]; no chunk is empty. No chunk at all stands for positions that are in
/// order as they are, from 0 to the number of entries.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    chunks: Vec<Vec<usize>>,
}

/// Where a position stands, or would stand: a chunk and a place in it. Without chunks, the place alone.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spot {
    chunk: usize,
    place: usize,
}

impl Index {
    /// Finds the entry for which `compare`, which tells how a position's key compares with the key that is sought, is
    /// equal: its position, or else where it would stand.
    pub(super) fn find(
        &self,
        len: usize,
        compare: &mut dyn FnMut(usize) -> Ordering,
    ) -> (Spot, Option<usize>) {
        if self.chunks.is_empty() {
            // Keys mostly come in ascending order: the last is asked first.
            let place = match len.checked_sub(1).map(&mut *compare) {
                None => Err(0),
                Some(Ordering::Less) => Err(len),
                Some(Ordering::Equal) => Ok(len - 1),
                Some(Ordering::Greater) => search(0, len - 1, compare),
            };
            let (place, found) = place.map_or_else(|at| (at, None), |at| (at, Some(at)));
            return (Spot { chunk: 0, place }, found);
        }
        // The last chunk whose first key is not greater.
        // Two binary searches, first over chunks by their first keys, then within one: O(log n) comparisons in all.
        let after = search(
            1,
            self.chunks.len(),
            &mut |chunk| match compare(self.chunks[chunk][0]) {
                Ordering::Greater => Ordering::Greater,
                Ordering::Less | Ordering::Equal => Ordering::Less,
            },
        );
        let chunk = after.unwrap_or_else(|after| after) - 1;
        let positions = &self.chunks[chunk];
        match search(0, positions.len(), &mut |place| compare(positions[place])) {
            Ok(place) => (Spot { chunk, place }, Some(positions[place])),
            Err(place) => (Spot { chunk, place }, None),
        }
    }

    /// Adds the position `len`, that of a new last entry, where [`Index::find`] said it would stand.
    pub(super) fn insert(&mut self, len: usize, spot: Spot) {
        let mut at = spot;
        if self.chunks.is_empty() {
            if spot.place == len {
                return;
            }
            // The first key out of order: until now the order was implicit. Chunks start half full, so that insertions near
            // each other do not split one after another.
            for start in (0..len).step_by(CHUNK / 2) {
                let mut chunk = Vec::with_capacity(CHUNK.min(len + 1));
                chunk.extend(start..len.min(start + CHUNK / 2));
                self.chunks.push(chunk);
            }
            at = Spot {
                chunk: spot.place / (CHUNK / 2),
                place: spot.place % (CHUNK / 2),
            };
        }
        let chunk = &mut self.chunks[at.chunk];
        chunk.insert(at.place, len);
        if chunk.len() >= CHUNK {
            // Splitting in halves bounds both what an insertion moves within a chunk and the number of chunks, as in a B-tree
            // of two levels.
            let mut rest = Vec::with_capacity(CHUNK);
            rest.extend(chunk.drain(CHUNK / 2..));
            self.chunks.insert(at.chunk + 1, rest);
        }
    }

    /// The positions in order, one list, and none in the index; nothing if the entries are in order as they are.
    pub(super) fn take(&mut self) -> Option<Vec<usize>> {
        let chunks = std::mem::take(&mut self.chunks);
        (!chunks.is_empty()).then(|| chunks.concat())
    }

    /// The positions in order, of `len` entries.
    pub(super) fn walk(&self, len: usize) -> Walk<'_> {
        let last = self.chunks.last().map_or(len, Vec::len);
        Walk {
            chunks: &self.chunks,
            front: Spot { chunk: 0, place: 0 },
            back: Spot {
                chunk: self.chunks.len().saturating_sub(1),
                place: last,
            },
            left: len,
        }
    }

    /// The positions in order from one spot to another; the last is among them if `with_last`.
    pub(super) fn between(&self, front: Spot, back: Spot, with_last: bool) -> Walk<'_> {
        let back = Spot {
            place: back.place + usize::from(with_last),
            ..back
        };
        Walk {
            chunks: &self.chunks,
            front,
            back,
            left: self.rank(back).saturating_sub(self.rank(front)),
        }
    }

    /// How many positions stand before a spot.
    fn rank(&self, spot: Spot) -> usize {
        let before = self.chunks.iter().take(spot.chunk).map(Vec::len);
        before.sum::<usize>() + spot.place
    }
}

/// Finds in `from..to` what compares as equal, or else where it would stand.
fn search(
    mut from: usize,
    mut to: usize,
    compare: &mut dyn FnMut(usize) -> Ordering,
) -> Result<usize, usize> {
    while from < to {
        let middle = from + (to - from) / 2;
        match compare(middle) {
            Ordering::Less => from = middle + 1,
            Ordering::Equal => return Ok(middle),
            Ordering::Greater => to = middle,
        }
    }
    Err(from)
}

/// The positions of entries in the order of their keys, from either end.
#[derive(Debug, Clone, Default)]
pub(super) struct Walk<'a> {
    chunks: &'a [Vec<usize>],
    front: Spot,
    back: Spot,
    left: usize,
}

impl Walk<'_> {
    /// How many positions are left.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// The next position from the front.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        if self.chunks.is_empty() {
            self.front.place += 1;
            return Some(self.front.place - 1);
        }
        Some(self.next_of_chunk())
    }

    fn next_of_chunk(&mut self) -> usize {
        if self.front.place == self.chunks[self.front.chunk].len() {
            self.front = Spot {
                chunk: self.front.chunk + 1,
                place: 0,
            };
        }
        let position = self.chunks[self.front.chunk][self.front.place];
        self.front.place += 1;
        position
    }

    /// The next position from the back.
    pub(super) fn next_back(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        if self.back.place == 0 {
            let chunk = self.back.chunk - 1;
            let place = self.chunks[chunk].len();
            self.back = Spot { chunk, place };
        }
        self.back.place -= 1;
        match self.chunks.get(self.back.chunk) {
            Some(chunk) => Some(chunk[self.back.place]),
            None => Some(self.back.place),
        }
    }
}
