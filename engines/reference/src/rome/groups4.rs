//! ROME 4: the groups occupations belong to, and the tree of titles.
//!
//! Domains, sectors, NAF divisions, interests and themes are each published as a list and as a table of members that
//! repeats the labels; the tree of titles repeats every label once more. All are held against each other.

use std::collections::{HashMap, HashSet};

use super::code::{Flag, GroupCode, Ogr, RomeCode};
use super::draft::{Draft, Item, Seen, group_code, ogr, rank, unknown};
use super::model::{Group, GroupKind, Membership};
use super::set::Reader;
use crate::delimited::Row;
use crate::place::{Reason, Rejected};

/// Reads all groups and memberships.
pub(super) fn read(reader: &mut Reader, draft: &mut Draft) {
    for list in LISTS {
        list.read(reader, draft);
    }
    domains(reader, draft);
    for members in MEMBERS {
        members.read(reader, draft);
    }
    title_tree(reader, draft);
}

/// A list of groups.
struct List {
    stem: &'static str,
    kind: GroupKind,
    code: &'static str,
    label: &'static str,
    definition: &'static str,
    parent: Option<(GroupKind, &'static str)>,
}

const LISTS: &[List] = &[
    List {
        stem: "grand_domaine",
        kind: GroupKind::MajorDomain,
        code: "code_grand_domaine",
        label: "libelle_grand_domaine",
        definition: "",
        parent: None,
    },
    List {
        stem: "domaine_professionnel",
        kind: GroupKind::Domain,
        code: "code_domaine_professionnel",
        label: "libelle_domaine_professionnel",
        definition: "",
        parent: None,
    },
    List {
        stem: "secteur_activite",
        kind: GroupKind::Sector,
        code: "code_sect_activite",
        label: "libelle_sect_activite",
        definition: "definition_sect_activite",
        parent: None,
    },
    List {
        stem: "sous_secteur_activite",
        kind: GroupKind::SubSector,
        code: "code_ss_sect_activite",
        label: "libelle_ss_sect_activite",
        definition: "definition_ss_sect_activite",
        parent: Some((GroupKind::Sector, "code_sect_activite")),
    },
    List {
        stem: "secteur_naf",
        kind: GroupKind::Naf,
        code: "code_secteur_naf",
        label: "libelle_secteur_naf",
        definition: "",
        parent: None,
    },
    List {
        stem: "centre_interet",
        kind: GroupKind::Interest,
        code: "code_centre_interet",
        label: "libelle_centre_interet",
        definition: "definition_centre_interet",
        parent: None,
    },
    List {
        stem: "themes",
        kind: GroupKind::Theme,
        code: "code_theme",
        label: "libelle_theme",
        definition: "definition_theme",
        parent: None,
    },
];

impl List {
    fn read(&self, reader: &mut Reader, draft: &mut Draft) {
        reader.each(self.stem, |row, pen| {
            let code = group_code(row.cell(self.code))?;
            let parent = match self.parent {
                Some((kind, column)) => {
                    let parent = group_code(row.cell(column))?;
                    if draft.group(kind, &parent).is_none() {
                        return Err(unknown(row.cell(column), "les secteurs d'activité"));
                    }
                    Some(parent)
                }
                None if self.kind == GroupKind::Domain => major_domain_of(&code),
                None => None,
            };
            let group = Group {
                kind: self.kind,
                label: pen.filled(row.cell(self.label))?,
                definition: pen.optional(row.cell(self.definition))?,
                code,
                parent,
            };
            draft.add_group(group, row.cell(self.code))
        });
    }
}

fn major_domain_of(domain: &GroupCode) -> Option<GroupCode> {
    domain.as_str().get(..1).and_then(GroupCode::parse)
}

/// A table of members.
struct Members {
    stem: &'static str,
    kind: GroupKind,
    code: &'static str,
    label: &'static str,
    /// Column that marks the one main group of an occupation.
    main: Option<&'static str>,
    /// A finer group given on the same row: kind, code column, label column.
    finer: Option<(GroupKind, &'static str, &'static str)>,
}

const MEMBERS: &[Members] = &[
    Members {
        stem: "arborescence_secteur_activite",
        kind: GroupKind::Sector,
        code: "code_sect_activite",
        label: "libelle_sect_activite",
        main: Some("principal"),
        finer: Some((GroupKind::SubSector, "code_ss_sect_activite", "libelle_ss_sect_activite")),
    },
    Members {
        stem: "arborescence_secteur_naf",
        kind: GroupKind::Naf,
        code: "code_secteur_naf",
        label: "libelle_secteur_naf",
        main: None,
        finer: None,
    },
    Members {
        stem: "arborescence_centre_interet",
        kind: GroupKind::Interest,
        code: "code_centre_interet",
        label: "libelle_centre_interet",
        main: Some("principal"),
        finer: None,
    },
    Members {
        stem: "arborescence_thematique",
        kind: GroupKind::Theme,
        code: "code_theme",
        label: "libelle_theme",
        main: None,
        finer: None,
    },
];

impl Members {
    fn read(&self, reader: &mut Reader, draft: &mut Draft) {
        let mut seen = Seen::default();
        let mut mains: Seen<RomeCode> = Seen::default();
        reader.each(self.stem, |row, pen| {
            let occupation = draft.named(row.cell("code_rome"))?;
            let (code, number, title) = (occupation.code, occupation.ogr, occupation.title.clone());
            pen.agrees(row.cell("code_ogr_rome"), &number.to_string(), "la table des fiches métiers")?;
            pen.agrees(row.cell("libelle_rome"), &title, "la table des fiches métiers")?;
            let main = match self.main {
                Some(column) => row.cell(column).parse("oui ou non", |written| match written {
                    "oui" => Some(Flag::Yes),
                    "non" => Some(Flag::No),
                    _ => None,
                })?,
                None => Flag::Unstated,
            };
            let finer = match self.finer.filter(|(_, column, _)| !row.cell(column).is_empty()) {
                Some((kind, code, label)) => Some((kind, self.group(row, draft, pen, kind, code, label)?)),
                None => None,
            };
            let group = self.group(row, draft, pen, self.kind, self.code, self.label)?;
            seen.claim((group.clone(), finer.clone(), code), row, row.cell("code_rome"))?;
            if main == Flag::Yes {
                mains.claim(code, row, row.cell("code_rome"))?;
            }
            let broad = (self.kind, group);
            for (kind, group) in [Some(broad), finer].into_iter().flatten() {
                let membership = Membership { kind, group, occupation: code, main };
                // An occupation in two sub-sectors of a sector is in that sector once.
                if !matches!(draft.memberships.last(), Some(last) if *last == membership) {
                    draft.memberships.push(membership);
                }
            }
            Ok(())
        });
        self.check_complete(reader, draft, &mains);
    }

    /// The group a row names, its label held against the list.
    fn group(
        &self,
        row: &Row<'_, '_>,
        draft: &Draft,
        pen: &mut super::set::Pen<'_>,
        kind: GroupKind,
        code: &'static str,
        label: &'static str,
    ) -> Result<GroupCode, Rejected> {
        let found = group_code(row.cell(code))?;
        let group =
            draft.group(kind, &found).ok_or_else(|| unknown(row.cell(code), "la liste de ces groupes"))?;
        pen.agrees(row.cell(label), &group.label, "la liste de ces groupes")?;
        Ok(found)
    }

    /// Where main groups are marked every occupation has one, and a group without members lost them.
    fn check_complete(&self, reader: &mut Reader, draft: &Draft, mains: &Seen<RomeCode>) {
        if !reader.has(self.stem) {
            return;
        }
        if self.main.is_some() {
            for occupation in draft.occupations.iter().filter(|occupation| !mains.has(&occupation.code)) {
                let what = format!("la fiche {} n'y a pas de ligne principale", occupation.code);
                reader.doubt_end(self.stem, what);
            }
        }
        // Some divisions of the NAF (tobacco, coal) have no occupation in real versions.
        if self.kind == GroupKind::Naf {
            return;
        }
        let filled: HashSet<&GroupCode> =
            draft.memberships.iter().filter(|it| it.kind == self.kind).map(|it| &it.group).collect();
        for group in draft.groups.iter().filter(|it| it.kind == self.kind && !filled.contains(&it.code)) {
            let what = format!("le groupe {} « {} » n'a aucune fiche", group.code, group.label);
            reader.doubt_end(self.stem, what);
        }
    }
}

/// `cr_gd_dp` gives each occupation its domains, which its code also gives.
fn domains(reader: &mut Reader, draft: &mut Draft) {
    let mut seen = Seen::default();
    let levels = [
        (GroupKind::MajorDomain, "code_grand_domaine", "libelle_grand_domaine", 1),
        (GroupKind::Domain, "code_domaine_professionnel", "libelle_domaine_professionnel", 3),
    ];
    reader.each("cr_gd_dp", |row, pen| {
        let cell = row.cell("code_rome");
        let occupation = draft.named(cell)?;
        let (code, title) = (occupation.code, occupation.title.clone());
        seen.claim(code, row, cell)?;
        pen.agrees(row.cell("libelle_rome"), &title, "la table des fiches métiers")?;
        for (kind, code_column, label_column, letters) in levels {
            let expected = &code.as_str()[..letters];
            pen.agrees(row.cell(code_column), expected, "le code de la fiche")?;
            let group = group_code(row.cell(code_column))?;
            let known =
                draft.group(kind, &group).ok_or_else(|| unknown(row.cell(code_column), "les domaines"))?;
            pen.agrees(row.cell(label_column), &known.label, "la liste des domaines")?;
            draft.memberships.push(Membership { kind, group, occupation: code, main: Flag::Unstated });
        }
        Ok(())
    });
    for occupation in draft.occupations.iter().filter(|occupation| !seen.has(&occupation.code)) {
        reader.doubt_end("cr_gd_dp", format!("la fiche {} n'y figure pas", occupation.code));
    }
}

/// `cr_gd_dp_appellations` says everything once more as an indented tree.
fn title_tree(reader: &mut Reader, draft: &mut Draft) {
    const STEM: &str = "cr_gd_dp_appellations";
    let mut seen: Seen<Ogr> = Seen::default();
    let sheets: HashMap<Ogr, (RomeCode, String)> =
        draft.occupations.iter().map(|it| (it.ogr, (it.code, it.title.clone()))).collect();
    reader.each(STEM, |row, pen| {
        let (letter, domain) = (row.cell("code_grand_domaine"), row.cell("code_domaine_professionnel"));
        let heading = row.cell("intitule");
        let level = row.cell("type_provenance");
        let code = format!("{}{}", letter.raw(), domain.raw());
        match level.raw() {
            "1" | "2" => {
                let kind = if level.raw() == "1" { GroupKind::MajorDomain } else { GroupKind::Domain };
                let group = GroupCode::parse(&code).and_then(|code| draft.group(kind, &code));
                let group = group.ok_or_else(|| unknown(letter, "les domaines"))?;
                pen.agrees(heading, &group.label, "la liste des domaines")
            }
            "3" => {
                let (known, title) = sheets
                    .get(&ogr(row.cell("ogr_rome"))?)
                    .ok_or_else(|| unknown(row.cell("ogr_rome"), "la table des fiches métiers"))?;
                rank(row.cell("code_fiche"))?;
                let written = format!("{code}{}", row.cell("numero_fiche_rome").raw());
                if written != known.as_str() {
                    let (expected, table) = (known.to_string(), "la table des fiches métiers");
                    pen.findings.doubt(letter.reject(Reason::Disagreement {
                        value: written,
                        expected,
                        table,
                    }));
                }
                pen.agrees(heading, title, "la table des fiches métiers")
            }
            "4" => {
                let cell = row.cell("ogr_appellation");
                let number = ogr(cell)?;
                let Some(Item::Title(index)) = draft.item(number) else {
                    return Err(unknown(cell, "la table des appellations"));
                };
                seen.claim(number, row, cell)?;
                let title = &draft.titles[index];
                let sheet =
                    draft.occupation(title.occupation).map(|it| it.ogr.to_string()).unwrap_or_default();
                pen.agrees(row.cell("ogr_rome"), &sheet, "la table des appellations")?;
                pen.agrees(row.cell("libelle_appellation_long"), &title.long, "la table des appellations")?;
                pen.agrees(row.cell("libelle_appellation_court"), &title.short, "la table des appellations")
            }
            _ => Err(unknown(level, "les niveaux de l'arborescence")),
        }
    });
    if reader.has(STEM) && seen.len() != draft.titles.len() {
        reader.doubt_end(STEM, format!("{} appellations sur {}", seen.len(), draft.titles.len()));
    }
}
