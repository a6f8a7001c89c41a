//! A state in a word or two.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "tag",
    purpose: "A state: `Tag::ok`, `Tag::warn`, `Tag::bad`, and `Tag::plain` for what is not known yet.",
    options: &[],
    criteria: &["The words say the state; the colour repeats it."],
};

/// A state in a word or two.
#[derive(Debug, Clone, Template)]
#[template(path = "tag/template.html")]
pub struct Tag {
    label: String,
    class: &'static str,
}
html_safe!(Tag);

impl Tag {
    /// Settled, favourable.
    pub fn ok(label: impl ToString) -> Self {
        Self { label: label.to_string(), class: "ok" }
    }

    /// To be looked at.
    pub fn warn(label: impl ToString) -> Self {
        Self { label: label.to_string(), class: "warn" }
    }

    /// Refused, late, unfavourable.
    pub fn bad(label: impl ToString) -> Self {
        Self { label: label.to_string(), class: "bad" }
    }

    /// Neither: not known yet, to come.
    pub fn plain(label: impl ToString) -> Self {
        Self { label: label.to_string(), class: "plain" }
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("ok", Tag::ok("d’accord toutes les deux")),
        sample("warn", Tag::warn("à vérifier")),
        sample("bad", Tag::bad("en retard")),
        sample("plain", Tag::plain("pas encore su")),
        sample("long", Tag::plain(LONG)),
        sample("hostile", Tag::bad(HOSTILE)),
    ]
}
