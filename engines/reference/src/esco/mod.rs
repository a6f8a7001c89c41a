//! ESCO: the European classification of occupations and skills, in French, its relations, its passage to ROME.
//!
//! | file | form | what |
//! |---|---|---|
//! | `occupations_fr.csv`, `skills_fr.csv` | `,`, CRLF, line breaks in fields | concepts; other labels one a line |
//! | `ISCOGroups_fr.csv`, `skillGroups_fr.csv` | the same | groups |
//! | `broaderRelations*Pillar.csv` | `,` | which concept is broader than which |
//! | `occupationSkillRelations.csv`, `skillSkillRelations.csv` | `,` | what an occupation asks for; what a skill asks for |
//! | `*mapping_esco_rome.csv` | `,`, lines about the file before the header | ROME titles and ESCO occupations |
//!
//! A concept is named by its address, which does not change from one version to the next. Columns that versions 1.1 and
//! 1.2 added are known.

mod concepts;
mod relations;

pub use concepts::{Concept, Forms, ISCO_GROUPS, OCCUPATIONS, SKILL_GROUPS, SKILLS};
pub use relations::{
    BROADER, Broader, Need, OCCUPATION_SKILLS, ROME_LINKS, Relation, RomeLink, SKILL_SKILLS, SkillRelation,
};
