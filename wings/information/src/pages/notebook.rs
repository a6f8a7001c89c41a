//! `/mon-carnet`: the occupations one keeps, and what each means for oneself.
//!
//! Anybody has one, with or without an account; only its owner reads the notes. A note is kept as it is written; one
//! that changed elsewhere is shown beside it. What is taken away can be put back for a day.

use std::borrow::Cow;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::page::components::{
    Button, EmptyState, Field, LinkButton, Mood, NextStep, Notice, StaleEdit, TextArea,
};
use jalon_kernel::page::form::parse::long_text;
use jalon_kernel::page::form::{ShownError, field_id};
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Told, Visit, saved};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use uuid::Uuid;

use super::occupation_code;
use crate::actions::{self, Written};
use crate::model::kept::{Kept, LONGEST_NOTE};
use crate::store;

/// A note that could not be kept as it was sent.
struct Sent {
    code: String,
    text: String,
    problem: Problem,
}

/// Why it could not.
enum Problem {
    /// It is refused; the sentence says why.
    Refused(String),
    /// The note changed elsewhere since it was read.
    Stale,
}

#[derive(Template)]
#[template(path = "notebook.html")]
struct NotebookPage {
    frame: Frame,
    kept: Vec<Kept>,
    removed: Vec<Kept>,
    sent: Option<Sent>,
    has_account: bool,
}

pub(super) async fn get(visit: Visit) -> Result<Response, Refusal> {
    Ok(Page::new(NotebookPage::load(&visit, None).await?).into_response())
}

/// Keeps a note: as somebody types, or when they press the button.
pub(super) async fn write_note(
    visit: Visit,
    Path(code): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let code = occupation_code(&code).ok_or(Refusal::NotFound)?;
    // A professional has no notebook: for them there is nothing at this address, whatever they send.
    if visit.session().is_some() && visit.person().is_none() {
        return Err(Refusal::NotFound);
    }
    let field = note_field(&code);
    let typed = form.value(&field).to_owned();
    let version = form.version().ok_or(Refusal::Unreadable)?;
    let Some(note) = form.parse(&field, long_text(LONGEST_NOTE)) else {
        let error = form.errors().next().map(|(_, error)| error.text(visit.words()).into_owned());
        let problem = Problem::Refused(error.unwrap_or_default());
        return show_again(&visit, StatusCode::UNPROCESSABLE_ENTITY, Sent { code, text: typed, problem })
            .await;
    };
    match actions::write_note(&visit, &code, version, &note).await? {
        Written::Saved(version) if visit.wants_json() => {
            Ok(saved(version, &visit.words().time_of(visit.now())))
        }
        Written::Saved(_) => {
            Ok(visit.answer(&format!("/mon-carnet#metier-{code}"), Some(Told("information-noted")), None))
        }
        Written::Stale => {
            let sent = Sent { code, text: typed, problem: Problem::Stale };
            show_again(&visit, StatusCode::CONFLICT, sent).await
        }
    }
}

async fn show_again(visit: &Visit, status: StatusCode, sent: Sent) -> Result<Response, Refusal> {
    if visit.wants_json() {
        return Ok(status.into_response());
    }
    Ok(Page::new(NotebookPage::load(visit, Some(sent)).await?).status(status).into_response())
}

fn note_field(code: &str) -> String {
    format!("note-{code}")
}

impl NotebookPage {
    async fn load(visit: &Visit, sent: Option<Sent>) -> Result<Self, Refusal> {
        let kept = match visit.person() {
            Some(id) => {
                visit.authorise(Act::NotebookRead, PersonFacts { id })?;
                let mut tx = visit.house().db.read().await?;
                let key = seal::person_key(&mut tx, &visit.house().secrets, id).await?;
                store::kept(&mut tx, id, &key).await?
            }
            // Whoever is at work here has no notebook; whoever has not kept anything yet has an empty one.
            None if visit.session().is_some() => return Err(Refusal::NotFound),
            None => Vec::new(),
        };
        let has_account = visit.signed_in().is_some();
        Ok(Self::new(visit.frame(), kept, sent, has_account))
    }

    fn new(mut frame: Frame, all: Vec<Kept>, sent: Option<Sent>, has_account: bool) -> Self {
        let (kept, removed): (Vec<Kept>, Vec<Kept>) = all.into_iter().partition(|it| it.removed_at.is_none());
        if let Some(Sent { code, problem: Problem::Refused(text), .. }) = &sent {
            let href = format!("#{}", field_id(&note_field(code)));
            frame.errors.push(ShownError { href, text: text.clone() });
        }
        Self { frame, kept, removed, sent, has_account }
    }

    fn sent_for(&self, kept: &Kept) -> Option<&Sent> {
        self.sent.as_ref().filter(|sent| sent.code == kept.code)
    }

    /// Both texts, when the note changed elsewhere.
    fn stale(&self, kept: &Kept) -> Option<StaleEdit> {
        let sent = self.sent_for(kept).filter(|sent| matches!(sent.problem, Problem::Stale))?;
        let byline = self.frame.t("information-note-byline");
        Some(StaleEdit::new(&self.frame, byline, &kept.note, &sent.text))
    }

    fn hidden(&self, kept: &Kept) -> Html {
        Form::blank().at_version(kept.version).hidden(&self.frame)
    }

    fn note(&self, kept: &Kept) -> TextArea {
        let label = self.frame.t1("information-note", "title", kept.name());
        let field = Field::new(&self.frame, &note_field(&kept.code), label);
        let sent = self.sent_for(kept);
        let text = sent.map_or(kept.note.as_str(), |sent| sent.text.as_str());
        let area = TextArea::new(field, text)
            .hint(self.frame.t("information-note-hint"))
            .audience(self.frame.t("information-note-audience"))
            .optional()
            .rows(3)
            .counter(LONGEST_NOTE)
            .autosave();
        match sent.map(|sent| &sent.problem) {
            Some(Problem::Refused(error)) => area.error(error),
            Some(Problem::Stale) | None => area,
        }
    }

    fn kept_on(&self, kept: &Kept) -> Cow<'_, str> {
        self.frame.t1("information-kept-on", "date", self.frame.words.date_of(kept.kept_at))
    }

    fn save(&self, kept: &Kept) -> Html {
        self.named(Button::quiet(self.frame.t("information-note-save")), kept)
    }

    fn remove(&self, kept: &Kept) -> Html {
        self.named(Button::quiet(self.frame.t("information-remove")), kept)
    }

    fn put_back(&self, kept: &Kept) -> Html {
        self.named(Button::quiet(self.frame.t("information-put-back")), kept)
    }

    /// A button beside the name of what it acts on: a list read aloud must tell its buttons apart.
    fn named(&self, button: Button, kept: &Kept) -> Html {
        Html::of(&NamedButton { button, name: kept.name() })
    }

    fn empty(&self) -> EmptyState {
        let text = self.frame.t("information-notebook-empty-text");
        EmptyState::new(self.frame.t("information-notebook-empty"), text)
            .action(LinkButton::main(self.frame.t("information-search-do"), "/metiers"))
    }

    fn without_account(&self) -> Notice {
        Notice::new(Mood::Info, self.frame.t("information-notebook-here")).more(Html::of(&LinkButton::quiet(
            self.frame.t("information-notebook-sign-in"),
            "/connexion?retour=/mon-carnet",
        )))
    }

    fn next(&self) -> NextStep {
        NextStep::new(&self.frame, self.frame.t("information-notebook-next"))
            .detail(self.frame.t("information-free"))
            .link(LinkButton::main(self.frame.t("information-talk"), "/demande"))
            .link(LinkButton::quiet(self.frame.t("information-search-other"), "/metiers"))
    }
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<span class="row">{{ button }}<span class="unseen">{{ name }}</span></span>"#
)]
struct NamedButton<'a> {
    button: Button,
    name: &'a str,
}

impl askama::filters::HtmlSafe for NamedButton<'_> {}

pub(super) fn samples() -> Vec<Sample> {
    let kept = |n: u128, code: &str, title: Option<&str>, note: &str| Kept {
        id: Uuid::from_u128(n),
        code: code.to_owned(),
        title: title.map(str::to_owned),
        note: note.to_owned(),
        kept_at: Timestamp::UNIX_EPOCH,
        removed_at: None,
        version: 3,
    };
    let some = move || {
        let removed_at = Some(Timestamp::UNIX_EPOCH);
        vec![
            kept(1, "D1102", Some("Boulanger / Boulangère"), "J'aime <le pain> & me lever tôt.\nÀ voir."),
            kept(2, "Z9999", None, ""),
            Kept { removed_at, ..kept(3, "K1303", Some("Garde d'enfants"), "") },
        ]
    };
    let sent = |problem| {
        let (code, text) = ("D1102".to_owned(), "Autre texte </textarea>".to_owned());
        Some(Sent { code, text, problem })
    };
    let render = |frame, kept, sent, has_account| {
        NotebookPage::new(frame, kept, sent, has_account).render().unwrap_or_default()
    };
    vec![
        Sample::new("information/notebook", move |frame| render(frame, some(), None, true)),
        Sample::new("information/notebook-visitor", move |frame| render(frame, some(), None, false)),
        Sample::new("information/notebook-empty", move |frame| render(frame, Vec::new(), None, false)),
        Sample::new("information/notebook-stale", move |frame| {
            render(frame, some(), sent(Problem::Stale), true)
        }),
        Sample::new("information/notebook-refused", move |frame| {
            render(frame, some(), sent(Problem::Refused("Texte trop long.".to_owned())), true)
        }),
    ]
}
