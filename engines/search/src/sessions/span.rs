//! Where the sessions of an offer are, roughly: enough to pass over the offers that are surely far, without reading them.

use std::ops::Range;

use super::build::is_remote_bits;
use super::row::{NO_PLACE, Row};

/// The first and the last placed session of an offer, and whether it has others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    first: u32,
    /// With two flags at the top.
    last: u32,
}

/// Some session does not say where it is.
const PLACE_UNSAID: u32 = 1 << 31;
/// Some session is followed from home.
const REMOTE: u32 = 1 << 30;

impl Default for Span {
    /// Of an offer without sessions.
    fn default() -> Span {
        Span { first: u32::MAX, last: 0 }
    }
}

impl Span {
    /// More sessions than this leave no room for the flags.
    pub const FLAGS: u32 = REMOTE;

    /// Adds a session; they come rising.
    pub fn add(&mut self, session: u32, row: &Row) {
        if row.place != NO_PLACE {
            self.first = self.first.min(session);
            self.last = self.last & (PLACE_UNSAID | REMOTE) | session;
        } else if is_remote_bits(row.bits) {
            self.last |= REMOTE;
        } else {
            self.last |= PLACE_UNSAID;
        }
    }

    pub fn numbers(self) -> [u32; 2] {
        [self.first, self.last]
    }

    pub fn read(first: u32, last: u32) -> Span {
        Span { first, last }
    }
}

/// The sessions near a point: which stretches of 64 may hold one, small enough to stay at hand.
pub(crate) struct Surroundings {
    blocks: Vec<u64>,
    keep_remote: bool,
}

impl Surroundings {
    /// From ranges of sessions at places that are near; `beyond` holds those that may answer wherever they are.
    pub fn of(near: &[Range<u32>], beyond: &Range<u32>, sessions: usize, keep_remote: bool) -> Surroundings {
        let mut blocks = vec![0u64; sessions.div_ceil(64 * 64)];
        for range in near.iter().chain([beyond]).filter(|range| !range.is_empty()) {
            for block in range.start / 64..=(range.end - 1) / 64 {
                if let Some(bits) = blocks.get_mut(block as usize / 64) {
                    *bits |= 1 << (block % 64);
                }
            }
        }
        Surroundings { blocks, keep_remote }
    }

    /// False when this session surely is too far.
    #[inline]
    pub fn may_hold(&self, session: u32) -> bool {
        self.may_hold_block(session / 64)
    }

    /// False when every session of an offer surely is too far.
    #[inline]
    pub fn may_hold_some(&self, span: Span) -> bool {
        if span.last & PLACE_UNSAID != 0 || (self.keep_remote && span.last & REMOTE != 0) {
            return true;
        }
        let last = span.last & !(PLACE_UNSAID | REMOTE);
        // The sessions of an offer seldom are far from each other; when they are, looking at them is quicker.
        span.first <= last
            && (last / 64 - span.first / 64 > 64
                || (span.first / 64..=last / 64).any(|block| self.may_hold_block(block)))
    }

    #[inline]
    fn may_hold_block(&self, block: u32) -> bool {
        self.blocks.get(block as usize / 64).is_some_and(|bits| bits & 1 << (block % 64) != 0)
    }
}
