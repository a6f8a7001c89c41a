//! Which offers answer the words of a query, and how well.
//!
//! An offer answers when it holds every word: itself, another form, its family, what it stands for, or, when no title knows
//! the word, one spelled or said nearly the same. Words that no offer knows are left aside and said to be missing; when no
//! offer holds all the others together, those that hold the weightiest of them answer.

use super::build::FIELD_BITS;
use super::index::Columns;
use super::span::Surroundings;
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
/// How many fields a posting can tell apart.
const FIELDS: usize = 1 << FIELD_BITS;
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
    fit: f32,
    covered: f32,
    asked: f32,
    /// What the last word sought was worth there.
    worth: f32,
    title_worth: f32,
}

/// All offers that answer.
pub(crate) struct Answers {
    pub readings: Vec<Reading>,
    /// Rising.
    pub offers: Vec<OfferAnswer>,
}

impl Answers {
    /// How an offer answers.
    pub fn of(&self, offer: u32) -> Option<&OfferAnswer> {
        let place = self.offers.binary_search_by_key(&offer, |answer| answer.offer).ok()?;
        self.offers.get(place)
    }
}

/// The offers that answer a query; nothing when no word is sought.
///
/// Offers that surely are too far are left out. Whether all words can be asked for is decided by all offers: what a person
/// means by words does not depend on where they look.
pub(crate) fn answers(
    columns: Columns<'_>,
    query: &Query,
    demand: Demand,
    around: Option<&Surroundings>,
) -> Option<Answers> {
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
    let mut offers = union(columns, &readings, demand, Holding::All, around);
    if offers.is_empty()
        && demand == Demand::BestWords
        && (around.is_none() || union(columns, &readings, demand, Holding::All, None).is_empty())
    {
        offers = union(columns, &readings, demand, Holding::Some, None);
    }
    Some(Answers { readings, offers })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holding {
    All,
    Some,
}

/// The best answer of each offer to any of the readings, rising by offer.
fn union(
    columns: Columns<'_>,
    readings: &[Reading],
    demand: Demand,
    holding: Holding,
    around: Option<&Surroundings>,
) -> Vec<OfferAnswer> {
    let mut all: Vec<OfferAnswer> = Vec::new();
    for (reading, number) in readings.iter().zip(0u8..) {
        all.append(&mut found(columns, reading, number, demand, holding, around));
    }
    if readings.len() > 1 {
        all.sort_unstable_by(|one, other| {
            let by_fit = other.fit.total_cmp(&one.fit);
            one.offer.cmp(&other.offer).then(by_fit).then(one.reading.cmp(&other.reading))
        });
        all.dedup_by_key(|answer| answer.offer);
    }
    if holding == Holding::Some {
        let best = all.iter().map(|answer| answer.covered).fold(0.0, f32::max);
        all.retain(|answer| answer.covered > 0.0 && answer.covered >= best * AS_GOOD);
    }
    all
}

/// The offers that hold the words of one reading, rising.
fn found(
    columns: Columns<'_>,
    reading: &Reading,
    number: u8,
    demand: Demand,
    holding: Holding,
    around: Option<&Surroundings>,
) -> Vec<OfferAnswer> {
    let mut sought: Vec<(usize, usize)> = Vec::new();
    for (place, word) in reading.words.iter().enumerate() {
        let cost = word.matches.iter().map(|one| columns.cost_of_word(one.word)).sum();
        if cost > 0 {
            sought.push((cost, place));
        } else if demand == Demand::AllWords {
            return Vec::new();
        }
    }
    // The rarest word first: it leaves the fewest offers to look at for the others.
    sought.sort_unstable();
    let mut answers: Vec<OfferAnswer> = Vec::new();
    for (rank, &(_, place)) in sought.iter().enumerate() {
        if rank == 0 || holding == Holding::Some {
            extend(columns, reading, place, number, around, &mut answers);
        } else {
            restrict(columns, reading, place, &mut answers);
        }
    }
    let total: f32 = reading.words.iter().map(|word| word.weight).sum();
    for answer in &mut answers {
        let title = columns.title_weight(answer.offer);
        let share = if title > 0.0 { ((answer.asked + answer.title_worth) / title).min(1.0) } else { 0.0 };
        let covered = if total > 0.0 { answer.covered / total } else { 0.0 };
        answer.fit = (reading.trust * covered * (1.0 - TITLE_SHARE + TITLE_SHARE * share)).clamp(0.0, 1.0);
    }
    answers
}

/// Adds the offers that hold a word to those found so far.
fn extend(
    columns: Columns<'_>,
    reading: &Reading,
    place: usize,
    number: u8,
    around: Option<&Surroundings>,
    answers: &mut Vec<OfferAnswer>,
) {
    let is_near = |offer: u32| around.is_none_or(|around| around.may_hold_some(columns.span_of_offer(offer)));

    for (rank, found) in matches_of(columns, reading, place) {
        let before = std::mem::take(answers);
        let mut before = before.into_iter().peekable();
        for (offer, field) in columns.offers_of_word(found.word).filter(|(offer, _)| is_near(*offer)) {
            while let Some(answer) = before.next_if(|answer| answer.offer < offer) {
                answers.push(answer);
            }
            let mut answer = before
                .next_if(|answer| answer.offer == offer)
                .unwrap_or_else(|| OfferAnswer::new(offer, number));
            answer.note(place, rank, field, &found);
            answers.push(answer);
        }
        answers.extend(before);
    }
}

/// Leaves only the offers that hold a word, among those found so far.
fn restrict(columns: Columns<'_>, reading: &Reading, place: usize, answers: &mut Vec<OfferAnswer>) {
    for (rank, found) in matches_of(columns, reading, place) {
        if let Some(fields) = columns.fields_by_offer(found.word) {
            for answer in answers.iter_mut() {
                if let Some(field) = fields.get(answer.offer as usize).and_then(|field| field.checked_sub(1))
                {
                    answer.note(place, rank, usize::from(field), &found);
                }
            }
            continue;
        }
        let mut postings = columns.offers_of_word(found.word).peekable();
        for answer in answers.iter_mut() {
            while postings.next_if(|(offer, _)| *offer < answer.offer).is_some() {}
            match postings.peek() {
                None => break,
                Some((offer, field)) if *offer == answer.offer => answer.note(place, rank, *field, &found),
                Some(_) => {}
            }
        }
    }
    answers.retain(|answer| answer.found & 1 << place != 0);
}

/// One match of a word, and what it is worth in each field.
struct Worth {
    word: u32,
    weight: f32,
    /// What an offer that holds it in a field is worth, by field.
    worth: [f32; FIELDS],
    title_worth: f32,
}

fn matches_of<'r>(
    columns: Columns<'r>,
    reading: &'r Reading,
    place: usize,
) -> impl Iterator<Item = (u8, Worth)> + 'r {
    let view = columns.words();
    let word = &reading.words[place];
    (0u8..).zip(word.matches.iter().take(MATCHES_MAX)).map(move |(rank, one)| {
        let mut worth = [0.0; FIELDS];
        for (own, field) in worth.iter_mut().zip(&view.schema.fields) {
            *own = one.trust * field.weight;
        }
        let title_worth = view.rarity(one.word) * one.trust;
        (rank, Worth { word: one.word, weight: word.weight, worth, title_worth })
    })
}

impl OfferAnswer {
    /// Notes that the offer holds a match of the word at a place of the reading.
    fn note(&mut self, place: usize, rank: u8, field: usize, found: &Worth) {
        let bit = 1u16 << place;
        if self.found & bit == 0 {
            self.found |= bit;
            self.asked += self.title_worth;
            (self.worth, self.title_worth) = (0.0, 0.0);
        }
        if field == 0 {
            self.title_worth = self.title_worth.max(found.title_worth);
        }
        let worth = found.worth.get(field).copied().unwrap_or(0.0);
        if worth > self.worth {
            self.covered += found.weight * (worth - self.worth);
            self.worth = worth;
            self.held[place] = Held { rank, field: field as u8 };
        }
    }

    /// How well it answers, from 1 to 10.
    pub fn tenths(&self) -> u8 {
        ((self.fit * 10.0).round() as u8).clamp(1, 10)
    }

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
