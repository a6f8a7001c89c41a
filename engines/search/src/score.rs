//! How well each entry, then each document, answers one reading of a query.
//!
//! An entry scores by how much of the query it covers (rare words count more), then by how much of the entry the query
//! covers: "boulanger" answers "Boulanger" better than "Chef boulanger". A document scores by its best entry, weighted by
//! field, with a little added when its other fields hold the words too. Nothing else enters: no popularity, no payment.

use crate::build::SAME_PLACE;
use crate::index::View;
use crate::matches::Match;
use crate::readings::Reading;

/// How strongly words of the query that an entry lacks are missed.
const COVERAGE_POWER: f32 = 1.4;
/// The part of an entry's score that depends on how much of the entry was asked for.
const LENGTH_SHARE_TITLE: f32 = 0.45;
const LENGTH_SHARE_TEXT: f32 = 0.2;
/// Entries this much worse than the best one leave no trace.
const FAINT: f32 = 0.12;
/// Words that make up less than this of a query, together, find nothing by themselves.
const IDLE_SHARE: f32 = 0.2;
/// What the best entry, the words found anywhere, and further entries add up to.
const SHARE_BEST: f32 = 0.82;
const SHARE_ANYWHERE: f32 = 0.1;
const SHARE_FURTHER: f32 = 0.08;
/// How many further entries, each a perfect answer, earn half of their share.
const FURTHER_HALF: f32 = 4.0;

/// A reading made ready to score: which words of the dictionary answer which words sought.
pub(crate) struct Scorer<'a, 'r> {
    view: View<'a>,
    reading: &'r Reading,
    /// Per word of the dictionary: 0, or one more than its place in `slots`.
    slot_of: Vec<u16>,
    slots: Vec<Slot>,
    sought: f32,
}

#[derive(Clone, Copy)]
struct Slot {
    place: usize,
    found: Match,
    rarity: f32,
}

/// What one entry answers.
#[derive(Clone, Copy)]
pub(crate) struct EntryScore {
    pub score: f32,
    /// The part of the query found, 0..=1.
    pub coverage: f32,
    /// One bit per word sought that was found.
    pub found: u16,
}

/// What one document answers.
#[derive(Clone, Copy)]
pub(crate) struct DocumentScore {
    pub document: u32,
    pub score: f32,
    pub entry: u32,
    pub field: usize,
    pub found: u16,
}

impl<'a, 'r> Scorer<'a, 'r> {
    pub fn new(view: View<'a>, reading: &'r Reading) -> Scorer<'a, 'r> {
        let mut slot_of = vec![0u16; view.word_count()];
        let mut slots: Vec<Slot> = Vec::new();
        for (place, planned) in reading.words.iter().enumerate() {
            for &found in &planned.matches {
                let Some(slot) = slot_of.get_mut(found.word as usize) else { continue };
                let candidate = Slot { place, found, rarity: view.rarity(found.word) };
                if let Some(known) = usize::from(*slot).checked_sub(1) {
                    if slots[known].found.trust < found.trust {
                        slots[known] = candidate;
                    }
                } else if slots.len() < usize::from(u16::MAX) {
                    slots.push(candidate);
                    *slot = slots.len() as u16;
                }
            }
        }
        let sought = reading.words.iter().map(|word| word.weight).sum();
        Scorer { view, reading, slot_of, slots, sought }
    }

    /// The entries that hold at least one word that matters, rising.
    ///
    /// The lightest words, as long as they weigh less than [`IDLE_SHARE`] together, only add to what the others find.
    pub fn candidates(&self) -> impl Iterator<Item = u32> + use<> {
        let idle = self.idle_words();
        let mut marked = vec![0u64; self.view.entry_count().div_ceil(64)];
        for slot in self.slots.iter().filter(|slot| idle & (1 << slot.place) == 0) {
            for entry in self.view.postings(slot.found.word) {
                if let Some(bits) = marked.get_mut(entry as usize / 64) {
                    *bits |= 1 << (entry % 64);
                }
            }
        }
        marked.into_iter().zip(0u32..).flat_map(|(mut bits, block)| {
            std::iter::from_fn(move || {
                let place = bits.trailing_zeros();
                (bits != 0).then(|| {
                    bits &= bits - 1;
                    block * 64 + place
                })
            })
        })
    }

    /// One bit per word too light to find anything by itself, counted among the words that the dictionary can match.
    fn idle_words(&self) -> u16 {
        let words = self.reading.words.iter().enumerate().filter(|(_, word)| !word.matches.is_empty());
        let mut weights: Vec<(f32, usize)> = words.map(|(place, word)| (word.weight, place)).collect();
        weights.sort_by(|a, b| a.0.total_cmp(&b.0));
        let allowed = IDLE_SHARE * weights.iter().map(|(weight, _)| weight).sum::<f32>();
        let mut idle = 0;
        let mut spent = 0.0;
        for (weight, place) in weights {
            spent += weight;
            if spent >= allowed {
                break;
            }
            idle |= 1 << place;
        }
        idle
    }

    /// Scores one entry, as a title and as a text.
    pub fn entry(&self, entry: u32) -> [EntryScore; 2] {
        let mut trusts = [0f32; crate::query::WORDS_MAX];
        let mut asked = 0f32;
        let (mut place_trust, mut place_rarity) = (0f32, 0f32);
        for packed in self.view.places(entry) {
            if packed & SAME_PLACE == 0 {
                asked += place_trust * place_rarity;
                place_trust = 0.0;
            }
            let word = (packed & !SAME_PLACE) as usize;
            let Some(slot) =
                self.slot_of.get(word).and_then(|&slot| self.slots.get(usize::from(slot).wrapping_sub(1)))
            else {
                continue;
            };
            if let Some(trust) = trusts.get_mut(slot.place) {
                *trust = trust.max(slot.found.trust);
            }
            if slot.found.trust > place_trust {
                (place_trust, place_rarity) = (slot.found.trust, slot.rarity);
            }
        }
        asked += place_trust * place_rarity;
        let mut covered = 0.0;
        let mut found = 0u16;
        for (place, (word, trust)) in self.reading.words.iter().zip(trusts).enumerate() {
            covered += word.weight * trust;
            if trust > 0.0 {
                found |= 1 << place;
            }
        }
        let coverage = if self.sought > 0.0 { covered / self.sought } else { 0.0 };
        let weight = self.view.entry_weight(entry);
        let share = if weight > 0.0 { (asked / weight).min(1.0) } else { 0.0 };
        let answered = coverage.powf(COVERAGE_POWER) * self.reading.trust;
        [LENGTH_SHARE_TITLE, LENGTH_SHARE_TEXT].map(|length_share| {
            let score = answered * (1.0 - length_share + length_share * share);
            EntryScore { score, coverage, found }
        })
    }

    /// Scores every document that may answer nearly as well as the best one.
    pub fn documents(&self) -> Vec<DocumentScore> {
        let scored: Vec<(u32, [EntryScore; 2])> =
            self.candidates().map(|entry| (entry, self.entry(entry))).collect();
        let best = scored.iter().map(|(_, [title, text])| title.score.max(text.score)).fold(0.0, f32::max);
        let mut row_of = vec![0u32; self.view.documents];
        let mut rows: Vec<(DocumentScore, f32)> = Vec::new();
        for (entry, own) in scored {
            if own[0].score.max(own[1].score) < best * FAINT {
                continue;
            }
            for (document, field) in self.view.uses(entry) {
                let Some(spec) = self.view.schema.fields.get(field) else { continue };
                let Some(row) = row_of.get_mut(document as usize) else { continue };
                let EntryScore { score, found, .. } = own[spec.kind as usize];
                let score = score * spec.weight;
                if *row == 0 {
                    rows.push((DocumentScore { document, score, entry, field, found }, score * score));
                    *row = rows.len() as u32;
                    continue;
                }
                let (known, further) = &mut rows[*row as usize - 1];
                *further += score * score;
                known.found |= found;
                if score > known.score {
                    (known.score, known.entry, known.field) = (score, entry, field);
                }
            }
        }
        rows.into_iter()
            .map(|(best, further)| {
                let anywhere = self.weight_of(best.found) * self.reading.trust;
                let further = (further - best.score * best.score).max(0.0);
                let further = further / (further + FURTHER_HALF);
                let score = SHARE_BEST * best.score + SHARE_ANYWHERE * anywhere + SHARE_FURTHER * further;
                DocumentScore { score, ..best }
            })
            .collect()
    }

    /// The part of the query that these words make up.
    fn weight_of(&self, found: u16) -> f32 {
        let weights = self.reading.words.iter().enumerate();
        let held: f32 =
            weights.filter(|(place, _)| found & (1 << place) != 0).map(|(_, word)| word.weight).sum();
        if self.sought > 0.0 { held / self.sought } else { 0.0 }
    }

    /// The best match of a word sought in an entry.
    pub fn match_in(&self, entry: u32, place: usize) -> Option<Match> {
        let slots = self.view.places(entry).filter_map(|packed| {
            let slot = *self.slot_of.get((packed & !SAME_PLACE) as usize)?;
            self.slots.get(usize::from(slot).checked_sub(1)?).filter(|slot| slot.place == place)
        });
        slots.map(|slot| slot.found).reduce(|best, one| if one.trust > best.trust { one } else { best })
    }
}
