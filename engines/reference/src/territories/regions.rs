//! Departments and regions, of today and of before 2016, and the academies of education.

use crate::delimited::always;
use crate::place::{Reason, Rejected};
use crate::stream::{Item, Path, Sheet};
use crate::values::{CommuneCode, DepartmentCode, RegionCode};

/// A region, or an overseas collectivity that is in none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub code: RegionCode,
    pub name: String,
    pub chief_town: CommuneCode,
}

/// `insee_region_<year>.csv`.
pub const REGIONS: Sheet<Region> = Sheet::new(
    b',',
    &[always("REG"), always("CHEFLIEU"), always("TNCC"), always("NCC"), always("NCCENR"), always("LIBELLE")],
    |row| {
        Ok(Region {
            code: row.cell("REG").must("un code de région", RegionCode::parse)?,
            name: row.cell("LIBELLE").filled()?.text,
            chief_town: row.cell("CHEFLIEU").must("un code de commune", CommuneCode::parse)?,
        })
    },
);

/// `regions.json` is the array itself.
pub const REGIONS_PATH: Path = Path::Root;

/// One item of `regions.json`.
pub fn region(item: &Item) -> Result<Region, Rejected> {
    Ok(Region {
        code: code(item, "code", "un code de région", RegionCode::parse)?,
        name: item.need("nom")?.to_owned(),
        chief_town: code(item, "chefLieu", "un code de commune", CommuneCode::parse)?,
    })
}

/// A department, or an overseas collectivity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    pub code: DepartmentCode,
    pub name: String,
    pub region: RegionCode,
    pub chief_town: CommuneCode,
}

/// `departements.json` is the array itself.
pub const DEPARTMENTS_PATH: Path = Path::Root;

/// One item of `departements.json`.
pub fn department(item: &Item) -> Result<Department, Rejected> {
    Ok(Department {
        code: code(item, "code", "un code de département", DepartmentCode::parse)?,
        name: item.need("nom")?.to_owned(),
        region: code(item, "region", "un code de région", RegionCode::parse)?,
        chief_town: code(item, "chefLieu", "un code de commune", CommuneCode::parse)?,
    })
}

/// What a region of before 2016 became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerRegion {
    pub former_code: RegionCode,
    pub former_name: String,
    pub code: RegionCode,
    pub name: String,
}

/// `anciennes-nouvelles-regions.json` holds the array under this name.
pub const FORMER_REGIONS_PATH: Path = Path::Member("regions");

/// One item of `anciennes-nouvelles-regions.json`. The publisher repeats regions: the same line comes several times.
pub fn former_region(item: &Item) -> Result<FormerRegion, Rejected> {
    let fields = item.get("fields");
    let text = |name: &'static str| {
        item.text_in(fields, name)?.ok_or_else(|| item.reject(Reason::EmptyField { column: name }))
    };
    let region = |name: &'static str| {
        let written = text(name)?;
        RegionCode::parse(written).ok_or_else(|| item.bad(name, &written.into(), "un code de région"))
    };
    Ok(FormerRegion {
        former_code: region("former_code")?,
        former_name: text("former_name")?.to_owned(),
        code: region("new_code")?,
        name: text("new_name")?.to_owned(),
    })
}

fn code<T>(
    item: &Item,
    name: &'static str,
    expected: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, Rejected> {
    let written = item.need(name)?;
    parse(written).ok_or_else(|| item.bad(name, &written.into(), expected))
}

/// A department under its academy. Departments are written with three digits (`001`, `02A`); lines without one, or
/// with a territory that is no department (`990`, abroad), stand for groups that only the ministry uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Academy {
    pub name: String,
    pub department: Option<DepartmentCode>,
    pub region: Option<RegionCode>,
}

/// `departements_academies_regions.csv`.
pub const ACADEMIES: Sheet<Academy> = Sheet::new(
    b';',
    &[
        always("libelleRegion"),
        always("codeAcademie"),
        always("codeRegion"),
        always("codeDepartement"),
        always("libelleAcademie"),
        always("libelleDepartement"),
    ],
    |row| {
        let three = row.cell("codeDepartement").raw();
        Ok(Academy {
            name: row.cell("libelleAcademie").filled()?.text,
            department: DepartmentCode::parse(three.strip_prefix('0').unwrap_or(three)),
            region: row.cell("codeRegion").maybe("un code de région", RegionCode::parse)?,
        })
    },
);
