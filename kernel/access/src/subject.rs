//! What is acted upon: the facts of a request, a parcours, a site, a person or the house that a decision needs.
//!
//! The caller loads these facts from the database in the same transaction as what it is about to show or change.
//! They are values: nothing here reads, and nothing here decides.

use uuid::Uuid;

use crate::actor::{Term, parse_by_name};
use crate::field::{FieldClass, FieldSet};

/// A request for counselling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFacts {
    pub id: Uuid,
    /// Whoever stated it: a person id or the anonymous person id of a visitor.
    pub person: Uuid,
    pub site: Uuid,
    pub state: RequestState,
    /// The professional who took it.
    pub taken_by: Option<Uuid>,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestState {
    /// Being written, not sent: nobody but its author knows of it.
    Draft,
    Waiting,
    Taken,
    Withdrawn,
    Closed,
}

impl RequestState {
    pub const ALL: [Self; 5] = [Self::Draft, Self::Waiting, Self::Taken, Self::Withdrawn, Self::Closed];

    /// The name policies use, also fit for a column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }
}

/// The file of one parcours of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcoursFacts {
    pub id: Uuid,
    pub person: Uuid,
    /// The operator in charge today.
    pub operator: Uuid,
    pub site: Uuid,
    /// Professionals whose follow-up is current.
    pub followed_by: Vec<Uuid>,
    pub consents: Vec<Consent>,
    pub state: ParcoursState,
}

/// Where a parcours stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParcoursState {
    Open,
    /// Over; it may be read, not written.
    Closed,
    /// Processing is suspended (erasure asked for, or contested): only its person reads it.
    Sealed,
    /// Its content is gone: nobody reads anything.
    Erased,
}

impl ParcoursState {
    pub const ALL: [Self; 4] = [Self::Open, Self::Closed, Self::Sealed, Self::Erased];

    /// The name policies use, also fit for a column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Sealed => "sealed",
            Self::Erased => "erased",
        }
    }
}

/// What a person agreed to show, to which operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Consent {
    pub id: Uuid,
    pub operator: Uuid,
    pub scope: FieldSet,
    pub term: Term,
}

impl ParcoursFacts {
    /// The classes that live consents open to `operator`.
    pub fn opened_to(&self, operator: Uuid) -> FieldSet {
        self.live_consents(operator).fold(FieldSet::EMPTY, |open, consent| open.union(consent.scope))
    }

    /// The first live consent that opens `class` to `operator`.
    pub fn consent_for(&self, operator: Uuid, class: FieldClass) -> Option<Uuid> {
        self.live_consents(operator).find(|consent| consent.scope.contains(class)).map(|consent| consent.id)
    }

    fn live_consents(&self, operator: Uuid) -> impl Iterator<Item = &Consent> {
        self.consents.iter().filter(move |consent| consent.operator == operator && consent.term.is_live())
    }
}

/// A place where an operator receives people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SiteFacts {
    pub id: Uuid,
    pub operator: Uuid,
}

/// A person, known or anonymous, with all that is theirs outside any parcours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PersonFacts {
    pub id: Uuid,
}

/// The platform itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct House {
    pub mode: Mode,
}

/// Whether this is the demonstration, where nothing is real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    Demo,
    Production,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::Demo, Self::Production];

    /// The name policies use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Production => "production",
        }
    }
}

/// What an act is about, borrowed for the time of a decision.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    Request(&'a RequestFacts),
    Parcours(&'a ParcoursFacts),
    Site(&'a SiteFacts),
    Person(&'a PersonFacts),
    House(&'a House),
}

/// The kinds of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    Request,
    Parcours,
    Site,
    Person,
    House,
}

impl SubjectKind {
    pub const ALL: [Self; 5] = [Self::Request, Self::Parcours, Self::Site, Self::Person, Self::House];

    /// The name tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Parcours => "parcours",
            Self::Site => "site",
            Self::Person => "person",
            Self::House => "house",
        }
    }
}

parse_by_name!(RequestState, ParcoursState, Mode, SubjectKind);

impl Subject<'_> {
    pub const fn kind(&self) -> SubjectKind {
        match self {
            Self::Request(_) => SubjectKind::Request,
            Self::Parcours(_) => SubjectKind::Parcours,
            Self::Site(_) => SubjectKind::Site,
            Self::Person(_) => SubjectKind::Person,
            Self::House(_) => SubjectKind::House,
        }
    }
}

/// Whatever can say which subject it is: a loaded file carries its facts and implements this by lending them.
pub trait AsSubject {
    fn as_subject(&self) -> Subject<'_>;
}

macro_rules! facts_are_subjects {
    ($($facts:ty => $kind:ident),+ $(,)?) => {$(
        impl AsSubject for $facts {
            fn as_subject(&self) -> Subject<'_> {
                Subject::$kind(self)
            }
        }
    )+};
}
facts_are_subjects!(
    RequestFacts => Request,
    ParcoursFacts => Parcours,
    SiteFacts => Site,
    PersonFacts => Person,
    House => House,
);

impl<T: AsSubject> AsSubject for &T {
    fn as_subject(&self) -> Subject<'_> {
        (*self).as_subject()
    }
}
