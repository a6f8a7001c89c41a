//! Something to know before going on, or the good end of something.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, html::Html};

pub(super) const ABOUT: About = About {
    name: "notice",
    purpose: "`Notice::new(mood, text)` inside a page; `Notice::done(title, text)` as the panel of a page that confirms, with `.reference(...)`.",
    options: &[("title(text)", "a heading"), ("reference(label, text)", "a number to keep, big and easy to copy"), ("more(html)", "components below the text")],
    criteria: &["The words carry the mood; the colour repeats it.", "A reference is a text one can select and hear figure by figure."],
};

/// How something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It went well.
    Ok,
    /// Good to know.
    Info,
    /// Mind this.
    Warn,
    /// It went wrong.
    Bad,
}

impl Mood {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// Something to know.
#[derive(Debug, Clone, Template)]
#[template(path = "notice/template.html")]
pub struct Notice {
    mood: Mood,
    is_panel: bool,
    title: Option<String>,
    text: String,
    reference: Option<(String, String)>,
    more: Html,
}
html_safe!(Notice);

impl Notice {
    /// A sentence or two inside a page.
    pub fn new(mood: Mood, text: impl ToString) -> Self {
        Self { mood, is_panel: false, title: None, text: text.to_string(), reference: None, more: Html::default() }
    }

    /// The panel of a page that confirms: `title` is the title of the page.
    pub fn done(title: impl ToString, text: impl ToString) -> Self {
        Self { is_panel: true, title: Some(title.to_string()), ..Self::new(Mood::Ok, text) }
    }

    /// A heading.
    pub fn title(mut self, title: impl ToString) -> Self {
        self.title = Some(title.to_string());
        self
    }

    /// A number to keep.
    pub fn reference(mut self, label: impl ToString, text: impl ToString) -> Self {
        self.reference = Some((label.to_string(), text.to_string()));
        self
    }

    /// Components below the text.
    pub fn more(mut self, more: Html) -> Self {
        self.more = more;
        self
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Notice::new(Mood::Info, "Votre employeur n’en saura rien.").title("C’est confidentiel")),
        sample("reference", Notice::new(Mood::Ok, "Un conseiller vous répond avant le 15 juin.").title("Votre demande est partie").reference("Votre numéro", "JAL-4F7K-92")),
        sample("warn", Notice::new(Mood::Warn, "Votre droit dure encore deux mois.")),
        sample("error", Notice::new(Mood::Bad, "Le fichier n’est pas arrivé en entier.")),
        sample("long", Notice::new(Mood::Info, LONG).title(LONG)),
        sample("hostile", Notice::new(Mood::Warn, HOSTILE).title(HOSTILE).reference(HOSTILE, HOSTILE)),
    ]
}
