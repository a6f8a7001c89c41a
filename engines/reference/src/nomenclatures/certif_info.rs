//! Certif Info: the certifications that the network of Carif-Oref describes, registered or not.

use jiff::civil::Date;

use crate::delimited::{Cell, Row, always};
use crate::place::Rejected;
use crate::rncp::{CertificationNumber, Register};
use crate::rome::RomeCode;
use crate::stream::Sheet;
use crate::values::{FormacodeCode, NsfCode, count, day, year};

/// Whether a way in is open: the publisher's 1, 0, and 2 for what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    Open,
    Closed,
    Unknown,
}

impl Access {
    fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "1" => Self::Open,
            "0" => Self::Closed,
            "2" => Self::Unknown,
            _ => return None,
        })
    }
}

/// A certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertifInfo {
    pub code: u32,
    pub label: String,
    /// `Diplôme d'université (bac + 5 et plus)`.
    pub kind: String,
    /// Level of the European framework.
    pub level: Option<u8>,
    pub updated: Date,
    pub formacode: Option<FormacodeCode>,
    pub occupations: Vec<RomeCode>,
    pub nsf: Option<NsfCode>,
    pub rncp: Option<CertificationNumber>,
    pub rs: Option<CertificationNumber>,
    pub validator: Option<String>,
    pub certifier: Option<String>,
    pub first_session: Option<u16>,
    pub last_session: Option<u16>,
    pub predecessor: Option<u32>,
    /// In words: `certification active`…
    pub state: String,
    /// As pupil or student, apprentice, in continuing training, under professionalisation, by experience, alone.
    pub access: [Access; 6],
}

/// `certif_info.csv`.
pub const CERTIF_INFO: Sheet<CertifInfo> = Sheet::new(
    b';',
    &[
        always("Code_Diplome"),
        always("Libelle_Diplome"),
        always("Libelle_Type_Diplome"),
        always("Code_Niveau_Europeen"),
        always("Date_MaJ"),
        always("Code_FormaCode"),
        always("Libelle_FormaCode"),
        always("Code_Rome_1"),
        always("Code_Rome_2"),
        always("Code_Rome_3"),
        always("Code_Rome_4"),
        always("Code_Rome_5"),
        always("Code_Nsf"),
        always("Code_RNCP"),
        always("Code_RS"),
        always("Code_Scolarité"),
        always("valideur"),
        always("certificateur"),
        always("Annee_Premiere_Session"),
        always("Annee_Derniere_Session"),
        always("Code_Ancien_Diplome"),
        always("Intitulé_Ancien_Diplome"),
        always("Code_Ancien_RNCP"),
        always("Code_Ancien_Scolarité"),
        always("`Options`"),
        always("Etat"),
        always("Etat_Libelle"),
        always("Etat_Ancien_Diplome"),
        always("Etat_Ancien_Diplome_Libelle"),
        always("accessibilite_fi"),
        always("accessibilite_ca"),
        always("accessibilite_fc"),
        always("accessibilite_cp"),
        always("accessibilite_vae"),
        always("accessibilite_ind"),
        always("code_type_diplome"),
        always("codeIdeo2"),
    ],
    certif_info,
)
.with_stray_quotes();

fn certif_info(row: &Row<'_, '_>) -> Result<CertifInfo, Rejected> {
    let number = |column, register, expected| {
        row.cell(column).maybe(expected, |written| CertificationNumber::parse_in(register, written))
    };
    let said = |cell: Cell<'_>| Some(cell.line()).filter(|text| !text.is_empty());
    let mut occupations = Vec::new();
    for column in ["Code_Rome_1", "Code_Rome_2", "Code_Rome_3", "Code_Rome_4", "Code_Rome_5"] {
        occupations.extend(row.cell(column).maybe("un code ROME", RomeCode::parse)?);
    }
    let access = |column| row.cell(column).must("0, 1 ou 2", Access::parse);
    let level = |written: &str| written.parse().ok().filter(|level| (1..=8).contains(level));
    Ok(CertifInfo {
        code: row.cell("Code_Diplome").must("un code Certif Info", count)?,
        label: row.cell("Libelle_Diplome").filled_line()?,
        kind: row.cell("Libelle_Type_Diplome").line(),
        level: row.cell("Code_Niveau_Europeen").maybe("un niveau de 1 à 8", level)?,
        updated: row.cell("Date_MaJ").must("une date JJ/MM/AAAA", day::french)?,
        formacode: row.cell("Code_FormaCode").maybe("un Formacode", FormacodeCode::parse)?,
        occupations,
        nsf: row.cell("Code_Nsf").maybe("un code NSF", NsfCode::parse)?,
        rncp: number("Code_RNCP", Register::Rncp, "un numéro RNCP")?,
        rs: number("Code_RS", Register::Rs, "un numéro RS")?,
        validator: said(row.cell("valideur")),
        certifier: said(row.cell("certificateur")),
        first_session: row.cell("Annee_Premiere_Session").maybe("une année", year)?,
        last_session: row.cell("Annee_Derniere_Session").maybe("une année", year)?,
        predecessor: row.cell("Code_Ancien_Diplome").maybe("un code Certif Info", count)?,
        state: row.cell("Etat_Libelle").filled_line()?,
        access: [
            access("accessibilite_fi")?,
            access("accessibilite_ca")?,
            access("accessibilite_fc")?,
            access("accessibilite_cp")?,
            access("accessibilite_vae")?,
            access("accessibilite_ind")?,
        ],
    })
}
