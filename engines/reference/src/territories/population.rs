//! Population of communes, year by year.

use crate::delimited::{Row, always};
use crate::place::Rejected;
use crate::stream::Sheet;
use crate::values::{CommuneCode, count};

/// The inhabitants of a commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    pub commune: CommuneCode,
    pub name: String,
    /// Year and number of inhabitants, as far as they are known.
    pub by_year: Vec<(u16, u32)>,
}

impl Population {
    /// The last known number, with its year.
    pub fn latest(&self) -> Option<(u16, u32)> {
        self.by_year.iter().copied().max_by_key(|(year, _)| *year)
    }
}

/// `insee-estimation-population-<year>.csv`: a column `p13_pop` for 2013, and so on.
pub const POPULATIONS: Sheet<Population> = Sheet::new(
    b',',
    &[always("objectid"), always("reg"), always("dep"), always("cv"), always("codgeo"), always("libgeo")],
    population,
)
.with_free_columns();

fn population(row: &Row<'_, '_>) -> Result<Population, Rejected> {
    let mut by_year = Vec::new();
    for (name, cell) in row.fields("population") {
        let year = name.strip_prefix('p').and_then(|name| name.strip_suffix("_pop")).and_then(count);
        let Some(year) = year.filter(|year| *year < 100) else { continue };
        if let Some(inhabitants) = cell.maybe("un nombre d'habitants", count)? {
            by_year.push((2000 + year as u16, inhabitants));
        }
    }
    Ok(Population {
        commune: row.cell("codgeo").must("un code de commune", CommuneCode::parse_padded)?,
        name: row.cell("libgeo").filled()?.text,
        by_year,
    })
}
