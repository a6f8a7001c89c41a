//! `/faire-connaitre`: the kit; `/faire-connaitre/affiche`: the notice, as a page that prints and as an accessible PDF.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jalon_documents::paper::{Paper, Part};
use jalon_documents::pdf::{self, Renderer};
use jalon_documents::{Document, Language, Options, TextSize};
use jalon_kernel::page::components::{Cell, Column, Field, LinkButton, Table, TextArea};
use jalon_kernel::page::frame::TextSize as ReadingSize;
use jalon_kernel::page::{Frame, Locale, Page, Words};
use jalon_kernel::people::operator::{self, Site};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

/// What the notice says, in its order: the endings of the keys.
const POINTS: [&str; 4] = ["free", "private", "choice", "for-whom"];

/// For whom the kit has a word of its own.
const AUDIENCES: [&str; 3] = ["employers", "representatives", "services"];

/// The kit.
#[derive(Template)]
#[template(path = "kit.html")]
struct KitPage {
    frame: Frame,
    /// Where this house is reached, for the text to copy.
    address: String,
    sites: Vec<Site>,
}

impl KitPage {
    fn audiences(&self) -> Vec<(&'static str, String, String)> {
        let t = |audience: &str, part: &str| self.frame.t(&format!("outreach-{audience}{part}")).into_owned();
        AUDIENCES.map(|audience| (audience, t(audience, ""), t(audience, ".text"))).into()
    }

    fn mail(&self) -> TextArea {
        // The text is for employees of a French employer, whatever the page is read in.
        let words = self.frame.words.in_locale(Locale::Fr);
        let text = words.with("outreach-mail-text", &[("address", (&self.address).into())]).into_owned();
        let field = Field::new(&self.frame, "courriel", self.frame.t("outreach-mail"));
        TextArea::new(field, text).hint(self.frame.t("outreach-mail-hint")).rows(10)
    }

    fn contacts(&self) -> Table {
        let t = |key: &str| self.frame.t(key).into_owned();
        let columns = ["who", "where", "reach", "hours"];
        let columns = columns.map(|name| Column::words(t(&format!("outreach-contact-{name}"))));
        let rows = self.sites.iter().map(|site| {
            let reach = [site.phone.as_deref(), site.email.as_deref()];
            let reach: Vec<&str> = reach.into_iter().flatten().collect();
            vec![
                Cell::text(format!("{}, {}", site.operator_name, site.name)),
                Cell::text(&site.address),
                Cell::text(reach.join(", ")),
                Cell::text(site.hours.as_deref().unwrap_or_default()),
            ]
        });
        Table::new("contacts", t("outreach-contacts"), columns.into(), rows.collect())
    }
}

/// The notice, to print from the browser.
#[derive(Template)]
#[template(path = "notice.html")]
struct NoticePage {
    frame: Frame,
    address: String,
}

impl NoticePage {
    fn points(&self) -> Vec<String> {
        POINTS.map(|point| self.frame.t(&format!("outreach-notice-{point}")).into_owned()).into()
    }

    fn reach(&self) -> String {
        self.frame.t1("outreach-notice-reach", "address", &self.address).into_owned()
    }
}

/// Shows the kit.
pub async fn kit(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let sites = operator::sites(&mut tx).await?;
    Ok(Page::new(KitPage { frame: visit.frame(), address: address(&visit), sites }))
}

/// Shows the notice.
pub async fn notice(visit: Visit) -> impl IntoResponse {
    Page::new(NoticePage { frame: visit.frame(), address: address(&visit) })
}

/// The notice as a file, in the language and size that the reader chose.
pub async fn paper(visit: Visit, Extension(renderer): Extension<Arc<Renderer>>) -> Result<Response, Refusal> {
    let language = match visit.locale() {
        Locale::En => Language::English,
        Locale::Fr => Language::French,
        Locale::FrFacile => Language::EasyFrench,
    };
    let text_size = match visit.reading().size {
        ReadingSize::Usual => TextSize::Normal,
        _ => TextSize::Large,
    };
    let paper = notice_paper(visit.words(), &address(&visit));
    let options = Options { language, text_size, created_at: visit.now() };
    // Typesetting is work for a processor: other requests go on meanwhile.
    let set = tokio::task::spawn_blocking(move || pdf::render(&renderer, &Document::Paper(paper), &options));
    let bytes = set.await.map_err(|_| Refusal::Internal)?.map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "the notice could not be typeset");
        Refusal::Internal
    })?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"conseil-en-evolution-professionnelle.pdf\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}

fn notice_paper(words: &Words, address: &str) -> Paper {
    let t = |key: &str| words.t(&format!("outreach-notice-{key}")).into_owned();
    Paper {
        title: t("title"),
        subtitle: t("subtitle"),
        footer: t("source"),
        mention: None,
        parts: vec![
            Part::List(POINTS.map(t).into()),
            Part::Notice(words.with("outreach-notice-reach", &[("address", address.into())]).into_owned()),
            Part::Aside(t("source")),
        ],
    }
}

fn address(visit: &Visit) -> String {
    visit.house().settings.base_url.clone()
}

/// A sample of each page.
pub(crate) fn samples() -> Vec<Sample> {
    let site = || Site {
        id: Uuid::from_u128(1),
        operator: Uuid::from_u128(2),
        operator_name: "Cap <b>emploi".to_owned(),
        network: "cap-emploi".to_owned(),
        name: "Rennes".to_owned(),
        address: "12 rue des Trois-Mâts, 35000 Rennes".to_owned(),
        phone: Some("+33200000000".to_owned()),
        email: None,
        hours: Some("du lundi au vendredi".to_owned()),
        region: None,
    };
    let address = || "https://cep.exemple.fr".to_owned();
    let kit = move |frame, sites| KitPage { frame, address: address(), sites }.render().unwrap_or_default();
    vec![
        Sample::new("outreach/kit", move |frame| kit(frame, vec![site()])),
        Sample::new("outreach/kit-without-sites", move |frame| kit(frame, Vec::new())),
        Sample::new("outreach/notice", move |frame| {
            NoticePage { frame, address: address() }.render().unwrap_or_default()
        }),
    ]
}
