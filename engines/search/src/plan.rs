//! How a query is understood: one or several readings, each a list of words, each word with all it may match.
//!
//! The first reading is what was typed. Others replace an everyday expression by what it stands for, or join or part words
//! that the dictionary knows otherwise ("electro mecanicien"). A word matches itself, its other forms, its family, and, when
//! no title knows it, words that sound or are spelled nearly the same. Each way has a trust between 0 and 1.

use std::collections::HashMap;

use crate::explain::How;
use crate::fuzzy;
use crate::index::{Family, View};
use crate::query::{Query, Typing, WORDS_MAX};
use crate::synonyms::LEFT_MAX;
use crate::{text, words};

/// More readings than this cost time and add noise.
const READINGS_MAX: usize = 8;
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
const TRUST_MEANING: f32 = 0.97;
const TRUST_LATER_MEANING: f32 = 0.985;
const TRUST_REJOINED: f32 = 0.95;

/// One way to understand a query.
pub(crate) struct Reading {
    pub words: Vec<PlannedWord>,
    pub trust: f32,
    /// The everyday expressions that were replaced: what was typed, what it stands for.
    pub replaced: Vec<(String, String)>,
}

/// One word to look for.
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

/// All readings of a query, the literal one first.
pub(crate) fn readings(view: View<'_>, query: &Query) -> Vec<Reading> {
    let typed = query.words();
    let bare = unwrapped(typed.to_vec());
    let mut texts: Vec<(Vec<String>, f32, Vec<(String, String)>)> = vec![(bare.clone(), 1.0, Vec::new())];
    texts.extend(replacements(view, typed));
    texts.extend(rejoined(view, &bare).map(|words| (words, TRUST_REJOINED, Vec::new())));
    texts.truncate(READINGS_MAX);
    let mut known = HashMap::new();
    texts
        .into_iter()
        .map(|(words, trust, replaced)| {
            let count = words.len();
            let planned = words.into_iter().enumerate().map(|(place, word)| {
                let goes_on = place + 1 == count && query.typing() == Typing::UnderWay && replaced.is_empty();
                let typing = if goes_on { Typing::UnderWay } else { Typing::Done };
                known.entry((word.clone(), goes_on)).or_insert_with(|| plan(view, &word, typing)).share()
            });
            Reading { words: planned.collect(), trust, replaced }
        })
        .collect()
}

/// Leaves out the words that surround a request, unless nothing else was said.
fn unwrapped(mut typed: Vec<String>) -> Vec<String> {
    if typed.iter().any(|word| !words::is_wrapping(word)) {
        typed.retain(|word| !words::is_wrapping(word));
    }
    typed
}

impl PlannedWord {
    fn share(&self) -> PlannedWord {
        PlannedWord { typed: self.typed.clone(), weight: self.weight, matches: self.matches.clone() }
    }
}

/// Readings in which everyday expressions are replaced, the longest first, from the left.
fn replacements(view: View<'_>, typed: &[String]) -> Vec<(Vec<String>, f32, Vec<(String, String)>)> {
    let forms: Vec<String> = typed.iter().map(|word| words::form(word)).collect();
    let mut spans: Vec<(usize, usize, Vec<&str>)> = Vec::new();
    let mut start = 0;
    while start < typed.len() {
        let longest = (1..=LEFT_MAX.min(typed.len() - start)).rev().find_map(|length| {
            let meanings: Vec<&str> = view.meanings(&forms[start..start + length].join(" ")).collect();
            (!meanings.is_empty()).then_some((length, meanings))
        });
        let length = longest.as_ref().map_or(1, |(length, _)| *length);
        if let Some((length, meanings)) = longest {
            spans.push((start, length, meanings));
        }
        start += length;
    }
    let most = spans.iter().map(|(_, _, meanings)| meanings.len()).max().unwrap_or(0).min(READINGS_MAX);
    (0..most)
        .map(|rank| {
            let mut read = Vec::new();
            let mut replaced = Vec::new();
            let mut place = 0;
            for (start, length, meanings) in &spans {
                read.extend_from_slice(&typed[place..*start]);
                let meaning = meanings[rank.min(meanings.len() - 1)];
                read.extend(text::words(meaning).into_iter().filter(|word| !words::is_empty_word(word)));
                replaced.push((typed[*start..start + length].join(" "), meaning.to_string()));
                place = start + length;
            }
            read.extend_from_slice(&typed[place..]);
            let mut seen = Vec::new();
            read.retain(|word| {
                let form = words::form(word);
                let new = !seen.contains(&form);
                seen.push(form);
                new
            });
            read.truncate(WORDS_MAX);
            (unwrapped(read), TRUST_MEANING * TRUST_LATER_MEANING.powi(rank as i32), replaced)
        })
        .collect()
}

/// Readings in which two words become one that a title knows, or an unknown one becomes two.
fn rejoined<'v>(view: View<'v>, typed: &'v [String]) -> impl Iterator<Item = Vec<String>> + 'v {
    let in_titles = move |word: &str| known_form(view, word).is_some_and(|id| view.titles(id) > 0);
    let joined = typed.windows(2).enumerate().filter_map(move |(place, pair)| {
        let one = pair.concat();
        in_titles(&one).then(|| {
            let mut words = typed.to_vec();
            words.splice(place..place + 2, [one]);
            words
        })
    });
    let parted = typed.iter().enumerate().filter_map(move |(place, word)| {
        if !word.is_ascii() || word.len() < 6 || known_form(view, word).is_some() {
            return None;
        }
        let cut =
            (3..=word.len() - 3).rev().find(|&cut| in_titles(&word[..cut]) && in_titles(&word[cut..]))?;
        let mut words = typed.to_vec();
        words.splice(place..=place, [word[..cut].to_string(), word[cut..].to_string()]);
        Some(words)
    });
    joined.chain(parted).take(2)
}

/// A word of the dictionary with the same form.
fn known_form(view: View<'_>, word: &str) -> Option<u32> {
    view.word_id(word).or_else(|| view.family(Family::Form, &words::form(word)).next())
}

/// All that one word may match.
fn plan(view: View<'_>, typed: &str, typing: Typing) -> PlannedWord {
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
    let sound = words::sound(typed);
    let mut near: Vec<(u32, f32, How)> = Vec::new();
    if let Some(sound) = &sound {
        near.extend(view.family(Family::Sound, sound).map(|id| (id, TRUST_SOUND, How::Sound)));
    }
    for (id, faults) in fuzzy::near(view, typed) {
        let word = view.word_text(id);
        let trust = if faults <= 1 { TRUST_ONE_FAULT } else { TRUST_TWO_FAULTS };
        let start = if word.as_bytes().first() == typed.as_bytes().first() { 1.0 } else { 0.9 };
        near.push((id, trust * start, How::Typo { faults }));
    }
    near.retain(|(id, _, _)| view.titles(*id) > 0 || found.best.is_empty());
    near.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then(view.titles(b.0).cmp(&view.titles(a.0))).then(a.0.cmp(&b.0))
    });
    let best = near.first().map_or(0.0, |one| one.1);
    near.truncate(CORRECTIONS_MAX);
    for (id, trust, how) in near {
        // A far correction is noise as soon as a near one exists.
        if trust >= best * 0.85 {
            with_family(view, view.word_text(id), trust, Some(how), found);
        }
    }
}
