//! ROME 3: what the published set leaves out, and how far it can be bridged.
//!
//! The tree of titles names the domains, which no other file of the edition does, and the occupations missing from
//! their own table. What cannot be bridged is counted and told.

use std::collections::{HashMap, HashSet};

use super::code::{Flag, GroupCode, Ogr, RomeCode};
use super::draft::{Draft, ogr, rome_code, unknown};
use super::files::ROME3_TREE;
use super::forms::Forms;
use super::model::{Group, GroupKind, Membership, Occupation, Traits};
use super::set::Reader;
use crate::delimited::Cell;
use crate::findings::Remark;
use crate::place::Rejected;

/// The table of links.
pub(super) const LINKS: &str = "liens_rome_referentiels";

/// The tree of titles: labels of domains and of occupations.
#[derive(Debug, Default)]
pub(super) struct Tree {
    domains: Vec<(GroupCode, String)>,
    sheets: HashMap<RomeCode, String>,
}

impl Tree {
    pub(super) fn read(&mut self, reader: &mut Reader) {
        reader.each(ROME3_TREE, |row, pen| {
            let part = |column| row.cell(column).raw().trim();
            let code = format!("{}{}{}", part("Rome1"), part("Rome2"), part("Rome3"));
            let label = pen.filled(row.cell("Intitule"))?;
            match (code.len(), part("OGR")) {
                (1 | 3, "") => {
                    let code =
                        GroupCode::parse(&code).ok_or_else(|| unknown(row.cell("Rome1"), "les domaines"))?;
                    self.domains.push((code, label));
                }
                (5, "") => {
                    let code =
                        RomeCode::parse(&code).ok_or_else(|| unknown(row.cell("Rome1"), "les codes ROME"))?;
                    self.sheets.insert(code, label);
                }
                (5, _) => {}
                _ => return Err(unknown(row.cell("Rome1"), "les niveaux de l'arborescence")),
            }
            Ok(())
        });
    }

    /// Gives each occupation its domains. The tree is of another date than the set: what it lacks is left unsaid.
    pub(super) fn group(self, draft: &mut Draft) {
        let known: HashSet<GroupCode> = self.domains.iter().map(|(code, _)| code.clone()).collect();
        for (code, label) in self.domains {
            let broad = code.as_str().len() == 1;
            let kind = if broad { GroupKind::MajorDomain } else { GroupKind::Domain };
            let parent = if broad { None } else { code.as_str().get(..1).and_then(GroupCode::parse) };
            draft.groups.push(Group { kind, code, label, definition: None, parent });
        }
        for occupation in &draft.occupations {
            let code = occupation.code;
            let levels = [(GroupKind::MajorDomain, &code.as_str()[..1]), (GroupKind::Domain, code.domain())];
            for (kind, written) in levels {
                if let Some(group) = GroupCode::parse(written).filter(|group| known.contains(group)) {
                    draft.memberships.push(Membership {
                        kind,
                        group,
                        occupation: code,
                        main: Flag::Unstated,
                    });
                }
            }
        }
    }
}

/// Occupations that have a heading among the links but no row in their own table.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    headings: HashMap<RomeCode, Ogr>,
    set_aside: HashMap<&'static str, usize>,
    pub(super) activities: usize,
}

impl Gaps {
    pub(super) fn find(reader: &mut Reader, draft: &Draft) -> Self {
        let mut gaps = Self::default();
        reader.each(LINKS, |row, _| {
            if row.cell("code_compo_bloc").raw() == "2" {
                let code = rome_code(row.cell("code_rome"))?;
                if !draft.knows(code) {
                    gaps.headings.insert(code, ogr(row.cell("code_ogr"))?);
                }
            }
            Ok(())
        });
        gaps
    }

    pub(super) fn complete(&mut self, reader: &mut Reader, draft: &mut Draft, tree: &Tree) {
        self.headings.retain(|code, number| {
            let Some(title) = tree.sheets.get(code) else { return true };
            draft.add_occupation(occupation(*code, *number, title.clone()));
            let from = reader.file_name(ROME3_TREE);
            reader
                .findings
                .remark(Remark::Completed { what: format!("la fiche {code} « {title} »"), from });
            false
        });
    }

    /// The occupation a cell names; nothing when it is a gap, whose rows are counted and left out.
    pub(super) fn named<'d>(
        &mut self,
        draft: &'d mut Draft,
        cell: Cell<'_>,
        stem: &'static str,
    ) -> Result<Option<&'d mut Occupation>, Rejected> {
        if self.headings.contains_key(&rome_code(cell)?) {
            *self.set_aside.entry(stem).or_default() += 1;
            return Ok(None);
        }
        draft.named(cell).map(Some)
    }

    pub(super) fn tell(self, reader: &mut Reader) {
        let mut set_aside: Vec<_> = self.set_aside.into_iter().collect();
        set_aside.sort_unstable();
        let codes: Vec<String> = self.headings.keys().map(RomeCode::to_string).collect();
        for (stem, rows) in set_aside {
            let why = format!("la table des fiches n'a pas {}", codes.join(", "));
            reader.findings.remark(Remark::SetAside { file: reader.file_name(stem), rows, why });
        }
        if self.activities > 0 {
            let why = "le lot ne contient pas les activités qu'elles désignent".to_owned();
            let (file, rows) = (reader.file_name(LINKS), self.activities);
            reader.findings.remark(Remark::SetAside { file, rows, why });
        }
    }
}

/// An occupation of ROME 3 before its texts are read.
pub(super) fn occupation(code: RomeCode, number: Ogr, title: String) -> Occupation {
    Occupation {
        code,
        ogr: number,
        forms: Forms::of(&title),
        title,
        definition: Vec::new(),
        access: Vec::new(),
        conditions: Vec::new(),
        riasec_major: None,
        riasec_minor: None,
        traits: Traits::default(),
        parent: None,
    }
}
