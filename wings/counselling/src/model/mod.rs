//! What counselling works on: the shared diagnosis, projects, objectives, steps, the synthesis.
//!
//! Types and rules only: a word of a column is read by one function, a form by one constructor that can refuse, and
//! nothing here fails for an outside reason.

pub mod diagnosis;
pub mod objective;
pub mod project;
pub mod step;
pub mod synthesis;

use jalon_kernel::access::Actor;

/// Declares a closed set of words kept in a column.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident { $( $(#[doc = $each:literal])+ $variant:ident = $word:literal, )+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( $(#[doc = $each])+ $variant, )+ }

        impl $name {
            /// Every one, in the order pages show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word kept in the database, and the end of the keys of its words.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word kept in the database or sent by a form.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.word() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Whose words these are.
    Voice {
        /// The person whose path it is.
        Person = "person",
        /// Who accompanies them.
        Counsellor = "counsellor",
    }
}

impl Voice {
    /// The voice an actor speaks with; the policies have said before whether they may speak at all.
    pub fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Person { .. } | Actor::Visitor { .. } => Self::Person,
            _ => Self::Counsellor,
        }
    }

    /// The other one of the two.
    pub const fn other(self) -> Self {
        match self {
            Self::Person => Self::Counsellor,
            Self::Counsellor => Self::Person,
        }
    }
}
