//! The questions of the guided request, in order: one a page, each with its place in the address.

use jalon_kernel::closed;

closed! {
    /// One question, one page. The word is the end of its address.
    Question {
        /// What brings you?
        Motive = "motif",
        /// Where do you stand?
        Situation = "situation",
        /// In your own words.
        Words = "mots",
        /// Is a date coming?
        Deadline = "echeance",
        /// Where are you?
        Place = "lieu",
        /// Who should receive you?
        Site = "accueil",
        /// How should we reach you?
        Contact = "contact",
        /// What may we call you?
        Name = "nom",
    }
}

/// Whether a question can be passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The request cannot be received without it.
    Required,
    /// It helps, and can be left out.
    Optional,
}

impl Question {
    /// Its page.
    pub fn href(self) -> String {
        format!("/demande/{}", self.word())
    }

    /// Its place, from 1.
    pub fn number(self) -> u16 {
        let index = Self::ALL.iter().position(|question| *question == self).unwrap_or(0);
        u16::try_from(index + 1).unwrap_or(1)
    }

    /// How many there are.
    pub fn total() -> u16 {
        u16::try_from(Self::ALL.len()).unwrap_or(u16::MAX)
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(usize::from(self.number())).copied()
    }

    /// The one before it.
    pub fn previous(self) -> Option<Self> {
        usize::from(self.number()).checked_sub(2).and_then(|index| Self::ALL.get(index)).copied()
    }

    /// Whether it can be passed over.
    pub fn need(self) -> Need {
        match self {
            Self::Motive | Self::Situation | Self::Site | Self::Contact => Need::Required,
            Self::Words | Self::Deadline | Self::Place | Self::Name => Need::Optional,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_leads_to_the_next_and_back() {
        assert_eq!(Question::Motive.previous(), None);
        assert_eq!(Question::Name.next(), None);
        for pair in Question::ALL.windows(2) {
            assert_eq!((pair[0].next(), pair[1].previous()), (Some(pair[1]), Some(pair[0])));
        }
        assert_eq!((Question::Motive.number(), Question::Name.number()), (1, Question::total()));
    }
}
