//! Labels found by the families of words they hold: titles of occupations, names of items.

use crate::lexicon::{Lexicon, Stem, Word};
use crate::ties::Rows;

/// Labels and the families in them.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Sum of the rarities of the words of each label.
    masses: Vec<f32>,
    words: Rows<Word>,
    holders: Rows<u32>,
}

/// How much of a label a text holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub label: u32,
    /// Sum of the rarities of the label's words met, each times the trust.
    pub met: f32,
}

impl Labels {
    /// Gathers labels, numbered in order, from their words.
    pub fn new(lexicon: &Lexicon, labels: Vec<Vec<Word>>) -> Self {
        let mut holders = vec![Vec::new(); lexicon.len()];
        let mut masses = Vec::with_capacity(labels.len());
        for (number, words) in labels.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let mut mass = 0.0;
            for word in words {
                mass += lexicon.rarity(word.stem);
                let row: &mut Vec<u32> = &mut holders[word.stem as usize];
                if row.last() != Some(&number) {
                    row.push(number);
                }
            }
            masses.push(mass);
        }
        let words = Rows::new(labels.into_iter());
        Self { masses, words, holders: Rows::new(holders.into_iter()) }
    }

    pub fn mass(&self, number: u32) -> f32 {
        self.masses[number as usize]
    }

    pub fn words(&self, number: u32) -> &[Word] {
        self.words.row(number as usize)
    }

    pub fn holders(&self, stem: Stem) -> &[u32] {
        self.holders.row(stem as usize)
    }

    pub fn len(&self) -> usize {
        self.masses.len()
    }
}

/// Sums by label, kept between searches so that only what was touched is cleared.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    met: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    /// Room for this many labels.
    pub fn new(labels: usize) -> Self {
        Self { met: vec![0.0; labels], touched: Vec::new() }
    }

    /// Adds to a label.
    pub fn add(&mut self, label: u32, worth: f32) {
        let met = &mut self.met[label as usize];
        if *met == 0.0 {
            self.touched.push(label);
        }
        *met += worth;
    }

    /// Takes what was found, in no particular order, and starts anew.
    pub fn take(&mut self) -> Vec<Found> {
        let found = self.touched.iter().map(|&label| Found { label, met: self.met[label as usize] }).collect();
        for label in self.touched.drain(..) {
            self.met[label as usize] = 0.0;
        }
        found
    }
}
