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
        found.push((id as u32, automaton.faults(&state)));
    }
    found
}

struct Faults<'w> {
    word: &'w [u8],
    allowed: u8,
}

/// The most faults ever forgiven.
const FAULTS_MAX: usize = 2;
/// Only this many cells of a row can hold few enough faults: those round the diagonal.
const BAND: usize = 2 * FAULTS_MAX + 1;
const FAR: u8 = u8::MAX / 2;

/// One row of the table of distances, and what a swap needs of the row before. Cell `k` of the row after `read` letters
/// stands for the first `read + k - FAULTS_MAX` letters of the typed word.
#[derive(Clone, Copy)]
struct Distances {
    row: [u8; BAND],
    before: [u8; BAND],
    read: u8,
    last: u8,
}

impl Automaton for Faults<'_> {
    type State = Distances;

    fn start(&self) -> Distances {
        let mut row = [FAR; BAND];
        for (cell, faults) in row[FAULTS_MAX..].iter_mut().zip(0..) {
            *cell = faults;
        }
        Distances { row, before: [FAR; BAND], read: 0, last: 0 }
    }

    fn is_match(&self, state: &Distances) -> bool {
        self.faults(state) <= self.allowed
    }

    fn can_match(&self, state: &Distances) -> bool {
        state.row.iter().any(|&faults| faults <= self.allowed)
    }

    fn accept(&self, state: &Distances, byte: u8) -> Distances {
        let read = state.read.saturating_add(1);
        let mut row = [FAR; BAND];
        for cell in 0..BAND {
            let Some(place) = (usize::from(read) + cell).checked_sub(FAULTS_MAX) else { continue };
            if place > self.word.len() {
                break;
            }
            let mut faults = state.row.get(cell + 1).map_or(FAR, |above| above + 1);
            if place > 0 {
                let typed = self.word[place - 1];
                faults = faults.min(state.row[cell] + u8::from(typed != byte));
                if cell > 0 {
                    faults = faults.min(row[cell - 1] + 1);
                }
                if place > 1 && read > 1 && typed == state.last && self.word[place - 2] == byte {
                    faults = faults.min(state.before[cell] + 1);
                }
            }
            row[cell] = faults.min(FAR);
        }
        Distances { row, before: state.row, read, last: byte }
    }
}

impl Faults<'_> {
    /// How many faults part the typed word from all that was read.
    fn faults(&self, state: &Distances) -> u8 {
        let cell = (self.word.len() + FAULTS_MAX).checked_sub(usize::from(state.read));
        cell.and_then(|cell| state.row.get(cell)).copied().unwrap_or(FAR)
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
        automaton.is_match(&state).then_some(automaton.faults(&state))
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

    /// Optimal string alignment, as in the books.
    fn by_the_book(one: &[u8], other: &[u8]) -> usize {
        let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                if i == 0 || j == 0 {
                    table[i][j] = i + j;
                    continue;
                }
                let change = usize::from(one[i - 1] != other[j - 1]);
                let mut best =
                    (table[i - 1][j - 1] + change).min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                table[i][j] = best;
            }
        }
        table[one.len()][other.len()]
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 4_000, failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_automaton_agrees_with_the_book(typed in "[abc]{0,9}", meant in "[abc]{0,9}", allowed in 0u8..=2) {
            let expected = by_the_book(typed.as_bytes(), meant.as_bytes());
            let expected = (expected <= usize::from(allowed)).then_some(expected as u8);
            proptest::prop_assert_eq!(faults(&typed, &meant, allowed), expected);
        }
    }
}
