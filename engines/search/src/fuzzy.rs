//! Words of the dictionary near a mistyped one.
//!
//! Distance counts a missing, added, changed or swapped letter as one fault each (optimal string alignment). How many
//! faults are forgiven grows with the length of the word: none under four letters, one up to seven, two beyond.

use fst::automaton::Automaton;
use fst::{IntoStreamer, Streamer};

use crate::index::View;
use crate::text::WORD_MAX;

/// How many faults a word of this length may hold.
pub(crate) fn faults_forgiven(length: usize) -> u8 {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The words within the forgiven faults of `word`, each with its number of faults.
pub(crate) fn near(view: View<'_>, word: &str) -> Vec<(u32, u8)> {
    let allowed = faults_forgiven(word.len());
    if allowed == 0 || word.len() > WORD_MAX {
        return Vec::new();
    }
    let Some(words) = view.words() else { return Vec::new() };
    let automaton = Faults { word: word.as_bytes(), allowed };
    let mut stream = words.search_with_state(&automaton).into_stream();
    let mut found = Vec::new();
    while let Some((_, id, state)) = stream.next() {
        found.push((id as u32, state.row[word.len()]));
    }
    found
}

struct Faults<'w> {
    word: &'w [u8],
    allowed: u8,
}

const ROW: usize = WORD_MAX + 1;
const FAR: u8 = u8::MAX / 2;

/// One row of the table of distances, and what a swap needs of the row before.
#[derive(Clone)]
struct Distances {
    row: [u8; ROW],
    before: [u8; ROW],
    read: usize,
    last: u8,
}

impl Automaton for Faults<'_> {
    type State = Distances;

    fn start(&self) -> Distances {
        let mut row = [FAR; ROW];
        for (place, cell) in row.iter_mut().enumerate().take(usize::from(self.allowed) + 1) {
            *cell = place as u8;
        }
        Distances { row, before: [FAR; ROW], read: 0, last: 0 }
    }

    fn is_match(&self, state: &Distances) -> bool {
        state.row[self.word.len()] <= self.allowed
    }

    fn can_match(&self, state: &Distances) -> bool {
        state.row[self.band(state.read)].iter().any(|&faults| faults <= self.allowed)
    }

    fn accept(&self, state: &Distances, byte: u8) -> Distances {
        let read = state.read + 1;
        let mut row = [FAR; ROW];
        for place in self.band(read) {
            let mut faults = state.row[place] + 1;
            if place > 0 {
                let change = u8::from(self.word[place - 1] != byte);
                faults = faults.min(state.row[place - 1] + change).min(row[place - 1] + 1);
                let swapped = place > 1 && self.word[place - 1] == state.last && self.word[place - 2] == byte;
                if swapped && read > 1 {
                    faults = faults.min(state.before[place - 2] + 1);
                }
            }
            row[place] = faults.min(FAR);
        }
        Distances { row, before: state.row, read, last: byte }
    }
}

impl Faults<'_> {
    /// The cells that can still hold few enough faults after `read` letters.
    fn band(&self, read: usize) -> std::ops::Range<usize> {
        let allowed = usize::from(self.allowed);
        let end = (read + allowed + 1).min(self.word.len() + 1);
        read.saturating_sub(allowed).min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(typed: &str, meant: &str, allowed: u8) -> Option<u8> {
        let automaton = Faults { word: typed.as_bytes(), allowed };
        let mut state = automaton.start();
        for byte in meant.bytes() {
            if !automaton.can_match(&state) {
                return None;
            }
            state = automaton.accept(&state, byte);
        }
        automaton.is_match(&state).then_some(state.row[typed.len()])
    }

    #[test]
    fn each_fault_counts_once() {
        assert_eq!(faults("macon", "macon", 1), Some(0));
        assert_eq!(faults("infermiere", "infirmiere", 2), Some(1));
        assert_eq!(faults("carossier", "carrossier", 2), Some(1));
        assert_eq!(faults("bouhcer", "boucher", 1), Some(1));
        assert_eq!(faults("electrcien", "electricien", 1), Some(1));
        assert_eq!(faults("chaudronnnier", "chaudronnier", 1), Some(1));
        assert_eq!(faults("boucher", "coucous", 2), None);
        assert_eq!(faults("a", "abcdef", 2), None);
    }
}
