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
        commune: row.cell("codgeo").must("un code de commune", commune)?,
        name: row.cell("libgeo").filled()?.text,
        by_year,
    })
}

/// Overseas, the publisher repeats the last digit of the department: `971131` is `97131`.
fn commune(written: &str) -> Option<CommuneCode> {
    let is_repeated =
        written.len() == 6 && written.starts_with("97") && written.get(2..3) == written.get(3..4);
    if is_repeated {
        CommuneCode::parse(&format!("97{}", written.get(3..)?))
    } else {
        CommuneCode::parse_padded(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overseas_codes_lose_their_repeated_digit() {
        let read = |written| commune(written).map(|code| code.to_string());
        assert_eq!((read("971131"), read("974423")), (Some("97131".into()), Some("97423".into())));
        assert_eq!((read("01001"), read("1001")), (Some("01001".into()), Some("01001".into())));
        assert_eq!((read("971231"), read("97113é"), read("751131")), (None, None, None));
    }
}
