//! The pages of the wing, and what they share.

mod certification;
mod groups;
mod notebook;
mod panels;
mod search;
mod sheet;
mod source_note;
mod sources;
mod suggestions;

use axum::extract::RawQuery;
use jalon_kernel::wing::{Routes, Sample};
use jalon_reference::rome::RomeCode;

pub(crate) use panels::{parcours as parcours_panel, space as space_panel};
pub(crate) use source_note::{SourceNote, demonstration};

use crate::Information;

/// Every page and action, by address.
pub(crate) fn routes(information: Information) -> Routes {
    Routes::new()
        .get("/metiers", search::get)
        .get("/metiers/suggestions", suggestions::get)
        .get("/metiers/{code}", sheet::get)
        .post("/metiers/{code}/garder", sheet::keep)
        .post("/metiers/{code}/retirer", sheet::remove)
        .get("/certifications/{number}", certification::get)
        .get("/mon-carnet", notebook::get)
        .post("/mon-carnet/{code}/note", notebook::write_note)
        .get("/sources", sources::get)
        .with(information)
}

/// A sample of each page and panel.
pub(crate) fn samples() -> Vec<Sample> {
    [
        search::samples(),
        sheet::samples(),
        certification::samples(),
        notebook::samples(),
        sources::samples(),
        panels::samples(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The first value of a parameter of the address, empty when there is none.
fn parameter(query: &RawQuery, name: &str) -> String {
    let text = query.0.as_deref().unwrap_or_default();
    form_urlencoded::parse(text.as_bytes())
        .find_map(|(key, value)| (key == name).then(|| value.into_owned()))
        .unwrap_or_default()
}

/// The code in an address, if it is one: lower case is taken too.
fn occupation_code(written: &str) -> Option<String> {
    RomeCode::parse(&written.to_ascii_uppercase()).map(|code| code.to_string())
}
