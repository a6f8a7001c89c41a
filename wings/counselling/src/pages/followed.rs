//! The counsellor's list: the files they are in charge of and follow, latest moved first, fifty a page.
//!
//! A page is a place in the index, not a number: the thousandth costs as much as the first.

use askama::Template;
use axum::extract::{RawQuery, State as Held};
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::House;
use jalon_kernel::access::{Act, ParcoursState, SiteFacts};
use jalon_kernel::casefile::Stage;
use jalon_kernel::page::components::{Cell, Column, EmptyState, LinkButton, Table};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use uuid::Uuid;

use crate::store::followed::{self, Filter, Followed};

#[derive(Template)]
#[template(path = "followed.html")]
struct FollowedPage {
    frame: Frame,
    filter: Filter,
    files: Vec<Followed>,
    next: Option<(Timestamp, Uuid)>,
}

/// A choice of a filter: its words, where it leads, whether it is the present one.
struct Link {
    label: String,
    href: String,
    is_current: bool,
}

impl FollowedPage {
    fn states(&self) -> Vec<Link> {
        let each = [ParcoursState::Open, ParcoursState::Closed].map(|state| Link {
            label: self.frame.t(&format!("counselling-followed-{}", state.name())).into_owned(),
            href: address(Filter { state, after: None, ..self.filter }),
            is_current: state == self.filter.state,
        });
        each.into()
    }

    fn stages(&self) -> Vec<Link> {
        let all = std::iter::once(None).chain(Stage::ALL.map(Some));
        let each = all.map(|stage| Link {
            label: match stage {
                None => self.frame.t("counselling-followed-every").into_owned(),
                Some(stage) => self.frame.t(&format!("stage-{}", stage.word())).into_owned(),
            },
            href: address(Filter { stage, after: None, ..self.filter }),
            is_current: stage == self.filter.stage,
        });
        each.collect()
    }

    fn table(&self) -> Table {
        let columns = ["name", "stage", "moved", "opened"]
            .map(|key| Column::words(self.frame.t(&format!("counselling-followed-{key}"))));
        let rows = self.files.iter().map(|file| {
            let name = if file.name.is_empty() {
                self.frame.t("counselling-followed-unnamed").into_owned()
            } else {
                file.name.clone()
            };
            vec![
                Cell::link(name, format!("/parcours/{}", file.parcours)),
                Cell::text(self.frame.t(&format!("stage-{}", file.stage.word()))),
                Cell::text(self.frame.words.date_of(file.moved_at)),
                Cell::text(self.frame.words.date_of(file.opened_at)),
            ]
        });
        Table::new("suivis", self.frame.t("counselling-followed-caption"), columns.to_vec(), rows.collect())
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(
            self.frame.t("counselling-followed-empty"),
            self.frame.t("counselling-followed-empty-more"),
        )
    }

    fn first(&self) -> Option<LinkButton> {
        let href = address(Filter { after: None, ..self.filter });
        self.filter.after.map(|_| LinkButton::quiet(self.frame.t("counselling-followed-first"), href))
    }

    fn more(&self) -> Option<LinkButton> {
        let after = self.next?;
        let href = address(Filter { after: Some(after), ..self.filter });
        Some(LinkButton::main(self.frame.t("counselling-followed-next"), href))
    }
}

fn address(filter: Filter) -> String {
    let mut parts = Vec::new();
    if filter.state != ParcoursState::Open {
        parts.push("etat=clos".to_owned());
    }
    if let Some(stage) = filter.stage {
        parts.push(format!("etape={}", stage.word()));
    }
    if let Some((moved_at, id)) = filter.after {
        parts.push(format!("apres={}.{}", moved_at.as_microsecond(), id.simple()));
    }
    if parts.is_empty() { "/suivis".to_owned() } else { format!("/suivis?{}", parts.join("&")) }
}

/// Reads the filter of an address; what it does not understand filters nothing.
fn read(query: &str) -> Filter {
    let mut filter = Filter { state: ParcoursState::Open, stage: None, after: None };
    for (name, value) in query.split('&').filter_map(|part| part.split_once('=')) {
        match name {
            "etat" if value == "clos" => filter.state = ParcoursState::Closed,
            "etape" => filter.stage = Stage::from_word(value),
            "apres" => filter.after = place(value),
            _ => {}
        }
    }
    filter
}

fn place(text: &str) -> Option<(Timestamp, Uuid)> {
    let (micros, id) = text.split_once('.')?;
    Some((Timestamp::from_microsecond(micros.parse().ok()?).ok()?, id.parse().ok()?))
}

/// Shows a page of the list.
pub async fn get(
    visit: Visit,
    Held(house): Held<House>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let (Some(professional), Some(mandate)) = (visit.professional(), visit.actor().mandate()) else {
        // Whoever lacks a mandate is told by the policies what to do next.
        visit.authorise(Act::ParcoursList, SiteFacts { id: Uuid::nil(), operator: Uuid::nil() })?;
        return Err(Refusal::NotFound);
    };
    visit.authorise(Act::ParcoursList, SiteFacts { id: mandate.site, operator: mandate.operator })?;
    let filter = read(&query.unwrap_or_default());
    let mut tx = house.db.read().await?;
    let (files, next) =
        followed::page(&mut tx, &house.secrets, visit.now(), professional, mandate, filter).await?;
    Ok(Page::new(FollowedPage { frame: visit.frame(), filter, files, next }).into_response())
}

/// A page of the list, and an empty one.
pub fn samples() -> Vec<Sample> {
    let at = Timestamp::constant(1_781_000_000, 0);
    let open = Filter { state: ParcoursState::Open, stage: None, after: None };
    vec![
        Sample::new("counselling/followed", move |frame| {
            let file = |number, name: &str, stage| Followed {
                parcours: Uuid::from_u128(number),
                name: name.to_owned(),
                stage,
                moved_at: at,
                opened_at: at,
            };
            let files = vec![file(1, "Samira", Stage::Plan), file(2, "", Stage::Diagnosis)];
            let after = Some((at, Uuid::from_u128(2)));
            FollowedPage { frame, filter: Filter { after, ..open }, files, next: after }.to_string()
        }),
        Sample::new("counselling/followed-empty", move |frame| {
            let filter = Filter { stage: Some(Stage::Synthesis), state: ParcoursState::Closed, ..open };
            FollowedPage { frame, filter, files: Vec::new(), next: None }.to_string()
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_its_filter_and_nonsense_filters_nothing() {
        let after = Some((Timestamp::constant(1_781_000_000, 1_000), Uuid::from_u128(7)));
        for stage in [None, Some(Stage::Plan)] {
            let filter = Filter { state: ParcoursState::Closed, stage, after };
            let address = address(filter);
            assert_eq!(read(address.trim_start_matches("/suivis?")), filter);
        }
        let none = Filter { state: ParcoursState::Open, stage: None, after: None };
        for hostile in [
            "",
            "etape=",
            "apres=",
            "apres=a.b",
            "apres=1.",
            "etat=%00",
            "&&&===",
            "apres=99999999999999999999.x",
        ] {
            assert_eq!(read(hostile), none, "{hostile}");
        }
    }
}
