//! What employers, staff representatives and job-seeker services tell others of the service (1-06).
//!
//! A notice to print or hang, a text for an e-mail, and whom to reach, in words that promise nothing and favour no
//! operator. Nothing here asks who reads it.

mod pages;
mod wing;

use std::sync::Arc;

use jalon_documents::pdf::Renderer;

/// The wing.
#[derive(Clone)]
pub struct Outreach {
    renderer: Arc<Renderer>,
}

impl Outreach {
    /// Notices are set by `renderer`.
    pub fn new(renderer: Arc<Renderer>) -> Self {
        Self { renderer }
    }
}
