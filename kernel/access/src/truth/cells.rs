//! Who asks, in which state, standing how to the subject: the axes of the table and all their combinations.
//!
//! Combinations that cannot exist (a stranger who is oneself, a request taken by nobody's colleague before anyone
//! took it) are not cells. All others are, also those nobody would think of.

use crate::act::Act;
use crate::actor::{Assurance, Lifecycle, Role};
use crate::subject::{Mode, ParcoursState, RequestState, SubjectKind};

use super::worlds::Standing;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Not signed in, without a visitor's cookie.
    Stranger,
    /// Not signed in, with the cookie of an anonymous person.
    Visitor,
    Person,
    Mandated(Role),
    /// A professional without any mandate.
    Unmandated,
    Administrator,
    System,
}

impl Who {
    /// Everyone, in the order the table shows them.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Stranger, Self::Visitor, Self::Person];
        all.extend(Role::ALL.map(Self::Mandated));
        all.extend([Self::Unmandated, Self::Administrator, Self::System]);
        all
    }

    /// The name the table uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stranger => "inconnu",
            Self::Visitor => "visiteur",
            Self::Person => "personne",
            Self::Mandated(Role::Counsellor) => "conseiller",
            Self::Mandated(Role::Desk) => "accueil",
            Self::Mandated(Role::OperatorManager) => "responsable",
            Self::Mandated(Role::NetworkHead) => "tete_de_reseau",
            Self::Mandated(Role::Region) => "region",
            Self::Mandated(Role::Funder) => "financeur",
            Self::Mandated(Role::Expert) => "expert",
            Self::Mandated(Role::Evaluator) => "evaluateur",
            Self::Unmandated => "sans_mandat",
            Self::Administrator => "administrateur",
            Self::System => "plateforme",
        }
    }

    pub const fn is_professional(self) -> bool {
        matches!(self, Self::Mandated(_) | Self::Unmandated)
    }

    /// Whether something can be this asker's own.
    pub const fn owns(self) -> bool {
        matches!(self, Self::Visitor | Self::Person)
    }

    fn profiles(self) -> Vec<Profile> {
        let mandates: &[&'static str] = match self {
            Self::Mandated(_) => &["en_cours", "hors_terme"],
            Self::Unmandated => &["aucun"],
            Self::Administrator => &["-"],
            _ => return vec![Profile { lifecycle: None, assurance: None, mandate: "-" }],
        };
        let mut profiles = Vec::new();
        for lifecycle in Lifecycle::ALL {
            for assurance in Assurance::ALL {
                for mandate in mandates {
                    profiles.push(Profile {
                        lifecycle: Some(lifecycle),
                        assurance: Some(assurance),
                        mandate,
                    });
                }
            }
        }
        profiles
    }
}

/// The state of the asker's account and session; `None` and `-` where the notion does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Profile {
    pub lifecycle: Option<Lifecycle>,
    pub assurance: Option<Assurance>,
    /// `en_cours`, `hors_terme`, `aucun` or `-`.
    pub mandate: &'static str,
}

impl Profile {
    /// The name of the lifecycle in the table, `-` where it does not apply.
    pub const fn lifecycle_name(self) -> &'static str {
        match self.lifecycle {
            None => "-",
            Some(Lifecycle::Invited) => "invite",
            Some(Lifecycle::Accepted) => "accepte",
            Some(Lifecycle::Confirmed) => "confirme",
            Some(Lifecycle::Suspended) => "suspendu",
            Some(Lifecycle::Left) => "parti",
        }
    }

    /// The number of factors in the table, `-` where it does not apply.
    pub const fn assurance_name(self) -> &'static str {
        match self.assurance {
            None => "-",
            Some(Assurance::One) => "un",
            Some(Assurance::Two) => "deux",
        }
    }
}

/// The state of the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    Request(RequestState),
    Parcours(ParcoursState),
    House(Mode),
    None,
}

impl State {
    /// The name the table uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request(RequestState::Draft) => "brouillon",
            Self::Request(RequestState::Waiting) => "en_attente",
            Self::Request(RequestState::Taken) => "prise",
            Self::Request(RequestState::Withdrawn) => "retiree",
            Self::Request(RequestState::Closed) => "close",
            Self::Parcours(ParcoursState::Open) => "ouvert",
            Self::Parcours(ParcoursState::Closed) => "clos",
            Self::Parcours(ParcoursState::Sealed) => "scelle",
            Self::Parcours(ParcoursState::Erased) => "efface",
            Self::House(Mode::Demo) => "demonstration",
            Self::House(Mode::Production) => "production",
            Self::None => "-",
        }
    }

    /// The states a subject of that kind can be in.
    pub fn of(kind: SubjectKind) -> Vec<Self> {
        match kind {
            SubjectKind::Request => RequestState::ALL.map(Self::Request).to_vec(),
            SubjectKind::Parcours => ParcoursState::ALL.map(Self::Parcours).to_vec(),
            SubjectKind::House => Mode::ALL.map(Self::House).to_vec(),
            SubjectKind::Site | SubjectKind::Person => vec![Self::None],
        }
    }
}

/// One question: may this asker, in this state, standing thus to a subject in that state, do this act?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    pub act: Act,
    pub kind: SubjectKind,
    pub who: Who,
    pub profile: Profile,
    pub standing: Standing,
    pub state: State,
}

impl Cell {
    /// Every cell of an act.
    pub fn of(act: Act) -> Vec<Self> {
        let mut cells = Vec::new();
        for &kind in act.subjects() {
            for who in Who::all() {
                for state in State::of(kind) {
                    for standing in Standing::of(who, kind, state) {
                        for profile in who.profiles() {
                            cells.push(Self { act, kind, who, profile, standing, state });
                        }
                    }
                }
            }
        }
        cells
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} sur {} ({}, {}) par {} ({}, {} facteur(s), mandat {})",
            self.act.name(),
            self.kind.name(),
            self.standing.name(),
            self.state.name(),
            self.who.name(),
            self.profile.lifecycle_name(),
            self.profile.assurance_name(),
            self.profile.mandate,
        )
    }
}
