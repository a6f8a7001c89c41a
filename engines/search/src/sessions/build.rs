//! From offers and sessions to the bytes of the training search. The same records, in whatever order, give the same bytes.
//!
//! Words are indexed once per offer, in an index of documents inside this one; sessions are rows of numbers, numbered by
//! place so that those near a point follow each other.

use std::collections::{BTreeMap, BTreeSet};

use xxhash_rust::xxh3::xxh3_64;

use super::facets::{Certifies, Facet, Length, Mode, Price};
use super::index::{MAGIC, SECTIONS, Section};
use super::record::{Offer, Session};
use super::row::{NO_PLACE, ROW, Row};
use super::span::Span;
use crate::blob;
use crate::build::{BuildError, build};
use crate::document::{Document, FieldKind, Schema};
use crate::index::{Opened, View};
use crate::synonyms::Synonyms;

/// How many bits of a posting say in which field an offer holds a word.
pub(crate) const FIELD_BITS: u32 = 3;

/// Why offers could not be indexed.
#[derive(Debug, thiserror::Error)]
pub enum SessionsError {
    #[error("indexing the words of the offers")]
    Words(#[from] BuildError),
    #[error("indexing sessions: the key {0:?} was given twice")]
    KeyTwice(String),
    #[error("indexing sessions: too many for one index")]
    TooMany,
    #[error("indexing sessions: what was just written does not open")]
    Unreadable,
}

/// The fields of an offer, and what a perfect answer there is worth.
fn schema() -> Schema {
    Schema::new()
        .field("intitule", FieldKind::Title, 1.0)
        .field("certification", FieldKind::Title, 0.97)
        .field("metier", FieldKind::Title, 0.85)
        .field("domaine", FieldKind::Title, 0.8)
        .field("organisme", FieldKind::Title, 0.6)
        .field("objectif", FieldKind::Text, 0.55)
        .field("contenu", FieldKind::Text, 0.4)
}

fn document(offer: &Offer) -> Document {
    let mut document = Document::new(&offer.key).with("intitule", &offer.title);
    for (code, name) in &offer.certifications {
        document = document.with("certification", name).with("certification", code);
    }
    for (field, values) in [
        ("metier", &offer.occupations),
        ("domaine", &offer.domains),
        ("objectif", &offer.aims),
        ("contenu", &offer.contents),
    ] {
        document = values.iter().fold(document, |document, value| document.with(field, value));
    }
    if offer.provider.is_empty() { document } else { document.with("organisme", &offer.provider) }
}

/// A code as it is compared: "rncp 37274" is "RNCP37274".
pub(crate) fn certification_key(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).take(40).collect()
}

/// Builds the bytes of a training search, to be opened with [`super::Sessions::open`].
pub fn build_sessions(
    synonyms: &Synonyms,
    offers: impl IntoIterator<Item = (Offer, Vec<Session>)>,
) -> Result<Vec<u8>, SessionsError> {
    let mut gathered: Vec<(Document, Vec<String>, Vec<Draft>)> = offers
        .into_iter()
        .map(|(offer, sessions)| {
            let codes = offer.certifications.iter().map(|(code, _)| certification_key(code)).collect();
            (document(&offer), codes, sessions.into_iter().map(Draft::of).collect())
        })
        .collect();
    if gathered.len() >= 1 << (32 - FIELD_BITS) {
        return Err(SessionsError::TooMany);
    }
    // Offers are numbered by place too: those that a search near a point looks at are near each other in memory.
    gathered.sort_by_cached_key(|(document, _, drafts)| {
        let first = drafts.iter().filter_map(|draft| draft.place).min();
        (first.is_none(), first, document.key.clone())
    });
    let mut documents = Vec::with_capacity(gathered.len());
    let mut certified: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut drafts = Vec::new();
    for ((document, codes, own), offer) in gathered.into_iter().zip(0..) {
        documents.push(document);
        for code in codes.into_iter().collect::<BTreeSet<String>>() {
            certified.entry(code).or_default().push(offer);
        }
        drafts.extend(own.into_iter().map(|mut draft| {
            draft.row.offer = offer;
            draft
        }));
    }
    if drafts.len() >= Span::FLAGS as usize {
        return Err(SessionsError::TooMany);
    }
    let words = build(&schema(), synonyms, &documents)?;
    let offer_count = documents.len();
    drop(documents);
    let opened = Opened::read(&words).map_err(|_| SessionsError::Unreadable)?;
    let held = WordOffers::gather(opened.view(&words));
    let title_weights = title_weights(opened.view(&words));
    drafts.sort_by(|one, other| one.order().cmp(&other.order()));
    let places = Places::gather(&mut drafts);
    let mut sessions_of = vec![Vec::new(); offer_count];
    let mut spans = vec![Span::default(); offer_count];
    let mut rows = Vec::with_capacity(drafts.len() * ROW);
    for (draft, id) in drafts.iter().zip(0u32..) {
        sessions_of[draft.row.offer as usize].push(id);
        spans[draft.row.offer as usize].add(id, &draft.row);
        draft.row.write(&mut rows);
    }
    let mut key_order: Vec<u32> = (0..drafts.len() as u32).collect();
    key_order.sort_unstable_by_key(|&id| &drafts[id as usize].key);
    for pair in key_order.windows(2) {
        let [one, other] = [pair[0], pair[1]].map(|id| &drafts[id as usize].key);
        if one == other {
            return Err(SessionsError::KeyTwice(one.clone()));
        }
    }
    let (offer_session_ends, offer_sessions) = blob::rows(&sessions_of);
    let (keys, key_ends) = blob::texts(drafts.iter().map(|draft| &draft.key));
    let mut codes = fst::MapBuilder::memory();
    for (code, row) in certified.keys().zip(0..) {
        codes.insert(code, row).map_err(BuildError::from)?;
    }
    let codes = codes.into_inner().map_err(BuildError::from)?;
    let (certification_ends, certification_offers) = blob::rows(certified.values());
    let sections = [
        (Section::Words, words),
        (Section::Bounds, blob::numbers([places.placed, places.placed + places.unsaid])),
        (Section::WordOfferEnds, held.ends),
        (Section::WordOffers, held.offers),
        (Section::FrequentWords, blob::numbers(held.frequent)),
        (Section::FrequentFields, held.frequent_fields),
        (Section::TitleWeights, title_weights),
        (Section::OfferSessionEnds, offer_session_ends),
        (Section::OfferSessions, offer_sessions),
        (Section::OfferSpans, blob::numbers(spans.into_iter().flat_map(Span::numbers))),
        (Section::Keys, keys),
        (Section::KeyEnds, key_ends),
        (Section::KeyOrder, blob::numbers(key_order)),
        (Section::Rows, rows),
        (Section::Points, places.points),
        (Section::PlaceEnds, blob::numbers(places.ends)),
        (Section::Cells, blob::numbers(places.cells)),
        (Section::CellEnds, blob::numbers(places.cell_ends)),
        (Section::Certifications, codes),
        (Section::CertificationEnds, certification_ends),
        (Section::CertificationOffers, certification_offers),
    ];
    if sections.iter().any(|(_, bytes)| u32::try_from(bytes.len()).is_err()) {
        return Err(SessionsError::TooMany);
    }
    debug_assert!(sections.iter().enumerate().all(|(place, (section, _))| *section as usize == place));
    debug_assert_eq!(sections.len(), SECTIONS);
    let sections: Vec<Vec<u8>> = sections.into_iter().map(|(_, bytes)| bytes).collect();
    Ok(blob::write(MAGIC, &sections))
}

/// A session on its way into the index.
struct Draft {
    key: String,
    /// Cell of the grid and point in space, as bits to be compared.
    place: Option<(u32, [u32; 3])>,
    row: Row,
}

impl Draft {
    /// A session, before its offer and its place are numbered.
    fn of(session: Session) -> Draft {
        let mut traits = session.traits.without(Facet::Length).without(Facet::Price);
        if let Some(hours) = session.hours {
            traits = traits.with(Length::of(hours));
        }
        if let Some(cents) = session.cents {
            traits = traits.with(Price::of(cents));
        }
        // Nothing at the end means no level either: a filter on levels should not call it unknown.
        if traits.has(Certifies::Nothing) && !traits.speaks_of(Facet::Level) {
            traits = traits.with(super::facets::Level::None);
        }
        let lot = xxh3_64(session.key.as_bytes()) as u32;
        let row = Row::of(&session, traits.bits_with_unsaid(), lot);
        // Where a session followed from home is registered is no place to go to.
        let place = session.place.filter(|_| !is_only_remote(traits));
        let place = place.map(|point| (point.cell(), point.in_space().map(f32::to_bits)));
        Draft { key: session.key, place, row }
    }

    /// Placed sessions first, then those whose place is not said, then those held nowhere.
    fn order(&self) -> impl Ord + '_ {
        let nowhere = self.place.is_none();
        let remote = nowhere && is_remote_bits(self.row.bits);
        (nowhere, remote, self.place, self.row.offer, self.row.first, &self.key)
    }
}

fn is_only_remote(traits: super::facets::Traits) -> bool {
    traits.has(Mode::Remote) && !traits.has(Mode::OnSite) && !traits.has(Mode::Mixed)
}

/// True when a session can be followed from home.
pub(crate) fn is_remote_bits(bits: u64) -> bool {
    bits & super::facets::Traits::NONE.with(Mode::Remote).bits() != 0
}

/// The distinct places, by cell.
#[derive(Default)]
struct Places {
    points: Vec<u8>,
    ends: Vec<u32>,
    cells: Vec<u32>,
    cell_ends: Vec<u32>,
    placed: u32,
    unsaid: u32,
}

impl Places {
    /// Numbers the places of sorted drafts.
    fn gather(drafts: &mut [Draft]) -> Places {
        let mut places = Places::default();
        let mut last = None;
        for (draft, id) in drafts.iter_mut().zip(0u32..) {
            let Some((cell, point)) = draft.place else {
                draft.row.place = NO_PLACE;
                places.unsaid += u32::from(!is_remote_bits(draft.row.bits));
                continue;
            };
            places.placed = id + 1;
            if last != Some(point) {
                last = Some(point);
                places.points.extend(point.iter().flat_map(|part| part.to_le_bytes()));
                places.ends.push(id);
                if places.cells.last() != Some(&cell) {
                    places.cells.push(cell);
                    places.cell_ends.push(0);
                }
            }
            draft.row.place = places.ends.len() as u32 - 1;
            places.ends[draft.row.place as usize] = id + 1;
            if let Some(end) = places.cell_ends.last_mut() {
                *end = places.ends.len() as u32;
            }
        }
        places
    }
}

/// For each word, the offers that hold it, each with the field where that is worth most.
#[derive(Default)]
struct WordOffers {
    ends: Vec<u8>,
    offers: Vec<u8>,
    /// The words that more than one offer in [`FREQUENT`] holds, rising.
    frequent: Vec<u32>,
    /// For each of them, the field by offer: quicker to look up than a long list is to read.
    frequent_fields: Vec<u8>,
}

/// A word held by more than one offer in this many is frequent.
const FREQUENT: usize = 32;

impl WordOffers {
    fn gather(view: View<'_>) -> WordOffers {
        let worth = |field: u32| view.schema.fields.get(field as usize).map_or(0.0, |field| field.weight);
        let field_of = |packed: u32| packed & ((1 << FIELD_BITS) - 1);
        let mut words = WordOffers::default();
        let mut held: Vec<u32> = Vec::new();
        for word in 0..view.word_count() as u32 {
            held.clear();
            for entry in view.postings(word) {
                held.extend(view.uses(entry).map(|(offer, field)| offer << FIELD_BITS | field as u32));
            }
            held.sort_unstable();
            held.dedup_by(|later, kept| {
                let is_same = *later >> FIELD_BITS == *kept >> FIELD_BITS;
                if is_same && worth(field_of(*later)) > worth(field_of(*kept)) {
                    *kept = *later;
                }
                is_same
            });
            blob::push_rising(&mut words.offers, &held);
            words.ends.extend_from_slice(&(words.offers.len() as u32).to_le_bytes());
            if held.len() > view.documents / FREQUENT {
                words.frequent.push(word);
                let start = words.frequent_fields.len();
                words.frequent_fields.resize(start + view.documents, 0);
                for packed in &held {
                    words.frequent_fields[start + (packed >> FIELD_BITS) as usize] =
                        field_of(*packed) as u8 + 1;
                }
            }
        }
        words
    }
}

/// For each offer, what the words of its title are worth together.
fn title_weights(view: View<'_>) -> Vec<u8> {
    let mut weights = vec![0f32; view.documents];
    for entry in 0..view.entry_count() as u32 {
        for (offer, field) in view.uses(entry) {
            if field == 0 {
                weights[offer as usize] = weights[offer as usize].max(view.entry_weight(entry));
            }
        }
    }
    blob::numbers(weights.into_iter().map(f32::to_bits))
}
