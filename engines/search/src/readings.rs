//! How a query is understood: one or several readings, each a list of words to look for.
//!
//! The first reading is what was typed. Others replace an everyday expression by what it stands for, even when it holds a
//! fault or is still being typed, or join and part words that the dictionary knows otherwise ("electro mecanicien").

use std::collections::HashMap;

use crate::index::View;
use crate::matches::{self, PlannedWord};
use crate::query::{Query, Typing, WORDS_MAX};
use crate::synonyms::LEFT_MAX;
use crate::words;

/// More readings than this cost time and add noise.
const READINGS_MAX: usize = 8;
/// How many expressions an unfinished text may become.
const EXPRESSIONS_MAX: usize = 3;
/// Fewer letters than this do not announce an expression.
const EXPRESSION_START: usize = 3;
/// In French the first word says what the thing is, the others only which one: "infirmier de nuit" is an "infirmier".
const HEAD_WEIGHT: f32 = 1.25;

const TRUST_MEANING: f32 = 0.97;
const TRUST_LATER_MEANING: f32 = 0.985;
const TRUST_UNFINISHED: f32 = 0.88;
const TRUST_REJOINED: f32 = 0.95;

/// One way to understand a query.
pub(crate) struct Reading {
    pub words: Vec<PlannedWord>,
    pub trust: f32,
    /// The everyday expressions that were replaced: what was typed, what it stands for.
    pub replaced: Vec<(String, String)>,
}

/// A reading before its words are looked up.
struct Draft {
    words: Vec<String>,
    trust: f32,
    replaced: Vec<(String, String)>,
}

/// All readings of a query, the literal one first.
pub(crate) fn readings(view: View<'_>, query: &Query) -> Vec<Reading> {
    let typed = query.words();
    let bare = unwrapped(typed.to_vec());
    let mut drafts = vec![Draft { words: bare.clone(), trust: 1.0, replaced: Vec::new() }];
    drafts.extend(replaced(view, typed, TRUST_MEANING));
    if let Some((corrected, trust)) = corrected(view, typed) {
        drafts.extend(replaced(view, &corrected, trust * TRUST_MEANING));
    }
    if query.typing() == Typing::UnderWay {
        drafts.extend(announced(view, typed));
    }
    drafts.extend(rejoined(view, &bare));
    drafts.truncate(READINGS_MAX);
    let mut known = HashMap::new();
    let planned = drafts.into_iter().map(|draft| {
        let goes_on = query.typing() == Typing::UnderWay && draft.replaced.is_empty();
        let last = draft.words.len().saturating_sub(1);
        let words = draft.words.into_iter().enumerate().map(|(place, word)| {
            let typing = if goes_on && place == last { Typing::UnderWay } else { Typing::Done };
            let planned = known
                .entry((word, typing))
                .or_insert_with_key(|(word, typing)| matches::plan(view, word, *typing));
            planned.clone()
        });
        let mut words: Vec<PlannedWord> = words.collect();
        if let Some(head) = words.first_mut() {
            head.weight *= HEAD_WEIGHT;
        }
        Reading { words, trust: draft.trust, replaced: draft.replaced }
    });
    planned.collect()
}

/// Leaves out the words that surround a request, unless nothing else was said.
fn unwrapped(mut typed: Vec<String>) -> Vec<String> {
    if typed.iter().any(|word| !words::is_wrapping(word)) {
        typed.retain(|word| !words::is_wrapping(word));
    }
    typed
}

/// Readings in which everyday expressions are replaced, the longest first, from the left.
fn replaced(view: View<'_>, typed: &[String], trust: f32) -> Vec<Draft> {
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
    let drafts = (0..most).map(|rank| {
        let mut draft = Draft {
            words: Vec::new(),
            trust: trust * TRUST_LATER_MEANING.powi(rank as i32),
            replaced: Vec::new(),
        };
        let mut place = 0;
        for (start, length, meanings) in &spans {
            let meaning = meanings[rank.min(meanings.len() - 1)];
            draft.words.extend_from_slice(&typed[place..*start]);
            draft.words.extend(words::meaningful(meaning));
            draft.replaced.push((typed[*start..start + length].join(" "), meaning.to_string()));
            place = start + length;
        }
        draft.words.extend_from_slice(&typed[place..]);
        draft.tidied()
    });
    drafts.collect()
}

impl Draft {
    /// Without doubles, surrounding words and excess.
    fn tidied(mut self) -> Draft {
        let mut seen = Vec::new();
        self.words.retain(|word| {
            let form = words::form(word);
            let is_new = !seen.contains(&form);
            seen.push(form);
            is_new
        });
        self.words = unwrapped(self.words);
        self.words.truncate(WORDS_MAX);
        self
    }
}

/// What was typed with its unknown words corrected; nothing when every word is known or beyond correction.
fn corrected(view: View<'_>, typed: &[String]) -> Option<(Vec<String>, f32)> {
    let mut all = 1.0;
    let words = typed.iter().map(|word| {
        if matches::known_form(view, word).is_some() {
            return word.clone();
        }
        match matches::correction(view, word) {
            Some((better, trust)) => {
                all *= trust;
                better.to_string()
            }
            None => word.clone(),
        }
    });
    let words: Vec<String> = words.collect();
    (words != typed).then_some((words, all))
}

/// Readings in which an unfinished text becomes an everyday expression: "femme de mén".
fn announced(view: View<'_>, typed: &[String]) -> Vec<Draft> {
    let Some((last, before)) = typed.split_last().filter(|(last, _)| last.len() >= EXPRESSION_START) else {
        return Vec::new();
    };
    let mut start: Vec<String> = before.iter().map(|word| words::form(word)).collect();
    start.push(last.clone());
    let expressions = view.expressions(&start.join(" "), EXPRESSIONS_MAX);
    let drafts = expressions.into_iter().map(|meaning| {
        let replaced = vec![(typed.join(" "), meaning.to_string())];
        Draft { words: words::meaningful(meaning), trust: TRUST_UNFINISHED, replaced }.tidied()
    });
    drafts.collect()
}

/// Readings in which two words become one that a title knows, or an unknown one becomes two.
fn rejoined<'v>(view: View<'v>, typed: &'v [String]) -> impl Iterator<Item = Draft> + 'v {
    let in_titles = move |word: &str| matches::known_form(view, word).is_some_and(|id| view.titles(id) > 0);
    let joined = typed.windows(2).enumerate().filter_map(move |(place, pair)| {
        let one = pair.concat();
        in_titles(&one).then(|| {
            let mut words = typed.to_vec();
            words.splice(place..place + 2, [one]);
            words
        })
    });
    let parted = typed.iter().enumerate().filter_map(move |(place, word)| {
        if !word.is_ascii() || word.len() < 6 || matches::known_form(view, word).is_some() {
            return None;
        }
        let cut =
            (3..=word.len() - 3).rev().find(|&cut| in_titles(&word[..cut]) && in_titles(&word[cut..]))?;
        let mut words = typed.to_vec();
        words.splice(place..=place, [word[..cut].to_string(), word[cut..].to_string()]);
        Some(words)
    });
    joined.chain(parted).take(2).map(|words| Draft { words, trust: TRUST_REJOINED, replaced: Vec::new() })
}
