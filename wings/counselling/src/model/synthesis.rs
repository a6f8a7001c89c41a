//! The synthesis (2.2-14): what both agreed, frozen at a version, with the person's own words and their agreement.
//!
//! The content is a value of this wing, kept sealed as JSON for as long as the file is: it does not follow later changes
//! of the diagnosis or the plan, nor of the program. Rendering it is another matter (`document.rs`).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::diagnosis::Section;
use super::{Voice, project, step, words};

words! {
    /// Where a version stands.
    State {
        /// The person has been asked.
        Proposed = "proposed",
        /// The person said what is wrong: it goes back to be written anew.
        Returned = "returned",
        /// A later version was proposed before the person answered.
        Replaced = "replaced",
        /// The person agreed: final.
        Agreed = "agreed",
    }
}

/// The longest own words or remark, in characters.
pub const LONGEST: usize = 5_000;

/// What stands in a version, frozen when it was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The name the person chose; empty when they gave none.
    pub name: String,
    /// The reference of the file.
    pub reference: String,
    /// The operator.
    pub operator: String,
    /// The site.
    pub site: String,
    /// The counsellor.
    pub counsellor: String,
    /// Where to find them again: address, telephone, e-mail, a line each.
    pub reach: String,
    /// The first day.
    pub from: Date,
    /// The day it was proposed.
    pub to: Date,
    /// The services received.
    pub services: Vec<Service>,
    /// The demand as first expressed.
    pub demand: Option<String>,
    /// The diagnosis, section by section.
    pub diagnosis: Vec<Words>,
    /// Where the two stood on the diagnosis.
    pub outcome: Outcome,
    /// The projects, the retained one first.
    pub projects: Vec<Project>,
    /// The objectives.
    pub objectives: Vec<Objective>,
    /// The action plan.
    pub steps: Vec<Step>,
}

/// A service received: an appointment that took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The day.
    pub date: Date,
    /// `in-person`, `telephone`, `video` or `mail`.
    pub mode: String,
    /// How long, in minutes.
    pub minutes: u32,
}

/// A section in one voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Which section.
    pub section: Section,
    /// Whose.
    pub voice: Voice,
    /// The words.
    pub text: String,
}

/// Where the two stood on the diagnosis when the synthesis was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not answered by both.
    Open,
    /// Both agreed, on that day.
    Agreed(Date),
    /// At least one did not: what each wrote.
    Disagreed(Vec<(Voice, String)>),
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its kind.
    pub kind: project::Kind,
    /// What became of it.
    pub state: project::State,
    /// The ROME code and title aimed at.
    pub target: Option<(String, String)>,
    /// In the person's words.
    pub summary: String,
    /// Where.
    pub territory: String,
    /// By when.
    pub horizon: Option<Date>,
    /// What remains to be checked.
    pub to_check: Vec<String>,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// What was aimed at.
    pub text: String,
    /// What shows that it is reached.
    pub criterion: String,
    /// When it was reached.
    pub reached: Option<Date>,
}

/// A step of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub text: String,
    /// Who.
    pub owner: Voice,
    /// By when.
    pub due: Option<Date>,
    /// What shows that it is done.
    pub done_when: String,
    /// Where it stood.
    pub state: step::State,
}

/// A version as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its identifier.
    pub id: Uuid,
    /// Its number, from 1.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// What stands in it.
    pub content: Content,
    /// The person's own words; empty when none.
    pub person_words: String,
    /// What the person said is wrong; empty unless returned.
    pub remark: String,
    /// When it was proposed.
    pub created_at: Timestamp,
    /// When the person answered.
    pub answered_at: Option<Timestamp>,
    /// The version of the row.
    pub version: i64,
}
