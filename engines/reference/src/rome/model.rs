//! What a classification of occupations holds, whichever edition it came from.
//!
//! A [`Classification`] can only be made by reading a set, so every code it mentions exists in it. Items keep the
//! publisher's numbers; texts are clean (see [`crate::encoding::tidy`]); order is the publisher's.

use super::code::{EcologicalRole, Flag, GroupCode, Ogr, Riasec, RomeCode, Version};
use super::forms::Forms;
use super::release::Release;

/// One complete and coherent version of ROME.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    pub(super) version: Version,
    pub(super) release: Release,
    pub(super) occupations: Vec<Occupation>,
    pub(super) titles: Vec<JobTitle>,
    pub(super) skills: Vec<Skill>,
    pub(super) skill_branches: Vec<SkillBranch>,
    pub(super) knowledge: Vec<Knowledge>,
    pub(super) contexts: Vec<WorkContext>,
    pub(super) links: Vec<Link>,
    pub(super) mobilities: Vec<Mobility>,
    pub(super) groups: Vec<Group>,
    pub(super) memberships: Vec<Membership>,
}

impl Classification {
    /// Edition and revision.
    pub fn version(&self) -> Version {
        self.version
    }
    /// What the publisher's release note says, and whether this is demonstration data.
    pub fn release(&self) -> &Release {
        &self.release
    }
    /// Occupation sheets.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }
    /// Job titles (appellations).
    pub fn titles(&self) -> &[JobTitle] {
        &self.titles
    }
    /// Skills and macro-skills; in ROME 3, activities.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }
    /// The skill tree above the macro-skills; empty when the set lacks it.
    pub fn skill_branches(&self) -> &[SkillBranch] {
        &self.skill_branches
    }
    /// Knowledge items (savoirs).
    pub fn knowledge(&self) -> &[Knowledge] {
        &self.knowledge
    }
    /// Working contexts.
    pub fn contexts(&self) -> &[WorkContext] {
        &self.contexts
    }
    /// Links from an occupation to its items.
    pub fn links(&self) -> &[Link] {
        &self.links
    }
    /// Moves from one occupation to another.
    pub fn mobilities(&self) -> &[Mobility] {
        &self.mobilities
    }
    /// Domains, sectors, interests and themes.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
    /// Which occupation belongs to which group.
    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }
}

/// An occupation sheet (fiche métier).
#[derive(Debug, Clone, PartialEq)]
pub struct Occupation {
    pub code: RomeCode,
    pub ogr: Ogr,
    /// The title as published, both genders.
    pub title: String,
    pub forms: Forms,
    /// Sentences of the definition, in order.
    pub definition: Vec<String>,
    /// Sentences on how to enter the occupation, in order.
    pub access: Vec<String>,
    /// Sentences on working conditions: ROME 3 only; ROME 4 says them with contexts.
    pub conditions: Vec<String>,
    pub riasec_major: Option<Riasec>,
    pub riasec_minor: Option<Riasec>,
    pub traits: Traits,
    /// The ROME 3 occupation this one comes from.
    pub parent: Option<RomeCode>,
}

/// The tags that ROME 4 puts on occupations and titles; all unstated in ROME 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits {
    pub ecological: EcologicalRole,
    pub digital_transition: Flag,
    pub demographic_transition: Flag,
    /// Access is regulated by law.
    pub regulated: Flag,
    /// Management or professional staff (cadre).
    pub executive: Flag,
}

/// A job title (appellation): what people call their job.
#[derive(Debug, Clone, PartialEq)]
pub struct JobTitle {
    pub ogr: Ogr,
    pub occupation: RomeCode,
    pub long: String,
    pub short: String,
    pub forms: Forms,
    pub rank: TitleRank,
    pub traits: Traits,
    pub rarely_used: Flag,
}

/// Whether a title names its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleRank {
    /// The one title that names the sheet (ROME 4 `PRINCIPALE`).
    Principal,
    /// Another name for the same sheet (ROME 4 `SYNONYME`).
    Synonym,
    /// ROME 3 calls every title principal, which says nothing.
    Unranked,
}

/// Something one knows how to do, or how to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Skill {
    pub ogr: Ogr,
    pub label: String,
    pub definition: Option<String>,
    pub kind: SkillKind,
    pub level: SkillLevel,
    pub ecological_transition: Flag,
    pub digital_transition: Flag,
    /// Another framework the skill was taken from (`PIX`).
    pub origin: Option<String>,
}

/// Savoir-faire or savoir-être, and how specialised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SkillKind {
    Technical,
    ExpertTechnical,
    Transverse,
    /// Savoir-être professionnel.
    Behaviour,
    /// A ROME 3 activity.
    Activity,
}

/// A skill's place in the hierarchy.
#[derive(Debug, Clone, PartialEq)]
pub enum SkillLevel {
    /// A skill under the macro-skill of that number.
    Detailed { macro_skill: Ogr },
    /// A macro-skill. Its code leads up the tree: `4A101` is under objective `4A1`, stake `4A`, domain `4`.
    Macro { code: GroupCode, riasec_major: Option<Riasec>, riasec_minor: Option<Riasec> },
    /// ROME 3 has no hierarchy.
    Flat,
}

/// A branch of the skill tree: a domain (`4`), a stake (`4A`) or an objective (`4A1`).
#[derive(Debug, Clone, PartialEq)]
pub struct SkillBranch {
    pub code: GroupCode,
    pub label: String,
}

/// Something one knows (savoir).
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    pub ogr: Ogr,
    pub label: String,
    pub category: String,
    /// Empty in ROME 3.
    pub subcategory: String,
    pub ecological_transition: Flag,
    pub digital_transition: Flag,
}

/// A circumstance of work: hours, risks, places, publics, status, kind of structure or sector.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkContext {
    pub ogr: Ogr,
    pub label: String,
    pub category_code: GroupCode,
    pub category: String,
}

/// What an occupation is linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// The occupation's own number.
    Heading,
    Title,
    /// A skill: savoir-faire, or a ROME 3 activity.
    Skill,
    /// A savoir-être.
    Behaviour,
    Knowledge,
    Context,
}

/// How much an item matters to an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// At the heart of the occupation (ROME 4 `Principale`).
    Principal,
    /// On the rise (ROME 4 `Émergente`).
    Emerging,
    /// ROME 3: expected of everyone in the occupation.
    Basic,
    /// ROME 3: expected in some jobs of the occupation.
    Specific,
    Unstated,
}

/// From an occupation to one of its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Link {
    pub occupation: RomeCode,
    pub item: Ogr,
    pub kind: LinkKind,
    pub standing: Standing,
    /// ROME 3: the block of specific activities and knowledge the item belongs to, from 1; else 0.
    pub block: u32,
    /// Rank within its block, from 1, in ROME 3; else 0.
    pub position: u32,
}

/// From an occupation to another one can move to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mobility {
    pub from: RomeCode,
    pub to: RomeCode,
    pub kind: MobilityKind,
    /// ROME 4: 1 is the nearest; 0 in ROME 3.
    pub order: u32,
    /// ROME 3: the title the move starts from, when it is not the whole sheet.
    pub from_title: Option<Ogr>,
    /// ROME 3: the title the move leads to.
    pub to_title: Option<Ogr>,
}

/// What kind of move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MobilityKind {
    /// Within reach now (`Proche`).
    Near,
    /// With an effort (`Evolution`).
    Evolution,
    /// ROME 4 gives an order, not a kind.
    Related,
}

/// The ways of grouping occupations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKind {
    /// Grand domaine: a letter.
    MajorDomain,
    /// Domaine professionnel: a letter and two digits.
    Domain,
    Sector,
    SubSector,
    /// Division of the NAF.
    Naf,
    Interest,
    Theme,
}

/// A group of occupations.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub kind: GroupKind,
    pub code: GroupCode,
    pub label: String,
    pub definition: Option<String>,
    /// The sector of a sub-sector, the major domain of a domain.
    pub parent: Option<GroupCode>,
}

/// An occupation in a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Membership {
    pub kind: GroupKind,
    pub group: GroupCode,
    pub occupation: RomeCode,
    /// `Yes` for the one main group of its kind, where the publisher says so.
    pub main: Flag,
}
