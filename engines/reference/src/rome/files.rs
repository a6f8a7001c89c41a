//! The files of ROME 3 and ROME 4 as published: names, columns, what is indispensable.
//!
//! A file is called `unix_<stem>_v<digits>_utf8.csv`; the digits give the version and must be the same in a whole set.
//! Columns marked as of some versions came or went between revisions. Files the product has no use for are listed so
//! that they are recognised rather than reported as strangers.

use super::code::Version;
pub use super::files3::ROME3;
use crate::delimited::{Column, Layout, always, sometimes, spelled};
use crate::encoding::Charset;

/// What a set must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it there is no classification.
    Required,
    /// Read when present.
    Optional,
    /// Known, not read: what it says is said elsewhere.
    NotRead,
}

/// One file of the publisher.
#[derive(Debug, Clone, Copy)]
pub struct FileSpec {
    /// The part of the name between `unix_` and `_v460_utf8.csv`.
    pub stem: &'static str,
    pub need: Need,
    pub charset: Charset,
    pub layout: Layout,
}

/// The file of July 2021 that names the domains of ROME 3, whose set has no other.
pub const ROME3_TREE: &str = "arbo_rome_ogr";

/// What a file name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileName {
    Table { stem: String, version: String },
    Tree3,
    ReleaseNote,
    Manifest,
    Other,
}

/// Takes a file name apart.
pub(super) fn recognise(name: &str) -> FileName {
    let table = || {
        let (stem, version) =
            name.strip_prefix("unix_")?.strip_suffix(".csv")?.strip_suffix("_utf8")?.rsplit_once("_v")?;
        let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| FileName::Table { stem: stem.to_owned(), version: version.to_owned() })
    };
    match name {
        super::release::FILE_NAME => FileName::ReleaseNote,
        crate::manifest::FILE_NAME => FileName::Manifest,
        _ if name.starts_with(ROME3_TREE) && name.ends_with(".csv") => FileName::Tree3,
        _ => table().unwrap_or(FileName::Other),
    }
}

/// The files of an edition, or nothing for an edition this crate does not read.
pub fn of_edition(version: Version) -> Option<&'static [FileSpec]> {
    match version.edition() {
        3 => Some(ROME3),
        4 => Some(ROME4),
        _ => None,
    }
}

/// A comma table in UTF-8.
pub(super) const fn table(stem: &'static str, need: Need, columns: &'static [Column]) -> FileSpec {
    FileSpec { stem, need, charset: Charset::Utf8, layout: Layout { separator: b',', columns } }
}

/// A table that is known and not read.
pub(super) const fn not_read(stem: &'static str) -> FileSpec {
    table(stem, Need::NotRead, &[])
}

use Need::{Optional, Required};

/// The columns of both editions' interest types.
pub(super) const RIASEC: &[Column] = &[always("code_rome"), always("riasec_majeur"), always("riasec_mineur")];

/// ROME 4, written against version 4.60.
pub const ROME4: &[FileSpec] = &[
    table(
        "referentiel_code_rome",
        Required,
        &[
            always("code_rome"),
            always("code_fiche_metier"),
            always("code_ogr"),
            always("libelle_rome"),
            sometimes("transition_eco"),
            sometimes("transition_num"),
            sometimes("transition_demo"),
            sometimes("emploi_reglemente"),
            sometimes("emploi_cadre"),
            sometimes("code_rome_parent"),
        ],
    ),
    table(
        "referentiel_appellation",
        Required,
        &[
            always("code_ogr"),
            always("libelle_appellation_long"),
            always("libelle_appellation_court"),
            always("code_rome"),
            sometimes("transition_eco"),
            sometimes("transition_num"),
            sometimes("transition_demo"),
            sometimes("emploi_reglemente"),
            sometimes("emploi_cadre"),
            always("classification"),
            sometimes("origine"),
            sometimes("code_rome_parent"),
            sometimes("peu_usite"),
        ],
    ),
    table(
        "referentiel_competence",
        Required,
        &[
            always("code_ogr"),
            always("nature"),
            always("libelle_competence"),
            sometimes("definition"),
            always("code_ogr_macro_comp"),
            always("code_macro_comp"),
            always("cat_comp"),
            always("sous_cat_comp"),
            sometimes("transition_eco"),
            sometimes("transition_num"),
            sometimes("libelle_heterogeneite"),
            sometimes("libelle_origine"),
        ],
    ),
    table(
        "referentiel_savoir",
        Required,
        &[
            always("code_ogr_savoir"),
            always("libelle_savoir"),
            always("categorie_savoir"),
            always("sous_categorie_savoir"),
            sometimes("transition_eco"),
            sometimes("transition_num"),
        ],
    ),
    table(
        "referentiel_contexte_travail",
        Required,
        &[
            always("code_ogr"),
            always("libelle_cont_travail"),
            always("code_type_cont_trav"),
            always("libelle_type_cont_trav"),
        ],
    ),
    table(
        "liens_rome_referentiels",
        Required,
        &[always("code_rome"), always("code_compo_bloc"), always("code_rubrique"), always("code_ogr")],
    ),
    table("coherence_item", Required, &[always("code_rome"), always("code_ogr"), always("coeur_metier")]),
    table("item", Optional, &[always("code_ogr"), always("libelle"), always("code_rubrique")]),
    table(
        "texte",
        Required,
        &[
            always("code_rome"),
            always("code_compo_bloc"),
            always("libelle_type_texte"),
            always("position_phrase"),
            always("libelle_texte"),
        ],
    ),
    table(
        "rubrique_mobilite",
        Optional,
        &[always("code_rome"), always("code_rome_cible"), always("numero_ordre")],
    ),
    table(
        "cr_gd_dp",
        Required,
        &[
            always("code_rome"),
            always("libelle_rome"),
            always("code_grand_domaine"),
            always("libelle_grand_domaine"),
            spelled("code_domaine_professionnel", "code_domaine_professionel"),
            spelled("libelle_domaine_professionnel", "libelle_domaine_professionel"),
        ],
    ),
    table(
        "cr_gd_dp_appellations",
        Optional,
        &[
            always("code_grand_domaine"),
            spelled("code_domaine_professionnel", "code_domaine_professionel"),
            always("numero_fiche_rome"),
            always("intitule"),
            always("libelle_appellation_long"),
            always("libelle_appellation_court"),
            always("type_provenance"),
            always("code_fiche"),
            always("ogr_rome"),
            always("ogr_appellation"),
        ],
    ),
    table("grand_domaine", Required, &[always("code_grand_domaine"), always("libelle_grand_domaine")]),
    table(
        "domaine_professionnel",
        Required,
        &[
            spelled("code_domaine_professionnel", "code_domaine_professionel"),
            spelled("libelle_domaine_professionnel", "libelle_domaine_professionel"),
        ],
    ),
    table(
        "centre_interet",
        Optional,
        &[
            always("code_centre_interet"),
            always("libelle_centre_interet"),
            always("definition_centre_interet"),
        ],
    ),
    table(
        "arborescence_centre_interet",
        Optional,
        &[
            always("code_centre_interet"),
            always("libelle_centre_interet"),
            always("code_ogr_rome"),
            always("code_rome"),
            always("libelle_rome"),
            always("principal"),
        ],
    ),
    table(
        "secteur_activite",
        Optional,
        &[always("code_sect_activite"), always("libelle_sect_activite"), always("definition_sect_activite")],
    ),
    table(
        "sous_secteur_activite",
        Optional,
        &[
            always("code_ss_sect_activite"),
            always("libelle_ss_sect_activite"),
            always("definition_ss_sect_activite"),
            always("code_sect_activite"),
        ],
    ),
    table(
        "arborescence_secteur_activite",
        Optional,
        &[
            always("code_sect_activite"),
            always("libelle_sect_activite"),
            always("code_ss_sect_activite"),
            always("libelle_ss_sect_activite"),
            always("code_ogr_rome"),
            always("code_rome"),
            always("libelle_rome"),
            always("principal"),
        ],
    ),
    table(
        "secteur_naf",
        Optional,
        &[always("code_tech_secteur_naf"), always("code_secteur_naf"), always("libelle_secteur_naf")],
    ),
    FileSpec {
        // Published in ISO-8859-15 whatever its name says; a corrected version would be UTF-8.
        charset: Charset::Utf8OrLatin9,
        ..table(
            "arborescence_secteur_naf",
            Optional,
            &[
                always("code_secteur_naf"),
                always("libelle_secteur_naf"),
                always("code_ogr_rome"),
                always("code_rome"),
                always("libelle_rome"),
            ],
        )
    },
    table("themes", Optional, &[always("code_theme"), always("libelle_theme"), always("definition_theme")]),
    table(
        "arborescence_thematique",
        Optional,
        &[
            always("code_theme"),
            always("libelle_theme"),
            always("code_ogr_rome"),
            always("code_rome"),
            always("libelle_rome"),
        ],
    ),
    table("referentiel_code_rome_riasec", Optional, RIASEC),
    table(
        "referentiel_macro_competence_riasec",
        Optional,
        &[always("code_ogr"), always("riasec_majeur"), always("riasec_mineur")],
    ),
    // Absent from the set this was written against; columns as other readers of the publication name them.
    table(
        "arborescence_competences",
        Optional,
        &[
            always("code_domaine_competence"),
            always("domaine_competence"),
            always("code_enjeu"),
            always("enjeu"),
            always("code_objectif"),
            always("objectif"),
        ],
    ),
    not_read("composition_bloc"),
    not_read("descriptif_rubrique"),
    not_read("type_referentiel"),
];
