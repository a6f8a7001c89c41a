//! An opened training search: checked bytes, and the columns in them.

use std::ops::Range;

use fst::Map;

use super::build::FIELD_BITS;
use super::place::{Point, chord_squared, km_of_chord_squared};
use super::row::{ROW, Row};
use super::span::Span;
use crate::blob::{Layout, Numbers, Texts, rising};
use crate::index::{OpenError, Opened, View};

/// Names the layout of a training search.
pub(crate) const MAGIC: &[u8; 8] = b"JALONTS1";

/// The sections of a training search, in the order they are written. A new one goes at the end, with new letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Section {
    Words,
    Bounds,
    WordOfferEnds,
    WordOffers,
    FrequentWords,
    FrequentFields,
    TitleWeights,
    OfferSessionEnds,
    OfferSessions,
    OfferSpans,
    Keys,
    KeyEnds,
    KeyOrder,
    Rows,
    Points,
    PlaceEnds,
    Cells,
    CellEnds,
    Certifications,
    CertificationEnds,
    CertificationOffers,
}

pub(crate) const SECTIONS: usize = Section::CertificationOffers as usize + 1;

/// A read-only search over sessions of training, in bytes owned or memory-mapped.
#[derive(Clone, Debug)]
pub struct Sessions<B> {
    bytes: B,
    layout: Layout,
    words: Opened,
}

impl<B: AsRef<[u8]>> Sessions<B> {
    /// Checks bytes written by [`super::build_sessions`] and opens them. Reads every byte once.
    pub fn open(bytes: B) -> Result<Sessions<B>, OpenError> {
        let layout = Layout::read(MAGIC, SECTIONS, bytes.as_ref())?;
        let words = Opened::read(layout.of(bytes.as_ref(), Section::Words as usize))?;
        let sessions = Sessions { bytes, layout, words };
        sessions.columns().check().ok_or(OpenError::Damaged)?;
        Ok(sessions)
    }

    /// How many sessions can be found.
    pub fn len(&self) -> usize {
        self.columns().session_count()
    }

    /// True when there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many offers they belong to.
    pub fn offer_count(&self) -> usize {
        self.columns().words().documents
    }

    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns { bytes: self.bytes.as_ref(), layout: &self.layout, words: &self.words }
    }
}

/// The columns of a training search, read in place.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'a> {
    bytes: &'a [u8],
    layout: &'a Layout,
    words: &'a Opened,
}

impl<'a> Columns<'a> {
    fn section(self, section: Section) -> &'a [u8] {
        self.layout.of(self.bytes, section as usize)
    }

    fn numbers(self, section: Section) -> Numbers<'a> {
        Numbers(self.section(section))
    }

    /// Nothing when columns that belong together have different lengths.
    fn check(self) -> Option<()> {
        let length = |section| self.numbers(section).len();
        let sessions = self.session_count();
        let agree = self.section(Section::Rows).len().is_multiple_of(ROW)
            && length(Section::KeyEnds) == sessions
            && length(Section::KeyOrder) == sessions
            && length(Section::OfferSessions) == sessions
            && length(Section::OfferSessionEnds) == self.words().documents
            && length(Section::OfferSpans) == 2 * self.words().documents
            && length(Section::TitleWeights) == self.words().documents
            && length(Section::WordOfferEnds) == self.words().word_count()
            && self.section(Section::FrequentFields).len()
                == length(Section::FrequentWords) * self.words().documents
            && length(Section::Points) == 3 * self.place_count()
            && length(Section::Cells) == length(Section::CellEnds)
            && length(Section::Bounds) == 2;
        let codes = Map::new(self.section(Section::Certifications)).ok()?;
        codes.as_fst().verify().ok()?;
        agree.then_some(())
    }

    /// The index of the words of the offers.
    pub fn words(self) -> View<'a> {
        self.words.view(self.section(Section::Words))
    }

    pub fn session_count(self) -> usize {
        self.section(Section::Rows).len() / ROW
    }

    pub fn place_count(self) -> usize {
        self.numbers(Section::PlaceEnds).len()
    }

    /// The numbers of a session.
    #[inline]
    pub fn row(self, session: u32) -> Option<Row> {
        let at = session as usize * ROW;
        self.section(Section::Rows).get(at..at + ROW)?.first_chunk().map(Row::read)
    }

    /// The numbers of sessions that follow each other.
    pub fn rows(self, range: Range<u32>) -> impl Iterator<Item = (u32, Row)> + 'a {
        let (start, end) = (range.start as usize * ROW, range.end as usize * ROW);
        let rows = self.section(Section::Rows).get(start..end.max(start)).unwrap_or_default();
        let (rows, _) = rows.as_chunks::<ROW>();
        (range.start..).zip(rows.iter().map(Row::read))
    }

    /// The offers that hold a word, rising, each with its best field.
    pub fn offers_of_word(self, word: u32) -> impl Iterator<Item = (u32, usize)> + 'a {
        let range = self.numbers(Section::WordOfferEnds).row(word as usize);
        let held = rising(self.section(Section::WordOffers).get(range).unwrap_or_default());
        held.map(|packed| (packed >> FIELD_BITS, (packed & ((1 << FIELD_BITS) - 1)) as usize))
    }

    /// For a frequent word, per offer: 0, or one more than the best field that holds it.
    pub fn fields_by_offer(self, word: u32) -> Option<&'a [u8]> {
        let frequent = self.numbers(Section::FrequentWords);
        let row = frequent.first_at_least(word);
        let offers = self.words().documents;
        (row < frequent.len() && frequent.at(row) == word)
            .then(|| self.section(Section::FrequentFields).get(row * offers..(row + 1) * offers))?
    }

    /// How many bytes the offers of a word take: what reading them costs.
    pub fn cost_of_word(self, word: u32) -> usize {
        self.numbers(Section::WordOfferEnds).row(word as usize).len()
    }

    pub fn title_weight(self, offer: u32) -> f32 {
        self.numbers(Section::TitleWeights).weight_at(offer as usize)
    }

    /// The sessions of an offer, rising.
    pub fn sessions_of_offer(self, offer: u32) -> impl Iterator<Item = u32> + 'a {
        let range = self.numbers(Section::OfferSessionEnds).row(offer as usize);
        self.numbers(Section::OfferSessions).slice(range)
    }

    pub fn span_of_offer(self, offer: u32) -> Span {
        let spans = self.numbers(Section::OfferSpans);
        Span::read(spans.at(offer as usize * 2), spans.at(offer as usize * 2 + 1))
    }

    pub fn session_count_of_offer(self, offer: u32) -> usize {
        self.numbers(Section::OfferSessionEnds).row(offer as usize).len()
    }

    /// The offers that prepare for a certification, rising.
    pub fn offers_of_certification(self, code: &str) -> impl Iterator<Item = u32> + 'a {
        let row = Map::new(self.section(Section::Certifications)).ok().and_then(|codes| codes.get(code));
        let range = row.map_or(0..0, |row| self.numbers(Section::CertificationEnds).row(row as usize));
        self.numbers(Section::CertificationOffers).slice(range)
    }

    pub fn key(self, session: u32) -> &'a str {
        let ends = self.numbers(Section::KeyEnds);
        Texts { bytes: self.section(Section::Keys), ends }.at(session as usize)
    }

    /// The session with this key.
    pub fn session_of_key(self, key: &str) -> Option<u32> {
        let order = self.numbers(Section::KeyOrder);
        let (mut from, mut to) = (0, order.len());
        while from < to {
            let middle = from.midpoint(to);
            let session = order.at(middle);
            match self.key(session).cmp(key) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(session),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// Sessions with a place; then, up to the second bound, those whose place is not said; then those held nowhere.
    pub fn bounds(self) -> (u32, u32) {
        let bounds = self.numbers(Section::Bounds);
        (bounds.at(0), bounds.at(1))
    }

    /// The places within so many kilometres of a point, each with its distance, rounded up.
    pub fn places_near(self, point: Point, km: u16) -> Vec<(u32, u16)> {
        let (cells, ends) = (self.numbers(Section::Cells), self.numbers(Section::CellEnds));
        let (here, farthest) = (point.in_space(), chord_squared(km));
        let mut near = Vec::new();
        for (first, last) in point.cells_around(km) {
            let start = cells.first_at_least(first);
            let end = cells.first_at_least(last.saturating_add(1));
            if start == end {
                continue;
            }
            for place in ends.row(start).start..ends.at(end - 1) as usize {
                let squared = self.chord_squared_to(here, place);
                if squared <= farthest {
                    near.push((place as u32, km_of_chord_squared(squared).min(km)));
                }
            }
        }
        near
    }

    fn chord_squared_to(self, here: [f32; 3], place: usize) -> f32 {
        let points = self.numbers(Section::Points);
        (0..3).map(|part| (points.weight_at(place * 3 + part) - here[part]).powi(2)).sum()
    }

    /// The sessions held at a place.
    pub fn sessions_at(self, place: u32) -> Range<u32> {
        let range = self.numbers(Section::PlaceEnds).row(place as usize);
        range.start as u32..range.end as u32
    }
}
