//! The BMO survey: how many recruitments employers plan, per occupation and area.

use crate::place::Rejected;
use crate::stream::{SheetRow, Table};
use crate::values::{AreaCode, DepartmentCode, FapCode, ListCode, RegionCode, count, year};

/// A number that may be withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    Known(u32),
    /// Too few employers answered for it to be published. It is not zero.
    Secret,
}

impl Figure {
    fn parse(written: &str) -> Option<Self> {
        match written {
            "*" => Some(Self::Secret),
            // A spreadsheet may have turned a count into `12.0`.
            number => count(number.strip_suffix(".0").unwrap_or(number)).map(Self::Known),
        }
    }

    /// The number, when it may be known.
    pub fn known(self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(number),
            Self::Secret => None,
        }
    }
}

/// Recruitment projects for one occupation in one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projects {
    pub year: u16,
    /// BMO occupation: a family of the FAP 2021.
    pub occupation: FapCode,
    pub occupation_name: String,
    pub family: ListCode,
    pub family_name: String,
    pub area: AreaCode,
    pub area_name: String,
    pub department: DepartmentCode,
    pub region: RegionCode,
    pub projects: Figure,
    /// Projects that the employer expects to be hard.
    pub hard: Figure,
    pub seasonal: Figure,
}

/// `Base_open_data_BMO_<year>.xlsx`.
pub const BMO: Table<Projects> = Table {
    suits: |name| name.starts_with("BMO_"),
    sheet: "BMO_<année>_open_data",
    columns: &[
        "annee",
        "Code métier BMO",
        "Nom métier BMO",
        "Famille_met",
        "Lbl_fam_met",
        "REG",
        "NOM_REG",
        "Dept",
        "NomDept",
        "BE25",
        "NOMBE25",
        "met",
        "xmet",
        "smet",
    ],
    read: projects,
};

fn projects(row: &SheetRow<'_>) -> Result<Projects, Rejected> {
    let figure = |column| row.parse(column, "un nombre ou « * »", Figure::parse);
    let text = |column| row.filled(column).map(crate::prose::line);
    Ok(Projects {
        year: row.parse("annee", "une année", year)?,
        occupation: row.parse("Code métier BMO", "un code de métier", FapCode::parse)?,
        occupation_name: text("Nom métier BMO")?,
        family: row.parse("Famille_met", "un code de famille", ListCode::parse)?,
        family_name: text("Lbl_fam_met")?,
        area: row.parse("BE25", "un code de bassin", AreaCode::parse_padded)?,
        area_name: text("NOMBE25")?,
        department: row.parse("Dept", "un code de département", DepartmentCode::parse_padded)?,
        region: row.parse("REG", "un code de région", RegionCode::parse_padded)?,
        projects: figure("met")?,
        hard: figure("xmet")?,
        seasonal: figure("smet")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_zero() {
        assert_eq!(Figure::parse("*"), Some(Figure::Secret));
        assert_eq!(Figure::parse("0"), Some(Figure::Known(0)));
        assert_eq!(Figure::parse("12.0").and_then(Figure::known), Some(12));
        assert_eq!(Figure::Secret.known(), None);
        for wrong in ["", "**", "-1", "12.5", "douze"] {
            assert_eq!(Figure::parse(wrong), None, "{wrong}");
        }
    }
}
