//! The *document de synthèse*: what the person and the counsellor worked out together.
//!
//! Every part is optional, because a synthesis may be handed over after one interview or after ten. [`Part`] names
//! the parts, and [`Synthesis::presence`] says which of them hold something: a missing part is told, never hidden.
//! Sources: arrêté of 29 March 2019 (cahier des charges of the CEP), section 3, and the draft's 2.2.

use jiff::civil::Date;

mod presence;

pub use presence::Part;

/// A synthesis, at one version.
#[derive(Debug, Clone, PartialEq)]
pub struct Synthesis {
    /// Version number, from 1.
    pub version: u32,
    /// Whether the person has agreed.
    pub agreement: Agreement,
    /// Who the document is about, as that person chose to be named.
    pub identity: Identity,
    /// Who accompanies.
    pub guidance: Guidance,
    /// First and last day covered; the last is open while the work goes on.
    pub period: Option<Period>,
    /// What was delivered, in order of date.
    pub services: Vec<Service>,
    /// What the person came with.
    pub demand: Option<Demand>,
    /// How both see the situation.
    pub diagnosis: Option<Diagnosis>,
    /// Skills and assets, each with where it comes from.
    pub assets: Vec<Asset>,
    /// Options that were explored.
    pub options: Vec<ExploredOption>,
    /// The project; several are possible.
    pub projects: Vec<Project>,
    /// Objectives with their success criteria.
    pub objectives: Vec<Objective>,
    /// Strategies, the preferred one first (plan A, plan B).
    pub strategies: Vec<Strategy>,
    /// The training path considered.
    pub training: Vec<TrainingStep>,
    /// Who pays what.
    pub funding: Vec<FundingLine>,
    /// The action plan, in order.
    pub actions: Vec<Action>,
    /// The person's own words about this document.
    pub own_words: Option<String>,
    /// Whom to call.
    pub contacts: Vec<Contact>,
    /// When the plan is looked at again.
    pub next_review: Option<NextReview>,
    /// Consents in force, in words.
    pub consents: Vec<String>,
    /// Whether the right to come back is recalled, with how.
    pub contact_again: Option<String>,
}

/// Whether the person has agreed to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Not accepted yet: every page says so.
    Draft,
    /// Accepted on that day.
    Agreed(Date),
}

/// How the person is named; a pseudonym is as good as a civil name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name the person chose to appear under.
    pub chosen_name: String,
    /// The reference of the file.
    pub reference: String,
}

/// Who accompanies the person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guidance {
    /// The operator.
    pub operator: Option<String>,
    /// The site of the operator.
    pub site: Option<String>,
    /// The counsellor.
    pub counsellor: Option<String>,
}

/// The days the document covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day; none while the work goes on.
    pub to: Option<Date>,
}

/// One service delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The day it took place.
    pub date: Date,
    /// What it was, in words.
    pub kind: String,
    /// How it took place.
    pub channel: Channel,
    /// Effective duration, in minutes.
    pub minutes: Option<u32>,
    /// What came out of it.
    pub output: Option<String>,
}

/// How a service took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Face to face.
    InPerson,
    /// By telephone.
    Telephone,
    /// By video.
    Video,
    /// In writing.
    Message,
}

/// What the person came with, twice told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Demand {
    /// In the person's words, as first expressed.
    pub expressed: Option<String>,
    /// As person and counsellor reformulated it.
    pub reformulated: Option<String>,
}

/// The shared diagnosis: two voices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagnosis {
    /// Situation and constraints, as facts both accept.
    pub situation: Option<String>,
    /// What the person says.
    pub person: Option<String>,
    /// What the counsellor says.
    pub counsellor: Option<String>,
    /// Where the two voices stand.
    pub outcome: Option<Outcome>,
}

/// Where the two voices of a diagnosis stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Both agree, since that day.
    Agreed(Date),
    /// They do not, and this is written down.
    Disagreement(String),
}

/// A skill or an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// What it is.
    pub what: String,
    /// Where it comes from.
    pub source: AssetSource,
}

/// Where a skill comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetSource {
    /// The person says so.
    Declared,
    /// A document or a fact shows it.
    Proven,
    /// A certification recognises it.
    Recognised,
}

/// An option that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExploredOption {
    /// What it is.
    pub what: String,
    /// What became of it.
    pub fate: OptionFate,
    /// Why.
    pub reasons: Option<String>,
}

/// What became of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionFate {
    /// Kept.
    Kept,
    /// Dropped.
    Dropped,
    /// Still open.
    Open,
}

/// A professional project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its kind.
    pub kind: ProjectKind,
    /// The occupation aimed at.
    pub occupation: Option<Occupation>,
    /// The project in words.
    pub description: Option<String>,
    /// Where.
    pub territory: Option<String>,
    /// By when, in words ("dans les six mois").
    pub horizon: Option<String>,
    /// What shows it can be done.
    pub feasibility: Option<String>,
    /// Skills or qualifications still missing.
    pub gaps: Vec<String>,
    /// What remains to be checked.
    pub to_check: Vec<String>,
}

/// The kinds of project of the cahier des charges (2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectKind {
    /// Mobility inside the employer.
    InternalMobility,
    /// Mobility to another employer.
    ExternalMobility,
    /// Entering public employment.
    PublicEmployment,
    /// Looking for a job.
    JobSearch,
    /// Creating or taking over a business.
    Business,
    /// Keeping one's job.
    KeepingJob,
}

/// An occupation of the ROME.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    /// ROME code, as "D1102".
    pub code: String,
    /// Title of the sheet or of the job.
    pub title: String,
}

/// An objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// What is aimed at.
    pub what: String,
    /// How both will see that it is reached.
    pub success: Vec<String>,
}

/// A way to carry out the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strategy {
    /// A short name.
    pub name: String,
    /// In words.
    pub description: String,
}

/// A training considered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingStep {
    /// The certification, with its RNCP or RS code if it has one.
    pub certification: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// How and when it takes place.
    pub modality: Option<String>,
    /// Price.
    pub price: Option<Cents>,
}

/// A line of the funding plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingLine {
    /// Who pays.
    pub payer: String,
    /// Under which scheme.
    pub scheme: String,
    /// How much.
    pub amount: Option<Cents>,
    /// Where the request stands, in words.
    pub state: String,
    /// Last day for the request.
    pub deadline: Option<Date>,
}

/// An amount in euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i64);

/// A step of the action plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// What shows that it is done.
    pub done_when: Option<String>,
    /// Where it stands.
    pub state: ActionState,
}

/// Where a step of the action plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionState {
    /// Not begun.
    ToDo,
    /// Begun.
    Doing,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// Someone to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// What for.
    pub role: Option<String>,
    /// Telephone, address or e-mail, as written.
    pub reach: String,
}

/// When the plan is looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextReview {
    /// The day.
    pub date: Date,
    /// Where or how, in words.
    pub place: Option<String>,
}
