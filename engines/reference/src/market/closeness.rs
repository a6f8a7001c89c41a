//! Occupations observed close to each other in an area, and the passage from ROME 3 to ISCO-08.

use crate::delimited::always;
use crate::rome::RomeCode;
use crate::stream::{Sheet, Table};
use crate::values::{AreaCode, ListCode, decimal};

/// How close an occupation is to another in one area: a statistical notion, of people who move from one to the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Closeness {
    pub area: AreaCode,
    /// ROME 3.
    pub from: RomeCode,
    pub to: RomeCode,
    /// Above 0, up to 1.
    pub score: f64,
}

/// `lbb-pse_bassin-emploi_rome-connexe.csv`.
pub const CLOSE_OCCUPATIONS: Sheet<Closeness> = Sheet::new(
    b',',
    &[always("code_bassin_emploi"), always("rome"), always("rome_connexe"), always("score")],
    |row| {
        let score = |written: &str| decimal(written).filter(|score| *score > 0.0 && *score <= 1.0);
        Ok(Closeness {
            area: row.cell("code_bassin_emploi").must("un code de bassin", AreaCode::parse_padded)?,
            from: row.cell("rome").must("un code ROME", RomeCode::parse)?,
            to: row.cell("rome_connexe").must("un code ROME", RomeCode::parse)?,
            score: row.cell("score").must("un score entre 0 et 1", score)?,
        })
    },
);

/// An occupation of ROME 3 and a group of ISCO-08.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IscoLink {
    pub occupation: RomeCode,
    pub isco: ListCode,
    pub isco_label: String,
}

/// `Correspondance_ROME_ISCO08.xlsx`.
pub const ISCO: Table<IscoLink> = Table {
    suits: |name| name == "ROME to ISCO-08",
    sheet: "ROME to ISCO-08",
    columns: &["Code ROME", "Code ISCO08", "Libellé codes ISCO08"],
    read: |row| {
        Ok(IscoLink {
            occupation: row.parse("Code ROME", "un code ROME", RomeCode::parse)?,
            isco: row.parse("Code ISCO08", "un code ISCO-08", ListCode::parse)?,
            isco_label: crate::prose::line(row.filled("Libellé codes ISCO08")?),
        })
    },
};
