//! Labels as sparse vectors: their words, the families of their words and the letters in a row, each by rarity.

use std::collections::HashMap;

use crate::{titles, words};

/// Share of each kind of evidence in a likeness; together they make 1.
const FORMS: f32 = 0.35;
const STEMS: f32 = 0.25;
const LETTERS: f32 = 0.40;

/// Letters in a row that are compared.
const RUNS: [usize; 3] = [3, 4, 5];

/// A word of a label: its form and its family.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    pub form: String,
    pub stem: String,
}

/// A sparse vector of length 1, or empty.
pub type Vector = Vec<(u32, f32)>;

/// The words of a label, both genders as one, each once, in order.
pub fn parts(label: &str) -> Vec<Part> {
    let all: Vec<String> = titles::read(label).concat();
    let kept: Vec<&String> = all.iter().filter(|word| !words::is_empty_word(word)).collect();
    let chosen = if kept.is_empty() { all.iter().collect() } else { kept };
    let mut parts: Vec<Part> = Vec::with_capacity(chosen.len());
    for word in chosen {
        let form = words::form(word);
        if !parts.iter().any(|part| part.form == form) {
            parts.push(Part { stem: words::stem(word), form });
        }
    }
    parts
}

/// Every feature of the labels learned from, numbered, with its rarity.
#[derive(Clone, Debug, Default)]
pub struct Space {
    numbers: HashMap<String, u32>,
    labels_with: Vec<u32>,
    labels: u32,
}

impl Space {
    /// Counts the features of a label.
    pub fn count(&mut self, parts: &[Part]) {
        self.labels += 1;
        for (_, feature, _) in features(parts) {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(feature).or_insert(next);
            if number == next {
                self.labels_with.push(0);
            }
            self.labels_with[number as usize] += 1;
        }
    }

    /// The vector of a label; features never counted only make it longer, hence everything less like it.
    pub fn vector(&self, parts: &[Part]) -> Vector {
        let mut vector: Vector = Vec::new();
        let mut lengths = [0.0f32; 3];
        let mut kinds: Vec<usize> = Vec::new();
        for (kind, feature, times) in features(parts) {
            let number = self.numbers.get(&feature).copied();
            let with = number.map_or(0.0, |number| self.labels_with[number as usize] as f32);
            let weight = (1.0 + (times as f32).ln()) * (1.0 + self.labels as f32 / (with + 0.5)).ln();
            lengths[kind] += weight * weight;
            if let Some(number) = number {
                vector.push((number, weight));
                kinds.push(kind);
            }
        }
        let shares = [FORMS.sqrt(), STEMS.sqrt(), LETTERS.sqrt()];
        for ((_, weight), kind) in vector.iter_mut().zip(kinds) {
            *weight *= shares[kind] / lengths[kind].sqrt();
        }
        vector
    }

    /// How rare a family is.
    pub fn rarity(&self, stem: &str) -> f32 {
        let number = self.numbers.get(&stem_feature(stem));
        let with = number.map_or(1.0, |number| self.labels_with[*number as usize].max(1) as f32);
        (1.0 + self.labels as f32 / with).ln()
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }
}

fn stem_feature(stem: &str) -> String {
    format!("s{stem}")
}

/// The features of a label in a fixed order: kind, name, how many times.
fn features(parts: &[Part]) -> Vec<(usize, String, u32)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    for part in parts {
        all.push((0, format!("f{}", part.form)));
        all.push((1, stem_feature(&part.stem)));
        let letters: Vec<char> = format!("^{}$", part.form).chars().collect();
        for run in RUNS {
            all.extend(letters.windows(run).map(|window| (2, window.iter().collect::<String>())));
        }
    }
    all.sort();
    all.chunk_by(|one, other| one == other)
        .map(|same| (same[0].0, same[0].1.clone(), u32::try_from(same.len()).unwrap_or(u32::MAX)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(space: &Space, one: &str, other: &str) -> f32 {
        let (one, other) = (space.vector(&parts(one)), space.vector(&parts(other)));
        one.iter()
            .filter_map(|(number, weight)| {
                let same = other.iter().find(|(its, _)| its == number)?;
                Some(weight * same.1)
            })
            .sum()
    }

    #[test]
    fn a_label_is_like_itself_in_either_gender_and_less_like_others() {
        let mut space = Space::default();
        for label in ["Boulanger / Boulangère", "Boucher / Bouchère", "Chef boulanger"] {
            space.count(&parts(label));
        }
        assert!((likeness(&space, "boulangère", "Boulanger / Boulangère") - 1.0).abs() < 1e-4);
        let near = likeness(&space, "Chef boulanger", "Boulanger / Boulangère");
        let far = likeness(&space, "Boucher", "Boulanger / Boulangère");
        assert!(near < 1.0 && far < near && far > 0.0, "{near} {far}");
    }

    #[test]
    fn a_label_without_words_has_no_vector() {
        assert!(Space::default().vector(&parts("🧑‍🍳 / ")).is_empty());
    }
}
