//! ROME 4: which column means what.
//!
//! The publisher says many things twice (titles in two trees, items in a common list, links in two tables). Both are
//! read and held against each other: that is what reveals a file cut at a line end or a letter flipped in a label,
//! which no format check could see. Groups of occupations are read by [`super::groups4`].

use std::collections::HashMap;

use super::code::{EcologicalRole, Flag, Ogr, RomeCode};
use super::draft::{Draft, Item, Seen, group_code, ogr, rank, riasec, rome_code, unknown};
use super::forms::Forms;
use super::groups4;
use super::model::{
    JobTitle, Knowledge, Link, LinkKind, Mobility, MobilityKind, Occupation, SkillKind, Standing, TitleRank,
    Traits, WorkContext,
};
use super::set::{Pen, Reader};
use super::skills4;
use super::texts::Texts;
use crate::delimited::{Cell, Row};
use crate::place::{Reason, Rejected};

/// Reads the whole edition.
pub(super) fn read(reader: &mut Reader) -> Draft {
    let mut draft = Draft::default();
    occupations(reader, &mut draft);
    occupation_riasec(reader, &mut draft);
    texts(reader, &mut draft);
    titles(reader, &mut draft);
    skills4::skills(reader, &mut draft);
    skills4::macro_riasec(reader, &mut draft);
    skills4::skill_branches(reader, &mut draft);
    knowledge(reader, &mut draft);
    contexts(reader, &mut draft);
    common_list(reader, &mut draft);
    links(reader, &mut draft);
    mobilities(reader, &mut draft);
    groups4::read(reader, &mut draft);
    draft
}

/// Reads a yes/no that may be blank.
pub(super) fn flag(cell: Cell<'_>) -> Result<Flag, Rejected> {
    cell.parse("O, N ou rien", Flag::parse)
}

fn traits(row: &Row<'_, '_>) -> Result<Traits, Rejected> {
    Ok(Traits {
        ecological: row
            .cell("transition_eco")
            .parse("un type d'emploi au regard de la transition écologique", EcologicalRole::parse)?,
        digital_transition: flag(row.cell("transition_num"))?,
        demographic_transition: flag(row.cell("transition_demo"))?,
        regulated: flag(row.cell("emploi_reglemente"))?,
        executive: flag(row.cell("emploi_cadre"))?,
    })
}

fn parent(cell: Cell<'_>) -> Result<Option<RomeCode>, Rejected> {
    if cell.is_empty() { Ok(None) } else { rome_code(cell).map(Some) }
}

fn occupations(reader: &mut Reader, draft: &mut Draft) {
    let (mut codes, mut numbers) = (Seen::default(), Seen::default());
    reader.each("referentiel_code_rome", |row, pen| {
        let code = rome_code(row.cell("code_rome"))?;
        let number = ogr(row.cell("code_ogr"))?;
        rank(row.cell("code_fiche_metier"))?;
        codes.claim(code, row, row.cell("code_rome"))?;
        numbers.claim(number, row, row.cell("code_ogr"))?;
        let title = pen.filled(row.cell("libelle_rome"))?;
        draft.add_occupation(Occupation {
            code,
            ogr: number,
            forms: Forms::of(&title),
            title,
            definition: Vec::new(),
            access: Vec::new(),
            conditions: Vec::new(),
            riasec_major: None,
            riasec_minor: None,
            traits: traits(row)?,
            parent: parent(row.cell("code_rome_parent"))?,
        });
        Ok(())
    });
}

fn occupation_riasec(reader: &mut Reader, draft: &mut Draft) {
    let mut seen = Seen::default();
    reader.each("referentiel_code_rome_riasec", |row, _| {
        let cell = row.cell("code_rome");
        let occupation = draft.named(cell)?;
        seen.claim(occupation.code, row, cell)?;
        occupation.riasec_major = riasec(row.cell("riasec_majeur"))?;
        occupation.riasec_minor = riasec(row.cell("riasec_mineur"))?;
        Ok(())
    });
    if reader.has("referentiel_code_rome_riasec") {
        for occupation in draft.occupations.iter().filter(|occupation| !seen.has(&occupation.code)) {
            let what = format!("la fiche {} n'y figure pas", occupation.code);
            reader.doubt_end("referentiel_code_rome_riasec", what);
        }
    }
}

fn texts(reader: &mut Reader, draft: &mut Draft) {
    let (mut definitions, mut accesses) = (Texts::default(), Texts::default());
    reader.each("texte", |row, pen| {
        let code = draft.named(row.cell("code_rome"))?.code;
        let sentence = pen.filled(row.cell("libelle_texte"))?;
        let kind = row.cell("libelle_type_texte");
        let (texts, block) = match kind.raw() {
            "definition" => (&mut definitions, "3"),
            "acces_metier" => (&mut accesses, "4"),
            _ => return Err(unknown(kind, "les types de texte du ROME 4 (definition, acces_metier)")),
        };
        let number = row.cell("code_compo_bloc");
        if number.raw() != block {
            return Err(unknown(number, "les blocs de ce type de texte"));
        }
        texts.add(code, row, row.cell("position_phrase"), sentence)
    });
    let definitions = definitions.finish(reader, "texte", "définition", 1);
    let accesses = accesses.finish(reader, "texte", "accès au métier", 1);
    for occupation in &mut draft.occupations {
        occupation.definition = definitions.get(&occupation.code).cloned().unwrap_or_default();
        occupation.access = accesses.get(&occupation.code).cloned().unwrap_or_default();
        for (sentences, what) in
            [(&occupation.definition, "définition"), (&occupation.access, "accès au métier")]
        {
            if sentences.is_empty() {
                reader
                    .doubt_end("texte", format!("la fiche {} n'a pas de texte « {what} »", occupation.code));
            }
        }
    }
}

fn titles(reader: &mut Reader, draft: &mut Draft) {
    let mut named = Seen::default();
    reader.each("referentiel_appellation", |row, pen| {
        let cell = row.cell("code_rome");
        let occupation = draft.named(cell)?;
        let (code, sheet_title) = (occupation.code, occupation.title.clone());
        let long = pen.filled(row.cell("libelle_appellation_long"))?;
        let rank = row.cell("classification").parse("PRINCIPALE ou SYNONYME", |written| match written {
            "PRINCIPALE" => Some(TitleRank::Principal),
            "SYNONYME" => Some(TitleRank::Synonym),
            _ => None,
        })?;
        parent(row.cell("code_rome_parent"))?;
        if rank == TitleRank::Principal {
            named.claim(code, row, cell)?;
            pen.agrees(row.cell("libelle_appellation_long"), &sheet_title, "l'intitulé de sa fiche")?;
        }
        let title = JobTitle {
            ogr: ogr(row.cell("code_ogr"))?,
            occupation: code,
            short: pen.filled(row.cell("libelle_appellation_court"))?,
            forms: Forms::of(&long),
            long,
            rank,
            traits: traits(row)?,
            rarely_used: flag(row.cell("peu_usite"))?,
        };
        draft.add_title(title, row.cell("code_ogr"))
    });
    for occupation in draft.occupations.iter().filter(|occupation| !named.has(&occupation.code)) {
        let what = format!("la fiche {} n'a pas d'appellation principale", occupation.code);
        reader.doubt_end("referentiel_appellation", what);
    }
}

fn knowledge(reader: &mut Reader, draft: &mut Draft) {
    reader.each("referentiel_savoir", |row, pen| {
        let knowledge = Knowledge {
            ogr: ogr(row.cell("code_ogr_savoir"))?,
            label: pen.filled(row.cell("libelle_savoir"))?,
            category: pen.filled(row.cell("categorie_savoir"))?,
            subcategory: pen.filled(row.cell("sous_categorie_savoir"))?,
            ecological_transition: flag(row.cell("transition_eco"))?,
            digital_transition: flag(row.cell("transition_num"))?,
        };
        draft.add_knowledge(knowledge, row.cell("code_ogr_savoir"))
    });
    one_category_each(reader, draft);
}

/// A subcategory belongs to one category: a label damaged in either column makes a second one.
fn one_category_each(reader: &mut Reader, draft: &Draft) {
    let mut categories: HashMap<&str, HashMap<&str, usize>> = HashMap::new();
    for knowledge in &draft.knowledge {
        *categories.entry(&knowledge.subcategory).or_default().entry(&knowledge.category).or_default() += 1;
    }
    for (subcategory, parents) in categories.iter().filter(|(_, parents)| parents.len() > 1) {
        let mut names: Vec<&str> = parents.keys().copied().collect();
        names.sort_unstable();
        let what = format!("la sous-catégorie « {subcategory} » a deux catégories ({})", names.join(", "));
        reader.doubt_end("referentiel_savoir", what);
    }
}

fn contexts(reader: &mut Reader, draft: &mut Draft) {
    let mut labels: HashMap<String, String> = HashMap::new();
    reader.each("referentiel_contexte_travail", |row, pen| {
        let category_code = group_code(row.cell("code_type_cont_trav"))?;
        let category = pen.filled(row.cell("libelle_type_cont_trav"))?;
        let first = labels.entry(category_code.as_str().to_owned()).or_insert_with(|| category.clone());
        pen.agrees(row.cell("libelle_type_cont_trav"), first, "une ligne précédente de même code")?;
        let context = WorkContext {
            ogr: ogr(row.cell("code_ogr"))?,
            label: pen.filled(row.cell("libelle_cont_travail"))?,
            category_code,
            category,
        };
        draft.add_context(context, row.cell("code_ogr"))
    });
}

/// `item` repeats every skill, knowledge item and context with its label.
fn common_list(reader: &mut Reader, draft: &mut Draft) {
    let mut seen = Seen::default();
    reader.each("item", |row, pen| {
        let cell = row.cell("code_ogr");
        let number = ogr(cell)?;
        seen.claim(number, row, cell)?;
        let item =
            draft.item(number).ok_or_else(|| unknown(cell, "les compétences, savoirs et contextes"))?;
        let rubric = match item {
            Item::Skill(index) if draft.skills[index].kind == SkillKind::Behaviour => "2",
            Item::Skill(_) => "1",
            Item::Knowledge(_) => "3",
            Item::Context(_) => "",
            Item::Title(_) => return Err(unknown(cell, "les compétences, savoirs et contextes")),
        };
        pen.agrees(row.cell("code_rubrique"), rubric, item.table())?;
        pen.agrees(row.cell("libelle"), draft.label(item), item.table())
    });
    let listed = draft.skills.len() + draft.knowledge.len() + draft.contexts.len();
    if reader.has("item") && seen.len() != listed {
        reader.doubt_end("item", format!("{} éléments sur les {listed} des référentiels", seen.len()));
    }
}

fn links(reader: &mut Reader, draft: &mut Draft) {
    let standings = standings(reader, draft);
    let mut seen: Seen<(RomeCode, Ogr)> = Seen::default();
    reader.each("liens_rome_referentiels", |row, pen| link(row, pen, draft, &standings, &mut seen));
    for occupation in draft.occupations.iter().filter(|it| !seen.has(&(it.code, it.ogr))) {
        reader.doubt_end("liens_rome_referentiels", format!("la fiche {} n'y figure pas", occupation.code));
    }
    for title in draft.titles.iter().filter(|title| !seen.has(&(title.occupation, title.ogr))) {
        let what =
            format!("le lien entre la fiche {} et son appellation {} manque", title.occupation, title.ogr);
        reader.doubt_end("liens_rome_referentiels", what);
    }
    for (code, number) in standings.keys().filter(|pair| !seen.has(pair)) {
        let what = format!("le lien entre la fiche {code} et l'élément {number} manque");
        reader.doubt_end("liens_rome_referentiels", what);
    }
}

/// `coherence_item` lists the skills, knowledge and contexts of each occupation, with how much they matter.
fn standings(reader: &mut Reader, draft: &mut Draft) -> HashMap<(RomeCode, Ogr), Standing> {
    let mut standings = HashMap::new();
    let mut seen = Seen::default();
    reader.each("coherence_item", |row, _| {
        let code = draft.named(row.cell("code_rome"))?.code;
        let cell = row.cell("code_ogr");
        let number = ogr(cell)?;
        seen.claim((code, number), row, cell)?;
        if draft.item(number).is_none() {
            return Err(unknown(cell, "les référentiels du lot"));
        }
        let standing =
            row.cell("coeur_metier").parse("Principale, Émergente ou rien", |written| match written {
                "Principale" => Some(Standing::Principal),
                "Émergente" => Some(Standing::Emerging),
                "" => Some(Standing::Unstated),
                _ => None,
            })?;
        standings.insert((code, number), standing);
        Ok(())
    });
    standings
}

fn link(
    row: &Row<'_, '_>,
    pen: &mut Pen<'_>,
    draft: &mut Draft,
    standings: &HashMap<(RomeCode, Ogr), Standing>,
    seen: &mut Seen<(RomeCode, Ogr)>,
) -> Result<(), Rejected> {
    let occupation = draft.named(row.cell("code_rome"))?;
    let (code, own_number) = (occupation.code, occupation.ogr);
    let cell = row.cell("code_ogr");
    let number = ogr(cell)?;
    let (block, rubric) = (row.cell("code_compo_bloc"), row.cell("code_rubrique"));
    let item = draft.item(number);
    let behaviour =
        matches!(item, Some(Item::Skill(index)) if draft.skills[index].kind == SkillKind::Behaviour);
    let kind = match (block.raw(), rubric.raw(), item) {
        ("1", "", _) if number == own_number => LinkKind::Heading,
        ("1", "", _) => return Err(unknown(cell, "le numéro de la fiche elle-même")),
        ("2", "", Some(Item::Title(index))) if draft.titles[index].occupation == code => LinkKind::Title,
        ("2", "", _) => return Err(unknown(cell, "les appellations de la fiche")),
        ("5", "1", Some(Item::Skill(_))) if !behaviour => LinkKind::Skill,
        ("5", "1", _) => return Err(unknown(cell, "les savoir-faire")),
        ("5", "2", Some(Item::Skill(_))) if behaviour => LinkKind::Behaviour,
        ("5", "2", _) => return Err(unknown(cell, "les savoir-être")),
        ("5", "3", Some(Item::Knowledge(_))) => LinkKind::Knowledge,
        ("5", "3", _) => return Err(unknown(cell, "les savoirs")),
        ("6", "", Some(Item::Context(_))) => LinkKind::Context,
        ("6", "", _) => return Err(unknown(cell, "les contextes de travail")),
        ("1" | "2" | "5" | "6", _, _) => return Err(unknown(rubric, "les rubriques de ce bloc")),
        _ => return Err(unknown(block, "les blocs de la fiche")),
    };
    seen.claim((code, number), row, cell)?;
    let standing = match kind {
        LinkKind::Heading | LinkKind::Title => Standing::Unstated,
        _ => standings.get(&(code, number)).copied().unwrap_or_else(|| {
            let what =
                format!("le lien entre la fiche {code} et l'élément {number} manque dans coherence_item");
            pen.findings.doubt(cell.reject(Reason::Incomplete { what }));
            Standing::Unstated
        }),
    };
    draft.links.push(Link { occupation: code, item: number, kind, standing, block: 0, position: 0 });
    Ok(())
}

fn mobilities(reader: &mut Reader, draft: &mut Draft) {
    let (mut pairs, mut ranks) = (Seen::default(), Seen::default());
    let mut last: HashMap<RomeCode, (u32, u32)> = HashMap::new();
    reader.each("rubrique_mobilite", |row, _| {
        let from = draft.named(row.cell("code_rome"))?.code;
        let to = draft.named(row.cell("code_rome_cible"))?.code;
        let order = rank(row.cell("numero_ordre"))?;
        pairs.claim((from, to), row, row.cell("code_rome_cible"))?;
        ranks.claim((from, order), row, row.cell("numero_ordre"))?;
        let (count, highest) = last.entry(from).or_default();
        (*count, *highest) = (*count + 1, order.max(*highest));
        let (kind, from_title, to_title) = (MobilityKind::Related, None, None);
        draft.mobilities.push(Mobility { from, to, kind, order, from_title, to_title });
        Ok(())
    });
    // Ranks of one occupation are 1 to n: a gap betrays a missing or damaged row.
    for occupation in &draft.occupations {
        if let Some((count, highest)) = last.get(&occupation.code).filter(|(count, highest)| count != highest)
        {
            let what =
                format!("{count} mobilités de la fiche {} pour un rang allant à {highest}", occupation.code);
            reader.doubt_end("rubrique_mobilite", what);
        }
    }
}
