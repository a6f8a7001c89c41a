//! Certifications: the RNCP and the Répertoire spécifique of France compétences.
//!
//! Two daily flows, both read as streams:
//!
//! - the XML flow V4.1, two files of several hundred MB: root `FICHES`, `VERSION_FLUX`, then one `FICHE` a record, UTF-8,
//!   dates `JJ/MM/AAAA`, yes and no as `Oui`/`Non`. A `FICHE` may be longer than a megabyte (thousands of partners).
//!   `CODE` names different things by its parent; under `CORRESPONDANCES` it is a block of another record.
//! - the CSV flow, a zip of ten files: `;`, quoted, CRLF; empty fields are not quoted; numbers of establishments may
//!   start with a tab; file names carry accents.
//!
//! What identifies a record must be right, or the record is refused. A secondary value that is wrong (a code, a date of
//! a partner) is left out and told in [`Certification::flaws`]: it does not cost the record. A flow of a major version
//! beyond 4 is refused.

mod csv;
mod model;
mod number;
mod parts;
mod xml;

pub use csv::{
    BLOCKS, CERTIFIERS, COLLECTIVE_AGREEMENTS, CodeLine, FOLLOWS, FORMACODES, FollowLine, NSF_CODES,
    NameLine, PARTNERS, ROME_CODES, STANDARD, StandardLine, WAYS,
};
pub use model::{
    Authorisation, Block, Certification, Certifier, Equivalence, Labelled, Outcome, Partner, Registration,
    Way, WayIn,
};
pub use number::{CertificationNumber, Register};
pub use xml::CERTIFICATIONS;
