//! The XML flow V4.1.

use super::model::{Certification, Labelled, Registration};
use super::number::CertificationNumber;
use super::parts;
use crate::place::{Reason, Rejected};
use crate::prose;
use crate::rome::RomeCode;
use crate::stream::{Node, Pen, Shape};
use crate::values::{FormacodeCode, NsfCode, count, day};

/// `export_fiches_RNCP_*.xml` and `export_fiches_RS_*.xml`.
pub const CERTIFICATIONS: Shape<Certification> =
    Shape { roots: &["FICHES"], records: &["FICHE"], read: certification, envelope };

/// The newest major version of the flow that is read.
const NEWEST: u32 = 4;

fn envelope(name: &str, text: &str) -> Result<(), Reason> {
    let major = text.split('.').next().and_then(count);
    match (name, major) {
        ("VERSION_FLUX", Some(major)) if major <= NEWEST => Ok(()),
        ("VERSION_FLUX", _) => Err(Reason::NewerFormat(text.to_owned())),
        _ => Ok(()),
    }
}

fn certification(node: Node<'_>) -> Result<Certification, Rejected> {
    let written = node.need("NUMERO_FICHE")?;
    let expected = "un numéro RNCP ou RS";
    let number = CertificationNumber::parse(written).ok_or_else(|| {
        let value = written.chars().take(80).collect();
        node.reject(Reason::BadValue { column: "NUMERO_FICHE", value, expected })
    })?;
    let mut pen = Pen::default();
    let pen = &mut pen;
    let yes_or_no =
        |pen: &mut Pen, name| pen.optional(node, name, "Oui ou Non", parts::flag).unwrap_or_default();
    let text = |name| node.text_of(name).map(prose::paragraphs).unwrap_or_default();
    let certification = Certification {
        number,
        title: prose::line(node.need("INTITULE")?),
        kind: node.child("ABREGE").and_then(kind),
        state: node.text_of("ETAT_FICHE").map(prose::line),
        is_active: yes_or_no(pen, "ACTIF"),
        level: node
            .child("NOMENCLATURE_EUROPE")
            .and_then(|it| pen.optional(it, "NIVEAU", "un niveau", parts::level))
            .flatten(),
        registration: registration(node, pen),
        formacodes: pen.list(node, "FORMACODES", "FORMACODE", |part| {
            parts::labelled(part, "un Formacode", FormacodeCode::parse)
        }),
        nsf: pen.list(node, "CODES_NSF", "NSF", |part| parts::labelled(part, "un code NSF", NsfCode::parse)),
        occupations: pen
            .list(node, "CODES_ROME", "ROME", |part| parts::labelled(part, "un code ROME", RomeCode::parse)),
        certifiers: pen.list(node, "CERTIFICATEURS", "CERTIFICATEUR", parts::certifier),
        partners: pen.list(node, "PARTENAIRES", "PARTENAIRE", parts::partner),
        ways: parts::ways(node, pen),
        blocks: pen.list(node, "BLOCS_COMPETENCES", "BLOC_COMPETENCES", parts::block),
        is_divisible: yes_or_no(pen, "VALIDATION_PARTIELLE"),
        replaced_by: pen.list(node, "NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION", |part| {
            parts::number(part, "ID_FICHE_NOUVELLE_CERTIFICATION")
        }),
        replaces: pen.list(node, "ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION", |part| {
            parts::number(part, "ID_FICHE_ANCIENNE_CERTIFICATION")
        }),
        equivalences: pen.list(node, "CORRESPONDANCES", "CORRESPONDANCE", parts::equivalence),
        outcomes: pen.list(node, "STATISTIQUES_PROMOTIONS", "STATISTIQUES_PROMOTION", parts::outcome),
        objectives: text("OBJECTIFS_CONTEXTE"),
        activities: text("ACTIVITES_VISEES"),
        abilities: text("CAPACITES_ATTESTEES"),
        sectors: text("SECTEURS_ACTIVITE"),
        jobs: text("TYPE_EMPLOI_ACCESSIBLES"),
        prerequisites: text("PREREQUIS_ENTREE_FORMATION"),
        regulations: text("REGLEMENTATIONS_ACTIVITES"),
        link: node.text_of("LIEN_URL_DESCRIPTION").map(prose::line),
        flaws: Vec::new(),
    };
    Ok(Certification { flaws: std::mem::take(&mut pen.flaws), ..certification })
}

fn kind(node: Node<'_>) -> Option<Labelled<String>> {
    let code = prose::line(node.text_of("CODE")?);
    Some(Labelled { code, label: node.text_of("LIBELLE").map(prose::line).unwrap_or_default() })
}

fn registration(node: Node<'_>, pen: &mut Pen) -> Registration {
    let mut on = |name| pen.optional(node, name, "une date JJ/MM/AAAA", day::french);
    Registration {
        decided: on("DATE_DECISION"),
        effective: on("DATE_EFFET"),
        ends: on("DATE_FIN_ENREGISTREMENT"),
        last_award: on("DATE_LIMITE_DELIVRANCE"),
        published: on("DATE_DE_PUBLICATION"),
        kind: node.text_of("TYPE_ENREGISTREMENT").map(prose::line),
        duration: pen.optional(node, "DUREE_ENREGISTREMENT", "un nombre d'années", count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rome::Flag;
    use crate::stream::Bounds;

    fn read(content: &str) -> Vec<Result<Certification, Rejected>> {
        let content = format!("<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>{content}</FICHES>");
        CERTIFICATIONS.open("t.xml", content.as_bytes(), Bounds::default()).expect("opens").collect()
    }

    #[test]
    fn a_code_of_a_correspondence_is_no_block_and_a_wrong_code_costs_itself() {
        let read = read(
            "<FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE><INTITULE>Un  titre</INTITULE><ACTIF>Oui</ACTIF>\
             <CODES_ROME><ROME><CODE>M1202</CODE><LIBELLE>Audit</LIBELLE></ROME><ROME><CODE>Z9</CODE></ROME></CODES_ROME>\
             <DATE_EFFET>31/02/2020</DATE_EFFET>\
             <BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>RNCP1BC01</CODE><LIBELLE>Bloc</LIBELLE></BLOC_COMPETENCES></BLOCS_COMPETENCES>\
             <CORRESPONDANCES><CORRESPONDANCE><SOURCE/><DESTINATION><NUMERO_FICHE>RS2</NUMERO_FICHE>\
             <BLOC_COMPETENCES><CODE>RS2BC01</CODE></BLOC_COMPETENCES></DESTINATION></CORRESPONDANCE></CORRESPONDANCES></FICHE>",
        );
        let [Ok(it)] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!(
            (it.title.as_str(), it.is_active, it.occupations.len(), it.blocks.len()),
            ("Un titre", Flag::Yes, 1, 1)
        );
        assert_eq!(it.registration.effective, None);
        let equivalence = &it.equivalences[0];
        assert_eq!(
            (equivalence.block.as_deref(), equivalence.other_block.as_deref()),
            (None, Some("RS2BC01"))
        );
        let faults: Vec<_> = it.flaws.iter().map(|flaw| flaw.reason.clone()).collect();
        assert_eq!(faults.len(), 2, "{faults:?}");
    }

    #[test]
    fn without_a_number_or_a_title_there_is_no_record() {
        let reasons: Vec<_> = read("<FICHE/><FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE></FICHE><FICHE><NUMERO_FICHE>X1</NUMERO_FICHE></FICHE>")
            .into_iter()
            .map(|outcome| outcome.expect_err("refused").reason)
            .collect();
        assert_eq!(reasons[0], Reason::MissingElement("NUMERO_FICHE"));
        assert_eq!(reasons[1], Reason::MissingElement("INTITULE"));
        assert!(matches!(reasons[2], Reason::BadValue { .. }));
    }

    #[test]
    fn a_flow_of_the_next_major_version_is_refused() {
        let refused = |version: &str| {
            let content = format!("<FICHES><VERSION_FLUX>{version}</VERSION_FLUX></FICHES>");
            CERTIFICATIONS.open("t", content.as_bytes(), Bounds::default()).expect("opens").next()
        };
        assert!(refused("4.1").is_none() && refused("4.9").is_none());
        for newer in ["5.0", "x", ""] {
            let told = refused(newer).expect("an outcome").expect_err("refused");
            assert_eq!(told.reason, Reason::NewerFormat(newer.into()));
        }
    }
}
