//! Areas of employment: which communes make an employment zone of Insee, or a bassin of France Travail.

use crate::delimited::{always, spelled};
use crate::stream::Sheet;
use crate::values::{AreaCode, CommuneCode};

/// A commune and the area it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    pub commune: CommuneCode,
    pub code: AreaCode,
    pub name: String,
}

/// `Export_Communes_Zones_Emploi_2020.csv`: employment zones of Insee.
pub const EMPLOYMENT_ZONES: Sheet<Area> = Sheet::new(
    b',',
    &[always("codgeo"), always("libgeo"), always("ze_2020"), always("codze2020"), always("libze2020")],
    |row| {
        Ok(Area {
            commune: row.cell("codgeo").must("un code de commune", CommuneCode::parse_padded)?,
            code: row.cell("codze2020").must("un code de zone", AreaCode::parse_padded)?,
            name: row.cell("libze2020").filled()?.text,
        })
    },
);

/// `France_Travail_Bassin_Emploi_2021.csv`: bassins of France Travail.
pub const BASSINS: Sheet<Area> = Sheet::new(
    b',',
    &[always("reg"), always("dep"), always("codgeo"), always("codbe"), always("libbe")],
    |row| {
        Ok(Area {
            commune: row.cell("codgeo").must("un code de commune", CommuneCode::parse_padded)?,
            code: row.cell("codbe").must("un code de bassin", AreaCode::parse_padded)?,
            // `éz` of Pézenas passed through an Asian encoding at the publisher's.
            name: row.cell("libbe").filled_line()?.replace('麥', "éz"),
        })
    },
);

/// `lexique-bassins.csv`: bassins of the BMO survey of 2019, whose codes the tension indicators use.
pub const BMO_AREAS: Sheet<Area> = Sheet::new(
    b',',
    &[
        always("CODE_COMMUNE_INSEE"),
        always("REG_CREDOC"),
        always("REG"),
        always("DEP"),
        always("CCOMMUNE"),
        always("NOMCOM"),
        spelled("BE19", "BE25"),
        spelled("NOMBE19", "NOMBE25"),
    ],
    |row| {
        Ok(Area {
            commune: row.cell("CODE_COMMUNE_INSEE").must("un code de commune", CommuneCode::parse_padded)?,
            code: row.cell("BE19").must("un code de bassin", AreaCode::parse_padded)?,
            name: row.cell("NOMBE19").filled()?.text,
        })
    },
)
.left_open();
