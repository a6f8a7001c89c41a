//! The words people read, in the three ways Jalon speaks.
//!
//! Words come from Fluent files, one per locale and per owner (this crate, then each wing). They are checked once, at the start:
//! a broken file stops the house, a missing word never breaks a page. What this does not do: choose the locale (the server
//! reads it from the person's choice).

mod catalogue;
mod dates;
mod numbers;
mod typography;
mod value;
mod words;

pub use catalogue::{Catalogue, Source};
pub use typography::french;
pub use value::Value;
pub use words::Words;

/// A way of speaking, chosen by the person who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// French.
    #[default]
    Fr,
    /// French easy to read: short sentences, common words.
    FrFacile,
    /// English, for people who do not read French yet.
    En,
}

impl Locale {
    /// Every locale, in the order of the arrays of a [`Source`].
    pub const ALL: [Self; 3] = [Self::Fr, Self::FrFacile, Self::En];

    /// The tag kept in cookies, accounts and forms.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::FrFacile => "fr-facile",
            Self::En => "en",
        }
    }

    /// The locale of a tag, if we speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The language for HTML's `lang`.
    pub fn lang(self) -> &'static str {
        match self {
            Self::Fr | Self::FrFacile => "fr",
            Self::En => "en",
        }
    }

    /// The locale's name in its own words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::FrFacile => "Facile à lire",
            Self::En => "English",
        }
    }

    fn index(self) -> usize {
        match self {
            Self::Fr => 0,
            Self::FrFacile => 1,
            Self::En => 2,
        }
    }
}
