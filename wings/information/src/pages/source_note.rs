//! Where the texts of a page come from: publisher, edition, date, licence, and whether they are only a demonstration.

use askama::Template;
use jalon_kernel::page::Words;
use jalon_kernel::page::components::{Mood, Notice, Tag};

use crate::model::dataset::Dataset;

/// The line below what comes from a data set.
#[derive(Template)]
#[template(path = "source_note.html")]
pub(crate) struct SourceNote {
    words: Words,
    dataset: Dataset,
}

impl askama::filters::HtmlSafe for SourceNote {}

impl SourceNote {
    /// What is said of `dataset`.
    pub(crate) fn new(words: &Words, dataset: &Dataset) -> Self {
        Self { words: words.clone(), dataset: dataset.clone() }
    }

    fn line(&self) -> String {
        let Dataset { attribution, edition, .. } = &self.dataset;
        let arguments = [("attribution", attribution.into()), ("edition", edition.into())];
        self.words.with("information-source-line", &arguments).into_owned()
    }

    fn date(&self) -> Option<String> {
        let date = self.words.date(self.dataset.published_on?);
        Some(self.words.with("information-source-date", &[("date", date.into())]).into_owned())
    }

    fn demonstration(&self) -> Option<Tag> {
        self.dataset.is_demonstration().then(|| Tag::warn(self.words.t("information-demo-tag")))
    }
}

/// What stands on top of a page whose texts are only a demonstration.
pub(crate) fn demonstration(words: &Words, dataset: &Dataset) -> Option<Notice> {
    let notice =
        || Notice::new(Mood::Warn, words.t("information-demo-text")).title(words.t("information-demo-tag"));
    dataset.is_demonstration().then(notice)
}
