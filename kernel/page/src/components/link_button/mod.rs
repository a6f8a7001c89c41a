//! A link that looks like a button: it leads somewhere, it changes nothing.

use askama::Template;

use super::{
    About, Sample, Weight,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "link_button",
    purpose: "Leads to the next page. For what changes something, use a form and `Button`.",
    options: &[("main / quiet", "how much it stands out")],
    criteria: &["A link, said as a link, that opens where one is.", "Same words, same place: two links of the same name lead to the same page."],
};

/// A link that stands out.
#[derive(Debug, Clone, Template)]
#[template(path = "link_button/template.html")]
pub struct LinkButton {
    label: String,
    href: String,
    weight: Weight,
}
html_safe!(LinkButton);

impl LinkButton {
    /// The one thing to do here.
    pub fn main(label: impl ToString, href: impl ToString) -> Self {
        Self { label: label.to_string(), href: href.to_string(), weight: Weight::Main }
    }

    /// Another way to go on.
    pub fn quiet(label: impl ToString, href: impl ToString) -> Self {
        Self { weight: Weight::Quiet, ..Self::main(label, href) }
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", LinkButton::main("Commencer", "/demande")),
        sample("quiet", LinkButton::quiet("Voir un exemple", "/exemple")),
        sample("long", LinkButton::main(LONG, "/")),
        sample("hostile", LinkButton::main(HOSTILE, format!("/recherche?q={HOSTILE}"))),
    ]
}
