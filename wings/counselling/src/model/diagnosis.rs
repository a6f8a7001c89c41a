//! The shared diagnosis (2.2-01): the same sections in two voices, and what each of the two says of the whole.
//!
//! An agreement is given to texts: it holds as long as no text has changed since, and it stays visible that it was given.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Voice, words};

words! {
    /// A section of the diagnosis. Source: cahier des charges 2.2; the frame counsellors use (domain 2.3).
    Section {
        /// The demand; what the person wants.
        Demand = "demand",
        /// The path so far.
        Path = "path",
        /// Strengths, what the person can do and adapt to.
        Strengths = "strengths",
        /// Mobility, hours, care of others, functional limits; never the name of an illness.
        Constraints = "constraints",
        /// What surrounds and helps.
        Support = "support",
        /// How far the project is.
        Maturity = "maturity",
        /// What both agree to work on.
        Agreed = "agreed",
    }
}

words! {
    /// What one of the two says of the whole diagnosis.
    Verdict {
        /// They agree with it.
        Agreed = "agreed",
        /// They do not, and wrote why.
        Disagreed = "disagreed",
    }
}

/// The longest text of a section, in characters.
pub const LONGEST: usize = 20_000;
/// The longest disagreement, in characters.
pub const LONGEST_DISAGREEMENT: usize = 5_000;

/// One section in one voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: Uuid,
    /// Which section.
    pub section: Section,
    /// In whose words.
    pub voice: Voice,
    /// The words.
    pub text: String,
    /// When they were last changed.
    pub written_at: Timestamp,
    /// How often they were written.
    pub version: i64,
}

/// What one of the two said of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Who.
    pub voice: Voice,
    /// What.
    pub verdict: Verdict,
    /// Their disagreement, empty when they agree.
    pub disagreement: String,
    /// The sum of the versions they had before them.
    pub texts: i64,
    /// When.
    pub answered_at: Timestamp,
}

/// A whole diagnosis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// What was written, in any order.
    pub entries: Vec<Entry>,
    /// What each of the two said of it.
    pub answers: Vec<Answer>,
}

/// Where one of the two stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// They have said nothing yet.
    Silent,
    /// They agree with the texts as they are.
    Agrees(&'a Answer),
    /// They do not, with the texts as they are.
    Disagrees(&'a Answer),
    /// They answered, and a text has changed since: the answer no longer holds.
    Overtaken(&'a Answer),
}

/// Where the two of them stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody has written anything.
    Empty,
    /// Being written, or waiting for one of the two.
    Open,
    /// Both agree, since that moment.
    Agreed(Timestamp),
    /// Both answered and at least one does not agree: it is written down.
    Disagreed(Timestamp),
}

impl Diagnosis {
    /// A section in one voice.
    pub fn entry(&self, section: Section, voice: Voice) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.section == section && entry.voice == voice)
    }

    /// A number that grows with every change of any text.
    pub fn texts(&self) -> i64 {
        self.entries.iter().map(|entry| entry.version).sum()
    }

    /// Where one of the two stands.
    pub fn standing(&self, voice: Voice) -> Standing<'_> {
        match self.answers.iter().find(|answer| answer.voice == voice) {
            None => Standing::Silent,
            Some(answer) if answer.texts != self.texts() => Standing::Overtaken(answer),
            Some(answer) if answer.verdict == Verdict::Agreed => Standing::Agrees(answer),
            Some(answer) => Standing::Disagrees(answer),
        }
    }

    /// Where the two stand together.
    pub fn outcome(&self) -> Outcome {
        let standings = [self.standing(Voice::Person), self.standing(Voice::Counsellor)];
        let mut latest = None;
        let mut is_agreed = true;
        for standing in &standings {
            match standing {
                Standing::Agrees(answer) => latest = latest.max(Some(answer.answered_at)),
                Standing::Disagrees(answer) => {
                    latest = latest.max(Some(answer.answered_at));
                    is_agreed = false;
                }
                Standing::Silent | Standing::Overtaken(_) if self.is_empty() => return Outcome::Empty,
                Standing::Silent | Standing::Overtaken(_) => return Outcome::Open,
            }
        }
        match latest {
            Some(at) if is_agreed => Outcome::Agreed(at),
            Some(at) => Outcome::Disagreed(at),
            None => Outcome::Open,
        }
    }

    /// Whether nobody has written anything.
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(|entry| entry.text.is_empty())
    }

    /// When a text was last changed.
    pub fn written_at(&self) -> Option<Timestamp> {
        self.entries.iter().map(|entry| entry.written_at).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(section: Section, voice: Voice, version: i64) -> Entry {
        Entry {
            id: Uuid::nil(),
            section,
            voice,
            text: "mots".to_owned(),
            written_at: Timestamp::UNIX_EPOCH,
            version,
        }
    }

    fn answer(voice: Voice, verdict: Verdict, texts: i64) -> Answer {
        Answer { voice, verdict, disagreement: String::new(), texts, answered_at: Timestamp::UNIX_EPOCH }
    }

    fn check(answers: Vec<Answer>, expected: Outcome) {
        let entries =
            vec![entry(Section::Demand, Voice::Person, 2), entry(Section::Path, Voice::Counsellor, 1)];
        assert_eq!(Diagnosis { entries, answers }.outcome(), expected);
    }

    #[test]
    fn clause_2_2_01_a_diagnosis_is_shared_when_both_agree_with_the_same_texts() {
        let at = Timestamp::UNIX_EPOCH;
        let (person, counsellor) = (Voice::Person, Voice::Counsellor);
        check(vec![], Outcome::Open);
        check(vec![answer(person, Verdict::Agreed, 3)], Outcome::Open);
        check(
            vec![answer(person, Verdict::Agreed, 3), answer(counsellor, Verdict::Agreed, 3)],
            Outcome::Agreed(at),
        );
        check(
            vec![answer(person, Verdict::Agreed, 3), answer(counsellor, Verdict::Disagreed, 3)],
            Outcome::Disagreed(at),
        );
        check(
            vec![answer(person, Verdict::Agreed, 2), answer(counsellor, Verdict::Agreed, 3)],
            Outcome::Open,
        );
        assert_eq!(Diagnosis::default().outcome(), Outcome::Empty);
    }

    #[test]
    fn every_word_reads_back() {
        for section in Section::ALL {
            assert_eq!(Section::from_word(section.word()), Some(*section));
        }
        assert_eq!(Section::from_word("illness"), None);
    }
}
