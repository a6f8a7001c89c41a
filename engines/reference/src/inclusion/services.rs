//! Services of data·inclusion.

use jiff::civil::Date;

use super::fields::{Reader, Whereabouts};
use super::structures::updated;
use crate::place::Rejected;
use crate::prose;
use crate::stream::Item;

/// A service that a structure gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    pub source: String,
    pub id: String,
    pub structure_id: String,
    pub name: String,
    pub updated: Date,
    pub description: String,
    /// `atelier`, `accompagnement`…
    pub kind: Option<String>,
    pub themes: Vec<String>,
    /// `gratuit` or `payant`.
    pub cost: Option<String>,
    pub cost_details: String,
    pub publics: Vec<String>,
    pub publics_details: String,
    pub conditions: String,
    pub whereabouts: Whereabouts,
    /// `en-presentiel`, `a-distance`.
    pub reception: Vec<String>,
    /// Communes, departments, regions or `france`: where one must live.
    pub zone: Vec<String>,
    pub ways_to_ask: Vec<String>,
    pub who_may_ask: Vec<String>,
    pub asking_details: String,
    pub asking_link: Option<String>,
    pub weekly_hours: Option<f64>,
    pub weeks: Option<f64>,
    pub link: Option<String>,
    pub flaws: Vec<Rejected>,
}

/// One object of `services.json`.
pub fn service(item: &Item) -> Result<Service, Rejected> {
    let mut reader = Reader::of(item);
    let service = Service {
        source: prose::line(item.need("source")?),
        id: prose::line(item.need("id")?),
        structure_id: prose::line(item.need("structure_id")?),
        name: prose::line(item.need("nom")?),
        updated: updated(item)?,
        description: reader.paragraphs("description"),
        kind: reader.line("type"),
        themes: reader.codes("thematiques"),
        cost: reader.line("frais"),
        cost_details: reader.paragraphs("frais_precisions"),
        publics: reader.codes("publics"),
        publics_details: reader.paragraphs("publics_precisions"),
        conditions: reader.paragraphs("conditions_acces"),
        whereabouts: reader.whereabouts(),
        reception: reader.codes("modes_accueil"),
        zone: reader.codes("zone_eligibilite"),
        ways_to_ask: reader.codes("modes_mobilisation"),
        who_may_ask: reader.codes("mobilisable_par"),
        asking_details: reader.paragraphs("mobilisation_precisions"),
        asking_link: reader.link("lien_mobilisation"),
        weekly_hours: reader
            .number("volume_horaire_hebdomadaire")
            .filter(|hours| (0.0..=168.0).contains(hours)),
        weeks: reader.number("nombre_semaines").filter(|weeks| *weeks >= 1.0),
        link: reader.link("lien_source"),
        flaws: Vec::new(),
    };
    Ok(Service { flaws: reader.flaws, ..service })
}
