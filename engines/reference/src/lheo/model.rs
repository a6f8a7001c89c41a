//! What a training offer says: the course, the ways it is given, their dates.

use jiff::civil::Date;

use crate::place::Rejected;
use crate::rncp::CertificationNumber;
use crate::rome::{Flag, RomeCode};
use crate::values::{Cents, CommuneCode, FormacodeCode, NsfCode, Point, PostalCode, Siret};

/// A training offer. Texts are plain, in several lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Training {
    /// The publisher's own number.
    pub number: Option<String>,
    pub updated: Option<Date>,
    pub title: String,
    pub objective: String,
    pub results: String,
    pub content: String,
    pub formacodes: Vec<FormacodeCode>,
    pub nsf: Vec<NsfCode>,
    /// Occupations it prepares for, in codes of the ROME of its time.
    pub occupations: Vec<RomeCode>,
    pub is_certifying: Flag,
    pub certificates: Vec<Certificate>,
    /// Blocks of skills it prepares for: `RNCP40344BC01`.
    pub blocks: Vec<String>,
    /// LHÉO's table of general objectives (6: certification, 7: professionalisation…).
    pub goal: Option<u32>,
    /// LHÉO's table of paths (1: in group … 4: mixed).
    pub path: Option<u32>,
    /// LHÉO's table of levels, for entry and exit.
    pub entry_level: Option<u32>,
    pub exit_level: Option<u32>,
    pub provider: Provider,
    pub contact: Contact,
    pub links: Vec<String>,
    pub actions: Vec<Action>,
    /// What was left out, each where it stands.
    pub flaws: Vec<Rejected>,
}

/// What a training leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Certificate {
    /// A record of the RNCP or of the Répertoire spécifique.
    Registered(CertificationNumber),
    /// A record of Certif Info.
    CertifInfo(u32),
    /// A code of Mon Compte Formation for what is in no register (`CPF202`: skills review).
    Cpf(String),
}

/// Who answers for the training.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provider {
    pub name: Option<String>,
    pub siret: Option<Siret>,
    /// Number of its declaration of activity.
    pub activity_number: Option<String>,
}

/// Whom to call or write to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
}

/// Presence or distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Teaching {
    OnSite,
    Mixed,
    Remote,
}

/// How people enter and leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    FixedDates,
    Permanent,
}

/// One way in which the training is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    pub number: Option<String>,
    pub teaching: Option<Teaching>,
    pub entry: Option<Entry>,
    pub rhythm: String,
    /// Publics it is meant for, in Formacode's codes of publics.
    pub publics: Vec<u32>,
    pub conditions: String,
    /// Whether part of the cost may be paid for the person.
    pub may_be_funded: Flag,
    pub location: Location,
    pub hours: Option<u32>,
    pub hours_in_centre: Option<u32>,
    pub hours_in_company: Option<u32>,
    /// Price of the whole, taxes included.
    pub price: Option<Cents>,
    /// Price of one hour, taxes included.
    pub hourly_price: Option<Cents>,
    /// What remains to be paid, in words.
    pub remaining_costs: String,
    /// LHÉO's table of funders.
    pub funders: Vec<u32>,
    /// Access and adaptations for people with disabilities, in words.
    pub accessibility: String,
    pub teaching_methods: String,
    pub recruitment: String,
    pub language: Option<String>,
    pub contact: Contact,
    pub links: Vec<String>,
    pub sessions: Vec<Session>,
}

/// Where something takes place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Location {
    pub lines: Vec<String>,
    pub postal_code: Option<PostalCode>,
    pub city: Option<String>,
    pub commune: Option<CommuneCode>,
    pub point: Option<Point>,
}

/// Whether one can still enrol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecruitmentState {
    Open,
    Closed,
    Suspended,
}

/// Dates on which it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub number: Option<String>,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
    pub recruitment: Option<RecruitmentState>,
    pub enrolment: String,
    /// Whether the provider promises that it takes place.
    pub is_guaranteed: Flag,
    pub location: Location,
    pub contact: Contact,
}
