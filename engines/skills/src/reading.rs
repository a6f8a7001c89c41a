//! What a text was understood to say, or why it was not understood.

use crate::senses::How;
use crate::taxonomy::{ItemId, OccupationId};

/// The answer to a text: it always comes with what was understood, or with the reason why nothing was.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    Understood(Understood),
    NotUnderstood(NotUnderstood),
}

/// What a text says, each list best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// Skills and attitudes, spread over everything that is told: the first ones are not all about one sentence.
    pub skills: Vec<FoundItem>,
    pub knowledge: Vec<FoundItem>,
    pub contexts: Vec<FoundItem>,
    pub credentials: Vec<FoundItem>,
    /// Occupations and titles named or told.
    pub occupations: Vec<FoundOccupation>,
    /// Words that carry meaning and that nothing answers to, as written: to ask about, never to hide.
    pub unread: Vec<String>,
    /// Whether the text was longer than what is read.
    pub cut: bool,
}

/// Something a text tells.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundItem {
    pub item: ItemId,
    /// Between 0 and 1: to order and to group ("sûrement", "peut-être"), not a probability.
    pub confidence: f32,
    pub because: Vec<Because>,
}

/// An occupation a text names or tells.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundOccupation {
    pub occupation: OccupationId,
    /// The title that was met, as a place in the titles of the occupation; nothing when it is the label of the
    /// occupation, or when no title was met and what is told led there.
    pub title: Option<usize>,
    /// Between 0 and 1.
    pub confidence: f32,
    pub because: Vec<Because>,
}

/// What led to something.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// Words of the text.
    Words {
        /// As written.
        said: String,
        /// The word of the classification it was taken for.
        taken_for: String,
        how: How,
    },
    /// The text names or tells an occupation to which this belongs.
    Occupation(OccupationId),
}

/// Why nothing was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotUnderstood {
    /// Nothing was written.
    Empty,
    /// No word: signs, figures, emoji.
    NoWords,
    /// The words are mostly those of another language.
    OtherLanguage,
    /// None of the words, or too few of them, are known.
    UnknownWords,
    /// Words are known, but they tell of no activity.
    NothingTold,
}

impl Reading {
    /// What was understood, if anything was.
    pub fn understood(self) -> Option<Understood> {
        match self {
            Self::Understood(understood) => Some(understood),
            Self::NotUnderstood(_) => None,
        }
    }
}
