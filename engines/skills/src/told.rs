//! From a text of any kind to what it tells: skills, knowledge, contexts, occupations.
//!
//! The text is read clause by clause. A label is met when the rare part of its words is said in one clause. Then the
//! occupations that the text names, or that the labels met point to, make their other items more or less likely: somebody
//! who says "caissière" and "monnaie" tells of taking payment.

use std::collections::{BTreeMap, HashMap};

use crate::atlas::Atlas;
use crate::labels::{Labels, Sums};
use crate::language;
use crate::lexicon::Stem;
use crate::reading::{Because, FoundItem, FoundOccupation, NotUnderstood, Reading, Understood};
use crate::senses::{How, Said, Sense};
use crate::taxonomy::{ItemId, Nature, OccupationId};
use crate::text;

/// How many words are read: a long CV has two thousand.
const WORDS_READ: usize = 4000;

/// A clause without punctuation is read in runs of this many words, each overlapping half of the one before.
const RUN: usize = 12;

/// How much of a label, by rarity, must be said for it to count.
const MET_MIN: f32 = 0.45;

/// Rarity that makes a label half convincing: one word that few labels hold.
const CONVINCING: f32 = 7.0;

/// How many items and occupations an answer holds at most, of each kind.
const KEPT: usize = 30;

/// Items below this confidence are not shown.
const CONFIDENCE_MIN: f32 = 0.12;

/// A label met in a text.
#[derive(Clone, Copy, Debug)]
struct Met {
    score: f32,
    run: usize,
}

impl Atlas {
    /// Reads a text: a title, a paragraph, an advertisement, a CV.
    pub fn read(&self, raw: &str) -> Reading {
        if raw.trim().is_empty() {
            return Reading::NotUnderstood(NotUnderstood::Empty);
        }
        let mut plain = text::read(raw);
        plain.cut |= plain.tokens.len() > WORDS_READ;
        plain.tokens.truncate(WORDS_READ);
        if plain.tokens.iter().all(|token| token.folded.bytes().all(|byte| byte.is_ascii_digit())) {
            return Reading::NotUnderstood(NotUnderstood::NoWords);
        }
        if language::is_another(&plain.tokens) {
            return Reading::NotUnderstood(NotUnderstood::OtherLanguage);
        }
        let said = self.said(&plain.tokens);
        if said.iter().all(|said| said.senses.is_empty()) {
            return Reading::NotUnderstood(NotUnderstood::UnknownWords);
        }
        let understood = Told::new(self, &plain.text, &said).understood();
        if understood.is_empty() {
            return Reading::NotUnderstood(NotUnderstood::NothingTold);
        }
        let unread = said
            .iter()
            .filter(|said| said.senses.is_empty())
            .map(|said| plain.text[said.start..said.end].to_owned())
            .collect();
        Reading::Understood(Understood { unread, cut: plain.cut, ..understood })
    }
}

impl Understood {
    fn is_empty(&self) -> bool {
        [&self.skills, &self.knowledge, &self.contexts, &self.credentials].iter().all(|list| list.is_empty())
            && self.occupations.is_empty()
    }
}

/// Words said close to each other, and the best sense of each family among them.
struct Run<'t> {
    said: &'t [Said],
    /// Best trust of each family, and the place in `said` of the word it comes from.
    families: BTreeMap<Stem, (f32, usize)>,
}

/// A text while it is being understood.
struct Told<'t> {
    atlas: &'t Atlas,
    text: &'t str,
    runs: Vec<Run<'t>>,
}

impl<'t> Told<'t> {
    fn new(atlas: &'t Atlas, text: &'t str, said: &'t [Said]) -> Self {
        let runs = runs(said).into_iter().map(|said| Run { said, families: families(said) }).collect();
        Self { atlas, text, runs }
    }

    fn understood(&self) -> Understood {
        let items = self.met(&self.atlas.item_labels);
        let titles = self.met(&self.atlas.title_labels);
        let named = self.named(&titles);
        let likely = self.likely(&items, &named);
        let scored = self.scored(&items, &likely);
        let mut understood = Understood::default();
        let mut lists: HashMap<Nature, Vec<(f32, ItemId)>> = HashMap::new();
        for (&item, &score) in &scored {
            let nature = match self.atlas.taxonomy.items[item.index()].nature {
                Nature::Attitude => Nature::Skill,
                other => other,
            };
            lists.entry(nature).or_default().push((score, item));
        }
        for (nature, mut list) in lists {
            list.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            let found = self.spread(list, &items, &likely);
            match nature {
                Nature::Skill | Nature::Attitude => understood.skills = found,
                Nature::Knowledge => understood.knowledge = found,
                Nature::Context => understood.contexts = found,
                Nature::Credential => understood.credentials = found,
            }
        }
        understood.occupations = self.occupations(&titles, &named, &likely, &items);
        understood
    }

    /// The labels met, each at its best run.
    fn met(&self, labels: &Labels) -> HashMap<u32, Met> {
        let mut sums = Sums::new(labels.len());
        let mut met: HashMap<u32, Met> = HashMap::new();
        for (run, words) in self.runs.iter().enumerate() {
            for (&stem, &(trust, _)) in &words.families {
                let worth = self.atlas.lexicon.rarity(stem) * trust;
                labels.holders(stem).iter().for_each(|&label| sums.add(label, worth));
            }
            for found in sums.take() {
                let share = found.met / labels.mass(found.label);
                if share < MET_MIN {
                    continue;
                }
                let score = share * share * (1.0 - (-found.met / CONVINCING).exp());
                let best = met.entry(found.label).or_insert(Met { score, run });
                if score > best.score {
                    *best = Met { score, run };
                }
            }
        }
        met
    }

    /// The occupations whose titles are met: the best title of each and how well it is met.
    fn named(&self, titles: &HashMap<u32, Met>) -> HashMap<OccupationId, (u32, f32)> {
        let mut named: HashMap<OccupationId, (u32, f32)> = HashMap::new();
        for (&label, met) in titles {
            let occupation = self.atlas.title_refs[label as usize].occupation;
            let best = named.entry(occupation).or_insert((label, met.score));
            if met.score > best.1 || (met.score == best.1 && label < best.0) {
                *best = (label, met.score);
            }
        }
        named
    }

    /// How likely each occupation is behind the text, the likeliest at 1.
    fn likely(
        &self,
        items: &HashMap<u32, Met>,
        named: &HashMap<OccupationId, (u32, f32)>,
    ) -> BTreeMap<OccupationId, f32> {
        let ties = &self.atlas.ties;
        let mut votes = vec![0.0f32; self.atlas.taxonomy.occupations.len()];
        let mut ordered: Vec<(&u32, &Met)> = items.iter().collect();
        ordered.sort_by_key(|(label, _)| **label);
        for (&label, met) in ordered {
            for asker in ties.askers.row(label as usize) {
                votes[asker.id.index()] += met.score * met.score * asker.weight;
            }
        }
        for (vote, total) in votes.iter_mut().zip(&ties.totals) {
            *vote /= (total + 4.0).sqrt();
        }
        let most = votes.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        let likely: BTreeMap<OccupationId, f32> = self
            .atlas
            .taxonomy
            .occupations()
            .zip(votes)
            .map(|(occupation, vote)| {
                let title = named.get(&occupation).map_or(0.0, |(_, score)| score * score);
                (occupation, 0.5 * vote / most + title)
            })
            .filter(|(_, likely)| *likely > 0.15)
            .collect();
        let most = likely.values().copied().fold(f32::MIN_POSITIVE, f32::max);
        likely.into_iter().map(|(occupation, one)| (occupation, one / most.max(0.5))).collect()
    }

    /// What each item is worth: how well it is met, and how well it goes with the likely occupations.
    fn scored(&self, items: &HashMap<u32, Met>, likely: &BTreeMap<OccupationId, f32>) -> BTreeMap<ItemId, f32> {
        let ties = &self.atlas.ties;
        let mut context: BTreeMap<ItemId, f32> = BTreeMap::new();
        let all: f32 = likely.values().map(|one| one * one).sum::<f32>().max(1.0);
        for (&occupation, &one) in likely {
            for asked in ties.asked.row(occupation.index()) {
                *context.entry(asked.id).or_default() += one * one * asked.weight.min(1.6) / 1.6 / all;
            }
        }
        let mut scored: BTreeMap<ItemId, f32> = BTreeMap::new();
        for (&label, met) in items {
            let goes = context.get(&ItemId(label)).copied().unwrap_or(0.0);
            scored.insert(ItemId(label), met.score * (0.6 + 0.4 * (goes * 4.0).min(1.0)));
        }
        for (item, goes) in context {
            scored.entry(item).or_insert(goes * 0.35);
        }
        scored.retain(|_, score| *score >= CONFIDENCE_MIN);
        scored
    }

    /// The best items, spread: what was led to by words already used, or is close to what is chosen, waits.
    fn spread(
        &self,
        list: Vec<(f32, ItemId)>,
        items: &HashMap<u32, Met>,
        likely: &BTreeMap<OccupationId, f32>,
    ) -> Vec<FoundItem> {
        let mut waiting: Vec<(f32, ItemId)> = list.into_iter().take(KEPT * 4).collect();
        let mut chosen: Vec<FoundItem> = Vec::new();
        let mut used: HashMap<(usize, Stem), u32> = HashMap::new();
        while chosen.len() < KEPT && !waiting.is_empty() {
            let held_back = |score: f32, item: ItemId| {
                let near = self.atlas.near.row(item.index());
                let again = chosen.iter().any(|one| near.iter().any(|close| close.id == one.item));
                let words = self.words_of(item, items);
                let times = words.iter().map(|word| used.get(word).copied().unwrap_or(0)).min().unwrap_or(0);
                let times = i32::try_from(times.min(4)).unwrap_or(4);
                score * 0.8f32.powi(times) * if again { 0.75 } else { 1.0 }
            };
            let best = (0..waiting.len())
                .map(|place| (held_back(waiting[place].0, waiting[place].1), place))
                .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            let Some((_, place)) = best else { break };
            let (score, item) = waiting.remove(place);
            for word in self.words_of(item, items) {
                *used.entry(word).or_default() += 1;
            }
            chosen.push(FoundItem { item, confidence: score.min(1.0), because: self.because(item, items, likely) });
        }
        chosen
    }

    /// The families of an item's label that its run says.
    fn words_of(&self, item: ItemId, items: &HashMap<u32, Met>) -> Vec<(usize, Stem)> {
        let Some(met) = items.get(&item.0) else { return Vec::new() };
        self.atlas
            .item_labels
            .words(item.0)
            .iter()
            .filter(|word| self.runs[met.run].families.contains_key(&word.stem))
            .map(|word| (met.run, word.stem))
            .collect()
    }

    fn because(
        &self,
        item: ItemId,
        items: &HashMap<u32, Met>,
        likely: &BTreeMap<OccupationId, f32>,
    ) -> Vec<Because> {
        if let Some(met) = items.get(&item.0) {
            return self.words_met(&self.atlas.item_labels, item.0, met.run);
        }
        let mut askers: Vec<(f32, OccupationId)> = self
            .atlas
            .ties
            .askers
            .row(item.index())
            .iter()
            .filter_map(|asker| likely.get(&asker.id).map(|one| (*one, asker.id)))
            .collect();
        askers.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        askers.into_iter().take(2).map(|(_, occupation)| Because::Occupation(occupation)).collect()
    }

    fn words_met(&self, labels: &Labels, label: u32, run: usize) -> Vec<Because> {
        let run = &self.runs[run];
        let mut because: Vec<Because> = Vec::new();
        for word in labels.words(label) {
            let Some(&(_, place)) = run.families.get(&word.stem) else { continue };
            let said = &run.said[place];
            let how = said.senses.iter().find(|sense| sense.stem == word.stem).map_or(How::Word, |sense| sense.how);
            let one = Because::Words {
                said: self.text[said.start..said.end].to_owned(),
                taken_for: self.atlas.lexicon.shown(word.stem).to_owned(),
                how,
            };
            if !because.contains(&one) {
                because.push(one);
            }
        }
        because
    }

    fn occupations(
        &self,
        titles: &HashMap<u32, Met>,
        named: &HashMap<OccupationId, (u32, f32)>,
        likely: &BTreeMap<OccupationId, f32>,
        items: &HashMap<u32, Met>,
    ) -> Vec<FoundOccupation> {
        let mut ordered: Vec<(f32, OccupationId)> =
            likely.iter().map(|(occupation, one)| (*one, *occupation)).collect();
        ordered.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        ordered
            .into_iter()
            .take(KEPT)
            .map(|(one, occupation)| {
                let title = named.get(&occupation).map(|(label, _)| *label);
                let because = match title {
                    Some(label) => self.words_met(&self.atlas.title_labels, label, titles[&label].run),
                    None => self.told_for(occupation, items),
                };
                let title = title
                    .and_then(|label| self.atlas.title_refs[label as usize].title)
                    .map(|title| title as usize);
                FoundOccupation { occupation, title, confidence: one.min(1.0), because }
            })
            .collect()
    }

    /// The words that led to the best met items of an occupation.
    fn told_for(&self, occupation: OccupationId, items: &HashMap<u32, Met>) -> Vec<Because> {
        let mut met: Vec<(f32, u32, usize)> = self
            .atlas
            .ties
            .asked
            .row(occupation.index())
            .iter()
            .filter_map(|asked| items.get(&asked.id.0).map(|met| (met.score, asked.id.0, met.run)))
            .collect();
        met.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut because = Vec::new();
        for (_, label, run) in met.into_iter().take(3) {
            for one in self.words_met(&self.atlas.item_labels, label, run) {
                if !because.contains(&one) {
                    because.push(one);
                }
            }
        }
        because
    }
}

/// Cuts what was said into runs: clauses, and pieces of the long ones.
fn runs(said: &[Said]) -> Vec<&[Said]> {
    let mut runs = Vec::new();
    for clause in said.chunk_by(|one, other| one.clause == other.clause) {
        let mut start = 0;
        while start < clause.len() {
            let end = (start + RUN).min(clause.len());
            runs.push(&clause[start..end]);
            if end == clause.len() {
                break;
            }
            start += RUN / 2;
        }
    }
    runs
}

fn families(said: &[Said]) -> BTreeMap<Stem, (f32, usize)> {
    let mut families: BTreeMap<Stem, (f32, usize)> = BTreeMap::new();
    for (place, said) in said.iter().enumerate() {
        for Sense { stem, trust, .. } in &said.senses {
            let best = families.entry(*stem).or_insert((*trust, place));
            if *trust > best.0 {
                *best = (*trust, place);
            }
        }
    }
    families
}
