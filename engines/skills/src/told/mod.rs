//! From a text of any kind to what it tells: skills, knowledge, contexts, occupations.
//!
//! The text is read clause by clause. A label is met when the rare part of its words is said in one clause. Then the
//! occupations that the text names, or that the labels met point to, make their other items more or less likely: somebody
//! who says "caissière" and "monnaie" tells of taking payment.

mod choose;

use std::collections::{BTreeMap, HashMap};

use crate::atlas::Atlas;
use crate::labels::{Labels, Sums};
use crate::language;
use crate::lexicon::{Stem, Word};
use crate::reading::{NotUnderstood, Reading, Understood};
use crate::senses::{FAMILY_TRUST, How, Said, Sense};
use crate::taxonomy::{ItemId, Nature, OccupationId};
use crate::text;

/// How many words are read: a long CV has two thousand.
const WORDS_READ: usize = 4000;

/// A clause without punctuation is read in runs of this many words, each overlapping half of the one before.
const RUN: usize = 12;

/// How much of a label, by rarity, must be said for it to count.
const MET_MIN: f32 = 0.45;

/// How much of a title must be said for its occupation to be named.
const NAMED_MIN: f32 = 0.7;

/// Rarity that makes a label half convincing: one word that few labels hold.
const CONVINCING: f32 = 7.0;

/// The part of an item's confidence that depends on whether it goes with the occupations told.
const FITTING: f32 = 0.4;

/// What going with the occupations told is worth to an item of which nothing was said.
const UNSAID: f32 = 0.35;

/// The weight of a rare item at the heart of an occupation.
const CORE_WEIGHT: f32 = 1.6;

/// How many items and occupations an answer holds at most, of each kind.
const KEPT: usize = 30;

/// Items below this confidence are not shown.
const CONFIDENCE_MIN: f32 = 0.12;

/// A label met in a text.
#[derive(Clone, Copy, Debug)]
struct Met {
    score: f32,
    /// The part of the label said, 0 to 1.
    share: f32,
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
    families: BTreeMap<Stem, Heard>,
}

/// The best sense of a family in a run.
#[derive(Clone, Copy)]
struct Heard {
    sense: Sense,
    /// Place of the word in the run.
    place: usize,
}

impl Heard {
    /// How far it is believed to be this very word.
    fn trust(&self, word: Word) -> f32 {
        if self.sense.form.is_none_or(|form| form == word.form) {
            self.sense.trust
        } else {
            self.sense.trust * FAMILY_TRUST
        }
    }

    fn how(&self, word: Word) -> How {
        match self.sense.how {
            How::Word if self.sense.form != Some(word.form) => How::Family,
            how => how,
        }
    }
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
            let nature = self.atlas.taxonomy.items[item.index()].nature;
            if matches!(nature, Nature::Skill | Nature::Attitude) && self.atlas.taxonomy.group(item).is_some()
            {
                continue;
            }
            lists.entry(nature).or_default().push((score, item));
        }
        for (nature, mut list) in lists {
            list.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            let found = self.spread(list, &items, &likely);
            match nature {
                Nature::Skill | Nature::Attitude => understood.skills.extend(found),
                Nature::Knowledge => understood.knowledge = found,
                Nature::Context => understood.contexts = found,
                Nature::Credential => understood.credentials = found,
            }
        }
        understood.skills.extend(self.by_group(&items, &scored, &likely));
        understood.skills.sort_by(|one, other| {
            other.confidence.total_cmp(&one.confidence).then(one.item.cmp(&other.item))
        });
        understood.occupations = self.occupations(&titles, &named, &likely, &items);
        understood
    }

    /// The labels met, each at its best run.
    fn met(&self, labels: &Labels) -> HashMap<u32, Met> {
        let mut sums = Sums::new(labels.len());
        let mut met: HashMap<u32, Met> = HashMap::new();
        for (run, words) in self.runs.iter().enumerate() {
            for (&stem, heard) in &words.families {
                let worth = self.atlas.lexicon.rarity(stem) * heard.sense.trust;
                labels.holders(stem).iter().for_each(|&label| sums.add(label, worth));
            }
            for found in sums.take() {
                if found.met < MET_MIN * labels.mass(found.label) {
                    continue;
                }
                let one = self.weighed(labels, found.label, run);
                let best = met.entry(found.label).or_insert(one);
                if one.score > best.score {
                    *best = one;
                }
            }
        }
        met
    }

    /// How well a label is met by a run, word by word.
    fn weighed(&self, labels: &Labels, label: u32, run: usize) -> Met {
        let families = &self.runs[run].families;
        let met: f32 = labels
            .words(label)
            .iter()
            .filter_map(|word| {
                let heard = families.get(&word.stem)?;
                Some(self.atlas.lexicon.rarity(word.stem) * heard.trust(*word))
            })
            .sum();
        let share = (met / labels.mass(label)).min(1.0);
        Met { score: share * share * (1.0 - (-met / CONVINCING).exp()), share, run }
    }

    /// The occupations whose titles are met: the best title of each and how well it is met.
    fn named(&self, titles: &HashMap<u32, Met>) -> HashMap<OccupationId, (u32, f32)> {
        let mut named: HashMap<OccupationId, (u32, f32)> = HashMap::new();
        for (&label, met) in titles {
            let occupation = self.atlas.title_refs[label as usize].occupation;
            if met.share < NAMED_MIN {
                continue;
            }
            let said = met.share.powi(3);
            let best = named.entry(occupation).or_insert((label, said));
            if said > best.1 || (said == best.1 && label < best.0) {
                *best = (label, said);
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
                let title = named.get(&occupation).map_or(0.0, |(_, said)| *said);
                (occupation, 0.5 * vote / most + title)
            })
            .filter(|(_, likely)| *likely > 0.15)
            .collect();
        let most = likely.values().copied().fold(f32::MIN_POSITIVE, f32::max);
        likely.into_iter().map(|(occupation, one)| (occupation, one / most.max(0.5))).collect()
    }

    /// What each item is worth: how well it is met, and how well it goes with the likely occupations.
    fn scored(
        &self,
        items: &HashMap<u32, Met>,
        likely: &BTreeMap<OccupationId, f32>,
    ) -> BTreeMap<ItemId, f32> {
        let ties = &self.atlas.ties;
        let mut context = vec![0.0f32; self.atlas.taxonomy.items.len()];
        let all: f32 = likely.values().map(|one| one * one).sum::<f32>().max(1.0);
        for (&occupation, &one) in likely {
            for asked in ties.asked.row(occupation.index()) {
                context[asked.id.index()] += one * one * asked.weight.min(CORE_WEIGHT) / CORE_WEIGHT / all;
            }
        }
        let mut scored: BTreeMap<ItemId, f32> = BTreeMap::new();
        for (item, goes) in
            self.atlas.taxonomy.items().zip(&context).filter(|(_, goes)| **goes * UNSAID >= CONFIDENCE_MIN)
        {
            scored.insert(item, goes * UNSAID);
        }
        for (&label, met) in items {
            let goes = (context[label as usize] * 4.0).min(1.0);
            scored.insert(ItemId(label), met.score * (1.0 - FITTING + FITTING * goes));
        }
        scored.retain(|_, score| *score >= CONFIDENCE_MIN);
        scored
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

fn families(said: &[Said]) -> BTreeMap<Stem, Heard> {
    let mut families: BTreeMap<Stem, Heard> = BTreeMap::new();
    for (place, said) in said.iter().enumerate() {
        for &sense in &said.senses {
            let best = families.entry(sense.stem).or_insert(Heard { sense, place });
            if sense.trust > best.sense.trust {
                *best = Heard { sense, place };
            }
        }
    }
    families
}
