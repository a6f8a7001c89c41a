//! What every engine of the benchmark is given: the same words, days, places and facets, ready to be indexed.

use std::collections::BTreeSet;

use jalon_search::analyse;
use jalon_search::sessions::{Choice, FACETS, Offer, Point, Session, Starts, Traits};

use crate::generated::{TODAY, offers};

/// A query as every engine is asked it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub words: String,
    /// Per word, the keys of which an offer must hold one.
    pub keys: Vec<Vec<String>>,
    pub point: Point,
    pub wanted: Traits,
    /// Per facet wanted, the values of which a session must have one.
    pub facets: Vec<Vec<String>>,
}

impl Asked {
    pub fn new(words: String, point: Point, wanted: Traits) -> Asked {
        let keys = analyse(&words).iter().map(keys).collect();
        let facets = FACETS.iter().map(|facet| {
            wanted.choices().filter(|choice| choice.facet() == *facet).map(tag).collect::<Vec<String>>()
        });
        let facets = facets.filter(|values| !values.is_empty()).collect();
        Asked { words, keys, point, wanted, facets }
    }
}

/// A session, ready to be indexed by anybody.
pub struct Plain {
    pub offer: usize,
    /// Latitude and longitude in degrees; nothing when it is nowhere.
    pub place: Option<(f64, f64)>,
    /// The first and the last day one can begin, counted from today; nothing when it is over or not said.
    pub days: Option<(i64, i64)>,
    pub tags: Vec<String>,
}

/// All sessions, and the keys of the words of their offers.
pub struct Shared {
    pub words: Vec<BTreeSet<String>>,
    pub sessions: Vec<Plain>,
}

impl Shared {
    pub fn gather(seed: u64, wanted: usize) -> Shared {
        let mut shared = Shared { words: Vec::new(), sessions: Vec::new() };
        for (offer, sessions) in offers(seed, wanted) {
            let number = shared.words.len();
            shared.words.push(words_of(&offer));
            shared.sessions.extend(sessions.iter().map(|session| plain(session, number)));
        }
        shared
    }
}

fn words_of(offer: &Offer) -> BTreeSet<String> {
    let certified = offer.certifications.iter().flat_map(|(code, name)| [code, name]);
    let lists = [&offer.occupations, &offer.domains, &offer.aims, &offer.contents].into_iter().flatten();
    let texts = [&offer.title, &offer.provider].into_iter().chain(certified).chain(lists);
    texts.flat_map(|text| analyse(text)).flat_map(|word| keys(&word)).collect()
}

/// The keys by which a word is found: its form, its family.
fn keys(word: &jalon_search::Word) -> Vec<String> {
    let form = format!("f{}", word.form);
    [form].into_iter().chain(word.stem.iter().map(|stem| format!("s{stem}"))).collect()
}

fn tag(choice: Choice) -> String {
    format!("{}={}", choice.facet().key(), choice.key())
}

fn plain(session: &Session, offer: usize) -> Plain {
    let after = |day: jiff::civil::Date| day.duration_since(TODAY).as_hours() / 24;
    let days = match session.starts {
        Starts::On(day) => (after(day) >= 0).then(|| (after(day), after(day))),
        Starts::Between(first, last) => {
            let first = after(first).max(i64::from(session.access_days.unwrap_or(0)));
            (first <= after(last)).then(|| (first, after(last)))
        }
        Starts::Unsaid => None,
    };
    Plain {
        offer,
        place: session.place.map(Into::into),
        days,
        tags: session.traits.choices().map(tag).collect(),
    }
}

/// The corners of a square that holds the circle: south, north, west, east.
pub fn square(point: Point, km: u16) -> [f64; 4] {
    let (latitude, longitude): (f64, f64) = point.into();
    let height = f64::from(km) / 111.0;
    let width = height / (latitude.abs() + height).to_radians().cos();
    [latitude - height, latitude + height, longitude - width, longitude + width]
}
