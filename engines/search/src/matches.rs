//! All that one word may match: itself, its other forms, its family, and, when no title knows it, words that sound or are
//! spelled nearly the same. Each way has a trust between 0 and 1: the further from what was typed, the less.

use std::collections::HashMap;

use crate::explain::How;
use crate::fuzzy;
use crate::index::{Family, View};
use crate::query::Typing;
use crate::words;

/// How many words of the dictionary the start of a word may stand for.
const COMPLETIONS_MAX: usize = 400;
/// How many corrections of a mistyped word are followed.
const CORRECTIONS_MAX: usize = 6;

const TRUST_FORM: f32 = 0.985;
const TRUST_STEM: f32 = 0.75;
const TRUST_START: f32 = 0.85;
const TRUST_SOUND: f32 = 0.88;
const TRUST_ONE_FAULT: f32 = 0.84;
const TRUST_TWO_FAULTS: f32 = 0.66;
/// A correction this much less likely than the best one is noise.
const CORRECTION_KEPT: f32 = 0.85;

/// One word to look for.
#[derive(Clone)]
pub(crate) struct PlannedWord {
    pub typed: String,
    /// How much this word tells about what is meant.
    pub weight: f32,
    pub matches: Vec<Match>,
}

/// One word of the dictionary that may answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub word: u32,
    pub trust: f32,
    pub how: How,
}

/// Gathers what a word may match.
pub(crate) fn plan(view: View<'_>, typed: &str, typing: Typing) -> PlannedWord {
    let mut found = Found::default();
    let known = with_family(view, typed, 1.0, None, &mut found);
    if typing == Typing::UnderWay {
        completions(view, typed, &mut found);
    }
    let in_a_title = found.best.values().any(|one| one.how.is_sure() && view.titles(one.word) > 0);
    if !in_a_title {
        corrections(view, typed, &mut found);
    }
    let mut matches: Vec<Match> = found.best.into_values().collect();
    matches.sort_unstable_by(|a, b| b.trust.total_cmp(&a.trust).then(a.word.cmp(&b.word)));
    let weight = match known.or(matches.first().map(|one| one.word)) {
        Some(word) => view.rarity(word),
        None => crate::build::rarity(view.documents, 3),
    };
    PlannedWord { typed: typed.to_string(), weight, matches }
}

#[derive(Default)]
struct Found {
    best: HashMap<u32, Match>,
}

impl Found {
    fn add(&mut self, word: u32, trust: f32, how: How) {
        let one = Match { word, trust, how };
        self.best
            .entry(word)
            .and_modify(|known| {
                if known.trust < trust {
                    *known = one
                }
            })
            .or_insert(one);
    }
}

/// Adds a word, its forms and its stem's family; `how` says how the word itself was reached when it was not typed.
fn with_family(view: View<'_>, word: &str, trust: f32, how: Option<How>, found: &mut Found) -> Option<u32> {
    let exact = view.word_id(word);
    if let Some(id) = exact {
        found.add(id, trust, how.unwrap_or(How::Exact));
    }
    let mut known = exact;
    for id in view.family(Family::Form, &words::form(word)) {
        known = known.or(Some(id));
        found.add(id, trust * TRUST_FORM, how.unwrap_or(How::Form));
    }
    if let Some(stem) = words::stem(word) {
        for id in view.family(Family::Stem, &stem) {
            found.add(id, trust * TRUST_STEM, how.unwrap_or(How::Stem));
        }
    }
    known
}

fn completions(view: View<'_>, typed: &str, found: &mut Found) {
    use fst::automaton::{Automaton, Str};
    use fst::{IntoStreamer, Streamer};
    let Some(words) = view.words() else { return };
    let mut stream = words.search(Str::new(typed).starts_with()).into_stream();
    let mut taken = 0;
    while let Some((_, id)) = stream.next() {
        found.add(id as u32, TRUST_START, How::Start);
        taken += 1;
        if taken == COMPLETIONS_MAX {
            break;
        }
    }
}

fn corrections(view: View<'_>, typed: &str, found: &mut Found) {
    let mut near = near(view, typed);
    near.retain(|(id, _, _)| view.titles(*id) > 0 || found.best.is_empty());
    let best = near.first().map_or(0.0, |one| one.1);
    near.retain(|(_, trust, _)| *trust >= best * CORRECTION_KEPT);
    for (id, trust, how) in near.into_iter().take(CORRECTIONS_MAX) {
        with_family(view, view.word_text(id), trust, Some(how), found);
    }
}

/// The likeliest word behind one that the dictionary does not know, and how far it may be trusted.
pub(crate) fn correction<'a>(view: View<'a>, typed: &str) -> Option<(&'a str, f32)> {
    let (id, trust, _) = near(view, typed).into_iter().next()?;
    Some((view.word_text(id), trust))
}

/// Words that sound or are spelled nearly the same, the likeliest first, then those that many titles hold.
fn near(view: View<'_>, typed: &str) -> Vec<(u32, f32, How)> {
    let mut near: Vec<(u32, f32, How)> = Vec::new();
    if let Some(sound) = words::sound(typed) {
        near.extend(view.family(Family::Sound, &sound).map(|id| (id, TRUST_SOUND, How::Sound)));
    }
    for (id, faults) in fuzzy::near(view, typed) {
        let word = view.word_text(id);
        let trust = if faults <= 1 { TRUST_ONE_FAULT } else { TRUST_TWO_FAULTS };
        let start = if word.as_bytes().first() == typed.as_bytes().first() { 1.0 } else { 0.9 };
        near.push((id, trust * start, How::Typo { faults }));
    }
    near.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then(view.titles(b.0).cmp(&view.titles(a.0))).then(a.0.cmp(&b.0))
    });
    near
}

/// A word of the dictionary with the same form.
pub(crate) fn known_form(view: View<'_>, word: &str) -> Option<u32> {
    view.word_id(word).or_else(|| view.family(Family::Form, &words::form(word)).next())
}
