//! The CSV flow: ten tables that hold less than the XML flow, line by line.

use jiff::civil::Date;

use super::number::CertificationNumber;
use super::parts::{flag, level};
use crate::delimited::{Column, Row, always};
use crate::place::Rejected;
use crate::rome::{Flag, RomeCode};
use crate::stream::Sheet;
use crate::values::{FormacodeCode, NsfCode, Siret, day};

/// A line of the table of certifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardLine {
    pub number: CertificationNumber,
    pub title: String,
    /// `CAP`.
    pub kind: Option<String>,
    /// Level of the European framework.
    pub level: Option<u8>,
    pub is_active: Flag,
    pub decided: Option<Date>,
    pub effective: Option<Date>,
    pub ends: Option<Date>,
    pub registration: Option<String>,
}

/// A certification and a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeLine<C> {
    pub number: CertificationNumber,
    pub code: C,
    pub label: String,
}

/// A certification and an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameLine {
    pub number: CertificationNumber,
    pub name: String,
    pub siret: Option<Siret>,
}

/// A certification that follows another, or is followed by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowLine {
    pub number: CertificationNumber,
    pub replaces: Option<CertificationNumber>,
    pub replaced_by: Option<CertificationNumber>,
}

const NUMBER: Column = always("Numero_Fiche");

fn number(row: &Row<'_, '_>) -> Result<CertificationNumber, Rejected> {
    row.cell("Numero_Fiche").must("un numéro RNCP ou RS", CertificationNumber::parse)
}

/// `*_Standard_*.csv`.
pub const STANDARD: Sheet<StandardLine> = Sheet::new(
    b';',
    &[
        always("Id_Fiche"),
        NUMBER,
        always("Intitule"),
        always("Abrege_Libelle"),
        always("Abrege_Intitule"),
        always("Nomenclature_Europe_Niveau"),
        always("Nomenclature_Europe_Intitule"),
        always("Accessible_Nouvelle_Caledonie"),
        always("Accessible_Polynesie_Francaise"),
        always("Date_dernier_jo"),
        always("Date_Decision"),
        always("Date_Fin_Enregistrement"),
        always("Date_Effet"),
        always("Type_Enregistrement"),
        always("Validation_Partielle"),
        always("Actif"),
    ],
    |row| {
        let date = |column| row.cell(column).maybe("une date JJ/MM/AAAA", day::french);
        Ok(StandardLine {
            number: number(row)?,
            title: row.cell("Intitule").filled()?.text,
            kind: row.cell("Abrege_Libelle").label()?,
            level: row.cell("Nomenclature_Europe_Niveau").maybe("un niveau NIV1 à NIV8", level)?.flatten(),
            is_active: row.cell("Actif").must("ACTIVE ou INACTIVE", flag)?,
            decided: date("Date_Decision")?,
            effective: date("Date_Effet")?,
            ends: date("Date_Fin_Enregistrement")?,
            registration: row.cell("Type_Enregistrement").label()?,
        })
    },
)
.in_latin();

/// `*_Rome_*.csv`.
pub const ROME_CODES: Sheet<CodeLine<RomeCode>> =
    Sheet::new(b';', &[NUMBER, always("Codes_Rome_Code"), always("Codes_Rome_Libelle")], |row| {
        let code = row.cell("Codes_Rome_Code").must("un code ROME", RomeCode::parse)?;
        Ok(CodeLine { number: number(row)?, code, label: row.cell("Codes_Rome_Libelle").tidied()?.text })
    })
    .in_latin();

/// `*_Nsf_*.csv`.
pub const NSF_CODES: Sheet<CodeLine<NsfCode>> =
    Sheet::new(b';', &[NUMBER, always("Nsf_Code"), always("Nsf_Intitule")], |row| {
        let code = row.cell("Nsf_Code").must("un code NSF", NsfCode::parse)?;
        Ok(CodeLine { number: number(row)?, code, label: row.cell("Nsf_Intitule").tidied()?.text })
    })
    .in_latin();

/// `*_Formacode_*.csv`.
pub const FORMACODES: Sheet<CodeLine<FormacodeCode>> =
    Sheet::new(b';', &[NUMBER, always("Formacode_Code"), always("Formacode_Libelle")], |row| {
        let code = row.cell("Formacode_Code").must("un Formacode", FormacodeCode::parse)?;
        Ok(CodeLine { number: number(row)?, code, label: row.cell("Formacode_Libelle").tidied()?.text })
    })
    .in_latin();

/// `*_Blocs_De_Compétences_*.csv`: the code is that of the block.
pub const BLOCKS: Sheet<CodeLine<String>> =
    Sheet::new(b';', &[NUMBER, always("Bloc_Competences_Code"), always("Bloc_Competences_Libelle")], |row| {
        let code = row.cell("Bloc_Competences_Code").filled()?.text;
        Ok(CodeLine {
            number: number(row)?,
            code,
            label: row.cell("Bloc_Competences_Libelle").filled()?.text,
        })
    })
    .in_latin();

/// `*_VoixdAccès_*.csv`: the code is the way in, in words.
pub const WAYS: Sheet<CodeLine<String>> = Sheet::new(b';', &[NUMBER, always("Si_Jury")], |row| {
    let code = row.cell("Si_Jury").filled()?.text;
    Ok(CodeLine { number: number(row)?, code, label: String::new() })
})
.in_latin();

/// `*_CCN_*.csv`: the collective agreements concerned, up to three a certification.
pub const COLLECTIVE_AGREEMENTS: Sheet<(CertificationNumber, Vec<(String, String)>)> = Sheet::new(
    b';',
    &[
        NUMBER,
        always("Ccn_1_Numero"),
        always("Ccn_1_Libelle"),
        always("Ccn_2_Numero"),
        always("Ccn_2_Libelle"),
        always("Ccn_3_Numero"),
        always("Ccn_3_Libelle"),
    ],
    |row| {
        let mut agreements = Vec::new();
        for (code, label) in [
            ("Ccn_1_Numero", "Ccn_1_Libelle"),
            ("Ccn_2_Numero", "Ccn_2_Libelle"),
            ("Ccn_3_Numero", "Ccn_3_Libelle"),
        ] {
            if let Some(code) = row.cell(code).label()? {
                agreements.push((code, row.cell(label).tidied()?.text));
            }
        }
        Ok((number(row)?, agreements))
    },
)
.in_latin();

/// `*_Certificateurs_*.csv`.
pub const CERTIFIERS: Sheet<NameLine> =
    Sheet::new(b';', &[NUMBER, always("Siret_Certificateur"), always("Nom_Certificateur")], |row| {
        let siret = row.cell("Siret_Certificateur").maybe("un SIRET", Siret::parse)?;
        Ok(NameLine { number: number(row)?, name: row.cell("Nom_Certificateur").filled()?.text, siret })
    })
    .in_latin();

/// `*_Partenaires_*.csv`.
pub const PARTNERS: Sheet<NameLine> = Sheet::new(
    b';',
    &[NUMBER, always("Nom_Partenaire"), always("Siret_Partenaire"), always("Habilitation_Partenaire")],
    |row| {
        let siret = row.cell("Siret_Partenaire").maybe("un SIRET", Siret::parse)?;
        Ok(NameLine { number: number(row)?, name: row.cell("Nom_Partenaire").filled()?.text, siret })
    },
)
.in_latin();

/// `*_Ancienne_Nouvelle_Certification_*.csv`.
pub const FOLLOWS: Sheet<FollowLine> =
    Sheet::new(b';', &[NUMBER, always("Ancienne_Certification"), always("Nouvelle_Certification")], |row| {
        let other = |column| row.cell(column).maybe("un numéro RNCP ou RS", CertificationNumber::parse);
        Ok(FollowLine {
            number: number(row)?,
            replaces: other("Ancienne_Certification")?,
            replaced_by: other("Nouvelle_Certification")?,
        })
    })
    .in_latin();
