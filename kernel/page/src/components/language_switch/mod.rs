//! The three ways of speaking, one click away on every page.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, sample},
};
use crate::{frame::Frame, html::Html, i18n::Locale};

pub(super) const ABOUT: About = About {
    name: "language_switch",
    purpose: "In the “read differently” bar of the base layout: sends the tag to `/langue` and comes back to the same page.",
    options: &[],
    criteria: &["Each name is in its own language, with its lang.", "The present one is said with aria-pressed, not only shown."],
};

/// The three ways of speaking.
#[derive(Debug, Clone, Template)]
#[template(path = "language_switch/template.html")]
pub struct LanguageSwitch {
    csrf: Html,
    back: String,
    label: String,
    current: Locale,
}
html_safe!(LanguageSwitch);

impl LanguageSwitch {
    /// A form that comes back to the page of `frame`.
    pub fn new(frame: &Frame) -> Self {
        Self { csrf: frame.csrf_field(), back: frame.path.clone(), label: frame.t("page-language").into_owned(), current: frame.locale() }
    }

    fn is_current(&self, locale: &Locale) -> bool {
        *locale == self.current
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let hostile = Frame { path: format!("/metiers?q={HOSTILE}"), csrf: HOSTILE.to_owned(), ..frame.clone() };
    vec![sample("typical", LanguageSwitch::new(frame)), sample("hostile", LanguageSwitch::new(&hostile))]
}
