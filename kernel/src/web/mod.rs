//! The web, as far as the kernel knows it: a visit, a form that was sent, a refusal, cookies.

mod cookies;
mod layers;
mod posted;
mod refusal;
mod visit;

pub use cookies::{FLASH, LANGUAGE, Lifetime, READING, SESSION, clear_cookie, set_cookie};
pub use layers::{all_routes, app};
pub use posted::{LARGEST_FORM, Posted, saved};
pub use refusal::Refusal;
pub use visit::{Told, Visit};
