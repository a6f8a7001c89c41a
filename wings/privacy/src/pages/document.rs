//! Everything kept, as a document anyone can read: an accessible PDF, in large print for whoever reads so.

use std::sync::Arc;

use axum::Extension;
use axum::response::Response;
use jalon_documents::pdf::{self, Renderer};
use jalon_documents::{Document, Language, Options, TextSize};
use jalon_kernel::page::{Locale, frame};
use jalon_kernel::web::{Refusal, Visit};

use super::file;
use crate::actions::take_along;
use crate::model::document;

/// The document.
pub async fn get(visit: Visit, Extension(renderer): Extension<Arc<Renderer>>) -> Result<Response, Refusal> {
    let kept = take_along(&visit, "pdf").await?;
    let content = Document::PersonalData(document(&kept, visit.words()));
    let options = options(&visit);
    let rendered = tokio::task::spawn_blocking(move || pdf::render(&renderer, &content, &options)).await;
    let bytes = match rendered {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a document of personal data was not made"
            );
            return Err(Refusal::Internal);
        }
        Err(_) => return Err(Refusal::Internal),
    };
    file(&format!("mes-donnees-{}.pdf", visit.today()), "application/pdf", bytes)
}

fn options(visit: &Visit) -> Options {
    Options {
        language: match visit.locale() {
            Locale::Fr => Language::French,
            Locale::FrFacile => Language::EasyFrench,
            Locale::En => Language::English,
        },
        text_size: match visit.reading().size {
            frame::TextSize::Usual => TextSize::Normal,
            frame::TextSize::Large | frame::TextSize::Larger => TextSize::Large,
        },
        created_at: visit.now(),
    }
}
