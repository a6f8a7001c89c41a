//! `/composants`: every component in every state, with what one can set and what it must do for everyone.

use askama::Template;

use crate::{
    components::{Shelf, samples},
    frame::Frame,
};

/// The page of all components.
#[derive(Debug, Template)]
#[template(path = "gallery.html")]
pub struct ComponentsPage {
    frame: Frame,
    shelves: Vec<Shelf>,
}

impl ComponentsPage {
    /// All samples, in the words of `frame`.
    pub fn new(frame: Frame) -> Self {
        let shelves = samples(&frame);
        Self { frame, shelves }
    }
}
