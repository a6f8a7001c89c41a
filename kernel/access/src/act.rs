//! What may be done: a closed list of acts, each named noun.verb as in the policies and the truth table.
//!
//! An act says on which kinds of subject it makes sense and which classes of fields it puts at stake. It does not
//! say who may do it: the policies do, and the truth table says what they must answer.

use crate::field::FieldClass::{Contact, Health, Identity, PrivateNotes, Project};
use crate::field::FieldSet;
use crate::subject::SubjectKind;

macro_rules! acts {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal on [$($kind:ident),+] fields [$($field:ident),*]; )+) => {
        /// What may be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Act {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl Act {
            /// Every act, in the order tables show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name policies and tables use.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The kinds of subject this act makes sense on; on any other it is denied.
            pub const fn subjects(self) -> &'static [SubjectKind] {
                match self { $(Self::$variant => &[$(SubjectKind::$kind),+]),+ }
            }

            /// The classes of fields at stake, each decided for itself. Empty when the act shows no field of a
            /// person: then it is decided once, as a whole.
            pub const fn fields(self) -> FieldSet {
                match self { $(Self::$variant => FieldSet::of(&[$($field),*])),+ }
            }
        }
    };
}

acts! {
    /// Read what one kept for later.
    NotebookRead = "notebook.read" on [Person] fields [Project];
    /// Keep something for later, or stop keeping it.
    NotebookWrite = "notebook.write" on [Person] fields [Project];

    /// Ask what one is entitled to for a training; anyone may (1-04, 3.1-05).
    FundingAsk = "funding.ask" on [House] fields [];
    /// Read what one wrote of one's experience, skills, wishes and plans.
    ExplorationRead = "exploration.read" on [Person] fields [Project, Health];
    /// Write it.
    ExplorationWrite = "exploration.write" on [Person] fields [Project, Health];

    /// Begin a request for counselling; anyone may (P-01).
    RequestState = "request.state" on [House] fields [];
    /// Go on writing one's own request before it is sent.
    RequestWrite = "request.write" on [Request] fields [Identity, Contact, Project, Health];
    /// Read one's own request.
    RequestReadOwn = "request.read_own" on [Request] fields [Identity, Contact, Project, Health];
    /// Read someone's request, to receive them.
    RequestRead = "request.read" on [Request] fields [Identity, Contact, Project, Health];
    /// Become the counsellor of a waiting request.
    RequestTake = "request.take" on [Request] fields [];
    /// Take back one's own request.
    RequestWithdraw = "request.withdraw" on [Request] fields [];
    /// Open the page of a site's waiting requests; its rows are decided one by one as `request.read`.
    SiteReadQueue = "site.read_queue" on [Site] fields [];

    /// Publish, change or call off a collective event or a resource space of a site (2.1-08).
    EventPublish = "event.publish" on [Site] fields [];
    /// Read who comes to the events of a site, to receive them.
    EventReadSeats = "event.read_seats" on [Site] fields [Identity, Contact];
    /// Take a place in an event, see it again, give it up; anyone may, without an account.
    EventJoin = "event.join" on [Person] fields [Identity, Contact];

    /// Publish a study of a territory in the library, change it or take it out (2.1-06).
    StudyPublish = "study.publish" on [Site] fields [];

    /// Open a list of parcours, one's own or those of a site; its rows are decided one by one as `parcours.read`.
    ParcoursList = "parcours.list" on [Person, Site] fields [];
    /// Read a file.
    ParcoursRead = "parcours.read" on [Parcours] fields [Identity, Contact, Project, PrivateNotes, Health];
    /// Write the person's voice of the shared diagnosis.
    DiagnosisWritePerson = "diagnosis.write_person" on [Parcours] fields [Project];
    /// Write the counsellor's voice of the shared diagnosis.
    DiagnosisWriteCounsellor = "diagnosis.write_counsellor" on [Parcours] fields [Project];
    /// Agree with the shared diagnosis, or write down the disagreement.
    DiagnosisAgree = "diagnosis.agree" on [Parcours] fields [Project];
    /// Write the project.
    ProjectWrite = "project.write" on [Parcours] fields [Project];
    /// Write objectives and their criteria.
    ObjectiveWrite = "objective.write" on [Parcours] fields [Project];
    /// Write steps of the action plan.
    StepWrite = "step.write" on [Parcours] fields [Project];
    /// Write the counsellor's voice on the person's exploration: a signed look at feasibility (P-05), a view of their
    /// assets (2.0-02).
    ExplorationWriteCounsellor = "exploration.write_counsellor" on [Parcours] fields [Project];
    /// Write needs that come from health or disability (2.0-04).
    HealthWrite = "health.write" on [Parcours] fields [Health];
    /// Write the training project, its funding and what is asked of funders (2.3).
    TrainingWrite = "training.write" on [Parcours] fields [Project];
    /// Say whether one wants to have experience recognised first (2.3-02).
    TrainingAgree = "training.agree" on [Parcours] fields [Project];
    /// Decide on a training project brought ready-made (2.3-07), and declare it to the account's system (2.3-13).
    TrainingDecide = "training.decide" on [Parcours] fields [Project];
    /// Propose an appointment.
    AppointmentPropose = "appointment.propose" on [Request, Parcours] fields [];
    /// Accept, decline or cancel an appointment.
    AppointmentAnswer = "appointment.answer" on [Request, Parcours] fields [];
    /// Write the synthesis.
    SynthesisDraft = "synthesis.draft" on [Parcours] fields [Project];
    /// Add one's own words to the synthesis.
    SynthesisComment = "synthesis.comment" on [Parcours] fields [Project];
    /// Agree to the synthesis, which makes it final.
    SynthesisAgree = "synthesis.agree" on [Parcours] fields [Project];
    /// Read the synthesis.
    SynthesisRead = "synthesis.read" on [Parcours] fields [Identity, Contact, Project, Health];
    /// Read a document of the file.
    DocumentRead = "document.read" on [Parcours] fields [Identity, Contact, Project, Health];
    /// Write a counsellor's working note.
    NoteWritePrivate = "note.write_private" on [Parcours] fields [PrivateNotes];
    /// Read the counsellors' working notes.
    NoteReadPrivate = "note.read_private" on [Parcours] fields [PrivateNotes];

    /// Open one's file to an operator.
    ConsentGive = "consent.give" on [Parcours] fields [];
    /// Close it again.
    ConsentWithdraw = "consent.withdraw" on [Parcours] fields [];
    /// See who opened one's file.
    PrivacyReadLog = "privacy.read_log" on [Person, Parcours] fields [];
    /// Download everything held about oneself (RGPD articles 15 and 20).
    PrivacyExport = "privacy.export" on [Person, Parcours] fields [Identity, Contact, Project, PrivateNotes, Health];
    /// Erase what is held about oneself (RGPD article 17).
    PrivacyErase = "privacy.erase" on [Person, Parcours] fields [];

    /// Manage one's own account: password, second factor, sessions. The page reads the account of the session, so
    /// its subject is the house.
    AccountManageOwn = "account.manage_own" on [House] fields [];
    /// Create operators, sites and professionals, reset a second factor.
    PeopleManage = "people.manage" on [House] fields [];
    /// See which financing rules are served, and why a set of them was refused.
    SchemesOversee = "schemes.oversee" on [House] fields [];
    /// Write what a region decides of financing schemes, for the region of one's site.
    RegionWrite = "region.write" on [Site] fields [];
    /// Read the messages a demonstration would have sent.
    OutboxRead = "outbox.read" on [House] fields [];

    /// Remind of an appointment, a step or an event.
    JobRemind = "job.remind" on [Person, Request, Parcours] fields [Identity, Contact];
    /// Render a deliverable.
    JobRender = "job.render" on [Parcours] fields [Identity, Contact, Project, Health];
    /// Erase what is no longer to be kept.
    JobPurge = "job.purge" on [Person, Request, Parcours] fields [];
}

impl Act {
    /// Reads a name back; `None` when there is no such act.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.name() == name)
    }

    /// Whether this act makes sense on that kind of subject.
    pub fn applies_to(self, kind: SubjectKind) -> bool {
        self.subjects().contains(&kind)
    }
}
