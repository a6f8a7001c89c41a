//! A long list, a page at a time.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, sample},
};
use crate::{frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "pagination",
    purpose: "Below a list that has several pages. `Pagination::new(frame, label, 3, 40, |page| format!(\"/metiers?page={page}\"))`.",
    options: &[("current, last", "counted from 1; with one page nothing is shown")],
    criteria: &["A navigation with a name; each link says “page 4”; the present one has aria-current.", "44 px, previous and next in words."],
};

#[derive(Debug, Clone)]
enum Entry {
    Page { number: u64, href: String },
    Gap,
}

/// The pages of a list.
#[derive(Debug, Clone, Template)]
#[template(path = "pagination/template.html")]
pub struct Pagination {
    words: Words,
    label: String,
    current: u64,
    entries: Vec<Entry>,
    previous: Option<String>,
    next: Option<String>,
}
html_safe!(Pagination);

impl Pagination {
    /// Page `current` of `last`, the pages of the list called `label`.
    pub fn new(frame: &Frame, label: impl ToString, current: u64, last: u64, href: impl Fn(u64) -> String) -> Self {
        let last = last.max(1);
        let current = current.clamp(1, last);
        let mut numbers = vec![1, current.saturating_sub(1), current, current + 1, last];
        numbers.retain(|number| (1..=last).contains(number));
        numbers.sort_unstable();
        numbers.dedup();
        let mut entries = Vec::new();
        let mut before = 0;
        for number in numbers {
            if number > before + 2 {
                entries.push(Entry::Gap);
            } else if number == before + 2 {
                entries.push(Entry::Page { number: number - 1, href: href(number - 1) });
            }
            entries.push(Entry::Page { number, href: href(number) });
            before = number;
        }
        Self {
            words: frame.words.clone(),
            label: label.to_string(),
            current,
            entries,
            previous: (current > 1).then(|| href(current - 1)),
            next: (current < last).then(|| href(current + 1)),
        }
    }

    fn is_current(&self, number: &u64) -> bool {
        *number == self.current
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let pages = |label: &str, current, last| Pagination::new(frame, label, current, last, |page| format!("/metiers?q=vélo&page={page}"));
    vec![
        sample("typical", pages("Pages des métiers", 3, 5)),
        sample("empty", pages("Une seule page", 1, 1)),
        sample("first", pages("Pages depuis le début", 1, 40)),
        sample("long", pages("Pages d’une très longue liste", 20_000, 1_000_000)),
        sample("hostile", Pagination::new(frame, HOSTILE, 2, 3, |page| format!("/metiers?q={HOSTILE}&page={page}"))),
    ]
}
