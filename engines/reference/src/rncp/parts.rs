//! The repeated parts of a record, each left out and told when it is wrong.

use super::model::{Authorisation, Block, Certifier, Equivalence, Labelled, Outcome, Partner, Way, WayIn};
use super::number::CertificationNumber;
use crate::place::{Reason, Rejected};
use crate::prose;
use crate::rome::Flag;
use crate::stream::{Node, Pen};
use crate::values::{Siret, count, decimal, year};

/// `Oui`, `Non`, or nothing.
pub(super) fn flag(written: &str) -> Option<Flag> {
    match written.to_lowercase().as_str() {
        "oui" | "actif" | "active" => Some(Flag::Yes),
        "non" | "inactif" | "inactive" => Some(Flag::No),
        "" => Some(Flag::Unstated),
        _ => None,
    }
}

/// A code and its label.
pub(super) fn labelled<C>(
    node: Node<'_>,
    expected: &'static str,
    parse: fn(&str) -> Option<C>,
) -> Result<Labelled<C>, Rejected> {
    let code = node.parse("CODE", expected, parse)?;
    let code = code.ok_or_else(|| node.reject(Reason::MissingElement("CODE")))?;
    Ok(Labelled { code, label: node.text_of("LIBELLE").map(prose::line).unwrap_or_default() })
}

fn text(node: Node<'_>, name: &'static str) -> String {
    node.text_of(name).map(prose::paragraphs).unwrap_or_default()
}

fn state(node: Node<'_>, name: &'static str) -> Result<Flag, Rejected> {
    Ok(node.parse(name, "Oui, Non, Actif ou Inactif", flag)?.unwrap_or_default())
}

pub(super) fn certifier(node: Node<'_>) -> Result<Certifier, Rejected> {
    Ok(Certifier {
        name: prose::line(node.need("NOM_CERTIFICATEUR")?),
        siret: node.text_of("SIRET_CERTIFICATEUR").and_then(Siret::parse),
        site: node.text_of("SITE_INTERNET").map(prose::line),
        is_active: state(node, "ETAT_CERTIFICATEUR")?,
    })
}

pub(super) fn partner(node: Node<'_>) -> Result<Partner, Rejected> {
    Ok(Partner {
        name: prose::line(node.need("NOM_PARTENAIRE")?),
        siret: node.text_of("SIRET_PARTENAIRE").and_then(Siret::parse),
        authorisation: match node.text_of("HABILITATION_PARTENAIRE") {
            Some("HABILITATION_ORGA_FORM") => Authorisation::TrainAndAssess,
            Some("HABILITATION_FORMER") => Authorisation::Train,
            Some("HABILITATION_ORGA") => Authorisation::Assess,
            _ => Authorisation::Unstated,
        },
        is_active: state(node, "ETAT_HABILITATION")?,
    })
}

pub(super) fn ways(record: Node<'_>, pen: &mut Pen) -> Vec<Way> {
    const WAYS: [(&str, WayIn); 6] = [
        ("SI_JURY_FI", WayIn::Initial),
        ("SI_JURY_CA", WayIn::Apprenticeship),
        ("SI_JURY_FC", WayIn::Continuing),
        ("SI_JURY_CQ", WayIn::Professionalisation),
        ("SI_JURY_CL", WayIn::Individual),
        ("SI_JURY_VAE", WayIn::Experience),
    ];
    let found = WAYS.iter().filter_map(|(name, way)| Some((record.child(name)?, *way)));
    found
        .filter_map(|(node, way)| {
            let is_open = pen.keep(state(node, "ACTIF"))?;
            Some(Way { way, is_open, jury: text(node, "COMPOSITION") })
        })
        .collect()
}

pub(super) fn block(node: Node<'_>) -> Result<Block, Rejected> {
    Ok(Block {
        code: prose::line(node.need("CODE")?),
        label: prose::line(node.need("LIBELLE")?),
        skills: text(node, "LISTE_COMPETENCES"),
        assessment: text(node, "MODALITES_EVALUATION"),
    })
}

pub(super) fn number(node: Node<'_>, name: &'static str) -> Result<CertificationNumber, Rejected> {
    let found = node.parse(name, "un numéro RNCP ou RS", CertificationNumber::parse)?;
    found.ok_or_else(|| node.reject(Reason::MissingElement(name)))
}

pub(super) fn equivalence(node: Node<'_>) -> Result<Equivalence, Rejected> {
    let block_of = |node: Node<'_>| node.at(&["BLOC_COMPETENCES", "CODE"]).map(|code| code.text().to_owned());
    let other =
        node.child("DESTINATION").ok_or_else(|| node.reject(Reason::MissingElement("DESTINATION")))?;
    Ok(Equivalence {
        block: node.child("SOURCE").and_then(block_of),
        other: number(other, "NUMERO_FICHE")?,
        other_block: block_of(other),
    })
}

pub(super) fn outcome(node: Node<'_>) -> Result<Outcome, Rejected> {
    let rate = |name| {
        node.parse(name, "un taux", |written| decimal(written).filter(|rate| (0.0..=100.0).contains(rate)))
    };
    let number = |name| node.parse(name, "un nombre", count);
    let year = node.parse("ANNEE", "une année", year)?;
    Ok(Outcome {
        year: year.ok_or_else(|| node.reject(Reason::MissingElement("ANNEE")))?,
        certified: number("NOMBRE_CERTIFIES")?,
        certified_by_experience: number("NOMBRE_CERTIFIES_VAE")?,
        employed_after_6_months: rate("TAUX_INSERTION_GLOBAL_6MOIS")?,
        in_occupation_after_6_months: rate("TAUX_INSERTION_METIER_6MOIS")?,
        in_occupation_after_2_years: rate("TAUX_INSERTION_METIER_2ANS")?,
    })
}

/// `NIV7` is level 7. Certifications without level say so in words; old records taken over say `REPRISE`.
pub(super) fn level(written: &str) -> Option<Option<u8>> {
    match written.strip_prefix("NIV") {
        Some(digit) => digit.parse().ok().filter(|level| (1..=8).contains(level)).map(Some),
        None if written == "REPRISE" || written.to_lowercase().contains("sans") => Some(None),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_one_to_eight() {
        assert_eq!(
            (level("NIV3"), level("NIV8"), level("Sans niveau spécifique")),
            (Some(Some(3)), Some(Some(8)), Some(None))
        );
        assert_eq!((level("NIV9"), level("NIV"), level("Niveau 3")), (None, None, None));
    }
}
