//! Suggestions while a person types: titles, as their publisher wrote them, that the text may become.

use std::collections::HashSet;

use crate::document::FieldKind;
use crate::index::Index;
use crate::query::Query;
use crate::readings;
use crate::score::Scorer;

/// The most suggestions that can be asked for.
pub const SUGGESTIONS_MAX: usize = 50;

/// One title to propose.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The title, as written by its publisher.
    pub label: String,
    /// The document it names.
    pub key: String,
    /// The first title of that document.
    pub title: String,
}

/// Half of the query must be in a title for it to be proposed.
const COVERAGE_MIN: f32 = 0.5;

impl<B: AsRef<[u8]>> Index<B> {
    /// The titles nearest to a text under way, best first, without doubles.
    pub fn suggest(&self, query: &Query, limit: usize) -> Vec<Suggestion> {
        let view = self.view();
        let mut found: Vec<(f32, u32, u32)> = Vec::new();
        for reading in readings::readings(view, query) {
            let scorer = Scorer::new(view, &reading);
            for entry in scorer.candidates() {
                let titled = view
                    .uses(entry)
                    .filter_map(|(document, field)| {
                        let spec = view.schema.fields.get(field)?;
                        (spec.kind == FieldKind::Title).then_some((document, spec.weight))
                    })
                    .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
                let Some((document, weight)) = titled else { continue };
                let own = scorer.entry(entry)[FieldKind::Title as usize];
                if own.coverage >= COVERAGE_MIN {
                    found.push((own.score * weight, entry, document));
                }
            }
        }
        found.sort_unstable_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| view.entry_label(a.1).cmp(view.entry_label(b.1)))
                .then(a.2.cmp(&b.2))
        });
        let mut seen = HashSet::new();
        found
            .into_iter()
            .filter(|(_, entry, _)| seen.insert(view.entry_label(*entry)))
            .take(limit.min(SUGGESTIONS_MAX))
            .map(|(_, entry, document)| Suggestion {
                label: view.entry_label(entry).to_string(),
                key: view.key(document).to_string(),
                title: view.shown(document).to_string(),
            })
            .collect()
    }
}
