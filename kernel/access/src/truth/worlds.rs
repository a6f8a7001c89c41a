//! How an asker can stand to a subject, and the world in which they do.

use uuid::Uuid;

use crate::actor::{Actor, Mandate, Term};
use crate::field::{FieldClass, FieldSet};
use crate::subject::{
    AsSubject, Consent, House, ParcoursFacts, PersonFacts, RequestFacts, RequestState, SiteFacts, Subject,
    SubjectKind,
};

use super::cells::{Cell, State, Who};

/// How an asker stands to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is theirs.
    Own,
    /// It is someone else's, and nothing links the asker to it.
    Other,
    /// The platform, which is everyone's.
    House,

    // A professional and a site.
    OwnSite,
    SiteOfOwnOperator,
    OtherSite,

    // A professional and a request; the first two were taken by nobody.
    AtOwnSite,
    AtOtherSite,
    TakenByMe,
    TakenByColleague,
    /// Taken by the asker, who now acts under a mandate of another site.
    TakenByMeElsewhere,

    // A professional and a file; the operator in charge is the mandate's.
    Follows,
    FollowsWithHealthConsent,
    FollowsWithExpiredHealthConsent,
    FollowsWithFullConsent,
    FollowedOnce,
    Colleague,
    ColleagueWithSlice,
    ColleagueWithFullConsent,

    // A professional and a file; another operator is in charge.
    OtherOperator,
    /// The asker follows the person, but not for this mandate's operator; also the file transferred away.
    FollowsUnderOtherMandate,
    FullConsent,
    Slice,
    HealthConsent,
    NotesConsent,
    PendingConsent,
    ExpiredConsent,
    WithdrawnConsent,
    ConsentToThird,
}

impl Standing {
    /// The standings that can exist between this asker and a subject of that kind in that state.
    pub fn of(who: Who, kind: SubjectKind, state: State) -> Vec<Self> {
        if kind == SubjectKind::House {
            return vec![Self::House];
        }
        if !who.is_professional() {
            return if who.owns() && kind != SubjectKind::Site {
                vec![Self::Own, Self::Other]
            } else {
                vec![Self::Other]
            };
        }
        match (kind, who) {
            (_, Who::Unmandated) if kind == SubjectKind::Parcours => {
                vec![Self::Other, Self::FollowsUnderOtherMandate]
            }
            (_, Who::Unmandated) | (SubjectKind::Person, _) => vec![Self::Other],
            (SubjectKind::Site, _) => vec![Self::OwnSite, Self::SiteOfOwnOperator, Self::OtherSite],
            (SubjectKind::Request, _) => {
                let taken = !matches!(state, State::Request(RequestState::Draft | RequestState::Waiting));
                let mut all = vec![Self::AtOwnSite, Self::AtOtherSite];
                if taken {
                    all.extend([Self::TakenByMe, Self::TakenByColleague, Self::TakenByMeElsewhere]);
                }
                all
            }
            _ => Self::FILE.to_vec(),
        }
    }

    const FILE: [Self; 18] = [
        Self::Follows,
        Self::FollowsWithHealthConsent,
        Self::FollowsWithExpiredHealthConsent,
        Self::FollowsWithFullConsent,
        Self::FollowedOnce,
        Self::Colleague,
        Self::ColleagueWithSlice,
        Self::ColleagueWithFullConsent,
        Self::OtherOperator,
        Self::FollowsUnderOtherMandate,
        Self::FullConsent,
        Self::Slice,
        Self::HealthConsent,
        Self::NotesConsent,
        Self::PendingConsent,
        Self::ExpiredConsent,
        Self::WithdrawnConsent,
        Self::ConsentToThird,
    ];

    /// Every standing.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Own,
            Self::Other,
            Self::House,
            Self::OwnSite,
            Self::SiteOfOwnOperator,
            Self::OtherSite,
            Self::AtOwnSite,
            Self::AtOtherSite,
            Self::TakenByMe,
            Self::TakenByColleague,
            Self::TakenByMeElsewhere,
        ];
        all.extend(Self::FILE);
        all
    }

    /// The name the table uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "soi",
            Self::Other => "autrui",
            Self::House => "maison",
            Self::OwnSite => "son_site",
            Self::SiteOfOwnOperator => "site_de_son_operateur",
            Self::OtherSite => "site_ailleurs",
            Self::AtOwnSite => "a_son_site",
            Self::AtOtherSite => "a_un_autre_site",
            Self::TakenByMe => "prise_par_lui",
            Self::TakenByColleague => "prise_par_un_collegue",
            Self::TakenByMeElsewhere => "prise_par_lui_autre_site",
            Self::Follows => "suivi",
            Self::FollowsWithHealthConsent => "suivi_accord_sante",
            Self::FollowsWithExpiredHealthConsent => "suivi_accord_sante_expire",
            Self::FollowsWithFullConsent => "suivi_accord_total",
            Self::FollowedOnce => "ancien_suivi",
            Self::Colleague => "collegue",
            Self::ColleagueWithSlice => "collegue_accord_partiel",
            Self::ColleagueWithFullConsent => "collegue_accord_total",
            Self::OtherOperator => "autre_operateur",
            Self::FollowsUnderOtherMandate => "suivi_sous_autre_mandat",
            Self::FullConsent => "accord_total",
            Self::Slice => "accord_partiel",
            Self::HealthConsent => "accord_sante",
            Self::NotesConsent => "accord_notes",
            Self::PendingConsent => "accord_en_attente",
            Self::ExpiredConsent => "accord_expire",
            Self::WithdrawnConsent => "accord_retire",
            Self::ConsentToThird => "accord_a_un_tiers",
        }
    }
}

/// The ids of the worlds of the table: a test that builds them in a database uses the same.
pub mod ids {
    use uuid::Uuid;

    /// Whoever asks.
    pub const ASKER: Uuid = Uuid::from_u128(0x0a);
    /// Someone else.
    pub const ANOTHER: Uuid = Uuid::from_u128(0x0b);
    /// The operator of the asker's mandate.
    pub const OPERATOR: Uuid = Uuid::from_u128(0x10);
    pub const OTHER_OPERATOR: Uuid = Uuid::from_u128(0x11);
    pub const THIRD_OPERATOR: Uuid = Uuid::from_u128(0x12);
    /// The site of the asker's mandate.
    pub const SITE: Uuid = Uuid::from_u128(0x20);
    pub const OTHER_SITE: Uuid = Uuid::from_u128(0x21);
    pub const MANDATE: Uuid = Uuid::from_u128(0x30);
    pub const CONSENT: Uuid = Uuid::from_u128(0x40);
    /// The request or the parcours asked about.
    pub const FILE: Uuid = Uuid::from_u128(0x50);
}

/// A subject that owns its facts.
#[derive(Debug, Clone)]
pub enum AnySubject {
    Request(RequestFacts),
    Parcours(ParcoursFacts),
    Site(SiteFacts),
    Person(PersonFacts),
    House(House),
}

impl AsSubject for AnySubject {
    fn as_subject(&self) -> Subject<'_> {
        match self {
            Self::Request(facts) => facts.as_subject(),
            Self::Parcours(facts) => facts.as_subject(),
            Self::Site(facts) => facts.as_subject(),
            Self::Person(facts) => facts.as_subject(),
            Self::House(facts) => facts.as_subject(),
        }
    }
}

/// An asker and a subject that stand as a cell says.
#[derive(Debug, Clone)]
pub struct World {
    pub actor: Actor,
    pub subject: AnySubject,
}

impl World {
    pub fn of(cell: &Cell) -> Self {
        Self { actor: actor(cell), subject: subject(cell) }
    }
}

fn actor(cell: &Cell) -> Actor {
    match (cell.who, cell.profile.lifecycle, cell.profile.assurance) {
        (Who::Mandated(role), Some(lifecycle), Some(assurance)) => {
            let term = if cell.profile.mandate == "en_cours" { Term::Live } else { Term::NotLive };
            let mandate = Mandate { id: ids::MANDATE, operator: ids::OPERATOR, site: ids::SITE, role, term };
            Actor::Professional { professional: ids::ASKER, lifecycle, assurance, mandate: Some(mandate) }
        }
        (Who::Unmandated, Some(lifecycle), Some(assurance)) => {
            Actor::Professional { professional: ids::ASKER, lifecycle, assurance, mandate: None }
        }
        (Who::Administrator, Some(lifecycle), Some(assurance)) => {
            Actor::Administrator { administrator: ids::ASKER, lifecycle, assurance }
        }
        (Who::Person, ..) => Actor::Person { person: ids::ASKER },
        (Who::Visitor, ..) => Actor::Visitor { visitor: Some(ids::ASKER) },
        (Who::System, ..) => Actor::System,
        _ => Actor::Visitor { visitor: None },
    }
}

fn subject(cell: &Cell) -> AnySubject {
    let person = if cell.standing == Standing::Own { ids::ASKER } else { ids::ANOTHER };
    match (cell.kind, cell.state) {
        (SubjectKind::Request, State::Request(state)) => {
            AnySubject::Request(request(cell.standing, person, state))
        }
        (SubjectKind::Parcours, State::Parcours(state)) => {
            AnySubject::Parcours(ParcoursFacts { state, ..parcours(cell.standing, person) })
        }
        (SubjectKind::House, State::House(mode)) => AnySubject::House(House { mode }),
        (SubjectKind::Site, _) => AnySubject::Site(match cell.standing {
            Standing::OwnSite => SiteFacts { id: ids::SITE, operator: ids::OPERATOR },
            Standing::SiteOfOwnOperator => SiteFacts { id: ids::OTHER_SITE, operator: ids::OPERATOR },
            _ => SiteFacts { id: ids::OTHER_SITE, operator: ids::OTHER_OPERATOR },
        }),
        _ => AnySubject::Person(PersonFacts { id: person }),
    }
}

fn request(standing: Standing, person: Uuid, state: RequestState) -> RequestFacts {
    let site = match standing {
        Standing::AtOtherSite | Standing::TakenByMeElsewhere => ids::OTHER_SITE,
        _ => ids::SITE,
    };
    let taken_by = match standing {
        Standing::TakenByMe | Standing::TakenByMeElsewhere => Some(ids::ASKER),
        Standing::TakenByColleague => Some(ids::ANOTHER),
        // For whoever is no professional, a taken request was taken by someone.
        Standing::Own | Standing::Other if state == RequestState::Taken => Some(ids::ANOTHER),
        _ => None,
    };
    RequestFacts { id: ids::FILE, person, site, state, taken_by }
}

fn parcours(standing: Standing, person: Uuid) -> ParcoursFacts {
    use FieldClass::{Contact, Health, Identity, PrivateNotes, Project};
    let in_charge = match standing {
        Standing::Follows
        | Standing::FollowsWithHealthConsent
        | Standing::FollowsWithExpiredHealthConsent
        | Standing::FollowsWithFullConsent
        | Standing::FollowedOnce
        | Standing::Colleague
        | Standing::ColleagueWithSlice
        | Standing::ColleagueWithFullConsent => (ids::OPERATOR, ids::SITE),
        _ => (ids::OTHER_OPERATOR, ids::OTHER_SITE),
    };
    let followed = matches!(
        standing,
        Standing::Follows
            | Standing::FollowsWithHealthConsent
            | Standing::FollowsWithExpiredHealthConsent
            | Standing::FollowsWithFullConsent
            | Standing::FollowsUnderOtherMandate
    );
    let opening = |operator, scope: &[FieldClass], term| {
        vec![Consent { id: ids::CONSENT, operator, scope: FieldSet::of(scope), term }]
    };
    let consents = match standing {
        Standing::FollowsWithHealthConsent | Standing::HealthConsent => {
            opening(ids::OPERATOR, &[Health], Term::Live)
        }
        Standing::FollowsWithExpiredHealthConsent => opening(ids::OPERATOR, &[Health], Term::NotLive),
        Standing::ColleagueWithSlice | Standing::Slice => {
            opening(ids::OPERATOR, &[Identity, Project], Term::Live)
        }
        Standing::NotesConsent => opening(ids::OPERATOR, &[PrivateNotes], Term::Live),
        Standing::FollowsWithFullConsent | Standing::ColleagueWithFullConsent | Standing::FullConsent => {
            opening(ids::OPERATOR, &[Identity, Contact, Project, PrivateNotes, Health], Term::Live)
        }
        Standing::PendingConsent | Standing::ExpiredConsent | Standing::WithdrawnConsent => {
            opening(ids::OPERATOR, &FieldClass::ALL, Term::NotLive)
        }
        Standing::ConsentToThird => opening(ids::THIRD_OPERATOR, &FieldClass::ALL, Term::Live),
        _ => Vec::new(),
    };
    ParcoursFacts {
        id: ids::FILE,
        person,
        operator: in_charge.0,
        site: in_charge.1,
        followed_by: vec![if followed { ids::ASKER } else { ids::ANOTHER }],
        consents,
        state: crate::subject::ParcoursState::Open,
    }
}
