//! What training shows on the page of a parcours: where the training project stands, and what comes next.

use askama::Template;
use jalon_kernel::access::{Authorized, FieldClass};
use jalon_kernel::casefile::File;
use jalon_kernel::db::Tx;
use jalon_kernel::page::Frame;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{NextStep, Panel, Sample};

use super::Top;
use super::project;
use crate::model::Voice;
use crate::model::project::Wish;
use crate::model::whole::Whole;
use crate::store;

/// After counselling's thread, before what is only kept.
const RANK: u8 = 40;

#[derive(Template)]
#[template(path = "panel.html")]
struct FilePanel {
    frame: Frame,
    top: Top,
    lines: Vec<String>,
}

/// The panel of a parcours.
pub async fn of_parcours(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
) -> Result<Option<Panel>, Refusal> {
    if !file.shows(FieldClass::Project) {
        return Ok(None);
    }
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let (frame, top, whole) = (visit.frame(), Top::of(visit, file), project::whole(&parts));
    Ok(Some(panel(frame, top, &whole)))
}

fn panel(frame: Frame, top: Top, whole: &Whole) -> Panel {
    let lines = lines(&frame, whole);
    let next = next(&frame, &top, whole);
    let html = FilePanel { frame, top, lines }.to_string();
    Panel { rank: RANK, html, next }
}

fn lines(frame: &Frame, whole: &Whole) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(kept) = &whole.certification {
        let (title, code) = (&kept.content.title, kept.content.code());
        lines.push(if code.is_empty() { title.clone() } else { format!("{title} ({code})") });
    }
    if let Some(offer) = whole.offers.as_ref().and_then(|kept| kept.content.chosen()) {
        let start = offer.start.map(|day| frame.date(day)).unwrap_or_default();
        let parts = [offer.organisation.as_str(), &offer.place, &start];
        lines.push(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
    }
    lines
}

// Only what waits for this very reader, once the work on a training has begun: not every project is a training.
fn next(frame: &Frame, top: &Top, whole: &Whole) -> Option<NextStep> {
    (whole.waits_for_wish() && top.reader == Voice::Person).then(|| NextStep {
        title: frame.t("training-next-wish").into_owned(),
        text: String::new(),
        action: frame.t("training-next-wish-do").into_owned(),
        href: top.at("formation#vae"),
        rank: 22,
    })
}

/// Panels stand alone.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/panel", |frame| {
            panel(frame, Top::sample(Voice::Person), &project::sample(Some(Wish::No))).html
        }),
        Sample::new("training/panel-empty", |frame| {
            panel(frame, Top::sample(Voice::Counsellor), &Whole::default()).html
        }),
        Sample::new("training/panel-wish", |frame| {
            let panel = panel(frame, Top::sample(Voice::Person), &project::sample(None));
            panel.next.map(|next| format!("<p>{}</p>", next.action)).unwrap_or_default()
        }),
    ]
}
