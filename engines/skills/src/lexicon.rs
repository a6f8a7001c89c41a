//! The words of a classification, numbered: families, how rare each is, and the nearest known word to a misspelt one.

use std::collections::HashMap;

use crate::words;

/// Number of a word family in a [`Lexicon`].
pub type Stem = u32;

/// Number of a form in a [`Lexicon`].
pub type Form = u32;

/// A word of a label: its family and its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub stem: Stem,
    pub form: Form,
}

/// The share of three-letter pieces two words must have in common to be taken for one another.
const FAULT_MIN: f32 = 0.5;

/// Rude words are never taken for a misspelt trade: "connard" is no duck breeder. Folded, sorted.
const NEVER_CORRECTED: &[&str] = &[
    "abruti", "batard", "bite", "bordel", "bouffon", "conard", "connard", "connasse", "connerie", "couille",
    "cretin", "cul", "debile", "emmerde", "encule", "enculer", "foutre", "idiot", "imbecile", "merde",
    "merdique", "nique", "niquer", "petasse", "pute", "putain", "salaud", "salop", "salope", "tg",
];

/// Every word of the texts learned from.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    stems: HashMap<String, Stem>,
    forms: HashMap<String, Word>,
    /// How each stem is written when it is shown: the first form met.
    shown: Vec<String>,
    /// In how many texts each stem stands.
    texts_with: Vec<u32>,
    texts: u32,
    form_texts: Vec<String>,
    /// Forms by three-letter piece, for faults.
    pieces: HashMap<[u8; 3], Vec<Form>>,
    form_words: Vec<Word>,
    piece_counts: Vec<u8>,
}

impl Lexicon {
    /// Numbers the words of one label, each once, in order; empty words go unless nothing else is left.
    pub fn learn(&mut self, label: &[String]) -> Vec<Word> {
        let mut learned: Vec<Word> = Vec::with_capacity(label.len());
        for word in meaningful(label) {
            let word = self.number(word);
            if !learned.iter().any(|known| known.form == word.form) {
                learned.push(word);
            }
        }
        learned
    }

    fn number(&mut self, word: &str) -> Word {
        let form = words::form(word);
        if let Some(&known) = self.forms.get(&form) {
            return known;
        }
        let stem = words::stem(word);
        let next = Stem::try_from(self.shown.len()).unwrap_or(Stem::MAX);
        let stem = *self.stems.entry(stem).or_insert(next);
        if stem == next {
            self.shown.push(word.to_owned());
            self.texts_with.push(0);
        }
        let number = Form::try_from(self.form_texts.len()).unwrap_or(Form::MAX);
        let known = Word { stem, form: number };
        self.form_texts.push(form.clone());
        self.form_words.push(known);
        self.forms.insert(form, known);
        known
    }

    /// Counts one text that holds these words.
    pub fn count(&mut self, text: &[Word]) {
        self.texts += 1;
        for (place, word) in text.iter().enumerate() {
            if !text[..place].iter().any(|earlier| earlier.stem == word.stem) {
                self.texts_with[word.stem as usize] += 1;
            }
        }
    }

    /// Prepares the search for misspelt words, once every word is known.
    pub fn close(&mut self) {
        self.piece_counts = vec![0; self.form_texts.len()];
        for (number, form) in self.form_texts.iter().enumerate() {
            let pieces = words::pieces(form);
            self.piece_counts[number] = u8::try_from(pieces.len()).unwrap_or(u8::MAX);
            for piece in pieces {
                self.pieces.entry(piece).or_default().push(Form::try_from(number).unwrap_or(Form::MAX));
            }
        }
    }

    /// The word as it stands, when it is known.
    pub fn known(&self, word: &str) -> Option<Word> {
        self.forms.get(&words::form(word)).copied()
    }

    /// The family of a word, when it is known.
    pub fn family(&self, word: &str) -> Option<Stem> {
        self.known(word).map(|word| word.stem).or_else(|| self.stems.get(&words::stem(word)).copied())
    }

    /// Known words that look like this one, best first, with a likeness between 0.5 and 1: at most `limit`.
    pub fn alike(&self, word: &str, limit: usize) -> Vec<(Word, f32)> {
        let form = words::form(word);
        if form.len() < 4 || NEVER_CORRECTED.iter().any(|rude| form == words::form(rude)) {
            return Vec::new();
        }
        let pieces = words::pieces(&form);
        let mut shared: HashMap<Form, u8> = HashMap::new();
        for piece in &pieces {
            for &candidate in self.pieces.get(piece).map_or(&[][..], Vec::as_slice) {
                *shared.entry(candidate).or_default() += 1;
            }
        }
        let mut found: Vec<(Form, f32)> = shared
            .into_iter()
            .filter_map(|(candidate, common)| {
                let all = pieces.len() + usize::from(self.piece_counts[candidate as usize]);
                let dice = 2.0 * f32::from(common) / all as f32;
                if dice < 0.35 {
                    return None;
                }
                let likeness = dice.max(closeness(&form, &self.form_texts[candidate as usize]));
                (likeness >= FAULT_MIN).then_some((candidate, likeness))
            })
            .collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(limit);
        found.into_iter().map(|(form, likeness)| (self.form_words[form as usize], likeness)).collect()
    }

    /// How rare a family is, from 0 (in every text) up.
    pub fn rarity(&self, stem: Stem) -> f32 {
        let with = self.texts_with[stem as usize].max(1) as f32;
        (1.0 + self.texts as f32 / with).ln()
    }

    /// How the family is written.
    pub fn shown(&self, stem: Stem) -> &str {
        &self.shown[stem as usize]
    }

    /// How many families there are.
    pub fn len(&self) -> usize {
        self.shown.len()
    }
}

/// The words of a label that carry meaning; all of them when none does.
fn meaningful(label: &[String]) -> impl Iterator<Item = &String> {
    let all_empty = label.iter().all(|word| words::is_empty_word(word));
    label.iter().filter(move |word| all_empty || !words::is_empty_word(word))
}

/// 1 less the share of letters to change, add, drop or swap, on folded words.
fn closeness(one: &str, other: &str) -> f32 {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let longest = one.len().max(other.len());
    if longest == 0 || one.len().abs_diff(other.len()) > 2 {
        return 0.0;
    }
    let mut before = vec![0usize; other.len() + 1];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for row in 1..=one.len() {
        let mut next = vec![row; other.len() + 1];
        for column in 1..=other.len() {
            let changed = usize::from(one[row - 1] != other[column - 1]);
            let mut cost =
                (last[column - 1] + changed).min(last[column] + 1).min(next[column - 1] + 1);
            let swapped = row > 1
                && column > 1
                && one[row - 1] == other[column - 2]
                && one[row - 2] == other[column - 1];
            if swapped {
                cost = cost.min(before[column - 2] + 1);
            }
            next[column] = cost;
        }
        before = last;
        last = next;
    }
    1.0 - last[other.len()] as f32 / longest as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn lexicon(labels: &[&str]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for label in labels {
            let words = lexicon.learn(&text::words(label));
            lexicon.count(&words);
        }
        lexicon.close();
        lexicon
    }

    #[test]
    fn a_misspelt_word_finds_the_known_one() {
        let lexicon = lexicon(&["Boulanger", "Mécanicien automobile", "Maçon"]);
        let known = lexicon.known("boulanger").expect("it was learned");
        assert_eq!(lexicon.alike("boulenger", 3)[0].0, known);
        assert_eq!(lexicon.known("boulangeres"), Some(known));
        assert_eq!(lexicon.alike("zzzzzz", 3), []);
    }

    #[test]
    fn rude_words_are_no_faults() {
        let lexicon = lexicon(&["Éleveur de canards"]);
        assert!(!lexicon.alike("canrad", 3).is_empty());
        assert!(lexicon.alike("connards", 3).is_empty());
    }

    #[test]
    fn what_every_text_holds_is_least_rare() {
        let lexicon = lexicon(&["vendre pain", "vendre lait"]);
        let rarity = |word: &str| lexicon.rarity(lexicon.family(word).expect("it was learned"));
        assert!(rarity("vendre") < rarity("pain"));
    }

    #[test]
    fn a_label_of_empty_words_keeps_them() {
        let mut lexicon = Lexicon::default();
        assert_eq!(lexicon.learn(&text::words("être au plus")).len(), 3);
        assert_eq!(lexicon.learn(&[]).len(), 0);
    }
}
