//! `/sources`: where everything shown comes from, under which licence, and how old it is.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::clock::civil_day;
use jalon_kernel::page::components::{Details, EmptyState, Mood, Notice, SummaryList, SummaryRow, Tag};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jalon_reference::registry;
use jiff::civil;

use crate::model::dataset::{Dataset, ROME, State};
use crate::store;

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    frame: Frame,
    datasets: Vec<Dataset>,
    today: civil::Date,
}

pub(super) async fn get(visit: Visit) -> Result<Response, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let mut datasets = store::datasets(&mut tx).await?;
    datasets.retain(|dataset| dataset.state == State::Current);
    let page = SourcesPage { frame: visit.frame(), datasets, today: visit.today() };
    Ok(Page::public(page).into_response())
}

impl SourcesPage {
    fn name(&self, dataset: &Dataset) -> String {
        if dataset.is_demonstration() && dataset.source == ROME {
            return self.frame.t("information-sources-demo-name").into_owned();
        }
        let known = registry::source(&dataset.source)
            .or_else(|| registry::source(&format!("{}-{}", dataset.source, dataset.generation())));
        known.map_or_else(|| dataset.source.clone(), |source| source.name.to_owned())
    }

    fn months(&self, dataset: &Dataset) -> i64 {
        dataset.age_in_months(self.today, civil_day(dataset.loaded_at))
    }

    fn facts(&self, dataset: &Dataset) -> SummaryList {
        let row = |key: &str, value: String| SummaryRow::new(self.frame.t(key), value);
        let mut rows = vec![
            row("information-sources-publisher", dataset.publisher.clone()),
            row("information-sources-mention", dataset.attribution.clone()),
            row("information-sources-edition", dataset.edition.clone()),
        ];
        if let Some(date) = dataset.published_on {
            rows.push(row("information-sources-published", self.frame.date(date)));
        }
        let age = self.frame.t1("information-sources-months", "count", self.months(dataset));
        rows.push(row("information-sources-age", age.into_owned()));
        let loaded = self.frame.words.date_of(dataset.loaded_at);
        rows.push(row("information-sources-loaded", loaded));
        SummaryList::new(&self.frame, rows)
    }

    fn old(&self, dataset: &Dataset) -> Option<Notice> {
        dataset
            .is_stale(self.today, civil_day(dataset.loaded_at))
            .then(|| Notice::new(Mood::Warn, self.frame.t("information-stale")))
    }

    fn demonstration(&self, dataset: &Dataset) -> Option<Tag> {
        dataset.is_demonstration().then(|| Tag::warn(self.frame.t("information-demo-tag")))
    }

    fn content(&self, dataset: &Dataset) -> Details {
        let count = |(name, count): (&str, u64)| format!("{name} : {}", self.frame.number(count));
        let mut lines: Vec<String> = dataset.counts.pairs().map(count).collect();
        lines.push(self.frame.t1("information-sources-checksum", "checksum", &dataset.checksum).into_owned());
        Details::text(self.frame.t("information-sources-content"), lines.join("\n"))
    }

    fn empty(&self) -> EmptyState {
        let text = self.frame.t("information-sources-none-text");
        EmptyState::new(self.frame.t("information-sources-none"), text)
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let page = |frame: Frame, datasets: Vec<Dataset>| {
        SourcesPage { frame, datasets, today: civil::date(2026, 11, 24) }.render().unwrap_or_default()
    };
    let recent = || Dataset {
        nature: jalon_reference::rome::Nature::Published,
        published_on: None,
        ..Dataset::sample()
    };
    vec![
        Sample::new("information/sources", move |frame| page(frame, vec![Dataset::sample(), recent()])),
        Sample::new("information/sources-none", move |frame| page(frame, Vec::new())),
    ]
}
