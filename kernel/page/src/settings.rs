//! The page where one chooses how to read: size, space, contrast, light. It needs no account; the server keeps the answer in a
//! cookie ([`Reading::to_cookie`]) and comes back to where one was.

use askama::Template;

use crate::{
    components::Button,
    form::{Form, parse},
    frame::{Contrast, Frame, Reading, Spacing, TextSize, Theme},
};

/// The settings page.
#[derive(Debug, Template)]
#[template(path = "reading.html")]
pub struct ReadingPage {
    frame: Frame,
    form: Form,
    back: String,
}

const SCOPE: &str = "page-settings";

impl ReadingPage {
    /// The page with the settings of `frame`; `back` is where one came from.
    pub fn new(frame: Frame, back: &str) -> Self {
        let reading = frame.reading;
        let form = Form::blank()
            .scope(SCOPE)
            .fill("size", reading.size.tag())
            .fill("spacing", reading.spacing.tag())
            .fill("contrast", reading.contrast.tag())
            .fill("theme", reading.theme.tag());
        Self { frame, form, back: back.to_owned() }
    }

    /// The settings of the form that was sent; what is not understood is as usual.
    pub fn read(mut form: Form) -> Reading {
        Reading {
            size: form.optional("size", parse::choice(TextSize::from_tag)).unwrap_or_default(),
            spacing: form.optional("spacing", parse::choice(Spacing::from_tag)).unwrap_or_default(),
            contrast: form.optional("contrast", parse::choice(Contrast::from_tag)).unwrap_or_default(),
            theme: form.optional("theme", parse::choice(Theme::from_tag)).unwrap_or_default(),
        }
    }
}
