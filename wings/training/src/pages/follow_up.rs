//! The follow-up of a training (1-11): what is planned, what went wrong, what was changed, and words for each other.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{
    Breadcrumb, Button, LinkButton, Mood, Notice, SummaryList, SummaryRow, Tag,
};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use jiff::civil::date;
use uuid::Uuid;

use super::{PROJECT, Top, id, open};
use crate::actions::Changed;
use crate::actions::follow::say;
use crate::model::Voice;
use crate::model::follow_up::{Channel, Entry, FollowUp, Kind, Trouble, Went, What};
use crate::model::part::Part;
use crate::model::project::LONGEST;
use crate::store;

pub(super) const SCOPE: &str = "training-follow";

#[derive(Template)]
#[template(path = "follow_up.html")]
struct FollowPage {
    frame: Frame,
    top: Top,
    all: FollowUp,
    is_stale: bool,
}

impl FollowPage {
    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT])
    }

    fn stale(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("training-follow-stale"))
    }

    fn ways(&self) -> Vec<LinkButton> {
        if !self.top.can_write {
            return Vec::new();
        }
        let way = |kind: Kind| {
            let label = self.frame.t(&format!("training-follow-do-{}", kind.word()));
            let href = self.top.at(&format!("formation/suivi/{}", kind.word()));
            if kind == Kind::Message { LinkButton::main(label, href) } else { LinkButton::quiet(label, href) }
        };
        [Kind::Message, Kind::Alert, Kind::Contact, Kind::Adjustment].map(way).into()
    }

    fn alerts(&self) -> Option<Notice> {
        let count = i64::try_from(self.all.open_alerts().count()).unwrap_or(i64::MAX);
        (count > 0)
            .then(|| Notice::new(Mood::Warn, self.frame.t1("training-follow-open-alerts", "count", count)))
    }

    // What is planned comes first, the soonest at the top; then everything else, the latest first.
    fn entries(&self) -> Vec<&Entry> {
        let mut all = self.all.planned();
        let rest =
            self.all.entries.iter().rev().filter(|it| !matches!(it.what, What::Contact { went: None, .. }));
        all.extend(rest);
        all
    }

    fn title(&self, entry: &Entry) -> String {
        let frame = &self.frame;
        match &entry.what {
            What::Contact { on, from, .. } => {
                let who = self.top.you_or_name(frame, *from);
                frame.t2("training-contact-title", "who", who, "day", frame.day(on)).into_owned()
            }
            What::Alert { trouble, .. } => {
                frame.t(&format!("training-follow-alert_trouble-{}", trouble.word())).into_owned()
            }
            What::Adjustment { .. } => frame.t("training-follow-adjustment").into_owned(),
            What::Message { .. } => frame.t("training-message").into_owned(),
        }
    }

    fn tag(&self, entry: &Entry) -> Option<Tag> {
        let word = |key: &str| self.frame.t(&format!("training-follow-{key}")).into_owned();
        match &entry.what {
            What::Contact { went: None, on, .. } if *on < self.top.today => Some(Tag::bad(word("past"))),
            What::Contact { went: None, .. } => Some(Tag::warn(self.frame.t("training-planned"))),
            What::Contact { went: Some(Went::Held), .. } => Some(Tag::ok(word("went-held"))),
            What::Contact { went: Some(went), .. } => {
                Some(Tag::plain(word(&format!("went-{}", went.word()))))
            }
            What::Alert { answered_by: None, .. } => {
                Some(Tag::bad(self.frame.t("training-alert-unanswered")))
            }
            What::Alert { answered_by: Some(_), .. } => {
                Some(Tag::ok(self.frame.t("training-alert-answered")))
            }
            What::Adjustment { .. } | What::Message { .. } => None,
        }
    }

    fn facts(&self, entry: &Entry) -> SummaryList {
        let frame = &self.frame;
        let said: Vec<(&str, String)> = match &entry.what {
            What::Contact { channel, about, note, .. } => vec![
                (
                    "contact_channel",
                    frame.t(&format!("training-follow-contact_channel-{}", channel.word())).into_owned(),
                ),
                ("contact_about", about.clone()),
                ("contact_note", note.clone()),
            ],
            What::Alert { since, text, .. } => vec![
                ("alert_since", since.map(|day| frame.date(day)).unwrap_or_default()),
                ("alert_text", text.clone()),
            ],
            What::Adjustment { alert, change, why } => {
                let alert = alert.and_then(|id| self.all.entries.iter().find(|it| it.id == id));
                vec![
                    ("answers", alert.map(|it| self.title(it)).unwrap_or_default()),
                    ("change_what", change.clone()),
                    ("change_why", why.clone()),
                ]
            }
            What::Message { text } => vec![("message_text", text.clone())],
        };
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        let rows =
            said.map(|(key, text)| SummaryRow::new(frame.t(&format!("training-follow-said-{key}")), text));
        SummaryList::new(frame, rows.collect())
    }

    fn byline(&self, entry: &Entry) -> String {
        let (who, when) = (self.top.you_or_name(&self.frame, entry.by), self.frame.date_time(entry.at));
        self.frame.t2("training-byline", "who", who, "when", when).into_owned()
    }

    fn is_planned(&self, entry: &Entry) -> bool {
        self.top.can_write && matches!(entry.what, What::Contact { went: None, .. })
    }

    fn adjust(&self, entry: &Entry) -> Option<LinkButton> {
        let is_open = matches!(entry.what, What::Alert { answered_by: None, .. });
        let href = self.top.at(&format!("formation/suivi/ajustement?alerte={}", entry.id));
        (is_open && self.top.can_write)
            .then(|| LinkButton::main(self.frame.t("training-follow-adjust-alert"), href))
    }

    fn form(&self) -> Form {
        Form::blank().scope(SCOPE)
    }

    fn address(&self, entry: &Entry) -> String {
        self.top.at(&format!("formation/suivi/contact/{}", entry.id))
    }
}

async fn show(visit: &Visit, parcours: Uuid, is_stale: bool) -> Result<FollowPage, Refusal> {
    let (mut tx, file) = open(visit, parcours).await?;
    let parts = store::parts::load(&mut tx, &file.key, file.id()).await?;
    let all = parts.get::<FollowUp>(Part::FollowUp).map(|kept| kept.content).unwrap_or_default();
    Ok(FollowPage { frame: visit.frame(), top: Top::of(visit, &file), all, is_stale })
}

/// Shows the follow-up.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, false).await?).into_response())
}

/// Says how a contact went.
pub async fn post_contact(
    visit: Visit,
    Path((parcours, contact)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let contact = id(&contact)?;
    let went = form.required("went", parse::choice(Went::from_word)).ok_or(Refusal::Unreadable)?;
    let words = form.optional("contact_note", parse::long_text(LONGEST)).unwrap_or_default();
    if form.has_errors() {
        return Err(Refusal::TooLarge);
    }
    let done = say(&visit, tx, &file, contact, (went, words)).await?;
    answer(&visit, parcours, done, "training-kept").await
}

pub(super) async fn answer(
    visit: &Visit,
    parcours: Uuid,
    done: Changed,
    told: &'static str,
) -> Result<Response, Refusal> {
    match done {
        Changed::Done => {
            Ok(visit.answer(&format!("/parcours/{parcours}/formation/suivi"), Some(Told(told)), None))
        }
        Changed::Stale => {
            Ok(Page::new(show(visit, parcours, true).await?).status(StatusCode::CONFLICT).into_response())
        }
    }
}

fn sample() -> FollowUp {
    let (alert, adjustment) = (Uuid::from_u128(20), Uuid::from_u128(21));
    let contact = |on, channel, went| What::Contact {
        on,
        from: Voice::Counsellor,
        channel,
        about: "Les premiers jours".into(),
        went,
        note: "Tout va <bien>.".into(),
        reminded: false,
    };
    let mut whats = vec![
        contact(date(2026, 3, 9), Channel::Telephone, None),
        contact(date(2026, 3, 1), Channel::InPerson, None),
        What::Adjustment {
            alert: Some(alert),
            change: "Deux semaines de plus".into(),
            why: "Absences".into(),
        },
        What::Message { text: "Je n’arrive pas à suivre le <rythme>.".into() },
    ];
    whats.extend(
        Went::ALL
            .iter()
            .zip([Channel::Video, Channel::Mail, Channel::Mail])
            .map(|(went, channel)| contact(date(2026, 2, 9), channel, Some(*went))),
    );
    whats.extend(Trouble::ALL.iter().map(|trouble| What::Alert {
        trouble: *trouble,
        since: Some(date(2026, 3, 1)),
        text: "Trois jours manqués.".into(),
        answered_by: (*trouble == Trouble::Absence).then_some(adjustment),
    }));
    let entries = whats.into_iter().enumerate().map(|(index, what)| {
        let id = match what {
            What::Alert { trouble: Trouble::Absence, .. } => alert,
            _ => Uuid::from_u128(30 + index as u128),
        };
        Entry { id, by: Voice::Person, at: Timestamp::UNIX_EPOCH, what }
    });
    FollowUp { entries: entries.collect() }
}

/// The follow-up, full and empty.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/follow-up", |frame| {
            FollowPage { frame, top: Top::sample(Voice::Person), all: sample(), is_stale: true }.to_string()
        }),
        Sample::new("training/follow-up-empty", |frame| {
            let (top, all) = (Top::sample(Voice::Counsellor), FollowUp::default());
            FollowPage { frame, top, all, is_stale: false }.to_string()
        }),
    ]
}
