//! Training and its money (2.3, 1-04): what one is entitled to, the training project, its funding, what is asked of funders.
//!
//! Anybody asks what they are entitled to, without an account; a person and their counsellor work on the training project
//! of a parcours together. Rules are data (`data/schemes`), reckoned by the engine; no amount, rate or delay stands here.
//! Every text is sealed with the person's key; what tells of health is opened by consent alone.

mod actions;
pub mod model;
mod pages;
mod personal;
mod store;
mod wing;

use std::sync::Arc;

use jalon_documents::pdf::Renderer;

/// The wing.
pub struct Training {
    renderer: Arc<Renderer>,
}

impl Training {
    /// The wing, which sets its papers with `renderer`.
    pub fn new(renderer: Arc<Renderer>) -> Self {
        Self { renderer }
    }
}
