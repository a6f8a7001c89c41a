//! The pages of reception: one a file, each a struct, its handlers and its sample.

pub mod appointment_link;
pub mod appointments;
pub mod call_back;
mod meeting;
pub mod panels;
pub mod question;
mod question_form;
pub mod queue;
pub mod recap;
pub mod request;
mod said;
pub mod samples;
pub mod sent;
pub mod start;

use jalon_kernel::web::Refusal;
use uuid::Uuid;

/// An identifier in an address; anything else is an address that leads nowhere.
fn id(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}
