//! `/file`: the queue of a site. Oldest first; a line says who asks, what for and since when, never how to reach them.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Actor, Authorized, SiteFacts, authorise};
use jalon_kernel::page::components::{
    Cell, Column, EmptyState, LinkButton, Mood, Notice, Pagination, SearchBox, Table, Tag,
};
use jalon_kernel::page::{Form, Frame, Html, Page, SeeOther};
use jalon_kernel::web::{Refusal, Visit};
use jiff::civil::Date;
use serde::Deserialize;

use super::said::{self, Eyes};
use crate::model::reference::Reference;
use crate::store::requests::{self, Range, Request};

/// How many lines a page shows.
const PAGE: i64 = 25;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Those that wait.
    Waiting,
    /// Those this counsellor took.
    Mine,
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    vue: Option<String>,
    page: Option<u64>,
    reference: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "queue.html")]
pub struct QueuePage {
    /// The frame.
    pub frame: Frame,
    /// Which lines.
    pub view: View,
    /// The lines, each decided for itself.
    pub rows: Vec<Authorized<Request>>,
    /// How many wait at the site.
    pub waiting: i64,
    /// How many this counsellor took.
    pub mine: i64,
    /// Which page, from 1.
    pub page: u64,
    /// The reference that was looked for and not found.
    pub unfound: Option<String>,
    /// The day, for ages.
    pub today: Date,
}

impl QueuePage {
    fn views(&self) -> Html {
        let link = |key: &str, count: i64, href: &str, view: View| {
            let text = self.frame.t1(key, "count", count).into_owned();
            let shown =
                if view == self.view { LinkButton::main(text, href) } else { LinkButton::quiet(text, href) };
            Html::of(&shown).into_string()
        };
        Html::trusted(
            link("reception-queue-waiting", self.waiting, "/file", View::Waiting)
                + &link("reception-queue-mine", self.mine, "/file?vue=miennes", View::Mine),
        )
    }

    fn search(&self) -> SearchBox {
        let form = Form::blank().scope("reception-queue");
        let form = match &self.unfound {
            Some(reference) => form.fill("reference", reference),
            None => form,
        };
        form.search_box(&self.frame, "reference", "/file")
    }

    fn unfound(&self) -> Option<Notice> {
        self.unfound.as_ref().map(|_| Notice::new(Mood::Warn, self.frame.t("reception-queue-unfound")))
    }

    fn table(&self) -> Table {
        let t = |key: &str| self.frame.t(key).into_owned();
        let columns = ["reference", "since", "name", "motive", "situation", "deadline"]
            .map(|name| Column::words(t(&format!("reception-queue-column-{name}"))));
        let rows = self.rows.iter().map(|row| self.row(row)).collect();
        Table::new("file", t("reception-queue-caption"), columns.into(), rows)
    }

    fn row(&self, row: &Authorized<Request>) -> Vec<Cell> {
        let words = &self.frame.words;
        let answers = &row.answers;
        let name = if answers.name.is_empty() {
            words.t("reception-anonymous").into_owned()
        } else {
            answers.name.clone()
        };
        let deadline = said::deadline(words, answers, Eyes::WithoutHealth);
        let deadline = if answers.is_urgent(self.today) {
            Cell::html(&Tag::warn(deadline))
        } else {
            Cell::text(deadline)
        };
        let since = row.sent_at.map(|at| said::age(words, at, self.today)).unwrap_or_default();
        let reference = row.reference.clone().unwrap_or_default();
        vec![
            Cell::link(reference, format!("/file/{}", row.facts.id)),
            Cell::text(since),
            Cell::text(name),
            Cell::text(said::motive(words, answers, Eyes::WithoutHealth)),
            Cell::text(said::situations(words, answers).replace('\n', " · ")),
            deadline,
        ]
    }

    fn nothing(&self) -> EmptyState {
        let key = match self.view {
            View::Waiting => "reception-queue-empty",
            View::Mine => "reception-queue-empty-mine",
        };
        EmptyState::new(self.frame.t(key), self.frame.t(&format!("{key}.text")))
    }

    fn pages(&self) -> Pagination {
        let count = match self.view {
            View::Waiting => self.waiting,
            View::Mine => self.mine,
        };
        let last = u64::try_from(count.max(1)).unwrap_or(1).div_ceil(PAGE.unsigned_abs());
        let view = self.view;
        Pagination::new(&self.frame, self.frame.t("reception-queue-pages"), self.page, last, move |page| {
            match view {
                View::Waiting => format!("/file?page={page}"),
                View::Mine => format!("/file?vue=miennes&page={page}"),
            }
        })
    }
}

/// Shows the queue.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    if matches!(visit.actor(), Actor::Visitor { .. }) {
        return Err(Refusal::SignIn);
    }
    if let Some(lack) = visit.actor().lacks() {
        return Err(Refusal::Lacks(lack));
    }
    let mandate = *visit.actor().mandate().ok_or(Refusal::NotFound)?;
    let me = visit.professional().ok_or(Refusal::NotFound)?;
    visit.authorise(Act::SiteReadQueue, SiteFacts { id: mandate.site, operator: mandate.operator })?;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let mut unfound = None;
    if let Some(typed) = asked.reference.as_deref().filter(|typed| !typed.trim().is_empty()) {
        let found = match Reference::parse(typed) {
            Ok(reference) => {
                requests::find_by_reference(&mut tx, &house.secrets, mandate.site, reference).await?
            }
            Err(_) => None,
        };
        match found.map(|keyed| authorise(visit.actor(), Act::RequestRead, keyed)) {
            Some(Ok(keyed)) => {
                return Ok(SeeOther::to(format!("/file/{}", keyed.request.facts.id)).into_response());
            }
            _ => unfound = Some(typed.chars().take(40).collect()),
        }
    }
    let view = if asked.vue.as_deref() == Some("miennes") { View::Mine } else { View::Waiting };
    let waiting = requests::count_waiting(&mut tx, mandate.site).await?;
    let mine = requests::count_taken_by(&mut tx, me, mandate.site).await?;
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let offset = i64::try_from(page - 1).unwrap_or(0) * PAGE;
    let range = Range { offset, limit: PAGE };
    let rows = match view {
        View::Waiting => requests::waiting(&mut tx, &house.secrets, mandate.site, range).await?,
        View::Mine => requests::taken_by(&mut tx, &house.secrets, me, mandate.site, range).await?,
    };
    // The statement filters; each line is decided all the same, and one that is refused is not shown.
    let rows =
        rows.into_iter().filter_map(|row| authorise(visit.actor(), Act::RequestRead, row).ok()).collect();
    let today = visit.today();
    Ok(Page::new(QueuePage { frame: visit.frame(), view, rows, waiting, mine, page, unfound, today })
        .into_response())
}
