//! Parsers for what people type: tolerant with the form, exact in the result, and a refusal says what to do.
//!
//! Each is a `Fn(&str) -> Result<T, FieldError>`, for [`Form::required`](super::Form::required) and its sisters.

mod clean;
mod date;
mod email;
mod number;
mod phone;
mod text;
mod time;

pub use clean::clean;
pub use date::{birth_date, date};
pub use email::email;
pub use number::{euros, whole_number};
pub use phone::phone;
pub use text::{LONG_TEXT, long_text, short_text};
pub use time::time;

use super::FieldError;

/// One of the values we offered: `choice(Status::from_tag)`. Anything else was not sent by our page.
pub fn choice<T>(from_tag: impl Fn(&str) -> Option<T>) -> impl Fn(&str) -> Result<T, FieldError> {
    move |text| from_tag(text).ok_or_else(|| FieldError::new("page-error-choice"))
}

/// An identifier of ours.
///
/// # Errors
/// The text is not a UUID.
pub fn uuid(text: &str) -> Result<uuid::Uuid, FieldError> {
    uuid::Uuid::try_parse(text).map_err(|_| FieldError::new("page-error-choice"))
}

/// A box that was checked.
///
/// # Errors
/// The value is none a box of ours sends.
pub fn checked(text: &str) -> Result<(), FieldError> {
    match text {
        "oui" | "on" => Ok(()),
        _ => Err(FieldError::new("page-error-choice")),
    }
}
