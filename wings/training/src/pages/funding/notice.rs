//! The notice of funding and enrolment (2.3-14): what was granted by whom, for which session, whom to call; as an accessible
//! PDF, and its session as a calendar file.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jalon_documents::Language;
use jalon_documents::calendar::{self, Appointment, Mailbox, Message, Slot, Uid};
use jalon_documents::paper::{Grid, Paper, Part as Piece};
use jalon_documents::pdf::Renderer;
use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::File;
use jalon_kernel::clock;
use jalon_kernel::page::{Locale, Words};
use jalon_kernel::web::{Refusal, Visit};
use jiff::civil::Date;

use super::{Health, load};
use crate::model::project::Offer;
use crate::model::request::{Request, State};
use crate::model::whole::Whole;
use crate::pages::letter::send;
use crate::pages::{id, open};
use crate::store;

/// What a notice says.
struct Notice {
    granted: Vec<Request>,
    whole: Whole,
}

/// Whether a request was granted.
pub fn is_granted(request: &Request) -> bool {
    matches!(request.state, State::Granted | State::Paid)
}

async fn read(visit: &Visit, parcours: &str) -> Result<(Notice, Authorized<File>), Refusal> {
    let (mut tx, file) = open(visit, id(parcours)?).await?;
    let health = Health::of(visit, &file);
    let (_, whole) = load(&mut tx, &file, health).await?;
    let mut granted = store::requests::list(&mut tx, &file.key, file.id()).await?;
    granted.retain(|it| is_granted(it) && (health == Health::Shown || !it.asked.tells_health));
    // Without an agreement there is nothing to give notice of.
    if granted.is_empty() { Err(Refusal::NotFound) } else { Ok((Notice { granted, whole }, file)) }
}

/// Sends the notice.
pub async fn get(
    visit: Visit,
    Path(parcours): Path<String>,
    Extension(renderer): Extension<Arc<Renderer>>,
) -> Result<Response, Refusal> {
    let (notice, file) = read(&visit, &parcours).await?;
    let words = visit.words();
    let language = match words.locale() {
        Locale::Fr => Language::French,
        Locale::FrFacile => Language::EasyFrench,
        Locale::En => Language::English,
    };
    let paper = paper(words, visit.today(), &notice, &file);
    send(&visit, renderer, paper, language, "avis-de-financement.pdf").await
}

fn chosen(notice: &Notice) -> Option<&Offer> {
    notice.whole.offers.as_ref()?.content.chosen()
}

fn paper(words: &Words, today: Date, notice: &Notice, file: &File) -> Paper {
    let t = |key: &str| words.t(&format!("training-notice-{key}")).into_owned();
    let label = |key: &str| words.t(key).into_owned();
    let mut training = Vec::new();
    if let Some(kept) = &notice.whole.certification {
        let (title, code) = (&kept.content.title, kept.content.code());
        let name = if code.is_empty() { title.clone() } else { format!("{title} ({code})") };
        training.push((label("training-letter-certification"), name));
    }
    if let Some(offer) = chosen(notice) {
        training.push((label("training-letter-organisation"), offer.organisation.clone()));
        training.push((label("training-letter-place"), offer.place.clone()));
        let days = [("training-letter-start", offer.start), ("training-letter-end", offer.end)];
        training.extend(days.into_iter().filter_map(|(key, day)| Some((label(key), words.date(day?)))));
        let hours = offer.hours_to_pay().map(|hours| words.number(i64::from(hours)));
        training.extend(hours.map(|hours| (label("training-letter-hours"), hours)));
    }
    training.retain(|(_, value)| !value.is_empty());
    let sum = |request: &Request| request.asked.granted.or(request.asked.amount);
    let rows = notice.granted.iter().map(|request| {
        let asked = &request.asked;
        vec![
            asked.name.clone(),
            sum(request).map_or_else(|| label("training-outcome-case"), |sum| words.euros(sum)),
            asked.answered_on.map(|day| words.date(day)).unwrap_or_default(),
            asked.reference.clone(),
        ]
    });
    let total: i64 = notice.granted.iter().filter_map(sum).sum();
    let mut sums = vec![(t("total"), words.euros(total))];
    if let Some(price) = chosen(notice).and_then(|offer| Some(offer.price? + offer.exam_price.unwrap_or(0))) {
        sums.push((t("price"), words.euros(price)));
        sums.push((t("left"), words.euros((price - total).max(0))));
    }
    let parcours = &file.parcours;
    Paper {
        title: t("title"),
        subtitle: words.with("training-letter-day", &[("date", words.date(today).into())]).into_owned(),
        footer: t("title"),
        mention: None,
        parts: vec![
            Piece::Text(t("intro")),
            Piece::Heading(t("training")),
            Piece::Facts(training),
            Piece::Heading(t("granted")),
            Piece::Table(Grid {
                summary: t("granted"),
                columns: vec![
                    (label("training-column-payer"), 34),
                    (label("training-column-sum"), 20),
                    (label("training-request-answered_on"), 24),
                    (label("training-request-reference"), 22),
                ],
                rows: rows.collect(),
            }),
            Piece::Facts(sums),
            Piece::Heading(t("contact")),
            Piece::Text(format!(
                "{}, {}, {}",
                parcours.counsellor_name, parcours.operator_name, parcours.site_name
            )),
            Piece::Aside(t("limits")),
        ],
    }
}

/// Sends the session as a calendar file: its first day, at the hour organisations open.
pub async fn ics(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    let (notice, file) = read(&visit, &parcours).await?;
    let offer = chosen(&notice).ok_or(Refusal::NotFound)?;
    let start = offer.start.ok_or(Refusal::NotFound)?;
    let moment =
        |hour: i8| clock::paris().to_timestamp(start.at(hour, 0, 0, 0)).map_err(|_| Refusal::NotFound);
    // Calendar files of this house always have a sender; the house itself sends this one.
    let broken = |_| Refusal::Internal;
    let appointment = Appointment {
        uid: Uid::parse(&format!("formation-{}", file.id())).map_err(broken)?,
        sequence: 0,
        stamp: visit.now(),
        slot: Slot::parse(moment(9)?, moment(17)?).map_err(broken)?,
        message: Message::Publish,
        organizer: Mailbox::parse("Jalon", "ne-pas-repondre@jalon.invalid").map_err(broken)?,
        summary: visit.words().t("training-notice-first-day").into_owned(),
        location: Some(format!("{}, {}", offer.organisation, offer.place)),
        description: None,
        url: None,
        reminder: None,
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"formation.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::OK, headers, calendar::event(&appointment)).into_response())
}
