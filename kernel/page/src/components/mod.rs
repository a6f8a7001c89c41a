//! The parts pages are made of. A component is a folder: `mod.rs` (the values it takes, its samples), `template.html`, `style.css`.
//!
//! Each is a struct that shows itself as HTML, already escaped: `{{ component }}` in a template is enough. Each says its options
//! and what it must do for people who cannot see, hear, point or read well; `/composants` shows them all.

/// Marks components as HTML that must not be escaped again: their templates have escaped what was put in.
macro_rules! html_safe {
    ($($component:ty),+ $(,)?) => { $( impl askama::filters::HtmlSafe for $component {} )+ };
}

/// Declares the component folders once: the module, its style, its place in the gallery.
macro_rules! folders {
    ($($name:ident),+ $(,)?) => {
        $( pub mod $name; )+

        /// The styles of all components, in the order of the folders.
        pub(crate) const STYLES: &[&str] = &[$( include_str!(concat!(stringify!($name), "/style.css")) ),+];

        /// Every component with its samples, shown in the words of `frame`.
        pub fn samples(frame: &Frame) -> Vec<Shelf> {
            vec![$( Shelf { about: $name::ABOUT, samples: $name::samples(frame) } ),+]
        }
    };
}

mod icon;
mod sample;

pub use icon::Icon;
pub use sample::{About, Sample, Shelf};

use crate::frame::Frame;

folders!(
    field,
    text_field,
    text_area,
    select,
    radios,
    checkboxes,
    choices,
    button,
    link_button,
    next_step,
    card,
    tag,
    path,
    voices,
    table,
    details,
    error_summary,
    flash,
    notice,
    pagination,
    empty_state,
    summary_list,
    breadcrumb,
    stale_edit,
    progress,
    document_download,
    shares,
    months,
    search_box,
    language_switch,
);

pub use breadcrumb::Breadcrumb;
pub use button::{Button, Weight};
pub use card::Card;
pub use checkboxes::Checkboxes;
pub use choices::{ChoiceLink, Choices};
pub use details::Details;
pub use document_download::DocumentDownload;
pub use empty_state::EmptyState;
pub use error_summary::ErrorSummary;
pub use field::Field;
pub use flash::Flash;
pub use language_switch::LanguageSwitch;
pub use link_button::LinkButton;
pub use months::{Month, Months};
pub use next_step::NextStep;
pub use notice::{Mood, Notice};
pub use pagination::Pagination;
pub use path::{Path, Step, StepState};
pub use progress::Progress;
pub use radios::{Choice, Radios};
pub use search_box::SearchBox;
pub use select::Select;
pub use shares::{Share, Shares};
pub use stale_edit::StaleEdit;
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Cell, Column, Table};
pub use tag::Tag;
pub use text_area::TextArea;
pub use text_field::TextField;
pub use voices::{Side, Voice, Voices};
