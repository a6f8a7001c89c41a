//! Counselling (2.2, 3): what a person and a counsellor write together.
//!
//! The shared diagnosis in two voices, projects and objectives, the action plan with its reminders, the synthesis that is
//! final only when the person agrees, and the counsellor's list of files. Every text is sealed with the person's key;
//! every write is authorised, journalled and committed as one. Who is referred here, and appointments, are reception's;
//! occupations are information's.

mod actions;
mod compose;
mod document;
pub mod model;
mod pages;
mod personal;
mod received;
mod store;
mod wing;

use std::sync::Arc;

use jalon_documents::pdf::Renderer;
use jalon_information::Information;

/// The wing.
pub struct Counselling {
    information: Arc<Information>,
    renderer: Arc<Renderer>,
}

impl Counselling {
    /// The wing, which searches occupations in `information`.
    pub fn new(information: Arc<Information>) -> Self {
        Self { information, renderer: Arc::new(Renderer::new()) }
    }
}
