//! What a decision says: yes or no, why, which fields, and by which consents.

use std::fmt;

use uuid::Uuid;

use crate::field::{FieldClass, FieldSet};

/// The answer to "may this actor do this act on this subject?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub allow: bool,
    pub reason: Reason,
    /// The classes of fields that may be shown or written; empty for a refusal and for an act that shows none.
    pub fields: FieldSet,
    /// The consents without which some of `fields` would be closed, to be written in the access log.
    pub consents: Vec<Uuid>,
}

impl Decision {
    /// The consent relied on, if any; the first when several together opened the fields.
    pub fn consent(&self) -> Option<Uuid> {
        self.consents.first().copied()
    }

    pub fn shows(&self, class: FieldClass) -> bool {
        self.fields.contains(class)
    }
}

/// Why, with the id of the policy that decided. For the security log; a refusal says none of it to whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// This policy permits, and nothing forbids.
    Permitted(&'static str),
    /// This policy forbids, whatever others permit.
    Forbidden(&'static str),
    /// No policy permits: the default.
    NoPermit,
    /// A policy failed to evaluate: refused.
    Fault,
}

impl Reason {
    /// A key for words and counters: `access-` and the policy's id, `access-no-permit` or `access-fault`.
    pub fn key(self) -> String {
        match self {
            Self::Permitted(policy) | Self::Forbidden(policy) => format!("access-{policy}"),
            Self::NoPermit => "access-no-permit".to_owned(),
            Self::Fault => "access-fault".to_owned(),
        }
    }

    pub const fn is_permit(self) -> bool {
        matches!(self, Self::Permitted(_))
    }
}

/// A refusal. It looks the same whether the thing does not exist, belongs to another or is closed: `Display` and
/// `Debug` say nothing more, and pages answer with the "not found" page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Denied {
    pub(crate) reason: Reason,
}

impl Denied {
    /// For the caller whose lookup found no row: the same refusal as for a row that is not theirs.
    pub const fn nothing_there() -> Self {
        Self { reason: Reason::NoPermit }
    }

    /// Why, for the security log only.
    pub const fn reason_for_log(&self) -> Reason {
        self.reason
    }
}

impl fmt::Debug for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Denied")
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is nothing here for this actor")
    }
}

impl std::error::Error for Denied {}
