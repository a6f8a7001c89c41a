//! `/administration/dispositifs`: which set of financing rules is served, and why the last one that was refused was.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{Cell, Column, Details, Mood, Notice, Table};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use crate::store::editions::{self, Edition};

/// The most attempts that are listed.
const MOST: i64 = 20;

#[derive(Template)]
#[template(path = "editions.html")]
struct EditionsPage {
    frame: Frame,
    editions: Vec<Edition>,
}

/// Shows them.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    visit.authorise_house(Act::SchemesOversee)?;
    let mut tx = visit.house().db.read().await?;
    let editions = editions::list(&mut tx, MOST).await?;
    Ok(Page::new(EditionsPage { frame: visit.frame(), editions }).into_response())
}

impl EditionsPage {
    fn served(&self) -> Notice {
        let text = match self.editions.iter().find(|it| it.accepted) {
            Some(edition) => {
                let number = edition.number.to_string();
                let at = self.frame.date_time(edition.at);
                self.frame.t2("training-editions-served", "number", number, "at", at).into_owned()
            }
            None => self.frame.t("training-editions-built-in").into_owned(),
        };
        Notice::new(Mood::Info, text)
    }

    /// The last attempt, if it was refused: what is served is older.
    fn refused(&self) -> Option<Notice> {
        let last = self.editions.first().filter(|it| !it.accepted)?;
        let at = self.frame.date_time(last.at);
        let title = self.frame.t2("training-editions-refused", "origin", &last.origin, "at", at);
        Some(Notice::new(Mood::Warn, self.frame.t("training-editions-refused-more")).title(title))
    }

    fn all(&self) -> Table {
        let columns = ["number", "at", "origin", "state"]
            .map(|name| Column::words(self.frame.t(&format!("training-editions-{name}"))))
            .to_vec();
        let rows = self
            .editions
            .iter()
            .map(|it| {
                let state = if it.accepted { "training-editions-yes" } else { "training-editions-no" };
                vec![
                    Cell::text(it.number),
                    Cell::text(self.frame.date_time(it.at)),
                    Cell::text(&it.origin),
                    Cell::text(self.frame.t(state)),
                ]
            })
            .collect();
        Table::new("versions", self.frame.t("training-editions-all"), columns, rows)
    }

    fn reports(&self) -> Vec<Details> {
        let shown = self.editions.iter().map(|it| {
            let key = if it.accepted { "training-editions-changes" } else { "training-editions-faults" };
            let summary = self.frame.t1(key, "number", it.number.to_string()).into_owned();
            Details::text(summary, &it.report)
        });
        shown.collect()
    }
}

/// Nothing imported yet, and a set refused after one that was accepted.
pub fn samples() -> Vec<Sample> {
    let edition = |number: i64, accepted: bool, report: &str| Edition {
        number,
        at: jiff::Timestamp::UNIX_EPOCH,
        origin: "/srv/dispositifs".to_owned(),
        digest: String::new(),
        accepted,
        report: report.to_owned(),
    };
    let refused =
        edition(2, false, "  cpf/parametres.yaml:12: erreur : « beaucoup » n'est ni un nombre positif");
    let accepted =
        edition(1, true, "~ cpf . participation forfaitaire au 2026-01-01 : 102,23 € devient 103,20 €");
    vec![
        Sample::new("training/editions-none", |frame| {
            EditionsPage { frame, editions: Vec::new() }.to_string()
        }),
        Sample::new("training/editions", move |frame| {
            EditionsPage { frame, editions: vec![refused.clone(), accepted.clone()] }.to_string()
        }),
    ]
}
