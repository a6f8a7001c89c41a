//! Everything a page is made of: words, frame, components, forms, answers, headers, files.
//!
//! Pure: no database, no clock, no randomness of its own. A wing writes a page with [`Frame`], [`Form`], the components and
//! [`Page`]; `README.md` beside this crate shows how. What a person may see is decided before, by the kernel's access.

pub mod assets;
pub mod components;
pub mod errors;
pub mod form;
pub mod frame;
pub mod gallery;
pub mod headers;
pub mod html;
pub mod i18n;
pub mod respond;
pub mod settings;
#[cfg(feature = "structure")]
pub mod structure;

pub use errors::{ErrorKind, ErrorPage};
pub use form::{FieldError, Form};
pub use frame::{Frame, NavEntry, Reading, Who};
pub use headers::{HeaderPolicy, Hsts, Nonce, security_headers};
pub use html::Html;
pub use i18n::{Catalogue, Locale, Value, Words};
pub use respond::{Cache, Page, SeeOther, local_path};
