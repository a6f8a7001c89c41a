//! The path with its jalons: the thread of the whole product.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "path",
    purpose: "Where someone is on the way: what is done, what is now, what comes later.",
    options: &[("Step::href(href)", "leads to the page of the step"), ("Step::note(text)", "what there is to know about it")],
    criteria: &["An ordered list; the state of each step is said in words, not only drawn.", "The present step has aria-current=step."],
};

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where we are.
    Now,
    /// Ahead.
    Later,
}

/// One jalon.
#[derive(Debug, Clone)]
pub struct Step {
    title: String,
    state: StepState,
    href: Option<String>,
    note: Option<String>,
}

impl Step {
    /// A step and how far it is.
    pub fn new(title: impl ToString, state: StepState) -> Self {
        Self { title: title.to_string(), state, href: None, note: None }
    }

    /// The page of the step.
    pub fn href(mut self, href: impl ToString) -> Self {
        self.href = Some(href.to_string());
        self
    }

    /// What there is to know about it.
    pub fn note(mut self, note: impl ToString) -> Self {
        self.note = Some(note.to_string());
        self
    }

    fn class(&self) -> &'static str {
        match self.state {
            StepState::Done => "done",
            StepState::Now => "now",
            StepState::Later => "later",
        }
    }

    fn state_key(&self) -> &'static str {
        match self.state {
            StepState::Done => "page-step-done",
            StepState::Now => "page-step-now",
            StepState::Later => "page-step-later",
        }
    }

    fn is_now(&self) -> bool {
        self.state == StepState::Now
    }
}

/// The path.
#[derive(Debug, Clone, Template)]
#[template(path = "path/template.html")]
pub struct Path {
    words: Words,
    steps: Vec<Step>,
}
html_safe!(Path);

impl Path {
    /// The steps in their order.
    pub fn new(frame: &Frame, steps: Vec<Step>) -> Self {
        Self { words: frame.words.clone(), steps }
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Path::new(frame, vec![
            Step::new("Diagnostic partagé", StepState::Done).href("/parcours/diagnostic").note("Signé à deux le 17 mars"),
            Step::new("Vérifier la faisabilité", StepState::Now).href("/parcours/faisabilite").note("2 doutes à lever sur 6"),
            Step::new("La formation et l’argent", StepState::Later).note("À ouvrir ensemble le 18 juin"),
            Step::new("Synthèse", StepState::Later),
        ])),
        sample("empty", Path::new(frame, Vec::new())),
        sample("long", Path::new(frame, vec![Step::new(LONG, StepState::Now).note(LONG)])),
        sample("hostile", Path::new(frame, vec![Step::new(HOSTILE, StepState::Done).note(HOSTILE)])),
    ]
}
