//! `/mes-metiers/comparer`: up to four occupations side by side, part by part. It does not say which is best.

use askama::Template;
use axum::Extension;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Cell, Column, EmptyState, LinkButton, Table};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::list::COMPARED;
use super::matched::{Outlook, outlook, outlooks, sample_outlook};
use super::{OCCUPATIONS, guide, mine, parameters};
use crate::Exploration;

/// How many occupations are offered to be added.
const OFFERED: usize = 12;

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    frame: Frame,
    compared: Vec<Outlook>,
    /// Others of the list: code and title.
    offered: Vec<(String, String)>,
}

impl ComparePage {
    fn table(&self) -> Table {
        let words = &self.frame.words;
        let mut columns = vec![Column::words(words.t("exploration-compare-part"))];
        columns.extend(self.compared.iter().map(|it| Column::words(&it.occupation().title)));
        let row = |key: &str, cell: &dyn Fn(&Outlook) -> String| {
            let mut cells = vec![Cell::text(words.t(key))];
            cells.extend(self.compared.iter().map(|it| {
                let text = cell(it);
                Cell::text(if text.is_empty() {
                    words.t("exploration-compare-none").into_owned()
                } else {
                    text
                })
            }));
            cells
        };
        let conditions = |names: &[&str]| {
            let names: Vec<_> =
                names.iter().map(|name| words.t(&format!("exploration-condition-{name}"))).collect();
            words.list(&names)
        };
        let labels = |needs: &[crate::guide::Need]| {
            let labels: Vec<&str> = needs.iter().take(5).map(|need| need.item.label.as_str()).collect();
            words.list(&labels)
        };
        let rows = vec![
            row("exploration-compare-step", &|it| {
                words.t(&format!("exploration-step-{}", it.step().word())).into_owned()
            }),
            row("exploration-compare-has", &|it| it.summary(words)),
            row("exploration-compare-near", &|it| labels(&it.matched.nearly)),
            row("exploration-compare-missing", &|it| labels(&it.matched.missing)),
            row("exploration-compare-interests", &|it| {
                let types: Vec<_> = it
                    .interests
                    .iter()
                    .map(|letter| words.t(&format!("exploration-type-{letter}")))
                    .collect();
                words.list(&types)
            }),
            row("exploration-compare-found", &|it| conditions(&it.fit.found)),
            row("exploration-compare-against", &|it| {
                conditions(&[&it.fit.against[..], &it.fit.never[..], &it.fit.body[..]].concat())
            }),
            row("exploration-compare-law", &|it| {
                let key = if it.occupation().is_regulated {
                    "exploration-regulated"
                } else {
                    "exploration-compare-free"
                };
                words.t(key).into_owned()
            }),
        ];
        Table::new("comparaison", words.t("exploration-compare-title"), columns, rows)
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(
            self.frame.t("exploration-compare-empty"),
            self.frame.t("exploration-compare-empty-text"),
        )
        .action(LinkButton::main(self.frame.t("exploration-see-occupations"), OCCUPATIONS))
    }

    /// Others that can be put beside these: title and address.
    fn others(&self) -> Vec<(&str, String)> {
        if self.compared.len() >= COMPARED {
            return Vec::new();
        }
        let address = |code: &str| {
            let codes = self.compared.iter().map(|it| it.occupation().code.as_str()).chain([code]);
            let codes: Vec<String> = codes.map(|code| format!("c={code}")).collect();
            format!("/mes-metiers/comparer?{}", codes.join("&"))
        };
        self.offered.iter().map(|(code, title)| (title.as_str(), address(code))).collect()
    }

    /// The address without one of the occupations.
    fn without(&self, left: &Outlook) -> String {
        let codes = self.compared.iter().map(|it| &it.occupation().code);
        let rest: Vec<String> =
            codes.filter(|code| **code != left.occupation().code).map(|code| format!("c={code}")).collect();
        format!("/mes-metiers/comparer?{}", rest.join("&"))
    }
}

/// Shows them side by side.
pub async fn get(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    query: RawQuery,
) -> Result<Response, Refusal> {
    let mine = mine(&visit).await?;
    let guide = guide(&visit, &exploration).await?;
    let year = visit.today().year();
    let mut compared: Vec<Outlook> = Vec::new();
    let mut offered = Vec::new();
    if let Some(guide) = &guide {
        for code in parameters(&query, "c") {
            let is_new = compared.iter().all(|it| it.occupation().code != code);
            if is_new && compared.len() < COMPARED {
                compared.extend(outlook(guide, &mine, year, &code));
            }
        }
        let others = outlooks(guide, &mine, year).into_iter().filter(|it| it.aside.is_none());
        offered = others
            .map(|it| (it.occupation().code.clone(), it.occupation().title.clone()))
            .filter(|(code, _)| compared.iter().all(|it| it.occupation().code != *code))
            .take(OFFERED)
            .collect();
    }
    Ok(Page::new(ComparePage { frame: visit.frame(), compared, offered }).into_response())
}

/// Two, four, none.
pub fn samples() -> Vec<Sample> {
    let render = |frame, count: usize| {
        let offered = vec![("D1109".to_owned(), "Autre <métier> & plus".to_owned())];
        let compared = (0..count).map(sample_outlook).collect();
        ComparePage { frame, compared, offered }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/compare", move |frame| render(frame, 2)),
        Sample::new("exploration/compare-four", move |frame| render(frame, 4)),
        Sample::new("exploration/compare-empty", move |frame| render(frame, 0)),
    ]
}
