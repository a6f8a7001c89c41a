//! ROME 3: which column means what, in the model of ROME 4.
//!
//! Activities become skills, theoretical knowledge becomes knowledge, work environments become contexts. Two gaps of
//! the publication are bridged and remarked rather than refused: an occupation that every table uses but its own
//! lacks (L1510 in version 3.47) is completed from the tree of titles when the set has it, and links to activities
//! are left out when the table of activities is not in the set.

use std::collections::HashMap;

use super::code::{Flag, Ogr, RomeCode};
use super::draft::{
    Draft, Item, Seen, group_code, link_kind, ogr, optional_ogr, rank, riasec, rome_code, unknown,
};
use super::forms::Forms;
use super::gaps3::{Gaps, LINKS, Tree, occupation};
use super::model::{
    JobTitle, Knowledge, Link, LinkKind, Mobility, MobilityKind, Skill, SkillKind, SkillLevel, Standing,
    TitleRank, Traits, WorkContext,
};
use super::set::Reader;
use super::texts::Texts;
use crate::delimited::Row;
use crate::place::{Reason, Rejected};

/// Reads the whole edition.
pub(super) fn read(reader: &mut Reader) -> Draft {
    let mut draft = Draft::default();
    let mut tree = Tree::default();
    tree.read(reader);
    occupations(reader, &mut draft);
    let mut gaps = Gaps::find(reader, &draft);
    gaps.complete(reader, &mut draft, &tree);
    tree.group(&mut draft);
    occupation_riasec(reader, &mut draft, &mut gaps);
    texts(reader, &mut draft, &mut gaps);
    titles(reader, &mut draft, &mut gaps);
    items(reader, &mut draft);
    links(reader, &mut draft, &mut gaps);
    mobilities(reader, &mut draft, &mut gaps);
    gaps.tell(reader);
    draft
}

fn occupations(reader: &mut Reader, draft: &mut Draft) {
    let (mut codes, mut numbers) = (Seen::default(), Seen::default());
    reader.each("referentiel_code_rome", |row, pen| {
        let code = rome_code(row.cell("code_rome"))?;
        let number = ogr(row.cell("code_ogr"))?;
        rank(row.cell("code_fiche_em"))?;
        rank(row.cell("statut"))?;
        codes.claim(code, row, row.cell("code_rome"))?;
        numbers.claim(number, row, row.cell("code_ogr"))?;
        draft.add_occupation(occupation(code, number, pen.filled(row.cell("libelle_rome"))?));
        Ok(())
    });
}

fn occupation_riasec(reader: &mut Reader, draft: &mut Draft, gaps: &mut Gaps) {
    const STEM: &str = "referentiel_code_rome_riasec";
    let mut seen = Seen::default();
    reader.each(STEM, |row, _| {
        let cell = row.cell("code_rome");
        let Some(occupation) = gaps.named(draft, cell, STEM)? else { return Ok(()) };
        seen.claim(occupation.code, row, cell)?;
        occupation.riasec_major = riasec(row.cell("riasec_majeur"))?;
        occupation.riasec_minor = riasec(row.cell("riasec_mineur"))?;
        Ok(())
    });
    if reader.has(STEM) {
        for occupation in draft.occupations.iter().filter(|occupation| !seen.has(&occupation.code)) {
            reader.doubt_end(STEM, format!("la fiche {} n'y figure pas", occupation.code));
        }
    }
}

fn texts(reader: &mut Reader, draft: &mut Draft, gaps: &mut Gaps) {
    let mut kinds = [Texts::default(), Texts::default(), Texts::default()];
    reader.each("texte", |row, pen| {
        let Some(occupation) = gaps.named(draft, row.cell("code_rome"), "texte")? else { return Ok(()) };
        let sentence = pen.filled(row.cell("libelle_texte"))?;
        let (number, label) = (row.cell("code_type_texte"), row.cell("libelle_type_texte"));
        let kind = match (number.raw(), label.raw()) {
            ("1", "definition") => 0,
            ("2", "acces_a_em") => 1,
            ("3", "cond_exercice_activite") => 2,
            ("1" | "2" | "3", _) => return Err(unknown(label, "les types de texte du ROME 3")),
            _ => return Err(unknown(number, "les types de texte du ROME 3")),
        };
        kinds[kind].add(occupation.code, row, row.cell("position_libelle_txt"), sentence)
    });
    let names = ["définition", "accès à l'emploi", "conditions d'exercice"];
    for (kind, (texts, what)) in kinds.into_iter().zip(names).enumerate() {
        let mut texts = texts.finish(reader, "texte", what, 0);
        for occupation in &mut draft.occupations {
            let Some(sentences) = texts.remove(&occupation.code) else {
                reader
                    .doubt_end("texte", format!("la fiche {} n'a pas de texte « {what} »", occupation.code));
                continue;
            };
            *match kind {
                0 => &mut occupation.definition,
                1 => &mut occupation.access,
                _ => &mut occupation.conditions,
            } = sentences;
        }
    }
}

fn titles(reader: &mut Reader, draft: &mut Draft, gaps: &mut Gaps) {
    const STEM: &str = "referentiel_appellation";
    reader.each(STEM, |row, pen| {
        let Some(occupation) = gaps.named(draft, row.cell("code_rome"), STEM)? else { return Ok(()) };
        let code = occupation.code;
        let long = pen.filled(row.cell("libelle_appellation_long"))?;
        rank(row.cell("statut"))?;
        let title = JobTitle {
            ogr: ogr(row.cell("code_ogr"))?,
            occupation: code,
            short: pen.filled(row.cell("libelle_appellation_court"))?,
            forms: Forms::of(&long),
            long,
            rank: TitleRank::Unranked,
            traits: Traits::default(),
            rarely_used: Flag::Unstated,
        };
        draft.add_title(title, row.cell("code_ogr"))
    });
}

fn items(reader: &mut Reader, draft: &mut Draft) {
    reader.each("referentiel_competence", |row, pen| {
        rank(row.cell("code_type_competence"))?;
        rank(row.cell("statut"))?;
        let knowledge = Knowledge {
            ogr: ogr(row.cell("code_ogr"))?,
            label: pen.filled(row.cell("libelle_competence"))?,
            category: pen.filled(row.cell("libelle_type_competence"))?,
            subcategory: String::new(),
            ecological_transition: Flag::Unstated,
            digital_transition: Flag::Unstated,
        };
        draft.add_knowledge(knowledge, row.cell("code_ogr"))
    });
    reader.each("referentiel_activite", |row, pen| {
        rank(row.cell("statut"))?;
        let skill = Skill {
            ogr: ogr(row.cell("code_ogr"))?,
            label: pen.filled(row.cell("libelle_activite"))?,
            definition: None,
            kind: SkillKind::Activity,
            level: SkillLevel::Flat,
            ecological_transition: Flag::Unstated,
            digital_transition: Flag::Unstated,
            origin: None,
        };
        draft.add_skill(skill, row.cell("code_ogr"))
    });
    let mut labels: HashMap<String, String> = HashMap::new();
    reader.each("referentiel_env_travail", |row, pen| {
        rank(row.cell("statut"))?;
        let category_code = group_code(row.cell("code_type_section_env_trav"))?;
        let category = pen.filled(row.cell("libelle_type_section_env_trav"))?;
        let first = labels.entry(category_code.as_str().to_owned()).or_insert_with(|| category.clone());
        pen.agrees(row.cell("libelle_type_section_env_trav"), first, "une ligne précédente de même code")?;
        let context = WorkContext {
            ogr: ogr(row.cell("code_ogr"))?,
            label: pen.filled(row.cell("libelle_env_travail"))?,
            category_code,
            category,
        };
        draft.add_context(context, row.cell("code_ogr"))
    });
}

fn links(reader: &mut Reader, draft: &mut Draft, gaps: &mut Gaps) {
    let mut coherent: Seen<(RomeCode, Ogr)> = Seen::default();
    let mut pairs: Vec<(RomeCode, Ogr)> = Vec::new();
    reader.each("coherence_item", |row, _| {
        let cell = row.cell("code_ogr");
        let pair = (rome_code(row.cell("code_rome"))?, ogr(cell)?);
        pairs.push(pair);
        coherent.claim(pair, row, cell)
    });
    let checked = reader.has("coherence_item");
    let mut seen: Seen<(RomeCode, Ogr)> = Seen::default();
    reader.each(LINKS, |row, pen| {
        let cell = row.cell("code_ogr");
        let pair = (rome_code(row.cell("code_rome"))?, ogr(cell)?);
        seen.claim(pair, row, cell)?;
        let is_item = !matches!(row.cell("code_compo_bloc").raw(), "2" | "3");
        if checked && is_item && !coherent.has(&pair) {
            let what = format!("le lien entre {} et {} manque dans coherence_item", pair.0, pair.1);
            pen.findings.doubt(cell.reject(Reason::Incomplete { what }));
        }
        let Some(occupation) = gaps.named(draft, row.cell("code_rome"), LINKS)? else { return Ok(()) };
        let own_number = occupation.ogr;
        match link(row, draft, pair, own_number)? {
            Some(link) => draft.links.push(link),
            None => gaps.activities += 1,
        }
        Ok(())
    });
    for occupation in draft.occupations.iter().filter(|it| !seen.has(&(it.code, it.ogr))) {
        reader.doubt_end(LINKS, format!("la fiche {} n'y figure pas", occupation.code));
    }
    for title in draft.titles.iter().filter(|title| !seen.has(&(title.occupation, title.ogr))) {
        let what =
            format!("le lien entre la fiche {} et son appellation {} manque", title.occupation, title.ogr);
        reader.doubt_end(LINKS, what);
    }
    for (code, number) in pairs.into_iter().filter(|pair| !seen.has(pair)) {
        reader.doubt_end(LINKS, format!("le lien entre la fiche {code} et l'élément {number} manque"));
    }
}

/// A link, or nothing when it leads to an activity that the set does not have.
fn link(row: &Row<'_, '_>, draft: &Draft, pair: (RomeCode, Ogr), own: Ogr) -> Result<Option<Link>, Rejected> {
    let (occupation, number) = pair;
    let cell = row.cell("code_ogr");
    let columns = ["code_compo_bloc", "code_type_referentiel", "code_ref_rubrique"];
    let item = draft.item(number);
    let (kind, standing) = match (columns.map(|column| row.cell(column).raw()), item) {
        (["2", "3", "2"], _) if number == own => (LinkKind::Heading, Standing::Unstated),
        (["3", "4", "4"], Some(Item::Title(index))) if draft.titles[index].occupation == occupation => {
            (LinkKind::Title, Standing::Unstated)
        }
        (["7", "5", "5"], Some(found @ Item::Context(_))) => (link_kind(found), Standing::Unstated),
        (["8", "1", "7"], Some(found @ Item::Knowledge(_))) => (link_kind(found), Standing::Basic),
        (["8", "2", "6"], Some(found @ Item::Skill(_))) => (link_kind(found), Standing::Basic),
        (["9", "1", "10"], Some(found @ Item::Knowledge(_))) => (link_kind(found), Standing::Specific),
        (["9", "2", "9"], Some(found @ Item::Skill(_))) => (link_kind(found), Standing::Specific),
        (["8", "2", "6"] | ["9", "2", "9"], None) => return Ok(None),
        (["2", "3", "2"], _) => return Err(unknown(cell, "le numéro de la fiche elle-même")),
        (
            ["3", "4", "4"]
            | ["7", "5", "5"]
            | ["8", "1", "7"]
            | ["8", "2", "6"]
            | ["9", "1", "10"]
            | ["9", "2", "9"],
            _,
        ) => return Err(unknown(cell, "les éléments de cette rubrique")),
        _ => return Err(unknown(row.cell(columns[0]), "les blocs de la fiche")),
    };
    let block = if standing == Standing::Specific { rank(row.cell("position_bloc"))? } else { 0 };
    let position = rank(row.cell("position_item"))?;
    Ok(Some(Link { occupation, item: number, kind, standing, block, position }))
}

fn mobilities(reader: &mut Reader, draft: &mut Draft, gaps: &mut Gaps) {
    const STEM: &str = "rubrique_mobilite";
    reader.each(STEM, |row, _| {
        let Some(occupation) = gaps.named(draft, row.cell("code_rome"), STEM)? else { return Ok(()) };
        let from = occupation.code;
        let Some(target) = gaps.named(draft, row.cell("code_rome_cible"), STEM)? else { return Ok(()) };
        let to = target.code;
        let (number, label) = (row.cell("code_type_mobilite"), row.cell("libelle_type_mobilite"));
        let kind = match (number.raw(), label.raw()) {
            ("1", "Proche") => MobilityKind::Near,
            ("2", "Evolution") => MobilityKind::Evolution,
            ("1" | "2", _) => return Err(unknown(label, "les types de mobilité")),
            _ => return Err(unknown(number, "les types de mobilité")),
        };
        let title = |column| -> Result<Option<Ogr>, Rejected> {
            let cell = row.cell(column);
            let number = optional_ogr(cell)?;
            match number.map(|number| draft.item(number)) {
                None | Some(Some(Item::Title(_))) => Ok(number),
                Some(_) => Err(unknown(cell, "la table des appellations")),
            }
        };
        let (from_title, to_title) = (title("code_appellation_source")?, title("code_appellation_cible")?);
        draft.mobilities.push(Mobility { from, to, kind, order: 0, from_title, to_title });
        Ok(())
    });
}
