//! ROME 4: skills, macro-skills and the tree above them.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Item, Seen, group_code, ogr, optional_ogr, riasec, unknown};
use super::edition4::flag;
use super::model::{Skill, SkillBranch, SkillKind, SkillLevel};
use super::set::Reader;

/// Reads skills and macro-skills.
pub(super) fn skills(reader: &mut Reader, draft: &mut Draft) {
    let mut used = HashSet::new();
    let mut macros = HashSet::new();
    reader.each("referentiel_competence", |row, pen| {
        let number = ogr(row.cell("code_ogr"))?;
        let macro_cell = row.cell("code_ogr_macro_comp");
        let level = match row.cell("nature").raw() {
            "Compétence" => {
                let macro_skill = ogr(macro_cell)?;
                used.insert(macro_skill);
                SkillLevel::Detailed { macro_skill }
            }
            "Macro-compétence" => {
                macros.insert(number);
                let code = group_code(row.cell("code_macro_comp"))?;
                SkillLevel::Macro { code, riasec_major: None, riasec_minor: None }
            }
            _ => return Err(unknown(row.cell("nature"), "les natures de compétence")),
        };
        let (category, subcategory) = (row.cell("cat_comp"), row.cell("sous_cat_comp"));
        let kind = match (category.raw(), subcategory.raw()) {
            ("Savoir-faire", "Technique") => SkillKind::Technical,
            ("Savoir-faire", "Technique expert") => SkillKind::ExpertTechnical,
            ("Savoir-faire", "Transverse") => SkillKind::Transverse,
            ("Savoir-être professionnel", "Transverse") => SkillKind::Behaviour,
            ("Savoir-faire" | "Savoir-être professionnel", _) => {
                return Err(unknown(subcategory, "les sous-catégories de compétence"));
            }
            _ => return Err(unknown(category, "les catégories de compétence")),
        };
        let skill = Skill {
            ogr: number,
            label: pen.filled(row.cell("libelle_competence"))?,
            definition: pen.optional(row.cell("definition"))?,
            kind,
            level,
            ecological_transition: flag(row.cell("transition_eco"))?,
            digital_transition: flag(row.cell("transition_num"))?,
            origin: pen.optional(row.cell("libelle_origine"))?,
        };
        draft.add_skill(skill, row.cell("code_ogr"))
    });
    // Most macro-skills come after the skills that name them, so a missing one is only known now.
    if !used.is_subset(&macros) {
        reader.each("referentiel_competence", |row, _| {
            let cell = row.cell("code_ogr_macro_comp");
            let named = optional_ogr(cell)?;
            if named.is_some_and(|named| !macros.contains(&named)) {
                return Err(unknown(cell, "les macro-compétences"));
            }
            Ok(())
        });
    }
}

/// Reads the interest types of macro-skills.
pub(super) fn macro_riasec(reader: &mut Reader, draft: &mut Draft) {
    const STEM: &str = "referentiel_macro_competence_riasec";
    let mut seen = Seen::default();
    reader.each(STEM, |row, _| {
        let cell = row.cell("code_ogr");
        let number = ogr(cell)?;
        seen.claim(number, row, cell)?;
        let Some(Item::Skill(index)) = draft.item(number) else {
            return Err(unknown(cell, "les macro-compétences"));
        };
        let SkillLevel::Macro { riasec_major, riasec_minor, .. } = &mut draft.skills[index].level else {
            return Err(unknown(cell, "les macro-compétences"));
        };
        *riasec_major = riasec(row.cell("riasec_majeur"))?;
        *riasec_minor = riasec(row.cell("riasec_mineur"))?;
        Ok(())
    });
    let is_macro = |skill: &&Skill| matches!(skill.level, SkillLevel::Macro { .. });
    if reader.has(STEM) {
        for skill in draft.skills.iter().filter(is_macro).filter(|skill| !seen.has(&skill.ogr)) {
            reader.doubt_end(STEM, format!("la macro-compétence {} n'y figure pas", skill.ogr));
        }
    }
}

/// Reads the branches above the macro-skills, when the set has the tree.
pub(super) fn skill_branches(reader: &mut Reader, draft: &mut Draft) {
    let mut labels: HashMap<String, String> = HashMap::new();
    reader.each("arborescence_competences", |row, pen| {
        let levels = [
            ("code_domaine_competence", "domaine_competence"),
            ("code_enjeu", "enjeu"),
            ("code_objectif", "objectif"),
        ];
        for (code_column, label_column) in levels {
            let code = group_code(row.cell(code_column))?;
            let label = pen.filled(row.cell(label_column))?;
            match labels.get(code.as_str()) {
                Some(first) => {
                    pen.agrees(row.cell(label_column), first, "une ligne précédente de même code")?
                }
                None => {
                    labels.insert(code.as_str().to_owned(), label.clone());
                    draft.skill_branches.push(SkillBranch { code, label });
                }
            }
        }
        Ok(())
    });
}
