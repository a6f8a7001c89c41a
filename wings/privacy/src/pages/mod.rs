//! The pages of this wing: what is kept, who looked, taking it along, correcting it, erasing it.

mod agreement;
mod document;
mod download;
mod erase;
mod erased;
mod identity;
mod openings;
mod overview;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Authorized, PersonFacts};
use jalon_kernel::db::Tx;
use jalon_kernel::journal;
use jalon_kernel::page::Html;
use jalon_kernel::page::components::{Card, LinkButton};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Panel, Routes, Sample};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/mes-donnees", overview::get)
        .get("/mes-donnees/acces", openings::get)
        .get("/mes-donnees/telecharger", download::get)
        .get("/mes-donnees/document", document::get)
        .get("/mes-donnees/identite", identity::get)
        .post("/mes-donnees/identite", identity::post)
        .post("/mes-donnees/accords/{consent}/retirer", agreement::post)
        .get("/mes-donnees/effacer", erase::get)
        .post("/mes-donnees/effacer", erase::post)
        .get("/mes-donnees/efface", erased::get)
}

/// What a person's own space shows of this wing: when somebody else last opened their file, and the way to the rest.
pub async fn panel(visit: &Visit, tx: &mut Tx, person: &Authorized<PersonFacts>) -> Result<Panel, Refusal> {
    let openings = journal::openings_of(tx, person.id).await?;
    let words = visit.words();
    let last = openings.iter().find(|opening| opening.actor_id != Some(person.id));
    let text = match last {
        Some(opening) => words.with("privacy-panel-last", &[("day", words.date_of(opening.at).into())]),
        None => words.t("privacy-panel-nobody"),
    };
    Ok(Panel { rank: 90, html: panel_html(words, &text), next: None })
}

fn panel_html(words: &jalon_kernel::page::Words, text: &str) -> String {
    let paragraph = Html::of(&Paragraph { text });
    let link = Html::of(&LinkButton::quiet(words.t("privacy-title"), "/mes-donnees"));
    let body = Html::trusted(paragraph.into_string() + link.as_str());
    Html::of(&Card::new("privacy-panel", words.t("privacy-panel-title"), body)).into_string()
}

#[derive(askama::Template)]
#[template(ext = "html", source = "<p>{{ text }}</p>")]
struct Paragraph<'a> {
    text: &'a str,
}
impl askama::filters::HtmlSafe for Paragraph<'_> {}

/// A sample of each page.
pub fn samples() -> Vec<Sample> {
    [overview::samples(), openings::samples(), identity::samples(), erase::samples(), erased::samples()]
        .into_iter()
        .flatten()
        .chain([Sample::new("privacy/panel", |frame| {
            panel_html(&frame.words, &frame.t("privacy-panel-nobody"))
        })])
        .collect()
}

/// A file to keep: named by its day, kept by nobody on the way.
fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Result<Response, Refusal> {
    let disposition =
        HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).map_err(|_| Refusal::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

fn show(page: &impl askama::Template) -> String {
    page.render().unwrap_or_else(|error| panic!("a sample does not render: {error}"))
}
