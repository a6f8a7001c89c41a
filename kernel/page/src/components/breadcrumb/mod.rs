//! Where this page is in the house.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "breadcrumb",
    purpose: "Before the title, on pages deeper than the second level.",
    options: &[("parents", "from the start page down; the page itself is not in it")],
    criteria: &["A navigation with a name, an ordered list, links of 44 px."],
};

/// The way from the start page.
#[derive(Debug, Clone, Template)]
#[template(path = "breadcrumb/template.html")]
pub struct Breadcrumb {
    words: Words,
    note: String,
    parents: Vec<(String, String)>,
}
html_safe!(Breadcrumb);

impl Breadcrumb {
    /// Labels and addresses of the pages above this one, from the top.
    pub fn new(frame: &Frame, parents: Vec<(String, String)>) -> Self {
        Self { words: frame.words.clone(), note: String::new(), parents }
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let crumb = |note: &str, parents: &[&str]| Breadcrumb {
        note: format!(" ({note})"),
        ..Breadcrumb::new(frame, parents.iter().map(|label| ((*label).to_owned(), "/".to_owned())).collect())
    };
    vec![
        sample("typical", crumb("1", &["Accueil", "Métiers", "Réparation"])),
        sample("empty", crumb("2", &[])),
        sample("long", crumb("3", &[LONG, LONG])),
        sample("hostile", crumb("4", &[HOSTILE])),
    ]
}
