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
use crate::model::direct::{Direct, Outcome};
use crate::model::follow_up::FollowUp;
use crate::model::part::Part;
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
    let direct = parts.get::<Direct>(Part::Direct).map(|kept| kept.content).unwrap_or_default();
    let follow = parts.get::<FollowUp>(Part::FollowUp).map(|kept| kept.content).unwrap_or_default();
    let waits = waits(&top, &whole, &direct, &follow);
    Ok(Some(panel(frame, top, &whole, waits)))
}

/// What waits for this reader: a key of words, a page, a rank.
type Waits = Option<(&'static str, &'static str, u8)>;

fn panel(frame: Frame, top: Top, whole: &Whole, waits: Waits) -> Panel {
    let lines = lines(&frame, whole);
    let next = waits.map(|waits| next(&frame, &top, waits));
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
fn waits(top: &Top, whole: &Whole, direct: &Direct, follow: &FollowUp) -> Waits {
    let is_asked_back = || {
        let last = direct.decision().map(|decision| decision.outcome);
        direct.waiting().is_none() && last == Some(Outcome::Needs)
    };
    match top.reader {
        Voice::Counsellor if follow.open_alerts().next().is_some() => Some(("alert", "formation/suivi", 12)),
        Voice::Counsellor if direct.waiting().is_some() => Some(("decide", "formation/validation", 14)),
        Voice::Person if is_asked_back() => Some(("bring", "formation/validation", 20)),
        Voice::Person if whole.waits_for_wish() => Some(("wish", "formation#vae", 22)),
        Voice::Person | Voice::Counsellor => None,
    }
}

fn next(frame: &Frame, top: &Top, (key, page, rank): (&str, &str, u8)) -> NextStep {
    NextStep {
        title: frame.t(&format!("training-next-{key}")).into_owned(),
        text: String::new(),
        action: frame.t(&format!("training-next-{key}-do")).into_owned(),
        href: top.at(page),
        rank,
    }
}

/// Panels stand alone.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/panel", |frame| {
            panel(frame, Top::sample(Voice::Person), &project::sample(Some(Wish::No)), None).html
        }),
        Sample::new("training/panel-empty", |frame| {
            panel(frame, Top::sample(Voice::Counsellor), &Whole::default(), None).html
        }),
        Sample::new("training/panel-next", |frame| {
            let all = ["alert", "decide", "bring", "wish"].map(|key| {
                let step = next(&frame, &Top::sample(Voice::Person), (key, "formation", 1));
                format!("<p>{}</p><p>{}</p>", step.title, step.action)
            });
            all.concat()
        }),
    ]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_waits_is_put_forward_to_whom_it_waits_for() {
        let (person, counsellor) = (Top::sample(Voice::Person), Top::sample(Voice::Counsellor));
        let (wish, settled) = (project::sample(None), project::sample(Some(Wish::No)));
        let (mut direct, follow) = (Direct::default(), FollowUp::default());
        assert_eq!(waits(&person, &wish, &direct, &follow).map(|it| it.0), Some("wish"));
        assert_eq!(waits(&counsellor, &wish, &direct, &follow), None);
        direct.bring(Voice::Person, date(2026, 3, 3), String::new());
        assert_eq!(waits(&counsellor, &settled, &direct, &follow).map(|it| it.0), Some("decide"));
        assert_eq!(waits(&person, &settled, &direct, &follow), None);
    }
}
