//! What a record of the RNCP or of the Répertoire spécifique says.

use jiff::civil::Date;

use super::number::CertificationNumber;
use crate::place::Rejected;
use crate::rome::{Flag, RomeCode};
use crate::values::{FormacodeCode, NsfCode, Siret};

/// A code with the label the publisher gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled<C> {
    pub code: C,
    pub label: String,
}

/// A certification. Texts are plain, in several lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Certification {
    pub number: CertificationNumber,
    pub title: String,
    /// `BTS`: `Brevet de technicien supérieur`.
    pub kind: Option<Labelled<String>>,
    /// State of the record itself: `Publiée`.
    pub state: Option<String>,
    /// Whether people can still enter it.
    pub is_active: Flag,
    /// Level of the European framework, 1 to 8; none in the Répertoire spécifique.
    pub level: Option<u8>,
    pub registration: Registration,
    pub formacodes: Vec<Labelled<FormacodeCode>>,
    pub nsf: Vec<Labelled<NsfCode>>,
    /// Occupations it leads to, in codes of the ROME of its time.
    pub occupations: Vec<Labelled<RomeCode>>,
    pub certifiers: Vec<Certifier>,
    pub partners: Vec<Partner>,
    pub ways: Vec<Way>,
    pub blocks: Vec<Block>,
    /// Whether it can be obtained block by block.
    pub is_divisible: Flag,
    pub replaced_by: Vec<CertificationNumber>,
    pub replaces: Vec<CertificationNumber>,
    pub equivalences: Vec<Equivalence>,
    /// Results of past cohorts, as the certifier states them.
    pub outcomes: Vec<Outcome>,
    pub objectives: String,
    pub activities: String,
    pub abilities: String,
    pub sectors: String,
    pub jobs: String,
    pub prerequisites: String,
    pub regulations: String,
    pub link: Option<String>,
    /// Secondary values that were left out, each where it stands.
    pub flaws: Vec<Rejected>,
}

/// On what ground it is registered, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registration {
    /// `Enregistrement de droit` or `Enregistrement sur demande`.
    pub kind: Option<String>,
    pub decided: Option<Date>,
    pub effective: Option<Date>,
    /// Last day on which people can enter.
    pub ends: Option<Date>,
    /// Last day on which it can be awarded to those who entered.
    pub last_award: Option<Date>,
    pub published: Option<Date>,
    /// In years.
    pub duration: Option<u32>,
}

/// Who answers for the certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certifier {
    pub name: String,
    pub siret: Option<Siret>,
    pub site: Option<String>,
    pub is_active: Flag,
}

/// What a partner is authorised to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Authorisation {
    Train,
    Assess,
    TrainAndAssess,
    /// Something else, or nothing said.
    Unstated,
}

/// An organisation that trains or assesses for the certifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    pub name: String,
    pub siret: Option<Siret>,
    pub authorisation: Authorisation,
    pub is_active: Flag,
}

/// A way into the certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WayIn {
    /// After a course as pupil or student.
    Initial,
    /// Under an apprenticeship contract.
    Apprenticeship,
    /// After a course of continuing training.
    Continuing,
    /// Under a professionalisation contract.
    Professionalisation,
    /// As an individual candidate.
    Individual,
    /// By recognition of experience (VAE).
    Experience,
}

/// A way in, whether it is open, and who sits on the jury.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub way: WayIn,
    pub is_open: Flag,
    pub jury: String,
}

/// A block of skills, which can be obtained by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// `RNCP34762BC01`.
    pub code: String,
    pub label: String,
    pub skills: String,
    pub assessment: String,
}

/// A block, or the whole, that another certification or one of its blocks stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equivalence {
    /// Block of this certification; none: all of it.
    pub block: Option<String>,
    pub other: CertificationNumber,
    pub other_block: Option<String>,
}

/// What became of those who obtained it in one year. Rates are in hundredths.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub year: u16,
    pub certified: Option<u32>,
    pub certified_by_experience: Option<u32>,
    /// Share at work six months later.
    pub employed_after_6_months: Option<f64>,
    /// Share in the occupation aimed at, six months later.
    pub in_occupation_after_6_months: Option<f64>,
    /// Share in the occupation aimed at, two years later.
    pub in_occupation_after_2_years: Option<f64>,
}
