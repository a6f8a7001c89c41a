//! What someone answered in the guided request: kept as one sealed text, read back whole or not at all.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::question::Question;
use jalon_kernel::closed;

closed! {
    /// What brings someone (1-13). Nobody has to know yet.
    Motive {
        /// To do something else for a living.
        Change = "change",
        /// To find a job.
        Job = "job",
        /// To learn, or to have learning recognised.
        Train = "train",
        /// To move within the company or to the public service.
        Move = "move",
        /// To keep one's job.
        Keep = "keep",
        /// To create or take over a business.
        Business = "business",
        /// Health obliges to change: of the class *health*, never shown to a professional without consent (2.0-04).
        Health = "health",
        /// Not known yet.
        Unknown = "unknown",
    }
}

closed! {
    /// Where someone stands in working life; several at once are usual (1-12).
    Situation {
        /// Employed by a company or an association.
        PrivateEmployee = "private-employee",
        /// Works for the State, a local authority or a hospital.
        PublicAgent = "public-agent",
        /// Looking for a job, registered or not.
        JobSeeker = "job-seeker",
        /// On their own account.
        SelfEmployed = "self-employed",
        /// Neither in work nor looking for it at present.
        Inactive = "inactive",
        /// A student about to enter working life.
        Student = "student",
        /// Works by seasons.
        Seasonal = "seasonal",
        /// Cannot say.
        Unknown = "unknown",
    }
}

closed! {
    /// How someone wants to be met (3-04); the words are the kernel's `mode-…`.
    ContactMode {
        /// Face to face.
        InPerson = "in-person",
        /// By telephone.
        Telephone = "telephone",
        /// By video.
        Video = "video",
        /// In writing.
        Mail = "mail",
    }
}

closed! {
    /// What is coming that makes it urgent.
    DeadlineKind {
        /// A contract ends.
        ContractEnd = "contract-end",
        /// A procedure for unfitness: of the class *health*.
        Unfitness = "unfitness",
        /// Unemployment benefit or another right ends.
        RightsEnd = "rights-end",
        /// Something else.
        Other = "other",
    }
}

closed! {
    /// When one can be called back.
    CallSlot {
        /// From nine to noon.
        Morning = "morning",
        /// From noon to two.
        Noon = "noon",
        /// From two to six.
        Afternoon = "afternoon",
        /// From six to eight.
        Evening = "evening",
        /// At any time.
        Any = "any",
    }
}

/// A date that is coming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What comes.
    pub kind: DeadlineKind,
    /// When, if it is known.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

// A day as everybody writes it in files: `2026-06-30`.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

/// How to reach someone; all of it is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reach {
    /// The way they prefer.
    pub mode: Option<ContactMode>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number, international.
    pub phone: Option<String>,
    /// A postal address.
    pub address: Option<String>,
    /// When to call.
    pub slot: Option<CallSlot>,
}

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// What brings them.
    pub motive: Option<Motive>,
    /// Where they stand.
    pub situations: Vec<Situation>,
    /// In their own words.
    pub words: String,
    /// What is coming.
    pub deadline: Option<Deadline>,
    /// A postcode, a commune or a department, as they wrote it.
    pub place: String,
    /// The site they chose.
    pub site: Option<Uuid>,
    /// How to reach them.
    pub reach: Reach,
    /// The name they want to be called by; empty for none.
    pub name: String,
    /// At which version of the row each question was last answered: tells a stale window from a fresh one.
    pub answered: BTreeMap<Question, i64>,
}

/// How near a date must be to be flagged in the queue, in days.
const NEAR: i32 = 31;

impl Answers {
    /// Reads the sealed text back; a text that is none of ours reads as nothing answered.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The text to seal.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether a question has an answer, or was passed over.
    pub fn is_answered(&self, question: Question) -> bool {
        self.answered.contains_key(&question)
    }

    /// The first question still to answer; `None` when the recap can be shown.
    pub fn next(&self) -> Option<Question> {
        Question::ALL.iter().copied().find(|question| !self.is_answered(*question))
    }

    /// Whether health shows in the answers: such answers are of the class *health*.
    pub fn tells_health(&self) -> bool {
        self.motive == Some(Motive::Health)
            || self.deadline.as_ref().is_some_and(|deadline| deadline.kind == DeadlineKind::Unfitness)
    }

    /// Whether something is coming soon: a date within a month, or a procedure whose date is not known yet.
    pub fn is_urgent(&self, today: Date) -> bool {
        let Some(deadline) = &self.deadline else { return false };
        match deadline.on {
            Some(on) => on >= today && (on - today).get_days() <= NEAR,
            None => deadline.kind == DeadlineKind::Unfitness,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn clause_1_12_answers_come_back_as_they_were() {
        let answers = Answers {
            motive: Some(Motive::Change),
            situations: vec![Situation::PrivateEmployee, Situation::SelfEmployed, Situation::Seasonal],
            words: "J’ai 47 ans, \"un dos\" & <des> idées 🌱".to_owned(),
            deadline: Some(Deadline { kind: DeadlineKind::ContractEnd, on: Some(date(2026, 6, 30)) }),
            reach: Reach { mode: Some(ContactMode::Video), ..Reach::default() },
            answered: [(Question::Motive, 1), (Question::Words, 4)].into(),
            ..Answers::default()
        };
        assert_eq!(Answers::read(&answers.write()), answers);
        assert_eq!(Answers::read(""), Answers::default());
        assert_eq!(Answers::read("{\"motive\":\"fly\"}"), Answers::default());
    }

    #[test]
    fn a_date_within_a_month_is_urgent_and_a_past_one_is_not() {
        let today = date(2026, 3, 3);
        let with = |kind, on| Answers { deadline: Some(Deadline { kind, on }), ..Answers::default() };
        assert!(!Answers::default().is_urgent(today));
        assert!(with(DeadlineKind::ContractEnd, Some(date(2026, 4, 3))).is_urgent(today));
        assert!(!with(DeadlineKind::ContractEnd, Some(date(2026, 4, 4))).is_urgent(today));
        assert!(with(DeadlineKind::ContractEnd, Some(today)).is_urgent(today));
        assert!(!with(DeadlineKind::ContractEnd, Some(date(2026, 3, 2))).is_urgent(today));
        assert!(!with(DeadlineKind::RightsEnd, None).is_urgent(today));
        assert!(with(DeadlineKind::Unfitness, None).is_urgent(today));
    }

    #[test]
    fn health_is_told_by_a_motive_or_a_procedure() {
        assert!(Answers { motive: Some(Motive::Health), ..Answers::default() }.tells_health());
        let unfit = Deadline { kind: DeadlineKind::Unfitness, on: None };
        assert!(Answers { deadline: Some(unfit), ..Answers::default() }.tells_health());
        assert!(!Answers { motive: Some(Motive::Keep), ..Answers::default() }.tells_health());
    }
}
