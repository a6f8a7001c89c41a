//! From documents to the bytes of an index.
//!
//! A value that many documents share (a skill, a sentence) is analysed and stored once, as one *entry*, with the list of
//! documents that use it. The same documents in the same order always give the same bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::blob;
use crate::document::{Document, FIELDS_MAX, FieldKind, Schema};
use crate::index::{self, Section};
use crate::synonyms::Synonyms;
use crate::titles::{self, Places};
use crate::words;

/// Marks a word that stands at the same place as the word before it: the other gender of a title.
pub(crate) const SAME_PLACE: u32 = 1 << 31;

/// Why documents could not be indexed.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("indexing: the schema has {0} fields, more than {FIELDS_MAX}")]
    TooManyFields(usize),
    #[error("indexing document {key:?}: the schema has no field {field:?}")]
    UnknownField { key: String, field: String },
    #[error("indexing document {key:?}: the schema has no facet {facet:?}")]
    UnknownFacet { key: String, facet: String },
    #[error("indexing document {0:?}: this key was given before")]
    KeyTwice(String),
    #[error("indexing: too many documents for one index")]
    TooMany,
    #[error("indexing: could not write the dictionary")]
    Dictionary(#[from] fst::Error),
}

/// Builds the bytes of an index, to be opened with [`crate::Index::open`].
pub fn build(schema: &Schema, synonyms: &Synonyms, documents: &[Document]) -> Result<Vec<u8>, BuildError> {
    if schema.fields.len() > FIELDS_MAX {
        return Err(BuildError::TooManyFields(schema.fields.len()));
    }
    if documents.len() > (u32::MAX as usize) / FIELDS_MAX {
        return Err(BuildError::TooMany);
    }
    let content = Content::gather(schema, documents)?;
    let dictionary = Dictionary::gather(&content, synonyms);
    let facets = FacetColumns::gather(schema, documents)?;
    write(schema, synonyms, documents, &content, &dictionary, &facets)
}

/// The distinct values of all documents and who uses them.
#[derive(Default)]
struct Content {
    labels: Vec<String>,
    entries: Vec<Entry>,
    /// Per document: the label of its first title, or of its first value when it has none.
    shown: Vec<u32>,
}

struct Entry {
    label: u32,
    places: Places,
    /// Document times [`FIELDS_MAX`] plus field, rising.
    uses: Vec<u32>,
    is_title: bool,
}

impl Content {
    fn gather(schema: &Schema, documents: &[Document]) -> Result<Content, BuildError> {
        let mut content = Content::default();
        let mut known: HashMap<(&str, FieldKind), (u32, Vec<usize>)> = HashMap::new();
        let mut keys = BTreeSet::new();
        for (place, document) in documents.iter().enumerate() {
            if !keys.insert(&document.key) {
                return Err(BuildError::KeyTwice(document.key.clone()));
            }
            let mut shown: Option<(FieldKind, u32)> = None;
            for (name, value) in &document.values {
                let field = schema.fields.iter().position(|field| field.name == *name).ok_or_else(|| {
                    BuildError::UnknownField { key: document.key.clone(), field: name.clone() }
                })?;
                let kind = schema.fields[field].kind;
                let used = (place * FIELDS_MAX + field) as u32;
                let (label, entries) = known.entry((value, kind)).or_insert_with(|| content.add(value, kind));
                for &entry in entries.iter() {
                    content.entries[entry].uses.push(used);
                }
                if shown.is_none_or(|(before, _)| before == FieldKind::Text && kind == FieldKind::Title) {
                    shown = Some((kind, *label));
                }
            }
            content.shown.push(shown.map_or(u32::MAX, |(_, label)| label));
        }
        for entry in &mut content.entries {
            entry.uses.sort_unstable();
            entry.uses.dedup();
        }
        Ok(content)
    }

    fn add(&mut self, value: &str, kind: FieldKind) -> (u32, Vec<usize>) {
        let label = self.labels.len() as u32;
        self.labels.push(value.to_string());
        let readings = match kind {
            FieldKind::Title => titles::read(value),
            FieldKind::Text => vec![words::meaningful(value).into_iter().map(|word| vec![word]).collect()],
        };
        let first = self.entries.len();
        let is_title = kind == FieldKind::Title;
        self.entries.extend(readings.into_iter().map(|places| Entry {
            label,
            places,
            uses: Vec::new(),
            is_title,
        }));
        (label, (first..self.entries.len()).collect())
    }
}

/// All words, the entries that hold them, and their families.
struct Dictionary {
    ids: BTreeMap<String, u32>,
    postings: Vec<Vec<u32>>,
    /// Per word: how many documents hold a word of the same form.
    documents: Vec<u32>,
    /// Per word: how many titles hold a word of the same form.
    titles: Vec<u32>,
    forms: BTreeMap<String, Vec<u32>>,
    stems: BTreeMap<String, Vec<u32>>,
    sounds: BTreeMap<String, Vec<u32>>,
}

impl Dictionary {
    fn gather(content: &Content, synonyms: &Synonyms) -> Dictionary {
        let every = content.entries.iter().flat_map(|entry| entry.places.iter().flatten());
        let distinct: BTreeSet<&String> = every.chain(&synonyms.words).collect();
        let ids: BTreeMap<String, u32> = distinct.into_iter().cloned().zip(0..).collect();
        let mut postings = vec![Vec::new(); ids.len()];
        for (place, entry) in content.entries.iter().enumerate() {
            for word in entry.places.iter().flatten() {
                let list: &mut Vec<u32> = &mut postings[ids[word] as usize];
                if list.last() != Some(&(place as u32)) {
                    list.push(place as u32);
                }
            }
        }
        let families = |key: fn(&str) -> Option<String>| {
            let mut families: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for (word, &id) in &ids {
                if let Some(key) = key(word) {
                    families.entry(key).or_default().push(id);
                }
            }
            families
        };
        let forms = families(|word| Some(words::form(word)));
        let (stems, sounds) = (families(words::stem), families(words::sound));
        let (mut documents, mut titles) = (vec![0; ids.len()], vec![0; ids.len()]);
        for members in forms.values() {
            let mut holders: Vec<u32> =
                members.iter().flat_map(|&id| postings[id as usize].iter().copied()).collect();
            holders.sort_unstable();
            holders.dedup();
            let of_entries = holders.iter().map(|&entry| &content.entries[entry as usize]);
            let in_titles = of_entries.clone().filter(|entry| entry.is_title).count() as u32;
            let mut in_documents: Vec<u32> =
                of_entries.flat_map(|entry| entry.uses.iter().map(|used| used / FIELDS_MAX as u32)).collect();
            in_documents.sort_unstable();
            in_documents.dedup();
            for &id in members {
                documents[id as usize] = in_documents.len() as u32;
                titles[id as usize] = in_titles;
            }
        }
        Dictionary { ids, postings, documents, titles, forms, stems, sounds }
    }

    /// What the places of an entry are worth together.
    fn weight(&self, entry: &Entry, total: usize) -> f32 {
        let worth = |words: &Vec<String>| rarity(total, self.documents[self.ids[&words[0]] as usize]);
        entry.places.iter().map(worth).sum()
    }
}

/// How much a word tells: much when few documents hold it, little when all do.
pub(crate) fn rarity(total: usize, holders: u32) -> f32 {
    (1.0 + (total as f32 + 1.0) / (holders as f32 + 0.5)).ln()
}

/// Facet values, and those of each document.
#[derive(Default)]
struct FacetColumns {
    /// "facet \0 value", sorted.
    values: Vec<String>,
    of_documents: Vec<Vec<u32>>,
}

impl FacetColumns {
    fn gather(schema: &Schema, documents: &[Document]) -> Result<FacetColumns, BuildError> {
        let mut values = BTreeSet::new();
        for document in documents {
            for (facet, value) in &document.facets {
                let place = schema.facets.iter().position(|name| name == facet).ok_or_else(|| {
                    BuildError::UnknownFacet { key: document.key.clone(), facet: facet.clone() }
                })?;
                values.insert((place, value));
            }
        }
        let ids: HashMap<(&str, &str), u32> = values
            .iter()
            .zip(0..)
            .map(|((place, value), id)| ((schema.facets[*place].as_str(), value.as_str()), id))
            .collect();
        let of_documents = documents
            .iter()
            .map(|document| {
                let own = document.facets.iter().map(|(facet, value)| ids[&(facet.as_str(), value.as_str())]);
                own.collect::<BTreeSet<u32>>().into_iter().collect()
            })
            .collect();
        let values = values.iter().map(|(place, value)| format!("{place}\0{value}")).collect();
        Ok(FacetColumns { values, of_documents })
    }
}

fn write(
    schema: &Schema,
    synonyms: &Synonyms,
    documents: &[Document],
    content: &Content,
    dictionary: &Dictionary,
    facets: &FacetColumns,
) -> Result<Vec<u8>, BuildError> {
    let entries = &content.entries;
    let meta = serde_json::to_vec(schema).unwrap_or_default();
    let (keys, key_ends) = blob::texts(documents.iter().map(|document| &document.key));
    let (labels, label_ends) = blob::texts(&content.labels);
    let places: Vec<Vec<u32>> = entries.iter().map(|entry| placed(entry, dictionary)).collect();
    let (place_ends, places) = blob::rows(&places);
    let (use_ends, uses) = blob::rows(entries.iter().map(|entry| &entry.uses));
    let (word_text, word_text_ends) = blob::texts(dictionary.ids.keys());
    let (mut postings, mut posting_ends) = (Vec::new(), Vec::new());
    for list in &dictionary.postings {
        blob::push_rising(&mut postings, list);
        posting_ends.push(postings.len() as u32);
    }
    let forms = families(&dictionary.forms)?;
    let stems = families(&dictionary.stems)?;
    let sounds = families(&dictionary.sounds)?;
    let synonym_keys = map(synonyms.readings.keys().zip(0..))?;
    let mut end = 0;
    let synonym_ends = synonyms.readings.values().map(|readings| {
        end += readings.len() as u32;
        end
    });
    let synonym_ends = blob::numbers(synonym_ends);
    let (synonym_texts, synonym_text_ends) = blob::texts(synonyms.readings.values().flatten());
    let (facet_values, facet_value_ends) = blob::texts(&facets.values);
    let (facet_ends, facet_column) = blob::rows(&facets.of_documents);
    let sections = [
        (Section::Meta, meta),
        (Section::Keys, keys),
        (Section::KeyEnds, key_ends),
        (Section::DocumentLabel, blob::numbers(content.shown.iter().copied())),
        (Section::Labels, labels),
        (Section::LabelEnds, label_ends),
        (Section::EntryLabel, blob::numbers(entries.iter().map(|entry| entry.label))),
        (
            Section::EntryWeight,
            blob::numbers(entries.iter().map(|entry| dictionary.weight(entry, documents.len()).to_bits())),
        ),
        (Section::PlaceEnds, place_ends),
        (Section::Places, places),
        (Section::UseEnds, use_ends),
        (Section::Uses, uses),
        (Section::Words, map(dictionary.ids.iter().map(|(word, id)| (word, *id)))?),
        (Section::WordText, word_text),
        (Section::WordTextEnds, word_text_ends),
        (Section::WordDocuments, blob::numbers(dictionary.documents.iter().copied())),
        (Section::WordTitles, blob::numbers(dictionary.titles.iter().copied())),
        (Section::PostingEnds, blob::numbers(posting_ends)),
        (Section::Postings, postings),
        (Section::Forms, forms.keys),
        (Section::FormEnds, forms.ends),
        (Section::FormWords, forms.words),
        (Section::Stems, stems.keys),
        (Section::StemEnds, stems.ends),
        (Section::StemWords, stems.words),
        (Section::Sounds, sounds.keys),
        (Section::SoundEnds, sounds.ends),
        (Section::SoundWords, sounds.words),
        (Section::Synonyms, synonym_keys),
        (Section::SynonymEnds, synonym_ends),
        (Section::SynonymTexts, synonym_texts),
        (Section::SynonymTextEnds, synonym_text_ends),
        (Section::FacetValues, facet_values),
        (Section::FacetValueEnds, facet_value_ends),
        (Section::FacetEnds, facet_ends),
        (Section::Facets, facet_column),
    ];
    // Ends of rows are 32-bit: a longer column could not be read back.
    if sections.iter().any(|(_, bytes)| u32::try_from(bytes.len()).is_err()) {
        return Err(BuildError::TooMany);
    }
    debug_assert!(sections.iter().enumerate().all(|(place, (section, _))| *section as usize == place));
    debug_assert_eq!(sections.len(), index::SECTIONS);
    let sections: Vec<Vec<u8>> = sections.into_iter().map(|(_, bytes)| bytes).collect();
    Ok(blob::write(index::MAGIC, &sections))
}

fn placed(entry: &Entry, dictionary: &Dictionary) -> Vec<u32> {
    let mut placed = Vec::new();
    for words in &entry.places {
        for (rank, word) in words.iter().enumerate() {
            placed.push(dictionary.ids[word] | if rank > 0 { SAME_PLACE } else { 0 });
        }
    }
    placed
}

/// The columns of one family of words: dictionary of keys, ends of rows, words.
struct FamilyColumns {
    keys: Vec<u8>,
    ends: Vec<u8>,
    words: Vec<u8>,
}

fn families(families: &BTreeMap<String, Vec<u32>>) -> Result<FamilyColumns, BuildError> {
    let (ends, words) = blob::rows(families.values());
    Ok(FamilyColumns { keys: map(families.keys().zip(0..))?, ends, words })
}

fn map<'k>(sorted: impl Iterator<Item = (&'k String, u32)>) -> Result<Vec<u8>, BuildError> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in sorted {
        builder.insert(key, u64::from(value))?;
    }
    Ok(builder.into_inner()?)
}
