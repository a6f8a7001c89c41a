//! Lists under headings, open when they are short and folded when they are long: the screen of a telephone is small.

use askama::Template;
use jalon_kernel::page::Html;
use jalon_kernel::page::components::Details;

use crate::model::sheet::Group;

/// More labels than this are folded.
const OPEN: usize = 8;

/// Lists under headings.
#[derive(Template)]
#[template(path = "groups.html")]
pub(super) struct Groups {
    groups: Vec<Group>,
}

impl askama::filters::HtmlSafe for Groups {}

/// Whether a list is folded whatever its length.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Only when it is long.
    WhenLong,
    /// Always: what most people do not need.
    Always,
}

/// The lists, folded under `summary` when they should be; nothing when they are empty.
pub(super) fn lists(groups: Vec<Group>, fold: Fold, summary: impl ToString) -> Option<Html> {
    let count: usize = groups.iter().map(|group| group.labels.len()).sum();
    let list = Groups { groups };
    match (count, fold) {
        (0, _) => None,
        (count, Fold::WhenLong) if count <= OPEN => Some(Html::of(&list)),
        _ => Some(Html::of(&Details::new(summary, Html::of(&list)))),
    }
}

/// Labels without a heading.
pub(super) fn plain(labels: Vec<String>) -> Vec<Group> {
    if labels.is_empty() { Vec::new() } else { vec![Group { title: String::new(), labels }] }
}
