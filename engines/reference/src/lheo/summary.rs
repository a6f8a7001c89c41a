//! A `resume-offre` of an index: an offer with one place and one session, already flat.

use super::model::{Action, Contact, Location, Provider, Training};
use super::{action, extras, place, training};
use crate::place::Rejected;
use crate::prose;
use crate::stream::{Node, Pen};
use crate::values::{CommuneCode, Point, PostalCode, Siret, count, decimal};

pub(super) fn read(node: Node<'_>) -> Result<Training, Rejected> {
    let pen = &mut Pen::default();
    let title = prose::line(node.need("intitule-formation")?);
    let whole = Training {
        number: node.attribute("numero").map(prose::line),
        title,
        is_certifying: pen.optional(node, "certifiante", "0 ou 1", action::flag).unwrap_or_default(),
        certificates: training::certificates(pen, node),
        entry_level: pen.optional(node, "code-niveau-entree", "un code", count),
        exit_level: extras::value(pen, node, "code-niveau-sortie", "un code", count),
        provider: Provider {
            name: node.text_of("nom-organisme").map(prose::line),
            siret: pen.optional(node, "SIRET", "un SIRET", Siret::parse),
            activity_number: None,
        },
        contact: place::contact(node.child("contact-formation-resume")),
        links: Vec::new(),
        actions: vec![only_action(pen, node)],
        ..training::domain(pen, node)
    };
    Ok(Training { flaws: std::mem::take(&mut pen.flaws), ..whole })
}

fn only_action(pen: &mut Pen, node: Node<'_>) -> Action {
    let publics = pen
        .all(node, "code-public-vise", |code| code.parse_own("code-public-vise", "un code de public", count));
    Action {
        number: node.attribute("numero").map(prose::line),
        teaching: action::teaching(pen, node),
        entry: None,
        rhythm: String::new(),
        publics,
        conditions: String::new(),
        may_be_funded: pen
            .optional(node, "prise-en-charge-frais-possible", "0 ou 1", action::flag)
            .unwrap_or_default(),
        location: location(pen, node),
        hours: pen.optional(node, "nombre-heures-total", "un nombre d'heures", action::hours),
        hours_in_centre: None,
        hours_in_company: None,
        price: None,
        hourly_price: None,
        remaining_costs: String::new(),
        funders: Vec::new(),
        accessibility: String::new(),
        teaching_methods: String::new(),
        recruitment: String::new(),
        language: None,
        contact: Contact::default(),
        links: Vec::new(),
        sessions: node.all("session").filter_map(|node| action::session(pen, node)).collect(),
    }
}

fn location(pen: &mut Pen, node: Node<'_>) -> Location {
    let latitude = extras::value(pen, node, "latitude", "une latitude", decimal);
    let longitude = extras::value(pen, node, "longitude", "une longitude", decimal);
    Location {
        lines: Vec::new(),
        postal_code: pen.optional(node, "codepostal", "un code postal", PostalCode::parse),
        city: node.text_of("ville").map(prose::line),
        commune: pen.optional(node, "code-INSEE-commune", "un code de commune", CommuneCode::parse),
        point: latitude.zip(longitude).and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
    }
}
