//! Who opened the file: when, who, for whom, what for, and under which agreement.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::journal;
use jalon_kernel::page::components::{Breadcrumb, Cell, Column, EmptyState, Pagination, Table};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use serde::Deserialize;

use super::overview::sample_seen;
use crate::actions::{in_words, oneself};
use crate::model::Seen;
use crate::store;

/// How many openings a page shows.
const AT_ONCE: usize = 25;

#[derive(Template)]
#[template(path = "openings.html")]
struct OpeningsPage {
    frame: Frame,
    seen: Vec<Seen>,
    page: u64,
    last: u64,
}

impl OpeningsPage {
    fn crumbs(&self) -> Breadcrumb {
        Breadcrumb::new(
            &self.frame,
            vec![(self.frame.t("privacy-title").into_owned(), "/mes-donnees".to_owned())],
        )
    }

    fn table(&self) -> Table {
        let frame = &self.frame;
        let columns = ["when", "who", "where", "what-for", "agreement"]
            .map(|name| Column::words(frame.t(&format!("privacy-openings-{name}"))));
        let rows = self.seen.iter().map(|seen| {
            let agreed = seen
                .agreed_at
                .map(|at| frame.t1("privacy-openings-agreed", "day", frame.words.date_of(at)).into_owned());
            vec![
                Cell::text(frame.date_time(seen.at)),
                Cell::text(seen.by.name(&frame.words)),
                Cell::text(seen.by.place()),
                Cell::text(seen.purpose(&frame.words)),
                Cell::text(agreed.unwrap_or_else(|| frame.t("privacy-openings-no-agreement").into_owned())),
            ]
        });
        Table::new("ouvertures", frame.t("privacy-openings-caption"), columns.to_vec(), rows.collect())
    }

    fn pages(&self) -> Pagination {
        let label = self.frame.t("privacy-openings-pages");
        Pagination::new(&self.frame, label, self.page, self.last, |page| {
            format!("/mes-donnees/acces?page={page}")
        })
    }

    fn nobody(&self) -> EmptyState {
        EmptyState::new(self.frame.t("privacy-openings-nobody"), self.frame.t("privacy-openings-nobody-text"))
    }
}

/// Which page of the list.
#[derive(Deserialize)]
pub struct Which {
    page: Option<String>,
}

/// The page. A page number that is none shows the first one; one beyond the end, the last.
pub async fn get(visit: Visit, Query(which): Query<Which>) -> Result<Response, Refusal> {
    let person = oneself(&visit, Act::PrivacyReadLog)?;
    let mut tx = visit.house().db.read().await?;
    let openings = journal::openings_of(&mut tx, person.id).await?;
    let last = openings.len().div_ceil(AT_ONCE).max(1);
    let page = which.page.and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, last);
    let shown = openings.into_iter().skip((page - 1) * AT_ONCE).take(AT_ONCE).collect();
    let agreements = store::agreements(&mut tx, person.id).await?;
    let seen = in_words(&mut tx, person.id, shown, &agreements).await?;
    let page = OpeningsPage { frame: visit.frame(), seen, page: page as u64, last: last as u64 };
    Ok(Page::new(page).into_response())
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("privacy/openings", |frame| {
            super::show(&OpeningsPage { frame, seen: sample_seen(), page: 2, last: 3 })
        }),
        Sample::new("privacy/openings-none", |frame| {
            super::show(&OpeningsPage { frame, seen: Vec::new(), page: 1, last: 1 })
        }),
    ]
}
