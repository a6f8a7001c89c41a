//! A directory of the agencies of operators: France Travail, missions locales, Cap emploi and others.

use serde_json::Value;

use crate::place::{Reason, Rejected};
use crate::prose;
use crate::stream::Item;
use crate::values::{DepartmentCode, Point, PostalCode};

/// The network an agency belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Network {
    FranceTravail,
    MissionLocale,
    CapEmploi,
    /// By the code of the directory.
    Other(String),
}

/// An agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    pub id: u64,
    pub network: Network,
    pub name: String,
    pub lines: Vec<String>,
    pub postal_code: Option<PostalCode>,
    pub city: Option<String>,
    pub department: Option<DepartmentCode>,
    pub point: Option<Point>,
    /// The agency's code at France Travail.
    pub safir: Option<String>,
}

/// One object of `prescribers__organization.json`.
pub fn agency(item: &Item) -> Result<Agency, Rejected> {
    let fields = item.get("fields");
    let text = |name: &'static str| item.text_in(fields, name);
    let line = |name| text(name).map(|text| text.map(prose::line));
    let need =
        |name: &'static str| text(name)?.ok_or_else(|| item.reject(Reason::EmptyField { column: name }));
    let point = |written: &str| {
        Point::parse_ewkt(written).ok_or_else(|| item.bad("coords", &Value::from(written), "un point EWKT"))
    };
    Ok(Agency {
        id: item.get("pk").as_u64().ok_or_else(|| item.bad("pk", item.get("pk"), "un numéro"))?,
        network: match need("kind")? {
            "FT" | "PE" => Network::FranceTravail,
            "ML" => Network::MissionLocale,
            "CAP_EMPLOI" => Network::CapEmploi,
            other => Network::Other(prose::line(other)),
        },
        name: prose::line(need("name")?),
        lines: [line("address_line_1")?, line("address_line_2")?].into_iter().flatten().collect(),
        postal_code: text("post_code")?.and_then(PostalCode::parse),
        city: line("city")?,
        department: text("department")?.and_then(DepartmentCode::parse),
        point: text("coords")?.map(point).transpose()?,
        safir: line("code_safir_pole_emploi")?,
    })
}
