//! Training offers in LHÉO: versions 2.3 and 2.2, and the dialect of Mon Compte Formation (EDOF).
//!
//! The files, as published: XML in UTF-8 or ISO-8859-1, up to gigabytes. Root `lheo` (then `offres`, then one
//! `formation` an offer, with its `action`s and their `session`s) or `lheo-index` (`resumes-offres`, then one
//! `resume-offre` an offer, already flat). Three namespaces carry nearly the same elements; names are read without them.
//! A namespace of LHÉO beyond version 2 is refused.
//!
//! What differs, and what is done: EDOF puts prices (`frais-ttc`), blocks (`code-bloc`), contacts and adaptations to
//! disabilities in `extras`, omits `domaine-formation`, and writes HTML in texts, which becomes plain lines; an index
//! puts coordinates in `extras`; days are `AAAAMMJJ`, and `00000000` or `99999999` for none; RNCP numbers come with or
//! without their letters.
//!
//! An offer must have a title. Anything else that is wrong is left out and told in [`Training::flaws`].

mod action;
mod extras;
mod model;
mod place;
mod summary;
mod training;

use crate::place::Reason;
use crate::stream::Shape;
use crate::values::count;

pub use model::{
    Action, Certificate, Contact, Entry, Location, Provider, RecruitmentState, Session, Teaching, Training,
};

/// Catalogues and indexes.
pub const TRAININGS: Shape<Training> = Shape {
    roots: &["lheo", "lheo-index"],
    records: &["formation", "resume-offre"],
    read: |node| match node.name() {
        "formation" => training::read(node),
        _ => summary::read(node),
    },
    envelope,
};

fn envelope(name: &str, text: &str) -> Result<(), Reason> {
    let Some(version) = text.rsplit('/').next().filter(|_| name == "xmlns" && text.contains("lheo")) else {
        return Ok(());
    };
    match version.split('.').next().and_then(count) {
        Some(major) if major > 2 => Err(Reason::NewerFormat(version.to_owned())),
        _ => Ok(()),
    }
}
