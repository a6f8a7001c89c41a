//! Structures of data·inclusion.

use jiff::civil::Date;

use super::fields::{Reader, Whereabouts};
use crate::place::{Reason, Rejected};
use crate::prose;
use crate::stream::Item;
use crate::values::{Siret, day};

/// A structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Who contributes it: `dora`.
    pub source: String,
    /// Unique among all sources: `dora--cc4e1fbc-…`.
    pub id: String,
    pub name: String,
    pub updated: Date,
    pub description: String,
    pub siret: Option<Siret>,
    pub whereabouts: Whereabouts,
    pub site: Option<String>,
    /// Its page at the contributor's.
    pub link: Option<String>,
    /// Its page about accessibility.
    pub accessibility: Option<String>,
    /// Networks it belongs to.
    pub networks: Vec<String>,
    pub flaws: Vec<Rejected>,
}

/// One object of `structures.json`.
pub fn structure(item: &Item) -> Result<Structure, Rejected> {
    let mut reader = Reader::of(item);
    let structure = Structure {
        source: prose::line(item.need("source")?),
        id: prose::line(item.need("id")?),
        name: prose::line(item.need("nom")?),
        updated: updated(item)?,
        description: reader.paragraphs("description"),
        siret: reader.code("siret", "un SIRET", Siret::parse),
        whereabouts: reader.whereabouts(),
        site: reader.link("site_web"),
        link: reader.link("lien_source"),
        accessibility: reader.link("accessibilite_lieu"),
        networks: reader.codes("reseaux_porteurs"),
        flaws: Vec::new(),
    };
    Ok(Structure { flaws: reader.flaws, ..structure })
}

pub(super) fn updated(item: &Item) -> Result<Date, Rejected> {
    let written = item.need("date_maj")?;
    day::iso(written).ok_or_else(|| {
        let value = written.chars().take(80).collect();
        item.reject(Reason::BadValue { column: "date_maj", value, expected: "une date AAAA-MM-JJ" })
    })
}
