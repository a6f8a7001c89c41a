//! Tension: how hard it is for employers to recruit, per occupation or family and per territory.

use crate::delimited::{Cell, Row, always};
use crate::place::Rejected;
use crate::rome::RomeCode;
use crate::stream::Sheet;
use crate::values::{AreaCode, DepartmentCode, FapCode, RegionCode, count, decimal, grouped_count, year};

/// Tension for one occupation in one bassin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaTension {
    pub year: u16,
    /// ROME 3.
    pub occupation: RomeCode,
    pub area: AreaCode,
    pub area_name: String,
    pub offers: u32,
    /// Job-seekers of categories A, B and C.
    pub seekers: u32,
    /// 1, few difficulties, to 5, many.
    pub level: u8,
}

/// `cities-tension-utf8.csv`.
pub const AREA_TENSIONS: Sheet<AreaTension> = Sheet::new(
    b';',
    &[
        always("annee"),
        always("ROME"),
        always("rome_label"),
        always("cbassin"),
        always("lib_bassin_bmo19"),
        always("oee"),
        always("defm_abc"),
        always("ind_tension_d"),
    ],
    area_tension,
);

/// `cities-tension.csv`, of 2019.
pub const AREA_TENSIONS_2019: Sheet<AreaTension> = Sheet::new(
    b';',
    &[
        always("libfap"),
        always("ROME"),
        always("fap"),
        always("annee"),
        always("oee"),
        always("defm_abc"),
        always("ind_tension_d"),
        always("cbassin"),
        always("lib_bassin_bmo19"),
    ],
    area_tension,
)
.in_latin();

fn area_tension(row: &Row<'_, '_>) -> Result<AreaTension, Rejected> {
    Ok(AreaTension {
        year: row.cell("annee").must("une année", year)?,
        occupation: row.cell("ROME").must("un code ROME", RomeCode::parse)?,
        area: row.cell("cbassin").must("un code de bassin", AreaCode::parse_padded)?,
        area_name: row.cell("lib_bassin_bmo19").filled()?.text,
        offers: row.cell("oee").must("un nombre", grouped_count)?,
        seekers: row.cell("defm_abc").must("un nombre", grouped_count)?,
        level: row.cell("ind_tension_d").must("un niveau de 1 à 5", level)?,
    })
}

/// Tension of a family in a territory, and what explains it: levels of 1 to 5, which small territories lack.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyTension {
    pub year: u16,
    pub family: FapCode,
    /// Department, else region, else the country.
    pub department: Option<DepartmentCode>,
    pub region: Option<RegionCode>,
    pub headcount: u32,
    /// Composite indicator, centred on zero.
    pub tension: Option<f64>,
    pub level: Option<u8>,
    pub hiring_intensity: Option<u8>,
    pub training_match: Option<u8>,
    pub lack_of_workforce: Option<u8>,
    pub instability: Option<u8>,
    pub hard_conditions: Option<u8>,
    pub geographical_mismatch: Option<u8>,
}

/// `tensions.csv`.
pub const TENSIONS: Sheet<FamilyTension> = Sheet::new(
    b',',
    &[
        always("fap"),
        always("Emploi moyen"),
        always("Tension "),
        always("Catégorie Tension"),
        always("Intensité d'embauches"),
        always("Lien formation-emploi"),
        always("Manque de main-d'œuvre disponible"),
        always("Non-durabilité de l'emploi"),
        always("Conditions de travail contraignantes"),
        always("Inadéquation géographique"),
        always("Année"),
        always("niveau_geo"),
        always("niveau_fap"),
        always("reg"),
        always("dep"),
    ],
    |row| {
        let level = |column| row.cell(column).maybe("un niveau de 1 à 5", level);
        Ok(FamilyTension {
            year: row.cell("Année").must("une année", year)?,
            family: row.cell("fap").must("un code FAP", FapCode::parse)?,
            department: row.cell("dep").maybe("un code de département", DepartmentCode::parse_padded)?,
            region: row.cell("reg").maybe("un code de région", RegionCode::parse_padded)?,
            headcount: row.cell("Emploi moyen").must("un effectif", count)?,
            tension: number(row.cell("Tension "))?,
            level: level("Catégorie Tension")?,
            hiring_intensity: level("Intensité d'embauches")?,
            training_match: level("Lien formation-emploi")?,
            lack_of_workforce: level("Manque de main-d'œuvre disponible")?,
            instability: level("Non-durabilité de l'emploi")?,
            hard_conditions: level("Conditions de travail contraignantes")?,
            geographical_mismatch: level("Inadéquation géographique")?,
        })
    },
);

/// Tension of a family in the country, one year.
#[derive(Debug, Clone, PartialEq)]
pub struct TensionTrend {
    pub family: FapCode,
    pub year: u16,
    pub tension: Option<f64>,
}

/// `evol_tensions.csv`.
pub const TENSION_TRENDS: Sheet<TensionTrend> =
    Sheet::new(b',', &[always("fap"), always("Tension "), always("Année")], |row| {
        Ok(TensionTrend {
            family: row.cell("fap").must("un code FAP", FapCode::parse)?,
            year: row.cell("Année").must("une année", year)?,
            tension: number(row.cell("Tension "))?,
        })
    });

fn number(cell: Cell<'_>) -> Result<Option<f64>, Rejected> {
    cell.maybe("un nombre", decimal)
}

/// `4`, or `4.0` as a spreadsheet writes it.
fn level(written: &str) -> Option<u8> {
    let whole = written.strip_suffix(".0").unwrap_or(written);
    whole.parse().ok().filter(|level| (1..=5).contains(level))
}
