//! Postal codes: a commune may have several, and a code may serve several communes.

use crate::delimited::{sometimes_spelled, spelled};
use crate::stream::Sheet;
use crate::values::{CommuneCode, Point, PostalCode};

/// A commune, or a part of it, under one postal code.
#[derive(Debug, Clone, PartialEq)]
pub struct PostalPlace {
    pub commune: CommuneCode,
    /// Name as the post writes it, in capitals: `ST GERMAIN LE CHATELET`.
    pub commune_name: String,
    pub code: PostalCode,
    /// Name of the delivery office's route, mostly that of the commune.
    pub routing: String,
    /// Locality inside the commune.
    pub locality: Option<String>,
    /// Centre of the commune.
    pub point: Option<Point>,
}

/// `laposte_hexasmal.csv`.
pub const POSTAL_CODES: Sheet<PostalPlace> = Sheet::new(
    b';',
    &[
        spelled("Code_commune_INSEE", "#Code_commune_INSEE"),
        spelled("Nom_commune", "Nom_de_la_commune"),
        spelled("Code_postal", "code_postal"),
        spelled("Libelle_acheminement", "Libellé_d_acheminement"),
        spelled("Ligne_5", "ligne_5"),
        sometimes_spelled("coordonnees_gps", "_geopoint"),
    ],
    |row| {
        Ok(PostalPlace {
            commune: row.cell("Code_commune_INSEE").must("un code de commune", CommuneCode::parse_padded)?,
            commune_name: row.cell("Nom_commune").filled()?.text,
            code: row.cell("Code_postal").must("un code postal", PostalCode::parse)?,
            routing: row.cell("Libelle_acheminement").filled()?.text,
            locality: row.cell("Ligne_5").label()?,
            point: row.cell("coordonnees_gps").maybe("un point « latitude, longitude »", Point::parse)?,
        })
    },
)
.in_latin();
