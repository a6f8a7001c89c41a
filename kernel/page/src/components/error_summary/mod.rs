//! What was refused in a form, on top of the page, each leading to its field.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{form::ShownError, frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "error_summary",
    purpose: "Shown by the base layout when `frame.with_form(&form)` was called; no page writes it.",
    options: &[],
    criteria: &["Focus is there when the page opens (autofocus), without a script.", "Every line is a link that brings to the field.", "The title of the page starts with “Erreur”."],
};

/// What was refused in a form.
#[derive(Debug, Clone, Template)]
#[template(path = "error_summary/template.html")]
pub struct ErrorSummary {
    words: Words,
    errors: Vec<ShownError>,
    id: &'static str,
}
html_safe!(ErrorSummary);

impl ErrorSummary {
    /// Empty when there are no errors: nothing is shown then.
    pub fn new(words: &Words, errors: Vec<ShownError>) -> Self {
        Self { words: words.clone(), errors, id: "erreurs" }
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let summary = |id: &'static str, lines: &[(&str, &str)]| {
        let errors = lines.iter().map(|(href, text)| ShownError { href: (*href).to_owned(), text: (*text).to_owned() }).collect();
        ErrorSummary { id, ..ErrorSummary::new(&frame.words, errors) }
    };
    vec![
        sample("typical", summary("erreurs-1", &[("#champ-text-error", "Votre adresse e-mail : il manque le signe @."), ("#champ-radios-error", "Répondez oui ou non.")])),
        sample("empty", summary("erreurs-2", &[])),
        sample("long", summary("erreurs-3", &[("#champ-text-long", LONG)])),
        sample("hostile", summary("erreurs-4", &[("#champ-text-hostile", HOSTILE)])),
    ]
}
