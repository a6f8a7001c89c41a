//! One answer of the training search, and all that explains its place.

use jiff::civil::Date;

use super::filter::{Filter, Unsaid};
use super::index::Columns;
use super::offers::{Answers, OfferAnswer};
use super::row::{Row, UNSAID, UNSAID_PRICE, day_of};
use crate::explain::WordMatch;

/// One session found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionHit {
    /// The key of the session.
    pub key: String,
    /// The key of its offer.
    pub offer: String,
    /// The title of its offer.
    pub title: String,
    /// How many sessions of its offer answer, this one included, when offers are shown; else 1.
    pub sessions: usize,
    /// What its place depends on; which counts first is said by [`super::SessionResults::ranked_by`].
    pub rank: Rank,
    /// What became of each word that was looked for.
    pub words: Vec<WordFound>,
    /// Everyday expressions that were understood: what was typed, what it stands for.
    pub understood: Vec<(String, String)>,
    /// What was asked and the session does not say.
    pub unsaid: Vec<Unsaid>,
}

/// All that may decide the place of a session; nothing where it is not said or not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rank {
    /// How well the offer answers the words, from 1 to 10.
    pub fit: Option<u8>,
    /// Whether it is a collective action, bought in advance.
    pub is_programmed: bool,
    /// The first day one can begin.
    pub start: Option<Date>,
    /// How many days from the day of asking.
    pub delay_days: Option<u16>,
    /// Less time is left than access takes as a rule: to be asked about before counting on it.
    pub is_short_notice: bool,
    /// Kilometres as the crow flies, rounded up; 0 when followed from home.
    pub km: Option<u16>,
    /// The price before any help, in cents.
    pub cents: Option<u32>,
    /// The number of hours.
    pub hours: Option<u16>,
}

/// What became of a word, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordFound {
    /// What became of it.
    pub word: WordMatch,
    /// The field of the offer that holds it: "intitule", "certification", "metier", "domaine", "organisme", "objectif" or
    /// "contenu".
    pub field: Option<String>,
}

/// What hits are made from.
pub(crate) struct Found<'a> {
    pub columns: Columns<'a>,
    pub answers: Option<&'a Answers>,
    pub filter: &'a Filter,
    pub tenths: Option<u8>,
    pub today: u16,
}

impl Found<'_> {
    pub fn hit(&self, session: u32, row: &Row, sessions: usize) -> SessionHit {
        let view = self.columns.words();
        let answer = self.answers.and_then(|answers| Some((answers, answers.of(row.offer)?)));
        let checked = self.filter.check(row);
        let day = checked.map(|checked| checked.day).filter(|day| *day != UNSAID);
        SessionHit {
            key: self.columns.key(session).to_string(),
            offer: view.key(row.offer).to_string(),
            title: view.shown(row.offer).to_string(),
            sessions,
            rank: Rank {
                fit: self.tenths,
                is_programmed: super::rank::is_programmed(row),
                start: day.map(day_of),
                delay_days: day.map(|day| day.saturating_sub(self.today)),
                is_short_notice: row.is_short_notice(self.today),
                km: checked.and_then(|checked| checked.km),
                cents: (row.cents != UNSAID_PRICE).then_some(row.cents),
                hours: (row.hours != UNSAID).then_some(row.hours),
            },
            words: answer.map_or_else(Vec::new, |(answers, answer)| self.words(answers, answer)),
            understood: answer.map_or_else(Vec::new, |(answers, answer)| {
                answers
                    .readings
                    .get(usize::from(answer.reading))
                    .map_or_else(Vec::new, |one| one.replaced.clone())
            }),
            unsaid: self.filter.unsaid(row),
        }
    }

    fn words(&self, answers: &Answers, answer: &OfferAnswer) -> Vec<WordFound> {
        let view = self.columns.words();
        let Some(reading) = answers.readings.get(usize::from(answer.reading)) else { return Vec::new() };
        let words = reading.words.iter().zip(answer.held).enumerate().map(|(place, (word, held))| {
            let sought = word.typed.clone();
            let found = word.matches.get(usize::from(held.rank)).filter(|_| answer.found & (1 << place) != 0);
            match found {
                Some(found) => WordFound {
                    word: WordMatch::Here {
                        sought,
                        found: view.word_text(found.word).to_string(),
                        how: found.how,
                    },
                    field: view.schema.fields.get(usize::from(held.field)).map(|field| field.name.clone()),
                },
                None => WordFound { word: WordMatch::Missing { sought }, field: None },
            }
        });
        words.collect()
    }
}
