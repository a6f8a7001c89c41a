//! Which offers answer the words of a query, and how well.
//!
//! An offer answers when it holds every word: itself, another form, its family, what it stands for, or, when no title knows
//! the word, one spelled or said nearly the same. Words that no offer knows are left aside and said to be missing; when no
//! offer holds all the others together, those that hold the weightiest of them answer.

use super::index::Columns;
use crate::query::{Query, WORDS_MAX};
use crate::readings::{self, Reading};

/// Words that say "training" in a search for trainings: left aside as long as another word remains. Sorted.
const SAID_ANYWAY: &[&str] = &[
    "apprendre",
    "apprentis",
    "cours",
    "diplome",
    "ecole",
    "formation",
    "formations",
    "former",
    "passer",
    "session",
    "stage",
    "stages",
    "suivre",
];
/// The part of the fit that depends on how much of the title was asked for.
const TITLE_SHARE: f32 = 0.2;
/// Among offers that hold some of the words, those this near to the best answer.
const AS_GOOD: f32 = 0.999;
/// Matches beyond this many of one word are the least likely ones.
const MATCHES_MAX: usize = 255;

/// Whether offers may answer that do not hold all words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Demand {
    /// As in a search: rather something than nothing.
    BestWords,
    /// As in an alert: nobody is disturbed for half an answer.
    AllWords,
}

/// Where an offer holds a word: which of the matches of that word, in which field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    pub rank: u8,
    pub field: u8,
}

/// How one offer answers one reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfferAnswer {
    pub offer: u32,
    pub reading: u8,
    /// One bit per word of the reading that it holds.
    pub found: u16,
    pub held: [Held; WORDS_MAX],
    /// How well it answers, 0..=1.
    pub fit: f32,
    covered: f32,
    asked: f32,
    /// What the last word sought was worth there.
    worth: f32,
    title_worth: f32,
}

/// All offers that answer.
pub(crate) struct Answers {
    pub readings: Vec<Reading>,
    pub offers: Vec<OfferAnswer>,
    /// Per offer: 0, or one more than its place among those that answer.
    slot_of: Vec<u32>,
}

impl Answers {
    /// Fit in tenths by offer: 0 for those that do not answer, 1 to 10 for the others.
    pub fn tenths(&self, offer_count: usize) -> Vec<u8> {
        let mut tenths = vec![0; offer_count];
        for answer in &self.offers {
            if let Some(own) = tenths.get_mut(answer.offer as usize) {
                *own = ((answer.fit * 10.0).round() as u8).clamp(1, 10);
            }
        }
        tenths
    }

    /// How an offer answers.
    pub fn of(&self, offer: u32) -> Option<&OfferAnswer> {
        let slot = *self.slot_of.get(offer as usize)?;
        self.offers.get((slot as usize).checked_sub(1)?)
    }
}

/// The offers that answer a query; nothing when no word is sought.
pub(crate) fn answers(columns: Columns<'_>, query: &Query, demand: Demand) -> Option<Answers> {
    if query.is_empty() {
        return None;
    }
    let mut readings = readings::readings(columns.words(), query);
    for reading in &mut readings {
        let is_said_anyway = |word: &str| SAID_ANYWAY.binary_search(&word).is_ok();
        if reading.words.iter().any(|word| !is_said_anyway(&word.typed)) {
            reading.words.retain(|word| !is_said_anyway(&word.typed));
        }
        reading.words.truncate(WORDS_MAX);
    }
    let mut search = Search { columns, slot_of: vec![0; columns.words().documents] };
    let mut offers = search.union(&readings, demand, Holding::All);
    if offers.is_empty() && demand == Demand::BestWords {
        offers = search.union(&readings, demand, Holding::Some);
    }
    let mut slot_of = search.slot_of;
    for (answer, place) in offers.iter().zip(1..) {
        slot_of[answer.offer as usize] = place;
    }
    Some(Answers { readings, offers, slot_of })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holding {
    All,
    Some,
}

struct Search<'a> {
    columns: Columns<'a>,
    /// Per offer: 0, or one more than its place among those found so far. All 0 between two readings.
    slot_of: Vec<u32>,
}

impl Search<'_> {
    /// The best answer of each offer to any of the readings.
    fn union(&mut self, readings: &[Reading], demand: Demand, holding: Holding) -> Vec<OfferAnswer> {
        let mut all: Vec<OfferAnswer> = Vec::new();
        for (place, reading) in readings.iter().enumerate() {
            let mut found = self.found(reading, place as u8, demand, holding);
            if all.is_empty() {
                all = found;
            } else {
                all.append(&mut found);
            }
        }
        if readings.len() > 1 {
            all.sort_unstable_by(|one, other| {
                one.offer
                    .cmp(&other.offer)
                    .then(other.fit.total_cmp(&one.fit))
                    .then(one.reading.cmp(&other.reading))
            });
            all.dedup_by_key(|answer| answer.offer);
        }
        if holding == Holding::Some {
            let best = all.iter().map(|answer| answer.covered).fold(0.0, f32::max);
            all.retain(|answer| answer.covered > 0.0 && answer.covered >= best * AS_GOOD);
        }
        all
    }

    fn found(&mut self, reading: &Reading, number: u8, demand: Demand, holding: Holding) -> Vec<OfferAnswer> {
        let mut sought: Vec<(usize, usize)> = Vec::new();
        for (place, word) in reading.words.iter().enumerate() {
            let cost = word.matches.iter().map(|one| self.columns.cost_of_word(one.word)).sum();
            if cost > 0 {
                sought.push((cost, place));
            } else if demand == Demand::AllWords {
                return Vec::new();
            }
        }
        sought.sort_unstable();
        let mut answers: Vec<OfferAnswer> = Vec::new();
        let mut before = 0u16;
        for &(_, place) in &sought {
            let may_begin = before == 0 || holding == Holding::Some;
            let needed = if holding == Holding::All { before } else { 0 };
            self.hold(reading, place, number, may_begin, needed, &mut answers);
            before |= 1 << place;
        }
        for answer in &answers {
            self.slot_of[answer.offer as usize] = 0;
        }
        if holding == Holding::All {
            answers.retain(|answer| answer.found == before);
        }
        let total: f32 = reading.words.iter().map(|word| word.weight).sum();
        for answer in &mut answers {
            let title = self.columns.title_weight(answer.offer);
            let share =
                if title > 0.0 { ((answer.asked + answer.title_worth) / title).min(1.0) } else { 0.0 };
            let covered = if total > 0.0 { answer.covered / total } else { 0.0 };
            answer.fit =
                (reading.trust * covered * (1.0 - TITLE_SHARE + TITLE_SHARE * share)).clamp(0.0, 1.0);
        }
        answers
    }

    /// Notes which offers hold one word; offers must already hold those `needed`, unless they may begin here.
    fn hold(
        &mut self,
        reading: &Reading,
        place: usize,
        number: u8,
        may_begin: bool,
        needed: u16,
        answers: &mut Vec<OfferAnswer>,
    ) {
        let view = self.columns.words();
        let word = &reading.words[place];
        let bit = 1u16 << place;
        for (found, rank) in word.matches.iter().take(MATCHES_MAX).zip(0u8..) {
            let rarity = view.rarity(found.word) * found.trust;
            for (offer, field) in self.columns.offers_of_word(found.word) {
                let Some(slot) = self.slot_of.get_mut(offer as usize) else { continue };
                if *slot == 0 {
                    if !may_begin {
                        continue;
                    }
                    answers.push(OfferAnswer::new(offer, number));
                    *slot = answers.len() as u32;
                }
                let answer = &mut answers[*slot as usize - 1];
                if answer.found & needed != needed {
                    continue;
                }
                let worth = found.trust * view.schema.fields.get(field).map_or(0.0, |field| field.weight);
                let title_worth = if field == 0 { rarity } else { 0.0 };
                if answer.found & bit == 0 {
                    answer.found |= bit;
                    answer.asked += answer.title_worth;
                    (answer.worth, answer.title_worth) = (0.0, 0.0);
                }
                answer.title_worth = answer.title_worth.max(title_worth);
                if worth > answer.worth {
                    answer.covered += word.weight * (worth - answer.worth);
                    answer.worth = worth;
                    answer.held[place] = Held { rank, field: field as u8 };
                }
            }
        }
    }
}

impl OfferAnswer {
    fn new(offer: u32, reading: u8) -> OfferAnswer {
        OfferAnswer {
            offer,
            reading,
            found: 0,
            held: [Held { rank: 0, field: 0 }; WORDS_MAX],
            fit: 0.0,
            covered: 0.0,
            asked: 0.0,
            worth: 0.0,
            title_worth: 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted_for_its_binary_search() {
        assert!(super::SAID_ANYWAY.is_sorted());
    }
}
