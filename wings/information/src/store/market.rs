//! The labour market of an occupation on a territory, in the current data.

use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::{params, sql};
use uuid::Uuid;

/// Where figures are asked for. Codes are those of Insee, or of France Travail for an area of employment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Territory {
    France,
    Region(String),
    Department(String),
    /// An area of the survey of tensions: for it, no recruitment projects are summed.
    Area(String),
}

impl Territory {
    fn kind(&self) -> &'static str {
        match self {
            Self::France => "france",
            Self::Region(_) => "region",
            Self::Department(_) => "department",
            Self::Area(_) => "bassin-bmo",
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::France => "",
            Self::Region(code) | Self::Department(code) | Self::Area(code) => code,
        }
    }
}

/// One figure about an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketFigure {
    /// `projects`, `projects-hard`, `projects-seasonal`, `offers`, `seekers`: people. `tension-level`: 1 to 5. `tension`:
    /// hundredths. `pay-median`: euros net a month. `headcount`: people.
    pub indicator: String,
    /// In which nomenclature the figure is told: `fap-2021`, `fap-2009`, `rome-3`.
    pub nomenclature: String,
    /// Its code there, and what it is called when the publisher says it: often wider than the occupation.
    pub code: String,
    pub label: String,
    /// The year or years, as published.
    pub period: String,
    /// None when it is withheld or not known, which is not zero.
    pub value: Option<i64>,
    /// How many parts of the sum are withheld.
    pub withheld: i64,
    /// The data set that says so, for its source and date.
    pub dataset: Uuid,
}

/// What is known of the market of an occupation of ROME on a territory; empty when nothing is.
pub async fn occupation_market(
    tx: &mut Tx,
    rome: &str,
    territory: &Territory,
) -> Result<Vec<MarketFigure>, DbError> {
    let (kind, code) = (territory.kind(), territory.code());
    let mut figures =
        tx.all(sql!("sum_recruitment_of_occupation"), params![rome, kind, code], figure).await?;
    figures.extend(tx.all(sql!("list_figures_of_occupation"), params![rome, kind, code], figure).await?);
    Ok(figures)
}

fn figure(row: &Row<'_>) -> Result<MarketFigure, DbError> {
    Ok(MarketFigure {
        indicator: row.get("indicator")?,
        nomenclature: row.get("nomenclature")?,
        code: row.get("code")?,
        label: row.get("label")?,
        period: row.get("period")?,
        value: row.get("value")?,
        withheld: row.get("withheld")?,
        dataset: row.get("dataset_id")?,
    })
}
