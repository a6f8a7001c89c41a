//! Pay and headcounts per family of occupations (FAP 2009).

use crate::delimited::{Row, always};
use crate::place::Rejected;
use crate::stream::Sheet;
use crate::values::{FapCode, count, decimal, year};

/// How many are paid within a band.
#[derive(Debug, Clone, PartialEq)]
pub struct PayBand {
    /// None for all families together.
    pub family: Option<FapCode>,
    /// In words: `De 1250 € à moins de 1500 €` net a month.
    pub band: String,
    /// Thousands of people; none where it is not known.
    pub thousands: Option<f64>,
    /// Share of the family, in hundredths.
    pub percent: Option<f64>,
}

/// `salaires_3niv.csv`.
pub const PAY_BANDS: Sheet<PayBand> =
    Sheet::new(b',', &[always("Fap"), always("Salaire"), always("Milliers"), always("Pourcentage")], |row| {
        Ok(PayBand {
            family: row.cell("Fap").must(FAMILY, family)?,
            band: row.cell("Salaire").filled()?.text,
            thousands: known(row, "Milliers", decimal)?,
            percent: known(row, "Pourcentage", decimal)?,
        })
    })
    .in_latin();

/// Median pay of a family over some years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MedianPay {
    /// None for all families together.
    pub family: Option<FapCode>,
    /// `2003-2005`.
    pub years: String,
    /// Euros net a month; none where it is not known.
    pub euros: Option<u32>,
}

/// `salaire_median_3niv.csv`.
pub const MEDIAN_PAY: Sheet<MedianPay> =
    Sheet::new(b',', &[always("Fap3"), always("Annee"), always("Salaire_median")], |row| {
        Ok(MedianPay {
            family: row.cell("Fap3").must(FAMILY, family)?,
            years: row.cell("Annee").filled()?.text,
            euros: known(row, "Salaire_median", count)?,
        })
    });

/// How many people work in each family, one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Headcounts {
    pub year: u16,
    /// Thousands of people, for the families known that year.
    pub thousands: Vec<(FapCode, f64)>,
}

/// `effectifs_3niv.csv`.
pub const HEADCOUNTS: Sheet<Headcounts> =
    Sheet::new(b',', &[always("Annee")], headcounts).with_free_columns();

fn headcounts(row: &Row<'_, '_>) -> Result<Headcounts, Rejected> {
    let mut thousands = Vec::new();
    for (name, cell) in row.fields("effectif") {
        let Some(family) = FapCode::parse(name).filter(|_| name != "Annee" && cell.raw() != "NA") else {
            continue;
        };
        if let Some(headcount) = cell.maybe("un effectif", decimal)? {
            thousands.push((family, headcount));
        }
    }
    Ok(Headcounts { year: row.cell("Annee").must("une année", year)?, thousands })
}

const FAMILY: &str = "un code FAP ou « Ensemble »";

fn family(written: &str) -> Option<Option<FapCode>> {
    if written == "Ensemble" { Some(None) } else { FapCode::parse(written).map(Some) }
}

/// A value that may be `NA`.
fn known<T>(
    row: &Row<'_, '_>,
    column: &'static str,
    read: fn(&str) -> Option<T>,
) -> Result<Option<T>, Rejected> {
    let cell = row.cell(column);
    if cell.raw().trim() == "NA" { Ok(None) } else { cell.maybe("un nombre ou NA", read) }
}
