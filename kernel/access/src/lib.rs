//! Who may do what.
//!
//! One function, [`decide`], answers for the whole house from Cedar policies (`policies/*.cedar`) and the facts the
//! caller loaded. [`authorise`] does the same and wraps the value in an [`Authorized`], which pages and serialisers
//! ask for. Whatever no policy permits is refused; a refusal never tells whether the thing exists.
//!
//! The crate is pure: no database, no clock, no HTTP. It promises what the truth table (`tests/truth/`) says, cell by
//! cell, and the theorems proved in `proofs/`. It does not load facts, write the access log or answer requests.
#![doc = include_str!("../README.md")]

mod act;
mod actor;
mod authorised;
pub mod cedar;
mod decide;
mod decision;
mod facts;
mod field;
mod list;
mod subject;
#[cfg(feature = "truth")]
pub mod truth;

pub use act::Act;
pub use actor::{Actor, Assurance, Lack, Lifecycle, Mandate, Role, Term};
pub use authorised::{Authorized, authorise};
pub use decide::decide;
pub use decision::{Decision, Denied, Reason};
pub use field::{FieldClass, FieldSet};
pub use list::{may_list_own_request, may_list_parcours, may_list_request};
pub use subject::{
    AsSubject, Consent, House, Mode, ParcoursFacts, ParcoursState, PersonFacts, RequestFacts, RequestState,
    SiteFacts, Subject, SubjectKind,
};
