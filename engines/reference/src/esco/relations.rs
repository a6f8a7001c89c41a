//! The relations between concepts of ESCO, and from ROME titles to ESCO occupations.

use crate::delimited::{always, sometimes};
use crate::rome::Ogr;
use crate::stream::{Opening, Sheet};
use crate::values::EscoUri;

/// A concept and one that is broader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broader {
    pub concept: EscoUri,
    pub broader: EscoUri,
}

/// `broaderRelationsOccPillar.csv`, `broaderRelationsSkillPillar.csv`.
pub const BROADER: Sheet<Broader> = Sheet::new(
    b',',
    &[
        always("conceptType"),
        always("conceptUri"),
        sometimes("conceptLabel"),
        always("broaderType"),
        always("broaderUri"),
        sometimes("broaderLabel"),
    ],
    |row| {
        Ok(Broader {
            concept: row.cell("conceptUri").must("une adresse ESCO", EscoUri::parse)?,
            broader: row.cell("broaderUri").must("une adresse ESCO", EscoUri::parse)?,
        })
    },
);

/// How much a skill is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    Essential,
    Optional,
}

impl Need {
    fn parse(written: &str) -> Option<Self> {
        match written {
            "essential" => Some(Self::Essential),
            "optional" => Some(Self::Optional),
            _ => None,
        }
    }
}

/// An occupation, or a skill, and a skill it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillRelation {
    pub from: EscoUri,
    pub need: Need,
    pub skill: EscoUri,
}

/// `occupationSkillRelations.csv`.
pub const OCCUPATION_SKILLS: Sheet<SkillRelation> = Sheet::new(
    b',',
    &[
        always("occupationUri"),
        sometimes("occupationLabel"),
        always("relationType"),
        always("skillType"),
        always("skillUri"),
        sometimes("skillLabel"),
    ],
    |row| {
        Ok(SkillRelation {
            from: row.cell("occupationUri").must("une adresse ESCO", EscoUri::parse)?,
            need: row.cell("relationType").must("essential ou optional", Need::parse)?,
            skill: row.cell("skillUri").must("une adresse ESCO", EscoUri::parse)?,
        })
    },
);

/// `skillSkillRelations.csv`.
pub const SKILL_SKILLS: Sheet<SkillRelation> = Sheet::new(
    b',',
    &[
        always("originalSkillUri"),
        always("originalSkillType"),
        always("relationType"),
        always("relatedSkillType"),
        always("relatedSkillUri"),
    ],
    |row| {
        Ok(SkillRelation {
            from: row.cell("originalSkillUri").must("une adresse ESCO", EscoUri::parse)?,
            need: row.cell("relationType").must("essential ou optional", Need::parse)?,
            skill: row.cell("relatedSkillUri").must("une adresse ESCO", EscoUri::parse)?,
        })
    },
);

/// How close a ROME title is to the ESCO occupation it is mapped to, seen from the occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    Exact,
    Close,
    /// The title is broader.
    Broader,
    /// The title is narrower.
    Narrower,
}

impl Relation {
    fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "skos:exactMatch" => Self::Exact,
            "skos:closeMatch" => Self::Close,
            "skos:broadMatch" => Self::Broader,
            "skos:narrowMatch" => Self::Narrower,
            _ => return None,
        })
    }
}

/// A ROME title and its ESCO occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RomeLink {
    pub title: Ogr,
    pub title_label: String,
    pub occupation: EscoUri,
    pub occupation_label: String,
    pub relation: Relation,
}

/// `*mapping_esco_rome.csv`.
pub const ROME_LINKS: Sheet<RomeLink> = Sheet::new(
    b',',
    &[
        always("classification 1 ID"),
        always("classification 1 prefered label"),
        always("classification 2 ID"),
        always("classification 2 prefered label"),
        always("mapping relation"),
    ],
    |row| {
        Ok(RomeLink {
            title: row.cell("classification 2 ID").must("un code OGR", Ogr::parse)?,
            title_label: row.cell("classification 2 prefered label").filled_line()?,
            occupation: row.cell("classification 1 ID").must("une adresse ESCO", EscoUri::parse)?,
            occupation_label: row.cell("classification 1 prefered label").filled_line()?,
            relation: row.cell("mapping relation").must("une relation SKOS", Relation::parse)?,
        })
    },
)
.opening(Opening::Preamble("classification 1 ID"))
.left_open();
