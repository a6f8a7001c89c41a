//! `/metiers`: an occupation from the words people use, or from the domain it belongs to.
//!
//! Says by what answers are ranked and why each is there. Nothing found is an answer with ways to go on.

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{EmptyState, LinkButton, NextStep, Notice, Pagination, SearchBox};
use jalon_kernel::page::form::parse::clean;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jalon_search::{How, Query, Reason, Request, WordMatch};

use super::parameter;
use super::source_note::{SourceNote, demonstration};
use crate::Information;
use crate::library::{Library, Listed, Shelf};
use crate::model::dataset::Dataset;

/// Answers on a page.
const PAGE: usize = 20;
/// What is shown again of a very long text.
const SHOWN: usize = 120;

/// The library, or a refusal with a way out.
pub(super) async fn library(
    visit: &Visit,
    information: &Information,
) -> Result<Option<Arc<Library>>, Refusal> {
    information.library(&visit.house().db).await.map_err(|error| match error {
        crate::LibraryError::Db(error) => error.into(),
        other => {
            tracing::error!(error = &other as &dyn std::error::Error, "occupations cannot be searched");
            Refusal::Internal
        }
    })
}

/// An answer, and why it is one.
#[derive(Clone)]
struct Hit {
    code: String,
    title: String,
    reason: Option<Reason>,
}

/// What the page shows below the search.
enum Shown {
    /// There are no data.
    NoData,
    /// Nothing was asked: the domains.
    Domains(Vec<(String, String, usize)>),
    /// The occupations of a domain.
    Domain { letter: String, label: String },
    /// Answers to a search.
    Answers,
    /// Nothing answers; titles that look like it.
    Nothing { near: Vec<Listed> },
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    text: String,
    shown: Shown,
    hits: Vec<Hit>,
    total: usize,
    page: usize,
    is_cut: bool,
    dataset: Option<Dataset>,
}

pub(super) async fn get(
    visit: Visit,
    Extension(information): Extension<Information>,
    query: RawQuery,
) -> Result<Response, Refusal> {
    let library = library(&visit, &information).await?;
    let text = clean(&parameter(&query, "q"));
    let page = parameter(&query, "page").parse().unwrap_or(1);
    let domain = parameter(&query, "domaine");
    Ok(Page::public(SearchPage::new(visit.frame(), library.as_deref(), text, &domain, page)).into_response())
}

impl SearchPage {
    fn new(frame: Frame, library: Option<&Library>, text: String, domain: &str, page: usize) -> Self {
        let dataset = library.map(|library| library.dataset.clone());
        let mut shown = Self {
            frame,
            text,
            shown: Shown::NoData,
            hits: Vec::new(),
            total: 0,
            page: 1,
            is_cut: false,
            dataset,
        };
        let Some(library) = library else { return shown };
        match library.shelf(domain) {
            Some(shelf) if shown.text.is_empty() => shown.open_shelf(shelf, page),
            _ if shown.text.is_empty() => {
                let row =
                    |shelf: &Shelf| (shelf.letter.clone(), shelf.label.clone(), shelf.occupations.len());
                shown.shown = Shown::Domains(library.shelves.iter().map(row).collect());
            }
            _ => shown.answer(library, page),
        }
        shown
    }

    fn open_shelf(&mut self, shelf: &Shelf, page: usize) {
        self.total = shelf.occupations.len();
        self.page = page.clamp(1, self.last());
        let rows = shelf.occupations.iter().skip((self.page - 1) * PAGE).take(PAGE);
        self.hits =
            rows.map(|row| Hit { code: row.code.clone(), title: row.title.clone(), reason: None }).collect();
        self.shown = Shown::Domain { letter: shelf.letter.clone(), label: shelf.label.clone() };
    }

    fn answer(&mut self, library: &Library, page: usize) {
        let query = Query::parse(&self.text);
        self.is_cut = query.is_cut();
        let ask =
            |page: usize| library.index.search(&Request::new(query.clone()).page((page - 1) * PAGE, PAGE));
        // A page after the last one was once the address of something: the last page is shown.
        let mut results = ask(page.clamp(1, 1000));
        self.total = results.total;
        self.page = page.clamp(1, self.last());
        if results.hits.is_empty() && results.total > 0 {
            results = ask(self.page);
        }
        self.hits = results
            .hits
            .into_iter()
            .map(|hit| Hit { code: hit.key, title: hit.title, reason: Some(hit.reason) })
            .collect();
        self.shown = match self.total {
            0 => Shown::Nothing { near: near(library, &query) },
            _ => Shown::Answers,
        };
    }

    fn last(&self) -> usize {
        self.total.div_ceil(PAGE).max(1)
    }

    fn short_text(&self) -> String {
        match self.text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &self.text[..end]),
            None => self.text.clone(),
        }
    }

    fn title(&self) -> String {
        let text = self.short_text();
        match &self.shown {
            Shown::NoData | Shown::Domains(_) => self.frame.t("information-search-title").into_owned(),
            Shown::Domain { label, .. } => {
                self.frame.t2("information-search-domain", "count", self.total, "label", label).into_owned()
            }
            Shown::Answers => {
                self.frame.t2("information-search-results", "count", self.total, "text", text).into_owned()
            }
            Shown::Nothing { .. } => self.frame.t1("information-nothing-title", "text", text).into_owned(),
        }
    }

    fn number(&self, count: &usize) -> String {
        self.frame.number(*count)
    }

    fn search_box(&self) -> SearchBox {
        let form = Form::blank().scope("information").fill("q", &self.text);
        form.search_box(&self.frame, "q", "/metiers").suggest("/metiers/suggestions")
    }

    fn no_data(&self) -> EmptyState {
        let text = self.frame.t("information-no-data-text");
        EmptyState::new(self.frame.t("information-no-data-title"), text)
            .action(LinkButton::main(self.frame.t("information-talk"), "/demande"))
    }

    fn demonstration(&self) -> Option<Notice> {
        demonstration(&self.frame.words, self.dataset.as_ref()?)
    }

    fn source(&self) -> Option<SourceNote> {
        Some(SourceNote::new(&self.frame.words, self.dataset.as_ref()?))
    }

    /// Where counting goes on from the pages before.
    fn start(&self) -> usize {
        (self.page - 1) * PAGE + 1
    }

    /// Everyday expressions and faults that were understood, said once for the page.
    fn understood(&self) -> Vec<String> {
        let mut said = HashSet::new();
        let mut sentences = Vec::new();
        for reason in self.hits.iter().filter_map(|hit| hit.reason.as_ref()) {
            for (typed, meant) in &reason.understood {
                if said.insert(typed.clone()) {
                    let sentence =
                        self.frame.t2("information-search-understood", "typed", typed, "meant", meant);
                    sentences.push(sentence.into_owned());
                }
            }
            for word in &reason.words {
                if let WordMatch::Here { sought, found, how: How::Typo { .. } | How::Sound } = word
                    && said.insert(sought.clone())
                {
                    let sentence =
                        self.frame.t2("information-search-corrected", "typed", sought, "found", found);
                    sentences.push(sentence.into_owned());
                }
            }
        }
        sentences
    }

    fn why(&self, hit: &Hit) -> Option<String> {
        let reason = hit.reason.as_ref()?;
        let key = match reason.field.as_str() {
            "titre" => "information-why-title",
            "appellation" => "information-why-name",
            "competence" => "information-why-skill",
            "definition" => "information-why-definition",
            _ => "information-why-knowledge",
        };
        let mut why = self.frame.t1(key, "label", &reason.label).into_owned();
        let missing: Vec<&str> = reason
            .words
            .iter()
            .filter_map(|word| match word {
                WordMatch::Missing { sought } => Some(sought.as_str()),
                WordMatch::Here { .. } | WordMatch::Elsewhere { .. } => None,
            })
            .collect();
        if !missing.is_empty() {
            let words = self.frame.words.list(&missing);
            why = format!("{why} {}", self.frame.t1("information-why-missing", "words", words));
        }
        Some(why)
    }

    fn pages(&self) -> Pagination {
        let label = self.frame.t("information-search-pages");
        let asked = match &self.shown {
            Shown::Domain { letter, .. } => format!("domaine={letter}"),
            _ => {
                let q: String = form_urlencoded::byte_serialize(self.text.as_bytes()).collect();
                format!("q={q}")
            }
        };
        Pagination::new(&self.frame, label, self.page as u64, self.last() as u64, |page| {
            format!("/metiers?{asked}&page={page}")
        })
    }

    fn next(&self) -> NextStep {
        NextStep::new(&self.frame, self.frame.t("information-nothing-next"))
            .detail(self.frame.t("information-free"))
            .link(LinkButton::main(self.frame.t("information-talk"), "/demande"))
            .link(LinkButton::quiet(self.frame.t("information-browse"), "/metiers"))
    }
}

/// Titles that begin like one of the words, when nothing answers them all.
fn near(library: &Library, query: &Query) -> Vec<Listed> {
    let mut seen = HashSet::new();
    let mut near = Vec::new();
    for word in query.words() {
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(3).collect();
        // From the longest beginning down to three letters; the first that leads somewhere is the nearest.
        for end in ends.into_iter().rev().chain([word.len()]) {
            let found = library.index.suggest(&Query::parse_while_typing(&word[..end]), 3);
            if found.is_empty() {
                continue;
            }
            for suggestion in found {
                if seen.insert(suggestion.key.clone()) {
                    near.push(Listed { code: suggestion.key, title: suggestion.label });
                }
            }
            break;
        }
    }
    near.truncate(6);
    near
}

pub(super) fn samples() -> Vec<Sample> {
    let page = |frame: Frame, text: &str, shown: Shown, hits: Vec<Hit>| SearchPage {
        frame,
        text: text.to_owned(),
        shown,
        total: hits.len() * 30,
        hits,
        page: 2,
        is_cut: true,
        dataset: Some(Dataset::sample()),
    };
    let domains = || {
        let domain = |letter: &str, label: &str, count| (letter.to_owned(), label.to_owned(), count);
        Shown::Domains(vec![domain("A", "Agriculture et pêche", 57), domain("D", "Commerce", 1)])
    };
    let domain = || Shown::Domain { letter: "D".to_owned(), label: "Commerce".to_owned() };
    let near = || {
        let title = "Boulanger / Boulangère".to_owned();
        Shown::Nothing { near: vec![Listed { code: "D1102".to_owned(), title }] }
    };
    let render = |page: SearchPage| page.render().unwrap_or_default();
    vec![
        Sample::new("information/search", move |frame| render(page(frame, "", domains(), Vec::new()))),
        Sample::new("information/search-no-data", move |frame| {
            render(SearchPage::new(frame, None, String::new(), "", 1))
        }),
        Sample::new("information/search-domain", move |frame| {
            render(page(frame, "", domain(), vec![sample_hit(None)]))
        }),
        Sample::new("information/search-answers", move |frame| {
            let fields = ["titre", "appellation", "competence", "definition", "savoir"];
            let hits = fields.map(|field| sample_hit(Some(field))).to_vec();
            render(page(frame, "nounou <b>& pain", Shown::Answers, hits))
        }),
        Sample::new("information/search-nothing", move |frame| {
            render(page(frame, "xyz « »", near(), Vec::new()))
        }),
    ]
}

fn sample_hit(field: Option<&str>) -> Hit {
    let reason = |field: &str| Reason {
        field: field.to_owned(),
        label: "Pétrir la pâte".to_owned(),
        words: vec![
            WordMatch::Here {
                sought: "pian".to_owned(),
                found: "pain".to_owned(),
                how: How::Typo { faults: 1 },
            },
            WordMatch::Missing { sought: "nuit".to_owned() },
        ],
        understood: vec![("nounou".to_owned(), "garde d'enfant".to_owned())],
    };
    Hit { code: "D1102".to_owned(), title: "Boulanger / Boulangère".to_owned(), reason: field.map(reason) }
}
