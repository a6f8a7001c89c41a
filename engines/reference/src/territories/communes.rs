//! The official geographical code (COG): communes of today, and what became of the others.

use crate::delimited::{Row, always};
use crate::place::{Reason, Rejected};
use crate::stream::Sheet;
use crate::values::{CommuneCode, DepartmentCode, RegionCode};

/// What a code of the COG names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommuneKind {
    /// A commune of today (`COM`).
    Commune,
    /// A former commune that a new one delegates to (`COMD`).
    Delegated,
    /// A former commune associated with another (`COMA`).
    Associated,
    /// A municipal district of Paris, Lyon or Marseille (`ARM`).
    District,
}

impl CommuneKind {
    fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "COM" => Self::Commune,
            "COMD" => Self::Delegated,
            "COMA" => Self::Associated,
            "ARM" => Self::District,
            _ => return None,
        })
    }
}

/// One line of the COG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    pub kind: CommuneKind,
    pub code: CommuneCode,
    /// Name with its article: `L'Abergement-Clémenciat`.
    pub name: String,
    /// Name in capitals, without article nor accents: `ABERGEMENT CLEMENCIAT`.
    pub plain_name: String,
    /// Of communes and districts.
    pub department: Option<DepartmentCode>,
    /// Of communes and districts.
    pub region: Option<RegionCode>,
    /// The commune that this delegated or associated commune, or this district, is part of.
    pub parent: Option<CommuneCode>,
}

/// `v_commune_<year>.csv`.
pub const COMMUNES: Sheet<Commune> = Sheet::new(
    b',',
    &[
        always("TYPECOM"),
        always("COM"),
        always("REG"),
        always("DEP"),
        always("CTCD"),
        always("ARR"),
        always("TNCC"),
        always("NCC"),
        always("NCCENR"),
        always("LIBELLE"),
        always("CAN"),
        always("COMPARENT"),
    ],
    commune,
);

fn commune(row: &Row<'_, '_>) -> Result<Commune, Rejected> {
    const CODE: &str = "un code de commune";
    let commune = Commune {
        kind: row.cell("TYPECOM").must("COM, COMD, COMA ou ARM", CommuneKind::parse)?,
        code: row.cell("COM").must(CODE, CommuneCode::parse)?,
        name: row.cell("LIBELLE").filled()?.text,
        plain_name: row.cell("NCC").filled()?.text,
        department: row.cell("DEP").maybe("un code de département", DepartmentCode::parse)?,
        region: row.cell("REG").maybe("un code de région", RegionCode::parse)?,
        parent: row.cell("COMPARENT").maybe(CODE, CommuneCode::parse)?,
    };
    let is_whole = match commune.kind {
        CommuneKind::Commune => {
            commune.department.is_some() && commune.region.is_some() && commune.parent.is_none()
        }
        CommuneKind::District => commune.department.is_some() && commune.parent.is_some(),
        CommuneKind::Delegated | CommuneKind::Associated => commune.parent.is_some(),
    };
    match is_whole {
        true => Ok(commune),
        false => Err(row.reject(Reason::Incomplete { what: format!("commune {}", commune.code) })),
    }
}

/// A commune, district or other part of an overseas collectivity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverseasCommune {
    pub code: CommuneCode,
    pub name: String,
    pub collectivity: DepartmentCode,
    pub collectivity_name: String,
}

/// `v_commune_comer_<year>.csv`.
pub const OVERSEAS_COMMUNES: Sheet<OverseasCommune> = Sheet::new(
    b',',
    &[
        always("COM_COMER"),
        always("TNCC"),
        always("NCC"),
        always("NCCENR"),
        always("LIBELLE"),
        always("NATURE_ZONAGE"),
        always("COMER"),
        always("LIBELLE_COMER"),
    ],
    |row| {
        Ok(OverseasCommune {
            code: row.cell("COM_COMER").must("un code de commune", CommuneCode::parse)?,
            name: row.cell("LIBELLE").filled()?.text,
            collectivity: row.cell("COMER").must("un code de collectivité", DepartmentCode::parse)?,
            collectivity_name: row.cell("LIBELLE_COMER").filled()?.text,
        })
    },
);
