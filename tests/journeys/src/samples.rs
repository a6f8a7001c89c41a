//! Every sample of every wing, shown by a small server with the style and the script of the house.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use jalon_kernel::page::gallery::ComponentsPage;
use jalon_kernel::page::{Frame, Locale, assets};
use jalon_kernel::wing::Sample;
use tokio::net::TcpListener;

use crate::axe::{Part, Rules};
use crate::browser::{Browser, LOOK};
use crate::chromium::{Screen, show_at};
use crate::shots;
use crate::stage::Stage;

/// A page to look at: its name and its HTML.
type Shown = (&'static str, String);

impl Browser {
    /// Opens every sample in `locale` at both widths, light and dark: how many there are, and what is wrong with them.
    ///
    /// # Panics
    /// When a sample cannot be served.
    pub async fn hold_samples(&self, stage: &Stage, locale: Locale) -> (usize, Vec<String>) {
        let pages = Arc::new(pages(stage, locale));
        let address = serve(Arc::clone(&pages)).await;
        let rules = Rules::load();
        let mut faults = Vec::new();
        for (number, (name, _)) in pages.iter().enumerate() {
            let url = format!("{address}/{number}");
            self.client.goto(&url).await.unwrap_or_else(|error| panic!("{name}: {error}"));
            for (screen, looks) in [
                (Screen::Phone, &[("light", Part::Everything), ("dark", Part::Contrast)][..]),
                (Screen::Desk, &[("light", Part::Everything)][..]),
            ] {
                show_at(&self.client, screen).await;
                for line in self
                    .client
                    .execute(LOOK, vec![])
                    .await
                    .unwrap_or_default()
                    .as_array()
                    .into_iter()
                    .flatten()
                {
                    faults.push(format!(
                        "{name} at {}: {}",
                        screen.width(),
                        line.as_str().unwrap_or_default()
                    ));
                }
                let Some(rules) = &rules else { continue };
                for (theme, part) in looks {
                    self.theme(theme).await;
                    for breach in rules.breaches(&self.client, *part).await {
                        faults.push(format!("{name} at {}, {theme}: {breach}", screen.width()));
                    }
                }
                self.theme("light").await;
            }
            if let Some(folder) = shots::folder() {
                let slug = format!("sample-{}-{}", locale.tag(), name.replace('/', "-"));
                shots::of_page(&self.client, &folder, &slug, Screen::Phone).await;
            }
        }
        // The same part in two pages has the same fault: once is enough.
        faults.dedup();
        (pages.len(), faults)
    }
}

fn pages(stage: &Stage, locale: Locale) -> Vec<Shown> {
    let words = stage.house.words(locale);
    let frame = || Frame::sample_with(words.clone());
    let samples: Vec<Sample> = stage.house.wings.iter().flat_map(|wing| wing.samples()).collect();
    let mut pages: Vec<Shown> = samples
        .iter()
        .map(|sample| (sample.name, whole((sample.render)(frame()), sample.name, &frame())))
        .collect();
    pages.push(("composants", ComponentsPage::new(frame()).to_string()));
    pages
}

// A panel is a piece of a page: it is looked at inside one.
fn whole(html: String, name: &str, frame: &Frame) -> String {
    if html.contains("<html") {
        return html;
    }
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{name}</title>\
         <link rel=\"stylesheet\" href=\"{}\"></head><body><main class=\"wrap\"><h1>{name}</h1>{html}</main></body></html>",
        frame.lang(),
        assets::href("style.css")
    )
}

async fn serve(pages: Arc<Vec<Shown>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("the port has a number"));
    let router = Router::new().route("/{number}", get(show)).with_state(pages).merge(assets::router());
    tokio::spawn(async move { axum::serve(listener, router).await.expect("the samples are served") });
    address
}

async fn show(State(pages): State<Arc<Vec<Shown>>>, Path(number): Path<usize>) -> Response {
    match pages.get(number) {
        Some((_, html)) => Html(html.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
