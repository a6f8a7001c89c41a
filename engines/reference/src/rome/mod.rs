//! ROME, the French classification of occupations: editions 3 and 4, from published files to one model.
//!
//! [`read`] takes the files of a set as named byte sources (plain, gzip or zip) and returns either a
//! [`Classification`] that is whole and coherent, with a [`Report`] of what was read, or every fault found with its
//! place. It keeps nothing back and fills nothing in silently: what is bridged or left out is in the remarks.
//!
//! The formats, their traps and what damage can and cannot be detected are described in the crate's README.

mod code;
mod draft;
mod edition3;
mod edition4;
pub mod files;
mod files3;
mod forms;
mod gaps3;
mod groups4;
mod model;
mod release;
mod set;
mod skills4;
mod texts;

use std::io::Read;

pub use code::{EcologicalRole, Flag, GroupCode, Ogr, Riasec, RomeCode, Version};
pub use forms::Forms;
pub use model::{
    Classification, Group, GroupKind, JobTitle, Knowledge, Link, LinkKind, Membership, Mobility,
    MobilityKind, Occupation, Skill, SkillBranch, SkillKind, SkillLevel, Standing, TitleRank, Traits,
    WorkContext,
};
pub use release::{Nature, Release};
pub use set::FileReport;

use crate::findings::{Findings, Refused, Remark, Scrutiny};
use crate::shrinkage::Counts;
use crate::source::{self, Limits, NamedBytes};

/// What was read, for the import's record and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The files, in the order given, with their digests.
    pub files: Vec<FileReport>,
    /// Everything worth telling, in the order met.
    pub remarks: Vec<Remark>,
    /// What the classification holds, to be kept and compared with the next version's.
    pub counts: Counts,
}

/// How far a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A source was read and expanded: the `done`-th of `total`.
    Expanded { name: &'a str, done: usize, total: usize },
    /// All sources are text; records are being read and held against each other.
    Reading { files: usize, bytes: usize },
    /// Done and accepted.
    Accepted { links: usize },
}

/// Reads a set of named sources. Names may carry folders and end in `.csv`, `.csv.gz` or `.zip`.
///
/// # Errors
/// [`Refused`] carries every fault met, up to a limit; nothing of the set may then be used.
pub fn read<R: Read>(
    sources: impl IntoIterator<Item = (String, R)>,
    scrutiny: Scrutiny,
    on_progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(Classification, Report), Refused> {
    let sources: Vec<(String, R)> = sources.into_iter().collect();
    let total = sources.len();
    let mut files = Vec::with_capacity(total);
    let mut findings = Findings::under(scrutiny);
    for (index, (name, reader)) in sources.into_iter().enumerate() {
        // A file that cannot be expanded does not keep the others from being looked at, but they lack it.
        files.extend(findings.accept(source::expand(&name, reader, Limits::default())).unwrap_or_default());
        on_progress(Progress::Expanded { name: &name, done: index + 1, total });
    }
    if findings.refuses() {
        return Err(findings.conclude().err().unwrap_or_else(|| unreachable!("a refusal was kept")));
    }
    read_expanded(files, findings, on_progress)
}

/// Reads a set already expanded, for instance by [`source::unzip`].
///
/// # Errors
/// As [`read`].
pub fn read_files(
    files: Vec<NamedBytes>,
    scrutiny: Scrutiny,
    on_progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(Classification, Report), Refused> {
    read_expanded(files, Findings::under(scrutiny), on_progress)
}

fn read_expanded(
    files: Vec<NamedBytes>,
    findings: Findings,
    on_progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(Classification, Report), Refused> {
    let bytes = files.iter().map(|file| file.bytes.len()).sum();
    on_progress(Progress::Reading { files: files.len(), bytes });
    let mut reader = set::gather(files, findings)?;
    let draft = match reader.version.edition() {
        3 => edition3::read(&mut reader),
        _ => edition4::read(&mut reader),
    };
    let set::Reader { version, release, findings, reports, .. } = reader;
    let remarks = findings.conclude()?;
    let classification = Classification {
        version,
        release,
        occupations: draft.occupations,
        titles: draft.titles,
        skills: draft.skills,
        skill_branches: draft.skill_branches,
        knowledge: draft.knowledge,
        contexts: draft.contexts,
        links: draft.links,
        mobilities: draft.mobilities,
        groups: draft.groups,
        memberships: draft.memberships,
    };
    on_progress(Progress::Accepted { links: classification.links.len() });
    let counts = Counts::of_rome(&classification);
    Ok((classification, Report { files: reports, remarks, counts }))
}
