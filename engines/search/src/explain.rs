//! Why a hit is where it is: said word by word, so that a page can show it.

use std::fmt;

/// How a typed word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The very word, accents and case aside.
    Exact,
    /// Another gender or number.
    Form,
    /// Another word of the same family.
    Stem,
    /// A word that begins like it.
    Start,
    /// A word that sounds the same.
    Sound,
    /// A word spelled nearly the same.
    Typo {
        /// Letters missing, added, changed or swapped.
        faults: u8,
    },
}

impl How {
    /// True when the person certainly meant this word.
    pub(crate) fn is_sure(self) -> bool {
        matches!(self, How::Exact | How::Form | How::Start)
    }
}

impl fmt::Display for How {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            How::Exact => "mot exact",
            How::Form => "autre forme du mot",
            How::Stem => "mot de la même famille",
            How::Start => "début du mot",
            How::Sound => "mot qui se prononce pareil",
            How::Typo { .. } => "orthographe proche",
        })
    }
}

/// What became of one word that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordMatch {
    /// Found in the label that decided.
    Here {
        /// The word looked for.
        sought: String,
        /// The word found, folded.
        found: String,
        /// What ties the two.
        how: How,
    },
    /// Found elsewhere in the document.
    Elsewhere {
        /// The word looked for.
        sought: String,
    },
    /// Found nowhere in the document.
    Missing {
        /// The word looked for.
        sought: String,
    },
}

/// Why a document was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The field of the label that decided.
    pub field: String,
    /// The label that decided, as its publisher wrote it.
    pub label: String,
    /// What became of each word.
    pub words: Vec<WordMatch>,
    /// Everyday expressions that were understood: what was typed, what it stands for.
    pub understood: Vec<(String, String)>,
}
