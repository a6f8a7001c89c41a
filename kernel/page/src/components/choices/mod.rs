//! Big links, one idea each, with a drawing that says it again: how one starts.

use askama::Template;

use super::{
    About, Icon, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "choices",
    purpose: "A few ways to go on, on a page that asks what someone came for.",
    options: &[("ChoiceLink::hint(text)", "a second line")],
    criteria: &["Links in a list, so that their number is said.", "The drawing is decoration; the words say all.", "At least 72 px high."],
};

/// One way to go on.
#[derive(Debug, Clone)]
pub struct ChoiceLink {
    href: String,
    label: String,
    icon: Icon,
    hint: Option<String>,
}

impl ChoiceLink {
    /// Where it leads and what it says.
    pub fn new(href: impl ToString, label: impl ToString, icon: Icon) -> Self {
        Self { href: href.to_string(), label: label.to_string(), icon, hint: None }
    }

    /// A second line.
    pub fn hint(mut self, hint: impl ToString) -> Self {
        self.hint = Some(hint.to_string());
        self
    }
}

/// A few ways to go on.
#[derive(Debug, Clone, Template)]
#[template(path = "choices/template.html")]
pub struct Choices {
    links: Vec<ChoiceLink>,
}
html_safe!(Choices);

impl Choices {
    /// The ways, in the order of most people.
    pub fn new(links: Vec<ChoiceLink>) -> Self {
        Self { links }
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    let link = |label: &str, icon| ChoiceLink::new("/demande", label, icon);
    vec![
        sample("typical", Choices::new(vec![
            link("Je veux changer de métier", Icon::Turn),
            link("Je cherche un emploi", Icon::Search),
            link("Je veux me former", Icon::Learn),
            link("Je ne sais pas trop", Icon::Signpost).hint("On regarde ensemble."),
        ])),
        sample("long", Choices::new(vec![link(LONG, Icon::Heart)])),
        sample("hostile", Choices::new(vec![link(HOSTILE, Icon::Lock).hint(HOSTILE)])),
    ]
}
