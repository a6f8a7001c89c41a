//! The letter to the employer (2.3-11), as an accessible PDF: dates, hours and organisation, and nothing of the project.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jalon_documents::paper::{Paper, Part as Piece};
use jalon_documents::pdf::{self, Renderer};
use jalon_documents::{Document, Language, Options, TextSize};
use jalon_kernel::page::{Locale, Words};
use jalon_kernel::web::{Refusal, Visit};
use jiff::civil::Date;

use super::project::whole as whole_of;
use super::{id, open};
use crate::model::project::{Certification, Offer, WorkingTime};
use crate::store;

/// Sends the letter.
pub async fn get(
    visit: Visit,
    Path(parcours): Path<String>,
    Extension(renderer): Extension<Arc<Renderer>>,
) -> Result<Response, Refusal> {
    let (mut tx, file) = open(&visit, id(&parcours)?).await?;
    let whole = whole_of(&store::parts::load(&mut tx, &file.key, file.id()).await?);
    drop(tx);
    let time = whole.time.ok_or(Refusal::NotFound)?.content;
    let offers = whole.offers.ok_or(Refusal::NotFound)?.content;
    let offer = offers.chosen().ok_or(Refusal::NotFound)?;
    let certification = whole.certification.map(|kept| kept.content);
    // A letter to an employer is in French, whatever its author reads.
    let words = visit.words().in_locale(Locale::Fr);
    let paper = letter(&words, visit.today(), &time, offer, certification.as_ref());
    send(&visit, renderer, paper, Language::French, "demande-absence.pdf").await
}

/// The letter: what the employer must know to answer, and the room to answer on.
pub fn letter(
    words: &Words,
    today: Date,
    time: &WorkingTime,
    offer: &Offer,
    certification: Option<&Certification>,
) -> Paper {
    let t = |key: &str| words.t(&format!("training-letter-{key}")).into_owned();
    let blank = || t("blank");
    let or_blank = |text: &str| if text.is_empty() { blank() } else { text.to_owned() };
    let day = |day: Option<Date>| day.map_or_else(blank, |day| words.date(day));
    let mut facts = vec![
        (t("organisation"), offer.organisation.clone()),
        (t("place"), or_blank(&offer.place)),
        (t("start"), day(offer.start)),
        (t("end"), day(offer.end)),
    ];
    if let Some(hours) = offer.hours_to_pay() {
        facts.push((t("hours"), words.number(i64::from(hours))));
    }
    if let Some(certification) = certification {
        let code = certification.code();
        let title = &certification.title;
        let name = if code.is_empty() { title.clone() } else { format!("{title} ({code})") };
        facts.push((t("certification"), name));
    }
    Paper {
        title: t("title"),
        subtitle: words.with("training-letter-day", &[("date", words.date(today).into())]).into_owned(),
        footer: t("title"),
        mention: None,
        parts: vec![
            Piece::Facts(vec![
                (t("from"), or_blank(&time.signed)),
                (t("to"), or_blank(&time.employer.lines().collect::<Vec<_>>().join(", "))),
            ]),
            Piece::Text(t("greeting")),
            Piece::Text(t("ask")),
            Piece::Facts(facts),
            Piece::Text(t("answer")),
            Piece::Text(t("close")),
            Piece::Facts(vec![(t("signature"), blank())]),
            Piece::Heading(t("reply-title")),
            Piece::List(vec![t("reply-yes"), t("reply-no"), t("reply-later")]),
            Piece::Facts(vec![(t("reply-day"), blank()), (t("signature"), blank())]),
            Piece::Aside(t("proof")),
        ],
    }
}

/// A paper as an answer.
pub async fn send(
    visit: &Visit,
    renderer: Arc<Renderer>,
    paper: Paper,
    language: Language,
    name: &str,
) -> Result<Response, Refusal> {
    let text_size = match visit.reading().size {
        jalon_kernel::page::frame::TextSize::Usual => TextSize::Normal,
        _ => TextSize::Large,
    };
    let options = Options { language, text_size, created_at: visit.now() };
    // Typesetting is work for a processor: other requests go on meanwhile.
    let bytes =
        tokio::task::spawn_blocking(move || pdf::render(&renderer, &Document::Paper(paper), &options))
            .await
            .map_err(|_| Refusal::Internal)?
            .map_err(|error| {
                tracing::error!(error = &error as &dyn std::error::Error, "a paper could not be typeset");
                Refusal::Internal
            })?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}
