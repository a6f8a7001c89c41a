//! Who acts: the one value a session, a job or a command line hands to [`decide`](crate::decide).
//!
//! An actor carries only what a decision needs, already read from the database by the caller; it promises nothing
//! about how the session was opened. There is no employer here, and no way to write one: the Cedar schema knows the
//! word only so that "an employer is always denied" can be proved.

use uuid::Uuid;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Someone who has not signed in; `visitor` is the anonymous person id of their cookie, if they have one.
    Visitor { visitor: Option<Uuid> },
    /// A person signed in to their own space.
    Person { person: Uuid },
    /// Someone who works for an operator, a network, a region ..., acting under at most one mandate at a time.
    Professional { professional: Uuid, lifecycle: Lifecycle, assurance: Assurance, mandate: Option<Mandate> },
    /// Whoever runs the platform: creates accounts, never opens a file.
    Administrator { administrator: Uuid, lifecycle: Lifecycle, assurance: Assurance },
    /// The platform's own jobs.
    System,
}

/// How far a professional account has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lifecycle {
    Invited,
    Accepted,
    Confirmed,
    Suspended,
    Left,
}

impl Lifecycle {
    pub const ALL: [Self; 5] = [Self::Invited, Self::Accepted, Self::Confirmed, Self::Suspended, Self::Left];

    /// The name policies use, also fit for a column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
            Self::Suspended => "suspended",
            Self::Left => "left",
        }
    }
}

/// How many factors this session was opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// A password or a code alone.
    One,
    /// A second factor was shown (TOTP), or a passkey with user verification.
    Two,
}

impl Assurance {
    pub const ALL: [Self; 2] = [Self::One, Self::Two];

    /// The name policies use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Two => "two",
        }
    }
}

/// Under which hat a professional acts: for whom, where, as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mandate {
    pub id: Uuid,
    pub operator: Uuid,
    pub site: Uuid,
    pub role: Role,
    pub term: Term,
}

/// Where the present moment stands in a mandate or a consent; computed by the caller, who has the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// `from <= now < to`, and not withdrawn.
    Live,
    /// Not begun, over, pending or withdrawn.
    NotLive,
}

impl Term {
    /// `Live` when `from <= now < to`; an absent `to` has no end.
    pub fn at<T: PartialOrd>(now: &T, from: &T, to: Option<&T>) -> Self {
        if from <= now && to.is_none_or(|to| now < to) { Self::Live } else { Self::NotLive }
    }

    pub const fn is_live(self) -> bool {
        matches!(self, Self::Live)
    }
}

/// What a mandate lets its holder be. Only the first two have a right on anything of a person today; the others
/// exist so that their denial is written, tested and proved before their wing comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Counsellor,
    /// Accueil: receives requests at a site.
    Desk,
    OperatorManager,
    NetworkHead,
    Region,
    Funder,
    Expert,
    Evaluator,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Counsellor,
        Self::Desk,
        Self::OperatorManager,
        Self::NetworkHead,
        Self::Region,
        Self::Funder,
        Self::Expert,
        Self::Evaluator,
    ];

    /// The name policies use, also fit for a column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Counsellor => "counsellor",
            Self::Desk => "desk",
            Self::OperatorManager => "operatorManager",
            Self::NetworkHead => "networkHead",
            Self::Region => "region",
            Self::Funder => "funder",
            Self::Expert => "expert",
            Self::Evaluator => "evaluator",
        }
    }
}

impl Actor {
    /// The mandate this actor works under, if any.
    pub const fn mandate(&self) -> Option<&Mandate> {
        match self {
            Self::Professional { mandate: Some(mandate), .. } => Some(mandate),
            _ => None,
        }
    }

    /// What stands in the way of a professional or an administrator whatever they ask for. It reads the actor
    /// alone, so saying it on a page tells nothing of any file: "confirm your second factor" is a fair answer.
    pub fn lacks(&self) -> Option<Lack> {
        let (lifecycle, assurance) = match self {
            Self::Professional { lifecycle, assurance, .. }
            | Self::Administrator { lifecycle, assurance, .. } => (*lifecycle, *assurance),
            _ => return None,
        };
        if lifecycle != Lifecycle::Confirmed {
            return Some(Lack::Confirmation);
        }
        if assurance != Assurance::Two {
            return Some(Lack::SecondFactor);
        }
        match self {
            Self::Professional { mandate, .. } if !mandate.is_some_and(|m| m.term.is_live()) => {
                Some(Lack::LiveMandate)
            }
            _ => None,
        }
    }
}

/// What an actor lacks before any file is looked at; see [`Actor::lacks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    Confirmation,
    SecondFactor,
    LiveMandate,
}

/// Reads a stored name back; `None` when no such name exists (the caller refuses the row).
macro_rules! parse_by_name {
    ($($type:ty),+) => {$(
        impl $type {
            /// Reads a name back; `None` when there is no such name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|value| value.name() == name)
            }
        }
    )+};
}
pub(crate) use parse_by_name;
parse_by_name!(Lifecycle, Assurance, Role);
