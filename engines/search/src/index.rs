//! An index that was opened: checked bytes, and the columns in them.
//!
//! The buffer may be owned (`Vec<u8>`, `Arc<[u8]>`) or a memory map; whoever holds an `Index` behind an `Arc` swaps it for
//! a newer one in one assignment, and searches under way end on the old one.

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Map, Streamer};

use crate::blob::{Layout, Numbers, Texts};
use crate::document::{FIELDS_MAX, Schema};

/// Names the layout of an index of documents.
pub(crate) const MAGIC: &[u8; 8] = b"JALONSR1";

/// The sections of an index, in the order they are written. A new one goes at the end, with new letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Section {
    Meta,
    Keys,
    KeyEnds,
    DocumentLabel,
    Labels,
    LabelEnds,
    EntryLabel,
    EntryWeight,
    PlaceEnds,
    Places,
    UseEnds,
    Uses,
    Words,
    WordText,
    WordTextEnds,
    WordDocuments,
    WordTitles,
    PostingEnds,
    Postings,
    Forms,
    FormEnds,
    FormWords,
    Stems,
    StemEnds,
    StemWords,
    Sounds,
    SoundEnds,
    SoundWords,
    Synonyms,
    SynonymEnds,
    SynonymTexts,
    SynonymTextEnds,
    FacetValues,
    FacetValueEnds,
    FacetEnds,
    Facets,
}

pub(crate) const SECTIONS: usize = Section::Facets as usize + 1;

/// Why bytes were refused as an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    #[error("opening the search index: these bytes are not an index of this version")]
    NotAnIndex,
    #[error(
        "opening the search index: the bytes were cut or changed since they were written; rebuild the index"
    )]
    Damaged,
}

/// A read-only search index over `B`.
#[derive(Clone, Debug)]
pub struct Index<B> {
    bytes: B,
    opened: Opened,
}

impl<B: AsRef<[u8]>> Index<B> {
    /// Checks bytes written by [`crate::build`] and opens them. Reads every byte once.
    pub fn open(bytes: B) -> Result<Index<B>, OpenError> {
        let opened = Opened::read(bytes.as_ref())?;
        Ok(Index { bytes, opened })
    }

    /// How many documents can be found.
    pub fn len(&self) -> usize {
        self.opened.documents
    }

    /// True when there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The schema the documents were built with.
    pub fn schema(&self) -> &Schema {
        &self.opened.schema
    }

    pub(crate) fn view(&self) -> View<'_> {
        self.opened.view(self.bytes.as_ref())
    }
}

/// What is known of bytes that passed the checks, apart from the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    layout: Layout,
    schema: Schema,
    documents: usize,
}

impl Opened {
    pub fn read(bytes: &[u8]) -> Result<Opened, OpenError> {
        let layout = Layout::read(MAGIC, SECTIONS, bytes)?;
        let meta = layout.of(bytes, Section::Meta as usize);
        let schema: Schema = serde_json::from_slice(meta).map_err(|_| OpenError::Damaged)?;
        for section in [Section::Words, Section::Forms, Section::Stems, Section::Sounds, Section::Synonyms] {
            let map = Map::new(layout.of(bytes, section as usize)).map_err(|_| OpenError::Damaged)?;
            map.as_fst().verify().map_err(|_| OpenError::Damaged)?;
        }
        let documents = Numbers(layout.of(bytes, Section::KeyEnds as usize)).len();
        Ok(Opened { layout, schema, documents })
    }

    /// The columns in the bytes that were checked.
    pub fn view<'a>(&'a self, bytes: &'a [u8]) -> View<'a> {
        View { bytes, layout: &self.layout, schema: &self.schema, documents: self.documents }
    }
}

/// One of the three families a word belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Family {
    Form,
    Stem,
    Sound,
}

/// The columns of an index, read in place.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    bytes: &'a [u8],
    layout: &'a Layout,
    pub schema: &'a Schema,
    pub documents: usize,
}

impl<'a> View<'a> {
    fn section(self, section: Section) -> &'a [u8] {
        self.layout.of(self.bytes, section as usize)
    }

    pub fn numbers(self, section: Section) -> Numbers<'a> {
        Numbers(self.section(section))
    }

    fn texts(self, bytes: Section, ends: Section) -> Texts<'a> {
        Texts { bytes: self.section(bytes), ends: self.numbers(ends) }
    }

    /// The dictionary of words; nothing only if the bytes changed after they were opened.
    pub fn words(self) -> Option<Map<&'a [u8]>> {
        Map::new(self.section(Section::Words)).ok()
    }

    pub fn word_id(self, word: &str) -> Option<u32> {
        self.words()?.get(word).map(|id| id as u32)
    }

    pub fn word_text(self, word: u32) -> &'a str {
        self.texts(Section::WordText, Section::WordTextEnds).at(word as usize)
    }

    pub fn word_count(self) -> usize {
        self.numbers(Section::WordTextEnds).len()
    }

    /// How many documents hold a word of the same form.
    pub fn holders(self, word: u32) -> u32 {
        self.numbers(Section::WordDocuments).at(word as usize)
    }

    /// How many titles hold a word of the same form.
    pub fn titles(self, word: u32) -> u32 {
        self.numbers(Section::WordTitles).at(word as usize)
    }

    pub fn rarity(self, word: u32) -> f32 {
        crate::build::rarity(self.documents, self.holders(word))
    }

    /// The words that share a key.
    pub fn family(self, family: Family, key: &str) -> impl Iterator<Item = u32> + 'a {
        let (map, ends, members) = match family {
            Family::Form => (Section::Forms, Section::FormEnds, Section::FormWords),
            Family::Stem => (Section::Stems, Section::StemEnds, Section::StemWords),
            Family::Sound => (Section::Sounds, Section::SoundEnds, Section::SoundWords),
        };
        let row = Map::new(self.section(map)).ok().and_then(|map| map.get(key));
        let range = row.map_or(0..0, |row| self.numbers(ends).row(row as usize));
        self.numbers(members).slice(range)
    }

    /// What an everyday expression stands for, best first; `key` is its forms joined by spaces.
    pub fn meanings(self, key: &str) -> impl Iterator<Item = &'a str> + 'a {
        let row = Map::new(self.section(Section::Synonyms)).ok().and_then(|map| map.get(key));
        let range = row.map_or(0..0, |row| self.numbers(Section::SynonymEnds).row(row as usize));
        let texts = self.texts(Section::SynonymTexts, Section::SynonymTextEnds);
        range.take(64).map(move |place| texts.at(place))
    }

    /// The best meanings of the first few everyday expressions that start so.
    pub fn expressions(self, start: &str, most: usize) -> Vec<&'a str> {
        let Ok(map) = Map::new(self.section(Section::Synonyms)) else { return Vec::new() };
        let mut stream = map.search(Str::new(start).starts_with()).into_stream();
        let texts = self.texts(Section::SynonymTexts, Section::SynonymTextEnds);
        let mut found = Vec::new();
        while found.len() < most
            && let Some((_, row)) = stream.next()
        {
            found.extend(
                self.numbers(Section::SynonymEnds).row(row as usize).take(1).map(|place| texts.at(place)),
            );
        }
        found
    }

    /// The entries that hold a word, rising.
    pub fn postings(self, word: u32) -> impl Iterator<Item = u32> + 'a {
        let range = self.numbers(Section::PostingEnds).row(word as usize);
        crate::blob::rising(self.section(Section::Postings).get(range).unwrap_or_default())
    }

    pub fn entry_count(self) -> usize {
        self.numbers(Section::EntryLabel).len()
    }

    pub fn entry_label(self, entry: u32) -> &'a str {
        self.label(self.numbers(Section::EntryLabel).at(entry as usize))
    }

    pub fn label(self, label: u32) -> &'a str {
        self.texts(Section::Labels, Section::LabelEnds).at(label as usize)
    }

    /// The words of an entry, with the mark of those that share a place.
    pub fn places(self, entry: u32) -> impl Iterator<Item = u32> + 'a {
        let range = self.numbers(Section::PlaceEnds).row(entry as usize);
        self.numbers(Section::Places).slice(range)
    }

    pub fn entry_weight(self, entry: u32) -> f32 {
        self.numbers(Section::EntryWeight).weight_at(entry as usize)
    }

    /// Which documents use an entry, and as which field.
    pub fn uses(self, entry: u32) -> impl Iterator<Item = (u32, usize)> + 'a {
        let range = self.numbers(Section::UseEnds).row(entry as usize);
        let fields = FIELDS_MAX as u32;
        self.numbers(Section::Uses).slice(range).map(move |used| (used / fields, (used % fields) as usize))
    }

    pub fn key(self, document: u32) -> &'a str {
        self.texts(Section::Keys, Section::KeyEnds).at(document as usize)
    }

    pub fn shown(self, document: u32) -> &'a str {
        self.label(self.numbers(Section::DocumentLabel).at(document as usize))
    }

    /// The facet values of a document, as places among all values.
    pub fn facets_of(self, document: u32) -> impl Iterator<Item = u32> + 'a {
        let range = self.numbers(Section::FacetEnds).row(document as usize);
        self.numbers(Section::Facets).slice(range)
    }

    pub fn facet_value_count(self) -> usize {
        self.numbers(Section::FacetValueEnds).len()
    }

    /// The facet, as a place in the schema, and the value behind a place among all values.
    pub fn facet_value(self, place: u32) -> Option<(usize, &'a str)> {
        let stored = self.texts(Section::FacetValues, Section::FacetValueEnds).at(place as usize);
        let (facet, value) = stored.split_once('\0')?;
        Some((facet.parse().ok()?, value))
    }
}
