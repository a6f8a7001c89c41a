//! Structures and services of social and professional inclusion: data·inclusion v1, and a directory of agencies.
//!
//! | file | form | what |
//! |---|---|---|
//! | `structures.json`, `services.json` | JSON, an array or a page of the API (`items`) | structures and services, one object each |
//! | `sources.json` | JSON array | who contributes them |
//! | `thematiques.json`, `publics.json`, … | JSON arrays | the code lists: value, label, description |
//! | `prescribers__organization.json` | JSON array, Django fixture | agencies with address and point |
//!
//! Fields may be absent, null or empty alike. A name and an identifier must be there; any other value that is wrong is
//! left out and told in `flaws`. Codes are kept as they come: lists grow, and an unknown code is told by whoever joins it
//! with the list. Contacts are those of the structure, made public by it.

mod agencies;
mod fields;
mod lists;
mod services;
mod structures;

pub use agencies::{Agency, Network, agency};
pub use fields::Whereabouts;
pub use lists::{Code, Contributor, code, contributor};
pub use services::{Service, service};
pub use structures::{Structure, structure};

use crate::stream::Path;

/// Where the records of a page of the API, or of a whole export, are.
pub const PATH: Path = Path::Member("items");
