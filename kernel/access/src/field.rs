//! Classes of fields: how closely each datum of a person is kept.
//!
//! A page or a serialiser shows a field only when its class is in the set a decision carries. The classes are few
//! on purpose: a data-protection officer must be able to hold the whole table in mind. Nothing here decides.

use std::fmt;

/// How closely a datum is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldClass {
    /// Who the person is: names, birth date; for a request, whatever name the person chose to give.
    Identity,
    /// How to reach the person: address, telephone, e-mail, preferred channel.
    Contact,
    /// Situation, wishes, diagnosis, project, plan, documents.
    Project,
    /// A counsellor's working notes, never shown to another service.
    PrivateNotes,
    /// Health and disability (RGPD article 9): opened only by the person's explicit consent.
    Health,
}

impl FieldClass {
    /// Every class, in the order tables show them.
    pub const ALL: [Self; 5] =
        [Self::Identity, Self::Contact, Self::Project, Self::PrivateNotes, Self::Health];

    /// The name policies use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Project => "project",
            Self::PrivateNotes => "privateNotes",
            Self::Health => "health",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FieldSet(u8);

impl FieldSet {
    pub const EMPTY: Self = Self(0);
    pub const ALL: Self = Self::of(&FieldClass::ALL);

    /// The set holding exactly `classes`.
    pub const fn of(classes: &[FieldClass]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= classes[i].bit();
            i += 1;
        }
        Self(bits)
    }

    pub const fn contains(self, class: FieldClass) -> bool {
        self.0 & class.bit() != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn is_subset_of(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub const fn with(self, class: FieldClass) -> Self {
        Self(self.0 | class.bit())
    }

    #[must_use]
    pub const fn without(self, class: FieldClass) -> Self {
        Self(self.0 & !class.bit())
    }

    /// The classes held, in table order.
    pub fn iter(self) -> impl Iterator<Item = FieldClass> {
        FieldClass::ALL.into_iter().filter(move |&class| self.contains(class))
    }

    /// A number from 0 to 31 for storage in a column; `from_bits` reads it back.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Reads a stored number back; `None` when it names a class that does not exist.
    pub const fn from_bits(bits: u8) -> Option<Self> {
        if bits & !Self::ALL.0 == 0 { Some(Self(bits)) } else { None }
    }
}

impl FromIterator<FieldClass> for FieldSet {
    fn from_iter<I: IntoIterator<Item = FieldClass>>(classes: I) -> Self {
        classes.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for FieldSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
