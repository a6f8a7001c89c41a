//! The one next step, with its owner and its date: the only warm block of a page.

use askama::Template;

use super::{
    About, Button, LinkButton, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, html::Html};

pub(super) const ABOUT: About = About {
    name: "next_step",
    purpose: "What comes next: always one, with whose turn it is and until when.",
    options: &[("title(text)", "instead of “Prochaine étape”"), ("detail(text)", "whose turn, until when"), ("action(component)", "what one can do about it, most likely first")],
    criteria: &["A region with a heading, before everything else of the page.", "The colour says nothing that the words do not."],
};

/// What comes next.
#[derive(Debug, Clone, Template)]
#[template(path = "next_step/template.html")]
pub struct NextStep {
    id: String,
    title: String,
    step: String,
    detail: Option<String>,
    actions: Vec<Html>,
}
html_safe!(NextStep);

impl NextStep {
    /// The step in one sentence.
    pub fn new(frame: &Frame, step: impl ToString) -> Self {
        Self { id: "suite".to_owned(), title: frame.t("page-next-title").into_owned(), step: step.to_string(), detail: None, actions: Vec::new() }
    }

    /// Instead of "next step".
    pub fn title(mut self, title: impl ToString) -> Self {
        self.title = title.to_string();
        self
    }

    /// Whose turn it is, and until when.
    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// Leads to where it is done.
    pub fn link(mut self, link: LinkButton) -> Self {
        self.actions.push(Html::of(&link));
        self
    }

    /// Something more to do about it: a form of the page's own, already shown as HTML.
    pub fn action(mut self, action: Html) -> Self {
        self.actions.push(action);
        self
    }

    fn named(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", NextStep::new(frame, "Rencontrer l’atelier Roue Libre pour l’enquête métier").named("suite-1").title("À vous de jouer")
            .detail("C’est à vous, avant le vendredi 12 juin. Claire a préparé les questions à poser.")
            .link(LinkButton::main("Préparer la visite", "/etape")).action(Html::of(&Button::quiet("Je n’ai pas pu")))),
        sample("empty", NextStep::new(frame, "Rien pour le moment. Claire vous répond avant jeudi.").named("suite-2")),
        sample("long", NextStep::new(frame, LONG).named("suite-3").title("Une étape longue à dire").detail(LONG).link(LinkButton::main(LONG, "/"))),
        sample("hostile", NextStep::new(frame, HOSTILE).named("suite-4").title(format!("{HOSTILE} (étape)")).detail(HOSTILE)),
    ]
}
