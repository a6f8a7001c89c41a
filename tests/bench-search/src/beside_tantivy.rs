//! The same search by tantivy: one document per session, held in memory, one segment, no scores.

use std::ops::Bound;
use std::time::Instant;

use anyhow::Result;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocId, Index, Score, Searcher, SegmentReader, TantivyDocument, Term};

use crate::shared::{Asked, Shared, square};
use crate::{DAYS, KM};

pub struct Tantivy {
    searcher: Searcher,
    words: Field,
    tags: Field,
    first: Field,
    last: Field,
    latitude: Field,
    longitude: Field,
}

impl Tantivy {
    pub fn build(shared: &Shared) -> Result<Tantivy> {
        let start = Instant::now();
        let split = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        let split = TextOptions::default().set_indexing_options(split);
        let mut schema = Schema::builder();
        let (words, tags) =
            (schema.add_text_field("words", split.clone()), schema.add_text_field("tags", split));
        let first = schema.add_i64_field("first", FAST | INDEXED);
        let last = schema.add_i64_field("last", FAST | INDEXED);
        let (latitude, longitude) =
            (schema.add_f64_field("latitude", FAST), schema.add_f64_field("longitude", FAST));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(2, 400_000_000)?;
        for session in &shared.sessions {
            // What is over or nowhere can never be an answer.
            let (Some((one, other)), Some(place)) = (session.days, session.place) else { continue };
            let mut document = TantivyDocument::default();
            let of_offer: Vec<&str> = shared.words[session.offer].iter().map(String::as_str).collect();
            document.add_text(words, of_offer.join(" "));
            document.add_text(tags, session.tags.join(" "));
            document.add_i64(first, one);
            document.add_i64(last, other);
            document.add_f64(latitude, place.0);
            document.add_f64(longitude, place.1);
            writer.add_document(document)?;
        }
        writer.commit()?;
        let segments = index.searchable_segment_ids()?;
        writer.merge(&segments).wait()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        println!(
            "tantivy: {} sessions that may answer, indexed in {:.1?}",
            searcher.num_docs(),
            start.elapsed()
        );
        Ok(Tantivy { searcher, words, tags, first, last, latitude, longitude })
    }

    pub fn search(&self, asked: &Asked) -> Result<usize> {
        let any = |field: Field, keys: &[String]| -> Box<dyn Query> {
            let terms = keys.iter().map(|key| {
                let term = TermQuery::new(Term::from_field_text(field, key), IndexRecordOption::Basic);
                (Occur::Should, Box::new(term) as Box<dyn Query>)
            });
            Box::new(BooleanQuery::new(terms.collect()))
        };
        let [south, north, west, east] = square(asked.point, KM);
        let between =
            |low: Bound<Term>, high: Bound<Term>| Box::new(RangeQuery::new(low, high)) as Box<dyn Query>;
        let degrees = |field: Field, low: f64, high: f64| {
            between(
                Bound::Included(Term::from_field_f64(field, low)),
                Bound::Included(Term::from_field_f64(field, high)),
            )
        };
        let mut all: Vec<Box<dyn Query>> = asked.keys.iter().map(|keys| any(self.words, keys)).collect();
        all.extend(asked.facets.iter().map(|values| any(self.tags, values)));
        all.push(degrees(self.latitude, south, north));
        all.push(degrees(self.longitude, west, east));
        all.push(between(
            Bound::Unbounded,
            Bound::Included(Term::from_field_i64(self.first, i64::from(DAYS))),
        ));
        all.push(between(Bound::Included(Term::from_field_i64(self.last, 0)), Bound::Unbounded));
        let query = BooleanQuery::new(all.into_iter().map(|one| (Occur::Must, one)).collect());
        let near = Near { centre: asked.point.into() };
        Ok(self.searcher.search(&query, &near)?.0)
    }
}

/// Counts what is within the circle and keeps the twenty soonest.
struct Near {
    centre: (f64, f64),
}

struct NearInSegment {
    centre: (f64, f64),
    latitude: Column<f64>,
    longitude: Column<f64>,
    first: Column<i64>,
    count: usize,
    soonest: Vec<(i64, DocId)>,
}

impl Collector for Near {
    type Fruit = (usize, Vec<(i64, DocId)>);
    type Child = NearInSegment;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<NearInSegment> {
        let columns = segment.fast_fields();
        Ok(NearInSegment {
            centre: self.centre,
            latitude: columns.f64("latitude")?,
            longitude: columns.f64("longitude")?,
            first: columns.i64("first")?,
            count: 0,
            soonest: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let count = segments.iter().map(|(count, _)| count).sum();
        let mut soonest: Vec<(i64, DocId)> = segments.into_iter().flat_map(|(_, soonest)| soonest).collect();
        soonest.sort_unstable();
        soonest.truncate(20);
        Ok((count, soonest))
    }
}

impl SegmentCollector for NearInSegment {
    type Fruit = (usize, Vec<(i64, DocId)>);

    fn collect(&mut self, session: DocId, _: Score) {
        let there = self.latitude.first(session).zip(self.longitude.first(session));
        if there.is_some_and(|there| kilometres(self.centre, there) <= f64::from(KM)) {
            self.count += 1;
            self.soonest.push((self.first.first(session).unwrap_or(i64::MAX), session));
        }
    }

    fn harvest(mut self) -> Self::Fruit {
        self.soonest.sort_unstable();
        self.soonest.truncate(20);
        (self.count, self.soonest)
    }
}

fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let part = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let sum =
        part(one.0, other.0) + one.0.to_radians().cos() * other.0.to_radians().cos() * part(one.1, other.1);
    2.0 * 6371.0 * sum.sqrt().asin()
}
