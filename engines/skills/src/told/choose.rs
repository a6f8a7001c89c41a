//! Which of what a text tells is proposed, in which order, and why.

use std::collections::{BTreeMap, HashMap};

use super::{CONFIDENCE_MIN, KEPT, Met, Told};
use crate::labels::Labels;
use crate::lexicon::Stem;
use crate::reading::{Because, FoundItem, FoundOccupation};
use crate::senses::How;
use crate::taxonomy::{GroupId, ItemId, Nature, OccupationId};

/// What a word that only goes with a group is worth, and from which rarity it is worth all of it.
const ASSOCIATED: f32 = 0.6;
const ASSOCIATED_RARITY: f32 = 6.0;

/// What belonging to the occupations told is worth to a group of skills.
const CONTEXT: f32 = 0.35;

/// How much of a skill's name must be said for it to stand for its group.
const SAID_ENOUGH: f32 = 0.75;

/// What is left to an item that the words of a chosen one led to, or that is close to a chosen one.
const SAME_WORDS: f32 = 0.8;
const CLOSE_TO_CHOSEN: f32 = 0.75;

/// A family of words and the run that says it.
type SaidWord = (usize, Stem);

impl Told<'_> {
    /// The groups of skills told, best first, each by its best skill: fifteen proposals then tell of fifteen things.
    pub(super) fn by_group(
        &self,
        items: &HashMap<u32, Met>,
        scored: &BTreeMap<ItemId, f32>,
        likely: &BTreeMap<OccupationId, f32>,
    ) -> Vec<FoundItem> {
        let groups = &self.atlas.groups;
        // What is left of doubt about each group, and the word that points to it most.
        let mut doubts: BTreeMap<GroupId, f32> = BTreeMap::new();
        let mut pointers: HashMap<GroupId, (f32, usize, Stem)> = HashMap::new();
        for (run, words) in self.runs.iter().enumerate() {
            for (&stem, heard) in &words.families {
                let trust =
                    heard.sense.trust * (self.atlas.lexicon.rarity(stem) / ASSOCIATED_RARITY).min(1.0);
                for pointed in groups.by_stem.row(stem as usize) {
                    let sure = pointed.weight * trust * ASSOCIATED;
                    *doubts.entry(pointed.id).or_insert(1.0) *= 1.0 - sure;
                    let best = pointers.entry(pointed.id).or_insert((sure, run, stem));
                    if sure > best.0 {
                        *best = (sure, run, stem);
                    }
                }
            }
        }
        let all: f32 = likely.values().map(|one| one * one).sum::<f32>().max(1.0);
        let mut context: BTreeMap<GroupId, f32> = BTreeMap::new();
        for (occupation, one) in likely {
            for group in groups.by_occupation.row(occupation.index()) {
                *context.entry(group.id).or_default() += one * one * group.weight / all;
            }
        }
        let mut best: BTreeMap<GroupId, (f32, ItemId)> = BTreeMap::new();
        for (&item, &score) in scored {
            let Some(group) = self.atlas.taxonomy.group(item) else { continue };
            if !matches!(self.atlas.taxonomy.items[item.index()].nature, Nature::Skill | Nature::Attitude) {
                continue;
            }
            let known = best.entry(group).or_insert((score, item));
            if score > known.0 {
                *known = (score, item);
            }
            if let Some(met) = items.get(&item.0) {
                *doubts.entry(group).or_insert(1.0) *= 1.0 - met.score.min(0.95);
            }
        }
        for (&group, &share) in &context {
            *doubts.entry(group).or_insert(1.0) *= 1.0 - CONTEXT * share;
        }
        let mut told: Vec<(f32, GroupId)> = doubts
            .into_iter()
            .map(|(group, doubt)| (1.0 - doubt, group))
            .filter(|(confidence, _)| *confidence >= CONFIDENCE_MIN)
            .collect();
        told.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        told.truncate(KEPT);
        told.into_iter()
            .filter_map(|(confidence, group)| {
                let by_name = self.atlas.taxonomy.item(&self.atlas.taxonomy.group_record(group).key);
                let item = best
                    .get(&group)
                    .map(|(_, item)| *item)
                    // A name half said may say too much: the group is what was told for sure.
                    .filter(|item| {
                        by_name.is_none() || items.get(&item.0).is_none_or(|met| met.share >= SAID_ENOUGH)
                    })
                    .or(by_name)
                    .or_else(|| groups.members[group.0 as usize].first().copied())?;
                let mut because = self.because(item, items, likely);
                if let Some(&(_, run, stem)) = pointers.get(&group).filter(|_| !items.contains_key(&item.0)) {
                    because.insert(0, self.associated(run, stem));
                }
                Some(FoundItem { item, confidence, because })
            })
            .collect()
    }

    fn associated(&self, run: usize, stem: Stem) -> Because {
        let run = &self.runs[run];
        let said = &run.said[run.families[&stem].place];
        Because::Words {
            said: self.text[said.start..said.end].to_owned(),
            taken_for: self.atlas.lexicon.shown(stem).to_owned(),
            how: How::Associated,
        }
    }

    /// The best items, spread: what was led to by words already used, or is close to what is chosen, waits.
    pub(super) fn spread(
        &self,
        list: Vec<(f32, ItemId)>,
        items: &HashMap<u32, Met>,
        likely: &BTreeMap<OccupationId, f32>,
    ) -> Vec<FoundItem> {
        let mut waiting: Vec<(f32, ItemId, Vec<SaidWord>)> = list
            .into_iter()
            .take(KEPT * 2)
            .map(|(score, item)| (score, item, self.words_of(item, items)))
            .collect();
        let mut chosen: Vec<FoundItem> = Vec::new();
        while chosen.len() < KEPT {
            let best = (0..waiting.len())
                .max_by(|one, other| waiting[*one].0.total_cmp(&waiting[*other].0).then(other.cmp(one)));
            let Some(place) = best else { break };
            let (score, item, words) = waiting.remove(place);
            let near = self.atlas.near.row(item.index());
            for (score, other, its) in &mut waiting {
                if !words.is_empty() && its.iter().all(|word| words.contains(word)) {
                    *score *= SAME_WORDS;
                }
                if near.iter().any(|close| close.id == *other) {
                    *score *= CLOSE_TO_CHOSEN;
                }
            }
            chosen.push(FoundItem {
                item,
                confidence: score.min(1.0),
                because: self.because(item, items, likely),
            });
        }
        chosen
    }

    /// The families of an item's label that its run says.
    fn words_of(&self, item: ItemId, items: &HashMap<u32, Met>) -> Vec<SaidWord> {
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
            let Some(heard) = run.families.get(&word.stem) else { continue };
            let said = &run.said[heard.place];
            let how = heard.how(*word);
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

    pub(super) fn occupations(
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
