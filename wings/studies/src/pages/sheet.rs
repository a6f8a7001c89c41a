//! `/etudes/{study}`: what a study says, who wrote it, and until when it may be relied on.

use askama::Template;
use axum::extract::Path;
use axum::response::IntoResponse;
use jalon_kernel::page::components::{Breadcrumb, LinkButton, Mood, Notice, SummaryList, SummaryRow};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jiff::civil::Date;
use uuid::Uuid;

use crate::model::Study;
use crate::store;

/// The page.
#[derive(Template)]
#[template(path = "study.html")]
pub struct SheetPage {
    /// The frame.
    pub frame: Frame,
    /// The study.
    pub study: Study,
    /// The day, to say that it is over.
    pub today: Date,
}

impl SheetPage {
    fn crumbs(&self) -> Breadcrumb {
        let title = self.frame.t("studies-title").into_owned();
        Breadcrumb::new(&self.frame, vec![(title, "/etudes".to_owned())])
    }

    fn expired(&self) -> Option<Notice> {
        let since = self.frame.date(self.study.details.expired(self.today)?);
        let text = self.frame.t("studies-expired-text");
        Some(Notice::new(Mood::Bad, text).title(self.frame.t1("studies-expired", "date", since)))
    }

    fn demonstration(&self) -> Option<Notice> {
        self.study
            .is_demonstration
            .then(|| Notice::new(Mood::Info, self.frame.t("studies-demonstration-text")))
    }

    fn facts(&self) -> SummaryList {
        let t = |key: &str| self.frame.t(key).into_owned();
        let details = &self.study.details;
        let until = match details.expires_on {
            Some(last) => self.frame.date(last),
            None => t("studies-until-unsaid"),
        };
        let sector =
            if details.sector.is_empty() { t("studies-every-sector") } else { details.sector.clone() };
        let rows = [
            ("studies-fact-kind", t(&format!("studies-search-genre-{}", details.kind.word()))),
            ("studies-fact-territory", details.territory.clone()),
            ("studies-fact-sector", sector),
            ("studies-fact-publisher", details.publisher.clone()),
            ("studies-fact-date", self.frame.date(details.published_on)),
            ("studies-fact-until", until),
            ("studies-fact-by", self.study.operator_name.clone()),
        ];
        let rows = rows.into_iter().map(|(key, value)| SummaryRow::new(t(key), value));
        SummaryList::new(&self.frame, rows.collect())
    }

    fn link(&self) -> Option<LinkButton> {
        let link = &self.study.details.link;
        (!link.is_empty()).then(|| LinkButton::main(self.frame.t("studies-read"), link))
    }
}

/// Shows it.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<impl IntoResponse, Refusal> {
    let study = load(&visit, &id).await?;
    Ok(Page::new(SheetPage { frame: visit.frame(), study, today: visit.today() }))
}

/// The study of an address.
pub async fn load(visit: &Visit, id: &str) -> Result<Study, Refusal> {
    let id = Uuid::parse_str(id).map_err(|_| Refusal::NotFound)?;
    let mut tx = visit.house().db.read().await?;
    store::all(&mut tx).await?.into_iter().find(|study| study.id == id).ok_or(Refusal::NotFound)
}
